"""Which figures of a report are only shares of the total that the same report gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.spots import Spots, same_spot

Told = Sequence[tuple[Facts, TollMention]]
Leads = dict[str, tuple[int, int, frozenset[str], frozenset[str | None]]]

_REVISES = re.compile(
    r"\b(?:revis\w+|lower\w*|correct\w+|downward\w*|initially|earlier put|now|so far|instead|only)\b", re.I
)
_EARLIER = re.compile(
    r"[\W]*(?:(?:according to|in) )?(?:an |the )?(?:earlier|previous|initial|first|preliminary) "
    r"(?:information|reports?|tolls?|death tolls?|counts?|figures?|estimates?|statements?)\b",
    re.I,
)
_ABOUT = 30
"""Characters about a count in which words of revision are of it."""
_POINTING = frozenset("she he his her their my our the a an one both".split())
_CITIZENS = frozenset("citizens nationals foreigners expatriates".split())
_EVERYBODY = frozenset("people persons civilians residents dead victims lives others bodies souls casualties".split())
_NO_SORT = frozenset("at least more than some about around nearly over up to the a an".split())
_REMAINING = re.compile(r"\bremaining\b", re.I)
_OF_THE_HARMED = re.compile(r"\b(?:some|several|many|most|few|others) of the (?:injured|wounded|hurt|dead)\b", re.I)
_ADMITTED = re.compile(
    r"\b(?:(?:hospital|hospitali[sz]ed|clinic|infirmary)s?|(?:being|were|was) treated"
    r"|in (?:a )?(?:critical|serious|stable|grave) condition)\b",
    re.I,
)
"""Words of care beside a smaller count: some of the hurt, or of those who died later, in one place."""


def shares(reading: Reading, tolls: Told) -> frozenset[int]:
    """Positions (in ``tolls``) of figures that are no count of all.

    A later, smaller figure in the voice that gave the lead's total names a spot, a hospital or a
    body; "nine at the scene, two in hospital" breaks the total down; "the pilots also died" adds
    those who are in it; a nought of another spot is no nought where the report counts dead.
    """
    lead, spots = _lead_totals(reading, tolls), Spots(reading)
    many, summed = _of_many(tolls, lead), set(_sums_up(tolls))
    found: set[int] = set(_broken_down(tolls)) | summed
    found |= {n for n, (f, t) in enumerate(tolls) if _of_the_hurt(f, t)}
    for place, (facts, toll) in enumerate(tolls):
        if _earlier(facts):
            continue
        spot = _at_a_spot(facts, toll, lead, spots) or _a_blow(facts, toll, lead, many)
        if spot or _vague_again(facts, toll, lead):
            found.add(place)
        if toll.value is None or toll.cumulative:
            continue
        same = [t for _, t in tolls if t.harm == toll.harm]
        if _short_of_title(reading, toll, same) or _summand(reading, toll, same):
            found.add(place)
        if _few_of_them(toll, lead) or _of_a_nation(toll, same):
            found.add(place)
        nought = toll.denied and any(t.value for t in same if toll.status in (None, t.status))
        if nought or _besides(facts, toll, same) or _below_lead(reading, facts, toll, lead):
            found.add(place)
    found |= _heading_of_share(reading, tolls, found)
    apart = {n for n in found if n in summed or tolls[n][0].telling.nouns}
    return frozenset(found | _beside_spots(tolls, apart))


def _heading_of_share(reading: Reading, tolls: Told, found: set[int]) -> set[int]:
    """ "Quake kills 28 in Orm, 9 in Vara" above a total of 37: a title's figure that the text gives as a share."""
    titles = {s.index for s in reading.sentences if s.kind == "title"}
    below = [tolls[n][1] for n in sorted(found) if tolls[n][1].sentence not in titles]
    totals = {(t.harm, t.value) for n, (_, t) in enumerate(tolls) if n not in found}
    again: set[int] = set()
    for n, (_, toll) in enumerate(tolls):
        split = [t.value or 0 for t in below if t.harm == toll.harm]
        summed = toll.harm == "killed" and len(split) > 1 and (toll.harm, sum(split)) in totals
        if toll.sentence in titles and toll.value in split and summed:
            again.add(n)
    return again


def _voice(reading: Reading, toll: TollMention) -> str:
    said = reading.speech.at(toll.start, toll.end)
    return said.chain[0].name if said is not None and said.chain else ""


def _lead_totals(reading: Reading, tolls: Told) -> Leads:
    """By harm: the lead's greatest figure, where it last stands, the voices that do, and of whom."""
    opening = [s.index for s in reading.sentences if s.kind == "paragraph"][:2]
    titles = {s.index for s in reading.sentences if s.kind == "title"}
    last = opening[-1] if opening else -1
    found: Leads = {}
    for harm in ("killed", "injured"):
        mine = [t for _, t in tolls if t.harm == harm and t.sentence <= last and t.value and not t.part]
        mine = [t for t in mine if t.sentence not in titles] or mine
        if mine:
            top = max(t.value or 0 for t in mine)
            voices = frozenset(_voice(reading, t) for t in mine if t.value == top)
            statuses = frozenset(t.status for t in mine if t.value == top)
            found[harm] = top, max(t.start for t in mine if t.value == top), voices, statuses
    return found


def _near(facts: Facts, toll: TollMention) -> str:
    """The words about a count."""
    sentence = facts.telling.sentence
    return sentence.words(max(toll.start - _ABOUT, sentence.start), min(toll.end + _ABOUT, sentence.end))


def _earlier(facts: Facts) -> bool:
    """ "According to earlier information five were killed": what was counted before the lead's toll."""
    return _EARLIER.match(facts.telling.sentence.text) is not None


def _a_blow(facts: Facts, toll: TollMention, lead: Leads, many: set[str]) -> bool:
    """At most half of the total, of an event that the words don't name as the one told: one of its blows."""
    if toll.harm not in lead or toll.denied or toll.whole is not None or toll.part or not toll.value:
        return False
    top, last, _, _ = lead[toll.harm]
    apart = facts.indefinite or (toll.harm in many and not facts.definite)
    small = toll.start > last and toll.value * 2 <= top
    return apart and small and not _REVISES.search(_near(facts, toll))


def _of_many(tolls: Told, lead: Leads) -> set[str]:
    """The harms whose total the lead gives for several events ("attacks on the city killed 40")."""
    return {t.harm for f, t in tolls if t.harm in lead and t.value == lead[t.harm][0] and f.plural and not t.part}


def leading(reading: Reading) -> list[int]:
    """The sentences of the titles and the first two of the text: those that give a report's total."""
    heads = [s.index for s in reading.sentences if s.kind == "title"]
    return heads + [s.index for s in reading.sentences if s.kind == "paragraph"][:2]


def _vague_again(facts: Facts, toll: TollMention, lead: Leads) -> bool:
    """ "Killing a number of them", where the lead has counted the dead: some of those, or others."""
    if toll.value is not None or toll.harm not in lead or toll.part or toll.whole is not None:
        return False
    if toll.exclusive or (facts.definite and not facts.plural):
        return False  # "the strike killed several other fighters": on top of those
    _, last, _, statuses = lead[toll.harm]
    if toll.start <= last or not (toll.status is None or toll.status in statuses):
        return False
    passing = facts.telling.sentence.words(*toll.trigger).lower().endswith("ing")  # "but killing scores in the process"
    return toll.modifier == "several" or (passing and not facts.telling.events and not facts.days)


def _at_a_spot(facts: Facts, toll: TollMention, lead: Leads, spots: Spots) -> bool:
    """ "In the market six died": fewer than the lead counts, in a place that it doesn't name."""
    if toll.harm not in lead or toll.denied or toll.part or toll.whole is not None or not toll.value:
        return False
    top, last, _, _ = lead[toll.harm]
    if toll.value >= top or toll.start <= last or any(noun.definite for noun in facts.telling.nouns):
        return False
    here = spots.told(facts)
    known = {name for index in leading(spots.reading) if index != toll.sentence for name in spots.at(index)}
    return bool(known) and any(not any(same_spot(name, other) for other in known) for name in here)


def _below_lead(reading: Reading, facts: Facts, toll: TollMention, lead: Leads) -> bool:
    if toll.harm not in lead or toll.denied or toll.whole is not None or toll.part:
        return False
    top, last, voices, statuses = lead[toll.harm]
    later_and_less = toll.start > last and toll.value is not None and toll.value < top
    if later_and_less and _REMAINING.search(
        facts.telling.sentence.words(max(toll.start - 10, facts.telling.sentence.start), toll.end)
    ):
        return True
    if toll.status is not None and toll.status not in statuses:
        return False
    if not later_and_less or _REVISES.search(_near(facts, toll)):
        return False
    if facts.indefinite:
        return True  # "three raids on a market killed ten": a spot of it, or another event
    if toll.exclusive or _OF_THE_HARMED.search(facts.telling.sentence.text) or _ADMITTED.search(_clause(facts, toll)):
        return True
    voice = _voice(reading, toll)
    return not voice or voice in voices or _narrower(toll, reading.tolls, top)


def _narrower(toll: TollMention, told: Sequence[TollMention], top: int) -> bool:
    """ "Three workers", of more than ten people: a sort of those that the lead counts, whoever says so."""
    whole = [t for t in told if t.harm == toll.harm and t.value == top]
    return bool(whole) and all(_anybody(t) for t in whole) and not _anybody(toll) and toll.modifier == "exact"


def _short_of_title(reading: Reading, toll: TollMention, same: Sequence[TollMention]) -> bool:
    """ "Five children and four medics were killed", under a title of 13 dead that the text gives again."""
    if toll.part or toll.whole is not None or toll.denied or toll.modifier != "exact" or _anybody(toll) or toll.single:
        return False
    titles = {t.value for t in same if reading.sentences[t.sentence].kind == "title" and t.whole is None and not t.part}
    more = {value for value in titles if value and value > (toll.value or 0)}
    return any(t.value in more and t.start > toll.start for t in same)


def _summand(reading: Reading, toll: TollMention, same: Sequence[TollMention]) -> bool:
    """ "Strikes kill 50 rebels", the title of a report of "50 rebels and eight civilians"."""
    if reading.sentences[toll.sentence].kind != "title" or _anybody(toll) or toll.modifier != "exact":
        return False
    number = re.search(r"\d+|[a-z]+", toll.people.lower())
    sums = [t.people.lower() for t in same if (t.value or 0) > (toll.value or 0) and " and " in t.people]
    return number is not None and any(re.search(rf"\b{number[0]}\b", people) for people in sums)


def _anybody(toll: TollMention) -> bool:
    """Whether a count is of people of every sort."""
    counted = [word for word in re.findall(r"[a-z]+", toll.people.lower()) if word not in _NO_SORT]
    return not counted or not _EVERYBODY.isdisjoint(counted)


def _few_of_them(toll: TollMention, lead: Leads) -> bool:
    """ "She and her daughter died", "the groom's father and brother": people pointed at, fewer than the lead counts."""
    if toll.harm not in lead or toll.denied or toll.part or toll.whole is not None or (toll.value or 0) < 2:
        return False
    top, last, _, _ = lead[toll.harm]
    pointed = toll.people.lower().split()[0] in _POINTING
    return pointed and toll.start > last and (toll.value or 0) < top


def _of_a_nation(toll: TollMention, same: Sequence[TollMention]) -> bool:
    """ "Ten Ostrian citizens die", in a report of twelve dead: those of one country."""
    return _citizens(toll) and any(
        (t.value or 0) > (toll.value or 0) and t.whole is None and not _citizens(t) for t in same
    )


def _citizens(toll: TollMention) -> bool:
    return not _CITIZENS.isdisjoint(toll.people.lower().split())


def _of_the_hurt(facts: Facts, toll: TollMention) -> bool:
    """ "Several of the injured were treated there and 51 were taken to hospital": the injured in two shares."""
    before = facts.telling.sentence.words(facts.telling.sentence.start, toll.start)
    return toll.harm == "injured" and bool(_OF_THE_HARMED.search(before))


def _clause(facts: Facts, toll: TollMention) -> str:
    """The sentence's words from the count on, to the end of its clause."""
    sentence = facts.telling.sentence
    return re.split(r"[;,]|\bwhile\b", sentence.words(toll.start, sentence.end), maxsplit=1)[0]


def _sums_up(tolls: Told) -> list[int]:
    """Later figures of spots that add up to one before them: "two died in the market, four in the mosque" of six."""
    found: list[int] = []
    for harm in ("killed", "injured"):
        mine = [
            (n, t) for n, (_, t) in enumerate(tolls) if t.harm == harm and t.value and t.whole is None and not t.part
        ]
        total = max((t.value or 0 for _, t in mine), default=0)
        first = next((k for k, (_, t) in enumerate(mine) if t.value == total), 0)
        after = [
            (n, t)
            for n, t in mine[first + 1 :]
            if (t.value or 0) < total and t.modifier in ("exact", "at-least", "more-than") and not t.cumulative
        ]
        if len(after) > 1 and sum(t.value or 0 for _, t in after) == total:
            found.extend(n for n, _ in after)
    return found


def _beside_spots(tolls: Told, spots: set[int]) -> set[int]:
    """The injured that a sentence counts beside a spot's dead, unless another sentence gives the same figure."""
    dead = [tolls[n][1] for n in spots if tolls[n][1].harm == "killed"]
    said = Counter((t.value, t.sentence) for _, t in tolls if t.harm == "injured" and t.value)
    once = [
        (n, t)
        for n, (_, t) in enumerate(tolls)
        if t.harm == "injured" and t.value and not any(v == t.value and s != t.sentence for v, s in said)
    ]
    beside = [t for _, t in once if any(d.sentence == t.sentence and d.start < t.start for d in dead)]
    first = min((t.sentence for t in beside), default=0)
    return {n for n, t in once if t in beside or (beside and t.sentence > first)}


def _broken_down(tolls: Told) -> list[int]:
    total = 0
    parts: list[int] = []
    for sentence in dict.fromkeys(toll.sentence for _, toll in tolls):
        mine = [
            (n, t)
            for n, (_, t) in enumerate(tolls)
            if t.sentence == sentence and t.harm == "killed" and t.value and t.whole is None
        ]
        values = [t.value or 0 for _, t in mine]
        if len(mine) > 1 and all(t.modifier == "exact" and not t.cumulative for _, t in mine) and sum(values) <= total:
            parts.extend(n for n, _ in mine)
        else:
            total = max([total, *values])
    return parts


def _besides(facts: Facts, toll: TollMention, before: Sequence[TollMention]) -> bool:
    """ "Nine fighters were also killed": they come on top of those counted before. "The governor also gave a toll of
    nine" counts all of them again."""
    here = [t for t in before if t.sentence == toll.sentence]
    ends = [(min(t.start, t.trigger[0]) - len("also "), max(t.end, t.trigger[1])) for t in here]
    alsos = [token.start for token in facts.telling.sentence.tokens if token.lower == "also"]
    also = any(first <= at < last for at in alsos for first, last in ends)
    counted = [t.value for t in before if t.sentence < toll.sentence and t.value]
    new = bool(counted) and toll.value not in counted
    unnamed = all(noun.definite for noun in facts.telling.nouns)
    return also and not toll.exclusive and toll.value is not None and new and unnamed
