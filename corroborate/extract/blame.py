"""Whom a sentence blames, who claims or denies the deed, and who refuses to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        for row in table("blame_verbs"):
            if row["verb"] == lemma and token.pos == "VERB":
                yield from ((phrase(sentence, who), "") for who in _pointed(sentence, token, row))
        if lemma == "deny" and _denies_part(sentence, token):
            yield from ((phrase(sentence, c), "denies") for c in sentence.children(token.i) if c.dep == "nsubj")
        if lemma == "behind" and sentence.head(token).lemma == "be":
            subjects = [c for c in sentence.children(sentence.head(token).i) if c.dep == "nsubj"]
            yield from ((phrase(sentence, c), "") for c in _meant(sentence, sentence.head(token), subjects))


def _pointed(sentence: Sentence, verb: Token, row: dict[str, str]) -> Iterator[Token]:
    below = {t.lower for c in sentence.children(verb.i) if c.dep != "conj" for t in sentence.subtree(c.i)}
    if row["who"] == "subject":
        if "responsibility" not in below and not below & words("claimed_things"):
            return
        if any(c.dep == "neg" for c in sentence.children(verb.i)) or "no" in below:
            return
        yield from _meant(sentence, verb, [c for c in sentence.children(verb.i) if c.dep == "nsubj"])
    elif row["who"] == "object":
        if row["verb"] == "hold" and "responsible" not in below:
            return
        yield from (c for c in sentence.children(verb.i) if c.dep in ("dobj", "nsubjpass"))
    else:
        for child in sentence.children(verb.i):
            if child.lower == row["preposition"] and child.dep == "prep":
                yield from (c for c in sentence.children(child.i) if c.dep == "pobj")


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
    return bool(
        below & {"involvement", "responsibility", "carry", "role", "involve", "behind", "responsible", "attack", "bomb"}
    )


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
