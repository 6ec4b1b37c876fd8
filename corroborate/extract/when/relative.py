"""Rules of dates that count from another day: the report's, or that of the event talked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from corroborate.extract.mentions import TimeMention
from corroborate.extract.when import days, words
from corroborate.extract.when.scene import Needs, Scene
from corroborate.model import Precision, When

_SPELL = 10
"""Days of the longest spell that still dates one incident."""
_FEW = 12
"""Hours that "a few" and "several" stay under: today's or yesterday's."""


def _relday(scene: Scene) -> When:
    return days.a_day(scene.anchor(own=True) + timedelta(days=scene.numbers[0]))


def _overnight(scene: Scene) -> When:
    day = scene.anchor(own=True)
    yesterday = day - timedelta(days=1)
    return days.a_day(yesterday) if scene.mention.clock == "evening" else days.between(yesterday, day)


def _relunit(scene: Scene) -> When:
    """The anchor's week, month … or one beside it; "earlier this week" ends with the anchor."""
    unit, offset, part = scene.numbers
    day = scene.anchor(own=unit in (words.WEEK, words.WEEKEND) and bool(part))
    whole = days.unit_of(days.moved(day, offset, unit), unit)
    if unit == words.WEEK and part and not offset:
        first, last = date.fromisoformat(whole.start), date.fromisoformat(whole.end)
        return days.between(first, day, "week") if part == 1 else days.between(day, last, "week")
    return whole


def _ago(scene: Scene) -> When:
    count, unit, half, sign, exact = scene.numbers
    if count < 0 and unit <= words.HOUR:
        count = _FEW if unit == words.HOUR else 0
    if count < 0:
        raise Needs(f'"{scene.words}" does not say how many')
    if exact and unit >= words.WEEK:
        return _exactly(scene, count * sign, unit)
    if unit < words.WEEK:
        day = scene.anchor(own=True)
        if unit == words.DAY:
            return days.a_day(day + timedelta(days=count * sign))
        hours = count if unit == words.HOUR else 0
        far = day + timedelta(days=sign * (-(-hours // 24)))
        return days.a_day(day) if hours <= 3 else days.between(min(day, far), max(day, far))
    if half and unit == words.YEAR:
        return days.unit_of(days.months_on(scene.anchor(), sign * (count * 12 + 6)), words.YEAR)
    return days.unit_of(days.moved(scene.anchor(), count * sign, unit), _coarse(unit))


def _exactly(scene: Scene, count: int, unit: int) -> When:
    """To the day, from the event told about or the report's own date; from a borrowed one the unit."""
    if scene.reference is not None and scene.reference.precision == "day":
        return days.a_day(days.moved(scene.event_day(), count, unit))
    day = days.moved(scene.anchor(), count, unit)
    assert scene.maybe is not None
    return days.a_day(day) if scene.maybe.own else days.unit_of(day, _coarse(unit))


def _coarse(unit: int) -> int:
    return words.YEAR if unit in (words.DECADE, words.CENTURY) else unit


def lasts_days(mention: TimeMention) -> bool:
    """Whether it is a spell of more than a day up to now: "the past ten days", not "the last 24 hours"."""
    if mention.rule != "span":
        return False
    count, unit = mention.numbers[:2]
    return not (unit <= words.HOUR and count <= 24) and (unit, count) != (words.DAY, 1)


def length_in_days(mention: TimeMention) -> int | None:
    """How many days a spell of up to ten takes: "the past 48 hours" 2; None for what is longer, open or no spell."""
    if mention.rule not in ("span", "duration") or len(mention.numbers) < 2:
        return None
    count, unit = mention.numbers[:2]
    if count < 1 or (mention.rule == "span" and mention.numbers[3] > 0):
        return None
    days = count if unit == words.DAY else -(-count // 24) if unit == words.HOUR and count >= 24 else 0
    return days if 0 < days <= _SPELL else None


def _span(scene: Scene) -> When:
    """ "The past two months": from so long before the anchor to the anchor."""
    count, unit, _, sign = scene.numbers
    if count < 0:
        raise Needs(f'"{scene.words}" does not say how many')
    day = scene.anchor(own=unit < words.MONTH)
    far = day if unit < words.DAY else days.moved(day, count * sign, unit)
    if unit == words.HOUR:
        far = day + timedelta(days=sign * -(-count // 24))
    return days.between(min(day, far), max(day, far), "days" if unit <= words.DAY else _precision(unit))


def _precision(unit: int) -> Precision:
    names: dict[int, Precision] = {
        words.WEEK: "week",
        words.WEEKEND: "week",
        words.MONTH: "month",
        words.QUARTER: "season",
    }
    return names.get(unit, "year")


def _shift(scene: Scene) -> When:
    count, unit, _, sign, exact = scene.numbers
    event = scene.event()
    if unit < words.DAY:
        day = scene.event_day()
        hours = 0 if unit < words.HOUR else count if count > 0 else 1
        far = day + timedelta(days=sign * -(-hours // 24))
        return days.between(min(day, far), max(day, far))
    if count < 0:
        raise Needs(f'"{scene.words}" does not say how many')
    if unit == words.DAY or exact:
        return days.a_day(days.moved(scene.event_day(), count * sign, unit))
    if unit == words.WEEK and event.precision not in ("day", "days", "week"):
        raise Needs(f'"{scene.words}" counts from another event whose week is not known')
    if unit == words.MONTH and event.precision in ("season", "year"):
        raise Needs(f'"{scene.words}" counts from another event whose month is not known')
    return days.unit_of(days.moved(date.fromisoformat(event.start), count * sign, unit), _coarse(unit))


def _anaphor(scene: Scene) -> When:
    """ "The next day", "that week": beside or around the event's own."""
    unit, offset = scene.numbers[:2]
    event = scene.event()
    if unit == words.DAY:
        if event.precision == "days" and offset:
            day = date.fromisoformat(event.end if offset > 0 else event.start)
        elif event.precision == "days":
            return event
        else:
            day = scene.event_day()
        return days.a_day(day + timedelta(days=offset))
    fine = {words.WEEK: ("day", "week"), words.WEEKEND: ("day", "week"), words.MONTH: ("day", "days", "week", "month")}
    if event.precision not in fine.get(unit, ("day", "days", "week", "month", "season", "year")):
        raise Needs(f'"{scene.words}" counts from another event whose date is not close enough')
    return days.unit_of(days.moved(date.fromisoformat(event.start), offset, unit), unit)


RULES: dict[str, Callable[[Scene], When]] = {
    "relday": _relday,
    "overnight": _overnight,
    "relunit": _relunit,
    "ago": _ago,
    "span": _span,
    "shift": _shift,
    "anaphor": _anaphor,
}
