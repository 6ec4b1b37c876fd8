"""Where an incident was by a name that no list has: the name, in the province or country that the report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from corroborate.data import table, words_of_sort
from corroborate.extract.asides import aside
from corroborate.extract.facts import TOWN, Facts
from corroborate.extract.holding import at, held
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.where.lists import STREETS, demonyms, sorts
from corroborate.extract.where.words import named
from corroborate.model import Where
from corroborate.places import COUNTRY, PROVINCE, compatible, fold, narrowest, parts

LEAD = 7
"""Sentences, title included, whose places say which country a report is about."""

MOST = 0.75
"""Share of the lead's places that must lie in one country for the report to be about it."""


def unlisted(reading: Reading, facts: Sequence[Facts], told: Sequence[Where]) -> Iterator[tuple[PlaceMention, Where]]:
    """The named places of tellings that nobody knows, each in the smallest area that the report tells of.

    The point is the area's, and so is the precision: the name alone says more. In a report that names no country nor
    anything in one, the name is all there is, without a point.
    """
    fine = [where for where in told if where.precision < COUNTRY]
    area = narrowest(told) or narrowest(fine) or _country(reading)
    if area is None and not any(p.where is not None and p.where.country for p in reading.places):
        area = Where("", None, None, None, None, COUNTRY)
    if area is None or area.precision <= TOWN:
        return
    for f in facts:
        for place in f.telling.places:
            if place.where is not None or not _named(reading, place) or aside(reading, place):
                continue
            if area.name and not _of_next_clause(reading, place):
                yield place, replace(area, name=f"{place.text}, {area.name}")
            elif not area.name and _scene(reading, place):
                yield place, replace(area, name=place.text)


def _of_next_clause(reading: Reading, place: PlaceMention) -> bool:
    """ "Army Kills Nine in Vara Advances in Orm": a headline's second deed, somewhere else than its first."""
    sentence = reading.sentences[place.sentence]
    before = [p for p in reading.places_in[place.sentence] if p.end < place.start and p.where is not None]
    known = [p.end for p in before if p.where is not None and p.where.precision <= PROVINCE]
    if sentence.kind != "title" or not known:
        return False
    return any(t.pos in ("VERB", "NOUN", "PROPN") and known[-1] < t.start < place.start for t in sentence.tokens)


def in_county(
    reading: Reading, facts: Sequence[Facts], counties: Sequence[Where]
) -> Iterator[tuple[PlaceMention, Where]]:
    """The one place that nobody knows, or only its state, in the tellings' sentences: "shot in Orm, Vara County said".

    It lies in the county that the words name, be it by its force alone.
    """
    county = narrowest(counties)
    if county is None or county.precision != TOWN or len(parts(county)) > 1:
        return
    found = {
        fold(place.text): place
        for index in sorted({f.telling.sentence.index for f in facts}, reverse=True)
        for place in reading.places_in[index]
        if place.kind == "place" and (place.where is None or _roughly(place.where, county)) and _named(reading, place)
        if held(reading, place) and not aside(reading, place)
    }
    if len(found) == 1:
        place = next(iter(found.values()))
        yield place, replace(county, name=f"{place.text}, {county.name}")


def _roughly(where: Where, county: Where) -> bool:
    """Whether all that is known of a place is a state that may hold the county."""
    return where.precision > TOWN and len(parts(where)) > 1 and compatible(where, county)


def settled(reading: Reading, told: Sequence[Where], apart: frozenset[int]) -> Iterator[tuple[PlaceMention, Where]]:
    """The one place that nobody knows and that the lead puts something in, where no telling names one.

    ``apart`` are the sentences that tell of other events alone.
    """
    area = narrowest(told) or _country(reading)
    if area is None or area.precision <= TOWN:
        return
    found = {
        fold(place.text): place
        for sentence in reversed(reading.sentences[:LEAD])
        if sentence.index not in apart and reading.events_in[sentence.index]
        for place in reading.places_in[sentence.index]
        if place.kind in ("place", "site") and _named(reading, place)
        if place.where is None or (_of_area(place) and compatible(place.where, area))
        if held(reading, place) and not aside(reading, place)
    }
    if len(found) == 1:
        place = next(iter(found.values()))
        yield place, place.where or replace(area, name=f"{place.text}, {area.name}")


def _of_area(place: PlaceMention) -> bool:
    """Whether it is a village on no list or a base, of which the words tell its province alone."""
    where = place.where
    return where is not None and where.precision == PROVINCE and (len(parts(where)) > 1 or place.kind == "site")


def _scene(reading: Reading, place: PlaceMention) -> bool:
    """Whether the words alone make a place a scene: a street, or a name behind "in", "at" that is no hospital's."""
    last = place.text.split()[-1].lower()
    care = last.removesuffix("s") in words_of_sort("place_asides", "care_noun")
    return last in STREETS or (at(reading, place) and not care)


def _named(reading: Reading, place: PlaceMention) -> bool:
    """Whether a place has a name of its own: "Orm crossing", not "Shiite shrine", "Ostria school", "nine buildings"."""
    if not named(place.text) or (place.text.isupper() and len(place.text) < 5):
        return False
    tokens = reading.sentences[place.sentence].tokens
    first, last = reading.token_at(place.sentence, place.start).i, reading.token_at(place.sentence, place.end - 1).i
    own = tokens[first : last + 1]
    return any(t.pos == "PROPN" and not t.ent.endswith("NORP") and t.lower not in _common() for t in own)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that name no spot: countries, their people, and what spots are called."""
    return frozenset(demonyms()) | frozenset(sorts()) | {where.name.lower() for where in _whole().values()}


def _country(reading: Reading) -> Where | None:
    """The country that a report's lead and dateline speak of, where it is one."""
    lead = [p for s in reading.sentences[:LEAD] for p in reading.places_in[s.index] if p.kind == "place"]
    lead += [reading.dateline] if reading.dateline is not None else []
    named = [p.where for p in lead if p.where is not None and p.where.country]
    counted = Counter(where.country for where in named)
    if not counted:
        return None
    code, most = counted.most_common(1)[0]
    assert code is not None
    if most < MOST * len(named) or code not in _whole():
        return None
    whole = (p.where for p in reading.places if p.where is not None and p.where.country == code)
    known = next((where for where in whole if where.precision == COUNTRY), None)
    return known or _whole()[code]


@lru_cache(maxsize=1)
def _whole() -> dict[str, Where]:
    rows = table("countries")
    return {
        row["code"]: Where(row["name"], row["code"], None, float(row["latitude"]), float(row["longitude"]), COUNTRY)
        for row in rows
    }
