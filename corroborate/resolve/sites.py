"""Whether two names are one spot of a town: spelt apart, or told by another of its places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from corroborate import names
from corroborate.data import words


def one_site(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether any of two reports' sites are one: "al-Veshriya" and "Veshria", "Orm camp" and "the Orm crossing"."""
    return any(_same(x, y) for x in mine for y in theirs)


def one_name(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether any of two places' names are one but for the sort of place: "Orm" and "Orm port", no two markets."""
    return one_site([x for x in mine if _own(x)], [y for y in theirs if _own(y)])


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((_own(a), _own(b)), key=len)
    return bool(short) and all(any(names.same_word(word, other) for other in long) for word in short)


@lru_cache(maxsize=4096)
def _own(site: str) -> tuple[str, ...]:
    """The words of a site's name that are no sort of place; none of "the market"."""
    return tuple(word for word in names.parts(site) if word not in _sorts() and len(word) > 2)


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    return frozenset(word for noun in words("place_nouns", "noun") for word in noun.split("_"))
