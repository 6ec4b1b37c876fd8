"""Two wordings of a passage word by word: what both have, what one leaves out, what is put otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from corroborate.model import Noun

_COMPARED = 1500
"""Words a side may have to be compared word by word (the comparison is quadratic at worst)."""

_WORD = re.compile(r"\w+|[^\w\s]")

Kind = Literal["same", "only", "changed", "cut"]


class Stretch(Noun, frozen=True):
    """Words of one side: on both, on this side only, put otherwise there; ``cut`` says how many are not shown."""

    text: str
    kind: Kind = "same"


def compared(left: str, right: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both texts in stretches; joined they are the texts again. Case makes no difference."""
    a, b = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    if max(len(a), len(b)) > _COMPARED:
        return (Stretch(left),), (Stretch(right),)
    matcher = SequenceMatcher(None, _folded(a), _folded(b), autojunk=False)
    codes = matcher.get_opcodes()
    here = _side(left, a, ((tag, i, j) for tag, i, j, _, _ in codes))
    there = _side(right, b, ((tag, k, m) for tag, _, _, k, m in codes))
    return tuple(here), tuple(there)


def _folded(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0].lower() for word in words]


def _side(text: str, words: Sequence[re.Match[str]], codes: Iterator[tuple[str, int, int]]) -> Iterator[Stretch]:
    """One side's stretches; the space around an edit belongs to no edit."""
    at = 0
    for tag, first, last in codes:
        if first == last or tag == "equal":
            continue
        start, end = words[first].start(), words[last - 1].end()
        if start > at:
            yield Stretch(text[at:start])
        yield Stretch(text[start:end], "changed" if tag == "replace" else "only")
        at = end
    if at < len(text):
        yield Stretch(text[at:])
