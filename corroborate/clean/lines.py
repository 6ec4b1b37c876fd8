"""Where the pieces of a pasted text begin and end: lines, blank lines, or hard wraps.

News text reaches us in four layouts: paragraphs between blank lines, one paragraph a line, lines
wrapped at 60 to 100 columns, or everything on one line. A line belongs to its neighbour only in
the third, and there a wrapped line is one that could not have taken the next line's first word.
"""

from __future__ import annotations

from itertools import pairwise

_WIDEST = 110
"""Columns: the widest hard wrap still in use (wire printers 69, mail 72 to 78, terminals to 100)."""
_NARROWEST = 40
_FITS = 0.85
"""Share of the width that a wrapped line and the next word must reach; ragged lines stay above it."""
_AGREE = 0.75
"""Share of a text's line breaks that must look like wraps before the text counts as wrapped."""
_HEAD_LINES = 8
"""Line breaks at the top where a short line is a headline or a byline, not a paragraph's ragged end."""
_ENDS = '.!?:"”'


def pieces(text: str) -> list[tuple[int, int]]:
    """Offsets of the text's pieces (paragraphs or lines), trimmed, in order, no empty ones."""
    groups = _groups(text)
    width = _wrap_width(text, groups)
    if width is None:
        return [line for group in groups for line in group]
    found: list[tuple[int, int]] = []
    seen = 0
    for group in groups:
        begin = group[0][0]
        for line, after in pairwise(group):
            seen += 1
            if not _joins(text, line, after, width, seen <= _HEAD_LINES):
                found.append((begin, line[1]))
                begin = after[0]
        found.append((begin, group[-1][1]))
    return found


def _groups(text: str) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = [[]]
    start = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            begin = start + len(raw) - len(raw.lstrip())
            groups[-1].append((begin, begin + len(line)))
        elif groups[-1]:
            groups.append([])
        start += len(raw) + 1
    return [group for group in groups if group]


def _wrap_width(text: str, groups: list[list[tuple[int, int]]]) -> int | None:
    breaks = [(line, after) for group in groups for line, after in pairwise(group)]
    if len(breaks) < 2:
        return None
    lengths = sorted(line[1] - line[0] for group in groups for line in group)
    if lengths[-1] > _WIDEST * 2:
        return None
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    wrapped = sum(_reach(text, line, after) >= width * _FITS for line, after in breaks)
    return width if wrapped >= _AGREE * len(breaks) else None


def _reach(text: str, line: tuple[int, int], after: tuple[int, int]) -> int:
    space = text.find(" ", after[0], after[1])
    return line[1] - line[0] + 1 + (space if space > 0 else after[1]) - after[0]


def _joins(text: str, line: tuple[int, int], after: tuple[int, int], width: int, head: bool) -> bool:
    if text[after[0]] in "•*·" or _indent(text, after[0]) > _indent(text, line[0]) + 1:
        return False
    if _reach(text, line, after) >= width * _FITS:
        return True
    return not head and text[line[1] - 1] not in _ENDS


def _indent(text: str, start: int) -> int:
    return start - (text.rfind("\n", 0, start) + 1)
