"""What the words of a case really have in common, pair by pair and word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quality.reuse.cases import Case, Pair
from quality.reuse.made import Made, Printed

GAP = 12
"""Words that an edit may put in or leave out inside one stretch (what the program joins over)."""
LEAST = 8
"""Words of a stretch that counts: shorter ones are neither wanted nor wrong."""


class Stretch(NamedTuple):
    """Words of one article that stand in another, in one order on both sides.

    ``words`` are places in the article's words; ``inside`` all places from the first to the last, edits
    and drops among them; ``kind`` is what they show: "copied", "shared-quotation", "boilerplate" or, where
    both would be right, "either".
    """

    words: tuple[int, ...]
    inside: range
    kind: str


def stretches(case: Case, mine: tuple[Made, Printed], other: Made) -> Iterator[Stretch]:
    """The stretches of one article that another has too, however short."""
    made, shown = mine
    theirs = _order(other)
    pair = frozenset((made.name, other.name))
    begun: list[int] = []
    last = (-1, -1)
    kind = ""
    for place, (word, _, _) in enumerate(shown.words):
        there = theirs.get((word.base, word.at)) if word.base else None
        if there is None:
            continue
        now = _kind(case, pair, word.base)
        goes_on = begun and kind == now and 0 <= there - last[1] <= GAP + 1 and place - last[0] <= GAP + 1
        if not goes_on and begun:
            yield Stretch(tuple(begun), range(begun[0], begun[-1] + 1), kind)
            begun = []
        begun.append(place)
        last, kind = (place, there), now
    if begun:
        yield Stretch(tuple(begun), range(begun[0], begun[-1] + 1), kind)


def _order(made: Made) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    place = 0
    for paragraph in made.paragraphs:
        for word in paragraph:
            if word.base:
                found.setdefault((word.base, word.at), place)
            place += 1
    return found


def _kind(case: Case, pair: Pair, base: str) -> str:
    if base.startswith(("quote:", "post:")):
        return "copied" if (base, pair) in case.kept else "shared-quotation"
    return "boilerplate" if base.startswith("standing:") else "copied"
