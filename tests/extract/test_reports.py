"""Whole reports: how many incidents they tell, and which event each figure is of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from corroborate.model import Account, Article
from tests.extract.telling import accounts
from tests.reading import article

CASES = Path(__file__).with_name("report_cases.txt")
GAPS = 5
"""Cases that the program is known to get wrong; only ever lowered."""

_MARK = re.compile(r"\[([^|\]]+)\|([a-z0-9]+)\]")


class Case(NamedTuple):
    name: str
    day: str
    title: str
    body: str
    incidents: int
    gap: bool


def cases() -> list[Case]:
    found = []
    for part in re.split(r"^= ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, day, title, *lines = part.strip().splitlines()
        told = next(int(line[2:]) for line in lines if line.startswith("> "))
        body = "\n".join(line for line in lines if line[:2] not in ("> ", "! ")).strip()
        found.append(Case(name, day[2:], title[2:], body, told, "! gap" in lines))
    return found


def params() -> list[object]:
    gap = pytest.mark.xfail(strict=False, reason="a known gap")
    return [pytest.param(case, id=case.name, marks=[gap] if case.gap else []) for case in cases()]


def scope(told: tuple[Account, ...], start: int, end: int) -> set[str]:
    """What the claims that stand on the characters are of."""
    found: set[str] = set()
    for one in told:
        for claim in one.claims:
            if claim.span.start < end and start < claim.span.end:
                found.add("2nd" if claim.scope == "incident" and one.index else claim.scope)
    return found or {"none"}


def marked(case: Case) -> tuple[Article, list[tuple[tuple[int, int], str]]]:
    """The report without its marks, and where the marked words stand with what they are of."""
    found, shift, ahead = [], len(case.title) + 2, 0
    for mark in _MARK.finditer(case.body):
        start = mark.start() - ahead + shift
        ahead += len(mark[0]) - len(mark[1])
        found.append(((start, start + len(mark[1])), mark[2]))
    return article(_MARK.sub(r"\1", case.body), case.day, case.title), found


@pytest.mark.parametrize("case", params())
def test_report(case: Case) -> None:
    report, marks = marked(case)
    told = accounts(report)
    assert len(told) == case.incidents
    for (start, end), want in marks:
        assert scope(told, start, end) == {want}, (report.text or "")[start:end]


def test_gaps_only_go_down() -> None:
    assert sum(case.gap for case in cases()) <= GAPS
    assert len(cases()) >= 20
