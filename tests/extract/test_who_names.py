"""The names of one sentence and their labels: what is a body, a person, a place, and what is none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corroborate.extract import who
from tests.reading import parsed

_LINES = Path(__file__).with_name("who_names_cases.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = [line.split("\t") for line in _LINES if not line.startswith("#")][1:]
_SHOWN = ("person", "organisation", "group", "place")


@pytest.mark.parametrize(("text", "want"), [(row[0], row[1] if len(row) > 1 else "") for row in _ROWS])
def test_labelled(text: str, want: str) -> None:
    found = [f"{name.text}/{name.label}" for name in who.labelled(parsed(text)) if name.label in _SHOWN]
    assert want == "*" or "; ".join(found) == want


def test_the_table_is_large() -> None:
    assert len(_ROWS) >= 15


def test_words_that_stand_small_elsewhere_are_no_name() -> None:
    read = parsed("The harbour sold its first Smart Crane. Nobody had seen a smart crane before.")
    assert [name.text for name in who.labelled(read) if name.label == "organisation"] == []


def test_a_body_named_once_is_one_wherever_its_word_stands() -> None:
    read = parsed("The company Orvexa shut its plant. Police said nine people at Orvexa had died.")
    assert [name.label for name in who.labelled(read) if name.text == "Orvexa"] == ["organisation", "organisation"]
