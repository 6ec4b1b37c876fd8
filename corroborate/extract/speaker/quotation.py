"""Where quotations begin and end, over a whole article, whatever marks it uses.

One pass; a mark that has no partner closes at its sentence's end, so that one lost mark cannot
turn the rest of an article into a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corroborate.extract.parse import Sentence
from corroborate.extract.speaker.utterance import Range
from corroborate.model import Article

_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``")
_SINGLE = re.compile(r"(?<![\w'’‘])[‘'](?=\w)([^‘'’“”\"\n]{0,400}(?:[’'](?=\w)[^‘'’“”\"\n]{0,100}){0,20})[’'](?!\w)")
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")


def quotations(article: Article, sentences: Sequence[Sentence]) -> list[Range]:
    """The article's quotations, marks included, sorted and apart from each other.

    A quotation that goes on over paragraphs, its mark repeated at each, is one range a paragraph.
    """
    text = article.text or ""
    ends = [s.end for s in sentences]
    starts = {block: (first, last) for block, first, last in _blocks(sentences)}
    found: list[Range] = []
    for block in sorted(starts):
        start, end = starts[block]
        found += _in_block(text, start, end, ends)
    return found


def _blocks(sentences: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for s in sentences:
        if found and found[-1][0] == s.block:
            found[-1] = (s.block, found[-1][1], s.end)
        else:
            found.append((s.block, s.start, s.end))
    return found


def _in_block(text: str, start: int, end: int, sentence_ends: list[int]) -> list[Range]:
    found: list[Range] = []
    opened: int | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark, at = match.group(), match.start()
        opens = mark in _OPENING or (mark not in _CLOSING and _opens(text, at, match.end(), start, opened is not None))
        if opened is None and opens:
            opened = at
        elif opened is not None and not opens:
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        cut = end if opened == start else sentence_ends[bisect_right(sentence_ends, opened)]
        found.append((opened, min(cut, end)))
    singles = [match.span() for match in _SINGLE.finditer(text, start, end)]
    doubles = tuple(found)
    return sorted(found + [single for single in singles if not covering(doubles, *single)])


def _opens(text: str, at: int, after: int, start: int, is_open: bool) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < len(text) else " "
    if behind.isspace() or behind in ".,;:!?)]":
        return False
    if before.isspace() or before in "([—–-/":
        return True
    return not is_open


def covering(ranges: Sequence[Range], start: int, end: int) -> list[Range]:
    """The ranges (sorted, apart) that share characters with ``start:end``."""
    at = bisect_right(ranges, (start, start))
    at -= 1 if at and ranges[at - 1][1] > start else 0
    found = []
    while at < len(ranges) and ranges[at][0] < end:
        found.append(ranges[at])
        at += 1
    return found
