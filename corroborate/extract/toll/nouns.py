"""Tolls told by nouns: "two deaths", "the bodies of two", "a death toll of 14", "no casualties"."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.extract.toll.chain import Chain, hedged_near, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import Total, gather, total
from corroborate.extract.toll.people import HarmNoun, context, harm_noun, noun
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import STANDS, Words

_NONE = Total(0, None, "exact", None, False, False, False)
_REPORTED = frozenset(["reported", "recorded", "announced", "registered", "confirmed"])
_PENDING = frozenset(
    [
        "since",
        "immediate",
        "immediately",
        "yet",
        "so",
        "far",
        "initial",
        "initially",
        "early",
        "until",
        "further",
        "new",
        "more",
    ]
)
_PLAIN = frozenset(("civilian", "human", "reported", "known", "resulting", "or"))
_LIFE_TAKEN = frozenset(
    [
        "claim",
        "claims",
        "claimed",
        "claiming",
        "take",
        "takes",
        "took",
        "taken",
        "taking",
        "cost",
        "costs",
        "costing",
        "lost",
        "lose",
        "loss",
    ]
)
_CAUSING = frozenset(("cause", "causing", "caused", "result", "resulting", "inflict", "inflicting", "in", "any", "to"))
_BRINGING = frozenset(("to", "at", "of", "past", "above", "over", ":", "beyond"))
DEADLY = frozenset(("fatal", "deadly"))
_DEEDS = frozenset(("shooting", "shootings", "stabbing", "stabbings", "beating", "poisoning", "strangling"))
_FOUND = frozenset("found recovered discovered pulled retrieved located washed dumped".split())
_EXAMINED = frozenset("autopsy autopsies identified examined exhumed reburied repatriated".split())
"""What is done to some of the bodies, when it is known how many have died."""
_LAST = frozenset({"last", "final", "remaining", "latest"})
""""The last six bodies were found": of the dead, those found then."""
_OFFENCE = frozenset(("circumstance", "circumstances", "count"))
_HURT = frozenset(("injured", "wounded", "hurt"))
_BE = frozenset(("was", "were", "been", "are", "is"))
_ATTRIBUTED = frozenset(("the", "a", "an", "of", "their", "his", "her"))
_STRETCH = 30
_DEATHS = frozenset(("deaths", "fatalities"))
_FIGURES = frozenset(("figure", "count", "number"))
_DYING = frozenset("died dead deaths bodies killed".split())
_ENDS = frozenset((",", ".", ";", "”", '"', "dead", "deaths", "and", "with", "not", "now", "so", "", "—", "–", "-"))
_COUNTED = frozenset(
    (
        "dead killed martyred died drowned perished deaths fatalities victims wounded injured injuries missing "
        "displaced abducted kidnapped"
    ).split()
)


def noun_tolls(slots: Slots) -> list[Draft]:
    """The tolls that the sentence's nouns of harm tell."""
    found: list[Draft] = []
    for at, low in enumerate(slots.words.lowers):
        known = harm_noun(low)
        moved = low in _DEATHS and _verbs().get(slots.words.low(at + 1)) == "update"
        if low in ("toll", "count", "number", "tally", "figure") or moved:
            found += _toll(slots, at)
        elif low in DEADLY:
            found += _deadly(slots, at)
        elif known is not None:
            found += _noun(slots, at, known)
    return found


def _real(words: Words, at: int, first: int) -> bool:
    """Whether a noun toll is claimed: no modal or condition over it."""
    trigger = Trigger(first, at, "killed", "count")
    return not hypothetical(words, trigger, Chain(words, trigger))


def _noun(slots: Slots, at: int, known: HarmNoun) -> list[Draft]:
    covering = slots.covering[at]
    group = slots.groups[covering] if covering >= 0 else None
    if group is not None and group.head == at and group.kind == "nought":
        return _nobody(slots, group, at, known)
    if slots.words.low(at + 1) == "of" and known.frame in ("count", "of", "body"):
        return _of(slots, at, known, group)
    if known.frame == "none" or group is None or group.head != at:
        return _absent(slots, at, known)
    if known.frame == "body" and slots.words.low(at - 1) in ("'s", "’s"):
        return _owned(slots, at, group)
    if known.frame in ("count", "body", "life") and known.plural | (group.count == 1):
        return _counted(slots, group, at, known) or _absent(slots, at, known)
    return _absent(slots, at, known)


def _deadly(slots: Slots, at: int) -> list[Draft]:
    """ "The fatal police shooting of a boy": killed, though the noun alone says only that he was shot."""
    words = slots.words
    for k in range(at + 1, min(at + 4, words.size)):
        if words.low(k) in _DEEDS and words.low(k + 1) == "of":
            return _of(slots, k, HarmNoun("killed", "of", False), None)
    return []


def _owned(slots: Slots, at: int, group: Group) -> list[Draft]:
    """ "A woman's body was found": one dead; a body that nobody finds may be a living one's."""
    words, owner = slots.words, Group(group.first)
    owner.head = owner.last = at - 2
    known, token = noun(words.low(at - 2)), words.tokens[at - 2]
    one = (
        known is not None and known.status not in ("thing", "collective") and not known.plural
    ) or token.lower == "old"
    found = not _FOUND.isdisjoint(words.lowers) and group.kind == "single" and group.determiner in ("a", "an", "the")
    if not (one and found and token.tag in ("NN", "JJ")) or not _real(words, at, group.first):
        return []
    owner.kind, owner.count, owner.people = "single", 1, True
    summed = total([owner])
    return [Draft(words, "killed", [owner], summed, (at, at))] if summed is not None else []


def _counted(slots: Slots, group: Group, at: int, known: HarmNoun) -> list[Draft]:
    words = slots.words
    if group.kind not in ("number", "vague") or group.partitive or not _real(words, at, group.first):
        return []
    if known.frame == "life" and not _taken(words, group, at):
        return []
    if (
        known.frame == "count"
        and known.harm == "injured"
        and words.low(group.first - 1) in ("suffered", "sustained", "with")
    ):
        return []
    if known.frame == "body" and any(words.tag(k) in ("NN", "NNP") for k in range(group.first, at) if k != group.head):
        return []
    if words.low(words.size - 1) == "?" or Chain(words, Trigger(group.first, at, "", "")).negative:
        return []
    summed = total([group])
    if summed is None:
        return []
    draft = Draft(words, known.harm, [group], summed, (at, at))
    draft.hedged = hedged_near(words, group.first)
    draft.part = known.frame == "body" and (_examined(words) or words.low(group.first - 1) in _LAST)
    return [draft]


def _examined(words: Words) -> bool:
    """ "Autopsies were performed on nine bodies": of those found, and no count of the dead."""
    return not _EXAMINED.isdisjoint(words.lowers) and _FOUND.isdisjoint(words.lowers)


def _taken(words: Words, group: Group, at: int) -> bool:
    near = [words.low(k) for k in range(max(group.first - 3, 0), group.first)]
    near += [words.low(k) for k in range(at + 1, min(at + 5, words.size))]
    return any(low in _LIFE_TAKEN for low in near)


def _of(slots: Slots, at: int, known: HarmNoun, own: Group | None) -> list[Draft]:
    """ "The deaths of two people", "the killing of a commander"."""
    words = slots.words
    k = slots.covering[at + 2] if at + 2 < words.size else -1
    if k < 0 or slots.groups[k].first != at + 2 or slots.groups[k].people is False:
        return []
    if own is not None and own.kind in ("number", "vague") and own.head == at and (own.count or 0) != 1:
        return _counted(slots, own, at, known)
    if known.harm == "killed" and not _OFFENCE.isdisjoint(words.lowers[:at]):
        return []  # "special circumstances of murder of a police officer"
    first = own.first if own is not None else at
    before = words.low(first - 1)
    if (
        before in ("attempted", "planned")
        or words.low(at - 1) in ("attempted", "planned")
        or not _real(words, at, first)
    ):
        return []
    items = gather(words, slots.groups, k, -1)
    summed = total(items)
    if summed is None or (
        items[0].people is None and items[0].kind == "number" and known.frame == "body" and summed.single
    ):
        return []
    draft = Draft(words, known.harm, items, summed, (at, at))
    draft.hedged = hedged_near(words, first)
    return [draft]


def _nobody(slots: Slots, group: Group, at: int, known: HarmNoun) -> list[Draft]:
    """ "There were no casualties", "caused no injuries", "no deaths or injuries were reported"."""
    words = slots.words
    harms = _none_of(known)
    if words.low(at + 1) in ("or", "and"):
        second = harm_noun(words.low(at + 2))
        harms += [harm for harm in _none_of(second) if harm not in harms] if second else []
    last = at + 2 if words.low(at + 1) in ("or", "and") else at
    window = words.lowers[max(group.first - 5, 0) : last + 7]
    if known.frame == "none" and words.low(at).startswith("victim") and _BE.isdisjoint(window):
        return []  # "found shells but no victim"
    if group.exclusive or _PENDING & set(window) or not _real(words, at, group.first):
        return []
    if any(words.low(k) not in _PLAIN for k in range(group.first + 1, at)) or _wished(words, group.first):
        return []
    return [_denied(slots, group, harm, (at, at)) for harm in harms]


def _wished(words: Words, first: int) -> bool:
    return any(
        context().get(words.low(k)) in ("unreal", "intent", "condition") for k in range(max(first - 6, 0), first)
    )


def _none_of(known: HarmNoun) -> list[str]:
    return [known.harm] if known.harm else ["killed", "injured"]


def _denied(slots: Slots, group: Group, harm: str, trigger: tuple[int, int]) -> Draft:
    words = slots.words
    draft = Draft(words, harm, [group], _NONE._replace(status=group.status), trigger)
    draft.denied = True
    draft.hedged = any(words.low(k) in _REPORTED for k in range(group.first, min(group.last + 7, words.size)))
    return draft


def _absent(slots: Slots, at: int, known: HarmNoun) -> list[Draft]:
    """ "Without causing casualties", "did not cause any injuries"."""
    words = slots.words
    for k in range(at - 1, max(at - 6, -1), -1):
        low = words.low(k)
        if low in ("without", "not", "n't"):
            between = {words.low(j) for j in range(k + 1, at)}
            verb = between & _CAUSING
            if between - verb - {"civilian", "human"} or between & {"other", "serious"}:
                return []
            if low != "without" and not verb - {"any", "in"}:
                return []
            group = Group(k if low == "without" else at)
            group.last = group.head = at
            group.status = "civilian" if "civilian" in between else None
            return [_denied(slots, group, harm, (at, at)) for harm in _none_of(known)]
    return []


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {row["word"]: row["effect"] for row in table("toll_verbs")}


def _toll(slots: Slots, at: int) -> list[Draft]:
    """ "The death toll rose to 14", "brought the number of dead to 14", "a toll of 14"."""
    words = slots.words
    harm, begin = _tolled(words, at)
    if not harm:
        return []
    if (ahead := _ahead(slots, at)) is not None:
        return _tolling(slots, ahead, harm, (at, True, False))
    update, over = _is_of_dead(words, at), False  # "the figure is 37": the whole of it
    moved = _verbs().get(words.low(_verb_before(words, at))) == "update"
    for k in range(begin, min(begin + _STRETCH, words.size)):
        low = words.low(k)
        kind = context().get(low)
        effect = _verbs().get(low)
        if (
            kind in ("unreal", "negative", "may")
            or low in (";", "expected", "likely", "set")
            or (low == "to" and words.tag(k + 1) == "VB")
        ):
            return []
        update |= effect in ("update", "over")
        over |= effect == "over" or low in ("above", "past", "over", "beyond")
        group = slots.groups[slots.covering[k]] if slots.covering[k] >= 0 else None
        if group is not None and group.first == k and group.kind in ("number", "vague") and group.people is not False:
            if not _leads(words, k, moved) or (harm == "killed" and words.low(group.last + 1) in _HURT):
                continue
            return _tolling(slots, group, harm, (at, update or moved, over))
    return []


def _ahead(slots: Slots, at: int) -> Group | None:
    """ "Raised to 40 the number of dead", "bringing to 40 the death toll": the figure before its noun."""
    words = slots.words
    first = at - 1
    while first > 0 and words.low(first) in ("death", "known", "total", "confirmed", "official"):
        first -= 1
    k = slots.covering[first - 1] if words.low(first) in ("the", "its") and first > 1 else -1
    group = slots.groups[k] if k >= 0 else None
    if group is None or group.kind != "number" or group.last != first - 1 or group.people:
        return None
    raised = words.low(group.first - 1) == "to" and _verbs().get(words.low(group.first - 2)) == "update"
    return group if raised else None


def _verb_before(words: Words, at: int) -> int:
    for k in range(at - 1, max(at - 6, -1), -1):
        if _verbs().get(words.low(k)) == "update":
            return k
    return -1


def _leads(words: Words, at: int, moved: bool) -> bool:
    """Whether what stands before the figure says that it is the toll's: "to 14", "stands at 14", "reached 14"."""
    low = words.low(at - 1)
    if low in _BRINGING or low == "as":
        return True
    return words.low(at - 1) in _verbs() or (words.tag(at - 1) == "RB" and words.low(at - 2) in _verbs())


def _tolled(words: Words, at: int) -> tuple[str, int]:
    """What a "toll", "count" or "number" counts, and where what it counts ends."""
    low, before = words.low(at), words.low(at - 1)
    if low in _DEATHS:
        return "killed", at + 1  # "bootleg liquor deaths reach 27"
    if _is_of_dead(words, at):
        return "killed", at + 1
    if low == "number":
        k = at + 2 if words.low(at + 1) == "of" else -1
        for j in range(k, k + 12) if k > 0 else ():
            near = j < k + 3 or (words.low(j - 1) not in _ATTRIBUTED and not words.tag(j + 1).startswith("NN"))
            if words.low(j) in _COUNTED and near:
                return _harm_of(words.low(j)), j + 1
            if words.low(j) in _verbs() and words.low(j) not in _BE:
                break
        return "", at
    if low == "toll":
        if before in ("injury", "casualty", "wounded", "injured"):
            return ("injured" if before != "casualty" else ""), at + 1
        physical = {"toll": words.low(at + 1) in ("road", "booth", "gate", "plaza", "bridge", "-")}
        return ("" if physical["toll"] else "killed"), at + 1
    return ("killed", at + 1) if before in ("death", "body") else ("", at)


def _is_of_dead(words: Words, at: int) -> bool:
    """ "The figure is 37, three of the injured having died": a bare figure, where somebody has died."""
    if words.low(at) not in _FIGURES:
        return False
    ends = next((k for k in range(at + 2, min(at + 5, words.size)) if words.tag(k) == "CD"), 0)
    alone = words.low(at - 1) in ("the", "official", "real", "actual", "confirmed", "correct", "total", "final")
    if not (alone and ends and words.low(at + 1) in STANDS and words.low(ends + 1) in _ENDS):
        return False
    return not _DYING.isdisjoint(words.lowers)


def _harm_of(low: str) -> str:
    if low in ("wounded", "injured", "injuries"):
        return "injured"
    if low in ("abducted", "kidnapped"):
        return "captured"
    return low if low in ("missing", "displaced") else "killed"


def _tolling(slots: Slots, group: Group, harm: str, how: tuple[int, bool, bool]) -> list[Draft]:
    words = slots.words
    at, update, over = how
    summed = total([group])
    if summed is None or words.low(words.size - 1) == "?":
        return []
    if over and summed.modifier == "exact":
        summed = summed._replace(modifier="more-than")
    civilian = any(words.low(k) in ("civilian", "civilians") for k in range(max(at - 3, 0), group.first))
    draft = Draft(words, harm, [group], summed._replace(status="civilian" if civilian else summed.status), (at, at))
    draft.cumulative = update
    return [draft]
