"""A name's letters without what spelling adds: case, accents, quotation marks, ranks, possessives."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from corroborate.data import table, words

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻʿʾ`´′ʹ＇‛"), "'")
_QUOTES = dict.fromkeys(map(ord, "“”„«»″‟"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_LETTERS = {ord(a): b for a, b in (("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("ð", "d"))}
_FOLDS = _APOSTROPHES | _QUOTES | _DASHES | _LETTERS | {ord("þ"): "th", ord("ı"): "i", ord("ħ"): "h", ord("\xad"): ""}

_SMALL = frozenset(
    ["the", "of", "for", "and", "in", "on", "to", "de", "la", "el", "al", "du", "des", "y", "e", "del", "-", "a", "an"]
)


def fold(text: str) -> str:
    """The text without case, accents, kinds of quotation marks and dashes, and spare white space.

    Idempotent: ``fold(fold(x)) == fold(x)``.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    for _ in range(4):
        bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        folded = " ".join(bare.translate(_FOLDS).split())
        if folded == text:
            break
        text = folded
    return folded


def slug(text: str) -> str:
    """The text as an ASCII part of an id: small letters, digits and single hyphens; never empty."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")
    return plain or "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def without_possessive(name: str) -> str:
    """The name without a closing ``'s`` or ``s'`` apostrophe."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", name, flags=re.IGNORECASE)


@lru_cache(maxsize=1)
def _ranks() -> tuple[frozenset[str], int]:
    ranks = words("ranks")
    return ranks, max(rank.count(" ") for rank in ranks) + 1


def strip_rank(name: str) -> str:
    """The name without the ranks, titles and posts before it; a name of ranks alone stays as it is."""
    return name[rank_length(name) :]


def rank_length(name: str) -> int:
    """How many characters of the name are ranks, titles and posts before it (0 where nothing would be left)."""
    pieces = [(m.group(), m.end()) for m in re.finditer(r"\S+\s*", name[:300])]
    plain = [fold(piece).replace(".", "").strip(",") for piece, _ in pieces]
    at = _after_rank(plain, 0)
    if not at and len(plain) > 2 and plain[0] in _before_ranks():
        at = _after_rank(plain, 1) or 0
    while further := _after_rank(plain, at) if at else 0:
        at = further
    named = at and plain[at] not in ("of", "for", "in", "and")
    return pieces[at - 1][1] if named else 0


def _after_rank(plain: list[str], at: int) -> int:
    """Where the words go on after the longest rank at ``at``; 0 where there is none, or nothing goes on."""
    ranks, longest = _ranks()
    sizes = range(min(longest, len(plain) - 1 - at), 0, -1)
    return next((at + n for n in sizes if " ".join(plain[at : at + n]) in ranks), 0)


@lru_cache(maxsize=1)
def _before_ranks() -> frozenset[str]:
    """Words before a rank that go with it: "US President", "former Captain"."""
    states = [w for row in table("countries") for w in (*row["demonyms"].split("|"), *row["aliases"].split("|"))]
    return frozenset(fold(w).replace(".", "") for w in states if w) | {"former", "late", "then", "acting", "retired"}


def acronym(name: str) -> str:
    """The capitals a name of several words is cut down to: "Popular Mobilisation Forces" gives PMF."""
    found = re.findall(r"[^\W_]+", without_possessive(name))
    return "".join(word[0] for word in found if fold(word) not in _SMALL).upper()
