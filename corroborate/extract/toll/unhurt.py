"""People who came to no harm beside others who may have: "no one else was hurt", "the others escaped unharmed"."""

from __future__ import annotations

from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import Total
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import Words

_NONE = Total(0, None, "exact", None, True, False, False)
_WORDS = frozenset("unharmed unhurt uninjured unscathed".split())
_HURT = {"injured": "injured", "hurt": "injured", "wounded": "injured", "harmed": "injured", "killed": "killed"}
_SURE = frozenset(("sure", "ensure", "ensured", "if", "whether"))
_NOBODY = frozenset(("one", "nobody", "none"))


def unhurt_tolls(slots: Slots) -> list[Draft]:
    """Nobody hurt of those who are left: none at all, where the report counts nobody as hurt (``exclusive``)."""
    words, found = slots.words, list[Draft]()
    for at, low in enumerate(words.lowers):
        if low in _WORDS or low in _HURT:
            group = _nobody_else(words, at) or _they(slots, at, low)
            if group is not None:
                draft = Draft(words, _HURT.get(low, "injured"), [group], _NONE, (at, at))
                draft.denied = True
                found.append(draft)
    return found


def _nobody_else(words: Words, at: int) -> Group | None:
    """ "No one else was injured", "nobody else hurt"."""
    trigger = Trigger(at, at, "injured", "act")
    chain = Chain(words, trigger)
    end = next((k for k in range(at - 1, max(chain.first - 2, 0), -1) if words.low(k) == "else"), 0)
    if words.low(at) in _WORDS or words.low(end - 1) not in _NOBODY:
        return None
    first = end - 1 if words.low(end - 1) != "one" else end - 2
    if words.low(first) not in ("no", "nobody", "none") or hypothetical(words, trigger, chain):
        return None
    group = Group(first)
    group.kind, group.count, group.people, group.last, group.head = "nought", 0, True, end, end - 1
    return group


def _they(slots: Slots, at: int, low: str) -> Group | None:
    """ "The troopers were not injured", "other employees escaped unharmed": more than one, none of them counted."""
    words = slots.words
    trigger = Trigger(at, at, "injured", "die" if low in _WORDS else "act")
    chain = Chain(words, trigger)
    if low != "killed" and (low in _WORDS or (chain.negative and chain.be)):
        place = slots.before(trigger, chain)
        if place is None and low in _WORDS:
            subject = slots.subject_of(words.tokens[words.tokens[at].head])  # "the others escaped unharmed"
            place = slots.covering[subject.i] if subject is not None and slots.covering[subject.i] >= 0 else None
        group = slots.groups[place] if place is not None else None
        told = group is not None and (group.determiner in ("the", "all") or group.exclusive or _other(words, group))
        several = group is not None and group.kind in ("plural", "bare") and words.tag(group.head) == "NNS"
        if told and several and group is not None and group.people and not hypothetical(words, trigger, chain):
            return _said(words, at, chain) if _SURE.isdisjoint(words.lowers) else None
    return None


def _said(words: Words, at: int, chain: Chain) -> Group:
    """The words that say it: "not injured", "unharmed"."""
    group = Group(next((k for k in range(chain.first, at) if words.low(k) in ("not", "n't")), at))
    group.kind, group.count, group.people, group.last, group.head = "nought", 0, True, at, at
    return group


def _other(words: Words, group: Group) -> bool:
    return words.low(group.first) in ("other", "all") or words.low(group.first + 1) == "other"
