"""Where names stand in a sentence: spaCy's, corrected, and the ones it overlooks."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.parse import Ent, Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.apart import told_apart
from corroborate.extract.who.corrected import corrected, labelled
from corroborate.extract.who.firms import firms
from corroborate.extract.who.forces import forces
from corroborate.extract.who.listed import listed
from corroborate.extract.who.name import Name, capital
from corroborate.extract.who.signs import ended

_LABELS = {
    "PERSON": "person", "ORG": "organisation", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "other", "WORK_OF_ART": "other", "EVENT": "other",
}  # fmt: skip


def names(sentence: Sentence) -> list[Name]:
    """The sentence's names in order, none overlapping another."""
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    found: list[Name] = []
    spacy = corrected(sentence, [(e.first, e.last, _label(sentence, e)) for e in sentence.ents() if e.label in _LABELS])
    for name in (
        *_nicknamed(sentence),
        *_aged(sentence),
        *listed(sentence, spacy),
        *forces(sentence, spacy),
        *_opened(sentence, spacy),
        *labelled(sentence, spacy),
    ):
        if not any(taken[name.first : name.last + 1]):
            taken[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)
            found.append(name)
    return firms(sentence, ended(sentence, told_apart(sentence, sorted(found, key=lambda n: n.first))))


def _label(sentence: Sentence, ent: Ent) -> str:
    """The sort of name; a work or a thing whose name ends in a body's noun is a body ("Vara Liberation Army")."""
    label = _LABELS[ent.label]
    if label != "other" or ent.first == ent.last or ent.label == "EVENT":
        return label
    last = ent.last - (sentence.tokens[ent.last].text in _QUOTES)
    body = lexicon.head_kind(sentence.words(*sentence.span(ent.first, last))) is not None
    return "organisation" if body and capital(sentence.tokens[last]) else label


def _nicknamed(sentence: Sentence) -> Iterator[Name]:
    """ "Orla 'Bee' Venn": one name with a by-name in quotation marks inside it."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 3) if sentence.kind == "paragraph" else ():
        if tokens[i].text not in _QUOTES or not _proper(tokens[i - 1]) or not _proper(tokens[i + 1]):
            continue
        close = next((k for k in (i + 2, i + 3) if k < len(tokens) - 1 and tokens[k].text in _QUOTES), None)
        if close is None or not _proper(tokens[close - 1]) or not _proper(tokens[close + 1]):
            continue
        first, last = i - 1, close + 1
        while first > 0 and i - first < _GIVEN and _proper(tokens[first - 1]):
            first -= 1
        while last + 1 < len(tokens) and last - close < _GIVEN and _proper(tokens[last + 1]):
            last += 1
        while first < i - 1 and tokens[first].lower in lexicon.titles():
            first += 1
        if any(t.ent.endswith(("PERSON", "ORG", "GPE")) for t in tokens[first : last + 1]):
            yield Name(sentence, first, last, "person")


def _aged(sentence: Sentence) -> Iterator[Name]:
    """ "21-year-old Orla Venn", whatever the model makes of the name; not "a 21-year-old Lisk Harbour clerk"."""
    tokens = sentence.tokens
    for old in tokens if "-old " in sentence.text else ():
        if old.lower != "old" or old.i + 2 >= len(tokens):
            continue
        last = old.i
        while last + 1 < len(tokens) and _proper(tokens[last + 1]) and last - old.i < _GIVEN + 1:
            last += 1
        text = sentence.words(*sentence.span(old.i + 1, last)) if last > old.i + 1 else ""
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        goes_on = after is not None and (
            after.pos in ("NOUN", "PROPN", "ADJ") or after.text in "-'’" or after.tag == "POS"
        )
        if text and not goes_on and not lexicon.body_noun(text) and lexicon.head_kind(text) is None:
            if not text.isupper() and tokens[old.i + 1].text not in lexicon.countries():
                yield Name(sentence, old.i + 1, last, "person")


_QUOTES = frozenset("'\"“”‘’") | {"''", "``"}
_GIVEN = 3
"""Words of a name before a by-name inside it, or after it, at most."""


def _proper(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS") and capital(token)


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
