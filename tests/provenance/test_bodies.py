"""Who speaks for one body and who does not: a table of pairs, read both ways for joining too much and too little."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from corroborate.model import Claim
from tests.provenance.test_origins import count
from tests.provenance.texts import art, claim, prose


class Pair(NamedTuple):
    """Two tellings and how many origins they have at most."""

    count: str
    where: str
    figures: str
    a_speaker: str
    a_text: str
    b_speaker: str
    b_text: str


def pairs() -> list[Pair]:
    lines = Path(__file__).with_name("one_or_two.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Pair(*row) for row in rows[1:]]


PAIRS = pairs()


def told(pair: Pair) -> int:
    """How many origins the two tellings come out as."""
    figures = (4, 4 if pair.figures == "same" else 6)
    if pair.where == "together":
        one = art("a", f"{prose(1, 30)}\n\n{pair.a_text}\n\n{pair.b_text}", publisher="Paper")
        articles = [one, one]
    else:
        articles = [
            art("a", f"{prose(1, 50)}\n\n{pair.a_text}", publisher="Paper One"),
            art("b", f"{prose(2, 50)}\n\n{pair.b_text}", publisher="Paper Two"),
        ]
    claims: list[Claim] = [
        claim(articles[0], pair.a_text, "killed", figures[0], pair.a_speaker),
        claim(articles[1], pair.b_text, "killed", figures[1], pair.b_speaker),
    ]
    return len(set(count(list(dict.fromkeys(articles)), claims)[1]))


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{p.count}: {p.a_speaker} – {p.b_speaker}" for p in PAIRS])
def test_one_or_two(pair: Pair) -> None:
    assert told(pair) == {"one": 1, "two": 2}[pair.count]


def test_both_ways_are_held() -> None:
    assert min(sum(p.count == way for p in PAIRS) for way in ("one", "two")) >= 30
