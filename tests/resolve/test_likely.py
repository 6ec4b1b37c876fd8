"""What is not quite enough joins a report to those of one incident, where nothing in the case speaks against it."""

from __future__ import annotations

from corroborate.model import Account
from tests.resolve.accounts import grouped, told

DAY = "2025-03-13"


def crash(article: str, kinds: str = "crash", **said: str) -> Account:
    """What two reports of the case tell."""
    return told(article, days=DAY, places="Taiz", killed="14", kinds=kinds, **said)


def later(article: str, kinds: str = "crash", **said: str) -> Account:
    """What a third tells: the day, the country and the kind."""
    return told(article, days=DAY, places="Yemen", kinds=kinds, **said)


def test_a_third_report_joins_two_on_less() -> None:
    assert grouped(crash("a"), crash("b"), later("c")) == ["a b c"]


def test_two_alone_do_not_join_on_it() -> None:
    assert grouped(crash("a"), later("c")) == ["a", "c"]


def test_a_third_incident_that_it_may_be_of_keeps_it_apart() -> None:
    others = [told(name, days=DAY, places="Aden", killed="3", kinds="crash") for name in "de"]
    assert grouped(crash("a"), crash("b"), later("c"), *others) == ["a b", "c", "d e"]


def test_a_war_has_more_strikes_a_day_than_the_case_has_reports_of() -> None:
    assert grouped(crash("a", "strike"), crash("b", "strike"), later("c", "strike")) == ["a b", "c"]


def test_what_speaks_for_two_is_not_outweighed() -> None:
    other = told("c", days=DAY, places="Taiz", killed="40", kinds="crash")
    assert grouped(crash("a"), crash("b"), other) == ["a b", "c"]
