"""The commands, as the contract has them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from corroborate import __version__
from corroborate.settings import Settings
from corroborate.store.case import Case

from .commands import CRASH, REPORTS, run, write

FORMATS = ("json", "articles", "csv", "ged", "acled", "airwars", "geojson", "annotations", "prov", "html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of one strike, and one of a crash in another folder."""
    folder = tmp_path_factory.mktemp("reports")
    write(folder / "strike", REPORTS)
    write(folder / "crash", CRASH)
    return folder


@pytest.fixture(scope="module")
def case(folder: Path) -> Path:
    path = folder / "two.case"
    assert run("build", folder / "strike", folder / "crash", "--case", path).status == 0
    return path


def records(case: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", case, "--format", "json", *words).out.splitlines()]


# ---------------------------------------------------------------- build


def test_build_prints_a_line_an_incident(folder: Path, tmp_path: Path) -> None:
    ran = run("build", folder / "strike", folder / "crash", "--case", tmp_path / "a.case")
    first, second = ran.out.splitlines()
    assert ran.status == 0
    assert first.startswith("1  incident-") and "2021-06-02" in first and "killed 11" in first and "1 article" in first
    assert second.startswith("2  incident-") and "Kharkiv" in second and "killed 4 (3–4)" in second


def test_building_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    first = run("build", folder / "strike", "--case", case)
    exported = run("export", case, "--format", "json").out
    assert run("build", folder / "strike", "--case", case) == first
    assert run("export", case, "--format", "json").out == exported


def test_building_one_by_one_is_building_at_once(folder: Path, case: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.case"
    for source in (folder / "crash", folder / "strike"):
        assert run("build", source, "--case", other).status == 0
    for form in FORMATS[:-1]:
        assert run("export", other, "--format", form).out == run("export", case, "--format", form).out


def test_the_case_keeps_its_rule(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    run("build", folder / "strike", "--case", case)
    assert records(case)[0]["rule"] == "ucdp"
    run("build", folder / "strike", "--case", case, "--rule", "airwars")
    run("build", folder / "strike", "--case", case)
    (record,) = records(case)
    assert (record["rule"], record["fields"]["killed"]["best"]) == ("airwars", 3)


def test_what_was_not_read_is_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2\3" * 50)
    ran = run("build", folder / "strike", bad, tmp_path / "gone.txt", "--case", tmp_path / "a.case")
    assert ran.status == 1
    assert "bad.txt" in ran.err and "gone.txt" in ran.err
    assert "killed 4 (3–4)" in ran.out


def test_nothing_read_at_all(folder: Path, case: Path, tmp_path: Path) -> None:
    ran = run("build", tmp_path / "gone.txt", "--case", tmp_path / "a.case")
    assert ran.status == 2 and "nothing was read; name " in ran.err and ran.out == ""
    before = run("export", case, "--format", "json").out
    assert run("build", tmp_path / "gone.txt", "--case", case).status == 2
    assert run("export", case, "--format", "json").out == before


def test_an_article_without_an_incident_is_named(tmp_path: Path) -> None:
    recipe = tmp_path / "soup.txt"
    recipe.write_text("Leek soup\n\nCut the leeks thin and stew them in butter until they are soft.\n")
    ran = run("build", recipe, "--case", tmp_path / "a.case")
    assert ran.status == 0 and ran.out == ""
    assert "soup.txt: no incident was found in it" in ran.err


def test_another_language_is_kept_and_said(tmp_path: Path) -> None:
    text = "Bei einem Busunglück bei Kassel sind am Montag drei Menschen ums Leben gekommen, teilte die Polizei mit."
    (tmp_path / "bus.txt").write_text(f"Busunglück bei Kassel\n\n{text}\n", encoding="utf-8")
    ran = run("build", tmp_path / "bus.txt", "--case", tmp_path / "a.case")
    assert ran.status == 0 and "(de)" in ran.err
    assert "Busunglück" in run("export", tmp_path / "a.case", "--format", "articles").out


# ---------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Usage:"),
        (["frob"], "No such command"),
        (["build"], "Missing argument"),
        (["build", "a.txt"], "--case"),
        (["build", "a.txt", "--case", "x", "--rule", "mine"], "not one of"),
        (["build", "a.txt", "--case", "x", "--jobs", "0"], "--jobs"),
        (["build", "a.txt", "--case", "x", "--settings", "gone.toml"], "gone.toml"),
        (["show"], "Missing argument"),
        (["show", "gone.case"], "corroborate build SOURCE"),
        (["show", "--case", "gone.case"], "corroborate show my.case"),
        (["explain", "gone.case", "killed"], "there is no case here"),
        (["export", "gone.case"], "--format"),
        (["export", "gone.case", "--format", "xml"], "not one of"),
    ],
)
def test_wrong_usage_is_2(words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.status == 2 and said in ran.err and ran.out == ""
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_case_is_not_touched(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine" * 100)
    for words in (["show", other], ["build", folder / "crash", "--case", other], ["export", other, "--format", "csv"]):
        ran = run(*words)
        assert ran.status == 2 and "no case of Corroborate" in ran.err
    assert other.read_text() == "mine" * 100


@pytest.mark.parametrize("command", ["build", "show", "explain", "export"])
def test_help_gives_an_example(command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0 and f"Example: corroborate {command} " in ran.out


def test_version() -> None:
    assert run("--version").out.strip().endswith(__version__)


# ---------------------------------------------------------------- show and explain


def test_show_lists_several_and_prints_each(case: Path) -> None:
    ran = run("show", case)
    assert ran.status == 0 and ran.err == ""
    assert ran.out.startswith("1  incident-") and ran.out.count("What is established") == 2


def test_one_incident_by_number_id_or_beginning(case: Path) -> None:
    ids = [record["id"] for record in records(case)]
    outs = {run("show", case, name).out for name in ("2", ids[1], ids[1][:14])}
    assert len(outs) == 1
    (out,) = outs
    assert "Kharkiv" in out and "La Paz" not in out


@pytest.mark.parametrize("name", ["3", "0", "incident-", "nothing", ""])
def test_no_such_incident_lists_those_there_are(case: Path, name: str) -> None:
    ran = run("show", case, name)
    assert ran.status == 2 and ran.out == ""
    assert all(record["id"] in ran.err for record in records(case))


def test_explain_shows_the_words(case: Path) -> None:
    ran = run("explain", case, "killed", "--incident", "2")
    assert ran.status == 0
    assert "[[Four people]]" in ran.out and "paragraph" in ran.out and "a regional official" in ran.out
    assert run("explain", case, "Civilians-Killed", "--incident", "2").out.startswith("civilians killed: unknown")


def test_a_mistyped_field_gets_a_suggestion(case: Path) -> None:
    ran = run("explain", case, "perpetrater")
    assert ran.status == 2 and "did you mean perpetrator?" in ran.err


def test_no_incident_at_all(tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    Case.open(case, create=True, settings=Settings()).close()
    assert run("show", case).status == 2
    assert run("export", case, "--format", "json") == (0, "", run("export", case, "--format", "json").err)


# ---------------------------------------------------------------- a case that was left half-way


def test_records_older_than_the_reports_are_worked_out_first(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    run("build", folder / "crash", "--case", case)
    from corroborate.pipeline import add

    with Case.open(case, create=False, settings=Settings()) as opened:
        add(opened, [str(folder / "strike")], Settings(), lambda *_: None)
    ran = run("show", case, "2")
    assert ran.status == 0 and "Kharkiv" in ran.out and "working them out first" in ran.err
    assert run("show", case, "2").err == ""


def test_records_of_another_version_are_worked_out_anew(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    run("build", folder / "crash", "--case", case)
    exported = run("export", case, "--format", "json").out
    with Case.open(case, create=False, settings=Settings()) as opened:
        opened.publish(opened.basis(), "ucdp", [b'{"schema":"corroborate/record/0"}'], [])
    ran = run("export", case, "--format", "json")
    assert (ran.status, ran.out) == (0, exported) and "another version" in ran.err


def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"od\xffd\x1b[2J.txt")
    odd.write_text(CRASH["crash.txt"])
    case = tmp_path / "a.case"
    ran = run("build", odd, "--case", case)
    assert ran.status == 0 and "killed 11" in ran.out
    for words in (["show", case], ["explain", case, "killed"], ["export", case, "--format", "ged"]):
        ran = run(*words)
        assert ran.status == 0 and "\x1b" not in ran.out


# ---------------------------------------------------------------- export


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", [(), ("--without-text",)])
def test_every_format_is_written_the_same_twice(case: Path, tmp_path: Path, form: str, words: tuple[str, ...]) -> None:
    ran = run("export", case, "--format", form, *words)
    assert ran.status == 0 and ran.out and ran.err == ""
    target = tmp_path / "out"
    assert run("export", case, "--format", form, "-o", target, *words) == (0, "", "")
    assert target.read_bytes() == ran.out.encode()


def test_without_text(case: Path) -> None:
    assert all(article["text"] for record in records(case) for article in record["articles"])
    assert not any(article["text"] for record in records(case, "--without-text") for article in record["articles"])
    out = run("export", case, "--format", "articles", "--without-text").out
    assert all(json.loads(line)["text"] is None for line in out.splitlines())


def test_an_export_is_there_in_whole_or_not_at_all(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    target.chmod(0o640)

    def broken(*_: Any) -> Any:
        yield b"half"
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("corroborate.publish.formats.written", broken)
        ran = run("export", case, "--format", "json", "-o", target)
    assert ran.status == 2 and "No space left" in ran.err
    assert target.read_text() == "before" and list(tmp_path.iterdir()) == [target]
    assert run("export", case, "--format", "json", "-o", target).status == 0
    assert target.stat().st_mode & 0o777 == 0o640


def test_the_case_is_not_written_over(case: Path, tmp_path: Path) -> None:
    before = case.read_bytes()
    link = tmp_path / "link"
    link.symlink_to(case)
    for target in (case, link):
        ran = run("export", case, "--format", "json", "-o", target)
        assert ran.status == 2 and "is the case itself" in ran.err
    assert case.read_bytes() == before


@pytest.mark.parametrize("target", ["gone/out.json", "."])
def test_a_path_that_can_not_be_written(case: Path, tmp_path: Path, target: str) -> None:
    ran = run("export", case, "--format", "json", "-o", tmp_path / target)
    assert ran.status == 2 and "can't be written" in ran.err
