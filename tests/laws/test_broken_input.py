"""Bad files beside good ones, files cut short, many files, none: each is told, and the rest goes on."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.building import EXAMPLES, build, build_and_tell, loaded
from tests.commands import run
from tests.intake import bad_files
from tests.laws import reports
from tests.laws.test_records import held


def test_bad_files_are_named_and_the_good_ones_record_is_the_same(small, tmp_path):
    paths, whole = small
    folder = tmp_path / "in"
    expected = bad_files.make(folder / "bad")
    assert len(expected) >= 30
    for path in paths:
        shutil.copy(path, folder)
    try:
        ended = run("build", folder, "--case", tmp_path / "a.case")
        lines, problems = build_and_tell(tmp_path / "b.case", [folder])
    finally:
        open_up(folder)
    assert ended.status == 1
    assert ended.err.isprintable() or "\x1b" not in ended.err
    told = {problem.article: problem.code for problem in problems}
    for name, code in expected.items():
        assert [c for article, c in told.items() if article.endswith(name)] == [code]
        assert name.rpartition("/")[2] in ended.err
    assert lines == whole


def open_up(folder):
    """Let the test's folder be cleared away again."""
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.exists():
            os.chmod(path, 0o700)


def test_nothing_to_read_is_status_two(tmp_path):
    (tmp_path / "empty").mkdir()
    ended = run("build", tmp_path / "empty", "--case", tmp_path / "a.case")
    assert (ended.status, ended.out) == (2, "")
    assert "nothing was read" in ended.err
    missing = run("build", tmp_path / "nowhere", "--case", tmp_path / "a.case")
    assert missing.status == 2
    assert "nowhere" in missing.err


@pytest.mark.parametrize("share", [0.15, 0.3, 0.5, 0.8, 0.97])
def test_files_cut_short_keep_the_laws(tmp_path, share):
    folder = tmp_path / "in"
    folder.mkdir()
    for path in (EXAMPLES / "mzuzu-market").iterdir():
        data = path.read_bytes()
        (folder / path.name).write_bytes(data[: int(len(data) * share)])
    for record in loaded(build(tmp_path / "a.case", [folder])):
        held(record)


def test_a_hundred_files(small, tmp_path):
    paths, whole = small
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(100):
        shutil.copy(paths[n % len(paths)], folder / f"{n:03}_{paths[n % len(paths)].name}")
    records = loaded(build(tmp_path / "a.case", [folder]))
    assert [r["fields"] for r in records] == [r["fields"] for r in loaded(whole)]


def test_a_hundred_different_files_stay_apart_from_those_of_another_place(tmp_path):
    towns = ["Bruges", "Zadar", "Turku", "Gdynia", "Braga", "Cuenca", "Vilnius", "Tartu", "Varna", "Limerick"]
    folder = tmp_path / "in"
    folder.mkdir()
    for n, town in enumerate(towns):
        for copy in range(10):
            text = f"Fire in {town}\n\nMay {4 + n}, 2023\n\nA fire killed {n + 2} people in {town} on "
            text += f"{['Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday'][(n - 1) % 7]}, "
            text += f"police said. It was report number {copy} to the desk.\n"
            (folder / f"{town}_{copy}.txt").write_text(text, encoding="utf-8")
    records = loaded(build(tmp_path / "a.case", [folder]))
    assert [len(r["articles"]) for r in records] == [10] * 10
    assert sorted(r["fields"]["place"]["value"]["name"] for r in records) == sorted(towns)
    assert {r["fields"]["killed"]["best"] for r in records} == set(range(2, 12))


def test_a_report_in_another_language_changes_no_record(tmp_path):
    english = [name for name in reports.SMALL if name != "french.txt"]
    paths = reports.write(tmp_path / "in", english)
    alone = build(tmp_path / "a.case", paths)
    french = reports.write(tmp_path / "in", ["french.txt"])
    assert build(tmp_path / "b.case", [*paths, *french]) == alone
    ended = run("build", *paths, *french, "--case", tmp_path / "c.case")
    assert ended.status == 0
    assert "french.txt" in ended.err
    listed = run("export", tmp_path / "c.case", "--format", "articles").out
    assert '"language":"fr"' in listed
