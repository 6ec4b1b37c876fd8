"""On which side of a fight the people stand whom some words count: a state's forces, or those who fight them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from corroborate.data import words_of_sort

FightingSide = Literal["state", "armed"]

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_JOINED = re.compile(r",|&|\band\b|\bor\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def side_counted(words: str) -> FightingSide | None:
    """Whose people the words of a count are: "12 soldiers", "nine rebels"; None for anybody, for both, or untold."""
    found = [side for word in _WORD.findall(words.lower()) if (side := _sides().get(word))]
    if not found or "anyone" in found or (len(set(found)) > 1 and _JOINED.search(words)):
        return None
    return "state" if found[0] == "state" else "armed"  # "rebel soldiers": the first word says whose they are


@lru_cache(maxsize=4096)
def side_speaking(name: str) -> FightingSide | None:
    """For which side one speaks who is named so: "the navy's spokesman", "the rebels"."""
    said = _WORD.findall(name.lower())
    if any(_sides().get(word) == "armed" for word in said) or not _sorted("fighting-voice").isdisjoint(said):
        return "armed"
    return None if _sorted("voice").isdisjoint(said) else "state"


def last_side(words: str) -> FightingSide | None:
    """The side of the last word that names one: whom a "them" behind the words most likely means."""
    found = [side for word in _WORD.findall(words.lower()) if (side := _sides().get(word))]
    return None if not found or found[-1] == "anyone" else "state" if found[-1] == "state" else "armed"


def _sorted(sort: str) -> frozenset[str]:
    return words_of_sort("side_words", sort)


@lru_cache(maxsize=1)
def _sides() -> dict[str, str]:
    return {word: sort for sort in ("anyone", "state", "armed") for word in _sorted(sort)}
