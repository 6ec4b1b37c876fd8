"""When an article was published, and what says so; a page's or a crawler's date is ``seen``."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from corroborate.clean.blocks import Layout
from corroborate.clean.piece import Piece
from corroborate.clean.settle import follows, settle
from corroborate.clean.stamps import Stamp, stamps
from corroborate.model import Basis, Noun, Problem, Published, Span

_APART = timedelta(days=2)
"""A caller's date and the text's own may differ by this much (time zones, print and web editions)."""
_YEAR_LENT = timedelta(days=31)
"""How far a dateline's day may lie from the stamp that lends it a year (updates come for weeks)."""
_AFTER_LEAD = 2
_DECK = 100
"""Characters: a shorter paragraph above a date may be a headline's second line."""
_OPENING = 1500
"""Characters of the story whose days tell which reading of a date is meant."""
_FORTNIGHT = timedelta(days=14)
_DATED = ("dateline", "byline", "update")
_DAY = len("2024-01-31")


class Dates(Noun, frozen=True):
    """The publication date, the page's own date, and what the reader must know of them."""

    published: Published | None
    seen: str | None
    problems: tuple[Problem, ...]


class Said(Noun, frozen=True):
    """A date that the text itself gives for its publication."""

    value: str
    day: date
    basis: Basis
    start: int
    end: int
    update: bool = False


def find(text: str, layout: Layout, article: str, known: tuple[Published | None, str | None]) -> Dates:
    """Choose the date: the caller's, the page's metadata, the dateline's, the byline's, in this order.

    Args:
        text: the frozen text.
        layout: its pieces; a page date's piece becomes boilerplate here.
        article: the article's id, for spans and problems.
        known: the caller's or metadata's date, and when the page was fetched.
    """
    given, fetched = known
    places = {line.start for line in layout.datelines}
    page, own = _stamps(
        [p for p in layout.pieces if p.start not in places or p.kind != "dateline"],
        layout.title is not None,
        layout.head.statement,
    )
    own += _datelines(layout, own, given)
    best = _timed(next((s for s in own if s.basis == "dateline"), None) or _byline(own), own)
    span = Span(article, best.start, best.end, text[best.start : best.end]) if best else None
    from_text = Published(best.value, best.basis, span) if best else None
    seen = fetched or (page.value() if page and page.day else None)
    if given is None or best is None:
        return Dates(given or from_text, seen, ())
    against = [
        s for s in own if abs(s.day - _day(given.value)) > _APART and not (s.update and s.day > _day(given.value))
    ]
    if best not in against:
        return Dates(given, seen, ())
    message = (
        f"{article}: published {given.value} by the {'caller' if given.basis == 'given' else 'page metadata'}, "
        f"{best.value} by the text itself; the text's own date is used, check which is right"
    )
    return Dates(from_text, seen, (Problem("published-differs", message, article),))


def iso(value: str | None) -> str | None:
    """A caller's date as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM[+hh:mm]``; None where it is no such thing.

    Midnight without a zone or in UTC is what programs write when they know the day alone.
    """
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if not 1800 <= moment.year <= 2200:
        return None
    if len(value.strip()) <= 10 or (
        not moment.utcoffset() and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    ):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat(timespec="minutes")[:22]


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _stamps(pieces: list[Piece], titled: bool, statement: bool) -> tuple[Stamp | None, list[Said]]:
    """The page's date above the title, and the article's own stamps."""
    whole = [d for p in pieces if p.kind in _DATED for s in stamps(p.text) if (d := s.day)]
    story = _story(pieces)
    page, own, started, prose = None, [], not titled, 0
    for piece in pieces:
        started = started or piece.kind == "title"
        prose += piece.kind == "paragraph" and len(piece.text) > _DECK
        if piece.kind not in _DATED:
            continue
        for stamp in stamps(piece.text):
            alone = piece.kind == "dateline" and not stamp.label
            if alone and not piece.inline and not (started and titled) and _is_page_s(stamp, story):
                page, piece.kind = page or stamp, "boilerplate"
            elif (day := settle(stamp, whole, story)) and (stamp.label or prose < _AFTER_LEAD):
                where = piece.start + stamp.start, piece.start + stamp.end
                basis: Basis = "dateline" if alone and statement else "byline"
                own.append(Said(stamp.value(day), day, basis, *where, stamp.label == "updated"))
    return page, own


def _story(pieces: list[Piece]) -> str:
    """The headline and the story's first words."""
    return " ".join(piece.text for piece in pieces if piece.kind in ("title", "paragraph"))[:_OPENING]


def _is_page_s(stamp: Stamp, story: str) -> bool:
    """A day with its weekday and no hour above the headline is the day that the page was shown, unless the
    story names a day that it has just followed. Elsewhere a date that stands there is the story's own."""
    if stamp.clock or not stamp.weekday:
        return False
    return stamp.day is None or not follows(stamp.day, story, _FORTNIGHT)


def _byline(own: list[Said]) -> Said | None:
    return next((s for s in own if not s.update), None) or next(iter(own), None)


def _timed(best: Said | None, own: list[Said]) -> Said | None:
    """The chosen date, or a stamp of the same day that has a clock too."""
    if best is None or len(best.value) > _DAY:
        return best
    return next((s for s in own if s.day == best.day and len(s.value) > _DAY and not s.update), best)


def _datelines(layout: Layout, own: list[Said], given: Published | None) -> list[Said]:
    found = []
    for line in layout.datelines[:1]:
        if line.stamp and line.stamp.day:
            found.append(Said(line.stamp.value(), line.stamp.day, "dateline", line.stamp.start, line.stamp.end))
        elif line.day:
            start, end, month, number = line.day
            years = [s.day for s in own] + ([_day(given.value)] if given else [])
            if day := _nearest(years[:1], month, number):
                found.append(Said(day.isoformat(), day, "dateline", start, end))
    return found


def _nearest(anchors: list[date], month: int, number: int) -> date | None:
    for anchor in anchors:
        for year in (anchor.year, anchor.year - 1, anchor.year + 1):
            try:
                day = date(year, month, number)
            except ValueError:
                continue
            if abs(day - anchor) <= _YEAR_LENT:
                return day
    return None
