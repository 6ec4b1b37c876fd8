"""Days that date a page, a post or a picture, and nothing that its sentence tells."""

from __future__ import annotations

import re

from corroborate.data import words
from corroborate.extract.mentions import TimeMention
from corroborate.extract.when.words import any_of

_REACH = 60
_DATELINE = re.compile(r"\s+[A-Z][A-Z .'’-]{2,30}(?:,\s[A-Za-z .]{2,20})?\s+\([A-Z][\w .]{1,30}\)")
"""The head of a story that begins there: "May 5, 2024 TELL ORM (AP)"."""
_LABEL = re.compile(
    r"\b(?:updated|published|posted|modified)(?:\s+in\s+[A-Z][\w &-]{2,40})?(?:\s+on)?(?:\s+\d{1,2}[:.]?\d\d)?[\s:-]*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\(@?\w{2,20}\)\s*$")
"""A post's author: "Tell Orm Fire (@tellormfire) May 5, 2024"."""
_CREDIT = re.compile(
    rf"[\s.]{{0,3}}(?:[(\[][^()\[\]]{{0,40}}?\b(?:photo\w*|pictures?|images?|file|agenc(?:y|ies)|"
    rf"{any_of(words('agencies', 'short'))})\b|(?:{any_of(words('agencies', 'short'))}|photo)\s?/|/\s?"
    rf"{any_of(words('agencies', 'short'))}\b|(?:AFP|AP)\s+photo)",
    re.IGNORECASE,
)
"""Whose picture it is, or whose dateline: "May 5, 2024. REUTERS/…", "May 5 2024 (Photo AP)"."""


def dates_a_page(text: str, mention: TimeMention) -> bool:
    """Whether a time in an article's text says when something was written or pictured: "Updated: 5 May",
    a post's day behind its author's handle, a picture's before its credit. The last two have a year."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _LABEL.search(before):
        return True
    if mention.rule not in ("day", "numeric") or not mention.numbers or max(mention.numbers) < 1000:
        return False
    ends = mention.end, mention.end + _REACH
    return bool(_HANDLE.search(before) or _CREDIT.match(text, *ends) or _DATELINE.match(text, *ends))
