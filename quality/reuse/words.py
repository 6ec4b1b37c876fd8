"""Plain words of an article and the runs that two share: a reading of our own, beside the program's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corroborate.model import Article

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word, its apostrophes with it."""
_ASIDE = frozenset({"boilerplate", "credit", "byline", "dateline", "update"})


class Read(NamedTuple):
    """Lower-case words with their characters; only of blocks that tell something."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def grams(self, n: int) -> set[tuple[str, ...]]:
        """All runs of ``n`` words."""
        return {tuple(self.words[k : k + n]) for k in range(len(self.words) - n + 1)}


@lru_cache(maxsize=4096)
def words(article: Article) -> Read:
    """The article's words."""
    found = [
        match
        for block in article.blocks
        if block.kind not in _ASIDE
        for match in WORD.finditer(article.text or "", block.start, block.end)
    ]
    return Read(
        tuple(match.group().lower().replace("’", "'") for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )


def runs(a: Read, b: Read, least: int) -> Iterator[tuple[int, int, int]]:
    """Every longest run of ``least`` words and more that stands in both: places and how many words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b.words) - least + 1):
        places[b.words[j : j + least]].append(j)
    for i in range(len(a.words) - least + 1):
        for j in places.get(a.words[i : i + least], ()):
            if i and j and a.words[i - 1] == b.words[j - 1]:
                continue
            n = least
            while i + n < len(a.words) and j + n < len(b.words) and a.words[i + n] == b.words[j + n]:
                n += 1
            yield i, j, n
