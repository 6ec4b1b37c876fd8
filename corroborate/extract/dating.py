"""When an article says its incident was: claims on ``date`` and ``time_of_day``, and what stays open.

A report that prints its day, tells its incident as fresh news and says no day at all still says
something: news is of the day it is printed or of the day before. Such a claim is hedged, its two
days are marked uncertain (EDTF's "?"), and any day that a report states goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from corroborate.data import words
from corroborate.extract import happened, lasting, when
from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import Anchor, TimeMention, Unanchored
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import Told
from corroborate.model import Problem, When

_OPENING = 4
"""Sentences of the text in which fresh news says what happened; what begins otherwise is a story told at leisure."""
_SAID = timedelta(days=2)
"""How long before it is printed somebody can have said what is news."""
_LATELY = timedelta(days=30)
"""How far back a day in the lead may be the event's own; what is older is background."""
_YEARLESS = 270
"""Days back from which on newsrooms give a day its year (AP Stylebook, "years")."""
_LOOK = 80
"""Sentences that are searched for a year."""
_CENTURIES = 1900
"""Years from which on a number is a year near the report."""
_ZONES = timedelta(days=1)
"""How far ahead of its print day a report may tell: elsewhere it is tomorrow."""
_CLAIMS = re.compile(
    r"^[^,;]{0,80}?\b(?:claim(?:s|ed)?|took|takes|admit(?:s|ted)?)\b[^,;.]{0,20}?\b(?:responsibility|credit)\b"
    r"|^[^;]{0,60}?\bsa(?:id|ys)\b[^,;.]{0,40}?\b(?:it|they) (?:was|were|is|are|had been) (?:behind|responsible)\b",
    re.IGNORECASE,
)
"""Opens on a claim of responsibility, which may come days after the deed."""
_CLAIMING = frozenset(["claim", "take", "admit", "say"])
_FRESH = frozenset({"past", "perfect", "present", "none"})


def drafts(reading: Reading, scopes: Scopes, told: Told) -> list[Draft]:
    """Claims on the day and the hour that the incident's tellings give."""
    found = list(_stated(told.facts, reading))
    if (spell := lasting.spell(reading, scopes, told)) is not None:
        return _over(spell, found)
    if any(draft.field == "date" and not _says_nothing(reading, draft.value) for draft in found):
        return found
    hours = [draft for draft in found if draft.field != "date"]
    if told is scopes.main and (beside := happened.day(reading, scopes, told)) is not None:
        time, value = beside
        return [*hours, Draft("date", value, time.sentence, time.start, time.end)]
    news = _as_news(reading, scopes, told)
    return [*hours, news] if news is not None else found


def _says_nothing(reading: Reading, value: When) -> bool:
    """Whether a date is no more than the year of the report: its head's "20.07.2016 (updated …)", cut."""
    anchor = reading.anchor
    return anchor is not None and value.precision == "year" and value.start[:4] == str(anchor.day.year)


def _over(spell: tuple[TimeMention, When], found: list[Draft]) -> list[Draft]:
    """A spell's claim, and those of the days that do not lie inside it."""
    time, value = spell
    days = [d for d in found if d.field == "date" and not value.start <= d.value.start <= d.value.end <= value.end]
    hours = [d for d in found if d.field != "date"]
    return [Draft("date", value, time.sentence, time.start, time.end), *days, *hours]


def problems(reading: Reading, facts: Sequence[Facts]) -> Iterator[Problem]:
    """A date of the incident that nothing anchors, and why."""
    seen: set[str] = set()
    for f in facts:
        for day in f.days:
            known = reading.anchor is None and _year_beside(reading, day.mention) is not None
            if day.when is None and day.mention.text not in seen and not known:
                seen.add(day.mention.text)
                found = when.resolve(day.mention, reading.anchor)
                if isinstance(found, Unanchored):
                    yield Problem("date-unanchored", f"“{day.mention.text}”: {found.reason}", reading.article.id)


def _stated(facts: Sequence[Facts], reading: Reading) -> Iterator[Draft]:
    anchor = reading.anchor
    last = (anchor.day + _ZONES).isoformat() if anchor is not None and anchor.own else "9999"
    for f in facts:
        sentence = f.telling.sentence.index
        for day in f.days:
            if anchor is None and day.when is None and (value := _year_beside(reading, day.mention)) is not None:
                yield Draft("date", value, sentence, day.mention.start, day.mention.end)
            if day.when is not None and day.when.start <= last and not _far_back(day.mention, day.when, anchor):
                yield Draft("date", day.when, sentence, day.mention.start, day.mention.end)
        for time in () if f.updates else f.telling.times:
            if time.clock:
                yield Draft("time_of_day", time.clock, sentence, time.start, time.end)


def _year_beside(reading: Reading, mention: TimeMention) -> When | None:
    """The year of a day in a report without a date: that of the page's own day, or the one year the text names in which
    the day falls on the weekday said beside it ("Tuesday, January 5th … the first killing in 2016")."""
    if mention.rule != "day" or mention.role != "at" or not mention.numbers or mention.numbers[0] != 0:
        return None
    every = [
        time for times in reading.times_in[:_LOOK] for time in times if time.rule in ("day", "year") and time.numbers
    ]
    full = [time for time in every if time.numbers[0] > _CENTURIES]
    page = next((time for time in full if time.rule == "day" and when.dates_a_page(reading.text, time)), None)
    day = when.resolve(page, None) if page is not None else None
    if isinstance(day, When):
        found = when.resolve(mention, Anchor(date.fromisoformat(day.start), own=False))
        return None if isinstance(found, Unanchored) else found
    if mention.weekday is None:
        return None
    fits = [one for year in {time.numbers[0] for time in full} if (one := _on_weekday(mention, year)) is not None]
    return when.between(fits[0], fits[0]) if len(fits) == 1 else None


def _on_weekday(mention: TimeMention, year: int) -> date | None:
    try:
        day = date(year, *mention.numbers[1:3])
    except ValueError:
        return None
    return day if day.weekday() == mention.weekday else None


def _far_back(mention: TimeMention, value: When, anchor: Anchor | None) -> bool:
    """Whether a day without its year would lie most of a year back: "the June 3 poll" of a report in May is ahead."""
    if anchor is None or mention.rule != "day" or not mention.numbers or mention.numbers[0] != 0:
        return False
    return (anchor.day - date.fromisoformat(value.start)).days > _YEARLESS


def _as_news(reading: Reading, scopes: Scopes, told: Told) -> Draft | None:
    """The day of the report and the one before it, where the lead tells the incident as fresh news.

    Somebody who said on a day what happened bounds it instead: "a source said on Thursday".
    """
    anchor = reading.anchor
    if anchor is None or not anchor.own or any(_dated(reading, f) or _recounts(f) for f in told.facts):
        return None
    body = [s.index for s in reading.sentences if s.kind == "paragraph"][:_OPENING]
    heads = [s.index for s in reading.sentences[:1] if s.kind == "title"]
    found = (f for part in (body, heads) for f in told.facts if f.telling.sentence.index in part and _fresh(reading, f))
    first = next(found, None)
    if first is None or _comes_late(reading, first):
        return None
    owned = {_spot(time) for f in scopes.all if f not in told.facts for time in f.telling.times}
    near = reading.times_in[: first.telling.sentence.index + _OPENING]
    free = [time for times in near for time in times if time.role == "at" and _spot(time) not in owned]
    days = [(time, day) for time in free if (day := _recent(reading, time, anchor.day)) is not None]
    said = next((pair for pair in days if anchor.day - pair[1] <= _SAID and lasting.is_saying(reading, pair[0])), None)
    last = said[1] if said else anchor.day
    if any(day < last - timedelta(days=1) for _, day in days):
        return None
    start, end = (said[0].start, said[0].end) if said else first.telling.extent()
    sentence = said[0].sentence if said else first.telling.sentence.index
    value = when.uncertain(last - timedelta(days=1), last)
    return Draft("date", value, sentence, start, end, stance="asserts", certainty="hedged", voices=())


def _dated(reading: Reading, facts: Facts) -> bool:
    return any(day.when is None or not _says_nothing(reading, day.when) for day in facts.days)


def _recounts(facts: Facts) -> bool:
    """Whether it is news of a count: its day may be long after the event's."""
    return facts.updates or facts.telling.recounted or any(toll.cumulative for toll in facts.telling.tolls)


def _fresh(reading: Reading, facts: Facts) -> bool:
    """Whether a telling tells of harm as news: not as a matter of the past, and of one event."""
    if not (facts.harm and facts.tenses & _FRESH) or "past-perfect" in facts.tenses:
        return False
    if facts.recalled or facts.old or facts.other or facts.since or facts.bounded or (facts.in_war and not facts.kinds):
        return False
    if facts.definite and not facts.telling.tolls:
        return False
    index, told = facts.telling.sentence.index, facts.telling
    clauses = reading.clauses[index]
    verbs = [event.token for event in told.events if not event.noun]
    tolls = [reading.token_at(index, toll.trigger[0]).i for toll in told.tolls]
    heads = {clauses.head[token] for token in (*tolls, *verbs)} or facts.clauses
    return not all(clauses.relative(head) for head in heads)


def _comes_late(reading: Reading, first: Facts) -> bool:
    """Whether the lead is of a trial, an arrest, an anniversary, or looks back over days."""
    known, last = words("late_news"), first.telling.sentence.index
    opens = [one for one in reading.sentences[: last + 1] if one.kind == "title" or one.index == last]
    opens = [one for one in opens if any(t.head == t.i and t.lemma.lower() in _CLAIMING for t in one.tokens)]
    if any(_CLAIMS.search(one.text) for one in opens):
        return True
    opening = reading.sentences[: last + 1]
    for one in opening:
        said = [token.lower for token in one.tokens]
        pairs = {f"{a} {b}" for a, b in pairwise(said)}
        if known & {*said, *pairs, *(token.lemma.lower() for token in one.tokens)}:
            return True
    here = [time for s in opening for time in reading.times_in[s.index]]
    return any(when.lasts_days(time) or time.rule == "shift" or time.role == "since" for time in here)


def _spot(time: TimeMention) -> tuple[int, int]:
    return time.sentence, time.start


def _recent(reading: Reading, time: TimeMention, published: date) -> date | None:
    """The last day that the words may mean, where they mean one of the days before the report."""
    found = when.resolve(time, reading.anchor)
    if isinstance(found, Unanchored) or found.precision not in ("day", "days", "week"):
        return None
    clauses = reading.clauses[time.sentence]
    head = clauses.head[reading.token_at(time.sentence, time.start).i]
    if clauses.tense(head) == "past-perfect" and clauses.relative(head):
        return None  # "nine clerks, who had been in Orm on Sunday"
    day = date.fromisoformat(found.end)
    return day if published - _LATELY <= day <= published else None
