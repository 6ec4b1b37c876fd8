"""A made article: its words with where each was first, its clues, and the same read by the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corroborate.clean import clean
from corroborate.intake.report import identity
from corroborate.model import Article, Given, Report
from corroborate.settings import Settings
from quality.reuse.texts import Sentence, Word


class Clues(NamedTuple):
    """What an article says of where it is from; empty or None where it is silent."""

    publisher: str | None = None
    published: str | None = None
    byline: str = ""
    dateline: str = ""
    tail: tuple[str, ...] = ()


class Made(NamedTuple):
    """An article of the generator: paragraphs of words, a title that nobody else has, and clues."""

    name: str
    title: str
    paragraphs: tuple[Sentence, ...]
    clues: Clues

    def labels(self) -> set[tuple[str, int]]:
        """Where its words were first; words that an edit put in are left out."""
        return {(word.base, word.at) for paragraph in self.paragraphs for word in paragraph if word.base}


class Printed(NamedTuple):
    """A made article as text: each word with its characters, in order, and whether it is quoted."""

    text: str
    words: tuple[tuple[Word, int, int], ...]
    quoted: tuple[bool, ...]


def printed(made: Made) -> Printed:
    """The article as a house prints it."""
    parts = [made.title, made.clues.byline] if made.clues.byline else [made.title]
    text = "\n\n".join(parts)
    words: list[tuple[Word, int, int]] = []
    quoted: list[bool] = []
    for number, paragraph in enumerate(made.paragraphs):
        text += "\n\n" + (made.clues.dateline if not number else "")
        pieces = []
        at = len(text)
        for word in paragraph:
            words.append((word, at, at + len(word.text)))
            pieces.append(word.text)
            at += len(word.text) + 1
        text += " ".join(pieces)
        quoted += _quoted(pieces)
    return Printed("\n\n".join([text, *made.clues.tail]), tuple(words), tuple(quoted))


def _quoted(words: Sequence[str]) -> list[bool]:
    """Which words of a paragraph stand in double quotation marks (the pool's all pair)."""
    found, inside = [], False
    for word in words:
        marks = sum(word.count(mark) for mark in '“”"')
        found.append(inside or marks > 0)
        inside ^= bool(marks % 2)
    return found


def read(made: Made, shown: Printed, settings: Settings) -> Article:
    """The article as the program's own reading stages make it.

    Raises:
        ValueError: its text did not come through letter by letter, so the places known are wrong.
    """
    given = Given(id=made.name, publisher=made.clues.publisher, published=made.clues.published)
    data = shown.text.encode()
    article, _ = clean(
        Report(identity("text", data, given), "text", data, "utf-8", f"{made.name}.txt", given), settings
    )
    if article.text != shown.text:
        raise ValueError(f"{made.name}: the text was changed on reading")
    return article


def paragraphs(pieces: Sequence[Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """Lists of sentences as paragraphs."""
    return tuple(tuple(word for sentence in piece for word in sentence) for piece in pieces if piece)
