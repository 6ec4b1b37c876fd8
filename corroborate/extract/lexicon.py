"""Phrases of a table found at a token: "car bomb", "police station"; the longest wins."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.extract.parse import Sentence, Token


@lru_cache(maxsize=None)
def phrases(name: str) -> dict[tuple[str, ...], str]:
    """A table's ``word`` column, cut at ``_``, to its ``kind`` column."""
    return {tuple(row["word"].split("_")): row["kind"] for row in table(name)}


@lru_cache(maxsize=None)
def _lasts(name: str) -> frozenset[str]:
    return frozenset(words[-1] for words in phrases(name))


def ending_at(sentence: Sentence, i: int, name: str) -> tuple[str, int]:
    """Kind and first token of the longest phrase of table ``name`` that ends at token ``i``."""
    known, token = phrases(name), sentence.tokens[i]
    lasts = _lasts(name)
    if token.lower not in lasts and token.lemma.lower() not in lasts and _singular(token) not in lasts:
        return "", i
    for length in (3, 2, 1):
        if i - length + 1 < 0:
            continue
        window = sentence.tokens[i - length + 1 : i + 1]
        words = [token.lower for token in window[:-1]]
        for last in dict.fromkeys((window[-1].lemma.lower(), window[-1].lower, _singular(window[-1]))):
            if kind := known.get((*words, last)):
                return kind.removeprefix("-"), window[0].i  # "-": a phrase that only looks like one of them
    return "", i


def _singular(token: Token) -> str:
    """The word without the "s" of a plural that the model takes for a name's ("Rebels", in a headline)."""
    return token.lower[:-1] if token.tag == "NNPS" and token.lower.endswith("s") else token.lower
