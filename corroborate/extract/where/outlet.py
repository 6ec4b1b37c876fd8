"""The outlet's own town at a headline's end: "Man shot at party | News 9 Vara", "… - WVRA-TV: Vara, Orm News"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.data import words
from corroborate.extract.parse import Sentence
from corroborate.extract.where.words import Name

_BREAK = re.compile(r"\s(?:[|«»]|::)\s|\s[-–—]\s")
_BARE = re.compile(r"\s(?:[|«»]|::)\s")
"""What only a page's title has: a dash may as well be the headline's own."""
_CALL_SIGN = re.compile(r"[CKWX][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?|[A-Z]{2,4}\d{1,2}")
_WORD = re.compile(r"[\w'’-]+")


def sign_off(sentence: Sentence, names: Sequence[Name]) -> None:
    """Mark the names that stand in a headline's sign-off: they say whose page it is, not where anything was."""
    if sentence.kind not in ("title", "heading") or not names:
        return
    start = _begins(sentence.text)
    for name in names if start is not None else ():
        if name.start >= sentence.start + (start or 0) and name.kind in ("place", "site"):
            name.kind, name.sort, name.inside = "demonym", "tie", None


def _begins(title: str) -> int | None:
    """Where the sign-off begins: after the first break that an outlet's words follow."""
    for found in _BREAK.finditer(title):
        tail = title[found.end() :]
        if found.start() and (_BARE.fullmatch(found.group()) or _of_outlet(tail)):
            return found.end()
    return None


def _of_outlet(tail: str) -> bool:
    known = words("media_words")
    return any(w.lower() in known or _CALL_SIGN.fullmatch(w) for w in _WORD.findall(tail))
