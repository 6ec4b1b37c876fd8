"""Where an incident was by a name that no list has: the name, in the province or country that the report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from corroborate.extract.asides import aside
from corroborate.extract.facts import TOWN, Facts
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.model import Where
from corroborate.places import COUNTRY, narrowest

LEAD = 7
"""Sentences, title included, whose places say which country a report is about."""

MOST = 0.75
"""Share of the lead's places that must lie in one country for the report to be about it."""


def unlisted(reading: Reading, facts: Sequence[Facts], told: Sequence[Where]) -> Iterator[tuple[PlaceMention, Where]]:
    """The named places of tellings that nobody knows, each in the smallest area that the report tells of.

    The point is the area's, and so is the precision: the name alone says more.
    """
    area = narrowest(told) or _country(reading)
    if area is None or area.precision <= TOWN:
        return
    for f in facts:
        for place in f.telling.places:
            if place.where is None and place.text[:1].isupper() and not aside(reading, place):
                yield place, replace(area, name=f"{place.text}, {area.name}")


def _country(reading: Reading) -> Where | None:
    """The country that a report's lead and dateline speak of, where it is one."""
    lead = [p for s in reading.sentences[:LEAD] for p in reading.places_in[s.index] if p.kind == "place"]
    lead += [reading.dateline] if reading.dateline is not None else []
    named = [p.where for p in lead if p.where is not None and p.where.country]
    counted = Counter(where.country for where in named)
    if not counted:
        return None
    code, most = counted.most_common(1)[0]
    if most < MOST * len(named):
        return None
    whole = (p.where for p in reading.places if p.where is not None and p.where.country == code)
    return next((where for where in whole if where.precision == COUNTRY), None)
