"""Words beside a name that make it a person's full name: an age, a naming, what only people suffer, a post."""

from __future__ import annotations

import re

from corroborate.extract.parse import Token
from corroborate.extract.toll.people import noun
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital

_HARMS_ALL = frozenset(
    {"kill", "shoot", "stab", "behead", "kidnap", "abduct", "wound", "injure", "bury", "assassinate", "murder"}
    | {"hospitalise", "hospitalize"}
)
"""Verbs of what is done to people, and to no body that goes by a name."""
_HARMS = _HARMS_ALL | {"arrest", "identify", "detain", "execute", "succeed", "charge", "sentence", "convict"}
_FOUND_SO = frozenset("shot stabbed dead unresponsive bleeding wounded lying slumped".split())
_IDENTIFIED = re.compile(r"\b(?:identified|identify|identifies|named)\b[^.;:]{0,80}?\bas\s+$", re.IGNORECASE)


def looks_full(name: Name) -> bool:
    """Two to four words with capitals, and no noun for a body among them."""
    tokens = name.sentence.tokens[name.first : name.last + 1]
    return (
        1 < len(tokens) < 6 and all(capital(t) or t.text in ".-" for t in tokens) and not lexicon.head_kind(name.text)
    )


def introduced(name: Name) -> bool:
    """Whether an age before it or "identified the man as" makes the words a person's full name."""
    return looks_full(name) and (_aged(name) or _identified(name))


def _aged(name: Name) -> bool:
    """ "26-year-old Orla Venn", not "a 26-year-old Lisk man"."""
    tokens = name.sentence.tokens
    old = name.first > 0 and (tokens[name.first - 1].lower == "old" or tokens[name.first - 1].lower.endswith("-old"))
    return old and not _noun(tokens, name.last + 1)


def _identified(name: Name) -> bool:
    """ "Identified the man as Orla Venn"."""
    said = _IDENTIFIED.search(name.sentence.words(name.sentence.start, name.start))
    return said is not None and any(_a_person(word) for word in re.findall(r"[\w-]+", said.string.lower())[-16:])


def _a_person(word: str) -> bool:
    known = noun(word)
    return word in ("him", "her", "deceased", "decedent", "dead") or (known is not None and known.status != "thing")


def harmed(name: Name) -> bool:
    """The object of what is done to people only."""
    token = name.sentence.tokens[name.last]
    verb = name.sentence.head(token)
    if token.dep == "nsubj" and verb.lower in _FOUND_SO and name.sentence.head(verb).lemma.lower() == "find":
        return looks_full(name)  # "they found Orla Venn shot to death"
    if token.dep not in ("dobj", "nsubjpass"):
        return False
    if verb.lemma.lower() == "find":
        return looks_full(name) and any(c.lower in ("dead", "shot") for c in name.sentence.children(verb.i))
    if name.label in ("organisation", "group"):
        return looks_full(name) and verb.lemma.lower() in _HARMS_ALL
    return verb.lemma.lower() in _HARMS


def _noun(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN")


def holds_a_post(name: Name) -> bool:
    """ "The farms' owner, Orla Venn"; "Venn was a commander"."""
    sentence = name.sentence
    token, tokens = sentence.tokens[name.last], sentence.tokens
    head = sentence.head(token)
    if token.dep == "appos" and name.first and tokens[name.first - 1].text == "," and head.i < name.first:
        return looks_full(name) and _post(head)
    if token.dep == "nsubj" and head.lemma == "be":
        return any(c.dep == "attr" and _post(c) and _one(sentence.children(c.i)) for c in sentence.children(head.i))
    return False


def _post(token: Token) -> bool:
    """A singular common noun for somebody's office or trade."""
    return token.tag == "NN" and (token.lower in lexicon.posts() or token.lower in lexicon.occupations())


def _one(children: list[Token]) -> bool:
    return any(c.lower in ("a", "an", "the") for c in children)
