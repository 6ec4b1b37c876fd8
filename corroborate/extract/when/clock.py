"""Patterns of the time of day, with or without a date: "2:30 p.m.", "dawn", "in broad daylight"."""

from __future__ import annotations

import re

from corroborate.extract.when import words
from corroborate.extract.when.patterns import Draft, pattern

_ZONE = (
    r"(?:\s+(?P<zone>GMT|UTC|Zulu|[ECMP][SD]T|BST|CET|CEST|MSK|IST"
    r"|(?:in\s+the\s+)?local(?:\s+time)?|hours|hrs)(?![a-z]))?"
)
_ELSEWHERE = ("gmt", "utc", "zulu")
"""Zones in which a report states a time that is not the place's own: no local clock is read."""

_LEADS = re.compile(
    r"(?:\b(?:at|around|about|by|until|till|from|since|between|before|after|approximately|and|to|past)\s+|[(,–-]\s*)$",
    re.IGNORECASE,
)


def _clock(hour: int, minute: int, zone: str | None) -> Draft | None:
    if hour > 24 or minute > 59:
        return None
    if (zone or "").lower() in _ELSEWHERE:
        return Draft("clock")
    return Draft("clock", clock=f"{hour % 24:02d}:{minute:02d}")


def _twelve(match: re.Match[str]) -> Draft | None:
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if not 1 <= hour <= 12:
        return None
    half = match.group("half").lower()
    later = half.startswith("p") or "afternoon" in half or "evening" in half or ("night" in half and hour >= 6)
    return _clock(hour % 12 + (12 if later else 0), minute, match.group("zone"))


def _twenty_four(match: re.Match[str]) -> Draft | None:
    """ "14:30" is a time after "at" or before a zone; alone it may be a score, "at 2:30" either half of the day."""
    if not match.group("zone") and not _LEADS.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    hour = int(match.group(1))
    if 1 <= hour <= 12 and not match.group("zone") and match.group(1)[0] != "0":
        return Draft("clock")
    return _clock(hour, int(match.group(2)), match.group("zone"))


def _military(match: re.Match[str]) -> Draft | None:
    return _clock(int(match.group(1)), int(match.group(2)), match.group("zone"))


def _oclock(match: re.Match[str]) -> Draft | None:
    return Draft("clock")


def _part(match: re.Match[str]) -> Draft | None:
    return Draft("clock", clock=words.DAYPARTS[match.group("part").lower()])


def _mid_part(match: re.Match[str]) -> Draft | None:
    return Draft("clock", clock=match.group(1).lower())


def _set(clock: str) -> Draft:
    return Draft("clock", clock=clock)


_HALF = r"(?P<half>[ap]\.m\b\.?|[ap]m\b|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)"

PATTERNS = (
    pattern("#", rf"(\d{{1,2}})(?:[:.](\d\d))?\s*{_HALF}{_ZONE}", _twelve),
    pattern("#", rf"(\d{{1,2}}):(\d\d)(?::\d\d)?(?![\d:.]\d){_ZONE}(?!\s*%)", _twenty_four),
    pattern("#", r"([01]\d|2[0-3])([0-5]\d)\s?(?P<zone>GMT|UTC|Zulu|hours|hrs|local(?:\s+time)?)(?![a-z])", _military),
    pattern("# NUMBER", r"(?:<NUM>)\s+o['’]clock", _oclock),
    pattern(
        "DAYPART",
        r"(?P<part>noon|midday|midnight|dawn|daybreak|sunrise|dusk|sunset|nightfall|lunchtime|nighttime)(?![a-z-])",
        _part,
    ),
    pattern("the", r"the\s+(?P<part>morning|afternoon|evening)(?![a-z-])", _part),
    pattern("the", r"the\s+(?P<part>night)(?=\s+of\s)", _part),
    pattern("mid", r"mid[\s-]?(morning|afternoon)(?![a-z])", _mid_part),
    pattern("midafternoon midmorning", r"mid(morning|afternoon)(?![a-z])", _mid_part),
    pattern(
        "during by",
        r"(?:during|by)\s+(?:the\s+)?(?:day(?:time)?|daylight(?:\s+hours)?)(?![a-z-])(?!\s+of)",
        lambda _: _set("daytime"),
    ),
    pattern("broad", r"broad\s+daylight", lambda _: _set("daytime")),
    pattern("daylight", r"daylight\s+hours", lambda _: _set("daytime")),
    pattern("at during", r"(?:at|during\s+the)\s+night(?![a-z-])", lambda _: _set("night")),
    pattern("after", r"after\s+dark(?![a-z])", lambda _: _set("night")),
    pattern("predawn pre", r"pre-?dawn(?![a-z])", lambda _: _set("dawn")),
    pattern(
        "the early small",
        r"(?:the\s+)?(?:early|small|wee)\s+hours(?:\s+of\s+the\s+morning)?(?![a-z])",
        lambda _: _set("night"),
    ),
    pattern("early", r"early\s+(?:in\s+the\s+)?morning(?![a-z])", lambda _: _set("dawn")),
    pattern("late", r"late\s+(?:at|in\s+the)\s+night(?![a-z])", lambda _: _set("night")),
    pattern(
        "the late early",
        r"(?:the\s+)?(?:late|early)\s+(afternoon|evening|morning)(?![a-z])",
        lambda m: _set(m.group(1).lower()),
    ),
)
