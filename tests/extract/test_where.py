"""Places: a table of invented sentences, and the laws that hold for any text."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.data import table
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.where import find
from tests.reading import parsed

CASES = Path(__file__).with_name("where_cases.txt")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith(">"):
            found[-1][1].append(line[1:].strip())
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return found


def shown(mention: PlaceMention, like: str) -> str:
    where = mention.where
    admin1 = "-*" if like.endswith("-*") else (where.admin1 if where else None) or "-"
    values = (where.country or "-", where.precision, where.name) if where else ("-", "-", "-")
    return " | ".join(map(str, (mention.text, mention.kind, *values, admin1)))


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_golden(text: str, expected: list[str]) -> None:
    found = find(parsed(text), gazetteer())
    likes = expected + [""] * len(found)
    assert [shown(m, like) for m, like in zip(found, likes, strict=False)] == expected


def test_other_places_of_the_article_decide_between_namesakes() -> None:
    text = "Floods cut off {0}.\n\nThe river rose in Birmingham overnight."
    alabama = find(parsed(text.format("Tuscaloosa and Montgomery in Alabama")), gazetteer())[-1].where
    england = find(parsed(text.format("Coventry and Wolverhampton in England")), gazetteer())[-1].where
    assert alabama and england and (alabama.country, england.country) == ("US", "GB")


def test_refuses_where_nothing_decides() -> None:
    found = find(parsed("The barn burned down in Springfield."), gazetteer())
    assert [(m.text, m.where) for m in found] == [("Springfield", None)]


def test_a_headline_s_capitals_make_no_place_of_what_the_text_writes_small() -> None:
    text = "{0}\n\nA drone hit a {1} in Mopti, killing 47 people. {2}"
    shot = find(parsed(text.format("Army Drone Kills 47 at Wedding", "wedding", "")), gazetteer())
    named = find(parsed(text.format("Army Drone Kills 47 at Bath", "bath", "The town of Bath mourns.")), gazetteer())
    assert "Wedding" not in [m.text for m in shot]
    assert [m.text for m in named].count("Bath") == 2


def test_countries_the_caller_knows_weigh() -> None:
    sentences = parsed("The barn burned down in Cambridge.")
    weighed = [find(sentences, gazetteer(), [code])[-1].where for code in ("GB", "NZ")]
    assert [where and where.country for where in weighed] == ["GB", "NZ"]


def test_containment_is_an_index_into_the_list() -> None:
    found = find(parsed("It rained.\n\nHe lives in Lyon, France.\n\nShells hit Palm Street in Basra."), gazetteer())
    assert [(m.text, m.inside) for m in found] == [("Lyon", 1), ("France", None), ("Palm Street", 3), ("Basra", None)]


_PIECES = st.sampled_from([
    "Baghdad", "Paris", "Georgia", "Port Road", "Iraqi", "US", "St. Petersburg", "al-Qaim", "the Red Sea", "D.C.",
    "in", "near", "of", "'s", ",", ".", "-", "and", "between", "village", "district", "capital", "the", "killed",
    "Washington said", "city of", "-based", "(", "”", "\u202e", "São", "NEW YORK", "\n\n", "Ore.", "12", "Street",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_laws(text: str) -> None:
    sentences = parsed(text)
    found = find(sentences, gazetteer())
    assert found == find(sentences, gazetteer())
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for number, mention in enumerate(found):
        assert sentences[mention.sentence].words(mention.start, mention.end) == mention.text != ""
        assert mention.inside is None or (0 <= mention.inside < len(found) and mention.inside != number)
        assert mention.where is None or 1 <= mention.where.precision <= 7


@pytest.mark.parametrize(
    ("name", "column"),
    [("countries", "name"), ("regions", "name"), ("provinces", "name"), ("place_nouns", "noun"),
     ("label_nouns", "noun"),
     ("seats", "name")],
)  # fmt: skip
def test_every_row_has_its_example(name: str, column: str) -> None:
    for row in table(name):
        assert row[column].replace("_", " ").lower() in row["example"].lower(), row


def test_a_country_and_its_people_are_found_in_every_example() -> None:
    wrong = []
    for row in table("countries"):
        if not row["demonyms"]:
            continue
        found = find(parsed(row["example"]), gazetteer())
        if {row["code"]} != {m.where.country for m in found if m.where}:
            wrong.append(row["code"])
    assert len(wrong) <= 12, wrong
