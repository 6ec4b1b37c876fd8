"""The counts of quality/errors.md are those of the errors read, quality/errors.tsv."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "quality"
SECTIONS = {
    "fakes": ("FA-KES", 0),
    "gvdb": ("Gun Violence Database", 0),
    "polnear": ("PolNeAR", 0),
    "lgl": ("LGL and GeoWebNews", 0),
    "geowebnews": ("LGL and GeoWebNews", 1),
    "uner_en_ewt_dev": ("UNER English-EWT", 0),
    "crossner_politics_dev": ("UNER English-EWT", 1),
    "re3d": ("re3d", 0),
    "timex": ("TempEval-3", 0),
}


def read() -> list[dict[str, str]]:
    with (QUALITY / "errors.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def counts(heading: str, column: int) -> Iterator[tuple[int, int, int]]:
    """Row, read and left of a section's table; each set has two columns."""
    page = (QUALITY / "errors.md").read_text(encoding="utf-8")
    (section,) = [part for part in re.split(r"(?m)^## ", page) if part.startswith(heading)]
    rows = [line.strip("|").split("|") for line in section.splitlines() if re.match(r"\|.*\| \d+ \|", line)]
    for number, cells in enumerate(rows, 1):
        yield number, int(cells[1 + 2 * column]), int(cells[2 + 2 * column])


@pytest.mark.parametrize("name", SECTIONS)
def test_counts_are_those_of_what_was_read(name: str) -> None:
    mine = [row for row in read() if row["set"] == name]
    every = Counter(int(row["cause"]) for row in mine)
    left = Counter(int(row["cause"]) for row in mine if row["left"] == "1")
    told = list(counts(*SECTIONS[name]))
    assert told
    assert {number: count for number, count, _ in told if count} == dict(every)
    assert {number: count for number, _, count in told if count} == dict(left)


def test_every_set_has_a_section() -> None:
    assert {row["set"] for row in read()} == set(SECTIONS)
    assert len({tuple(row.values()) for row in read()}) == len(read())
