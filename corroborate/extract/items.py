"""Where a report turns to another item: a small headline that has run into the text.

Crawled texts have often lost their line ends, so that an item's headline stands at the head of its first
sentence: "Two killed in attack in Orm Earlier two people were killed …", "Orm In the same context …".
"""

from __future__ import annotations

from functools import cached_property

from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading

_LEADS = 2
"""Sentences that a report's own headline may stand in."""
_OPENERS = frozenset({"DET", "NUM", "ADP", "PRON", "NOUN"})
_TURNING = frozenset({"earlier", "meanwhile", "moreover", "also", "later", "elsewhere", "separately"})
_WIDE = frozenset({"countryside", "province", "governorate", "city", "district", "region", "state"})


class Items:
    """The sentences of a report that open another item, and which item each sentence is in."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._first = next((s.index for s in reading.sentences if s.kind == "paragraph"), 0)

    def opener(self, index: int) -> int | None:
        """The sentence that opened the item in which the sentence ``index`` stands; None in the report's own."""
        return self._opened.get(index)

    @cached_property
    def _opened(self) -> dict[int, int]:
        found: dict[int, int] = {}
        last: Sentence | None = None
        for sentence in self.reading.sentences:
            if sentence.index >= self._first + _LEADS and self._headline(sentence):
                last = sentence
            if last is not None and last.block == sentence.block:
                found[sentence.index] = last.index
        return found

    def _headline(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a headline of its own."""
        return sentence.kind == "paragraph" and (self._told_twice(sentence) or self._placed(sentence))

    def _told_twice(self, sentence: Sentence) -> bool:
        """ "Two killed in attack in Orm Earlier two people were killed": a count without "were", and again."""
        tolls = [t for t in self.reading.tolls_in[sentence.index] if t.whole is None and t.value]
        bare = [t for t in tolls if t.start - sentence.start < 40 and self._bare(sentence, t)]
        return any(
            b.harm == t.harm and b.value == t.value and t.start > b.trigger[1]
            for b in bare
            for t in tolls
            if t is not b
        )

    def _bare(self, sentence: Sentence, toll: TollMention) -> bool:
        verb = self.reading.token_at(sentence.index, toll.trigger[0])
        return not any(child.dep in ("aux", "auxpass") for child in sentence.children(verb.i))

    def _placed(self, sentence: Sentence) -> bool:
        """ "Orm In the same context": a place's name before the sentence's own first word."""
        place = next((p for p in self.reading.places_in[sentence.index] if p.start == sentence.start), None)
        if place is None or place.kind != "place":
            return False
        after = next((t for t in sentence.tokens if t.start >= place.end and t.lower not in _WIDE), None)
        return after is not None and after.text[:1].isupper() and (after.pos in _OPENERS or after.lower in _TURNING)
