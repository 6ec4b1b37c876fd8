"""Names that the article's own words tie together: brackets, "also known as", "or"."""

from __future__ import annotations

import re
from itertools import pairwise

from corroborate import names
from corroborate.extract.parse import Sentence
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name

_GAP = 90
_KNOWN_AS = re.compile(
    r"""^["”’'),\s–—-]*(?:\(\s*)?(?:(?:who|which|that)\s+)?(?:(?:is|are|was|were|has\s+been|had\s+been)\s+)?
    (?:(?:also|better|formerly|previously|otherwise|widely|commonly|sometimes|locally|more|usually|popularly|
       often|once|now)\s+){0,3}
    (?:known|called|nicknamed|dubbed|named|referred\s+to|identified\s+as)\b[^.;,()]{0,50}$
    |^["”’'),\s–—(-]*(?:aka|a\.k\.a\.?|alias|n[ée]e|nom\s+de\s+guerre|codenamed|code-named)\s*:?\s*["“‘'(]*$
    |^[^.;()]{0,40}\b(?:nom\s+de\s+guerre|alias|acronym|initials|nickname|pseudonym|abbreviation)s?\s+(?:of\s+|is\s+|was\s+)?["“‘'(]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OR = re.compile(r"^[\s\"”’']*,\s*or\s+(?:simply\s+|just\s+)?(?:the\s+)?[\"“‘']*$", re.IGNORECASE)
_OR_IN_BRACKETS = re.compile(r"^[\s\"”’']*\(\s*(?:or\s+)?(?:the\s+)?[\"“‘']*$", re.IGNORECASE)
_CLOSES = re.compile(r"^[\"”’']*(?:,|\)|\.|\s+as\s+(?:it|he|she|they)|$)")
_ACRONYM = re.compile(r"\(\s*((?:[A-Z][A-Za-z]?[A-Z0-9]{1,6}|(?:[A-Z]\.){2,6})(?:-[A-Z]{1,3})?)\s*\)")


def bracketed(sentence: Sentence, found: list[Name]) -> list[Name]:
    """Acronyms in brackets after a body's name that no name covers yet: "Orvane Relief Front (ORF)"."""
    result: list[Name] = []
    for match in _ACRONYM.finditer(sentence.text) if "(" in sentence.text else ():
        start, end = sentence.start + match.start(1), sentence.start + match.end(1)
        inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
        before = next((n for n in found if -1 <= sentence.start + match.start() - n.end <= 2), None)
        over = any(n.first <= t.i <= n.last for n in found for t in inside)
        if inside and before is not None and not over and names.stands_for(match.group(1), before.text):
            name = Name(sentence, inside[0].i, inside[-1].i, "organisation")
            result.append(name)
    return result


def ties(found: list[Name]) -> list[tuple[Name, Name]]:
    """Pairs of one sentence's names that are one: the first, and its other name."""
    result = []
    for one, other in pairwise(found):
        if one.sentence is not other.sentence or other.start - one.end > _GAP:
            continue
        sentence = one.sentence
        between = sentence.words(one.end, other.start)
        after = sentence.words(other.end, min(sentence.end, other.end + 12))
        if _tied(one, other, between, after) and _can_be_one(one, other):
            result.append((one, other))
    return result


def _tied(one: Name, other: Name, between: str, after: str) -> bool:
    if _KNOWN_AS.match(between):
        return True
    if _OR_IN_BRACKETS.match(between) and after.lstrip("\"”’'").startswith(")"):
        return _is_body(one) and _is_body(other) and (names.is_acronym(other.text) or names.is_acronym(one.text))
    return bool(_OR.match(between) and _CLOSES.match(after)) and (_is_body(one) == _is_body(other))


def _is_body(name: Name) -> bool:
    return name.label in ("group", "organisation")


def _can_be_one(one: Name, other: Name) -> bool:
    if (
        "place" in (one.label, other.label)
        or "state" in (one.label, other.label)
        or "people" in (one.label, other.label)
    ):
        return False
    if other.text in lexicon.countries() or names.fold(other.text) in lexicon.outlets():
        return False
    first, second = names.known_group(one.text), names.known_group(other.text)
    return not (first and second and first != second)
