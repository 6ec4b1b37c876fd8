"""Counts over time or of other things: attacks since a date, a war's dead, troops stationed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corroborate.data import words
from corroborate.extract import when
from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts, days_in
from corroborate.extract.mentions import TollMention, Unanchored
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.groups import groups
from corroborate.extract.toll.words import Words
from corroborate.model import Modifier, Noun

FEWEST = 3
"""A count below this is of the incident's own parts ("two blasts"), no tally."""


class Counted(Noun, frozen=True):
    """A tally before it has a claim; ``since`` is EDTF."""

    count: int
    modifier: Modifier
    of: str
    since: str | None
    draft: Draft


def find(reading: Reading, over_time: Iterable[Facts]) -> Iterator[Counted]:
    """Every tally of the article: tolls over time, then counted events and forces."""
    for facts in over_time:
        for toll in facts.telling.tolls:
            if toll.value is not None and toll.value > 1:
                yield _of_people(reading, toll)
    for sentence in reading.sentences:
        countable = _countable(reading, sentence)
        if any(token.tag == "CD" for token in sentence.tokens) and countable:
            yield from _in_sentence(reading, sentence, countable)


def uncounted(over_time: Iterable[Facts]) -> Iterator[Draft]:
    """Masses counted over time without a figure: "hundreds have been killed since May". No tally has a figure
    to show for them, so they are claims of their kind of harm."""
    for facts in over_time:
        for toll in facts.telling.tolls:
            if toll.value is None and toll.modifier and toll.harm in ("killed", "injured") and toll.whole is None:
                field = f"civilians_{toll.harm}" if toll.status == "civilian" else toll.harm
                yield Draft(field, None, toll.sentence, toll.start, toll.end, "tally", toll.modifier)


def _of_people(reading: Reading, toll: TollMention) -> Counted:
    modifier = toll.modifier or "exact"
    draft = Draft("tally", toll.value, toll.sentence, toll.start, toll.end, "tally", modifier)
    what = f"{'civilians' if toll.status == 'civilian' else 'people'} {toll.harm}"
    return Counted(toll.value or 0, modifier, what, _since(reading, toll.sentence), draft)


def _countable(reading: Reading, sentence: Sentence) -> dict[int, str]:
    """Plural nouns of events and forces, by token, and what a number that stands alone counts."""
    events = {event.token for event in reading.events_in[sentence.index] if event.noun and event.plural}
    events = events if _over_time(reading, sentence) else set()
    forces = {t.i for t in sentence.tokens if t.tag == "NNS" and t.lemma.lower() in words("force_nouns")}
    return {i: sentence.tokens[i].lower for i in events | forces} | _left_out(sentence)


def _over_time(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence counts over a time ("since May", "have carried out"); else its raids are one event's."""
    times = reading.times_in[sentence.index]
    if any(time.role in ("since", "until", "duration", "set") for time in times):
        return True
    if any(day.coarse for day in days_in(reading, sentence.index)):
        return True
    text = sentence.text.lower()
    clauses = reading.clauses[sentence.index]
    perfect = any(clauses.tense(head) in ("perfect", "past-perfect") for head in clauses.heads())
    return perfect or any(phrase in text for phrase in words("tally_phrases", "phrase"))


def _left_out(sentence: Sentence) -> dict[int, str]:
    """ "… there have been more than 100 since mid-October": the number's noun stands in the sentence before."""
    found: dict[int, str] = {}
    for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if (
            token.tag == "CD"
            and sentence.tokens[token.i - 1].lower != "of"
            and after.lower in ("since", "so")
            and any(t.lemma == "be" for t in sentence.ancestors(token.i))
        ):
            found[token.i] = "events"
    return found


def _in_sentence(reading: Reading, sentence: Sentence, countable: dict[int, str]) -> Iterator[Counted]:
    tolls = reading.tolls_in[sentence.index]
    for group in groups(Words(sentence)):
        if group.kind != "number" or group.count is None or group.count < FEWEST:
            continue
        what = next((countable[i] for i in range(group.last, group.first - 1, -1) if i in countable), None)
        start, end = sentence.span(group.first, group.last)
        if what is not None and not any(toll.start < end and start < toll.end for toll in tolls):
            modifier = _modifier(group)
            draft = Draft("tally", group.count, sentence.index, start, end, "tally", modifier)
            yield Counted(group.count, modifier, what, _since(reading, sentence.index), draft)


def _modifier(group: Group) -> Modifier:
    return group.modifier or "exact"  # type: ignore[return-value]


def _since(reading: Reading, sentence: int) -> str | None:
    for time in reading.times_in[sentence]:
        if time.role == "since":
            found = when.resolve(time, reading.anchor)
            return None if isinstance(found, Unanchored) else found.edtf.split("/")[0]
    return None
