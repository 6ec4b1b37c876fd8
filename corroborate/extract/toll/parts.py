"""Parts of a count: "including three children", "68 of them women", "among those killed were two medics"."""

from __future__ import annotations

from corroborate.extract.toll.chain import Chain
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger, single_words
from corroborate.extract.toll.words import Words

_THEM = frozenset(["them", "whom"])
_DEAD = {"dead": "killed", "killed": "killed", "deceased": "killed", "slain": "killed", "victims": "killed"}
_DEAD |= {"wounded": "injured", "injured": "injured", "missing": "missing", "fatalities": "killed", "deaths": "killed"}
_PLACED = frozenset(
    ["were", "was", "are", "is", "also", "named", "counted", "listed", "identified", "reported", "found"]
)
_BE = frozenset(["was", "were", "is", "are", "included", "include"])


def mark_listed(words: Words, groups: list[Group]) -> None:
    """Mark the groups that only name a part of another count, so that they are never a subject."""
    _all_of_them(words, groups)
    for k, group in enumerate(groups):
        if _introduced(words, group.first):
            group.listed = True
        elif (
            k and groups[k - 1].listed and words.low(group.first - 1) == "and" and groups[k - 1].last == group.first - 2
        ):
            own = group.exclusive or words.low(group.last + 1) in single_words()  # "and 107 others", "and 30 wounded"
            group.listed = words.tokens[group.head].dep == "conj" and not (own and group.kind in ("number", "vague"))
        if group.partitive and words.low(group.last) in _THEM and _shared(words, groups, k):
            group.listed = True


def _all_of_them(words: Words, groups: list[Group]) -> None:
    """ "Three people, all of them civilians": says what the whole count is."""
    starts = {group.first: group for group in groups}
    for group in groups:
        at = group.last + 1
        at += words.low(at) in (",", "—", "–", "-", "(")
        if group.kind not in ("number", "vague") or words.low(at) != "all":
            continue
        at += 3 if words.low(at + 1) == "of" else 1
        at += words.low(at) in _BE
        told = starts.get(at) or starts.get(group.last + 2)
        if told is not None and told.kind in ("plural", "bare") and told.status:
            group.status = told.status


def _introduced(words: Words, first: int) -> bool:
    before = words.low(first - 1)
    if before in ("including", "excluding", "besides"):
        return True
    if before in _THEM and words.low(first - 2) in ("among", "between"):
        return True
    return before == "from" and words.low(first - 2) in ("apart", "aside")


def _shared(words: Words, groups: list[Group], k: int) -> bool:
    """ "68 of them children": takes the noun behind as what the share are; False for "three of them died"."""
    group = groups[k]
    if k + 1 >= len(groups):
        return False
    following = groups[k + 1]
    gap = range(group.last + 1, following.first)
    if following.people and following.kind in ("plural", "bare", "single") and all(words.low(i) in _BE for i in gap):
        group.status = following.status
        group.last = following.last if len(gap) == 0 else group.last
        return True
    return False


def add_parts(slots: Slots, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the parts that the sentence names, each tied to its whole."""
    found = list(drafts)
    for k, group in enumerate(slots.groups):
        if not group.listed:
            continue
        whole = _whole(drafts, group)
        if whole is None:
            continue
        found += _part(slots, k, whole)
    _partitives(found)
    found += [part for draft in drafts for part in _among_counted(slots, draft) + _spelled_out(slots, draft)]
    return found + _among(slots)


def _whole(drafts: list[Draft], group: Group) -> Draft | None:
    """The nearest count before the group that can hold it."""
    best: Draft | None = None
    for draft in drafts:
        reach = max(draft.last, draft.trigger[1]) if draft.trigger[1] < group.first else draft.last
        if draft.last >= group.first or draft.denied or draft.total.single or draft.whole is not None:
            continue
        if best is None or reach > max(best.last, best.trigger[1] if best.trigger[1] < group.first else -1):
            best = draft
    return best


def _part(slots: Slots, k: int, whole: Draft) -> list[Draft]:
    words, group = slots.words, slots.groups[k]
    if words.low(group.first - 1) == "and" and slots.groups[k - 1].listed:
        return []
    excluded = words.low(group.first - 1) in ("excluding", "besides", "from") or words.low(group.first - 2) == "not"
    items = [group] if group.partitive else gather(words, slots.groups, k, -1)
    items = [item for item in items if item.people]
    found: list[Draft] = []
    for status in sorted({item.status or "" for item in items}):
        share = [item for item in items if (item.status or "") == status]
        summed = total(share)
        if status == "attacker":
            whole.attackers_included = not excluded
        if summed is None or excluded or (whole.total.value is not None and (summed.value or 0) > whole.total.value):
            continue
        draft = Draft(words, whole.harm, share, summed._replace(exclusive=False), whole.trigger)
        draft.whole, draft.hedged = whole, whole.hedged
        found.append(draft)
    return found


def _partitives(drafts: list[Draft]) -> None:
    """ "Wounding 12, three of them in critical condition": a share of a count of the same harm."""
    for draft in drafts:
        group = draft.items[0]
        apart = draft.words.low(group.first - 1) in (",", "—", "–", "-", "(", "with")
        theirs = group.partitive and draft.words.low(group.last) in _THEM and len(draft.items) == 1
        if draft.whole is None and theirs and apart:
            earlier = [d for d in drafts if d.harm == draft.harm and d.last < draft.first and d.whole is None]
            larger = [d for d in earlier if d.total.value is None or d.total.value >= (draft.total.value or 0)]
            if larger:
                draft.whole = max(larger, key=lambda d: d.last)


def _spelled_out(slots: Slots, whole: Draft) -> list[Draft]:
    """ "Eight people — five women and three men": parts that add up to the count."""
    words = slots.words
    if len(whole.items) != 1 or whole.items[0].kind != "number" or whole.total.status or whole.total.high:
        return []
    for last in (whole.items[0].last, whole.trigger[1]):
        k = slots.covering[last + 2] if last + 2 < words.size else -1
        mark = words.low(last + 1) in (",", ":", "—", "–", "-", "(")
        if not mark or k < 0 or slots.groups[k].first != last + 2 or slots.groups[k].listed:
            continue
        items = gather(words, slots.groups, k, -1)
        summed = total(items)
        if len(items) < 2 or summed is None or summed.value != whole.total.value:
            continue
        return [part for status in ("civilian", "combatant", "attacker") for part in _share(whole, items, status)]
    return []


def _share(whole: Draft, items: list[Group], status: str) -> list[Draft]:
    share = [item for item in items if item.status == status]
    summed = total(share)
    if summed is None:
        return []
    if status == "attacker":
        whole.attackers_included = True
    draft = Draft(whole.words, whole.harm, share, summed._replace(exclusive=False), whole.trigger)
    draft.whole, draft.hedged = whole, whole.hedged
    return [draft]


def _among_counted(slots: Slots, whole: Draft) -> list[Draft]:
    """ "Ten children were among 48 people killed": the subject is a part of the count."""
    words, at = slots.words, whole.first - 1
    if whole.denied or whole.total.single or words.low(at) != "among" or words.low(at - 1) not in _PLACED:
        return []
    k = slots.before(_at(at, whole.harm), Chain(words, _at(at, whole.harm)))
    if k is None or slots.groups[k].people is not True or slots.groups[k].last >= at:
        return []
    items = gather(words, slots.groups, slots.list_start(k), at - 1)
    summed = total(items)
    if summed is None or (whole.total.value is not None and (summed.value or 0) > whole.total.value):
        return []
    draft = Draft(words, whole.harm, items, summed._replace(exclusive=False), whole.trigger)
    draft.whole, draft.hedged = whole, whole.hedged
    return [draft]


def _among(slots: Slots) -> list[Draft]:
    """ "Two medics were among the dead", "among those killed was a nurse": a part of a count not given here."""
    words = slots.words
    found: list[Draft] = []
    for at, low in enumerate(words.lowers):
        harm = _DEAD.get(low)
        if harm is None or words.low(at - 1) not in ("the", "those"):
            continue
        if words.low(at - 2) == "among" and words.low(at - 3) in _PLACED:
            k = slots.before(_at(at - 2, harm), Chain(words, _at(at - 2, harm)))
        else:
            k = _named_after(slots, at)
        if k is None or slots.groups[k].people is not True:
            continue
        if slots.groups[k].last < at:
            k = slots.list_start(k)
        items = gather(words, slots.groups, k, at - 3 if slots.groups[k].last < at else -1)
        summed = total(items)
        if summed is not None:
            draft = Draft(words, harm, items, summed, (at, at))
            draft.part = True
            found.append(draft)
    return found


def _named_after(slots: Slots, at: int) -> int | None:
    words = slots.words
    among = words.low(at - 2) == "among"
    for k in range(at + 1, min(at + 10, words.size)):
        if words.low(k) in _BE and (among or words.low(k).startswith("include")):
            found = slots.covering[k + 1] if k + 1 < words.size else -1
            return found if found >= 0 and slots.groups[found].first == k + 1 else None
    return None


def _at(at: int, harm: str) -> Trigger:
    return Trigger(at, at, harm, "die")
