"""What a pattern is: words it may begin with, an expression, and what it makes of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from corroborate.extract.when import words


class Draft(NamedTuple):
    """What a pattern read: the rule that resolves it, with its numbers, and what else was said.

    ``role`` is empty where the words around decide it; ``start`` and ``end`` bound the words
    inside the sentence where they differ from the match (-1).
    """

    rule: str
    numbers: tuple[int, ...] = ()
    weekday: int | None = None
    clock: str | None = None
    role: str = ""
    start: int = -1
    end: int = -1


class Pattern(NamedTuple):
    """``regex`` is tried at every word that is in ``firsts`` (``#`` stands for digits)."""

    firsts: frozenset[str]
    regex: re.Pattern[str]
    build: Callable[[re.Match[str]], Draft | None]


_CLASSES: dict[str, Iterable[str]] = {
    "MONTH": words.LONG_MONTHS + words.SHORT_MONTHS,
    "WEEKDAY": words.LONG_WEEKDAYS,
    "WEEKSHORT": set(words.WEEKDAYS) - set(words.LONG_WEEKDAYS),
    "SEASON": words.SEASONS,
    "ORDINAL": [*words.ORDINALS, "final", "last", "#"],
    "NUMBER": [
        *words.NUMBERS,
        "#",
        "a",
        "an",
        "half",
        "several",
        "many",
        "few",
        "some",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
    ],
    "ABOUT": [
        "exactly",
        "precisely",
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "some",
        "just",
        "only",
        "approximately",
        "less",
        "fewer",
        "more",
        "over",
        "well",
        "at",
        "no",
        "up",
        "barely",
        "under",
    ],
    "UNIT": [u + s for u in words.UNITS for s in ("", "s")] + ["moment", "moments"],
    "EDGE": ["early", "late", "earlier", "later", "mid", "sometime"],
    "SIDE": ["start", "beginning", "middle", "end", "rest"],
    "HOLIDAY": {h.split()[0].split("'")[0].split("-")[0] for h in words.HOLIDAYS},
    "DAYPART": words.DAYPARTS,
    "SET": words.SETS,
    "VAGUE": {v.split()[0] for v in words.VAGUE},
}


def pattern(firsts: str, expression: str, build: Callable[[re.Match[str]], Draft | None]) -> Pattern:
    """A pattern; ``firsts`` are words, or classes of words in capitals."""
    found: set[str] = set()
    for first in firsts.split():
        found.update(_CLASSES.get(first, [first]))
    return Pattern(frozenset(found), words.compiled(expression), build)


def by_first_word(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """The patterns to try at each word."""
    table: dict[str, tuple[Pattern, ...]] = {}
    for one in patterns:
        for first in one.firsts:
            table[first] = (*table.get(first, ()), one)
    return table


LAST_YEAR, THIS_YEAR, NEXT_YEAR, LAST_ONE, NEXT_ONE, THIS_ONE = -1, -2, -3, -4, -5, -6
"""Stand for a year in ``numbers``: "June last year"; "last June" (the latest before the anchor)."""

_RELATIVE_YEARS = {"last": LAST_YEAR, "this": THIS_YEAR, "next": NEXT_YEAR}
_SELECTED = {"last": LAST_ONE, "past": LAST_ONE, "next": NEXT_ONE, "coming": NEXT_ONE, "this": THIS_ONE}


def year(text: str | None, select: str | None = None) -> int:
    """A year's number: as said (two digits stay two), one of the constants above, or 0."""
    if text:
        return _RELATIVE_YEARS[text.split()[0].lower()] if text[0].isalpha() else int(text.lstrip("'’"))
    return _SELECTED.get(select.split()[-1].lower(), 0) if select else 0
