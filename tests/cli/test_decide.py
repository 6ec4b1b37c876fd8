"""Decisions from the command line: kept, honoured, listed, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corroborate.settings import Settings
from corroborate.store.case import Case
from tests.commands import CRASH, REPORTS, Ran, run, write

MORE = {
    "post.txt": (
        "Fuel depot burns in Kharkiv\n\nThe Orrin Post\nMarch 9, 2022\n\n"
        "A drone strike on a fuel depot in Kharkiv on Tuesday killed four people, the ambulance service said. "
        "Firefighters worked through the night.\n"
    )
}
SIGNED = ("--by", "Ana Ruiz", "--why", "both rang the same dispatcher")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    write(tmp_path / "strike", REPORTS)
    write(tmp_path / "crash", CRASH)
    path = tmp_path / "two.case"
    assert run("build", tmp_path / "strike", tmp_path / "crash", "--case", path).status == 0
    return path


def records(case: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", case, "--format", "json").out.splitlines()]


def strike(case: Path) -> dict[str, Any]:
    return next(record for record in records(case) if "Kharkiv" in record["summary"])


def tolls(case: Path) -> dict[str, str]:
    """The claims of the strike's dead by their words, with their origins' ids."""
    found = {}
    for claim in strike(case)["claims"]:
        if claim["field"] == "killed" and claim["scope"] == "incident" and claim["value"] in (3, 4):
            found[claim["id"]] = claim["origin"]
    return found


def decide(case: Path, kind: str, a: str, b: str) -> Ran:
    ran = run("decide", case, kind, a, b, *SIGNED)
    assert ran.status == 0, ran.err
    return ran


def two(case: Path) -> tuple[str, str]:
    """A claim of three dead and one of four, which have two origins."""
    found = tolls(case)
    first = next(iter(found))
    other = next(i for i, origin in found.items() if origin != found[first])
    return first, other


def test_two_that_are_one(case: Path) -> None:
    first, other = two(case)
    ran = decide(case, "same-origin", first, other)
    assert ran.out.startswith(f"decision 1 by Ana Ruiz: {first} and {other} have one origin\n")
    now = tolls(case)
    assert now[first] == now[other]
    shown = " ".join(run("explain", case, "killed", "--incident", strike(case)["id"]).out.split())
    assert "decided by Ana Ruiz on " in shown and "both rang the same dispatcher" in shown


def test_an_origin_can_be_named_and_by_its_beginning(case: Path) -> None:
    first, other = two(case)
    origin = tolls(case)[other]
    decide(case, "same-origin", first, origin)
    assert tolls(case)[first] == tolls(case)[other]
    assert run("undo", case, "1", *SIGNED).status == 0
    assert tolls(case)[first] != tolls(case)[other]
    assert run("build", case.parent / "strike", "--case", case).status == 0
    assert tolls(case)[first] != tolls(case)[other]


def test_one_that_is_two(case: Path) -> None:
    first, other = two(case)
    decide(case, "same-origin", first, other)
    ran = decide(case, "two-origins", tolls(case)[first], other)
    assert "have two origins" in ran.out and tolls(case)[first] != tolls(case)[other]
    listed = run("decisions", case).out.splitlines()
    assert [line.split("  ")[0] for line in listed] == ["1", "2"] and all("Ana Ruiz" in line for line in listed)


def test_undoing_is_listed_and_can_be_undone(case: Path) -> None:
    first, other = two(case)
    decide(case, "same-origin", first, other)
    run("undo", case, "1", *SIGNED)
    assert "taken back by 2" in run("decisions", case).out.splitlines()[0]
    run("undo", case, "2", *SIGNED)
    assert tolls(case)[first] == tolls(case)[other]
    assert "taken back" not in run("decisions", case).out.splitlines()[0]


def test_an_added_article_recounts_its_own_incident_and_nothing_else(case: Path, tmp_path: Path) -> None:
    first, other = two(case)
    decide(case, "same-origin", first, other)
    before = run("export", case, "--format", "json").out.splitlines()
    assert run("build", write(tmp_path / "more", MORE), "--case", case).status == 0
    after = run("export", case, "--format", "json").out.splitlines()
    crash = [line for line in before if "La Paz" in line]
    assert len(crash) == 1 and crash == [line for line in after if "La Paz" in line]
    assert len(strike(case)["articles"]) == 3 and tolls(case)[first] == tolls(case)[other]


def test_the_order_of_sources_and_decisions_does_not_matter(case: Path, tmp_path: Path) -> None:
    first, other = two(case)
    decide(case, "same-origin", first, other)
    run("build", write(tmp_path / "more", MORE), "--case", case)
    again = tmp_path / "again.case"
    run("build", tmp_path / "more", "--case", again)
    with Case.open(case, create=False, settings=Settings()) as kept:
        (decision,) = kept.decisions()
    with Case.open(again, create=False, settings=Settings()) as opened:
        opened.decide(decision.by, decision.kind, decision.body)
    run("build", tmp_path / "crash", tmp_path / "strike", "--case", again)
    assert run("export", again, "--format", "json").out == run("export", case, "--format", "json").out


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (("o-statement-ambulance-servise", "o-"), "near it: o-statement-ambulance-service"),
        (("o-statement-ambulance-service", "o-"), "begins several"),
        (("o-statement-ambulance-service", "o-statement-ambulance-service"), "name the same"),
        (("o-statement-ambulance-service", "o-statement-police"), "two incidents"),
        (("", "o-"), "no claim and no origin"),
    ],
)
def test_what_is_named_wrong_is_told(case: Path, items: tuple[str, str], said: str) -> None:
    ran = run("decide", case, "same-origin", *items, *SIGNED)
    assert ran.status == 2 and said in ran.err and ran.out == ""
    assert run("decisions", case).out == ""


def test_a_decision_is_signed_and_reasoned(case: Path) -> None:
    first, other = two(case)
    assert run("decide", case, "same-origin", first, other, "--by", "Ana").status == 2
    ran = run("decide", case, "same-origin", first, other, "--by", " ", "--why", "x")
    assert ran.status == 2 and "--by is empty" in ran.err
    assert run("undo", case, "3", *SIGNED).status == 2


def test_what_an_analyst_types_reaches_no_terminal_as_more_than_words(case: Path) -> None:
    first, other = two(case)
    run("decide", case, "same-origin", first, other, "--by", "\x1b[2JAna", "--why", "a\nb\u202e")
    for command, *words in (("decisions",), ("explain", "killed"), ("show",)):
        out = run(command, case, *words).out
        assert "\x1b" not in out and "\u202e" not in out
    assert len(run("decisions", case).out.splitlines()) == 1


def test_the_case_keeps_the_settings_it_was_built_with(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("derived_share = 0.9\n")
    assert run("build", tmp_path / "strike", "--case", case, "--settings", file).status == 0
    with Case.open(case, create=False, settings=Settings()) as opened:
        assert Settings.kept(opened.settings() or "{}").derived_share == 0.9
        assert Settings.kept('{"derived_share": 0.5, "gone": 1}').derived_share == 0.5
