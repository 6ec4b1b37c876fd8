"""The lead: where a report tells its own incident, and the telling that sets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.data import words
from corroborate.extract.apart import AGO, SPARKED, THOUSANDS, like_headline, turned_to, turns
from corroborate.extract.court import opens_on_trial, tried
from corroborate.extract.facts import Facts, days_in, families_clash, places_clash
from corroborate.extract.obituary import obituary
from corroborate.extract.overtime import counts_over_time
from corroborate.extract.papers import on_paper
from corroborate.extract.reading import Reading
from corroborate.extract.recount import OPENING, REPEATED, same_toll

TWO = 2
"""A title's figure from which on the first count of the text that gives it too is its own."""

LEAD_PARAGRAPHS = 4
"""Paragraphs, title apart, in which a report tells its own incident (inverted pyramid)."""

WEAK_SENTENCES = 4
"""Sentences, title included, in which an event word alone can set the incident."""

_MANY = re.compile(
    r"\b(?:attacks|strikes|airstrikes|raids|operations|clashes|shootings|bombings|blasts|explosions|fires|storms|floods"
    r"|crashes|accidents|incidents|week|month|weekend|days)\b",
    re.IGNORECASE,
)
"""Words of a headline that counts many events, or those of a week."""

_TOPS = frozenset({"title", "subtitle", "caption", "heading"})


def lead_paragraphs(reading: Reading) -> set[int]:
    """Numbers of the paragraphs of title, subtitle and captions, and of the first of the text."""
    kinds = {reading.paragraph(sentence.index): sentence.kind for sentence in reading.sentences}
    told = [number for number, kind in sorted(kinds.items()) if kind == "paragraph"][:LEAD_PARAGRAPHS]
    last = told[-1] if told else len(kinds)
    return set(told) | {number for number, kind in kinds.items() if kind in _TOPS and number <= last}


def sums_items(facts: Facts, all_facts: Sequence[Facts]) -> bool:
    """A headline's count of events that the text tells in places apart, and whose figure none of them gives."""
    values = {(t.harm, t.value) for t in facts.telling.tolls if t.value}
    one = facts.telling.nouns and not facts.plural
    if facts.telling.sentence.kind not in _TOPS or not values or one or not _MANY.search(facts.telling.sentence.text):
        return False
    below = [f for f in all_facts if f.telling.sentence.kind == "paragraph" and f.telling.tolls and not f.other]
    if any((t.harm, t.value) in values for f in below for t in f.telling.tolls):
        return False
    most = max(value for _, value in values if value)
    items = [f for f in below if f.places and all(t.value is not None and t.value < most for t in f.telling.tolls)]
    items = [f for f in items if not (f.since or f.recalled or f.old or "past-perfect" in f.tenses)]
    first = [where for _, where in items[0].places] if items else []
    return any(places_clash(first, [where for _, where in f.places]) for f in items[1:])


def adds_items(facts: Facts, all_facts: Sequence[Facts]) -> bool:
    """A headline's figures that are those of the text's items added up, where the text turns from one to the next."""
    want = {t.harm: t.value for t in facts.telling.tolls if t.value and t.whole is None}
    one = facts.telling.nouns and not facts.plural
    if facts.telling.sentence.kind not in _TOPS or not want or one:
        return False
    told: set[tuple[str, int]] = set()
    turned = False
    for below in all_facts:
        if below.telling.sentence.kind != "paragraph":
            continue
        turned = turned or (bool(told) and turned_to(below.telling.sentence.text))
        counted = [t for t in below.telling.tolls if t.value and t.whole is None and not t.part]
        told |= {(t.harm, t.value) for t in counted if t.harm in want and t.value}
        sums = {harm: sum(value for known, value in told if known == harm) for harm in want}
        if any(sums[harm] > value for harm, value in want.items()) or any(pair in told for pair in want.items()):
            return False
        if turned and all(sums[harm] == value for harm, value in want.items()):
            return True
    return False


def heads_sum(facts: Facts, all_facts: Sequence[Facts], lead: set[int]) -> bool:
    """A headline whose figure the lead gives for events in several places, or over days: theirs too."""
    if facts.telling.sentence.kind not in _TOPS or not facts.telling.tolls:
        return False
    top = facts.telling.sentence.index
    below = [f for f in all_facts if f.block in lead and f.telling.sentence.index > top and f.telling.tolls]
    below = [f for f in below if f.telling.sentence.kind in ("paragraph", "subtitle")]
    same = (f for n, f in enumerate(below) if same_toll(facts, [f], fewest=REPEATED if n else 0))
    first = next(same, None)
    if below and all(toll.value is None for toll in facts.telling.tolls):
        harms = {toll.harm for toll in facts.telling.tolls}
        counted = [f for f in below if any(t.harm in harms and not t.denied for t in f.telling.tolls)]
        return bool(counted) and all(f.day is None and counts_over_time(f) for f in counted)
    if first is None or not any((toll.value or 0) >= TWO for toll in first.telling.tolls):
        return False
    return first.several or (same_toll(facts, [first], fewest=TWO) and counts_over_time(first))


def seed(reading: Reading, all_facts: Sequence[Facts], lead: set[int]) -> Facts | None:
    """The telling that sets the incident: the first in the lead that tells one event of harm.

    An event word that also names games, quarrels and prices sets one only where the lead speaks of
    people harmed, damage or rescue; a headline's, only where the text below tells of no closer one.
    """
    if on_paper(reading, all_facts, lead) or obituary(reading):
        return None
    harmed = _speaks_of_harm(reading, all_facts, lead)
    for strict in (True, False):
        found = [f for f in all_facts if f.block in lead and _could_set(f, strict) and _shown(f, harmed)]
        if found:
            first = _below_headline(found)
            if _aside(reading, first):
                return None
            if (first.recalled or "past-perfect" in first.tenses) and opens_on_trial(reading):
                return None
            return first if not tried(reading, first) else _before_court(reading, all_facts, lead, first)
    return None


def _before_court(reading: Reading, all_facts: Sequence[Facts], lead: set[int], trial: Facts) -> Facts | None:
    """What a report tells before it comes to who stands trial: then it is of the deed itself."""
    earlier = [f for f in all_facts if f.block in lead and f.telling.sentence.index < trial.telling.sentence.index]
    found = [f for f in earlier if f.telling.tolls and _could_set(f, strict=False)]
    return found[0] if found and not tried(reading, found[0]) else None


def first_day(all_facts: Sequence[Facts], lead: set[int], start: Facts) -> Facts | None:
    """The first telling of the lead that dates the incident, where the one that sets it has no day."""
    if start.day is not None:
        return start
    own = [f for f in all_facts if f.block in lead and same_toll(f, [start], fewest=REPEATED) and f.day is not None]
    turn = _turn(all_facts, start)
    for facts in [*own, *all_facts]:
        if facts.telling.sentence.index >= turn or facts.block not in lead or facts.day is None:
            continue
        if facts.apart or facts.other or counts_over_time(facts) or SPARKED.search(facts.telling.sentence.text):
            continue
        others = bool(facts.telling.tolls) and not same_toll(facts, [start])
        if (others or not facts.definite) and AGO.search(facts.day.mention.text):
            continue  # "a day ago a child was killed in an attack": another one
        if facts.telling.sentence.index > start.telling.sentence.index + 2 and _counts_others(facts, start):
            continue
        if facts.recalled or families_clash(start.families, facts.families):
            continue
        hangs = facts.telling.above is not None and (facts.war or not facts.definite)
        if hangs or any(toll.exclusive for toll in facts.telling.tolls):
            continue
        if facts in own or not places_clash([w for _, w in start.places], [w for _, w in facts.places]):
            return facts
    return None


def _turn(all_facts: Sequence[Facts], start: Facts) -> int:
    """The sentence from which on the report tells of something else ("In the same context …", with a toll)."""
    first = start.telling.sentence.index
    later = (f.telling.sentence for f in all_facts if f.telling.sentence.index > first and f.telling.tolls)
    return next((s.index for s in later if turned_to(s.text)), all_facts[-1].telling.sentence.index + 1)


def _counts_others(facts: Facts, start: Facts) -> bool:
    """Whether a telling further down counts what the first one counts, and none of its figures."""
    told = {toll.harm for toll in start.telling.tolls if toll.value}
    again = any(toll.harm in told and toll.value for toll in facts.telling.tolls)
    return again and not same_toll(facts, [start])


def _shown(facts: Facts, harmed: bool) -> bool:
    """Whether the telling itself shows harm, or stands high in a report that does."""
    return facts.harm or (harmed and facts.telling.sentence.index < WEAK_SENTENCES)


def _could_set(facts: Facts, strict: bool) -> bool:
    if (
        facts.apart
        or facts.war
        or facts.generic
        or facts.unreal
        or counts_over_time(facts)
        or facts.tenses & {"modal", "future"}
    ):
        return False
    if "disaster" not in facts.families and any((t.value or 0) >= THOUSANDS for t in facts.telling.tolls):
        return False  # "those who massacred 70,000": a war's
    if facts.old and (strict or not facts.telling.tolls or facts.telling.sentence.index >= WEAK_SENTENCES):
        return False
    if not (facts.telling.tolls or facts.families - {"any", "war", "protest"}):
        return False
    if (
        facts.telling.tolls
        and not facts.telling.events
        and all(toll.part and toll.value is None for toll in facts.telling.tolls)
    ):
        return False
    if facts.recalled and not facts.telling.tolls and facts.plural:
        return False  # "took the town last month with the help of air strikes"
    looks_back = facts.other or facts.recalled or "past-perfect" in facts.tenses
    wide = facts.day is None and any(day.coarse for day in facts.days)
    tolls = facts.telling.tolls
    first = facts.telling.sentence.kind == "paragraph" and facts.telling.sentence.index <= OPENING
    many = facts.plural and not (tolls and facts.places and (facts.day is not None or first))
    added = bool(tolls) and all(toll.exclusive and not toll.single for toll in tolls)  # "another 14 were killed"
    if tolls and SPARKED.search(facts.telling.sentence.text):
        return False  # "the killing of a boy unleashed the riots"
    looks_elsewhere = looks_back or like_headline(facts) or wide or many or added or turns(facts.telling.sentence.text)
    return not (strict and looks_elsewhere)


def _aside(reading: Reading, facts: Facts) -> bool:
    """ "He replaces the general, who was killed in an ambush", further down and with no day: what a report that tells
    no incident says of somebody."""
    index = facts.telling.sentence.index
    body = [s.index for s in reading.sentences[: index + 1] if s.kind == "paragraph"]
    if len(body) <= OPENING or not facts.telling.tolls or days_in(reading, index):
        return False
    clauses = reading.clauses[index]
    return all(clauses.relative(head) and not clauses.participial(head) for head in facts.clauses)


def _below_headline(found: Sequence[Facts]) -> Facts:
    """The first; but a headline's bare word ("River of fire") gives way to a telling of the text, as does one that
    nobody is counted for ("Governor condemns shelling of Orm") to the first that the text counts, elsewhere."""
    first = found[0]
    if first.telling.sentence.kind not in _TOPS or first.telling.tolls:
        return first
    text = next((f for f in found if f.telling.sentence.kind == "paragraph"), first)
    if first.indefinite and _counted(text) and _elsewhere(first, text):
        return text
    if first.harm:
        return first
    closer = [f for f in found if f.telling.sentence.kind == "paragraph" and families_clash(f.families, first.families)]
    return closer[0] if closer and closer[0].harm else first


def _counted(facts: Facts) -> bool:
    """Whether a telling counts people on a day and in a place."""
    return facts.day is not None and bool(facts.places) and any(toll.value for toll in facts.telling.tolls)


def _elsewhere(a: Facts, b: Facts) -> bool:
    return places_clash([where for _, where in a.places], [where for _, where in b.places])


def _speaks_of_harm(reading: Reading, all_facts: Sequence[Facts], lead: set[int]) -> bool:
    if any(facts.block in lead and facts.telling.tolls for facts in all_facts):
        return True
    known = words("harm_words")
    here = [sentence for sentence in reading.sentences if reading.paragraph(sentence.index) in lead]
    return any(token.lower in known for sentence in here for token in sentence.tokens)
