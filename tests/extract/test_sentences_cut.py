"""Sentences of a table, that cutting loses no place, and that no text holds it up."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace

from corroborate.extract.sentences import READ, sentences, split
from corroborate.model import Block
from tests.extract.telling import Row, cases, gaps
from tests.reading import article

TABLE = "sentences_cases.tsv"
GAPS = 1
"""Rows that the program is known to get wrong; only ever lowered."""


@pytest.mark.parametrize("row", cases(TABLE))
def test_cut(row: Row) -> None:
    text = row["text"]
    assert [text[s:e] for s, e in split(text, 2000)] == row["want"].split("|")


def test_gaps_only_fall() -> None:
    assert gaps(TABLE) <= GAPS


@pytest.mark.parametrize(
    "piece",
    [
        "a. ",
        "A" * 12,
        '"',
        "A.",
        ".",
        "A. B ",
        " ",
        "\n \n",
    ],
)
def test_ten_thousand_characters_of_anything_are_cut_at_once(piece: str) -> None:
    text = "x." + piece * (10_000 // len(piece)) + "y"
    begun = time.process_time()
    assert split(text, 2000)
    assert time.process_time() - begun < 0.15


def test_sentences_keep_their_place_and_every_white_space_is_plain() -> None:
    what = article("Two\u00a0people\ndied.\tNobody knows.\n\nThe end.")
    found = sentences(what, 2000)
    assert [s.text for s in found] == ["Two people died.", "Nobody knows.", "The end."]
    for s in found:
        assert len(s.text) == s.end - s.start
        assert (what.text or "")[s.start : s.end].split() == s.text.split()
    assert [s.index for s in found] == [0, 1, 2]
    assert [s.block for s in found] == [0, 0, 1]


def test_only_blocks_that_tell_are_read() -> None:
    kinds = "title byline paragraph boilerplate caption credit heading update dateline subtitle".split()
    text, blocks = "", []
    for kind in kinds:
        blocks.append(Block(kind, len(text), len(text) + len(kind)))  # type: ignore[arg-type]
        text += f"{kind}\n\n"
    found = sentences(replace(article("x"), text=text, blocks=tuple(blocks)), 2000)
    assert {s.text for s in found} == {s.kind for s in found} == set(READ)
