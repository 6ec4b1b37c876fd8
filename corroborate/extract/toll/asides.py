"""What stands between people and their word of harm, or right behind it."""

from __future__ import annotations

from corroborate.data import words as words_of
from corroborate.extract.toll.chain import Chain
from corroborate.extract.toll.counts import PARENTS
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.triggers import Trigger, single_words
from corroborate.extract.toll.words import NOUNS, Words

_ASIDES = frozenset(
    "including mostly mainly most particularly especially primarily chiefly largely predominantly half members".split()
)
""""Ten people, ASIDE women, were killed"."""
_HERE = _ASIDES | {"them", "whom"}
_ASIDE = 14
"""Tokens of an aside, at most."""
_MARKS = frozenset((",", "-", "–", "—", "--", "("))
_THEM = frozenset(("them", "whom"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVE = frozenset(("who", "that", "which", "whom"))

_BREAKS = frozenset(("after", "as", "when", "before", ":", ";", "|", "and", "by", "that", "who"))
"""Words of a title between a noun and a word of harm that may make it somebody else's."""
_ARMIES = frozenset("army navy troops soldiers marines commandos forces warship coastguard pirates".split())
MISHAPS = frozenset(("accidentally", "accidental", "unintentionally", "accident", "mishandled"))
_FOUND = frozenset("found discovered hospitalized hospitalised arrived admitted rushed transported taken flown".split())


def past_aside(words: Words, groups: list[Group], chain: Chain) -> int | None:
    """The count before an aside that ends at the verb chain: "33 people, mostly women and children, were …".

    Texts that have lost their commas leave nothing else to tell it from the subject.
    """
    end = chain.first - (words.low(chain.first - 1) in _MARKS)
    if end < 1 or words.low(end - 1) in _RELATIVE or _HERE.isdisjoint(words.lowers[max(end - _ASIDE, 0) : end]):
        return None
    for k in range(len(groups) - 1, -1, -1):
        group = groups[k]
        at = group.last + 1
        if at >= end:
            continue
        at += words.low(at) in _MARKS
        finite = not _FINITE.isdisjoint(words.tags[at:end])
        if end - at > _ASIDE or (finite and not _of_whom(words, at, end)):
            return None
        counted = group.kind in ("number", "vague") and group.people is True
        if counted and not (group.listed or group.partitive) and _opens(words, groups[k + 1 : k + 2], at):
            return k
    return None


def _opens(words: Words, following: list[Group], at: int) -> bool:
    """Whether an aside begins at ``at``: "mostly", "more than half of", "four of whom"."""
    low = words.low(at)
    if low in _ASIDES or (low == "among" and words.low(at + 1) in _THEM):
        return True
    if low == "more" and words.low(at + 2) == "half":
        return True
    share = next((group for group in following if group.first == at), None)
    if share is None:
        return _of_whom(words, at + 1, at + 2)
    return share.partitive and words.low(share.last) in _THEM


def _of_whom(words: Words, first: int, end: int) -> bool:
    """Whether "of them" or "of whom" stands between two tokens."""
    return any(words.low(i) == "of" and words.low(i + 1) in _THEM for i in range(first, end))


_SUFFERS = frozenset(("suffered", "sustained", "received", "drowned", "perished", "suffocated", "died"))


def begins(words: Words, group: Group, chain: Chain) -> bool:
    """ "40 were rescued and 20 are missing", "ten died 25 were hurt", "and five suffered burns": a bare count with a
    verb of its own."""
    if group.kind not in ("number", "vague") or group.listed or group.partitive:
        return False
    if not chain.be and (group.people is not None or words.low(chain.first) not in _SUFFERS):
        return False
    if group.last != chain.first - 1 or "aged" in words.lowers[max(group.first - 4, 0) : group.first]:
        return False
    before = words.low(group.first - 1)
    bare = group.people is None or group.exclusive or words.tag(group.last) in ("CD", "NNS")
    return bare and (before in ("and", "while", "but", ";") or before in single_words())


def second_of_two(words: Words, group: Group) -> bool:
    """Whether a person follows another's word of harm and "and": "left a child dead and a woman injured"."""
    before = words.lowers[max(group.first - 5, 0) : group.first]
    return before[-1:] == ["and"] and not single_words().isdisjoint(before)


def told_of_first(words: Words, groups: list[Group], chain: Chain, title: tuple[bool, bool]) -> bool:
    """Whether a title's word of harm is said of its first noun, with nobody and no verb between.

    "Mother of three killed in crash", "Man in wheelchair shot", "Man robbed, fatally shot". ``title`` says whether it
    is a headline, and whether no object can stand behind the word of harm.
    """
    headline, ends = title
    if not groups or groups[0].first:
        return False
    first, between = groups[0], range(groups[0].last + 1, chain.first)
    if headline and first.kind == "single" and 0 < len(between) < 4:
        if all(words.low(i) == "," or words.tag(i) in ("VBN", "VBD") for i in between):
            return True
    if not ends or not (headline or words.low(words.size - 1) != "."):
        return False
    verbs = any(words.tag(i).startswith("V") or words.low(i) in _BREAKS for i in between)
    others = [g for g in groups[1:] if g.last < chain.first and g.people and not _of_parent(words, g)]
    one = first.kind == "bare" and bool(first.people) and words.tag(first.head) != "NNS"
    return (one or first.kind in ("single", "number")) and not (verbs or others)


def _of_parent(words: Words, group: Group) -> bool:
    """ "Teacher, mother of two": the first noun once more."""
    return words.low(group.head) in PARENTS and words.low(group.last + 1) == "of"


def in_body(words: Words, last: int) -> bool:
    """Whether "… in the leg", "… twice in his left shoulder" stands right behind token ``last``."""
    ahead = words.lowers[last + 1 : last + 7]
    if "in" not in ahead[:3]:
        return False
    at = ahead.index("in")
    owned = ahead[at + 1 : at + 2] in (["the"], ["his"], ["her"])
    return owned and not words_of("body_parts").isdisjoint(ahead[at + 2 :])


def behind_things(words: Words, groups: list[Group], things: int) -> int | None:
    """The people behind what was taken or killed with them: "seized two boats and 22 fishermen"."""
    group, k = groups[things], things + 1
    if group.kind not in ("number", "vague") or words.low(group.last + 1) != "and" or k == len(groups):
        return None
    counted = groups[k].kind in ("number", "vague") and groups[k].people is True
    return k if counted and groups[k].first == group.last + 2 else None


def them(words: Words, groups: list[Group], trigger: Trigger) -> int | None:
    """The count that is meant by "rounded up 20 men and executed them": the object of the verb before."""
    verb = words.tokens[trigger.first]
    if verb.dep != "conj":
        return None
    for child in words.sentence.children(verb.head):
        if child.dep == "dobj" and child.i < trigger.first:
            found = (k for k, group in enumerate(groups) if group.first <= child.i <= group.last)
            k = next(found, -1)
            return k if k >= 0 and groups[k].kind in ("number", "vague") and groups[k].people else None
    return None


def relative_object(words: Words, groups: list[Group], trigger: Trigger) -> int | None:
    """ "The man whom police fatally shot": the noun behind "whom", where the verb has its own subject."""
    at = trigger.first - 1
    while at > 0 and words.tag(at) == "RB":
        at -= 1
    doer = next((g for g in groups if g.first <= at <= g.last), None)
    start = doer.first if doer is not None else at
    if start < 2 or words.low(start - 1) not in ("who", "that", "whom") or words.tag(at) not in NOUNS:
        return None
    return next((k for k, g in enumerate(groups) if g.last == start - 2 and g.people is not False), None)


def opens_on_one(words: Words, groups: list[Group], trigger: Trigger) -> bool:
    """ "Girl, 7, shot in leg in Dorvale dies": a title's first noun, set off, with no other person behind it."""
    first = groups[0]
    if first.first or first.kind != "single" or first.people is not True or words.low(first.last + 1) != ",":
        return False
    between = words.lowers[first.last + 1 : trigger.first]
    others = [g for g in groups[1:] if g.last < trigger.first and g.people and g.kind != "name"]
    return not others and ("in" in between or "at" in between) and not {"as", "when", ":", ";"} & set(between)


def arrested(words: Words, trigger: Trigger) -> bool:
    """ "Police arrested two gunmen": no prisoners, as those that an army takes are."""
    return words.low(trigger.first).startswith("arrest") and _ARMIES.isdisjoint(words.lowers)


def comes_with(words: Words, trigger: Trigger) -> bool:
    """ "Was found two streets away with a gunshot wound"."""
    token = words.tokens[trigger.first]
    return token.lower == "with" and words.low(token.head) in _FOUND


def is_hit(words: Words, trigger: Trigger, group: Group) -> bool:
    """ "An officer shot the passenger": the object right behind; oneself by accident."""
    if words.low(group.head) in ("himself", "herself"):
        return not MISHAPS.isdisjoint(words.lowers)
    token = words.tokens[group.head]
    return token.dep == "dobj" and token.head == trigger.first and group.first <= trigger.last + 2
