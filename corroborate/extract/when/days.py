"""Days, weeks, months and seasons as :class:`When`: intervals with their EDTF expression.

EDTF is the Library of Congress's Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1:
days, months, years, seasons 21-24, and intervals of days where it has no code (weeks, quarters).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from corroborate.extract.when import words
from corroborate.model import Precision, When


def a_day(day: date) -> When:
    """One day."""
    return When(day.isoformat(), day.isoformat(), day.isoformat(), "day")


def between(first: date, last: date, precision: Precision = "days") -> When:
    """An interval of days, both included; one day where they are the same.

    Raises:
        ValueError: the first day is after the last.
    """
    if first > last:
        raise ValueError("the first day is after the last")
    if first == last and precision == "days":
        return a_day(first)
    return When(first.isoformat(), last.isoformat(), f"{first.isoformat()}/{last.isoformat()}", precision)


def uncertain(first: date, last: date) -> When:
    """Days that the words leave open, both marked uncertain (EDTF level 1: "2024-05-13?/2024-05-14?")."""
    return When(first.isoformat(), last.isoformat(), f"{first.isoformat()}?/{last.isoformat()}?", "days")


def a_week(day: date) -> When:
    """The ISO week (Monday to Sunday) that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return between(monday, monday + timedelta(days=6), "week")


def a_weekend(day: date) -> When:
    """Saturday and Sunday of the ISO week that a day is in."""
    saturday = day + timedelta(days=5 - day.weekday())
    return between(saturday, saturday + timedelta(days=1))


def a_month(year: int, month: int) -> When:
    """A month of a year."""
    last = calendar.monthrange(year, month)[1]
    return When(
        date(year, month, 1).isoformat(), date(year, month, last).isoformat(), f"{year:04d}-{month:02d}", "month"
    )


def a_quarter(year: int, quarter: int) -> When:
    """A quarter of the calendar year, as an interval of its days."""
    last = quarter * 3
    return between(date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1]), "season")


def a_season(year: int, season: int) -> When:
    """A season by its EDTF code (21 spring … 24 winter), with the northern months.

    Winter is the one that begins in the year's December.
    """
    first = date(year, (season - 20) * 3, 1)
    month = first.month + 2
    end_year, end_month = (year, month) if month <= 12 else (year + 1, month - 12)
    last = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return When(first.isoformat(), last.isoformat(), f"{year:04d}-{season}", "season")


def a_year(year: int) -> When:
    """A year."""
    return When(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), f"{year:04d}", "year")


def years(first: int, last: int) -> When:
    """Years from first to last, both included.

    Raises:
        ValueError: the first is after the last.
    """
    if first > last:
        raise ValueError("the first year is after the last")
    return When(date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat(), f"{first:04d}/{last:04d}", "year")


def a_decade(year: int) -> When:
    """The ten years that begin with ``year``."""
    return When(date(year, 1, 1).isoformat(), date(year + 9, 12, 31).isoformat(), f"{year // 10}X", "year")


def a_century(number: int) -> When:
    """The n-th century, as 100 years with the same leading digits (the 20th is 19XX)."""
    first = (number - 1) * 100
    return When(date(first or 1, 1, 1).isoformat(), date(first + 99, 12, 31).isoformat(), f"{number - 1:02d}XX", "year")


def months_on(day: date, months: int) -> date:
    """The day some months later (or earlier), or the month's last where it is too short."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(day: date, count: int, unit: int) -> date:
    """A day moved by ``count`` units (see :mod:`words`); hours and smaller by whole days.

    Raises:
        ValueError, OverflowError: the day would leave the calendar.
    """
    if unit in (words.MONTH, words.QUARTER, words.YEAR, words.DECADE, words.CENTURY):
        size = {words.MONTH: 1, words.QUARTER: 3, words.YEAR: 12, words.DECADE: 120, words.CENTURY: 1200}[unit]
        return months_on(day, count * size)
    size = {words.WEEK: 7, words.WEEKEND: 7, words.DAY: 1}.get(unit, 0)
    return day + timedelta(days=count * size)


def unit_of(day: date, unit: int) -> When:
    """The day, week, month … that a day is in."""
    makers = {words.WEEK: a_week, words.WEEKEND: a_weekend}
    if unit in makers:
        return makers[unit](day)
    if unit == words.MONTH:
        return a_month(day.year, day.month)
    if unit == words.QUARTER:
        return a_quarter(day.year, (day.month + 2) // 3)
    if unit == words.YEAR:
        return a_year(day.year)
    if unit == words.DECADE:
        return a_decade(day.year - day.year % 10)
    if unit == words.CENTURY:
        return a_century(day.year // 100 + 1)
    return a_day(day)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    century = year // 100
    golden = year % 19
    leap = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    moon = leap % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The count-th weekday of a month; 5 is the last, whether there are four or five."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    return day if day.month == month else day - timedelta(days=7)
