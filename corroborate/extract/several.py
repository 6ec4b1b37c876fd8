"""Tolls of several events at once: "eight killed in raids in two towns", "across the country"."""

from __future__ import annotations

import re
from itertools import pairwise

from corroborate.extract.events import EventMention, kinds
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.telling import Telling
from corroborate.places import compatible

_COUNTRY_WIDE = re.compile(
    r"\b(?:across|throughout|around|all over) (?:(?:the|its|their) (?:[\w-]+ )?)?"
    r"(?:country|nation|province|region|state)\b"
    r"|\b(?:nation|country)[- ]?wide\b"
    r"|\b(?:various|different|several|many|a number of) "
    r"(?:areas|parts|regions|provinces|states|districts|fronts|cities)\b"
    r"|\b(?:north|south|east|west)\w* and (?:the )?(?:north|south|east|west)\w* (?:parts? )?of the country\b",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(
    r"\b(?:operations|sorties|raids|attacks|strikes|airstrikes|air strikes|clashes|shootings|bombings)\b", re.IGNORECASE
)
_PLACED = frozenset(["in", "at", "in the", "on"])
_ACROSS = frozenset(["across", "throughout"])
_MASSES = frozenset("bombardment shelling fighting violence gunfire bombing unrest".split())
_JOINED = re.compile(
    r"(?:,? and |,? ?& ?| as well as |,? )(?:(?:the|in|on|at|near|northern|southern|eastern|western) )*"
)
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
    if any(not (noun.plural or mass(telling, noun)) for noun in telling.nouns):
        return False
    if any(kinds()[kind]["family"] == "disaster" for kind in telling.kinds):
        return False
    if (nouns or _CAMPAIGN.search(text)) and (_COUNTRY_WIDE.search(text) or _across(reading, telling)):
        return True
    here = [p for p in reading.places_in[telling.sentence.index] if _fine(p)]
    if not telling.nouns and any((toll.value or 2) > 1 for toll in telling.tolls):
        last = max(max(toll.end, toll.trigger[1]) for toll in telling.tolls)
        behind = [p for p in here if p.start >= last]
        if behind and reading.text[last : behind[0].start].strip().lower() in _PLACED and len(behind) > 1:
            if _apart(reading, behind[0], behind[1]):
                return True
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


def mass(telling: Telling, noun: EventMention) -> bool:
    """ "Bombardment", "shelling", "fighting" with no article: any number of blows."""
    before = {t.lower for t in telling.sentence.children(noun.token)}
    return telling.sentence.tokens[noun.token].lower in _MASSES and not before & {"a", "an", "the", "this", "that"}


def _across(reading: Reading, telling: Telling) -> bool:
    """ "Across Ostria", "throughout the Vara province": over a country or a province."""
    for place in reading.places_in[telling.sentence.index]:
        wide = place.where is not None and place.where.precision >= _FAR
        first = reading.token_at(telling.sentence.index, place.start).i
        before = {t.lower for t in telling.sentence.tokens[max(0, first - 2) : first]}
        if wide and before & _ACROSS:
            return True
    return False
