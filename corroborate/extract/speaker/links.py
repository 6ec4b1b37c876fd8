"""The other links of a chain: whom a speaker cites, and the outlet that carried the words."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import names, nouns, outlet_words
from corroborate.extract.speaker.utterance import Source, Utterance

_CARRIERS = frozenset("carry publish quote release air broadcast run cite report post issue".split())
_SETTINGS = frozenset("statement interview comment remark message letter email e-mail post report article call".split())


def attach(s: Sentence, verb: Token, utterance: Utterance) -> None:
    """Fill ``nearer`` and ``through`` of a verb's utterance."""
    beside = cited_beside(s, verb)
    if beside is not None:
        utterance.nearer.append(beside)
    for kid in s.children(verb.i):
        if kid.dep in ("dobj", "dative", "pobj") and verb.lemma in ("tell", "inform") and kid.i > verb.i:
            _through(s, kid, utterance)
        elif kid.dep in ("dative", "prep") and kid.lower in ("to", "in", "on", "with"):
            for noun in _objects(s, kid):
                _setting(s, noun, kid.lower, utterance)
        elif kid.dep == "advcl" and kid.lemma in ("cite", "quote") and kid.tag == "VBG" and beside is None:
            for noun in _dobj(s, kid):
                if speaks(s, noun):
                    utterance.nearer.append(clause.source(s, noun))
        elif kid.dep == "advcl" and kid.lemma == "speak" and kid.tag == "VBG":
            for inner in s.children(kid.i):
                if inner.dep in ("prep", "dative") and inner.lower in ("to", "with"):
                    for noun in _objects(s, inner):
                        _through(s, noun, utterance)


def _setting(s: Sentence, noun: Token, preposition: str, utterance: Utterance) -> None:
    if preposition in ("to", "on"):
        _through(s, noun, utterance)
        return
    if noun.lemma.lower() not in _SETTINGS:
        return
    for kid in s.children(noun.i):
        if kid.dep == "prep" and kid.lower in ("to", "with"):
            for inner in _objects(s, kid):
                _through(s, inner, utterance)
        elif kid.dep == "acl" and kid.lemma in _CARRIERS and (by := clause.agent(s, kid)) is not None:
            _through(s, by, utterance)


def _through(s: Sentence, noun: Token, utterance: Utterance) -> None:
    """ "… told Radio Orrin"; "told this newspaper" names nobody: the article itself stands last in every chain."""
    own = any(kid.lower in ("this", "our") and kid.dep in ("det", "poss") for kid in s.children(noun.i))
    if outlet(s, noun) and not own:
        utterance.through.append(clause.source(s, noun))


def _objects(s: Sentence, preposition: Token) -> list[Token]:
    return [k for k in s.children(preposition.i) if k.dep == "pobj"]


def _dobj(s: Sentence, verb: Token) -> list[Token]:
    return [k for k in s.children(verb.i) if k.dep == "dobj"]


def outlet(s: Sentence, noun: Token) -> bool:
    """Is this noun phrase a news outlet ("AFP", "state television", "the Harbour Gazette")?"""
    if noun.lower in ("reporters", "journalists", "correspondents"):
        return False
    phrase = clause.source(s, noun)
    words = s.tokens[phrase.first : phrase.last + 1]
    if clause.known_kind(s, phrase) == "news-outlet":
        return True
    entry = nouns().get(noun.lemma.lower()) or nouns().get(noun.lower)
    if entry is not None:
        return entry.kind == "news-outlet" or any(_outlet_word(t) for t in words if t.i < noun.i)
    return any(_outlet_word(t) for t in words)


def _outlet_word(token: Token) -> bool:
    return token.text[:1].isupper() and (names().get(token.lower) == "news-outlet" or token.lower in outlet_words())


def speaks(s: Sentence, noun: Token) -> bool:
    """Can this noun be somebody who is cited (and not a reason that is)?"""
    kind = clause.kind_of_noun(noun)
    if kind is not None:
        return kind != "footage"
    return noun.ent[2:] in ("PERSON", "ORG", "NORP") or noun.lower in names() or noun.tag in ("NNP", "NNPS")


def cited_beside(s: Sentence, verb: Token) -> Source | None:
    """Whom a reporting verb cites right behind itself: "reported, citing a nurse, that …"."""
    at = verb.i + 1
    while at < len(s.tokens) and (
        s.tokens[at].ent[2:] in ("DATE", "TIME") or s.tokens[at].lower in (",", "on", "late")
    ):
        at += 1
    if at >= len(s.tokens) or s.tokens[at].lower not in ("citing", "quoting"):
        return None
    for noun in _dobj(s, s.tokens[at]):
        if speaks(s, noun):
            return clause.source(s, noun)
    return None
