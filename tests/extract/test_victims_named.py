"""Victims by all their names, aliases too, and the claims they stand on."""

from __future__ import annotations

import pytest

from corroborate.model import Victim
from tests.extract.telling import Row, cases, gaps, read, rows

TABLE = "victim_cases.tsv"
GAPS = 2
"""Rows that the program is known to get wrong; only ever lowered."""


def shown(victim: Victim) -> str:
    first, *rest = victim.names
    said = [f"{first.name} ({victim.fate}, {victim.status})"]
    said += [f"{'=' if name.kind == 'alias' else '+'} {name.name}" for name in rest]
    return " ".join(said)


@pytest.mark.parametrize("row", cases(TABLE))
def test_victims(row: Row) -> None:
    found = read(TABLE, row["text"])
    assert "; ".join(sorted(shown(v) for v in (found[0].victims if found else ()))) == row["want"]


def test_victims_point_at_claims_of_their_account() -> None:
    for row in rows(TABLE):
        for account in read(TABLE, row["text"]):
            ids = {claim.id for claim in account.claims}
            for victim in account.victims:
                assert victim.claims
                assert set(victim.claims) <= ids
                assert all(set(name.claims) <= set(victim.claims) for name in victim.names)


def test_gaps_only_fall() -> None:
    assert gaps(TABLE) <= GAPS
