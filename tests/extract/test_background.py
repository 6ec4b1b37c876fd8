"""Background events: other events that a report mentions, with their own date, place and dead."""

from __future__ import annotations

import pytest

from corroborate.model import Background
from tests.extract.telling import Row, cases, gaps, read

TABLE = "background_cases.tsv"
GAPS = 0
"""Rows that the program is known to get wrong; only ever lowered."""


def shown(event: Background) -> str:
    place = event.place.split(",")[0] if event.place else "-"
    return f"{event.date.edtf if event.date else '-'}|{place}|{'-' if event.killed is None else event.killed}"


@pytest.mark.parametrize("row", cases(TABLE))
def test_background(row: Row) -> None:
    found = read(TABLE, row["text"])
    assert "; ".join(shown(event) for account in found for event in account.background) == row["want"]
    for account in found:
        claims = {claim.id: claim for claim in account.claims}
        for event in account.background:
            assert event.claims
            assert {claims[claim].scope for claim in event.claims} == {"background"}
            assert event.label.split()[0].strip("…") in row["text"]


def test_gaps_only_fall() -> None:
    assert gaps(TABLE) <= GAPS
