"""What was hit and with what: claims on ``target``, ``weapon`` and ``event_type``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corroborate.extract.claims import Draft
from corroborate.extract.doubt import doubted
from corroborate.extract.events import EventMention, digs, kinds
from corroborate.extract.facts import Facts
from corroborate.extract.lexicon import ending_at
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.telling import Telling
from corroborate.extract.told import Told
from corroborate.extract.toll.people import noun
from corroborate.model import Stance

_HITS = frozenset(
    "hit strike target attack bomb shell raid storm ambush destroy damage blast rock shake ram rip tear "
    "plough plow slam set engulf torch burn assault pound".split()
)
_ON = frozenset({"on", "against", "at", "into", "through", "of"})
_NOT_SUBJECT = frozenset({"accident", "disaster"})


def targets(reading: Reading, told: Iterable[Facts]) -> Iterator[Draft]:
    """Claims on ``target``: objects of hitting, "an attack on …"; where there are none, people whom nobody counts."""
    tellings = [facts.telling for facts in told if not facts.families or not facts.families <= _NOT_SUBJECT]
    found = [draft for t in tellings for token in _aimed(t) for draft in _target(reading, t.sentence, token)]
    yield from found or (draft for t in tellings for draft in _uncounted(reading, t))


def _uncounted(reading: Reading, telling: Telling) -> Iterator[Draft]:
    """ "Gunmen murdered peasants", "the mayors were kidnapped": a group without a number, which no toll tells of."""
    sentence = telling.sentence
    for verb in sentence.tokens:
        if verb.lemma.lower() not in _DONE_TO or verb.tag not in ("VBD", "VBN") or _unreal(sentence, verb):
            continue
        for child in sentence.children(verb.i):
            people = noun(child.lower) if child.dep in ("dobj", "nsubjpass") and child.tag == "NNS" else None
            if people is None or not people.plural or people.status not in ("civilian", "trade"):
                continue
            said = sentence.children(child.i)
            if any(c.tag == "CD" or c.dep in ("nummod", "neg") or c.lower in _SOME for c in said):
                continue
            first = min([child.i, *(c.i for c in said if c.i < child.i and c.dep in ("compound", "amod", "nmod"))])
            start, end = sentence.span(first, child.i)
            if not any(t.start < end and start < t.end for t in reading.tolls_in[sentence.index]):
                yield Draft("target", {"kind": "group", "name": sentence.words(start, end)}, sentence.index, start, end)


def _unreal(sentence: Sentence, verb: Token) -> bool:
    return any(
        c.dep in ("neg", "mark") or c.lower in ("would", "could", "may", "might", "will")
        for c in sentence.children(verb.i)
    )


_DONE_TO = frozenset("kill murder assassinate massacre slaughter execute kidnap abduct torture wound injure".split())
_SOME = frozenset("no any several many few some dozens hundreds thousands all other".split())
"""Words before people that count them, or say there were none."""


def denials(reading: Reading, scopes: Scopes, told: Told) -> Iterator[Draft]:
    """ "No facilities were struck": a claim on ``target`` that its speaker denies."""
    for sentence in reading.sentences:
        for token in sentence.tokens if scopes.about(told, sentence.index) else ():
            if token.lemma.lower() in _HITS and token.tag == "VBN":
                for child in sentence.children(token.i):
                    if child.dep == "nsubjpass" and _negated(sentence, child):
                        yield from _target(reading, sentence, child, denied=True)


def _aimed(telling: Telling) -> Iterator[Token]:
    sentence = telling.sentence
    verbs = {sentence.tokens[h] for h in telling.clauses} | {
        sentence.tokens[e.token] for e in telling.events if not e.noun
    }
    for verb in sorted(verbs, key=lambda t: t.i):
        if verb.lemma.lower() not in _HITS:
            continue
        for child in sentence.children(verb.i):
            if child.dep in ("dobj", "nsubjpass"):
                yield from _with_conjuncts(sentence, child)
            elif child.dep == "prep" and child.lower in ("into", "through", "on"):
                yield from (c for c in sentence.children(child.i) if c.dep == "pobj")
    for event in telling.nouns:
        for child in sentence.children(event.token):
            if child.dep == "prep" and child.lower in _ON:
                yield from (c for c in sentence.children(child.i) if c.dep == "pobj")


def _with_conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    if not _negated(sentence, token):
        yield token
        yield from (c for c in sentence.children(token.i) if c.dep == "conj")


def _negated(sentence: Sentence, token: Token) -> bool:
    return any(
        c.lower in ("no", "neither", "none") and c.dep in ("det", "preconj", "neg") for c in sentence.children(token.i)
    )


def _target(reading: Reading, sentence: Sentence, token: Token, denied: bool = False) -> Iterator[Draft]:
    if not denied and (person := _person(reading, token)) is not None:
        name, start, end = person
        yield Draft("target", {"kind": "person", "name": name}, sentence.index, start, end)
        return
    kind, first = ending_at(sentence, token.i, "target_nouns")
    if not kind and denied:
        kind = "other"
    if not kind and any(p.start <= token.start < p.end and _settled(p) for p in reading.places_in[sentence.index]):
        kind, first = "settlement", token.i
    if not kind or (_negated(sentence, token) and not denied):
        return
    last = token.i
    for child in sentence.children(token.i):
        if child.i < token.i and child.dep in ("compound", "amod", "nmod", "poss"):
            first = min(first, min(t.i for t in sentence.subtree(child.i)))
        if denied and child.dep == "conj":
            last = max(last, child.i)
    start, end = sentence.span(first, last)
    name = sentence.words(start, end)
    yield Draft("target", {"kind": kind, "name": name}, sentence.index, start, end, stance="denies" if denied else None)


def _person(reading: Reading, token: Token) -> tuple[str, int, int] | None:
    """ "An attack on General Orla Venn": the person's name as the article has it, and its characters here."""
    known = reading.cast.at(token.start, token.end)
    if known is None or known.kind != "person":
        return None
    here = next(((start, end) for _, start, end in known.mentions if start <= token.start and token.end <= end), None)
    return (known.name, *here) if here else None


def _settled(place: PlaceMention) -> bool:
    return place.kind == "place" and place.where is not None and place.where.precision <= 3


def weapons(scopes: Scopes, told: Iterable[Facts]) -> Iterator[Draft]:
    """Claims on ``weapon``: the kind that the event's word carries, and means named beside it."""
    listed = list(told)
    violent = any("violence" in facts.families for facts in listed)
    for facts in listed:
        telling = facts.telling
        if fled := _FLED.search(telling.sentence.text):
            at = telling.sentence.start
            name = fled.group()
            value = {"kind": "vehicle", "name": name}
            yield Draft("weapon", value, telling.sentence.index, at + fled.start(), at + fled.end())
        if facts.families and facts.families <= _NOT_SUBJECT:
            continue
        seen: list[tuple[int, int]] = []
        for event in telling.events:
            if (
                (weapon := kinds()[event.kind]["weapon"])
                and not (violent and weapon == "fire")
                and not _down(telling, event)
                and not _hits(telling, event)
            ):
                seen.append((event.start, event.end))
                yield from _weapon(telling.sentence, weapon, (event.start, event.end), event.token)
        for token in telling.sentence.tokens:
            kind, first = ending_at(telling.sentence, token.i, "weapon_nouns")
            start, end = telling.sentence.span(first, token.i)
            if kind == "mine" and token.lower in ("mine", "mines") and digs(scopes.reading.sentences):
                continue
            if kind and token.pos in ("NOUN", "PROPN") and not any(s <= start and end <= e for s, e in seen):
                if _within(scopes, facts, token.i) and not _come_upon(telling.sentence, token):
                    yield from _weapon(telling.sentence, kind, (start, end), token.i)


_FLED = re.compile(r"\bhit ?- ?(?:and ?- ?)?run\b|\bhit (?:and|&) run\b", re.IGNORECASE)
"""The one crash that is a crime by its name, whatever the parser makes of the words."""


def _down(telling: Telling, event: EventMention) -> bool:
    """ "Shot down": with what, the words don't say."""
    after = telling.sentence.tokens[event.token + 1 : event.token + 2]
    return not event.noun and bool(after) and after[0].lower == "down"


def _hits(telling: Telling, event: EventMention) -> bool:
    """ "A missile hit a house": the missile is named beside its verb."""
    return not event.noun and telling.sentence.tokens[event.token].lemma.lower() in ("hit", "strike")


_FOUND = frozenset("find seize recover confiscate discover retrieve impound surrender stockpile".split())


def _come_upon(sentence: Sentence, token: Token) -> bool:
    """ "Seven rifles and a grenade were found in the boats": had, not used."""
    top = sentence.climb(token, {"conj", "compound", "nmod", "amod", "appos"})
    return top.dep in ("dobj", "nsubjpass", "nsubj") and sentence.head(top).lemma.lower() in _FOUND


def _within(scopes: Scopes, facts: Facts, i: int) -> bool:
    """Whether a word lies in the telling's own clauses, and not in another telling's words."""
    sentence = facts.telling.sentence
    start = sentence.tokens[i].start
    for other in scopes.all:
        if other.telling.sentence is sentence and other is not facts:
            if any(e.start <= start < e.end for e in other.telling.events):
                return False
    if i in facts.telling.units:
        return True
    clauses = scopes.reading.clauses[sentence.index]
    own = {*facts.telling.units, *facts.telling.clauses}
    own |= {
        up for head in facts.telling.clauses if clauses.participial(head) and (up := clauses.parent(head)) is not None
    }
    return any(above.i in own for above in sentence.ancestors(i))


def _weapon(sentence: Sentence, kind: str, span: tuple[int, int], head: int) -> Iterator[Draft]:
    """The claim on means at article offsets ``span``: none where the words leave it open (:mod:`doubt`)."""
    held = doubted(sentence, sentence.tokens[head])
    if held != "open":
        value = {"kind": kind, "name": sentence.words(*span)}
        yield Draft("weapon", value, sentence.index, *span, stance="denies" if held == "denied" else None)


def types(reading: Reading, told: Iterable[Facts]) -> Iterator[Draft]:
    """Claims on ``event_type``, in the ACLED codebook's words."""
    facts = list(told)
    yield from _by_weapon(facts)
    private = not _political(reading, facts)
    violent = any("violence" in f.families for f in facts)
    for f in facts:
        for event in f.telling.events:
            row = kinds()[event.kind]
            consequence = violent and (row["family"] in ("accident", "disaster") or event.kind == "fire")
            said = reading.speech.at(event.start, event.end)
            called = said is not None and said.direct and row["plain"] == "no" and event.noun
            if not row["type"] or event.other or consequence or called:
                continue
            held = doubted(f.telling.sentence, f.telling.sentence.tokens[event.token])
            if held == "open":
                continue
            value = {"type": row["type"], "sub_type": row["sub_type"]}
            if private and row["type"] == "Violence against civilians":
                value = {"type": "Other", "sub_type": "abduction" if event.kind == "abduction" else "crime"}
            stance: Stance | None = "denies" if held == "denied" else None
            yield Draft("event_type", value, f.telling.sentence.index, event.start, event.end, stance=stance)


def _by_weapon(told: Sequence[Facts]) -> Iterator[Draft]:
    """ "A drone killed two men": what killed says what happened, where no word names the event."""
    for f in told:
        sentence, events = f.telling.sentence, {event.token for event in f.telling.events}
        for toll in f.telling.tolls:
            verb = next((t for t in sentence.tokens if t.start == toll.trigger[0] and t.pos == "VERB"), None)
            if verb is None or verb.i in events:
                continue
            kids = sentence.children(verb.i)
            doers = [c for c in kids if c.dep == "nsubj"]
            doers += [c for by in kids if by.dep == "agent" for c in sentence.children(by.i) if c.dep == "pobj"]
            for token in doers:
                kind, first = ending_at(sentence, token.i, "weapon_nouns")
                if kind in _KILLS_AS:
                    row = kinds()[_KILLS_AS[kind]]
                    value = {"type": row["type"], "sub_type": row["sub_type"]}
                    yield Draft("event_type", value, sentence.index, *sentence.span(first, token.i))


_KILLS_AS = {"drone": "drone-strike", "missile": "missile", "rocket": "rocket", "artillery": "shelling", "mine": "mine"}
"""The kind of event that a weapon which kills makes."""
_POLITICAL_WORDS = frozenset(
    "militant terrorist terror jihadist rebel insurgent extremist militia guerrilla separatist troops soldier army "
    "islamist junta paramilitary peacekeeper warlord coup ceasefire militiaman displaced idp".split()
)


def _political(reading: Reading, facts: list[Facts]) -> bool:
    """Whether the report has any armed actor in it; a shooting without one is a crime, not conflict."""
    if any(entity.kind in ("armed-group", "coalition") for entity in reading.cast.entities):
        return True
    lemmas = {t.lemma.lower() for f in facts for t in f.telling.sentence.tokens}
    if "gang" in lemmas or "bandit" in lemmas:
        many = any(t.harm == "killed" and (t.value or 0) >= _MANY for f in facts for t in f.telling.tolls)
        return many or bool(lemmas & _RAVAGED)
    return bool(lemmas & _POLITICAL_WORDS) or any(e.kind in _OF_WAR for f in facts for e in f.telling.events)


_OF_WAR = frozenset({"air-strike", "drone-strike", "missile", "rocket", "shelling"})
_MANY = 10
"""Dead from which on a gang's deed is no private crime."""
_RAVAGED = frozenset({"massacre", "village", "hamlet", "villager", "commune", "settlement"})
"""What gangs do to whole places is no private crime (ACLED counts them among armed groups)."""
