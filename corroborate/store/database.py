"""A case's file: told from other files before it is touched, opened, locked, and let go.

SQLite keeps its rollback journal beside the file only while something is being written, so a
case that is closed is one file, and one whose writer was killed is put right by whoever opens it.
(A journal that was killed before it held anything is no danger and goes with the next change.)
"""

from __future__ import annotations

import importlib
import sqlite3
import stat
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from corroborate.errors import CaseBusy, CaseVersionError, CorroborateError, NotACase, UsageError
from corroborate.store.migrations import migrate
from corroborate.store.tables import APPLICATION, VERSION, meta

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_USER_VERSION_AT, _APPLICATION_AT = 60, 68  # SQLite database file format, 1.3


class Database:
    """One connection to one case's file, and its transactions."""

    def __init__(self, path: Path, *, create: bool, wait: float) -> None:
        """Open the file; make it a case if it is new, bring it up to date if it is older.

        Raises:
            NotACase, CaseVersionError: and the file was not touched.
            UsageError: there is no such case, or it can't be opened or written.
            CaseBusy: another process held it for longer than ``wait`` seconds.
        """
        self.path = path
        self._wait = wait
        _check(path, create)
        # Without an isolation level the driver begins no transactions of its own; ours say how.
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path.absolute())),
            connect_args={"timeout": wait, "isolation_level": None},
            poolclass=sa.pool.StaticPool,
        )
        self._closed = False
        try:
            # Asked again of SQLite, which first undoes what a killed process left half done.
            if self._found() < VERSION:
                self._bring_up_to_date(create)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the file go; closing twice is closing once."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the case from its first query to its end."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is in the file in whole, or not at all.

        It takes the write lock at once: a reader that turns writer could only fail when another
        process does the same.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sa.Connection]:
        if self._closed:
            raise UsageError(f"{self.path}: this case was closed; open it again")
        with _told_apart(self.path, self._wait), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                if _open(connection):
                    connection.exec_driver_sql("ROLLBACK")
                raise

    def _found(self) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def _bring_up_to_date(self, create: bool) -> None:
        with self.writing() as connection:
            found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if found >= VERSION:
                return  # another process was faster
            if not connection.exec_driver_sql("PRAGMA application_id").scalar_one():
                _to_be_made(self.path, create)
            migrate(connection, found, VERSION)
            put(connection, meta, {"key": "version", "value": str(VERSION)})
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def insert_new(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet, in whichever SQL the database speaks."""
    if rows:
        dialect = importlib.import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def put(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Insert one row, in place of the one with the same key."""
    dialect = importlib.import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    key = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in key}
    connection.execute(dialect.insert(table).values(**row).on_conflict_do_update(index_elements=key, set_=rest))


def _open(connection: sa.Connection) -> bool:
    driver: Any = connection.connection.dbapi_connection
    return bool(driver.in_transaction)


def _check(path: Path, create: bool) -> None:
    """Refuse what is no case, or a newer program's, from its first bytes; SQLite has not seen it yet."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotACase(f"{path}: is not a file, so it is no case; name a file")
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except ValueError as error:
        raise UsageError(f"{str(path)!r}: is no file name; name another file") from error
    except FileNotFoundError:
        _to_be_made(path, create)
        return
    except OSError as error:
        raise UsageError(f"{path}: can't be opened: {error.strerror}; check its permissions") from error
    if not header:
        _to_be_made(path, create)
        return
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC) or _number(header, _APPLICATION_AT) != APPLICATION:
        raise NotACase(f"{path}: is no case of Corroborate and was not touched; name another file")
    version = _number(header, _USER_VERSION_AT)
    if version > VERSION:
        raise CaseVersionError(
            f"{path}: was written by a newer Corroborate (version {version}, this one reads {VERSION}); update it"
        )


def _to_be_made(path: Path, create: bool) -> None:
    if not create:
        raise UsageError(f"{path}: there is no case here; build one with: corroborate build SOURCE… --case {path}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: its folder does not exist; make the folder or name another file")


def _number(header: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", header, at)[0])


@contextmanager
def _told_apart(path: Path, wait: float) -> Iterator[None]:
    """The database's errors, as errors of ours that a user can act on."""
    try:
        yield
    except sa.exc.DatabaseError as error:
        raise _meant(path, wait, error.orig) from error


def _meant(path: Path, wait: float, error: BaseException | None) -> CorroborateError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseBusy(f"{path}: another process has been writing this case for {wait:g} seconds; try again later")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return NotACase(f"{path}: is damaged ({error}); restore it from a copy, or build it again from its sources")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return UsageError(f"{path}: can't be written ({error}); check permissions and free space")
    return CorroborateError(f"{path}: the case can't be used: {error}")
