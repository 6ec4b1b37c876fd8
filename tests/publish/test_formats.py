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

from .made import actor, article, claim, count, field, record

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
