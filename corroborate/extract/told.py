"""An event as an article tells it: the facts of its tellings together."""

from __future__ import annotations

import re

from corroborate.extract.facts import Day, Facts, days_clash, families_clash, places_clash
from corroborate.extract.recount import says_little
from corroborate.model import Scope, Where

GENERAL = frozenset({"attack", "incident", "explosion", "accident", "strike"})
"""Kinds of event word that may stand for an incident told by a closer word before."""


class Told:
    """An event as this article tells it: the facts of its tellings together."""

    def __init__(self, scope: Scope) -> None:
        self.scope: Scope = scope
        self.facts: list[Facts] = []

    def add(self, facts: Facts) -> None:
        """Count one more telling to this event."""
        self.facts.append(facts)

    @property
    def days(self) -> list[Day]:
        """Fine-grained days its tellings give, in order of the text."""
        return [day for facts in self.facts for day in facts.days if not day.coarse]

    @property
    def places(self) -> list[Where]:
        """Places its tellings give, in order of the text."""
        return [where for facts in self.facts for _, where in facts.places]

    @property
    def spots(self) -> frozenset[str]:
        """Names of the places its tellings give, known or not."""
        return frozenset().union(*(facts.spots for facts in self.facts))

    @property
    def families(self) -> set[str]:
        """Families of the kinds its tellings name."""
        return set().union(*(facts.families for facts in self.facts))

    @property
    def named(self) -> frozenset[str]:
        """Keys of the people its tellings name among the harmed."""
        return frozenset().union(*(facts.named for facts in self.facts))

    def told_as(self, facts: Facts) -> bool:
        """Whether the telling's event words are of a kind this event was told as ("the attack" is of any)."""
        known = {kind for own in self.facts for kind in own.telling.kinds}
        plural = any(own.plural for own in self.facts)
        general = {kind for kind in facts.telling.kinds if kind in GENERAL}
        return (bool(known & set(facts.telling.kinds)) or bool(general)) and (plural or not facts.plural)

    def clashes(self, facts: Facts, placed: bool = True) -> bool:
        """Whether the telling's own words rule out that it is of this event; ``placed``: its places count too."""
        days = [day for day in facts.days if not says_little(day, facts)]
        if self.days and days and all(days_clash(d, e) for d in self.days for e in days):
            return True
        if days and self.said_of(facts):
            return placed and places_clash(self.places, [where for _, where in facts.places])
        if any(
            day.coarse and not (this_week(day) and not self.days) and not any(not days_clash(day, d) for d in self.days)
            for day in days
        ):
            return True
        if placed and places_clash(self.places, [where for _, where in facts.places]):
            return True
        return families_clash(self.families, facts.families)

    def said_of(self, facts: Facts) -> bool:
        """ "An inquiry into the collapse that killed nine last week": said of the event right before it, which is this
        one."""
        sentence = facts.telling.sentence
        before = sentence.text[: max(0, facts.telling.extent()[1] - sentence.start)]
        if self.days or facts.telling.events or not _WHICH_KILLED.search(before):
            return False
        own = [f for f in self.facts if f.telling.sentence.index == sentence.index and f is not facts]
        return any(f.definite and "protest" not in f.families for f in own)


_WHICH_KILLED = re.compile(
    r"\b(?:that|which) (?:(?:has|have|had) )?(?:killed|left|claimed|injured|wounded|took)\b[^,;]{0,60}$", re.IGNORECASE
)


def this_week(day: Day) -> bool:
    """ "Found dead this week" dates what the report tells, and nothing else as long as that has no day."""
    return day.mention.text.lower() == "this week"


def others_hurt(facts: Facts) -> bool:
    """ "Six others were injured in two explosions", of a strike whose dead have been told."""
    general = all(kind in GENERAL for kind in facts.kinds)
    placed = facts.days or facts.places
    return general and not placed and any(toll.exclusive for toll in facts.telling.tolls)


_FIGHTS = frozenset({"clash", "attack", "raid", "abduction"})
_WARS_DEAD = 100
"""Dead of "the fighting" from which on they may be a whole war's."""


def of_the_fight(facts: Facts, told: Told) -> bool:
    """ "Nine soldiers died in the fighting", of the attack that the report tells."""
    fought = facts.telling.tolls and facts.war and facts.definite and not (facts.since or facts.bounded)
    if not fought or facts.tenses & {"perfect", "past-perfect"}:
        return False
    small = all((toll.value or _WARS_DEAD) < _WARS_DEAD for toll in facts.telling.tolls)
    return small and any(not _FIGHTS.isdisjoint(own.kinds) for own in told.facts)
