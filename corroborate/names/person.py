"""Whether two names can be one person's.

Names in Latin letters vary by transliteration, rank, initials, order and left-out parts; a second
full name with another surname is never the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.data import table, words
from corroborate.names.fold import fold, strip_rank, without_possessive
from corroborate.names.sound import same_word, sound

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ARTICLES = frozenset(["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "es"])
_ALWAYS = frozenset(["al", "el", "ul"])
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "du",
        "af",
        "av",
        "y",
        "e",
        "ya",
    ]
)
_UNITS = frozenset(
    ["abu", "abou", "umm", "um", "oum", "ibn", "bin", "ben", "bint", "bat", "binti", "mac", "mc", "o", "ould", "bou"]
)
_FILIAL = frozenset(["ibn", "bin", "ben", "bint", "binti", "ould"])
_HEADS = {"abou": "abu", "bou": "abu", "um": "umm", "oum": "umm", "ibn": "bin", "ben": "bin"}
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SERVANT = re.compile(r"abd(?:[aeou]l)?")
_JOINED_SERVANT = re.compile(r"abd[aeou]l(?=\w{3})")


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell people apart, folded.

    Ranks, articles and particles are gone; "Abu X", "bin X", "Abd al-X" are one word each.
    """
    text = fold(without_possessive(strip_rank(name[:300])))
    found = _WORD.findall(text)
    kept = [w for i, w in enumerate(found) if not _is_article(found, i, text)] or found
    return tuple(_joined([w.replace("'", "") for w in kept]))


def _is_article(found: list[str], i: int, text: str) -> bool:
    word = found[i]
    last = i == len(found) - 1
    if last:
        return False
    return word in _ALWAYS or word in _PARTICLES or (word in _ARTICLES and f"{word}-{found[i + 1]}" in text)


def _joined(found: list[str]) -> list[str]:
    result: list[str] = []
    held = ""
    for word in found:
        if held or (word not in _UNITS and not _SERVANT.fullmatch(word)):
            word = _JOINED_SERVANT.sub("abd", word) if not held else f"{held}{word}"
            result.append(word)
            held = ""
        else:
            held = "abd" if word.startswith("abd") else f"{_HEADS.get(word, word)} "
    return [*result, held.strip()] if held else result


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The skeleton that a name's transliterations share, for finding candidates.

    Equal keys are a reason to compare, not a proof; ``same_person`` and ``same_group`` decide.
    """
    return " ".join(_sound(part) for part in parts(name)) or fold(name)


def _sound(part: str) -> str:
    return " ".join(sound(word) for word in part.split())


@lru_cache(maxsize=1)
def _nicknames() -> frozenset[tuple[str, str]]:
    pairs = {(row["word"], row["full"]) for row in table("nicknames")}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def _same_part(a: str, b: str) -> bool:
    if a == b or (a, b) in _nicknames():
        return True
    a_first, _, a_rest = a.partition(" ")
    b_first, _, b_rest = b.partition(" ")
    if bool(a_rest) != bool(b_rest):
        long, short, head = (a_rest, b, a_first) if a_rest else (b_rest, a, b_first)
        return head in _FILIAL and same_word(long, short)
    if a_rest:
        same_head = a_first == b_first or (a_first in _FILIAL and b_first in _FILIAL) or same_word(a_first, b_first)
        return same_head and same_word(a_rest, b_rest)
    return same_word(a, b) or _fused(a, b) or _fused(b, a)


def _fused(a: str, b: str) -> bool:
    return len(a) > 5 and a[:2] in ("al", "el") and same_word(a[2:], b)


def _fits(a: str, b: str) -> bool:
    return _same_part(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


@lru_cache(maxsize=16384)
def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's. Reflexive and symmetric, not transitive.

    A surname alone fits every name that ends in it; who is meant is for the article to say.
    """
    x, y = sorted((parts(a), parts(b)), key=lambda p: (len(p), p))
    if not x or fold(a) == fold(b):
        return fold(a) == fold(b)
    x, y = _without_suffix(x, y)
    if len(x) == 1:
        return _surname_fits(x[0], y)
    return _in_order(x, y) or _turned(x, y)


def _without_suffix(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(x) > 1 and len(y) > 1 and (x[-1] in _SUFFIXES) != (y[-1] in _SUFFIXES):
        x, y = ((p[:-1] if p[-1] in _SUFFIXES else p) for p in (x, y))
    return (x, y) if (len(x), x) <= (len(y), y) else (y, x)


def _surname_fits(word: str, full: tuple[str, ...]) -> bool:
    if len(word) < 2:
        return False
    names = full[:-1] if len(full) > 1 and full[-1] in _SUFFIXES else full
    if _same_part(word, names[-1]) or (len(names) > 1 and names[0] in words("surnames_first") and word == names[0]):
        return True
    return len(names) > 2 and len(word) > 3 and _same_part(word, names[-2])


def _in_order(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """The shorter name's parts stand in the longer one in order, first with first."""
    if not _fits(x[0], y[0]) or not any(len(a) > 1 and _same_part(a, b) for a in x[1:] for b in y[1:]):
        return False
    at = 1
    for part in x[1:]:
        while at < len(y) and not _fits(part, y[at]):
            at += 1
        if at == len(y):
            return False
        at += 1
    return True


def _turned(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Surname first in one, last in the other: "Kim Jong Un", "Jong Un Kim"."""
    if len(x) != len(y) or any(len(part) == 1 for part in x + y):
        return False
    return any(all(map(_same_part, x[n:] + x[:n], y)) for n in (1, len(x) - 1))
