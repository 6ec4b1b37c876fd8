"""The very words under each field: claims by origin, each quoted in its sentence and tied to its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corroborate.model import Claim, CountField, Field, Noun, Record, Speaker
from corroborate.publish.page.keys import Keys, OriginKey, ReportKey
from corroborate.publish.page.marked import GROUPS, OTHER, Mark, Token, tokens
from corroborate.publish.page.wording import claim_words

SHOWN = 2
"""Quotations of an origin that stand open; the rest fold away."""


class Quote(Noun, frozen=True):
    """A sentence with the claims' words marked in it."""

    anchor: str
    report: ReportKey
    paragraph: int
    to: str
    words: tuple[Token, ...]
    says: str
    speakers: tuple[Speaker, ...]
    old: bool
    lone: bool


class Voice(Noun, frozen=True):
    """An origin with its quotations, the first few open."""

    origin: OriginKey
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...]

    @property
    def reports(self) -> int:
        """How many reports carry it."""
        return len({quote.report.number for quote in (*self.quotes, *self.more)})


class Stand(Noun, frozen=True):
    """Claims that stand to a value in one way."""

    kind: str
    heading: str
    voices: tuple[Voice, ...]


class Evidence:
    """Quotes of one record's claims; remembers where each claim is quoted first."""

    def __init__(self, record: Record, keys: Keys) -> None:
        self.keys = keys
        self.claims = {claim.id: claim for claim in record.claims}
        self.back: dict[str, str] = {}
        self._serial = 0

    def stands(self, name: str, field: Field | CountField) -> tuple[Stand, ...]:
        """All of the incident's claims on a field: for its value, against it, and neither."""
        weighed = {*field.claims, *field.against}
        rest = [c.id for c in self.claims.values() if c.field == name and c.scope == "incident" and c.id not in weighed]
        found = []
        for kind, heading, ids in (
            ("for", "Says so", field.claims),
            ("against", "Says otherwise", field.against),
            ("beside", "Also said, neither for it nor against it", rest),
        ):
            if ids:
                found.append(Stand(kind, heading, self.voices(self._claims(ids), name)))
        return tuple(found)

    def voices(self, claims: Iterable[Claim], home: str = "") -> tuple[Voice, ...]:
        """Claims by origin, the most carried origin first; ``home`` is the field the marks lead back to."""
        by_origin: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_origin[claim.origin].append(claim)
        found = []
        for origin, mine in by_origin.items():
            quotes = self.quotes(mine, home)
            found.append(Voice(self.keys.origin(origin), quotes[:SHOWN], quotes[SHOWN:]))
        return tuple(sorted(found, key=lambda v: (-v.reports, -len(v.quotes) - len(v.more), v.origin.name)))

    def quotes(self, claims: Sequence[Claim], home: str = "") -> tuple[Quote, ...]:
        """Claims by sentence, in the order of the reports and their texts; one report's first each, then the rest."""
        by_sentence: dict[tuple[int, int, int, bool], list[Claim]] = defaultdict(list)
        for claim in claims:
            number = self.keys.report(claim.span.article).number
            old = claim.superseded_by is not None
            by_sentence[number, claim.sentence.start, claim.sentence.end, old].append(claim)
        ordered = [by_sentence[key] for key in sorted(by_sentence)]
        seen: set[str] = set()
        first: list[list[Claim]] = []
        later: list[list[Claim]] = []
        for mine in ordered:
            (later if mine[0].span.article in seen else first).append(mine)
            seen.add(mine[0].span.article)
        return tuple(self._quote(mine, home) for mine in (*first, *later))

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        return [self.claims[i] for i in ids if i in self.claims]

    def _quote(self, claims: Sequence[Claim], home: str) -> Quote:
        self._serial += 1
        anchor = f"{self.keys.prefix}-q{self._serial}"
        for claim in claims:
            if claim.field == home or not home:
                self.back.setdefault(claim.id, anchor)
        first = claims[0]
        sentence = first.sentence
        marks = [
            Mark(start - sentence.start, end - sentence.start, (), group_of(c)[0], old=c.superseded_by is not None)
            for (start, end), c in {(c.span.start, c.span.end): c for c in claims}.items()
        ]
        text = sentence.exact or first.span.exact
        article = first.span.article
        return Quote(
            anchor=anchor,
            report=self.keys.report(article),
            paragraph=self.keys.paragraph(first.span),
            to=self.keys.mark(first.id) if article in self.keys.with_text else self.keys.report(article).anchor,
            words=tuple(tokens(text, 0, len(text), marks)),
            says="; ".join(dict.fromkeys(claim_words(c) for c in claims)),
            speakers=first.speakers,
            old=first.superseded_by is not None,
            lone=len(first.speakers) < 2,
        )


def group_of(claim: Claim) -> tuple[str, str]:
    """A claim's colour and letter."""
    return GROUPS.get(claim.field, OTHER) if claim.scope == "incident" else OTHER
