"""The tables this package reads, in the shapes it asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table, words_of_sort
from corroborate.model import Stance

PRONOUNS = {
    "he": "m", "she": "f", "it": "it", "they": "they", "him": "m", "her": "f", "them": "they", "his": "m",
    "their": "they", "its": "it", "hers": "f", "theirs": "they", "both": "they",
}  # fmt: skip
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OWN = frozenset({"i", "we", "my", "our", "me", "us"})
OWN_STAFF = frozenset(
    "team staff crew correspondent reporter journalist colleague office newsroom paper newspaper doctor medic nurse"
    " volunteer worker member researcher investigator analyst monitor photographer".split()
)
"""Who speaks for an outlet or an organisation when it says "our": its people are itself."""
NOBODY = frozenset({"there", "what", "this", "these", "those", "everything", "nothing", "you"})


_LONG = 7
"""Letters of a form from which a lost letter leaves no other word."""
_SAID = {
    "said": "say", "told": "tell", "reported": "report", "announced": "announce", "confirmed": "confirm",
    "stated": "state", "added": "add", "claimed": "claim", "declared": "declare",
}  # fmt: skip
_SPEAKING = frozenset(["organisation", "government", "armed-group"])
"""Kinds of actors that are kinds of speakers under the same name; the others are militaries."""


class Verb(NamedTuple):
    """What a reporting verb does: see the header of ``reporting_verbs.tsv``."""

    stance: Stance
    hedged: bool
    weak: bool
    takes_object: bool
    prepositions: frozenset[str]


class Noun(NamedTuple):
    """What a noun makes of a speaker: see the header of ``speaker_nouns.tsv``."""

    kind: str
    anonymous: bool


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """The reporting verbs by lemma."""
    return {
        row["verb"]: Verb(
            row["stance"],  # type: ignore[arg-type]
            row["certainty"] == "hedged",
            row["weak"] == "yes",
            row["object"] == "yes",
            frozenset(row["prepositions"].split(",")) - {""},
        )
        for row in table("reporting_verbs")
    }


@lru_cache(maxsize=1)
def misspelt() -> dict[str, str]:
    """Slips in the commonest forms of saying ("saaid", "reproted", "anounced"): which verb is meant."""
    found: dict[str, str] = {}
    for form, verb in _SAID.items():
        slips = {form[:n] + c + form[n:] for n, c in enumerate(form)}
        slips |= {form[:n] + form[n + 1] + form[n] + form[n + 2 :] for n in range(len(form) - 1)}
        if len(form) > _LONG:
            slips |= {form[:n] + form[n + 1 :] for n in range(1, len(form) - 1)}
        found.update((slip, verb) for slip in slips - {form})
    return found


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, tuple[str, Verb]]:
    """Verbs that report with a ``figure`` or a ``burden`` as their object only: which, and the verb."""
    return {
        row["verb"]: (row["object"], Verb("asserts", False, False, True, frozenset(row["prepositions"].split(","))))
        for row in table("light_verbs")
    }


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """The nouns that name a speaker, by lemma."""
    return {row["word"]: Noun(row["kind"], row["anonymous"] == "yes") for row in table("speaker_nouns")}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Kinds of well-known institutions, by each of their names in small letters."""
    found = {row["name"].lower(): "news-outlet" for row in table("outlets")}
    for name in ("armed_groups", "forces"):
        for row in table(name):
            kind = row["kind"] if row["kind"] in _SPEAKING else "military"
            for form in (row["name"], *row["aliases"].split("|")):
                found[form.lower().removeprefix("the ")] = kind
    for row in table("agencies"):
        for form in (row["short"], *row["forms"].split(";")):
            found[form.lower()] = "news-outlet"
    for row in table("countries"):
        for form in (row["name"], *row["aliases"].split("|")):
            found.setdefault(form.lower().removeprefix("the "), "government")
    found.update({row["name"].lower(): row["kind"] for row in table("speaker_names")})
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def state_agencies() -> dict[str, str]:
    """Names of states' news agencies by what the state and its people are called, in small letters."""
    of = {row["state_of"]: row["short"] for row in table("agencies") if row["state_of"]}
    return {
        form.lower(): of[row["code"]]
        for row in table("countries")
        for form in (row["name"], f"{row['name']}'s", f"{row['name']}s", *row["demonyms"].split("|"))
        if row["code"] in of and form
    }


@lru_cache(maxsize=1)
def outlet_words() -> frozenset[str]:
    """Words that make a name an outlet's: Gazette, Herald, News."""
    return frozenset(row["word"].lower() for row in table("media_words"))


@lru_cache(maxsize=1)
def honorifics() -> dict[str, str]:
    """Ranks, posts and forms of address, with the gender they tell (or "")."""
    return {row["word"]: row["gender"] for row in table("honorifics")}


@lru_cache(maxsize=4)
def silences(after: str) -> frozenset[str]:
    """Verbs that say nothing after ``refuse`` (declined to) or ``not`` (did not)."""
    return frozenset(row["verb"] for row in table("silences") if row["after"] == after)


def hedges(sort: str) -> frozenset[str]:
    """Hedging words of one sort: adverb, adjective, verb, modal."""
    return words_of_sort("hedges", sort)
