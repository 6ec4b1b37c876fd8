"""``airwars``: a row an incident, as Airwars' civilian-harm assessments tell one.

Source: Airwars, methodology (airwars.org/about/methodology), and the columns and terms of the incident
tables that its site offers for download: ranges are the least and the most that sources give; strike status,
harm grading and geolocation accuracy in its words. Columns after ``belligerent_list`` are what an assessment's
page states beside the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corroborate.model import CountField, Record
from corroborate.names import known_group, same_group
from corroborate.publish.registers.cells import Cell, joined, rows
from corroborate.publish.registers.countries import country_name
from corroborate.publish.registers.sides import Actor, attacker
from corroborate.publish.registers.values import days, settled, value

COLUMNS = tuple(
    (
        "unique_reference_code date country latitude longitude geolocation_accuracy strike_status grading "
        "civilians_killed_min civilians_killed_max civilians_injured_min civilians_injured_max "
        "militants_killed_min militants_killed_max belligerent_list "
        "date_end location type_of_strike suspected_belligerents named_victims civilian_harm_denied_by sources summary"
    ).split()
)

STATUSES = ("Declared strike", "Likely strike", "Contested strike", "Single source claim")
GRADINGS = ("Confirmed", "Fair", "Weak", "Contested", "Discounted")
ACCURACIES = {1: "City", 2: "Subdistrict", 3: "District", 4: "Province/governorate"}
"""Airwars' level for a where_prec: the widest that what we know of a place answers for. It has finer ones
(town, village, street, exact) that a report's words alone don't reach, and none for a country or the sea."""

_REMOTE = "Explosions/Remote violence"
_STRIKES = {
    "drone": "Airstrike: drone",
    "aircraft": "Airstrike: plane",
    "artillery": "Airstrike: artillery",
}


def table(records: Sequence[Record]) -> Iterable[bytes]:
    """The table as pieces of UTF-8."""
    return rows(COLUMNS, map(_row, records))


def _row(record: Record) -> dict[str, Cell]:
    where, span, by = value(record, "place"), days(record), attacker(record)
    row: dict[str, Cell] = {
        "unique_reference_code": record.id,
        "date": span[0].isoformat() if span else None,
        "date_end": span[1].isoformat() if span else None,
        "country": country_name(where.get("country")),
        "location": where.get("name"),
        "latitude": where.get("latitude"),
        "longitude": where.get("longitude"),
        "geolocation_accuracy": ACCURACIES.get(where.get("precision", 0)),
        "strike_status": _status(record),
        "type_of_strike": _strike(record),
        "belligerent_list": by.name if by else None,
        "suspected_belligerents": _suspected(record) if by is None else None,
        "grading": grading(record),
        "named_victims": joined(v.names[0].name for v in record.victims if v.status == "civilian"),
        "civilian_harm_denied_by": _denied(record),
        "sources": joined(a.publisher or a.original_publisher or a.source for a in record.articles),
        "summary": record.summary,
    }
    return row | _ranges(record)


def _ranges(record: Record) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for name in ("civilians_killed", "civilians_injured"):
        field = record.fields[name]
        if isinstance(field, CountField):
            row |= {f"{name}_min": field.low, f"{name}_max": field.high}
    own = record.fields.get("attackers_killed")
    if isinstance(own, CountField):
        row |= {"militants_killed_min": own.low, "militants_killed_max": own.high}
    return row


def _strike(record: Record) -> str | None:
    """By what a strike was made, in Airwars' words; None for what is no strike of its kinds."""
    if value(record, "event_type").get("type") != _REMOTE:
        return None
    return _STRIKES.get(settled(record, "weapon").get("kind", ""))


def _status(record: Record) -> str | None:
    """Declared by the perpetrator's own, contested where several are named, else by how many origins name it.

    None where nobody is named, and where what happened is known and is no strike.
    """
    field, who = record.fields["perpetrator"], value(record, "perpetrator")
    if not who or value(record, "event_type").get("type", _REMOTE) != _REMOTE:
        return None
    if field.status == "disputed":
        return "Contested strike"
    if _owned(record):
        return "Declared strike"
    return "Likely strike" if field.origins > 1 else "Single source claim"


def _owned(record: Record) -> bool:
    """Whether the perpetrator, or a body of the same state, says in so many words that it did it."""
    backing = set(record.fields["perpetrator"].claims)
    by = attacker(record)
    return by is not None and any(
        claim.id in backing and claim.certainty == "stated" and _speaks_for(claim.speakers[0].name, by)
        for claim in record.claims
    )


def _speaks_for(speaker: str, by: Actor) -> bool:
    if same_group(speaker, by.name):
        return True
    known = known_group(speaker)
    return bool(by.country and known and known.country == by.country and known.kind in ("state-forces", "government"))


def _suspected(record: Record) -> str | None:
    named = [c.value["name"] for c in record.claims if c.field == "perpetrator" and c.scope == "incident" and c.value]
    return joined(named)


def grading(record: Record) -> str | None:
    """Airwars' harm grading, as far as reports alone carry it; None where nobody speaks of civilians.

    Discounted: no civilian is said to be harmed, and somebody says so. Contested: several are named as
    having done it. Fair: two or more origins say that civilians were harmed. Weak: one does. Confirmed:
    the one that did it says so too.
    """
    harm = [record.fields[name] for name in ("civilians_killed", "civilians_injured")]
    counted = [field for field in harm if isinstance(field, CountField) and field.high is not None]
    if not counted:
        return None
    if all(field.high == 0 for field in counted):
        return "Discounted"
    if record.fields["perpetrator"].status == "disputed":
        return "Contested"
    by = attacker(record)
    backing = {i for field in counted if field.high for i in field.claims}
    if by and any(c.id in backing and _speaks_for(c.speakers[0].name, by) for c in record.claims):
        return "Confirmed"
    return "Fair" if max(field.origins for field in counted if field.high) > 1 else "Weak"


def _denied(record: Record) -> str | None:
    """Who says that no civilian was harmed, or denies it of those who were."""
    names = ("civilians_killed", "civilians_injured")
    mine = [c for c in record.claims if c.field in names and c.scope == "incident"]
    return joined(c.speakers[0].name for c in mine if c.value == 0 or c.stance == "denies")
