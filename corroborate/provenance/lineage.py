"""What the passages say of whole articles and of single sentences: who had whose text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from corroborate.model import Article, Reuse, Span
from corroborate.provenance.credit import agencies, author
from corroborate.provenance.words import UNCOMPARED, folded

_INSIDE = 0.5
"""Share of a sentence that must lie in a copied passage for the sentence to be copied."""
_SAME = 0.6
"""Share of the shorter sentence's words that two copies of one sentence have in common."""

Writer = tuple[str, str]


class Copy:
    """A copied passage as one of its two articles sees it: its own characters, and the other's."""

    __slots__ = ("mine", "reuse", "theirs")

    def __init__(self, reuse: Reuse, mine: Span, theirs: Span) -> None:
        self.reuse, self.mine, self.theirs = reuse, mine, theirs

    @property
    def taken(self) -> bool:
        """Whether this article took the passage from the other."""
        return self.reuse.direction == "from-to" and self.mine == self.reuse.to


class Lineage:
    """The copied passages of each article, and whose text each article is."""

    def __init__(self, articles: Sequence[Article], reuse: Sequence[Reuse], share: float) -> None:
        self.articles = {a.id: a for a in articles}
        self.share = share
        self.copies: dict[str, list[Copy]] = defaultdict(list)
        self.words: dict[tuple[str, str], int] = defaultdict(int)
        for one in reuse:
            if one.kind == "copied" and one.from_.article in self.articles and one.to.article in self.articles:
                for mine, theirs in ((one.from_, one.to), (one.to, one.from_)):
                    self.copies[mine.article].append(Copy(one, mine, theirs))
                    self.words[mine.article, theirs.article] += one.tokens
        for copies in self.copies.values():
            copies.sort(key=lambda c: (c.mine.start, c.mine.end, c.theirs.article, c.theirs.start))
        self._starts = {name: [c.mine.start for c in copies] for name, copies in self.copies.items()}
        self._longest = {name: max(c.mine.end - c.mine.start for c in copies) for name, copies in self.copies.items()}
        self._sizes: dict[str, int] = {}

    def linked(self) -> list[tuple[str, str]]:
        """Every two articles that share copied words, each once, in order."""
        return sorted({(min(a, b), max(a, b)) for a, b in self.words})

    def covering(self, sentence: Span) -> list[Copy]:
        """The copied passages that a sentence lies in."""
        copies = self.copies.get(sentence.article, [])
        if not copies:
            return []
        low = bisect_right(self._starts[sentence.article], sentence.start - self._longest[sentence.article] - 1)
        high = bisect_right(self._starts[sentence.article], sentence.end)
        needed = _INSIDE * (sentence.end - sentence.start)
        return [
            c for c in copies[low:high] if min(c.mine.end, sentence.end) - max(c.mine.start, sentence.start) >= needed
        ]

    def writer(self, article: str) -> Writer:
        """Who wrote the article: (kind, name); an article that names nobody is a writer of its own."""
        return author(self.articles[article]) or ("unknown", article)

    def source_of(self, sentence: Span) -> str | None:
        """The article that a copied sentence was first in, as far as the directions say."""
        at, seen, found = sentence, {sentence.article}, None
        while copy := next((c for c in self.covering(at) if c.taken and c.theirs.article not in seen), None):
            found, at = copy.theirs.article, copy.theirs
            seen.add(found)
        return found

    def derived_from(self, article: str) -> str | None:
        """The article that this one is substantially taken from, or None."""
        taken: dict[str, int] = defaultdict(int)
        for copy in self.copies.get(article, []):
            if copy.taken:
                taken[copy.theirs.article] += copy.reuse.tokens
        if not taken:
            return None
        source, words = min(taken.items(), key=lambda item: (-item[1], item[0]))
        return source if words >= self.share * max(1, self._size(article)) else None

    def agencies(self, article: str) -> frozenset[str]:
        """The agencies that the article credits or is of."""
        return agencies(self.articles[article])

    def _size(self, article: str) -> int:
        if article not in self._sizes:
            of = self.articles[article]
            compared = [b for b in of.blocks if b.kind not in UNCOMPARED]
            self._sizes[article] = sum(len(folded((of.text or "")[b.start : b.end])) for b in compared)
        return self._sizes[article]


def same_sentence(a: Span, b: Span) -> bool:
    """Whether two sentences are copies of one another, small edits apart."""
    mine, theirs = _bag(a.exact), _bag(b.exact)
    return len(mine & theirs) >= _SAME * max(1, min(len(mine), len(theirs)))


@lru_cache(maxsize=65536)
def _bag(text: str) -> frozenset[str]:
    return frozenset(folded(text))
