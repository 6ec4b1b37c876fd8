"""Counts of the incident: what a short report's words make of its dead and hurt."""

from __future__ import annotations

import pytest

from corroborate.model import COUNT_FIELDS
from tests.extract.telling import Row, cases, gaps, read, rows

TABLE = "count_cases.tsv"
GAPS = 5
"""Rows that the program is known to get wrong; only ever lowered."""


def counted(text: str) -> list[str]:
    """The counts; one that two speakers stand behind stands twice."""
    found = {
        (c.field, c.value, c.modifier, c.speakers[0].name)
        for account in read(TABLE, text)
        for c in account.claims
        if c.field in COUNT_FIELDS and c.scope == "incident" and c.stance == "asserts"
    }
    return sorted(f"{field} {value} {modifier}" for field, value, modifier, _ in found)


@pytest.mark.parametrize("row", cases(TABLE))
def test_counts(row: Row) -> None:
    assert counted(row["text"]) == sorted(filter(None, row["want"].split("; ")))


def test_the_table_is_large_and_has_claims_and_refusals() -> None:
    assert len(rows(TABLE)) >= 50
    assert sum(not row["want"] for row in rows(TABLE)) >= 4
    assert gaps(TABLE) <= GAPS


def test_every_claim_stands_in_the_text() -> None:
    for row in rows(TABLE):
        for claim in (claim for account in read(TABLE, row["text"]) for claim in account.claims):
            for span in (claim.span, claim.sentence, *(s.span for s in claim.speakers if s.span)):
                assert span.exact
                assert span.exact in row["text"].replace("¶", "\n\n").replace("# ", "").replace("#\n", "\n")
