"""From runs of equal words to passages: joined over small edits, no word of either side used twice."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from corroborate.provenance.index import Index
from corroborate.provenance.seeds import CLUSTER, Run, seeds
from corroborate.provenance.words import Row

_REPLACED = 4
"""Words that may stand on both sides of an edit (a swapped name); measured on renamed wire text."""
_DROPPED = 12
"""Words that may stand on one side only (a dropped clause)."""
_LEAST = 3
"""Equal words after an edit that carry a passage on; after a long one as many as it is long."""
_KEPT = 0.6
"""Share of a passage's words, on the side with more, that are equal where no long run holds it together."""
_REACH = _DROPPED + _LEAST
_TAKEN = -(1 << 40)
"""What stands for a word that a passage has taken; less by one on the other side, so that none are equal."""

Passage = tuple[Run, ...]
"""Runs in order on both sides, with the edits between them."""


class Pair:
    """What two articles share: lays passages so that no word of either side is used twice.

    Works on the two articles' words as lists that begin at ``begins`` in the row; a word that a
    passage has taken becomes a wall.
    """

    def __init__(self, row: Row, articles: tuple[int, int], least: int) -> None:
        self.row, self.least = row, least
        self.begins = row.begins[articles[0]], row.begins[articles[1]]
        self.a, self.b = row.words(articles[0]), row.words(articles[1])

    def passages(self, runs: list[Run]) -> list[Passage]:
        """Passages from exact runs, the longest first; the runs need not be disjoint."""
        found = []
        for run in sorted(runs, key=lambda r: (-r[2], r[0], r[1])):
            for piece in self._free(run):
                if piece[2] > _LEAST:
                    before = self._grow(piece[0], piece[1], -1)
                    after = self._grow(piece[0] + piece[2], piece[1] + piece[2], 1)
                    passage = (*reversed(before), piece, *after)
                    if piece[2] >= self.least or _dense(passage):
                        for whole in self._apart(passage, runs):
                            self._take(whole)
                            found.append(whole)
        left, right = self.begins
        return [tuple((p + left, q + right, n) for p, q, n in passage) for passage in sorted(found)]

    def _apart(self, passage: Passage, runs: list[Run]) -> list[Passage]:
        """The passage cut at a gap in which a run of its own stands: what was moved, not put in or dropped."""
        pieces: list[list[Run]] = [[passage[0]]]
        for run in passage[1:]:
            last = pieces[-1][-1]
            if any(self._moved((last[side] + last[2], run[side]), side, runs) for side in (0, 1)):
                pieces.append([])
            pieces[-1].append(run)
        if any(sum(n for *_, n in piece) < self.least for piece in pieces):
            return [passage]
        return [tuple(piece) for piece in pieces]

    def _moved(self, gap: tuple[int, int], side: int, runs: list[Run]) -> bool:
        if gap[1] - gap[0] < self.least:
            return False
        first, last = gap[0] + self.begins[side], gap[1] + self.begins[side]
        return any(min(last, run[side] + run[2]) - max(first, run[side]) >= self.least for run in runs)

    def _free(self, run: Run) -> list[Run]:
        """What is left of a run between words that a passage has taken, as places in the two lists."""
        p, q, n = run[0] - self.begins[0], run[1] - self.begins[1], run[2]
        if min(self.a[p : p + n]) >= 0 and min(self.b[q : q + n]) >= 0:
            return [(p, q, n)]
        pieces, begin = [], 0
        for k in range(n):
            if self.a[p + k] < 0 or self.b[q + k] < 0:
                pieces.append((p + begin, q + begin, k - begin))
                begin = k + 1
        return [*pieces, (p + begin, q + begin, n - begin)]

    def _take(self, passage: Passage) -> None:
        for side, words, wall in ((0, self.a, _TAKEN), (1, self.b, _TAKEN - 1)):
            first, last = passage[0][side], passage[-1][side] + passage[-1][2]
            words[first:last] = [wall] * (last - first)

    def _grow(self, p: int, q: int, way: int) -> list[Run]:
        """Runs that carry on from word edges ``p``, ``q`` (forwards or backwards) over small edits."""
        found: list[Run] = []
        while step := _over_edit(_window(self.a, p, way), _window(self.b, q, way)):
            i, j = step
            n = _equal(self.a, self.b, (p + way * i, q + way * j), way)
            needed = max(_LEAST, min(max(i, j), self.least))
            if n < self.least and (n < needed or self._breaks(0, p, i * way) or self._breaks(1, q, j * way)):
                break
            p, q = p + way * (i + n), q + way * (j + n)
            found.append((p - n, q - n, n) if way > 0 else (p, q, n))
        return found

    def _breaks(self, side: int, edge: int, step: int) -> bool:
        """Whether the words skipped from an edge reach into another block."""
        begin, most = self.begins[side], len(self.b if side else self.a) - 1
        first, last = max(0, min(edge - 1, edge + step - 1)), min(most, max(edge, edge + step))
        return self.row.block(begin + first) != self.row.block(begin + last)


def _window(words: list[int], edge: int, way: int) -> list[int]:
    """The words from an edge on, as far as an edit may reach and no wall stands."""
    window = words[edge : edge + _REACH] if way > 0 else words[max(0, edge - _REACH) : edge][::-1]
    if window and min(window) < 0:
        return window[: next(k for k, word in enumerate(window) if word < 0)]
    return window


def _over_edit(a: list[int], b: list[int]) -> tuple[int, int] | None:
    """The smallest edit after which both sides agree again: words to skip on each side."""
    grams = {gram: j for j, gram in reversed(list(enumerate(zip(b, b[1:], b[2:], strict=False))))}
    best: tuple[int, int] | None = None
    for i, gram in enumerate(zip(a, a[1:], a[2:], strict=False)):
        j = grams.get(gram, -1)
        if j >= 0 and min(i, j) <= _REPLACED and (best is None or max(i, j) < max(best)):
            best = (i, j)
    return best


def _equal(a: list[int], b: list[int], edges: tuple[int, int], way: int) -> int:
    """How many words agree from the edges on, up to a wall."""
    p, q = edges
    most = min(len(a) - p, len(b) - q) if way > 0 else min(p, q)
    if way < 0:
        p, q = p - 1, q - 1
    for k in range(most):
        if a[p + way * k] != b[q + way * k]:
            return k
    return most


def _dense(passage: Passage) -> bool:
    """Whether a passage without a long run is held together by enough equal words."""
    equal = sum(n for *_, n in passage)
    first, last = passage[0], passage[-1]
    widest = max(last[side] + last[2] - first[side] for side in (0, 1))
    return equal >= CLUSTER and equal >= _KEPT * widest


def shared(index: Index, least: int) -> Iterator[tuple[int, int, list[Passage]]]:
    """Passages of every two articles that share some: (article, article, passages), in order."""
    for left, right, runs in seeds(index):
        if passages := Pair(index.row, (left, right), least).passages(runs):
            yield left, right, passages


def packed(passages: Sequence[Passage]) -> array[int]:
    """Passages in little room: passage, place, place, words; run after run."""
    return array("i", [value for k, passage in enumerate(passages) for run in passage for value in (k, *run)])


def unpacked(column: array[int]) -> list[Passage]:
    """The passages of :func:`packed`."""
    rows = zip(column[::4], column[1::4], column[2::4], column[3::4], strict=True)
    return [tuple((p, q, n) for _, p, q, n in group) for _, group in groupby(rows, key=itemgetter(0))]
