"""Days of what came after an event: of an arrest, a hearing, a statement, a picture."""

from __future__ import annotations

from collections.abc import Collection

from corroborate.data import words
from corroborate.extract.clauses import Clauses
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
    for verb in sentence.ancestors(day.i):
        if verb.i in own or (verb.pos == "NOUN" and verb.i in units):
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
    reported = (
        subject is not None and subject.dep == "nsubjpass" and subject.i in own
    )  # "a blast was reported on Friday"
    return not reported and clauses.mark(verb.i) not in ("when", "while")
