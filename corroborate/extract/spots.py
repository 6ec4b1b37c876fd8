"""Spots: the names of places that a sentence's words give, whether a gazetteer knows them or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corroborate.data import words
from corroborate.extract.asides import aside
from corroborate.extract.facts import Facts
from corroborate.extract.reading import Reading
from corroborate.places import fold

_IN = frozenset("in at near on outside inside around".split())
_NAMES = frozenset(("GPE", "LOC", "FAC"))
_BODIES = frozenset("state republic department ministry parliament club section library hospital clinic".split())
"""Nouns for a place that name a body of people as often, or where the hurt are."""
_NAME = r"((?:[aAeE]l-|[A-Z])[\w'’-]{1,30}(?: (?:[aAeE]l-|[A-Z])[\w'’-]{1,30}){0,3})"

Spot = tuple[str, int, int]
"""A folded name and its characters in the article."""


class Spots:
    """The spots of an article's sentences, each looked for once and only when asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._known: dict[int, list[Spot]] = {}

    def of(self, facts: Iterable[Facts]) -> frozenset[str]:
        """Every spot of the sentences of these tellings."""
        return frozenset(spot[0] for f in facts for spot in self._in(f.telling.sentence.index))

    def told(self, facts: Facts) -> frozenset[str]:
        """The spots of a telling's sentence that are no speaker's: what somebody says is put where his words do."""
        said = self.reading.speech.at(*facts.telling.extent())
        here = self._in(facts.telling.sentence.index)
        if said is None or said.sentence != facts.telling.sentence.index or not said.contents:
            return frozenset(name for name, _, _ in here)
        return frozenset(
            name for name, start, end in here if any(first <= start and end <= last for first, last in said.contents)
        )

    def at(self, index: int) -> frozenset[str]:
        """The spots of a sentence."""
        return frozenset(name for name, _, _ in self._in(index))

    def spans(self, index: int) -> list[Spot]:
        """The spots of a sentence with their characters."""
        return self._in(index)

    def _in(self, index: int) -> list[Spot]:
        if index not in self._known:
            self._known[index] = list(_spots(self.reading, index))
        return self._known[index]


def _spots(reading: Reading, index: int) -> Iterable[Spot]:
    """Places found, names before or behind a word for a place ("Orm district", "the town of Vara"), and
    names of places behind "in", "at", "near"."""
    sentence = reading.sentences[index]
    found = {
        (p.start, p.end)
        for p in reading.places_in[index]
        if p.kind in ("place", "site") and p.text[:1].isupper() and not aside(reading, p)
    }
    for pattern in _patterns():
        found |= {(m.start(1) + sentence.start, m.end(1) + sentence.start) for m in pattern.finditer(sentence.text)}
    for ent in sentence.ents():
        before = sentence.tokens[ent.first - 1].lower if ent.first else ""
        if ent.label in _NAMES and before in _IN:
            found.add(sentence.span(ent.first, ent.last))
    for start, end in sorted(found):
        name = fold(sentence.words(start, end)).removeprefix("the ")
        if name:
            yield name, start, end


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(sorted(n.replace("_", " ") for n in words("place_nouns", "noun") - _BODIES if "." not in n))
    before = re.compile(rf"\b{_NAME} (?:{nouns})s?\b")
    return before, re.compile(rf"\b(?:{nouns})s? of {_NAME}")


def same_spot(a: str, b: str) -> bool:
    """Whether one name is in the other ("midan", "al midan")."""
    return f" {a} " in f" {b} " or f" {b} " in f" {a} "
