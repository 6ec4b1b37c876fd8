"""Other events that the article mentions, each with what its words say of date, place and dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from corroborate import names
from corroborate.extract import counts, when
from corroborate.extract.claims import Draft, make
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import Unanchored
from corroborate.extract.reading import Reading
from corroborate.extract.told import Told
from corroborate.model import Background, Claim, When

_ANNIVERSARY = re.compile(r"\banniversary of\b", re.IGNORECASE)
_LABEL_WORDS = 14


def find(reading: Reading, others: Sequence[Told], main: Told | None) -> tuple[list[Background], list[Claim]]:
    """The background events and their claims, in order of the text."""
    found: list[Background] = []
    claims: list[Claim] = []
    dates = {id(told): _date(reading, told, main) for told in others}
    _refine(reading, others, dates)
    for told in others:
        if not _tells(told):
            continue
        drafts = _drafts(reading, told)
        mine = [make(reading, draft) for draft in drafts]
        if not mine:
            continue
        claims.extend(mine)
        deaths = [c.value for c in mine if c.field in ("killed", "civilians_killed") and c.value is not None]
        places = [where.name for _, where in (place for f in told.facts for place in f.places)]
        found.append(
            Background(
                id=f"{reading.article.id}:event:{mine[0].span.start}",
                label=_label(told),
                date=dates[id(told)],
                place=places[0] if places else None,
                killed=max(deaths) if deaths else None,
                claims=tuple(claim.id for claim in mine),
            )
        )
    return found, claims


def _tells(told: Told) -> bool:
    """Whether its words say more than that there was an attack: a day, a toll, somebody's name."""
    return bool(told.named) or any(f.telling.tolls or any(d.when for d in f.days) for f in told.facts)


def _drafts(reading: Reading, told: Told) -> list[Draft]:
    drafts = counts.drafts(reading, told.facts, "background")
    for facts in told.facts:
        telling = facts.telling
        start, end = telling.extent()
        if not telling.tolls or not drafts:
            drafts.append(Draft("event", reading.text[start:end], telling.sentence.index, start, end, "background"))
        for time in facts.days:
            if time.when is not None:
                mention = time.mention
                drafts.append(Draft("date", time.when, mention.sentence, mention.start, mention.end, "background"))
    return drafts


def _label(told: Told) -> str:
    """The words of the first telling, cut to a length a reader takes in."""
    telling = told.facts[0].telling
    start, end = telling.extent()
    text = telling.sentence.text
    places = [p.end for p in telling.places] + [t.end for t in telling.times] + [end]
    words = text[start - telling.sentence.start : max(places) - telling.sentence.start].split()
    return " ".join(words[:_LABEL_WORDS]) + ("…" if len(words) > _LABEL_WORDS else "")


def _date(reading: Reading, told: Told, main: Told | None) -> When | None:
    """The narrowest date its words give; "two days after" counts from the incident."""
    reference = next((day.when for day in main.days if day.when), None) if main else None
    found: list[When] = []
    for facts in told.facts:
        for day in facts.days:
            if day.when is not None:
                found.append(day.when)
        if reference is not None and (before := _before(reading, facts, reference)) is not None:
            found.append(before)
    return min(found, key=lambda w: (date.fromisoformat(w.end) - date.fromisoformat(w.start)).days) if found else None


def _before(reading: Reading, facts: Facts, reference: When) -> When | None:
    """ "The strike comes two days after <this event>": so many days before the incident."""
    start = facts.telling.extent()[0]
    for time in reading.times_in[facts.telling.sentence.index]:
        between = reading.text[time.end : start]
        if not 0 <= start - time.end < 60 or any(mark in between for mark in ".;"):
            continue
        after = time.text.lower().endswith(" after") or between.lstrip().lower().startswith("after")
        if after and time.rule == "shift":
            turned = replace(time, numbers=(*time.numbers[:3], -time.numbers[3], *time.numbers[4:]))
            found = when.resolve(turned, reading.anchor, reference)
            return None if isinstance(found, Unanchored) else found
    return None


def _refine(reading: Reading, others: Sequence[Told], dates: dict[int, When | None]) -> None:
    """Give an event known by its year the day of the event that marked its anniversary."""
    for marking in others:
        day = dates[id(marking)]
        for facts in marking.facts:
            match = _ANNIVERSARY.search(facts.telling.sentence.text)
            if not match or day is None or day.precision != "day":
                continue
            rest = names.fold(facts.telling.sentence.text[match.end() :])
            for told in others:
                own = dates[id(told)]
                if own is not None and own.precision == "year" and _named_in(reading, told, rest):
                    dates[id(told)] = _on(day, own)


def _named_in(reading: Reading, told: Told, words: str) -> bool:
    """Whether the words name somebody the event's own tellings name."""
    sentences = {facts.telling.sentence.index for facts in told.facts}
    for entity in reading.cast.entities:
        if entity.kind == "person" and any(m[0] in sentences for m in entity.mentions):
            if any(names.fold(reading.text[s:e]) in words for _, s, e in entity.mentions):
                return True
    return False


def _on(day: When, year: When) -> When | None:
    try:
        moved = date.fromisoformat(day.start).replace(year=int(year.start[:4]))
    except ValueError:
        return year
    return When(moved.isoformat(), moved.isoformat(), moved.isoformat(), "day")
