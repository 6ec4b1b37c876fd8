"""Lists of people: "the mayor, his wife and three guards" as one count."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from corroborate.extract.toll.group import Group
from corroborate.extract.toll.people import CHILDREN, KIN
from corroborate.extract.toll.triggers import single_words
from corroborate.extract.toll.words import Words

_AND = frozenset(
    tuple(words.split())
    for words in (
        "and|, and|as well as|, as well as|along with|, along with|together with|plus|, plus|&|and also|and then"
    ).split("|")
)
_QUOTES = frozenset("“”\"'‘’")
_WITHIN = frozenset(["of", "from", "in", "at", "near", "on"])
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_COUNTS = frozenset(("number", "vague", "single", "name"))
_LONGEST = 12
_OWN = frozenset(["his", "her", "their"])


class Total(NamedTuple):
    """What a list of groups adds up to."""

    value: int | None
    high: int | None
    modifier: str
    status: str | None
    exclusive: bool
    single: bool
    named: bool


BACK = frozenset({"them", "whom", "these", "those"})
"""Words that make "two of …" a share of people named before."""


def gather(words: Words, groups: list[Group], start: int, own: int) -> list[Group]:
    """The list that begins with ``groups[start]``; ``own`` is the first token of the list's own verb
    (or -1), which alone may follow the last item as its verb."""
    items, pending = [groups[start]], list[Group]()
    k = start
    while k + 1 < len(groups) and len(items) + len(pending) < _LONGEST:
        step = _next(words, groups, k)
        if step is None:
            break
        following, joined = step
        group = groups[following]
        if not _listable(group, groups[start]) or _begins_clause(words, group, own):
            break
        if _hurt(words, group) and not _hurt(words, groups[start]):
            break  # "the bodies of 44 victims as well as 140 injured people"
        if group.partitive and words.low(group.last) in BACK:
            break  # "28 people and two of them": a share of those before it
        if joined == "," and group.kind == "number" and group.people is None and words.tag(group.head) == "CD":
            break  # "her two sons, 8 and 6": ages
        last = (pending or items)[-1]
        if joined == "," and not group.comma and _apposed(words, last, group):
            if group.kind == "name" and last.named is None:
                last.named = group.named
        elif joined != "and" and not group.comma:
            pending.append(group)
        else:
            items += [*pending, group]
            pending = []
        k = following
    _share_article(words, items)
    items = items[:1] + [two for one, two in pairwise(items) if not _also_is(words, one, two)]
    return items[:1] if _broken_down(words, items) else items


def _broken_down(words: Words, items: list[Group]) -> bool:
    """ "16 people, nine farmers and seven herders": the rest of the list say who the first are."""
    rest = [item.count or 0 for item in items[1:]]
    anybody = words.low(items[0].last) in _ANYBODY and words.low(items[0].last + 1) in _SAYING_WHO
    return anybody and len(rest) > 1 and items[0].count == sum(rest)


_ANYBODY = frozenset("people persons victims bodies civilians residents villagers individuals".split())
_SAYING_WHO = frozenset([",", ":", "(", "-", "--", "–", "—"])


def _hurt(words: Words, group: Group) -> bool:
    """Whether a count's own words say that its people are hurt."""
    return any(words.low(i) in _INJURED for i in range(group.first, group.last))


_INJURED = frozenset(("injured", "wounded"))


def _also_is(words: Words, one: Group, two: Group) -> bool:
    """ "The newlywed and father of two": one person, where "the father and mother" are two."""
    return (
        two.kind == "bare"
        and one.kind == "single"
        and bool(one.determiner)
        and words.low(two.head) in _PARENTS
        and words.low(one.head) not in KIN | CHILDREN | _SEXES
    )


_PARENTS = frozenset("father mother husband wife grandfather grandmother dad mom mum".split())
_SEXES = frozenset({"man", "woman", "male", "female"})


def _share_article(words: Words, items: list[Group]) -> None:
    """ "A man and woman", "his mother and sister": one article for two people; "a poet and activist" is one."""
    article = ""
    for one, two in pairwise(items):
        if two.kind != "bare" or two.people is not True or words.tag(two.head) != "NN" or one.kind != "single":
            continue
        article = one.determiner or article  # "a man, woman and child" have one
        known = KIN if article in _OWN else CHILDREN
        if article and one.head == one.last and words.low(two.head).rpartition("-")[2] in known:
            two.kind, two.count = "single", 1


def _listable(group: Group, first: Group) -> bool:
    return group.people is not False and (first.listed or not group.listed) and group.kind != "nought"


def _next(words: Words, groups: list[Group], k: int) -> tuple[int, str] | None:
    """The next group and how it is joined, past "of the group", "in Dorvale" behind this one."""
    base, following = groups[k], k + 1
    while following + 1 < len(groups) and groups[following].kind == "bare" and groups[following].people is False:
        if words.low(groups[following].first - 1) not in (",", "(") or groups[following].first != base.last + 2:
            break
        base, following = groups[following], following + 1
    if words.low(base.last + 1) in _WITHIN and groups[following].first <= base.last + 3 and following + 1 < len(groups):
        later = groups[following + 1]
        head = words.tokens[later.head]
        somebody = head.ent[2:] == "PERSON" and groups[k].kind != "number"
        place = later.kind == "name" and later.named == (later.first, later.last) and not somebody
        if head.dep not in ("conj", "appos") or place:
            return None  # "three people in Dorvale and Tresk"
        base, following = groups[following], following + 1
    between = tuple(words.low(i) for i in range(base.last + 1, groups[following].first) if words.low(i) not in _QUOTES)
    if between in _AND:
        return following, "and"
    if beside(words, base, groups[following]):
        return following, ""
    return (following, ",") if between == (",",) else None


def beside(words: Words, one: Group, two: Group) -> bool:
    """ "The mayor his wife and three guards", "a man woman and child": a list that has lost its comma."""
    if two.first != one.last + 1 or one.kind not in ("single", "name", "bare") or one.people is not True:
        return False
    if words.low(two.first) in _OWN:
        return True
    alike = two.kind == "bare" or (two.determiner in ("a", "an") and one.determiner in ("a", "an"))
    return alike and words.low(one.head) in KIN and words.low(two.head) in KIN


def heads(words: Words, items: list[Group]) -> bool:
    """ "Sixty guards, five officers and two inmates were hurt": whether a comma joins the first to the list; one behind
    the last makes them say who the first are ("two soldiers, a sergeant and a private, were killed")."""
    one, two = items[0], items[1]
    mark = two.first == one.last + 2 and words.low(one.last + 1) == "," and words.low(items[-1].last + 1) != ","
    counted = one.kind == "number" or (one.kind == "single" and two.kind == "number")
    return mark and counted and words.tokens[one.head].dep in ("nsubj", "nsubjpass", "conj")


def _begins_clause(words: Words, group: Group, own: int) -> bool:
    token = words.tokens[group.head]
    after = group.last + 1
    if after == own:
        return False
    if token.dep in ("nsubj", "nsubjpass") and token.head > group.last and not own > group.last:
        return True
    if own > group.last:
        return False
    return words.tag(after) in _FINITE or words.low(after) in single_words()


def _apposed(words: Words, last: Group, group: Group) -> bool:
    if group.kind == "name":
        return last.kind == "single" and last.determiner != "another"
    if last.kind == "name":
        return group.kind in ("single", "bare") and group.determiner in ("", "a", "an", "the")
    token = words.tokens[group.head]
    return token.dep == "appos" and last.kind == group.kind == "single" and group.determiner in ("a", "an")


def total(items: list[Group]) -> Total | None:
    """What the items count together, or None where they count nothing."""
    counted = [item for item in items if item.kind in _COUNTS and not item.each]
    if not counted:
        return None
    statuses = {item.status for item in items}
    status = statuses.pop() if len(statuses) == 1 else None
    vague = [item for item in counted if item.count is None]
    known = [item for item in counted if item.count is not None]
    value: int | None = sum(item.count or 0 for item in known)
    high = sum(item.high or item.count or 0 for item in known) if any(item.high for item in known) else None
    modifier = next((item.modifier for item in counted if item.modifier), "exact")
    if vague and (not any(item.kind == "number" for item in known) or vague[0].modifier == "more-than"):
        value, high, modifier = None, None, vague[0].modifier
    elif vague:
        modifier = "more-than"
    if len(counted) < len(items) and not vague and not any(item.kind == "number" for item in counted):
        modifier = "more-than"
    single = len(items) == 1 and items[0].kind in ("single", "name")
    named = all(item.named for item in counted) and not vague
    exclusive = counted[0].exclusive and len(counted) == 1
    exclusive = exclusive or (value is None and len(counted) > 1 and not any(i.kind == "number" for i in known))
    return Total(value, high, modifier, status, exclusive, single, named)
