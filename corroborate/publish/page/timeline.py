"""The time line: other events, the incident and the reports' publication along one downward axis.

The days around the incident are drawn to scale; what lies before and after is put in order with
its distance in words, across a break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from msgspec.structs import replace

from corroborate.model import Article, Background, Noun, Record
from corroborate.publish.page.drawing import fitted, wrapped
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.wording import day_words, plain, plural, stamp_words, when_words

Kind = Literal["event", "incident", "published", "seen"]

WIDTH = 400.0
"""Width in the drawing's units, about a phone's."""

_AXIS, _LEFT = 22.0, 46.0
_LINE = 17.0
_CHARACTERS = 50
_NEAR = timedelta(days=8)
"""Publications so soon after the incident stand in the part that is drawn to scale."""
_DAY = 84.0
_MAX_SCALED = 520.0
_GAP = 26.0


class Moment(Noun, frozen=True):
    """Something with a date. ``at`` is naive local time; ``words`` its date as known."""

    kind: Kind
    at: datetime
    words: str
    text: str
    to: str
    until: datetime = datetime.max


class Label(Noun, frozen=True):
    """A moment drawn: its dot at ``y``, its words at ``top``; the incident's days last down to ``until``."""

    kind: Kind
    y: float
    top: float
    words: str
    lines: tuple[str, ...]
    until: float = 0.0


class Break(Noun, frozen=True):
    """Where the axis is broken, and how much time is left out."""

    y: float
    words: str


class Tick(Noun, frozen=True):
    """Midnight at the beginning of a day, in the part that is drawn to scale."""

    y: float
    words: str


class TimeLine(Noun, frozen=True):
    """The drawing, and the same as a list."""

    width: float
    height: float
    labels: tuple[Label, ...]
    breaks: tuple[Break, ...]
    ticks: tuple[Tick, ...]
    scaled: tuple[float, float] | None
    moments: tuple[Moment, ...]
    undated: tuple[str, ...]


def time_line(record: Record, keys: Keys) -> TimeLine:
    """Draw what of a record has a date."""
    moments = sorted(_moments(record, keys), key=lambda m: (m.at, m.kind, m.text))
    near = _window(record, moments)
    before = [m for m in moments if near and m.at < near[0]]
    scaled = [m for m in moments if near and near[0] <= m.at <= near[1]]
    after = [m for m in moments if near and m.at > near[1]]
    drawing = _Drawing()
    drawing.listed(before)
    if near and scaled:
        drawing.scaled(scaled, near, before[-1] if before else None)
    drawing.listed(after, (scaled or before)[-1] if scaled or before else None)
    undated = tuple(_undated(record, keys))
    return drawing.done(tuple(moments), undated)


def _moments(record: Record, keys: Keys) -> Iterator[Moment]:
    day = plain(record.fields["date"].value)
    if day and (start := _start(day)):
        until = (_stamp(str(day.get("end", ""))) or start) + timedelta(days=1)
        yield Moment("incident", start, when_words(day), "The incident", keys.fields["date"], until)
    for number, event in enumerate(record.background, 1):
        value = plain(event.date)
        if value and (start := _start(value)):
            yield Moment("event", start, when_words(value), event_words(event, 64), f"{keys.prefix}-b{number}")
    for article in record.articles:
        report = keys.report(article.id)
        name = f"{report.title.capitalize()}: {report.name}"
        if article.published and (at := _stamp(article.published.value)):
            yield Moment("published", at, stamp_words(article.published.value), name, report.anchor)
        elif article.seen and (at := _stamp(article.seen)):
            yield Moment("seen", at, stamp_words(article.seen), f"{name}, fetched; not dated", report.anchor)


def event_words(event: Background, characters: int = 400) -> str:
    """Another event in a line, its label cut to so many characters."""
    killed = f", {event.killed:,} killed" if event.killed is not None else ""
    place = f" ({event.place})" if event.place and event.place not in event.label else ""
    label = fitted(event.label[:1].upper() + event.label[1:], characters)
    return f"{label}{place}{killed}"


def _undated(record: Record, keys: Keys) -> Iterator[str]:
    def nothing(article: Article) -> bool:
        stamps = (article.published.value if article.published else None, article.seen)
        return not any(value and _stamp(value) for value in stamps)

    for article in record.articles:
        if nothing(article):
            yield f"{keys.report(article.id).title} ({keys.report(article.id).name})"
    for event in record.background:
        if not event.date:
            yield event_words(event)


def _start(value: dict[str, Any]) -> datetime | None:
    return _stamp(str(value.get("start", "")))


def _stamp(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(f"{value}-01")
    except ValueError:
        return None


def _window(record: Record, moments: Sequence[Moment]) -> tuple[datetime, datetime] | None:
    """The part drawn to scale: the incident's days and the publications soon after it."""
    if not moments:
        return None
    incident = [m.at for m in moments if m.kind == "incident"]
    published = [m.at for m in moments if m.kind == "published"]
    start = min(incident or published or [moments[-1].at])
    day = plain(record.fields["date"].value) or {}
    last = _stamp(str(day.get("end", ""))) if incident else None
    end = min(last + timedelta(days=1), start + _NEAR) if last else start
    end = max([end, *(at for at in published if at - start <= _NEAR)])
    return start, end


def span_words(apart: timedelta) -> str:
    """``3 hours``, ``2 days``, ``5 weeks``, ``7 months``, ``4 years``, to the nearest."""
    days = apart.total_seconds() / 86400
    for limit, unit, noun in ((0.8, 1 / 24, "hour"), (21.0, 1.0, "day"), (70.0, 7.0, "week"), (730.0, 30.44, "month")):
        if days < limit:
            return plural(round(days / unit), noun)
    return plural(round(days / 365.25), "year")


class _Drawing:
    """Grows downwards; ``y`` is how far it has come."""

    def __init__(self) -> None:
        self.y = 12.0
        self.labels: list[Label] = []
        self.breaks: list[Break] = []
        self.ticks: list[Tick] = []
        self.scale: tuple[float, float] | None = None

    def listed(self, moments: Sequence[Moment], last: Moment | None = None) -> None:
        """Moments in order, the time between them in words."""
        for moment in moments:
            self._distance(last, moment)
            self._label(moment, self.y + 5, self.y)
            last = moment

    def scaled(self, moments: Sequence[Moment], window: tuple[datetime, datetime], last: Moment | None) -> None:
        """Moments on a part of the axis where equal lengths are equal times."""
        self._distance(last, moments[0])
        start, end = window
        days = (end - start).total_seconds() / 86400
        length = min(_MAX_SCALED, max(days * _DAY, 46.0 * (len(moments) - 1)))
        top = self.y + 5
        for moment in moments:
            share = (moment.at - start).total_seconds() / 86400 / days if days else 0.0
            y = top + share * length
            self._label(moment, y, max(self.y, y - 5))
            if moment.kind == "incident" and days:
                until = top + min(length, (moment.until - start).total_seconds() / 86400 / days * length)
                self.labels[-1] = replace(self.labels[-1], until=round(until, 1))
        if days:
            self.scale = (top, top + length)
            self.ticks = list(self._midnights(start, end, top, length / days))
        self.y = max(self.y, top + length + 12)

    def _midnights(self, start: datetime, end: datetime, top: float, per_day: float) -> Iterator[Tick]:
        day = datetime.combine(start.date(), datetime.min.time())
        while day <= end:
            if day >= start:
                y = top + (day - start).total_seconds() / 86400 * per_day
                yield Tick(round(y, 1), day_words(day.date()))
            day += timedelta(days=1)

    def _distance(self, last: Moment | None, moment: Moment) -> None:
        if last is None:
            return
        apart = moment.at - last.at
        if apart >= timedelta(hours=20):
            self.breaks.append(Break(round(self.y + 7, 1), span_words(apart)))
            self.y += _GAP

    def _label(self, moment: Moment, y: float, top: float) -> None:
        lines = tuple(wrapped(fitted(moment.text, 2 * _CHARACTERS - 6), _CHARACTERS))[:2]
        self.labels.append(Label(moment.kind, round(y, 1), round(top, 1), moment.words, lines))
        self.y = top + _LINE * (1 + len(lines)) + 9

    def done(self, moments: tuple[Moment, ...], undated: tuple[str, ...]) -> TimeLine:
        scale = self.scale
        return TimeLine(
            WIDTH, round(self.y, 1), tuple(self.labels), tuple(self.breaks), tuple(self.ticks), scale, moments, undated
        )
