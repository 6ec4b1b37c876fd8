"""The tables that place names are read with, in the shapes the steps use."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table
from corroborate.places import fold

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern "
    "north-western south-eastern south-western downtown upper lower inner outer greater rural coastal mid "
    "far historic nearby neighbouring neighboring occupied besieged war-torn".split()
)
SHORT_DIRECTIONS = {
    "n": "north", "s": "south", "e": "east", "w": "west",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
}  # fmt: skip
ARTICLES = frozenset(["al", "el", "ash", "ar", "as", "at", "an", "ad", "az"])
"""The Arabic article as it is written before a hyphen."""
HYPHENS = frozenset("-‑–")
NEAR = frozenset("near outside around nearby beside towards toward".split())
LOCATIVE = frozenset(
    "in at near from to outside around across into toward towards through inside throughout within over off beyond "
    "leaving reached visited entering surrounding".split()
)
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
PARTS = frozenset(
    "part parts area areas edge heart centre center middle countryside outskirts suburb suburbs district districts "
    "neighbourhoods neighborhoods quarters".split()
)
"""Nouns that a place stands after with "of" as after "in"; the outskirts and compass points are near it."""
LABEL_SUFFIX = frozenset(
    "based born backed led trained educated bred held controlled administered occupied "
    "aligned linked supported allied funded run".split()
)
GOVERNMENT_NOUNS = frozenset(
    "support ally allies policy ambassador envoy decision stance backing response position demand accusation claim "
    "criticism relations ties aid interests commitment efforts plan role allegation denial diplomat".split()
)
"""Whose: "Tehran's allies" are the government's; "Tehran's bazaar" is the city's."""
NO_NAMES = frozenset(
    "metro off side police trooper troopers deputy new key "
    "one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands "
    "several many some most all both another unity popular arab naval "
    "gulf congress parliament god mr mrs january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday united".split()
)
"""Single words that the gazetteer knows as places and news hardly ever means as such."""
STREETS = frozenset(
    "street streets st road roads rd avenue avenues ave boulevard blvd lane drive court highway square roundabout "
    "bridge place terrace".split()
)
"""Nouns of what lies in a town whoever speaks of it; other spots (a school, a hotel) may be elsewhere."""
STREET_LIKE = frozenset(
    "street road avenue boulevard lane highway motorway square roundabout bridge hotel restaurant cafe park school "
    "church mosque tower farm club theatre theater plaza".split()
)
"""A site of these kinds may bear the name of a place it isn't in ("Palestine Street", "Paris Hotel")."""


class Demonym(NamedTuple):
    """What a demonym stands for: the name to look up, its country, whether that is a country."""

    name: str
    country: str | None
    whole: bool


@lru_cache(maxsize=1)
def sorts() -> dict[str, str]:
    """Place noun (singular and plural in -s, a space between words) to its sort."""
    found = {row["noun"].replace("_", " "): row["sort"] for row in table("place_nouns")}
    return found | {noun + "s": sort for noun, sort in found.items() if not noun.endswith("s")}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, Demonym]:
    """Folded demonym, and its plural in -s, to what it stands for. Countries win over regions."""
    found: dict[str, Demonym] = {}
    for row in table("regions"):
        _demonym(found, row["demonyms"], Demonym(row["name"], row["country"] or None, False))
    for row in table("provinces"):
        _demonym(found, row["demonyms"], Demonym(row["name"], row["country"], False))
    for row in table("countries"):
        _demonym(found, row["demonyms"], Demonym(row["name"], row["code"], True))
    return found


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Folded names of countries."""
    rows = table("countries")
    return frozenset(fold(name) for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)


@lru_cache(maxsize=1)
def postal() -> dict[str, tuple[tuple[str, str], ...]]:
    """Postal code of a state or province ("OR") to (country, name); read only after a comma."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("provinces"):
        found[row["code"]] = (*found.get(row["code"], ()), (row["country"], row["name"]))
    return found


@lru_cache(maxsize=1)
def groups() -> frozenset[str]:
    """Names of armed groups, as written: some are a town's as well."""
    rows = table("armed_groups")
    return frozenset(name for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)


@lru_cache(maxsize=1)
def feasts() -> frozenset[str]:
    """Feasts and holidays of one word, some of which are a town's name as well."""
    return frozenset(row["word"] for row in table("calendar") if row["kind"] == "holiday")


@lru_cache(maxsize=1)
def armies() -> tuple[str, ...]:
    """Names of armed groups that say where they are ("the Front in Ostria"), the longest first."""
    found = {name for name in groups() if " in " in name or " of " in name}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def named_provinces() -> frozenset[str]:
    """Countries whose news names the state or province beside a town that is not its own."""
    return frozenset(row["country"] for row in table("provinces"))


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Single nouns of events ("shooting"): a town's name may stand before one."""
    return frozenset(row["word"] for row in table("event_words") if row["part"] == "n" and "_" not in row["word"])


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Folded names of seats of power, which stand for who sits there."""
    return frozenset(fold(row["name"]) for row in table("seats"))


def _demonym(found: dict[str, Demonym], cell: str, stands_for: Demonym) -> None:
    for word in filter(None, cell.split("|")):
        folded = fold(word)
        for form in (folded, folded + "s"):
            # "Congolese" is two countries': the likelier is first by population of the pair, so keep the first.
            if form not in found or (stands_for.whole and not found[form].whole):
                found[form] = stands_for
