"""The records and articles that a case's reports and decisions come out as."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

import sqlalchemy as sa

from corroborate.store.database import Database, put
from corroborate.store.tables import decisions, derived, meta, readings

_RECORD, _ARTICLE = "record", "article"


class Derived:
    """What is published from the case, together with the state of the case it was made from."""

    _db: Database

    def basis(self) -> str:
        """A digest of all that records are made from: reports, where they were read, decisions."""
        with self._db.reading() as connection:
            return _basis(connection)

    def publish(self, basis: str, rule: str, records: Sequence[bytes], articles: Sequence[bytes]) -> bool:
        """Put these records and articles (JSON) in place of the ones there, all or none.

        Args:
            basis: what :meth:`basis` said before the reports were read for them.
            rule: the rule they were reconciled by.
            records: in their order.
            articles: in their order.

        Returns:
            False where the case has moved on since ``basis``; nothing is changed then, and the
            caller derives again.
        """
        rows = [(_RECORD, i, value) for i, value in enumerate(records)]
        rows += [(_ARTICLE, i, value) for i, value in enumerate(articles)]
        packed = [{"kind": kind, "position": i, "value": zlib.compress(value)} for kind, i, value in rows]
        with self._db.writing() as connection:
            if _basis(connection) != basis:
                return False
            connection.execute(sa.delete(derived))
            if packed:
                connection.execute(sa.insert(derived), packed)
            put(connection, meta, {"key": "basis", "value": basis})
            put(connection, meta, {"key": "published_rule", "value": rule})
            put(connection, meta, {"key": "rule", "value": rule})
        return True

    def records(self) -> list[bytes]:
        """The published records, as JSON, in their order."""
        return self._published(_RECORD)

    def articles(self) -> list[bytes]:
        """The published articles, as JSON, in their order."""
        return self._published(_ARTICLE)

    def published_basis(self) -> str | None:
        """The state of the case that the published records were made from; None before the first."""
        return self._meta("basis")

    def published_rule(self) -> str | None:
        """The rule that the published records were reconciled by; None before the first."""
        return self._meta("published_rule")

    def rule(self) -> str | None:
        """The rule this case is reconciled by; None where nobody chose one yet."""
        return self._meta("rule")

    def set_rule(self, rule: str) -> None:
        """Choose the rule; the records that are there stay until the next :meth:`publish`."""
        with self._db.writing() as connection:
            put(connection, meta, {"key": "rule", "value": rule})

    def settings(self) -> str | None:
        """The settings this case is worked out with, as JSON; None where nobody gave any."""
        return self._meta("settings")

    def set_settings(self, settings: str) -> None:
        """Keep settings with the case; the records that are there stay until the next :meth:`publish`."""
        with self._db.writing() as connection:
            put(connection, meta, {"key": "settings", "value": settings})

    def _published(self, kind: str) -> list[bytes]:
        query = sa.select(derived.c.value).where(derived.c.kind == kind).order_by(derived.c.position)
        with self._db.reading() as connection:
            return [zlib.decompress(value) for value in connection.execute(query).scalars()]

    def _meta(self, key: str) -> str | None:
        with self._db.reading() as connection:
            return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar()


def _basis(connection: sa.Connection) -> str:
    digest = hashlib.sha256()
    for table in (readings, decisions):
        for row in sorted(repr(tuple(row)) for row in connection.execute(sa.select(table))):
            digest.update(row.encode("utf-8", "backslashreplace") + b"\n")
    return digest.hexdigest()
