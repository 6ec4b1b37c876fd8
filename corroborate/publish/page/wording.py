"""The record's words for a reader: names of fields, values as a person would write them, dates, speakers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from corroborate.data import table
from corroborate.model import Claim, CountField, Field, Published, Speaker

LABELS = {
    "event_type": "What happened",
    "date": "Date",
    "time_of_day": "Time of day",
    "place": "Place",
    "perpetrator": "Who did it",
    "target": "What was hit",
    "weapon": "By what means",
    "killed": "Killed",
    "injured": "Injured",
    "civilians_killed": "Civilians killed",
    "civilians_injured": "Civilians injured",
    "attackers_killed": "Attackers killed",
    "missing": "Missing",
    "captured": "Captured",
    "victim": "Victims",
    "event": "Other events",
    "tally": "Tallies",
}
STATUSES = {
    "agreed": "Agreed",
    "single-origin": "One origin",
    "disputed": "Disputed",
    "unknown": "Not established",
    "decided": "Decided by an analyst",
}
STATUS_MEANINGS = {
    "agreed": "two or more origins say so and none says otherwise",
    "single-origin": "one origin alone says so",
    "disputed": "there are claims that cannot all be true",
    "unknown": "no report supports a value",
    "decided": "an analyst's signed decision stands in for the rule",
}
CONFLICT_KINDS = {
    "contradiction": "These cannot all be true.",
    "range": "The figures differ.",
    "different-scope": "The claims may be about different things.",
    "self-contradiction": "One report says both.",
}
ORIGIN_KINDS = {
    "agency": "news agency",
    "newsroom": "newsroom’s own voice",
    "statement": "someone’s statement",
    "unknown": "unknown",
}
BASES = {
    "given": "given with the report",
    "metadata": "in the page’s metadata",
    "dateline": "in the dateline",
    "byline": "in the byline",
    "inferred": "inferred",
}
PLACE_PRECISIONS = {
    1: "exact: the town or a named site in it",
    2: "near a known place, within about 25 km",
    3: "somewhere in a district",
    4: "somewhere in a province",
    5: "along a line or in a loosely named area",
    6: "somewhere in the country",
    7: "at sea or in the air, outside any country",
}
_MODIFIERS = {
    "at-least": "at least {}",
    "more-than": "more than {}",
    "at-most": "at most {}",
    "less-than": "fewer than {}",
    "about": "about {}",
    "several": "several",
}
_STANCES = {"denies": "denied", "doubts": "doubted", "declines": "would not say"}


def label(name: str) -> str:
    """A field's name as a reader knows it."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def plural(number: int, noun: str, many: str | None = None) -> str:
    """``1 report``, ``3 reports``."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def capital(sentence: str) -> str:
    """The sentence with its first letter a capital and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("countries")}


def country(code: str | None) -> str | None:
    """An ISO 3166-1 alpha-2 code's name in English, or the code where nobody knows it."""
    return _countries().get(code, code) if code else None


def plain(value: Any) -> Any:
    """A value as JSON knows it, whether it is a noun or already plain."""
    return msgspec.to_builtins(value)


def value_words(name: str, value: Any) -> str:
    """A claim's or a field's value as a person would write it; "" for None."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return f"{value:,}"
    if isinstance(value, str):
        return value.replace("-", " ") if name == "time_of_day" else value
    if isinstance(value, Mapping):
        words = _mapping_words(value)
        if words:
            return words
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _mapping_words(value: Mapping[str, Any]) -> str:
    if "edtf" in value:
        return when_words(value)
    if "sub_type" in value or "type" in value:
        return str(value.get("sub_type") or value.get("type")).replace("-", " ")
    if "name" in value:
        return str(value["name"] or str(value.get("kind") or "").replace("-", " "))
    return ""


def value_note(name: str, value: Any) -> str:
    """What stands small beside a value: its kind, its country, its precision."""
    value = plain(value)
    if not isinstance(value, Mapping):
        return ""
    if "edtf" in value:
        exact = "" if value.get("precision") == "day" else f"known to the {value.get('precision')}; "
        return f"{exact}EDTF {value['edtf']}"
    if "latitude" in value:
        inside = [part for part in (value.get("admin1"), country(value.get("country"))) if part]
        return ", ".join(dict.fromkeys(str(part) for part in inside))
    if "sub_type" in value:
        return str(value.get("type") or "")
    kind = str(value.get("kind") or "").replace("-", " ")
    return "" if kind == str(value.get("name") or "") else kind


def when_words(value: Mapping[str, Any]) -> str:
    """``Thursday 4 January 2024``, ``3–4 January 2024``, ``March 2022``, ``2014``."""
    try:
        start, end = date.fromisoformat(str(value["start"])), date.fromisoformat(str(value["end"]))
    except (KeyError, ValueError):
        return str(value.get("edtf", ""))
    precision = value.get("precision")
    if start == end:
        return f"{start:%A} {day_words(start)}"
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def day_words(day: date) -> str:
    """``4 January 2024``."""
    return f"{day.day} {day:%B} {day.year}"


def published_words(published: Published | None) -> str:
    """When a report came out, by its own clock."""
    return stamp_words(published.value, zone=False) if published else "not dated"


def stamp_words(value: str, *, zone: bool = True) -> str:
    """An ISO 8601 date or date and time in words, with its zone or without; anything else as it stands."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return value
    clock = f", {when:%H:%M}" if "T" in value or ":" in value else ""
    offset = f" {when:%Z}" if when.tzinfo and zone else ""
    return f"{day_words(when.date())}{clock}{offset}"


def claim_words(claim: Claim) -> str:
    """What a claim says in short: its value with the number's hedge and the speaker's stance."""
    value = value_words(claim.field, claim.value)
    if claim.modifier and claim.modifier != "exact":
        value = _MODIFIERS[claim.modifier].format(value or "an unstated number")
    if claim.stance != "asserts":
        value = f"{_STANCES[claim.stance]}{': ' + value if value else ''}"
    return f"{value or 'no figure'}{', hedged' if claim.certainty == 'hedged' else ''}"


def range_words(field: CountField) -> str:
    """``reports give 2 to 3 or more``; "" where there is one figure and nothing open."""
    if field.low is None or field.high is None:
        return ""
    if field.low == field.high:
        return "or more" if field.open else ""
    return f"reports give {field.low:,} to {field.high:,}{' or more' if field.open else ''}"


def origins_words(field: Field | CountField) -> str:
    """How many origins stand behind a value, at most."""
    return "no origin" if not field.origins else f"at most {plural(field.origins, 'origin')}"


def side_words(name: str, value: Any, stances: Iterable[str]) -> str:
    """A conflict side's value; a side without one by what its speakers do instead."""
    return value_words(name, value) or listed(sorted({_STANCES.get(s, "no figure") for s in stances}), "or")


def speaker_note(speaker: Speaker) -> str:
    """What kind of speaker, for the chain: ``unnamed``, ``armed group`` …"""
    return "unnamed" if speaker.anonymous else speaker.kind.replace("-", " ")
