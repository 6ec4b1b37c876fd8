"""Rules of dates that name their place in the calendar: days, months, years, weekdays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from corroborate.extract.when import days, words
from corroborate.extract.when.patterns import LAST_ONE, LAST_YEAR, NEXT_ONE, NEXT_YEAR, THIS_ONE, THIS_YEAR
from corroborate.extract.when.scene import Needs, Scene
from corroborate.model import When

_SOON = timedelta(days=60)
"""How far ahead a date without a year may look: "the trial opens March 3" in January. The same day of the
past year would be ten months back, and of a day that old newsrooms give the year; in the past tense it is
neither."""
_LONG_AGO = timedelta(days=210)
"""How far back a date without a year is not looked for unless its clause is in the past."""


def _full_year(year: int) -> int:
    """Two digits as POSIX reads them: 69-99 are 19xx, 00-68 are 20xx."""
    return year if year > 99 else year + (1900 if year >= 69 else 2000)


def _pick(scene: Scene, make: Callable[[int], tuple[date, date]]) -> int:
    """The year of a date whose words give none or a relative one (numbers begin with the year)."""
    said, tense = scene.numbers[0], scene.numbers[-1]
    if said > 0:
        return _full_year(said)
    day = scene.anchor()
    relative = {LAST_YEAR: -1, THIS_YEAR: 0, NEXT_YEAR: 1, THIS_ONE: 0}
    if said in relative:
        return day.year + relative[said]
    around = [y for y in range(day.year - 8, day.year + 9) if _exists(make, y)]
    if said == LAST_ONE:
        return max(y for y in around if make(y)[1] < day)
    if said == NEXT_ONE or tense == 1:
        return min(y for y in around if (make(y)[0] > day if said == NEXT_ONE else make(y)[1] >= day))
    past = max(y for y in around if make(y)[0] <= day)
    if not _exists(make, past + 1) or make(past + 1)[0] - day > _SOON:
        if tense in (0, 2) and day - make(past)[1] > _LONG_AGO:
            raise Needs(f'"{scene.words}" may be the past one or the next')
        return past
    if tense == 3:
        return past
    if tense == -1 and scene.mention.role != "until":
        raise Needs(f"\"{scene.words}\" may be this year's or the last one's")
    return past + 1


def _exists(make: Callable[[int], tuple[date, date]], year: int) -> bool:
    try:
        make(year)
    except ValueError:
        return False
    return True


def _day(scene: Scene) -> When:
    month, day = scene.numbers[1:3]

    def make(year: int) -> tuple[date, date]:
        return date(year, month, day), date(year, month, day)

    weekday = scene.mention.weekday
    if weekday is not None and scene.numbers[0] == 0:
        # The weekday said beside it tells this year's date from the last one's.
        anchor = scene.anchor()
        near = [make(y)[0] for y in (anchor.year, anchor.year - 1, anchor.year + 1) if _exists(make, y)]
        fits = [d for d in near if d.weekday() == weekday and timedelta(days=-366) < d - anchor <= _SOON]
        if fits:
            return days.a_day(max(fits, key=lambda d: (d <= anchor, d)))
    return _checked(scene, make(_pick(scene, make))[0])


def _checked(scene: Scene, day: date) -> When:
    weekday = scene.mention.weekday
    if weekday is not None and day.weekday() != weekday:
        raise Needs(f'"{scene.words}": {day.isoformat()} is not that day of the week')
    return days.a_day(day)


def _days(scene: Scene) -> When:
    _, m1, d1, m2, d2, _ = scene.numbers

    def make(year: int) -> tuple[date, date]:
        return date(year, m1, d1), date(year + ((m2, d2) < (m1, d1)), m2, d2)

    return days.between(*make(_pick(scene, make)))


def _numeric(scene: Scene) -> When:
    first, second, year = scene.numbers
    weekday = scene.mention.weekday
    if first != second and first <= 12 and second <= 12:
        fits = [
            d
            for d in (date(_full_year(year), *pair) for pair in ((first, second), (second, first)))
            if d.weekday() == weekday
        ]
        if len(fits) == 1:
            return days.a_day(fits[0])
        raise Needs(f'"{scene.words}" may be day and month or month and day')
    month, day = (second, first) if first > 12 else (first, second)
    return _checked(scene, date(_full_year(year), month, day))


def _month(scene: Scene) -> When:
    month = scene.numbers[1]

    def make(year: int) -> tuple[date, date]:
        return date(year, month, 1), days.months_on(date(year, month, 1), 1) - timedelta(days=1)

    return days.a_month(_pick(scene, make), month)


def _season(scene: Scene) -> When:
    season = scene.numbers[1]

    def make(year: int) -> tuple[date, date]:
        when = days.a_season(year, season)
        return date.fromisoformat(when.start), date.fromisoformat(when.end)

    return days.a_season(_pick(scene, make), season)


def _easter(scene: Scene) -> When:
    def make(year: int) -> tuple[date, date]:
        day = days.easter(year) + timedelta(days=scene.numbers[1])
        return day, day

    return days.a_day(make(_pick(scene, make))[0])


def _nth(scene: Scene) -> When:
    _, month, weekday, count, _ = scene.numbers

    def make(year: int) -> tuple[date, date]:
        day = days.nth_weekday(year, month, weekday, count)
        return day, day

    return days.a_day(make(_pick(scene, make))[0])


def _quarter(scene: Scene) -> When:
    said, quarter = scene.numbers
    day = scene.anchor() if said <= 0 else date(_full_year(said), 12, 31)
    relative = {LAST_YEAR: -1, THIS_YEAR: 0, NEXT_YEAR: 1}
    if said in relative:
        return days.a_quarter(day.year + relative[said], quarter)
    return days.a_quarter(day.year if date(day.year, quarter * 3 - 2, 1) <= day else day.year - 1, quarter)


def _ordinal(scene: Scene) -> When:
    """ "The first week of May": days 1-7, 8-14 …; the last: the last seven days."""
    count, unit, year, month = scene.numbers
    year = _pick_ordinal(scene, year, month)
    whole = days.a_month(year, month) if month else days.a_year(year)
    first, last = date.fromisoformat(whole.start), date.fromisoformat(whole.end)
    if unit == words.MONTH and not month:
        return days.a_month(year, 12 if count < 0 else count)
    if unit == words.DAY:
        day = last if count < 0 else first + timedelta(days=count - 1)
    elif unit == words.WEEK:
        start = last - timedelta(days=6) if count < 0 else first + timedelta(days=7 * (count - 1))
        return _inside(days.between(start, min(start + timedelta(days=6), last), "week"), whole)
    else:
        saturday = days.nth_weekday(year, month, 5, 5 if count < 0 else count) if month else None
        if saturday is None:
            raise Needs(f'"{scene.words}" names no date')
        return days.between(saturday, saturday + timedelta(days=1))
    return _inside(days.a_day(day), whole)


def _pick_ordinal(scene: Scene, year: int, month: int) -> int:
    if year > 0:
        return _full_year(year)
    day = scene.anchor()
    return day.year if month <= day.month else day.year - 1


def _inside(when: When, whole: When) -> When:
    if not whole.start <= when.start <= when.end <= whole.end:
        raise ValueError("outside")
    return when


def _weekday(scene: Scene) -> When:
    weekday, (select, tense) = scene.mention.weekday or 0, scene.numbers
    if select in (4, 5, 6):
        event = scene.event_day()
        if select == 6:
            if event.weekday() != weekday:
                raise Needs(f'"{scene.words}" is not the day of the event talked about')
            return days.a_day(event)
        return days.a_day(_before(event, weekday, 1) if select == 4 else _after(event, weekday, 1))
    day = scene.anchor()
    if select == 1:
        return days.a_day(_before(day, weekday, 1))
    if select == 2:
        return days.a_day(_after(day, weekday, 1))
    if tense == 1 or (select == 3 and tense != -1 and weekday > day.weekday()):
        return days.a_day(_after(day, weekday, 0))
    return days.a_day(_before(day, weekday, 0))


def _before(day: date, weekday: int, least: int) -> date:
    """The latest such weekday at least ``least`` days before."""
    day -= timedelta(days=least)
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _after(day: date, weekday: int, least: int) -> date:
    day += timedelta(days=least)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _weekdays(scene: Scene) -> When:
    first, last, tense = scene.numbers
    day, length = scene.anchor(), timedelta(days=(last - first) % 7)
    start = _after(day, first, 0) if tense == 1 else _before(day, last, 0) - length
    return days.between(start, start + length)


def _weekend(scene: Scene) -> When:
    """The weekend that has begun last by the anchor."""
    return days.a_weekend(_before(scene.anchor(), 5, 0))


RULES: dict[str, Callable[[Scene], When]] = {
    "day": _day,
    "days": _days,
    "numeric": _numeric,
    "month": _month,
    "season": _season,
    "easter": _easter,
    "nth": _nth,
    "quarter": _quarter,
    "ordinal": _ordinal,
    "year": lambda scene: days.a_year(scene.numbers[0]),
    "years": lambda scene: days.years(scene.numbers[0], scene.numbers[1]),
    "decade": lambda scene: days.a_decade(scene.numbers[0]),
    "century": lambda scene: days.a_century(scene.numbers[0]),
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekend": _weekend,
}
