"""Where the same words stand twice: one index of hashed n-grams over all articles.

A gram that stands in few places gives all their pairs; one that stands in many gives each place
with the first only, so a paragraph in a thousand articles costs a thousand pairs and no million.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from corroborate.provenance.words import Flags, Ints, Row

_FEW = 12
"""Places up to which all pairs of a gram are looked at; past it, a star around the first place."""
_SAME_ARTICLE = 4
"""Places of one gram that are looked at in one article: a refrain must not multiply."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]


class Index:
    """Grams that stand in two articles or more.

    ``places`` are first words of grams, grouped by gram and ascending inside a group; ``group``
    numbers the groups from 0; ``first`` is where each group begins in ``places``.
    """

    def __init__(self, row: Row, n: int) -> None:
        self.row, self.n = row, n
        hashes = grams(row.ids, n)
        order = np.argsort(hashes, kind="stable")
        self.places, self.group = order, _groups(hashes[order])
        self._keep(self._few_an_article())
        owners = row.owner[self.places]
        self._keep((owners[self.first] != owners[self.last])[self.group])

    @property
    def first(self) -> Ints:
        """Where each group begins in ``places``."""
        return np.flatnonzero(np.diff(self.group, prepend=-1))

    @property
    def last(self) -> Ints:
        """Where each group ends in ``places`` (inclusive)."""
        return np.flatnonzero(np.diff(self.group, append=-1))

    def _keep(self, mask: Flags) -> None:
        self.places = self.places[mask]
        kept = self.group[mask]
        self.group = np.cumsum(np.diff(kept, prepend=-1) != 0) - 1 if len(kept) else kept

    def _few_an_article(self) -> Flags:
        owners = self.row.owner[self.places]
        new = np.ones(len(owners), np.bool_)
        new[1:] = (np.diff(owners) != 0) | (np.diff(self.group) != 0)
        begins = np.flatnonzero(new)
        rank = np.arange(len(owners)) - np.repeat(begins, np.diff(begins, append=len(owners)))
        return rank < _SAME_ARTICLE

    def pairs(self) -> tuple[Ints, Ints]:
        """Places ``p`` and ``q`` (p before q, in different articles) where the same gram stands.

        Of a run of pairs one word apart only the first is given: the run's extension finds the rest.
        """
        first, last = self.first, self.last
        sizes = last - first + 1
        size, rank = sizes[self.group], np.arange(len(self.places)) - first[self.group]
        left: list[Ints] = []
        right: list[Ints] = []
        for step in range(1, _FEW):
            at = np.flatnonzero((size <= _FEW) & (rank + step < size))
            left.append(self.places[at])
            right.append(self.places[at + step])
        at = np.flatnonzero((size > _FEW) & (rank > 0))
        left.append(self.places[first[self.group[at]]])
        right.append(self.places[at])
        p, q = np.concatenate(left), np.concatenate(right)
        apart = self.row.owner[p] != self.row.owner[q]
        p, q = p[apart], q[apart]
        order = np.lexsort((p, q - p))
        p, q = p[order], q[order]
        new = np.ones(len(p), np.bool_)
        new[1:] = (np.diff(p) != 1) | (np.diff(q - p) != 0)
        return p[new], q[new]


def grams(ids: Ints, n: int) -> Hashes:
    """A 64-bit hash for each run of ``n`` words; a run over a wall equals no other."""
    size = len(ids) - n + 1
    if size <= 0:
        return np.zeros(0, np.uint64)
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    total = np.zeros(size, np.uint64)
    for k in range(n):
        total *= np.uint64(0x100000001B3)
        total += mixed[k : k + size]
    return total


def _groups(hashes: Hashes) -> Ints:
    new = np.ones(len(hashes), np.int64)
    new[1:] = hashes[1:] != hashes[:-1]
    return np.cumsum(new) - 1
