"""Days that a sentence names of something else than its events: a party's, a poll's, a charge's."""

from __future__ import annotations

from collections.abc import Collection

from corroborate.data import words
from corroborate.extract.mentions import TimeMention
from corroborate.extract.parse import Sentence, Token

_FEASTS = frozenset({"christmas", "easter", "halloween", "thanksgiving", "ramadan"})
_THROUGH = frozenset(
    {"npadvmod", "compound", "pobj", "prep", "nmod", "conj", "dobj", "advmod", "pcomp", "dative", "amod"}
)


def names_a_thing(sentence: Sentence, token: Token, time: TimeMention, units: Collection[int]) -> bool:
    """ "A controversial June 3 poll": the day of what it stands before, where that is no event of harm."""
    above = sentence.head(token)
    before = token.dep in ("compound", "nmod", "amod", "nummod") and above.pos == "NOUN" and above.start >= time.end
    if not before or above.i in units or above.start - time.end > 1:
        return False
    feast = time.text.lower() in _FEASTS  # "the office Christmas party" is held before it
    thing = above.lemma.lower() in words("dated_things")
    return time.role == "set" or feast or thing or _under_other(sentence, above)  # "the weekly market"


def _under_other(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a prepositional object of something: it doesn't say when the clause happened."""
    return noun.dep == "pobj" and sentence.head(noun).lower in ("in", "of", "for", "over", "before", "ahead")


def of_court(sentence: Sentence, token: Token, units: Collection[int]) -> bool:
    """ "Was charged with murder Saturday": the charge's day, though it stands against the deed's name.

    A day with a preposition of its own is the deed's; one that hangs on the verb is :mod:`aftermath`'s.
    """
    if token.dep == "pobj":
        return False
    named = False
    for above in (token, *sentence.ancestors(token.i)):
        if above.pos == "VERB":
            return named and above.i not in units and above.lemma.lower() in words("aftermath_verbs", "verb")
        named = named or above.i in units
        if above.dep not in _THROUGH:
            return False
    return False
