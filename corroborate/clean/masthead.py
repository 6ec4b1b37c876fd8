"""What stands above the headline: an outlet's name line, or the head of a press statement with its issuer."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.clean.agencies import is_agency_list
from corroborate.clean.newsroom import is_outlet
from corroborate.clean.piece import Piece
from corroborate.clean.stamps import stamps
from corroborate.clean.text import fold
from corroborate.data import table, words
from corroborate.model import Noun

_REACH = 10
"""Pieces: how deep a press statement's head goes (state, ministry, office, number, date, release line)."""
_LONG = 100
"""Characters: the longest name line with its motto."""
_STATEMENT = re.compile(
    r"\W*(?:for immediate release|(?:media|press|news|public|official) (?:statement|release|communiqu[eé]|note"
    r"|notice|bulletin|advisory)|communiqu[eé]|press communiqu[eé])\b(?:\W*(?:no|nr|number|ref)?\b[\W\d]*\w{0,12}"
    r"[/\-\d]*)?\W*",
    re.I,
)
_CUT = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+|,\s+|\s*[(\[]")
_STATE = re.compile(r"(?:the )?(?:\w+ )?(?:republic|kingdom|government|state|states|union|federation) of\b", re.I)
_BODY_KINDS = ("government", "military", "organisation", "armed-group")
_MOST_WORDS = 6
_SMALL = frozenset("of the and for on in".split())


class Masthead(Noun, frozen=True):
    """Who names itself above the story; ``statement`` where the head is a press statement's."""

    name: str | None = None
    statement: bool = False


def masthead(pieces: list[Piece], title: str | None) -> Masthead:
    """Find the head's name lines; they become credits, and a date among them is the article's own.

    Args:
        pieces: the text's pieces; those whose words tell their kind have it already.
        title: the title that the caller or the page gives, or None.
    """
    marks = [i for i, p in enumerate(pieces[:_REACH]) if len(p.text) <= _LONG and _STATEMENT.fullmatch(p.text)]
    body = next((i for i, p in enumerate(pieces) if p.kind is None and p.prose and i not in marks), len(pieces))
    head = pieces[: min(body, _REACH)]
    marks = [i for i in marks if i < body]
    if marks:
        return Masthead(_statement(head, marks), True)
    return Masthead(_name_line(pieces, head, title) or _beside_date(head))


def _statement(head: list[Piece], marks: list[int]) -> str | None:
    """Mark a statement's head; returns who issues it."""
    dated = [i for i, piece in enumerate(head) if len(piece.text) <= _LONG and any(s.day for s in stamps(piece.text))]
    for i in dated:
        head[i].kind, head[i].fixed, head[i].inline = "dateline", True, True
    for i in marks:
        head[i].kind, head[i].fixed = "boilerplate", True
    lines = [i for i, piece in enumerate(head) if piece.kind in (None, "heading") and is_body(piece.text)]
    for i in lines:
        head[i].kind, head[i].fixed = "credit", True
    named = [head[i].text for i in lines if not _STATE.match(head[i].text)] or [head[i].text for i in lines]
    return _written(named[0].strip(" .,:")) if named else None


def is_body(line: str) -> bool:
    """Whether a line is nothing but the name of a ministry, force or organisation."""
    parts = re.findall(r"[\w'’.-]+", line)
    if not 0 < len(parts) <= 9 or not all(
        p[0].isupper() or p in ("of", "the", "and", "for", "on", "in") for p in parts
    ):
        return False
    if _STATE.match(line):
        return True
    first, last = (fold(parts[0]), fold(parts[-1]))
    return last in _bodies() or (first in _bodies() and len(parts) > 2 and fold(parts[1]) in ("of", "for"))


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    found = {row["word"] for row in table("speaker_nouns") if row["kind"] in _BODY_KINDS}
    return frozenset(found | {"directorate", "department", "bureau", "embassy", "secretariat", "command", "forces"})


def _name_line(pieces: list[Piece], head: list[Piece], title: str | None) -> str | None:
    """The outlet's name on the first line, where another line under it is the headline."""
    lines = [i for i, piece in enumerate(head) if piece.kind is None]
    if not lines or head[lines[0]].prose or len(head[lines[0]].text) > _LONG:
        return None
    first = head[lines[0]]
    headed = (
        any(p.kind == "title" for p in head)
        or len(lines) > 1
        or (title is not None and fold(title) != fold(first.text))
    )
    name = _CUT.split(first.text, maxsplit=1)[0].strip(" .,:-–—\"'")
    if not headed or not _names_outlet(name, pieces):
        return None
    first.kind, first.fixed = "credit", True
    for piece in head[lines[0] + 1 :]:
        if piece.kind is None:
            break
        piece.inline = piece.inline or piece.kind == "dateline"
    return _written(name)


def _written(name: str) -> str:
    """A name in capitals as it is written in a sentence; three letters may be an abbreviation and stay."""
    parts = name.split()
    if not name.isupper() or len(parts) < 2:
        return name
    low = [part.lower() if part.lower() in _SMALL else part.capitalize() if len(part) > 3 else part for part in parts]
    return " ".join([parts[0].capitalize() if len(parts[0]) > 3 or parts[0] == "THE" else parts[0], *low[1:]])


def _names_outlet(name: str, pieces: list[Piece]) -> bool:
    parts = name.split()
    if not 0 < len(parts) <= _MOST_WORDS or is_agency_list(name):
        return False
    capital = name.title() if name.isupper() else name
    if not is_outlet(capital) and not _paper_noun(parts) and not _speaks_of_itself(parts, pieces):
        return False
    prose = next((p.text for p in pieces if p.kind is None and p.prose), "")
    story = set(re.findall(r"\w+", fold(prose)))
    own = [w for w in map(fold, parts) if w not in words("media_words") and len(w) > 3]
    return sum(w in story for w in own) <= 1


def _paper_noun(parts: list[str]) -> bool:
    """ "Harrow Lantern", "El Faro de Rivera": a paper's noun last, or first (behind its article)."""
    named = {row["word"]: row["place"] for row in table("paper_nouns")}
    opening = parts[1] if len(parts) > 1 and fold(parts[0]) in _ARTICLES else parts[0]
    return named.get(fold(opening)) == "first" or (len(parts) > 1 and named.get(fold(parts[-1])) == "last")


_ARTICLES = frozenset("el la los las le les l il lo o a os as der die das de het al".split())


def _speaks_of_itself(parts: list[str], pieces: list[Piece]) -> bool:
    last = parts[-1].title() if parts[-1].isupper() else parts[-1]
    if not last[:1].isupper() or len(last) < 4:
        return False
    full = " ".join(part.title() if part.isupper() and len(part) > 3 else part for part in parts)
    own = re.compile(
        rf"\b(?:told|tells|spoke to|speaking to) (?:[Tt]he {re.escape(last)}|{re.escape(full)})\b"
        rf"|\bThe {re.escape(last)} (?:could not|has seen|spent|visited|understands)\b"
    )
    return any(own.search(p.text) for p in pieces if p.kind is None and p.prose)


def _beside_date(head: list[Piece]) -> str | None:
    """The outlet in a line with the date: "Harrow Gazette | 10 October 2022"."""
    for piece in head:
        if piece.kind != "byline":
            continue
        text = piece.text
        for stamp in reversed(stamps(text)):
            text = text[: stamp.start] + "|" + text[stamp.end :]
        for part in re.split(r"\s*[|·•]\s*|\s+[-–—]\s+", text):
            name = part.strip(" ,.-–—")
            plain = name.title() if name.isupper() else name
            if name and not name.lower().startswith("by ") and is_outlet(plain):
                return _written(name)
    return None
