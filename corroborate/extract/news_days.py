"""Days of the news of a count: "climbed to 61 on Tuesday", "two more hurt in Monday's fire died on Friday".

A report of a later day tells when the count changed. That day is the news's, whatever else its sentence
says of the event; the event's own day stands on its noun ("in Sunday's sinking") or elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from corroborate.data import table
from corroborate.extract.clauses import Clauses
from corroborate.extract.mentions import TimeMention
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.toll.words import ORDINALS

_COUNTS = frozenset("toll number figure count tally total death fatality dead casualty".split())
_SIGN = re.compile(
    r"\b(?:toll|number|figure|count|tally|total|deaths?|fatalities|bodies|body|remains|died|dies|as of|as at)\b",
    re.IGNORECASE,
)
"""One of these stands in every sentence that tells of a count's change."""
_RAISES = re.compile(
    r"\b(?:bring|tak|rais|push|lift|increas|driv)(?:ing|es|s)\b[^.;:]{0,40}?"
    r"\b(?:toll|number|total|tally|count|dead|deaths|fatalities|figure)\b(?![^.;:]{0,60}\bthis (?:year|month|week)\b)",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\bas\s+(?:of|at)\s+(?:(?:late|early|about|around|noon|midnight|[\d:.]{1,5}\s*(?:hours|hrs|[ap]\.?m\.?)?|on|,)\s+)*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:toll|number|deaths|dead|fatalities|count)\b[^.;:]{0,60}?"
    r"\b(?:climb|rise|rose|risen|jump|grow|grew|reach|hit|pass|top|soar|mount|double|increase|surge)(?:s|ed|ing)?"
    r"(?: (?:to|at|past))?(?: (?:at least|more than|over|nearly))? [\d,]+(?: people)?,? (?:on )?(?:late |early )?$",
    re.IGNORECASE,
)
"""What stands right before a count's day, whatever the parser makes of a headline."""
_STILL = frozenset("more another further other additional last final remaining missing".split())
_NTH = frozenset((*ORDINALS, "eleventh", "twelfth"))
_BODIES = frozenset("body corpse remains victim".split())
_HURT = frozenset("injure hurt wound burn injured wounded burned burnt patient survivor rescue rescued".split())
_OF_WOUNDS = frozenset("wound injury burn hospital complication".split())
_BESIDE = 25
"""Characters between an event's day and its noun: "Friday night's train collision"."""
_FAR = 10
"""Tokens behind a verb of finding, or behind "bodies", in which it is said what was found, or of whom."""
_DIES = frozenset({"die"})


def of_the_count(reading: Reading, time: TimeMention) -> bool:
    """Whether a day is that of a count's change, of a late death or of a late find, and not of the event."""
    sentence = reading.sentences[time.sentence]
    if time.role != "at" or not _SIGN.search(sentence.text) or reading.text[time.end : time.end + 1] in ("'", "’"):
        return False
    if _FIGURE.search(sentence.text, 0, time.start - sentence.start):
        return True
    if _AS_OF.search(sentence.text, max(0, time.start - sentence.start - 40), time.start - sentence.start):
        return True
    day = sentence.top(reading.token_at(time.sentence, time.start), time.start, time.end)
    events = {event.token for event in reading.events_in[time.sentence] if event.noun}
    bare = {i for i in events if not _has_day(reading, time, sentence.tokens[i])}
    verb = _verb(sentence, reading.clauses[time.sentence], day, bare)
    if verb is None or _beside_event(sentence, verb, time, bare):
        return False
    lemma, clauses = verb.lemma.lower(), reading.clauses[time.sentence]
    sort = _sorts().get(lemma, "")
    if sort in ("moves", "sets") and _of_counts(sentence, clauses, verb, sort):
        return True
    raises = _RAISES.search(sentence.text, verb.start - sentence.start) is not None
    if sort == "finds":
        return raises or _one_more(sentence, clauses, verb)
    return lemma in _DIES and _late(sentence, clauses, verb, raises or bool(events) or _shot_before(reading, time))


@lru_cache(maxsize=1)
def _sorts() -> dict[str, str]:
    return {row["verb"]: row["sort"] for row in table("count_verbs")}


def _verb(sentence: Sentence, clauses: Clauses, day: Token, events: Collection[int]) -> Token | None:
    """The verb that a day hangs on; None where it hangs on the noun of an event that has no other day."""
    for above in (day, *sentence.ancestors(day.i)):
        if above.i in events:
            return None
        told = above.lemma.lower() in _DIES or above.i == clauses.head[above.i]
        if above.pos in ("VERB", "AUX") and told:
            return above
    return None


def _has_day(reading: Reading, time: TimeMention, noun: Token) -> bool:
    """ "Friday night's train collision": an event's noun with a day of its own before it."""
    times = (other for other in reading.times_in[time.sentence] if other is not time)
    return any(0 <= noun.start - other.end <= _BESIDE for other in times)


def _beside_event(sentence: Sentence, verb: Token, time: TimeMention, events: Collection[int]) -> bool:
    """ "Raised the toll of the fire in Orm on Saturday": behind the event, with no figure and no comma between."""
    before = [i for i in events if verb.i < i and sentence.tokens[i].end <= time.start]
    between = sentence.tokens[max(before) + 1 :] if before else []
    return bool(before) and not any(t.tag == "CD" or t.text == "," for t in between if t.end <= time.start)


def _of_counts(sentence: Sentence, clauses: Clauses, verb: Token, sort: str) -> bool:
    subject = clauses.subject(verb.i)
    if subject is not None and subject.lemma.lower() in _COUNTS:
        return True
    return sort == "sets" and any(
        token.dep in ("dobj", "pobj", "nsubj", "ccomp") and token.lemma.lower() in _COUNTS and token.i > verb.i
        for token in sentence.tokens
        if clauses.head[token.i] == verb.i or token.head == verb.i
    )


def _one_more(sentence: Sentence, clauses: Clauses, verb: Token) -> bool:
    """ "Two more bodies", "the body of a fourth skier", "the last missing miner"."""
    subject = clauses.subject(verb.i)
    found = [t for t in sentence.children(verb.i) if t.dep == "dobj"] + ([subject] if subject is not None else [])
    found += [t for t in sentence.tokens[verb.i + 1 : verb.i + _FAR] if t.lemma.lower() in _BODIES]
    for noun in found:
        beside = [*sentence.subtree(noun.i), *sentence.tokens[noun.i + 1 : noun.i + _FAR]]
        named = noun.lemma.lower() in _BODIES
        if named and any(t.lower in _STILL | _NTH for t in beside):
            return True
    return False


def _shot_before(reading: Reading, time: TimeMention) -> bool:
    """ "A man who was shot on Friday died of his wounds on Sunday": a verb of the event, with a day of its own."""
    told = [event for event in reading.events_in[time.sentence] if not event.noun and event.end <= time.start]
    days = [
        t for t in reading.times_in[time.sentence] if t.role == "at" and t.end <= time.start and t.weekday is not None
    ]
    return bool(told) and bool(days)


def _late(sentence: Sentence, clauses: Clauses, verb: Token, known: bool) -> bool:
    """ "Two more workers hurt in the fire died on Saturday", "died of wounds on Sunday, taking the toll to nine"."""
    subject = clauses.subject(verb.i)
    if subject is not None:
        said = [*sentence.subtree(subject.i), *sentence.tokens[subject.i + 1 : verb.i]]
        if any((t.lemma.lower() in _HURT or t.lower in _HURT) and t.i < verb.i for t in said):
            return True
    bare = verb.dep in ("dep", "conj", "advcl") and not clauses.mark(verb.i)
    if bare and sentence.head(verb).lemma.lower() in _HURT and sentence.head(verb).tag == "VBN":
        return subject is None or subject.i < verb.head  # "workers hurt in the fire died": the parser's other way
    own = (t.lemma.lower() for t in sentence.tokens if clauses.head[t.i] == verb.i)
    return known and not _OF_WOUNDS.isdisjoint(own)
