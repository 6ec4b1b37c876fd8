"""Every passage that stands in two articles, what it shows, and which way it went.

Reading an article (:mod:`words`) and hashing its grams (:mod:`index`) are functions of that article
alone; only equal grams bring two articles together, so no article is held against every other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corroborate.model import Article, Reuse, Span
from corroborate.provenance.align import packed, shared, unpacked
from corroborate.provenance.credit import from_agency, label, own_agency
from corroborate.provenance.direction import Side, Verdict, direct
from corroborate.provenance.index import Index
from corroborate.provenance.parts import Part, amid, by_chance, parts
from corroborate.provenance.standing import Standing, stories
from corroborate.provenance.words import Row
from corroborate.settings import Settings

_COVERED = 0.8
"""Share of a passage's characters that an agency's own report must carry to be where it is from."""


def passages(articles: Sequence[Article], settings: Settings) -> tuple[Reuse, ...]:
    """All passages of ``settings.passage_tokens`` words and more that two articles share.

    ``tokens`` counts the equal words; a span also covers the small edits between them. Where a
    gram stands in very many articles each is paired with the first of them, not with all.

    Args:
        articles: in any order; the answer is the same.
        settings: those under "provenance" are read.
    """
    row = Row(sorted(articles, key=_rank))
    least = settings.passage_tokens
    index = Index(row, least)
    found = [(left, right, packed(together)) for left, right, together in shared(index, least)]
    counts = [(left, right, sum(column[3::4])) for left, right, column in found]
    standing = Standing(index, stories(row.sizes, counts), settings.standing_articles, settings.standing_days)
    del index
    reuse: list[Reuse] = []
    for left, right, column in found:
        cut = [part for passage in unpacked(column) for part in parts(row, passage, standing, least)]
        if by_chance(row, cut, settings.chance_tokens):
            cut = [part for part in cut if part.kind != "copied"]
        reuse.extend(_pair(row, (left, right), amid(cut)))
    reuse = _through_agencies(row.articles, reuse)
    return tuple(sorted(reuse, key=lambda r: (r.from_.article, r.to.article, r.from_.start, r.to.start, r.kind)))


def _rank(article: Article) -> tuple[bool, str, str]:
    """Likely sources first: what stands in very many articles is compared with the first of them."""
    return own_agency(article) is None, article.published.value if article.published else "~", article.id


def _pair(row: Row, places: tuple[int, int], found: list[Part]) -> list[Reuse]:
    copied = [part for part in found if part.kind == "copied"]
    verdict = _verdict(row, places, copied) if copied else Verdict("unknown", None, ())
    reuse = []
    for part in found:
        of = verdict if part.kind == "copied" else Verdict("unknown", None, (_SHOWS[part.kind],))
        spans = [_span(row, part, side) for side in (0, 1)]
        lesser = 0 if spans[0].article <= spans[1].article else 1
        source = lesser if of.source is None else of.source
        reuse.append(Reuse(part.kind, spans[source], spans[1 - source], len(part.words), of.direction, of.evidence))
    return reuse


_SHOWS = {
    "shared-quotation": "the words are quoted on both sides: one speaker, not a copy",
    "boilerplate": "the words come back in many articles: standing text",
}


def _verdict(row: Row, places: tuple[int, int], copied: list[Part]) -> Verdict:
    lesser = 0 if row.articles[places[0]].id <= row.articles[places[1]].id else 1
    order = (lesser, 1 - lesser)
    sides = [
        Side(
            row.articles[places[side]],
            tuple((span.start, span.end) for span in (_span(row, part, side) for part in copied)),
            sum(part.words[-1][side] - part.words[0][side] + 1 for part in copied) / max(1, row.sizes[places[side]]),
        )
        for side in order
    ]
    verdict = direct((sides[0], sides[1]))
    source = None if verdict.source is None else order[verdict.source]
    return Verdict(verdict.direction, source, verdict.evidence)


def _span(row: Row, part: Part, side: int) -> Span:
    first, last = part.words[0][side], part.words[-1][side]
    start, end, exact = row.text(first, last)
    return Span(row.articles[int(row.owner[first])].id, start, end, exact)


def _through_agencies(articles: Sequence[Article], reuse: list[Reuse]) -> list[Reuse]:
    """Say of a passage in two subscribers' articles that both have it from an agency's report in hand."""
    wires = {a.id: a for a in articles if from_agency(a)}
    carried: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for one in reuse:
        if one.kind == "copied" and one.direction == "from-to" and one.from_.article in wires:
            carried[one.to.article][one.from_.article].append((one.to.start, one.to.end))
    return [_through(one, carried, wires) if one.kind == "copied" else one for one in reuse]


def _through(one: Reuse, carried: dict[str, dict[str, list[tuple[int, int]]]], wires: dict[str, Article]) -> Reuse:
    if one.from_.article not in carried or one.to.article not in carried:
        return one
    for wire in sorted(carried[one.from_.article].keys() & carried[one.to.article].keys()):
        sides = (one.from_, one.to)
        if all(_covered(side, carried[side.article][wire]) for side in sides):
            name = own_agency(wires[wire])
            says = f"the same words stand in {label(wires[wire])}, {name}'s own report"
            lesser, other = sorted(sides, key=lambda s: s.article)
            return Reuse(one.kind, lesser, other, one.tokens, "common-origin", (says, *one.evidence))
    return one


def _covered(span: Span, stretches: list[tuple[int, int]]) -> bool:
    inside = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in stretches)
    return inside >= _COVERED * (span.end - span.start)
