"""Ages of the dead: two of a city on one day are not one where they differ."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corroborate.model import Account, Span
from tests.resolve.accounts import grouped, told


def _aged(article: str, words: str) -> Account:
    """An account of one killed in Taiz, told in so many words."""
    found = told(article, days="2025-03-13", places="Taiz", killed="1", kinds="crime")
    claims = tuple(
        replace(c, span=Span(article, c.span.start, c.span.end, words)) if c.field == "killed" else c
        for c in found.claims
    )
    return replace(found, claims=claims)


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("A 5-year-old girl", "A 41-year-old man", ["a", "b"]),
        ("A 41-year-old man", "a 42-year-old man", ["a b"]),
        ("A 41-year-old man", "A man", ["a b"]),
    ],
)
def test_ages_tell_two_apart(one: str, other: str, want: list[str]) -> None:
    assert grouped(_aged("a", one), _aged("b", other)) == want
