"""Where names stand in a sentence: spaCy's, corrected, and the ones it overlooks."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.corrected import corrected, labelled
from corroborate.extract.who.forces import forces
from corroborate.extract.who.listed import listed
from corroborate.extract.who.name import Name, capital

_LABELS = {
    "PERSON": "person", "ORG": "organisation", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "other", "WORK_OF_ART": "other", "EVENT": "other",
}  # fmt: skip


def names(sentence: Sentence) -> list[Name]:
    """The sentence's names in order, none overlapping another."""
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    found: list[Name] = []
    spacy = corrected(sentence, [(e.first, e.last, _LABELS[e.label]) for e in sentence.ents() if e.label in _LABELS])
    for name in (
        *listed(sentence, spacy),
        *forces(sentence, spacy),
        *_opened(sentence, spacy),
        *labelled(sentence, spacy),
    ):
        if not any(taken[name.first : name.last + 1]):
            taken[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)
            found.append(name)
    return sorted(found, key=lambda n: n.first)


def _opened(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    """ "Harakat …", "Jaish-e-…": capitals and particles after a word that opens groups' names."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens) - 1:
        last = at
        if capital(tokens[at]) and tokens[at].lower in lexicon.nouns("prefix"):
            last = _run(tokens, at)
        if last > at:
            around = next((e for e in spacy if e[0] <= at and last <= e[1] and e[2] == "organisation"), None)
            name = Name(sentence, *(around[:2] if around else (at, last)), "group")
            name.kind = "armed-group"
            yield name
        at = last + 1


def _run(tokens: list[Token], at: int) -> int:
    last = at
    for i in range(at + 1, min(at + 9, len(tokens))):
        token = tokens[i]
        if capital(token) and token.pos in ("PROPN", "NOUN", "ADJ", "X") and token.lower not in lexicon.titles():
            last = i
        elif not (token.text in "-’'" or token.lower in lexicon.PARTICLES):
            break
    return last
