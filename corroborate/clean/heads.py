"""The top of an article: which line is the title, which the deck, which a kicker, and where the story begins."""

from __future__ import annotations

import re

from corroborate.clean.kinds import is_section
from corroborate.clean.piece import Piece
from corroborate.clean.text import fold

_TITLE_WORDS = 3
_DECK = 350
"""Characters: a deck in sentences is no longer than this."""
_HEADLINE = 160
"""Characters: the longest headline."""
_EXCLAIMS = re.compile(r"[?!'’\"”)][\"'”’)]*$")
_FIRST = 0.06
"""What standing first is worth, in shares of a line's words that the story's first paragraphs use."""
_LEAD = 4
"""Paragraphs whose words the headline should share."""
_STOP = frozenset(
    "the a an of in on at to for from by with and or as is are was were be has have had it its his her their"
    " that this says say said "
    "after over not no who which what how why".split()
)


def label(pieces: list[Piece], title: str | None) -> int:
    """Mark title, subtitles, kickers and section labels; return where the story's body begins."""
    _sentence_title(pieces, title)
    body = _body_start(pieces)
    lines = [i for i in range(body) if pieces[i].kind is None]
    if len(pieces) == 1 and title is None:
        return 0
    chosen = _given(pieces, title)
    if chosen is None:
        for i in lines:
            if is_section(pieces[i].text):
                pieces[i].kind = "boilerplate"
        chosen = _choose(pieces, [i for i in lines if pieces[i].kind is None], body)
    if chosen is None:
        return body
    pieces[chosen].kind = "title"
    _around(pieces, [i for i in lines if pieces[i].kind is None], chosen)
    return max(body, chosen + 1)


def _sentence_title(pieces: list[Piece], title: str | None) -> None:
    """A first line that ends in a question mark, an exclamation mark or a closing quote is a headline too."""
    first = next((p for p in pieces if p.kind is None), None)
    if (
        title is not None
        or first is None
        or not first.prose
        or len(first.text) > _HEADLINE
        or not _EXCLAIMS.search(first.text)
    ):
        return
    if any(len(p.text) > len(first.text) and p.kind is None and p.prose for p in pieces):
        first.kind = "title"


def _body_start(pieces: list[Piece]) -> int:
    for i, piece in enumerate(pieces):
        if piece.kind is None and piece.prose and not _is_deck(pieces, i):
            return i
    return len(pieces)


def _is_deck(pieces: list[Piece], i: int) -> bool:
    """A sentence between the headline and the byline, date or reading time is a deck."""
    if i == 0 or len(pieces[i].text) > _DECK or not any(p.kind is None and not p.prose for p in pieces[:i]):
        return False
    if any(p.kind in ("byline", "dateline", "update") for p in pieces[1:i]):
        return False
    for after in pieces[i + 1 : i + 4]:
        if after.kind in ("byline", "dateline", "update") or (after.kind == "boilerplate" and " min" in after.text):
            return any(p.kind is None and p.prose for p in pieces[i + 2 :])
        if after.kind is None and after.prose:
            return False
    return False


def _given(pieces: list[Piece], title: str | None) -> int | None:
    if title is None:
        return next((i for i, piece in enumerate(pieces[:3]) if piece.kind == "title"), None)
    key = fold(title)
    return next((i for i, piece in enumerate(pieces[:12]) if fold(piece.text) == key or piece.kind == "title"), None)


def _choose(pieces: list[Piece], lines: list[int], body: int) -> int | None:
    if not lines:
        return None
    twice = [i for i in lines if pieces[i].repeated]
    if twice:
        return twice[0]
    full = [i for i in lines if len(pieces[i].text.split()) >= _TITLE_WORDS] or lines
    story: set[str] = set()
    for piece in [p for p in pieces[body:] if p.kind is None and p.prose][:_LEAD]:
        story |= set(_stems(piece.text))
    return max(full, key=lambda i: (_overlap(pieces[i], story) + (_FIRST if i == full[0] else 0), -i))


def _overlap(piece: Piece, story: set[str]) -> float:
    stems = _stems(piece.text)
    share = sum(stem in story for stem in stems) / max(len(stems), 5)
    return share - max(0, len(piece.text) - 110) / 200


def _stems(text: str) -> list[str]:
    return [word[:5] for word in re.findall(r"\w+", fold(text)) if word not in _STOP]


def _around(pieces: list[Piece], lines: list[int], chosen: int) -> None:
    for i in lines:
        if i < chosen:
            pieces[i].kind = "heading" if len(pieces[i].text.split()) >= _TITLE_WORDS else "boilerplate"
        elif i > chosen:
            pieces[i].kind = "subtitle" if len(pieces[i].text.split()) >= _TITLE_WORDS else "heading"
