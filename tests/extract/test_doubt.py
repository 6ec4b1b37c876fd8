"""What a sentence leaves open or denies of a weapon or an event, and what becomes of the claims."""

from __future__ import annotations

import pytest

from corroborate.extract.doubt import doer_doubted, doubted
from tests.extract.telling import cases
from tests.reading import parsed


@pytest.mark.parametrize("row", cases("doubt_cases.tsv"))
def test_doubt(row: dict[str, str]) -> None:
    (sentence,) = parsed(row["said"])
    token = next(t for t in sentence.tokens if t.lower == row["word"])
    assert (doubted(sentence, token) or "-") == row["doubt"]


@pytest.mark.parametrize("row", cases("doubt_doer_cases.tsv"))
def test_doer(row: dict[str, str]) -> None:
    (sentence,) = parsed(row["said"])
    start = sentence.text.index(row["words"])
    words = [t.i for t in sentence.tokens if start <= t.start < start + len(row["words"])]
    assert (doer_doubted(sentence, (words[0], words[-1])) or "-") == row["doubt"]
