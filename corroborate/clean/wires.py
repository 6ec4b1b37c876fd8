"""News agencies that no table knows, told by their form: a dateline's brackets, "By A B and X Press"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corroborate.clean.agencies import named
from corroborate.clean.piece import Piece
from corroborate.clean.text import fold
from corroborate.data import table, words

_WORD = r"[A-ZÀ-Þ][\w&'’.-]*"
_NAME = rf"(?:{_WORD} ){{0,3}}{_WORD}"
_TAIL = r"(?:Press(?: Agency| Association)?|[Nn]ews [Aa]gency|Agency|Newswires?|Wires?|News Service|News)"
_IN_BYLINE = re.compile(
    rf"(?:\b(?:[Aa]nd|[Ww]ith|[Bb]y|[Ff]rom|for)\s+|&\s*)(?:the )?(?P<name>(?:{_WORD} ){{1,3}}{_TAIL})\b"
    r"(?=\W*$|\s*[|,;·•/()]|\s+(?:and|in|on)\b)"
)
_OF_AGENCY = re.compile(rf",\s*(?P<name>(?:{_WORD} ){{1,3}}(?:Press|Agency|Newswires?|Wires?|News Service))\W*$")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)\s*\W{0,3}$")
_TOLD = re.compile(
    r"\b(?:told|tells|(?:spoke|speaking|said|statement|sent|according) (?:to|with)"
    r"|(?:seen|reviewed|obtained|quoted|reported|carried) by|citing)\s+"
    rf"(?:the )?(?P<name>(?:{_WORD} ){{1,3}}{_TAIL})\b(?!['’-])"
)
_THE_AGENCY = re.compile(r"\b(?:the|news|wire) (?:agency|newswire)\b")
_NOT_AGENCIES = frozenset(
    "free press;daily press;morning press;evening press;sunday press;file;photo;updated;update".split(";")
)
_ROLES = re.compile(
    r"\b(?:staff|by|file|photos?|video|exclusive|updated?|live|local|time|gmt|part|continued)\b"
    r"|\b(?:domestic|home) service\b",
    re.I,
)
_CALL_SIGN = re.compile(r"[KWCXV][A-Z]{2,3}(?:[- ](?:TV|FM|AM))?")
"""Broadcasters' own letters in the Americas: the house's dateline, no agency's."""
_STATION = re.compile(r"\b(?:radio|television|tv|canal|channel|cadena|station|fm)\b", re.I)


def bracketed(dateline: str) -> str | None:
    """The name in a dateline's brackets where it is built like an agency's: "HARROW, June 4 (Vesper) --".

    Any name will do there but a place's: wire copy puts nothing else between a place and the dash.
    """
    match = _BRACKETS.search(dateline)
    if match is None:
        return None
    name = match[1].strip()
    if named(name) or _CALL_SIGN.fullmatch(name) or not re.fullmatch(rf"(?:the )?{_NAME}", name) or _ROLES.search(name):
        return None
    return None if fold(name) in _places() or len(name) < 3 else name


def is_station(name: str) -> bool:
    """Whether a dateline's name is a broadcaster's: its text was monitored, which makes it no agency."""
    return bool(_STATION.search(name))


def in_byline(line: str) -> set[str]:
    """Agencies that a byline adds to its people: "By Mara Quill and Vesper Press"."""
    found = {match["name"].strip() for match in _IN_BYLINE.finditer(line)}
    found |= {match["name"].strip() for match in _OF_AGENCY.finditer(line)}
    return {name for name in found if name[0].isupper() and _agency_like(name)}


def told(pieces: Iterable[Piece], publisher: str) -> set[str]:
    """Agencies that the prose of another house's article says it has its passages from ("told Vesper Press").

    Names in "News" count only where the text calls somebody "the agency": newsrooms are so named too.
    """
    found: set[str] = set()
    agency = False
    for piece in pieces:
        if piece.kind == "paragraph":
            found.update(match["name"].strip() for match in _TOLD.finditer(piece.text))
            agency = agency or bool(_THE_AGENCY.search(piece.text))
    return {
        name
        for name in found
        if _agency_like(name) and fold(name) != fold(publisher) and (agency or not name.endswith("News"))
    }


def _agency_like(name: str) -> bool:
    key = fold(name)
    return not (
        named(name)
        or key in words("outlets", "name")
        or any(key.endswith(end) for end in _NOT_AGENCIES)
        or key in _places()
    )


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    found: set[str] = set()
    for name in ("countries", "provinces", "regions", "capitals"):
        for row in table(name):
            for column in ("name", "word", "aliases", "abbreviations", "code", "demonym", "demonyms"):
                found.update(fold(form) for form in row.get(column, "").split("|") if form)
    return frozenset(found)
