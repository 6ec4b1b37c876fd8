"""Who spoke first: the speakers that the lineage picture shows, and whom they spoke to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corroborate.model import COUNT_FIELDS, Claim, Noun, Record, Span
from corroborate.names import fold
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.wording import plural

MAX_SPEAKERS = 7
"""First-hand speakers drawn, those whom the most reports carry first; the table has them all."""

_VOUCHED = frozenset((*COUNT_FIELDS, "missing", "captured", "perpetrator"))
"""Fields whose speakers are drawn: the ones that an editor has to defend."""


class Voice(Noun, frozen=True):
    """A first-hand speaker: the box's id and words, and where on the page its claims stand."""

    id: str
    name: str
    note: str
    anchor: str


def voices(record: Record, keys: Keys, outside: set[str]) -> tuple[list[tuple[Voice, list[str]]], int]:
    """First-hand speakers of figures and of blame, each with whom they spoke to; and how many are left out.

    That is the agency that the words name, or else the report, unless it has all of the speaker's
    words from another report.

    Args:
        record: with its claims, origins and passages.
        keys: the page's names.
        outside: ids of boxes that stand for what is not here.
    """
    carried: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    copied = _copied_spans(record)
    for claim in _vouched(record):
        span = claim.span
        carried[claim.origin].add(span.article)
        through = [f"outside {fold(speaker.name)}" for speaker in claim.speakers[1:]]
        told = next((node for node in through if node in outside), span.article)
        if not any(one.start < span.end and span.start < one.end for one in copied.get(span.article, ())):
            heard[claim.origin].add(told)
    ranked = sorted(carried, key=lambda o: (-len(carried[o]), keys.origin(o).name, o))
    found = []
    for origin in ranked[:MAX_SPEAKERS]:
        key, note = keys.origin(origin), f"in {plural(len(carried[origin]), 'report')}"
        found.append((Voice(f"speaker {origin}", key.name, note, key.anchor), sorted(heard[origin])))
    return found, max(0, len(ranked) - MAX_SPEAKERS)


def _vouched(record: Record) -> Iterator[Claim]:
    statements = {o.id for o in record.origins if o.kind == "statement"}
    for claim in record.claims:
        if claim.scope == "incident" and claim.field in _VOUCHED and claim.origin in statements:
            yield claim


def _copied_spans(record: Record) -> dict[str, list[Span]]:
    """The words that each report has from another one here."""
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in record.reuse:
        if passage.kind == "copied" and passage.direction == "from-to":
            found[passage.to.article].append(passage.to)
    return found
