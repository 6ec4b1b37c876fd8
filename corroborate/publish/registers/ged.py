"""``ged``: the 49 columns of the UCDP Georeferenced Event Dataset, version 24.1.

Empty where the record does not say. The conflict's, dyad's and sides' numbers, ``active_year``,
``code_status``, ``country_id`` and the ``gwno`` columns are UCDP's own to give and stay empty, as
does ``id``; ``relid`` holds the record's id. Values follow the UCDP GED Codebook 24.1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from corroborate.model import CountField, Record
from corroborate.publish.registers.cells import Cell, aligned, joined, rows
from corroborate.publish.registers.countries import country_name, ucdp_region
from corroborate.publish.registers.sides import Actor, attacked, attacker, dead_by_side, violence
from corroborate.publish.registers.values import days, length, value

COLUMNS = tuple(
    (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
        "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
        "number_of_sources source_article source_office source_date source_headline source_original where_prec "
        "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
        "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best "
        "high low gwnoa gwnob"
    ).split()
)


def table(records: Sequence[Record]) -> Iterable[bytes]:
    """The table as pieces of UTF-8."""
    return rows(COLUMNS, map(_row, records))


def _row(record: Record) -> dict[str, Cell]:
    row: dict[str, Cell] = {"relid": record.id}
    row |= _parties(record) | _sources(record) | _where(record) | _when(record)
    killed = record.fields["killed"]
    if isinstance(killed, CountField):
        row |= {"best": killed.best, "high": killed.high, "low": killed.low}
    placed = row.get("where_prec") in (1, 2, 3)
    row["event_clarity"] = 1 if placed and row.get("date_prec") == 1 else None
    return row


def _parties(record: Record) -> dict[str, Cell]:
    """The sides and their dead. A state is side A, whoever struck; civilians are side B."""
    kind, by, against = violence(record), attacker(record), attacked(record)
    dead = dead_by_side(record)
    fallen = dead.get("combatants")
    row: dict[str, Cell] = {"deaths_civilians": dead.get("civilians"), "deaths_unknown": dead.get("unknown")}
    if kind is None or by is None:
        # Without sides there is nobody to have lost them.
        return row | ({"deaths_unknown": dead["unknown"] + dead["combatants"]} if dead else {})
    if kind == 3:
        return row | _named(3, by.government, "Civilians") | {"deaths_a": 0, "deaths_b": 0}
    assert against is not None
    turned = kind == 1 and against.state and not by.state
    first, second = (against, by) if turned else (by, against)
    lost: dict[str, Cell] = {"deaths_a": fallen if turned else 0, "deaths_b": 0 if turned else fallen} if dead else {}
    return row | _named(kind, _called(first, kind), _called(second, kind)) | lost


def _called(side: Actor, kind: int) -> str:
    return side.government if kind == 1 else side.name


def _named(kind: int, first: str, second: str) -> dict[str, Cell]:
    return {"type_of_violence": kind, "side_a": first, "side_b": second, "dyad_name": f"{first} - {second}"}


def _sources(record: Record) -> dict[str, Cell]:
    """The reports consulted (UCDP counts reports, not origins), and who the toll comes from."""
    offices = [a.publisher or a.original_publisher or a.source for a in record.articles]
    dates = [a.published.value[:10] if a.published else "" for a in record.articles]
    titles = [a.title or "" for a in record.articles]
    toll = set(record.fields["killed"].claims)
    origins = {claim.origin for claim in record.claims if claim.id in toll}
    return {
        "number_of_sources": len(record.articles),
        "source_article": aligned([",".join(parts) for parts in zip(offices, dates, titles, strict=True)]),
        "source_office": aligned(offices),
        "source_date": aligned(dates),
        "source_headline": aligned(titles),
        "source_original": joined(origin.name for origin in record.origins if origin.id in origins),
    }


def _where(record: Record) -> dict[str, Cell]:
    where = value(record, "place")
    if not where:
        return {}
    latitude, longitude = where["latitude"], where["longitude"]
    known = latitude is not None and longitude is not None
    return {
        "where_prec": where["precision"],
        "where_coordinates": str(where["name"]).rpartition(",")[2].strip(),
        "where_description": where["name"],
        "adm_1": where["admin1"],
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})" if known else None,
        "priogrid_gid": grid_cell(latitude, longitude) if known else None,
        "country": country_name(where["country"]),
        "region": ucdp_region(where["country"]),
    }


def grid_cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells counted from the south-west corner, 720 a row.

    Source: PRIO-GRID codebook (Tollefsen, Strand and Buhaug 2012).
    """
    row = min(math.floor((latitude + 90) * 2), 359)
    column = min(math.floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _when(record: Record) -> dict[str, Cell]:
    span = days(record)
    if span is None:
        return {}
    same_year = span[0].year == span[1].year
    return {
        "year": span[0].year if same_year else None,
        "date_prec": date_precision(length(span)),
        "date_start": span[0].isoformat(),
        "date_end": span[1].isoformat(),
    }


def date_precision(length_in_days: int) -> int | None:
    """date_prec: 1 the day, 2 up to six days, 3 a week, 4 a month, 5 a year; None for longer."""
    for precision, longest in enumerate((1, 6, 7, 31, 366), 1):
        if length_in_days <= longest:
            return precision
    return None
