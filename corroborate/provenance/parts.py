"""What a shared passage is: copied prose, one speaker's words that both quote, or standing text.

Two reporters in one room write down the same sentence; only the words around it, and what each
cut from it, tell whether one of them was in the room at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from corroborate.model import Noun, ReuseKind
from corroborate.provenance.align import Passage
from corroborate.provenance.standing import Standing
from corroborate.provenance.words import Flags, Row

_FRAME = 6
"""Plain words of prose around a quotation that two reporters don't write alike by chance: "she told
reporters on Thursday" is five at most, "said the official, speaking on condition of anonymity" eight."""
_PLAIN = 5
"""Plain words a short passage needs: a minister's name with all titles is no evidence of copying."""
_EDGE = 3
"""Words that a passage must reach into a further sentence to count there: "… the war. The" is chance."""
_STOP = re.compile(r"[.!?…]")
_CUT = re.compile(r"…|\.\.\.|\[")

_AMID = 40
"""Words of copied prose from which two articles' other shared words are of the copy too: in an article
taken from another, its quotations and its lists of names were taken with it."""

Word = tuple[int, int]


class Part(Noun, frozen=True):
    """A stretch of a passage of one kind: its shared words, as places on both sides, in order.

    ``weak`` ones show nothing alone: a run of names and titles.
    """

    kind: ReuseKind
    words: tuple[Word, ...]
    weak: bool = False


def parts(row: Row, passage: Passage, standing: Standing, least: int) -> list[Part]:
    """The passage cut where its kind changes; what is too short to show anything is left out.

    A quotation that comes back for weeks is still its speaker's and no standing text.
    """
    whole = [word for p, q, n in passage for word in zip(range(p, p + n), range(q, q + n), strict=True)]
    words = _trimmed(row, whole)
    if len(words) < least:
        return []
    begin = whole.index(words[0])
    p, q = (
        np.concatenate([np.arange(run[side], run[side] + run[2]) for run in passage])[begin : begin + len(words)]
        for side in (0, 1)
    )
    quoted = row.quoted[p] & row.quoted[q]
    here = _Seen(words, quoted, ~quoted & ~(row.name[p] & row.name[q]))
    found = []
    for stands, a, b in _stretches(standing.over(p, q) & ~quoted):
        if b - a < least:
            continue
        if stands:
            found.append(Part("boilerplate", tuple(words[a:b])))
        else:
            found.extend(part for part in _kinds(row, here.cut(a, b), least) if len(part.words) >= least)
    return found


class _Seen(NamedTuple):
    """Shared words with their marks: inside quotation marks on both sides; neither quoted nor names."""

    words: list[Word]
    quoted: Flags
    plain: Flags

    def cut(self, a: int, b: int) -> _Seen:
        return _Seen(self.words[a:b], self.quoted[a:b], self.plain[a:b])


def _stretches(flags: Flags) -> list[tuple[bool, int, int]]:
    """Stretches of equal flags: (flag, first, end)."""
    edges = [0, *(np.flatnonzero(flags[1:] != flags[:-1]) + 1).tolist(), len(flags)]
    return [(bool(flags[a]), a, b) for a, b in pairwise(edges)]


def by_chance(row: Row, found: list[Part], limit: int) -> bool:
    """Whether all that two articles share in prose is a fragment that anybody might write."""
    copied = [part.words for part in found if part.kind == "copied" and not part.weak]
    return sum(map(len, copied)) <= limit and not any(_sentence(row, words) for words in copied)


def amid(found: list[Part]) -> list[Part]:
    """The parts that two articles share, each seen beside the others.

    Where much prose is copied, quotations and weak parts are of the copy; elsewhere weak ones fall away.
    """
    prose = sum(len(part.words) for part in found if part.kind == "copied" and not part.weak)
    if prose < _AMID:
        return [part for part in found if not part.weak]
    return [part if part.kind == "boilerplate" else Part("copied", part.words) for part in found]


def _sentence(row: Row, words: tuple[Word, ...]) -> bool:
    """Whether the words begin and end where sentences do, on both sides."""
    return all(_ends(row, words[0][side] - 1) and _ends(row, words[-1][side]) for side in (0, 1))


def _kinds(row: Row, seen: _Seen, least: int) -> Iterator[Part]:
    """Cut into quotation and prose; a quotation framed alike on both sides stays with its prose."""
    groups = _stretches(seen.quoted)
    plain = [int(seen.plain[a:b].sum()) for _, a, b in groups]
    merged: list[tuple[bool, int, int]] = []
    for i, (quoted, a, b) in enumerate(groups):
        frame = sum(plain[max(0, i - 1) : i + 2])
        apart = quoted and b - a >= least and frame < _FRAME and not _cut_alike(row, seen.words[a:b])
        if merged and merged[-1][0] == apart:
            merged[-1] = (apart, merged[-1][1], b)
        else:
            merged.append((apart, a, b))
    for apart, a, b in merged:
        words, prose, alike = seen.words[a:b], int(seen.plain[a:b].sum()), _cut_alike(row, seen.words[a:b])
        if apart or (prose < _PLAIN and not alike and seen.quoted[a:b].sum() >= least):
            yield Part("shared-quotation", tuple(words))
        else:
            yield Part("copied", tuple(words), not (prose >= _PLAIN or alike or _whole(row, words)))


def _cut_alike(row: Row, words: list[Word]) -> bool:
    """Whether both sides show the same cut or insertion ("…", "[the group's]") at the same place."""
    if not all(_CUT.search(row.text(words[0][side], words[-1][side])[2]) for side in (0, 1)):
        return False
    return any(
        b[0] == a[0] + 1 and b[1] == a[1] + 1 and all(_CUT.search(_between(row, a[side], b[side])) for side in (0, 1))
        for a, b in pairwise(words)
    )


def _whole(row: Row, words: list[Word]) -> bool:
    """Whether the words are whole blocks on both sides."""
    return all(
        row.block(words[0][side]) != row.block(words[0][side] - 1)
        and row.block(words[-1][side]) != row.block(words[-1][side] + 1)
        for side in (0, 1)
    )


def _trimmed(row: Row, words: list[Word]) -> list[Word]:
    """Without the one or two words that reach into a neighbouring sentence and stop inside it."""
    words = _without_tail(row, words)
    for k in range(1, min(_EDGE, len(words))):
        if all(_ends(row, words[k - 1][side]) for side in (0, 1)):
            inside = not all(_ends(row, words[0][side] - 1) for side in (0, 1))
            return words[k:] if inside else words
    return words


def _without_tail(row: Row, words: list[Word]) -> list[Word]:
    if all(_ends(row, words[-1][side]) for side in (0, 1)):
        return words
    for k in range(1, min(_EDGE, len(words))):
        if all(_ends(row, words[-k - 1][side]) for side in (0, 1)):
            return words[:-k]
    return words


def _ends(row: Row, at: int) -> bool:
    """Whether a sentence or a block ends after the word at this place."""
    return bool(row.ids[at] < 0 or row.block(at) != row.block(at + 1) or _STOP.search(_between(row, at, at + 1)))


def _between(row: Row, a: int, b: int) -> str:
    return (row.articles[int(row.owner[a])].text or "")[row.end(a) : int(row.starts[b])]
