"""Reporting verbs: who says, what is said, to whom it was told."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause, links
from corroborate.extract.speaker.content import content
from corroborate.extract.speaker.lexicon import NOBODY, OWN, Verb, silences, verbs
from corroborate.extract.speaker.utterance import Range, Utterance

_EVIDENCE = frozenset("show find indicate suggest reveal prove demonstrate imply signal record document".split())
_DOCUMENTARY = frozenset("show indicate prove demonstrate reveal suggest".split())


def verb_utterances(s: Sentence) -> list[Utterance]:
    """One utterance for each reporting verb of the sentence that has a speaker and a content."""
    table = verbs()
    found = []
    for token in s.tokens:
        lemma = token.lemma.lower()
        if lemma in table and (clause.verbal(token) or _headline_verb(s, token)):
            utterance = _utterance(s, token, table[lemma])
            if utterance is not None:
                found.append(utterance)
    return found


def _headline_verb(s: Sentence, token: Token) -> bool:
    return token.pos == "VERB" or (
        s.kind in ("title", "subtitle", "heading") and token.lower in ("says", "say", "claims")
    )


def _utterance(s: Sentence, verb: Token, entry: Verb) -> Utterance | None:
    lemma = verb.lemma.lower()
    kids = s.children(verb.i)
    if verb.dep in ("amod", "compound") or (
        lemma == "call" and any(k.lower in ("off", "in", "up") for k in kids if k.dep == "prt")
    ):
        return None
    quoted = links.quoted(s, verb)
    if quoted is not None:
        return quoted
    if lemma in ("quote", "cite") and (verb.tag == "VBG" or links.quotes_somebody(s, verb)):
        return links.citing(s, verb)
    head, is_passive = _speaker(s, verb)
    ranges = content(s, verb, entry, head, is_passive)
    if head is not None and (head.lower in NOBODY or (head.lower == "it" and is_passive)):
        head = None
    if not ranges and not (head is not None and not entry.weak and s.text.rstrip().endswith((":", "—"))):
        return None
    if head is None and (not is_passive or entry.weak):
        return None
    return _finished(s, verb, entry, head, ranges)


def _speaker(s: Sentence, verb: Token) -> tuple[Token | None, bool]:
    if clause.passive(s, verb):
        return clause.agent(s, verb), True
    head = clause.subject(s, verb)
    if head is None:
        right = [k for k in s.children(verb.i) if k.i == verb.i + 1 or k.dep in ("dobj", "attr")]
        inverted = [k for k in right if k.i > verb.i and k.pos in ("PROPN", "NOUN") and clause.kind_of_noun(k)]
        head = (
            inverted[0]
            if inverted and verb.tag == "VBD" and verb.i and s.tokens[verb.i - 1].lower in _CLOSERS
            else None
        )
    return head, False


_CLOSERS = frozenset([",", "”", '"', "’", "'", "»", "''"])


def _finished(s: Sentence, verb: Token, entry: Verb, head: Token | None, ranges: list[Range]) -> Utterance | None:
    lemma = verb.lemma.lower()
    speaker = clause.source(s, head) if head is not None else None
    stance, weak, hedged = entry.stance, entry.weak, entry.hedged
    if head is not None:
        kind = clause.kind_of_noun(head)
        if kind == "footage" or (
            lemma in _DOCUMENTARY and kind not in ("document", None) and kind is not None and head.pos == "NOUN"
        ):
            weak = True
        if lemma in _EVIDENCE and kind == "document":
            hedged = False
        if head.lower in OWN:
            weak = True
    denied = _negated(s, verb)
    if denied:
        if stance != "asserts":
            stance, weak = "doubts" if lemma == "rule" else "declines", False
        elif lemma in silences("not"):
            stance = "declines"
        else:
            weak = True
    if _intended(s, verb):
        weak = True
    utterance = Utterance(s, _cue(s, verb), speaker, ranges, stance, hedged, weak)
    links.attach(s, verb, utterance)
    utterance.awaits = not ranges
    return utterance


def _negated(s: Sentence, verb: Token) -> bool:
    return any(k.dep == "neg" or k.lower in ("neither", "nor") for k in s.children(verb.i) if k.i < verb.i)


def _intended(s: Sentence, verb: Token) -> bool:
    """Words not yet said, or only wished for: "will announce", "was expected to say"."""
    for kid in s.children(verb.i):
        if kid.dep == "aux" and kid.lower in (
            "will",
            "would",
            "should",
            "could",
            "can",
            "may",
            "might",
            "must",
            "'ll",
            "’ll",
        ):
            return True
        if kid.dep == "aux" and kid.lower == "to" and s.head(verb).lemma not in ("go", "continue", "decline", "refuse"):
            return True
    return False


def _cue(s: Sentence, verb: Token) -> Range:
    return (verb.i, verb.i)
