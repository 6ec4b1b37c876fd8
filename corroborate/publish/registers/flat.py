"""``csv``: a row an incident, our own columns, names that do not move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import COUNT_FIELDS, CountField, Record
from corroborate.publish.registers.cells import Cell, joined, rows
from corroborate.publish.registers.values import value

_COUNTS = (*COUNT_FIELDS, "missing", "captured")
_PARTS: Mapping[str, Sequence[str]] = {
    "event_type": ("type", "sub_type"),
    "date": ("start", "end", "edtf", "precision"),
    "place": ("name", "country", "admin1", "latitude", "longitude", "precision"),
    "perpetrator": ("name", "kind", "country"),
    "target": ("name", "kind"),
    "weapon": ("name", "kind"),
}
_STANDING = ("status", "origins")
_RANGE = ("low", "best", "high", "open")

COLUMNS = (
    "id",
    "summary",
    "rule",
    *(f"{field}_{part}" for field, parts in _PARTS.items() for part in (*parts, *_STANDING)),
    "time_of_day",
    *(f"time_of_day_{part}" for part in _STANDING),
    *(f"{field}_{part}" for field in _COUNTS for part in (*_RANGE, *_STANDING)),
    "victims",
    "conflicts",
    "articles",
    "publishers",
    "sources",
    "problems",
)
"""The columns, in order: identity, what, when, where, who, with what, how many, on what evidence."""


def table(records: Sequence[Record]) -> Iterable[bytes]:
    """The table as pieces of UTF-8."""
    return rows(COLUMNS, map(_row, records))


def _row(record: Record) -> dict[str, Cell]:
    row: dict[str, Cell] = {"id": record.id, "summary": record.summary, "rule": record.rule}
    for field, parts in _PARTS.items():
        row |= {f"{field}_{part}": value(record, field).get(part) for part in parts}
        row |= _standing(record, field)
    clock = record.fields["time_of_day"].value
    row |= {"time_of_day": clock if isinstance(clock, str) else None, **_standing(record, "time_of_day")}
    for name in _COUNTS:
        found = record.fields.get(name)
        if isinstance(found, CountField):
            row |= {f"{name}_{part}": getattr(found, part) for part in _RANGE} | _standing(record, name)
    row["victims"] = joined(" / ".join(one.name for one in victim.names) for victim in record.victims)
    row["conflicts"] = joined(conflict.field for conflict in record.conflicts)
    row["articles"] = len(record.articles)
    row["publishers"] = joined(a.publisher or a.original_publisher for a in record.articles)
    row["sources"] = joined(a.source for a in record.articles)
    row["problems"] = joined(problem.code for problem in record.problems)
    return row


def _standing(record: Record, field: str) -> dict[str, Cell]:
    found = record.fields[field]
    return {f"{field}_status": found.status, f"{field}_origins": found.origins}
