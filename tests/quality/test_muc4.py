"""MUC-4's counting, on invented templates: what a fill is worth, what is mapped, and what an absence costs."""

from __future__ import annotations

import pytest

from quality.muc4_slots import Count, Fill, Template, compare, mapping


def template(optional: bool = False, **fills: str | tuple[str, ...]) -> Template:
    made = {slot: (of,) if isinstance(of, str) else of for slot, of in fills.items()}
    return Template({slot: tuple(Fill(tuple(one.split(" / "))) for one in of) for slot, of in made.items()}, optional)


WORTH = [
    ("incident_type", "BOMBING", "BOMBING", 1),
    ("incident_type", "BOMBING", "ATTACK", 0.5),
    ("incident_type", "KIDNAPPING", "ATTACK", 0),
    ("incident_date", "03 JAN 90", "03 JAN 90", 1),
    ("incident_date", "01 JAN 90 - 05 JAN 90", "03 JAN 90", 1),
    ("incident_date", "03 JAN 90", "02 JAN 90 - 03 JAN 90", 0.5),
    ("incident_date", "- 05 JAN 90", "- 05 JAN 90", 1),
    ("incident_date", "- 05 JAN 90", "03 JAN 90", 0.5),
    ("incident_date", "03 JAN 90", "- 05 JAN 90", 0),
    ("incident_date", "03 JAN 90", "03 FEB 90", 0),
    ("incident_location", "ORVANE: LISKO (CITY)", "ORVANE: TARN: LISKO", 1),
    ("incident_location", "ORVANE: LISKO (CITY)", "ORVANE", 0.5),
    ("incident_location", "ORVANE", "ORVANE: LISKO", 0.5),
    ("incident_location", "ORVANE", "VADOR", 0),
    ("perp_org", "ORVANE LIBERATION ARMY / OLA", "OLA", 1),
    ("perp_org", "ORVANE LIBERATION ARMY", "LIBERATION ARMY", 0.5),
    ("perp_org", "ORVANE LIBERATION ARMY", "RICE BOARD", 0),
    ("perp_org_confidence", "POSSIBLE", "REPORTED AS FACT", 0),
    ("hum_tgt_name", "TORVALD BRENNIK", "COLONEL TORVALD BRENNIK", 1),
    ("hum_tgt_name", "TORVALD BRENNIK", "BRENNIK", 0.5),
    ("hum_tgt_name", "TORVALD BRENNIK", "LENDRA OKARVO", 0),
    ("hum_tgt_description", "FARMERS", "THE FARMERS", 1),
    ("hum_tgt_effect", "DEATH", "INJURY", 0),
]


@pytest.mark.parametrize(("slot", "want", "said", "worth"), WORTH)
def test_what_a_fill_is_worth(slot: str, want: str, said: str, worth: float) -> None:
    assert compare(slot, [Fill(tuple(want.split(" / ")))], [Fill((said,))])[0] == worth


def test_an_effect_on_somebody_else_is_half_right() -> None:
    want, said = Fill(("DEATH",), ("FARMERS",)), Fill(("DEATH",), ("NURSE",))
    assert compare("hum_tgt_effect", [want], [said])[0] == 0.5


def test_each_fill_is_paired_once() -> None:
    credit, possible, pairs = compare(
        "hum_tgt_description", [Fill(("FARMERS",))], [Fill(("FARMERS",)), Fill(("COOK",))]
    )
    assert (credit, possible) == (1, 1)
    assert [pair for pair in pairs if pair[2] < 1] == [("", "COOK", 0.0)]


def test_an_optional_fill_that_is_missing_costs_nothing() -> None:
    assert compare("hum_tgt_name", [Fill(("BRENNIK",), (), True)], []) == (0, 0, [])
    assert compare("hum_tgt_name", [Fill(("BRENNIK",), (), True)], [Fill(("BRENNIK",))])[:2] == (1, 1)


def test_templates_are_mapped_by_type_and_something_else() -> None:
    key = [template(incident_type="ATTACK", hum_tgt_name="BRENNIK"), template(incident_type="BOMBING", perp_org="OLA")]
    ours = [template(incident_type="BOMBING", perp_org="OLA"), template(incident_type="ATTACK", hum_tgt_name="BRENNIK")]
    assert mapping(key, ours) == {0: 1, 1: 0}
    assert mapping(key, [template(incident_type="ATTACK", incident_date="03 JAN 90")]) == {}
    assert mapping(key, [template(incident_type="KIDNAPPING", hum_tgt_name="BRENNIK")]) == {}


def test_what_one_side_has_alone_counts_against_precision_or_recall() -> None:
    count = Count()
    alone = template(incident_type="ATTACK", hum_tgt_name="BRENNIK")
    count.message("a", [alone], [])
    count.message("b", [], [alone])
    count.message("c", [alone], [alone])
    count.message("d", [template(optional=True, incident_type="ATTACK")], [])
    precision, recall, f1 = count.figures()
    assert (precision, recall, f1) == (0.5, 0.5, 0.5)
