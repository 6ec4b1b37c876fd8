"""Names that the article's own words tie together: brackets, "also known as", "or"."""

from __future__ import annotations

import re
from itertools import pairwise

from corroborate import names
from corroborate.extract.parse import Sentence
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital

_GAP = 90
_OFTEN = r"""(?:(?:also|better|formerly|previously|otherwise|widely|commonly|sometimes|locally|more|usually|popularly|
    often|once|now)\s+){0,3}"""
_KNOWN_AS = re.compile(
    rf"""^["”’'\s]*(?:(?P<apart>[,(–—-])["”’'\s]*)?(?:(?:who|which|that)\s+)?(?P<be>(?:is|are|was|were)\s+)?{_OFTEN}
    (?:known(?:\s+\w+){{0,3}}?\s+(?:as|by)|referred\s+to\s+as|(?P<called>called|nicknamed|dubbed|named|styled))
    \b(?:\s+(?:his|her|its|their|the|a|simply|just|noms?|de|guerre|alias|nickname|name|of|code|war)){{0,6}}[\s"“‘'(]*$
    |^["”’'),\s–—(-]*(?:aka|a\.k\.a\.?|alias|n[ée]e|nom\s+de\s+guerre|code-?named)\s*:?\s*["“‘'(]*$
    |^[^.;()]{{0,40}}\b(?:nom\s+de\s+guerre|alias|acronym|initials|nickname|pseudonym|abbreviation)s?\s+
     (?:of\s+|is\s+|was\s+)?["“‘'(]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INTRODUCES = re.compile(
    rf"[,(–—]\s*(?:(?:who|which)\s+(?:is|was|are|were)\s+)?(?:{_OFTEN}(?:known|referred\s+to)(?:\s+\w+){{0,3}}?\s+as"
    r"|alias|aka|a\.k\.a\.?|nicknamed|dubbed)\s+(?:the\s+)?[\"“‘']?(?=[A-Z])",
    re.VERBOSE,
)
_OR = re.compile(r"^[\s\"”’']*,\s*or\s+(?:simply\s+|just\s+)?(?:the\s+)?[\"“‘']*$", re.IGNORECASE)
_OR_IN_BRACKETS = re.compile(r"^[\s\"”’']*\(\s*(?:or\s+)?(?:the\s+)?[\"“‘']*$", re.IGNORECASE)
_CLOSES = re.compile(r"^[\"”’']*(?:,|\)|\.|\s+as\s+(?:it|he|she|they)|$)")
_ACRONYM = re.compile(r"[(\[]\s*((?:[A-Z][A-Za-z]?[A-Z0-9]{1,6}|(?:[A-Z]\.){2,6})(?:-[A-Z]{1,3})?)\s*[)\]]")


def bracketed(sentence: Sentence, found: list[Name]) -> list[Name]:
    """Acronyms in brackets after a body's name that no name covers yet: "Orvane Relief Front (ORF)"."""
    result: list[Name] = []
    for match in _ACRONYM.finditer(sentence.text) if "(" in sentence.text or "[" in sentence.text else ():
        start, end = sentence.start + match.start(1), sentence.start + match.end(1)
        inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
        before = next((n for n in found if -1 <= sentence.start + match.start() - n.end <= 2), None)
        over = [n for n in found if any(n.first <= t.i <= n.last for t in inside)]
        if inside and before is not None and not over and _initials_of(match.group(1), before):
            result.append(Name(sentence, inside[0].i, inside[-1].i, "organisation"))
        elif before is not None and over and over[0].label == "other" and _initials_of(match.group(1), before):
            over[0].label = "organisation"
    return result


def _initials_of(acronym: str, body: Name) -> bool:
    """Whether the letters are the body's, or those of its name in another language behind a body's noun:
    "Istrian Democratic Assembly (IDS)"."""
    if names.stands_for(acronym, body.text):
        return True
    spelt = len(names.parts(body.text)) > 1 and acronym.isupper() and acronym not in lexicon.countries()
    noun = lexicon.body_noun(body.text) or lexicon.head_kind(body.text) is not None
    return body.label in ("organisation", "group") and spelt and noun


def introduced(sentence: Sentence, found: list[Name]) -> list[Name]:
    """Other names that no model labelled: capitals after "also known as the", "alias"."""
    result: list[Name] = []
    for match in _INTRODUCES.finditer(sentence.text):
        at = sentence.start + match.end()
        before = max(
            (n for n in found if n.end <= sentence.start + match.start() + 1), key=lambda n: n.end, default=None
        )
        first = next((t for t in sentence.tokens if t.start >= at), None)
        if before is None or first is None or before.label not in _NAMED or not capital(first):
            continue
        last = _capitals_from(sentence, first.i)
        if not any(n.first <= last and first.i <= n.last for n in found):
            person = before.label in ("place", "other") and "alias" in match.group().lower()
            result.append(Name(sentence, first.i, last, "person" if person else before.label))
    return result


_NAMED = frozenset({"person", "organisation", "group", "place", "other"})


def _capitals_from(sentence: Sentence, first: int) -> int:
    """The last token of a run of capitals, over "of", "al-" and the like."""
    last = first
    for token in sentence.tokens[first + 1 : first + 8]:
        if capital(token):
            last = token.i
        elif token.lower not in lexicon.PARTICLES | {"of", "the", "for", "and", "-"}:
            break
    return last


def ties(found: list[Name]) -> list[tuple[Name, Name]]:
    """Pairs of one sentence's names that are one: the first, and its other name."""
    result = []
    for one, other in pairwise(found):
        if one.sentence is not other.sentence or other.start - one.end > _GAP:
            continue
        sentence = one.sentence
        between = sentence.words(one.end, other.start)
        after = sentence.words(other.end, min(sentence.end, other.end + 12))
        if _tied(one, other, between, after) and _can_be_one(one, other, _KNOWN_AS.match(between) is not None):
            result.append((one, other))
    return result


def relabel(found: list[Name]) -> None:
    """Give by-names the label of the name they belong to, in all their mentions."""
    labels = {other.text: one for one, other in ties(found) if other.label != one.label and not other.known}
    for name in found if labels else ():
        one = labels.get(name.text)
        if one is not None:
            name.label, name.kind = one.label, one.kind


def _tied(one: Name, other: Name, between: str, after: str) -> bool:
    known = _KNOWN_AS.match(between)
    if known:
        return not known["called"] or bool(known["apart"] or known["be"])
    if _OR_IN_BRACKETS.match(between) and after.lstrip("\"”’'").startswith(")"):
        return _is_body(one) and _is_body(other) and (names.is_acronym(other.text) or names.is_acronym(one.text))
    return bool(_OR.match(between) and _CLOSES.match(after)) and (_is_body(one) == _is_body(other))


def _is_body(name: Name) -> bool:
    return name.label in ("group", "organisation")


def _can_be_one(one: Name, other: Name, by_name: bool) -> bool:
    mistaken = {"other", "place"} if by_name and one.label == "person" else {"other"}
    if one.label not in _ACTORS or other.label not in _ACTORS | mistaken:
        return False
    if other.text in lexicon.countries() or names.fold(other.text) in lexicon.outlets():
        return False
    first, second = names.known_group(one.text), names.known_group(other.text)
    return not (first and second and first != second)


_ACTORS = frozenset({"person", "organisation", "group"})
