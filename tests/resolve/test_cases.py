"""Two accounts, one incident or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from corroborate.model import Account
from tests.resolve.accounts import grouped, told

GAPS = 3
"""Rows that the program is known to get wrong; only ever lowered."""

Row = dict[str, str]


def rows() -> list[Row]:
    lines = Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(cells[0], row + [""] * (len(cells[0]) - len(row)), strict=True)) for row in cells[1:]]


def account(name: str, said: str) -> Account:
    return told(name, **dict(part.split("=") for part in said.split("|")))


def cases() -> list[object]:
    gap = [pytest.mark.xfail(reason="a known gap", strict=True)]
    return [
        pytest.param(row, marks=gap if row["known"] else [], id=f"{n} {row['class']}") for n, row in enumerate(rows())
    ]


@pytest.mark.parametrize("row", cases())
def test_one_or_two(row: Row) -> None:
    shared = {("a", "b"): int(row["shared"])} if row["shared"] != "0" else {}
    for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
        found = grouped(account("a", one), account("b", other), shared=shared)
        assert found == (["a b"] if row["want"] == "one" else ["a", "b"])


def test_the_table_has_both_answers_and_few_gaps() -> None:
    want = [row["want"] for row in rows()]
    assert want.count("one") >= 12
    assert want.count("two") >= 12
    assert sum(row["known"] == "gap" for row in rows()) <= GAPS


def test_a_round_up_joins_each_of_its_stories_to_the_report_that_tells_it() -> None:
    one = told("a", days="2025-03-13", places="Taiz", killed="14", kinds="strike")
    two = told("b", days="2025-03-13", places="Huanta", killed="23", kinds="crash")
    first = told("r", 0, days="2025-03-13", places="Taiz", killed="14", kinds="strike")
    second = told("r", 1, days="2025-03-13", places="Huanta", killed="23", kinds="crash")
    assert grouped(one, two, first, second) == ["a r", "b r/1"]


def test_a_vague_report_does_not_join_two_strikes() -> None:
    """What fits both of two that are told apart goes to one of them and pulls the other nowhere."""
    here = told("a", days="2025-03-13", places="Orm Street", killed="14", kinds="strike", targets="building")
    there = told("b", days="2025-03-13", places="Harrow Street", killed="2", kinds="strike", targets="vehicle")
    vague = told("c", days="2025-03-13", places="Taiz", kinds="strike")
    found = grouped(here, there, vague)
    assert len(found) == 2
    assert not any("a" in group.split() and "b" in group.split() for group in found)


def test_published_days_stand_in_for_a_date_no_one_gives() -> None:
    one = told("a", places="Taiz", killed="14", kinds="strike")
    two = told("b", places="Taiz", killed="14", kinds="strike", targets="building")
    assert grouped(one, two, published={"a": "2025-03-14", "b": "2025-03-15"}) == ["a b"]
    late = told("c", places="Taiz", kinds="strike")
    dated = told("d", days="2025-03-13", places="Taiz", kinds="strike")
    assert grouped(late, dated, published={"c": "2025-03-14"}) == ["c d"]


def test_a_report_does_not_tell_what_came_after_it_and_one_of_months_later_needs_more() -> None:
    dated = told("a", days="2025-03-13", places="Taiz", killed="3", kinds="strike")
    other = told("b", places="Taiz", killed="3", kinds="strike")
    assert grouped(dated, other, published={"b": "2025-03-14"}) == ["a b"]
    assert grouped(dated, other, published={"b": "2025-03-01"}) == ["a", "b"]
    assert grouped(dated, other, published={"b": "2025-06-01"}) == ["a", "b"]


def test_a_misread_place_gives_way_to_a_person_whom_another_report_names() -> None:
    told_of = told("a", days="2025-03-13", places="Taiz", killed="14", kinds="strike")
    named = told("b", days="2025-03-13", killed="14", kinds="strike", victims="Omar Haddad", proper="Taiz")
    elsewhere = told("c", places="Aden", killed="14", kinds="strike", victims="Omar Haddad")
    assert grouped(told_of, named, elsewhere) == ["a b c"]
    assert grouped(told_of, elsewhere) == ["a", "c"]


def test_the_night_counts_back_over_the_end_of_a_month_and_a_year() -> None:
    for before, after in (("2025-02-28", "2025-03-01"), ("2024-12-31", "2025-01-01"), ("2024-02-29", "2024-03-01")):
        one = told("a", days=before, places="Taiz", killed="14", kinds="strike", victims="Omar Haddad")
        two = told("b", days=after, places="Taiz", killed="14", kinds="strike", victims="Omar Haddad")
        assert grouped(one, two) == ["a b"], before


def test_what_is_printed_a_week_after_tells_less_than_what_is_printed_next_day() -> None:
    dated = told("a", days="2025-03-13", places="Taiz", kinds="strike")
    other = told("b", places="Taiz", kinds="strike")
    assert grouped(dated, other, published={"b": "2025-03-14"}) == ["a b"]
    assert grouped(dated, other, published={"b": "2025-03-19"}) == ["a", "b"]


def test_a_report_that_only_names_the_town_joins_the_one_that_places_it() -> None:
    """The town's name is a name in common, whatever else each lead names."""
    dated = told("a", days="2025-03-13", places="Taiz", kinds="strike", proper="Ash; Oak; Elm; Yew; Taiz")
    other = told("b", kinds="strike", proper="Taiz; Fir; Box; Bay; Gum")
    assert grouped(dated, other, published={"b": "2025-03-13"}) == ["a b"]
    nowhere = told("b", kinds="strike", proper="Fir; Box; Bay; Gum")
    assert grouped(dated, nowhere, published={"b": "2025-03-13"}) == ["a", "b"]


def test_a_trial_months_later_is_told_by_its_names() -> None:
    shot = told("a", places="Taiz", killed="2", kinds="crime", proper="Orla; Venn; Foods")
    trial = told("b", killed="2", kinds="crime", proper="Orla; Venn; Foods; Taiz")
    other = told("b", killed="2", kinds="crime", proper="Sten; Marno; Mills; Taiz")
    dates = {"a": "2025-03-14", "b": "2025-09-14"}
    assert grouped(shot, trial, published=dates) == ["a b"]
    assert grouped(shot, other, published=dates) == ["a", "b"]


def test_a_misread_day_gives_way_where_a_third_report_ties_the_two() -> None:
    early = told("a", days="2025-03-13", places="Taiz", kinds="shooting")
    first = told("b", days="2025-03-13", places="Taiz", killed="50", injured="400", kinds="shooting")
    late = told("c", days="2025-03-15", places="Taiz", killed="50", injured="400", kinds="shooting")
    assert grouped(early, first, late) == ["a b c"]
    assert grouped(early, late) == ["a", "c"]


def test_one_who_dies_later_makes_no_other_incident() -> None:
    first = told("a", days="2025-03-13", places="Taiz", killed="3", kinds="crime")
    later = told("b", days="2025-03-13", places="Taiz", killed="4", kinds="crime")
    assert grouped(first, later, published={"a": "2025-03-14", "b": "2025-03-16"}) == ["a b"]
    assert grouped(first, later, published={"a": "2025-03-16", "b": "2025-03-14"}) == ["a", "b"]
