"""Times of a day, held against each other: a clock's, or a part of the day by its name."""

from __future__ import annotations

from collections.abc import Iterable

_PARTS = {
    "dawn": (4, 8),
    "morning": (5, 13),
    "afternoon": (12, 19),
    "evening": (17, 24),
    "night": (19, 31),
}
"""First and last hour of a part of the day, as reports use the word ("early on Friday" is a night's); past 24 is the
next day's. "Daytime" tells too little."""
_APART = 3
"""Hours between two clocks from which they are two events': the world's clocks and a report's rounding are less."""


def same_hour(mine: Iterable[str], theirs: Iterable[str]) -> bool | None:
    """Whether two reports' times of day meet; None where one gives none, or they are too near to tell."""
    spans, others = [_span(x) for x in mine], [_span(y) for y in theirs]
    gaps = [_gap(x, y) for x in spans if x for y in others if y]
    if not gaps:
        return None
    return True if min(gaps) < 0 else False if min(gaps) > _APART else None


def _span(time: str) -> tuple[float, float] | None:
    if ":" in time:
        hour, _, minutes = time.partition(":")
        at = int(hour) + int(minutes) / 60
        return at - 0.5, at + 0.5
    return _PARTS.get(time)


def _gap(x: tuple[float, float], y: tuple[float, float]) -> float:
    """Hours between two spans on the circle of a day; nought or less where they meet."""
    return min(max(x[0], y[0] + turn) - min(x[1], y[1] + turn) for turn in (-24, 0, 24))
