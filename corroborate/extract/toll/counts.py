"""What stands before the nouns of a group: hedges, determiners, the count itself."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.extract import numbers
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.people import harm_noun
from corroborate.extract.toll.words import ADJECTIVES, HYPHENS, NOUNS, Words

DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "both",
        "each",
        "every",
    ]
)
OTHERS = frozenset(["other", "others", "more", "additional", "further", "else"])
_THOSE = frozenset(["them", "whom", "us", "which", "these", "those"])
PARENTS = frozenset("mother father mum mom dad parent grandmother grandfather mothers fathers parents".split())
"""Nouns whose "of three" counts children."""
_MONEY = frozenset(
    [
        "$",
        "£",
        "€",
        "¥",
        "#",
        "no",
        "no.",
        "number",
        "flight",
        "route",
        "highway",
        "page",
        "age",
        "aged",
        "chapter",
        "article",
        "room",
    ]
)


@lru_cache(maxsize=4)
def _phrases(place: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    rows = table("vague_counts") if place == "vague" else table("count_modifiers")
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        if place in ("vague", row.get("place")):
            phrase = tuple(row["phrase"].split())
            found.setdefault(phrase[0], []).append((phrase, row["modifier"]))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    firsts = {
        *_phrases("vague"),
        *_phrases("before"),
        *DETERMINERS,
        *numbers.SMALL,
        "half",
        "dozen",
        "no",
        "another",
        "[",
        "]",
    }
    return frozenset(firsts)


def counts_from(words: Words, at: int) -> bool:
    """Whether a hedge, a determiner or a count can begin at ``at``; most words of a sentence can't."""
    return opens_count(words.low(at))


@lru_cache(maxsize=65536)
def opens_count(low: str) -> bool:
    """Whether a hedge, a determiner or a count can begin with this word."""
    return low in _openers() or low[:1].isdigit() or any(hyphen in low for hyphen in HYPHENS)


def _phrase(words: Words, at: int, place: str) -> tuple[int, str] | None:
    for phrase, effect in _phrases(place).get(words.low(at), ()):
        if len(phrase) == 1 or all(words.low(at + k) == part for k, part in enumerate(phrase)):
            return at + len(phrase), effect
    return None


def read_front(words: Words, group: Group, at: int) -> int:
    """Read modifiers, determiner and count; set them; return where the nouns begin."""
    for _ in range(5):
        if not group.count and group.kind == "plural":
            moved = _counted(words, group, at)
            if moved:
                return _after_count(words, group, moved)
        phrase = _phrase(words, at, "before")
        low = words.low(at)
        if phrase and (phrase[1] in ("", "other") or _count_follows(words, phrase[0])):
            at = _modify(words, group, at, phrase)
        elif (low in DETERMINERS or low in ("no", "another")) and (low != "that" or words.tag(at) == "DT"):
            if group.determiner in ("no", "another"):
                return at
            group.determiner, at = low, at + 1
            if low == "no":
                group.kind, group.count = "nought", 0
        else:
            return at
    return at


def _count_follows(words: Words, at: int) -> bool:
    """Whether a count stands at ``at`` or a word or two later ("at least some 12")."""
    return any(numbers.read(words.lowers, k) or _phrase(words, k, "vague") for k in range(at, at + 3))


def _modify(words: Words, group: Group, at: int, phrase: tuple[int, str]) -> int:
    end, effect = phrase
    if effect == "other":
        group.exclusive = True
    elif effect:
        group.modifier = effect
    if words.low(at) in ("the", "another"):
        group.determiner = words.low(at)
    elif words.low(at) in ("all", "only", "just", "some") and end == at + 1:
        group.determiner = group.determiner or words.low(at)
    return end


def _counted(words: Words, group: Group, at: int) -> int | None:
    vague = _phrase(words, at, "vague")
    if vague and words.low(at - 1) != "how":
        end = vague[0]
        group.kind, group.modifier = "vague", vague[1]
        return end
    if words.low(at) == "dozen" and words.tag(at + 1) in ("NNS", "VBN") and numbers.read(words.lowers, at - 1) is None:
        group.kind, group.count, group.modifier, group.head = "number", 12, "about", at
        return at + 1
    found = numbers.read(words.lowers, at)
    if found is None or not _is_count(words, at, found):
        return None
    value, end = found
    group.kind, group.count, group.head = "number", value, end - 1
    high = _range(words, group, end)
    if high:
        group.high, end = high
        group.head = end - 1
    return end


def _is_count(words: Words, at: int, found: tuple[int, int]) -> bool:
    _, end = found
    after = words.low(end)
    if after in HYPHENS and words.low(end + 1) in ("year", "month", "week", "day"):
        return False  # "a 16 - year - old": an age, however it is spaced
    if after in ("year", "month", "week") and words.low(end + 1) in ("old", *HYPHENS):
        return False  # "an 18 year-old girl"
    if after in HYPHENS and words.touching(end) and words.touching(end + 1) and words.tag(end + 1) != "CD":
        return False
    if (
        words.low(at - 1) in _MONEY
        or after in ("%", "percent", "°")
        or (after == "per" and words.low(end + 1) == "cent")
    ):
        return False
    if words.low(at - 1) in HYPHENS and words.touching(at) and words.tag(at - 2) != "CD":
        return False
    if words.low(at - 1) == "of" and words.low(at - 2) in PARENTS:
        return False  # "a mother of two": her children
    if words.low(at) == "one" and words.low(at - 1) in HYPHENS and words.low(at - 2) == "no":
        return False
    digits = words.low(at).isdigit()
    if _is_year(words, at, end) and words.low(at - 1) in ("the", "a", "its", "his", "her") and words.tag(end) == "NN":
        return False  # "the 2010 death of a trainer"
    if _is_year(words, at, end) and (words.tag(end) not in NOUNS or harm_noun(words.low(end))):
        return False  # "the 1967 slayings of two women"; of "2010 deaths" nobody knows
    return not (after in (":", "am", "pm", "a.m.", "p.m.", "o'clock") and digits and after != ":")


def _is_year(words: Words, at: int, end: int) -> bool:
    low = words.low(at)
    return low.isdigit() and len(low) == 4 and end == at + 1 and 1900 <= int(low) <= 2099


def _range(words: Words, group: Group, at: int) -> tuple[int, int] | None:
    low = words.low(at)
    joined = low in ("to", "or") or low in HYPHENS or (low == "and" and group.modifier == "range")
    if not joined or words.low(group.first - 1) == "from":
        return None
    found = numbers.read(words.lowers, at + 1)
    if found is None or group.count is None or not group.count < found[0] <= 20 * max(group.count, 1):
        return None
    return found


def _after_count(words: Words, group: Group, at: int) -> int:
    after = _phrase(words, at, "after")
    if after:
        at, group.modifier = after
        group.head = at - 1
    if words.low(at) in OTHERS and not (words.low(at) == "more" and words.low(at + 1) == "than"):
        group.exclusive = True
        group.head = at
        at += 1
        if words.low(at - 1) == "others":
            return at
    if words.low(at) == "of":
        return _of(words, group, at)
    return at


def read_back(words: Words, group: Group) -> None:
    """ "Twelve people or more": a hedge behind the nouns."""
    after = _phrase(words, group.last + 1, "after") if group.kind == "number" and not group.modifier else None
    if after and after[0] > group.last + 2:
        group.last, group.modifier = after[0] - 1, after[1]


def _of(words: Words, group: Group, at: int) -> int:
    following = words.low(at + 1)
    if following in _THOSE and (following not in ("these", "those") or words.tag(at + 2) not in NOUNS):
        group.partitive, group.head = True, at + 1
        group.people = True
        return at + 2
    if following in DETERMINERS or words.tag(at + 1) in ("NNP", "NNPS", "PRP$"):
        group.partitive = True
        begin = at + 2 if following in DETERMINERS else at + 1
        among = numbers.read(words.lowers, begin)
        return among[1] if among else begin
    if group.kind == "vague" or words.tag(at + 1) in NOUNS or words.tag(at + 1) in ADJECTIVES:
        return at + 1
    return at
