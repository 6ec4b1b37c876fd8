"""Reports of the courts: a trial or a sentence, and the deed only as what lies behind it."""

from __future__ import annotations

from corroborate.data import words_of_sort
from corroborate.extract.facts import Facts
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading

_GRAND = "grand"
"""A grand jury charges: it hears of what is news."""


def tried(reading: Reading, facts: Facts) -> bool:
    """Whether a report opens on a trial or a sentence, and the telling is of what it is for."""
    sentence = facts.telling.sentence
    opening = [s for s in reading.sentences[: sentence.index + 1] if s.kind == "title" or s is sentence]
    if not any(_of_trial(s) for s in opening):
        return False
    ties = words_of_sort("court_words", "tie")
    return all(any(token.lower in ties for token in sentence.ancestors(unit)) for unit in facts.telling.units)


def _of_trial(sentence: Sentence) -> bool:
    return any(
        token.lower in words_of_sort("court_words", "trial")
        and (token.i == 0 or sentence.tokens[token.i - 1].lower != _GRAND)
        for token in sentence.tokens
    )
