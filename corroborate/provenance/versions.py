"""Versions of one article: which texts are later ones of another, and whose claims they replace.

A later text of the same publisher, or at the same address, that keeps most of an earlier one is the
same article again. What can't be put in order is no version: two texts of one day without an hour stay
two articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import Article, Claim, Noun, Reuse, Span
from corroborate.provenance.addresses import same_address
from corroborate.provenance.credit import earlier, house
from corroborate.provenance.sentences import Matched
from corroborate.provenance.speakers import who
from corroborate.provenance.words import UNCOMPARED, folded

_MOST = 0.5
"""Share of the shorter text's words that two versions have in common."""
_SAME_TITLE = 0.25
"""The share that is enough under one title: what a report keeps that was written anew around its lead."""


class Version(Noun, frozen=True):
    """A later text of an article and the one right before it, by their articles' ids."""

    earlier: str
    later: str


def versions(articles: Sequence[Article], reuse: Iterable[Reuse]) -> tuple[Version, ...]:
    """Every text that is a later version of another, each with the version or versions right before it.

    Args:
        articles: in any order; the answer is the same.
        reuse: the passages they share.
    """
    by_id = {article.id: article for article in articles}
    shared: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for one in reuse:
        ends = one.from_.article, one.to.article
        if one.kind == "copied" and all(end in by_id for end in ends):
            shared[min(ends), max(ends)].append(one)
    before: dict[str, list[str]] = defaultdict(list)
    for pair, passed in sorted(shared.items()):
        a, b = (by_id[i] for i in pair)
        if _one_publication(a, b) and _kept(a, b, passed):
            for first, second in ((a, b), (b, a)):
                if earlier(first, second):
                    before[second.id].append(first.id)
    return tuple(
        sorted(
            (Version(first, later) for later, ids in before.items() for first in _latest([by_id[i] for i in ids])),
            key=lambda v: (v.later, v.earlier),
        )
    )


def replaced(
    found: Sequence[Version], claims: Iterable[Claim], origin_of: Mapping[str, str], sentences: Matched
) -> dict[str, str]:
    """Claims of earlier versions that a later one's claim takes the place of: claim id to claim id.

    The nearest later version that has a claim to put in its place decides.
    """
    after: dict[str, list[str]] = defaultdict(list)
    for version in found:
        after[version.earlier].append(version.later)
    by_article = _by_article(claims)
    taken: dict[str, str] = {}
    for name in sorted(after):
        for claim in by_article.get(name, ()):
            queue, seen = sorted(after[name]), {name}
            while queue and claim.id not in taken:
                later = queue.pop(0)
                if later in seen:
                    continue
                seen.add(later)
                if one := counterpart(claim, by_article.get(later, ()), origin_of, sentences):
                    taken[claim.id] = one.id
                queue += sorted(after.get(later, ()))
    return taken


def counterpart(claim: Claim, later: Sequence[Claim], origin_of: Mapping[str, str], sentences: Matched) -> Claim | None:
    """The claim of a later version that stands where an earlier version's claim stood, or None.

    It is on the same field, and the same speaker's, or the newsroom's own on one of the two sides in
    what became of the same sentence. Another speaker's figure replaces nobody's.
    """
    mine = [c for c in later if c.field == claim.field and c.stance == claim.stance and _counts(c)]
    if not mine or not _counts(claim):
        return None
    at = sentences.became(claim.sentence, mine[0].span.article)
    ranked = []
    for one in mine:
        in_place = at is not None and at[0] <= one.span.start < at[1]
        same = one.value == claim.value and one.modifier == claim.modifier
        if _one_voice(claim, one, origin_of) or (in_place and (own_voice(claim) or own_voice(one))):
            voice = _one_voice(claim, one, origin_of)
            ranked.append(((not in_place, not voice, not same, one.span.start, one.id), one))
    if ranked:
        return min(ranked, key=lambda pair: pair[0])[1]
    if own_voice(claim) and at is None and all(one.value == mine[0].value for one in mine):
        return min(mine, key=lambda c: (c.span.start, c.id))
    return None


def own_voice(claim: Claim) -> bool:
    """Whether the newsroom says it itself."""
    return not claim.speakers or claim.speakers[0].kind == "article"


def _counts(claim: Claim) -> bool:
    return claim.scope == "incident"


def _one_voice(a: Claim, b: Claim, origin_of: Mapping[str, str]) -> bool:
    if own_voice(a) and own_voice(b):
        return True
    if a.id in origin_of and origin_of[a.id] == origin_of.get(b.id):
        return True
    return not own_voice(a) and not own_voice(b) and who(a.speakers[0]).key == who(b.speakers[0]).key


def _by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.span.article, c.span.start, c.span.end, c.id)):
        found[claim.span.article].append(claim)
    return found


def _one_publication(a: Article, b: Article) -> bool:
    """Whether both are one publisher's, and of one first publisher, or stand at one address."""
    if same_address(a, b):
        return True
    first = [house(one.original_publisher) for one in (a, b)]
    if all(first) and first[0] != first[1]:
        return False
    return bool(house(a.publisher)) and house(a.publisher) == house(b.publisher)


def _kept(a: Article, b: Article, passed: Sequence[Reuse]) -> bool:
    sizes = {one.id: _size(one) for one in (a, b)}
    shorter = min((a, b), key=lambda one: (sizes[one.id], one.id))
    spans = [end for one in passed for end in (one.from_, one.to) if end.article == shorter.id]
    covered = sum(len(folded((shorter.text or "")[start:end])) for start, end in _union(spans))
    title = folded(a.title or "")
    least = _SAME_TITLE if title and title == folded(b.title or "") else _MOST
    return covered >= least * max(1, sizes[shorter.id])


def _size(article: Article) -> int:
    blocks = [b for b in article.blocks if b.kind not in UNCOMPARED]
    return sum(len(folded((article.text or "")[b.start : b.end])) for b in blocks)


def _union(spans: Iterable[Span]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _latest(articles: Iterable[Article]) -> list[str]:
    """Those that none of the others is surely later than: one, or a few that can't be put in order."""
    last: list[Article] = []
    for article in articles:
        if not any(earlier(article, one) for one in last):
            last = [one for one in last if not earlier(one, article)] + [article]
    return [one.id for one in last]
