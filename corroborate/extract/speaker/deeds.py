"""Speakers who say, or deny, that a deed was their own: "claimed the attack", "said it was behind the raid"."""

from __future__ import annotations

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import light_verbs

_BURDENS = frozenset(["responsibility", "credit", "blame"])
_PARTS = frozenset("responsibility involvement role part hand complicity charge accusation allegation claim".split())
_SELF = frozenset("it they he she we its their his her our i".split())
_DOING = frozenset(
    "behind responsible carry conduct launch stage perpetrate bomb bombard shell strike kill shoot raid ambush detonate"
    " assassinate behead abduct involve".split()
)
_SAYING = frozenset("say tell announce confirm admit claim acknowledge boast deny insist state write".split())


def takes_on(s: Sentence, verb: Token) -> bool:
    """ "took responsibility for the blast": a claim; no other taking is, nor a wish or a refusal to."""
    if verb.tag not in ("VBD", "VBZ", "VBP") and not any(k.lemma == "have" for k in s.children(verb.i)):
        return False
    objects = [k for k in s.children(verb.i) if k.dep in ("dobj", "nsubjpass")]
    return not clause.negated(s, verb) and any(k.lemma.lower() in _BURDENS for k in objects)


def own(s: Sentence, verb: Token, head: Token) -> bool:
    """Whether what a verb of saying reports is a deed of the speaker's own."""
    lemma = verb.lemma.lower()
    below = {t.lemma.lower() for t in s.subtree(verb.i)}
    if lemma in light_verbs():
        return light_verbs()[lemma][0] == "burden" and takes_on(s, verb)
    if lemma in ("claim", "admit", "acknowledge"):
        things = {k.lemma.lower() for k in s.children(verb.i) if k.dep in ("dobj", "nsubjpass")}
        if things & (_BURDENS | words("claimed_things")):
            return True
    if lemma in ("deny", "reject"):
        objects = {k.lemma.lower() for k in s.children(verb.i) if k.dep == "dobj"}
        doing = any(k.tag == "VBG" and k.dep in ("xcomp", "ccomp", "pcomp") for k in s.children(verb.i))
        if objects & _PARTS or (doing and below & _DOING):
            return True
    if lemma not in _SAYING or head.pos == "PRON":
        return False
    return any(_tells_of_self(s, k) for k in s.children(verb.i) if k.dep == "ccomp" and k.i > verb.i)


def _tells_of_self(s: Sentence, said: Token) -> bool:
    """ "it was behind the raid", "its fighters had carried it out", said by whom the pronoun means."""
    kids = s.children(said.i)
    subject = next((k for k in kids if k.dep == "nsubj"), None)
    if subject is None or any(k.tag == "MD" for k in kids):
        return False
    mine = subject.lower in _SELF or any(k.dep == "poss" and k.lower in _SELF for k in s.children(subject.i))
    near = {said.lemma.lower(), *(k.lemma.lower() for k in kids if k.dep in ("prep", "acomp", "advmod", "dobj"))}
    return mine and bool(near & _DOING) and not clause.negated(s, said)
