"""Days of an incident that is told over a spell: "killed 84 in three days", "two days of clashes", "the past 48 hours".

The spell ends on the day of the one who counts, or of the report, and begins as many days before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corroborate.data import words
from corroborate.extract import when
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TimeMention, TollMention, Unanchored
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import Told
from corroborate.model import When

_LEAD = 3
"""Sentences, title included, whose count is the story's own."""
_REACH = 10
"""Sentences in which the lead's count may be given again with its spell."""
_LATE = 2
"""Days before the report that its source can have counted."""
_WITHIN = re.compile(r"\b(?:in|within|over|during|after)\s+(?:just\s+|only\s+|about\s+|the\s+)?$", re.IGNORECASE)


def spell(reading: Reading, scopes: Scopes, told: Told) -> tuple[TimeMention, When] | None:
    """The days of the spell that the lead's count is of; None where it has a day of its own or no spell.

    One that names when its source counted goes before one that ends with the report.
    """
    anchor = reading.anchor
    if anchor is None or not anchor.own or told is not scopes.main:
        return None
    counting = _counting(told, scopes.tallies)
    ended = list(_spells(reading, counting, scopes.all)) if counting else []
    if not ended:
        return None
    time, last = next(((t, day) for t, day in ended if day is not None), ended[0])
    length = when.length_in_days(time)
    assert length is not None
    end = last or anchor.day
    return time, when.between(end - timedelta(days=length), end)


def _counting(told: Told, tallies: Sequence[Facts]) -> list[Facts]:
    """The tellings that give the story's own count, its first one first."""
    counts = [f for f in told.facts if any(toll.value != 1 for toll in f.telling.tolls)]
    early = [f for f in tallies if _at(f) < _LEAD and f.telling.tolls and not (f.since or f.bounded)]
    first = (counts or early)[:1]
    if not first or first[0].days or any(f.updates for f in counts) or (not early and _at(first[0]) >= _LEAD):
        return []
    same = _figures(first[0])
    again = [f for f in (*counts, *early) if f is not first[0] and same & _figures(f) and _at(f) < _REACH]
    return [first[0], *sorted(again, key=_at)]


def _figures(facts: Facts) -> set[tuple[str, int | None]]:
    """The first number of each sort of harm that a telling gives."""
    found: dict[str, int | None] = {}
    for toll in facts.telling.tolls:
        if toll.value:
            found.setdefault(toll.harm, toll.value)
    return set(found.items())


def _at(facts: Facts) -> int:
    return facts.telling.sentence.index


def _spells(
    reading: Reading, counting: Sequence[Facts], every: Sequence[Facts]
) -> Iterator[tuple[TimeMention, date | None]]:
    """Spells beside the count, each with the day on which somebody said so."""
    same = _figures(counting[0])
    for facts in counting:
        times = reading.times_in[facts.telling.sentence.index]
        days = [(t, day) for t in times if t.role == "at" and (day := _day(reading, t)) is not None]
        said = [day for t, day in days if _is_saying(reading, t)]
        if len(days) > len(said):
            continue  # "killed nine on Friday, after raids that killed 30 in three days"
        for time in times:
            count = _nearest(time, every) if _is_spell(reading, time) else None
            if count is not None and (count.harm, count.value) in same:
                yield time, said[0] if said else None


def _nearest(time: TimeMention, every: Sequence[Facts]) -> TollMention | None:
    """The count that stands closest to a time, in its sentence."""
    here = [toll for f in every if _at(f) == time.sentence for toll in f.telling.tolls]
    return min(here, key=lambda toll: abs(toll.start - time.start), default=None)


def _is_spell(reading: Reading, time: TimeMention) -> bool:
    if when.length_in_days(time) is None:
        return False
    before = reading.text[max(0, time.start - 20) : time.start]
    return time.rule == "span" or _WITHIN.search(before) is not None


def _day(reading: Reading, time: TimeMention) -> date | None:
    found = when.resolve(time, reading.anchor)
    if isinstance(found, Unanchored) or found.precision != "day":
        return None
    return date.fromisoformat(found.start)


def _is_saying(reading: Reading, time: TimeMention) -> bool:
    assert reading.anchor is not None
    day = _day(reading, time)
    if day is None or not 0 <= (reading.anchor.day - day).days <= _LATE:
        return False
    return is_saying(reading, time)


def is_saying(reading: Reading, time: TimeMention) -> bool:
    """Whether the day is that of somebody's words: "told reporters on Thursday"."""
    sentence = reading.sentences[time.sentence]
    above = sentence.ancestors(reading.token_at(time.sentence, time.start).i)
    verb = next((token for token in above if token.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma.lower() in words("reporting_verbs", "verb")
