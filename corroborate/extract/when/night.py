"""Two days' words for one night."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from corroborate.extract.mentions import TimeMention
from corroborate.extract.when.days import between
from corroborate.model import When

_EARLY = re.compile(r"\b(?:early|small\s+hours|pre-?dawn|dawn|after\s+midnight)\b", re.IGNORECASE)
_DAWN_HOUR, _NIGHT_HOUR = 6, 20


def night_side(mention: TimeMention) -> Literal["late", "early"] | None:
    """Which side of midnight a mention stands on: "late Thursday", "early Friday"; None by day."""
    clock = mention.clock
    if clock is None:
        return None
    if clock[0].isdigit():
        hour = int(clock[:2])
        return "early" if hour < _DAWN_HOUR else "late" if hour >= _NIGHT_HOUR else None
    if clock == "dawn" or (clock == "night" and _EARLY.search(mention.text)):
        return "early"
    return "late" if clock in ("night", "evening") else None


def merge_night(late: When, early: When) -> When | None:
    """One date of two days from the two sides of a midnight; None where it is not the same night.

    Works for :func:`night_side` "late" and "early", in this order.
    """
    if late.precision != "day" or early.precision != "day":
        return None
    first, second = date.fromisoformat(late.start), date.fromisoformat(early.start)
    return between(first, second) if second - first == timedelta(days=1) else None
