"""Standing text: what comes back too often, for too long, to be news.

Found by how often it comes back and never by a list. Versions and whole copies of one article
count once, or a much copied story would look like standing text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from corroborate.model import Article
from corroborate.provenance.index import Groups, Index
from corroborate.provenance.words import Flags, Ints

_SAME_STORY = 0.5
"""Share of the shorter article's words from which two articles are one story for this count."""
_NEVER = 1 << 30


class Standing:
    """Which words are standing text, over all articles and inside one publisher's."""

    def __init__(self, index: Index, stories: Ints, least: int, days: int) -> None:
        row = index.row
        self._owner = row.owner
        houses = {a.publisher: i for i, a in enumerate(row.articles) if a.publisher}
        self._house: Ints = np.array([houses.get(a.publisher or "", -1) for a in row.articles], np.int32)
        days_of = np.array([_day(a) for a in row.articles], np.int32)
        self._anywhere, self._in_house = np.zeros((2, len(row.ids) + index.n), np.bool_)
        for groups in index.groups():
            group, owner = groups.group, row.owner[groups.places]
            story, house = stories[owner], self._house[owner]
            lasting = (_distinct(group, story) >= least) & (_spread(groups, days_of[owner]) >= days)
            _, compact = np.unique(group.astype(np.int64) << 32 | (house + 1), return_inverse=True)
            own = (_distinct(compact, story)[compact] >= least) & (house >= 0)
            for k in range(index.n):
                self._anywhere[groups.places[lasting[group]] + k] = True
                self._in_house[groups.places[own] + k] = True

    def over(self, p: Ints, q: Ints) -> Flags:
        """Which of the words at ``p`` in one article and ``q`` in another are standing text."""
        found: Flags = self._anywhere[p] & self._anywhere[q]
        house = self._house[self._owner[p[0]]]
        if house >= 0 and house == self._house[self._owner[q[0]]]:
            found |= self._in_house[p] & self._in_house[q]
        return found


def stories(sizes: Sequence[int], shared: Iterable[tuple[int, int, int]]) -> Ints:
    """For each article the number of its story: articles that share most of the shorter's words are one.

    Args:
        sizes: words an article.
        shared: (article, article, shared words).
    """
    parent = list(range(len(sizes)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b, words in shared:
        if words >= _SAME_STORY * min(sizes[a], sizes[b]):
            low, high = sorted((find(a), find(b)))
            parent[high] = low
    return np.array([find(i) for i in range(len(sizes))], np.int32)


def _day(article: Article) -> int:
    """The day of publication as a number; a far one where none is known."""
    try:
        return date.fromisoformat((article.published.value if article.published else "")[:10]).toordinal()
    except ValueError:
        return _NEVER


def _distinct(group: Ints, what: Ints) -> Ints:
    """How many different values each group holds."""
    if not len(group):
        return group
    pairs = np.sort(group.astype(np.int64) << 32 | what)
    new = np.ones(len(pairs), np.bool_)
    new[1:] = pairs[1:] != pairs[:-1]
    return np.bincount(pairs[new] >> 32, minlength=int(group.max()) + 1)


def _spread(groups: Groups, when: Ints) -> Ints:
    """Days between the first and the last dated article of each group."""
    if not len(when):
        return when
    first = np.minimum.reduceat(when, groups.first)
    last = np.maximum.reduceat(np.where(when == _NEVER, -1, when), groups.first)
    return np.where(last < 0, 0, last - first)
