"""The tables that say what a name or the noun beside it is."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table, words
from corroborate.extract.toll.people import KIN, plural_of
from corroborate.names import fold, group_fold

PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "e",
        "i",
        "bin",
        "ibn",
        "ben",
        "bint",
        "abu",
        "abou",
        "umm",
        "um",
        "abd",
        "de",
        "del",
        "da",
        "dos",
    }
    | {"di", "la", "van", "von", "der", "den", "du", "wal", "ud", "as", "ash", "ad", "an", "ar"}
)
"""Small words that join the parts of a name, as they stand inside one."""

OPENERS = frozenset({"al", "el", "abu", "abou", "umm", "um", "bin", "ibn", "ben", "van", "von", "de"})
"""Particles that a name can begin with."""


@lru_cache(maxsize=None)
def nouns(role: str) -> dict[str, str]:
    """Nouns of ``group_nouns`` with that role, to the kind of actor they show."""
    return {row["word"]: row["kind"] for row in table("group_nouns") if row["role"] == role}


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Names, other names and demonyms (with plurals) of states, as written, to ISO alpha-2."""
    return {**dict(_names()), **demonyms()}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Names and other names of states, as written and without a leading "the", to ISO alpha-2."""
    return dict(_names())


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Words for a state's people and things, as written, to ISO alpha-2."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for word in filter(None, row["demonyms"].split("|")):
            found.setdefault(word, row["code"])
            found.setdefault(f"{word}s", row["code"])
    return found


def _names() -> list[tuple[str, str]]:
    return [
        (name.removeprefix("the "), row["code"])
        for row in table("countries")
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
    ]


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Seats of government to ISO alpha-2."""
    return {row["word"]: row["country"] for row in table("capitals")}


@lru_cache(maxsize=1)
def government_verbs() -> frozenset[str]:
    """Lemmas of what only a government does, not its city."""
    return words("government_verbs")


@lru_cache(maxsize=1)
def deeds() -> frozenset[str]:
    """Lemmas of what a state does: strikes, raids; denials, offers."""
    said = {
        "statement",
        "response",
        "denial",
        "claim",
        "accusation",
        "warning",
        "threat",
        "support",
        "policy",
        "backing",
    }
    return (
        words("event_words") | said | {"operation", "campaign", "offensive", "war", "operations", "action", "invasion"}
    )


@lru_cache(maxsize=1)
def posts() -> frozenset[str]:
    """Last words of ranks and posts: nouns that name a person by an office."""
    return frozenset(row["word"].split()[-1] for row in table("ranks") if row["kind"] not in ("title", "occupation"))


@lru_cache(maxsize=1)
def occupations() -> frozenset[str]:
    """Nouns for what a person does or is, without an office."""
    return frozenset(row["word"].split()[-1] for row in table("ranks") if row["kind"] == "occupation")


@lru_cache(maxsize=1)
def trades() -> dict[str, str]:
    """Nouns for what somebody does or stands for in life, singular and plural, to the singular: no kin, no age."""
    found = {word: word for word in (posts() | titles() | occupations()) - KIN}
    for row in table("toll_people"):
        if row["status"] in ("civilian", "trade") and row["word"] not in KIN | _AGES_AND_KIN:
            found[row["word"]] = row["word"]
    return {plural_of(word): word for word in found if word.isalpha()} | found


_AGES_AND_KIN = frozenset(
    "aunt uncle niece nephew cousin parent spouse widow fiancee fiancé fiancée bride bridegroom groom grandchild"
    " granddaughter grandson grandparent orphan stepchild stepdaughter stepmother stepson newborn youngster kid minor"
    " adolescent child infant baby fetus foetus civilian local inhabitant islander non-combatant noncombatant".split()
)


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Last words of ranks, titles and posts: what stands directly before a person's name."""
    return frozenset(row["word"].split()[-1] for row in table("ranks") if row["kind"] != "occupation")


@lru_cache(maxsize=1)
def outlets() -> frozenset[str]:
    """Folded names of news outlets and agencies."""
    return frozenset(
        fold(row["name"]).removeprefix("the ") for row in table("speaker_names") if row["kind"] == "news-outlet"
    )


@lru_cache(maxsize=1)
def group_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the known groups' names that begin with it: (folded words, name as written), longest first.

    Names that are also plain words or too short to stand alone are left out.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in (*table("armed_groups"), *table("forces")):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            pieces = tuple(pieces_of(name))
            if len(name) < 3 or (len(pieces) == 1 and name.islower()) or fold(name) in _PLAIN:
                continue
            found.setdefault(pieces[0], []).append((pieces, name))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1]))) for first, rows in found.items()}


_PLAIN = frozenset({"who", "amal", "shene", "tak", "red cross", "mit"})


def pieces_of(name: str) -> list[str]:
    """A name's words as tokens give them: folded, cut at hyphens, without hyphens, apostrophes and articles."""
    bare = fold(name).replace("-", " ").replace("'s ", " ").replace("'", "").replace(".", "")
    return [p for p in bare.split() if p not in ("al", "the")]


@lru_cache(maxsize=4096)
def head_kind(name: str) -> str | None:
    """What the name's own head noun makes it: "Orvane Liberation Front", "Ministry of Defence"; None if nothing."""
    pieces = group_fold(name).split()
    if not pieces:
        return None
    if _STATE & set(pieces):
        return "state-forces"
    if pieces[-1] in ("army", "forces", "force", "column") and _CAUSES & set(pieces):
        return "armed-group"
    before_of = pieces[: pieces.index("of")] if "of" in pieces else pieces
    if pieces[0] in nouns("prefix"):
        return "armed-group"
    for size in (3, 2, 1):
        for noun in (" ".join(before_of[-size:]), " ".join(pieces[-size:])):
            kind = nouns("force").get(noun) or nouns("group").get(noun)
            if kind:
                return kind
    return _HEADS.get(before_of[-1] if before_of else "") or _HEADS.get(pieces[-1])


OWNED = frozenset(
    "party union front league movement council ministry department university bank institute association committee"
    " academy board court church federation congress chamber foundation assembly society confederation organisation"
    " organization college order office bureau commission brotherhood rally alliance forum coalition network agency"
    " authority".split()
)
"""Nouns of bodies whose names go on with "of"."""
_SURNAMES = frozenset({"bank", "church", "board", "court", "order", "chamber", "league", "front", "rally"})


def body_noun(name: str) -> bool:
    """Whether a name's last word is a body's noun that is nobody's surname."""
    last = fold(name).split()[-1:]
    return bool(last) and last[0] in OWNED - _SURNAMES


_STATE = frozenset(
    {"police", "infantry", "armoured", "armored", "airborne", "mechanised", "mechanized", "artillery", "gendarmerie"}
)
_CAUSES = frozenset({"liberation", "resistance", "independence", "salvation", "revolutionary", "freedom"})
"""What armies that are no state's fight for, by their names."""
_HEADS = {
    "ministry": "government", "government": "government", "council": "organisation", "party": "organisation",
    "department": "government", "committee": "organisation", "command": "state-forces", "mission": "organisation",
    "coalition": "coalition", "front": "armed-group", "liberation": "armed-group", "jihad": "armed-group",
    "mujahideen": "armed-group", "brigade": "armed-group", "brigades": "armed-group", "university": "organisation",
    "hospital": "organisation", "agency": "organisation", "observatory": "organisation",
}  # fmt: skip


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("countries")}


def name_of(code: str) -> str | None:
    """The state's name in English."""
    return _by_code().get(code)


@lru_cache(maxsize=1)
def true_ranks() -> frozenset[str]:
    """Military and police ranks and titles: what is told apart from a post."""
    return frozenset(row["word"] for row in table("ranks") if row["kind"] not in ("post", "occupation"))


@lru_cache(maxsize=1)
def generals() -> frozenset[str]:
    """Posts of two words that end as a rank does, and are none: "attorney general"."""
    named = {row["word"] for row in table("ranks") if row["kind"] == "post" and " " in row["word"]}
    return frozenset(word for word in named if word.split()[-1] in true_ranks())


@lru_cache(maxsize=1)
def true_rank_ends() -> frozenset[str]:
    """Last words of military and police ranks and titles."""
    return frozenset(rank.split()[-1] for rank in true_ranks())


@lru_cache(maxsize=1)
def country_firsts() -> frozenset[str]:
    """First words of states' names and demonyms, as written."""
    return frozenset(word.split()[0] for word in countries())
