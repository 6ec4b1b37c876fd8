"""``lineage``: who has whose words, and how many origins that leaves behind each field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corroborate.model import Article, Noun, Origin, Record, Reuse
from corroborate.publish.terminal.articles import Names, outlet
from corroborate.publish.terminal.edits import sides
from corroborate.publish.terminal.paper import Paper
from corroborate.publish.terminal.show import Source, called, show_versions
from corroborate.publish.terminal.words import field_name, number_of

_ORIGINS = 8
"""Origins of a field that are named; more are counted."""


class Bond(Noun, frozen=True):
    """All that two articles share in one way: the article it came from first, where that is known."""

    kind: str
    direction: str
    first: str
    second: str
    passages: tuple[Reuse, ...]

    @property
    def tokens(self) -> int:
        """Words shared."""
        return sum(one.tokens for one in self.passages)

    @property
    def evidence(self) -> tuple[str, ...]:
        """What decided the direction, each line once."""
        return tuple(dict.fromkeys(line for one in self.passages for line in one.evidence))


def bonds(record: Record) -> list[Bond]:
    """The record's passages by pair, kind and direction; what was copied first, the most words first."""
    groups: dict[tuple[str, str, str, str], list[Reuse]] = defaultdict(list)
    for one in record.reuse:
        groups[one.kind, one.direction, one.from_.article, one.to.article].append(one)
    found = [Bond(*key, tuple(sorted(group, key=lambda r: r.from_.start))) for key, group in groups.items()]
    order = {"copied": 0, "shared-quotation": 1, "boilerplate": 2}
    return sorted(found, key=lambda b: (order[b.kind], -b.tokens, b.first, b.second, b.direction))


def show_lineage(record: Record, out: Paper, passages: bool = False) -> None:
    """Write the lineage of an incident's reports.

    Args:
        record: the incident.
        out: the sheet.
        passages: whether each shared passage is written out, with both sides' words.
    """
    names, found = Names(record), bonds(record)
    out.line((record.summary, "bold"))
    out.line((record.id, "dim"))
    out.heading("Reports")
    for article in record.articles:
        Source(article, names).write(out)
    for line in _unseen(record):
        out.line(line, indent=2, hang=5)
    out.heading("Who has whose words")
    if not found:
        out.line("No two of these reports share a passage.", indent=2)
    for bond in found:
        _bond(bond, record, names, out)
    show_versions(record, names, out)
    _origins(record, names, out)
    if passages and found:
        _passages(found, names, out)


def _unseen(record: Record) -> Iterator[str]:
    """The agencies and outlets that reports credit and whose own report is not here."""
    here = {outlet(article) for article in record.articles}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(record.articles, 1):
        for credit in article.credits:
            if credit not in here:
                numbers[credit].append(number)
    for credit, by in sorted(numbers.items()):
        yield f"[–]  {credit}: no report of its own is here; credited by {' '.join(f'[{n}]' for n in by)}"


def _bond(bond: Bond, record: Record, names: Names, out: Paper) -> None:
    one, two = names.cited(bond.first), names.cited(bond.second)
    words = f"{number_of(bond.tokens, 'word')} in {number_of(len(bond.passages), 'passage')}"
    if bond.kind == "shared-quotation":
        head, style = f"{one} ··· {two}", "dim"
        words = f"{words}, one speaker whom both quote: no copy"
    elif bond.kind == "boilerplate":
        head, style = f"{one} ··· {two}", "dim"
        words = f"{words}, standing text: it shows nothing"
    elif bond.direction == "from-to":
        head, style = f"{one} → {two}", "bold"
    elif bond.direction == "common-origin" and _of_a_version(bond, record):
        head, style = f"{one} — {two}", "dim"
    elif bond.direction == "common-origin":
        head, style = f"{_common(bond, record, names)} → {one} and {two}", "bold"
    else:
        head, style = f"{one} — {two}", "bold"
        words = f"{words}, and nothing shows who had them first"
    out.line((head, style), f": {words}", indent=2, hang=2)
    for line in bond.evidence:
        if bond.kind == "copied":
            out.line((f"· {names.named(line)}", "dim"), indent=6, hang=2)


def _third(bond: Bond, record: Record) -> Article | None:
    """The other report here whose words two share, as the evidence names it."""
    told = {word.strip("(),;:") for line in bond.evidence for word in line.split()}
    ends = (bond.first, bond.second)
    return next((article for article in record.articles if article.id not in ends and article.id in told), None)


def _of_a_version(bond: Bond, record: Record) -> bool:
    """Whether what two share is explained by another version of the one: that one had it from nobody."""
    third, ends = _third(bond, record), (bond.first, bond.second)
    return third is not None and any(outlet(a) == outlet(third) for a in record.articles if a.id in ends)


def _common(bond: Bond, record: Record, names: Names) -> str:
    """Whose words two articles share: a third report's, else in brackets an agency's that is not here."""
    articles = {article.id: article for article in record.articles}
    third = _third(bond, record)
    a, b = articles[bond.first], articles[bond.second]
    both = [credit for credit in a.credits if credit in b.credits] or [
        origin.name
        for origin in record.origins
        if origin.kind == "agency" and origin.name and {a.id, b.id} <= set(origin.articles)
    ]
    return names.cited(third.id) if third else f"({' or '.join(both)})" if both else "(another report)"


def _origins(record: Record, names: Names, out: Paper) -> None:
    """Each field with its articles, and the origins behind them."""
    origins = {origin.id: origin for origin in record.origins}
    claims = {claim.id: claim for claim in record.claims}
    out.heading("Origins by field")
    for name, field in record.fields.items():
        backing = [claims[i] for i in field.claims if i in claims]
        if field.value is None or not backing:
            continue
        articles = {claim.span.article for claim in backing}
        count = f"{number_of(len(articles), 'article')}, at most {number_of(field.origins, 'origin')}"
        mine: dict[str, set[str]] = defaultdict(set)
        for claim in backing:
            mine[claim.origin].add(claim.span.article)
        out.line((f"{field_name(name)}: ", "bold"), count, indent=2)
        told = sorted(mine.items(), key=lambda item: (-len(item[1]), item[0]))
        listed = [f"{_known(origins.get(i))} {names.brackets(of)}" for i, of in told[:_ORIGINS]]
        more = [f"{len(told) - _ORIGINS} more"] if len(told) > _ORIGINS else []
        out.line("; ".join([*listed, *more]), indent=4)


def _known(origin: Origin | None) -> str:
    return called(origin) if origin else "an unknown origin"


def _passages(found: Sequence[Bond], names: Names, out: Paper) -> None:
    out.heading("Passages")
    mark = "marked" if out.marks else "in [[ ]]"
    out.line((f"Words that the other side has otherwise, or not at all, are {mark}.", "dim"), indent=2)
    for bond in found:
        for number, one in enumerate(bond.passages, 1):
            out.gap()
            which = f"passage {number} of {len(bond.passages)}, {number_of(one.tokens, 'word')}, {one.kind}"
            out.line((which, "dim"), indent=2)
            for span, pieces in zip((one.from_, one.to), sides(one, out.marks), strict=True):
                out.line((names.cited(span.article), "bold"), (f": {names.place(span)}", "dim"), indent=2, hang=2)
                out.line(*pieces, indent=4)
