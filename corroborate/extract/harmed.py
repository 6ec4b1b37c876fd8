"""People whom grammar makes the harmed: "X was shot", "found X dead", "the murder of X", "the victim, X".

What :mod:`naming` reads off a sentence's words, this reads off its parse, for one mention of a person at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corroborate.data import table, words
from corroborate.extract.parse import Sentence, Token

_MODIFIED = (
    r"(?:(?:the|a|an|his|her|their|its)\s+)?"
    r"(?:\d{1,3}-year-old\s+|(?!of\b|in\b|by\b|at\b|and\b|for\b|on\b|to\b)[a-z-]+\s+){0,5}"
)
_OF = re.compile(
    r"\b(?P<what>death|killing|murder|slaying|homicide|assassination|martyrdom|body|remains|shooting|stabbing|kidnapping|"
    r"abduction)s?\s+of\s+(?:[^.,;:]{3,70}\s+and\s+of\s+)?"
    rf"(?:[A-Z][\w’'-]+\s+)?{_MODIFIED}$"
)
_OWN = re.compile(
    r"(?:['’]s|(?<=s)['’])\s+(?:\w+\s+)?(?P<what>death|killing|murder|slaying|body|remains|autopsy|wounds)\b"
)
_VICTIM_IS = re.compile(
    r"\bvictims?(?:\s+(?:is|was|were|are))?,?\s+(?:(?:named|identified\s+as|called)\s+)?(?:\d{1,3}-year-old\s+)?$", re.I
)
_IS_VICTIM = re.compile(r"\bthe\b.{0,30}?\b(?P<what>killed|dead|deceased|slain|victims?)\b")
_BY_BULLET = re.compile(
    r"\b(?:bullets?|rounds?|shots?|gunfire|gunshots?)\s+(?:also\s+)?(?:hit|struck|pierced)\s+(?:\d{1,3}-year-old\s+)?$"
)
_STRUCK = re.compile(
    r"(?P<before>\S+)\s+(?:fatally\s+|accidentally\s+|allegedly\s+|then\s+|also\s+)?(?:shot|stabbed|killed|wounded)"
    r"(?:\s+(?:dead|and\s+killed|and\s+wounded))?\s+(?:\d{1,3}-year-old\s+)?$"
)
_NO_OBJECT = frozenset("not n't never to be was were is are been being get got and or who".split())
"""Words before "shot" that leave the name after it no object of it."""
_FOUND = re.compile(r"\b(?:found|find|finds|discovered)\b[^.;:]{0,90}$", re.I)
_STATE = re.compile(
    r"(?:,\s*\d{1,3}\s*,|,\s*\d{1,3}\b|\s+of\s+(?:[A-Z]\w+\s*){1,3},?)?\s+(?:fatally\s+|lying\s+)?"
    r"(?P<what>dead|deceased|shot\s+to\s+death|stabbed\s+to\s+death|shot|stabbed|bleeding|wounded|injured|"
    r"suffering\s+from|with\s+(?:\w+\s+){0,3}(?:wounds?|injuries))\b"
)
_UNHARMED = re.compile(
    r"(?:,\s*[^.,;:]{1,60},)?\s+(?:(?:who\s+)?(?:had\s+|has\s+)?(?:escaped|emerged|survived)|(?:was|were|had\s+been)"
    r"(?:\s+(?:left|reported|found))?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:unharmed|unhurt|unscathed|uninjured|unwounded|unhurt|safe\s+and\s+sound|without\s+injur\w+)\b"
)
_DEAD = re.compile(r"\b(?:dead|death|fatally|fatal|mortally|killed)\b", re.I)
_FATES = {
    "kidnapping": "captured",
    "abduction": "captured",
    "shooting": "hit",
    "stabbing": "hit",
    "wounds": "hit",
    "victim": "victim",
    "victims": "victim",
}
_STATES = {"shot": "hit", "stabbed": "hit", "bleeding": "hit"}
_DIES = frozenset({"die", "perish", "succumb"})
_WOUNDS = frozenset({"wound", "injury", "gunshot", "burn", "fracture"})
_SHOTS = frozenset({"bullet", "gunfire", "round", "shot", "shrapnel", "pellet", "gunshot", "fire", "knife", "blade"})
_LIMBS = frozenset("arm leg hand foot ankle knee thigh shoulder wrist elbow finger calf buttock".split()) | {
    "arms", "legs", "hands", "feet", "ankles", "knees", "thighs", "shoulders", "fingers", "calves", "buttocks"
}  # fmt: skip
"""Where a shot hurts, as the words have it, and doesn't kill."""
_TAKES = frozenset({"take", "hold", "seize"})
_TAKEN = frozenset({"hostage", "hostages", "captive", "prisoner"})
_FINDS = frozenset({"find", "pronounce", "declare", "leave", "discover"})
_NO_DEED = frozenset(
    "threaten plan try attempt want vow plot conspire intend hire order mean fear avoid refuse fail deny wish"
    " decide".split()
)
_UNREAL = frozenset({"if", "whether", "unless", "lest"})


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["fate"], row["plain"] == "yes") for row in table("victim_verbs")}


def fate(sentence: Sentence, first: int, last: int) -> str | None:
    """What the words make of the person named at tokens ``first``..``last``: killed, injured, hit, victim or None."""
    start, end = sentence.span(first, last)
    before, after = sentence.text[: start - sentence.start], sentence.text[end - sentence.start :]
    if after.lstrip()[:1] in ("'", "’") and not before.rstrip().endswith(("'", "‘")):
        after = after.lstrip()
        own = _OWN.match(after)
        return _FATES.get(own["what"], "killed") if own else "victim" if _VICTIM_IS.search(before) else None
    for token in _stands_for(sentence, first, last):
        said = _by_verb(sentence, token)
        if said:
            return said
        of = _OF.search(sentence.text[: _left(sentence, token) - sentence.start])
        if of:
            return _FATES.get(of["what"], "killed")
    return _by_words(before, after) or ("unharmed" if _UNHARMED.match(after) else None)


def _by_words(before: str, after: str) -> str | None:
    """ "The victim, X", "X was the man killed", "found X shot to death"."""
    if _VICTIM_IS.search(before):
        return "victim"
    if _BY_BULLET.search(before):
        return "hit"
    struck = _STRUCK.search(before)
    if struck and struck["before"].lower() not in _NO_OBJECT:
        return "killed" if _DEAD.search(struck.group()) else "hit"
    state = _STATE.match(after) if _FOUND.search(before) else None
    if state is None:
        return None
    return (
        "killed"
        if _DEAD.search(state.group()) or "deceased" in state["what"]
        else _STATES.get(state["what"], "injured")
    )


def _left(sentence: Sentence, token: Token) -> int:
    """Where the noun phrase of ``token`` begins, its modifiers left out but for the name's own words."""
    at = token.i
    while at > 0 and sentence.tokens[at - 1].tag in ("NNP", "NNPS") and sentence.tokens[at - 1].head == token.i:
        at -= 1
    return sentence.tokens[at].start


def _stands_for(sentence: Sentence, first: int, last: int) -> Iterator[Token]:
    """The name's head, and the nouns that it is said to be: "the neighbour, X", "A and X", "a man, identified as X"."""
    tokens = sentence.tokens
    token = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
    for _ in range(6):
        yield token
        above = sentence.head(token)
        if token.dep == "pobj" and above.lower == "as":
            named = sentence.head(above)
            if named.lemma.lower() not in ("identify", "name", "know") or named.dep not in ("acl", "relcl"):
                return
            token = sentence.head(named)
        elif token.dep == "conj" or (token.dep == "appos" and _person_like(above)):
            token = above
        else:
            return


def _person_like(token: Token) -> bool:
    return token.tag in ("NN", "NNP", "NNS") and token.pos in ("NOUN", "PROPN")


def _by_verb(sentence: Sentence, token: Token) -> str | None:
    verb = sentence.head(token)
    if verb.i == token.i or _not_done(sentence, verb) or _neither(sentence, token):
        return None
    lemma = verb.lemma.lower()
    if token.dep in ("nsubj", "nsubjpass") and lemma in _DIES:
        return "killed"
    if token.dep == "nsubjpass" and lemma in _FINDS and _with_wound(sentence, verb):
        return "hit"
    if token.dep == "nsubj" and lemma == "be":
        return _by_predicate(sentence, verb)
    if token.dep == "nsubj" and lemma in ("suffer", "sustain", "receive"):
        hurt = any(c.dep == "dobj" and c.lemma.lower() in _WOUNDS for c in sentence.children(verb.i))
        return "hit" if hurt else None
    if token.dep == "nsubjpass" or (token.dep == "dobj" and not _passive(sentence, verb)):
        so = [*sentence.children(verb.i), *sentence.children(token.i)] if lemma in _FINDS else []
        if any(c.lower in ("dead", "deceased") and c.i > token.i for c in so):
            return "killed"
        return _of_verb(sentence, verb)
    return None


def _with_wound(sentence: Sentence, verb: Token) -> bool:
    """ "Was discovered with a gunshot wound", "was found suffering from"."""
    links = [c for c in sentence.children(verb.i) if c.dep == "prep" and c.lower == "with"]
    return any(c.lemma.lower() in _WOUNDS for link in links for c in sentence.children(link.i))


def _neither(sentence: Sentence, token: Token) -> bool:
    """ "Neither X nor Y was hurt"."""
    return any(c.lower in ("neither", "nor") for c in sentence.children(token.i))


def _by_predicate(sentence: Sentence, verb: Token) -> str | None:
    """ "X and Y were the two civilians killed in", "were two of the victims"."""
    for child in sentence.children(verb.i):
        if child.dep == "attr":
            said = _IS_VICTIM.search(" ".join(t.lower for t in sentence.subtree(child.i)[:12]))
            return _FATES.get(said["what"], "killed") if said else None
    return None


def _of_verb(sentence: Sentence, verb: Token) -> str | None:
    if verb.lemma.lower() in _TAKES and any(t.lower in _TAKEN for t in sentence.tokens[verb.i + 1 : verb.i + 3]):
        return "captured"  # "was taken hostage"
    known = _verbs().get(verb.lemma.lower())
    if known is None:
        return None
    said, plain = known
    near = sentence.children(verb.i)
    if not plain and not any(_by_shot(sentence, c) for c in near):
        return None
    deadly = any(c.lower in ("dead", "fatally", "mortally") for c in near) or any(
        c.lower == "to" and any(d.lower == "death" for d in sentence.children(c.i)) for c in near
    )
    also = any(c.dep == "conj" and _verbs().get(c.lemma.lower(), ("",))[0] == "killed" for c in near)
    limb = any(c.lower == "in" and any(d.lower in _LIMBS for d in sentence.children(c.i)) for c in near)
    return "killed" if deadly or also else "injured" if limb and said == "hit" else said


def _by_shot(sentence: Sentence, child: Token) -> bool:
    """ "By a bullet", "in the head", or the bullet itself as subject."""
    if child.dep in ("nsubj", "npadvmod"):
        return child.lemma.lower() in _SHOTS
    if child.dep not in ("prep", "agent") or child.lower not in ("by", "in", "with"):
        return False
    inside = [c for c in sentence.children(child.i) if c.dep == "pobj"]
    wanted = words("body_parts") if child.lower == "in" else _SHOTS
    return any(c.lower in wanted or c.lemma.lower() in wanted for c in inside)


def _passive(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(verb.i))


def _not_done(sentence: Sentence, verb: Token) -> bool:
    """Denied, wished, threatened, or only supposed."""
    for _ in range(3):
        for child in sentence.children(verb.i):
            if child.dep == "neg" or (child.dep == "mark" and child.lower in _UNREAL):
                return True
            if child.dep == "aux" and child.tag == "MD" and child.lower not in ("will", "shall"):
                return True
        above = sentence.head(verb)
        if verb.dep not in ("xcomp", "conj", "pcomp") or above.i == verb.i:
            return False
        if above.lemma.lower() in _NO_DEED:
            return True
        verb = above
    return False
