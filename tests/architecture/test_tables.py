"""Every table in ``corroborate/data`` says what it is, whose it is, and gives one example a row."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.reading import language

from .code import PROGRAM, shown

TABLES = sorted((PROGRAM / "data").glob("*.tsv"))
LICENCES = re.compile(r"\b(?:MIT|CC0|CC BY|Creative Commons|public domain|Apache-2\.0|BSD)\b")
SOURCES = re.compile(r"\b(?:source|compiled|written|taken|derived|own work)\b", re.IGNORECASE)
NOT_WORDS = {"kind"}
FORMS = {"name", "aliases", "others", "demonyms", "abbreviations", "plural", "code"}
SHORTEST_STEM = 3


def read(path: Path) -> tuple[list[str], list[str], list[list[str]]]:
    """A table's comment lines, its columns, and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    body = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return head, body[0], body[1:]


@pytest.mark.parametrize("path", TABLES, ids=shown)
def test_a_table_says_what_it_is(path: Path) -> None:
    head, columns, rows = read(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[: len(head)] == head, "comment lines come first"
    assert head, "no header lines"
    assert SOURCES.search(" ".join(head)), "the header names no source"
    assert LICENCES.search(" ".join(head)), "the header names no licence"
    assert "example" in columns
    assert len(set(columns)) == len(columns)
    assert rows, "no rows"


@pytest.mark.parametrize("path", sorted((PROGRAM / "data").glob("*.txt")), ids=shown)
def test_other_data_say_whose_they_are(path: Path) -> None:
    with path.open(encoding="utf-8") as lines:
        head = " ".join(line for line, _ in zip(lines, range(10), strict=False) if line.startswith("#"))
    assert SOURCES.search(head), "the header names no source"
    assert LICENCES.search(head), "the header names no licence"


@pytest.mark.parametrize("path", TABLES, ids=shown)
def test_rows_fit_their_columns(path: Path) -> None:
    _, columns, rows = read(path)
    wrong = [row for row in rows if len(row) != len(columns) or any(cell != cell.strip() for cell in row)]
    assert not wrong, wrong[:10]
    again = {tuple(row[:-1]) for row in rows if [other[:-1] for other in rows].count(row[:-1]) > 1}
    assert not again, f"rows that stand twice: {sorted(again)[:10]}"


@pytest.mark.parametrize("path", TABLES, ids=shown)
def test_an_example_holds_its_row(path: Path) -> None:
    _, columns, rows = read(path)
    if columns[0] in NOT_WORDS:
        pytest.skip("its first column names kinds; its stage's own test runs its examples")
    place = columns.index("example")
    unlike = [row for row in rows if not any(holds(row[place], cell) for cell in told(row, columns))]
    tokens = language().pipe([row[place] for row in unlike])
    wrong = [f"{row[0]!r}: {row[place]!r}" for row, read in zip(unlike, tokens, strict=True) if not bent(row[0], read)]
    assert not wrong, f"{len(wrong)} examples without their row's word:\n" + "\n".join(wrong[:20])


def told(row: list[str], columns: list[str]) -> list[str]:
    """The cells whose words an example may hold: the row's own word, or another form of it in the row."""
    cells = [row[0], *(row[i] for i, column in enumerate(columns) if column in FORMS)]
    return [part for cell in cells for part in cell.split("|") if part]


def holds(example: str, phrase: str) -> bool:
    """Does the example hold the phrase: its words in order, each with any ending?"""
    words = re.findall(r"[^\W_]+|\.\.\.", plain(phrase))
    if not words:
        return phrase in example
    return re.search(r"[\W_]+".join(map(pattern, words)), plain(example)) is not None


def pattern(word: str) -> str:
    """A pattern for a word and its regular inflections; "..." stands for some words."""
    if word == "...":
        return r"\w+(?:\W+\w+){0,5}"
    kept = re.sub(r"[ey]$", "", word) if len(word) > SHORTEST_STEM else word
    ending = r"\w*" if len(word) > SHORTEST_STEM else rf"(?:{word[-1]}?(?:s|es|d|ed|er|ing))?(?!\w)"
    return rf"(?<![^\W\d_]){re.escape(kept)}{ending}"


def bent(phrase: str, tokens: Any) -> bool:
    """Are the phrase's words all among the example's tokens or their lemmas ("went off", "wo" in "won't")?"""
    seen = {token.lower_ for token in tokens} | {token.lemma_.lower() for token in tokens}
    return all(word in seen for word in phrase.lower().replace("_", " ").split())


def plain(text: str) -> str:
    """Small letters without marks, so that an accent or a curly quote is no difference."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


def test_a_wrong_example_is_seen() -> None:
    assert holds("The Harrow police accused nobody.", "accuse")
    assert holds("A suicide car bomb went off.", "car_bomb")
    assert holds("It rose from two to five dead.", "from ... to")
    assert not holds("The carbon bomb went off.", "car_bomb")
    assert not holds("Nobody was hurt.", "accuse")
    assert not holds("They ran to the forge.", "for")
    assert bent("go_off", language()("A device went off."))
    assert not bent("go_off", language()("A device went on."))
