"""Which event a figure is of: the incident, another event, or a count over time."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest

from corroborate.model import Account, Article
from tests.extract.telling import Row, accounts, cases, gaps, made, parse_all, rows

TABLE = "scope_cases.tsv"
GAPS = 4
"""Rows that the program is known to get wrong; only ever lowered."""

BASES = {
    "strike": (
        "2025-03-14",
        "Drone strike on Mopti market kills 14 #",
        "A drone strike on a market in the Malian town of Mopti killed 14 people and wounded 32 on Thursday, "
        "health officials said.",
        "The strike hit the cattle market shortly after noon, when it was crowded with traders, witnesses said.",
        "The army said it had aimed at fighters of the Azwad Liberation Front.",
        '"There was smoke everywhere," said Issa Kone, who sells salt.',
        "Schools in the town were closed on Friday and the governor called for calm.",
    ),
    "crash": (
        "2025-06-24",
        "Peru bus plunge leaves 23 dead #",
        "A bus carrying 50 passengers plunged into a ravine near the Peruvian town of Huanta on Monday, killing 23 "
        "people and injuring 17, police said.",
        "The bus was travelling from Lima to Ayacucho when it left the road in thick fog.",
        "Firemen worked with ropes through the night to reach the wreck.",
        "The company, Expreso Wari Sur, said the driver had been on the road for five hours.",
        "The prosecutor's office has opened an inquiry.",
    ),
    "bomb": (
        "2025-08-09",
        "Suicide bomber kills nine at Quetta mosque #",
        "A suicide bomber blew himself up at the gate of a mosque in the Pakistani city of Quetta on Friday, killing "
        "nine worshippers and wounding 21, police said.",
        "The blast shattered windows along the street as people were leaving after prayers.",
        "No group has claimed responsibility.",
        '"I was thrown to the ground," said Noor Ahmed, a tailor.',
        "The chief minister announced three days of mourning.",
    ),
    "shoot": (
        "2025-11-09",
        "Three dead in Tampere mall shooting #",
        "A gunman opened fire at a shopping centre in the Finnish city of Tampere on Saturday, killing three people "
        "and wounding five, police said.",
        "Officers shot the man dead after he refused to drop his rifle.",
        "The centre was full of families when the shots rang out on the second floor.",
        '"We hid in a storeroom," said Aino Lehto, who works in a shoe shop.',
        "The prime minister will visit the city.",
    ),
    "quake": (
        "2025-04-03",
        "Earthquake on Sumatra kills at least 40 #",
        "A 6.1-magnitude earthquake struck the Indonesian district of Kerinci before dawn on Wednesday, killing at "
        "least 40 people, the disaster agency said.",
        "Hundreds of houses collapsed and a bridge was damaged.",
        "The quake was felt as far away as Jambi.",
        '"My roof fell in," said Rudi Hartono, a farmer.',
        "Tents and blankets were on their way, the agency said.",
    ),
}


def report(row: Row) -> Article:
    day, title, *paragraphs = BASES[row["base"]]
    at = int(row["at"])
    paragraphs.insert(at - 1 if at else len(paragraphs), row["said"])
    return made("¶".join([title, *paragraphs]), day)


@lru_cache(maxsize=1)
def reports() -> dict[str, Article]:
    found = {f"{row['base']} {row['said']}": report(row) for row in rows(TABLE)}
    parse_all(found.values())
    return found


def scopes(found: tuple[Account, ...], what: Article, row: Row) -> set[str]:
    """Scopes of the claims that the marked words support; those of a second account are another event's."""
    text = what.text or ""
    start = text.index(row["mark"], text.index(row["said"]))
    end = start + len(row["mark"])
    seen: set[str] = set()
    for one in found:
        for claim in one.claims:
            if claim.span.start < end and start < claim.span.end and claim.value is not None:
                seen.add("background" if one.index and claim.scope == "incident" else claim.scope)
    return seen


@pytest.mark.parametrize("row", cases(TABLE))
def test_scope(row: Row) -> None:
    what = reports()[f"{row['base']} {row['said']}"]
    seen = scopes(accounts(what), what, row)
    assert "incident" not in seen if row["want"] == "out" else seen == {row["want"]}, seen


def test_the_table_is_large_and_has_every_answer() -> None:
    want = Counter(row["want"] for row in rows(TABLE))
    assert sum(want.values()) >= 100
    assert min(want[answer] for answer in ("incident", "background", "tally", "out")) >= 10


def test_gaps_only_fall() -> None:
    assert gaps(TABLE) <= GAPS


def test_reports_alone_tell_one_incident_each() -> None:
    for day, title, *paragraphs in BASES.values():
        found = accounts(made("¶".join([title, *paragraphs]), day))
        assert len(found) == 1, title
        assert {c.scope for c in found[0].claims} == {"incident"}, title
