"""What a case's other reports say of a name or a town: that many incidents have it, so that it tells none apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from corroborate.places import parts
from corroborate.resolve.features import Features

Key = tuple[str, int]
SEVERAL = 3
"""Incidents of one town or name, surely of different days, from which it tells little."""
APART_DAYS = 3
"""Days between two reports' events from which they are surely two (a misread date is off by less)."""
SEASON_DAYS = 60
"""Days within which the several incidents lie."""
_PROVINCE = 4
"""where_prec up to which a place is one where several incidents are many."""


def crowded(known: Mapping[Key, Features]) -> dict[Key, Features]:
    """The features with names taken out that recur from incident to incident, and busy towns marked.

    A spokesman, a minister and a front stand in the reports of a whole war; the two reports that share them
    share nothing.
    """
    named: dict[str, set[date]] = defaultdict(set)
    towns: dict[str, set[date]] = defaultdict(set)
    for f in known.values():
        day = _day(f)
        if day is not None:
            for name in f.own:
                named[name].add(day)
            for town in _towns(f):
                towns[town].add(day)
    common = frozenset(name for name, days in named.items() if _several(days))
    busy = frozenset(town for town, days in towns.items() if _several(days))
    return {key: replace(f, own=f.own - common, busy=bool(_towns(f) & busy)) for key, f in known.items()}


def _day(f: Features) -> date | None:
    """The one day that an account gives."""
    days = {d.start for d in f.days if d.precision == "day"}
    return date.fromisoformat(min(days)) if days else None


def _towns(f: Features) -> frozenset[str]:
    return frozenset(parts(p)[-1] for p in f.places if p.precision <= _PROVINCE and parts(p))


def _several(days: set[date]) -> bool:
    """Whether so many days of a season are surely different events'."""
    ordered = sorted(days)
    for n, first in enumerate(ordered):
        found, last = 1, first
        for day in ordered[n + 1 :]:
            if (day - first).days > SEASON_DAYS:
                break
            if (day - last).days > APART_DAYS:
                found, last = found + 1, day
        if found >= SEVERAL:
            return True
    return False
