"""The three registers' rules: how the figures of several origins become low, best and high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corroborate.data import table
from corroborate.model import Modifier, Noun, Rule
from corroborate.reconcile.current import COUNTED
from corroborate.reconcile.printed import after


class Figure(Noun, frozen=True):
    """One current claim of a count, as a rule sees it. ``words`` are the claim's own."""

    claim: str
    article: str
    origin: str
    value: int | None
    modifier: Modifier | None
    words: str
    firsthand: bool
    headline: bool
    published: str

    def fits(self, value: int) -> bool:
        """Whether the claim can be true if ``value`` is."""
        if self.value is None:
            return True
        if self.modifier in ("at-least", "more-than"):
            return value >= self.value
        if self.modifier in ("at-most", "less-than"):
            return value <= self.value
        return value == self.value


class Range(Noun, frozen=True):
    """What a rule makes of the figures; None where they give nothing."""

    low: int | None
    best: int | None
    high: int | None


class CountRule(Protocol):
    """A register's habit with counts."""

    name: Rule

    def reconcile(self, figures: Sequence[Figure]) -> Range:
        """Work out the range that the figures support."""


class Ucdp:
    """UCDP GED Codebook 24.1, "deaths: best, high, low": best is the figure that the most and the
    best-placed sources agree on, low the lowest a source stands behind, high the highest given.

    Ties, as the contract's fields.md sets them: more origins, then first-hand before retold, then
    later, then the lower figure. A headline's figure weighs last.
    """

    name: Rule = "ucdp"

    def reconcile(self, figures: Sequence[Figure]) -> Range:
        """See :class:`CountRule`."""
        values = [f.value for f in figures if f.value is not None]
        if not values:
            return Range(None, None, None)
        return Range(min(values), best(figures), max(values))


class Acled:
    """ACLED Codebook 2023, "Fatalities": one figure, the most conservative credible one; numerals
    for vague words as its table gives them (``data/acled_words.tsv``)."""

    name: Rule = "acled"

    def reconcile(self, figures: Sequence[Figure]) -> Range:
        """See :class:`CountRule`."""
        said = [(f, f.value if f.value is not None else _acled_number(f.words)) for f in figures]
        values = [value for _, value in said if value is not None]
        if not values:
            return Range(None, None, None)
        credible = [v for f, v in said if v is not None and not f.headline and f.value is not None]
        return Range(min(values), min(credible or values), max(values))


class Airwars:
    """Airwars methodology, "casualty ranges": the minimum and the maximum over all sources; the
    figure shown as best is the minimum, since it is what every source allows."""

    name: Rule = "airwars"

    def reconcile(self, figures: Sequence[Figure]) -> Range:
        """See :class:`CountRule`."""
        values = [f.value for f in figures if f.value is not None]
        return Range(min(values), min(values), max(values)) if values else Range(None, None, None)


def standing(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that stand as somebody's count of all.

    Not those: an origin's "at least 3" beside its own 11; a figure half as large as one that the same
    origin gives in the same article (two of the twelve); one person told of where others count more; a figure that
    the same origin there gives as a share too ("15 civilians, among them 11 children" under "kills 11 children").
    What a headline counts and its text counts again is no part, whatever larger figure stands there.
    """
    most: dict[str, int] = {}
    told: dict[tuple[str, str], int] = {}
    floors = {(f.origin, f.article, f.value) for f in figures if f.modifier in _FLOORS}
    titled, below = ({(f.origin, f.article, f.value) for f in figures if f.headline is top} for top in (True, False))
    wholes = titled & below
    for f in figures:
        if f.value is not None:
            most[f.origin] = max(f.value, most.get(f.origin, 0))
            told[f.origin, f.article] = max(f.value, told.get((f.origin, f.article), 0))
    highest = max(most.values(), default=0)

    def stands(f: Figure) -> bool:
        if f.value is None:
            return True
        if f.modifier in _FLOORS and f.value < most[f.origin]:
            return False
        if (f.origin, f.article, f.value) in floors and f.value < told[f.origin, f.article]:
            return False
        if f.value == 1 and highest > 1 and not COUNTED.search(f.words):
            return False
        whole = f.value == 0 or (f.origin, f.article, f.value) in wholes
        return whole or f.value * 2 > told[f.origin, f.article]

    return [f for f in figures if stands(f)]


_FLOORS = ("at-least", "more-than")

RULES: dict[Rule, CountRule] = {"ucdp": Ucdp(), "acled": Acled(), "airwars": Airwars()}


def best(figures: Sequence[Figure]) -> int:
    """The figure that the most origins' claims allow, ties broken as the contract says."""
    given = sorted({f.value for f in figures if f.value is not None and not _halved(f, figures)})
    bounded = {f.value for f in figures if f.modifier not in ("at-most", "less-than")}
    given = [value for value in given if value in bounded] or given

    def weight(value: int) -> tuple[int, int, bool, str, int]:
        backing = [f for f in figures if f.value is not None and f.fits(value)]
        own = [f for f in figures if f.value == value]
        body = {f.origin for f in backing if not f.headline}
        return (
            len(body),
            len({f.origin for f in backing}),
            any(f.firsthand for f in own),
            max(f.published for f in own),
            -value,
        )

    return max(given, key=weight)


def _halved(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether its own article's text, or its own origin before, gives at least twice as many.

    What a second voice counts there is of one spot or one side as often as it is a rival, and what one speaker
    adds later is of some of those he counted: it bounds the range and is no best figure.
    """
    here = [f.value or 0 for f in figures if f.article == figure.article and not f.headline]
    before = [f.value or 0 for f in figures if f.origin == figure.origin and after(figure.published, f.published)]
    most = max([*here, *before], default=0)
    return figure.value is not None and 0 < figure.value * 2 <= most


def _acled_number(words: str) -> int | None:
    lowered = words.lower()
    for row in table("acled_words"):
        if row["word"] in lowered:
            return int(row["number"])
    return None
