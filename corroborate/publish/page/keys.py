"""Names inside the page: anchors, report numbers, paragraph numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corroborate.model import Article, Noun, Origin, Record, Reuse, Span
from corroborate.publish.page.drawing import fitted
from corroborate.publish.page.wording import listed, published_words

_MIN_ID = 6
"""Ids shorter than this are words of their own and are left alone in sentences."""


class Piece(Noun, frozen=True):
    """A stretch of a sentence, with the anchor it leads to ("" for none)."""

    text: str
    to: str = ""


class ReportKey(Noun, frozen=True):
    """What a report is called in the page."""

    number: int
    anchor: str
    name: str
    when: str

    @property
    def title(self) -> str:
        """``report 2``: how sentences name it."""
        return f"report {self.number}"


class OriginKey(Noun, frozen=True):
    """What an origin is called in the page."""

    anchor: str
    name: str
    kind: str
    articles: int


class Keys:
    """Anchors of one record; ``prefix`` keeps several records on one page apart."""

    def __init__(self, record: Record, number: int) -> None:
        self.prefix = f"i{number}"
        self.reports = {a.id: self._report(a, n) for n, a in enumerate(record.articles, 1)}
        self.origins = {o.id: self._origin(o, n) for n, o in enumerate(record.origins, 1)}
        self.marks = {c.id: f"{self.prefix}-c{n}" for n, c in enumerate(record.claims, 1)}
        self.fields = {name: f"{self.prefix}-f{n}" for n, name in enumerate(record.fields, 1)}
        self._passages = {passage: n for n, passage in enumerate(record.reuse, 1)}
        self.starts = {a.id: [block.start for block in a.blocks] for a in record.articles}
        self.with_text = {a.id for a in record.articles if a.text}
        ids = sorted((i for i in self.reports if len(i) >= _MIN_ID), key=lambda i: (-len(i), i))
        self._ids = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])") if ids else None

    def _report(self, article: Article, number: int) -> ReportKey:
        name = article.publisher or article.original_publisher
        if not name:
            name = f"“{fitted(article.title, 44)}”" if article.title else article.source
        return ReportKey(number, f"{self.prefix}-r{number}", name, published_words(article.published))

    def _origin(self, origin: Origin, number: int) -> OriginKey:
        own = listed([self.report(article).title for article in origin.articles[:3]])
        name = origin.name or own or "an unnamed origin"
        return OriginKey(f"{self.prefix}-o{number}", name, origin.kind, len(origin.articles))

    def origin(self, key: str) -> OriginKey:
        """An origin's key; one that the record doesn't list goes by its id."""
        return self.origins.get(key) or OriginKey("", key, "unknown", 1)

    def report(self, article: str) -> ReportKey:
        """A report's key; one that the record doesn't list goes by its id."""
        return self.reports.get(article) or ReportKey(0, "", article, "not dated")

    def mark(self, claim: str) -> str:
        """The anchor of a claim's words in the report's text."""
        return self.marks.get(claim, "")

    def passage(self, passage: Reuse, side: str) -> str:
        """The anchor where a passage begins on side ``a`` (from) or ``b`` (to)."""
        return f"{self.prefix}-p{self._passages[passage]}{side}"

    def paragraph(self, span: Span) -> int:
        """The number of the block that a span begins in, from 1; 0 where the text is left out."""
        return bisect_right(self.starts.get(span.article, []), span.start)

    def pieces(self, sentence: str) -> tuple[Piece, ...]:
        """A sentence of the record's with report ids turned into links to ``report 2``."""
        if self._ids is None:
            return (Piece(sentence),)
        found: list[Piece] = []
        last = 0
        for match in self._ids.finditer(sentence):
            report = self.reports[match[0]]
            found += [Piece(sentence[last : match.start()]), Piece(report.title, report.anchor)]
            last = match.end()
        return tuple(piece for piece in (*found, Piece(sentence[last:])) if piece.text)


def pieces_of(keys: Keys, sentences: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Several sentences, as :meth:`Keys.pieces`."""
    return tuple(keys.pieces(sentence) for sentence in sentences)


def words_of(pieces: Sequence[Piece]) -> str:
    """A sentence's pieces as plain words."""
    return "".join(piece.text for piece in pieces)
