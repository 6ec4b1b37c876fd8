"""The other links of a chain: whom a speaker cites, and the outlet that carried the words."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.content import content
from corroborate.extract.speaker.lexicon import names, nouns, outlet_words, verbs
from corroborate.extract.speaker.utterance import Utterance

_CARRIERS = frozenset("carry publish quote release air broadcast run cite report post issue".split())
_SETTINGS = frozenset("statement interview comment remark message letter email e-mail post report article call".split())


def attach(s: Sentence, verb: Token, utterance: Utterance) -> None:
    """Fill ``nearer`` and ``through`` of a verb's utterance."""
    for kid in s.children(verb.i):
        if kid.dep in ("dobj", "dative", "pobj") and verb.lemma in ("tell", "inform") and kid.i > verb.i:
            _through(s, kid, utterance)
        elif kid.dep in ("dative", "prep") and kid.lower in ("to", "in", "on", "with"):
            for noun in _objects(s, kid):
                _setting(s, noun, kid.lower, utterance)
        elif kid.dep == "advcl" and kid.lemma in ("cite", "quote") and kid.tag == "VBG":
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
    if outlet(s, noun):
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
    if names().get(" ".join(t.text for t in words if t.dep != "det").lower()) == "news-outlet":
        return True
    if names().get(noun.lower) == "news-outlet":
        return True
    entry = nouns().get(noun.lemma.lower()) or nouns().get(noun.lower)
    if entry is not None:
        return entry.kind == "news-outlet" or any(_outlet_word(t) for t in words if t.i < noun.i)
    return any(_outlet_word(t) for t in words)


def _outlet_word(token: Token) -> bool:
    return names().get(token.lower) == "news-outlet" or (token.lower in outlet_words() and token.text[:1].isupper())


def speaks(s: Sentence, noun: Token) -> bool:
    """Can this noun be somebody who is cited (and not a reason that is)?"""
    kind = clause.kind_of_noun(noun)
    if kind is not None:
        return kind != "footage"
    return noun.ent[2:] in ("PERSON", "ORG", "NORP") or noun.lower in names() or noun.tag in ("NNP", "NNPS")


def quotes_somebody(s: Sentence, verb: Token) -> bool:
    """Does the verb quote somebody "as saying" something?"""
    return _as_saying(s, verb) is not None


def _as_saying(s: Sentence, verb: Token) -> Token | None:
    for kid in s.children(verb.i):
        if kid.lower == "as" and kid.dep in ("prep", "mark"):
            return next((k for k in s.children(kid.i) if k.dep == "pcomp" and k.lemma in verbs()), None)
    return None


def quoted(s: Sentence, verb: Token) -> Utterance | None:
    """The words after "quoted the minister as saying": the minister's, through the one who quotes."""
    head = s.head(verb)
    if verb.dep != "pcomp" or head.lower != "as":
        return None
    quoting = s.head(head)
    if quoting.dep in ("pobj", "dobj") and s.head(quoting).lemma in ("quote", "cite"):
        quoting = s.head(quoting)
    if quoting.lemma not in ("quote", "cite"):
        return None
    entry = verbs()[verb.lemma.lower()]
    ranges = content(s, verb, entry, None, False)
    if not ranges:
        return None
    if clause.passive(s, quoting):
        first = next((k for k in s.children(quoting.i) if k.dep == "nsubjpass"), None)
        if first is None and quoting.dep == "acl":
            first = s.head(quoting)
        through = clause.agent(s, quoting)
    else:
        first = next(iter(_dobj(s, quoting)), None)
        through = clause.subject(s, quoting)
    if first is None:
        return None
    found = Utterance(s, (verb.i, verb.i), clause.source(s, first), ranges, entry.stance, entry.hedged, entry.weak)
    found.cue = (min(quoting.i, verb.i), max(quoting.i, verb.i))
    if through is not None and outlet(s, through):
        found.through.append(clause.source(s, through))
    return found


def citing(s: Sentence, verb: Token) -> Utterance | None:
    """ "…, citing police": where the verb above reports, the link is its; else the words are theirs."""
    if quotes_somebody(s, verb) or verb.dep != "advcl":
        return None
    head = s.head(verb)
    cited = [k for k in _dobj(s, verb) if speaks(s, k)]
    if head.lemma.lower() in verbs() or not cited:
        return None
    inner: set[int] = {t.i for t in s.subtree(verb.i)}
    ranges = clause.runs(t for t in s.subtree(head.i) if t.i not in inner and t.lower not in (",", "."))
    return Utterance(s, (verb.i, verb.i), clause.source(s, cited[0]), ranges) if ranges else None
