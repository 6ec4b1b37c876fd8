"""What sets a telling's figures apart from the incident's: another spot, another event beside it, far more dead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.extract.aftermath import counted_again
from corroborate.extract.facts import OPENS_ON_PAST, TOWN, Facts, days_clash, heard_in, places_clash
from corroborate.extract.items import Items
from corroborate.extract.mentions import Harm, TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.recount import REPEATED, by_chance, more, same_toll
from corroborate.extract.shares import leading
from corroborate.extract.spots import Spots, same_spot
from corroborate.extract.told import Told, others_hurt
from corroborate.places import compatible

_OPENS = re.compile(
    r"[\s\"“']*(?:meanwhile|elsewhere|separately|moreover|furthermore|additionally|in addition,|in the meantime"
    r"|in (?:the|a|another) (?:same|similar|relevant|related|separate) (?:context|development|incident|vein))\b",
    re.IGNORECASE,
)
"""Opens a sentence that turns to something else."""
_OPENS_LATE = re.compile(
    r"(?:\S+ ){1,4}(?:Meanwhile|Elsewhere|Separately|Moreover|In the meantime"
    r"|In (?:the|a|another) (?:same|similar|related) (?:context|development|vein))\b"
)
_ALSO_ON = ("Also on ", "Also in ", "Also ,", "Also, ")
_ALSO = re.compile(r"\b(?:also|separately|meanwhile|elsewhere)\b", re.IGNORECASE)
_CAME_AFTER = re.compile(r"\b(?:came|comes|coming|follow\w*) (?:\w+ ){0,4}(?:after|amid)\b", re.IGNORECASE)

_ONE_OF_MANY = re.compile(
    r"\bone of (?:at least )?(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) (?:[\w-]+ ){0,3}"
    r"(?:accidents|crashes|collisions|shootings|stabbings|killings|homicides|murders|attacks|bombings|blasts|incidents"
    r"|strikes|raids|fires)\b",
    re.IGNORECASE,
)
"""Behind such words a report goes on to the others."""
SPARKED = re.compile(
    r"\b(?:unleash|trigger|spark|ignit|provok)\w*\b.{0,60}\b(?:riot|unrest|protest|demonstration)"
    r"|\b(?:riot|unrest|protest|demonstration)\w*\b.{0,60}\b(?:unleashed|triggered|sparked|ignited|provoked) by\b"
    r"|\b(?:riot|unrest|protest|demonstration)\w*\b.{0,100}"
    r"\b(?:at|over|against|since) the (?:fatal |deadly |police ){0,2}(?:killing|shooting|death)\b",
    re.IGNORECASE,
)
"""What lies behind the riots that a report tells of."""
AGO = re.compile(r"\b(?:ago|earlier|before)\b", re.IGNORECASE)
"""Words of a day that is told as lying behind the incident's own."""
_BACK = 4
"""Sentences for which a report goes on with what it has turned to."""
_ANSWERS_FOR = re.compile(
    r"\b(?:revenge|retaliation|retribution|reprisals?|vengeance|in response|avenging|avenge) "
    r"(?:(?:for|to|over|against) )?(?:[\w-]+ ){0,6}$",
    re.IGNORECASE,
)
_POINTING = frozenset(("this", "that", "these", "those"))


def turned_to(text: str) -> bool:
    """Whether it turns to something else, at its start or behind a heading run into it ("Orm In the same …")."""
    return _OPENS.match(text) is not None or _OPENS_LATE.match(text) is not None


def turns(text: str) -> bool:
    """ "Also on Monday", "Elsewhere": whether a sentence turns to something else than the one before it."""
    return _OPENS.match(text) is not None or text.startswith(_ALSO_ON)


def like_headline(facts: Facts) -> bool:
    """Whether a sentence of the text counts in the present tense, as headlines do: "Air strikes kill 11"."""
    sentence = facts.telling.sentence
    if sentence.kind != "paragraph" or not facts.telling.tolls:
        return False
    verbs = {toll.trigger[0] for toll in facts.telling.tolls}
    return all(token.tag in ("VBP", "VBZ") for token in sentence.tokens if token.start in verbs)


class Apart:
    """Asks of a telling whether its words set its figures apart from those of the incident told so far.

    ``lead`` are the numbers of the lead's paragraphs; ``main`` grows while the report is read.
    """

    def __init__(self, reading: Reading, lead: set[int], main: Told) -> None:
        self.reading, self.lead, self.main = reading, lead, main
        self.spots, self.items = Spots(reading), Items(reading)
        self._opening = frozenset(leading(reading))

    def new_toll(self, facts: Facts) -> bool:
        """A count of what the incident's words have counted, and none of their figures."""
        told = [t for f in self.main.facts for t in f.telling.tolls if t.value]
        new = [t for t in facts.telling.tolls if not t.cumulative and t.harm in {o.harm for o in told}]
        same = any(o.harm == t.harm and o.value == t.value for t in new for o in told)
        return bool(new) and (not same or by_chance(facts, self.main.facts))

    def counts_elsewhere(self, facts: Facts) -> bool:
        """A new count, in a place that the incident's words don't know or from its officials: a round-up's item."""
        new = self.new_toll(facts) or any(t.value is None and not t.denied for t in facts.telling.tolls)
        one_blow = "disaster" in self.main.families
        if not new or one_blow or (facts.definite and not facts.plural) or same_toll(facts, self.main.facts):
            return False
        if not self.main.facts:
            return False
        if self._in_another_spot(facts):
            return True
        named = self.main.spots
        if facts.spots and named and not facts.spots & named:
            inside = any(compatible(x, y) for _, x in facts.places for y in self.main.places)
            return facts.telling.sentence.index > self.main.facts[0].telling.sentence.index + 1 and not inside
        towns = [place for place in self.main.places if place.precision <= TOWN]
        heard = [] if facts.spots else heard_in(self.reading, facts.telling)
        return places_clash(towns, heard)

    def _in_another_spot(self, facts: Facts) -> bool:
        """ "Shells on the Orm district killed four", after those on the Vara district that killed three.

        Fewer than the lead counts are a share of those (:mod:`shares` leaves them out).
        """
        first = self.main.facts[0].telling.sentence.index
        if facts.telling.sentence.index in self._opening or facts.telling.sentence.kind != "paragraph":
            return False
        if any(noun.definite for noun in facts.telling.nouns) or facts.telling.sentence.index <= first + 1:
            return False
        if any(self.reading.text[slice(*t.trigger)].lower() == "toll" for t in facts.telling.tolls):
            return False
        if self._fewer(facts.telling.tolls, self._led()):
            return False
        here, known = self.spots.told(facts), self.spots.of(self.main.facts)
        return bool(known) and any(not any(same_spot(name, other) for other in known) for name in here)

    def introduces(self, facts: Facts, others: bool) -> bool:
        """ "Shells on Vara killed four", below a lead that counts more: an event that no word has named before ("the
        shells") and whose count is not the lead's is another one, or a share of it.

        ``others``: the report has told of other events, so that a count with a place of its own is an item's.
        """
        tolls, index = facts.telling.tolls, facts.telling.sentence.index
        own = all(toll.denied or (toll.status == "attacker" and toll.single) for toll in tolls)
        if own or index in self._opening or facts.definite or others_hurt(facts):
            return False
        lead = self._led()
        if any(t.value in lead.get(t.harm, ()) for t in tolls if t.value):
            return False
        if others and facts.places:
            return True
        named = facts.indefinite or (bool(facts.kinds) and not facts.telling.nouns)
        return named and self._fewer(tolls, lead)

    def _led(self) -> dict[Harm, set[int]]:
        """What the incident's words count in the report's opening, by harm."""
        found: dict[Harm, set[int]] = defaultdict(set)
        for toll in (toll for facts in self.main.facts for toll in facts.telling.tolls):
            if toll.value and toll.sentence in self._opening:
                found[toll.harm].add(toll.value)
        return found

    def _fewer(self, tolls: Sequence[TollMention], lead: Mapping[Harm, set[int]]) -> bool:
        """Whether counts are all smaller than the lead's of the same harm."""
        mine = [toll for toll in tolls if toll.value and toll.harm in lead]
        return bool(mine) and all((toll.value or 0) < max(lead[toll.harm]) for toll in mine)

    def told_besides(self, facts: Facts) -> bool:
        """ "Rebel fire also killed eight": an event that the incident's words don't name, with its own toll."""
        later = bool(self.main.facts) and facts.telling.extent() > self.main.facts[0].telling.extent()
        unnamed = facts.indefinite or (bool(facts.kinds) and not facts.definite)
        more = facts.indefinite and _more_than_told(facts)
        text = facts.telling.sentence.text
        also = (unnamed and (more or _ALSO.search(text))) or (not facts.definite and _OPENS.match(text))
        return later and bool(also) and self.new_toll(facts)

    def one_of_many(self, facts: Facts) -> bool:
        """ "The crash was one of three that night. A cyclist was struck on Friday": one of the others."""
        if facts.telling.nouns or facts.day is None or not facts.telling.tolls or facts.block in self.lead:
            return False
        before = self.reading.sentences[: facts.telling.sentence.index]
        return any("one of" in s.text and _ONE_OF_MANY.search(s.text) for s in before)

    def sparked(self, facts: Facts) -> bool:
        """ "The killing of a boy sparked the riots", in a report of riots that counts nobody."""
        told = any(f.telling.tolls for f in self.main.facts)
        return not told and bool(facts.telling.tolls) and bool(SPARKED.search(facts.telling.sentence.text))

    def follows(self, facts: Facts, passed: Facts) -> bool:
        """ "Troops at the Orm bridge came under fire. Two died in this attack": of the attack last told, elsewhere."""
        gap = facts.telling.sentence.index - passed.telling.sentence.index
        own = bool(facts.places) or not facts.telling.tolls or facts.block != passed.block
        if own or same_toll(facts, self.main.facts, fewest=REPEATED if facts.telling.nouns else TWICE):
            return False
        if gap not in (1, 2) or passed.telling.sentence.index <= self.main.facts[0].telling.sentence.index + 1:
            return False
        if facts.definite and not all(self._pointed(facts, noun.token) for noun in facts.telling.nouns):
            return False
        if places_clash([w for _, w in passed.places], self.main.places):
            return True
        return bool(passed.spots and self.main.spots) and not passed.spots & self.main.spots

    def _pointed(self, facts: Facts, noun: int) -> bool:
        return any(token.lower in _POINTING for token in facts.telling.sentence.children(noun))

    def comes_before(self, facts: Facts) -> bool:
        """ "The advances came after clashes that killed 40": what went before, with a toll of its own."""
        before = facts.telling.sentence.words(facts.telling.sentence.start, facts.telling.extent()[0])
        if facts.indefinite and _CAME_AFTER.search(before) is not None and self.new_toll(facts):
            return True
        sentence = facts.telling.sentence
        here = [t for f in self.main.facts for t in f.telling.tolls if t.sentence == sentence.index]
        return self.new_toll(facts) and counted_again(sentence, here, facts.telling.tolls)

    def adds_to_none(self, facts: Facts) -> bool:
        """ "Two more died in an attack on Orm", where the incident's words count no dead: on top of others."""
        harms = {toll.harm for f in self.main.facts for toll in f.telling.tolls}
        more = all(toll.exclusive and not toll.single and toll.harm == "killed" for toll in facts.telling.tolls)
        later = bool(self.main.facts) and facts.telling.extent() > self.main.facts[0].telling.extent()
        return later and facts.indefinite and bool(facts.telling.tolls) and more and "killed" not in harms

    def adds_up(self, facts: Facts) -> bool:
        """ "Over 65 people have been killed", beside an incident of fifteen told more than once."""
        main = self.main
        told = [t.harm for f in main.facts for t in f.telling.tolls if t.value]
        again = any(told.count(t.harm) > 1 for t in facts.telling.tolls)
        thousands = self._wars(facts.telling.tolls)
        plain = not (facts.telling.nouns or facts.days or facts.updates) and (thousands or not facts.places)
        return (again or thousands) and plain and "perfect" in facts.tenses and more(facts, main.facts)

    def beyond(self, facts: Facts) -> bool:
        """ "During the war close to a million people were massacred", below the lead: more than one incident's dead."""
        return facts.block not in self.lead and self._wars([t for t in facts.telling.tolls if t.harm == "killed"])

    def _wars(self, tolls: Sequence[TollMention]) -> bool:
        """Whether a count is too large for one incident, where no forces of nature are at work."""
        return any((toll.value or 0) >= THOUSANDS for toll in tolls) and "disaster" not in self.main.families

    def days_before(self, facts: Facts) -> bool:
        """ "Two days ago shells killed 14 there", further down than the incident: counted for another day."""
        day = facts.day
        if day is None or not AGO.search(day.mention.text) or same_toll(facts, self.main.facts):
            return False
        later = bool(self.main.facts) and facts.telling.sentence.index > self.main.facts[0].telling.sentence.index
        return later and not facts.definite and all(days_clash(day, own) for own in self.main.days)

    def drifted(self, facts: Facts) -> bool:
        """ "Last month the navy sank a trawler. Its owner spoke on Friday. One sailor is dead": the dead of what the
        report has turned to, where it counts no dead of its own."""
        harms = {toll.harm for f in self.main.facts for toll in f.telling.tolls}
        bare = not (facts.telling.nouns or facts.day or facts.places)
        if not bare or "killed" in harms or not any(toll.harm == "killed" for toll in facts.telling.tolls):
            return False
        index = facts.telling.sentence.index
        told = max((f.telling.sentence.index for f in self.main.facts), default=index)
        since = self.reading.sentences[max(told + 1, index - _BACK) : index]
        return any(turns(s.text) or OPENS_ON_PAST.match(s.text) for s in since)

    def another_item(self, facts: Facts) -> bool:
        """In an item further down that the incident is not told in: "Orm In the same context four were hurt"."""
        index = facts.telling.sentence.index
        opener = self.items.opener(index)
        if opener is None or opener == index:
            return opener == index and self.new_toll(facts)
        return not any(f.telling.sentence.index == opener for f in self.main.facts)

    def run_on(self, facts: Facts) -> bool:
        """ "Air strikes kill 11 in Orm" inside a paragraph: another report's headline that has run into it."""
        return like_headline(facts) and self.new_toll(facts)

    def never_ends(self, facts: Facts) -> bool:
        """ "The bombardment has killed more than 600", of an onslaught that has no day and no count of its own;
        "has been hit 70 times this year"."""
        if "perfect" not in facts.tenses or facts.day is not None:
            return False
        if any(day.mention.text.lower().startswith("this ") for day in facts.days):
            return True
        told = any(f.telling.tolls or f.days or any(not e.noun for e in f.telling.events) for f in self.main.facts)
        nouns = all(noun.definite for noun in facts.telling.nouns)
        many = any((toll.value or 0) >= HUNDREDS for toll in facts.telling.tolls)
        return not told and nouns and many

    def outgrows(self, facts: Facts) -> bool:
        """Counts several times the dead that the lead gives: a report doesn't keep its own toll for later."""
        lead = [f for f in self.main.facts if f.block in self.lead]
        for toll in facts.telling.tolls:
            said = [t.value for f in lead for t in f.telling.tolls if t.harm == toll.harm and t.value]
            exact = all(t.modifier == "exact" for f in lead for t in f.telling.tolls if t.harm == toll.harm)
            sure = (exact and toll.harm == "killed") or said.count(max(said, default=0)) >= TWICE
            times = 10 if facts.block in self.lead and not sure else 4
            if said and toll.value is not None and toll.value >= times * max(said) and toll.value - max(said) >= MANY:
                return True
        return False


def answered(facts: Facts) -> bool:
    """ "In revenge for the death of five crewmen": what the event told answers."""
    start = min((toll.start for toll in facts.telling.tolls), default=None)
    sentence = facts.telling.sentence
    return start is not None and _ANSWERS_FOR.search(sentence.words(sentence.start, start)) is not None


def _more_than_told(facts: Facts) -> bool:
    """ "Six others were hurt", on top of those told before; "five were killed and six others hurt" adds to its five,
    "a spokesman, his son and 20 others" to those two."""
    first = min(facts.telling.tolls, key=lambda toll: toll.start, default=None)
    if first is None or not first.exclusive:
        return False
    before = facts.telling.sentence.words(facts.telling.sentence.start, first.start).split()
    return len(before) < 2 or before[-1].lower() not in ("and", "with", "as")


TWICE = 2
"""Times a figure is given in the lead before it is the report's own beyond doubt."""
HUNDREDS = 100
"""Dead that no report counts in passing, if they are those of its own incident."""
THOUSANDS = 10_000
"""Dead that "have been killed" in a war, not at one blow."""
MANY = 15
"""Dead that a report would not leave out of its lead."""
