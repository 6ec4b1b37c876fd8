"""The reports of a case and the addresses each was read at."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from corroborate.model import Given, Report
from corroborate.store.database import Database
from corroborate.store.tables import readings, reports

_BATCH = 100


class Reports:
    """What the case holds of what was read; nothing here is ever changed or taken away."""

    _db: Database

    def add(self, report: Report) -> bool:
        """Keep one report and its address, in whole or not at all.

        Returns:
            Whether anything was new: the report, or the address it was read at. A report that was
            there already, seen at an earlier time than was known, counts as new too.

        Raises:
            CaseBusy: another process held the case for too long.
        """
        return self.add_many([report]) > 0

    def add_many(self, batch: Iterable[Report]) -> int:
        """Keep several reports in one transaction: all of them or none.

        Returns:
            How many of them brought something new.
        """
        batch = list(batch)
        with self._db.writing() as connection:
            return sum(_added(connection, report) for report in batch)

    def report_ids(self) -> list[str]:
        """The ids of all reports, sorted."""
        with self._db.reading() as connection:
            return sorted(connection.execute(sa.select(reports.c.id)).scalars())

    def reports(self) -> Iterator[tuple[Report, tuple[str, ...]]]:
        """Every report with all its addresses, sorted; ordered by id.

        A report's own ``address`` is the first of them, ``given.fetched`` the earliest time it was
        seen: the same whatever order the reports came in. Reports that another process adds
        meanwhile may or may not be among them; the case is not locked between two of them.
        """
        ids = self.report_ids()
        for start in range(0, len(ids), _BATCH):
            yield from self._loaded(ids[start : start + _BATCH])

    def _loaded(self, ids: Sequence[str]) -> list[tuple[Report, tuple[str, ...]]]:
        with self._db.reading() as connection:
            rows = connection.execute(sa.select(reports).where(reports.c.id.in_(ids))).mappings().all()
            seen: dict[str, list[Mapping[str, Any]]] = {}
            for reading in connection.execute(sa.select(readings).where(readings.c.report.in_(ids))).mappings():
                seen.setdefault(reading["report"], []).append(dict(reading))
        return [_report(dict(row), seen[row["id"]]) for row in sorted(rows, key=lambda row: str(row["id"]))]


def _added(connection: sa.Connection, report: Report) -> bool:
    known = connection.execute(sa.select(reports.c.id).where(reports.c.id == report.id)).first()
    if not known:
        given = msgspec.json.encode(msgspec.structs.replace(report.given, fetched=None))
        row = {"id": report.id, "media": report.media, "data": zlib.compress(report.data), "given": given}
        connection.execute(sa.insert(reports).values(**row))
    key = (readings.c.report == report.id) & (readings.c.address == report.address)
    found = connection.execute(sa.select(readings.c.encoding, readings.c.fetched).where(key)).first()
    new = {"encoding": report.encoding, "fetched": report.given.fetched}
    if found is None:
        connection.execute(sa.insert(readings).values(report=report.id, address=report.address, **new))
        return True
    merged = {"encoding": min(found.encoding, report.encoding), "fetched": _earliest([found.fetched, new["fetched"]])}
    if merged == {"encoding": found.encoding, "fetched": found.fetched}:
        return False
    connection.execute(sa.update(readings).where(key).values(**merged))
    return True


def _report(row: Mapping[str, Any], seen: Sequence[Mapping[str, Any]]) -> tuple[Report, tuple[str, ...]]:
    addresses = tuple(sorted(reading["address"] for reading in seen))
    given = msgspec.structs.replace(
        msgspec.json.decode(row["given"], type=Given), fetched=_earliest([reading["fetched"] for reading in seen])
    )
    report = Report(
        id=row["id"],
        media=row["media"],
        data=zlib.decompress(row["data"]),
        encoding=min(reading["encoding"] for reading in seen),
        address=addresses[0],
        given=given,
    )
    return report, addresses


def _earliest(times: Iterable[str | None]) -> str | None:
    return min((time for time in times if time), default=None)
