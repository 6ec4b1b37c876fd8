"""Those who died or were hurt beside others: "was killed on Friday near Lisko, along with two of his guards"."""

from __future__ import annotations

from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import gather
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger, single_words

_TOGETHER = frozenset({"along", "together"})
_FAR = 24
"""Words of time and place between the harm and those who shared it."""
_STOPS = frozenset('. ; : who whom when while after before as but and whose which that where “ ” "'.split())
"""What ends the harm's own words before anybody is told of beside them."""


def companions(slots: Slots, trigger: Trigger) -> list[Group]:
    """Those whom the words behind a word of harm put beside its people, an empty list where there are none."""
    at = _beside(slots, trigger)
    k = slots.covering[at] if 0 <= at < slots.words.size else -1
    if k < 0 or slots.groups[k].first != at or slots.groups[k].people is not True:
        return []
    return gather(slots.words, slots.groups, k, -1)


def _beside(slots: Slots, trigger: Trigger) -> int:
    """The first word behind "with" or "along with": -1 where no such words follow."""
    words, at = slots.words, trigger.last + 1
    if words.low(at) in ("with", "alongside"):
        return at + 1
    for here in range(at, min(at + _FAR, words.size - 2)):
        low = words.low(here)
        if low in _TOGETHER and words.low(here + 1) == "with":
            return here + 2
        if low in _STOPS or words.tag(here).startswith(("VB", "MD")) or low in single_words():
            return -1
    return -1
