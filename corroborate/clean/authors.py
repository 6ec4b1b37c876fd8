"""Authors: the people a byline names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corroborate.clean.agencies import is_agency_list, named
from corroborate.clean.newsroom import is_outlet
from corroborate.clean.piece import Piece
from corroborate.clean.stamps import stamps
from corroborate.clean.text import fold
from corroborate.data import words

_BY = re.compile(
    r"^\W*(?:(?:(?:written|story|report|reporting|words|text|article)\s+)?by:?\s+"
    r"|(?:report|reporter|reported|text|words|story|author|writer|written)\s*:\s*)",
    re.I,
)
_REPORTING = re.compile(
    r"(?<![Aa]dditional )(?<![\w-])(?:[Rr]eporting|[Ww]riting) (?:and writing )?by (?P<who>[^;()\n|]{3,160})"
)
_CUT = re.compile(r"\s*[|•·(;]\s*|\s+[-–—]\s+|,?\s+in\s+(?=[A-Z])|,?\s+(?:for|at)\s+(?=[A-Z]|the )|\n")
_AND = re.compile(r"\s*,\s*(?:and\s+|with\s+)?|\s+(?:and|with)\s+|\s*&\s*", re.I)
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,4}")
_NOT_NAMES = frozenset(
    "staff writer writers reporter reporters correspondent correspondents desk news agency agencies editor team"
    " newsroom bureau chief "
    "service updated published special senior chief web online".split()
)


def authors(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The people named in the bylines, in order, each once, as written; else in "(Reporting by …)"."""
    pieces = list(pieces)
    found: dict[str, str] = {}
    for piece in pieces:
        if piece.kind == "byline":
            found.update((fold(name), name) for name in _people(piece.text) if fold(name) not in found)
    if not found:
        for piece in pieces:
            if piece.kind == "credit" and (match := _REPORTING.search(piece.text)):
                found.update((fold(name), name) for name in _people(f"By {match['who']}"))
    return tuple(found.values())


def _people(text: str) -> list[str]:
    for stamp in reversed(stamps(text)):
        text = text[: stamp.start] + "|" + text[stamp.end :]
    said = bool(_BY.match(text)) or bool(re.search(r" in [A-Z]", text))
    if not said:
        return []
    first = _CUT.split(_BY.sub("", text), maxsplit=1)[0]
    return [name for part in _AND.split(first) if (name := part.strip(" .,")) and _is_person(name)]


def _is_person(name: str) -> bool:
    if not _PERSON.fullmatch(name) or named(name) or is_agency_list(name) or is_outlet(name):
        return False
    parts = [fold(part) for part in name.split()]
    return (
        not any(part in _NOT_NAMES for part in parts) and parts[-1] not in words("media_words") and name != name.lower()
    )
