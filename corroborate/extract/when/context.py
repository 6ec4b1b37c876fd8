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
_RANGE_OPENS = re.compile(r"\b(?:from|between)\s+[^,;]{1,40}?\s+(?:and|to)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r"\s+(?:and|to|until|till|through|onwards?)\b", re.IGNORECASE)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "can", "could", "may", "might", "should", "must"})
_INNER = ("compound", "nmod", "poss", "amod", "nummod")


def role(sentence: Sentence, start: int, end: int, last: Token | None) -> Role:
    """The role the words before give it; a time that only qualifies a noun ("Thursday's strike",
    "the October 7 attack") dates that noun, whatever stands before."""
    lead = _LEAD.search(sentence.text, max(0, start - 40), start)
    if not lead or sentence.text[end : end + 1] in ("'", "’") or _qualifies(sentence, last):
        return "at"
    word = " ".join(lead.group(1).lower().split())
    if word in ("from", "between"):
        return "since" if _RANGE_GOES_ON.match(sentence.text, end) else "at"
    if word in ("and", "to"):
        return "until" if _RANGE_OPENS.search(sentence.text, max(0, start - 60), start) else "at"
    return _ROLES.get(word, "at")


def _qualifies(sentence: Sentence, last: Token | None) -> bool:
    if last is None:
        return False
    head = sentence.head(last)
    if last.dep in _INNER and head.i < last.i:
        last, head = head, sentence.head(head)
    return last.dep in _INNER and head.i > last.i and head.pos in ("NOUN", "PROPN")


def tense(sentence: Sentence, token: Token) -> int:
    """The tense of the clause a token stands in: 1 future, -1 past, 0 not told, 2 open (present)."""
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.tag == "VBD":
        return -1
    verb = _verb(sentence, token)
    if verb is None:
        return 0
    helpers = [c for c in sentence.children(verb.i) if c.dep in ("aux", "auxpass")]
    said = {c.lower for c in helpers}
    if said & _FUTURE or verb.lower in _FUTURE:
        return -1 if "have" in said else 1
    if "going" in said or (verb.lemma == "go" and any(c.dep == "xcomp" for c in sentence.children(verb.i))):
        return 1
    if verb.lemma in PLANS and verb.i < token.i and verb.tag != "VBD":
        return 1
    if "to" in said and sentence.head(verb).lemma in PLANS and verb.i < token.i:
        return 1
    if verb.tag == "VBD" or said & {"had", "was", "were", "has", "have", "did"}:
        return -1
    return 2 if verb.tag in ("VB", "VBP", "VBZ") and verb.i < token.i and not _nominal(sentence, token, verb) else 0


def _nominal(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether a noun stands between a time and its verb ("recalls the attack of 7 October")."""
    for above in sentence.ancestors(token.i):
        if above.i == verb.i:
            return False
        if above.pos in ("NOUN", "ADJ") and not above.ent.endswith("DATE"):
            return True
    return False


def _verb(sentence: Sentence, token: Token) -> Token | None:
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in sentence.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
