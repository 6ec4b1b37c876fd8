"""The edits between the two sides of a passage: what a reader would mark, and what always holds."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.provenance.edits import edits
from corroborate.provenance.words import compared, fold
from tests.provenance.texts import art, found

BARGE = "The barge struck the old bridge at Velmora before dawn and sank, killing two men"

CASES = [
    ("nothing", BARGE, []),
    ("marks and capitals", BARGE.replace("The barge", "“THE barge”").replace("sank,", "sank"), []),
    ("a name", BARGE.replace("Velmora", "Port Saint Ilmar"), [("replaced", "Velmora", "Port Saint Ilmar")]),
    ("a clause out", BARGE.replace(" before dawn", ""), [("dropped", "before dawn", "")]),
    ("a clause in", BARGE.replace("men", "men and a boy"), [("added", "", "and a boy")]),
    ("a figure", BARGE.replace("two", "2"), [("respelt", "two", "2")]),
    ("another figure", BARGE.replace("two", "three"), [("replaced", "two", "three")]),
    ("another letter", BARGE.replace("Velmora", "Velmorra"), [("respelt", "Velmora", "Velmorra")]),
    (
        "two at once",
        BARGE.replace("The barge", "A barge").replace("killing", "drowning"),
        [("replaced", "The", "A"), ("replaced", "killing", "drowning")],
    ),
    ("all", "Rain fell", [("replaced", BARGE, "Rain fell")]),
]


@pytest.mark.parametrize(("name", "right", "want"), CASES, ids=[name for name, *_ in CASES])
def test_what_was_changed(name: str, right: str, want: list[tuple[str, str, str]]) -> None:
    assert [(e.kind, BARGE[slice(*e.left)], right[slice(*e.right)]) for e in edits(BARGE, right)] == want


def test_a_passages_edits_come_from_its_spans() -> None:
    story = f"{BARGE} in the night. Divers pulled four crew members from the river while crowds watched."
    (one,) = found(art("a", story), art("b", story.replace("Velmora", "Castel Dor")))
    assert [one.to.exact[slice(*e.right)] for e in edits(one.from_.exact, one.to.exact)] == ["Castel Dor"]


_WORDS = st.lists(st.sampled_from("a b c d colour color two 2 Ostrava, Ostrova “in” — …".split()), max_size=40)


@settings(max_examples=150, deadline=None)
@given(left=_WORDS.map(" ".join), right=_WORDS.map(" ".join))
def test_outside_the_edits_the_words_agree(left: str, right: str) -> None:
    made = edits(left, right)
    for side, text in (("left", left), ("right", right)):
        places = [getattr(e, side) for e in made]
        assert places == sorted(places) and all(0 <= a <= b <= len(text) for a, b in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert _rest(left, [e.left for e in made]) == _rest(right, [e.right for e in made])
    assert not edits(left, left)


def _rest(text: str, places: list[tuple[int, int]]) -> list[str]:
    words = [(start, end) for start, end, _ in compared(text)]
    return [fold(text[a:b]) for a, b in words if not any(start <= a and b <= end for start, end in places)]


def test_hostile_lengths_take_no_time() -> None:
    begin = time.perf_counter()
    edits("la " * 20_000, "la da " * 20_000)
    edits(" ".join(map(str, range(20_000))), " ".join(map(str, range(20_000, 0, -1))))
    assert time.perf_counter() - begin < 3
