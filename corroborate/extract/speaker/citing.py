"""Speakers that somebody else quotes: "quoted the minister as saying", "…, citing police"."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause, links
from corroborate.extract.speaker.content import content
from corroborate.extract.speaker.lexicon import Verb, verbs
from corroborate.extract.speaker.utterance import Range, Utterance

_QUOTING = frozenset(["quote", "cite", "report"])
"""Who "reports residents as saying" quotes them."""
_BEFORE = 3
"""Words that must stand before: less is no report."""


def _objects(s: Sentence, verb: Token) -> list[Token]:
    return [k for k in s.children(verb.i) if k.dep == "dobj"]


def quotes_somebody(s: Sentence, verb: Token) -> bool:
    """Does the verb quote somebody "as saying" something?"""
    return _as_saying(s, verb) is not None


def _as_saying(s: Sentence, verb: Token) -> Token | None:
    for kid in s.children(verb.i):
        if kid.lower == "as" and kid.dep in ("prep", "mark"):
            return next((k for k in s.children(kid.i) if k.dep == "pcomp" and k.lemma in verbs()), None)
    return None


def quoted(s: Sentence, verb: Token, entry: Verb) -> Utterance | None:
    """The words after "quoted the minister as saying": the minister's, through the one who quotes."""
    head = s.head(verb)
    if verb.dep != "pcomp" or head.lower != "as":
        return None
    quoting = s.head(head)
    if quoting.dep in ("pobj", "dobj") and s.head(quoting).lemma in _QUOTING:
        quoting = s.head(quoting)
    if quoting.lemma not in _QUOTING:
        return None
    ranges = content(s, verb, entry, None, False) or _before(s, quoting, verb)
    if not ranges:
        return None
    if clause.passive(s, quoting):
        first = next((k for k in s.children(quoting.i) if k.dep == "nsubjpass"), None)
        if first is None and quoting.dep == "acl":
            first = s.head(quoting)
        through = clause.agent(s, quoting) or clause.agent(s, verb)
    else:
        first = next(iter(_objects(s, quoting)), None)
        through = clause.subject(s, quoting)
    if first is None:
        return None
    found = Utterance(s, (verb.i, verb.i), clause.source(s, first), ranges, entry.stance, entry.hedged, entry.weak)
    found.cue = (min(quoting.i, verb.i), max(quoting.i, verb.i))
    if through is not None and links.outlet(s, through):
        found.through.append(clause.source(s, through))
    return found


def _before(s: Sentence, quoting: Token, verb: Token) -> list[Range]:
    """The words before "…, the minister was quoted as saying by state radio.", where that ends the sentence."""
    by = clause.agent(s, verb) or clause.agent(s, quoting)
    told = {t.i for t in s.subtree(s.head(by).i)} if by is not None else set()
    if any(t.text[0].isalnum() and t.i not in told for t in s.tokens[verb.i + 1 :]):
        return []
    who = next((k for k in s.children(quoting.i) if k.dep in ("nsubj", "nsubjpass") and k.i < quoting.i), None)
    first = clause.source(s, who).first if who is not None else 0
    said = [t for t in s.tokens[:first] if t.i < first - (s.tokens[first - 1].text == ",")]
    return clause.runs(said) if len(said) > _BEFORE else []


def citing(s: Sentence, verb: Token) -> Utterance | None:
    """ "…, citing police": where the verb above reports, the link is its; else the words are theirs."""
    if quotes_somebody(s, verb) or verb.dep != "advcl":
        return None
    head = s.head(verb)
    cited = [k for k in _objects(s, verb) if links.speaks(s, k)]
    near = {s.tokens[max(0, verb.i - 1)].lemma, s.tokens[max(0, verb.i - 2)].lemma, head.lemma}
    if not cited or any(lemma in verbs() for lemma in near):
        return None
    inner: set[int] = {t.i for t in s.subtree(verb.i)}
    ranges = clause.runs(t for t in s.subtree(head.i) if t.i not in inner and t.lower not in (",", "."))
    return Utterance(s, (verb.i, verb.i), clause.source(s, cited[0]), ranges) if ranges else None
