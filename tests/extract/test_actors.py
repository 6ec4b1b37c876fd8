"""Perpetrators: whom a short report's words make the doer, whom they clear, and who keeps silent."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from corroborate.model import Claim
from tests.extract.telling import Row, cases, claims, gaps, read, rows

TABLE = "actor_cases.tsv"
GAPS = 4
"""Rows that the program is known to get wrong; only ever lowered."""


def shown(claim: Claim) -> str:
    if claim.value is None:
        return claim.stance
    said = "|".join(str(claim.value[key] or "") for key in ("name", "kind", "country"))
    return said if claim.stance == "asserts" else f"{claim.stance} {said}"


@pytest.mark.parametrize("row", cases(TABLE))
def test_perpetrator(row: Row) -> None:
    seen = "; ".join(sorted({shown(c) for c in claims(read(TABLE, row["text"]), "perpetrator")}))
    assert fnmatchcase(seen.lower(), row["want"].lower()), seen


def test_the_table_is_large_and_gaps_only_fall() -> None:
    assert len(rows(TABLE)) >= 50
    assert sum(not row["want"] for row in rows(TABLE)) >= 15
    assert gaps(TABLE) <= GAPS
