"""Targets, weapons and event types of short reports."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from corroborate.model import Claim
from tests.extract.telling import Row, cases, claims, gaps, read, rows

TABLE = "target_cases.tsv"
GAPS = 7
"""Rows that the program is known to get wrong; only ever lowered."""


def shown(claim: Claim) -> str:
    said = {
        "target": lambda v: f"{v['kind']}:{v['name']}",
        "weapon": lambda v: str(v["kind"]),
        "event_type": lambda v: str(v["sub_type"]),
    }[claim.field](claim.value)
    return said if claim.stance == "asserts" else f"{claim.stance} {said}"


@pytest.mark.parametrize("row", cases(TABLE))
def test_field(row: Row) -> None:
    seen = "; ".join(sorted({shown(c) for c in claims(read(TABLE, row["text"]), row["field"])}))
    assert fnmatchcase(seen.lower(), row["want"].lower()), seen


def test_the_table_is_large_and_gaps_only_fall() -> None:
    assert len(rows(TABLE)) >= 50
    assert gaps(TABLE) <= GAPS
