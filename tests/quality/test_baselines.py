"""Plain methods do what their names say, and README's tables are those of the floors and the baselines."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corroborate.extract.gazetteer import Gazetteer
from quality import baselines, baselines_table
from quality.baselines_reports import INJURED, PlainReports, most_populous, numbers_near
from quality.benchmarks import BENCHMARKS
from quality.incident import KILLED
from tests.reading import article, parsed

REPORT = (
    "A rocket killed 14 people in Paris on Monday, Harvest Watch said. Lena Orvik, a baker, was among those killed. "
    "The blast that tore the roof off the old mill by the canal wounded 30."
)


@pytest.fixture(scope="module")
def plain() -> PlainReports:
    return PlainReports()


def test_tables_are_those_of_the_floors() -> None:
    """After a change of floors.json or baselines.json: ``python -m quality --table``."""
    page = baselines_table.README.read_text(encoding="utf-8")
    assert page == baselines_table.written(page, list(BENCHMARKS))


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no block"):
        baselines_table.written(f"# Page\n{baselines_table.BEGIN}\n", ["timex"])
    made = baselines_table.written(f"# Page\n{baselines_table.BEGIN}\nold\n{baselines_table.END}\nafter", ["timex"])
    assert "old" not in made
    assert made.endswith("\nafter")
    assert "| `te3_platinum_value_f1` | 0.78 |" in made


def test_goals_and_baselines_are_of_known_benchmarks() -> None:
    assert {name for name, _ in baselines_table.goals()} <= set(BENCHMARKS)
    assert set(baselines.known()) == set(baselines.BASELINES)
    assert set(baselines.BASELINES) | set(baselines_table.LEFT_OUT) == set(BENCHMARKS)
    figures = [v for one in baselines.known().values() for values in one.values() for v in values.values()]
    assert figures
    assert all(0 <= value <= 1 for value in figures)


@pytest.mark.parametrize(
    ("text", "words", "values"),
    [
        ("The strike killed 14 people.", KILLED, [14]),
        ("At least nine were killed and 12 hurt.", KILLED, [9]),
        ("At least nine were killed and 12 hurt.", INJURED, [12]),
        ("Deaths rose to 1,240 in March.", KILLED, [1240]),
        ("Nobody was killed.", KILLED, []),
        ("Killed: 3. Later 3 more died.", KILLED, [3, 3]),
    ],
)
def test_numbers_near(text: str, words: re.Pattern[str], values: list[int]) -> None:
    found = list(numbers_near(text, words))
    assert [value for _, _, value in found] == values
    assert len({start for start, _, _ in found}) == len(found)


def test_a_report_read_plainly(plain: PlainReports) -> None:
    given = {"id": "r1", "title": "Rocket kills 14", "text": REPORT, "published": "2031-05-06"}
    (found,) = plain.read([given])
    assert found.value("killed") == 14
    assert found.value("injured") == 30
    assert found.value("date")["edtf"] == "2031-05-06"
    assert found.value("place")["country"] == "FR"
    assert found.value("weapon")["kind"] == "rocket"
    assert [name.name for victim in found.records[0].victims for name in victim.names] == ["Lena Orvik"]
    assert {claim.scope for claim in found.accounts[0].claims} == {"incident"}
    for claim in found.accounts[0].claims:
        assert (found.article.text or "")[claim.span.start : claim.span.end] == claim.span.exact


def test_speakers_of_a_plain_report(plain: PlainReports) -> None:
    given = {"id": "r1", "title": "Rocket kills 14", "text": REPORT}
    (nearest,), (always,) = plain.read([given]), PlainReports(voices="article").read([given])
    said = {claim.value: claim.speakers[0].name for claim in nearest.accounts[0].claims}
    assert said[14] == "Harvest Watch"
    assert {claim.speakers[0].kind for claim in always.accounts[0].claims} == {"article"}


def test_no_harm_in_the_lead_is_no_incident(plain: PlainReports) -> None:
    (found,) = plain.read([{"id": "r2", "title": "A bakery opens", "text": "It sells bread. " * 80 + "12 died."}])
    assert not found.accounts
    assert not found.records


def test_quotations_and_the_nearest_person() -> None:
    one = article("“The roof fell in,” said Lena Orvik. The mayor, Tomas Brenn, left.")
    (found,) = baselines.quotations(one, parsed(one))
    text = one.text or ""
    assert [text[start:end] for start, end in found.contents] == ["The roof fell in,"]
    assert found.source is not None
    assert text[slice(*found.source)] == "Lena Orvik"


def test_most_populous_namesake() -> None:
    town = most_populous(Gazetteer.open().lookup("Paris"))
    assert town is not None
    assert town.country == "FR"
    assert most_populous(()) is None


def test_dates_are_as_fine_as_their_words() -> None:
    assert baselines.searched("The mill burned on 3 May 2031.", date(2031, 6, 1)) == [("on 3 May 2031", "2031-05-03")]
    assert [when for _, when in baselines.searched("It closed in May 2030.", date(2031, 6, 1))] == ["2030-05"]
    assert baselines.searched("  ", date(2031, 6, 1)) == []


def test_methods_stand_side_by_side() -> None:
    made = baselines.joined(baselines.by("a", {"f1": 0.5, "nan": float("nan")}), baselines.by("b", {"f1": 0.25}))
    assert made == {"f1": {"a": 0.5, "b": 0.25}}
