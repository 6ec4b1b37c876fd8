"""Sums: a report's first figure that its text splits over events in places apart.

"Raids on Ostria kill 35" heads a report of 30 dead in one town and five in another: the 35 are no event's toll,
and the first of the two is the report's incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from corroborate.extract.facts import TOWN, Facts, places_clash
from corroborate.extract.mentions import PlaceMention, TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.recount import OPENING
from corroborate.extract.several import mass
from corroborate.extract.spots import Spots, same_spot
from corroborate.extract.toll.groups import groups
from corroborate.extract.toll.words import Words
from corroborate.model import Noun, Where
from corroborate.places import PROVINCE, compatible, fold

FEWEST = 3
"""A sum of fewer people is as good as none: one here and one there."""
_NEAR = 30
"""Characters behind a number in which its town is named."""
_ONE_EVENT = frozenset({"accident", "disaster"})
_TAKEN_AWAY = re.compile(
    r"\b(?:hospital\w*|clinic|treat\w+|of (?:his|her|their) (?:wounds|injuries)|died later|later died)\b", re.IGNORECASE
)
"""Words of those who died elsewhere of what hurt them in the one place."""
_TURNS = re.compile(r"\b(?:while|meanwhile|elsewhere|separately|another|also)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:in|over|during|within) (?:(?:the|its|just) )?(?:last|past|previous) "
    r"(?:(?:two|three|four|five|six|seven|few|several|\d+) days|week|(?:48|72) hours)\b"
    r"|\b(?:days|week) of (?:[\w-]+ ){0,2}(?:fighting|clashes|strikes|air ?strikes|bombardment|shelling|attacks)\b",
    re.IGNORECASE,
)
_CRIMES = re.compile(
    r"\bin (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple|separate|unrelated|different) "
    r"(?:(?:separate|different|unrelated|fatal|deadly|overnight|weekend|\w+ day) )*"
    r"(?:shootings|stabbings|killings|murders|homicides|attacks|incidents|crashes)\b",
    re.IGNORECASE,
)
"""Crimes of a night, counted: each street's is one."""
_JOINS = frozenset(["and", "while", "plus", ",", "another", "further"])
_BETWEEN = frozenset("and city countryside province rural governorate".split())
_IN = frozenset("in at near on outside inside around".split())


def cut(reading: Reading, all_facts: Sequence[Facts]) -> None:
    """Leave of every count that adds up two towns' what its first town has: "45 in Orm and 22 in Vara" is no 67.

    The other town's is another event's; one storm or quake strikes many.
    """
    for facts in all_facts:
        tolls = facts.telling.tolls
        for n, toll in enumerate(tolls):
            if _counts(toll) and not facts.families & _ONE_EVENT and (first := _first_of_two(reading, toll)):
                value, end = first
                tolls[n] = replace(toll, value=value, end=end, people=reading.text[toll.start : end])


def _first_of_two(reading: Reading, toll: TollMention) -> tuple[int, int] | None:
    """The first of two numbers that a count adds up, and where it ends, where places apart stand behind them."""
    sentence = reading.sentences[toll.sentence]
    here = [p for p in reading.places_in[toll.sentence] if p.kind == "place" and p.where is not None and not p.lent]
    first = next((p for p in here if toll.start < p.start < toll.end), None)
    second = next((p for p in here if toll.end <= p.start <= toll.end + _NEAR), None)
    if first is None or second is None or first.where is None or second.where is None:
        return None
    if max(first.where.precision, second.where.precision) > PROVINCE or compatible(first.where, second.where):
        return None
    spans = [(g, *sentence.span(g.first, g.last)) for g in groups(Words(sentence)) if g.kind == "number" and g.count]
    counted = [(group.count or 0, end) for group, start, end in spans if toll.start <= start and end <= toll.end]
    apart = len(counted) == 2 and counted[0][1] <= first.start < counted[1][1]
    return counted[0] if apart and sum(value for value, _ in counted) == toll.value else None


class Item(Noun, frozen=True):
    """A count below the sum, with the places and the names of places of its words."""

    facts: Facts
    value: int
    turned: bool
    places: tuple[Where, ...]
    spots: frozenset[str]

    def apart(self, other: Item, named: bool, crimes: bool) -> bool:
        """Whether a count is of another place than one before it.

        ``named``: places that no gazetteer knows count by their names, and "while seven died" is elsewhere.
        ``crimes``: the sum is of several crimes in one town, whose streets tell them apart.
        """
        if self.places and other.places and not (crimes and self.spots and other.spots):
            return places_clash(list(self.places), list(other.places))
        if not named or not (self.spots and other.spots):
            return named and self.turned
        return not any(same_spot(a, b) for a in self.spots for b in other.spots)


class Sums:
    """Finds the sums among the figures of a report's title and first sentences."""

    def __init__(self, reading: Reading, all_facts: Sequence[Facts]) -> None:
        self.reading, self.all, self.spots = reading, all_facts, Spots(reading)
        first = next((s.index for s in reading.sentences if s.kind == "paragraph"), 0)
        self._head = [f for f in all_facts if f.telling.sentence.index <= first + OPENING]

    def mark(self) -> None:
        """Say of every telling that gives a sum that it does, and of the items behind the first that they are."""
        for facts in self._head:
            facts.several = facts.several or self._lists_towns(facts)
        heads = [(t.harm, t.value or 0) for f in self._head for t in f.telling.tolls if _counts(t)]
        for harm, value in dict.fromkeys(head for head in heads if head[1] >= FEWEST):
            given = [
                f for f in self.all if any(_counts(t) and (t.harm, t.value) == (harm, value) for t in f.telling.tolls)
            ]
            many = all(_many(facts) for facts in given)
            items = self._added(given, harm, value) if many else []
            for facts in given if items or (many and self._over_days(given, harm, value)) else []:
                facts.several = facts.summed = True
            for item in items[1:]:
                item.facts.item = item.facts is not items[0].facts

    def _over_days(self, given: Sequence[Facts], harm: str, value: int) -> bool:
        """ "135 killed in the last three days", above "raids on Orm on Tuesday killed 10": counted over the days."""
        if not any(_DAYS.search(facts.telling.sentence.text) for facts in given):
            return False
        items = [item.facts for item in self._items(given, harm, value) if item.value * 2 <= value]
        blows = [f for f in items if f.day is not None and not (f.definite or f.other)]
        return any(where.precision <= TOWN for f in blows for _, where in f.places)

    def _lists_towns(self, facts: Facts) -> bool:
        """ "Rocket attacks on Orm Vara kill 13": a title's towns that have lost their comma, as the text below knows
        them, and a figure that none of them has."""
        sentence = facts.telling.sentence
        plural = any(noun.plural for noun in facts.telling.nouns)
        if sentence.kind != "title" or not plural or all(self._of_one(t) for t in facts.telling.tolls):
            return False
        text = fold(sentence.text).split()
        last, before = -1, None
        for at in range(len(text)):
            for end in range(min(at + 3, len(text)), at, -1):
                where = self._known.get(" ".join(text[at:end]))
                if where is None or at < last:
                    continue
                if before is not None and _BETWEEN.issuperset(text[last:at]) and not compatible(before, where):
                    return True
                last, before = end, where
                break
        return False

    def _of_one(self, toll: TollMention) -> bool:
        """Whether the text gives a title's figure again."""
        return any((t.harm, t.value) == (toll.harm, toll.value) for t in self.reading.tolls if t.start > toll.end)

    @cached_property
    def _known(self) -> dict[str, Where]:
        """Towns and provinces of the text by their names."""
        text = {s.index for s in self.reading.sentences if s.kind == "paragraph"}
        found = [p for p in self.reading.places if p.sentence in text and p.kind == "place" and not p.lent]
        return {fold(p.text): p.where for p in found if p.where is not None and p.where.precision <= PROVINCE}

    def _added(self, given: Sequence[Facts], harm: str, value: int) -> list[Item]:
        """The counts in places apart that add up to a figure; none where they don't."""
        counts = list(self._items(given, harm, value))
        known = [where for item in counts for where in item.places]
        places = [place for f in given for place in f.places]
        own = [w for p, w in places if w.precision <= PROVINCE and not (self._opens(p) and places_clash([w], known))]
        wide = {fold(place.text) for place, where in places if where not in own}
        crimes = any(_CRIMES.search(f.telling.sentence.text) for f in given)
        named = crimes or (not own and all(self.spots.told(f) <= wide for f in given))
        items: list[Item] = []
        for item in counts:
            if all(item.apart(other, named, crimes) for other in items):
                items.append(item)
            total = sum(one.value for one in items)
            if total >= value:
                within = bool(own) and not crimes and all(not places_clash(own, list(one.places)) for one in items)
                return items if total == value and len(items) > 1 and not within else []
        return []

    def _opens(self, place: PlaceMention) -> bool:
        """Whether a place is a sentence's first word: where the report was written, mostly."""
        return place.start == self.reading.sentences[place.sentence].start

    def _items(self, given: Sequence[Facts], harm: str, value: int) -> Iterator[Item]:
        """The smaller counts of the same harm that the text gives below, in order."""
        first = min(f.telling.sentence.index for f in given)
        for facts in self.all:
            index = facts.telling.sentence.index
            if facts in given or index <= first or facts.telling.sentence.kind != "paragraph" or _looks_back(facts):
                continue
            for toll in facts.telling.tolls:
                if toll.harm == harm and _counts(toll) and (toll.value or 0) < value:
                    yield from self._split(facts, toll)

    def _split(self, facts: Facts, toll: TollMention) -> Iterator[Item]:
        """A count, and the one that its words go on with: "30 were killed in Orm and another five in Vara"."""
        sentence = self.reading.sentences[toll.sentence]
        if _TAKEN_AWAY.search(sentence.text):
            return
        tolls = [t.start for t in self.reading.tolls_in[toll.sentence] if t.start > toll.end and t.harm == toll.harm]
        more = list(self._goes_on(toll, min(tolls, default=sentence.end)))
        end = min([*tolls, *(start for start, _, _ in more)], default=sentence.end)
        before = [t.end for t in self.reading.tolls_in[toll.sentence] if t.end < toll.start]
        start = max(before, default=sentence.start)
        turn = _TURNS.search(sentence.words(start, toll.end))
        start += turn.end() if turn else 0
        turned = turn is not None and not toll.exclusive
        yield Item(facts, toll.value or 0, turned, *self._placed(toll.sentence, (start, toll.end, end)))
        for start, last, value in more:
            stretch = start, last, min(tolls, default=sentence.end)
            yield Item(facts, value, True, *self._placed(toll.sentence, stretch))

    def _goes_on(self, toll: TollMention, end: int) -> Iterator[tuple[int, int, int]]:
        """Numbers without a noun before a place: "another five outside Vara"."""
        sentence = self.reading.sentences[toll.sentence]
        for group in groups(Words(sentence)):
            start, last = sentence.span(group.first, group.last)
            if group.kind != "number" or not group.count or not toll.end < start < end:
                continue
            joins = {token.lower for token in sentence.tokens[max(group.first - 1, 0) : group.first + 1]}
            after = [token.lower for token in sentence.tokens[group.last + 1 : group.last + 2]]
            if joins & _JOINS and _IN.issuperset(after):
                yield start, last, group.count

    def _placed(self, index: int, stretch: tuple[int, int, int]) -> tuple[tuple[Where, ...], frozenset[str]]:
        """Places and their names of a count's stretch of a sentence: behind it, else before it, else of the sentence
        before, where that counts nobody."""
        start, at, end = stretch
        back = self.reading.sentences[max(index - 1, 0)]
        counted = index == 0 or bool(self.reading.tolls_in[back.index]) or start > self.reading.sentences[index].start
        for sentence, first, last in ((index, at, end), (index, start, at), (back.index, back.start, back.end)):
            if sentence != index and counted:
                continue
            here = [p for p in self.reading.places_in[sentence] if first <= p.start < last and not p.lent]
            where = [p.where for p in here if p.kind in ("place", "site") and p.where is not None]
            fine = tuple(w for w in where if w.precision <= PROVINCE)
            names = frozenset(name for name, s, _ in self.spots.spans(sentence) if first <= s < last)
            if fine or names:
                return fine, names
        return (), frozenset()


def _counts(toll: TollMention) -> bool:
    return bool(toll.value) and not toll.part and toll.whole is None and not toll.denied


def _many(facts: Facts) -> bool:
    """Whether the words may be of many events, and of none that is known already."""
    words = [toll.trigger for toll in facts.telling.tolls]
    nouns = [n for n in facts.telling.nouns if not any(a <= n.start < b for a, b in words)]  # "Killing 4 Injuring 7"
    nouns = [n for n in nouns if facts.telling.sentence.tokens[n.token].dep != "compound"]  # "barrel bomb attacks"
    one = any(not (noun.plural or mass(facts.telling, noun)) for noun in nouns)
    return not (one or facts.definite or facts.families & _ONE_EVENT)


def _looks_back(facts: Facts) -> bool:
    return facts.since or facts.recalled or facts.old or bool(facts.bounded) or facts.several
