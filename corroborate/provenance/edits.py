"""What was changed between the two sides of a passage, word by word, with its places.

A passage carries its two spans; its edits are worked out from them when somebody wants to see them.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from corroborate.model import Noun
from corroborate.provenance.words import compared, fold

_ANCHOR = 3
"""Words that stand once on each side and hold the two sides together."""
_COMPARED = 40_000
"""Words of the one side times words of the other between two anchors that are compared one by one."""

Place = tuple[int, int]
Words = list[tuple[int, int, str]]


class Edit(Noun, frozen=True):
    """A difference between two texts: characters of the one, characters of the other, end exclusive.

    ``dropped`` words stand on the left alone, ``added`` ones on the right alone (the other place is
    empty, where they would be); ``replaced`` are other words; ``respelt`` is the same word by the rules
    of :mod:`corroborate.provenance.spelling`. Capitals, accents and punctuation are no difference.
    """

    kind: Literal["dropped", "added", "replaced", "respelt"]
    left: Place
    right: Place


def edits(left: str, right: str) -> tuple[Edit, ...]:
    """The edits that make ``right`` of ``left``, in order; places count from each text's own start.

    Time grows with the length: what stands between two anchors and is too long to be compared word
    by word is one replacement.
    """
    a, b = compared(left), compared(right)
    found: list[Edit] = []
    for (i, j), (x, y) in pairwise([(-1, -1), *_equal([w for *_, w in a], [w for *_, w in b]), (len(a), len(b))]):
        if x > i + 1 or y > j + 1:
            kind: Literal["dropped", "added", "replaced"] = (
                "added" if x == i + 1 else "dropped" if y == j + 1 else "replaced"
            )
            found.append(Edit(kind, _place(a, i + 1, x), _place(b, j + 1, y)))
        if x < len(a) and fold(left[a[x][0] : a[x][1]]) != fold(right[b[y][0] : b[y][1]]):
            found.append(Edit("respelt", a[x][:2], b[y][:2]))
    return tuple(found)


def _place(words: Words, first: int, end: int) -> Place:
    """Characters of words ``first`` up to ``end``; where there are none, the end of the word before."""
    if first < end:
        return words[first][0], words[end - 1][1]
    at = words[first - 1][1] if first else 0
    return at, at


def _equal(a: list[str], b: list[str]) -> list[Place]:
    """Pairs of equal words, in order on both sides."""
    found: list[Place] = []
    i = j = 0
    for x, y in [*_anchors(a, b), (len(a), len(b))]:
        found += _between(a, b, (i, x), (j, y))
        if x < len(a):
            found.append((x, y))
        i, j = x + 1, y + 1
    return found


def _between(a: list[str], b: list[str], mine: Place, theirs: Place) -> list[Place]:
    (i, x), (j, y) = mine, theirs
    if (x - i) * (y - j) > _COMPARED:
        return []
    blocks = SequenceMatcher(None, a[i:x], b[j:y], autojunk=False).get_matching_blocks()
    return [(i + block.a + k, j + block.b + k) for block in blocks for k in range(block.size)]


def _anchors(a: list[str], b: list[str]) -> list[Place]:
    """Words that begin a gram that stands once on each side: the most that are in one order."""
    mine, theirs = _once(a), _once(b)
    pairs = sorted((place, theirs[gram]) for gram, place in mine.items() if gram in theirs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [k]
        before.append(ends[at - 1] if at else -1)
    chain: list[Place] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for k in range(len(words) - _ANCHOR + 1):
        gram = tuple(words[k : k + _ANCHOR])
        seen[gram] = -1 if gram in seen else k
    return {gram: k for gram, k in seen.items() if k >= 0}
