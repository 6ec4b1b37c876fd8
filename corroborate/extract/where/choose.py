"""Which place a name is, decided for the whole article at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from corroborate.extract.gazetteer import Gazetteer, Place
from corroborate.extract.where.beside import near_it, settle_beside, share
from corroborate.extract.where.extent import far, holds
from corroborate.extract.where.home import home, in_city, settle
from corroborate.extract.where.lists import demonyms, named_provinces, postal
from corroborate.extract.where.namesakes import certain, one_sound, only_country, seat
from corroborate.extract.where.strays import STRAY_KM, lend_refused, recall_strays, state_town
from corroborate.extract.where.words import Name
from corroborate.places import fold, haversine_km

KIND = {"country": 3.0, "region": 5.0, "sea": 5.0, "admin1": 0.3, "town": 0.0, "admin2": -1.0}
"""A country beats its namesake towns; an area that is no unit bears a name of its own."""

PER_DIGIT = 0.6
"""A namesake with ten times the people is this much likelier."""

ALTERNATE = -1.5
LOOSE = -0.5
CAPITAL = 1.5
SORT = 3.0
"""The noun beside a name ("Vara province") for or against a kind of place."""

CONTAINED = 8.0
"""The containing place in the words: nothing else outweighs it."""

SAME_COUNTRY, SAME_ADMIN1, NEARBY = 2.0, 2.5, 1.5
"""What the article's other places add; nearby is within 100 km, halved within 300 km."""

CITY = 100_000
"""People of a city that is meant before a capital once called by its name ("Philadelphia" was Amman)."""

KNOWN_ABROAD = 20000
"""People a town has that a report may name with no word of its country."""

KNOWN_OUT_OF_STATE = 5000
"""People a far town has that a report of other states may name bare."""

FAR_IN_STATE_KM = 120.0
"""How far from all else in a city's state a hamlet is taken for the namesake of the city's quarter."""

DATELINE = 2
"""How often more a dateline's place counts than one that the text names."""

AROUND_KM = 100.0
"""How near another town of the article a quarter's own city is at least."""

MARGIN = 0.25
"""Two namesakes closer in score than the margin and farther apart than 161 km: refuse."""

TOGETHER = 2
"""Names of many states each that must be found in one state to speak for it."""

MOST_POINTS = 100
"""Towns of the article that distances are measured to; more would tell nothing new and cost a square."""

_FITTING = {
    "settlement": ("town",),
    "admin1": ("admin1", "region"),
    "admin2": ("admin2", "region"),
    "quarter": ("town", "region"),
}
_SIDES = (" city", " north", " south", " east", " west")
"""What news puts behind a city's name for a part of it ("Vara East")."""
_CLASS_WORDS = (" province", " governorate", " district", " region", " oblast", " prefecture", " state")


class Chooser:
    """Chooses a place for every name of one article."""

    def __init__(self, gazetteer: Gazetteer, countries: Sequence[str] = (), outlet: Sequence[str] = ()) -> None:
        self.gazetteer, self.hints, self.outlet = gazetteer, tuple(countries), tuple(outlet)
        self.countries: Counter[str] = Counter()
        self.local: dict[str, set[str]] = {}
        self.states: dict[tuple[str, str], set[str]] = {}
        self.cities: set[tuple[str, str]] = set()
        self.admin1: Counter[tuple[str, str]] = Counter()
        self.points: dict[str, tuple[float, float]] = {}

    def choose(self, names: Sequence[Name]) -> list[Place | None]:
        """The place of each name (None where the gazetteer has none or nothing decides)."""
        candidates = [self.candidates(name) for name in names]
        share(names)
        for i, name in enumerate(names):
            if name.beside is not None:
                candidates[i] = near_it(candidates[i], candidates[name.beside], names[name.beside].km)
        chosen: list[Place | None] = [None] * len(names)
        for sure in (True, False, False):
            self._weigh(names, candidates, chosen, sure)
            if sure:
                self._respell(names, candidates)
            votes = self._by_key(names, candidates, chosen)
            known: dict[tuple[object, ...], Place | None] = {}
            for i, name in enumerate(names):
                case = self._case(names, i, chosen)
                if case not in known:
                    known[case] = self._best(name, self._near(names, i, candidates[i], chosen), chosen, votes)
                chosen[i] = known[case]
        for i, name in enumerate(names):
            if self._overruled(name, chosen[i], chosen):
                chosen[i] = None
            self._check(name, chosen[i], chosen)
        lend_refused(names, chosen)
        settle_beside(names, chosen)
        town = home(names, chosen)
        base = town if town is not None else state_town(chosen)
        if base is not None:
            recall_strays(names, chosen, base)
        if town is not None:
            settle(names, chosen, [bool(found) for found in candidates], town)
            in_city(names, chosen, town)
        return chosen

    def _near(
        self, names: Sequence[Name], index: int, candidates: tuple[Place, ...], chosen: Sequence[Place | None]
    ) -> tuple[Place, ...]:
        """The candidates as far as the words say from a place that is known by now."""
        beside = names[index].beside
        other = chosen[beside] if beside is not None else None
        if beside is None or other is None or not names[beside].km:
            return candidates
        return near_it(candidates, (other,), names[beside].km)

    def _overruled(self, name: Name, place: Place | None, chosen: Sequence[Place | None]) -> bool:
        """Whether the words that say what contains a name know better than the gazetteer, which has it elsewhere.

        "The Palm market in Vara", "the Palm neighbourhood of Vara", "the town of Orm in Vara province", and
        "Orm, Texas", a town that no list has there.
        """
        if not self._denied(name, place, chosen):
            return False
        if name.kind == "place" and name.sort in ("quarter", "settlement") and not _of_list(name, place):
            return True
        outer = chosen[name.inside or 0]
        if name.held and place is not None and place.kind in ("town", "admin2"):
            area = outer is not None and outer.kind in ("country", "admin1")
            return _of_state(outer) or (area and place.population < CITY)
        return name.kind == "site"

    def _respell(self, names: Sequence[Name], candidates: list[tuple[Place, ...]]) -> None:
        """Names that nobody knows in this spelling: the places heard alike of the countries that are named."""
        for i, name in enumerate(names):
            if not candidates[i] and name.kind in ("place", "site") and name.key[:1].isupper():
                heard = self.gazetteer.respelt(name.key)
                heard = tuple(place for place in heard if self.countries[place.country or ""])
                whole = any(place.kind in ("admin1", "region") for place in heard)
                candidates[i] = (
                    heard if name.sort != "admin1" or whole or not heard else tuple(self._provinces(heard)) or heard
                )

    def _denied(self, name: Name, place: Place | None, chosen: Sequence[Place | None]) -> bool:
        outer = chosen[name.inside] if name.inside is not None else None
        return place is not None and outer is not None and not holds(outer, place)

    def _case(self, names: Sequence[Name], index: int, chosen: Sequence[Place | None]) -> tuple[object, ...]:
        """All that a choice depends on: names alike in it are decided once."""
        name = names[index]
        outer = None if name.inside is None else (names[name.inside].key, names[name.inside].kind, chosen[name.inside])
        return (name.text, name.key, name.kind, name.sort, outer)

    def _check(self, name: Name, place: Place | None, chosen: Sequence[Place | None]) -> None:
        """Undo a containment that the places themselves deny ("Iraq, Syria and Lebanon")."""
        if name.key and self._denied(name, place, chosen):
            name.inside = None

    def candidates(self, name: Name) -> tuple[Place, ...]:
        """What the name may be."""
        if name.kind == "demonym" and (stands := demonyms().get(fold(name.text))):
            found = self.gazetteer.lookup(stands.name)
            return tuple(p for p in found if (p.country == stands.country) and (p.kind == "country") == stands.whole)[
                :1
            ]
        if name.text in postal() and len(name.text) <= 3:
            codes = postal()[name.text]
            found = tuple(
                p for c, n in codes for p in self.gazetteer.lookup(n) if p.kind == "admin1" and p.country == c
            )
            return found or self.gazetteer.lookup(name.key)
        found = self.gazetteer.lookup(name.key) if name.key else ()
        if name.sort == "around":
            found = self.gazetteer.lookup(f"{name.key} Countryside") or found
        if name.sort == "admin2" and not any(place.kind == "admin2" and not place.alternate for place in found):
            found = self.gazetteer.lookup(f"{name.key} County") or found
        if name.sort == "admin1" and found and not any(place.kind in ("admin1", "region") for place in found):
            lesser = tuple(place for place in found if place.kind == "admin2" and not place.alternate)
            found = tuple(self._provinces(found)) or lesser or found
        lowered = name.key.lower()
        if not found and lowered.endswith(_CLASS_WORDS + _SIDES):
            found = self.gazetteer.lookup(name.key.rsplit(" ", 1)[0])
        if not found and name.kind == "place" and (stands := demonyms().get(fold(name.key))):
            found = tuple(p for p in self.gazetteer.lookup(stands.name) if p.country == stands.country)[:1]
        return found

    def _provinces(self, seats: Sequence[Place]) -> list[Place]:
        """The provinces called after their seats, where only the seat has the name in this spelling."""
        named = [seat for seat in seats if seat.admin1 and one_sound(seat.admin1, seat.name)]
        return [
            place for seat in named for place in self.gazetteer.lookup(seat.admin1 or "")
            if place.kind == "admin1" and place.country == seat.country
        ]  # fmt: skip

    def _weigh(
        self, names: Sequence[Name], candidates: Sequence[tuple[Place, ...]], chosen: Sequence[Place | None], sure: bool
    ) -> None:
        """Count the evidence: which countries and provinces the article is about, and where."""
        self.countries = Counter(dict.fromkeys(self.hints, 2))
        self.admin1, self.points, self.local = Counter(), {}, {code: {"|"} for code in self.outlet}
        self.states, self.cities = {}, set()
        for i, name in enumerate(names):
            place = certain(candidates[i]) if sure else chosen[i]
            if place is None and (code := only_country(candidates[i])):
                if sure:
                    self.countries[code] += 1
                self.local.setdefault(code, set()).add(fold(name.key))
            if place is None or not place.country:
                continue
            weight = 1 + DATELINE * (name.sentence < 0)
            self.countries[place.country] += weight
            self.local.setdefault(place.country, set()).add("" if place.kind == "country" else fold(name.key))
            if place.admin1:
                self.admin1[place.country, place.admin1] += weight
                self.states.setdefault((place.country, place.admin1), set()).add(fold(name.key))
                if place.kind == "town" and place.population >= CITY:
                    self.cities.add((place.country, place.admin1))
            if place.kind in ("town", "admin2") and place.latitude is not None and place.longitude is not None:
                if len(self.points) >= MOST_POINTS:
                    continue
                self.points[fold(name.key)] = (place.latitude, place.longitude)
        if sure and (state := self._together(names, candidates)) is not None:
            self.admin1[state] += 1

    def _together(self, names: Sequence[Name], candidates: Sequence[tuple[Place, ...]]) -> tuple[str, str] | None:
        """The state in which most of the names that stand in many states are found together."""
        meet: dict[tuple[str, str], set[str]] = {}
        for i, name in enumerate(names):
            if len(candidates[i]) < 2 or name.kind == "site" or certain(candidates[i]) is not None:
                continue
            for place in candidates[i]:
                if place.kind in ("town", "admin2") and place.admin1 and place.country in named_provinces():
                    meet.setdefault((place.country, place.admin1), set()).add(fold(name.key))
        ranked = sorted(meet, key=lambda state: (-len(meet[state]), state))
        if not ranked or len(meet[ranked[0]]) < TOGETHER:
            return None
        return ranked[0] if len(ranked) == 1 or len(meet[ranked[1]]) < len(meet[ranked[0]]) else None

    def _by_key(
        self, names: Sequence[Name], candidates: Sequence[tuple[Place, ...]], chosen: Sequence[Place | None]
    ) -> dict[str, Counter[int]]:
        """For each name the places that its containing names somewhere in the article point at."""
        votes: dict[str, Counter[int]] = {}
        for i, name in enumerate(names):
            if name.inside is None or not name.key or any(p.kind == "country" for p in candidates[i]):
                continue
            for place in candidates[i]:
                if self._within(place, name.inside, candidates, chosen):
                    votes.setdefault(fold(name.key), Counter())[place.id] += 1
        self._candidates = candidates
        return votes

    def _within(
        self, place: Place, outer: int, candidates: Sequence[tuple[Place, ...]], chosen: Sequence[Place | None]
    ) -> bool:
        options = (chosen[outer],) if chosen[outer] is not None else candidates[outer]
        if any(o.kind in ("country", "admin1") for o in candidates[outer]):
            options = tuple(o for o in candidates[outer] if o.kind in ("country", "admin1", "region"))
        return any(o is not None and holds(o, place) for o in options)

    def _best(
        self, name: Name, candidates: Sequence[Place], chosen: Sequence[Place | None], votes: dict[str, Counter[int]]
    ) -> Place | None:
        candidates = [place for place in candidates if not self._abroad(name, place)] or candidates
        if any(not place.alternate for place in candidates):  # "Orm" for a Vara abroad that nothing else speaks of
            candidates = [p for p in candidates if not p.alternate or p.population >= CITY or self._spoken_of(name, p)]
        if len(candidates) < 2:
            sure = candidates and not (self._abroad(name, candidates[0]) or self._out_of_state(name, candidates[0]))
            return candidates[0] if sure else None
        own = votes.get(fold(name.key), Counter())
        here = name.inside is not None
        self._city = any(p.population >= CITY and not p.alternate for p in candidates)
        ranked = sorted(
            ((self._score(name, place, own, here, chosen), -number, place) for number, place in enumerate(candidates)),
            key=lambda r: (-r[0], -r[1]),
        )
        (score, _, best), rest = ranked[0], ranked[1:]
        for other_score, _, other in rest:
            if score - other_score > MARGIN:
                break
            if far(best, other):
                return None
        if best.id not in own and (self._abroad(name, best) or self._out_of_state(name, best)):
            return None
        return best if name.sort else seat(best, candidates)

    def _abroad(self, name: Name, place: Place) -> bool:
        """A hamlet of a country that nothing else in the article names: a namesake of what isn't listed.

        So is a city that is called a quarter, or that only another spelling of the name finds.
        """
        if place.kind not in ("town", "admin2") or name.inside is not None:
            return False
        small = name.sort == "quarter" and place.kind == "town" and place.population < CITY
        if small and not self._reached(name, place):
            return True  # "the city's Vara section": of a city that is not this one
        unlike = name.sort == "quarter" or (place.loose and place.alternate)
        if place.population >= KNOWN_ABROAD and not unlike:
            return False
        others = sum(count for code, count in self.countries.items() if code != place.country)
        return (others > 0 and self.countries[place.country or ""] <= 1) or self._elsewhere(name, place)

    def _out_of_state(self, name: Name, place: Place) -> bool:
        """Whether all else that is known lies in other states, far off: a quarter called as a hamlet elsewhere."""
        if name.inside is not None or place.kind not in ("town", "admin2"):
            return False
        if place.country not in named_provinces() or place.population >= KNOWN_OUT_OF_STATE:
            return False
        own = fold(name.key)
        keys = {key for state, found in self.states.items() for key in found if state != (place.country, place.admin1)}
        if self.states.get((place.country, place.admin1 or ""), set()) - {own}:
            return (place.country, place.admin1) in self.cities and self._nearest(name, place) > FAR_IN_STATE_KM
        if not keys - {own}:
            return False
        return self._nearest(name, place) > STRAY_KM

    def _elsewhere(self, name: Name, place: Place) -> bool:
        """Whether other names are of another country's provinces and towns, and none of this one's: "Palm County"."""
        own = {fold(name.key)}
        if self.local.get(place.country or "", set()) - own:
            return False
        return any(keys - own - {""} for code, keys in self.local.items() if code != place.country)

    def _spoken_of(self, name: Name, place: Place) -> bool:
        """Whether anything but the name itself is of the place's country."""
        return place.country in self.hints or bool(self.local.get(place.country or "", set()) - {fold(name.key)})

    def _reached(self, name: Name, place: Place) -> bool:
        """Whether another place of the article lies near."""
        return self._nearest(name, place) < AROUND_KM

    def _nearest(self, name: Name, place: Place) -> float:
        """Kilometres from a place to the nearest town of the article by another name."""
        if place.latitude is None or place.longitude is None:
            return 1e9
        own, here = fold(name.key), (place.latitude, place.longitude)
        reached = [p for key, p in self.points.items() if abs(p[0] - here[0]) < 3.0 and key != own]
        return min((haversine_km(here, p) for p in reached), default=1e9)

    def _score(
        self, name: Name, place: Place, votes: Counter[int], here: bool, chosen: Sequence[Place | None]
    ) -> float:
        score = KIND[place.kind] + (PER_DIGIT if place.kind != "admin2" else PER_DIGIT / 2) * math.log10(
            place.population + 10
        )
        score += ALTERNATE * (place.alternate and place.kind not in ("country", "region", "sea"))
        score += LOOSE * place.loose + CAPITAL * (place.capital and not (place.alternate and self._city))
        if name.sort in _FITTING:
            score += SORT if place.kind in _FITTING[name.sort] else -SORT
        if votes:
            score += CONTAINED * (place.id in votes) * (1.0 if here else 0.75)
        if here and name.inside is not None and self._within(place, name.inside, self._candidates, chosen):
            score += CONTAINED
        return score + self._context(name, place)

    def _context(self, name: Name, place: Place) -> float:
        score = 0.0
        if self.countries and place.country:
            most = max(self.countries.values())
            score += SAME_COUNTRY * math.sqrt(self.countries[place.country] / most)
        if self.admin1 and place.country and place.admin1:
            most = max(self.admin1.values())
            score += SAME_ADMIN1 * math.sqrt(self.admin1[place.country, place.admin1] / most)
        if place.kind in ("town", "admin2"):
            nearest = self._nearest(name, place)
            score += NEARBY * (nearest < 100) * 0.5 + NEARBY * (nearest < 300) * 0.5
        return score


def _of_list(name: Name, place: Place | None) -> bool:
    """ "Ostria Vara Sarvia": a city beside a country that it isn't in is one of a list."""
    return name.listed and place is not None and place.population >= CITY


def _of_state(place: Place | None) -> bool:
    """Whether a place is a state or province that news names behind a town."""
    return place is not None and place.kind == "admin1" and place.country in named_provinces()
