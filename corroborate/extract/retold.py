"""A figure told again: which tellings repeat what the incident's own words have counted."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.facts import Facts, days_clash
from corroborate.extract.lead import TWO
from corroborate.extract.overtime import SPELL, counts_over_time
from corroborate.extract.recount import OPENING, REPEATED, given_again, same_toll
from corroborate.extract.told import Told

TOLD_AGAIN = 10
"""A figure from which on it is the incident's anywhere in its report."""


def again(facts: Facts, main: Sequence[Facts]) -> bool:
    """ "Forty more were killed", in the lead of a report of forty killed."""
    return any((toll.value or 0) >= REPEATED for toll in given_again(facts, main))


class Retold:
    """Asks of a telling whether its figure is the incident's once more.

    ``lead`` are the numbers of the lead's paragraphs, ``start`` is the telling that set the incident
    ``main``, which grows while the report is read.
    """

    def __init__(self, lead: set[int], main: Told, start: Facts) -> None:
        self.lead, self.main, self.start = lead, main, start

    def repeats(self, facts: Facts, goes_on: bool) -> bool:
        """ "At least 25 have been killed in raids", in the lead of a report that counts its own 25.

        ``goes_on``: the telling before was of the incident. Where a lead's own figure comes again, a place that
        doesn't fit is one that the gazetteer has elsewhere.
        """
        if facts.since or facts.bounded or facts.several or not facts.telling.tolls:
            return False
        if self._counts_title(facts):
            facts.places = [] if self.main.clashes(facts) else facts.places  # a namesake in another country
            return True
        told = [*self.main.facts, self.start]
        if facts.block not in self.lead:
            plain = not (facts.other or facts.old or facts.recalled or facts.war)
            return plain and same_toll(facts, told, fewest=TOLD_AGAIN) and not self.main.clashes(facts)
        if not same_toll(facts, told, fewest=REPEATED):
            return goes_on and self._the_attack(facts) and same_toll(facts, told, fewest=TWO)
        if facts.other and not self._dated(facts):
            return False
        near = facts.telling.sentence.index - self.start.telling.sentence.index <= OPENING or facts.updates
        return not self.main.clashes(facts, placed=not near)

    def _the_attack(self, facts: Facts) -> bool:
        """ "In the attack, which happened near the ministry": of the kind told, wherever that is."""
        known = facts.definite and not facts.plural and not facts.other and self.main.told_as(facts)
        return known and not self.main.clashes(facts, placed=False)

    def _dated(self, facts: Facts) -> bool:
        """Whether it gives the incident's own day."""
        return facts.day is not None and any(not days_clash(facts.day, day) for day in self.main.days)

    def _counts_title(self, facts: Facts) -> bool:
        """ "Nearly 80 were killed …", the first words under "Scores killed as truck rams crowd"."""
        title = self.start.telling.sentence
        if title.kind != "title" or facts.telling.sentence.index != title.index + 1 or facts.other or facts.updates:
            return False
        if counts_over_time(facts) or SPELL.search(facts.telling.sentence.text):
            return False
        vague = {t.harm for t in self.start.telling.tolls if t.value is None}
        counts = any(t.harm in vague and t.value for t in facts.telling.tolls)
        return counts and not self.main.clashes(facts, placed=False)
