"""Same incident or not: what speaks for it and against it, each with its weight.

The weights are points of evidence, not probabilities: a pair needs :data:`ENOUGH` of them, and a
veto (another day, another town, a quake against an ambush) outweighs any number.
"""

from __future__ import annotations

from datetime import date, timedelta

from corroborate import names
from corroborate.model import Noun, Where
from corroborate.places import compatible, contains, fold, parts
from corroborate.resolve.features import Features

ENOUGH = 4.0
NEWS_DAYS = 7
"""Days after an event in which reports of it are news; later ones recall it."""
OPEN = frozenset({"explosion", "crime"})
"""Families that may turn out to be any: an explosion is an accident or an attack, a crash a crime."""
_PROVINCE, _AREAS = 4, frozenset({5, 7})
"""where_prec of a province; of a region and a sea."""
_TOWN = 3
"""where_prec up to which a place is near enough to a point to tell two incidents apart."""


class Evidence(Noun, frozen=True):
    """What a comparison found: points with their reasons; ``veto`` where the two can't be one."""

    points: float
    reasons: tuple[str, ...]
    veto: str | None = None


def compare(a: Features, b: Features, shared_words: int) -> Evidence:
    """Hold two accounts against each other; ``shared_words`` are words copied between their articles."""
    if a.key[0] == b.key[0]:
        return Evidence(0.0, (), "one article tells them apart")
    veto = _days_apart(a, b) or _places_apart(a, b) or _kinds_apart(a, b) or _told_apart(a, b)
    if veto:
        return Evidence(0.0, (), veto)
    points: list[tuple[float, str]] = []
    if shared_words >= 25:
        points.append((4.0, f"{shared_words} words in common"))
    elif shared_words:
        points.append((2.0, f"{shared_words} words in common"))
    if a.victims & b.victims:
        points.append((4.0, "the same victim"))
    if a.suspects & b.suspects:
        points.append((4.0, "the same suspect"))
    points += [*_where(a, b), *_when(a, b), *_named(a, b), *_tolls(a, b), *_details(a, b)]
    return Evidence(sum(p for p, _ in points), tuple(reason for _, reason in points))


def _days_apart(a: Features, b: Features) -> str | None:
    if a.days and b.days:
        near = any(x.start <= _shift(y.end, 1) and y.start <= _shift(x.end, 1) for x in a.days for y in b.days)
        return None if near else "different days"
    return None


def _weekdays_apart(a: Features, b: Features) -> bool:
    """A bare "Monday" against "Friday" or a date: it may be the day of the arrest or of the news."""
    if a.weekdays and b.weekdays and not set(a.weekdays) & set(b.weekdays):
        return True
    for one, other in ((a, b), (b, a)):
        exact = bool(other.days) and all(d.precision == "day" for d in other.days)
        days = {date.fromisoformat(d.start).weekday() for d in other.days}
        if one.weekdays and exact and not days & set(one.weekdays):
            return True
    return False


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _places_apart(a: Features, b: Features) -> str | None:
    if not a.places or not b.places:
        return None
    mine, theirs = _smallest(a.places), _smallest(b.places)
    near = any(compatible(x, y) or _namesakes(x, y) for x in mine for y in theirs)
    return None if near else "different places"


def _smallest(places: tuple[Where, ...]) -> list[Where]:
    """The places that hold none of the others: of a town, its country and a home abroad the town and the home."""
    return [p for p in places if not any(contains(p, q) and not contains(q, p) for q in places)]


def _namesakes(a: Where, b: Where) -> bool:
    """One name, put on two points: what stands near it in a report decides which, and may have misled."""
    return parts(a)[-1:] == parts(b)[-1:] or parts(a)[:1] == parts(b)[:1]


def _kinds_apart(a: Features, b: Features) -> str | None:
    mine, theirs = a.families - OPEN, b.families - OPEN
    return "different kinds of event" if mine and theirs and not mine & theirs else None


def _told_apart(a: Features, b: Features) -> str | None:
    """Two of a city on one day: two of site, toll and target say that they are not one."""
    sites = bool(a.sites and b.sites and not a.sites & b.sites)
    tolls = bool(a.killed and b.killed and not a.killed & b.killed and _far(max(a.killed), max(b.killed)))
    targets = bool(a.targets and b.targets and not a.targets & b.targets)
    if a.victims & b.victims or sites + tolls + targets < 2:
        return None
    return "another site, toll or target"


def _far(x: int, y: int) -> bool:
    """Whether two tolls are too far apart to be stages of one count."""
    return min(x, y) * 2 < max(x, y) and abs(x - y) > 3


def _where(a: Features, b: Features) -> list[tuple[float, str]]:
    fine = [(x, y) for x in a.places for y in b.places if _near_point(x) and _near_point(y) and compatible(x, y)]
    if fine:
        found = [(2.0, "the same place")]
        if a.sites and b.sites:
            found.append((1.0, "the same site") if a.sites & b.sites else (-1.0, "different sites"))
        return found
    for placed, placeless in ((a, b), (b, a)):
        if placed.places and not placeless.places:
            named = any(names.fold(word) in placeless.proper for p in placed.places for word in _words(p))
            return [(1.5, "the place is named")] if named else [(-1.0, "the place is not named")]
    if any(_same_area(x, y) or _same_area(y, x) for x in a.places for y in b.places):
        return [(1.0, "the same region")]
    return [(0.5, "the same country")] if a.countries & b.countries else []


def _same_area(area: Where, place: Where) -> bool:
    """A province and what lies in it, or one region or sea by its name."""
    if area.precision == _PROVINCE:
        return place.precision <= _PROVINCE and compatible(area, place)
    return area.precision in _AREAS and fold(area.name) == fold(place.name)


def _words(place: Where) -> list[str]:
    return place.name.replace(",", " ").split() if _near_point(place) else []


def _near_point(place: Where) -> bool:
    return place.precision <= _TOWN and place.latitude is not None


def _when(a: Features, b: Features) -> list[tuple[float, str]]:
    if a.days and b.days:
        same = any(x.start <= y.end and y.start <= x.end for x in a.days for y in b.days)
        night = any(d.precision == "days" for d in (*a.days, *b.days))
        return [(2.0, "the same day") if same else (1.0, "the same night") if night else (-2.0, "a day apart")]
    if _weekdays_apart(a, b):
        return [(-2.5, "different days of the week")]
    if set(a.weekdays) & set(b.weekdays):
        return [(1.5, "the same day of the week")]
    dated, undated = (a, b) if a.days else (b, a)
    if dated.days and undated.weekdays:
        return [(1.5, "the same day of the week")]
    if dated.days and undated.published and any(_soon(d.start, undated.published) for d in dated.days):
        return [(1.5, "published in the days after")]
    if a.published and b.published and not a.days and not b.days and _soon(*sorted((a.published, b.published))):
        return [(1.0, "published within days of each other")]
    return []


def _soon(day: str, published: str) -> bool:
    """Whether a report came out from that day to :data:`NEWS_DAYS` days later."""
    return _shift(day, -1) <= published <= _shift(day, NEWS_DAYS)


def _named(a: Features, b: Features) -> list[tuple[float, str]]:
    """Proper nouns of both leads: a road, a company, a school; not of countries, months, and who speaks."""
    if a.places and b.places and a.days and b.days:
        return []  # where both give day and place, a war's names tell nothing more
    placing = {word for f in (a, b) for p in f.places for word in fold(f"{p.name} {p.admin1 or ''}").split()}
    mine, theirs = (f.proper - placing - a.voices - b.voices for f in (a, b))
    shared = sorted(mine & theirs)
    if shared:
        return [(_NAMES.get(len(shared), 3.0), f"the same names ({', '.join(shared[:4])})")]
    return [(-1.0, "no name in common")] if min(len(mine), len(theirs)) >= _MANY else []


_NAMES = {1: 0.5, 2: 1.0, 3: 1.5, 4: 2.0}
"""Points for so many proper nouns that both leads have; 3 for more."""
_MANY = 4
"""Proper nouns of a lead from which it tells something that another has none of them."""


def _tolls(a: Features, b: Features) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for name, x, y in (("killed", a.killed, b.killed), ("injured", a.injured, b.injured)):
        if not x or not y:
            continue
        if x & y:
            found.append((_RARE.get(max(x & y), 1.5), f"the same number {name}"))
        elif _far(max(x), max(y)) and name not in (a.open if max(x) < max(y) else b.open):
            found.append((-1.5, f"very different numbers {name}"))
    return found


_RARE = {1: 0.5, 2: 1.0}
"""Points for a toll that many events have."""


def _details(a: Features, b: Features) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if a.types & b.types:
        found.append((1.0, "the same kind of event"))
    if a.targets and b.targets:
        found.append((0.5, "the same target") if a.targets & b.targets else (-1.0, "different targets"))
    if a.actors & b.actors:
        found.append((0.5, "the same perpetrator"))
    return found
