"""What the namesakes of one name say by themselves, before anything else in the article is weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corroborate.extract.gazetteer import Place
from corroborate.extract.gazetteer_file import sound
from corroborate.places import fold

NEARLY = 0.8
"""Share of the counties of a name that lie in one country whose counties the name then speaks of."""


def certain(candidates: Sequence[Place]) -> Place | None:
    """The only place of that name, a country or region by its own name, or one that dwarfs the others."""
    if len(candidates) == 1:
        return candidates[0]
    for place in candidates:
        if place.kind == "country":
            rivals = [o for o in candidates if o.kind == "admin1" and not o.alternate]
            return None if rivals else place
    if candidates:
        by_size = sorted(candidates, key=lambda p: (-p.population, p.id))
        if by_size[0].population > 20 * by_size[1].population + 50000:
            return by_size[0]
    return None


def one_sound(a: str, b: str) -> bool:
    """Whether two names are one, or heard alike from Arabic script: "Deir ez-Zor", "Dayr az Zawr"."""
    mine, theirs = fold(a), fold(b)
    return mine == theirs or (bool(sound(mine)) and sound(mine) == sound(theirs))


def only_country(candidates: Sequence[Place]) -> str | None:
    """The country that all the places of a name lie in: "York County" is somewhere in the United States."""
    codes = Counter(place.country for place in candidates)
    if len(codes) > 1 and not all(place.name.endswith(" County") for place in candidates):
        return None
    code, most = codes.most_common(1)[0] if codes else (None, 0)
    return code if most >= NEARLY * len(candidates) else None


def seat(area: Place, candidates: Sequence[Place]) -> Place:
    """The town of the same name in a province or district: without "province" the town is meant."""
    if area.kind not in ("admin1", "admin2") or area.alternate:
        return area
    towns = [
        p for p in candidates
        if p.kind == "town" and p.country == area.country and p.admin1 == area.admin1
        and p.population * 20 > area.population and not p.loose
    ]  # fmt: skip
    return towns[0] if towns else area
