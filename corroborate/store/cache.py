"""What was worked out once and would come out the same again: parses, articles, accounts."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from corroborate.store.database import Database, insert_new
from corroborate.store.tables import cache

_BATCH = 500  # below every SQLite's limit of parameters in a statement
_LEVEL = 1  # twice as fast as the default and a tenth larger, on parses


class Cache:
    """Bytes by kind and key. A key must name all that its value was worked out from."""

    _db: Database

    def cached(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are there, by key; keys that aren't are left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        with self._db.reading() as connection:
            for start in range(0, len(wanted), _BATCH):
                these = cache.c.key.in_(wanted[start : start + _BATCH])
                query = sa.select(cache.c.key, cache.c.value).where(cache.c.kind == kind, these)
                found.update((key, zlib.decompress(value)) for key, value in connection.execute(query))
        return found

    def keep(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Keep values in one transaction; a key that is there already stays as it is."""
        rows = [{"kind": kind, "key": key, "value": zlib.compress(value, _LEVEL)} for key, value in items.items()]
        if rows:
            with self._db.writing() as connection:
                insert_new(connection, cache, rows)
