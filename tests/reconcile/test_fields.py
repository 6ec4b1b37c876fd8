"""The fields that are no counts, their conflicts, and the sentence on top."""

from __future__ import annotations

from typing import Any

import pytest

from corroborate.model import Conflict, Field, Record
from tests.reconcile.claiming import Case, Said

TAIZ = {"name": "Taiz", "country": "YE", "admin1": None, "latitude": 13.58, "longitude": 44.02, "precision": 3}
STREET = {**TAIZ, "name": "Orm Street, Taiz", "precision": 1}
YEMEN = {"name": "Yemen", "country": "YE", "admin1": None, "latitude": 15.5, "longitude": 47.5, "precision": 6}
ADEN = {"name": "Aden", "country": "YE", "admin1": None, "latitude": 12.78, "longitude": 45.04, "precision": 3}
US = {"name": "United States", "kind": "state-forces", "country": "US"}
FRONT = {"name": "Azwad Front", "kind": "armed-group", "country": None}
RIVAL = {"name": "Harrow Brigade", "kind": "armed-group", "country": None}
GUNMEN = {"name": "gunmen", "kind": "unidentified", "country": None}
STRIKE = {"type": "Explosions/Remote violence", "sub_type": "Air/drone strike"}
ATTACK = {"type": "Violence against civilians", "sub_type": "Attack"}
BLAST = {"type": "Other", "sub_type": "explosion"}
CRIME = {"type": "Other", "sub_type": "crime"}
CRASH = {"type": "Other", "sub_type": "accident"}


def when(start: str, end: str = "", edtf: str = "", precision: str = "") -> dict[str, str]:
    end = end or start
    return {
        "start": start, "end": end, "edtf": edtf or (start if start == end else f"{start}/{end}"),
        "precision": precision or ("day" if start == end else "days"),
    }  # fmt: skip


OPEN = when("2025-03-13", "2025-03-14", "2025-03-13?/2025-03-14?", "days")
MARCH = when("2025-03-01", "2025-03-31", "2025-03", "month")


def thing(kind: str, name: str = "") -> dict[str, str]:
    return {"kind": kind, "name": name or kind}


def worked(field: str, *values: tuple[str, Any]) -> tuple[Field, Record]:
    """The field made of ``(article.origin, value)`` claims; "denies" after the origin makes it a denial."""
    said = []
    for where, value in values:
        article, rest = where.split(".")
        origin, *more = rest.split()
        stance = more[0] if more else "asserts"
        said.append(Said(article, origin, field, value, stance=stance, speaker="Omar Nil"))  # type: ignore[arg-type]
    made = Case(said).record()
    found = made.fields[field]
    assert isinstance(found, Field)
    return found, made


CASES: list[tuple[str, str, list[tuple[str, Any]], Any, str]] = [
    ("one day", "date", [("A.o1", when("2025-03-13"))], when("2025-03-13"), "single-origin"),
    ("same day", "date", [("A.o1", when("2025-03-13")), ("B.o2", when("2025-03-13"))], when("2025-03-13"), "agreed"),
    ("month holds the day", "date", [("A.o1", MARCH), ("B.o2", when("2025-03-13"))], when("2025-03-13"), "agreed"),
    ("months outvote nothing", "date", [("A.o1", MARCH), ("B.o2", MARCH), ("C.o3", when("2025-03-13"))],
     when("2025-03-13"), "agreed"),
    ("two days", "date", [("A.o1", when("2025-03-13")), ("B.o2", when("2025-03-14")), ("C.o3", when("2025-03-13"))],
     when("2025-03-13"), "disputed"),
    ("a stated day before one of print", "date", [("A.o1", OPEN), ("B.o2", OPEN), ("C.o3", when("2025-03-12"))],
     when("2025-03-12"), "single-origin"),
    ("print alone", "date", [("A.o1", OPEN), ("B.o2", OPEN)], OPEN, "agreed"),
    ("a night", "date", [("A.o1", when("2025-03-13", "2025-03-14")), ("B.o2", when("2025-03-13", "2025-03-14"))],
     when("2025-03-13", "2025-03-14"), "agreed"),
    ("the day of the news", "date", [("A.o1", when("2025-03-13")), ("B.o2", when("2025-03-13")),
     ("B.o3", when("2025-03-15"))], when("2025-03-13"), "agreed"),
    ("another report's day", "date", [("A.o1", when("2025-03-13")), ("B.o2", when("2025-03-13")),
     ("C.o3", when("2025-03-15"))], when("2025-03-13"), "disputed"),
    ("no day", "date", [], None, "unknown"),
    ("a clock", "time_of_day", [("A.o1", "14:30"), ("B.o2", "afternoon"), ("C.o3", "14:30")], "14:30", "agreed"),
    ("two clocks", "time_of_day", [("A.o1", "14:30"), ("B.o2", "15:00"), ("C.o3", "15:00")], "15:00", "disputed"),
    ("narrower place", "place", [("A.o1", YEMEN), ("B.o2", TAIZ), ("C.o3", STREET)], STREET, "agreed"),
    ("two towns", "place", [("A.o1", TAIZ), ("B.o2", ADEN), ("C.o3", TAIZ)], TAIZ, "disputed"),
    ("country only", "place", [("A.o1", YEMEN)], YEMEN, "single-origin"),
    ("one state, two names", "perpetrator",
     [("A.o1", US), ("B.o2", {**US, "name": "United States Army"})], {**US, "name": "United States Army"}, "agreed"),
    ("two actors", "perpetrator", [("A.o1", US), ("B.o2", FRONT), ("C.o3", US)], US, "disputed"),
    ("two groups", "perpetrator", [("A.o1", RIVAL), ("B.o2", FRONT), ("C.o3", FRONT)], FRONT, "disputed"),
    ("nobody named", "perpetrator", [("A.o1", GUNMEN), ("B.o2", GUNMEN), ("C.o3", FRONT)], FRONT, "single-origin"),
    ("denied by itself", "perpetrator", [("A.o1", FRONT), ("B.o2 denies", FRONT)], FRONT, "disputed"),
    ("another denies", "perpetrator", [("A.o1", FRONT), ("B.o2 denies", RIVAL)], FRONT, "single-origin"),
    ("only denied", "perpetrator", [("A.o1 denies", FRONT)], None, "unknown"),
    ("declined", "perpetrator", [("A.o1 declines", None)], None, "unknown"),
    ("base or vehicle", "target", [("A.o1", thing("base")), ("B.o2", thing("vehicle")), ("C.o3", thing("base"))],
     thing("base"), "disputed"),
    ("people in a building", "target", [("A.o1", thing("building")), ("B.o2", thing("group"))], None, "any"),
    ("what nobody denies goes first", "event_type", [("A.o1", STRIKE), ("B.o2", BLAST), ("C.o3 denies", STRIKE)], BLAST,
     "single-origin"),
    ("what more say than deny stands", "event_type", [("A.o1", STRIKE), ("B.o2", STRIKE), ("C.o3 denies", STRIKE)],
     STRIKE, "disputed"),
    ("denied, and nothing else said", "weapon", [("A.o1", thing("bomb")), ("B.o2 denies", thing("bomb"))],
     thing("bomb"), "disputed"),
    ("a doer's denial does not clear it", "perpetrator", [("A.o1", FRONT), ("B.o2", GUNMEN), ("C.o3 denies", FRONT)],
     FRONT, "disputed"),
    ("a crime is an attack whose side is not named", "event_type", [("A.o1", ATTACK), ("B.o2", CRIME)], ATTACK,
     "single-origin"),
    ("damage denied", "target", [("A.o1", thing("base")), ("B.o2 denies", thing("infrastructure"))], thing("base"),
     "disputed"),
    ("a drone is an aircraft", "weapon",
     [("A.o1", thing("aircraft", "air strike")), ("B.o2", thing("drone", "drone"))], thing("drone"), "single-origin"),
    ("bomb or gun", "weapon", [("A.o1", thing("bomb", "device")), ("B.o2", thing("firearm")), ("C.o3",
     thing("firearm"))], thing("firearm"), "disputed"),
    ("a jet's bombing", "weapon", [("A.o1", thing("aircraft", "jet")), ("B.o2", thing("bomb", "market bombing")),
     ("C.o3", thing("aircraft", "jet"))], thing("aircraft", "jet"), "agreed"),
    ("a jet or a car bomb", "weapon", [("A.o1", thing("aircraft", "jet")), ("B.o2", thing("bomb", "car bomb")),
     ("C.o3", thing("aircraft", "jet"))], thing("aircraft", "jet"), "disputed"),
    ("suicide bomb", "weapon", [("A.o1", thing("bomb", "bombing")), ("B.o2", thing("suicide-bomb", "bomber"))],
     thing("suicide-bomb", "bomber"), "single-origin"),
    ("closer type", "event_type", [("A.o1", ATTACK), ("B.o2", STRIKE)], STRIKE, "single-origin"),
    ("explosion yields", "event_type", [("A.o1", BLAST), ("B.o2", BLAST), ("C.o3", STRIKE)], STRIKE, "single-origin"),
    ("accident or attack", "event_type", [("A.o1", CRASH), ("B.o2", ATTACK), ("C.o3", ATTACK)], ATTACK, "disputed"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "said", "value", "status"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_field(field: str, said: list[tuple[str, Any]], value: Any, status: str) -> None:
    if not said:
        found = Case([Said("A", "o1", "killed", 2, "exact")]).record().fields[field]
        assert (found.value, found.status, found.origins) == (None, "unknown", 0)
        return
    for order in (said, said[::-1]):
        found, _ = worked(field, *order)
        if status != "any":
            assert (found.value, found.status) == (value, status)
        assert not set(found.claims) & set(found.against)
        assert (found.value is None) == (not found.claims)


def conflict(made: Record, field: str, kind: str = "") -> Conflict | None:
    return next((c for c in made.conflicts if c.field == field and kind in ("", c.kind)), None)


def test_a_dispute_has_its_sides_and_who_stands_on_each() -> None:
    _, made = worked("target", ("A.o1", thing("base")), ("B.o2", thing("vehicle")), ("C.o3 denies", thing("other")))
    found = conflict(made, "target")
    assert found is not None
    assert found.kind == "contradiction"
    assert {side.claims for side in found.sides} == {("A:0",), ("B:0",), ("C:0",)}
    assert [side.value for side in found.sides].count(None) == 1
    assert {origin for side in found.sides for origin in side.origins} == {"o1", "o2", "o3"}


def test_what_fits_together_is_no_conflict() -> None:
    for field, values in (
        ("date", [("A.o1", MARCH), ("B.o2", when("2025-03-13"))]),
        ("place", [("A.o1", YEMEN), ("B.o2", STREET)]),
        ("perpetrator", [("A.o1", GUNMEN), ("B.o2", FRONT)]),
        ("perpetrator", [("A.o1 declines", None), ("B.o2", FRONT)]),
        ("weapon", [("A.o1", thing("drone")), ("B.o2", thing("missile"))]),
    ):
        assert conflict(worked(field, *values)[1], field) is None, values


def test_figures_that_differ_are_a_range_and_a_denied_one_a_contradiction() -> None:
    made = Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 3, "exact")]).record()
    found = conflict(made, "killed")
    assert found is not None
    assert (found.kind, [side.value for side in found.sides]) == ("range", [2, 3])
    denied = Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 2, "exact", stance="denies")])
    found = conflict(denied.record(), "killed")
    assert found is not None
    assert found.kind == "contradiction"
    assert (
        conflict(Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 2)]).record(), "killed") is None
    )


def test_superseded_figures_and_background_are_no_sides() -> None:
    said = [
        Said("A", "o1", "killed", 29, "exact"),
        Said("B", "o1", "killed", 61, "exact"),
        Said("B", "o2", "killed", 400, "exact", scope="background"),
        Said("B", "o2", "killed", 9000, "exact", scope="tally"),
    ]
    made = Case(said).record()
    assert conflict(made, "killed") is None
    assert len(made.claims) == 4


def test_a_house_that_declines_and_speaks_in_one_article_contradicts_itself() -> None:
    def said(article: str) -> list[Said]:
        return [
            Said("A", "o1", "perpetrator", None, stance="declines", speaker="US officials", kind="government"),
            Said(article, "o2", "perpetrator", US, speaker="a US official", kind="unnamed"),
        ]

    found = conflict(Case(said("A")).record(), "perpetrator", "self-contradiction")
    assert found is not None
    assert [side.value for side in found.sides] == [None, US]
    assert conflict(Case(said("B")).record(), "perpetrator", "self-contradiction") is None
    other = [said("A")[0], Said("A", "o2", "perpetrator", US, speaker="Dr Osei")]
    assert conflict(Case(other).record(), "perpetrator", "self-contradiction") is None


def test_the_summary_says_what_is_known_and_what_is_not() -> None:
    assert Case([Said("A", "o1", "injured", 2, "exact")]).record().summary == (
        "On a date not established, an incident in a place not established injured 2 people."
    )
    said = [
        Said("A", "o1", "date", when("2025-03-13")),
        Said("A", "o1", "place", TAIZ),
        Said("A", "o1", "event_type", STRIKE),
        Said("A", "o1", "weapon", thing("drone")),
        Said("A", "o1", "perpetrator", US),
        Said("A", "o1", "killed", 2, "exact"),
        Said("B", "o2", "killed", 3, "exact"),
        Said("B", "o2", "killed", 3, "exact"),
    ]
    assert Case(said).record().summary == (
        "On 13 March 2025, a drone strike in Taiz, attributed to the United States, "
        "killed 3 people (reports give 2 to 3)."
    )
    said[4] = Said("A", "o1", "perpetrator", US, hedged=True)
    assert ", of which the United States is suspected, killed" in Case(said).record().summary
    nobody = Case([Said("A", "o1", "killed", 0, "exact")]).record().summary
    assert "nobody" in nobody


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([("A", "o1", 19), ("B", "o2", 0)], "; by one origin's word no civilian was killed."),
        ([("A", "o1", 19), ("B", "o2", 0), ("C", "o3", 0)], "; no civilian is said to be among the dead."),
        ([("A", "o1", 19), ("B", "o2", 19)], "; all of the dead are said to be civilians."),
        ([("A", "o1", 19), ("B", "o2", 7)], "; 7 of the dead are said to be civilians."),
    ],
)
def test_what_is_said_of_civilians(said: list[tuple[str, str, int]], words: str) -> None:
    claims = [
        Said(article, origin, "killed" if origin == "o1" else "civilians_killed", value, "exact")
        for article, origin, value in said
    ]
    assert Case(claims).record().summary.endswith(words)


def test_a_least_share_of_civilians_is_said_to_be_one() -> None:
    said = [Said("A", "o1", "killed", 61, "exact"), Said("B", "o2", "civilians_killed", 22, "at-least")]
    assert Case(said).record().summary.endswith("; at least 22 of the dead are said to be civilians.")
