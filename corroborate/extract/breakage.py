"""Undersea and communication cables that are cut: an event that no single word names."""

from __future__ import annotations

from corroborate.data import words_of_sort
from corroborate.extract.parse import Sentence, Token

_NEAR = 4
"""Tokens before a cable in which a word says which sort it is."""
_LINES = frozenset(("cable", "cables", "line", "lines"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def broken(sentence: Sentence) -> Token | None:
    """The word that says that a cable broke ("undersea cables were severed", "an internet cable cut"), or None."""
    for token in sentence.tokens:
        if token.lower in _LINES and _sort(sentence, token):
            found = _break(sentence, token)
            if found is not None:
                return found
    return None


def _sort(sentence: Sentence, cable: Token) -> bool:
    before = sentence.tokens[max(cable.i - _NEAR, 0) : cable.i]
    return any(token.lower in words_of_sort("cable_words", "cable") for token in before)


def _break(sentence: Sentence, cable: Token) -> Token | None:
    breaks = words_of_sort("cable_words", "break")
    following = [t for t in sentence.tokens[cable.i + 1 : cable.i + 2] if not _of_another(sentence, t, cable)]
    above = sentence.head(cable)
    near = [*following, *(child for child in sentence.children(cable.i) if child.dep in ("acl", "relcl"))]
    if cable.dep in _SUBJECTS or (cable.dep == "dobj" and above.tag in ("VBD", "VBN")):
        near.append(above)
    return next((token for token in near if token.lower in breaks), None)


def _of_another(sentence: Sentence, verb: Token, cable: Token) -> bool:
    """ "Talks on the price of fibre cables failed": the verb has a subject of its own."""
    return any(child.dep in _SUBJECTS and child.i != cable.i for child in sentence.children(verb.i))
