"""When a figure was first printed: a copy that appears a day later is no news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import Article, Claim, Reuse, Span
from corroborate.names import fold

_MOST = 0.5
"""Share of a claim's sentence that must stand in a copied passage for the claim to be a retelling."""


def first_printed(claims: Iterable[Claim], articles: Mapping[str, Article], reuse: Sequence[Reuse]) -> dict[str, str]:
    """The publication date of the earliest article that has each claim's figure before it, by the claim's id.

    Words that stand in two houses' articles were written by the time the earlier one came out, whoever
    had them from whom; where a sentence was copied and its figure put in anew, the figure is as old as
    the first telling of it by the same origin. A house's own later text is no copy of its earlier one: it
    may go back to a figure. What an article repeats (its headline, its lead) is as old as its oldest
    telling there. Claims that nothing dates are left out.

    Args:
        claims: counts of one incident, in any order.
        articles: by their ids.
        reuse: the passages they share.
    """
    counts = list(claims)
    own = {c.id: p.value for c in counts if (p := articles[c.span.article].published)}
    house = {name: fold(article.publisher or "") or name for name, article in articles.items()}
    by_article, told, here = defaultdict(list), defaultdict(list), defaultdict(list)
    for claim in counts:
        by_article[claim.span.article].append(claim)
        told[claim.field, claim.value, claim.origin].append(claim)
        here[_repeats(claim)].append(claim.id)
    known: dict[str, list[str]] = defaultdict(list)
    for passage in reuse:
        ends = passage.from_, passage.to
        if passage.kind != "boilerplate" and house[ends[0].article] != house[ends[1].article]:
            for mine, theirs in (ends, ends[::-1]):
                for claim in by_article.get(mine.article, ()):
                    if _inside(claim.span, mine) == 1:
                        same = [c for c in by_article.get(theirs.article, ()) if _inside(c.span, theirs) == 1]
                        known[claim.id] += [c.id for c in same if (c.field, c.value) == (claim.field, claim.value)]
                    elif passage.kind == "copied" and _inside(claim.sentence, mine) >= _MOST:
                        alike = told[claim.field, claim.value, claim.origin]
                        known[claim.id] += [c.id for c in alike if house[c.span.article] != house[mine.article]]
    printed = {claim.id: _earliest(own, [claim.id, *known[claim.id]]) for claim in counts}
    dated = {name: day for name, day in printed.items() if day is not None}
    repeated = {claim.id: _earliest(dated, here[_repeats(claim)]) for claim in counts}
    return {name: day for name, day in repeated.items() if day is not None}


def after(later: str, earlier: str) -> bool:
    """Whether one publication stamp is surely after another, each as precise as it is."""
    length = min(len(later), len(earlier))
    return later[:length] > earlier[:length]


def _earliest(days: Mapping[str, str], names: Iterable[str]) -> str | None:
    """The earliest stamp; of those that can't be told apart the most precise one, by when all were out."""
    found: str | None = None
    for name in names:
        day = days.get(name)
        if day is not None and (
            found is None or after(found, day) or (not after(day, found) and len(day) > len(found))
        ):
            found = day
    return found


def _repeats(claim: Claim) -> tuple[str, str, object, str]:
    """What the tellings of one figure in one article have in common."""
    return claim.span.article, claim.field, claim.value, claim.origin


def _inside(span: Span, passage: Span) -> float:
    """Share of a span's characters that a passage has."""
    return max(0, min(span.end, passage.end) - max(span.start, passage.start)) / max(1, span.end - span.start)
