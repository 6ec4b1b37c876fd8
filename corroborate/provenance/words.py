"""The words of articles as they are compared: folded, numbered, each with its characters.

All articles stand end to end in one row of word numbers. Words are numbered by their folded form
and spelling, so two equal numbers are the same word; a negative number is a wall, equal to
nothing, that no passage crosses (between articles, and wherever a block that isn't compared stood
in between). Every column has four bytes a word or one: a collection's words are held at once.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corroborate.model import Article
from corroborate.provenance.quotations import quoted
from corroborate.provenance.spelling import spelt

Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]

UNCOMPARED = frozenset({"boilerplate", "credit", "byline", "dateline", "update"})
"""Kinds of block that say who published and not what happened: sharing one shows nothing."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[\w\u0300-\u036f]+(?:['’ʼ][\w\u0300-\u036f]+)*")
_TITLE_CASE = 0.6
"""Share of capitals from which a headline's capitals say nothing of names."""
_SHOUT = 0.9
"""The same for a block of sentences, which end in stops."""


def fold(word: str) -> str:
    """One word without case, accents, apostrophes and full stops ("U.S." is "us")."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def folded(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for match in _WORD.finditer(text) if (word := fold(match.group()))]


def compared(text: str) -> list[tuple[int, int, str]]:
    """The words of a text as passages compare them: (start, end, form), in order."""
    found = ((*match.span(), fold(match.group())) for match in _WORD.finditer(text))
    return [(start, end, spelt(word)) for start, end, word in found if word]


class Row:
    """The compared words of all articles, end to end, in the order the articles were given.

    ``ids`` are word numbers (walls negative); ``starts`` the words' first characters in their
    article; ``owner`` the article's position in ``articles``; ``quoted`` marks words inside
    quotation marks; ``name`` words with a capital in a text that uses capitals for names.
    ``sizes`` are words an article.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        reader = _Reader()
        lengths, quotes = [], []
        for article in self.articles:
            begin = len(reader.codes)
            reader.read(article)
            lengths.append(len(reader.codes) - begin)
            quotes.append(_inside(_ints(reader.starts)[begin:], quoted(article.text or "", article.blocks)))
        self.starts: Ints = _ints(reader.starts)
        self.quoted: Flags = np.concatenate(quotes) if quotes else np.zeros(0, np.bool_)
        self.ids: Ints = _ints(reader.codes)
        self.name: Flags = (self.ids & 1).astype(np.bool_)
        self.ids >>= 1
        self._firsts = array("i", np.cumsum(reader.lengths) - reader.lengths)
        self._limits = reader.limits
        if len(self.name):
            self.name &= ~np.repeat(reader.shouted(self.name), reader.lengths)
        self.owner: Ints = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self.sizes: list[int] = reader.sizes
        self.begins: list[int] = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).tolist()

    def words(self, article: int) -> list[int]:
        """The word numbers of an article, walls among them."""
        found: list[int] = self.ids[self.begins[article] : self.begins[article + 1]].tolist()
        return found

    def text(self, first: int, last: int) -> tuple[int, int, str]:
        """Characters of words ``first`` to ``last`` (inclusive, of one article)."""
        start, end = int(self.starts[first]), self.end(last)
        return start, end, (self.articles[int(self.owner[first])].text or "")[start:end]

    def block(self, at: int) -> int:
        """The number of the word's block, over all articles; a wall is a block of its own."""
        return bisect_right(self._firsts, at) - 1

    def end(self, at: int) -> int:
        """Where the word ends in its article."""
        start, text = int(self.starts[at]), self.articles[int(self.owner[at])].text or ""
        match = _WORD.match(text, start, self._limits[self.block(at)])
        return match.end() if match else start


class _Lexicon(dict[str, int]):
    """Printed words to codes: twice the number of the word's form, and one more with a capital or a digit."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        form = fold(word)
        number = self.forms.setdefault(spelt(form), len(self.forms)) if form else _EMPTY
        code = self[word] = number * 2 + (word[0].isupper() or word[0].isdigit())
        return code


_EMPTY = -(1 << 29)
"""The number of what has no letter and no digit; it stands in no row."""


class _Reader:
    """Columns under construction. A wall's code is an even number below nought, each another."""

    def __init__(self) -> None:
        self.lexicon = _Lexicon()
        self.codes, self.starts = array("i"), array("i")
        self.sizes: list[int] = []
        self.lengths, self.limits = array("i"), array("i")
        self._stops = bytearray()
        self._walls = 0

    def read(self, article: Article) -> None:
        text, last, words = article.text or "", None, 0
        for block in article.blocks:
            if block.kind in UNCOMPARED:
                last = None
                continue
            if last != "paragraph" or block.kind != "paragraph":
                self._wall(block.start)
            last = block.kind
            words += self._words(text, block.start, block.end)
        self._wall(len(text))
        self.sizes.append(words)

    def shouted(self, capital: Flags) -> Flags:
        """For each block whether its capitals are a headline's and mark no names."""
        words = _ints(self.lengths)
        capitals = np.add.reduceat(capital, np.cumsum(words) - words, dtype=np.int32)
        found: Flags = capitals > np.where(np.frombuffer(self._stops, np.bool_), _SHOUT, _TITLE_CASE) * words
        return found

    def _wall(self, at: int) -> None:
        self._walls -= 2
        self.codes.append(self._walls)
        self.starts.append(at)
        self._block(1, at, True)

    def _words(self, text: str, start: int, end: int) -> int:
        spans = [match.span() for match in _WORD.finditer(text, start, end)]
        codes = list(map(self.lexicon.__getitem__, [text[a:b] for a, b in spans]))
        if codes and min(codes) < 0:
            spans = [span for span, code in zip(spans, codes, strict=True) if code >= 0]
            codes = [code for code in codes if code >= 0]
        if not codes:
            return 0
        self.codes.extend(codes)
        self.starts.extend([start for start, _ in spans])
        self._block(len(codes), end, any(mark in text[max(0, end - 3) : end] for mark in ".!?"))
        return len(codes)

    def _block(self, words: int, limit: int, sentences: bool) -> None:
        self.lengths.append(words)
        self.limits.append(limit)
        self._stops.append(sentences)


def _ints(column: array[int]) -> Ints:
    """The column's own memory as an array; the column must not grow while that is in use."""
    return np.frombuffer(column, np.int32) if column else np.zeros(0, np.int32)


def _inside(starts: Ints, stretches: list[tuple[int, int]]) -> Flags:
    steps = np.zeros(len(starts) + 1, np.int8)
    if stretches:
        edges = np.searchsorted(starts, np.array(stretches, np.int64).reshape(-1, 2))
        np.add.at(steps, edges[:, 0], 1)
        np.add.at(steps, edges[:, 1], -1)
    found: Flags = np.cumsum(steps[:-1]) > 0
    return found
