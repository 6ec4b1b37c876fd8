"""Who did it: the perpetrator that an article's words name, accuse, or refuse to name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from corroborate import names
from corroborate.extract import accused, armed, blame, doers, responders, responsibility
from corroborate.extract.actor import Actor, actor_of, behind, self_named
from corroborate.extract.claims import Draft
from corroborate.extract.doubt import doer_doubted
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import Voice
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.suspects import called, suspects
from corroborate.extract.told import Told
from corroborate.model import Certainty, SpeakerKind

_NO_DOER = frozenset({"accident", "disaster"})


def drafts(reading: Reading, scopes: Scopes, told: Told) -> list[Draft]:
    """Claims on ``perpetrator``, one a stretch of words."""
    facts = told.facts
    families = set().union(*(f.families for f in facts)) if facts else set()
    found: dict[tuple[int, int], Draft] = {}
    if families & _NO_DOER and not any("violence" in f.families or _fired(reading, f) for f in facts):
        _charged(found, reading, scopes, told, formal=True)
        return list(found.values())
    elsewhere = {f.telling.sentence.index for other in scopes.others if other is not told for f in other.facts}
    asked: set[int] = set()
    apart = _of_others(scopes, facts)
    for f in (*facts, *_sums(scopes, told)):
        sentence = f.telling.sentence
        harmed = [(toll.start, toll.end) for toll in f.telling.tolls]
        did = list(doers.of(reading, f))
        if sentence.index not in elsewhere | asked:
            did += armed.with_weapons(reading, sentence, apart.get(sentence.index, frozenset()))
            asked.add(sentence.index)
        for who in did:
            start, end = sentence.span(*who)
            if not any(s < end and start < e for s, e in harmed):
                _keep(found, reading, sentence, who)
    taken = any(event.kind == "abduction" for f in facts for event in f.telling.events)
    for sentence in reading.sentences:
        if scopes.about(told, sentence.index):
            for who, own in responsibility.owners(sentence):
                for one in responsibility.with_others(sentence, who):
                    _keep(found, reading, sentence, one, "owns" if own else "")
            for who, whoever in responsibility.agents(sentence, taken):
                _keep(found, reading, sentence, who, "" if whoever else "fights")
            for who, stance in blame.blamed(sentence):
                for one in responsibility.with_others(sentence, who):
                    _keep(found, reading, sentence, one, stance)
            if sentence.index not in elsewhere | asked:
                for who in armed.with_weapons(reading, sentence, apart.get(sentence.index, frozenset())):
                    _keep(found, reading, sentence, who)
    _charged(found, reading, scopes, told)
    means = {event.kind for f in facts for event in f.telling.events}
    listed = responders.shot_by_police(facts, found.values())
    return [*responders.without_responders(listed, means), *blame.refusals(reading, scopes, told)]


def _sums(scopes: Scopes, told: Told) -> list[Facts]:
    """Tellings of a sum whose first item is the report's incident: whoever did them all did it."""
    if told is not scopes.main:
        return []
    mine = {event.kind for f in told.facts for event in f.telling.events}
    found = [f for f in scopes.all if f.summed and all(f is not own for own in told.facts)]
    kinds = [{event.kind for event in f.telling.events} for f in found]
    return [f for f, of in zip(found, kinds, strict=True) if not (mine and of) or mine & of]


def _fired(reading: Reading, facts: Facts) -> bool:
    """Whether somebody used a weapon in a telling's sentence: "shells made a house collapse"."""
    return bool(facts.telling.tolls) and any(armed.with_weapons(reading, facts.telling.sentence))


def _of_others(scopes: Scopes, facts: Sequence[Facts]) -> dict[int, frozenset[int]]:
    """Tokens of tellings that are not the event's own, by sentence."""
    mine = set(map(id, facts))
    found: dict[int, frozenset[int]] = {}
    for other in scopes.all:
        if id(other) not in mine:
            telling = other.telling
            at = telling.sentence.index
            found[at] = found.get(at, frozenset()) | telling.clauses | {e.token for e in telling.events}
    return found


def _charged(
    found: dict[tuple[int, int], Draft], reading: Reading, scopes: Scopes, told: Told, formal: bool = False
) -> None:
    """Claims on people who are charged with it; not on those whom nobody but themselves was harmed beside."""
    alone = _charges_alone(scopes, told)
    for sentence in reading.sentences:
        if not (scopes.about(told, sentence.index) or sentence.index in alone):
            continue
        for who, certainty in accused.accused(sentence, formal):
            actor = actor_of(reading, sentence, *who) or _meant_by(reading, sentence, who)
            if (
                actor is not None
                and actor.kind in ("individual", "unidentified")
                and not _of_the_law(reading, sentence, who)
            ):
                start, end = sentence.span(*who)
                draft = Draft("perpetrator", actor, sentence.index, start, end, certainty=certainty)
                found.setdefault((start, end), draft)
    for entity, (index, start, end), suspected in () if formal else called(reading):
        if scopes.about(told, index) and entity.key not in told.named and not _hurt(reading, index, end):
            actor = Actor(entity.name, "individual", entity.country)
            sure: Certainty | None = "hedged" if suspected else None
            found.setdefault((start, end), Draft("perpetrator", actor, index, start, end, certainty=sure))


def _meant_by(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> Actor | None:
    """ "Police arrested Lem Orr. He was charged with murder": the one suspect of the sentences just before."""
    if sentence.tokens[who[0]].tag != "PRP":
        return None
    near = range(sentence.index - _NEAR, sentence.index + 1)
    here = sentence.tokens[who[0]].start
    people = [e for e in reading.cast.entities if e.kind == "person"]
    last = [e for e in people if any(i in near and start < here for i, start, _ in e.mentions)]
    held = suspects(reading) if last else frozenset()
    meant = [e for e in last if e.key in held]
    return Actor(meant[0].name, "individual", meant[0].country) if len(meant) == 1 else None


_NEAR = 2
"""Sentences back to whom "he" is taken to be."""


def _hurt(reading: Reading, index: int, end: int) -> bool:
    """ "One of the suspects, Lem Orr, was shot": by whomever, not by himself."""
    sentence = reading.sentences[index]
    token = sentence.climb(reading.token_at(index, end - 1), {"appos", "pobj", "prep"})
    return token.dep == "nsubjpass" and sentence.head(token).lemma.lower() in _WOUNDED


_WOUNDED = frozenset("shoot kill wound injure stab hit strike gun".split())


def _charges_alone(scopes: Scopes, told: Told) -> frozenset[int]:
    """Sentences that tell of nothing but a deed without people, place or day of its own: "charged with murder on
    Friday" is the main event's, whose day the charge's only seems to rule out."""
    if told is not scopes.main:
        return frozenset()
    return frozenset(
        other.facts[0].telling.sentence.index
        for other in scopes.others
        if len(other.facts) == 1 and not other.facts[0].telling.tolls and not other.facts[0].places
    )


def _keep(
    found: dict[tuple[int, int], Draft], reading: Reading, sentence: Sentence, who: tuple[int, int], stance: str = ""
) -> None:
    actor = self_named(sentence, who) or actor_of(reading, sentence, *behind(reading, sentence, who))
    if actor is None or (actor.kind == "individual" and _of_the_law(reading, sentence, who)):
        return
    if stance == "fights" and actor.kind != "armed-group":
        return  # forces hold suspects, and free those who were taken
    doubt = doer_doubted(sentence, who) if not stance else None
    if doubt == "open":
        return
    stance = "denies" if doubt else stance
    start, end = sentence.span(*who)
    draft = Draft("perpetrator", actor, sentence.index, start, end, stance="denies" if stance == "denies" else None)
    if stance == "owns" and actor.kind in _VOICES:
        draft = msgspec.structs.replace(draft, voices=_own_voice(reading, actor, start, end))
    found.setdefault((start, end), draft)


def _of_the_law(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> bool:
    """ "Judge Orla Venn found him guilty of murder": who tries, charges or defends did not do it."""
    known = reading.cast.at(*sentence.span(*who))
    roles = {word for role in known.roles for word in role.lower().split()} if known else set()
    beside = {t.lower for t in sentence.tokens[max(0, who[0] - 2) : who[1] + 1]}
    return bool((roles | beside) & _COURT)


_COURT = frozenset(
    "judge justice magistrate prosecutor attorney lawyer coroner jury juror barrister solicitor bailiff"
    " spokesman spokeswoman spokesperson".split()
)
_VOICES: dict[str, SpeakerKind] = {"armed-group": "armed-group", "state-forces": "military", "coalition": "military"}


def _own_voice(reading: Reading, actor: Actor, start: int, end: int) -> tuple[Voice, ...]:
    """The chain of a claim of responsibility: the group itself, then whoever passes it on."""
    said = reading.speech.at(start, end)
    others = [v for v in (said.chain if said else ()) if v.start != start and not names.same_group(v.name, actor.name)]
    return (Voice(actor.name, _VOICES[actor.kind], False, start, end), *others)
