"""Bad files beside good reports: each is named, nothing holds us up, the good ones are read."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from corroborate.intake import read
from corroborate.intake.streams import content, opened
from corroborate.model import Problem, Report
from corroborate.settings import Settings
from tests.intake import bad_files

GOOD = {"first.txt": bad_files.GOOD, "sub/second.txt": "Four people were hurt in Hollin on Sunday.\n"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def split(found: list[Report | Problem]) -> tuple[list[Report], list[Problem]]:
    return [x for x in found if isinstance(x, Report)], [x for x in found if isinstance(x, Problem)]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[Report], list[Problem]]:
    folder = tmp_path_factory.mktemp("m")
    write(folder, GOOD)
    expected = bad_files.make(folder)
    return expected, *split(list(read([str(folder)], Settings())))


def test_there_are_thirty_kinds_and_more(mixed):
    assert len(mixed[0]) >= 45


def test_each_is_named_with_its_code(mixed):
    expected, _, problems = mixed
    assert {problem.article: problem.code for problem in problems} == expected
    assert len(problems) == len(expected)


def test_good_reports_are_read_as_if_alone(mixed, tmp_path):
    write(tmp_path, GOOD)
    assert mixed[1] == list(read([str(tmp_path)], Settings()))
    assert [report.address for report in mixed[1]] == sorted(GOOD)


def test_messages_are_one_safe_line_that_begins_with_the_name(mixed):
    for problem in mixed[2]:
        assert problem.message.isprintable()
        assert problem.message.startswith(problem.article)
        assert len(problem.message) < 500


def test_a_pipe_and_a_device_given_by_name_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    found: list[Report | Problem] = []
    sources = [str(tmp_path / "pipe.txt"), "/dev/zero"]
    reader = threading.Thread(target=lambda: found.extend(read(sources, Settings())), daemon=True)
    reader.start()
    reader.join(5)
    assert not reader.is_alive()
    assert [x.code for x in found] == ["not-a-file", "not-a-file"]


def test_a_file_that_turned_into_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "late.txt")
    with pytest.raises(Exception, match="not a regular file"), opened(str(tmp_path / "late.txt"), False, 10):
        pass


@pytest.mark.parametrize("name", ["bomb.txt.gz", "oversized.txt"])
def test_nothing_is_read_past_the_limit(tmp_path, name):
    expected = bad_files.make(tmp_path)
    with opened(str(tmp_path / name), name.endswith("gz"), bad_files.MB) as stream:
        with pytest.raises(Exception, match="1 MB"):
            content(stream)
        assert stream.tell() <= 1.5 * bad_files.MB
    assert expected[name] == "oversized"


@pytest.mark.parametrize(
    ("source", "code"),
    [("nowhere.txt", "missing"), ("a\0b.txt", "missing"), ("", "missing"), ("x" * 5000 + ".txt", "unreadable")],
)
def test_sources_that_are_not_there(tmp_path, monkeypatch, source, code):
    monkeypatch.chdir(tmp_path)
    found = list(read([source], Settings()))
    assert [x.code for x in found] == [code]


def test_a_file_as_folder_is_missing(tmp_path):
    write(tmp_path, GOOD)
    assert [x.code for x in read([str(tmp_path / "first.txt" / "x.txt")], Settings())] == ["missing"]


def test_an_empty_folder_is_a_problem(tmp_path):
    (tmp_path / ".hidden.txt").write_text("hidden")
    assert [x.code for x in read([str(tmp_path)], Settings())] == ["empty"]


def test_hundreds_of_bad_lines_end_in_one_problem(tmp_path):
    (tmp_path / "prose.jsonl").write_text("This is prose.\n" * 5000)
    problems = list(read([str(tmp_path)], Settings()))
    assert len(problems) == 101
    assert problems[-1].article == "prose.jsonl"


def test_bad_lines_after_a_good_one_are_all_named(tmp_path):
    (tmp_path / "mixed.jsonl").write_text('{"text": "A fire in Hollin."}\n' + "no\n" * 150)
    reports, problems = split(list(read([str(tmp_path)], Settings())))
    assert (len(reports), len(problems)) == (1, 150)
    assert problems[-1].article == "mixed.jsonl#151"


def test_a_line_over_the_limit_costs_only_itself(tmp_path):
    long = '{"text": "' + "a" * 3000 + '"}\n'
    (tmp_path / "long.jsonl").write_text('{"text": "One."}\n' + long + '{"text": "Three."}\n')
    found = list(read([str(tmp_path)], Settings(max_document_bytes=1000)))
    assert [x.code if isinstance(x, Problem) else x.address for x in found] == [
        "long.jsonl#1", "oversized", "long.jsonl#3",
    ]  # fmt: skip
