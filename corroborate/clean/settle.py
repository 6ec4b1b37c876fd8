"""Which day a date in figures means where two countries read it differently ("04/05/2024"), if anything tells."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from corroborate.clean.stamps import Stamp, days_named
from corroborate.data import table

_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})day\b")
_NEWS = 1
"""Days: news names the weekday of its own day or of the day before first."""
_STALE = 2
_NEAR = timedelta(days=2)
_MONTH = timedelta(days=31)


def settle(stamp: Stamp, others: list[date], story: str = "") -> date | None:
    """The one reading of a stamp, where there is one or the page, the story or its country leaves one.

    Args:
        stamp: a stamp with one reading or two.
        others: the page's other full dates; a reading within two days of one of them stands.
        story: the headline and the first words of the story. Its first weekday is the reading's own or the
            day before's; a day and month that it names came shortly before; American stories write the month
            first between strokes. Between hyphens the day comes first wherever the words allow it.
    """
    if stamp.day or not stamp.days:
        return stamp.day
    near = [d for d in stamp.days if any(abs(d - other) <= _NEAR for other in others)]
    if len(near) == 1:
        return near[0]
    lags = {day: _lag(day, story) for day in stamp.days}
    fresh = [day for day, lag in lags.items() if lag is not None and lag <= _NEWS]
    stale = [day for day, lag in lags.items() if lag is not None and lag > _STALE]
    if len(fresh) == 1 and len(stale) == len(lags) - 1:
        return fresh[0]
    after = [day for day in stamp.days if follows(day, story)]
    if len(after) == 1:
        return after[0]
    usual = stamp.days[0] if stamp.sep == "-" else stamp.days[-1] if stamp.sep == "/" and _american(story) else None
    return usual if usual not in stale else None


def follows(day: date, story: str, within: timedelta = _MONTH) -> bool:
    """Whether the story names a day and month ("on July 25") that lies shortly before a day."""
    return any(timedelta(0) <= day - said <= within for y in (day.year, day.year - 1) for said in days_named(story, y))


def _lag(day: date, story: str) -> int | None:
    """Days from the first weekday that the story names to a day; None where it names none."""
    named = _WEEKDAY.search(story)
    return (day.weekday() - _WEEKDAYS.index(named[1])) % 7 if named else None


def _american(story: str) -> bool:
    return _states().search(story) is not None


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    """Names of the United States' states that are no other country's, and their short forms."""
    abroad = {row["name"] for row in table("countries")}
    rows = [row for row in table("provinces") if row["country"] == "US"]
    forms = {row["name"] for row in rows} - abroad
    forms |= {short for row in rows for short in row["abbreviations"].split("|") if len(short) > 3}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")
