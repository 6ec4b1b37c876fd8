"""Copied passages that speak for one incident: only those in which both articles tell it."""

from __future__ import annotations

from corroborate.model import Reuse, Span
from corroborate.resolve import copied_words
from tests.resolve.accounts import told


def passage(a: int, b: int) -> Reuse:
    """Twelve words at these places of articles "a" and "b"; an account's claims stand at 0, 1, 2 and so on."""
    return Reuse("copied", Span("a", a, a + 50, "x" * 50), Span("b", b, b + 50, "x" * 50), 12, "unknown")


def test_a_passage_counts_where_both_articles_make_a_claim_in_it() -> None:
    accounts = [told("a", places="Taiz", killed="14"), told("b", places="Taiz", killed="14")]
    assert copied_words([passage(0, 0)], accounts) == {("a", "b"): 12}
    assert copied_words([passage(0, 0), passage(1, 1)], accounts) == {("a", "b"): 24}


def test_a_paragraph_on_the_war_that_a_house_reprints_tells_nothing() -> None:
    accounts = [told("a", places="Taiz", killed="14"), told("b", places="Taiz", killed="9")]
    assert copied_words([passage(400, 700)], accounts) == {}
    assert copied_words([passage(0, 700)], accounts) == {}
