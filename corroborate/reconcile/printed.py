"""When a figure was first printed: a copy that appears a day later is no news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import Article, Claim, Reuse, Span


def first_printed(claims: Iterable[Claim], articles: Mapping[str, Article], reuse: Sequence[Reuse]) -> dict[str, str]:
    """The publication date of the earliest article that has each claim's figure in the same words, by the claim's id.

    Words that stand in two articles were written by the time the earlier one came out, whoever had
    them from whom. A figure that an article repeats (its headline, its lead) is as old as its oldest
    telling there. Claims that nothing dates are left out.

    Args:
        claims: counts of one incident, in any order.
        articles: by their ids.
        reuse: the passages they share.
    """
    told: dict[tuple[str, str, object, str], list[Claim]] = defaultdict(list)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.span.article, claim.field, claim.value, claim.origin].append(claim)
        by_article[claim.span.article].append(claim)
    groups = _Groups()
    for same in told.values():
        groups.join(claim.id for claim in same)
    for passage in reuse:
        if passage.kind == "boilerplate":
            continue
        left, right = (
            [c for c in by_article.get(side.article, ()) if _within(c.span, side)]
            for side in (passage.from_, passage.to)
        )
        for a in left:
            groups.join([a.id, *(b.id for b in right if (a.field, a.value) == (b.field, b.value))])
    earliest: dict[str, str] = {}
    dated = [
        (claim, p.value)
        for mine in by_article.values()
        for claim in mine
        if (p := articles[claim.span.article].published)
    ]
    for claim, day in dated:
        of = groups.of(claim.id)
        earliest[of] = _earlier(earliest[of], day) if of in earliest else day
    return {c.id: earliest[of] for mine in by_article.values() for c in mine if (of := groups.of(c.id)) in earliest}


def after(later: str, earlier: str) -> bool:
    """Whether one publication stamp is surely after another, each as precise as it is."""
    length = min(len(later), len(earlier))
    return later[:length] > earlier[:length]


def _earlier(one: str, other: str) -> str:
    """The earlier stamp; of two that can't be told apart the more precise one, by when both were out."""
    if after(one, other) or after(other, one):
        return other if after(one, other) else one
    return max(one, other, key=len)


def _within(span: Span, passage: Span) -> bool:
    return passage.start <= span.start and span.end <= passage.end


class _Groups:
    """Claims joined into groups (union-find), each known by its least id."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def of(self, name: str) -> str:
        while (above := self.parent.get(name, name)) != name:
            self.parent[name] = self.parent.get(above, above)
            name = above
        return name

    def join(self, names: Iterable[str]) -> None:
        roots = sorted({self.of(name) for name in names})
        for root in roots[1:]:
            self.parent[root] = roots[0]
