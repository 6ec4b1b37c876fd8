"""Days of the incident that stand beside its tellings: of "the attack", of those who came, of the clause before.

"Officers were called to the house on Friday" and "the Friday shootings" say when it was, though neither
counts anybody. Only what is tied to the incident by its grammar is taken; where two such days part, none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from corroborate.data import table, words
from corroborate.extract import when
from corroborate.extract.aside_days import names_a_thing
from corroborate.extract.facts import TOWN, Day, Facts, days_clash, places_clash
from corroborate.extract.mentions import TimeMention, Unanchored
from corroborate.extract.news_days import of_the_count
from corroborate.extract.parse import Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import GENERAL, Told
from corroborate.model import When

_EARLY = 8
"""Sentences, title included, in which a day of those who came is the incident's."""
_OPENING = 3
"""Sentences in which the clause that names an event of harm tells the incident, whatever else it is."""
_REACH = 60
"""Sentences that are looked through."""
_NEWS = frozenset({"past", "perfect", "none"})
_HAPPENS = frozenset({"happen", "occur", "unfold", "erupt"})
_GENERAL = frozenset({"incident", "operation", "tragedy", "disaster", "ordeal"})
_DEFINITE = frozenset({"the", "this", "that"})


def day(reading: Reading, scopes: Scopes, told: Told) -> tuple[TimeMention, When] | None:
    """The first day tied to the incident, where no other one clashes with it."""
    found = list(_days(reading, scopes, told))
    if not found:
        return None
    first = found[0]
    return first if all(_one(first[1], other) for _, other in found[1:]) else None


def _days(reading: Reading, scopes: Scopes, told: Told) -> Iterator[tuple[TimeMention, When]]:
    owners = {(t.sentence, t.start): f for f in scopes.all for t in f.telling.times}
    own = {id(f) for f in told.facts}
    apart = {id(f) for f in scopes.tallies} | {id(f) for t in scopes.stories if t is not told for f in t.facts}
    ties = _Ties(reading, told, scopes.all)
    for sentence in reading.sentences[:_REACH]:
        for time in reading.times_in[sentence.index]:
            owner = owners.get((time.sentence, time.start))
            if owner is not None and (id(owner) in own or id(owner) in apart):
                continue
            value = None if of_the_count(reading, time) else _resolved(reading, time)
            if value is not None and ties.hold(time, owner) and not _clashes(told, time, value):
                yield time, value


def _resolved(reading: Reading, time: TimeMention) -> When | None:
    """The day, where the words give one that is not ahead of the report."""
    if time.role != "at" or time.rule in ("clock", "vague", "shift") or when.dates_a_page(reading.text, time):
        return None
    value = when.resolve(time, reading.anchor)
    if isinstance(value, Unanchored) or value.precision not in ("day", "days"):
        return None
    return value if reading.anchor is None or value.start <= reading.anchor.day.isoformat() else None


def _clashes(told: Told, time: TimeMention, value: When) -> bool:
    """Whether the incident's own words name a weekday, though nothing dates it, that this is not."""
    there = Day(time, value, time.weekday, coarse=False)
    return bool(told.days) and all(days_clash(there, own) for own in told.days)


def _one(a: When, b: When) -> bool:
    """Whether two values are one day or one night."""
    return (date.fromisoformat(b.start) - date.fromisoformat(a.end)).days <= 1 and (
        date.fromisoformat(a.start) - date.fromisoformat(b.end)
    ).days <= 1


class _Ties:
    """What ties a day to the incident."""

    def __init__(self, reading: Reading, told: Told, every: Sequence[Facts]) -> None:
        self.reading, self.told = reading, told
        self.body = [s.index for s in reading.sentences if s.kind in ("paragraph", "subtitle")]
        self.told_by = {(f.telling.sentence.index, unit): f for f in every for unit in f.telling.units}
        self.clauses = {(f.telling.sentence.index, head) for f in told.facts for head in f.telling.clauses}

    def hold(self, time: TimeMention, owner: Facts | None) -> bool:
        """Whether the day is the incident's by its noun or by its verb."""
        sentence = self.reading.sentences[time.sentence]
        token = sentence.top(self.reading.token_at(time.sentence, time.start), time.start, time.end)
        if names_a_thing(sentence, token, time, ()):
            return False
        above = sentence.head(token)
        if above.tag == "IN" and above.i != token.i:
            token, above = above, sentence.head(above)
        first = self.reading.token_at(time.sentence, time.start).i
        if first and (noun := sentence.tokens[first - 1]).dep == "pobj" and self._names(time.sentence, noun):
            above = noun  # "were held after the shooting Friday"
        if above.pos == "NOUN" and above.i != token.i and self._names(time.sentence, above):
            owner = owner or self.told_by.get((time.sentence, above.i))
            return self._definite(time, above) and (owner is None or self._may_be(owner))
        if owner is not None:
            return self._twin(time.sentence, owner)
        clauses = self.reading.clauses[time.sentence]
        verb = sentence.tokens[clauses.head[token.i]]
        if verb.lemma.lower() in words("aftermath_verbs", "verb") or verb.pos not in ("VERB", "AUX"):
            return False
        subject = clauses.subject(verb.i)
        if subject is not None and subject.lemma.lower() in words("late_news"):
            return False  # "jurors on Friday watched how two were shot"
        return self._happens(time.sentence, verb) or self._comes(time.sentence, verb) or self._taken(time, verb)

    def _names(self, index: int, noun: Token) -> bool:
        events = any(event.token == noun.i for event in self.reading.events_in[index])
        return events or noun.lemma.lower() in _GENERAL

    def _definite(self, time: TimeMention, noun: Token) -> bool:
        """ "The attack on Friday", "Friday's attack", "the Friday morning shootings"."""
        sentence = self.reading.sentences[time.sentence]
        if any(t.lower in ("another", "similar", "earlier", "previous", "second") for t in sentence.children(noun.i)):
            return False
        before = sentence.tokens[noun.i - 1] if noun.i else noun
        named = any(t.lower in _DEFINITE and t.i < noun.i for t in sentence.children(noun.i))
        return named or (time.start < noun.start and before.lower in ("'s", "’s", "s", "’"))

    def _may_be(self, owner: Facts) -> bool:
        """Whether another event's telling that holds the day may be of the incident after all."""
        if owner.other or owner.recalled or owner.old or owner.since or owner.bounded or owner.several:
            return False
        if any(toll.value is not None for toll in owner.telling.tolls):
            return False
        known = {kind for own in self.told.facts for kind in own.telling.kinds} | GENERAL
        if not known & set(owner.telling.kinds):
            return False
        mine = [place for place in self.told.places if place.precision <= TOWN]
        return not places_clash(mine, [where for _, where in owner.places if where.precision <= TOWN])

    def _twin(self, index: int, owner: Facts) -> bool:
        """Whether the story's first words tell the headline's event, though a place or a kind parts the two."""
        if index not in self.body[:1] or owner.other or owner.recalled or owner.old or owner.since or owner.bounded:
            return False
        if (
            owner.several
            or owner.definite
            or not owner.tenses & _NEWS
            or any(f.block == owner.block for f in self.told.facts)
        ):
            return False
        tolls = {(toll.harm, toll.value) for own in self.told.facts for toll in own.telling.tolls if toll.value}
        same = any((toll.harm, toll.value) in tolls for toll in owner.telling.tolls)
        return same or bool({kind for own in self.told.facts for kind in own.kinds} & set(owner.kinds))

    def _happens(self, index: int, verb: Token) -> bool:
        """ "It happened on Friday", "the operation was carried out on Sunday night"."""
        sentence, clauses = self.reading.sentences[index], self.reading.clauses[index]
        subject = clauses.subject(verb.i)
        if subject is None or clauses.tense(verb.i) in ("future", "modal", "past-perfect"):
            return False
        takes = verb.lemma == "take" and any(t.lower == "place" for t in sentence.children(verb.i))
        carried = verb.lower in ("carried", "conducted", "launched") and subject.dep == "nsubjpass"
        if verb.lower == "raised" and subject.lower == "alarm":
            return index < _EARLY
        if not (verb.lemma.lower() in _HAPPENS or takes or carried):
            return False
        if subject.lower in ("it", "this", "that"):
            return not carried
        return self._names(index, subject) and any(t.lower in _DEFINITE for t in sentence.children(subject.i))

    def _comes(self, index: int, verb: Token) -> bool:
        """ "Officers responded on Friday", "deputies were called on Friday"."""
        passive = _responses().get(verb.lemma.lower())
        subject = self.reading.clauses[index].subject(verb.i)
        if passive is None or subject is None or index >= _EARLY:
            return False
        force = subject.lemma.lower() in words("response_forces")
        return force and (subject.dep == "nsubjpass" or not passive)

    def _taken(self, time: TimeMention, verb: Token) -> bool:
        """ "The men were taken from a van on 4 October", of people kidnapped; else whether the clause goes on."""
        sentence = self.reading.sentences[time.sentence]
        subject = self.reading.clauses[time.sentence].subject(verb.i)
        seized = verb.lemma in ("take", "seize", "snatch") and subject is not None and subject.dep == "nsubjpass"
        away = any(t.lower == "from" for t in sentence.children(verb.i))
        gone = any("abduction" in own.telling.kinds for own in self.told.facts)
        return (seized and away and gone) or self._goes_on(time, verb)

    def _goes_on(self, time: TimeMention, verb: Token) -> bool:
        """ "Walked in on Friday and shot three": a clause that one of the incident's goes on from."""
        index = time.sentence
        clauses = self.reading.clauses[index]
        sentence = self.reading.sentences[index]
        joined = {verb.i} | {t.i for t in sentence.tokens if t.dep == "conj" and clauses.parent(t.i) == verb.i}
        if clauses.relative(verb.i) and not self._of_those(time, verb):
            return False
        if clauses.tense(verb.i) not in ("past", "none") or clauses.mark(verb.i) == "since":
            return False
        above = clauses.parent(verb.i)
        if above is not None and clauses.mark(verb.i) == "after" and self._same_people(index, verb):
            joined.add(above)  # "… was shot after he pointed a gun on Friday"
        if any((index, head) in self.clauses for head in joined) or clauses.relative(verb.i):
            return True
        return index in self.body[:_OPENING] and any(
            self._acts(index, e.token, joined) for e in self.reading.events_in[index]
        )

    def _of_those(self, time: TimeMention, verb: Token) -> bool:
        """ "Shot a man who fled a traffic stop Friday", printed on Friday or the day after: what those did whom the
        opening sentence tells of, with a day as fresh as the news."""
        sentence, anchor = self.reading.sentences[time.sentence], self.reading.anchor
        day = when.resolve(time, anchor)
        if anchor is None or isinstance(day, Unanchored) or time.sentence not in self.body[:1]:
            return False
        who = sentence.tokens[verb.head]
        does = sentence.tokens[who.head]
        deeds = {does.i, does.head} if does.dep == "conj" else {does.i}
        tied = who.dep in ("dobj", "nsubj", "nsubjpass") and any((time.sentence, i) in self.clauses for i in deeds)
        return tied and 0 <= (anchor.day - date.fromisoformat(day.start)).days <= 1

    def _acts(self, index: int, event: int, verbs: set[int]) -> bool:
        """Whether an event's word is one of the verbs, or the subject or object of one."""
        token = self.reading.sentences[index].tokens[event]
        return event in verbs or (token.dep in ("nsubj", "nsubjpass", "dobj") and token.head in verbs)

    def _same_people(self, index: int, verb: Token) -> bool:
        subject = self.reading.clauses[index].subject(verb.i)
        return subject is not None and subject.tag == "PRP" and subject.lower != "it"


@lru_cache(maxsize=1)
def _responses() -> dict[str, bool]:
    return {row["verb"]: row["passive"] == "yes" for row in table("response_verbs")}
