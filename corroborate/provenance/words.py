"""The words of articles as they are compared: folded, numbered, each with its characters.

All articles stand end to end in one row of word numbers. Words are numbered by their folded form,
so two equal numbers are the same word; a negative number is a wall, equal to nothing, that no
passage crosses (between articles, and wherever a block that isn't compared stood in between).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corroborate.model import Article
from corroborate.provenance.quotations import quoted

Ints = npt.NDArray[np.int64]
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


class Row:
    """The compared words of all articles, end to end, in the order the articles were given.

    ``ids`` are word numbers (walls negative); ``starts``/``ends`` the words' characters in their
    article; ``owner`` the article's position in ``articles``; ``block`` counts blocks over all
    articles; ``quoted`` marks words inside quotation marks; ``name`` words with a capital in a
    text that uses capitals for names. ``sizes`` are words an article.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self._raw: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self._walls = 0
        columns: list[tuple[Ints, ...]] = [self._read(number, article) for number, article in enumerate(self.articles)]
        ids, starts, ends, block, quotes, names = (
            np.concatenate(column) if columns else np.zeros(0, np.int64)
            for column in (zip(*columns, strict=True) if columns else [()] * 6)
        )
        self.ids, self.starts, self.ends, self.block = ids, starts, ends, block
        self.quoted: Flags = quotes.astype(np.bool_)
        self.name: Flags = names.astype(np.bool_)
        lengths = [len(column[0]) for column in columns]
        self.owner: Ints = np.repeat(np.arange(len(lengths)), lengths)
        self.sizes: list[int] = [int((column[0] >= 0).sum()) for column in columns]

    def text(self, first: int, last: int) -> tuple[int, int, str]:
        """Characters of words ``first`` to ``last`` (inclusive, of one article)."""
        start, end = int(self.starts[first]), int(self.ends[last])
        return start, end, (self.articles[int(self.owner[first])].text or "")[start:end]

    def _read(self, number: int, article: Article) -> tuple[Ints, ...]:
        text = article.text or ""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        blocks: list[int] = []
        names: list[bool] = []
        last = None
        for place, block in enumerate(article.blocks):
            if block.kind in UNCOMPARED:
                last = None
                continue
            if last != "paragraph" or block.kind != "paragraph":
                self._wall(ids, starts, ends, block.start)
            last = block.kind
            begin = len(starts)
            self._words(text, block.start, block.end, (ids, starts, ends))
            blocks += [place] * (len(ids) - len(blocks))
            names += [False] * (begin - len(names)) + _capitals(text, starts[begin:], block.end)
        self._wall(ids, starts, ends, len(text))
        blocks.append(len(article.blocks))
        names.append(False)
        marks = _inside(np.array(starts, np.int64), quoted(text, article.blocks))
        base = number << 32
        return (
            np.array(ids, np.int64),
            np.array(starts, np.int64),
            np.array(ends, np.int64),
            np.array(blocks, np.int64) + base,
            marks,
            np.array(names, np.int64),
        )

    def _wall(self, ids: list[int], starts: list[int], ends: list[int], at: int) -> None:
        self._walls -= 1
        ids.append(self._walls)
        starts.append(at)
        ends.append(at)

    def _words(self, text: str, start: int, end: int, into: tuple[list[int], list[int], list[int]]) -> None:
        raw = self._raw
        ids, starts, ends = into
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            number = raw.get(word)
            if number is None:
                form = fold(word)
                number = raw[word] = self._forms.setdefault(form, len(self._forms)) if form else -1
            if number >= 0:
                ids.append(number)
                begin, stop = match.span()
                starts.append(begin)
                ends.append(stop)


def _inside(starts: Ints, stretches: list[tuple[int, int]]) -> Ints:
    edges = np.searchsorted(starts, np.array(stretches, np.int64).reshape(-1, 2))
    steps = np.zeros(len(starts) + 1, np.int64)
    np.add.at(steps, edges[:, 0], 1)
    np.add.at(steps, edges[:, 1], -1)
    return (np.cumsum(steps[:-1]) > 0).astype(np.int64)


def _capitals(text: str, starts: list[int], end: int) -> list[bool]:
    capitals = [text[start].isupper() or text[start].isdigit() for start in starts]
    sentences = any(mark in text[max(0, end - 3) : end] for mark in ".!?")
    return (
        [False] * len(capitals) if sum(capitals) > (_SHOUT if sentences else _TITLE_CASE) * len(capitals) else capitals
    )
