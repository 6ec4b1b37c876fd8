"""The parts of speech of a headline's words, where the parser took its telegram style for something else."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.parse import Token
from corroborate.extract.toll.people import noun
from corroborate.extract.toll.triggers import single_words

_ACTS = frozenset("kills injures wounds hurts shoots stabs slays murders leaves claims abducts kidnaps sends".split())
"""What a headline says that somebody or something does to people; some look like nouns."""
_NAMED = frozenset({"NNS", "NNPS", "NNP", "NN"})
_NO_NOUN = frozenset({"JJ", "VB", "VBP", "RB", "UH", "FW"})
_BEHIND = frozenset("fatally found critically seriously accidentally in at on by near after and , :".split())
_BEFORE_DEEDS = frozenset("after for of before accused admits in".split())
_BOTH = frozenset("suspect guard guide cook nurse man pilot father mother mob lead minor".split())
""""Police suspect three dead": words that are verbs too, and need a mark before them to be taken for people."""


def retagged(lowers: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The tags, with people and words of harm as a headline has them ("Climber dead", "Officer Shoots, Kills Man").

    Args:
        lowers: a headline's words in lower case.
        tokens: its parsed tokens.

    Returns:
        A Penn tag a token.
    """
    tags = [token.tag for token in tokens]
    for i, low in enumerate(lowers):
        if low in _ACTS and tags[i] in _NAMED and i and _before_people(lowers, tags, i):
            tags[i] = "VBZ"
        elif tags[i] in _NO_NOUN and _somebody(lowers, tags, i):
            tags[i] = "NN"
        elif low == "shooting" and i + 1 < len(lowers) and lowers[i - 1] in _BEFORE_DEEDS and _one(lowers, i + 1):
            tags[i] = "VB"
        elif low == "shot" and i and tags[i] != "VBN" and (lowers[i - 1] == "old" or _one(lowers, i - 1)):
            tags[i] = "VBN"
    return tags


def _before_people(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a figure or one person stands behind, or a comma and a second such verb."""
    k = at + 1
    if lowers[k : k + 1] in ([","], ["and"], ["&"]) and lowers[k + 1 : k + 2] and lowers[k + 1] in _ACTS:
        k += 2
    while k < at + 5 and k < len(lowers) and tags[k] in ("JJ", "DT", "NNP", "CD", "RB", "HYPH") and not _one(lowers, k):
        if tags[k] == "CD" and "-" not in lowers[k + 1 : k + 2]:
            return True
        k += 1
    return k < len(lowers) and _one(lowers, k)


def _one(lowers: Sequence[str], at: int) -> bool:
    known = noun(lowers[at])
    return known is not None and known.status not in ("thing", "collective")


def _somebody(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    known = noun(lowers[at])
    if known is None or known.plural or known.status in ("thing", "collective"):
        return False
    opens = at == 0 or lowers[at - 1] in (",", ":", ";", "and", "&")
    if not opens and (tags[at] != "JJ" or lowers[at] in _BOTH):
        return False
    following = lowers[at + 1] if at + 1 < len(lowers) else ""
    return following in single_words() or following in _BEHIND or not following
