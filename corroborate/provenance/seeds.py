"""Where two articles may share a passage: exact runs long enough, and clusters of shorter ones.

A copy with a name swapped or a word respelt every few words has no long run. Its short runs stand
close together and in the same order on both sides, which short runs by chance don't.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corroborate.provenance.index import Index
from corroborate.provenance.words import Ints, Row

_SHORT = 4
"""Words of a short run: what stays between two swapped names in a sentence full of them."""
_FEW, _MOST = 6, 40
"""Places of a short run's gram that are paired with one another, and up to which it is looked at: what
stands in more is a phrase that everybody uses."""
_GAP = 12
"""Words that may lie between two short runs of one cluster, on either side."""
CLUSTER = 10
"""Equal words that a cluster of short runs needs: two by chance have eight."""

Run = tuple[int, int, int]
"""``n`` equal words from ``p`` in the one article and from ``q`` in the other: (p, q, n)."""
Places = npt.NDArray[np.int64]


def seeds(index: Index) -> Iterator[tuple[int, int, list[Run]]]:
    """Runs of every two articles that may share a passage: (article, article, runs), in order.

    Articles are positions in the row; the first is the lesser. Runs may overlap.
    """
    owner = index.row.owner
    p, q, n = (np.concatenate(sides) for sides in zip(_long(index), _clusters(index.row, index.n), strict=True))
    pair = owner[p].astype(np.int64) << 32 | owner[q]
    order = np.lexsort((n, q, p, pair))
    begins = np.flatnonzero(np.diff(pair[order], prepend=-1))
    for begin, end in pairwise([*begins.tolist(), len(order)]):
        mine = order[begin:end]
        runs = set(zip(p[mine].tolist(), q[mine].tolist(), n[mine].tolist(), strict=True))
        yield int(owner[p[mine[0]]]), int(owner[q[mine[0]]]), sorted(runs)


def _long(index: Index) -> tuple[Places, ...]:
    """Exact runs of the index's length and more, from end to end."""
    ids = index.row.ids
    found = (array("i"), array("i"), array("i"))
    distance, reached = 0, 0
    for p, q in zip(*(side.tolist() for side in index.runs()[:2]), strict=True):
        if q - p == distance and p < reached:
            continue
        ahead, behind = extent(ids, p, q, 1), extent(ids, p, q, -1)
        distance, reached = q - p, p + ahead
        if ahead + behind >= index.n:
            for column, value in zip(found, (p - behind, q - behind, ahead + behind), strict=True):
                column.append(value)
    return tuple(np.array(column, np.int64) for column in found)


def _clusters(row: Row, least: int) -> tuple[Places, ...]:
    """Short runs that stand close together in the same order on both sides, enough of them."""
    p, q, n = Index(row, _SHORT, _FEW, _MOST).runs()
    short = n < least
    p, q, n = p[short], q[short], n[short]
    pair = row.owner[p].astype(np.int64) << 32 | row.owner[q]
    order = np.lexsort((p, pair))
    pair, p, q, n = pair[order], p[order], q[order], n[order]
    ahead = [side[1:] - side[:-1] - n[:-1] for side in (p, q)]
    linked = pair[1:] == pair[:-1]
    for gap in ahead:
        linked &= (gap >= 0) & (gap <= _GAP)
    cluster = np.concatenate([np.zeros(min(1, len(p)), np.int64), np.cumsum(~linked)])
    words = np.bincount(cluster, weights=n) if len(p) else np.zeros(0)
    several = np.bincount(cluster) > 1
    good = (several & (words >= CLUSTER))[cluster]
    return p[good], q[good], n[good]


def extent(ids: Ints, p: int, q: int, way: int) -> int:
    """How many words agree from edges ``p`` and ``q`` on, forwards (1) or backwards (-1)."""
    total, size = 0, 32
    while True:
        if way > 0:
            size = min(size, len(ids) - max(p, q) - total)
            equal = ids[p + total : p + total + size] == ids[q + total : q + total + size]
        else:
            size = min(size, min(p, q) - total)
            a, b = p - total, q - total
            equal = (ids[a - size : a] == ids[b - size : b])[::-1]
        if size <= 0:
            return total
        same = int(np.argmin(equal)) if not equal.all() else size
        total += same
        if same < size:
            return total
        size = min(size * 2, 65536)
