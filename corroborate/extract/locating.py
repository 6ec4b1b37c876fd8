"""Words beside a place's name that keep it from saying where something happened."""

from __future__ import annotations

from corroborate.data import words
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Sentence, Token


def signs(sentence: Sentence, token: Token) -> bool:
    """Whether a token is who tells it, at a headline's end."""
    last = sentence.kind == "title" and token.i == len(sentence.tokens) - 1
    return last and token.text[:1].isupper() and token.lower in words("speaker_nouns")


def of_the_dead(sentence: Sentence, preposition: Token) -> bool:
    """ "The fourteen dead of Orm bridge": whose dead they are, as they are known by."""
    return preposition.lower == "of" and sentence.head(preposition).lower in ("dead", "victims", "survivors")


def hyphenated(sentence: Sentence, place: PlaceMention) -> bool:
    """ "Iran-backed", "pro-Iran": no place but a tie."""
    text, base = sentence.text, sentence.start
    return text[place.end - base : place.end - base + 1] == "-" or text[: place.start - base].endswith("-")
