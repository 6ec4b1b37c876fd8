"""Who stands behind an article: publisher, original publisher, agencies."""

from __future__ import annotations

import re

from corroborate.clean import agencies, newsroom, wires
from corroborate.clean.blocks import Layout
from corroborate.clean.text import fold

_PHOTO = re.compile(
    r"\b(?:photos?|photograph\w*|images?|picture|pictured|getty|pool|handout|file|via|video|epa)\b", re.I
)
_JOINED = re.compile(r"^\W*by\b.*\b(?:and|with)\b", re.I)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\W*$")


def agencies_credited(laid: Layout, authors: tuple[str, ...], publisher: str | None = None) -> tuple[str, ...]:
    """Short names of the agencies that a byline, dateline, credit or "told X" names, sorted.

    A photo credit ("(X Photo/…)", "Getty") credits the photograph and is left out; an agency that
    stands in a caption's brackets by its own name is the article's agency too.
    """
    found: set[str] = by_form(laid)
    for piece in laid.pieces:
        if piece.kind in ("byline", "dateline", "update") or (piece.kind == "credit" and not _PHOTO.search(piece.text)):
            found |= agencies.credited(piece.text)
        elif piece.kind in ("paragraph", "subtitle"):
            found |= agencies.quoted(piece.text)
        elif piece.kind == "caption" and (match := _BRACKETS.search(piece.text)) and not _PHOTO.search(match[1]):
            found |= agencies.credited(match[1])
    if publisher:
        found = {name for name in found if agencies.short_name(name) or not _own_sign(name, publisher)}
        found |= wires.told(laid.pieces, publisher)
    for author in authors:
        found |= agencies.credited(author) if agencies.is_agency_list(author) else set()
    return tuple(sorted(found))


def by_form(laid: Layout) -> set[str]:
    """Agencies that no table knows: a dateline's brackets and a byline's "and Vesper Press" name them."""
    found = {
        name
        for line in laid.datelines
        for name in line.agencies
        if not agencies.named(name) and not wires.is_station(name)
    }
    for piece in laid.pieces:
        if piece.kind == "byline":
            found |= wires.in_byline(piece.text)
    return found


def publishers(laid: Layout, known: str | None, hung: str | None) -> tuple[str | None, str | None]:
    """Who published this copy, and who wrote it.

    Args:
        laid: the article's pieces.
        known: the publisher that the caller or the page gives.
        hung: the site's name hung on the title.
    """
    own = newsroom.self_named(laid.pieces)
    holder = newsroom.copyright_holder(laid.pieces)
    wire = _wire(laid)
    holder_is_agency = bool(holder and agencies.short_name(holder))
    publisher = known or hung or laid.head.name or (holder if not holder_is_agency else None)
    if publisher is None and own and (own.strong or not set(agencies_credited(laid, ())) - {own.name}):
        publisher = None if _adds(laid, own.name) else own.name
    original = newsroom.reprinted(laid.pieces) or (own.name if own and own.strong else None)
    original = original or wire or (holder if holder_is_agency else None) or publisher
    if publisher and original and _same(publisher, original):
        original = publisher
    return publisher, original


def _wire(laid: Layout) -> str | None:
    """The one agency whose text this is, by its byline or dateline; not one that people of the house joined."""
    found = {name for line in laid.datelines for name in line.agencies}
    for piece in laid.pieces:
        if piece.kind in ("byline", "dateline"):
            found |= agencies.credited(piece.text)
            if not _JOINED.search(piece.text):
                found |= wires.in_byline(piece.text)
    return next(iter(found)) if len(found) == 1 else None


def _own_sign(name: str, publisher: str) -> bool:
    """ "KESTREL" in the dateline of Kestrel Online is the house itself, and not whom it has the text from."""
    mine, house = fold(name).split(), fold(publisher).split()
    return mine != house and bool(mine) and all(word in house for word in mine)


def _adds(laid: Layout, name: str) -> bool:
    """Whether a byline adds an agency to people of another house: "By Mara Quill and Vesper Press"."""
    return any(p.kind == "byline" and name in wires.in_byline(p.text) and _JOINED.search(p.text) for p in laid.pieces)


def _same(one: str, other: str) -> bool:
    """ "The Harbour Gazette" and "harbourgazette.com" are one outlet."""
    a, b = (re.sub(r"\W|^the |^www", "", fold(name).removeprefix("the ").removeprefix("www.")) for name in (one, other))
    return a == b or (bool(a and b) and (a in b or b in a) and min(len(a), len(b)) >= 4)
