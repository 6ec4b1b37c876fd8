"""What a group is: people or not, of which status, and what an uncounted one counts as."""

from __future__ import annotations

from corroborate.extract import numbers
from corroborate.extract.toll.counts import DETERMINERS, OTHERS
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.people import Noun, describers, harm_noun, looks_like_people, noun
from corroborate.extract.toll.phrases import read_nouns
from corroborate.extract.toll.words import ADJECTIVES, HYPHENS, NOUNS, ORDINALS, Words

_GATHERED = frozenset(["group", "team", "crew", "party", "family", "squad", "gang", "convoy"])
_LOTS = frozenset(("scores", "dozens", "hundreds", "thousands", "tens"))
_PRONOUNCED = frozenset(("pronounced", "pronounce", "declared", "declare", "certified"))
_STATUSES = frozenset(("civilian", "combatant", "attacker"))


def judge(words: Words, group: Group, begin: int) -> None:
    """Decide what the group's noun, which stands at or after ``begin``, makes of it."""
    head = words.tokens[group.head]
    if group.head < begin:
        _nounless(words, group)
        return
    if head.lower == "old":
        group.people = True
        _uncounted(words, group, False, 1)
        return
    known = noun(_joined(words, group.head)) or noun(head.lower)
    if _collective(words, group):
        return
    if known is not None and head.ent[2:] != "PERSON" and not _of_a_place(words, group.head):
        _known(words, group, known)
    elif _name(words, group):
        return
    elif harm_noun(head.lower):
        group.people = None if group.kind in ("number", "vague") else False
        group.status = _described(words, group)
    elif head.ent[2:] == "NORP" or looks_like_people(head.lower):
        group.people = True if head.ent[2:] == "NORP" else None
        _uncounted(words, group, head.tag in ("NNS", "NNPS"), 1)


def _of_a_place(words: Words, at: int) -> bool:
    """ "Mount Cook": the last word of a place's name."""
    token = words.tokens[at]
    return token.tag == "NNP" and token.ent[:2] == "I-" and token.ent[2:] in ("FAC", "LOC", "GPE")


def _joined(words: Words, at: int) -> str:
    """The noun at ``at`` with what a hyphen joins to it, which spaCy cuts off ("asylum-seekers")."""
    if words.low(at - 1) in HYPHENS and words.touching(at) and words.touching(at - 1):
        return f"{words.low(at - 2)}-{words.low(at)}"
    return words.low(at)


def _known(words: Words, group: Group, known: Noun) -> None:
    group.people = known.status != "thing" and (known.status != "collective" or group.partitive)
    group.status = known.status if known.status in _STATUSES else None
    if group.people and group.status is None:
        told = _described(words, group)
        group.status = told if known.status != "trade" or told == "combatant" else None
    if group.count and known.stands_for > 1:
        group.count = known.stands_for * (group.count if group.kind == "number" else 1)
    _uncounted(words, group, known.plural or words.tag(group.head) in ("NNS", "NNPS"), known.stands_for)


def _nounless(words: Words, group: Group) -> None:
    if group.people is False:
        group.people = True if words.low(group.head) in OTHERS else None
    if group.kind == "plural" and group.determiner == "another":
        group.kind, group.count, group.exclusive, group.people = "single", 1, True, None


def _collective(words: Words, group: Group) -> bool:
    """A family of five, a team of 12 hikers: the number after the noun is the count."""
    if words.low(group.head) not in _GATHERED or words.low(group.last + 1) != "of":
        return False
    found = numbers.read(words.lowers, group.last + 2)
    if found is None or (group.kind == "number" and (group.count or 0) > 1):
        return False
    family = words.low(group.head) == "family"
    group.kind, group.count, group.people, group.last = "number", found[0], True, found[1] - 1
    group.status = "civilian" if family else None
    tail = Group(found[1])
    end = read_nouns(words, tail, found[1])
    inner = noun(words.low(tail.head)) if end > found[1] else None
    if inner and inner.status != "thing":
        group.last = end - 1
        group.status = group.status or (inner.status if inner.status in _STATUSES else None)
    return True


def _described(words: Words, group: Group) -> str | None:
    """The status that the words around a neutral noun give ("militia members", "members of a family")."""
    telling = describers()
    for k in range(group.first, group.head):
        status = telling.get(words.low(k)) or telling.get(words.low(k).removesuffix("s"))
        if status:
            return status
    if words.low(group.head) in ("member", "members") and words.low(group.last + 1) == "of":
        for k in range(group.last + 2, min(group.last + 8, words.size)):
            if words.tag(k) not in NOUNS and words.tag(k) not in ADJECTIVES and words.low(k) not in DETERMINERS:
                break
            if words.low(k) in telling:
                return telling[words.low(k)]
    return None


def _name(words: Words, group: Group) -> bool:
    head = words.tokens[group.head]
    if group.kind != "plural" or group.determiner in ("a", "an", "no", "another"):
        return False
    if (
        head.ent[2:] != "PERSON"
        and not _pronounced(words, group.head)
        and not (head.tag == "NNP" and not head.ent and words.tag(group.head - 1) == "NNP")
    ):
        return False
    if words.low(group.head) in _LOTS:
        group.kind, group.modifier, group.people = "vague", "more-than", None  # "Dorvale: Scores killed"
        group.first = group.head
        return True
    first = group.head
    while first > group.first and (
        words.tokens[first - 1].ent[2:] == head.ent[2:] != ""
        or words.tag(first - 1) == "NNP"
        or words.low(first - 1) in HYPHENS
    ):
        first -= 1
    while first < group.head and not words.low(first)[:1].isalnum():
        first += 1
    group.kind, group.count, group.people, group.named = "name", 1, True, (first, group.head)
    for k in range(group.first, first):
        role = noun(words.low(k))
        if role and role.status in _STATUSES:
            group.status = role.status
    group.status = group.status or _described(words, group)
    return True


def _pronounced(words: Words, at: int) -> bool:
    """ "Pronounced Venn dead", "Venn was pronounced dead": only somebody can be."""
    if words.tag(at) != "NNP":
        return False
    if words.low(at - 1) in _PRONOUNCED and words.low(at + 1) == "dead":
        return True
    return words.low(at + 1) == "was" and words.low(at + 2) in _PRONOUNCED and words.low(at + 3) == "dead"


def _uncounted(words: Words, group: Group, plural: bool, count: int) -> None:
    if group.kind != "plural":
        group.each = group.determiner in ("each", "every")
        return
    low = words.low(group.first)
    twin = any(words.low(k) == "twin" for k in range(group.first, group.head))
    shared = group.determiner == "both" and words.low(group.last + 1) == "and"  # "both civilians and rebels"
    if (group.determiner == "both" or twin) and plural and not shared:
        group.kind, group.count = "number", 2
    elif count > 1 and not plural and group.determiner:
        group.kind, group.count = "number", count
    elif plural or group.determiner in ("each", "every", "all", "some"):
        group.each = not plural
    elif group.determiner:
        group.kind, group.count = "single", 1
        ordinal = words.low(group.first + 1) in ORDINALS and low in ("a", "an")
        group.exclusive = group.exclusive or group.determiner == "another" or ordinal
    else:
        group.kind = "bare"
