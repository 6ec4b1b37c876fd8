"""Names two accounts share that are their incident's own: no source's, no place's, no army's, nobody's title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corroborate import names
from corroborate.data import table

_TABLES = {
    "calendar": ("word",),
    "agencies": ("forms",),
    "outlets": ("name",),
    "armed_groups": ("name", "aliases"),
    "forces": ("name", "aliases"),
    "ranks": ("word",),
    "honorifics": ("word",),
    "posts": ("word",),
    "place_nouns": ("noun",),
    "provinces": ("name", "abbreviations"),
    "media_words": ("word",),
    "shared_names": ("word",),
    "countries": ("name", "demonyms", "aliases"),
    "capitals": ("word",),
}


@lru_cache(maxsize=1)
def everyones() -> frozenset[str]:
    """Folded words of names that reports of different incidents share: agencies, armies, ranks, months, provinces."""
    cells = [row[column] for name, columns in _TABLES.items() for row in table(name) for column in columns]
    return frozenset(word for cell in cells for word in folded(cell))


def nobodys(name: str, known: frozenset[str]) -> bool:
    """Whether a folded name, or what it is the plural or the possessive of ("syrias", "greeks"), is among ``known``."""
    return name in known or (name.endswith("s") and name[:-1] in known)


def folded(text: str) -> Iterator[str]:
    """The words of names parted by ``|`` or ``;``, folded."""
    for phrase in text.replace(";", "|").split("|"):
        for word in phrase.replace(",", " ").split():
            yield names.fold(word)
