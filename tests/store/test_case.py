"""A case, method by method."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corroborate.errors import CorroborateError, UsageError
from corroborate.model import Problem
from corroborate.store.case import Case
from tests.store.reporting import SETTINGS, report


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "a.case", create=True, settings=SETTINGS) as opened:
        yield opened


def test_the_same_report_elsewhere_adds_an_address_only(case):
    assert case.add(report("Two died.", "b.txt"))
    assert case.add(report("Two died.", "a.txt"))
    assert not case.add(report("Two died.", "a.txt"))
    ((found, addresses),) = case.reports()
    assert (found.address, addresses) == ("a.txt", ("a.txt", "b.txt"))


def test_a_page_seen_again_is_one_report_seen_first(case):
    assert case.add(report("Two died.", fetched="2031-05-18"))
    assert not case.add(report("Two died.", fetched="2031-05-19"))
    assert not case.add(report("Two died."))
    assert case.add(report("Two died.", fetched="2031-05-17"))
    ((found, _),) = case.reports()
    assert found.given.fetched == "2031-05-17"


def test_a_batch_is_in_whole_or_not_at_all(case):
    class Broken(Exception):
        pass

    def batch():
        yield report("One died.")
        yield report("Two died.")
        raise Broken

    with pytest.raises(Broken):
        case.add_many(batch())
    bad = report("Three died.", address=None)
    with pytest.raises(CorroborateError):
        case.add_many([report("One died."), bad])
    assert case.report_ids() == []
    assert case.add_many([report("One died."), report("Two died."), report("One died.")]) == 2


def test_many_reports_come_in_order_of_their_ids(case):
    case.add_many(report(f"{n} died.", f"{n}.txt") for n in range(250))
    ids = [found.id for found, _ in case.reports()]
    assert ids == sorted(ids) == case.report_ids()
    assert len(ids) == 250


def test_reports_can_be_added_while_they_are_read(case):
    case.add_many(report(f"{n} died.") for n in range(150))
    for number, _ in enumerate(case.reports()):
        case.add(report(f"{number} hurt."))
    assert len(case.report_ids()) == 300


def test_problems_are_kept_once_and_forgotten_when_read_well(case):
    found = [Problem("empty", "a.txt: is empty", "a.txt"), Problem("bad-json", "b.jsonl#2: is no JSON", "b.jsonl#2")]
    found += [Problem("truncated", "b.jsonl: is cut off", "b.jsonl"), Problem("empty", "nothing")]
    case.note(found)
    case.note(iter(found))
    case.note([])
    assert case.problems() == [found[3], found[0], found[2], found[1]]
    case.clear_problem("a.txt", "unknown.txt")
    case.clear_problem("b.jsonl#1")
    assert case.problems() == [found[3], found[1]]
    case.clear_problem("b.jsonl#2")
    assert case.problems() == [found[3]]


def test_decisions_are_appended_and_move_the_basis(case):
    before = case.basis()
    first = case.decide("Ina", "same-incident", {"b": [1, None], "a": "x"})
    second = case.decide("Ola", "value", {"field": "killed"})
    assert case.decisions() == [first, second]
    assert (first.by, first.kind, first.body) == ("Ina", "same-incident", {"b": [1, None], "a": "x"})
    assert first.made_at.endswith("+00:00")
    assert first.id < second.id
    assert case.basis() != before


def test_nothing_is_published_from_a_state_that_has_passed(case):
    basis = case.basis()
    assert case.publish(basis, "ucdp", [b"1"], [b"2"])
    case.add(report("Two died."))
    assert not case.publish(basis, "acled", [b"3"], [])
    assert (case.records(), case.articles(), case.rule(), case.published_basis()) == ([b"1"], [b"2"], "ucdp", basis)


def test_a_rule_is_chosen_before_and_apart_from_what_is_published(case):
    assert (case.rule(), case.published_rule(), case.published_basis(), case.records()) == (None, None, None, [])
    case.set_rule("acled")
    case.publish(case.basis(), "acled", [], [])
    case.set_rule("airwars")
    assert (case.rule(), case.published_rule()) == ("airwars", "acled")


def test_the_cache_takes_more_keys_than_a_statement_can(case):
    items = {f"k{n}": str(n).encode() for n in range(1700)}
    case.keep("parse", items)
    assert case.cached("parse", (key for key in [*items, *items])) == items
    assert case.cached("account", items) == {}
    case.keep("parse", {})


def test_derived_things_and_the_cache_move_no_basis(case):
    before = case.basis()
    case.keep("parse", {"a": b"b"})
    case.publish(before, "ucdp", [b"1"], [])
    case.note([Problem("empty", "a.txt: is empty", "a.txt")])
    case.set_rule("acled")
    assert case.basis() == before


def test_a_closed_case_is_one_file_and_stays_closed(tmp_path):
    case = Case.open(tmp_path / "b.case", create=True, settings=SETTINGS)
    case.add(report("Two died."))
    case.close()
    case.close()
    assert [path.name for path in tmp_path.iterdir()] == ["b.case"]
    with pytest.raises(UsageError, match="was closed"):
        case.add(report("Three died."))
    (tmp_path / "b.case").rename(tmp_path / "c ?#%.case")
    with Case.open(tmp_path / "c ?#%.case", create=False, settings=SETTINGS) as moved:
        assert len(moved.report_ids()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["c ?#%.case"]


def test_intake_and_settings_bring_in_no_database(tmp_path):
    import subprocess

    program = "import sys, corroborate.intake, corroborate.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
