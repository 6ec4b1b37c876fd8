"""The three rules on claims of counts: low, best, high, open, status and origins."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from corroborate.model import CountField, Record, Rule
from tests.reconcile.claiming import Case, counts

GAPS = 1
"""Rows that the program is known to get wrong; only ever lowered."""
RULES = get_args(Rule)

Row = dict[str, str]


def rows() -> list[Row]:
    lines = Path(__file__).with_name("counts.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(cells[0], row + [""] * (len(cells[0]) - len(row)), strict=True)) for row in cells[1:]]


def shown(made: Record, field: str) -> str:
    worked = made.fields[field]
    assert isinstance(worked, CountField)
    assert worked.value == worked.best
    figures = "/".join("-" if n is None else str(n) for n in (worked.low, worked.best, worked.high))
    return f"{figures}{'+' if worked.open else ''} {worked.status} {worked.origins}"


def cases() -> list[object]:
    gap = [pytest.mark.xfail(reason="a known gap", strict=True)]
    return [
        pytest.param(row, marks=gap if row["known"] else [], id=f"{row['class']} {row['claims']}"[:70])
        for row in rows()
    ]


@pytest.mark.parametrize("row", cases())
def test_rules(row: Row) -> None:
    case = Case(counts(row["claims"]))
    for rule in RULES:
        seen = shown(case.record(rule), row["field"])
        want = row[rule]
        assert seen.split()[0] == want.split()[0] if want.endswith("*") else seen == want, (rule, seen)


def test_the_table_is_large_and_gaps_only_fall() -> None:
    assert len(rows()) >= 50
    assert sum(row["known"] == "gap" for row in rows()) <= GAPS


def test_what_an_update_replaces_is_kept_and_points_at_it() -> None:
    case = Case(counts("A.o1 killed 29; B.o1 killed 61; C.o1 killed 64; A.o2 killed 30; A.o1 injured 9"))
    claims = {c.id: c for c in case.record().claims}
    old, newer, newest, other, hurt = case.ids
    assert claims[old].superseded_by in (newer, newest)
    assert claims[newer].superseded_by == newest
    assert claims[newest].superseded_by is None
    assert claims[other].superseded_by is None
    assert claims[hurt].superseded_by is None
    assert set(case.record().fields["killed"].claims) <= {newest, other}


def test_an_optional_field_is_there_only_where_it_is_claimed() -> None:
    assert "missing" not in Case(counts("A.o1 killed 2")).record().fields
    assert "missing" in Case(counts("A.o1 missing 2")).record().fields
    assert "attackers_killed" not in Case(counts("A.o1 attackers_killed 2 background")).record().fields
