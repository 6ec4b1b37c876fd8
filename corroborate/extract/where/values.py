"""A name and its chosen place as a mention with its ``Where``."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.gazetteer import Place
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.where.words import Name, named
from corroborate.model import Where
from corroborate.places import fold

_LONGEST_CHAIN = 5
_NEAR_KM, _FAR_KM = 25.0, 100.0
"""How far from a known point UCDP GED's where_prec 2 reaches, and where what is meant is no district of it."""


def mention(names: Sequence[Name], index: int, chosen: Sequence[Place | None]) -> PlaceMention:
    """The mention of ``names[index]``."""
    name = names[index]
    within = names[name.inside] if name.inside is not None else None
    inside = None if within is None or within.sentence < 0 else name.inside
    found = where(names, index, chosen)
    return PlaceMention(name.sentence, name.start, name.end, name.text, name.kind, found, inside, name.lent)


def where(names: Sequence[Name], index: int, chosen: Sequence[Place | None]) -> Where | None:
    """The place as the contract has it: the smallest, then what contains it in the words.

    Coordinates are the smallest place's that the gazetteer knows. A spot in a town is exact
    (UCDP GED where_prec 1), near a town 2, in a province 4, and so on; None where neither the
    name nor anything containing it is known.
    """
    chain = _chain(names, index)
    known = next((i for i in chain if chosen[i] is not None), None)
    if known is None:
        return None
    place = chosen[known]
    assert place is not None
    near = any(names[i].near for i in chain[: chain.index(known) + 1])
    precision = max(place.precision, 2) if near else place.precision
    away = max(names[i].km for i in chain[: chain.index(known) + 1])
    precision = max(precision, 5 if away > _FAR_KM else 3 if away > _NEAR_KM else precision)
    rough = (_around(names[i]) for i in chain[: chain.index(known)])
    country = place.kind == "town" and any(names[i].sort == "around" for i in chain[: chain.index(known) + 1])
    if (
        country
        or any(rough)
        or any(names[i].lent and names[i].kind == "place" and names[i].sort != "quarter" for i in chain)
    ):
        precision = max(precision, 3)
    if any(names[i].unit for i in chain[: chain.index(known)] if names[i].lent):
        return _of_province(names, chain, place)
    return Where(
        _written(names, chain, chosen), place.country, place.admin1, place.latitude, place.longitude, precision
    )


def _of_province(names: Sequence[Name], chain: Sequence[int], town: Place) -> Where:
    """A district on no list lies in the province of the town that the report is of, and in no town."""
    inner = [names[i].text for i in chain if named(names[i].text) and names[i].kind in ("place", "site")]
    own = inner[: next((n for n, i in enumerate(chain) if names[i].unit), 0) + 1]
    name = ", ".join((*own, town.admin1 or town.name))
    return Where(name, town.country, town.admin1, town.latitude, town.longitude, 4)


def _around(name: Name) -> bool:
    """A village that only what is said to contain it places: "Orm village in Vara" is in the country around Vara."""
    return name.kind == "place" and name.sort == "settlement"


def _chain(names: Sequence[Name], index: int) -> list[int]:
    chain = [index]
    while (outer := names[chain[-1]].inside) is not None and outer not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(outer)
    return chain


def _written(names: Sequence[Name], chain: Sequence[int], chosen: Sequence[Place | None]) -> str:
    """The chain's names, smallest first; nameless spots left out, and countries and provinces behind a known one.

    What is on no list has the first listed place that contains it beside it: "Orm, Ostria".
    """
    shown: list[str] = []
    known = False
    for i in chain:
        name, place = names[i], chosen[i]
        if name.kind == "site" and not name.text[:1].isupper() and " " not in name.text:
            continue
        local = place is not None and place.kind in ("town", "admin2")
        if shown and known and ((name.kind == "demonym" and not local) or (place is not None and not local)):
            continue
        text = _own(name, place)
        if text not in shown:
            shown.append(text)
        known = known or place is not None
    if not shown:
        outer = next((chosen[i] for i in chain if chosen[i] is not None), None)
        shown = [outer.name if outer else names[chain[0]].text]
    return ", ".join(shown)


def _spelt(text: str) -> bool:
    """Whether a name is written out, no abbreviation and not in capitals."""
    return len(text) > 3 and "." not in text and text[0].isupper() and not text.isupper()


def _own(name: Name, place: Place | None) -> str:
    if (
        name.kind == "site"
        and place is not None
        and place.kind == "country"
        and not name.text.split()[-1][:1].isupper()
    ):
        return place.name  # "a Malawi market" is somewhere in Malawi
    if place is None or name.kind == "site":
        return name.text
    if place.kind == "admin1" and place.alternate and name.kind == "place" and _spelt(name.text):
        return name.text  # "Deir Ezzor" for "Dayr az Zawr"
    if place.kind in ("country", "sea", "admin1") or name.kind == "demonym" or name.text.islower():
        return place.name
    if place.alternate and set(fold(name.text).split()) < set(fold(place.name).split()):
        return place.name  # "Vara" for "San Vara"
    if name.text.isupper():
        return place.name if not place.alternate else name.text.title()
    return name.text
