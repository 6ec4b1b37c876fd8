"""People whom the law takes for the doers: charged, convicted, arrested for what the report tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table, words
from corroborate.extract.doers import phrase
from corroborate.extract.parse import Sentence, Token
from corroborate.model import Certainty

_BEFORE_NOW = frozenset("previously earlier prior separate separately unrelated another similar past".split())
"""Words of a charge that is not this one."""
_BY = frozenset("with of in for over on to about as into".split())
"""Prepositions that say what somebody is charged with; "after" and "before" only say when."""
_CLEARED = frozenset("not never neither no acquit clear drop dismiss without".split())


_COURTS = frozenset("court dock trial judge magistrate jury tribunal bench".split())


class Accusing(NamedTuple):
    """A row of ``accusing_verbs``."""

    subject: bool
    certainty: Certainty
    guilt: frozenset[str]
    formal: bool


@lru_cache(maxsize=1)
def _verbs() -> dict[str, Accusing]:
    return {
        row["verb"]: Accusing(
            row["who"] == "subject",
            row["certainty"],  # type: ignore[arg-type]
            frozenset(row["guilt"].split("|")) - {""},
            row["formal"] == "yes",
        )
        for row in table("accusing_verbs")
    }


def accused(sentence: Sentence, formal: bool = False) -> Iterator[tuple[tuple[int, int], Certainty]]:
    """The words of whoever is charged with a deed that harms, and how settled it is.

    ``formal`` asks for charges and verdicts alone: nobody has an accident because he was arrested after it.
    """
    known = _verbs()
    for token in sentence.tokens:
        row = known.get(token.lemma.lower())
        if row is None or (formal and not row.formal) or token.pos not in ("VERB", "PROPN", "ADJ"):
            continue
        below = [t for c in sentence.children(token.i) if c.i > token.i for t in _charge(sentence, c)]
        lemmas = {t.lemma.lower() for t in below}
        if not lemmas & words("charged_deeds") or (row.guilt and not lemmas & row.guilt):
            continue
        around = lemmas | {c.lemma.lower() for c in sentence.children(token.i)}
        unowned = row.subject and token.lemma.lower() == "plead" and "not" in around
        if (around & _CLEARED and not unowned) or {t.lower for t in sentence.tokens} & _BEFORE_NOW:
            continue
        for who in _who(sentence, token, row):
            if who.pos in ("NOUN", "PROPN") or who.lower in ("he", "she") or _by_age(sentence, who):
                yield _words(sentence, who), "hedged" if unowned else row.certainty


def _by_age(sentence: Sentence, word: Token) -> bool:
    """ "A 16-year-old": somebody named by nothing but an age."""
    return word.lower == "old" and word.i >= _AGE and sentence.tokens[word.i - _AGE].text.isdigit()


_AGE = 4
"""Tokens from an age's figure to its "old": "16", "-", "year", "-"."""


def _words(sentence: Sentence, who: Token) -> tuple[int, int]:
    """Its noun phrase; of "a 27-year-old man, Lem Orr," the name."""
    called = [c for c in sentence.children(who.i) if c.dep == "appos" and c.ent.endswith("PERSON")]
    named = called[0] if called and who.pos == "NOUN" else who
    return (who.i - _AGE, who.i) if _by_age(sentence, named) else phrase(sentence, named)


def _charge(sentence: Sentence, below: Token) -> list[Token]:
    """The words under a verb that say of what: its phrases and complements, no clause of time."""
    if below.dep in ("prep", "agent") and below.lower not in _BY:
        return []
    known = below.dep in ("prep", "xcomp", "ccomp", "acomp", "oprd", "dobj", "attr", "advcl")
    filled = below.dep == "prt" and bool(sentence.children(below.i))  # "booked on five counts"
    return sentence.subtree(below.i) if known or filled else []


def _who(sentence: Sentence, verb: Token, row: Accusing) -> list[Token]:
    """Whom the verb charges."""
    kids = sentence.children(verb.i)
    if row.subject:
        return _subject(sentence, verb, "nsubj")
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in kids)
    objects = [c for c in kids if c.dep == "dobj" and c.pos != "PRON"]
    above = sentence.head(verb)
    if verb.dep == "conj" and any(c.dep == "dobj" and c.pos == "PRON" for c in kids):  # "arrested Orr and charged him"
        return [c for c in sentence.children(above.i) if c.dep == "dobj" and c.pos != "PRON"]
    if not passive and objects:
        return objects
    if verb.dep == "acl" and verb.tag == "VBN":
        return _before_court(sentence, sentence.head(verb))
    if passive:
        return _subject(sentence, verb, "nsubjpass")
    if (
        verb.tag in ("VBN", "VBD", "NNP") and not objects
    ):  # a headline's "Man charged with murder", "X, charged with …,"
        return _subject(sentence, verb, "nsubj")
    return []


def _before_court(sentence: Sentence, head: Token) -> list[Token]:
    """Whom a participle charges: its noun, or, where that is the court, who appeared there."""
    if head.lemma.lower() not in _COURTS:
        return [head]
    verb = sentence.head(sentence.head(head))
    return [c for c in sentence.children(verb.i) if c.dep == "nsubj"]


def _subject(sentence: Sentence, verb: Token, dep: str) -> list[Token]:
    """The verb's subject, or that of the verbs it is joined to or hangs on ("was arrested and charged")."""
    for _ in range(3):
        found = [c for c in sentence.children(verb.i) if c.dep in ("nsubj", "nsubjpass")]
        if found:
            chain = sentence.climb(verb, {"conj"})
            relative = found[0].tag in ("WP", "WDT") and chain.dep == "relcl"
            return [sentence.head(chain)] if relative else [f for f in found if f.dep == dep or dep == "nsubj"]
        above = sentence.head(verb)
        if verb.dep not in ("conj", "advcl", "xcomp") or above.pos not in ("VERB", "AUX"):
            return []
        dep, verb = "nsubj", above
    return []
