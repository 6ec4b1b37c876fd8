"""The formats for programs, held to what their publishers ask."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.errors import UsageError
from corroborate.model import Reuse, Span
from corroborate.publish.formats import written
from corroborate.publish.records import lines, read_articles, read_records

from .made import TEXT, actor, article, claim, count, field, record

ODESA = {"name": "Odesa", "country": "UA", "admin1": None, "latitude": 46.48, "longitude": 30.73, "precision": 1}


def full(**more: Any) -> Any:
    four = claim("killed", 4, "Four guards")
    parts = {
        "killed": count(4, 4, 4, claims=(four.id,)),
        "claims": (four,),
        "place": field(ODESA),
        "perpetrator": field(actor("France", "state-forces", "FR")),
    }
    return record(**(parts | more))


def loaded(form: str, *records: Any) -> Any:
    return json.loads(b"".join(written(form, records, ())))


def test_records_come_back_as_they_were() -> None:
    made = full()
    (back,) = read_records(lines([made]))
    assert back == made
    assert read_articles(lines(made.articles)) == list(made.articles)


def test_reuse_says_from() -> None:
    span = Span("a1", 0, 1, "A")
    (line,) = lines([full(reuse=(Reuse("copied", span, span, 1, "unknown"),))])
    assert json.loads(line)["reuse"][0]["from"]["exact"] == "A"


@given(st.text())
def test_any_text_is_written_on_one_line(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    (line,) = lines([article(text)])
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert json.loads(line)["text"] == text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="take one of"):
        written("xml", [], ())


@pytest.mark.parametrize("form", ["geojson", "annotations", "prov"])
def test_no_records_are_a_document_too(form: str) -> None:
    assert isinstance(loaded(form), dict)


# ---------------------------------------------------------------- GeoJSON, RFC 7946


def test_geojson() -> None:
    made = loaded("geojson", full(), full(id="incident-2", place=field(None)))
    assert made["type"] == "FeatureCollection"
    placed, unplaced = made["features"]
    assert placed["type"] == unplaced["type"] == "Feature"
    assert placed["geometry"] == {"type": "Point", "coordinates": [30.73, 46.48]}
    assert "geometry" in unplaced and unplaced["geometry"] is None
    assert placed["properties"]["killed"]["best"] == 4


# ---------------------------------------------------------------- Web Annotation Data Model, 2017


def test_annotations() -> None:
    made = loaded("annotations", full())
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationPage"
    (note,) = made["items"]
    assert note["type"] == "Annotation" and note["id"].startswith("urn:")
    quote, position = note["target"]["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == "Four guards"
    assert TEXT.endswith(quote["exact"] + quote["suffix"] + TEXT[position["end"] + 32 :])
    assert TEXT[: position["start"]].endswith(quote["prefix"])


def test_annotations_without_text_quote_without_neighbours() -> None:
    made = loaded("annotations", full(articles=(article(None, blocks=()),)))
    assert "prefix" not in made["items"][0]["target"]["selector"][0]


# ---------------------------------------------------------------- PROV-JSON, 2013

RELATIONS = {
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "hadMember": ("prov:collection", "prov:entity"),
}


def test_prov_relates_what_it_declares() -> None:
    copy = article("Four guards died.", id="a 2/é:1")
    passage = Reuse("copied", Span("a1", 0, 1, "A"), Span("a 2/é:1", 0, 1, "F"), 9, "from-to")
    quotation = Reuse("shared-quotation", Span("a 2/é:1", 0, 1, "F"), Span("a1", 0, 1, "A"), 9, "from-to")
    made = loaded("prov", full(articles=(article(), copy), reuse=(passage, quotation)))
    assert set(made) <= {"prefix", "entity", "agent", *RELATIONS}
    declared = set(made["entity"]) | set(made["agent"])
    assert all(name.startswith("corr:") and " " not in name for name in declared)
    for relation, (first, second) in RELATIONS.items():
        for name, said in made[relation].items():
            assert name.startswith("_:")
            assert {said[first], said[second]} <= declared
    derived = [(d["prov:generatedEntity"], d["prov:usedEntity"]) for d in made["wasDerivedFrom"].values()]
    copies = [pair for pair in derived if all(name.startswith("corr:article/") for name in pair)]
    assert copies == [("corr:article/a%202%2F%C3%A9%3A1", "corr:article/a1")]
