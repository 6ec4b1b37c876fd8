"""Patterns counted from another day: yesterday, last week, two days ago; lengths, ages, habits."""

from __future__ import annotations

import re

from corroborate.extract.when import words
from corroborate.extract.when.patterns import Draft, pattern

_COUNT = r"(?P<count><NUM>)(?P<half>\s+and\s+a\s+half)?(?:\s+more|\s+full|\s+straight|\s+consecutive|\s+other)?[\s-]+"
_WAYS = r"(?P<way>ago|earlier|before|previously|prior|after|afterwards?|later|from\s+now|hence)(?![a-z-])"
_SIGNS = {"earlier": -1, "before": -1, "previously": -1, "prior": -1}


def _count(match: re.Match[str]) -> tuple[int, int, int]:
    """(count, unit, half) of a match; counts that the words leave open are ``SOME``."""
    groups = match.groupdict()
    code, times = words.unit(match.group("unit")) if match.group("unit") else (words.MINUTE, 1)
    if not groups.get("count"):
        return words.SOME, code, 0
    count, half = words.number(match.group("count"))
    return (count * times if count > 0 else count), code, int(bool(half or groups.get("half") or groups.get("more")))


_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _deictic(match: re.Match[str]) -> Draft | None:
    return Draft("relday", (_DEICTIC[match.group(1).lower()],))


def _two_off(match: re.Match[str]) -> Draft | None:
    return Draft("relday", (-2 if match.group(1).lower() == "before" else 2,))


def _overnight(match: re.Match[str]) -> Draft | None:
    return Draft("overnight", clock="evening" if "evening" in match.group().lower() else "night")


def _this_part(match: re.Match[str]) -> Draft | None:
    return Draft("relday", (0,), clock=match.group(1).lower())


_OFFSETS = {"last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "current": 0, "same": 0, "that": 0}
_OF_EVENT = ("that", "same", "previous", "following")


def _relative_unit(match: re.Match[str]) -> Draft | None:
    """ "Last week", "earlier this month", "that day": unit, offset, part (1 so far, 2 the rest)."""
    select, word = match.group("select").split()[-1].lower(), match.group("unit").lower()
    if word in words.SEASONS:
        return None
    code = words.WEEKEND if word == "weekend" else words.unit(word)[0]
    article = (match.group("the") or "").strip().lower()
    edge = (match.group("edge") or "").lower()
    part = {"earlier": 1, "early": 1, "later": 2, "late": 2}.get(edge, 0)
    offset = _OFFSETS.get(select, 1)
    if select in _OF_EVENT or (article and select == "next") or (code == words.DAY and word != "today"):
        if code == words.DAY and select in ("this", "last", "past", "current", "latest"):
            return None
        return Draft("anaphor", (code, offset, 0), clock="night" if word == "night" else None)
    if article and select in ("past", "last") and code != words.WEEKEND and not edge and not match.group("side"):
        return Draft("span", (1, code, 0, -1), role="duration")
    return Draft("relunit", (code, offset, part))


def _event_part(match: re.Match[str]) -> Draft | None:
    """ "The next morning", "that evening": a day counted from the event before, and its part."""
    offset = _OFFSETS.get(match.group(1).lower(), 1)
    return Draft("anaphor", (words.DAY, offset, 0), clock=match.group(2).lower())


def _in_unit(match: re.Match[str]) -> Draft | None:
    """ "Earlier in the week", "later in the day": the unit of the anchor, or the event's day."""
    code = words.unit(match.group(2))[0]
    if code == words.DAY:
        return Draft("anaphor", (words.DAY, 0, 0))
    return Draft("relunit", (code, 0, 1 if match.group(1).lower() in ("earlier", "early") else 2))


def _unit_side(match: re.Match[str]) -> Draft | None:
    return Draft("relunit", (words.unit(match.group(1))[0], 0, 0))


def _weekend(match: re.Match[str]) -> Draft | None:
    return Draft("weekend")


def _shifted(match: re.Match[str]) -> Draft | None:
    """ "Two days ago" counts from the anchor; "two days after" from the event talked about."""
    count, code, half = _count(match)
    way = " ".join(match.group("way").lower().split())
    about = (match.groupdict().get("about") or "").lower()
    exact = int(about.startswith(("exactly", "precisely")))
    if way in ("ago", "from now", "hence"):
        return Draft("ago", (count, code, half, -1 if way == "ago" else 1, exact), role="at")
    return Draft("shift", (count, code, half, _SIGNS.get(way, 1), exact), role="at")


def _year_ago(match: re.Match[str]) -> Draft | None:
    return Draft("relunit", (words.YEAR, -1, 0))


def _day_beside(match: re.Match[str]) -> Draft | None:
    word = match.group(2)
    clock = word.lower() if word.lower() != "day" else None
    return Draft("anaphor", (words.DAY, -1 if match.group(3).lower() == "before" else 1, 0), clock=clock, role="at")


def _span(match: re.Match[str]) -> Draft | None:
    """ "The past two months": count, unit, half, direction."""
    way = match.group("select").split()[-1].lower()
    if way in ("first", "final"):
        return Draft("duration", _count(match), role="duration")
    return Draft("span", (*_count(match), 1 if way in ("next", "coming", "following") else -1), role="duration")


def _duration(match: re.Match[str]) -> Draft | None:
    """A length. "A second" and "a quarter of" count no time; neither do lone small units."""
    count, code, half = _count(match)
    low = match.group("count").lower()
    if code in (words.SECOND, words.QUARTER) and (low in ("a", "an", "the") or (low.isalpha() and count <= 1)):
        return None
    if code == words.QUARTER and match.string[match.end() :].lstrip().startswith("of"):
        return None
    if match.group("unit")[-1] != "s" and (low in ("some", "many") or (count > 100 and "-" not in match.group())):
        return None
    return Draft("duration", (count, code, half), role="duration")


def _lengths(match: re.Match[str]) -> Draft | None:
    return Draft("duration", (words.SOME, words.unit(match.group(1))[0], 0), role="duration", start=match.start(1))


def _age(match: re.Match[str]) -> Draft | None:
    code = words.unit(match.group("unit"))[0]
    return Draft("age", (words.number(match.group("count"))[0], code), role="age")


def _aged(match: re.Match[str]) -> Draft | None:
    return Draft("age", (words.number(match.group(1))[0], words.YEAR), role="age")


def _set(match: re.Match[str]) -> Draft | None:
    return Draft("set", (words.unit(match.group(1))[0],), role="set")


def _set_part(match: re.Match[str]) -> Draft | None:
    return Draft("set", (words.DAY,), role="set", clock=match.group(1).lower())


def _set_word(match: re.Match[str]) -> Draft | None:
    return Draft("set", (words.SETS[match.group().lower()],), role="set")


def _rate(match: re.Match[str]) -> Draft | None:
    return Draft("set", (words.unit(match.group(1))[0],), role="set", start=match.start(1) - 2)


_VAGUE = {"past": -1, "present": 0, "future": 1}


def _vague(match: re.Match[str]) -> Draft | None:
    return Draft("vague", (_VAGUE[words.VAGUE[" ".join(match.group().lower().split())]],))


def _recent(match: re.Match[str]) -> Draft | None:
    ahead = match.group(1).lower() in ("coming", "next", "following")
    return Draft("vague", (1 if ahead else -1, words.unit(match.group("unit"))[0]), role="duration")


def _named(match: re.Match[str]) -> Draft | None:
    """The start of a war, and other events that the words do not date."""
    name = match.group("name")
    if any(c.isdigit() for c in name) or re.search(words.FRAGMENTS["WEEKDAY"], name, re.IGNORECASE):
        return None
    role = "since" if match.group().lower().startswith("since") else ""
    return Draft("named", role=role, start=match.start("name"), end=match.end("name"))


_LONG_EVENT = (
    r"(?:war|conflict|fighting|invasion|offensive|uprising|revolution|coup|unrest|hostilities|ceasefire|truce|violence"
    r"|pandemic|outbreak|crisis|siege|campaign|operation|protests|rebellion|insurgency|occupation)(?![a-z-]|\s+of\b)"
)

PATTERNS = (
    pattern(
        "today yesterday tomorrow EDGE",
        r"(?:(?:early|late|earlier|later)\s+)?(today|yesterday|tomorrow)(?![a-z])",
        _deictic,
    ),
    pattern(
        "the day",
        r"(?:the\s+)?day\s+(before\s+yesterday|after\s+tomorrow)(?![a-z])",
        lambda m: Draft("relday", (-2 if m.group(1).lower().startswith("before") else 2,)),
    ),
    pattern(
        "tonight EDGE",
        r"(?:(?:early|late|earlier|later)\s+)?tonight(?![a-z])",
        lambda _: Draft("relday", (0,), clock="night"),
    ),
    pattern("overnight last EDGE", r"(?:overnight|(?:late\s+|early\s+)?last\s+(?:night|evening))(?![a-z])", _overnight),
    pattern("this EDGE", r"(?:(?:early|late|earlier|later)\s+)?this\s+(<PART>)", _this_part),
    pattern(
        "EDGE SIDE the this that last next past previous coming following current same latest",
        r"(?:(?P<edge>early|late|earlier|later|sometime|mid)(?:\s+(?:in|on))?[\s-]+)?"
        r"(?:(?:the\s+)?(?P<side>start|beginning|middle|end|rest)\s+of\s+)?(?P<the>the\s+|that\s+)?(?:this\s+)?"
        r"(?P<select>last|this|next|past|previous|coming|following|current|that|same|latest)\s+(?:calendar\s+|fiscal\s+)?"
        r"(?P<unit>weekend|week|month|year|quarter|decade|century|day|night)(?![a-z])",
        _relative_unit,
    ),
    pattern(
        "the that EDGE",
        r"(?:(?:early|late|earlier|later)\s+)?(?:the\s+)?(that|next|following|previous|same)\s+(<PART>)",
        _event_part,
    ),
    pattern("EDGE", r"(early|earlier|late|later)\s+in\s+the\s+(day|week|month|year|decade)(?![a-z])", _in_unit),
    pattern(
        "the SIDE",
        r"(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+the\s+(week|month|year|decade|century)(?![a-z])",
        _unit_side,
    ),
    pattern("the", r"the\s+weekend(?![a-z])", _weekend),
    pattern(
        "NUMBER ABOUT the",
        rf"(?P<about><ABOUT>)?{_COUNT}(?P<unit><UNIT>)(?P<more>\s+and\s+a\s+half)?(?:\s+or\s+so)?\s+{_WAYS}",
        _shifted,
    ),
    pattern("UNIT", rf"(?:(?P<unit><UNITS>)|moments)\s+{_WAYS}", _shifted),
    pattern("the a year", r"(?:(?:the|a)\s+)?year[\s-](?:ago|earlier)(?![a-z])", _year_ago),
    pattern(
        "the a one",
        r"(the|a|one)\s+(day|night|morning|evening)\s+(before|after|earlier|later)(?![a-z])",
        lambda m: _day_beside(m),
    ),
    pattern(
        "the these this last past next coming following previous first final",
        r"(?:(?:the|these|this)\s+)?(?P<select>last|past|next|coming|following|previous|first|final)\s+"
        rf"{_COUNT}(?P<unit><UNIT>)",
        _span,
    ),
    pattern(
        "the recent past coming last next previous",
        r"(?:the\s+)?(recent|past|coming|last|next|previous|following)\s+(?P<unit><UNITS>)",
        _recent,
    ),
    pattern(
        "NUMBER ABOUT the",
        rf"(?:the\s+)?(?:<ABOUT>)?{_COUNT}(?P<unit><UNIT>)(?:[\s-]long(?![a-z]))?(?P<more>\s+and\s+a\s+half)?",
        _duration,
    ),
    pattern("for in within", r"(?:for|in|within)\s+(<UNITS>)", _lengths),
    pattern("NUMBER the", r"(?:the\s+)?(?P<count><NUM>)[\s-]+(?P<unit><UNIT>)[\s-]+olds?(?![a-z])", _age),
    pattern(
        "aged ages age",
        r"age[ds]?\s+(?:between\s+|from\s+)?(\d{1,3})(?:\s*(?:,|<H>|and|to|or)\s*(?:and\s+)?\d{1,3}){0,6}(?!\w)",
        _aged,
    ),
    pattern("every each", r"(?:every|each)\s+(?:other\s+|single\s+|few\s+|(?:<NUM>)\s+)?(<UNIT>)", _set),
    pattern("every each", r"(?:every|each)\s+(<PART>)", _set_part),
    pattern("SET", words.any_of(words.SETS) + r"(?![a-z-])", _set_word),
    pattern("once twice times", r"(?:once|twice|times)\s+an?\s+(<UNIT>)", _rate),
    pattern("VAGUE", words.any_of(words.VAGUE) + r"(?![a-z-])", _vague),
    pattern(
        "the SIDE outbreak eruption onset outset",
        r"(?P<name>(?:the\s+)?(?:start|beginning|outbreak|eruption|onset|outset|end)\s+of\s+"
        rf"(?:[\w'’-]+\s+){{0,5}}?{_LONG_EVENT})",
        _named,
    ),
    pattern(
        "since",
        rf"since\s+(?P<name>(?:(?:the\s+)?(?:start|beginning|outbreak|eruption|onset|outset|end)\s+of\s+)?(?:[\w'’-]+\s+){{0,5}}?{_LONG_EVENT}(?:\s+(?:began|broke\s+out|erupted|started))?)",
        _named,
    ),
    pattern("since", r"since\s+(?P<name>then)(?![a-z])", _named),
)
