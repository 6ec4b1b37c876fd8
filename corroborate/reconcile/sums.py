"""A count's range from its figures: of all people, or of each side's added up where each is counted alone."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.model import Noun
from corroborate.reconcile.rules import CountRule, Figure, Range, standing


class Worked(Noun, frozen=True):
    """A range, the figures that bear its best (one list a side that is added), and those that speak against it."""

    found: Range
    backing: tuple[tuple[Figure, ...], ...]
    against: tuple[Figure, ...]


def work_out(figures: Sequence[Figure], rule: CountRule, civilians: Sequence[Figure]) -> Worked:
    """The range of a count. ``civilians``: figures of civilians alone that come on top of one side's fighters.

    "It killed 34 rebels and lost nine men" counts 43: where the words count each side alone and nobody all, the
    sides' figures are added; where somebody counts all, that figure is best and the sum bounds the range.
    """
    parts = _parts(figures, civilians)
    if not parts:
        return borne(rule.reconcile(standing(figures)), figures)
    ranges = [rule.reconcile(standing(part)) for part in parts]
    low, best, high = (sum(values) for values in zip(*map(_ends, ranges), strict=True))
    sided = {f.claim for part in parts for f in part}
    values = {f.value for part in parts for f in part}
    least = max(found.low or 0 for found in ranges)
    others = [f for f in figures if f.claim not in sided and f.side is None and f.value not in values]
    everybody = [f for f in others if f.value is not None and f.value >= least]
    whole = rule.reconcile(standing(everybody))
    low = min([low, *(f.value for f in standing(others) if f.value)])
    if whole.best is not None:
        found = Range(min(low, whole.low or 0), whole.best, max(high, whole.high or 0))
        return borne(found, everybody)
    worked = [borne(found, part) for found, part in zip(ranges, parts, strict=True)]
    backing = tuple(part for one in worked for part in one.backing)
    return Worked(Range(low, best, high), backing, tuple(f for one in worked for f in one.against))


def _parts(figures: Sequence[Figure], civilians: Sequence[Figure]) -> list[list[Figure]]:
    """The figures of each side that is counted alone; none where only one is."""
    parts = [[f for f in figures if f.side == side and f.value] for side in ("state", "armed")]
    parts.append([f for f in civilians if f.value])
    counted = [part for part in parts if part]
    return counted if len(counted) > 1 else []


def _ends(found: Range) -> tuple[int, int, int]:
    return found.low or 0, found.best or 0, found.high or 0


def borne(found: Range, figures: Sequence[Figure]) -> Worked:
    """A range with the figures that its best fits and those that it does not."""
    if found.best is None:
        return Worked(found, (), ())
    value = found.best
    backing = [f for f in figures if f.value is not None and f.fits(value)]
    backing = backing or [f for f in figures if f.value == value]
    backing = backing or [f for f in figures if f.value is None] or list(figures)
    against = [f for f in figures if f.value is not None and not f.fits(value)]
    return Worked(found, (tuple(backing),), tuple(against))
