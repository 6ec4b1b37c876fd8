"""Datelines: "HARROW, Jan 4 (Reuters) -" before a paragraph's first words."""

from __future__ import annotations

import re

from corroborate.clean.agencies import credited, is_agency_list
from corroborate.clean.stamps import Stamp, partial, stamps
from corroborate.clean.wires import bracketed
from corroborate.model import Noun

_REACH = 160
"""Characters: the longest dateline ("TOWN, Province, Country, 12 September 2023 (Agency and Agency) --")."""
_SEPARATOR = re.compile(
    r"\s*(?:—|–|--+|―)\s*|\s+-\s*|(?<=[)\w])-\s+|(?<=[A-Z)]):\s+|(?<=\))\s+(?=[A-Z\"“'‘])"
    r"|(?<=[, ][12]\d{3})\.\s+(?=[A-Z\"“'‘])|(?<=[A-Z]{5})\.\s+(?=[A-Z\"“'‘])"
)
_JUNK = re.compile(
    r"(?P<junk>[^.!?\n]{1,60}?\s)"
    r"(?<![A-ZÀ-Þ.]\s)(?P<place>[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,3}, [A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+){0,2})"
    r"(?:,? [\w ,]{3,24})?(?: \([^()\n]{2,40}\))?\s*(?P<dash>--+|[—–])\s*(?=\S)"
)
"""A caption's or a page's words that run into "TOWN, Country --": nothing else is written so."""
_CAPITAL_TOWN = re.compile(r"[A-ZÀ-Þ .'’-]{3,40}, ?[A-ZÀ-Þ][a-zà-ÿ]+")
_MARKS = re.compile(r"(?:\s*\[[A-Z0-9 ,.'\"/&\n-]{1,90}\]){1,4}")
_BRACKETS = re.compile(r"\(([^()]{2,60})\)\s*$")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*")
_SMALL = frozenset(
    {
        "of",
        "the",
        "de",
        "del",
        "al",
        "el",
        "la",
        "near",
        "and",
        "on",
        "in",
        "off",
        "aboard",
        "outside",
        "border",
    }
)
_NO_PLACES = (
    "file",
    "photo",
    "video",
    "update",
    "watch",
    "breaking",
    "exclusive",
    "note",
    "correction",
    "opinion",
    "analysis",
)
_OPENING = re.compile(r"[A-Z0-9À-Þ\"“'‘\[(]")


class Dateline(Noun, frozen=True):
    """A dateline: where it begins and ends (the paragraph's first word), its date if whole, its agencies.

    ``day`` is ``(start, end, month, day)`` of a date without a year; offsets are the text's.
    """

    start: int
    end: int
    stamp: Stamp | None
    day: tuple[int, int, int, int] | None
    agencies: frozenset[str]


def dateline(text: str, start: int, end: int, first: bool) -> Dateline | None:
    """The dateline at a paragraph's start, or None.

    ``first`` says that this is the article's first paragraph, where weaker signs will do: a
    capitalised place and a dash. Elsewhere a date or an agency must stand in it.
    """
    reach = text[start : min(end, start + _REACH)]
    if first and (junk := _JUNK.match(reach)):
        begin = start + junk.start("place")
        return _read(text, begin, start + junk.start("dash"), start + junk.end())
    for match in _SEPARATOR.finditer(reach):
        prefix = reach[: match.start()]
        if not prefix or len(prefix.split()) > 18:
            break
        if _is_dateline(prefix, match.group().strip(), reach[match.end() :], first):
            after = start + match.end()
            if marks := _MARKS.match(text, after, end):
                after = marks.end()
            while after < end and text[after].isspace():
                after += 1
            return _read(text, start, start + len(prefix), after) if after < end else None
    return None


def _is_dateline(prefix: str, separator: str, rest: str, first: bool) -> bool:
    if not _OPENING.match(rest.lstrip()):
        return False
    brackets = _BRACKETS.search(prefix)
    body = prefix[: brackets.start()] if brackets else prefix
    if brackets and not body:  # "(Orm, July 22, 2025) - A raid killed …": a rights group's
        body, brackets = brackets[1], None
    wire = brackets and (credited(brackets[1]) or (separator and bracketed(prefix)))
    agency = bool(wire) or bool(credited(body.rsplit(",", 1)[-1]))
    full = stamps(body)
    for stamp in reversed(full):
        body = body[: stamp.start] + body[stamp.end :]
    part = None if full else partial(body)
    if part:
        body = body[: part[0]] + body[part[1] :]
    if is_agency_list(body):
        return True
    if body.strip().lower().startswith(_NO_PLACES):
        return False
    body = body.replace("(", " ").replace(")", " ").strip(" ,./:")
    if not body:
        return agency or bool(full and brackets) or bool(part and brackets)
    if not _placelike(body):
        return False
    if separator == "." and (not first or part or (not full and rest[:40].isupper())):
        return False
    capitals = bool(_CAPITAL_TOWN.match(body)) or sum(c.isupper() for c in body) > 0.7 * sum(c.isalpha() for c in body)
    if brackets and not separator:
        return agency
    if agency or ((full or part) and (capitals or separator != ":")):
        return True
    if brackets or separator == ".":
        return capitals
    words = body.split()
    return first and (
        (capitals and len(body) >= 3)
        or (separator != ":" and len(words) <= 2 and not brackets and _unlike_speaker(words))
    )


def _placelike(body: str) -> bool:
    words = re.split(r"[\s,/]+", body.strip(" ,"))
    return len(words) <= 8 and all(_PLACE.fullmatch(w) or w.lower() in _SMALL or is_agency_list(w) for w in words if w)


def _unlike_speaker(words: list[str]) -> bool:
    return all(word[:1].isupper() and word[1:].replace(",", "").isalpha() and len(word) > 3 for word in words)


def _read(text: str, start: int, end: int, after: int) -> Dateline:
    prefix = text[start:end]
    full = stamps(text, start, end)
    day = None
    if not full and (found := partial(prefix)):
        day = (found[0] + start, found[1] + start, found[2], found[3])
    wire = bracketed(prefix)
    credits = frozenset(credited(prefix) | ({wire} if wire else set()))
    return Dateline(start, after, full[0] if full else None, day, credits)
