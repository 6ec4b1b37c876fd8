"""The one sentence a person would say, built from the fields and never copied from an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from corroborate.data import words as words_of
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
    "abduction": "an abduction",
    "crime": "a violent crime",
    "disease": "an outbreak of disease",
}


def words_with_article() -> frozenset[str]:
    """Last words of names that a sentence puts "the" before."""
    return words_of("article_words")


def summary(fields: Mapping[str, Field | CountField], suspected: bool = False) -> str:
    """One sentence: when, what, by whom, where, how many; ``suspected`` where nobody states who did it."""
    where: Any = fields["place"].value
    place = f" {_preposition(where)} {where['name']}" if where else " in a place not established"
    sentence = f"{_when(fields['date'].value)}{_what(fields)}{place}{_doer(fields, suspected)} {_toll(fields)}"
    return sentence[0].upper() + sentence[1:] + "."


def _preposition(where: Any) -> str:
    """ "Near" where the words put it near a place (where_prec 2), else "in"."""
    return "near" if where["precision"] == 2 else "in"


def _doer(fields: Mapping[str, Field | CountField], suspected: bool) -> str:
    who: Any = fields["perpetrator"].value
    if not who or who["kind"] == "unidentified":
        return ""
    doubt = " (disputed)" if fields["perpetrator"].status == "disputed" else ""
    how = "of which {} is suspected" if suspected else "attributed to {}"
    return f", {how.format(_with_article(who['name']))}{doubt},"


def _with_article(name: str) -> str:
    """A name as a sentence says it: "the United States", "the Northern Front", but "Namibia"."""
    words = name.split()
    plain = words[0].lower() in ("the", "a", "an") or not (words[-1] in words_with_article() or words[0] == "United")
    return name if plain else f"the {name}"


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
    killed, injured = fields["killed"], fields["injured"]
    said = [_counted("killed", killed), _counted("injured", injured)]
    text = " and ".join(part for part in said if part)
    if not text:
        return "is reported without a toll"
    civilians = fields["civilians_killed"]
    if not isinstance(civilians, CountField) or civilians.best is None:
        return text
    if civilians.best == 0:
        if civilians.origins == 1 and killed.value:
            return f"{text}; by one origin's word no civilian was killed"
        return f"{text}; no civilian is said to be among the dead"
    if isinstance(killed, CountField) and killed.best == civilians.best:
        return f"{text}; all of the dead are said to be civilians"
    return f"{text}; {'at least ' if civilians.open else ''}{civilians.best} of the dead are said to be civilians"


def _counted(verb: str, field: Field | CountField) -> str:
    if not isinstance(field, CountField) or field.best is None:
        return ""
    people = "nobody" if field.best == 0 else "1 person" if field.best == 1 else f"{field.best} people"
    if field.low == field.high:
        return f"{verb} at least {people}" if field.open and field.best else f"{verb} {people}"
    return f"{verb} {people} (reports give {field.low} to {field.high}{' or more' if field.open else ''})"
