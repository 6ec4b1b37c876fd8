"""Whose fire it was, where the words put people behind it: "rocket fire from rebels", "shells fired by the army"."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.lexicon import phrases
from corroborate.extract.parse import Sentence, Token

_FIRE = frozenset("barrage fire volley salvo hail rocket shell missile mortar gunfire bullet shot shelling".split())
_NEAR = 8
"""Words behind fire in which stands whose it is."""


def armed_people(noun: Token) -> bool:
    """Whether a noun is for people who bear arms, and for no town."""
    return phrases("perpetrator_nouns").get((noun.lemma.lower(),)) in ("armed-group", "state-forces", "unidentified")


def from_whom(sentence: Sentence, subject: Token) -> Iterator[Token]:
    """ "Shells from the rebels killed nine", "a barrage of fire by the army": the rebels, the army."""
    if subject.lemma.lower() not in _FIRE and (subject.lemma.lower(),) not in phrases("weapon_nouns"):
        return
    for token in sentence.subtree(subject.i):
        if token.lower in ("from", "by") and token.dep == "prep" and token.i < subject.i + _NEAR:
            yield from (c for c in sentence.children(token.i) if c.dep == "pobj" and armed_people(c))
