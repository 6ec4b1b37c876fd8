"""Values of fields and claims in a person's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from corroborate.model import Claim, CountField, Field

STATUS = {
    "agreed": "agreed",
    "single-origin": "one origin only",
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

MODIFIER = {
    "exact": "",
    "at-least": "at least ",
    "more-than": "more than ",
    "at-most": "at most ",
    "less-than": "fewer than ",
    "about": "about ",
    "several": "several",
}


def number_of(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def field_name(name: str) -> str:
    """A field's name for a person: ``civilians killed``."""
    return name.replace("_", " ")


def count_words(field: Field | CountField) -> str:
    """``2``, ``2 (2–3 or more)``, ``6 or more``, ``unknown``."""
    if not isinstance(field, CountField) or field.best is None:
        more = isinstance(field, CountField) and field.open
        return "some, number unknown" if more else "unknown"
    top = " or more" if field.open else ""
    return f"{field.best}{top}" if field.low == field.high else f"{field.best} ({field.low}–{field.high}{top})"


def field_words(name: str, field: Field | CountField) -> str:
    """A field's value in words."""
    return count_words(field) if isinstance(field, CountField) else value_words(name, field.value)


def standing_words(field: Field | CountField) -> str:
    """``agreed, at most 3 origins``; ``unknown``."""
    if field.value is None:
        return "" if field.status == "unknown" else STATUS[field.status]
    if field.status == "single-origin":
        return STATUS[field.status]
    return f"{STATUS[field.status]}, at most {number_of(field.origins, 'origin')}"


def claim_words(claim: Claim, *, short: bool = False) -> str:
    """What a claim says: ``at least 6``, ``denies: a building``, ``would not say``.

    Args:
        claim: the claim.
        short: whether names stand without what is known about them.
    """
    if claim.stance == "declines":
        return "would not say"
    if claim.value is None:
        said = f"“{claim.span.exact}”"
    elif isinstance(claim.value, int):
        said = f"{MODIFIER.get(claim.modifier or 'exact', '')}{'' if claim.modifier == 'several' else claim.value}"
    else:
        said = _short(claim.value) if short else value_words(claim.field, claim.value)
    said = {"denies": f"denies: {said}", "doubts": f"doubts: {said}"}.get(claim.stance, said)
    return f"{said} (hedged)" if claim.certainty == "hedged" else said


def value_words(name: str, value: Any) -> str:
    """Any field's or claim's value in words; unknown where it is null."""
    if value is None:
        return "unknown"
    if not isinstance(value, dict):
        return str(value)
    return _SAID.get(name, _listed)(value)


def _short(value: Any) -> str:
    return str(value.get("name") or value.get("edtf") or _listed(value)) if isinstance(value, dict) else str(value)


def when_words(value: dict[str, Any]) -> str:
    """``4 January 2024 (Thursday)``; a longer time by its first and last day."""
    start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    if start == end:
        return f"{_day(start)} ({start:%A})"
    if value["precision"] == "month":
        return f"{start:%B} {start.year}"
    if value["precision"] == "year":
        return f"{start.year}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _where(value: dict[str, Any]) -> str:
    around = [part for part in (value["admin1"], value["country"]) if part and part not in value["name"]]
    at = f"{value['latitude']:.4f}, {value['longitude']:.4f}" if value["latitude"] is not None else "not on the map"
    return f"{', '.join([value['name'], *around])} ({PLACE_PRECISION.get(value['precision'], '')}; {at})"


def _who(value: dict[str, Any]) -> str:
    about = [str(part).replace("-", " ") for part in (value.get("kind"), value.get("country")) if part]
    name = str(value.get("name") or "unnamed")
    return f"{name} ({', '.join(about)})" if about else name


def _thing(value: dict[str, Any]) -> str:
    name, kind = value.get("name"), value.get("kind")
    return f"{name} ({kind})" if name and kind and name != kind else str(name or kind)


def _event(value: dict[str, Any]) -> str:
    return f"{value['sub_type']} ({value['type']})"


def _listed(value: dict[str, Any]) -> str:
    return ", ".join(str(part) for part in value.values() if part is not None)


_SAID = {
    "date": when_words,
    "place": _where,
    "perpetrator": _who,
    "target": _thing,
    "weapon": _thing,
    "event_type": _event,
}
