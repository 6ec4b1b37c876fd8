"""Sentences: where they begin and end, and what is no part of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.extract.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 2000)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. The dam burst. 2. Two died.", ["The dam burst.", "Two died."]),
        ("(a) The dam burst. (b) Two died.", ["The dam burst.", "Two died."]),
        ("• The dam burst.\n\n• Two died.", ["The dam burst.", "Two died."]),
        ("- Two people died", ["Two people died"]),
        ("3) Two people died.", ["Two people died."]),
        ("He was 12. She was 14.", ["He was 12.", "She was 14."]),
        ("12 people died. 3 were hurt.", ["12 people died.", "3 were hurt."]),
        ("A. Venn said so. J. Kelm did not.", ["A. Venn said so.", "J. Kelm did not."]),
        ("The dam — it was old — burst.", ["The dam — it was old — burst."]),
        ("2024. A year of rain.", ["2024.", "A year of rain."]),
        ("Dr. Venn left at 3 p.m. on Friday.", ["Dr. Venn left at 3 p.m. on Friday."]),
        ("3.", ["3."]),
        (" ", []),
    ],
)
def test_a_sentence_is_cut_where_a_reader_would(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(st.sampled_from("ab AZ19.!?()•-–\n\"'"), max_size=80), st.integers(1, 40))
def test_sentences_lie_in_order_and_lose_only_space_and_numbers_of_lists(text: str, limit: int) -> None:
    found = split(text, limit)
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text) and end - start <= limit
        assert len(text[last:start].strip()) <= 4
        last = end
    assert len(text[last:].strip()) == 0
