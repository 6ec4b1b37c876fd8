"""A name at its place in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corroborate.extract.parse import Sentence, Token
from corroborate.names import Known


class Name:
    """A name at its place: tokens ``first``..``last`` (inclusive) of its sentence.

    ``label`` is person, organisation, people, place, group or other (a product, a work, an event);
    ``kind`` the kind of actor where the words alone say it; ``known`` the tables' entry; ``country`` ISO alpha-2.
    """

    __slots__ = ("country", "end", "first", "kind", "known", "label", "last", "sentence", "start", "text")

    def __init__(self, sentence: Sentence, first: int, last: int, label: str) -> None:
        while last > first and sentence.tokens[last].text.isspace():
            last -= 1
        self.sentence, self.first, self.last, self.label = sentence, first, last, label
        self.start, self.end = sentence.span(first, last)
        self.text = sentence.words(self.start, self.end)
        self.kind: str | None = None
        self.country: str | None = None
        self.known: Known | None = None

    def __repr__(self) -> str:
        return f"{self.text}/{self.label}/{self.kind}"


def over(names: Sequence[Name], first: int, last: int) -> list[Name]:
    """The names of a sentence that share a token with ``first``..``last``."""
    return [name for name in names if name.first <= last and first <= name.last]


def in_place_of(names: Sequence[Name], gone: Collection[Name], one: Name) -> list[Name]:
    """The names of a sentence in order, ``one`` in place of those ``gone``."""
    return sorted([*(name for name in names if name not in gone), one], key=lambda name: name.first)


def capital(token: Token) -> bool:
    """Whether the token begins with a capital."""
    return token.text[:1].isupper()
