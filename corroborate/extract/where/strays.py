"""Towns far from all else that a report tells of: namesakes of what no list has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corroborate.extract.gazetteer import Place
from corroborate.extract.where.extent import far
from corroborate.extract.where.lists import named_provinces
from corroborate.extract.where.words import Name
from corroborate.places import fold

MOST_OF_STATE, STATE_SHARE = 4, 2 / 3
"""Names, and share of all, that must lie in one state for the article to be about it."""

STRAY_KM = 300.0
KNOWN_TOWN, KNOWN_CITY = 200_000, 500_000
"""People a far town of another state, or of another country, has that a report of one town may name bare."""

KNOWN_AT_HOME = 100_000
"""People a far town has that a report of one town may name bare where news does not name the province beside it."""


def state_town(chosen: Sequence[Place | None]) -> int | None:
    """The index of a town in the state that most of the article's places lie in; None where no state has them.

    Only in countries whose news names the state beside a town: elsewhere a province's size says less.
    """
    states = Counter((p.country, p.admin1) for p in chosen if p is not None and p.admin1)
    if not states:
        return None
    state, most = states.most_common(1)[0]
    if most < MOST_OF_STATE or most < STATE_SHARE * sum(states.values()) or state[0] not in named_provinces():
        return None
    towns = (i for i, p in enumerate(chosen) if p is not None and p.kind == "town" and (p.country, p.admin1) == state)
    return next(towns, None)


def recall_strays(names: Sequence[Name], chosen: list[Place | None], town: int) -> None:
    """Undo a far town's namesake in a report of one town or state: nothing else speaks of that country or state."""
    base = chosen[town]
    placed = Counter({(p.country, p.admin1, fold(n.key)) for n, p in zip(names, chosen, strict=True) if p})
    for i, name in enumerate(names):
        place = chosen[i]
        if place is None or base is None or place.kind not in ("town", "admin2") or name.inside is not None:
            continue
        abroad = place.country != base.country
        if place.population >= _known(place, base) or not far(place, base, STRAY_KM):
            continue
        others = [
            key for key in placed
            if key[0] == place.country and (abroad or key[1] == place.admin1) and key[2] != fold(name.key)
        ]  # fmt: skip
        if not others:
            chosen[i] = None


def _known(place: Place, base: Place) -> int:
    """People that make a far town one that everybody has heard of."""
    if place.country != base.country:
        return KNOWN_CITY
    return KNOWN_TOWN if base.country in named_provinces() else KNOWN_AT_HOME


def lend_refused(names: Sequence[Name], chosen: list[Place | None]) -> None:
    """ "Orm, Texas", where no list has it: there wherever the article names it bare, and not in its namesake."""
    refused = {
        fold(name.key): name.inside
        for i, name in enumerate(names)
        if name.held and chosen[i] is None and name.inside is not None and chosen[name.inside] is not None
    }
    for i, name in enumerate(names):
        outer = refused.get(fold(name.key)) if name.kind == "place" and name.key else None
        if outer is not None and name.inside is None and outer != i:
            chosen[i], name.inside = None, outer
