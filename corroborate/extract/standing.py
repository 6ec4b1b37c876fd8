"""Where a report stands when it counts people: the place its words have come to, and who did the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corroborate.data import table
from corroborate.extract import doers
from corroborate.extract.facts import Facts, places_clash
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.told import Told
from corroborate.model import Where

PROVINCE = 4
"""where_prec up to which a place says where a report stands."""
_BACK = 4
"""Sentences for which a report stays where it is without saying so again."""
_HEAD = 4
"""Tokens of a sentence in which a place sets its scene."""
_SIDES = frozenset(["armed-group", "state-forces", "coalition"])
_FIGHTERS = frozenset(["combatant", "attacker"])
_ANSWERS = re.compile(
    r"\b(?:respond\w*|retaliat\w*|hit back|struck back|(?:for|on) (?:its|their) part|in turn)\b", re.IGNORECASE
)


class Standing:
    """Asks of a telling where the report stands and who acts, beside the incident told so far (``main``)."""

    def __init__(self, reading: Reading, main: Told) -> None:
        self.reading, self.main = reading, main
        self._done: dict[int, frozenset[str]] = {}

    def signs(self, facts: Facts) -> dict[str, bool]:
        """The signs by name."""
        mine, known = self._by(facts), frozenset[str]().union(*(self._by(f) for f in self.main.facts))
        return {
            **self._places(facts),
            "another side did it": bool(mine and known) and not mine & known,
            "the same side did it": bool(mine & known),
            "answers": _ANSWERS.search(facts.telling.sentence.text) is not None,
            **self._people(facts),
        }

    def _places(self, facts: Facts) -> dict[str, bool]:
        index = facts.telling.sentence.index
        here, main = self._in(index), self.main.places
        came, gap = (here, 0) if here else self._came_to(index)
        elsewhere = places_clash(main, [where for _, where in here])
        first = here[0][0].start - facts.telling.sentence.start if here else 0
        return {
            "its sentence is elsewhere": elsewhere,
            "its sentence names the incident's place": bool(here and main) and not elsewhere,
            "its sentence opens elsewhere": elsewhere and len(facts.telling.sentence.text[:first].split()) < _HEAD,
            "the report has come elsewhere": gap > 0 and places_clash(main, [where for _, where in came]),
            "the report has come to the incident's place": gap > 0
            and bool(main)
            and not places_clash(main, [where for _, where in came]),
        }

    def elsewhere(self, facts: Facts) -> bool:
        """ "In Orm four were hurt", "Shells fell on Orm. Four were hurt": in a place that the incident is not in."""
        signs, index = self._places(facts), facts.telling.sentence.index
        came = signs["the report has come elsewhere"] and bool(self._in(index - 1))
        return not facts.definite and (signs["its sentence opens elsewhere"] or came)

    def _in(self, index: int) -> Sequence[tuple[PlaceMention, Where]]:
        """The places of a sentence that tell a town or a province, in order."""
        return [
            (place, place.where)
            for place in self.reading.places_in[index]
            if place.kind in ("place", "site") and place.where is not None and not place.lent
            if place.where.precision <= PROVINCE
        ]

    def _came_to(self, index: int) -> tuple[Sequence[tuple[PlaceMention, Where]], int]:
        """The places of the last sentence that has any, and how far back it stands."""
        for gap in range(1, min(_BACK, index) + 1):
            if (found := self._in(index - gap)) and self.reading.sentences[index - gap].kind == "paragraph":
                return found, gap
        return (), 0

    def _by(self, facts: Facts) -> frozenset[str]:
        """The sides of those who did it, as the telling's words say."""
        if id(facts) not in self._done:
            tokens = facts.telling.sentence.tokens
            words = [token.lower for a, b in doers.of(self.reading, facts) for token in tokens[a : b + 1]]
            self._done[id(facts)] = _sides(words)
        return self._done[id(facts)]

    def _people(self, facts: Facts) -> dict[str, bool]:
        told = [toll for f in self.main.facts for toll in f.telling.tolls]
        counted = {toll.status for toll in told if not toll.denied and toll.harm == "killed"}
        mine = {toll.status for toll in facts.telling.tolls if not toll.denied and toll.harm == "killed"}
        return {
            "nobody was hurt in the incident": any(toll.denied and not toll.exclusive for toll in told),
            "civilians where it has fighters": mine == {"civilian"} and bool(counted) and counted <= _FIGHTERS,
            "fighters where it has civilians": bool(mine) and mine <= _FIGHTERS and counted == {"civilian"},
        }


def _sides(words: Sequence[str]) -> frozenset[str]:
    """Whether words name a state's forces, an armed group, a coalition: the sides of a war."""
    found = {kind for word in words for kind in (_kinds().get(word), _kinds().get(word.removesuffix("s")))}
    found |= {"armed-group" for word in words if word in _groups()}
    return frozenset(kind for kind in found if kind is not None) & _SIDES


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("perpetrator_nouns")}


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    names = (name for row in table("armed_groups") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(name.lower() for name in names if name and " " not in name)
