"""Sentences in capitals: what they are read as, that nothing moves, and that a report set in capitals is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.extract import account
from corroborate.extract.casing import Casing
from corroborate.extract.gazetteer import Gazetteer
from tests.reading import article, parsed

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("casing_cases.tsv").read_text(encoding="utf-8").splitlines()[2:]
]


@pytest.mark.parametrize(("capitals", "read", "why"), CASES, ids=[case[2] for case in CASES])
def test_what_a_sentence_in_capitals_is_read_as(capitals: str, read: str, why: str) -> None:
    assert Casing([capitals]).recased(capitals) == read, why


def test_a_title_in_capitals_follows_the_report_below_it() -> None:
    texts = ["BAKER KILLED AS PRESS CATCHES FIRE IN LAKE", "A man called Baker died on Monday in Lake, police said."]
    assert Casing(texts).recased(texts[0]) == "Baker killed as press catches fire in Lake"


def test_a_normal_report_is_left_as_it_is() -> None:
    texts = ["NATO said so.", "The OLA took Lisko.", "Police in LISKO found it."]
    assert [Casing(texts).recased(text) for text in texts] == texts


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), max_size=4))
def test_only_letters_change_each_for_one(texts: list[str]) -> None:
    texts = [text.upper() for text in texts]
    casing = Casing(texts)
    for text in texts:
        read = casing.recased(text)
        assert len(read) == len(text)
        assert all(a == b or a == b.lower() for a, b in zip(read, text, strict=True))


TOLD = (
    "Gunmen of the Orvane Liberation Army killed four farmers in Tegucigalpa on Monday, Colonel Torvald Brennik said."
    "\n\n"
    "He said nine people were wounded. Nobody has been arrested."
)


def _claims(text: str) -> list[tuple[str, object, str]]:
    what = article(text, published="2024-03-06")
    told = account.read(what, parsed(what), Gazetteer.open(), None)
    found = [claim for one in told for claim in one.claims]
    assert all(text[c.span.start : c.span.end] == c.span.exact for c in found)
    return sorted((c.field, repr(c.value), c.span.exact.upper()) for c in found)


def test_a_report_in_capitals_claims_what_it_claims_in_small_letters() -> None:
    assert _claims(TOLD.upper()) == _claims(TOLD)
    assert ("civilians_killed", "4", "FOUR FARMERS") in _claims(TOLD.upper())
