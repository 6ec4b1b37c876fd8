"""Values of fields in a person's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from corroborate.model import CountField, Field

STATUS = {
    "agreed": "agreed",
    "single-origin": "one origin",
    "disputed": "disputed",
    "unknown": "unknown",
    "decided": "decided by an analyst",
}

PLACE_PRECISION = {
    1: "exact place",
    2: "near the place",
    3: "the district",
    4: "the province",
    5: "an area or a line",
    6: "the country",
    7: "international waters or airspace",
}
"""UCDP GED Codebook 24.1, where_prec, in short."""


def number_of(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def field_name(name: str) -> str:
    """A field's name for a person: ``civilians killed``."""
    return name.replace("_", " ")


def count_words(field: Field | CountField) -> str:
    """``2``, ``2 (2–3 or more)``, ``unknown``."""
    if not isinstance(field, CountField) or field.best is None:
        more = isinstance(field, CountField) and field.open
        return "some, number unknown" if more else "unknown"
    top = " or more" if field.open else ""
    if field.low == field.high:
        return f"{field.best}{top}"
    return f"{field.best} ({field.low}–{field.high}{top})"


def value_words(name: str, value: Any) -> str:
    """Any field's or claim's value in words; unknown where it is null."""
    if value is None:
        return "unknown"
    if not isinstance(value, dict):
        return str(value)
    return _SAID.get(name, _listed)(value)


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def _when(value: dict[str, Any]) -> str:
    if value["start"] == value["end"]:
        return f"{_day(value['start'])} ({date.fromisoformat(value['start']):%A})"
    return f"{_day(value['start'])} to {_day(value['end'])} (given as a {value['precision'].rstrip('s')} or span)"


def _where(value: dict[str, Any]) -> str:
    parts = [str(value["name"])]
    around = [part for part in (value["admin1"], value["country"]) if part and part not in parts[0]]
    at = f"{value['latitude']:.4f}, {value['longitude']:.4f}" if value["latitude"] is not None else "not on the map"
    return f"{', '.join(parts + around)} ({at}; {PLACE_PRECISION.get(value['precision'], '')})"


def _who(value: dict[str, Any]) -> str:
    about = [part for part in (value.get("kind"), value.get("country")) if part]
    return f"{value.get('name') or 'unnamed'} ({', '.join(about)})" if about else str(value.get("name"))


def _thing(value: dict[str, Any]) -> str:
    name, kind = value.get("name"), value.get("kind")
    return f"{name} ({kind})" if name and kind and name != kind else str(name or kind)


def _event(value: dict[str, Any]) -> str:
    return f"{value['sub_type']} ({value['type']})"


def _listed(value: dict[str, Any]) -> str:
    return ", ".join(str(part) for part in value.values() if part is not None)


_SAID = {"date": _when, "place": _where, "perpetrator": _who, "target": _thing, "weapon": _thing, "event_type": _event}
