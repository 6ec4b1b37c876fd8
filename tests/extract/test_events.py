"""What kind of event a word tells, by what stands around it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corroborate.extract import events
from tests.reading import parsed

CASES = Path(__file__).with_name("event_cases.tsv")


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (row["sentence"], row["kinds"] or "")
        for row in csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    ],
)
def test_kinds(sentence: str, kinds: str) -> None:
    assert [mention.kind for mention in events.find(parsed(sentence))] == kinds.split()
