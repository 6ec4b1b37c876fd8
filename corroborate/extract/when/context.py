"""What the words around a time expression make of it: its role, and the tense of its clause."""

from __future__ import annotations

import re
from typing import Literal

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.when.words import PLANS

Role = Literal["at", "since", "until", "before", "after", "duration", "set", "age"]

_LEAD = re.compile(
    r"\b(since|until|till|up\s+to|through|before|prior\s+to|ahead\s+of|by|after|following|from|between|and|to)"
    r"(?:\s+(?:around|about|at|late|early|the|as\s+early\s+as|at\s+least))?\s+$",
    re.IGNORECASE,
)
_ROLES: dict[str, Role] = {
    "since": "since", "until": "until", "till": "until", "up to": "until", "through": "until", "before": "before",
    "prior to": "before", "ahead of": "before", "by": "until", "after": "after", "following": "after",
}  # fmt: skip
_RANGE_OPENS = re.compile(r"\b(?:from|between)\s+([^,;]{1,40}?)\s+(?:and|to)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|to)\b", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r"\s+(?:and|to|until|till|through|onwards?)\b", re.IGNORECASE)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "may", "might", "should", "must"})
_AT_THE_SOONEST = re.compile(r"\bas\s+(?:early|soon)\s+as\s+$", re.IGNORECASE)
_INNER = ("compound", "nmod", "poss", "amod", "nummod")


def role(sentence: Sentence, span: tuple[int, int], last: Token | None, ranged: bool = False) -> Role:
    """The role the words before give it; a time that only qualifies a noun ("Thursday's strike",
    "the October 7 attack") dates that noun, whatever stands before.
    ``ranged``: the time itself goes from one day to another."""
    start, end = span
    lead = _LEAD.search(sentence.text, max(0, start - 40), start)
    if not lead or sentence.text[end : end + 1] in ("'", "’") or _qualifies(sentence, last):
        return "at"
    word = " ".join(lead.group(1).lower().split())
    if ranged and word in ("from", "between", "and", "to"):
        return "at"
    if word in ("from", "between"):
        return "since" if _RANGE_GOES_ON.match(sentence.text, end) else "at"
    if word in ("and", "to"):
        opens = _RANGE_OPENS.search(sentence.text, max(0, start - 60), start)
        return "until" if opens and not _JOINS.search(opens.group(1)) else "at"
    return _ROLES.get(word, "at")


def _qualifies(sentence: Sentence, last: Token | None) -> bool:
    if last is None:
        return False
    head = sentence.head(last)
    if last.dep in _INNER and head.i < last.i:
        last, head = head, sentence.head(head)
    return last.dep in _INNER and head.i > last.i and head.pos in ("NOUN", "PROPN")


def tense(sentence: Sentence, token: Token) -> int:
    """The tense of the clause a token stands in: 1 future, -1 past, 0 not told, 2 open (present), 3 where it
    only qualifies a noun ("the October 7 attack")."""
    if _qualifies(sentence, token):
        return 3
    if _AT_THE_SOONEST.search(sentence.text, 0, token.start - sentence.start):
        return 1
    path = _path(sentence, token)
    verb = next((t for t in path if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return 0
    said = {c.lower for c in sentence.children(verb.i) if c.dep in ("aux", "auxpass")}
    if said & _FUTURE or verb.lower in _FUTURE:
        return -1 if "have" in said else 1
    if "going" in said or (verb.lower == "going" and any(c.dep == "xcomp" for c in sentence.children(verb.i))):
        return 1
    if verb.i < token.i and "had" not in said and _planned(sentence, verb, path, said):
        return 1
    if verb.tag == "VBD" or said & {"had", "was", "were", "has", "have", "did"}:
        return -1
    present = verb.tag in ("VB", "VBP", "VBZ") or (verb.tag == "VBN" and said & {"is", "are", "be", "to"})
    return 2 if present and verb.i < token.i and not _nominal(path, verb) else 0


def _path(sentence: Sentence, token: Token) -> list[Token]:
    """The words a time hangs on, nearest first. A verb just before it, or before its preposition,
    comes first whatever the parse says: "announced Wednesday, they have said they will"."""
    place = token.i - 1
    if place > 0 and sentence.tokens[place].pos == "ADP":
        place -= 1
    path = list(sentence.ancestors(token.i))
    if place >= 0 and sentence.tokens[place].pos == "VERB":
        path.insert(0, sentence.tokens[place])
    return path


def _planned(sentence: Sentence, verb: Token, path: list[Token], said: set[str]) -> bool:
    kind = PLANS.get(verb.lemma)
    if kind == "2" or (kind and verb.tag != "VBD"):
        return True
    if "to" in said and sentence.head(verb).lemma in PLANS:
        return True
    return any(t.pos == "ADJ" and t.lemma in PLANS for t in path[:3])


def _nominal(path: list[Token], verb: Token) -> bool:
    """Whether a noun stands between a time and its verb ("recalls the attack of 7 October")."""
    for above in path:
        if above.i == verb.i:
            return False
        if above.pos in ("NOUN", "ADJ") and not above.ent.endswith("DATE"):
            return True
    return False
