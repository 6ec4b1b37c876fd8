"""Tallies: counts over time or of other things, kept apart from the incident's."""

from __future__ import annotations

import pytest

from corroborate.model import Tally
from tests.extract.telling import Row, cases, gaps, read

TABLE = "tally_cases.tsv"
GAPS = 1
"""Rows that the program is known to get wrong; only ever lowered."""


def shown(tally: Tally) -> str:
    return f"{tally.count} {tally.modifier} {tally.of}" + (f" since {tally.since}" if tally.since else "")


@pytest.mark.parametrize("row", cases(TABLE))
def test_tallies(row: Row) -> None:
    found = read(TABLE, row["text"])
    assert "; ".join(sorted(shown(tally) for account in found for tally in account.tallies)) == row["want"]
    for account in found:
        claims = {claim.id: claim for claim in account.claims}
        assert all(claims[tally.claim].scope == "tally" for tally in account.tallies)


def test_gaps_only_fall() -> None:
    assert gaps(TABLE) <= GAPS
