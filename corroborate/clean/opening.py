"""The first piece of a text that was pasted as one line: date, label, agency and title before the story."""

from __future__ import annotations

import re

from msgspec.structs import replace

from corroborate.clean.agencies import named
from corroborate.clean.piece import Piece, trimmed
from corroborate.clean.stamps import Stamp, stamps
from corroborate.clean.text import fold
from corroborate.model import BlockKind

_LONG = 150
"""Characters: a shorter first piece is a line of its own, which needs no cutting."""
_REACH = 60
_STARTS = re.compile(r"[A-Z0-9À-Þ\"“‘'(|\-–—:.]|(?:title|headline):")
_ZONES = re.compile(r"[\s.:|,–—-]*")
_STEPS = 6
_HEAD = 600
"""Characters in which a headline and its second line may run into a byline."""
_FEW = 4
"""Words of the shortest headline before such a byline."""
_GOES_ON = re.compile(r"\s+(?:[A-ZÀ-Þ\"“'‘]|Print\b)")
_LEADS = frozenset("on of since from by until till in at to before after and around about the dated between".split())
"""Words before a date that make it a sentence's."""
_LONG_TITLE = 24
"""Letters: behind a title of so many a capital begins the story, though no blank stands between."""
_LEAST = 12
"""Characters: a shorter title ("Floods") may begin the story's own first sentence."""


def opening(text: str, pieces: list[Piece], title: str | None) -> list[Piece]:
    """Cut what stands before the story off the first long piece, while anything is recognised."""
    i = next((i for i, p in enumerate(pieces[:3]) if p.kind is None and len(p.text) >= _LONG), None)
    if i is None:
        return pieces
    piece, found = pieces[i], []
    for _ in range(_STEPS):
        step = _step(text, piece, title)
        if step is None:
            break
        at, kind = step
        while at < piece.end and _ZONES.match(text[at]) and (text[at].isspace() or text[at] in ".:|,–—-"):
            at += 1
        if at >= piece.end:
            break
        head = trimmed(text, piece.start, at, kind)
        head.fixed = head.inline = True
        found.append(head)
        piece = trimmed(text, at, piece.end, None)
    return pieces[:i] + found + _run_on(text, piece) + pieces[i + 1 :]


def _run_on(text: str, piece: Piece) -> list[Piece]:
    """A piece cut at a byline that its line ends were lost around: "… say rescuers AFP Friday 23 May 2014 A …".

    An agency stands before the date or an hour with it, and a capital behind it.
    """
    for stamp in stamps(text, piece.start, min(piece.end, piece.start + _HEAD)):
        credits = [
            a for a, b, _ in named(text[piece.start : stamp.start]) if not text[piece.start + b : stamp.start].strip()
        ]
        start = piece.start + credits[0] if credits else stamp.start
        before, after = text[piece.start : start].split(), text[stamp.end : stamp.end + 12]
        if not (credits or (stamp.clock and len(before) >= _FEW)) or not before or not _GOES_ON.match(after):
            continue
        if before[-1].lower() in _LEADS or before[-1][-1] in ",(":
            continue
        parts = [trimmed(text, piece.start, start, None), trimmed(text, start, stamp.end, "byline")]
        parts[1].fixed = parts[1].inline = True
        return [*parts, trimmed(text, stamp.end, piece.end, None)]
    return [piece]


def _step(text: str, piece: Piece, title: str | None) -> tuple[int, BlockKind] | None:
    if title and len(title) >= _LEAST and (length := begins_with(piece.text, title)):
        return piece.start + length, "title" if piece.start == 0 else "boilerplate"
    reach = min(piece.end, piece.start + _REACH)
    if (stamp := _leading(text, piece.start, reach)) is not None:
        after = text[stamp.end : stamp.end + 12].lstrip()
        if stamp.label or _STARTS.match(after):
            return stamp.end, "update" if stamp.label else "dateline"
    for stamp in stamps(text, piece.start, reach)[:1] if title and len(title) >= _LEAST else ():
        if begins_with(text[stamp.end : stamp.end + 2 * len(title or "") + 40].lstrip(" .:|-"), title or ""):
            return stamp.end, "dateline"  # "Print this page 5 May 2014 16:45", then the headline
    for start, end, _ in named(text[piece.start : reach])[:1]:
        nearby = _leading(text, piece.start + end, min(piece.end, piece.start + end + _REACH))
        if start == 0 and nearby is not None:
            return piece.start + end, "byline"
    return None


def _leading(text: str, start: int, end: int) -> Stamp | None:
    """A stamp at ``start``; a word that runs into it ("ObserverMonday, 5 May 2014") is no part of it."""
    for stamp in stamps(text[start:end]):
        if not re.search(r"\w", text[start : start + stamp.start]):
            return replace(stamp, start=start + stamp.start, end=start + stamp.end)
    return None


def begins_with(text: str, title: str) -> int:
    """Characters of the text's beginning that say the title, whatever its quotes and spaces; else 0."""
    want = _letters(title)
    if not want:
        return 0
    said = 0
    for i, character in enumerate(text[: 2 * len(title) + 40]):
        for letter in _letters(character):
            if said == len(want) or letter != want[said]:
                return 0
            said += 1
        if said == len(want):
            after = text[i + 1 : i + 2]
            return i + 1 if not after.isalnum() or (len(want) >= _LONG_TITLE and after.isupper()) else 0
    return 0


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
