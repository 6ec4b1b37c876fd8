"""Background events over articles: the same earlier event told twice is listed once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corroborate import names
from corroborate.data import words
from corroborate.model import Background, When

_COMMON = words("common_words")
"""Words that two labels may share without telling of one event."""


def merge(events: Sequence[Background]) -> tuple[Background, ...]:
    """One entry an event: the same day and a shared name or figure, or the same words."""
    found: list[list[Background]] = []
    for event in sorted(events, key=lambda e: e.id):
        mine = next((group for group in found if all(_one(event, other) for other in group)), None)
        if mine is None:
            found.append([event])
        else:
            mine.append(event)
    merged = [_merged(group) for group in found]
    return tuple(sorted(merged, key=lambda e: (e.date.start if e.date else "9", e.id)))


def _one(a: Background, b: Background) -> bool:
    if a.date and b.date and not (a.date.start <= b.date.end and b.date.start <= a.date.end):
        return False
    if a.killed is not None and b.killed is not None and a.killed != b.killed:
        return False
    shared = _words(a) & _words(b)
    dated = bool(a.date and b.date)
    return len(shared) >= (1 if dated and (a.killed == b.killed is not None) else 2 if dated else 3)


def _words(event: Background) -> frozenset[str]:
    text = f"{event.label} {event.place or ''}"
    return frozenset(word for word in names.fold(text).split() if word not in _COMMON and len(word) > 2)


def _merged(group: Sequence[Background]) -> Background:
    dates = sorted((e.date for e in group if e.date), key=_width)
    figures = [e.killed for e in group if e.killed is not None]
    return Background(
        id=group[0].id,
        label=max((e.label for e in group), key=lambda label: (len(label), label)),
        date=dates[0] if dates else None,
        place=next((e.place for e in group if e.place), None),
        killed=max(figures) if figures else None,
        claims=tuple(sorted({claim for e in group for claim in e.claims})),
    )


def _width(when: When) -> tuple[int, str]:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days, when.start
