"""People whom a bullet or shard reaches: "was hit three times by gunfire", "a stray round struck a nurse"."""

from __future__ import annotations

from corroborate.extract.toll.asides import in_body
from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import Words

_REACHES = frozenset(
    "hit hits hitting struck strikes striking grazed grazes grazing pierced pierces piercing clipped nicked".split()
)
_SHOTS = frozenset(
    "bullet bullets gunfire gunshot gunshots round rounds slug slugs shot shots shrapnel pellet pellets".split()
)
"""What reaches people. A shell or a rocket that hits somebody kills: nothing is read off it."""
_FIRED = frozenset("fired firing opened opens fires discharged discharging".split())
_GUNS = frozenset("gun handgun weapon rifle pistol shotgun firearm fire revolver".split())
SHOOTS = _REACHES | _SHOTS | _GUNS
"""Words one of which stands in every sentence that tells of people hit."""
_WOUNDS = frozenset("wound wounds".split())
_HAS = frozenset("had has having with".split())
_MEN = frozenset("he him his man boy male father husband brother son".split())
_WOMEN = frozenset("she her woman girl female mother wife sister daughter".split())
_OPEN = frozenset("fatal deadly attempted mass fake staged".split())
_FEW = 10
"""From this many on "the shooting of" may be an execution."""
_BY = 6
"""Tokens from the word of harm within which "by gunfire" stands."""


def wound_tolls(slots: Slots) -> list[Draft]:
    """The tolls of a sentence's people hit by shots; like "was shot", open until the article says that they live."""
    words, found = slots.words, list[Draft]()
    if SHOOTS.isdisjoint(words.lowers):
        return found + _shootings(slots)
    for at, low in enumerate(words.lowers):
        if low in _REACHES and words.tag(at).startswith("VB"):
            trigger = Trigger(at, at, "injured", "shot")
            chain = Chain(words, trigger)
            place = _place(slots, trigger, chain)
            if place is not None and not (chain.negative or chain.may or hypothetical(words, trigger, chain)):
                found += _drafts(slots, place, trigger, own=chain.first)
    return found + _shootings(slots)


def _shootings(slots: Slots) -> list[Draft]:
    """ "The shooting of a clerk", "link to shooting of cab driver": hit, unless it was fatal or only tried."""
    words, found = slots.words, list[Draft]()
    for at, low in enumerate(words.lowers):
        k = slots.covering[at + 2] if low == "shooting" and at + 2 < words.size else -1
        if k < 0 or words.low(at + 1) != "of" or slots.groups[k].first != at + 2:
            continue
        first, trigger = slots.groups[k], Trigger(at, at, "injured", "shot")
        bare = slots.headline and not first.determiner and words.tag(first.head) in ("NN", "NNP")
        bare &= first.kind in ("bare", "single") and first.people is True
        if bare:
            first.kind, first.count = "single", 1
        one = first.kind == "single" and (bare or first.determiner in ("a", "an", "another"))
        few = first.kind == "number" and (first.count or 0) < _FEW
        if (one or few) and _OPEN.isdisjoint(words.lowers[max(at - 3, 0) : at]):
            if words.low(at - 1) == "the" or not hypothetical(words, trigger, Chain(words, trigger)):
                found += _drafts(slots, k, trigger, own=-1)
    return found


def _place(slots: Slots, trigger: Trigger, chain: Chain) -> int | None:
    """The first group of the people hit: before a passive, behind what a bullet does."""
    words, at = slots.words, trigger.first
    if words.tag(at) == "VBN" or (chain.be and words.tag(at) == "VBD"):
        if chain.be and in_body(words, at):
            return slots.before(trigger, chain)
        by = words.lowers[at + 1 : at + 1 + _BY]
        shot = "by" in by and not _SHOTS.isdisjoint(words.lowers[at + 1 + by.index("by") : at + 5 + by.index("by")])
        return slots.before(trigger, chain) if shot and chain.be else None
    subject = next((c for c in words.sentence.children(at) if c.dep == "nsubj"), None)
    flies = subject.lower in _SHOTS if subject is not None else _in_flight(words, at)
    return slots.after(trigger) if flies else None


def _in_flight(words: Words, at: int) -> bool:
    """ "The bullet went through a door before hitting …", "fired his gun, striking …"."""
    before = words.lowers[max(at - 12, 0) : at]
    fired = not _FIRED.isdisjoint(before) and not _GUNS.isdisjoint(before)
    return words.low(at).endswith("ing") and (fired or not _SHOTS.isdisjoint(before))


def _drafts(slots: Slots, place: int, trigger: Trigger, own: int) -> list[Draft]:
    group = slots.groups[place]
    if group.people is not True or group.listed or group.kind not in ("number", "vague", "single", "name"):
        return []
    items = gather(slots.words, slots.groups, place, own if group.last < trigger.first else -1)
    summed = total(items)
    if summed is None:
        return []
    draft = Draft(slots.words, trigger.harm, items, summed, (trigger.first, trigger.last))
    draft.hedged, draft.frame = True, "shot"
    return [draft]


def of_the_dead(drafts: list[Draft]) -> list[Draft]:
    """The tolls without "the victim had gunshot wounds", where one person died and nobody else is hurt: the dead one's.

    Whoever comes with "a" may be a second one, and so may a woman beside a dead man.
    """
    hurt = [d for d in drafts if d.harm == "injured" and not d.denied]
    dead = [d for d in drafts if d.harm == "killed" and not d.denied]
    if not hurt or not dead or any(d.total.value != 1 or d.total.exclusive for d in (*hurt, *dead)):
        return drafts
    if not all(_has_wounds(d) for d in hurt):
        return drafts
    if len({sex for d in (*hurt, *dead) if (sex := _sex(d))}) > 1:
        return drafts
    return [d for d in drafts if not any(d is one for one in hurt)]


def _has_wounds(draft: Draft) -> bool:
    words, item = draft.words, draft.items[0]
    trigger = words.lowers[draft.trigger[0] : draft.trigger[1] + 1]
    known = draft.total.named or item.determiner == "the" or words.low(item.first) in ("he", "she")
    return known and not _HAS.isdisjoint(trigger) and not _WOUNDS.isdisjoint(trigger)


def _sex(draft: Draft) -> str:
    known = set(draft.words.lowers[draft.first : draft.last + 1])
    return "m" if known & _MEN else "f" if known & _WOMEN else ""
