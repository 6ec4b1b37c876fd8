"""The fields as a ledger: value, range, status, origins, and what disagrees."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.model import Claim, Conflict, CountField, Field, Noun, Record
from corroborate.publish.page.drawing import text_width
from corroborate.publish.page.evidence import Evidence, Stand, Voice
from corroborate.publish.page.keys import Keys, OriginKey
from corroborate.publish.page.wording import (
    CONFLICT_KINDS,
    STATUSES,
    claim_words,
    label,
    origins_words,
    plain,
    range_words,
    side_words,
    value_note,
    value_words,
)
from corroborate.publish.records import COUNTED
from corroborate.publish.terminal.rulebook import rule_words

_BAR = 200.0
"""Width of a range bar, in its own units; ten of them are margin at either side."""


class Bar(Noun, frozen=True):
    """Low, best and high along a line that starts at nought; ``end`` is where an open top points.

    ``low_at`` and ``high_at`` are where their words stand without touching those of the best.
    """

    low: float
    best: float
    high: float
    end: float
    open: bool
    low_words: str
    best_words: str
    high_words: str
    low_at: float
    high_at: float


class Other(Noun, frozen=True):
    """Another value that somebody stands behind."""

    words: str
    origins: tuple[OriginKey, ...]


class Row(Noun, frozen=True):
    """A field as the reader meets it first."""

    name: str
    label: str
    anchor: str
    value: str
    note: str
    range: str
    bar: Bar | None
    status: str
    status_words: str
    origins: str
    others: tuple[Other, ...]
    conflict: str
    stands: tuple[Stand, ...]
    rule: str
    counted: bool


class SideView(Noun, frozen=True):
    """A side of a conflict."""

    words: str
    note: str
    chosen: bool
    origins: tuple[OriginKey, ...]
    voices: tuple[Voice, ...]


class ConflictView(Noun, frozen=True):
    """A conflict, side by side."""

    anchor: str
    label: str
    kind: str
    meaning: str
    sides: tuple[SideView, ...]
    field: str


def rows(record: Record, keys: Keys, evidence: Evidence) -> tuple[Row, ...]:
    """Every field in the record's order."""
    conflicts = {c.field: (c, n) for n, c in reversed(tuple(enumerate(record.conflicts, 1)))}
    found = []
    for name, field in record.fields.items():
        known = conflicts.get(name)
        found.append(
            Row(
                name=name,
                label=label(name),
                anchor=keys.fields[name],
                value=value_words(name, field.value),
                note=value_note(name, field.value),
                range=range_words(field) if isinstance(field, CountField) else "",
                bar=bar(field) if isinstance(field, CountField) else None,
                status=field.status,
                status_words=STATUSES[field.status],
                origins=origins_words(field),
                others=_others(name, field, known[0] if known else None, evidence.claims, keys),
                conflict=f"{keys.prefix}-x{known[1]}" if known else "",
                stands=evidence.stands(name, field),
                rule=rule_words(name, record.rule),
                counted=name in COUNTED,
            )
        )
    return tuple(found)


def bar(field: CountField) -> Bar | None:
    """The range drawn; None where there is one figure and nothing open."""
    if field.low is None or field.high is None or field.best is None:
        return None
    if field.low == field.high and not field.open:
        return None
    top = max(field.high, 1) * (1.3 if field.open else 1.0)

    def at(value: float) -> float:
        return round(10 + (_BAR - 20) * value / top, 1)

    low, best, high = (f"{value:,}" for value in (field.low, field.best, field.high))
    left = text_width(best, 12) / 2 + 4
    return Bar(
        low=at(field.low),
        best=at(field.best),
        high=at(field.high),
        end=at(top),
        open=field.open,
        low_words=low,
        best_words=best,
        high_words=high,
        low_at=round(min(at(field.low), at(field.best) - left - text_width(low, 12) / 2), 1),
        high_at=round(max(at(field.high), at(field.best) + left + text_width(high, 12) / 2), 1),
    )


def _others(
    name: str, field: Field | CountField, conflict: Conflict | None, claims: dict[str, Claim], keys: Keys
) -> tuple[Other, ...]:
    """What else is said: the conflict's other sides, or else what the claims against say."""
    if conflict is not None:
        chosen = plain(field.value)
        return tuple(
            Other(
                side_words(name, side.value, (claims[i].stance for i in side.claims if i in claims)),
                tuple(keys.origin(o) for o in side.origins),
            )
            for side in conflict.sides
            if plain(side.value) != chosen
        )
    said: dict[str, list[str]] = {}
    for claim in (claims[i] for i in field.against if i in claims):
        said.setdefault(claim_words(claim), []).append(claim.origin)
    return tuple(Other(words, tuple(keys.origin(o) for o in dict.fromkeys(origins))) for words, origins in said.items())


def conflict_views(record: Record, keys: Keys, evidence: Evidence) -> tuple[ConflictView, ...]:
    """Every conflict with its sides' words."""
    return tuple(_conflict(c, n, record, keys, evidence) for n, c in enumerate(record.conflicts, 1))


def _conflict(conflict: Conflict, number: int, record: Record, keys: Keys, evidence: Evidence) -> ConflictView:
    field = record.fields.get(conflict.field)
    chosen = plain(field.value) if field else None
    sides = []
    for side in conflict.sides:
        claims: Sequence[Claim] = [evidence.claims[i] for i in side.claims if i in evidence.claims]
        sides.append(
            SideView(
                words=side_words(conflict.field, side.value, (c.stance for c in claims)),
                note=value_note(conflict.field, side.value),
                chosen=side.value is not None and plain(side.value) == chosen,
                origins=tuple(keys.origin(o) for o in side.origins),
                voices=evidence.voices(claims, conflict.field),
            )
        )
    anchor = f"{keys.prefix}-x{number}"
    meaning = CONFLICT_KINDS[conflict.kind]
    home = keys.fields.get(conflict.field, "")
    return ConflictView(anchor, label(conflict.field), conflict.kind, meaning, tuple(sides), home)
