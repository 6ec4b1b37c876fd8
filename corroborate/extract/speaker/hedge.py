"""Whether the words of a claim stand firmly, or as suspected, believed, reportedly."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker.lexicon import hedges

_WALLS = frozenset(["relcl", "ccomp", "advcl", "acl", "parataxis"])


def hedged(sentence: Sentence, start: int, end: int) -> bool:
    """Do the words at ``start:end`` (article offsets, inside the sentence) stand hedged?

    An adverb hedges its clause, an adjective its noun ("a suspected drone strike" hedges the
    strike and not its dead), a verb what it governs ("believed to have killed"), a modal its verb.
    """
    inside = [t for t in sentence.tokens if t.start < end and t.end > start]
    if not inside:
        return False
    chosen = {t.i for t in inside}
    if any(t.lower in hedges("adjective") or t.lower in hedges("adverb") for t in inside):
        return True
    tops = [t for t in inside if t.head not in chosen or t.head == t.i]
    return any(_noun_hedged(sentence, t) for t in inside if t.pos in ("NOUN", "PROPN")) or any(
        _governed(sentence, t) for t in tops
    )


def _noun_hedged(s: Sentence, noun: Token) -> bool:
    if any(k.lower in hedges("adjective") and k.dep in ("amod", "compound", "nmod") for k in s.children(noun.i)):
        return True
    head = s.head(noun)
    return noun.dep in ("compound", "nmod", "amod") and head.i != noun.i and _noun_hedged_once(s, head)


def _noun_hedged_once(s: Sentence, noun: Token) -> bool:
    return any(k.lower in hedges("adjective") and k.dep in ("amod", "compound") for k in s.children(noun.i))


def _governed(s: Sentence, top: Token) -> bool:
    """Climb from the words to their clauses; the wall of another clause lets only its governor through."""
    below, walls = top, 0
    for token in (top, *s.ancestors(top.i)):
        if (
            token is not top
            and below.dep in ("xcomp", "ccomp", "oprd", "acomp", "acl")
            and token.lemma in hedges("verb")
        ):
            return True
        if walls == 0 and any(_softens(k) for k in s.children(token.i)):
            return True
        walls += token.dep in _WALLS
        if walls > 1:
            return False
        below = token
    return False


def _softens(kid: Token) -> bool:
    if kid.dep == "advmod" and kid.lower in hedges("adverb"):
        return True
    return kid.dep == "aux" and kid.lower in hedges("modal")
