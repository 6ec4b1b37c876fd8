"""Where the same words stand twice: one index of hashed n-grams over all articles.

A gram that stands in few places gives all their pairs; one that stands in many gives each place
with the first only, so a paragraph in a thousand articles costs a thousand pairs and no million.
Grams are sorted a bucket at a time: a collection's hashes are never sorted at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corroborate.provenance.words import Flags, Ints, Row

_SAME_ARTICLE = 4
"""Places of one gram that are looked at in one article: a refrain must not multiply."""
_BUCKET = 20
"""Grams a bucket, as a power of two."""
_CHUNK = 1 << 20
"""Words hashed, and places looked at, at a time."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]
Runs = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]


class Groups(NamedTuple):
    """Places of some grams: ``places`` are first words, gram after gram, ascending inside a gram;
    ``sizes`` how many places each gram has."""

    places: Ints
    sizes: Ints

    @property
    def first(self) -> Ints:
        """Where each gram begins in ``places``."""
        found: Ints = np.cumsum(self.sizes) - self.sizes
        return found

    @property
    def group(self) -> Ints:
        """The number of each place's gram, from 0."""
        found: Ints = np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)
        return found


class Index:
    """Grams of ``n`` words that stand in two articles or more.

    A gram in more than ``most`` places is left out; up to ``few`` places all pairs of a gram are
    looked at, past it a star around the first place.
    """

    def __init__(self, row: Row, n: int, few: int = 12, most: int | None = None) -> None:
        self.row, self.n, self._few = row, n, few
        hashes = _hashes(row.ids, n)
        bits = min(8, max(0, len(hashes).bit_length() - _BUCKET))
        bucket = (hashes >> np.uint32(24)).astype(np.uint8) >> np.uint8(8 - bits)
        places: list[Ints] = []
        sizes: list[Ints] = []
        for number in range(1 << bits):
            found, lengths = self._several(hashes, np.flatnonzero(bucket == number) if bits else None, most)
            places.append(found)
            sizes.append(lengths)
        self._places: Ints = np.concatenate(places)
        self._sizes: Ints = np.concatenate(sizes)

    def groups(self) -> Iterator[Groups]:
        """All grams, some at a time: what is worked out of a collection's grams is never there at once."""
        ends = np.cumsum(self._sizes, dtype=np.int64)
        begin = place = 0
        while begin < len(ends):
            end = max(begin + 1, int(np.searchsorted(ends, place + _CHUNK, "right")))
            yield Groups(self._places[place : ends[end - 1]], self._sizes[begin:end])
            begin, place = end, int(ends[end - 1])

    def _several(self, hashes: npt.NDArray[np.uint32], at: Ints | None, most: int | None) -> tuple[Ints, Ints]:
        """Places of grams of one bucket that stand in several articles, and how many each has.

        A hash and its place are sorted as one number, which is much faster than sorting places by
        hash. Two grams may have one hash: words are compared before anything is made of a place.
        """
        at = np.arange(len(hashes)) if at is None else at
        keys = np.sort(hashes[at].astype(np.uint64) << np.uint64(32) | at.astype(np.uint64))
        gram = keys >> np.uint64(32)
        twin = np.zeros(len(keys) + 1, np.bool_)
        twin[1:-1] = gram[1:] == gram[:-1]
        some = twin[1:] | twin[:-1]
        places: Ints = (keys[some] & np.uint64(0xFFFFFFFF)).astype(np.int32)
        group = _numbered(gram[some])
        places, group = _kept(places, group, self._few_an_article(places, group))
        if len(group):
            owners = self.row.owner[places]
            sizes = np.bincount(group)
            last = np.cumsum(sizes) - 1
            good = owners[last - sizes + 1] != owners[last]
            if most is not None:
                good &= sizes <= most
            places, group = _kept(places, group, good[group])
        return places, np.bincount(group).astype(np.int32)

    def _few_an_article(self, places: Ints, group: Ints) -> Flags:
        owners = self.row.owner[places]
        new = np.ones(len(owners), np.bool_)
        new[1:] = (owners[1:] != owners[:-1]) | (group[1:] != group[:-1])
        begins = np.flatnonzero(new)
        rank = np.arange(len(owners)) - np.repeat(begins, np.diff(begins, append=len(owners)))
        few: Flags = rank < _SAME_ARTICLE
        return few

    def runs(self) -> Runs:
        """Runs of equal words in two articles, from pairs of places with the same gram: (p, q, words).

        ``p`` comes before ``q``. Pairs one word apart are one run; a run may be longer than given.
        """
        row = self.row
        keys = [np.zeros(0, np.int64), *(key for groups in self.groups() for key in self._pairs(groups))]
        key = np.concatenate(keys)
        keys.clear()
        key.sort()
        new = np.ones(len(key), np.bool_)
        new[1:] = np.diff(key) != 1
        begins = np.flatnonzero(new)
        words = np.diff(begins, append=len(key)) + self.n - 1
        p = key[begins] & 0xFFFFFFFF
        q = p + (key[begins] >> 32)
        same = np.ones(len(p), np.bool_)
        for k in range(self.n):
            same &= row.ids[p + k] == row.ids[q + k]
        return p[same], q[same], words[same]

    def _pairs(self, groups: Groups) -> Iterator[npt.NDArray[np.int64]]:
        places, size = groups.places, np.repeat(groups.sizes, groups.sizes)
        rank = np.arange(len(places)) - np.repeat(groups.first, groups.sizes)
        few = np.flatnonzero(size <= self._few)
        for step in range(1, self._few):
            few = few[rank[few] + step < size[few]]
            yield self._keys(places[few], places[few + step])
        star = np.flatnonzero((size > self._few) & (rank > 0))
        yield self._keys(places[star - rank[star]], places[star])

    def _keys(self, p: Ints, q: Ints) -> npt.NDArray[np.int64]:
        """Pairs of places of different articles as numbers that sort by distance, then by place."""
        apart = self.row.owner[p] != self.row.owner[q]
        p, q = p[apart].astype(np.int64), q[apart].astype(np.int64)
        return ((q - p) << 32) | p


def grams(ids: Ints, n: int) -> Hashes:
    """A 64-bit hash for each run of ``n`` words; a run over a wall equals no other."""
    size = max(0, len(ids) - n + 1)
    mixed = (ids.astype(np.int64).view(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    total = np.zeros(size, np.uint64)
    for k in range(n):
        total *= np.uint64(0x100000001B3)
        total += mixed[k : k + size]
    total ^= total >> np.uint64(31)
    total *= _MIX
    return total


def _hashes(ids: Ints, n: int) -> npt.NDArray[np.uint32]:
    """The upper halves of the grams' hashes, a chunk at a time."""
    size = max(0, len(ids) - n + 1)
    found = np.empty(size, np.uint32)
    for begin in range(0, size, _CHUNK):
        end = min(size, begin + _CHUNK)
        found[begin:end] = grams(ids[begin : end + n - 1], n) >> np.uint64(32)
    return found


def _numbered(keys: Hashes) -> Ints:
    new = np.ones(len(keys), np.int64)
    new[1:] = keys[1:] != keys[:-1]
    found: Ints = np.cumsum(new) - 1
    return found


def _kept(places: Ints, group: Ints, mask: Flags) -> tuple[Ints, Ints]:
    group = group[mask]
    return places[mask], np.cumsum(np.diff(group, prepend=-1) != 0) - 1 if len(group) else group
