"""Blocks: every piece of a text gets one kind, so that only what tells the story is read as the story."""

from __future__ import annotations

import re

from corroborate.clean import heads
from corroborate.clean.agencies import is_agency_list
from corroborate.clean.dateline import Dateline, dateline
from corroborate.clean.kinds import furniture, is_section, own_kind
from corroborate.clean.masthead import Masthead, masthead
from corroborate.clean.opening import opening
from corroborate.clean.piece import Piece
from corroborate.clean.text import fold
from corroborate.model import Block, BlockKind

_TWICE = 20
"""Characters: a shorter line may stand twice and mean it ("No.")."""
_CREDIT_TAIL = re.compile(
    r"(?:\(\s*)?\b(?:additional |with (?:additional )?)?(?:reporting|writing|editing|compiled|translated"
    r"|translation) by\b[^\n]{0,400}$",
    re.I,
)
_SIGNED = re.compile(r"(?:[.!?\"”’']\s*[-–—]{0,3}\s*|\s[-–—]{1,3}\s*)(?P<who>\(?[A-Z][\w /,&.-]{1,40}\)?\.?)$")
_DATED = ("dateline", "byline", "update")
_LIST_OPENER = re.compile(r":\s*$")
_BULLET = re.compile(r"[•*·▪►‣–-]\s*\S|\(?\d{1,2}[.)]\s+\S")


class Layout:
    """A text's pieces with their kinds, in order, the datelines found in them, and the masthead."""

    def __init__(self, pieces: list[Piece], datelines: list[Dateline], head: Masthead) -> None:
        self.pieces, self.datelines, self.head = pieces, datelines, head

    @property
    def title(self) -> Piece | None:
        """The one title, where there is one."""
        return next((piece for piece in self.pieces if piece.kind == "title"), None)

    def blocks(self) -> tuple[Block, ...]:
        """The pieces as blocks of the model."""
        return tuple(Block(piece.kind or "paragraph", piece.start, piece.end) for piece in self.pieces)


def layout(text: str, pieces: list[Piece], title: str | None) -> Layout:
    """Give every piece its kind.

    Args:
        text: the frozen text.
        pieces: its pieces in order; a kind that is already set stays (a web page's markup).
        title: the title that the caller or the page's metadata gives, or None.
    """
    pieces = opening(text, pieces, title)
    for piece in pieces:
        if piece.kind is None:
            piece.kind = own_kind(piece.text)
            piece.fixed = piece.kind is not None
    _repeats(pieces)
    head = masthead(pieces, title)
    body = heads.label(pieces, title)
    _links(pieces)
    _body(pieces, body)
    _photographs(pieces)
    datelines: list[Dateline] = []
    return Layout(_carve(text, pieces, datelines), datelines, head)


def _repeats(pieces: list[Piece]) -> None:
    seen: dict[str, Piece] = {}
    for piece in pieces:
        key = fold(piece.text)
        if len(key) < _TWICE:
            continue
        if (earlier := seen.setdefault(key, piece)) is not piece:
            piece.kind, piece.repeat, earlier.repeated = "boilerplate", True, True


def _links(pieces: list[Piece]) -> None:
    after = False
    for piece in pieces:
        opens = (furniture(piece.text) or (None, False))[1] if piece.kind == "boilerplate" else False
        if opens:
            after = True
        elif after and (piece.kind in _DATED or (piece.kind is None and not piece.prose)):
            piece.kind = "boilerplate"  # a link's date is not the article's
        elif piece.kind in (None, "paragraph", "title"):
            after = False


def _body(pieces: list[Piece], body: int) -> None:
    last = max((i for i, p in enumerate(pieces) if p.kind is None and p.prose), default=-1)
    tail = [i for i in range(last + 1, len(pieces)) if pieces[i].kind is None]
    listed = last >= 0 and bool(_LIST_OPENER.search(pieces[last].text))
    for i in range(body, len(pieces)):
        piece = pieces[i]
        if piece.kind is not None:
            continue
        if piece.prose or (_BULLET.match(piece.text) and not piece.text.endswith("-")):
            piece.kind = "paragraph"
        elif i > last:
            piece.kind = _tail_kind(piece, len(tail), listed)
        elif is_section(piece.text):
            piece.kind = "boilerplate"
        else:
            piece.kind = "paragraph" if _in_list(pieces, i) else "heading"
    for piece in pieces:
        piece.kind = piece.kind or "paragraph"


def _photographs(pieces: list[Piece]) -> None:
    """An agency's name alone in the middle of a page credits a picture; at its end, the article."""
    prose = [i for i, piece in enumerate(pieces) if piece.kind == "paragraph"]
    for i, piece in enumerate(pieces):
        if piece.kind == "byline" and prose and i > prose[0] and is_agency_list(piece.text):
            piece.kind = "caption" if i < prose[-1] or pieces[i - 1].kind == "caption" else "credit"


def _tail_kind(piece: Piece, count: int, listed: bool) -> BlockKind:
    if listed or len(piece.text) > 110:
        return "paragraph"
    if is_section(piece.text) or (len(piece.text.split()) <= 3 and count > 1) or count >= 2:
        return "boilerplate"
    return "boilerplate" if piece.headline_case else "paragraph"


def _in_list(pieces: list[Piece], i: int) -> bool:
    before = i - 1
    while before >= 0 and not pieces[before].prose and pieces[before].kind in ("paragraph", None):
        before -= 1
    return before >= 0 and bool(_LIST_OPENER.search(pieces[before].text))


def _carve(text: str, pieces: list[Piece], datelines: list[Dateline]) -> list[Piece]:
    out: list[Piece] = []
    first = True
    prose = [piece for piece in pieces if piece.kind == "paragraph"]
    for piece in pieces:
        if piece.kind != "paragraph":
            out.append(piece)
            continue
        found = dateline(text, piece.start, piece.end, first)
        first = False
        if found:
            datelines.append(found)
            if found.start > piece.start:
                junk, piece = piece.cut(text, found.start)
                junk.kind = "boilerplate"
                out.append(junk)
            head, piece = piece.cut(text, found.end)
            head.kind = "dateline"
            out.append(head)
        out.extend(_tail(text, piece) if piece in prose[-3:] or piece is pieces[-1] or found else [piece])
    return out


def _tail(text: str, piece: Piece) -> list[Piece]:
    match = _CREDIT_TAIL.search(piece.text[-500:])
    if match is None:
        match = _SIGNED.search(piece.text[-60:])
        begin = (
            piece.end - min(60, len(piece.text)) + match.start("who")
            if match and is_agency_list(match["who"])
            else None
        )
    else:
        begin = piece.end - min(500, len(piece.text)) + match.start()
        before = text[piece.start : begin].rstrip(" (")
        if not before or before[-1] not in ".!?\"”')]":
            begin = None
    if begin is None or begin <= piece.start + 20:
        return [piece]
    body, credit = piece.cut(text, begin)
    credit.kind = "credit"
    return [body, credit]
