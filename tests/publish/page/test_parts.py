"""The page's parts: marks inside marks, the time line's scale, the map's reach."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.model import CountField, Record
from corroborate.publish.page.drawing import fitted, text_width, wrapped
from corroborate.publish.page.earth import areas, coasts, decode_line, encode_line, rings, towns
from corroborate.publish.page.glance import bar
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.marked import Mark, tokens
from corroborate.publish.page.outlines import HEIGHT, WIDTH
from corroborate.publish.page.place_map import Map, place_map
from corroborate.publish.page.timeline import TimeLine, span_words, time_line
from corroborate.publish.page.wording import value_note, value_words
from tests.publish.made import count, field, record
from tests.publish.page.dossiers import full

# ---------------------------------------------------------------- marks

_SPANS = st.lists(st.tuples(st.integers(-5, 45), st.integers(0, 15)), max_size=12)


@given(_SPANS, st.integers(0, 20), st.integers(20, 40))
def test_marks_nest_keep_the_text_and_come_once(spans: list[tuple[int, int]], start: int, end: int) -> None:
    text = "".join(chr(97 + i % 26) for i in range(40))
    marks = [Mark(s, s + length, (f"m{n}",), "killed", "K") for n, (s, length) in enumerate(spans)]
    found = list(tokens(text, start, end, marks))
    assert "".join(t.text for t in found) == text[start:end]
    depth = 0
    for token in found:
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        assert depth >= 0
    assert depth == 0
    anchors = [a for t in found if t.kind in ("open", "anchor") and t.mark for a in t.mark.anchors]
    inside = {f"m{n}" for n, (s, length) in enumerate(spans) if start <= s < end}
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == inside


@given(_SPANS)
def test_every_marked_letter_is_inside_its_mark(spans: list[tuple[int, int]]) -> None:
    text = "x" * 60
    marks = [Mark(max(0, s), max(0, s) + length, (), str(n)) for n, (s, length) in enumerate(spans)]
    covered: dict[str, set[int]] = {mark.group: set() for mark in marks}
    opened: list[str] = []
    at = 0
    for token in tokens(text, 0, len(text), marks):
        if token.kind == "text":
            for group in opened:
                covered[group] |= set(range(at, at + len(token.text)))
            at += len(token.text)
        elif token.kind == "open" and token.mark:
            opened.append(token.mark.group)
        elif token.kind == "close":
            opened.pop()
    assert covered == {mark.group: set(range(mark.start, mark.end)) for mark in marks}


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("name", "value", "words", "note"),
    [
        ("date", {"start": "2020-02-03", "end": "2020-02-03", "edtf": "2020-02-03", "precision": "day"},
         "Monday 3 February 2020", "EDTF 2020-02-03"),
        ("date", {"start": "2020-02-03", "end": "2020-02-04", "edtf": "2020-02-03/2020-02-04", "precision": "days"},
         "3–4 February 2020", "known to the days; EDTF 2020-02-03/2020-02-04"),
        ("date", {"start": "2020-02-28", "end": "2020-03-01", "edtf": "x", "precision": "days"},
         "28 February 2020 – 1 March 2020", "known to the days; EDTF x"),
        ("date", {"start": "2020-02-01", "end": "2020-02-29", "edtf": "2020-02", "precision": "month"},
         "February 2020", "known to the month; EDTF 2020-02"),
        ("date", {"start": "2020-01-01", "end": "2020-12-31", "edtf": "2020", "precision": "year"},
         "2020", "known to the year; EDTF 2020"),
        ("place", {"name": "Orvane", "country": "FR", "admin1": "Limagne", "latitude": 1.0, "longitude": 2.0,
                   "precision": 1}, "Orvane", "Limagne, France"),
        ("perpetrator", {"name": "Grey Sickle", "kind": "armed-group", "country": None}, "Grey Sickle", "armed group"),
        ("weapon", {"kind": "drone", "name": "drone"}, "drone", ""),
        ("event_type", {"type": "Other", "sub_type": "natural-disaster"}, "natural disaster", "Other"),
        ("time_of_day", "14:30", "14:30", ""),
        ("killed", 1200, "1,200", ""),
        ("killed", None, "", ""),
        ("target", ["odd"], '["odd"]', ""),
    ],
)  # fmt: skip
def test_values_in_words(name: str, value: Any, words: str, note: str) -> None:
    assert value_words(name, value) == words
    assert value_note(name, value) == note


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=11, minutes=31), "12 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=20), "20 days"),
        (timedelta(days=35), "5 weeks"),
        (timedelta(days=100), "3 months"),
        (timedelta(days=1461), "4 years"),
    ],
)
def test_time_apart_in_words(apart: timedelta, words: str) -> None:
    assert span_words(apart) == words


@given(st.text(max_size=200), st.integers(5, 60))
def test_lines_fit(text: str, wide: int) -> None:
    assert all(0 < len(line) <= wide for line in wrapped(text, wide))
    assert "".join("".join(wrapped(text, wide)).split()) == "".join(text.split())
    assert len(fitted(text, wide)) <= wide


# ---------------------------------------------------------------- ranges


def test_a_bar_is_drawn_only_for_a_range() -> None:
    assert bar(count(4, 4, 4)) is None
    assert bar(count(None, None, None)) is None
    assert bar(count(0, 0, 0)) is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.booleans())
def test_a_bar_is_in_order_and_inside(a: int, b: int, c: int, top: bool) -> None:
    low, best, high = sorted((a, b, c))
    found = bar(CountField(best, "agreed", (), (), 1, low, best, high, top))
    if found is not None:
        assert 10 <= found.low <= found.best <= found.high <= found.end <= 190
        assert (found.high < found.end) is top
        for mine, at in ((found.low_words, found.low_at), (found.high_words, found.high_at)):
            assert abs(found.best - at) * 2 >= text_width(mine, 12) + text_width(found.best_words, 12)


# ---------------------------------------------------------------- map


def _at(latitude: float, longitude: float, precision: int = 1, code: str | None = "FR") -> Record:
    where = {"name": "Orvane", "country": code, "admin1": None, "latitude": latitude, "longitude": longitude,
             "precision": precision}  # fmt: skip
    return record(place=field(where))


def _drawn(latitude: float, longitude: float, precision: int = 1, code: str | None = "FR") -> Map:
    found = place_map(_at(latitude, longitude, precision, code))
    assert found is not None
    return found


_POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 7))


@given(_POINTS)
def test_any_place_on_earth_can_be_drawn(at: tuple[float, float, int]) -> None:
    drawn = _drawn(*at)
    numbers = [float(n) for land in drawn.lands for n in re.findall(r"-?\d+\.\d", land.path)]
    assert all(-WIDTH <= n <= 2 * WIDTH for n in numbers)
    for name in (*drawn.towns, *drawn.names):
        assert 0 <= name.x <= WIDTH
        assert 0 <= name.y <= HEIGHT
    assert drawn.scale_km > 0
    assert 40 < drawn.scale < WIDTH / 2


def test_borders_are_where_they_are() -> None:
    """A point well inside a country has that country drawn around it, and its neighbours by name."""
    drawn = _drawn(47.6, 7.6, 1, "CH")
    assert {"Switzerland", "France", "Germany"} <= {name.words for name in drawn.names}
    assert sum(land.home for land in drawn.lands) == 1
    assert {"Basel", "Freiburg", "Zürich"} & {town.words for town in drawn.towns}


def test_the_date_line_is_no_edge() -> None:
    west, east = _drawn(-16.8, 179.9, 1, "FJ"), _drawn(-16.8, -179.9, 1, "FJ")
    assert west.lands
    assert len(west.lands) == len(east.lands)


def test_a_country_is_shown_whole_where_nothing_nearer_is_known() -> None:
    near, whole = _drawn(46.2, 2.2, 1), _drawn(46.2, 2.2, 6)
    assert whole.scale_km > near.scale_km
    assert whole.circle == 0.0
    assert _drawn(46.2, 2.2, 2).circle_km == 25


def test_no_coordinates_no_map() -> None:
    assert place_map(record()) is None
    where = {"name": "Orvane", "country": None, "admin1": None, "latitude": None, "longitude": None, "precision": 5}
    assert place_map(record(place=field(where))) is None


def test_labels_lie_on_nothing() -> None:
    drawn = _drawn(51.5, -0.1, 1, "GB")
    boxes = [(t.x, t.y, t.words) for t in drawn.towns]
    assert len(boxes) > 5
    assert len({words for *_, words in boxes}) == len(boxes)


@given(st.lists(st.tuples(st.integers(-18000, 18000), st.integers(-9000, 9000)), max_size=30))
def test_lines_come_back_as_written(points: list[tuple[int, int]]) -> None:
    assert decode_line(encode_line(points)) == tuple((x / 100, y / 100) for x, y in points)


def test_the_outlines_are_whole() -> None:
    assert len({area.name for area in areas()}) > 200
    assert len(coasts()) > 100
    assert len(towns()) > 5000
    for area in areas()[::40]:
        for ring in rings(area):
            assert ring[0] == ring[-1]
            assert all(area.west - 0.01 <= x <= area.east + 0.01 for x, _ in ring) or len(area.rings) > 1


# ---------------------------------------------------------------- time line


def _line(record: Record) -> TimeLine:
    return time_line(record, Keys(record, 1))


def test_the_time_line_is_in_order_and_broken_where_much_is_left_out() -> None:
    line = _line(full())
    assert [m.kind for m in line.moments] == ["event", "incident", "published", "published", "seen"]
    tops = [label.top for label in line.labels]
    assert tops == sorted(tops)
    assert [b.words for b in line.breaks] == ["13 months", "11 months"]
    assert line.undated == ("An earlier strike",)
    assert line.height >= max(tops) + 26


def test_equal_times_are_equal_lengths_near_the_incident() -> None:
    line = _line(full())
    assert line.scaled is not None
    (incident,) = [label for label in line.labels if label.kind == "incident"]
    first, second = [label.y for label in line.labels if label.kind == "published"]
    assert (first - incident.y) / 18.25 == pytest.approx((second - incident.y) / 24, rel=0.01)
    assert incident.until == pytest.approx(second, abs=0.2)


def test_nothing_dated_draws_nothing() -> None:
    line = _line(record(articles=()))
    assert line.labels == ()
    assert line.scaled is None
