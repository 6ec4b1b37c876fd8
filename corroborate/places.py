"""Plain geometry on places: how far apart, which contains which, may two be the same.

Works on :class:`~corroborate.model.Where` values alone; no gazetteer is opened.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from corroborate.model import Where

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

SAME_PLACE_KM = 30.0
"""Two named points this near may be one location: UCDP GED codes a place within about 25 km of a
known point as that point (where_prec 2), and towns' own points differ by a few km more."""

PROVINCE, COUNTRY = 4, 6
"""where_prec of a first-level division and of a country."""

_REACH_KM = {1: 0.0, 2: 25.0, 3: 60.0, 4: 250.0}
"""How far from its point an area of that where_prec may reach."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "&": " and ",
    }
)
_DROPPED = re.compile(r"['’‘ʻʼʾʿ`´.]")
_BREAKS = re.compile(r"[\s\-‐‑–—/,()]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A place name without case, marks, hyphens and apostrophes: ``"St.-Dénis"`` is ``"saint denis"``.

    A leading "the" goes; "St", "Mt", "Ft" become "saint", "mount", "fort".
    """
    plain = unicodedata.normalize("NFKD", name).lower().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    parts = _BREAKS.sub(" ", _DROPPED.sub("", plain)).split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    return " ".join(_SHORT.get(part, part) for part in parts) if len(parts) > 1 else "".join(parts)


def distance_km(a: Where, b: Where) -> float | None:
    """Great-circle distance in kilometres; None where one of the two has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return haversine_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def haversine_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two (latitude, longitude) in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def parts(where: Where) -> tuple[str, ...]:
    """The names in ``where.name``, folded, smallest first: "Palm Street, Basra" has two."""
    return _parts(where.name)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in name.split(",") if part.strip())


def contains(a: Where, b: Where) -> bool:
    """Is ``b`` in ``a``, or the same: by country, by first-level division, or by the names themselves."""
    if a.country and b.country and a.country != b.country:
        return False
    if a.precision == COUNTRY:
        return bool(a.country) and a.country == b.country
    if a.precision == PROVINCE and a.admin1:
        return b.precision != COUNTRY and b.admin1 is not None and fold(a.admin1) == fold(b.admin1)
    mine, theirs = parts(a), parts(b)
    return bool(mine) and theirs[-len(mine) :] == mine and not _apart(a, b)


def refines(a: Where, b: Where) -> bool:
    """Does ``a`` name a smaller place within ``b``: "Orm, Vara" in "Vara"?

    By the words alone: a village on no list has the point of what contains it, and is the smaller place still.
    """
    mine, theirs = parts(a), parts(b)
    if not theirs or (a.country and b.country and a.country != b.country):
        return False
    return len(mine) > len(theirs) and mine[-len(theirs) :] == theirs


def compatible(a: Where, b: Where) -> bool:
    """May ``a`` and ``b`` be one location?

    Yes where one contains the other, where their points are near for the precision of the
    rougher one, or, without points, where a name is shared. No where countries or two exact
    points disagree. Two different sites of one town ("Palm Street, Basra", "Port Road, Basra")
    are compatible: a report may name either of two streets that meet. A name of no known country
    ("Palm Street" alone) may be anywhere.
    """
    if a.country and b.country and a.country != b.country:
        return False
    if contains(a, b) or contains(b, a) or _anywhere(a) or _anywhere(b):
        return True
    if a.admin1 and b.admin1 and fold(a.admin1) != fold(b.admin1) and max(a.precision, b.precision) == 4:
        return False
    apart = distance_km(a, b)
    if apart is None:
        return bool(set(parts(a)) & set(parts(b)))
    rough = max(a.precision, b.precision)
    return apart <= SAME_PLACE_KM + _REACH_KM.get(rough, 500.0 if rough == 5 else 1500.0)


def _anywhere(where: Where) -> bool:
    return where.precision == COUNTRY and where.country is None and where.latitude is None


def narrowest(places: Sequence[Where]) -> Where | None:
    """The smallest place all agree on: the most precise one that is compatible with every other.

    Among equals the one with more names inside one another, then one with a point, then by name,
    so that order never matters. None of an empty sequence, or where no place is compatible with all.
    """
    fitting = [a for a in places if all(compatible(a, b) for b in places)]
    return min(fitting, key=_narrowness) if fitting else None


def _narrowness(where: Where) -> tuple[int, int, bool, str, str]:
    return (where.precision, -len(parts(where)), where.latitude is None, where.name, repr(where))


def _apart(a: Where, b: Where) -> bool:
    distance = distance_km(a, b)
    return distance is not None and distance > SAME_PLACE_KM + _REACH_KM.get(max(a.precision, b.precision), 500.0)
