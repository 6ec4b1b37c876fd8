"""What came after an event: days of an arrest, a hearing, a statement, a picture; the count of another day."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corroborate.data import words
from corroborate.extract.clauses import Clauses
from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Sentence, Token


def comes_after(sentence: Sentence, clauses: Clauses, day: Token, own: Collection[int], units: Collection[int]) -> bool:
    """ "Was arrested on Friday over the shooting": whether a day is that of what came after, not of the event.

    Args:
        sentence: the sentence, parsed.
        clauses: its clauses.
        day: the highest token of the day's words.
        own: places of the words that tell the event which the day would be given to.
        units: places of the words that tell any event.
    """
    if clauses.content(day.i) != clauses.head[day.i]:
        return False
    for verb in sentence.ancestors(day.i):
        if (verb.i in own and verb.lemma.lower() not in _FUNERALS) or (verb.pos == "NOUN" and verb.i in units):
            return False
        if verb.pos in ("VERB", "AUX") and verb.i == clauses.head[verb.i]:
            break
    else:
        return False
    if sentence.kind == "caption":
        return verb.i not in units  # a picture's day: "Debris is strewn on Friday"
    subject = clauses.subject(verb.i)
    if subject is not None and subject.i not in own and subject.lemma.lower() in words("late_news"):
        return True  # "a hearing took place on Friday"
    if verb.lemma.lower() not in words("aftermath_verbs", "verb"):
        return False
    if verb.tag in ("VBZ", "VBP") and sentence.kind == "paragraph" and day.i > verb.i and day.dep == "pobj":
        return False  # "the railway regrets the loss of life in the accident on 14 February"
    reported = (
        subject is not None and subject.dep == "nsubjpass" and subject.i in own
    )  # "a blast was reported on Friday"
    return not reported and clauses.mark(verb.i) not in ("when", "while")


_FUNERALS = frozenset({"bury", "cremate", "inter", "lay"})
"""Verbs that count the dead, on a day of their own."""
_AFTER = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?) after\b", re.IGNORECASE)


def counted_again(sentence: Sentence, told: Sequence[TollMention], again: Sequence[TollMention]) -> bool:
    """ "Six were killed on Friday just a day after raids left 35 dead": whether a second count of one sort of harm
    is of the time before."""
    if not {toll.harm for toll in told} & {toll.harm for toll in again}:
        return False
    first, last = max(toll.trigger[1] for toll in told), min(toll.trigger[0] for toll in again)
    return _AFTER.search(sentence.words(first, max(first, last))) is not None


_RAISING = re.compile(r"\b(?:bringing|taking|raising|pushing|lifting|increasing)\b", re.IGNORECASE)
_OVER_TIME = re.compile(
    r"\b(?:this|last|past) (?:year|month|season|decade|century)\b|\bsince (?:\w+ )?(?:19|20)\d\d\b|\bin (?:19|20)\d\d\b"
    r"|\b(?:attacks|raids|accidents|killings|shootings|murders|homicides|deaths|strikes|clashes) (?:this|last) week\b",
    re.IGNORECASE,
)


def adds_up(sentence: Sentence, verb: Token) -> bool:
    """ "…, taking the number of road deaths this year to 40": what an event adds to, and no count of its own."""
    if not _RAISING.fullmatch(verb.text):
        return False
    return _OVER_TIME.search(sentence.text, verb.start - sentence.start) is not None
