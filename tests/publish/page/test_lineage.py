"""The lineage picture: who took what from whom, laid out wide and for a phone, with nothing on anything."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.model import Origin, Record
from corroborate.publish.page import html
from corroborate.publish.page.drawing import Box
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.layers import picture
from corroborate.publish.page.lineage import graph
from corroborate.publish.page.passages import pairs
from corroborate.publish.page.rails import rails
from tests.publish.made import record
from tests.publish.page.crowds import crowd
from tests.publish.page.dossiers import full
from tests.publish.page.lineages import lineage, on, report, reuse


def _edges(one: Record) -> list[tuple[str, str, str]]:
    keys = Keys(one, 1)
    return sorted((e.kind, e.start, e.end) for e in graph(one, keys, pairs(one, keys)).edges)


def test_a_copy_of_a_copy_stands_a_column_further() -> None:
    one = lineage(reuse("wire", "post", 90), reuse("post", "blog", 40))
    keys = Keys(one, 1)
    drawn = picture(graph(one, keys, pairs(one, keys)))
    places = {placed.lines[0].split(" ", 1)[1]: placed.box.x for placed in drawn.boxes}
    assert places["wire"] < places["post"] < places["blog"]
    assert [heading.words for heading in drawn.headings] == ["3 February 2020", "Took from them", "Took from those"]


def test_a_circle_of_copies_is_broken_at_the_least() -> None:
    edges = _edges(lineage(reuse("a1", "b1", 90), reuse("b1", "c1", 80), reuse("c1", "a1", 10)))
    assert ("copy", "a1", "b1") in edges
    assert ("copy", "b1", "c1") in edges
    assert ("copy", "c1", "a1") not in edges


def test_words_two_have_from_a_third_need_no_text_unseen() -> None:
    edges = _edges(lineage(reuse("w", "a", 90), reuse("w", "b", 80), reuse("a", "b", 30, "common-origin")))
    assert edges == [("copy", "w", "a"), ("copy", "w", "b")]


def test_words_two_have_from_nobody_here_come_from_a_text_unseen() -> None:
    credited = {"credits": ("Kestrel",)}
    one = lineage(reuse("a", "b", 30, "common-origin"), a=credited, b=credited)
    edges = _edges(one)
    assert edges == [("copy", "outside kestrel", "a"), ("copy", "outside kestrel", "b")]
    keys = Keys(one, 1)
    (unseen,) = [node for node in graph(one, keys, pairs(one, keys)).nodes if node.kind == "unseen"]
    assert unseen.name == "Kestrel"


def test_a_text_that_nobody_names_is_a_text_nobody_has() -> None:
    edges = _edges(lineage(reuse("a", "b", 30, "common-origin")))
    assert edges == [("copy", "common", "a"), ("copy", "common", "b")]


def test_an_agency_that_only_the_shared_words_name_is_named() -> None:
    passage = replace(reuse("a", "b", 30, "common-origin"), evidence=("the words are told to Hoopoe Wire",))
    one = lineage(passage)
    one = replace(one, origins=(Origin("o1", "agency", "Hoopoe Wire", ("a", "b")),))
    assert ("copy", "outside hoopoe wire", "a") in _edges(one)


def test_a_quotation_among_those_already_tied_is_no_line_of_its_own() -> None:
    quoted = [reuse(a, b, 9, "unknown", "shared-quotation") for a, b in (("w", "q"), ("p", "q"))]
    edges = _edges(lineage(reuse("w", "p", 90), *quoted))
    assert edges == [("copy", "w", "p"), ("quote", "w", "q")]


def test_a_direction_nobody_knows_has_no_head_and_a_quotation_is_no_copy() -> None:
    edges = _edges(lineage(reuse("a", "b", 30, "unknown"), reuse("c", "d", 20, "unknown", "shared-quotation")))
    assert edges == [("quote", "c", "d"), ("undirected", "a", "b")]


def test_a_repost_keeps_its_first_publisher() -> None:
    edges = _edges(lineage(reuse("a", "b", 9, "unknown"), b={"original_publisher": "The First"}))
    assert ("repost", "outside the first", "b") in edges


def test_a_speaker_leads_to_whom_they_spoke_to_and_not_to_copies() -> None:
    edges = _edges(full())
    said = [e for e in edges if e[0] == "says"]
    assert said == [("says", "speaker o-mayor", "wire-0001"), ("says", "speaker o-rescue", "other-0003")]
    assert ("copy", "wire-0001", "copy-0002") in edges
    assert ("credit", "outside hoopoe", "copy-0002") in edges
    assert not [e for e in edges if "kestrel" in e[1]]


def test_reports_stand_from_left_to_right_by_their_days() -> None:
    days = {"late": on("2020-02-09"), "early": on("2020-02-03"), "mid": on("2020-02-05T10:00:00Z"), "next": {}}
    passages = (reuse("late", "mid", 20, "unknown"), reuse("early", "next", 9, "unknown", "shared-quotation"))
    one = lineage(*passages, **days)
    keys = Keys(one, 1)
    drawn = picture(graph(one, keys, pairs(one, keys)))
    places = {placed.lines[0].split(" ", 1)[1]: placed.box.x for placed in drawn.boxes}
    assert places["early"] == places["next"] < places["mid"] < places["late"]
    assert [heading.words for heading in drawn.headings] == ["3 February 2020", "5 February 2020", "9 February 2020"]


@pytest.mark.parametrize("value", ["2020", "soon", "2020-13-45", ""])
def test_a_date_that_is_no_day_places_nothing(value: str) -> None:
    one = lineage(reuse("a", "b", 20), a=on(value))
    keys = Keys(one, 1)
    drawn = picture(graph(one, keys, pairs(one, keys)))
    assert [heading.words for heading in drawn.headings] == ["Reports", "Took from them"]


@given(st.permutations(range(6)))
def test_the_picture_does_not_depend_on_the_order_of_passages(order: list[int]) -> None:
    passages = [reuse("w", "a", 90), reuse("w", "b", 80), reuse("a", "c", 30), reuse("b", "c", 31),
                reuse("a", "b", 12, "unknown", "shared-quotation"), reuse("c", "d", 9, "unknown")]  # fmt: skip
    articles = tuple(report(name) for name in ("a", "b", "c", "d", "w"))
    drawn = []
    for mine in (passages, [passages[i] for i in order]):
        one = record(articles=articles, reuse=tuple(mine), origins=())
        keys = Keys(one, 1)
        drawn.append(picture(graph(one, keys, pairs(one, keys))))
    assert drawn[0] == drawn[1]


def test_boxes_lie_on_nothing_and_inside() -> None:
    names = [f"r{n:02}" for n in range(24)]
    one = lineage(*(reuse(names[n // 3], names[n], 20 + n) for n in range(1, 24)))
    keys = Keys(one, 1)
    drawn = picture(graph(one, keys, pairs(one, keys)))
    boxes = [placed.box for placed in drawn.boxes]
    assert len(boxes) == 24
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(b.x >= 0 and b.y >= 0 and b.x + b.width <= drawn.width and b.y + b.height <= drawn.height for b in boxes)


def test_thirty_reports_are_drawn_without_anything_on_anything() -> None:
    one = crowd(30)
    keys = Keys(one, 1)
    drawn = picture(graph(one, keys, pairs(one, keys)))
    boxes = [placed.box for placed in drawn.boxes]
    labels = [Box(w.x - w.half, w.y - 9, 2 * w.half, 18) for w in drawn.wires if w.label]
    laid = [*boxes, *labels]
    assert len(boxes) == 31
    assert len(labels) >= 0.8 * sum(w.kind == "copy" for w in drawn.wires)
    assert not any(a.meets(b) for i, a in enumerate(laid) for b in laid[i + 1 :])
    for wire in drawn.wires:
        assert wire.tip is not None
        tip = wire.tip.box
        assert tip.x >= 0 and tip.y >= 0 and tip.x + tip.width <= drawn.width and tip.y + tip.height <= drawn.height


def test_on_a_phone_the_boxes_stand_under_one_another_and_sources_above() -> None:
    one = crowd(30)
    keys = Keys(one, 1)
    drawn = graph(one, keys, pairs(one, keys))
    laid = rails(drawn)
    tops = [(stop.y, stop.y + stop.height) for stop in laid.stops]
    assert len(tops) == 31
    assert all(a[1] < b[0] for a, b in pairwise(tops))
    assert laid.height >= tops[-1][1]
    names = [stop.lines[0].partition(" ")[2] or stop.lines[0] for stop in laid.stops]
    assert names[0] == "Kestrel"
    assert sum(len(stop.has) + stop.more for stop in laid.stops) == len(drawn.edges)
    numbers = [float(n) for rail in laid.rails for n in re.findall(r"-?[\d.]+", rail.path)]
    assert min(numbers) >= 0


def test_a_hundred_reports_make_a_page_of_fair_size() -> None:
    text = html([crowd(100)])
    assert len(text.encode()) < 2_000_000
    assert "more pairs that share words" in text


def test_a_long_chain_of_copies_is_drawn() -> None:
    names = [f"r{n:04}" for n in range(400)]
    one = lineage(*(reuse(a, b, 20) for a, b in pairwise(names)))
    keys = Keys(one, 1)
    assert len(picture(graph(one, keys, pairs(one, keys))).boxes) == 400
