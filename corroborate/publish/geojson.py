"""``geojson``: the incidents as a FeatureCollection (RFC 7946); no geometry where no place is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from corroborate.model import CountField, Record


def collection(records: Sequence[Record]) -> Iterable[bytes]:
    """One feature an incident, a line each."""
    yield b'{"type":"FeatureCollection","features":[\n'
    for number, record in enumerate(records):
        yield (b",\n" if number else b"") + msgspec.json.encode(_feature(record))
    yield b"\n]}\n"


def _feature(record: Record) -> dict[str, Any]:
    where: Any = record.fields["place"].value
    known = where and where["latitude"] is not None and where["longitude"] is not None
    point = {"type": "Point", "coordinates": [where["longitude"], where["latitude"]]} if known else None
    return {"type": "Feature", "id": record.id, "geometry": point, "properties": _properties(record)}


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
