"""Whether two names are one group's, force's or body's; and the ones that are widely known."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.data import table
from corroborate.model import Noun
from corroborate.names.fold import acronym, fold, without_possessive
from corroborate.names.person import parts
from corroborate.names.sound import same_word

_SPELLINGS = (
    (re.compile(r"is(?=ations?\b|ed?\b|ing\b)"), "iz"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\blabour\b"), "labor"),
)
_LEADING = re.compile(r"\A(?:the|a|an|so-called|self-styled|self-proclaimed)\s+")
_BRACKETS = re.compile(r"\s*\([^()]{1,20}\)$")
_KINDS = (
    "groups? movement militias? militants? militiamen rebels? fighters? insurgents? guerrillas? organizations? "
    "network factions? terrorists? separatists gang paramilitar(?:y|ies) extremists?"
)
_TRAILING = re.compile(rf"\s+(?:{_KINDS.replace(' ', '|')})$")
_ALIKE = ({"forces", "force", "units", "unit"}, {"brigade", "brigades", "battalion", "battalions"}, {"guard", "guards"})
_OPENING = frozenset({"harakat", "haraka", "movement"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9]{1,6}(?:-[A-Z]{1,3})?")


class Known(Noun, frozen=True):
    """A group, force or body of the tables: canonical name, country (ISO alpha-2) and kind."""

    name: str
    country: str | None
    kind: str


@lru_cache(maxsize=8192)
def group_fold(name: str) -> str:
    """The name folded, in one spelling, without articles and words that only say what kind it is."""
    text = fold(without_possessive(name.strip()[:300])).replace(".", "")
    text = _BRACKETS.sub("", _LEADING.sub("", text, count=1))
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    while (bare := _TRAILING.sub("", text)) != text:
        text = bare
    return " ".join(w for w in text.replace("'", "").replace("-", " ").split() if w not in ("al", "el", "ul", "the"))


@lru_cache(maxsize=1)
def _tables() -> dict[str, Known | None]:
    """Folded names to what they mean; None where two of the tables' rows share a name."""
    found: dict[str, Known | None] = {}
    for row in (*table("armed_groups"), *table("forces")):
        known = Known(row["name"], row["country"] or None, row["kind"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            at = _case_key(name)
            found[at] = known if found.get(at, known) == known else None
    return found


def _case_key(name: str) -> str:
    """Acronyms keep their capitals, so that "IS" and "WHO" are not English words."""
    bare = without_possessive(name.strip()).replace(".", "")
    return bare if _ACRONYM.fullmatch(bare) else group_fold(name)


@lru_cache(maxsize=8192)
def known_group(name: str) -> Known | None:
    """The tables' entry for a name, by any spelling; None where they have none or more than one.

    A long word in capitals may be a word: "DAESH", and "TALIBAN" in a headline.
    """
    known = _tables().get(_case_key(name))
    return _tables().get(group_fold(name)) if known is None and len(name) > 4 and name.isupper() else known


@lru_cache(maxsize=16384)
def same_group(a: str, b: str) -> bool:
    """Whether two names are one group's. Reflexive and symmetric, not transitive.

    A part of a name is not the name: "Kataib Hezbollah" and "Hezbollah" are two groups.
    """
    x, y = group_fold(a), group_fold(b)
    if x == y:
        return True
    known = known_group(a), known_group(b)
    if known[0] and known[1]:
        return known[0] == known[1]
    if is_acronym(a) != is_acronym(b):
        short, long = (a, b) if is_acronym(a) else (b, a)
        return stands_for(short, long)
    return _same_words(x.split(), y.split())


def _same_words(x: list[str], y: list[str]) -> bool:
    if len(x) != len(y):
        x, y = (w[1:] if len(w) > 1 and w[0] in _OPENING else w for w in (x, y))
    if len(x) != len(y) or not x:
        return False
    return all(_same_noun(p, q, last=i == len(x) - 1 and i > 0) for i, (p, q) in enumerate(zip(x, y, strict=True)))


def _same_noun(a: str, b: str, last: bool) -> bool:
    if a == b or (last and any(a in alike and b in alike for alike in _ALIKE)):
        return True
    return same_word(a, b) and not {a, b} & _english()


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Nouns whose spelling is fixed: transliteration rules don't apply to them."""
    return frozenset(part for row in table("group_nouns") if row["role"] != "prefix" for part in row["word"].split())


def is_acronym(name: str) -> bool:
    """Whether the name is written as initials: "PMF", "P.M.F.", "ISIS-K"."""
    bare = _LEADING.sub("", without_possessive(name.strip()).replace(".", ""), count=1)
    return bool(_ACRONYM.fullmatch(re.sub(r"^[Tt]he ", "", bare)))


def stands_for(short: str, long: str) -> bool:
    """Whether ``short`` is made of the initials of ``long``'s words, with or without its small ones."""
    letters = re.sub(r"^the |[^a-z0-9]", "", fold(without_possessive(short.strip())))
    if len(letters) < 2:
        return False
    every = "".join(word[0] for word in re.findall(r"[^\W_]+", fold(_LEADING.sub("", long.strip(), count=1))))
    whole = acronym(long).lower()
    bare = "".join(part[0] for part in parts(long))
    return letters in (whole, every, bare) or (
        len(letters) > 2 and letters[:-1] == whole[:-1] and _plural(letters, long)
    )


def _plural(letters: str, long: str) -> bool:
    """A last letter for another word of the same kind: PMU for "… Forces"."""
    last = fold(long).split()[-1]
    return any(last in alike and any(word[0] == letters[-1] for word in alike) for alike in _ALIKE)
