"""Victims: who is named among the dead and hurt, and what is said of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from corroborate.data import table
from tests.extract.telling import accounts, made, parse_all

_CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("victims_cases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
][1:]


@lru_cache(maxsize=1)
def _parsed() -> bool:
    parse_all([made(text, "2025-03-14") for text, _ in _CASES])
    return True


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[-60:] for text, _ in _CASES])
def test_the_named_are_the_victims(text: str, expected: str) -> None:
    assert _parsed()
    victims = [victim for account in accounts(made(text, "2025-03-14")) for victim in account.victims]
    assert "; ".join(f"{v.names[0].name} {v.fate} {v.status}" for v in victims) == expected


@pytest.mark.parametrize("row", [*table("fate_words"), *table("victim_verbs")], ids=lambda row: row["word"])
def test_examples_contain_their_word(row: dict[str, str]) -> None:
    assert row["word"] in row["example"].lower()
