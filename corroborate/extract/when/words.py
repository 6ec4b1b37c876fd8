"""The calendar's words as regular-expression fragments, and numbers read from words.

Units are small integers so that a mention's ``numbers`` stay numbers: see the names below.
"""

from __future__ import annotations

import re

from corroborate.data import table

SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, WEEKEND, SEASON = range(1, 13)
_FORTNIGHT = 13

SOME = -1
"""Stands for a count the words leave open: "several", "a few", a bare plural."""


def _kind(*kinds: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("calendar") if row["kind"] in kinds}


def _texts(kind: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in table("calendar") if row["kind"] == kind}


WEEKDAYS = _kind("weekday", "weekday-short")
MONTHS = _kind("month", "month-short")
UNITS = _kind("unit")
NUMBERS = _kind("number")
ORDINALS = _kind("ordinal")
SEASONS = _kind("season")
SETS = _kind("set")
DAYPARTS = _texts("daypart")
HOLIDAYS = _texts("holiday")
VAGUE = _texts("vague")
PLANS = _texts("plan")
LONG_WEEKDAYS = tuple(_kind("weekday"))
LONG_MONTHS = tuple(_kind("month"))
SHORT_MONTHS = tuple(_kind("month-short"))


def any_of(words: object) -> str:
    """An alternation of words, the longest first, spaces matching any white space."""
    parts = sorted(map(str, words), key=lambda w: (-len(w), w))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in parts) + ")"


_WORD_NUMBER = any_of(NUMBERS)
FRAGMENTS = {
    "WEEKDAY": any_of(LONG_WEEKDAYS) + r"(?![a-z])",
    "WEEKSHORT": any_of(_kind("weekday-short")) + r"(?![a-z])\.?",
    "MONTH": "(?:" + any_of(LONG_MONTHS) + "|" + any_of(SHORT_MONTHS) + r"\b\.?)(?![a-z])",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:/]\d|\s?[ap]\.?m\b)",
    "YEAR": r"(?:1[5-9]|20)\d\d(?![\w%]|[,.:/]\d)",
    "NUM": r"(?:(?!0\d)\d{1,4}(?:,\d{3})*(?:\.\d+)?(?:\s+1/2)?|half\s+an?|an?\s+few|an?\s+couple(?:\s+of)?|an?\s+dozen"
    rf"|(?:an?\s+(?=hundred|thousand))?{_WORD_NUMBER}(?:(?:[\s-]+|\s+and\s+){_WORD_NUMBER}){{0,4}}|several|many|few|couple\s+of|a\s+number\s+of"
    r"|some|dozens\s+of|scores\s+of|hundreds\s+of|thousands\s+of|an?)(?![a-z])",
    "UNIT": any_of(UNITS) + r"s?(?![a-z])",
    "UNITS": any_of(UNITS) + r"s(?![a-z])",
    "SEASON": any_of(SEASONS) + r"(?![a-z])",
    "PART": r"(?:morning|afternoon|evening|night)(?![a-z])",
    "ORDINAL": "(?:" + any_of(ORDINALS) + r"|last|final|\d{1,2}(?:st|nd|rd|th))(?![a-z])",
    "ABOUT": r"(?:exactly|precisely|about|around|nearly|almost|roughly|some|just|only|approximately|less\s+than|fewer"
    r"\s+than|more\s+than|over|well\s+over|at\s+least|at\s+most|no\s+more\s+than|up\s+to|barely|under)\s+(?:over\s+)?",
    "H": r"[-‐‑–]",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which ``<NAME>`` stands for a fragment; letter case is ignored."""
    return re.compile(re.sub(r"<([A-Z]+)>", lambda m: FRAGMENTS[m.group(1)], pattern), re.IGNORECASE)


def unit(word: str) -> tuple[int, int]:
    """A unit's code and how many of it the word stands for ("fortnights": weeks, 2)."""
    code = UNITS[word.lower() if word.lower() in UNITS else word.lower()[:-1]]
    return (WEEK, 2) if code == _FORTNIGHT else (code, 1)


def number(words: str) -> tuple[int, int]:
    """A count and 1 where a half comes on top ("2 1/2" is (2, 1)); :data:`SOME` where it is open."""
    words = " ".join(words.lower().split())
    if words.startswith("half"):
        return 0, 1
    if words[0].isdigit():
        whole, _, rest = words.replace(",", "").partition(" ")
        value, _, fraction = whole.partition(".")
        return int(value), int(bool(rest) or fraction.startswith("5"))
    if words in ("a", "an"):
        return 1, 0
    if "couple" in words:
        return 2, 0
    return _spelled(re.split(r"[\s-]+", words)), 0


def _spelled(words: list[str]) -> int:
    total, part = 0, 0
    for word in words:
        value = NUMBERS.get(word)
        if value is None:
            if word in ("a", "an", "and"):
                continue
            return SOME
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif value == 100 or (value == 12 and word == "dozen"):
            part = max(part, 1) * value
        else:
            part += value
    return total + part or SOME


def ordinal(word: str) -> int:
    """ "third" and "3rd" are 3; "last" and "final" are -1."""
    low = word.lower()
    if low in ("last", "final"):
        return -1
    return ORDINALS[low] if low in ORDINALS else int(low.rstrip("stndrh"))


def month(word: str) -> int:
    """A month's number from its name, long or short."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """A weekday's number (0 Monday) from its name, long or short."""
    return WEEKDAYS[word.lower().rstrip(".")]


def day(word: str) -> int:
    """A day of the month from "7", "07" or "7th"."""
    return int(word.lower().rstrip("stndrh"))
