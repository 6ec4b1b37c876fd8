"""Groups: the noun phrases of a sentence that count people, or say none or one.

Read from the words from left to right, with the parser's tags only where the words leave it open:
its trees go wrong in headlines and after quotation marks, its tags hardly ever do.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corroborate.extract.toll.counts import OTHERS, counts_from, opens_count, read_back, read_front
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.people import KIN, noun
from corroborate.extract.toll.phrases import joined_modifiers, read_nouns
from corroborate.extract.toll.standing import judge
from corroborate.extract.toll.triggers import single_words
from corroborate.extract.toll.words import ADJECTIVES, HYPHENS, NOUNS, ORDINALS, Words

_AFTER_AGE = frozenset((",", ")", ".", ";", "and", "of", ""))
_BEGINNING = NOUNS | ADJECTIVES | {"CD", "RB"}
_MEANWHILE = frozenset(["fighting", "battling", "trying", "defending"])
_OWN = frozenset(["his", "her", "their"])
_DECADES = frozenset("teens twenties thirties forties fifties sixties seventies eighties nineties".split())
_PRONOUNS = frozenset(["he", "she", "him", "himself", "herself"])
_SOMEBODY = _PRONOUNS | {"nobody", "none"}
_SIDES = (
    frozenset("officer deputy trooper cop policeman guard".split()),
    frozenset("suspect gunman shooter attacker robber burglar".split()),
    KIN
    | frozenset(
        "bystander passerby victim clerk driver passenger pedestrian homeowner owner citizen resident neighbor"
        " neighbour customer guard bouncer".split()
    ),
)
"""Parts in what happened: nobody has two of them."""
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_NUMBERED = frozenset(["person", "victim", "patient"])
"""Whom an ordinal numbers among the dead, and not among men or women."""
_FAR = 12
"""Tokens within which a report's first words, "a fifth victim of the fire", come to their "died"."""
_OF_A_TRADE = frozenset(
    "worker miner passenger skier climber hiker firefighter fisherman sailor student pupil villager tourist".split()
)
"""Whom it numbers among their like: others may be dead beside them."""


def groups(words: Words) -> list[Group]:
    """The sentence's groups, in order; they don't overlap."""
    found: list[Group] = []
    at = 0
    while at < words.size:
        if words.low(at) == "[" and (after := _past_note(words, at)):
            at = after
            continue
        group = _group(words, at) if _may_begin(words.lowers[at], words.tags[at]) else None
        if group is not None:
            _numbered(words, group)
            if _is_age(words, found[-1] if found else None, group):
                group.people, group.kind = False, "bare"
            found.append(group)
            at = group.last + 1
        else:
            at += 1
    _headline_pairs(words, found)
    return _labelled(words, found)


def _labelled(words: Words, found: list[Group]) -> list[Group]:
    """ "Students Ava Venn and Ben Orr were killed": the noun before a name says who they are, and counts nobody."""
    kept = list[Group]()
    for group in found:
        label = kept[-1] if kept else None
        if label is not None and group.kind == "name" and group.first == label.last + 1 and not label.listed:
            if label.kind in ("plural", "bare") and label.people and not label.determiner and label.first == label.last:
                kept.pop()
                group.first, group.status = label.first, group.status or label.status
        kept.append(group)
    return kept


def _numbered(words: Words, group: Group) -> None:
    """ "A fourth person has died", "Fourth victim dies", a report's first words "A fourth victim of the fire died":
    four are dead. "A fourth … died": maybe beside three hurt."""
    after, last = words.low(group.last + 1), group.last
    body = words.low(group.first - 1) == "of" and words.low(group.first - 2) in ("body", "remains", "corpse")
    of_it = after == "of" and words.sentence.index <= 1 and "died" in words.lowers[last + 2 : last + _FAR]
    opens = of_it and words.low(last) == "victim" and group.first == 0
    if after != "dies" and not (after == "has" and words.low(last + 2) == "died") and not (body or opens):
        return
    low = words.low(last - 1)
    digits = _NTH.fullmatch(low)
    nth = int(digits[1]) if digits else ORDINALS.get(low, 0)
    begins = last - 1 == group.first or (last - 2 == group.first and words.low(group.first) in ("a", "an"))
    article = words.low(last - 2) not in ("the", "this")
    trade = words.low(last) in _OF_A_TRADE
    if nth > 1 and (trade or words.low(last) in _NUMBERED) and (begins or (digits and last == group.first)) and article:
        group.kind, group.count, group.exclusive, group.people = "number", nth, False, True
        group.first = last - 1 if words.low(last - 2) not in ("a", "an") else last - 2
        group.modifier = "at-least" if trade or body else group.modifier


def _may_begin(low: str, tag: str) -> bool:
    return tag in _BEGINNING or opens_count(low) or low in _SOMEBODY


def _past_note(words: Words, at: int) -> int:
    """The token behind "[Text]" or "[Begin recording]", an editor's note with no figure in it; else 0."""
    for k in range(at + 1, min(at + 5, words.size)):
        if words.low(k) == "]":
            return k + 1
        if words.tag(k) == "CD" or not words.low(k)[:1].isalpha() or (k == at + 1 and words.low(k) in ("a", "the")):
            return 0
    return 0


def _headline_pairs(words: Words, found: list[Group]) -> None:
    """ "Child and woman dead": a headline leaves the articles out."""
    if not words.headline:
        return
    for one, two in pairwise(found):
        if two.first == one.last + 2 and one.people and two.people:
            two.comma = _list_of_kin(words, one, two)
    for k, group in enumerate(found):
        behind = found[k - 1] if k else None
        listed = behind is not None and words.low(group.first - 1) == "," and not group.comma and behind.people
        if _one_bare(words, group) and not (listed and behind is not None and behind.last == group.first - 2):
            group.kind, group.count = "single", 1  # of "chief, mayor, teacher" nobody knows who are one


def _one_bare(words: Words, group: Group) -> bool:
    """ "Man", "store clerk" with no article: one person, in a headline."""
    return (
        group.kind == "bare"
        and group.people is True
        and not group.determiner
        and (words.tag(group.head) in ("NN", "NNP") or words.low(group.head) == "old")
        and words.low(group.head) != "police"
    )


def _list_of_kin(words: Words, one: Group, two: Group) -> bool:
    """ "Man, two children die": a headline's comma for "and". "Teacher, mother killed" may be one woman."""
    if words.low(one.last + 1) != "," or not _one_bare(words, one):
        return False
    sides = [next((n for n, side in enumerate(_SIDES) if words.low(g.head) in side), None) for g in (one, two)]
    apart = None not in sides and sides[0] != sides[1]
    if words.low(one.head) not in KIN and not apart:
        return False
    kin = _one_bare(words, two) and (words.low(two.head) in KIN or apart)
    own = kin or two.kind in ("number", "vague")
    closes = words.low(two.last + 1) in single_words() or words.low(two.last + 1) in ("and", "found", "shot", "fatally")
    return own and closes and words.low(one.head) != words.low(two.head)


def _is_age(words: Words, person: Group | None, group: Group) -> bool:
    """ "Orla Venn, 41," and "a nurse, 52, of Dorvale": a bare figure between commas after one person."""
    if group.kind != "number" or group.first != group.last or (group.count or 0) > 120:
        return False
    if words.low(group.first - 1) not in (",", "(") or words.low(group.last + 1) not in _AFTER_AGE:
        return False
    if person is not None and person.last == group.first - 2:
        return person.kind in ("name", "single", "bare") or person.named is not None
    known = noun(words.low(group.first - 2))
    return known is not None and known.status != "thing" and not known.plural


def _group(words: Words, at: int) -> Group | None:
    group = Group(at)
    low = words.low(at)
    if low in _PRONOUNS or (low == "her" and words.tag(at) == "PRP"):
        group.kind, group.count, group.people = "single", 1, True
        return group
    if low in ("nobody", "none") or (low == "no" and _one(words, at)):
        return _nobody(words, group, at)
    if (
        low == "a"
        and words.low(at + 1) in ORDINALS
        and (words.low(at + 2) in single_words() or words.tag(at + 2) not in NOUNS | ADJECTIVES)
    ):
        group.kind, group.count, group.exclusive, group.last = "single", 1, True, at + 1
        group.head, group.people = at + 1, None
        return group
    if low in _MEANWHILE and words.low(at - 1) in single_words():
        return None  # "18 fighters killed fighting Kurds"
    behind = counts_from(words, at + 1) or (low in single_words() and words.tag(at + 1) == "NNP")
    if words.tag(at) in ("VBN", "VBG") and behind:
        return None  # "has killed dozens of people", "has left hundreds dead", "left 30 injured Karl Venn said"
    begin = at
    if counts_from(words, at):
        begin = read_front(words, group, at)
    elif words.tag(at) not in _BEGINNING:
        return None
    end = joined_modifiers(words, group, read_nouns(words, group, begin))
    if end == begin and group.determiner == "both" and words.tag(at + 1) not in NOUNS:
        group.kind, group.count, group.people = "number", 2, None
        return group
    if end == begin and group.kind in ("plural", "nought") and group.determiner != "another":
        return None
    group.last = end - 1 if not _of_the_harmed(words, group, begin, end) else end
    judge(words, group, begin)
    read_back(words, group)
    _of_both_or_years(words, group)
    if group.kind == "single" and group.people is None and group.determiner == "another":
        _another_of(words, group)
    return group if group.last >= at else None


def _of_both_or_years(words: Words, group: Group) -> None:
    """ "Both victims" are two; "both civilians and rebels" are of two kinds; "a man in his 20s" is one noun phrase."""
    group.last = _in_years(words, group.last) if group.people else group.last
    two = group.determiner == "both" and group.kind == "plural" and words.low(group.last + 1) not in ("and", ",", "or")
    if two and group.people and words.tag(group.head) == "NNS":
        group.kind, group.count = "number", 2


def _in_years(words: Words, last: int) -> int:
    """The last token of "a woman in her 20's", "two men in their early twenties"; ``last`` where nothing follows."""
    at = last + 2
    if words.low(last + 1) != "in" or words.low(at) not in _OWN:
        return last
    at += 1
    if words.low(at) in ("early", "mid", "late"):
        at += 2 if words.low(at + 1) in HYPHENS else 1
    low = words.low(at)
    if low in _DECADES or (low[:2].isdigit() and low[2:] in ("s", "'s", "’s")):
        return at
    return at + 1 if low.isdigit() and words.low(at + 1) in ("'s", "’s", "s") else last


def _of_the_harmed(words: Words, group: Group, begin: int, end: int) -> bool:
    """ "Two of the wounded": the word of harm is the noun."""
    if not group.partitive or end != begin or words.low(begin - 1) != "the" or words.low(begin) not in single_words():
        return False
    group.people, group.head = True, begin
    return True


def _one(words: Words, at: int) -> int:
    """Tokens from "no" to the "one" of "no one", "no-one"; 0 where there is none."""
    joined = words.low(at + 1) in HYPHENS and words.touching(at + 2)
    return 1 if words.low(at + 1) == "one" else 2 if joined and words.low(at + 2) == "one" else 0


def _nobody(words: Words, group: Group, at: int) -> Group:
    group.kind, group.count, group.people = "nought", 0, True
    group.last = at + _one(words, at) if words.low(at) == "no" else at
    group.exclusive = words.low(group.last + 1) in OTHERS
    if words.low(group.last + 1) == "of":
        inner = _group(words, group.last + 2)
        if inner is not None and inner.people:
            group.last, group.status, group.head = inner.last, inner.status, inner.head
    return group


def _another_of(words: Words, group: Group) -> None:
    if words.low(group.last + 1) == "of":
        inner = _group(words, group.last + 2)
        if inner is not None and inner.people:
            group.last, group.head, group.status, group.people = inner.last, inner.head, inner.status, True
            group.partitive = True
