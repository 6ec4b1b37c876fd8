"""Tolls told by verbs and adjectives: "killed two people", "12 dead", "were taken to hospital"."""

from __future__ import annotations

from itertools import pairwise

from corroborate.extract.toll.chain import Chain, hedged_near, hypothetical
from corroborate.extract.toll.companions import companions
from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import Total, gather, total
from corroborate.extract.toll.people import noun
from corroborate.extract.toll.pronouns import meant
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import Trigger, single_words, triggers
from corroborate.extract.toll.words import ADJECTIVES, HYPHENS, NOUNS, Words

_NONE = Total(0, None, "exact", None, False, False, False)
_ALSO_NOUNS = frozenset(["murder", "murders", "massacre", "slaughter", "wound", "lynch", "execute", "abduct"])
_AS_NOUNS = frozenset(["dead", "deceased", "wounded", "injured", "missing", "killed"])
_SHOT_AT = frozenset(["at", "down", "up", "into", "through", "toward", "towards", "off", "back", "video", "footage"])
_SHOT_AT_LEAST = frozenset([("at", "least"), ("at", "close"), ("at", "point"), ("at", "random"), ("at", "home")])
_BE = frozenset(["was", "were", "been", "being"])
_SITES = frozenset(["FAC", "ORG", "GPE", "LOC"])
_EXCEPT = frozenset(["except", "but", "besides", "save", "bar", "barring", "apart", "aside"])
_HOSPITAL = frozenset(["hospital", "hospitals", "clinic", "infirmary"])
_UNHURT = frozenset(
    ["unharmed", "unhurt", "uninjured", "unscathed", "precaution", "precautionary", "evaluation", "psychiatric"]
)
_COMMITTED = frozenset(["psychiatric", "mental", "bail", "custody", "arraigned", "arraignment", "sentenced", "ordered"])
_EVERYBODY = frozenset(["no", "people", "person", "persons", "civilian", "civilians", "human", "single"])
_ANYBODY = frozenset("people persons others victims men civilians residents adults inmates casualties members".split())
_STRAINS = frozenset(["hamstring", "groin", "ligament", "acl", "achilles", "meniscus", "oblique"])
_HELD = frozenset(["hostage", "captive", "prisoner"])
_TAKING = frozenset("take takes took taken taking hold holds held holding".split())
_BOTH = ("killed", "injured")


def verb_tolls(slots: Slots) -> list[Draft]:
    """The tolls of the sentence's words of harm."""
    words = slots.words
    found: list[Draft] = []
    known = triggers(words.lowers)
    pairs = _pairs(slots, known)
    for trigger in known:
        if _noun(slots, trigger) or _among(words, trigger) or _dies_there(words, trigger, known):
            continue
        chain = Chain(words, pairs.get(trigger, (trigger, False))[0])
        if trigger.last + 1 < words.size and _attributive(slots, trigger):
            found += _attributed(slots, trigger)
            continue
        place = slots.people(*_placed(trigger, pairs, chain))
        if place is None or hypothetical(words, trigger, chain):
            continue
        found += _drafts(slots, trigger, chain, (place, pairs))
    return _without_the_dead(found) + _harmless(slots)


def _without_the_dead(drafts: list[Draft]) -> list[Draft]:
    """ "Killed 12 wounded soldiers", "massacred 12 troops taken hostage": what was done to them before they died."""
    if len(drafts) < 2:
        return drafts
    dead = {(d.first, d.last) for d in drafts if d.harm == "killed" and d.trigger[1] < d.first}
    dead |= {(d.first, d.last) for d in drafts if d.harm == "killed" and any(_inside(o, d) for o in drafts)}
    return [
        d
        for d in drafts
        if d.harm == "killed" or (d.first, d.last) not in dead or not (_inside(d, d) or d.first < d.trigger[0])
    ]


def _inside(draft: Draft, whole: Draft) -> bool:
    return whole.first <= draft.trigger[0] <= whole.last


def _noun(slots: Slots, trigger: Trigger) -> bool:
    """ "The dead", "the killing", "gunshot wounds": a noun, not said of anybody."""
    words = slots.words
    low, before = words.low(trigger.first), words.low(trigger.first - 1)
    following = words.low(trigger.last + 1)
    if trigger.frame == "shot" and _a_shot(words, trigger):
        return True
    if trigger.first == trigger.last and low in _HELD:
        return _TAKING.isdisjoint(words.lowers[max(trigger.first - 12, 0) : trigger.first])
    if trigger.harm == "injured" and low.startswith("los") and words.tag(trigger.last + 1) in ("NN", "NNS", "VBG"):
        return True  # "lost his arm wrestling bout"
    if low == "injured" and following in ("list", "reserve"):
        return True  # "placed on the injured list": a player
    if low in _AS_NOUNS and before in ("the", "those", "of", "for"):
        return True
    if low in _AS_NOUNS and before == "other" and not (_attributive(slots, trigger) or _counted(slots, trigger)):
        return True
    follows = slots.covering[trigger.last + 1] if trigger.last + 1 < words.size else -1
    if low == "wounds" and follows >= 0 and slots.groups[follows].kind in ("number", "vague", "single"):
        return False
    if low == "wounds" and words.tag(trigger.first - 1) in ("NN", "JJ", "PRP$", "IN"):
        return True
    if low in _ALSO_NOUNS and words.tag(trigger.first) in ("NN", "NNS") and trigger.first == trigger.last:
        return True
    return low in ("killing", "hurt", "murder", "wound") and (before in ("the", "a", "of's") or following == "of")


def _counted(slots: Slots, trigger: Trigger) -> bool:
    """ "And nine other injured": a count stands before, with no noun."""
    k = slots.covering[trigger.first - 1] if trigger.first else -1
    return k >= 0 and slots.groups[k].kind in ("number", "vague")


def _a_shot(words: Words, trigger: Trigger) -> bool:
    """ "Returned one shot", "the shots", "shot at officers": nobody is hit; "shot at least once" is somebody."""
    following, behind = words.low(trigger.last + 1), words.low(trigger.last + 2)
    missed = following in _SHOT_AT and (following, behind) not in _SHOT_AT_LEAST
    if words.tag(trigger.first) == "NNS" or (missed and not _shot_there(words, trigger)):
        return True
    return words.tag(trigger.first) == "NN" and words.tokens[trigger.first].dep in ("dobj", "pobj")


def _shot_there(words: Words, trigger: Trigger) -> bool:
    """ "Was shot at the Kestrel Apartments": where, not at whom."""
    passive = words.low(trigger.first - 1) in _BE or words.tag(trigger.first) == "VBN"
    place = next((c for c in words.sentence.children(trigger.last + 1) if c.dep == "pobj"), None)
    if not passive or words.low(trigger.last + 1) != "at" or place is None:
        return False
    known = noun(place.lower)
    somebody = place.pos == "PRON" or place.ent[2:] == "PERSON" or (known is not None and known.status != "thing")
    return not somebody and (words.low(trigger.first - 1) in _BE or place.ent[2:] in _SITES)


def _dies_there(words: Words, trigger: Trigger, known: list[Trigger]) -> bool:
    """ "Taken to hospital, where he died", "captured on camera", "it is hurting his wife": no injury, no prisoner.
    "Treated two with wounds" is told by the treating."""
    low = words.low(trigger.first)
    if low == "with" and any(w.startswith("treat") for w in words.lowers[max(trigger.first - 6, 0) : trigger.first]):
        return True
    if low == "hurting" and Chain(words, trigger).be:
        return True
    if trigger.harm == "injured" and trigger.frame == "die" and not _UNHURT.isdisjoint(words.lowers):
        return (
            words.low(trigger.last) in _HOSPITAL or low == "treated"
        )  # "unharmed, was taken to a hospital to be seen"
    if words.low(trigger.last - 1) in _STRAINS:
        return True  # "suffered a hamstring injury": a player
    if trigger.harm == "captured" and words.low(trigger.last + 1) == "on":
        return True
    hospital = trigger.harm == "injured" and words.low(trigger.last) in _HOSPITAL
    if hospital and not _COMMITTED.isdisjoint(words.lowers):
        return True  # "held without bail and sent to a hospital for evaluation"
    return hospital and any(other.harm == "killed" and other.first > trigger.last for other in known)


def _among(words: Words, trigger: Trigger) -> bool:
    return words.low(trigger.first - 1) == "those" and words.low(trigger.first - 2) in (
        "among",
        "of",
        "including",
    )


def _pairs(slots: Slots, known: list[Trigger]) -> dict[Trigger, tuple[Trigger, bool]]:
    """ "Killed and wounded": the second shares the first's people; True where "or" makes neither certain."""
    words = slots.words
    found: dict[Trigger, tuple[Trigger, bool]] = {}
    for one, two in pairwise(known):
        joined = words.low(one.last + 1) in ("and", "or") and two.first == one.last + 2
        joined |= "shot" not in (one.frame, two.frame) and _headlined(words, one, two)
        if joined and one.harm != two.harm and not (_each_its_own(slots, one, two) or _goes_on(words, one, two)):
            unsure = words.low(one.last + 1) == "or"
            found[one] = found[two] = (one, unsure)
    return found


_DEAD, _HURT = frozenset(("killed", "dead")), frozenset(("injured", "wounded", "hurt"))


def _headlined(words: Words, one: Trigger, two: Trigger) -> bool:
    """ "Kills, injures over 70", "70 killed injured in Orm": both verbs in one form, a comma or nothing between."""
    gap = two.first - one.last
    near = gap == 1 or (gap == 2 and words.low(one.last + 1) == ",")
    first, second = words.low(one.last), words.low(two.last)
    if first in _DEAD and second in _HURT:
        return near and words.tag(two.last + 1) in ("IN", ".", "")
    return near and any(first.endswith(end) and second.endswith(end) for end in ("s", "ing"))


def _goes_on(words: Words, one: Trigger, two: Trigger) -> bool:
    """ "Has left 12 people dead and displaced half of the town": the second has an object of its own."""
    if one.frame != "state" or words.tag(two.first) not in ("VBD", "VBZ", "VBP", "VBG"):
        return False
    return any(child.dep == "dobj" for child in words.sentence.children(two.first))


def _each_its_own(slots: Slots, one: Trigger, two: Trigger) -> bool:
    """ "Left 50 dead and injured 400": a figure right before the first and another right behind the second."""
    near = slots.covering[one.first - 1] if one.first else -1
    behind = slots.covering[two.last + 1] if two.last + 1 < slots.words.size else -1
    return near >= 0 and behind >= 0 and all(slots.groups[k].kind in ("number", "vague") for k in (near, behind))


def _placed(trigger: Trigger, pairs: dict[Trigger, tuple[Trigger, bool]], chain: Chain) -> tuple[Trigger, Chain]:
    first = pairs.get(trigger, (trigger, False))[0]
    partners = [t for t, (one, _) in pairs.items() if one == first]
    if not partners or chain.be:
        return trigger if not partners else first, chain
    last = max(partners, key=lambda t: t.last)
    return Trigger(first.first, last.last, trigger.harm, first.frame), chain


def _attributive(slots: Slots, trigger: Trigger) -> bool:
    at = slots.covering[trigger.first]
    return at >= 0 and slots.groups[at].head > trigger.last


def _attributed(slots: Slots, trigger: Trigger) -> list[Draft]:
    """ "Three wounded soldiers": the people are the noun phrase the word stands in."""
    group = slots.groups[slots.covering[trigger.first]]
    counts = group.kind in ("number", "vague") or _found_dead(slots.words, group, trigger)
    summed = total([group]) if group.people and counts else None
    if summed is None or trigger.harm not in ("injured", "killed", "missing"):
        return []
    return [Draft(slots.words, trigger.harm, [group], summed, (trigger.first, trigger.last))]


def _found_dead(words: Words, group: Group, trigger: Trigger) -> bool:
    """ "Officers discovered a deceased woman near the flats"."""
    found = words.low(group.first - 1) in ("found", "discovered", "located", "find", "finds", "recovered")
    return found and group.kind == "single" and words.low(trigger.first) in ("dead", "deceased")


def _drafts(
    slots: Slots, trigger: Trigger, chain: Chain, found: tuple[tuple[int, bool], dict[Trigger, tuple[Trigger, bool]]]
) -> list[Draft]:
    (place, before), pairs = found
    words = slots.words
    items = gather(words, slots.groups, place, chain.first if before else -1)
    items = [_himself(slots, meant(slots, items[0]))] if len(items) == 1 else items
    span = (trigger.first, trigger.last)
    unsure = trigger in pairs and pairs[trigger][1]
    if items[0].kind == "nought":
        return _denials(words, items[0], trigger, unsure)
    if chain.negative or unsure or words.low(items[0].first - 1) in ("neither", "nor"):
        return []
    if _each(words, trigger, items[-1].last):
        return []
    headline = words.low(words.size - 1) != "." and (items[0].first == 0) == before
    if items[0].kind == "bare" and len(items) == 1 and headline:
        items[0].kind, items[0].count = "single", 1
    if before:
        items = items + companions(slots, trigger)
    elif items[0].determiner == "another" and items[0].kind == "single":
        items[0].exclusive = not _one_doer(slots, trigger, chain)
    items = _itemised(words, items)
    hedged = chain.hedged or chain.may or hedged_near(words, items[0].first)
    if trigger.frame == "self":
        for item in items:
            item.status = "attacker"
    drafts = _split(words, trigger.harm, items, span)
    if trigger in pairs and drafts and not drafts[0].total.single:
        both = {t.harm for t, (one, _) in pairs.items() if one == pairs[trigger][0]} == set(_BOTH)
        if (both and drafts[0].total.value is not None) or not (both or trigger.harm == "killed"):
            return []  # "killed and wounded 30": one count of both; "kidnapped and killed two"
    share = items[0].partitive and trigger.first > items[0].last and _harmed(words, items[0].last)
    for draft in drafts:
        draft.hedged, draft.part, draft.frame = hedged or trigger.frame == "shot", share, trigger.frame
    return drafts


def _himself(slots: Slots, victim: Group) -> Group:
    """ "The victim, a 31-year-old man, was shot": what the aside calls him."""
    low, k = slots.words.low, slots.covering[victim.last + 2] if victim.last + 2 < slots.words.size else -1
    if victim.kind != "single" or victim.determiner != "the" or low(victim.head) != "victim" or k < 0:
        return victim
    aside = slots.groups[k]
    apposed = aside.first == victim.last + 2 and low(victim.last + 1) == "," and low(aside.last + 1) == ","
    return aside if apposed and aside.kind == "single" and aside.determiner in ("a", "an") else victim


def _one_doer(slots: Slots, trigger: Trigger, chain: Chain) -> bool:
    """ "He shot and killed another man": other than the one who did it, and nobody counted before."""
    if _other_of_two(slots, trigger):
        return True
    at = chain.first - 1
    if slots.words.low(at) == "and" and slots.words.low(at - 1) in ("shot", "stabbed", "beat", "attacked"):
        at -= 2
    k = slots.covering[at] if at >= 0 else -1
    subject = slots.subject(trigger, chain) if k < 0 else None
    k = slots.covering[subject.i] if subject is not None else k
    return k >= 0 and slots.groups[k].kind in ("single", "name") and slots.groups[k].people is True


def _other_of_two(slots: Slots, trigger: Trigger) -> bool:
    """ "A man came in, shot and killed another man": other than the man that the sentence begins with."""
    k = slots.covering[trigger.last + 1] if trigger.last + 1 < slots.words.size else -1
    if k < 0:
        return False
    alike = [g for g in slots.groups[:k] if slots.words.low(g.head) == slots.words.low(slots.groups[k].head)]
    harmed = single_words().isdisjoint(slots.words.lowers[: alike[0].last + 4]) if alike else False
    return harmed and alike[0].kind == "single" and alike[0].determiner in ("a", "an")


def _each(words: Words, trigger: Trigger, last: int) -> bool:
    """ "Two bombs, each killing one": a rate, not a count."""
    near = words.lowers[max(trigger.first - 2, 0) : trigger.first] + words.lowers[last + 1 : last + 2]
    return "each" in near or "apiece" in near


def _itemised(words: Words, items: list[Group]) -> list[Group]:
    """ "Three people, two women and a child": the list spells the count out and adds nothing."""
    if len(items) < 2 or items[0].kind != "number" or words.low(items[0].last + 1) not in (",", ":", "—", "–", "-"):
        return items
    rest = total(items[1:])
    closed = words.low(items[-1].last + 1) == "," or words.low(items[0].last + 1) != ","
    alike = {item.status for item in items} == {"combatant"}
    if not (closed or alike or words.low(items[0].head) in _ANYBODY or items[0].head == items[0].first):
        return items  # "two robbers, a guard and an officer were shot"
    return items[:1] if rest is not None and rest.value == items[0].count else items


def _harmed(words: Words, last: int) -> bool:
    """ "Two of the wounded", "20 of those injured": a share of people already harmed."""
    return words.low(last) in single_words() or (
        words.low(last) in ("those", "people") and words.low(last + 1) in single_words()
    )


def _split(words: Words, harm: str, items: list[Group], span: tuple[int, int]) -> list[Draft]:
    """One draft for the whole list, one a status where they differ, attackers apart."""
    for item in items if len(items) > 1 else ():
        if words.low(item.head) in ("himself", "herself"):
            item.status = "attacker"
    attackers = [item for item in items if item.status == "attacker"]
    others = [item for item in items if item.status != "attacker"]
    if attackers and others:
        found = _split(words, harm, others, span) + _split(words, harm, attackers, span)
        if found:
            found[0].attackers_included = False
        return found
    summed = total(items)
    if summed is None:
        return []
    whole = Draft(words, harm, items, summed, span)
    found = [whole]
    statuses = {item.status for item in items if item.status}
    if len(items) > 1 and summed.status is None and statuses:
        for status in sorted(statuses):
            share = [item for item in items if item.status == status]
            part = total(share)
            if part is not None and len(share) < len(items) and not all(i.kind == "name" for i in share):
                draft = Draft(words, harm, share, part._replace(exclusive=False), span)
                draft.whole = whole
                found.append(draft)
    return found


def _denials(words: Words, group: Group, trigger: Trigger, unsure: bool) -> list[Draft]:
    at_large = any(low in ("ever", "since") for low in words.lowers[group.last : group.last + 12])
    if group.exclusive or group.people is False or at_large or _restricted(words, group):
        return []
    draft = Draft(words, trigger.harm, [group], _NONE._replace(status=group.status), (trigger.first, trigger.last))
    draft.denied = True
    return [draft]


def _restricted(words: Words, group: Group) -> bool:
    """ "No foreigners", "nobody except fighters": nothing is said of the others, so nobody is counted as none."""
    if words.low(group.last + 1) in _EXCEPT:
        return True
    inside = words.lowers[group.first : group.last + 1]
    if inside[0] in ("nobody", "none") or [low for low in inside if low not in HYPHENS][:2] == ["no", "one"]:
        aboard = bool({"board", "aboard"} & set(words.lowers[group.last : group.last + 4])) or len(inside) == 1
        return "of" in inside and not aboard
    return any(
        low not in _EVERYBODY and words.tag(group.first + k) in NOUNS | ADJECTIVES for k, low in enumerate(inside)
    )


def _harmless(slots: Slots) -> list[Draft]:
    """ "No civilians were harmed": nobody killed and nobody injured."""
    words = slots.words
    found: list[Draft] = []
    for at, low in enumerate(words.lowers):
        if low != "harmed":
            continue
        trigger = Trigger(at, at, "injured", "act")
        chain = Chain(words, trigger)
        near = slots.before(trigger, chain)
        if near is None or slots.groups[near].kind != "nought" or hypothetical(words, trigger, chain):
            continue
        for harm in _BOTH:
            found += _denials(words, slots.groups[near], trigger._replace(harm=harm), False)
    return found
