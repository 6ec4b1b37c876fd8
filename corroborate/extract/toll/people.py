"""What the toll tables say of a word, looked up by the forms a text has it in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table

_SUFFIXES = (
    "ers",
    "ors",
    "ists",
    "ians",
    "men",
    "women",
    "ees",
    "ants",
    "ents",
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
)


class Noun(NamedTuple):
    """A noun of ``toll_people``: its status, how many people one stands for, whether it is plural here."""

    status: str
    count: int
    plural: bool


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in table("toll_people"):
        word, status, count = row["word"].lower(), row["status"], int(row["count"] or 1)
        mass = word in ("people", "police", "troops", "personnel", "staff") or word.endswith(("men", "een", "ies"))
        for form in _plurals(word):
            found.setdefault(form, Noun(status, count, True))
        found[word] = Noun(status, count, mass)
    found["people"] = Noun("neutral", 1, True)
    return found


def _plurals(word: str) -> tuple[str, ...]:
    irregular = {"child": "children", "person": "persons", "grandchild": "grandchildren", "foot": "feet", "ox": "oxen"}
    irregular |= {"schoolchild": "schoolchildren", "schoolboy": "schoolboys", "mouse": "mice", "goose": "geese"}
    irregular |= {"wife": "wives", "housewife": "housewives", "midwife": "midwives", "passer-by": "passers-by"}
    irregular |= {"calf": "calves", "wolf": "wolves", "deer": "deer", "sheep": "sheep", "chief": "chiefs"}
    irregular |= {"passerby": "passersby", "staff": "staff", "police": "police", "crew": "crews"}
    if word in irregular:
        return (irregular[word],)
    if word.endswith("man"):
        return (word[:-3] + "men", word + "s") if word in ("human", "german", "roman") else (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return (word + "es",)
    return (word + "s",)


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
def _harm_nouns() -> dict[str, HarmNoun]:
    found: dict[str, HarmNoun] = {}
    for row in table("toll_nouns"):
        word = row["word"]
        found[word] = HarmNoun(row["harm"], row["frame"], word == "remains")
        plural = {"life": "lives", "body": "bodies"}.get(word) or _plurals(word)[0]
        found.setdefault(plural, HarmNoun(row["harm"], row["frame"], True))
    return found


def harm_noun(word: str) -> HarmNoun | None:
    """What ``toll_nouns`` says of a word in lower case."""
    return _harm_nouns().get(word)
