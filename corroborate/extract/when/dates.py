"""Patterns of calendar dates: days, months, years, seasons, holidays, weekdays."""

from __future__ import annotations

import re

from corroborate.extract.when import words
from corroborate.extract.when.patterns import Draft, pattern, year

_EDGE = (
    r"(?:(?:the\s+)?(?:early|mid|late|start|beginning|middle|end|(?:first|second|latter)\s+half)(?:\s+of|<H>|\s)\s*)"
)
_IN_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year><YEAR>|(?:last|this|next)\s+year))?"
_RANGE = r"\s*(?:<H>|to|through|until|till|and)\s*"

_MODAL = re.compile(r"\s+(?:have|has|be|not|also|still|yet|well|never|the)\b", re.IGNORECASE)


def _is_month(match: re.Match[str], name: str) -> bool:
    """A month's name has a capital; "MAY" before a verb is none."""
    word = match.group(name)
    return word[0].isupper() and not (word.lower() == "may" and _MODAL.match(match.string, match.end()))


def _iso(match: re.Match[str]) -> Draft | None:
    return Draft("day", tuple(int(match.group(i)) for i in (1, 2, 3)))


def _numeric(match: re.Match[str]) -> Draft | None:
    first, second, when = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if match.group(2) != "/" and len(match.group(4)) < 4:
        return None
    if match.group(2) == "." and second <= 12:
        return Draft("day", (when, second, first))
    return Draft("numeric", (first, second, when))


_MARK = re.compile(r"\s*(?:[.,;:)(]|$)")
_EVENT_BEFORE = re.compile(r"\b(?:since|after|before|the|of|on|post)[\s-]+$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"[\s-]+(?:attack|hijack|terror|style|memorial|commission|victim|anniversary)", re.IGNORECASE)


def _nine_eleven(match: re.Match[str]) -> Draft | None:
    before = match.string[max(0, match.start() - 10) : match.start()]
    if not _EVENT_BEFORE.search(before) and not _EVENT_AFTER.match(match.string, match.end()):
        return None
    return Draft("day", (2001, 9, 11))


def _month_day(match: re.Match[str]) -> Draft | None:
    if not _is_month(match, "month"):
        return None
    return Draft("day", (year(match.group("year")), words.month(match.group("month")), words.day(match.group("day"))))


def _days(match: re.Match[str]) -> Draft | None:
    """A range of days; "3 and 4 March" only where the days are neighbours or "between" leads."""
    if not _is_month(match, "month"):
        return None
    first, second = words.day(match.group("day")), words.day(match.group("until"))
    one = words.month(match.group("month"))
    groups = match.groupdict()
    two = words.month(groups["month2"]) if groups.get("month2") else one
    joined = re.search(r"\band\b", match.group(), re.IGNORECASE) is not None
    between = re.search(r"\bbetween\s+(?:the\s+)?$", match.string[max(0, match.start() - 20) : match.start()], re.I)
    if (one == two and second <= first) or (joined and not between and (one != two or second != first + 1)):
        return None
    return Draft("days", (year(match.group("year")), one, first, two, second))


def _closes_short(match: re.Match[str]) -> bool:
    """ "10 Nov 11.": a year of two digits behind a short month, with a mark or nothing behind it."""
    return match.group("month").lower().rstrip(".") in words.SHORT_MONTHS and bool(
        _MARK.match(match.string, match.end())
    )


def _day_month(match: re.Match[str]) -> Draft | None:
    said = match.group("year")
    if not _is_month(match, "month"):
        return None
    if said and len(said) == 2 and not (match.group("month").isupper() or _closes_short(match)):
        return None
    return Draft("day", (year(said), words.month(match.group("month")), words.day(match.group("day"))))


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|during|through|throughout|after|before|between|to|and|or|last|next|this"
    r"|every|each|as\s+of|around)\s+|[-–(]\s*)$",
    re.IGNORECASE,
)


def _month(match: re.Match[str]) -> Draft | None:
    """A month without a day. The short names need a year; "May" and "March" a word that leads."""
    name, said = match.group("month"), match.group("year")
    low = name.lower().rstrip(".")
    if not _is_month(match, "month") or (not said and low not in words.LONG_MONTHS):
        return None
    led = match.group("edge") or match.group("select") or said
    if not led and low in ("may", "march"):
        before = match.string[max(0, match.start() - 20) : match.start()]
        if not _BEFORE_MONTH.search(before):
            return None
    select = match.group("select")
    if select and select.lower() in ("every", "each"):
        return Draft("set", (8,), role="set")
    return Draft("month", (year(said, select), words.month(name)))


def _year(match: re.Match[str]) -> Draft | None:
    return Draft("year", (int(match.group("year")),))


def _years(match: re.Match[str]) -> Draft | None:
    first, last = int(match.group(1)), int(match.group(2))
    last = last if last > 100 else first - first % 100 + last
    return Draft("years", (first, last)) if first < last < first + 100 else None


TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


_OF_AGE = re.compile(
    r"(?:\b(?:his|her|their|its|my|our|your|are|aged|aged in the|or|man|woman|men|women|mid)"
    r"(?:[\s-]+(?:early|mid|late)(?:[\s-]+(?:to|or)(?:[\s-]+(?:early|mid|late))?)?)?|,|\bmid-)[\s-]*$",
    re.IGNORECASE,
)


def _decade(match: re.Match[str]) -> Draft | None:
    """ "The 1920s", "the twenties", "'20s"; "in his 20s" and "a man, 20s" are ages."""
    if match.group(1):
        return Draft("decade", (int(match.group(1)) * 10,))
    if _OF_AGE.search(match.string[max(0, match.start() - 28) : match.start()]):
        return None
    tens = int(match.group(2)) if match.group(2) else TENS.index(match.group(3).lower()) + 2
    return Draft("decade", (1900 + tens * 10,))


def _century(match: re.Match[str]) -> Draft | None:
    count = words.ordinal(match.group(1))
    return Draft("century", (count,)) if 1 <= count <= 30 else None


def _season(match: re.Match[str]) -> Draft | None:
    """ "Fall" and "spring" are words of other kinds too: they need "last", "this" or a year."""
    select, said = match.group("select"), match.group("year")
    word = match.group("season").lower()
    if not said and (not select or (select.lower() == "the" and word in ("fall", "spring"))):
        return None
    return Draft("season", (year(said, select), words.SEASONS[word]))


def _holiday(match: re.Match[str]) -> Draft | None:
    if not match.group("name")[0].isupper():
        return None
    value = words.HOLIDAYS[" ".join(match.group("name").lower().replace("’", "'").split())]
    when = year(match.group("year"), match.group("select"))
    if not value:
        return Draft("named")
    if value.startswith("easter"):
        return Draft("easter", (when, int(value[6:] or 0)))
    month, _, day = value.partition("-")
    if day.isdigit():
        return Draft("day", (when, int(month), int(day)))
    nth = 5 if day.endswith("last") else int(day[-1])
    return Draft("nth", (when, int(month), words.weekday(day[:3]), nth))


_SELECT = {"last": 1, "past": 1, "next": 2, "coming": 2, "this": 3, "previous": 4, "following": 5, "same": 6}


def _weekday(match: re.Match[str]) -> Draft | None:
    select = (match.group("select") or match.group("post") or "").split()
    word = select[-1].lower() if select else ""
    day = words.weekday(match.group("day"))
    if word in ("every", "each"):
        return Draft("set", (5,), weekday=day, role="set")
    if not match.group("day")[0].isupper():
        return None
    return Draft("weekday", (_SELECT.get(word, 0),), weekday=day)


def _weekdays(match: re.Match[str]) -> Draft | None:
    first, second = words.weekday(match.group(1)), words.weekday(match.group(2))
    if not match.group(1)[0].isupper() or first == second:
        return None
    overnight = "night" in match.group().lower()
    if re.search(r"\band\b", match.group(), re.I) and not overnight and (second - first) % 7 != 1:
        return None
    return Draft("weekdays", (first, second), clock="night" if overnight else None)


def _night_into(match: re.Match[str]) -> Draft | None:
    second = words.weekday(match.group(1))
    return Draft("weekdays", ((second - 1) % 7, second), clock="night")


_ITS_EVENT = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:(?:air ?)?strikes?|attacks?|(?:air )?raids?|bomb(?:ing|ardment)s?|shelling|blasts?"
    r"|explosions?|shootings?|stabbings?|crash(?:es)?|quake|earthquake|massacres?|assaults?|killings?|murders?|incidents?|clashes"
    r"|fires?|collisions?|toll)\b"
)
"""What happened on it: "Tuesdays attack", in a text that has lost its apostrophes."""


def _weekday_set(match: re.Match[str]) -> Draft | None:
    if not match.group(1)[0].isupper():
        return None
    behind = match.string[match.end() : match.end() + 60]
    if _ITS_EVENT.match(behind) and match[0].endswith("days") and not match.string[: match.start()].endswith("n "):
        return Draft("weekday", (0,), weekday=words.weekday(match.group(1)))
    return Draft("set", (5,), weekday=words.weekday(match.group(1)), role="set")


def _short_weekday(match: re.Match[str]) -> Draft | None:
    return Draft("weekday", (0,), weekday=words.weekday(match.group(1)))


def _ordinal(match: re.Match[str]) -> Draft | None:
    """ "The first week of May": count, unit, year, month (0 where only the year is said)."""
    count = words.ordinal(match.group(1))
    code = words.WEEKEND if match.group(2).lower() == "weekend" else words.unit(match.group(2))[0]
    if match.group("month"):
        if not _is_month(match, "month"):
            return None
        return Draft("ordinal", (count, code, year(match.group("year")), words.month(match.group("month"))))
    return Draft("ordinal", (count, code, int(match.group("only")), 0))


def _quarter(match: re.Match[str]) -> Draft | None:
    count = words.ordinal(match.group(1))
    return Draft("quarter", (year(match.group("year")), count)) if 1 <= count <= 4 else None


PATTERNS = (
    pattern("#", r"(\d{4})-(\d\d)-(\d\d)(?!\d)", _iso),
    pattern("#", r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/])", _numeric),
    pattern("#", r"9/11(?![\d/])", _nine_eleven),
    pattern(
        "MONTH EDGE",
        rf"(?:(?:early|late)(?:\s+on)?\s+)?(?P<month><MONTH>)\s+(?:the\s+)?(?P<day><DAY>){_IN_YEAR}",
        _month_day,
    ),
    pattern(
        "MONTH",
        rf"(?P<month><MONTH>)\s+(?P<day><DAY>){_RANGE}(?:(?P<month2><MONTH>)\s+)?(?P<until><DAY>)" + _IN_YEAR,
        _days,
    ),
    pattern(
        "# the",
        r"(?:the\s+)?(?P<day><DAY>)(?:\s+of)?\s+(?P<month><MONTH>)"
        r"(?:,?\s+(?:of\s+)?(?P<year><YEAR>|(?:last|this|next)\s+year|\d\d(?![\w%]|[,.:/]\d)))?",
        _day_month,
    ),
    pattern(
        "# the",
        rf"(?:the\s+)?(?P<day><DAY>){_RANGE}(?:the\s+)?(?P<until><DAY>)(?:\s+of)?\s+(?P<month><MONTH>)" + _IN_YEAR,
        _days,
    ),
    pattern(
        "MONTH EDGE SIDE the first second latter last this next past every each coming",
        rf"(?P<edge>{_EDGE})?(?:(?:this\s+)?(?P<select>last|this|next|past|coming|every|each)\s+)?(?P<month><MONTH>)"
        + _IN_YEAR,
        _month,
    ),
    pattern("# EDGE SIDE the year first second latter", rf"(?:{_EDGE}|the\s+year\s+)?(?P<year><YEAR>)", _year),
    pattern("#", r"((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)(?![\d-])", _years),
    pattern(
        "# EDGE the",
        rf"{_EDGE}?(?:the\s+)?(?:((?:1[5-9]|20)\d(?=0))0['’]?s|['’]?([2-9](?=0))0s|({'|'.join(TENS)}))(?![a-z])",
        _decade,
    ),
    pattern("# EDGE the ORDINAL", rf"{_EDGE}?(?:the\s+)?(<ORDINAL>)[\s-]+century(?![a-z])", _century),
    pattern(
        "SEASON EDGE the last this next past coming",
        rf"{_EDGE}?(?:(?:this\s+)?(?P<select>the|last|this|next|past|coming)\s+)?(?P<season><SEASON>)(?:\s+of)?"
        + _IN_YEAR,
        _season,
    ),
    pattern(
        "HOLIDAY last this next",
        rf"(?:(?P<select>last|this|next)\s+)?(?P<name>{words.any_of(words.HOLIDAYS)})(?![a-z])" + _IN_YEAR,
        _holiday,
    ),
    pattern(
        "WEEKDAY EDGE last this next past previous following coming every each the",
        r"(?:(?:early|late|earlier|later)\s+(?:on\s+|in\s+the\s+day\s+on\s+)?)?"
        r"(?:(?:the\s+|this\s+)?(?P<select>last|this|next|past|previous|following|coming|every|each|same)\s+)?"
        r"(?P<day><WEEKDAY>)(?:\s+(?P<post>last|next)(?=[\s,.;]|$)(?!\s+(?:week|month|year)))?",
        _weekday,
    ),
    pattern(
        "WEEKDAY overnight the night",
        r"(?:(?:overnight|(?:the\s+)?night)\s+(?:of\s+|from\s+|between\s+)?)?(<WEEKDAY>)(?:\s+night)?"
        r"\s*(?:to|until|through|till|and|into|<H>)\s*(?:early\s+)?(<WEEKDAY>)",
        _weekdays,
    ),
    pattern("overnight the night", r"(?:overnight|the\s+night)\s+(?:in)?to\s+(<WEEKDAY>)", _night_into),
    pattern(
        "WEEKDAY " + " ".join(d + "s" for d in words.LONG_WEEKDAYS),
        rf"({words.any_of(words.LONG_WEEKDAYS)})(?:s|\s+(?:morning|afternoon|evening|night)s)(?![a-z])",
        _weekday_set,
    ),
    pattern("WEEKSHORT", r"(<WEEKSHORT>),?(?=\s+(?:<DAY>\s+<MONTH>|<MONTH>\s+<DAY>))", _short_weekday),
    pattern(
        "the ORDINAL",
        r"(?:the\s+)?(<ORDINAL>)\s+(week|day|weekend|month)\s+of\s+(?:(?P<month><MONTH>)(?:,?\s+(?P<year><YEAR>))?|(?P<only><YEAR>))",
        _ordinal,
    ),
    pattern(
        "the fiscal ORDINAL",
        r"(?:the\s+)?(?:fiscal[\s-]+)?(<ORDINAL>)[\s-]+quarter(?:\s+(?:of\s+)?(?P<year><YEAR>|(?:last|this|next)\s+year))?(?![a-z])",
        _quarter,
    ),
)
