"""Golden pairs of names, and the laws that comparing names obeys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate import names
from corroborate.data import table


def pairs(name: str) -> list[tuple[str, str, bool]]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(one, other, verdict == "same") for verdict, one, other in rows]


@pytest.mark.parametrize(("one", "other", "same"), pairs("people"))
def test_people(one: str, other: str, same: bool) -> None:
    assert names.same_person(one, other) is same


@pytest.mark.parametrize(("one", "other", "same"), pairs("groups"))
def test_groups(one: str, other: str, same: bool) -> None:
    assert names.same_group(one, other) is same


def test_the_golden_tables_are_large_and_two_sided() -> None:
    every = pairs("people") + pairs("groups")
    assert len(every) >= 120
    assert sum(not same for _, _, same in every) >= 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shia’ al–Torani", "shia' al-torani"),
        ("ÉLYSÉE", "elysee"),
        ("  two\u00a0 words ", "two words"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("“Wolf”", '"wolf"'),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert names.fold(text) == expected


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Maj. Gen. Torvald Brennick", "Torvald Brennick"),
        ("Major General Torvald Brennick", "Torvald Brennick"),
        ("Prime Minister Lena Orvald", "Lena Orvald"),
        ("Lt Col Lena Orvald", "Lena Orvald"),
        ("Sheikh Dr Tarek Amari", "Tarek Amari"),
        ("US President Torvald Brennick", "Torvald Brennick"),
        ("former Captain Lena Orvald", "Lena Orvald"),
        ("French Torvald", "French Torvald"),
        ("Prince of Orvane", "Prince of Orvane"),
        ("General al-Torani", "al-Torani"),
        ("General", "General"),
        ("Torvald Major", "Torvald Major"),
        ("Abu Tessa", "Abu Tessa"),
    ],
)
def test_strip_rank(name: str, bare: str) -> None:
    assert names.strip_rank(name) == bare


def test_acronym_takes_the_words_that_count() -> None:
    assert names.acronym("Front for the Liberation of Orvane") == "FLO"
    assert names.acronym("Popular Mobilisation Forces") == "PMF"


def test_slug_is_ascii_and_never_empty() -> None:
    assert names.slug("Shia’ al-Torani") == "shia-al-torani"
    assert re.fullmatch(r"[a-z0-9-]+", names.slug("قوات"))
    assert names.slug("قوات") != names.slug("حركة")


def test_a_known_group_says_its_country_and_kind() -> None:
    known = names.known_group("the Hashed")
    assert known is not None and (known.country, known.kind) == ("IQ", "armed-group")
    assert names.known_group("who") is None
    assert names.known_group("Front of Orvane") is None


TEXT = st.text(max_size=40)
WORD = st.sampled_from(
    "Talib Taleb Brennick al-Wadi Wadi Abu bin J. Mohammed Muhammad Jr. van der Gen. Orvald-Tor OLF the Army 's ’ Ōta "
    "Kim American an".split(" ")
)
NAME = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_fold_is_idempotent(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@settings(max_examples=150, deadline=None)
@given(st.one_of(TEXT, NAME), st.one_of(TEXT, NAME))
def test_comparisons_are_reflexive_and_symmetric(a: str, b: str) -> None:
    assert names.same_person(a, a) and names.same_group(a, a)
    assert names.same_person(a, b) is names.same_person(b, a)
    assert names.same_group(a, b) is names.same_group(b, a)


@settings(max_examples=150, deadline=None)
@given(NAME)
def test_case_and_quotation_marks_never_matter(name: str) -> None:
    assert names.key(name) == names.key(name.upper().replace("'", "’"))
    assert names.same_person(name, name.upper())


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_slugs_fit_ids_and_ranks_leave_something(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", names.slug(text))
    assert text.endswith(names.strip_rank(text))
    assert bool(names.strip_rank(text).strip()) is bool(text.strip())


def test_long_hostile_names_take_no_time() -> None:
    for text in ("al-" * 5000, "Gen. " * 5000, "A" * 20000, "' " * 5000, "abd " * 5000):
        names.same_person(text, text + "x")
        names.same_group(text, text + "x")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("ranks", "word"), ("nicknames", "word"), ("surnames_first", "word"), ("group_nouns", "word"),
        ("armed_groups", "name"), ("forces", "name"), ("capitals", "word"), ("government_verbs", "word"),
    ],
)  # fmt: skip
def test_every_row_has_an_example_with_its_word(name: str, column: str) -> None:
    for row in table(name):
        plain = names.fold(row["example"]).replace(".", "")
        assert names.fold(row[column]).replace(".", "").strip("-") in plain, row
