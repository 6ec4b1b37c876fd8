"""Where two accounts say that it was: what speaks for one place, and what for two."""

from __future__ import annotations

from corroborate import names
from corroborate.data import words
from corroborate.model import Where
from corroborate.places import compatible, contains, distance_km, fold, parts
from corroborate.resolve.features import Features
from corroborate.resolve.sites import one_name, one_site

_PROVINCE, _COUNTRY, _AREAS = 4, 6, frozenset({5, 7})
"""where_prec of a province; of a country; of a region and a sea."""
_TOWN = 3
"""where_prec up to which a place is near enough to a point to tell two incidents apart."""
_REACHING = "natural-disaster"
"""The family of event that is felt far from where it is worst."""
_REACH_KM = 300.0
"""Kilometres apart at which a quake's or a storm's towns may lie, on one day."""
_NEAR = 0.5
"""Points of two towns that are only near each other."""
_STREETS = frozenset("street road avenue boulevard lane drive highway way square".split())
_SHORT = 4
"""Letters that a village's name has at least, to be told from another's."""
_BESIDE_KM = 10.0
"""Kilometres between two towns that a report may take for one another."""


def places_apart(a: Features, b: Features) -> str | None:
    """What says that the two can't be of one place; None where they may be."""
    if not a.places or not b.places:
        return None
    mine, theirs = _smallest(a.places), _smallest(b.places)
    if one_disaster(a, b) and any(_reached(x, y) for x in mine for y in theirs):
        return None
    near = any(compatible(x, y) or _namesakes(x, y) for x in mine for y in theirs)
    return None if near else "different places"


def one_disaster(a: Features, b: Features) -> bool:
    """Whether both tell of a force of nature: its sites and tolls are many, and what falls down is part of it."""
    return _REACHING in a.families & b.families


def _smallest(places: tuple[Where, ...]) -> list[Where]:
    """The places that hold none of the others: of a town, its country and a home abroad the town and the home."""
    return [p for p in places if not any(contains(p, q) and not contains(q, p) for q in places)]


def _namesakes(a: Where, b: Where) -> bool:
    """One name, looked up as two towns: it may be either."""
    if a.country and b.country and a.country != b.country:
        return any(not words("place_nouns", "noun") & set(name.split()) for name in set(parts(a)) & set(parts(b)))
    return one_name(_but_streets(a), _but_streets(b))


def _but_streets(place: Where) -> tuple[str, ...]:
    """Its names but for a street in a town: "Orm Road, Vara" is not in the town of Orm that it leads to."""
    own = parts(place)
    return tuple(name for name in own if name.split()[-1] not in _STREETS) if len(own) > 1 else own


def where(a: Features, b: Features) -> list[tuple[float, str]]:
    """What two accounts' places are worth, in points."""
    fine = [(x, y) for x in a.places for y in b.places if _near_point(x) and _near_point(y) and compatible(x, y)]
    if fine:
        found = [max(_nearness(x, y) for x, y in _finest(fine))]
        if a.sites and b.sites:
            found += _sites(a, b, found[0][0])
        return found
    if any(_one_village(x, y) for x in a.places for y in b.places):
        return [(2.0, "the same village")]
    for placed, placeless in ((a, b), (b, a)):
        if placed.places and not placeless.places:
            return [_named_place(placed, placeless)]
    if any(_namesakes(x, y) for x in a.places for y in b.places if _near_point(x) and _near_point(y)):
        return [(1.0, "places of one name")]
    if any(_same_area(x, y) or _same_area(y, x) for x in a.places for y in b.places):
        return [(0.75, "the same region")]
    return [(0.5, "the same country")] if a.countries & b.countries else []


def _one_village(x: Where, y: Where) -> bool:
    """One name of a place that no gazetteer knows, in areas that may be one: "Tarn Kuru, Sarvia" and "Tarn Kuru"."""
    mine, theirs = _unlisted(x), _unlisted(y)
    return bool(mine) and mine == theirs and compatible(x, y)


def _unlisted(place: Where) -> str:
    """The own name of a place that has only its area's point; "" for an area itself."""
    first, *rest = parts(place)
    if place.precision < _PROVINCE or place.precision in _AREAS or not (rest or place.country is None):
        return ""
    return "" if first == fold(place.admin1 or "") or len(first) < _SHORT else first


def named_there(a: Features, b: Features) -> bool:
    """Whether the lead of one names a town that the other is placed in."""
    return any(
        names.fold(word) in other.proper
        for placed, other in ((a, b), (b, a))
        for place in placed.places
        for word in _words(place)
    )


def one_town(a: Features, b: Features) -> bool:
    """Whether both give towns, and of these one may be the other's."""
    return any(compatible(x, y) for x in a.places if _near_point(x) for y in b.places if _near_point(y))


def _sites(a: Features, b: Features, town: float) -> list[tuple[float, str]]:
    """Sites of one town; a name that returns near another town ("Orm island") is no spot."""
    if one_site(a.sites, b.sites):
        return [(1.0, "the same site")] if town > _NEAR else []
    other = a.killed and b.killed and not a.killed & b.killed
    return [(-1.5, "different sites and tolls") if other else (-1.0, "different sites")]


def _named_place(placed: Features, placeless: Features) -> tuple[float, str]:
    if any(names.fold(word) in placeless.proper for p in placed.places for word in _words(p)):
        return 1.5, "the place is named"
    if all(p.precision > _TOWN for p in placed.places):
        area = {word for p in placed.places if p.precision != _COUNTRY for word in names.fold(p.name).split()}
        return (0.75, "the region is named") if area & placeless.proper else (0.0, "no town is told")
    return -1.0, "the place is not named"


def _same_area(area: Where, place: Where) -> bool:
    """A province and what lies in it, or one region or sea by its name."""
    if area.precision == _PROVINCE:
        return place.precision <= _PROVINCE and compatible(area, place)
    return area.precision in _AREAS and fold(area.name) == fold(place.name)


def _finest(pairs: list[tuple[Where, Where]]) -> list[tuple[Where, Where]]:
    """The pairs of each side's smallest places: a county that both name too says less than their streets."""
    small, tiny = min(x.precision for x, _ in pairs), min(y.precision for _, y in pairs)
    return [(x, y) for x, y in pairs if x.precision == small and y.precision == tiny] or pairs


def _nearness(x: Where, y: Where) -> tuple[float, str]:
    """Two towns near each other are less than one town, though a report may name either."""
    if set(parts(x)) & set(parts(y)):
        return 2.0, "the same place"
    apart = distance_km(x, y)
    return (1.5, "places side by side") if apart is not None and apart <= _BESIDE_KM else (_NEAR, "places near")


def _words(place: Where) -> list[str]:
    return place.name.replace(",", " ").split() if _near_point(place) else []


def _near_point(place: Where) -> bool:
    return place.precision <= _TOWN and place.latitude is not None


def _reached(x: Where, y: Where) -> bool:
    apart = distance_km(x, y)
    return apart is not None and apart <= _REACH_KM
