"""A telling: what the words of one sentence hold of one event."""

from __future__ import annotations

from corroborate.data import words
from corroborate.extract.events import EventMention
from corroborate.extract.mentions import PlaceMention, TimeMention, TollMention
from corroborate.extract.parse import Sentence


class Telling:
    """One event as one sentence tells it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clauses: set[int] = set()
        self.units: list[int] = []
        self.events: list[EventMention] = []
        self.tolls: list[TollMention] = []
        self.times: list[TimeMention] = []
        self.places: list[PlaceMention] = []
        self.near: list[PlaceMention] = []
        """Towns of the police who came or the people harmed: where, only if nothing says it better."""
        self.recounted = False
        """Whether its sentence tells the news of a count, on a day of its own ("climbed to 61 on Tuesday")."""
        self.apart = False
        """Whether its first word is set apart from its clause ("after raids", "in revenge for raids")."""
        self.above: Telling | None = None
        """The telling whose words this one hangs under ("the blasts at a grave of a general who was killed…")."""

    def __repr__(self) -> str:
        start, end = self.extent()
        return f"Telling({self.sentence.words(start, end)!r})"

    @property
    def nouns(self) -> list[EventMention]:
        """The event nouns among its words."""
        return [event for event in self.events if event.noun]

    @property
    def kinds(self) -> list[str]:
        """Kinds of event its words name, in order."""
        return [event.kind for event in self.events]

    @property
    def beside(self) -> bool:
        """Whether it is only set in time beside another event ("the strike came as …", "… followed …")."""
        return any(self.sentence.tokens[head].lemma.lower() in words("beside_verbs", "verb") for head in self.clauses)

    def extent(self) -> tuple[int, int]:
        """The article's characters from its first unit to its last."""
        spots = [(e.start, e.end) for e in self.events] + [
            (min(t.start, t.trigger[0]), max(t.end, t.trigger[1])) for t in self.tolls
        ]
        return min(s for s, _ in spots), max(e for _, e in spots)
