"""A piece of a text while its kind is being found; the stage's only mutable thing."""

from __future__ import annotations

import re

from corroborate.model import BlockKind

_END = re.compile(r"[.!?…।。؟][\"'”’»)\]]*(?:\s*\[[^\[\]]{1,40}\])?$|[,;:]$")
_SENTENCES = re.compile(r"[.!?…][\"'”’»)]*\s+[\"“‘'(]?[A-ZÀ-Þ0-9]")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Mt|No|vs|Dr)\.$")
_LONG = 150
"""Characters: no headline, heading or deck line without a full stop is longer; prose is."""
_SMALL = frozenset("a an and as at but by for from in into of on or over the to vs with after amid is are".split())


class Piece:
    """Offsets into the text, the words, and the kind as far as it is known.

    ``fixed``: the piece's own words gave the kind. ``repeat``: the same words stood before;
    ``repeated``: they stand again. ``inline``: cut off the front of a longer piece.
    """

    __slots__ = ("end", "fixed", "inline", "kind", "repeat", "repeated", "start", "text")

    def __init__(self, text: str, start: int, end: int, kind: BlockKind | None = None) -> None:
        self.text, self.start, self.end = text[start:end], start, end
        self.kind: BlockKind | None = kind
        self.fixed = kind is not None
        self.repeat = self.repeated = self.inline = False

    def __repr__(self) -> str:
        return f"Piece({self.kind}, {self.text[:50]!r})"

    @property
    def prose(self) -> bool:
        """Sentences: a full stop and some words, or too long for a headline."""
        if len(self.text) >= _LONG or _SENTENCES.search(self.text):
            return True
        return bool(_END.search(self.text)) and not _ABBREVIATED.search(self.text) and len(self.text.split()) >= 3

    @property
    def headline_case(self) -> bool:
        """Most words begin with a capital, or the line opens like a link and ends without a stop."""
        if self.text.isupper():
            return False
        words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", self.text) if word.lower() not in _SMALL]
        return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)

    def cut(self, text: str, at: int) -> tuple[Piece, Piece]:
        """Two pieces of the same kind, split at an offset of the text, both trimmed."""
        return trimmed(text, self.start, at, self.kind), trimmed(text, at, self.end, self.kind)


def trimmed(text: str, start: int, end: int, kind: BlockKind | None = None) -> Piece:
    """A piece without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(text, start, end, kind)
