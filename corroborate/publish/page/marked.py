"""Text with marks in it: spans that overlap become marks inside one another, cut where they cross."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import Literal

from corroborate.model import Noun

GROUPS = {
    "killed": ("killed", "K"),
    "attackers_killed": ("killed", "A"),
    "missing": ("killed", "M"),
    "captured": ("killed", "X"),
    "injured": ("injured", "I"),
    "civilians_killed": ("civilians", "C"),
    "civilians_injured": ("civilians", "C"),
    "perpetrator": ("who", "W"),
    "target": ("what", "H"),
    "weapon": ("what", "B"),
    "event_type": ("what", "E"),
    "date": ("when", "D"),
    "time_of_day": ("when", "T"),
    "place": ("where", "P"),
    "victim": ("victim", "V"),
}
"""A field's colour and the letter that stands behind its words, so that colour isn't all there is."""

OTHER = ("other", "O")
"""What is about another event, or a tally."""


class Mark(Noun, frozen=True):
    """A span to mark. ``anchors`` are ids that lead here; ``back`` is where the letter leads."""

    start: int
    end: int
    anchors: tuple[str, ...] = ()
    group: str = ""
    letter: str = ""
    back: str = ""
    old: bool = False
    about: str = ""


class Token(Noun, frozen=True):
    """A piece of marked text in order: words, or where a mark opens or closes, or an anchor stands."""

    kind: Literal["text", "open", "close", "anchor"]
    text: str = ""
    mark: Mark | None = None


def tokens(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Token]:
    """``text[start:end]`` with the marks that fall in it; opens and closes are properly nested.

    A mark that crosses an open one is cut at that one's end and goes on after it. Empty marks are
    anchors. Linear in the text, n log n in the marks.
    """
    inside = ((n, m if m.start >= start else _rest(m)) for n, m in enumerate(marks) if _falls_in(m, start, end))
    queue = [(max(m.start, start), -min(m.end, end), n, m) for n, m in inside]
    heapq.heapify(queue)
    opened: list[tuple[int, Mark]] = []
    at = start
    serial = len(marks)
    while queue:
        begin, minus, _, mark = heapq.heappop(queue)
        stop = -minus
        while opened and opened[-1][0] <= begin:
            close, closing = opened.pop()
            yield from _words(text, at, close)
            yield Token("close", mark=closing)
            at = max(at, close)
        yield from _words(text, at, begin)
        at = max(at, begin)
        if mark.start == mark.end:
            yield Token("anchor", mark=mark)
            continue
        if opened and stop > opened[-1][0]:
            serial += 1
            heapq.heappush(queue, (opened[-1][0], -stop, serial, _rest(mark)))
            stop = opened[-1][0]
            mark = _first(mark)
        opened.append((stop, mark))
        yield Token("open", mark=mark)
    while opened:
        close, closing = opened.pop()
        yield from _words(text, at, close)
        yield Token("close", mark=closing)
        at = max(at, close)
    yield from _words(text, at, end)


def _falls_in(mark: Mark, start: int, end: int) -> bool:
    if mark.start == mark.end:
        return start <= mark.start < end
    return mark.start < end and mark.end > start


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    if end > start:
        yield Token("text", text[start:end])


def _first(mark: Mark) -> Mark:
    """A cut mark's first part: it has the anchors, and no letter yet."""
    return Mark(mark.start, mark.end, mark.anchors, mark.group, old=mark.old)


def _rest(mark: Mark) -> Mark:
    """A cut mark's last part: it has the letter."""
    return Mark(mark.start, mark.end, (), mark.group, mark.letter, mark.back, mark.old, mark.about)
