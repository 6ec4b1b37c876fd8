"""Who did it: the perpetrator that an article's words name, accuse, or refuse to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corroborate.data import table, words
from corroborate.extract.claims import Draft
from corroborate.extract.events import EventMention, kinds
from corroborate.extract.lexicon import ending_at
from corroborate.extract.mentions import Attribution, Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes, Told
from corroborate.extract.tellings import Telling
from corroborate.model import Noun

_KINDS = {
    "person": "individual",
    "state-forces": "state-forces",
    "government": "state-forces",
    "armed-group": "armed-group",
    "coalition": "coalition",
    "organisation": "armed-group",
}
_CARRIES = frozenset({"carry", "conduct", "launch", "stage", "perpetrate", "mount", "order", "perform", "fire", "drop"})
_PLACED_BY_COUNTRY = frozenset({"shooting", "stabbing", "crime", "killing", "riot", "protest", "clash", "explosion"})
"""Kinds whose country says where they were: "the worst US shooting"."""
_ONTO = frozenset({"on", "into", "at", "through", "with", "upon"})
_BEFALLS = frozenset({"die", "perish", "succumb", "drown", "suffocate", "lose", "suffer", "sustain"})
"""Verbs of harm whose subject is harmed, and does none."""
_HITS = frozenset({"hit", "smash", "slam"})
_NO_DOER = frozenset({"accident", "disaster"})


class Actor(Noun, frozen=True):
    """The shape of the field ``perpetrator``."""

    name: str
    kind: str
    country: str | None


def drafts(reading: Reading, scopes: Scopes, told: Told) -> list[Draft]:
    """Claims on ``perpetrator``, one a stretch of words."""
    facts = told.facts
    if (
        facts
        and set().union(*(f.families for f in facts)) & _NO_DOER
        and not any("violence" in f.families for f in facts)
    ):
        return []
    found: dict[tuple[int, int], Draft] = {}
    for f in facts:
        sentence = f.telling.sentence
        harmed = [(toll.start, toll.end) for toll in f.telling.tolls]
        for who in _doers(reading, f.telling):
            start, end = sentence.span(*who)
            if not any(s < end and start < e for s, e in harmed):
                _keep(found, reading, sentence, who)
    for sentence in reading.sentences:
        if scopes.about(told, sentence.index):
            for who, stance in _blamed(sentence):
                _keep(found, reading, sentence, who, stance)
    return [*_without_responders(found.values()), *_refusals(reading, scopes, told)]


def _without_responders(drafts: Iterable[Draft]) -> list[Draft]:
    """Plain "police" who shot the attacker are no perpetrators where the words name an attacker."""
    listed = list(drafts)
    attacked = any(d.stance is None and d.value.kind not in ("state-forces", "coalition") for d in listed)
    return [d for d in listed if not (attacked and _responder(d.value))]


def _responder(actor: Actor) -> bool:
    return actor.country is None and bool(set(actor.name.lower().split()) & words("responders"))


def _keep(
    found: dict[tuple[int, int], Draft], reading: Reading, sentence: Sentence, who: tuple[int, int], stance: str = ""
) -> None:
    actor = _actor(reading, sentence, *who)
    if actor is None:
        return
    start, end = sentence.span(*who)
    denies = "denies" if stance == "denies" else None
    found.setdefault((start, end), Draft("perpetrator", actor, sentence.index, start, end, stance=denies))  # type: ignore[arg-type]


# ---------------------------------------------------------------- the words that name a doer


def _doers(reading: Reading, telling: Telling) -> Iterator[tuple[int, int]]:
    """Token ranges of whoever the telling's grammar makes the doer."""
    sentence = telling.sentence
    for event in telling.events:
        if kinds()[event.kind]["family"] in _NO_DOER | {"war"}:
            continue
        if event.noun:
            yield from _around_noun(sentence, event)
        elif event.kind != "incident" or sentence.tokens[event.token].lemma in _HITS:
            yield from _around_verb(sentence, event.token)
    for toll in telling.tolls:
        trigger = reading.token_at(sentence.index, toll.trigger[0])
        does = trigger.pos == "VERB" and trigger.lemma.lower() not in _BEFALLS
        if does and trigger.i not in {e.token for e in telling.events}:
            yield from _around_verb(sentence, trigger.i)


def _around_noun(sentence: Sentence, event: EventMention) -> Iterator[tuple[int, int]]:
    """ "a US strike", "the group's attack", "an attack by gunmen", "X carried out a strike"."""
    head = sentence.tokens[event.token]
    for child in sentence.children(event.token):
        if child.i < event.token and child.dep in ("compound", "amod", "nmod", "poss") and _tells_whose(child, event):
            yield _phrase(sentence, child)
        if child.lower == "by" and child.dep in ("prep", "agent"):
            yield from (_phrase(sentence, c) for c in sentence.children(child.i) if c.dep == "pobj")
    verb = sentence.head(head)
    if verb.lemma.lower() in _CARRIES and head.dep in ("dobj", "nsubjpass"):
        yield from _around_verb(sentence, verb.i)


def _tells_whose(word: Token, event: EventMention) -> bool:
    """Whether a word before an event noun can name its doer: "Israeli strike", "rebel attack"; in
    "terrorist attack" it says of what kind, in "US shooting" where."""
    if word.tag.startswith(("JJ", "VB", "RB")) and not word.ent:
        return False
    if word.lemma.lower() in ("terrorist", "terror", "suicide") or word.start > event.start:
        return False
    return not (word.ent[2:] in ("GPE", "LOC", "FAC", "NORP") and event.kind in _PLACED_BY_COUNTRY)


def _around_verb(sentence: Sentence, verb: int) -> Iterator[tuple[int, int]]:
    """The subject of an active verb, the agent of a passive one; a strike that kills is no doer."""
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(verb))
    token: Token | None = sentence.tokens[verb]
    if token is not None and token.tag == "VBN" and token.dep in ("acl", "relcl"):
        passive = True
    for child in sentence.children(verb):
        if child.dep == "agent" or (passive and child.lower == "by"):
            yield from (_phrase(sentence, c) for c in sentence.children(child.i) if c.dep == "pobj")
        if child.dep == "nsubj" and not passive and child.pos != "PRON" and _acts(sentence, verb):
            yield _phrase(sentence, child)


def _acts(sentence: Sentence, verb: int) -> bool:
    """Whether the subject does it: "a van hit" in a headline was hit; "gunmen opened fire" did it."""
    token = sentence.tokens[verb]
    if token.tag not in ("VBD", "VBN"):
        return True
    after = [c for c in sentence.children(verb) if c.i > verb]
    return any(c.dep in ("dobj", "prt", "dative") or (c.dep == "prep" and c.lower in _ONTO) for c in after)


def _phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The noun phrase around its head: modifiers before it, nothing after."""
    first = token.i
    for child in sentence.children(token.i):
        if (
            child.i < token.i
            and child.dep in ("compound", "amod", "nmod", "nummod", "poss", "punct")
            and child.text != ","
        ):
            first = min(first, min(t.i for t in sentence.subtree(child.i)))
    return first, token.i


def _actor(reading: Reading, sentence: Sentence, first: int, last: int) -> Actor | None:
    """Who the words ``first``..``last`` are, or None where they are nobody who acts."""
    start, end = sentence.span(first, last)
    head = sentence.tokens[last]
    if sentence.tokens[first].tag == "PRP$":
        return None  # "its fighters": whose, the sentence before says
    known = reading.cast.at(head.start, head.end) or reading.cast.at(start, end)
    kind, _ = ending_at(sentence, last, "perpetrator_nouns")
    if (
        head.dep in ("compound", "nmod", "amod")
        and not kind
        and not _adjectival(head)
        and (_placed(reading, head) or _state(reading, start, end))
    ):
        return None
    if any(token.lemma.lower() == "coalition" for token in sentence.tokens[first : last + 1]):
        kind = "coalition"
    if (
        known is not None
        and known.kind in _KINDS
        and not (kind and known.kind in ("government", "organisation", "person"))
    ):
        return (
            None
            if known.kind == "person" and head.dep in ("compound", "amod", "nmod")
            else _named(reading, known, kind)
        )
    state = _state(reading, start, end)
    if kind:
        name = sentence.words(start, end)
        if state and kind == "state-forces":
            return Actor(_country(state), "state-forces", state)
        return Actor(name, kind, state)
    return Actor(_country(state), "state-forces", state) if state and head.ent.endswith(("NORP", "GPE")) else None


def _placed(reading: Reading, token: Token) -> bool:
    """Whether the word is a place's name, which before an event says where."""
    return any(p.start <= token.start < p.end and p.where is not None and p.kind != "demonym" for p in reading.places)


def _adjectival(token: Token) -> bool:
    """ "US", "UK" or a demonym says whose strike it is; "the Syria strike" says where."""
    return token.text.isupper() or "." in token.text or token.ent.endswith("NORP")


def _named(reading: Reading, entity: Entity, kind: str) -> Actor | None:
    if entity.kind in ("state-forces", "government") and entity.country:
        return Actor(_country(entity.country), "state-forces", entity.country)
    if entity.kind == "organisation" and kind != "armed-group":
        return None
    return Actor(entity.name, _KINDS[entity.kind], entity.country)


def _state(reading: Reading, start: int, end: int) -> str | None:
    """The country that a demonym, a country or a capital among the words stands for."""
    for place in reading.places:
        if start <= place.start and place.end <= end and place.where is not None and place.where.precision >= 6:
            return place.where.country
    return None


def _country(code: str) -> str:
    return next((row["name"] for row in table("countries") if row["code"] == code), code)


# ---------------------------------------------------------------- blame and refusal


def _blamed(sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Whoever a verb of blame points at; "X was behind the attack"; "X denied involvement"."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        for row in table("blame_verbs"):
            if row["verb"] == lemma and token.pos == "VERB":
                yield from ((_phrase(sentence, who), "") for who in _pointed(sentence, token, row))
        if lemma == "deny" and _denies_part(sentence, token):
            yield from ((_phrase(sentence, c), "denies") for c in sentence.children(token.i) if c.dep == "nsubj")
        if lemma == "behind" and sentence.head(token).lemma == "be":
            subjects = [c for c in sentence.children(sentence.head(token).i) if c.dep == "nsubj"]
            yield from ((_phrase(sentence, c), "") for c in _meant(sentence, sentence.head(token), subjects))


def _pointed(sentence: Sentence, verb: Token, row: dict[str, str]) -> Iterator[Token]:
    below = {t.lower for t in sentence.subtree(verb.i)}
    if row["who"] == "subject":
        if "responsibility" not in below and not below & words("claimed_things"):
            return
        if any(c.dep == "neg" for c in sentence.children(verb.i)) or "no" in below:
            return
        yield from _meant(sentence, verb, [c for c in sentence.children(verb.i) if c.dep == "nsubj"])
    elif row["who"] == "object":
        if row["verb"] == "hold" and "responsible" not in below:
            return
        yield from (c for c in sentence.children(verb.i) if c.dep in ("dobj", "nsubjpass"))
    else:
        for child in sentence.children(verb.i):
            if child.lower == row["preposition"] and child.dep == "prep":
                yield from (c for c in sentence.children(child.i) if c.dep == "pobj")


def _meant(sentence: Sentence, verb: Token, subjects: list[Token]) -> list[Token]:
    """Whom a pronoun in the subject's place means: "it was the group that claimed …" the group, "the group
    has said that it was behind …" the group that says so."""
    if not subjects or subjects[0].pos != "PRON":
        return subjects
    above = sentence.head(verb)
    if verb.dep == "relcl":
        return [above]
    if verb.dep == "ccomp":
        return [c for c in sentence.children(above.i) if c.dep == "nsubj" and c.pos != "PRON"]
    return []


def _denies_part(sentence: Sentence, verb: Token) -> bool:
    below = {t.lemma.lower() for t in sentence.subtree(verb.i)}
    return bool(
        below & {"involvement", "responsibility", "carry", "role", "involve", "behind", "responsible", "attack", "bomb"}
    )


_REFUSES = re.compile(
    r"\b(?:comment|confirm|respon[ds]|request|elaborate|details?|discuss|say whether|deny)", re.IGNORECASE
)


def _words(reading: Reading, said: Attribution) -> str:
    """The words of a refusal, cue and content."""
    spots = [*said.contents, said.cue]
    return reading.text[min(s for s, _ in spots) : max(e for _, e in spots)]


def _refusals(reading: Reading, scopes: Scopes, told: Told) -> Iterator[Draft]:
    """Refusals to comment or confirm: a null value on the field they refuse."""
    for said in reading.attributions:
        refuses = said.stance == "declines" and said.contents and _REFUSES.search(_words(reading, said))
        if refuses and not said.refuses and scopes.returns_to(told, said.sentence):
            start, end = said.contents[0]
            yield Draft("perpetrator", None, said.sentence, start, end, stance="declines", voices=said.chain)
