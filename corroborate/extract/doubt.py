"""What a sentence's words leave open or deny of a means of harm or of a kind of event.

"Whether it was a bomb" claims no bomb, and "police ruled out a bomb" denies one. Only the words that tell what it was
or what did it are followed upwards: "the raid" of "whether the raid was carried out by …" is taken for granted, as is
whatever a clause about somebody tells ("the man who planted the bomb denied …").
"""

from __future__ import annotations

from typing import Literal

from corroborate.extract.lexicon import ending_at
from corroborate.extract.parse import Sentence, Token

Doubt = Literal["open", "denied"]
"""Nobody says that it was so; somebody says that it was not."""

_DENIES = frozenset("deny dismiss reject refute discount exclude disprove".split())
_ASKS = frozenset("ask wonder".split())
_KNOWS = frozenset("know confirm determine establish verify clear certain sure prove tell".split())
_UNCLEAR = frozenset("unclear uncertain unknown unconfirmed undetermined".split())
_CAUSES = frozenset("cause trigger involve use employ result spark set".split())
_HAPPENS = frozenset("happen occur explode detonate plant".split())
_SIGNS = frozenset("evidence sign indication trace proof suggestion reason".split())
_THOUGHTS = _SIGNS | frozenset(
    "possibility theory claim report rumour rumor idea speculation likelihood notion allegation talk".split()
)
"""Nouns that a clause or "of" fills: "the possibility of a bomb", "reports that it was a bomb"."""
_KNOWN = frozenset("the this that these those his her its their".split())
_MANNER = frozenset(
    "accidental deliberate intentional targeted isolated random planned hate justified separate".split()
)
""" "Whether it was an accidental shooting": a shooting it was."""
_ONLY = frozenset({"only", "just", "merely"})
_BY = frozenset({"by", "with", "from"})
_WH = frozenset({"WDT", "WP", "WRB", "WP$"})
_PRESUPPOSING = frozenset("why how who what when where which whose".split())
_STEPS = 6


def doubted(sentence: Sentence, token: Token) -> Doubt | None:
    """Whether what a word names is left open or denied where it stands; None where the words claim it.

    Args:
        sentence: the word's sentence.
        token: the head of the words for a weapon or an event, a noun or a verb.
    """
    if token.pos == "VERB":
        return _of_clause(sentence, token)
    for _ in range(_STEPS):
        noun, kids = token, sentence.children(token.i)
        token = sentence.climb(noun, {"compound"})
        if token.dep == "conj":
            first = sentence.climb(token, {"conj"})
            if any(c.lower == "but" for c in sentence.children(first.i)):
                return None  # "not a bomb but a gas leak"
            token = first
        if any(c.lower in _KNOWN for c in kids) or any(c.lower in _MANNER for c in kids):
            return None
        if any(c.lower == "no" for c in kids):
            return "open" if noun.lemma.lower() in _SIGNS else "denied"
        found, above = _of_noun(sentence, token)
        if found or above is None:
            return found
        token = above
    return None


def doer_doubted(sentence: Sentence, who: tuple[int, int]) -> Doubt | None:
    """Whether words ``who`` (tokens, first and last) are asked about or cleared: "whether the Front was behind it".

    "Whether the gunman acted alone" takes a gunman for granted, and a clause about somebody what it tells.
    """
    token = sentence.top(sentence.tokens[who[1]], *sentence.span(*who))
    definite = any(c.lower in _KNOWN for c in sentence.children(token.i))
    forces = ending_at(sentence, token.i, "perpetrator_nouns")[0] in ("state-forces", "armed-group")
    if token.tag == "PRP" or (definite and token.tag in ("NN", "NNS") and not forces):
        return None
    below = token
    for above in sentence.ancestors(token.i):
        if above.pos in ("VERB", "AUX") or below.dep in ("nsubj", "nsubjpass"):
            return _of_deed(sentence, above)
        if below.dep not in ("conj", "compound", "pobj", "prep", "agent", "nmod", "appos", "poss", "amod", "dobj"):
            return None
        below = above
    return None


def _of_deed(sentence: Sentence, verb: Token) -> Doubt | None:
    """Whether a clause that tells who did it is asked or denied, or fills "no evidence that"."""
    for _ in range(_STEPS):
        thought = sentence.head(verb)
        if verb.dep == "acl" and thought.pos == "NOUN" and thought.lemma.lower() in _THOUGHTS:
            return doubted(sentence, thought)
        found = _of_clause(sentence, verb)
        if found or verb.dep != "xcomp" or thought.pos not in ("VERB", "AUX"):
            return found
        verb = thought  # "is believed to be behind"
    return None


def _of_noun(sentence: Sentence, noun: Token) -> tuple[Doubt | None, Token | None]:
    """What the word above a noun makes of it, or the noun of thought that it fills."""
    above = sentence.head(noun)
    if noun.dep == "pobj":
        up = sentence.head(sentence.climb(above, {"conj"}))
        if up.lemma.lower() in _THOUGHTS and up.pos == "NOUN":
            return None, up
        if above.lower not in _BY or up.pos != "VERB":
            return None, None
        caused = up.lemma.lower() in _CAUSES | _HAPPENS
        return _of_means(sentence, up) if caused else _of_clause(sentence, up), None
    if above.pos not in ("VERB", "AUX") or noun.dep not in ("attr", "dobj", "nsubj", "nsubjpass", "oprd"):
        return None, None
    denied = _rejects(sentence, above) if noun.dep in ("dobj", "nsubjpass") else None
    if denied:
        return denied, None
    if noun.dep == "attr" or above.lemma.lower() in (_HAPPENS if noun.dep == "nsubj" else _HAPPENS | _CAUSES):
        thought = sentence.head(above)
        if above.dep == "acl" and thought.lemma.lower() in _THOUGHTS and thought.pos == "NOUN":
            return None, thought
        return _of_means(sentence, above), None
    return None, None


def _of_means(sentence: Sentence, verb: Token) -> Doubt | None:
    """What is left of "it was a bomb", "it was caused by a bomb" where its verb stands."""
    if verb.lemma.lower() not in _CAUSES | _HAPPENS | {"be"}:
        return None
    kids = sentence.children(verb.i)
    no = next((c for c in kids if c.dep == "neg"), None)
    if no is not None and not any(t.lower in _ONLY for t in (*kids, *sentence.tokens[no.i + 1 : no.i + 2])):
        return "denied"
    return _of_clause(sentence, verb)


def _of_clause(sentence: Sentence, verb: Token) -> Doubt | None:
    """ "Whether it was", "was it …?", "it is not clear that", "denied that"."""
    kids = sentence.children(verb.i)
    first = sentence.climb(verb, {"conj"})
    if first is not verb and any(c.lower == "or" for c in sentence.children(first.i)):
        return _of_clause(sentence, first)  # "if it was a shell or was it a bomb"
    if any(c.lower in ("whether", "if") and c.i < verb.i for c in kids) or _asked(sentence, verb):
        return "open"
    above = sentence.head(verb)
    if verb.dep not in ("ccomp", "xcomp", "csubj", "pcomp") or above.i == verb.i:
        return None
    if verb.dep in ("ccomp", "xcomp") and (denied := _rejects(sentence, above)):
        return denied
    if any(t.tag in _WH for t in sentence.subtree(verb.i) if t.i < verb.i):
        return None  # "who fired the gun", "what type of gun was used": there was one
    lemma = above.lemma.lower()
    negated = any(c.dep == "neg" for c in sentence.children(above.i))
    return "open" if lemma in _ASKS | _UNCLEAR or (negated and lemma in _KNOWS) else None


def _rejects(sentence: Sentence, verb: Token) -> Doubt | None:
    """ "Ruled out"; "have not ruled out" leaves it open."""
    lemma, kids = verb.lemma.lower(), sentence.children(verb.i)
    if lemma not in _DENIES and not (lemma == "rule" and any(c.lower == "out" for c in kids)):
        return None
    return "open" if any(c.dep == "neg" for c in kids) else "denied"


def _asked(sentence: Sentence, verb: Token) -> bool:
    """ "Was it a bomb?"; "Why did a bomb go off?" takes the bomb for granted."""
    at = verb.end - sentence.start
    end = sentence.text.find("?", at)
    if end < 0 or any(mark in sentence.text[at:end] for mark in ".!;"):
        return False
    first = next((t for t in sentence.tokens if t.text.isalpha()), None)
    return first is not None and first.lower not in _PRESUPPOSING
