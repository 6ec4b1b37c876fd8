"""``explain``: why a field has its value, down to the words in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corroborate.model import Claim, Origin, Record
from corroborate.publish.terminal.articles import Names
from corroborate.publish.terminal.paper import Paper, Piece
from corroborate.publish.terminal.rulebook import rule_words
from corroborate.publish.terminal.words import claim_words, field_name, field_words, number_of, standing_words

ELSEWHERE = 12
"""Claims on other events that are listed; more are counted."""

APART, DECIDED = " are counted apart: ", ": decided by "
"""What the lines of an origin's ``why`` say where an analyst signed them."""


def explain_field(record: Record, name: str, out: Paper) -> None:
    """Write why one field of a record has its value.

    Args:
        record: the incident.
        name: one of the record's fields.
        out: the sheet.
    """
    field = record.fields[name]
    standing = standing_words(field)
    out.line((f"{field_name(name)}: {field_words(name, field)}", "bold"), f" – {standing}" if standing else "")
    out.line(record.summary, indent=2)
    out.heading("The rule")
    out.line(rule_words(name, record.rule), indent=2)
    sides = _Sides(record, name)
    writer = _Writer(record, out)
    for heading, claims in sides.told():
        writer.section(heading, claims)
    if not any(claims for _, claims in sides.told()):
        out.gap()
        out.line("No article says anything of it.", indent=2)
    writer.elsewhere([c for c in record.claims if c.field == name and c.scope != "incident"])


class _Sides:
    """The claims on a field, parted by what they do to its value."""

    def __init__(self, record: Record, name: str) -> None:
        field = record.fields[name]
        used = {*field.claims, *field.against}
        rest = [c for c in record.claims if c.field == name and c.scope == "incident" and c.id not in used]
        self.value = field.value
        self.backing = [c for c in record.claims if c.id in field.claims]
        self.against = [c for c in record.claims if c.id in field.against]
        self.superseded = [c for c in rest if c.superseded_by]
        self.silent = [c for c in rest if c.stance == "declines"]
        self.rest = [c for c in rest if not c.superseded_by and c.stance != "declines"]

    def told(self) -> Iterable[tuple[str, Sequence[Claim]]]:
        """Headings and claims, in the order a reader wants them."""
        yield "For it", self.backing
        yield "Against it" if self.value is not None else "Denied or doubted", self.against
        yield "Neither for nor against", self.rest
        yield "Superseded by a later figure of the same origin or a later version", self.superseded
        yield "Would not say", self.silent


class _Writer:
    def __init__(self, record: Record, out: Paper) -> None:
        self.out, self.names = out, Names(record)
        self.origins = {origin.id: origin for origin in record.origins}

    def section(self, heading: str, claims: Sequence[Claim]) -> None:
        if not claims:
            return
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(claim.origin, []).append(claim)
        self.out.heading(f"{heading}: at most {number_of(len(groups), 'origin')}, {number_of(len(claims), 'claim')}")
        for key, mine in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            self._origin(self.origins.get(key), mine)

    def _origin(self, origin: Origin | None, claims: Sequence[Claim]) -> None:
        articles = {claim.span.article for claim in claims}
        kind = f", {origin.kind}" if origin and origin.kind != "unknown" else ""
        called = (origin.name if origin else None) or "an unknown origin"
        carried = f" – one origin in {number_of(len(articles), 'article')}" if len(articles) > 1 else ""
        self.out.line((called, "bold"), f"{kind}{carried}", (f", {origin.id}" if origin else "", "dim"), indent=2)
        for claim in claims:
            self._claim(claim)
        self._because(origin.why if origin else ())

    def _because(self, why: Sequence[str]) -> None:
        """Which tellings were put together and on what evidence; what an analyst decided stands out."""
        told = {"counted as one origin because": [line for line in why if APART not in line]}
        told["counted apart because"] = [line for line in why if APART in line]
        for heading, lines in told.items():
            if lines:
                self.out.line((heading, "dim"), indent=4)
            for line in lines:
                style = "yellow" if DECIDED in line else "dim"
                self.out.line((f"· {self.names.named(line)}", style), indent=6, hang=2)

    def _claim(self, claim: Claim) -> None:
        out = self.out
        out.line((claim_words(claim), "cyan"), f" – {self.names.chain(claim)}", indent=4, hang=2)
        out.line(*self._quoted(claim), indent=6)
        out.line((self.names.place(claim.span), "dim"), indent=6)
        out.line((f"claim {claim.id}", "dim"), indent=6)

    def _quoted(self, claim: Claim) -> list[Piece]:
        """The sentence in quotation marks with the claim's words marked."""
        sentence, start, end = claim.sentence, claim.span.start, claim.span.end
        inside = sentence.article == claim.span.article and sentence.start <= start and end <= sentence.end
        before = sentence.exact[: start - sentence.start] if inside else ""
        after = sentence.exact[end - sentence.start :] if inside else ""
        mark: Piece = (claim.span.exact, "underline bold") if self.out.marks else f"[[{claim.span.exact}]]"
        return ["“", before, mark, after, "”"]

    def elsewhere(self, claims: Sequence[Claim]) -> None:
        """Claims on the same field about other events: named, so that nobody thinks they were missed."""
        if not claims:
            return
        self.out.heading("About other events, and not counted")
        for claim in claims[:ELSEWHERE]:
            self.out.line(f"{claim_words(claim)} – “{claim.span.exact}”, {self.names.chain(claim)}", indent=2, hang=2)
        if len(claims) > ELSEWHERE:
            self.out.line(f"and {len(claims) - ELSEWHERE} more", indent=2)
