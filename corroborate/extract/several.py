"""Tolls of several events at once: "eight killed in raids in two towns", "across the country"."""

from __future__ import annotations

import re
from itertools import pairwise

from corroborate.extract.events import kinds
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.telling import Telling
from corroborate.places import compatible

_COUNTRY_WIDE = re.compile(
    r"\b(?:across|throughout|around|all over) (?:(?:the|its|their) (?:[\w-]+ )?)?(?:country|nation)\b"
    r"|\b(?:nation|country)[- ]?wide\b"
    r"|\b(?:various|different|several|many) (?:areas|parts|regions|provinces|states|districts|fronts|cities)\b",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(
    r"\b(?:operations|sorties|raids|attacks|strikes|airstrikes|air strikes|clashes|shootings|bombings)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?:,? and | as well as )(?:(?:the|in|on|at|near|northern|southern|eastern|western) )*")
_FAR = 4
"""where_prec up to which two places tell two events apart: a province, and what is finer."""
_ONE_BLOW = frozenset("earthquake flood storm landslide eruption fire disease rail-accident air-accident".split())
"""Kinds of event that are one though they strike many towns."""
_TOGETHER = re.compile(r"\b(?:twin|double|coordinated|co-ordinated|simultaneous|synchronised|synchronized)\b", re.I)


def several(reading: Reading, telling: Telling) -> bool:
    """Whether a telling's toll is of events in towns apart, or all over a country."""
    text = telling.sentence.text
    if not telling.tolls or set(telling.kinds) & _ONE_BLOW or _TOGETHER.search(text):
        return False
    nouns = [e for e in reading.events_in[telling.sentence.index] if e.noun]
    if any(not noun.plural for noun in telling.nouns):
        return False
    if _COUNTRY_WIDE.search(text) and _CAMPAIGN.search(text):
        return True
    here = [p for p in reading.places_in[telling.sentence.index] if _fine(p)]
    for noun in nouns:
        if noun.plural and noun.kind not in _ONE_BLOW and kinds()[noun.kind]["family"] != "war":
            behind = [p for p in here if p.start >= noun.end]
            if any(_apart(reading, a, b) for a, b in pairwise(behind)):
                return True
    return False


def _fine(place: PlaceMention) -> bool:
    return place.kind == "place" and place.where is not None and place.where.precision <= _FAR


def _apart(reading: Reading, a: PlaceMention, b: PlaceMention) -> bool:
    if b.start - a.end > 40 or not _JOINED.fullmatch(reading.text[a.end : b.start]):
        return False
    return a.where is not None and b.where is not None and not compatible(a.where, b.where)
