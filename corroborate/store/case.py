"""A case: one file of reports and decisions, and what was worked out from them.

Importing this module brings in SQLAlchemy (about 0.15 s): commands that open no case import it late.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from corroborate.settings import Settings
from corroborate.store.cache import Cache
from corroborate.store.database import Database
from corroborate.store.decisions import Decisions
from corroborate.store.derived import Derived
from corroborate.store.problems import Problems
from corroborate.store.reports import Reports


class Case(Reports, Problems, Decisions, Cache, Derived):
    """One person's work on one file. Use it as a context manager.

    Several processes may have the same case open; each change waits for its turn. A process that
    is killed leaves the case as it was before the change it was at. A case must not cross a fork
    or a thread: open it again there.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    @classmethod
    def open(cls, path: Path | str, *, create: bool, settings: Settings) -> Self:
        """Open a case.

        Args:
            path: the file.
            create: whether to make one where there is none (or only an empty file).
            settings: ``case_wait_seconds`` is used.

        Raises:
            NotACase, CaseVersionError: and the file was not touched.
            UsageError: there is no such case, or it can't be opened or written.
            CaseBusy: another process held the case for too long.
        """
        return cls(Database(Path(path), create=create, wait=settings.case_wait_seconds))

    def close(self) -> None:
        """Let the file go; closing twice is closing once."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
