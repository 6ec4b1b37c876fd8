"""Which event each telling is of: the article's incident, another event, or a count over time.

A figure of another event that reaches the incident costs its reader more than one that is
missing, so a telling that nothing ties to the incident is taken as another event's. What counts people is
weighed first (:mod:`evidence`); the rules sort what the weights leave open, and what counts nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from corroborate.extract import causes, unlinked, unrest
from corroborate.extract.apart import Apart, answered, turns
from corroborate.extract.evidence import Evidence, Signs, belongs
from corroborate.extract.facts import TOWN, Facts, days_clash, days_in
from corroborate.extract.lead import (
    adds_items,
    first_day,
    heads_sum,
    lead_paragraphs,
    seed,
    sums_items,
)
from corroborate.extract.overtime import SPELL, counts_over_time
from corroborate.extract.reading import Reading
from corroborate.extract.recalled import recalled
from corroborate.extract.recount import OPENING, REPEATED, label, more, same_toll, the_toll
from corroborate.extract.retold import Retold, again
from corroborate.extract.stories import stories
from corroborate.extract.sums import Sums, cut
from corroborate.extract.tellings import tellings
from corroborate.extract.told import Told, of_the_fight, others_hurt

UNSURE, SURE = 0.3, 0.85
"""Likelihoods by all signs: from the second on a count is the incident's, below the first it is not, and between them
the rules decide. A leaked figure costs more than a missing one."""

_OWN_TOLL = re.compile(
    r"\bthe (?:official |latest |provisional )?(?:death )?toll (?:was|is|stood|stands|had|has|rose|could)\b", re.I
)
"""A report that speaks of "the toll" speaks of its own incident's."""

_CAME_AFTER = re.compile(
    r"\b(?:came|comes|coming|happened|occurred|took place|follow\w*) (?:\w+ ){0,4}"
    r"(?:minutes?|hours?|days?|weeks?|months?) after\b",
    re.I,
)
_AMID_REPORTS = re.compile(r"\bamid (?:\w+ ){0,2}(?:reports|claims|news|rumours|rumors)\b", re.IGNORECASE)


def verdict(likely: float) -> bool | None:
    """What a likelihood settles: the incident's or not, or None, for the rules to decide."""
    return None if UNSURE <= likely < SURE else likely >= SURE


class Scopes:
    """The article's tellings, sorted by event. ``main`` is None where no incident is told."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.all = [Facts(reading, telling) for telling in tellings(reading)]
        self.lead = lead_paragraphs(reading)
        cut(reading, self.all)
        for facts in self.all:
            facts.several = facts.several or sums_items(facts, self.all) or adds_items(facts, self.all)
        unlinked.mark(reading, self.all)
        unrest.mark(reading, self.all)
        causes.mark(reading, self.all)
        Sums(reading, self.all).mark()
        for facts in self.all:
            facts.several = facts.several or heads_sum(facts, self.all, self.lead)
        self._rounds_up = any(facts.several and facts.telling.sentence.kind == "title" for facts in self.all)
        self.main: Told | None = None
        self.others: list[Told] = []
        self.tallies: list[Facts] = []
        self._told_at: dict[int, Told] = {}
        self._focus: Told | None = None
        self._focus_block = self._focus_at = -1
        self._counting: Facts | None = None
        self._passed: list[Facts] = []
        self._wandered: Facts | None = None
        self._sort()

    def _sort(self) -> None:
        start = seed(self.reading, self.all, self.lead)
        if start is None:
            return
        self.main = Told("incident")
        self._first = start.telling.sentence.index
        self._apart = Apart(self.reading, self.lead, self.main)
        self._retold = Retold(self.lead, self.main, start)
        self._evidence = Evidence(self.reading, self.lead, self._apart, self.all)
        dated = first_day(self.all, self.lead, start)
        for facts in self.all:
            self._place(facts, start, dated)
        if recalled(self.reading, self.main, self.lead):
            self.main = None

    def _place(self, facts: Facts, start: Facts, dated: Facts | None) -> None:
        assert self.main is not None
        first = facts is start or facts is dated
        again = not (first or facts.apart) and self._repeats(facts)
        own = None if first or facts.summed else not (facts.item or facts.apart) and self._weighed(facts, again)
        if first or own or (own is None and (again or (of_the_fight(facts, self.main) and self._goes_on(facts)))):
            self._give(facts, self.main)
        elif counts_over_time(facts) or self._goes_on_counting(facts) or self._sums(facts):
            self.tallies.append(facts)
            self._counting = facts
        elif facts.war or facts.unreal or (facts.generic and not facts.definite):
            self._passed.append(facts)
            self._wandered = facts
        elif own is None and self._is_main(facts):
            self._give(facts, self.main)
        else:
            self._give(facts, self._other(facts))

    def belongs(self, facts: Facts, signs: Signs) -> bool | None:
        """Whether a telling that counts people is of the incident by all signs; None where they leave it open.

        The weights are overruled where its words introduce an event: they learnt from reports that others had read.
        """
        return False if self._apart.introduces(facts, bool(self.others)) else verdict(belongs(signs))

    def _weighed(self, facts: Facts, again: bool) -> bool | None:
        """The weights' verdict. They never rule out "the toll is 16", "one of the dead" and what shares the first
        sentence."""
        tolls = facts.telling.tolls
        if not tolls or facts.unreal:
            return None
        if self._apart.beyond(facts):
            return False
        own = self.belongs(facts, self._evidence.of(facts, self.course(facts, again), self._first))
        close = facts.telling.sentence.index == self._first or all(toll.part for toll in tolls)
        return None if not own and (close or _OWN_TOLL.search(facts.telling.sentence.text)) else own

    def course(self, facts: Facts, again: bool) -> dict[str, bool]:
        """What the report's course so far says of a telling: whose paragraph it is in, what it goes on with.

        ``again``: it only gives the incident's own figure once more.
        """
        wandered = self._wandered is not None and bool(self.main and self.main.facts)
        return {
            "repeats the lead's figure": again,
            "goes on counting": self._goes_on_counting(facts),
            "counted over a spell": self._sums(facts),
            "under another event": self._under_another(facts),
            "set beside another": self._set_beside(facts),
            "follows what was passed over": wandered and self._apart.follows(facts, self._wandered),  # type: ignore[arg-type]
            "another event's figure": self._anothers(facts) is not None,
            "beside another event": self._beside_another(facts),
            "behind another event": self._behind_another(facts),
            "after another time": self._after_another_time(facts),
            "goes on with the incident": self._goes_on(facts),
            "shares the incident's sentence": self._shares_sentence(facts),
            "the report's own toll": _OWN_TOLL.search(facts.telling.sentence.text) is not None,
            "the incident came last": self._focus is self.main,
            "another event came last": self._focus is not None and self._focus is not self.main,
            "another event came last in a round-up": self._rounds_up and self._focus not in (None, self.main),
            "the report rounds up": self._rounds_up,
            "others have been told": bool(self.others),
            "tallies have been told": bool(self.tallies),
            "in the last event's paragraph": facts.block == self._focus_block,
            "in the paragraph after the last event": facts.block - self._focus_block == 1,
            "a sentence after the last event": facts.telling.sentence.index - self._focus_at <= 1,
        }

    def _repeats(self, facts: Facts) -> bool:
        """Whether a telling only gives the incident's own figure again."""
        apart = self._wandered is not None and self._apart.follows(facts, self._wandered)
        return self._retold.repeats(facts, self._goes_on(facts) and not apart)

    def _sums(self, facts: Facts) -> bool:
        """ "Dozens were killed in the past few days", beside an incident with a toll of its own."""
        assert self.main is not None
        if self._apart.adds_up(facts) or self._apart.never_ends(facts):
            return True
        told = {t.harm for f in self.main.facts for t in f.telling.tolls}
        same = same_toll(facts, self.main.facts) or (facts.block in self.lead and again(facts, self.main.facts))
        more_of_it = any(t.harm in told for t in facts.telling.tolls) and not same
        if more_of_it and same_toll(facts, self.tallies, fewest=REPEATED):
            return True
        return more_of_it and facts.day is None and SPELL.search(facts.telling.sentence.text) is not None

    def _goes_on_counting(self, facts: Facts) -> bool:
        """A toll without an event of its own, in the sentence of a tally or the one after it."""
        last = self._counting
        if last is None or not facts.telling.tolls or facts.day is not None:
            return False
        if facts.telling.sentence.index in self._told_at and last.telling.sentence is not facts.telling.sentence:
            return False  # "in Orm 15 were killed while 25 others were hurt": beside the 15, not the count before
        gap = facts.telling.sentence.index - last.telling.sentence.index
        return facts.telling.sentence.block == last.telling.sentence.block and (
            gap == 0 or (gap == 1 and not facts.kinds) or the_toll(facts)
        )

    def _give(self, facts: Facts, told: Told) -> None:
        told.add(facts)
        self._wandered = None
        index = facts.telling.sentence.index
        if self._told_at.get(index) is not self.main:
            self._told_at[index] = told
        bare = not (facts.telling.tolls or facts.days or facts.places)
        if told is self.main or not bare or self._focus is not self.main:
            self._focus, self._focus_block = told, facts.block  # "amid the bombardment" takes no story over
            self._focus_at = index

    def about(self, told: Told, sentence: int) -> bool:
        """Whether a sentence goes on with an event: the last one told up to it is that one."""
        last = self._last(sentence)
        return last is not None and self._told_at[last] is told

    @cached_property
    def stories(self) -> list[Told]:
        """The main incident, then every other that the article tells as a story of its own."""
        return stories(self.reading, self.main, self.others) if self.main else []

    def returns_to(self, told: Told, sentence: int) -> bool:
        """Like :meth:`about`, or a new paragraph that tells no event and so goes back to the main one."""
        last = self._last(sentence)
        fresh = last is not None and self.reading.paragraph(last) != self.reading.paragraph(sentence)
        return self.about(told, sentence) or (told is self.main and fresh)

    def _last(self, sentence: int) -> int | None:
        """The last sentence up to this one that tells an event."""
        at = bisect_right(self._telling, sentence)
        return self._telling[at - 1] if at else None

    @cached_property
    def _telling(self) -> list[int]:
        return sorted(self._told_at)

    def _is_main(self, facts: Facts) -> bool:
        main = self.main
        assert main is not None
        if main.clashes(facts) or self._is_apart(facts) or self._anothers(facts) is not None:
            return False
        if self._evidence.standing.elsewhere(facts) and self._apart.new_toll(facts):
            return False
        if self._apart.counts_elsewhere(facts) or (self._rounds_up and self._wandered_off(facts)):
            return False
        if facts.avenged and facts.named and not facts.named & main.named:
            return False
        if facts.day is None and not facts.places and not facts.telling.nouns and same_toll(facts, main.facts):
            return True
        if facts.day is not None and any(not days_clash(facts.day, day) for day in main.days):
            return True
        if _OWN_TOLL.search(facts.telling.sentence.text) and not facts.telling.nouns and not facts.days:
            return True
        if self._beside_another(facts) or (self._behind_another(facts) and self._apart.new_toll(facts)):
            return False
        if facts.telling.tolls and label(facts.telling.sentence) and not same_toll(facts, main.facts):
            return False
        if facts.block in self.lead and not self._apart.outgrows(facts):
            return not ("past-perfect" in facts.tenses and facts.indefinite)
        if facts.named & main.named:
            return True
        if self._apart.outgrows(facts) or self._after_another_time(facts):
            return False
        if any(all(days_clash(day, own) for own in main.days) for day in facts.elsewhen):
            return False
        if "perfect" in facts.tenses and not facts.telling.nouns and more(facts, main.facts):
            return False
        if facts.indefinite or (facts.tenses & {"perfect", "past-perfect"} and not _nobody(facts)):
            goes_on = facts.reported and self._goes_on(facts) and (main.told_as(facts) or others_hurt(facts))
            return same_toll(facts, main.facts) or goes_on or self._names_it(facts)
        return not facts.telling.nouns or (main.told_as(facts) and not facts.named)

    def _is_apart(self, facts: Facts) -> bool:
        """Whether its own words set it apart from the incident."""
        assert self.main is not None
        if self.main.said_of(facts):
            return False
        if facts.other or facts.recalled or facts.old or facts.elsewhere or answered(facts):
            return True
        if self._under_another(facts) or self._set_beside(facts) or self._apart.told_besides(facts):
            return True
        if self._apart.comes_before(facts) or self._apart.one_of_many(facts) or self._apart.sparked(facts):
            return True
        if self._apart.run_on(facts) or self._apart.another_item(facts):
            return True
        if self._apart.days_before(facts) or self._apart.drifted(facts) or self._apart.adds_to_none(facts):
            return True
        if facts.telling.tolls and facts.telling.sentence.index < self._first and turns(facts.telling.sentence.text):
            return True  # the lead's "also on Monday", before the items it sums
        if self._wandered is not None and self._apart.follows(facts, self._wandered):
            return True
        return facts.indefinite and facts.avenged and self._shares_sentence(facts)

    def _anothers(self, facts: Facts) -> Told | None:
        """The other event whose figure a telling repeats, where the incident has no such figure."""
        assert self.main is not None
        if same_toll(facts, self.main.facts):
            return None
        return next((told for told in self.others if same_toll(facts, told.facts, fewest=REPEATED)), None)

    def _beside_another(self, facts: Facts) -> bool:
        """In the paragraph of another event, or outside the lead in the one after it."""
        if self._focus is None or self._focus is self.main:
            return False
        gap = facts.block - self._focus_block
        return gap == 0 or (gap == 1 and facts.block not in self.lead)

    def _wandered_off(self, facts: Facts) -> bool:
        """A count that follows another item of a round-up."""
        return bool(facts.telling.tolls) and self._focus is not None and self._focus is not self.main

    def _behind_another(self, facts: Facts) -> bool:
        """In the sentence after another event's words."""
        apart = self._focus is not None and self._focus is not self.main and not facts.days
        return apart and facts.telling.sentence.index - self._focus_at == 1

    def _names_it(self, facts: Facts) -> bool:
        """ "The Orm crash" with the incident's own town and kind, and nobody counted."""
        assert self.main is not None
        towns = {where.name for _, where in facts.places if where.precision <= TOWN}
        same = bool(towns & {where.name for where in self.main.places}) and bool(facts.kinds)
        return same and not facts.telling.tolls and self.main.told_as(facts) and "past-perfect" not in facts.tenses

    def _after_another_time(self, facts: Facts) -> bool:
        """Right after a sentence of another time ("Gas was used there in 2013. That attack killed …")."""
        index = facts.telling.sentence.index - 1
        if index < 0 or facts.days or self.reading.sentences[index].block != facts.telling.sentence.block:
            return False
        days = days_in(self.reading, index)
        assert self.main is not None
        return bool(days) and all(all(days_clash(day, own) for own in self.main.days) for day in days)

    def _goes_on(self, facts: Facts) -> bool:
        """Whether the telling before, in this paragraph or the last, is of the incident."""
        return self._focus is self.main and facts.block - self._focus_block <= 1

    def _set_beside(self, facts: Facts) -> bool:
        """The other event of "the strike came a day after troops had killed …"."""
        sentence = facts.telling.sentence.index
        before = facts.telling.sentence.words(facts.telling.sentence.start, facts.telling.extent()[0])
        if (not facts.definite and _CAME_AFTER.search(before)) or _AMID_REPORTS.search(before):
            return True
        return any(
            other.telling.beside and other.telling is not facts.telling
            for other in self.all
            if other.telling.sentence.index == sentence and other.telling.extent() < facts.telling.extent()
        )

    def _shares_sentence(self, facts: Facts) -> bool:
        """Whether the incident is told in the same sentence ("… in revenge for raids that killed 30")."""
        return self._told_at.get(facts.telling.sentence.index) is self.main

    def _under_another(self, facts: Facts) -> bool:
        """Hangs under a telling of another event ("… a general who was killed in a strike"); not under a war, as in
        "a war monitor said that raids …"."""
        above = facts.telling.above
        passed = [f for f in self._passed if not ((f.war and facts.kinds) or self._speaks_of(f))]
        elsewhere = [*passed, *self.tallies, *(f for told in self.others for f in told.facts)]
        return above is not None and any(above is f.telling for f in elsewhere)

    def _speaks_of(self, facts: Facts) -> bool:
        """ "Dozens of raids on Orm", with nobody counted, in a report of raids on Orm; "clashes have erupted" under a
        title of clashes."""
        assert self.main is not None
        if not facts.generic or self.main.clashes(facts):
            return False
        here = any(where.precision <= TOWN for _, where in facts.places) and bool(self.main.places)
        return here or (facts.telling.sentence.index <= OPENING and self.main.told_as(facts))

    def _other(self, facts: Facts) -> Told:
        if facts.definite and (known := self._meant(facts)) is not None:
            return known
        if (known := self._anothers(facts)) is not None and not known.clashes(facts):
            return known
        focus = self._focus
        if focus is not None and focus is not self.main and not focus.clashes(facts) and not facts.other:
            near = facts.block == self._focus_block or (facts.block - self._focus_block == 1 and not facts.indefinite)
            if near and not (facts.indefinite and facts.days):
                return focus
        told = Told("background")
        self.others.append(told)
        return told

    def _meant(self, facts: Facts) -> Told | None:
        """The event told before that "the blasts in <place>" takes up again."""
        here = [where for _, where in facts.places]
        for told in reversed(self.others):
            if told.places and here and not told.clashes(facts):
                return told
        return None


def _nobody(facts: Facts) -> bool:
    """ "Nobody has been hurt", of no other event's: of the one told."""
    tolls = facts.telling.tolls
    return bool(tolls) and all(t.denied for t in tolls) and not (facts.telling.nouns or facts.days or facts.places)
