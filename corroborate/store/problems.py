"""What could not be read, kept so that the case can say what is missing from it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from corroborate.model import Problem
from corroborate.store.database import Database, insert_new
from corroborate.store.tables import problems


class Problems:
    """The problems that intake met, each once."""

    _db: Database

    def note(self, found: Iterable[Problem]) -> None:
        """Keep problems, each once however often it is met."""
        rows = [{"source": p.article or "", "code": p.code, "message": p.message} for p in found]
        if rows:
            with self._db.writing() as connection:
                insert_new(connection, problems, rows)

    def problems(self) -> list[Problem]:
        """All problems, sorted by source, code and message."""
        with self._db.reading() as connection:
            query = sa.select(problems.c.source, problems.c.code, problems.c.message)
            rows = sorted(tuple(row) for row in connection.execute(query))
        return [Problem(code, message, source or None) for source, code, message in rows]

    def clear_problem(self, *addresses: str) -> None:
        """Forget the problems of sources that were since read well.

        A line's address (``file.jsonl#3``) clears the line's problems and the file's own: call
        this before the problems of the same reading are noted.
        """
        known = {problem.article for problem in self.problems()}
        gone = [{"gone": source} for source in sorted({*addresses, *map(_file, addresses)}) if source in known]
        if gone:
            with self._db.writing() as connection:
                connection.execute(sa.delete(problems).where(problems.c.source == sa.bindparam("gone")), gone)


def _file(address: str) -> str:
    file, mark, line = address.rpartition("#")
    return file if mark and line.isdecimal() else address
