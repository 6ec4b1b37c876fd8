"""A figure is as old as the first article that has it in the same words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.model import Claim, Reuse
from corroborate.reconcile.current import superseded
from corroborate.reconcile.printed import after, first_printed
from tests.reconcile.claiming import Case, Said


def shared(case: Case, first: str, second: str) -> Reuse:
    """A passage over the first claims of two articles."""
    left, right = (case.claims[name][0].sentence for name in (first, second))
    return Reuse("copied", left, right, 8, "unknown")


def flat(case: Case) -> list[Claim]:
    return [claim for name in sorted(case.claims) for claim in case.claims[name]]


def killed(article: str, value: int) -> Said:
    return Said(article, "o-a", "killed", value, "exact")


def standing(case: Case, reuse: list[Reuse]) -> set[int]:
    return {c.value for c in superseded(flat(case), case.articles, reuse) if c.superseded_by is None}


def test_a_late_copy_of_an_old_figure_does_not_replace_a_newer_one() -> None:
    case = Case([killed("A", 4), killed("B", 7), killed("C", 4)])
    assert standing(case, []) == {4}  # of its own day, C says that there are four after all
    assert standing(case, [shared(case, "A", "C")]) == {7}


def test_an_undated_copy_is_replaced_with_what_it_copied() -> None:
    case = Case([killed("A", 4), killed("B", 7), killed("X", 4)])
    assert standing(case, []) == {4, 7}
    assert standing(case, [shared(case, "X", "A")]) == {7}


def test_a_house_may_go_back_to_an_earlier_figure() -> None:
    case = Case([killed("A", 4), killed("B", 7), killed("C", 4)])
    case.articles["C"] = replace(case.articles["C"], publisher=case.articles["A"].publisher)
    assert standing(case, [shared(case, "A", "C")]) == {4}


def test_a_sentence_copied_without_its_figure_is_as_old_as_the_figure() -> None:
    """A search pairs what stands in very many texts with the first of them, whose figure is another."""
    case = Case([killed("A", 4), killed("B", 7), killed("C", 4), killed("D", 5)])
    ends = [case.claims[name][0].sentence for name in "DC"]
    left, right = (replace(end, start=end.start + 3, exact=end.exact[3:]) for end in ends)
    assert standing(case, []) == {4}
    assert standing(case, [Reuse("copied", left, right, 8, "unknown")]) == {5, 7}


def test_a_figure_changed_in_the_copy_is_the_copys_own() -> None:
    case = Case([killed("A", 4), killed("C", 7)])
    assert standing(case, [shared(case, "A", "C")]) == {7}


def test_a_stamp_with_a_clock_and_its_day_alone_cannot_be_ordered() -> None:
    case = Case([killed("D", 4), killed("B", 4)])
    printed = first_printed(flat(case), case.articles, [shared(case, "B", "D")])
    assert set(printed.values()) == {"2025-03-15T09:00"}
    assert not after("2025-03-15T09:00", "2025-03-15") and not after("2025-03-15", "2025-03-15T09:00")


@given(
    st.lists(st.tuples(st.sampled_from("ABCDEX"), st.integers(3, 5)), min_size=1, max_size=6, unique_by=lambda t: t[0])
)
def test_no_figure_is_printed_after_its_own_article(told: list[tuple[str, int]]) -> None:
    case = Case([killed(*one) for one in told])
    names = sorted(case.articles)
    reuse = [shared(case, a, b) for a, b in pairwise(names)]
    printed = first_printed(flat(case), case.articles, reuse)
    assert printed == first_printed(flat(case)[::-1], case.articles, reuse[::-1])
    for claim in flat(case):
        own = case.articles[claim.span.article].published
        assert own is None or not after(printed[claim.id], own.value)
