"""Whom a sentence blames, who claims or denies the deed, and who refuses to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corroborate.data import table, words
from corroborate.extract.claims import Draft
from corroborate.extract.doers import phrase
from corroborate.extract.mentions import Attribution
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import Told


def blamed(sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Whoever a verb of blame points at; "X was behind the attack"; "X denied involvement"."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        rows = _rows().get(lemma, ())
        for row in rows:
            if token.pos == "VERB":
                yield from ((phrase(sentence, who), "") for who in _pointed(sentence, token, row))
        if not rows and lemma in _SAYS and token.pos == "VERB":
            yield from ((phrase(sentence, who), "") for who in _of_itself(sentence, token))
        if lemma == "deny" and _denies_part(sentence, token):
            yield from ((phrase(sentence, c), "denies") for c in sentence.children(token.i) if c.dep == "nsubj")
        if lemma == "behind" and sentence.head(token).lemma == "be":
            verb = sentence.head(token)
            subjects = [c for c in sentence.children(verb.i) if c.dep == "nsubj"]
            if not subjects and verb.dep == "xcomp":  # "is believed to be behind"
                above = sentence.head(verb)
                subjects = [c for c in sentence.children(above.i) if c.dep in ("nsubj", "nsubjpass")]
            yield from ((phrase(sentence, c), "") for c in _meant(sentence, verb, subjects))


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("blame_verbs"):
        found.setdefault(row["verb"], []).append(row)
    return found


def _pointed(sentence: Sentence, verb: Token, row: dict[str, str]) -> Iterator[Token]:
    if row["who"] == "subject":
        below = _owned(sentence, verb)
        if "responsibility" not in below and not below & words("claimed_things"):
            return
        if any(c.dep == "neg" for c in sentence.children(verb.i)) or "no" in below:
            return
        yield from _meant(sentence, verb, [c for c in sentence.children(verb.i) if c.dep == "nsubj"])
    elif row["who"] == "object":
        if row["verb"] == "hold" and not any(t.lower == "responsible" for t in sentence.subtree(verb.i)):
            return
        if row["verb"] == "accuse" and _of_less(sentence, verb):
            return
        yield from (c for c in sentence.children(verb.i) if c.dep in ("dobj", "nsubjpass"))
        held = [c for c in sentence.children(verb.i) if row["verb"] == "hold" and c.lower == "responsible"]
        yield from (c for h in held for c in sentence.children(h.i) if c.dep == "nsubj")
    else:
        for child in sentence.children(verb.i):
            if child.lower == row["preposition"] and child.dep == "prep":
                yield from (c for c in sentence.children(child.i) if c.dep == "pobj")


_LESSER = frozenset(
    "tactic violate breach break support back fund finance arm fail try seek plan exploit fabricate lie spread block"
    " besiege prevent obstruct hamper ignore hide interfere meddle provoke encourage bias negligence violation breach"
    " ceasefire truce lying defy resolution disregard refuse inaction failure".split()
)
"""What is held against somebody who is accused of something less than the deed."""


def _of_less(sentence: Sentence, verb: Token) -> bool:
    """ "Accused of using siege tactics"."""
    links = [c for c in sentence.children(verb.i) if c.dep == "prep" and c.lower == "of"]
    below = [c for link in links for c in sentence.children(link.i)]
    said = {c.lemma.lower() for c in below} | {
        k.lemma.lower() for c in below for k in sentence.children(c.i) if k.dep == "dobj"
    }
    return bool(said & _LESSER)


_SAYS = frozenset("say announce confirm declare state boast".split())
_OTHERS = frozenset("previous earlier past similar other several many most recent numerous".split())
"""Words of attacks that are not the one told of: "has claimed previous bombings"."""
_DID = frozenset(
    "attack bomb kill ambush fire strike detonate blow shoot raid storm shell execute target launch destroy"
    " behead".split()
)


def _of_itself(sentence: Sentence, verb: Token) -> list[Token]:
    """ "The group said its fighters had stormed the post": the group; not what somebody did to it."""
    subjects = [c for c in sentence.children(verb.i) if c.dep == "nsubj" and c.pos != "PRON"]
    for said in sentence.children(verb.i) if subjects else ():
        if said.dep != "ccomp" or said.lemma.lower() not in _DID:
            continue
        for who in sentence.children(said.i):
            if who.dep == "nsubj" and any(t.lower in ("its", "their") for t in sentence.subtree(who.i)[:4]):
                return subjects
    return []


def _owned(sentence: Sentence, verb: Token) -> set[str]:
    """The words of what a verb owns up to: its object with what is joined to it, and the clauses under it."""
    found: set[str] = set()
    for child in sentence.children(verb.i):
        if child.dep in ("dobj", "nsubjpass"):
            if any(c.lower in _OTHERS for c in sentence.children(child.i)):
                continue
            joined = [child, *(c for c in sentence.children(child.i) if c.dep in ("conj", "neg", "det", "compound"))]
            found |= {t.lower for t in joined} | {t.lemma.lower() for t in joined}
        elif child.dep in ("ccomp", "xcomp", "pcomp", "advcl", "prep"):
            below = {t.lower for t in sentence.subtree(child.i)}
            if child.dep != "ccomp" or "responsibility" in below or _of_own(sentence, child):
                found |= below
    return found


def _of_own(sentence: Sentence, clause: Token) -> bool:
    """ "Claimed it had hit", "that its fighters had stormed"; no "a woman claims she saw the shooting"."""
    subjects = [c for c in sentence.children(clause.i) if c.dep in ("nsubj", "nsubjpass")]
    own = {t.lower for c in subjects for t in sentence.subtree(c.i)[:4]}
    return not subjects or bool(own & {"it", "they", "we", "its", "their", "our"})


def _meant(sentence: Sentence, verb: Token, subjects: list[Token]) -> list[Token]:
    """Whom a pronoun in the subject's place means: "it was the group that claimed …" the group, "the group
    has said that it was behind …" the group that says so."""
    if not subjects or subjects[0].pos != "PRON":
        return subjects
    above = sentence.head(verb)
    if verb.dep == "relcl":
        return [above]
    if verb.dep == "ccomp":
        return [c for c in sentence.children(above.i) if c.dep == "nsubj" and c.pos != "PRON"]
    return []


def _denies_part(sentence: Sentence, verb: Token) -> bool:
    below = {t.lemma.lower() for t in sentence.subtree(verb.i)}
    if below & {"involvement", "responsibility", "carry", "role", "involve", "behind", "responsible", "attack", "bomb"}:
        return True
    own = [c for c in sentence.children(verb.i) if c.lemma.lower() in _DID and c.dep in ("xcomp", "ccomp")]
    return any(c.dep == "xcomp" or _of_its_own(sentence, c) for c in own)


def _of_its_own(sentence: Sentence, verb: Token) -> bool:
    """ "Denied that it had shelled", "that its forces shelled"."""
    whose = {t.lower for c in sentence.children(verb.i) if c.dep == "nsubj" for t in sentence.subtree(c.i)}
    return bool(whose & {"it", "they", "he", "she", "its", "their"})


_REFUSES = re.compile(
    r"\b(?:comment|confirm|request|elaborate|details?|discuss|say whether|deny"
    r"|respon[ds](?!\w*\s+to\s(?!.{0,40}(?:call|message|e-?mail|question|inquir|quer))))",
    re.IGNORECASE,
)
"""What a refusal refuses; one who "did not respond to commands" refuses nothing that a reporter asked."""


def _words(reading: Reading, said: Attribution) -> str:
    """The words of a refusal, cue and content."""
    spots = [*said.contents, said.cue]
    return reading.text[min(s for s, _ in spots) : max(e for _, e in spots)]


def refusals(reading: Reading, scopes: Scopes, told: Told) -> Iterator[Draft]:
    """Refusals to comment or confirm: a null value on the field they refuse."""
    for said in reading.attributions:
        refuses = said.stance == "declines" and said.contents and _REFUSES.search(_words(reading, said))
        if refuses and not said.refuses and scopes.returns_to(told, said.sentence):
            start, end = said.contents[0]
            yield Draft("perpetrator", None, said.sentence, start, end, stance="declines", voices=said.chain)
