"""How a word of a name sounds, so far as spellings of one name in Latin letters agree."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"(.)\1+", r"\1"),
        (r"ph", "f"),
        (r"dj", "j"),
        (r"tch|tsh", "ch"),
        (r"sch", "sh"),
        (r"ck|q|c(?![hiey])", "k"),
        (r"ks", "x"),
        (r"dh", "d"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"v|(?<=[aeiou])b(?=[aeiou])", "f"),
        (r"tz", "z"),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=[a-z])w", "u"),
        (r"(?<=[a-z])y", "i"),
        (r"^y(?=e)", ""),
        (r"^o(?=u)", ""),
        (r"(.)\1+", r"\1"),
    )
)
_GROUP = re.compile(r"[aeiou]+")


@lru_cache(maxsize=16384)
def _spelling(word: str) -> str:
    for pattern, sound_ in _SPELLINGS:
        word = pattern.sub(sound_, word)
    return word


def _vowel(group: str, last: bool) -> str:
    """One vowel or vowel group as heard: a, e, i, o, u, or A for ai/ei/ay (which vary freely)."""
    if group in ("ai", "ei", "ae", "aie", "eie", "aei") and not last:
        return "A"
    if group in ("ie", "ei", "ii", "iy", "ee", "ea"):
        return "i"
    if group in ("ou", "uo", "oo", "eu"):
        return "u"
    return group[0]


@lru_cache(maxsize=16384)
def heard(word: str) -> tuple[str, tuple[str, ...]]:
    """Consonants with ``-`` for every vowel group, and the vowels."""
    spelled = _spelling(word)
    groups = [(m.group(), m.end() == len(spelled)) for m in _GROUP.finditer(spelled)]
    return _GROUP.sub("-", spelled), tuple(_vowel(group, last) for group, last in groups)


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """The skeleton: consonants, the first vowel's class and a closing vowel's. "Taleb", "Talib": talb."""
    shape, vowels = heard(word)
    if not vowels:
        return shape or word
    classes = {"a": "a", "A": "a", "e": "i", "i": "i", "o": "u", "u": "u"}
    first = shape.index("-")
    last = classes[vowels[-1]] if shape.endswith("-") and len(shape) > first + 1 else ""
    return shape[:first] + classes[vowels[0]] + shape[first + 1 :].replace("-", "") + last


_NEAR = {frozenset(pair) for pair in ("ei", "ou", "Aa", "Ae", "Ai")}
_NEAR_LATER = _NEAR | {frozenset("ea"), frozenset("oa"), frozenset("eu")}


def _near(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Vowels that agree, or differ as transliterations do: never all of several, freely only after the first."""
    pairs = [frozenset(pair) for pair in zip(x, y, strict=True)]
    allowed = all(len(p) == 1 or p in (_NEAR_LATER if i else _NEAR) for i, p in enumerate(pairs))
    return allowed and sum(len(p) > 1 for p in pairs) <= max(1, len(pairs) - 1)


@lru_cache(maxsize=32768)
def same_word(a: str, b: str) -> bool:
    """Whether two folded words of names are spellings of one. Words under four letters must be equal."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or a.isdigit() or b.isdigit():
        return False
    x, y = heard(a), heard(b)
    if x[0].replace("-", "") != y[0].replace("-", ""):
        return False
    if x[0] != y[0]:
        return _dropped(*sorted((x[0], y[0]), key=len))
    return _near(x[1], y[1])


def _dropped(short: str, long: str) -> bool:
    """One vowel that only one spelling writes, between the last two consonants: "Hashd", "Hashed"."""
    at = long.rfind("-")
    one = len(long) - len(short) == 1 and long.count("-") == 2
    return one and long[:at] + long[at + 1 :] == short and 0 < at < len(long) - 1
