"""From runs of equal words to passages: joined over small edits, no word of either side used twice."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.provenance.index import Index
from corroborate.provenance.seeds import CLUSTER, Run, extent, seeds
from corroborate.provenance.words import Row

_REPLACED = 4
"""Words that may stand on both sides of an edit (a swapped name); measured on renamed wire text."""
_DROPPED = 12
"""Words that may stand on one side only (a dropped clause)."""
_APART = 8
"""Words on one side only past which two passages stay two, where each can stand alone (a dropped sentence)."""
_LEAST = 3
"""Equal words after an edit that carry a passage on; after a long one as many as it is long."""
_KEPT = 0.6
"""Share of a passage's words, on the side with more, that are equal where no long run holds it together."""

Passage = tuple[Run, ...]
"""Runs in order on both sides, with the edits between them."""


class Pair:
    """What two articles share: lays passages so that no word of either side is used twice."""

    def __init__(self, row: Row, least: int) -> None:
        self.row, self.ids, self.least = row, row.ids, least
        self.left: set[int] = set()
        self.right: set[int] = set()

    def passages(self, runs: list[Run]) -> list[Passage]:
        """Passages from exact runs, the longest first; the runs need not be disjoint."""
        found = []
        for run in sorted(runs, key=lambda r: (-r[2], r[0], r[1])):
            for piece in self._free(run):
                if piece[2] >= _LEAST + 1:
                    before = self._grow(piece[0], piece[1], -1)
                    after = self._grow(piece[0] + piece[2], piece[1] + piece[2], 1)
                    passage = (*reversed(before), piece, *after)
                    if piece[2] >= self.least or _dense(passage):
                        self._take(passage)
                        found.extend(self._apart(passage))
        return sorted(found)

    def _apart(self, passage: Passage) -> list[Passage]:
        """The passage cut where a whole sentence's worth of words stands on one side only."""
        pieces: list[list[Run]] = [[passage[0]]]
        for run in passage[1:]:
            before = pieces[-1][-1]
            if max(run[side] - before[side] - before[2] for side in (0, 1)) >= _APART:
                pieces.append([])
            pieces[-1].append(run)
        if any(sum(n for *_, n in piece) < self.least for piece in pieces):
            return [passage]
        return [tuple(piece) for piece in pieces]

    def _free(self, run: Run) -> list[Run]:
        p, q, n = run
        if not self.left and not self.right:
            return [run]
        pieces, begin = [], 0
        for k in range(n):
            if p + k in self.left or q + k in self.right:
                if k > begin:
                    pieces.append((p + begin, q + begin, k - begin))
                begin = k + 1
        return [*pieces, (p + begin, q + begin, n - begin)]

    def _take(self, passage: Passage) -> None:
        self.left.update(range(passage[0][0], passage[-1][0] + passage[-1][2]))
        self.right.update(range(passage[0][1], passage[-1][1] + passage[-1][2]))

    def _grow(self, p: int, q: int, way: int) -> list[Run]:
        """Runs that carry on from word edges ``p``, ``q`` (forwards or backwards) over small edits."""
        found: list[Run] = []
        while step := self._over_edit(self._window(p, way, self.left), self._window(q, way, self.right)):
            i, j = step
            n = self._equal(p + way * i, q + way * j, way)
            if n < (
                self.least
                if self._breaks(p, i * way) or self._breaks(q, j * way)
                else max(_LEAST, min(max(i, j), self.least))
            ):
                break
            p, q = p + way * (i + n), q + way * (j + n)
            found.append((p - n, q - n, n) if way > 0 else (p, q, n))
        return found

    def _breaks(self, edge: int, step: int) -> bool:
        """Whether the words skipped from an edge reach into another block."""
        blocks = self.row.block[max(0, min(edge - 1, edge + step - 1)) : max(edge, edge + step) + 1]
        return bool(blocks[0] != blocks[-1])

    def _window(self, edge: int, way: int, used: set[int]) -> list[int]:
        reach = _DROPPED + _LEAST
        low = max(0, edge - reach)
        words = self.ids[edge : edge + reach] if way > 0 else self.ids[low:edge][::-1]
        window: list[int] = []
        for k, word in enumerate(words.tolist()):
            if word < 0 or (edge + k if way > 0 else edge - 1 - k) in used:
                break
            window.append(word)
        return window

    @staticmethod
    def _over_edit(a: list[int], b: list[int]) -> tuple[int, int] | None:
        """The smallest edit after which both sides agree again: words to skip on each side."""
        grams: dict[tuple[int, ...], int] = {}
        for j in range(len(b) - _LEAST, -1, -1):
            grams[tuple(b[j : j + _LEAST])] = j
        best: tuple[int, int] | None = None
        for i in range(len(a) - _LEAST + 1):
            j = grams.get(tuple(a[i : i + _LEAST]), -1)
            if j >= 0 and min(i, j) <= _REPLACED and (best is None or max(i, j) < max(best)):
                best = (i, j)
        return best

    def _equal(self, p: int, q: int, way: int) -> int:
        """How many words agree from the edges on, up to a word already used."""
        n = extent(self.ids, p, q, way)
        for k in range(n):
            if (p + k if way > 0 else p - 1 - k) in self.left or (q + k if way > 0 else q - 1 - k) in self.right:
                return k
        return n


def _dense(passage: Passage) -> bool:
    """Whether a passage without a long run is held together by enough equal words."""
    equal = sum(n for *_, n in passage)
    first, last = passage[0], passage[-1]
    widest = max(last[side] + last[2] - first[side] for side in (0, 1))
    return equal >= CLUSTER and equal >= _KEPT * widest


def shared(index: Index, least: int) -> Iterator[tuple[int, int, list[Passage]]]:
    """Passages of every two articles that share some: (article, article, passages), in order."""
    for left, right, runs in seeds(index):
        if passages := Pair(index.row, least).passages(runs):
            yield left, right, passages
