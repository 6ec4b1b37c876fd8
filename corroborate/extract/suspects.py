"""Named people whom an article suspects, holds or has do the deed: none of its victims by a bare wound."""

from __future__ import annotations

import re

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading

_HELD = frozenset(
    "arrest charge convict accuse indict sentence apprehend jail detain imprison extradite arraign book".split()
)
"""Verbs whose passive subject or object the law holds."""
_DEEDS = frozenset({"shoot", "stab", "kill", "murder", "open", "fire", "surrender", "confess", "rob", "wound"})
_CALLED = (
    r"(?:suspects?|suspected|gunm[ae]n|gunwoman|shooters?|attackers?|assailants?|bombers?|accused|defendants?|perpetrators?|"
    r"killers?|robbers?|burglars?|intruders?)"
)
_BEFORE = re.compile(
    rf"\b{_CALLED},?\s+(?:(?:was|is|has\s+been|have\s+been)\s+)?(?:(?:named|identified)\s+)?(?:as\s+)?(?:\d{{1,3}}-year-old\s+)?$",
    re.I,
)
_IN_CASE = re.compile(
    rf"\b{_CALLED}\s+in\s+(?:the|this|that)\s+(?:\w+\s+)?(?:case|shooting|killing|murder|attack|incident|robbery),\s+$",
    re.I,
)
"""Before a name in apposition: "the second suspect in the case, "."""
_NAMED = re.compile(
    rf"\b(?:named|identif\w+)\b[^.;:]{{0,40}}\b{_CALLED}\b[^.;:,]{{0,40}}\bas\s+(?:\d{{1,3}}-year-old\s+)?$", re.I
)
_AFTER = re.compile(
    rf"(?:,\s*\d{{1,3}}\s*)?(?:,\s*(?:who\s+is\s+)?|\s+(?:is|was)\s+)(?:the|a|an|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,2}}{_CALLED}\b",
    re.I,
)


def suspects(reading: Reading) -> frozenset[str]:
    """Keys of the people whom the article's words make suspects or doers."""
    found: set[str] = set()
    for entity in reading.cast.entities:
        if entity.kind == "person" and any(_suspected(reading, *mention) for mention in entity.mentions):
            found.add(entity.key)
    return frozenset(found)


def _suspected(reading: Reading, index: int, start: int, end: int) -> bool:
    sentence = reading.sentences[index]
    before, after = (
        reading.text[max(sentence.start, start - 120) : start],
        reading.text[end : min(sentence.end, end + 90)],
    )
    if _BEFORE.search(before) or _IN_CASE.search(before) or _NAMED.search(before) or _AFTER.match(after):
        return True
    token = reading.token_at(index, end - 1)
    if token.dep == "appos" and re.fullmatch(_CALLED, sentence.head(token).text, re.I):
        return True
    return _by_verb(sentence, sentence.climb(reading.token_at(index, end - 1), {"conj"}))


def _by_verb(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head(token)
    lemma = verb.lemma.lower()
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(verb.i))
    if lemma in _HELD and (token.dep == "nsubjpass" or (token.dep == "dobj" and not passive)):
        return True
    found = verb.dep in ("ccomp", "xcomp") and sentence.head(verb).lemma.lower() in ("find", "leave", "see")
    if token.dep != "nsubj" or passive or found or lemma not in _DEEDS:
        return False
    objects = {c.lemma.lower() for c in sentence.children(verb.i) if c.dep == "dobj"}
    return lemma != "open" or "fire" in objects
