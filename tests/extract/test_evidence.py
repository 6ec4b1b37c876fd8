"""Signs and weights: what speaks for a count's being of the report's own incident, and what the program makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.extract.evidence import Signs, belongs, in_use
from corroborate.extract.facts import Facts
from corroborate.extract.reading import Reading
from corroborate.extract.scope import SURE, UNSURE, Scopes, verdict
from tests.extract.telling import made, reading

REPORT = (
    "Ferry fire off Lamu kills 19 #"
    "¶A fire on a ferry off the Kenyan town of Lamu killed 19 people on Tuesday, police said."
    "¶The ferry had left the old jetty at noon.¶{said}"
)

RAID = (
    "Government raid on Marib kills 19 rebels #"
    "¶A government air raid on the Yemeni town of Marib killed 19 rebels on Tuesday, a monitor said."
    "¶The rebels had held the old fort since noon.¶{said}"
)


class Watched(Scopes):
    """Keeps the signs of what is weighed."""

    def __init__(self, report: Reading) -> None:
        self.seen: dict[str, Signs] = {}
        super().__init__(report)

    def belongs(self, facts: Facts, signs: Signs) -> bool | None:
        self.seen[facts.telling.sentence.text] = signs
        return super().belongs(facts, signs)


def signs(said: str, report: str = REPORT) -> Signs:
    article = made(report.format(said=said), "2025-03-13")
    return next(
        seen for words, seen in Watched(reading(article)).seen.items() if words in said and said.endswith(words)
    )


@pytest.mark.parametrize(
    ("said", "there", "absent"),
    [
        ("The fire killed 19 people.", "the incident's figure of five or more again", "a new count"),
        ("In 2019 a fire on another ferry killed 60 people.", "another spell", "the same day"),
        ("On Tuesday the fire also hurt seven people.", "the same day", "another day"),
        ("A collision on a road near Kisumu killed four people.", "another place", "the same place"),
        ("Nine divers were hurt, the coast guard said.", "reported", "definite"),
        ("More than 300 people have been killed on the lake since 2020.", "counts over time", "the title's figure"),
        ("Meanwhile two people were shot dead in the town.", "opens with a turn", "the incident's figure again"),
    ],
)
def test_signs(said: str, there: str, absent: str) -> None:
    seen = signs(said)
    assert seen.get(there), seen
    assert not seen.get(absent), seen


@pytest.mark.parametrize(
    ("said", "there", "absent"),
    [
        ("In Aden the monitor said four people were killed.", "its sentence opens elsewhere", "answers"),
        ("Shells also fell on a market in Aden. Four people were killed.", "the report has come elsewhere", "answers"),
        (
            "Rebels then fired rockets at a barracks, killing four soldiers.",
            "another side did it",
            "the same side did it",
        ),
        ("Government jets struck again, killing four rebels.", "the same side did it", "another side did it"),
        ("The rebels responded with mortar fire that killed four people.", "answers", "its sentence is elsewhere"),
        (
            "Four civilians were killed in the streets.",
            "civilians where it has fighters",
            "fighters where it has civilians",
        ),
    ],
)
def test_where_the_report_stands_and_who_acts(said: str, there: str, absent: str) -> None:
    seen = signs(said, RAID)
    assert seen.get(there), seen
    assert not seen.get(absent), seen


def test_the_fire_told_again_is_likelier_its_own_than_another_years() -> None:
    again = belongs(signs("The fire killed 19 people."))
    old = belongs(signs("In 2019 a fire on another ferry killed 60 people."))
    assert again > SURE > UNSURE > old


def test_weights_are_of_signs_by_name_and_small() -> None:
    weights = in_use()
    assert "always" in weights and len(weights) > 60
    assert all(abs(weight) < 10 for weight in weights.values())


@given(st.dictionaries(st.sampled_from(sorted(in_use())), st.floats(-50, 50), max_size=6))
def test_any_signs_give_a_likelihood(some: Signs) -> None:
    assert 0 <= belongs(some) <= 1
    assert belongs(some, {}) == 0.5


@given(st.floats(0, 1))
def test_only_what_is_likely_is_settled(likely: float) -> None:
    settled = verdict(likely)
    assert settled is None or settled == (likely > 0.5)
