"""Named people whom an article suspects, holds or has do the deed: none of its victims by a bare wound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading

_HELD = frozenset(
    "arrest charge convict accuse indict sentence apprehend jail detain imprison extradite arraign book".split()
)
"""Verbs whose passive subject or object the law holds."""
_DEEDS = frozenset({"shoot", "stab", "kill", "murder", "open", "fire", "surrender", "confess", "rob", "wound"})
_CALLED = (
    r"(?:suspects?|suspected|gunm[ae]n|gunwoman|shooters?|attackers?|assailants?|bombers?|accused|defendants?|perpetrators?|"
    r"killers?|robbers?|burglars?|intruders?)(?!['’]|-|\s+(?:victims?|survivors?|experts?|drills?|famil|relatives?|mothers?|fathers?|wi[fv]e|sons?|daughters?|brothers?|sisters?|lawyers?|attorneys?))"
)
_BEFORE = re.compile(
    rf"\b{_CALLED},?\s+(?:(?:was|is|has\s+been|have\s+been)\s+)?(?:(?:named|identified)\s+(?:as\s+)?)?(?:\d{{1,3}}-year-old\s+)?$",
    re.I,
)
_NAMED_SO = re.compile(
    rf"(?:\b{_CALLED},\s+(?:who\s+was\s+)?(?:named|identified)\s+(?:by\s+(?:the\s+)?[\w ]{{1,25}}\s+)?as\s+"
    rf"|\b(?:suspect|gunman|shooter|attacker|killer|bomber)['’]s\s+name\s+(?:is|was)\s+)$",
    re.I,
)
"""Before a name: "the suspect, identified as ", "the suspect's name is "."""
_IN_CASE = re.compile(
    rf"\b{_CALLED}\s+in\s+(?:the|this|that)\s+(?:\w+\s+)?(?:case|shooting|killing|murder|attack|incident|robbery),\s+$",
    re.I,
)
"""Before a name in apposition: "the second suspect in the case, "."""
_NAMED = re.compile(
    rf"\b(?:named|identif\w+)\s+(?:the\s+|an?\s+|one\s+of\s+the\s+)?(?:(?!the\b|an?\b|of\b|by\b|to\b)[\w-]+\s+){{0,2}}"
    rf"{_CALLED}\b[^.;:,'’]{{0,40}}\bas\s+(?:\d{{1,3}}-year-old\s+)?$",
    re.I,
)
_AFTER = re.compile(
    rf"(?:,\s*\d{{1,3}}\s*)?(?:,\s*(?:who\s+is\s+)?|\s+(?:is|was)\s+)(?:the|a|an|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,2}}{_CALLED}\b",
    re.I,
)


_OPENS = re.compile(rf"(?:The|One)\s+(?:[\w-]+\s+){{0,3}}{_CALLED}(?:\s+in\s+[^,.]{{0,40}})?,\s+", re.I)
_ONLY_SUSPECTED = re.compile(r"suspect|accused|defendant", re.I)


def called(reading: Reading) -> Iterator[tuple[Entity, tuple[int, int, int], bool]]:
    """People whom words beside their names call the attacker: the mention, and whether only a suspect."""
    for entity in reading.cast.entities:
        for mention in entity.mentions if entity.kind == "person" else ():
            words = _beside(reading, *mention)
            if _NAMED_SO.search(reading.text[max(0, mention[1] - 90) : mention[1]]):
                yield entity, mention, True
                continue
            word = re.search(rf"\b{_CALLED}\b", words, re.I) if words else None
            if word is None or word.group().lower() in ("suspected", "accused"):
                continue  # "police suspected Venn": of what, grammar says
            if "," not in words or _apposed(reading, *mention):
                yield entity, mention, bool(_ONLY_SUSPECTED.search(words))


def _apposed(reading: Reading, index: int, start: int, end: int) -> bool:
    """ "The gunman, Lem Orr, fled", "Lem Orr, the gunman": no "When he saw the gunman, Orr ran"."""
    token, sentence = reading.token_at(index, end - 1), reading.sentences[index]
    if token.dep in ("appos", "npadvmod"):
        return True
    if token.dep == "nsubj" and reading.text[end : end + 2] in (", ", " ("):
        opening = reading.text[sentence.start : start]
        return _OPENS.fullmatch(opening) is not None
    after = [c for c in sentence.children(token.i) if c.dep == "appos" and c.i > token.i]
    return any(re.fullmatch(_CALLED, c.text, re.I) for c in after)


def suspects(reading: Reading) -> frozenset[str]:
    """Keys of the people whom the article's words make suspects or doers."""
    found: set[str] = set()
    for entity in reading.cast.entities:
        if entity.kind == "person" and any(_suspected(reading, *mention) for mention in entity.mentions):
            found.add(entity.key)
    return frozenset(found)


def _beside(reading: Reading, index: int, start: int, end: int) -> str:
    """The words beside a name that call its bearer a suspect or an attacker; "" where none do."""
    sentence = reading.sentences[index]
    before, after = (
        reading.text[max(sentence.start, start - 120) : start],
        reading.text[end : min(sentence.end, end + 90)],
    )
    found = _BEFORE.search(before) or _IN_CASE.search(before) or _NAMED.search(before) or _AFTER.match(after)
    if found:
        return found.group()
    token = reading.token_at(index, end - 1)
    above = sentence.head(token).text
    return above if token.dep == "appos" and re.fullmatch(_CALLED, above, re.I) else ""


def _suspected(reading: Reading, index: int, start: int, end: int) -> bool:
    if _beside(reading, index, start, end):
        return True
    sentence = reading.sentences[index]
    return _by_verb(sentence, sentence.climb(reading.token_at(index, end - 1), {"conj"}))


def _by_verb(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head(token)
    lemma = verb.lemma.lower()
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(verb.i))
    joined = {c.lemma.lower() for c in sentence.children(verb.i) if c.dep == "conj" and c.tag == verb.tag}
    if token.dep == "nsubjpass" and ({lemma} | joined) & _HELD:
        return True  # "was identified and arrested"
    if lemma in _HELD and token.dep == "dobj" and not passive:
        return True
    found = verb.dep in ("ccomp", "xcomp") and sentence.head(verb).lemma.lower() in ("find", "leave", "see")
    if token.dep != "nsubj" or passive or found or lemma not in _DEEDS:
        return False
    objects = {c.lemma.lower() for c in sentence.children(verb.i) if c.dep == "dobj"}
    return lemma != "open" or "fire" in objects
