"""Counts that a sentence takes for granted: "one of the 14 dead", "the injured are 27", "treated five patients"."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract import numbers
from corroborate.extract.toll.chain import Chain, hypothetical
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import gather, total
from corroborate.extract.toll.people import noun
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import ADJECTIVES, NOUNS, Words

_HARMED = {"dead": "killed", "killed": "killed", "deceased": "killed", "slain": "killed", "fatalities": "killed"}
_HARMED |= {"deaths": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing"}
_MURDERED = {"murdered": "killed", "massacred": "killed", "slaughtered": "killed", "executed": "killed"}
_DASHES = frozenset(["--", "-", "–", "—", "(", ")", ","])
_ASIDE = 10
"""Tokens of "9 of the 14 fishermen — two of them Ostrians — killed in Orm" between the noun and its word of harm."""
_EQUALS = frozenset(["is", "are", "was", "were", "number", "numbers", "numbered", "total", "totalled", "totaled"])
_ADVERBS = frozenset(["now", "currently", "so", "far", "already", "thus"])
_UNITS = frozenset(["year", "years", "month", "months", "%", "percent", "per", "and", "metres", "km", "miles"])
_DEATHS = frozenset(["died", "dead", "killed", "death", "deaths", "funeral", "buried", "mourned", "fatal", "murdered"])
_TREATING = frozenset(["treat", "treats", "treated", "treating"])
_HURTS = frozenset(
    ["injury", "injuries", "wound", "wounds", "burn", "burns", "fractures", "inhalation", "shrapnel", "cuts", "bruises"]
)


def whole_tolls(slots: Slots) -> list[Draft]:
    """The tolls of a sentence's counts that no verb of it tells."""
    found: list[Draft] = []
    for at, low in enumerate(slots.words.lowers):
        if low == "of":
            found += _one_of(slots, at)
        elif low in _HARMED:
            found += _the_dead_are(slots, at)
        elif low == "among":
            found += _among(slots, at)
        elif low in _TREATING:
            found += _treated(slots, at)
    return found


def _one_of(slots: Slots, at: int) -> Iterator[Draft]:
    """ "One of the 14 dead", "two of 12 people killed": how many there were in all."""
    words = slots.words
    begin = at + 1 + (words.low(at + 1) in ("the", "those", "these"))
    figure = numbers.read(words.lowers, begin)
    if figure is None or numbers.read(words.lowers, at - 1) is None or figure[0] < 2:
        return
    end = figure[1]
    while end < words.size and _harm_of(words, end) is None and words.tag(end) in NOUNS | ADJECTIVES:
        if words.low(end) in ("victims", "victim"):
            break
        end += 1
    harm = _harm_of(words, end) or _victims(words, end)
    if end > figure[1] + 3 or words.low(words.size - 1) == "?":
        return
    last = end
    if harm is None and end > figure[1] and (end := _behind_aside(words, end)) > 0:
        harm, last = _harm_of(words, end), last - 1
    if harm is None:
        return
    group = Group(begin)
    group.kind, group.count, group.people, group.head, group.last = "number", figure[0], True, begin, last
    known = noun(words.low(last if last < end else end - 1)) if end > figure[1] else None
    if known is None and words.low(end) in _MURDERED:
        known = noun(words.low(end + 1))  # "the 14 murdered fishermen"
    group.status = known.status if known and known.status in ("civilian", "combatant") else None
    for draft in _draft(words, harm, [group], end):
        draft.frame = "whole"
        yield draft


def _among(slots: Slots, at: int) -> Iterator[Draft]:
    """ "Among at least 25 injured, eight were in critical condition": how many there were in all."""
    words = slots.words
    covering = slots.covering[at + 1] if at + 1 < words.size else -1
    group = slots.groups[covering] if covering >= 0 else None
    if group is None or group.first != at + 1 or group.kind != "number" or group.listed or (group.count or 0) < 2:
        return
    harm = _HARMED.get(words.low(group.last + 1))
    if harm is not None and group.people is not False:
        yield from _draft(words, harm, [group], group.last + 1)


def _harm_of(words: Words, at: int) -> str | None:
    return _HARMED.get(words.low(at)) or _MURDERED.get(words.low(at))


def _behind_aside(words: Words, at: int) -> int:
    """The word behind what two dashes, brackets or commas enclose; -1 where they don't."""
    if words.low(at) not in _DASHES:
        return -1
    for k in range(at + 1, min(at + 1 + _ASIDE, words.size)):
        if words.low(k) in _DASHES:
            return k + 1 if words.tag(k + 1) == "VBN" else -1
    return -1


def _victims(words: Words, at: int) -> str | None:
    """ "Victims" are dead where the sentence has somebody die; else they may be wounded or robbed."""
    fatal = words.low(at) in ("victims", "victim") and bool(_DEATHS & set(words.lowers))
    return "killed" if fatal else None


def _the_dead_are(slots: Slots, at: int) -> Iterator[Draft]:
    """ "The injured are 27", "the dead number at least 14"."""
    words = slots.words
    if words.low(at - 1) != "the" or words.low(at - 2) in ("of", "among"):
        return
    k = at + 1
    while words.low(k) in _ADVERBS:
        k += 1
    if words.low(k) not in _EQUALS:
        return
    k += 1
    while words.low(k) in _ADVERBS:
        k += 1
    covering = slots.covering[k] if k < words.size else -1
    group = slots.groups[covering] if covering >= 0 else None
    figure = numbers.read(words.lowers, k)
    if figure and words.low(k - 1) == "number" and (group is None or group.kind != "number"):
        group = Group(k)  # "number 14" is no count elsewhere
        group.kind, group.count, group.people, group.last, group.head = "number", figure[0], True, figure[1] - 1, k
        yield from _draft(words, _HARMED[words.low(at)], [group], at)
        return
    if group is None or group.first != k or group.kind != "number" or group.partitive:
        return
    if words.low(group.last + 1) in _UNITS and group.head == group.last and words.tag(group.last) == "CD":
        if words.low(group.last + 1) != "and" or words.tag(group.last + 2) == "CD":
            return
    if words.tag(group.last) in NOUNS and not group.people:
        return
    items = gather(words, slots.groups, covering, -1)
    if words.low(items[-1].last + 1) in (",", "and") and words.low(items[-1].last + 2) in (
        "a",
        "an",
        "the",
        "one",
        "and",
    ):
        return  # "the dead are two Britons, a Swede and their guide": how many, nobody says
    yield from _draft(words, _HARMED[words.low(at)], items, at)


def _treated(slots: Slots, at: int) -> Iterator[Draft]:
    """ "Treating five patients with gunshot wounds", "treated nine people for burns"."""
    words = slots.words
    covering = slots.covering[at + 1] if at + 1 < words.size else -1
    group = slots.groups[covering] if covering >= 0 else None
    if group is None or group.first != at + 1 or group.kind not in ("number", "vague") or group.people is False:
        return
    after = words.lowers[group.last + 1 : group.last + 7]
    if after[:1] not in (["with"], ["for"]) or not _HURTS & set(after):
        return
    trigger = Trigger(at, at, "injured", "object")
    if hypothetical(words, trigger, Chain(words, trigger)):
        return
    if words.low(group.head) == "patients":
        group.status = None  # they are patients because they are hurt
    yield from _draft(words, "injured", [group], at)


def _draft(words: Words, harm: str, items: list[Group], at: int) -> Iterator[Draft]:
    summed = total(items)
    if summed is not None:
        yield Draft(words, harm, items, summed._replace(exclusive=False, single=False), (at, at))
