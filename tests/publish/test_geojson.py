"""``geojson`` held to RFC 7946 (August 2016)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from corroborate.model import Record
from corroborate.publish.formats import written
from corroborate.publish.records import read_records
from tests.building import NAMES
from tests.golden.update import golden
from tests.publish.made import count, field, record

POSITION = {
    "description": "3.1.1: longitude, then latitude, in decimal degrees of WGS 84",
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "items": False,
    "minItems": 2,
}
COLLECTION = {
    "description": "3.3: features in an array; 4 and 7.1: no crs, and no members of other types",
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": [name]} for name in ("crs", "coordinates", "geometries", "geometry", "properties")]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "description": "3.2: geometry and properties are there, if only as null; an id is text or a number",
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "not": {"anyOf": [{"required": [name]} for name in ("crs", "coordinates", "features", "geometries")]},
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
                                "additionalProperties": False,
                            },
                        ]
                    },
                },
            },
        },
    },
}


def loaded(*records: Record) -> Any:
    """Read as RFC 8259 has it: neither NaN nor an infinity is a number."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(b"".join(written("geojson", records, ())), parse_constant=refuse)


def place(latitude: Any, longitude: Any) -> Record:
    where = {"name": "Odesa", "country": "UA", "admin1": None, "latitude": latitude, "longitude": longitude,
             "precision": 1}  # fmt: skip
    return record(place=field(where), killed=count(4, 4, 5))


def held(*records: Record) -> Any:
    made = loaded(*records)
    Draft202012Validator(COLLECTION).validate(made)
    return made["features"]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_are_features(name: str) -> None:
    (feature,) = held(*read_records(golden(name).read_bytes().splitlines()))
    assert feature["geometry"] is not None


def test_nothing_is_a_collection_too() -> None:
    assert held() == []


def test_longitude_stands_before_latitude() -> None:
    (feature,) = held(place(46.48, 30.73))
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.73, 46.48]}
    assert feature["properties"]["killed"]["best"] == 4


@pytest.mark.parametrize(
    "at",
    [
        (None, None), (46.48, None), (None, 30.7), (float("nan"), 30.7), (46.48, float("inf")), (91.0, 0.0),
        (0.0, 180.5), ("46", "30"), (True, False),
    ],
)  # fmt: skip
def test_where_no_point_is_known_there_is_no_geometry(at: tuple[Any, Any]) -> None:
    (feature,) = held(place(*at))
    assert feature["geometry"] is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_on_earth_is_written_as_it_is(latitude: float, longitude: float) -> None:
    (feature,) = held(place(latitude, longitude))
    assert feature["geometry"]["coordinates"] == [longitude, latitude]
