"""The town that a report is about: where its streets, quarters and unknown spots lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corroborate.data import words
from corroborate.extract.gazetteer import Place
from corroborate.extract.where.lists import STREETS
from corroborate.extract.where.words import Name
from corroborate.places import haversine_km

AROUND_KM = 60.0
"""Towns this near one another are one scene: a city, its suburbs and the county around."""

SHARE = 2 / 3
"""Share of the towns a report names that must lie around one for it to be the report's scene."""

CITY, QUARTER_KM = 100_000, 25.0
"""People of a city that quarters are named with, and how far from its point they may lie."""

CITYS = 10
"""How many times the people of a quarter or suburb its city has."""

_LOOK_BACK = 4

METROPOLIS = 500_000
"""People of a city whose quarters are called districts too."""

_LOCAL = ("town", "admin2")


def home(names: Sequence[Name], chosen: Sequence[Place | None]) -> int | None:
    """The index of the name of the town (or district) that all else in the article lies around.

    The dateline's where most other towns lie around it, else the one named most often; None in an
    article that moves between towns.
    """
    parts = quarters(names)
    named = [
        i for i, place in enumerate(chosen)
        if place is not None and _counts(names[i], place) and names[i].text not in parts
    ]  # fmt: skip
    scenes = _scenes(names, chosen, named)
    named = [i for i in named if _id(chosen[i]) in scenes]
    towns = [i for i in named if (place := chosen[i]) is not None and place.kind == "town"] or named
    if not towns:
        return None
    often = Counter(_id(chosen[i]) for i in towns)
    first = {_id(chosen[i]): i for i in reversed(towns)}
    ranked = sorted(often, key=lambda key: (names[first[key]].sentence >= 0, -often[key], first[key]))
    for key in ranked[:2]:
        around = sum(count for other, count in often.items() if _near(chosen[first[key]], chosen[first[other]]))
        once = names[first[key]]
        sure = often[key] > 1 or once.sentence < 0 or not (once.left or _alternate(chosen[first[key]]))
        if sure and around >= SHARE * sum(often.values()):
            return first[key]
    return None


def _scenes(names: Sequence[Name], chosen: Sequence[Place | None], named: Sequence[int]) -> set[int]:
    """The towns that something may have happened in: none that people or things only come from.

    "A Vara man" counts where nothing else is named, and where Vara is the city of what is.
    """
    here = [i for i in named if not names[i].left]
    own = [place for i in here if not _of_somebody(names, i) and (place := chosen[i]) is not None]
    folk = [p for i in here if (p := chosen[i]) is not None and p not in own and names[i].kind == "demonym"]
    cities = [
        city for city in folk
        if city.population >= CITY
        and any(p.kind == "town" and _near(city, p) and p.population * CITYS <= city.population for p in own)
    ]  # fmt: skip
    return {place.id for place in ((*own, *cities) if own else folk)}


def _of_somebody(names: Sequence[Name], i: int) -> bool:
    """Whether a town only says who somebody is: "Ana Orm, of Vara", and "Vara" of "a man from Palm Lane, Vara"."""
    inner = names[i - 1] if i else None
    street = inner is not None and inner.inside == i and inner.sentence == names[i].sentence and _urban(inner)
    return names[i].folk or (street and inner is not None and (inner.folk or inner.left))


def quarters(names: Sequence[Name]) -> frozenset[str]:
    """The names that the article calls quarters somewhere ("the Vara neighbourhood"), and nowhere a city."""
    whole = frozenset(name.text for name in names if name.sort == "settlement" and not name.listed)
    return frozenset(name.text for name in names if name.sort == "quarter" and name.kind == "place") - whole


def settle(names: Sequence[Name], chosen: list[Place | None], known: Sequence[bool], town: int) -> None:
    """Put the named spots, quarters and unknown places that nothing places into the report's town.

    ``known`` says which names the gazetteer has: one that it has elsewhere is no unknown place here,
    save a quarter ("the Vara section"), which is the town's own whatever it shares its name with.
    ``town`` is the index that :func:`home` found.
    """
    parts, abroad, bureau = quarters(names), _abroad(chosen, town), _bureau(names, chosen, town)
    for i, name in enumerate(names):
        if (abroad and name.kind == "place") or (bureau and not _urban(name)):
            continue
        if name.text in parts and name.inside is None and i != town and not _near(chosen[i], chosen[town]):
            chosen[i] = None
        elif chosen[i] is not None or (known[i] and name.kind != "site"):
            continue
        if _other_town(names, chosen, i, town):
            continue
        if name.inside is None and name.stands:
            name.inside, name.lent = town, True
            place = chosen[town]
            name.unit = name.unit and place is not None and place.kind == "town" and place.population < METROPOLIS


def _other_town(names: Sequence[Name], chosen: Sequence[Place | None], i: int, town: int) -> bool:
    """Whether the words right before a spot, in its sentence, are of another town than the report's, far from it."""
    for before in range(i - 1, max(-1, i - 1 - _LOOK_BACK), -1):
        if names[before].sentence != names[i].sentence:
            return False
        place = chosen[before]
        if place is not None and place.kind == "town" and names[before].kind in ("place", "demonym"):
            aside = names[before].left or names[before].folk
            return not aside and place.population >= CITY and not _near(place, chosen[town])
    return False


def in_city(names: Sequence[Name], chosen: Sequence[Place | None], town: int) -> None:
    """Name the city behind its quarters that have points of their own: "the Orm neighbourhood" is "Orm, Vara"."""
    city = chosen[town]
    if city is None or city.kind != "town" or city.population < CITY:
        return
    for i, name in enumerate(names):
        place = chosen[i]
        if place is None or name.sort != "quarter" or name.inside is not None or i == town or place.id == city.id:
            continue
        if place.kind == "town" and place.population * 2 < city.population and _apart(place, city) <= QUARTER_KM:
            name.inside, name.lent = town, True


def _abroad(chosen: Sequence[Place | None], town: int) -> bool:
    """Whether the report speaks of another country more: its unknown villages are not the town's."""
    countries = Counter(place.country for place in chosen if place is not None and place.country)
    base = chosen[town]
    home = base.country if base is not None else None
    return home is not None and any(n > countries[home] for n in countries.values())


def _counts(name: Name, place: Place) -> bool:
    named = name.kind == "place" or (name.kind == "demonym" and name.sort != "tie")
    return place.kind in _LOCAL and named and place.latitude is not None


def _bureau(names: Sequence[Name], chosen: Sequence[Place | None], town: int) -> bool:
    """A capital that only the dateline names: reports of the whole country are written there."""
    capital = chosen[town]
    if capital is None or names[town].sentence >= 0:
        return False
    if not capital.capital and names[town].text.title() not in words("capitals"):
        return False
    return not any(p is not None and p.id == capital.id and n.sentence >= 0 for n, p in zip(names, chosen, strict=True))


def _urban(name: Name) -> bool:
    """A quarter or a street: a city's, and no village's nor the open country's."""
    return name.sort == "quarter" or name.text.split()[-1].lower().rstrip(".") in STREETS - {"highway", "bridge"}


def _id(place: Place | None) -> int:
    return place.id if place is not None else 0


def _alternate(place: Place | None) -> bool:
    return place is None or place.alternate or place.loose


def _near(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and _apart(a, b) <= AROUND_KM


def _apart(a: Place, b: Place) -> float:
    """Kilometres between two places; endless where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    return haversine_km((a.latitude, a.longitude), (b.latitude, b.longitude))
