"""A record's values, as registers ask for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from corroborate.model import CountField, Record


def value(record: Record, field: str) -> dict[str, Any]:
    """A field's value as a mapping; empty where it is null."""
    found: Any = record.fields[field].value if field in record.fields else None
    return found if isinstance(found, dict) else {}


def settled(record: Record, field: str) -> dict[str, Any]:
    """The same, and empty too where the field is disputed: a register's code is no place for doubt."""
    return {} if record.fields[field].status == "disputed" else value(record, field)


def best(record: Record, field: str) -> int | None:
    """A count's best figure."""
    found = record.fields.get(field)
    return found.best if isinstance(found, CountField) else None


def days(record: Record) -> tuple[date, date] | None:
    """First and last day."""
    when = value(record, "date")
    return (date.fromisoformat(when["start"]), date.fromisoformat(when["end"])) if when else None


def length(span: tuple[date, date]) -> int:
    """Days from the first to the last, both counted."""
    return (span[1] - span[0]).days + 1


def middle(span: tuple[date, date]) -> date:
    """The day in the middle, the earlier of two."""
    return span[0] + timedelta(days=(length(span) - 1) // 2)


def only_civilians(record: Record) -> bool:
    """Whether everybody killed is said to be a civilian, and somebody was killed."""
    killed = best(record, "killed")
    return bool(killed) and best(record, "civilians_killed") == killed
