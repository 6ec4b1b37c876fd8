"""The dead counted at their burial: "villagers buried 23 people", "nine were laid to rest in a mass grave"."""

from __future__ import annotations

from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import Words

BURIES = frozenset("bury buries buried burying cremate cremates cremated cremating inter interred".split())
_REST = ("laid", "to", "rest")
_MOURNERS = frozenset(
    "resident villager family relative mourner community town village people local survivor neighbour neighbor elder"
    " inhabitant townspeople relation tribe clan camp worshipper city island parent we they volunteer crowd".split()
)
"""Who buries the dead; a landslide, a wall or snow buries the living."""
_GRAVES = frozenset("grave graves cemetery cemeteries graveyard funeral funerals ceremony rest burial coffins".split())
_UNDER = frozenset(
    "rubble debris under underneath beneath alive snow mud earth avalanche landslide landslip collapsed".split()
)


def burial_tolls(slots: Slots) -> list[Draft]:
    """Tolls of burials: at least that many died, and the day is the funeral's."""
    words, found = slots.words, list[Draft]()
    for at, low in enumerate(words.lowers):
        rests = low == "laid" and tuple(words.lowers[at : at + 3]) == _REST
        if (rests or low in BURIES) and _UNDER.isdisjoint(words.lowers):
            found += _buried(slots, Trigger(at, at + 2 if rests else at, "killed", "act"))
    return found


def _buried(slots: Slots, trigger: Trigger) -> list[Draft]:
    words, chain = slots.words, Chain(slots.words, trigger)
    if hypothetical(words, trigger, chain) or chain.negative:
        return []
    place = slots.people(trigger, chain)
    if place is None or not (_in_graves(words) if place[1] else _mourned(words, trigger)):
        return []
    group = slots.groups[place[0]]
    if group.kind != "number" or group.partitive or group.people is not True or (group.count or 0) < 2:
        return []
    items = gather(words, slots.groups, place[0], -1)
    summed = total(items)
    if summed is None:
        return []
    modifier = "at-least" if summed.modifier in ("", "exact") else summed.modifier
    draft = Draft(words, "killed", items, summed._replace(modifier=modifier), (trigger.first, trigger.last))
    draft.cumulative = True
    return [draft]


def _in_graves(words: Words) -> bool:
    return not _GRAVES.isdisjoint(words.lowers)


def _mourned(words: Words, trigger: Trigger) -> bool:
    """Whether those who bury are people of the place."""
    token = words.tokens[trigger.first]
    subjects = [c for c in words.sentence.children(token.i) if c.dep == "nsubj"]
    return any(c.lemma.lower() in _MOURNERS or c.lower in _MOURNERS or c.ent.endswith("GPE") for c in subjects)
