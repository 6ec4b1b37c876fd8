"""Older cases come up to date by numbered steps, in one go."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from corroborate.store import database, migrations, tables
from corroborate.store.case import Case
from tests.store.reporting import SETTINGS, report


def version_0(path: Path) -> None:
    """A case as a program before the first version might have left it: reports, and nothing else."""
    kept = report("Two died.", "old.txt", title="Fire")
    given = b'{"title":"Fire"}'
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA application_id = {tables.APPLICATION};"
            "CREATE TABLE reports (id TEXT PRIMARY KEY, media TEXT NOT NULL, data BLOB NOT NULL, given BLOB NOT NULL);"
            "CREATE TABLE readings (report TEXT, address TEXT, encoding TEXT NOT NULL, fetched TEXT,"
            " PRIMARY KEY (report, address));"
        )
        connection.execute("INSERT INTO reports VALUES (?,?,?,?)", (kept.id, "text", zlib.compress(kept.data), given))
        connection.execute("INSERT INTO readings VALUES (?,?,?,?)", (kept.id, "old.txt", "utf-8", None))
        connection.commit()


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_a_case_of_version_0_is_brought_up_and_keeps_its_reports(tmp_path):
    path = tmp_path / "a.case"
    version_0(path)
    with Case.open(path, create=False, settings=SETTINGS) as case:
        assert [found for found, _ in case.reports()] == [report("Two died.", "old.txt", title="Fire")]
        assert case.add(report("Three died."))
        case.decide("Ina", "kind", {})
    assert pragma(path, "user_version") == tables.VERSION


def test_every_version_has_its_step():
    assert sorted(migrations.STEPS) == list(range(1, tables.VERSION + 1))


def test_a_new_case_has_the_tables_that_the_program_reads(tmp_path):
    path = tmp_path / "a.case"
    Case.open(path, create=True, settings=SETTINGS).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    there = sa.MetaData()
    there.reflect(engine)
    engine.dispose()

    def shape(metadata: sa.MetaData) -> dict[str, list[tuple[str, str, bool]]]:
        return {
            name: [(column.name, str(column.type), column.primary_key) for column in table.columns]
            for name, table in metadata.tables.items()
        }

    assert shape(there) == shape(tables.metadata)


def add_column(connection: sa.Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE cache ADD COLUMN used TEXT")


def fall(connection: sa.Connection) -> None:
    add_column(connection)
    raise KeyError("a step that does not work")


def test_the_next_version_takes_one_more_step(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    Case.open(path, create=True, settings=SETTINGS).close()
    monkeypatch.setitem(migrations.STEPS, 2, add_column)
    monkeypatch.setattr(database, "VERSION", 2)
    for _ in range(2):
        Case.open(path, create=False, settings=SETTINGS).close()
    assert pragma(path, "user_version") == 2
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == ("2",)


def test_a_step_that_fails_leaves_the_case_at_its_version(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    Case.open(path, create=True, settings=SETTINGS).close()
    before = path.read_bytes()
    monkeypatch.setitem(migrations.STEPS, 2, fall)
    monkeypatch.setattr(database, "VERSION", 2)
    with pytest.raises(KeyError):
        Case.open(path, create=False, settings=SETTINGS)
    assert path.read_bytes() == before
