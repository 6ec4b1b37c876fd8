"""One night of two dates: "late Thursday" in one report, "early Friday" in another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from corroborate.model import Claim

_LATE = re.compile(r"\b(?:late|night|evening|before midnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|dawn|small hours|after midnight|overnight|midnight)\b", re.IGNORECASE)


def one_night(claims: Iterable[Claim]) -> dict[str, Any] | None:
    """The two days of a night that claims on ``date`` tell from both its sides, as a ``when`` value.

    Source: the contract's fields.md, "Nights". None where the claims' words name no such night.
    """
    late: set[date] = set()
    early: set[date] = set()
    for claim in claims:
        if claim.value["start"] != claim.value["end"]:
            continue
        day, words = date.fromisoformat(claim.value["start"]), claim.span.exact
        if _EARLY.search(words):
            early.add(day)
        elif _LATE.search(words):
            late.add(day)
    nights = sorted(day for day in late if day + timedelta(days=1) in early)
    if not nights:
        return None
    start, end = nights[0].isoformat(), (nights[0] + timedelta(days=1)).isoformat()
    return {"start": start, "end": end, "edtf": f"{start}/{end}", "precision": "days"}
