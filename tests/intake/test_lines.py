"""JSON Lines: what the caller knows, checked key by key."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.intake import identity, read
from corroborate.model import Given, Problem, Report
from corroborate.settings import Settings

BODY = "A ferry sank off Port Ellary, killing nine people."


def reading(tmp_path: Any, *lines: Any) -> list[Report | Problem]:
    rows = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(rows))
    return list(read([str(tmp_path / "a.jsonl")], Settings()))


def test_all_keys(tmp_path):
    known = {
        "id": "n-1", "title": " Nine die ", "publisher": "The Ellary Mail", "authors": ["Ina Roe", " "],
        "language": "en", "url": "https://mail.example/9", "published": "2031-05-17T10:00:00Z", "fetched": "2031-05-18",
        "section": {"a": [1, 2.5, None]}, "rank": 12345678901234567890,
    }  # fmt: skip
    (report,) = reading(tmp_path, {"text": BODY, **known})
    assert report.given == Given(
        id="n-1", title="Nine die", publisher="The Ellary Mail", authors=("Ina Roe",), language="en",
        url="https://mail.example/9", published="2031-05-17T10:00:00Z", fetched="2031-05-18",
        extra={"section": {"a": [1, 2.5, None]}, "rank": 12345678901234567890},
    )  # fmt: skip
    assert (report.media, report.data, report.encoding, report.address) == ("text", BODY.encode(), "utf-8", "a.jsonl#1")


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("published", "2031-05-17", "2031-05-17"),
        ("published", "2031-05-17 10:20", "2031-05-17 10:20"),
        ("published", "2031-05-17T10:20:30.5+03:00", "2031-05-17T10:20:30.5+03:00"),
        ("published", "20310517", "2031-05-17"),
        ("published", "2031-W20-6", "2031-05-17"),
        ("published", " 2031-05-17 ", "2031-05-17"),
        ("published", None, None),
        ("published", "", None),
        ("id", 17, "17"),
        ("title", "", None),
        ("authors", [], ()),
        ("authors", None, ()),
    ],
)
def test_values_that_are_kept(tmp_path, key, value, kept):
    (report,) = reading(tmp_path, {"text": BODY, key: value})
    assert getattr(report.given, key) == kept


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(
            ("published", value)
            for value in ("17 May 2031", "2031-13-01", "2031-02-30", "2031", "yesterday", 1_900_000_000)
        ),
        *(("published", value) for value in (True, ["2031-05-17"], {"date": "2031-05-17"})),
        ("fetched", "soon"),
        *(("title", value) for value in (1.5, ["x"], {}, False)),
        *(("authors", value) for value in ("Ina Roe", ["Ina", 5], [["Ina"]], {"name": "Ina"})),
        ("language", 1.5),
        ("url", ["https://a.example"]),
    ],
)
def test_values_that_are_not_are_named_and_left_out(tmp_path, key, value):
    report, note = reading(tmp_path, {"text": BODY, key: value, "id": "x"})
    assert (note.code, note.article) == (f"note-{key}", "a.jsonl#1")
    assert note.message.startswith(f'a.jsonl#1: "{key}"')
    assert report.given == Given(id="x")


def test_html_and_text(tmp_path):
    page = f"<html><p>{BODY}</p></html>"
    found = reading(
        tmp_path,
        {"html": page},
        {"text": None, "html": page},
        {"text": " ", "html": page},
        {"text": BODY, "html": page},
    )
    assert [x.media for x in found[:4]] == ["html", "html", "html", "text"]
    assert [x.code for x in found[4:]] == ["note-html"]
    assert found[0].id == found[1].id == found[2].id


def test_lines_are_numbered_as_an_editor_does_and_the_rest_goes_on(tmp_path):
    found = reading(
        tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": "One."}).encode(), b"", b"{", {"text": "Four."}, b"\r"
    )
    assert [(x.code, x.article) if isinstance(x, Problem) else x.address for x in found] == [
        "a.jsonl#1", ("bad-json", "a.jsonl#3"), "a.jsonl#4",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\x0b", "\x0c"])
def test_other_line_breaks_in_a_body_end_no_line(tmp_path, separator):
    (report,) = reading(tmp_path, json.dumps({"text": f"One.{separator}Two."}, ensure_ascii=separator < " ").encode())
    assert report.data.decode() == f"One.{separator}Two."


def test_identity_knows_what_was_given_but_not_when_it_was_seen():
    base = identity("text", b"x", Given(title="t"))
    assert identity("text", b"x", Given(title="t", fetched="2031-05-17")) == base
    others = [("html", b"x", Given(title="t")), ("text", b"y", Given(title="t")), ("text", b"x", Given(publisher="t"))]
    assert len({base, *(identity(*other) for other in others)}) == 4
    assert identity("text", b"x", Given(extra={"a": 1, "b": 2})) == identity(
        "text", b"x", Given(extra={"b": 2, "a": 1})
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([*Given.__struct_fields__, "text", "html", "more"])


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_no_object_makes_it_fall_over_and_what_is_read_can_be_written(tmp_path_factory, article):
    folder = tmp_path_factory.getbasetemp()
    for x in reading(folder, article):
        assert x.message.isprintable() if isinstance(x, Problem) else msgspec.json.encode(x.given)


@given(st.binary(max_size=80))
def test_no_line_makes_it_fall_over(tmp_path_factory, line):
    assert reading(tmp_path_factory.getbasetemp(), line)
