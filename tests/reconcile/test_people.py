"""Victims and background events over articles; problems."""

from __future__ import annotations

from itertools import permutations

from corroborate.model import Background, Problem, Victim, VictimName, When
from corroborate.reconcile.others import merge as merge_events
from corroborate.reconcile.people import merge as merge_people
from tests.reconcile.claiming import Case, Said

DAY = When("2024-01-03", "2024-01-03", "2024-01-03", "day")
YEAR = When("2024-01-01", "2024-12-31", "2024", "year")
OTHER = When("2023-10-07", "2023-10-07", "2023-10-07", "day")


def person(article: str, name: str, *aliases: str, fate: str = "killed", status: str = "unknown") -> Victim:
    ids = (f"{article}:0",)
    names = [VictimName(name, "name", ids), *(VictimName(alias, "alias", ids) for alias in aliases)]
    return Victim(tuple(names), fate, (), (), status, ids)  # type: ignore[arg-type]


def event(
    article: str, label: str, date: When | None = None, place: str | None = None, killed: int | None = None
) -> Background:
    return Background(f"{article}:event:9", label, date, place, killed, (f"{article}:1",))


def names(victims: tuple[Victim, ...]) -> list[list[str]]:
    return [[f"{n.name}{'=' if n.kind == 'alias' else ''}" for n in victim.names] for victim in victims]


def test_two_full_names_and_an_alias_that_ties_them_are_one() -> None:
    mine = [
        person("A", "Omar Talib Haddad"),
        person("B", "Karim Jawad Nouri", "Abu Salim"),
        person("C", "Omar Talib Haddad", "Abu Salim"),
    ]
    for order in permutations(mine):
        found = merge_people(order)
        assert len(found) == 1
        assert sorted(names(found)[0]) == ["Abu Salim=", "Karim Jawad Nouri", "Omar Talib Haddad"]
        assert found[0].claims == ("A:0", "B:0", "C:0")


def test_spellings_of_one_name_are_one_and_other_people_stay_apart() -> None:
    assert len(merge_people([person("A", "Mushir Talib al-Nadim"), person("B", "Mushir Taleb Al Nadim")])) == 1
    assert len(merge_people([person("A", "Omar Haddad"), person("B", "Saleh Haddad")])) == 2
    assert len(merge_people([person("A", "Omar Haddad"), person("B", "Omar Nasser")])) == 2


def test_the_gravest_fate_stands_and_two_standings_are_a_dispute() -> None:
    one = merge_people([person("A", "Omar Haddad", fate="injured"), person("B", "Omar Haddad")])[0]
    assert one.fate == "killed"
    said = merge_people([person("A", "Omar Haddad", status="civilian"), person("B", "Omar Haddad", status="combatant")])
    assert said[0].status == "disputed"
    known = merge_people([person("A", "Omar Haddad", status="civilian"), person("B", "Omar Haddad")])
    assert known[0].status == "civilian"


def test_the_dead_stand_first_whatever_the_order() -> None:
    mine = [person("A", "Zia Amin"), person("A", "Ada Blum", fate="injured"), person("B", "Bo Carr")]
    for order in permutations(mine):
        assert names(merge_people(order)) == [["Bo Carr"], ["Zia Amin"], ["Ada Blum"]]


def test_an_earlier_event_told_twice_is_listed_once() -> None:
    mine = [
        event("A", "bombs killed 84 people in Orm", DAY, "Orm", 84),
        event("B", "twin blasts in Orm killed at least 84", DAY, "Orm", 84),
        event("C", "gunmen killed 12 people in Harrow", OTHER, "Harrow", 12),
    ]
    for order in permutations(mine):
        found = merge_events(order)
        assert [(e.killed, e.place) for e in found] == [(12, "Harrow"), (84, "Orm")]
        assert found[1].claims == ("A:1", "B:1")


def test_other_days_or_other_figures_are_other_events() -> None:
    same = "bombs killed people at the Orm shrine"
    assert len(merge_events([event("A", same, DAY), event("B", same, OTHER)])) == 2
    assert len(merge_events([event("A", same, DAY, killed=84), event("B", same, DAY, killed=12)])) == 2
    assert len(merge_events([event("A", "a raid in Orm"), event("B", "a crash near Harrow")])) == 2


def test_the_narrower_date_stands() -> None:
    found = merge_events(
        [event("A", "bombs at the Orm shrine", YEAR, "Orm", 84), event("B", "Orm shrine bombs", DAY, "Orm", 84)]
    )
    assert [e.date for e in found] == [DAY]


def test_a_record_without_a_day_says_so_once() -> None:
    case = Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 2, "exact")])
    assert [p.code for p in case.record().problems] == ["date-unknown"]
    why = Problem("date-unanchored", "“Thursday”: the report has no date of its own", "A")
    assert [p.code for p in case.record(problems={"A": [why], "B": [why]}).problems] == ["date-unanchored"]
    dated = Case(
        [
            Said(
                "A",
                "o1",
                "date",
                {"start": "2025-03-13", "end": "2025-03-13", "edtf": "2025-03-13", "precision": "day"},
            )
        ]
    )
    assert dated.record().problems == ()
