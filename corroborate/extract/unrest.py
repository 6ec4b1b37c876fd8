"""Riots over a killing: a report of the one has the other's dead, hurt and day beside it.

Where a report opens on a protest over a death and counts those hurt at it, the protest is its incident, and the death,
told again further down, is another event. Over a disaster that killed several, the disaster is, and who is hurt at the
protest is another's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.extract.facts import Facts
from corroborate.extract.reading import Reading

_OPENING = 3
"""Sentences, title included, in which a report of a protest says what it is about."""
_NEAR = 3
"""Sentences behind that in which it counts who was hurt at it."""
_OVER = re.compile(
    r"\b(?:protest|march|demonstrat|rall(?:y|ie)|riot|unrest|clash|vigil)\w*\b[^.;]{0,100}?"
    r"\b(?:over|against|after|following|sparked by|triggered by|protest(?:ing)?|demand\w* justice for|in memory of)\s"
    r"(?=[^.;]{0,60}\b(?:shooting|killing|death|shot|killed|murder|died|deaths)\b)",
    re.IGNORECASE,
)
"""Opens on a protest and goes on to the death that it is over, which stands behind the match."""
_AT_IT = re.compile(
    r"\b(?:arrest\w*|protest\w*|demonstrat\w*|march\w*|riot\w*|clash\w*|bottles?|stones?|rocks?|bricks?|fireworks?"
    r"|tear gas|petrol bombs?|looting|crowd|rubber bullets|water cannon)\b",
    re.IGNORECASE,
)
"""Words of what goes on at a protest."""


def mark(reading: Reading, every: Sequence[Facts]) -> None:
    """Say of the death that a protest is over that it is apart, where people are hurt at the protest itself."""
    found = next((pair for s in reading.sentences[:_OPENING] if (pair := _over(s.text, s.start, s.index))), None)
    if found is None:
        return
    index, at = found
    hurt = [f for f in every if _at_protest(f, index, at)]
    if not hurt:
        return
    if _of_many(every, index, at):
        for facts in hurt:
            facts.apart = True
        _without_protest(every)
        return
    for facts in every:
        sentence = facts.telling.sentence
        behind = _over(sentence.text, sentence.start, sentence.index)
        told = facts.telling.extent()[0] >= behind[1] if behind else not _AT_IT.search(sentence.text)
        if sentence.index >= index and told and facts not in hurt and _of_one(facts):
            facts.apart = True


def _of_many(every: Sequence[Facts], index: int, at: int) -> bool:
    """Whether what the protest is over has killed several, and the words say so: the report follows a disaster up."""
    there = [t for f in every if f.telling.sentence.index == index for t in f.telling.tolls]
    return any(t.harm == "killed" and (t.value or 0) > 1 and t.start >= at for t in there)


def _without_protest(every: Sequence[Facts]) -> None:
    """The opening's own telling without the protest: what killed is not the march."""
    for facts in every:
        sentence = facts.telling.sentence
        behind = _over(sentence.text, sentence.start, sentence.index)
        if behind is not None:
            facts.without([e for e in facts.telling.events if e.end <= behind[1]])


def _over(text: str, start: int, index: int) -> tuple[int, int] | None:
    match = _OVER.search(text)
    return (index, start + match.end()) if match else None


def _at_protest(facts: Facts, index: int, at: int) -> bool:
    """Whether people, counted and not named, are hurt where the protest is told."""
    sentence = facts.telling.sentence
    tolls = [t for t in facts.telling.tolls if t.harm == "injured" and not (t.single or t.named or t.denied)]
    near = index <= sentence.index <= index + _NEAR and facts.telling.extent()[0] > at - len(sentence.text)
    return bool(tolls) and near and _AT_IT.search(sentence.text) is not None


def _of_one(facts: Facts) -> bool:
    """Whether it tells of one person's death, or names the killing alone."""
    tolls = facts.telling.tolls
    return all((t.single or t.named) and (t.value or 0) < 2 for t in tolls)
