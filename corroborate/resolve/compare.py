"""Same incident or not: what speaks for it and against it, each with its weight.

The weights are points of evidence, not probabilities: a pair needs :data:`ENOUGH` of them, and a
veto (another day, another town, a quake against an ambush) outweighs any number.
"""

from __future__ import annotations

from datetime import date, timedelta

from corroborate.model import Noun, When
from corroborate.resolve.features import Features
from corroborate.resolve.hours import same_hour
from corroborate.resolve.sites import one_site
from corroborate.resolve.spots import named_there, one_disaster, one_town, places_apart, where

ENOUGH = 4.0
NEWS_DAYS = 7
"""Days after an event in which reports of it are news; later ones recall it."""
FRESH_DAYS = 2
"""Days in which a report that gives no day most often follows its event."""
RECALLED_DAYS = 30
"""Days after an event from which a report without a day of its own is hardly of it."""
FOLLOWED = 3
"""Names of an incident's own from which a later report follows it up: a trial, an inquest."""
OPEN = frozenset({"explosion", "crime"})
"""Families that may turn out to be any: an explosion is an accident or an attack, a crash a crime."""
SURE = 4.0
"""Points of people, names and tolls from which a day, place or kind that differs is likelier misread."""
MISREAD_DAYS = 3
"""Days that a misread date may be off: a weekday of the news, the world's clocks."""
LIFTS = 5
"""Names of their own that two accounts share, from which on a day, place or kind that differs is likelier misread."""
_BY_NAMES = (0.0, 0.5, 1.5, 2.5, 3.0, 3.0)
"""Points of so many shared names."""
_ANY_TYPE = frozenset({"Attack", "crime", "explosion"})
"""Kinds that a report gives to anything violent."""
_UNCOMMON = frozenset({"fire", "natural-disaster", "disease"})
"""Kinds of which a town has few."""
_VIOLENT = frozenset({"crime", "violence"})
_COMMON = frozenset({"crime"})
"""The family of which a city has several on one day."""
_DISASTERS = frozenset({"accident", "fire", "natural-disaster", "explosion"})
"""Families whose toll rises while bodies are found."""
_SINGULAR = 3.0
"""Points of an equal toll that is hardly another's."""
_OWN = 2.0
"""Points of people, names and tolls from which two accounts have something of their own in common."""
_COMMON_ARMS = frozenset({"firearm", "aircraft", "bomb"})
"""Kinds of weapon that the kind of event tells already."""
_BOMBINGS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED"})
"""Kinds that "the bombing" may be."""
_OTHERS = 2
"""Own names from which two reports of a city's crimes, none of them shared, tell of two: a street, a hospital."""
_MANY = 4
"""Own names of a lead from which it tells something that another has none of them."""
_LARGE = 30
"""A toll from which an equal one is hardly another's, where it is no round number."""


class Evidence(Noun, frozen=True):
    """What a comparison found: points with their reasons; ``veto`` where the two can't be one.

    ``soft``: the veto is a place's or a near day's alone, which may be misread. ``bound``: people, names or tolls of
    the two are one incident's whatever a third says of place and day. ``against``: some of it speaks for two.
    """

    points: float
    reasons: tuple[str, ...]
    veto: str | None = None
    soft: bool = False
    bound: bool = False
    against: bool = False


def compare(a: Features, b: Features, shared_words: int) -> Evidence:
    """Hold two accounts against each other; ``shared_words`` are words copied between their articles."""
    if a.key[0] == b.key[0]:
        return Evidence(0.0, (), "one article tells them apart")
    ties = shared_names(a, b)
    own = identity(a, b, ties)
    bound = any(len(name.split()) > 1 for name in a.victims & b.victims)
    sure = bound or len(ties) >= LIFTS or sum(p for p, _ in own) >= SURE
    hard = _told_before(a, b) or _told_before(b, a)
    far = _days_apart(a, b)
    place, told = places_apart(a, b), _kinds_apart(a, b) or _told_apart(a, b)
    beside = bool(place and not told and len(ties) > 1 and named_there(a, b))
    doubt = place or told
    if hard or (far and not (sure and _gap(a, b) <= MISREAD_DAYS)) or (doubt and not (sure or beside)):
        misread = not (hard or told) and not (far and _gap(a, b) > MISREAD_DAYS)
        return Evidence(0.0, (), hard or far or doubt, soft=misread)
    points: list[tuple[float, str]] = [(-1.0 if beside else -2.0, doubt)] if doubt else []
    if far:
        points.append((-3.0, far))
    if shared_words >= 25:
        points.append((4.0, f"{shared_words} words in common"))
    elif shared_words:
        points.append((2.0, f"{shared_words} words in common"))
    points += [*own, *where(a, b), *([] if far else _when(a, b, len(ties)))]
    points += [*_tolls_apart(a, b, ties), *_details(a, b), *_anybodys(a, b, own, shared_words)]
    against = any(p < 0 for p, _ in points)
    return Evidence(sum(p for p, _ in points), tuple(reason for _, reason in points), bound=sure, against=against)


def identity(a: Features, b: Features, ties: frozenset[str]) -> list[tuple[float, str]]:
    """What speaks for one incident whatever day and place each gives: people, names of their own, equal tolls."""
    found: list[tuple[float, str]] = []
    if a.victims & b.victims:
        full = any(" " in name for name in a.victims & b.victims)
        found.append((4.0, "the same victim") if full else (2.0, "a victim of the same name"))
    elif _relatives(a, b):
        found.append((2.0, "a victim of the same surname"))
    elif _others_dead(a, b):
        found.append((-2.0, "another victim"))
    if a.suspects & b.suspects:
        found.append((4.0, "the same suspect"))
    return [*found, *_named(a, b, ties), *_tolls(a, b)]


def _anybodys(a: Features, b: Features, own: list[tuple[float, str]], shared_words: int) -> list[tuple[float, str]]:
    """Little but a town and a kind in common, where much happens there or a report can't be dated at all."""
    worth = sum(p for p, _ in own if p > 0)
    if shared_words or one_site(a.sites, b.sites) or (a.days and b.days) or worth >= _OWN:
        return []
    adrift = any(not (f.days or f.published) for f in (a, b)) and not a.types & b.types & _UNCOMMON
    if adrift and not worth:
        return [(-1.5, "nothing of its own in common")]
    if adrift and (a.families | b.families) <= _VIOLENT | {"unrest"}:
        return [(-1.0, "little of its own in common")]
    return [(-1.0, "nothing of its own in common")] if (a.busy or b.busy) and not worth else []


def shared_names(a: Features, b: Features) -> frozenset[str]:
    """Names of both leads that are this incident's: a person, a company, a school."""
    return (a.own & b.own) - a.where - b.where


def _days_apart(a: Features, b: Features) -> str | None:
    if a.days and b.days:
        near = any(x.start <= _shift(y.end, 1) and y.start <= _shift(x.end, 1) for x in a.days for y in b.days)
        return None if near else "different days"
    return None


def _gap(a: Features, b: Features) -> int:
    """Days between the nearest two of both."""
    ends = [
        (date.fromisoformat(x.end), date.fromisoformat(y.start))
        for m, n in ((a, b), (b, a))
        for x in m.days
        for y in n.days
    ]
    return min((later - earlier).days for earlier, later in ends if later >= earlier)


def _told_before(dated: Features, other: Features) -> str | None:
    """A report doesn't tell what came after it; a day's difference is the world's clocks'."""
    if not dated.days or other.days or not other.published:
        return None
    return "told before it happened" if min(d.start for d in dated.days) > _shift(other.published, 1) else None


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


def _width(when: When) -> int:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _kinds_apart(a: Features, b: Features) -> str | None:
    mine, theirs = a.families - OPEN, b.families - OPEN
    return "different kinds of event" if mine and theirs and not mine & theirs else None


def _told_apart(a: Features, b: Features) -> str | None:
    """Two of a city on one day: two of site, toll and target say that they are not one."""
    sites = bool(a.sites and b.sites and not one_site(a.sites, b.sites))
    tolls = _other_toll(a, b, "killed")
    targets = bool(a.targets and b.targets and not a.targets & b.targets)
    if not a.victims & b.victims and _other_age(a, b):
        return "a victim of another age"
    if a.victims & b.victims or sites + tolls + targets < 2 or (one_disaster(a, b) and a.days and b.days):
        return None
    return "another site, toll or target"


def _other_age(a: Features, b: Features) -> bool:
    """One dead in each, of ages that no newsroom takes for one another."""
    alone = a.killed == b.killed == {1} and bool(a.ages and b.ages)
    return alone and min(abs(x - y) for x in a.ages for y in b.ages) > 1


def _far(x: int, y: int) -> bool:
    """Whether two tolls are too far apart to be stages of one count."""
    return min(x, y) * 2 < max(x, y) and abs(x - y) > 3


def _when(a: Features, b: Features, ties: int) -> list[tuple[float, str]]:
    if a.days and b.days:
        meet = [max(_width(x), _width(y)) for x in a.days for y in b.days if x.start <= y.end and y.start <= x.end]
        if not meet:
            return [(1.5, "one night")] if _one_night(a, b) or _one_night(b, a) else [(-2.0, "a day apart")]
        if min(meet) > NEWS_DAYS:
            return [(0.5, "the same month") if min(meet) <= RECALLED_DAYS else (0.0, "the same year")]
        return [(2.0, "the same day")]
    if _weekdays_apart(a, b):
        return [(-2.5, "different days of the week")]
    if set(a.weekdays) & set(b.weekdays):
        return [(1.5, "the same day of the week")]
    dated, undated = (a, b) if a.days else (b, a)
    if dated.days and undated.weekdays:
        return [(1.5, "the same day of the week")]
    if dated.days and undated.published:
        return [_after(dated, undated.published, _followed(a, b, ties))]
    if a.published and b.published and not a.days and not b.days:
        first, last = sorted((a.published, b.published))
        if last <= _shift(first, 2):
            return [(1.0, "published within days of each other")]
        if last <= _shift(first, NEWS_DAYS):
            return [(0.5, "published in one week")]
        known = any(points >= _SINGULAR for points, _ in _tolls(a, b))
        return [(0.0 if _followed(a, b, ties) else -1.0 if known else -2.0, "published weeks apart")]
    return []


def _one_night(first: Features, next_day: Features) -> bool:
    """ "On Wednesday night" and "before dawn on Thursday"."""
    ends, begins = {d.end for d in first.days}, {_shift(d.start, -1) for d in next_day.days}
    late = any(hour in _LATE or (":" in hour and hour >= "20:00") for hour in first.hours)
    return bool(ends & begins) and late and any(h in _EARLY or (":" in h and h < "07:00") for h in next_day.hours)


_LATE, _EARLY = frozenset({"night", "evening"}), frozenset({"night", "dawn"})


def _followed(a: Features, b: Features, ties: int) -> bool:
    """Whether names enough say that the later report follows the earlier one up; a war's villages say nothing."""
    return ties >= FOLLOWED and not (a.busy or b.busy)


def _after(dated: Features, published: str, followed: bool) -> tuple[float, str]:
    day = max(d.start for d in dated.days)
    if published < day:
        return -1.5, "published the day before"
    if published <= _shift(day, NEWS_DAYS):
        return 1.5 if published <= _shift(day, FRESH_DAYS) else 0.75, "published in the days after"
    late = 0.0 if followed else -1.0 if published <= _shift(day, RECALLED_DAYS) else -2.0
    return late, "published long after"


def _named(a: Features, b: Features, ties: frozenset[str]) -> list[tuple[float, str]]:
    """Names of both leads; where both give one day and town, a war's names tell nothing more."""
    if a.days and b.days and one_town(a, b) and not _days_apart(a, b):
        return []
    if not ties and min(len(a.own), len(b.own)) >= _MANY and not (a.where & b.proper or b.where & a.proper):
        return [(-1.0, "no name in common")]
    if not ties:
        return []
    points = _BY_NAMES[min(len(ties), LIFTS)]
    return [(points, f"the same names ({', '.join(sorted(ties)[:4])})")]


def _tolls(a: Features, b: Features) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for name, x, y in (("killed", a.killed, b.killed), ("injured", a.injured, b.injured)):
        if x & y:
            weight = _rare(max(x & y))
            found.append((weight if max(x) == max(y) else weight / 2, f"the same number {name}"))
    return found


def _tolls_apart(a: Features, b: Features, ties: frozenset[str]) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for name in ("killed", "injured"):
        if _other_toll(a, b, name):
            found.append((-0.5 if _grown(a, b, name) else -1.5, f"very different numbers {name}"))
    if found or (a.families | b.families) != _COMMON:
        return found
    if not ties and a.families == b.families and _unequal(a, b):
        own = min(len(a.own), len(b.own)) >= _OTHERS
        return [(-2.5, "other numbers killed, other names") if own else (-1.5, "other numbers killed")]
    if any(_none_dead(x, y) and not (ties and y.injured) for x, y in ((a, b), (b, a))):
        return [(-1.5, "dead in one alone")]
    return found


def _none_dead(a: Features, b: Features) -> bool:
    """Whether one of a city's crimes has only hurt, no fewer days on than the one with dead, and not as many hurt."""
    hurt = bool(a.injured and not a.killed and b.killed) and not a.injured & b.injured
    return hurt and bool(a.published and b.published and a.published >= b.published)


def _unequal(a: Features, b: Features) -> bool:
    """Whether two give exact tolls that differ, and nobody of the one is the other's."""
    if _died_later(a, b) or _died_later(b, a):
        return False
    counted = a.killed and b.killed and not a.killed & b.killed and "killed" not in a.open | b.open
    return bool(counted and not a.victims & b.victims and not a.suspects & b.suspects)


def _died_later(first: Features, later: Features) -> bool:
    """Whether a report of a later day counts a few more: the wounded die in hospital."""
    if not (first.killed and _later(later, first)):
        return False
    return any(max(first.killed) < count <= 2 * max(first.killed) for count in later.killed)


def _other_toll(a: Features, b: Features, name: str) -> bool:
    """Whether two tolls are too far apart for one count, and the smaller no least one that may have risen."""
    x, y = (f.killed if name == "killed" else f.injured for f in (a, b))
    if not (x and y) or x & y or not _far(max(x), max(y)):
        return False
    fewer, more = (a, b) if max(x) < max(y) else (b, a)
    return not (name in fewer.open and _may_rise(fewer, more))


def _grown(a: Features, b: Features, name: str) -> bool:
    """Whether a disaster's larger toll came out on a later day: bodies are found for days, and a town has one."""
    x, y = (f.killed if name == "killed" else f.injured for f in (a, b))
    fewer, more = (a, b) if max(x) < max(y) else (b, a)
    return bool(_later(more, fewer) and a.families & b.families and (a.families | b.families) <= _DISASTERS)


def _may_rise(fewer: Features, more: Features) -> bool:
    """Whether a least figure may have grown into a larger one: not into one that was printed on an earlier day."""
    return not _later(fewer, more)


def _later(a: Features, b: Features) -> bool:
    """Whether ``a`` was published on a later day than ``b``; False where a day is not known."""
    return bool(a.published and b.published and a.published > b.published)


def _rare(count: int) -> float:
    """What an equal toll is worth: one dead is anybody's, 23 one event's."""
    if count >= _LARGE and count % 10:
        return _SINGULAR
    return 0.5 if count == 1 else 1.0 if count < 4 else 1.5 if count < 10 else 2.0


def _one_family(a: Features, b: Features) -> bool:
    both = a.families | b.families
    return bool(a.families & b.families) or "explosion" in both or both <= _VIOLENT


def _relatives(a: Features, b: Features) -> bool:
    """One surname among the victims of both: a first name may be short, or be another of the family."""
    mine, theirs = ({name.split()[-1] for name in f.victims if " " in name} for f in (a, b))
    return bool(mine & theirs)


def _others_dead(a: Features, b: Features) -> bool:
    """One dead in each, by another name."""
    words = [{word for name in f.victims for word in name.split()} for f in (a, b)]
    return all(words) and not words[0] & words[1] and a.killed == b.killed == {1}


def _details(a: Features, b: Features) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    mine, theirs = a.types - _ANY_TYPE, b.types - _ANY_TYPE
    if a.types & b.types and (mine & theirs or not (mine and theirs)):
        rare = bool(a.types & b.types & _UNCOMMON)
        found.append((1.5 if rare else 1.0, "the same kind of event"))
    elif (mine and theirs and not mine & theirs and not mine | theirs <= _BOMBINGS) or (
        a.families and b.families and not _one_family(a, b)
    ):
        found.append((-0.5, "told as different kinds"))
    elif a.families & b.families - OPEN or (a.families and b.families and a.families | b.families <= _VIOLENT):
        found.append((0.5, "kinds that may be one"))
    if a.targets and b.targets:
        found.append((0.5, "the same target") if a.targets & b.targets else (-1.0, "different targets"))
    if a.actors & b.actors:
        found.append((0.5, "the same perpetrator"))
    hour = same_hour(a.hours, b.hours) if a.days and b.days else None
    if hour is not None:
        found.append(
            (0.5, "the same time of day") if hour else (-1.5 if _clocks(a, b) else -1.0, "another time of day")
        )
    if hour and a.weapons & b.weapons - _COMMON_ARMS and not (a.busy or b.busy):
        found.append((0.5, "the same weapon"))
    return found


def _clocks(a: Features, b: Features) -> bool:
    """Whether both times of day are a clock's: "by the evening" may be the rescuers'."""
    return all(":" in hour for hour in a.hours | b.hours)
