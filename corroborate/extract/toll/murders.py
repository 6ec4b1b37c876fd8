"""Deeds that name their dead beside them: "double murder", "a boy whose killing …", "mother and sister murder"."""

from __future__ import annotations

from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.people import noun
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import HYPHENS, Words

DEEDS = frozenset("murder murders killing killings slaying slayings homicide assassination death deaths".split())
_TIMES = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = frozenset("murder murders killing homicide slaying assassination execution".split())
_NO_DEED = frozenset("threat threats toll row squad squads penalty sentence certificate bed trap threats rate".split())
_OPEN = frozenset("attempted planned alleged suspected possible apparent".split())
_DOERS = 4
"""Tokens between "killing by" and its "of"."""


def murder_tolls(slots: Slots) -> list[Draft]:
    """The tolls of a sentence's murders that tell of whom by what stands before them, or behind their doer."""
    words, found = slots.words, list[Draft]()
    for at, low in enumerate(words.lowers):
        if low in DEEDS and words.low(at + 1) not in _NO_DEED:
            found += (
                _times(slots, at) or _whose(slots, at) or _by_of(slots, at) or _of_kin(slots, at) or _owner(slots, at)
            )
    return found


def _times(slots: Slots, at: int) -> list[Draft]:
    """ "A triple murder", "double-homicide trial"."""
    words = slots.words
    first = at - 2 if words.low(at - 1) in HYPHENS else at - 1
    count = _TIMES.get(words.low(first))
    if count is None or words.low(at) not in _MULTIPLE or words.low(first - 1) in _OPEN:
        return []
    group = Group(first)
    group.kind, group.count, group.people, group.last, group.head = "number", count, True, at, at
    return _draft(slots, [group], at)


def _whose(slots: Slots, at: int) -> list[Draft]:
    """ "A boy whose killing by police set off riots"."""
    words = slots.words
    start = at - 1 if words.low(at - 1) == "whose" else at - 2
    if words.low(start) != "whose":
        return []
    start -= words.low(start - 1) == ","
    k = slots.covering[start - 1] if start > 0 else -1
    return _draft(slots, [slots.groups[k]], at) if k >= 0 and slots.groups[k].people else []


def _by_of(slots: Slots, at: int) -> list[Draft]:
    """ "The killing by police of a boy", "the murder last week of two nurses"."""
    words = slots.words
    if words.low(at + 1) != "by":
        return []
    for of in range(at + 3, min(at + 3 + _DOERS, words.size)):
        if words.low(of) == "of":
            k = slots.covering[of + 1] if of + 1 < words.size else -1
            if k < 0 or slots.groups[k].first != of + 1 or not slots.groups[k].people:
                return []
            return _draft(slots, gather(words, slots.groups, k, -1), at)
    return []


def _of_kin(slots: Slots, at: int) -> list[Draft]:
    """ "Held over mother and sister murder": a headline's two people before the deed."""
    k = slots.covering[at - 1] if at else -1
    if not slots.headline or k < 1 or not _person(slots.words, at - 1):
        return []
    last, first = slots.groups[k], slots.groups[k - 1]
    joined = last.first == first.last + 2 and slots.words.low(first.last + 1) in ("and", "&", ",")
    if not joined or first.kind != "single" or not first.people or last.determiner:
        return []
    second = Group(last.first)
    second.kind, second.count, second.people, second.last, second.head = "single", 1, True, at - 1, at - 1
    second.status = last.status
    return _draft(slots, [first, second], at)


def _owner(slots: Slots, at: int) -> list[Draft]:
    """ "Arrest in an Orrin man's death": one, where an article or a headline says no more of him than what he was."""
    words, k = slots.words, slots.covering[at]
    if k < 0 or slots.groups[k].head != at or words.low(at - 1) not in ("'s", "’s") or not _person(words, at - 2):
        return []
    group = slots.groups[k]
    if group.determiner not in ("a", "an") and not (slots.headline and not group.determiner):
        return []
    owner = Group(group.first)
    owner.kind, owner.count, owner.people, owner.last, owner.head = "single", 1, True, at - 2, at - 2
    known = noun(words.low(at - 2))
    owner.status = known.status if known is not None and known.status in ("civilian", "combatant") else None
    return _draft(slots, [owner], at)


def _person(words: Words, at: int) -> bool:
    known = noun(words.low(at))
    one = known is not None and known.status not in ("thing", "collective") and not known.plural
    return one or (words.low(at) == "old" and words.low(at - 1) in HYPHENS)


def _draft(slots: Slots, items: list[Group], at: int) -> list[Draft]:
    words = slots.words
    trigger = Trigger(items[0].first, at, "killed", "count")
    summed = total(items)
    if summed is None or hypothetical(words, trigger, Chain(words, trigger)):
        return []
    return [Draft(words, "killed", items, summed, (at, at))]
