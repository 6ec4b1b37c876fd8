"""Which files are cases, and that no other is touched."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from corroborate.errors import CaseBusy, CaseVersionError, NotACase, UsageError
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.store.tables import APPLICATION, VERSION
from tests.store.reporting import SETTINGS, report


def made(path: Path) -> bytes:
    with Case.open(path, create=True, settings=SETTINGS) as case:
        case.add(report("Two died."))
    return path.read_bytes()


def foreign(path: Path, application: int = 0) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("CREATE TABLE reports (id TEXT)")
        connection.commit()


def with_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(data)


FOREIGN = {
    "text": lambda path: with_bytes(path, b"Two people died in a fire in Hollin, police said.\n" * 9),
    "one byte": lambda path: with_bytes(path, b"\n"),
    "only the magic": lambda path: with_bytes(path, b"SQLite format 3\0"),
    "nothing but nul": lambda path: with_bytes(path, bytes(8192)),
    "another program's database": foreign,
    "another program's, with its id": lambda path: foreign(path, 0x0F055112),
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_case_is_refused_and_untouched(tmp_path, kind, create):
    path = tmp_path / "a.case"
    FOREIGN[kind](path)
    before, status = path.read_bytes(), path.stat()
    with pytest.raises(NotACase, match="not touched"):
        Case.open(path, create=create, settings=SETTINGS)
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    assert os.listdir(tmp_path) == ["a.case"]


def test_a_newer_case_is_refused_and_untouched(tmp_path):
    path = tmp_path / "a.case"
    made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(CaseVersionError, match="newer"):
        Case.open(path, create=True, settings=SETTINGS)
    assert path.read_bytes() == before


def test_the_file_says_what_it_is(tmp_path):
    data = made(tmp_path / "a.case")
    assert struct.unpack(">I", data[68:72])[0] == APPLICATION
    assert struct.unpack(">I", data[60:64])[0] == VERSION


def test_an_empty_file_may_be_taken(tmp_path):
    path = tmp_path / "a.case"
    path.touch()
    with pytest.raises(UsageError, match="no case here"):
        Case.open(path, create=False, settings=SETTINGS)
    assert path.stat().st_size == 0
    made(path)


def test_a_missing_case_is_made_only_when_asked(tmp_path):
    with pytest.raises(UsageError, match="corroborate build"):
        Case.open(tmp_path / "a.case", create=False, settings=SETTINGS)
    with pytest.raises(UsageError, match="folder does not exist"):
        Case.open(tmp_path / "no" / "a.case", create=True, settings=SETTINGS)
    assert os.listdir(tmp_path) == []


def test_folders_pipes_and_loops_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    for path, error in ((tmp_path, NotACase), (tmp_path / "pipe", NotACase), (tmp_path / "loop", UsageError)):
        with pytest.raises(error):
            Case.open(path, create=True, settings=SETTINGS)
    with pytest.raises(UsageError):
        Case.open("a\0b", create=True, settings=SETTINGS)


def test_a_damaged_case_is_told_in_one_line(tmp_path):
    path = tmp_path / "a.case"
    data = made(path)
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(NotACase, match="damaged") as told, Case.open(path, create=False, settings=SETTINGS) as case:
        list(case.reports())
    assert "\n" not in str(told.value)


def test_a_case_that_is_held_is_waited_for_and_then_told(tmp_path):
    path = tmp_path / "a.case"
    made(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Case.open(path, create=False, settings=Settings(case_wait_seconds=0.2)) as case:
            assert len(case.report_ids()) == 1  # reading goes on
            with pytest.raises(CaseBusy, match="another process"):
                case.add(report("Three died."))
            other.execute("ROLLBACK")
            assert case.add(report("Three died."))


def test_reading_leaves_a_case_as_it_was(tmp_path):
    path = tmp_path / "a.case"
    before = made(path)
    with Case.open(path, create=False, settings=SETTINGS) as case:
        list(case.reports()), case.records(), case.problems(), case.decisions(), case.basis()
        assert case.cached("parse", ["a"]) == {}
    assert path.read_bytes() == before
