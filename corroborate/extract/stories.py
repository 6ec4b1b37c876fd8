"""Which of the events that a report tells are stories of their own, as in a round-up: each gives an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from corroborate.extract.facts import TOWN, Day, places_clash
from corroborate.extract.reading import Reading
from corroborate.extract.told import Told

NEWS_DAYS = 7
"""Days within which another event is news beside the incident; an older one is recalled."""
STORY_SENTENCES = 3
"""Sentences an event needs to itself to be a story: contract, "mentioned in a sentence or two … is background"."""


def stories(reading: Reading, main: Told, others: Sequence[Told]) -> list[Told]:
    """The main incident, then every other that the article tells as a story of its own."""
    apart = _Stories(reading, main, others)
    return [main, *(told for told in others if apart.own_story(told))]


class _Stories:
    def __init__(self, reading: Reading, main: Told, others: Sequence[Told]) -> None:
        self.reading, self.main, self.others = reading, main, others

    @cached_property
    def _items(self) -> list[Told]:
        """The paragraphs' own events, where the report may be a round-up."""
        owners: dict[int, set[int]] = {}
        for told in (self.main, *self.others):
            for facts in told.facts:
                owners.setdefault(facts.telling.sentence.block, set()).add(id(told))
        return [other for other in self.others if self._item(other, owners)]

    def own_story(self, told: Told) -> bool:
        """A round-up's item: its own day, place and outcome, in paragraphs that tell of nothing else.

        Two items or more in paragraphs of their own make the report a round-up, whatever their length.
        """
        if len(self._items) > 1 and told in self._items:
            return True
        outcome = any(toll.value is not None for facts in told.facts for toll in facts.telling.tolls)
        placed = any(place.precision <= TOWN for place in told.places)
        if not (told.days and placed and outcome) or any(day.coarse for f in told.facts for day in f.days):
            return False
        if told.facts[0].other or any("past-perfect" in facts.tenses for facts in told.facts):
            return False
        if self.main.days and not any(_near(day, mine) for day in told.days for mine in self.main.days):
            return False
        return self._told_at_length(told) >= STORY_SENTENCES

    def _told_at_length(self, told: Told) -> int:
        """Sentences of the paragraphs that tell of it alone, and of those after them that tell of nothing else."""
        whose: dict[int, list[Told]] = {}
        for other in (self.main, *self.others):
            for facts in other.facts:
                whose.setdefault(facts.block, []).append(other)
        count, owner = 0, False
        for sentence in self.reading.sentences:
            here = whose.get(self.reading.paragraph(sentence.index))
            owner = owner if here is None else all(t is told for t in here)
            count += owner
        return count

    def _item(self, told: Told, owners: Mapping[int, set[int]]) -> bool:
        """A paragraph that tells of one event of harm in a town of its own, and of nothing else."""
        first = told.facts[0]
        if not first.harm or first.telling.sentence.kind != "paragraph":
            return False
        if any(owners[facts.telling.sentence.block] != {id(told)} for facts in told.facts):
            return False
        if any(f.recalled or f.old or f.other or "past-perfect" in f.tenses for f in told.facts):
            return False
        towns = [place for place in told.places if place.precision <= TOWN]
        return places_clash(towns, [p for p in self.main.places if p.precision <= TOWN])


def _near(a: Day, b: Day) -> bool:
    """Whether two days are of one round of news; days that can't be resolved may be."""
    if a.when is None or b.when is None:
        return True
    return abs((date.fromisoformat(a.when.start) - date.fromisoformat(b.when.start)).days) <= NEWS_DAYS
