"""A copy goes back to the version of an article whose changed words it has."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from corroborate import provenance
from corroborate.model import Article, Reuse
from corroborate.provenance import versions
from tests.provenance.texts import art, found, prose

FIRST = "Four people were killed when a ferry burnt off Orrin on Friday, and eleven others were taken to hospital."
THEN = FIRST.replace("Four", "Seven").replace("eleven", "thirteen")
KEPT = f"{prose(3, 60)}\n\n{prose(4, 40)}"


def house(name: str, clock: str, lead: str) -> Article:
    return art(name, f"{lead}\n\n{KEPT}", "The Orrin Post", f"2025-03-14T{clock}")


def corrected(articles: list[Article], reuse: Sequence[Reuse]) -> tuple[Reuse, ...]:
    return provenance.corrected(articles, reuse, versions(articles, reuse))


def way(reuse: tuple[Reuse, ...], a: str, b: str) -> list[tuple[str, str, tuple[str, ...]]]:
    shared = [one for one in reuse if {one.from_.article, one.to.article} == {a, b}]
    return [(one.direction, one.from_.article, one.evidence) for one in shared]


def lineage(lead: str) -> tuple[Reuse, ...]:
    versions = [house("a", "09:00", FIRST), house("b", "15:00", THEN)]
    copy = art("c", f"{lead}\n\n{prose(3, 60)}", "Harrow Lantern", "2025-03-15", credits=("The Orrin Post",))
    articles = [*versions, copy]
    return corrected(articles, found(*articles))


def test_a_copy_that_has_not_the_correction_is_of_the_earlier_version() -> None:
    reuse = lineage(FIRST)
    assert {(d, source) for d, source, _ in way(reuse, "a", "c")} == {("from-to", "a")}
    says = "Harrow Lantern (c) has words that The Orrin Post (b) does not have any more: “Four”"
    assert any(says in evidence for _, _, evidence in way(reuse, "a", "c"))
    assert {d for d, _, _ in way(reuse, "b", "c")} == {"common-origin"}


def test_a_copy_that_has_the_correction_is_of_the_later_version() -> None:
    reuse = lineage(THEN)
    assert {(d, source) for d, source, _ in way(reuse, "b", "c")} == {("from-to", "b")}
    assert any("did not have yet: “Seven”" in line for _, _, evidence in way(reuse, "b", "c") for line in evidence)
    assert {d for d, _, _ in way(reuse, "a", "c")} == {"common-origin"}


def test_versions_are_no_copies_of_one_another() -> None:
    chain = [house("a", "09:00", FIRST), house("b", "15:00", THEN), house("d", "20:00", THEN.replace("Seven", "Nine"))]
    before = tuple(found(*chain))
    assert corrected(chain, before) == before


def test_what_stands_in_both_versions_shows_neither() -> None:
    shared = [house("a", "09:00", FIRST), house("b", "15:00", THEN)]
    copy = art("c", prose(3, 60), "Harrow Lantern", "2025-03-15", credits=("The Orrin Post",))
    before = tuple(found(*shared, copy))
    assert corrected([*shared, copy], before) == before


@given(st.permutations(["a", "b", "c"]), st.sampled_from([FIRST, THEN]))
def test_only_the_way_changes_and_no_order_matters(order: list[str], lead: str) -> None:
    by_name = {
        "a": house("a", "09:00", FIRST),
        "b": house("b", "15:00", THEN),
        "c": art("c", f"{lead}\n\n{prose(3, 60)}", "Harrow Lantern", "2025-03-15", credits=("The Orrin Post",)),
    }
    articles = [by_name[name] for name in order]
    before = found(*articles)
    after = corrected(articles, before)
    assert after == lineage(lead)
    sides = [{(s.article, s.start, s.end) for s in (one.from_, one.to)} for one in before]
    assert [{(s.article, s.start, s.end) for s in (one.from_, one.to)} for one in after] == sides
