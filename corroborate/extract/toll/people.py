"""What the toll tables say of a word, looked up by the forms a text has it in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table

CHILDREN = frozenset("woman man child boy girl baby son daughter infant toddler male female teenager teen".split())
KIN = CHILDREN | frozenset(
    "wife husband mother father sister brother girlfriend boyfriend grandmother grandfather".split()
)
"""Nouns for one person by sex, age or family: two beside each other are two people."""

_SUFFIXES = tuple("ers ors ists ians men women ees ants ents er or ist ian man woman".split())


class Noun(NamedTuple):
    """A noun of ``toll_people``: its status, how many people one ``stands_for``, whether it is plural here."""

    status: str
    stands_for: int
    plural: bool


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in table("toll_people"):
        word, status, stands_for = row["word"].lower(), row["status"], int(row["count"] or 1)
        plural = row["plural"].lower() or plural_of(word)
        found.setdefault(plural, Noun(status, stands_for, True))
        found[word] = Noun(status, stands_for, plural == word)
    return found


def plural_of(word: str) -> str:
    """A noun's regular plural: "herders", "militiamen", "deputies"."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")


@lru_cache(maxsize=1)
def describers() -> dict[str, str]:
    """``toll_describers``: a word, and what it makes of a neutral noun's people."""
    return {row["word"]: row["status"] for row in table("toll_describers")}


def noun(word: str) -> Noun | None:
    """What the table says of a noun in lower case, singular or plural; None where it is not in it."""
    known = _nouns()
    found = known.get(word)
    if found is None and "-" in word:
        found = known.get(word.rsplit("-", 1)[1])
    return found


def looks_like_people(word: str) -> bool:
    """Whether an unknown noun is formed like a word for people ("campers", "Liberians")."""
    return len(word) > 4 and word.endswith(_SUFFIXES)


@lru_cache(maxsize=1)
def context() -> dict[str, str]:
    """``toll_context``: word to kind."""
    return {row["word"]: row["kind"] for row in table("toll_context")}


class HarmNoun(NamedTuple):
    """A noun of ``toll_nouns``: its harm, how people attach to it, whether it is plural here."""

    harm: str
    frame: str
    plural: bool


@lru_cache(maxsize=1)
def harm_nouns() -> dict[str, HarmNoun]:
    """The rows of ``toll_nouns`` by word, plurals among them."""
    found: dict[str, HarmNoun] = {}
    for row in table("toll_nouns"):
        word = row["word"]
        found[word] = HarmNoun(row["harm"], row["frame"], word == "remains")
        plural = "lives" if word == "life" else plural_of(word)
        found.setdefault(plural, HarmNoun(row["harm"], row["frame"], True))
    return found


def harm_noun(word: str) -> HarmNoun | None:
    """What ``toll_nouns`` says of a word in lower case."""
    return harm_nouns().get(word)
