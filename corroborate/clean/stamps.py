"""Date stamps: full dates as mastheads, bylines and datelines write them, with time and zone.

Only what is a whole date by itself is one here; "Thursday" and "last week" are the text's own
words and belong to ``extract``. A date that two readers would read differently is refused.
"""

from __future__ import annotations

import re
from datetime import date

from corroborate.data import table
from corroborate.model import Noun

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur|r)?(?:day)?\.?,?\s+)?"
_DATES = (
    re.compile(r"\b(?P<year>(?:18|19|20)\d\d)(?P<sep>\s?[-/.]\s?)(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d)", re.I),
    re.compile(
        _WEEKDAY + r"(?<![\d/.])(?P<a>\d\d?)(?P<sep>\s?[-/.]\s?)(?P<b>\d\d?)(?P=sep)"
        r"(?P<year>(?:18|19|20)\d\d|(?<=/)\d\d|(?<=/\s)\d\d)(?![\d/]|:\d)", re.I),
    re.compile(
        _WEEKDAY + r"\b(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s+of\s+|[\s\-.,]{0,2})" + _MONTH +
        r"[\s\-,/']{0,3}(?P<year>(?:18|19|20)\d\d|\d\d(?![\d:.]))\b", re.I),
    re.compile(
        _WEEKDAY + r"\b" + _MONTH + r"\s*(?P<d>\d\d?)(?:st|nd|rd|th)?[\s,.\-–]{0,3}"
        r"(?P<year>(?:18|19|20)\d\d)\b",
        re.I),
)  # fmt: skip
_PARTIAL = (
    re.compile(r"\b" + _MONTH + r"\s*(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?![\d:])", re.I),
    re.compile(r"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+" + _MONTH + r"(?![a-z\d])", re.I),
)
_TIME = re.compile(
    r"(?<![\d:./])(?:(?P<h>[01]?\d|2[0-3])(?::|\.|h)(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)\s*(?P<half>[ap]\.?\s?m\b\.?|[ap]\b)?"
    r"|(?P<h12>1[0-2]|0?[1-9])\s*(?P<half12>[ap]\.?\s?m\b\.?)"
    r"|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?=\s*(?:h(?:ou)?rs\b|GMT|UTC|local))"
    r"|(?<=\bat\s)(?P<h5>[01]\d|2[0-3])(?P<m5>[0-5]\d)(?![\w:/-])"
    r"|(?P<h6>0?[1-9]|1[0-2])(?P<m6>[0-5]\d)\s*(?P<half6>[ap]\.?m\b\.?))",
    re.I,
)
_ZONE = re.compile(r"\s*[(\[]?\s*(?P<name>[A-Z]{1,5}\b)?\s*(?P<sign>[+-])?(?P<h>\d\d?)?(?::?(?P<m>[0-5]\d))?(?!\d)")
_LABEL = re.compile(
    r"\b(?:(?:first|originally|last|date of|published|story)\s+)?(?P<label>published"
    r"|publication(?:\s+date)?|publish(?:\s+date)?"
    r"|posted|issued|filed|written|released?|created|release\s+date|updated?|modified|edited|revised)"
    r"(?:\s+in\s+[A-Z][\w &-]{2,40}?)?(?:\s+(?:on|at|by|date|time))?\s*[:\-–—]?\s*(?:on\s+|at\s+)?$",
    re.I,
)
_ANEW = re.compile(r"\b(?:last\s+)?(?:updated|modified|edited)(?:\s+(?:on|at))?\b", re.I)
"""Between a day and its hour: "16 September 2013 Last updated at 12:42"."""
_ABROAD = re.compile(r"\s*\(\d{1,2}[:.]?\d\d\s*[A-Z]{2,5}\)")
"""The same hour elsewhere: "1052 GMT (1852 HKT)"."""
_LETTERS = re.compile(r"\s*[A-Z]{2,5}\b")
_AMERICAN = re.compile(r"\s*(?:[ECMP][SD]?T)\b")
_LATER = ("updat", "modif", "edit", "revis")
_NEAR = 28
"""Characters around a date in which its time of day stands ("January 4, 2024 | 06:15 PM")."""


class Stamp(Noun, frozen=True):
    """One full date in the text.

    ``start``/``end`` cover its label, weekday, date, time and zone; ``days`` are its readings
    (two where day and month could change places). ``label`` is ``published``, ``updated`` or None;
    ``weekday`` says that the day of the week stands with it, ``sep`` what parts the numbers of a date in figures.
    """

    start: int
    end: int
    days: tuple[date, ...]
    clock: str | None = None
    zone: str | None = None
    label: str | None = None
    weekday: bool = False
    sep: str = ""

    @property
    def day(self) -> date | None:
        """The day, where there is one reading only."""
        return self.days[0] if len(self.days) == 1 else None

    def value(self, day: date | None = None) -> str:
        """ISO 8601: the date, with the time and the zone where the words give them."""
        on = (day or self.days[0]).isoformat()
        return f"{on}T{self.clock}{self.zone or ''}" if self.clock else on


def stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """The full dates between two offsets of a text, in order, none inside another."""
    end = len(text) if end is None else end
    found: list[Stamp] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, start, end):
            if days := _days(match):
                found.append(_stamp(text, match, days, (start, end)))
    found.sort(key=lambda stamp: (stamp.start, -stamp.end))
    kept: list[Stamp] = []
    for stamp in found:
        if not kept or stamp.start >= kept[-1].end:
            kept.append(stamp)
    return kept


def partial(text: str) -> tuple[int, int, int, int] | None:
    """The first "Jan 4" without a year: its offsets, month and day."""
    for pattern in _PARTIAL:
        if (match := pattern.search(text)) and 1 <= int(match["d"]) <= 31:
            return match.start(), match.end(), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["d"])
    return None


def days_named(story: str, year: int) -> list[date]:
    """The days and months that a story names without a year, in a year."""
    found = [match for pattern in _PARTIAL for match in pattern.finditer(story)]
    made = [_date(year, _MONTHS.index(m["month"][:3].lower()) + 1, int(m["d"])) for m in found]
    return [day for day in made if day is not None]


def _days(match: re.Match[str]) -> tuple[date, ...]:
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:  # POSIX strptime's pivot: 69 to 99 are the 1900s
        year += 1900 if year >= 69 else 2000
    if parts.get("a") is None:
        month = _MONTHS.index(parts["month"][:3].lower()) + 1 if parts.get("month") else int(parts["m"])
        pairs = [(month, int(parts["d"]))]
    else:
        a, b = int(parts["a"]), int(parts["b"])
        pairs = [(b, a)] if "." in parts["sep"] or a == b else [(b, a), (a, b)]
    days = [day for month, d in pairs if (day := _date(year, month, d))]
    weekday = (parts.get("weekday") or "").lower()
    if len(days) > 1 and weekday:
        days = [day for day in days if _WEEKDAYS[day.weekday()] == weekday]
    return tuple(days)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stamp(text: str, match: re.Match[str], days: tuple[date, ...], bounds: tuple[int, int]) -> Stamp:
    parts = match.groupdict()
    label, start = _labelled(text, match.start(), bounds)
    sep = (parts.get("sep") or "").strip()
    plain = Stamp(start, match.end(), days, None, None, label, bool(parts.get("weekday")), sep)
    return _timed_after(text, plain, bounds[1]) or _timed_before(text, plain, bounds) or plain


def _timed_after(text: str, stamp: Stamp, end: int) -> Stamp | None:
    """The stamp with the time of day behind it: "5 May 2024 18:15 GMT", "5 May 2024 Last updated at 18:15"."""
    after = text[stamp.end : min(end, stamp.end + _NEAR)]
    time = _TIME.search(after)
    if time is None or re.search(r"[A-Za-z]{3}|[.;\n]", _joiners(after[: time.start()])):
        return None
    label = stamp.label or ("updated" if _ANEW.search(after[: time.start()]) else None)
    zone, stretch = _zone(after[time.end() :])
    last = stamp.end + time.end() + stretch
    if abroad := _ABROAD.match(text, last):
        last = abroad.end()
    days = _month_first(stamp.days) if _AMERICAN.match(after, time.end()) else stamp.days
    return Stamp(stamp.start, last, days, _clock(time), zone, label, stamp.weekday, stamp.sep)


def _timed_before(text: str, stamp: Stamp, bounds: tuple[int, int]) -> Stamp | None:
    """The stamp with the time of day before it: "18:15 GMT, 5 May 2024"."""
    time = _TIME.search(text, max(bounds[0], stamp.start - _NEAR), stamp.start)
    if time is None:
        return None
    between = _ABROAD.sub(" ", text[time.end() : stamp.start])
    zone, stretch = _zone(between)
    if not stretch and (letters := _LETTERS.match(between)):
        stretch = letters.end()
    if re.search(r"\w", _joiners(between[stretch:])):
        return None
    label, start = _labelled(text, time.start(), bounds)
    days = _month_first(stamp.days) if _AMERICAN.match(between) else stamp.days
    return Stamp(start, stamp.end, days, _clock(time), zone, stamp.label or label, stamp.weekday, stamp.sep)


def _labelled(text: str, start: int, bounds: tuple[int, int]) -> tuple[str | None, int]:
    """What the words before a stamp call it, and where it begins with them."""
    before = text[max(bounds[0], start - 40) : start]
    said = _LABEL.search(before)
    if said is None:
        return None, start
    return "updated" if said["label"].lower().startswith(_LATER) else "published", start - len(before) + said.start()


def _month_first(days: tuple[date, ...]) -> tuple[date, ...]:
    """The American reading of a day that two countries read differently."""
    return days[1:] if len(days) > 1 else days


def _joiners(between: str) -> str:
    return re.sub(r"\b(?:at|on|T|um)\b|^T", " ", _ANEW.sub(" ", between))


def _clock(time: re.Match[str]) -> str:
    hour = int(time["h"] or time["h12"] or time["h4"] or time["h5"] or time["h6"])
    half = (time["half"] or time["half12"] or time["half6"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02d}:{time['m'] or time['m4'] or time['m5'] or time['m6'] or '00'}"


def _zone(after: str) -> tuple[str | None, int]:
    match = _ZONE.match(after)
    if not match or not (match["name"] or match["sign"]):
        return None, 0
    base = {row["zone"]: row["offset"] for row in table("zones")}.get(match["name"] or "UTC")
    if base is None:
        return None, 0
    if match["sign"] and match["h"] and base == "+00:00":
        return f"{match['sign']}{int(match['h']):02d}:{match['m'] or '00'}", match.end()
    return base or None, match.end("name") if match["name"] else 0
