"""Which figures of a report are only shares of the total that the same report gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading

Told = Sequence[tuple[Facts, TollMention]]

_REVISES = re.compile(
    r"\b(?:revis\w+|lower\w*|correct\w+|downward\w*|initially|earlier put|now|so far|instead|only)\b", re.I
)


def shares(reading: Reading, tolls: Told) -> frozenset[int]:
    """Positions (in ``tolls``) of figures that are no count of all.

    A later, smaller figure in the voice that gave the lead's total names a spot, a hospital or a
    body; "nine at the scene, two in hospital" breaks the total down; "the pilots also died" adds
    those who are in it; a nought of another spot is no nought where the report counts dead.
    """
    lead = _lead_totals(reading, tolls)
    found: set[int] = set(_broken_down(tolls))
    for place, (facts, toll) in enumerate(tolls):
        if toll.value is None or toll.cumulative:
            continue
        same = [t for _, t in tolls if t.harm == toll.harm]
        largest = max((t.value or 0 for t in same), default=0)
        nought = toll.denied and any(t.value for t in same if t.status == toll.status)
        if nought or _besides(facts, toll, largest) or _below_lead(reading, facts, toll, lead):
            found.add(place)
    return frozenset(found)


def _voice(reading: Reading, toll: TollMention) -> str:
    said = reading.speech.at(toll.start, toll.end)
    return said.chain[0].name if said is not None and said.chain else ""


def _lead_totals(reading: Reading, tolls: Told) -> dict[str, tuple[int, int, frozenset[str]]]:
    """By harm: the lead's greatest figure, the last sentence that gives it, and the voices that do."""
    opening = [s.index for s in reading.sentences if s.kind == "paragraph"][:2]
    last = opening[-1] if opening else -1
    found: dict[str, tuple[int, int, frozenset[str]]] = {}
    for harm in ("killed", "injured"):
        mine = [t for _, t in tolls if t.harm == harm and t.sentence <= last and t.value and not t.part]
        if mine:
            top = max(t.value or 0 for t in mine)
            voices = frozenset(_voice(reading, t) for t in mine if t.value == top)
            found[harm] = top, max(t.sentence for t in mine if t.value == top), voices
    return found


def _below_lead(
    reading: Reading, facts: Facts, toll: TollMention, lead: dict[str, tuple[int, int, frozenset[str]]]
) -> bool:
    if toll.harm not in lead or toll.denied or toll.whole is not None or toll.part or toll.status is not None:
        return False
    top, last, voices = lead[toll.harm]
    later_and_less = toll.sentence > last and toll.value is not None and toll.value < top
    if not later_and_less or _REVISES.search(facts.telling.sentence.text):
        return False
    voice = _voice(reading, toll)
    return not voice or voice in voices


def _broken_down(tolls: Told) -> list[int]:
    total = 0
    parts: list[int] = []
    for sentence in dict.fromkeys(toll.sentence for _, toll in tolls):
        mine = [
            (n, t)
            for n, (_, t) in enumerate(tolls)
            if t.sentence == sentence and t.harm == "killed" and t.value and t.whole is None
        ]
        values = [t.value or 0 for _, t in mine]
        if len(mine) > 1 and all(t.modifier == "exact" and not t.cumulative for _, t in mine) and sum(values) <= total:
            parts.extend(n for n, _ in mine)
        else:
            total = max([total, *values])
    return parts


def _besides(facts: Facts, toll: TollMention, largest: int) -> bool:
    also = any(token.lower == "also" for token in facts.telling.sentence.tokens)
    return also and not toll.exclusive and toll.value is not None and toll.value * 2 <= largest
