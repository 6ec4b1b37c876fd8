"""Two reports side by side: in step, whole, with every edit marked on its own side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.model import Reuse, Span
from corroborate.publish.page import html
from corroborate.publish.page.abreast import Cell, Line, abreast
from corroborate.publish.page.compared import Stretch, compared
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.passages import Pair, pairs
from tests.publish.page.lineages import lineage, on, reuse
from tests.publish.page.reading import Page


def _kinds(side: Sequence[Stretch]) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in side if s.kind != "same"]


@pytest.mark.parametrize(
    ("left", "right", "here", "there"),
    [
        ("killed four of the guards, he said", "killed four guards, he said", [("only", "of the")], []),
        ("the colour said", "The color said", [("changed", "colour")], [("changed", "color")]),
        ("he said", "late on Monday he said", [], [("only", "late on Monday")]),
        ("one two", "one two", [], []),
    ],
)  # fmt: skip
def test_what_differs_between_two_passages_is_marked(
    left: str, right: str, here: list[tuple[str, str]], there: list[tuple[str, str]]
) -> None:
    sides = compared(left, right)
    assert [_kinds(side) for side in sides] == [here, there]


@given(st.text(alphabet="ab ,.", max_size=60), st.text(alphabet="ab ,.", max_size=60))
def test_compared_passages_keep_their_words(left: str, right: str) -> None:
    here, there = compared(left, right)
    assert "".join(s.text for s in here) == left
    assert "".join(s.text for s in there) == right
    shared = ["".join("".join(s.text for s in side if s.kind == "same").split()) for side in (here, there)]
    assert shared[0] == shared[1]


_LEFT = "Own title\nThe ferry sank at noon, he said. Nobody was aboard the ferry on that day. A last line."
_RIGHT = "Nobody was aboard the ferry that day. Their own words stand here. The ferry sank at noon, she said."


def _beside(*words: tuple[str, str], kind: Any = "copied") -> tuple[Pair, tuple[Line, ...]]:
    made = []
    for left, right in words:
        spans = [Span(i, t.index(w), t.index(w) + len(w), w) for i, t, w in (("a", _LEFT, left), ("b", _RIGHT, right))]
        made.append(Reuse(kind, spans[0], spans[1], 9, "from-to"))
    blocks = {"blocks": ()}
    one = lineage(*made, a={"text": _LEFT, **blocks}, b={"text": _RIGHT, **blocks})
    keys = Keys(one, 1)
    (pair,) = pairs(one, keys)
    return pair, abreast(pair, {"a": _LEFT, "b": _RIGHT}, keys)


def _text(cell: Cell | None) -> str:
    return "".join(s.text for s in cell.words) if cell else ""


def test_two_reports_stand_in_step_and_nothing_of_either_is_lost() -> None:
    _, lines = _beside(("The ferry sank at noon, he said", "The ferry sank at noon, she said"),
                       ("Nobody was aboard the ferry on that day", "Nobody was aboard the ferry that day"))  # fmt: skip
    for text, side in ((_LEFT, "left"), (_RIGHT, "right")):
        shown = "".join(_text(getattr(line, side)) for line in lines)
        assert sorted("".join(shown.split())) == sorted("".join(text.split()))
    passages = [line for line in lines if line.kind == "copied"]
    assert [_text(line.left) for line in passages] == [
        "The ferry sank at noon, he said.", "Nobody was aboard the ferry on that day.",
    ]  # fmt: skip
    assert sum(bool(line.moved) for line in passages) == 1
    assert [line.name for line in passages] == ["Prose", "Prose"]


@pytest.mark.parametrize(("kind", "name"), [("shared-quotation", "Quotation"), ("boilerplate", "Standing text")])
def test_what_a_passage_shows_is_said_in_words(kind: str, name: str) -> None:
    _, lines = _beside(("ferry sank at noon", "ferry sank at noon"), kind=kind)
    assert [line.name for line in lines if line.kind == kind] == [name]


def test_a_long_stretch_of_a_reports_own_is_cut_to_its_ends() -> None:
    long = " ".join(f"word{n}" for n in range(100))
    one = lineage(Reuse("copied", Span("a", 0, 3, "Hey"), Span("b", 0, 3, "Hey"), 9, "from-to"))
    keys = Keys(one, 1)
    (pair,) = pairs(one, keys)
    *_, last = abreast(pair, {"a": f"Hey {long}", "b": "Hey"}, keys)
    assert last.kind == "between" and last.right is None and last.left is not None
    assert [s.kind for s in last.left.words] == ["same", "cut", "same"]
    assert "76 words" in last.left.words[1].text


def test_two_versions_of_one_house_stand_in_time_with_their_dates() -> None:
    one = lineage(reuse("first", "second", 40), first=on("2020-02-03T10:00:00Z"), second=on("2020-02-03T18:00:00Z"))
    page = Page(html([one]))
    assert "Report 1, first, 3 February 2020, 10:00 → report 2, second, 3 February 2020, 18:00" in " ".join(
        page.text.split()
    )
