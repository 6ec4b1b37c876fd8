"""What the words put next to another place: "Orm, 10 km north of Vara", "the village of Orm near Vara"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.gazetteer import Place
from corroborate.extract.where.words import Name
from corroborate.places import fold, haversine_km

BESIDE_KM = 300.0
"""How far apart two places are at most that a report puts next to one another ("130 miles northwest of")."""

_SLACK, _ROOM_KM = 1.5, 40.0
"""Where the words say how far: by road or as the crow flies, and from whichever point of the two."""

_MOST = 30
"""Namesakes of the other place that are looked at."""


def share(names: Sequence[Name]) -> None:
    """What is said of a name once holds of it wherever it stands bare."""
    said = {fold(name.key): name.beside for name in reversed(names) if name.beside is not None and name.key}
    for i, name in enumerate(names):
        if name.beside is None and name.inside is None and name.kind == "place" and (said.get(fold(name.key)) != i):
            name.beside = said.get(fold(name.key))


def near_it(own: tuple[Place, ...], other: Sequence[Place], km: float) -> tuple[Place, ...]:
    """The namesakes that may be where the words put the name; all of them where the other place has no point.

    ``km`` is how far away the words say the other place is; 0 where they don't.
    """
    if not other or not own:
        return own
    most = km * _SLACK + _ROOM_KM if km else BESIDE_KM
    return tuple(place for place in own if any(_meets(place, o, most) for o in other[:_MOST]))


def settle_beside(names: Sequence[Name], chosen: Sequence[Place | None]) -> None:
    """Put a name on no list at the place it is said to lie next to, and where the report's words put it elsewhere."""
    inside = {
        fold(name.key): name.inside
        for name in reversed(names)
        if name.key and name.inside is not None and name.kind == "place" and chosen[name.inside] is not None
    }
    for i, name in enumerate(names):
        if chosen[i] is not None or name.kind != "place":
            continue
        if name.inside is not None and not _countrywide(name, chosen):
            continue
        outer = inside.get(fold(name.key)) if name.inside is None else None
        if outer is not None and outer != i:
            name.inside = outer
        elif name.fellow is not None and (theirs := names[name.fellow].inside) not in (None, i):
            name.inside = theirs
        elif name.beside is not None and name.beside != i and chosen[name.beside] is not None:
            name.inside, name.lent, name.near = name.beside, True, True


def _countrywide(name: Name, chosen: Sequence[Place | None]) -> bool:
    """ "Orm, Ostria, 20 km south of Vara": what is said beside a country tells more."""
    outer = chosen[name.inside] if name.inside is not None else None
    return name.beside is not None and outer is not None and outer.kind == "country"


def _meets(place: Place, other: Place, most: float) -> bool:
    if other.kind in ("country", "region", "sea", "admin1") or place.kind in ("country", "region", "sea", "admin1"):
        return place.country is None or other.country is None or place.country == other.country
    if None in (place.latitude, place.longitude, other.latitude, other.longitude):
        return True
    here, there = (place.latitude or 0.0, place.longitude or 0.0), (other.latitude or 0.0, other.longitude or 0.0)
    return haversine_km(here, there) <= most
