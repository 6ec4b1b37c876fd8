"""The one sentence a person would say, built from the fields and never copied from an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from corroborate.model import CountField, Field

_EVENTS = {
    "Air/drone strike": "an air or drone strike",
    "Shelling/artillery/missile attack": "a shelling or missile attack",
    "Remote explosive/landmine/IED": "a bombing",
    "Suicide bomb": "a suicide bombing",
    "Grenade": "a grenade attack",
    "Chemical weapon": "a chemical attack",
    "Armed clash": "an armed clash",
    "Attack": "an attack",
    "Abduction/forced disappearance": "an abduction",
    "Peaceful protest": "a protest",
    "Violent demonstration": "a riot",
    "accident": "an accident",
    "explosion": "an explosion",
    "natural-disaster": "a natural disaster",
    "fire": "a fire",
    "crime": "a violent crime",
    "disease": "an outbreak of disease",
}


def summary(fields: Mapping[str, Field | CountField]) -> str:
    """One sentence: when, what, where, by whom, how many."""
    what = _what(fields)
    where: Any = fields["place"].value
    parts = [
        _when(fields["date"].value),
        f"{what} in {where['name']}" if where else f"{what} in a place not established",
    ]
    who: Any = fields["perpetrator"].value
    if who and who["kind"] != "unidentified":
        doubt = ", disputed" if fields["perpetrator"].status == "disputed" else ""
        parts[1] += f", attributed to {who['name']}{doubt},"
    sentence = f"{parts[0]}{parts[1]} {_toll(fields)}"
    return sentence[0].upper() + sentence[1:] + "."


def _what(fields: Mapping[str, Field | CountField]) -> str:
    value: Any = fields["event_type"].value
    weapon: Any = fields["weapon"].value
    if not value:
        return "an incident"
    if value["sub_type"] == "Air/drone strike" and weapon:
        return (
            "a drone strike"
            if weapon["kind"] == "drone"
            else "an air strike"
            if weapon["kind"] == "aircraft"
            else "a strike"
        )
    return _EVENTS.get(value["sub_type"], "an incident")


def _when(value: Any) -> str:
    if not value:
        return "on a date not established, "
    start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    if start == end:
        return f"on {start.day} {start:%B %Y}, "
    if value["precision"] == "days":
        return f"between {start.day} {start:%B} and {end.day} {end:%B %Y}, "
    if value["precision"] == "month":
        return f"in {start:%B %Y}, "
    if value["precision"] == "year":
        return f"in {start.year}, "
    return f"between {start.isoformat()} and {end.isoformat()}, "


def _toll(fields: Mapping[str, Field | CountField]) -> str:
    killed, injured = (_count(fields[name]) for name in ("killed", "injured"))
    if killed is None and injured is None:
        return "of which no toll is established"
    said = [f"killed {killed}" if killed else "", f"injured {injured}" if injured else ""]
    text = " and ".join(part for part in said if part)
    civilians = fields["civilians_killed"]
    if not isinstance(civilians, CountField) or civilians.best is None:
        return text
    return f"{text}, {'no' if civilians.best == 0 else civilians.best} civilians among the dead as far as reports say"


def _count(field: Field | CountField) -> str | None:
    if not isinstance(field, CountField) or field.best is None:
        return None
    people = "nobody" if field.best == 0 else "1 person" if field.best == 1 else f"{field.best} people"
    if field.low == field.high:
        return f"at least {people}" if field.open and field.best else people
    return f"{people} (reports give {field.low} to {field.high}{' or more' if field.open else ''})"
