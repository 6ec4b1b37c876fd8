"""``geojson``: the incidents as a FeatureCollection (RFC 7946); no geometry where no place is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from corroborate.model import CountField, Record
from corroborate.publish.registers.values import value


def collection(records: Sequence[Record]) -> Iterable[bytes]:
    """One feature an incident, a line each."""
    yield b'{"type":"FeatureCollection","features":[\n'
    for number, record in enumerate(records):
        yield (b",\n" if number else b"") + msgspec.json.encode(_feature(record))
    yield b"\n]}\n"


def _feature(record: Record) -> dict[str, Any]:
    point = _point(value(record, "place"))
    return {"type": "Feature", "id": record.id, "geometry": point, "properties": _properties(record)}


def _point(where: Mapping[str, Any]) -> dict[str, Any] | None:
    """Longitude before latitude (RFC 7946, 3.1.1); None for what is no place on earth."""
    at = (where.get("longitude"), where.get("latitude"))
    known = all(
        isinstance(degrees, int | float) and not isinstance(degrees, bool) and abs(degrees) <= most
        for degrees, most in zip(at, (180, 90), strict=True)
    )
    return {"type": "Point", "coordinates": list(at)} if known else None


def _properties(record: Record) -> dict[str, Any]:
    """The fields' values, and for counts their range; how sure each is; what it rests on."""
    found: dict[str, Any] = {"summary": record.summary, "rule": record.rule}
    for name, field in record.fields.items():
        if isinstance(field, CountField):
            counted = {"low": field.low, "best": field.best, "high": field.high, "open": field.open}
            found[name] = {**counted, "status": field.status, "origins": field.origins}
        else:
            found[name] = {"value": field.value, "status": field.status, "origins": field.origins}
    found["articles"] = len(record.articles)
    found["conflicts"] = [conflict.field for conflict in record.conflicts]
    return found
