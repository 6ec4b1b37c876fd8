"""What became of each sentence of a text in a later version of it: kept, changed, withdrawn, added."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from corroborate.model import Article, Noun, Span
from corroborate.provenance.words import folded

_ALIKE = 0.5
"""Share of their words that a sentence and what it became have in common (Dice)."""
_COMPARED = 40_000
"""Pairs of sentences without an equal that are compared; past that nothing is called changed."""

Place = tuple[int, int]


class Became(Noun, frozen=True):
    """Sentences of two versions: pairs that are equal or changed, and those on one side alone."""

    kept: tuple[tuple[Place, Place], ...]
    changed: tuple[tuple[Place, Place], ...]
    withdrawn: tuple[Place, ...]
    added: tuple[Place, ...]


class Matched:
    """The sentences of the versions, matched two texts at a time and each two once.

    Args:
        articles: the versions by id.
        sentences: where each one's sentences stand, in order.
    """

    def __init__(self, articles: Mapping[str, Article], sentences: Mapping[str, Sequence[Place]]) -> None:
        self.articles, self._sentences = articles, sentences
        self._found: dict[tuple[str, str], Became] = {}
        self._to: dict[tuple[str, str], tuple[list[Place], dict[Place, Place]]] = {}

    def between(self, earlier: str, later: str) -> Became:
        """What became of the earlier text's sentences."""
        pair = earlier, later
        if pair not in self._found:
            words = [
                [(at, tuple(folded((self.articles[i].text or "")[slice(*at)]))) for at in self._sentences.get(i, ())]
                for i in pair
            ]
            self._found[pair] = _match(*words)
        return self._found[pair]

    def became(self, sentence: Span, later: str) -> Place | None:
        """Where the sentence stands in the later text, as it was or changed; None where it was withdrawn."""
        pair = sentence.article, later
        if pair not in self._to:
            found = self.between(*pair)
            to = dict((*found.kept, *found.changed))
            self._to[pair] = sorted(to), to
        starts, to = self._to[pair]
        i = bisect_right(starts, (sentence.start, float("inf"))) - 1
        return to[starts[i]] if i >= 0 and starts[i][1] > sentence.start else None


Worded = list[tuple[Place, tuple[str, ...]]]


def _match(mine: Worded, theirs: Worded) -> Became:
    waiting: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for at, words in reversed(theirs):
        waiting[words].append(at)
    kept, left = [], []
    for at, words in mine:
        if waiting[words]:
            kept.append((at, waiting[words].pop()))
        elif words:
            left.append((at, words))
    taken = {at for _, at in kept}
    right = [(at, words) for at, words in theirs if words and at not in taken]
    changed = _changed(left, right)
    gone, come = {a for a, _ in changed}, {b for _, b in changed}
    return Became(
        tuple(kept),
        tuple(sorted(changed)),
        tuple(at for at, _ in left if at not in gone),
        tuple(at for at, _ in right if at not in come),
    )


def _changed(left: Worded, right: Worded) -> list[tuple[Place, Place]]:
    if len(left) * len(right) > _COMPARED:
        return []
    bags = [[(at, Counter(words), len(words)) for at, words in side] for side in (left, right)]
    alike = [(-2 * sum((a & b).values()) / (m + n), i, j) for i, a, m in bags[0] for j, b, n in bags[1]]
    found: list[tuple[Place, Place]] = []
    used: set[tuple[int, Place]] = set()
    for score, i, j in sorted(alike):
        if -score < _ALIKE:
            break
        if (0, i) not in used and (1, j) not in used:
            used |= {(0, i), (1, j)}
            found.append((i, j))
    return found
