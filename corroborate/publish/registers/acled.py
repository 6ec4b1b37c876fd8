"""``acled``: the columns of the Armed Conflict Location & Event Data, as its API gives them since 2023.

Empty where the record does not say. ``timestamp`` (when ACLED last changed the event),
``source_scale`` and ``tags`` are ACLED's own to give and stay empty; ``event_id_cnty`` holds the
record's id. Values follow the ACLED Codebook 2023.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corroborate.model import Record
from corroborate.publish.registers.cells import Cell, joined, rows
from corroborate.publish.registers.countries import acled_region, country_name, iso_number
from corroborate.publish.registers.sides import Actor, attacked, attacker
from corroborate.publish.registers.values import best, days, length, middle, only_civilians, value

COLUMNS = tuple(
    (
        "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
        "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
        "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
    ).split()
)

_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_DISORDER_BY_SUB_TYPE = {
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
"""UCDP's where_prec to ACLED's: the named place; near it or its district; its province. Wider has no code."""


def table(records: Sequence[Record]) -> Iterable[bytes]:
    """The table as pieces of UTF-8."""
    return rows(COLUMNS, map(_row, records))


def _row(record: Record) -> dict[str, Cell]:
    row: dict[str, Cell] = {"event_id_cnty": record.id, "notes": record.summary, "fatalities": best(record, "killed")}
    row["source"] = joined(a.publisher or a.original_publisher for a in record.articles)
    return row | _when(record) | _what(record) | _actors(record) | _where(record)


def _when(record: Record) -> dict[str, Cell]:
    """Codebook, "Time precision": 1 the day, 2 the week and its middle, 3 the month and its middle."""
    span = days(record)
    if span is None or length(span) > 31:
        return {}
    day = middle(span)
    precision = 1 if length(span) == 1 else 2 if length(span) <= 7 else 3
    return {"event_date": day.isoformat(), "year": day.year, "time_precision": precision}


def _what(record: Record) -> dict[str, Cell]:
    kind = value(record, "event_type")
    if kind.get("type") not in _DISORDER:
        return {}
    return {
        "disorder_type": _DISORDER_BY_SUB_TYPE.get(kind["sub_type"], _DISORDER[kind["type"]]),
        "event_type": kind["type"],
        "sub_event_type": kind["sub_type"],
        "civilian_targeting": "Civilian targeting" if only_civilians(record) else None,
    }


def _actors(record: Record) -> dict[str, Cell]:
    if value(record, "event_type").get("type") == "Other":
        return {}
    country = value(record, "place").get("country")
    by, against = attacker(record), attacked(record)
    inter1 = _inter(by, country) if by else None
    row: dict[str, Cell] = {"actor1": by.name if by else None, "inter1": inter1}
    inter2: str | None = None
    if against is not None:
        inter2 = _inter(against, country)
        row |= {"actor2": against.name, "inter2": inter2}
    elif only_civilians(record):
        inter2, land = "Civilians", country_name(country)
        row |= {"actor2": f"Civilians ({land})" if land else "Civilians", "inter2": inter2}
    row["interaction"] = f"{inter1}-{inter2}" if inter1 and inter2 else None
    return row


def _inter(actor: Actor, country: str | None) -> str | None:
    """ACLED's kind of actor; whether a group is rebels or a militia is no thing that a report settles."""
    if actor.kind == "coalition":
        return "External/Other forces"
    if actor.kind == "state-forces" and actor.country and country:
        return "State forces" if actor.country == country else "External/Other forces"
    return None


def _where(record: Record) -> dict[str, Cell]:
    where = value(record, "place")
    if not where:
        return {}
    code = where["country"]
    return {
        "iso": iso_number(code),
        "region": acled_region(code),
        "country": country_name(code),
        "admin1": where["admin1"],
        "location": where["name"],
        "latitude": where["latitude"],
        "longitude": where["longitude"],
        "geo_precision": _GEO_PRECISION.get(where["precision"]),
    }
