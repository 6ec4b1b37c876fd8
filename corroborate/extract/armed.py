"""Who used a weapon: "the rebels fired rockets", "a shell fired by the army", "bombs dropped from army helicopters"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corroborate.extract.doers import USES, around_verb, phrase, responds
from corroborate.extract.lexicon import ending_at, phrases
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading

_AIMS = frozenset("target pound pelt hit attack strike bombard".split())
"""Verbs whose subject used the weapon behind their "with": "rebels targeted the town with rockets"."""
_APART = frozenset({"after", "before", "since", "following", "until", "if", "because"})


def with_weapons(reading: Reading, sentence: Sentence, apart: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """ "The rebels fired rockets", "a shell fired by the army", "a bomb planted by gunmen"; not what
    another time or clause tells ("hours after the rebels had fired rockets"), nor the verbs ``apart``, which
    tell of something else, nor police who blow up a find."""
    clauses = reading.clauses[sentence.index]
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        off = lemma in ("set", "explode", "activate") and (lemma != "set" or _particle(sentence, token, "off"))
        uses = lemma in USES or off
        if token.pos != "VERB" or not (uses or lemma in _AIMS) or token.i in apart:
            continue
        used = _used(sentence, token) if uses else _aimed_with(sentence, token)
        if lemma in USES and _subject_is_weapon(sentence, token):
            yield from _from_whom(sentence, token)
            continue
        if not any(map(_weapon, used)) and not (lemma == "fire" and _at_somebody(sentence, token, used)):
            continue
        head = clauses.head[token.i]
        reported = "past-perfect" if sentence.tokens[head].dep == "ccomp" else "past"  # "said the army had fired"
        if clauses.mark(head) in _APART or (
            token.dep != "acl" and clauses.tense(head) not in ("past", "none", reported)
        ):
            continue
        yield from _from_whom(sentence, token)
        yield from (who for who in around_verb(sentence, token.i) if not responds(sentence, who))


def _subject_is_weapon(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep == "nsubj" and _weapon(c) for c in sentence.children(verb.i))


def _from_whom(sentence: Sentence, verb: Token) -> Iterator[tuple[int, int]]:
    """ "Bombs dropped from Orvanian army helicopters": whose they are."""
    for link in sentence.children(verb.i):
        for source in sentence.children(link.i) if link.dep == "prep" and link.lower in ("from", "by") else ():
            if source.dep == "pobj" and ending_at(sentence, source.i, "perpetrator_nouns")[0]:
                yield phrase(sentence, source)


def _used(sentence: Sentence, verb: Token) -> list[Token]:
    """What a verb uses: its object, its subject where it is passive, the noun it hangs on as a participle."""
    used = [c for c in sentence.children(verb.i) if c.dep in ("dobj", "nsubjpass")]
    counts = [c for u in used if u.lemma.lower() in _MANY for c in sentence.children(u.i) if c.lower == "of"]
    used += [c for of in counts for c in sentence.children(of.i) if c.dep == "pobj"]
    return [*used, sentence.head(verb)] if verb.dep == "acl" and verb.tag == "VBN" else used


_MANY = frozenset("dozen score hundred thousand number barrage volley salvo hail series".split())


def _particle(sentence: Sentence, verb: Token, word: str) -> bool:
    return any(c.lower == word and c.dep in ("prt", "prep", "advmod") for c in sentence.children(verb.i))


def _aimed_with(sentence: Sentence, verb: Token) -> list[Token]:
    """The things a verb of aiming is said to be done with: "with a number of rocket shells"."""
    above = [verb, *(c for c in sentence.children(verb.i) if c.dep == "dobj")]
    links = [c for t in above for c in sentence.children(t.i) if c.dep == "prep" and c.lower == "with" and c.i > verb.i]
    return [t for link in links for t in sentence.subtree(link.i) if t.pos in ("NOUN", "PROPN")]


_HARMLESS = frozenset("gas teargas cannon warning salute employee worker question accusation staff coach".split())


def _at_somebody(sentence: Sentence, verb: Token, used: list[Token]) -> bool:
    """ "The driver fired at the deputy", "fired two rounds into the car"; no tear gas, no warning shots."""
    things = {t.lemma.lower() for u in used for t in [u, *sentence.children(u.i)]}
    shots = bool(things & {"shot", "round", "bullet", "gun", "shotgun", "pistol", "rifle", "handgun", "weapon"})
    aimed = any(c.dep == "prep" and c.lower in ("at", "into", "on", "upon") for c in sentence.children(verb.i))
    aimed = aimed or any(c.dep == "prep" and c.lower in ("at", "into") for u in used for c in sentence.children(u.i))
    return aimed and not things & _HARMLESS and (shots or not used)


def _weapon(noun: Token) -> bool:
    known = phrases("weapon_nouns")
    kind = known.get((noun.lemma.lower(),)) or known.get((noun.lower,))
    return kind is not None and kind not in ("vehicle", "fire", "other")
