"""A toll said by a bare number: "The number is 31. There are no more bodies." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corroborate.extract import numbers
from corroborate.extract.parse import Sentence
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import total
from corroborate.extract.toll.words import STANDS, Words

NUMBERS = frozenset("number figure count total".split())
_ADVERBS = frozenset("now currently still already so far final at".split())
_DEAD = frozenset("body bodies corpses dead died killed deaths fatalities perished".split())
_HURT = frozenset("injured wounded missing hurt infected arrested rescued survivors alive call hotline".split())
_ENDS = frozenset([".", "!", ",", ";", '"', "”", "now", "so", "and", ""])
_LONGEST = 14
"""Tokens of a sentence that says a number and no more."""


def bare_tolls(sentences: Sequence[Sentence], at: int) -> Iterator[Draft]:
    """The toll of a sentence that gives a number alone, where the one before or behind it speaks of the dead alone."""
    sentence = sentences[at]
    if len(sentence.tokens) > _LONGEST:
        return
    words = Words(sentence)
    for k, low in enumerate(words.lowers):
        if low in NUMBERS and words.low(k - 1) in ("the", "final") and _of_the_dead(sentences, at):
            figure = _figure(words, k + 1)
            if figure is not None:
                yield from _draft(words, k, figure)
                return


def _figure(words: Words, k: int) -> tuple[int, int, int] | None:
    """The number behind "is", with the tokens where it begins and ends."""
    if words.low(k) not in STANDS:
        return None
    k += 1
    while words.low(k) in _ADVERBS:
        k += 1
    found = numbers.read(words.lowers, k)
    if found is None or found[0] < 2 or words.low(found[1]) not in _ENDS:
        return None
    return found[0], k, found[1]


def _of_the_dead(sentences: Sequence[Sentence], at: int) -> bool:
    here = sentences[at]
    near = [s for s in sentences[max(at - 1, 0) : at + 2] if abs(s.block - here.block) <= (s.index > here.index)]
    said = {token.lower for s in near for token in s.tokens}
    counted = any(token.tag == "CD" for s in near if s is not here for token in s.tokens)
    return not (counted or said.isdisjoint(_DEAD)) and said.isdisjoint(_HURT)


def _draft(words: Words, at: int, figure: tuple[int, int, int]) -> Iterator[Draft]:
    value, first, end = figure
    group = Group(first)
    group.kind, group.count, group.people, group.head, group.last = "number", value, True, first, end - 1
    summed = total([group])
    if summed is not None:
        yield Draft(words, "killed", [group], summed._replace(exclusive=False, single=False), (at, at))
