"""People between a verb and what comes of it: "stabbed a clerk to death", "sends two to the hospital"."""

from __future__ import annotations

from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger

TO_DEATH = frozenset(
    "stab stabs stabbed stabbing shoot shoots shot shooting beat beats beaten beating hack hacks hacked hacking burn"
    " burned burnt burning crush crushed crushing bludgeoned bludgeoning stone stoned stoning strangled trampled"
    " trampling choked choking starved tortured torturing clubbed battered knifed slashed".split()
)
DOWN = frozenset("gun guns gunned gunning".split())
_TO_HOSPITAL = frozenset("send sends sent sending put puts putting land lands landed landing".split())
_HELD = frozenset("take takes took taken taking".split())
_HOSPITALS = frozenset("hospital hospitals icu infirmary".split())
_VERBS = TO_DEATH | _TO_HOSPITAL | _HELD | DOWN
_REACH = 6
"""Tokens from the people to what comes of it."""


def fate_tolls(slots: Slots) -> list[Draft]:
    """The tolls of verbs whose people stand before the words that say what came of them."""
    words, found = slots.words, list[Draft]()
    for at, low in enumerate(words.lowers):
        if low in _VERBS:
            k = slots.covering[at + 1] if at + 1 < words.size else -1
            if k >= 0 and slots.groups[k].first == at + 1 and slots.groups[k].people is not False:
                found += _fate(slots, at, k)
    return found


def _fate(slots: Slots, at: int, k: int) -> list[Draft]:
    words, low = slots.words, slots.words.low(at)
    items = gather(words, slots.groups, k, -1)
    if items[0].determiner == "another" and items[0].kind == "single":
        items[0].exclusive = False  # other than the one who did it
    last, summed = items[-1].last, total(items)
    harm = _comes_of_it(slots, low, last)
    trigger = Trigger(at, at, harm, "object")
    chain = Chain(words, trigger)
    if not harm or summed is None or chain.negative or hypothetical(words, trigger, chain):
        return []
    if summed.single and items[0].kind == "name" and harm == "injured":
        return []  # "sent Venn to the hospital"
    return [Draft(words, harm, items, summed, (at, at))]


def _comes_of_it(slots: Slots, low: str, last: int) -> str:
    """What stands behind the people, past their names: killed, injured, captured or nothing."""
    words = slots.words
    for k in range(last + 1, min(last + 1 + _REACH, words.size)):
        before, here = words.low(k - 1), words.low(k)
        if here == "death" and before == "to":
            return "killed" if low in TO_DEATH else ""
        if here == "fatally" and k == last + 1:
            return "killed" if low in TO_DEATH else ""
        if here == "down" and low in DOWN:
            return "killed" if k == last + 1 else ""
        if here in _HOSPITALS and words.low(last + 1) in ("to", "in", "into"):
            return "injured" if low in _TO_HOSPITAL else ""
        if here == "custody" and before == "into":
            return "captured" if low in _HELD and _fought(slots) else ""
        if words.tag(k).startswith("V") or here in (".", ";"):
            return ""
    return ""


def _fought(slots: Slots) -> bool:
    """ "The navy foiled the attack and took 23 into custody": captured; whom police hold is arrested."""
    return not _FOES.isdisjoint(slots.words.lowers)


_FOES = frozenset("pirates brigands militants rebels guerrillas insurgents fighters hijackers soldiers".split())
