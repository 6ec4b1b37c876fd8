"""Laws of the record: nothing lost, nothing unsupported, order is nothing; broken records are refused."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.errors import RecordInvalid
from corroborate.model import COUNT_FIELDS, CountField, Incident, Rule, Span
from corroborate.reconcile import Evidence, record
from tests.reconcile.claiming import Case, Said
from tests.reconcile.test_fields import ADEN, ATTACK, CRASH, FRONT, GUNMEN, MARCH, STREET, STRIKE, TAIZ, US, thing, when

VALUES = {
    "date": [when("2025-03-13"), when("2025-03-14"), when("2025-03-13", "2025-03-14"), MARCH],
    "place": [TAIZ, STREET, ADEN],
    "perpetrator": [US, FRONT, GUNMEN],
    "target": [thing("base"), thing("vehicle"), thing("group")],
    "weapon": [thing("drone"), thing("bomb", "bombing"), thing("suicide-bomb")],
    "event_type": [STRIKE, ATTACK, CRASH],
    "time_of_day": ["14:30", "15:00", "afternoon"],
    **{name: [0, 1, 2, 3, 7, 14, 61, None] for name in COUNT_FIELDS},
}
SUPPORT = {"killed": {"killed", "civilians_killed"}, "injured": {"injured", "civilians_injured"}}
RULES = st.sampled_from(["ucdp", "acled", "airwars"])


@st.composite
def said(draw: st.DrawFn) -> list[Said]:
    found = []
    for _ in range(draw(st.integers(1, 9))):
        field = draw(st.sampled_from([*VALUES, "killed", "civilians_killed"]))
        value = draw(st.sampled_from(VALUES[field]))
        counted = field in COUNT_FIELDS
        modifier = draw(st.sampled_from(["exact", "at-least", "more-than", "at-most", "less-than", "about"]))
        found.append(
            Said(
                draw(st.sampled_from("ABCDEUV")), draw(st.sampled_from(["o1", "o2", "o3"])), field, value,
                ("several" if value is None else modifier) if counted else None,
                draw(st.sampled_from(["several", "dozens"])) if value is None else "",
                draw(st.sampled_from(["asserts", "asserts", "asserts", "denies", "doubts"])),
                draw(st.sampled_from(["incident", "incident", "incident", "background", "tally"])),
                draw(st.sampled_from(["", "Dr Osei"])), draw(st.booleans()),
            )
        )  # fmt: skip
    return found


@settings(deadline=None, max_examples=150)
@given(said(), RULES)
def test_every_value_has_claims_under_it_and_none_is_lost(what: list[Said], rule: Rule) -> None:
    case = Case(what)
    made = case.record(rule)
    claims = {claim.id: claim for claim in made.claims}
    assert sorted(claims) == sorted(case.ids)
    for name, field in made.fields.items():
        assert (field.value is None) == (not field.claims)
        assert (field.value is None) == (field.status == "unknown")
        for claim in (claims[i] for i in field.claims):
            assert (claim.scope, claim.stance) == ("incident", "asserts")
            assert claim.superseded_by is None
            assert claim.field in SUPPORT.get(name, {name})
        assert {claims[i].scope for i in field.against} <= {"incident"}
        assert field.origins == len({claims[i].origin for i in field.claims})
        assert (field.status == "agreed") <= (field.origins > 1 and not field.against)


@settings(deadline=None, max_examples=150)
@given(said(), RULES)
def test_low_best_and_high_are_figures_that_somebody_gives(what: list[Said], rule: Rule) -> None:
    for name, field in Case(what).record(rule).fields.items():
        if isinstance(field, CountField):
            figures = (field.low, field.best, field.high)
            assert field.value == field.best
            assert len({n is None for n in figures}) == 1
            if field.low is not None and field.best is not None and field.high is not None:
                assert 0 <= field.low <= field.best <= field.high
                given_ = {s.value for s in what if s.field in SUPPORT.get(name, {name})}
                assert set(figures) <= given_ | ({3, 12} if rule == "acled" else set())


@settings(deadline=None, max_examples=150)
@given(said(), RULES, st.randoms())
def test_order_is_nothing(what: list[Said], rule: Rule, chance) -> None:  # type: ignore[no-untyped-def]
    case = Case(what)
    incident, evidence = case.incident(), case.evidence()
    accounts, articles = list(incident.accounts), list(evidence.articles)
    chance.shuffle(accounts)
    chance.shuffle(articles)
    mixed = tuple(replace(a, claims=tuple(chance.sample(a.claims, len(a.claims)))) for a in accounts)
    again = record(Incident(incident.id, mixed), replace(evidence, articles=tuple(articles)), rule)
    assert msgspec.json.encode(again) == msgspec.json.encode(case.record(rule))


@settings(deadline=None, max_examples=100)
@given(said())
def test_conflicts_are_between_claims_of_the_record(what: list[Said]) -> None:
    made = Case(what).record()
    claims = {claim.id: claim for claim in made.claims}
    for conflict in made.conflicts:
        assert len(conflict.sides) > 1
        seen = [i for side in conflict.sides for i in side.claims]
        assert len(seen) == len(set(seen))
        assert all(side.claims for side in conflict.sides)
        assert {claims[i].field for i in seen} == {conflict.field}
        for side in conflict.sides:
            assert set(side.origins) == {claims[i].origin for i in side.claims}


@settings(deadline=None, max_examples=300, database=None)
@given(said(), RULES)
def test_no_claim_is_both_for_and_against(what: list[Said], rule: Rule) -> None:
    for field in Case(what).record(rule).fields.values():
        assert not set(field.claims) & set(field.against)


def made_with(case: Case, change: dict[str, object]) -> Incident:
    incident = case.incident()
    account = incident.accounts[0]
    broken = replace(account.claims[0], **change)
    return Incident(incident.id, (replace(account, claims=(broken, *account.claims[1:])), *incident.accounts[1:]))


def test_words_that_do_not_stand_in_the_article_are_refused() -> None:
    case = Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 2, "exact")])
    good = case.incident().accounts[0].claims[0].span
    for span in (
        replace(good, exact="something else"),
        replace(good, start=good.start + 1),
        replace(good, end=good.end + 400),
        Span("A", 5, 5, ""),
    ):
        for part in ("span", "sentence"):
            with pytest.raises(RecordInvalid, match="do not stand"):
                record(made_with(case, {part: span}), case.evidence(), "ucdp")
    speaker = replace(case.incident().accounts[0].claims[0].speakers[0], span=replace(good, exact="no"))
    with pytest.raises(RecordInvalid):
        record(made_with(case, {"speakers": (speaker,)}), case.evidence(), "ucdp")


def test_one_id_for_two_claims_is_refused() -> None:
    case = Case([Said("A", "o1", "killed", 2, "exact"), Said("B", "o2", "killed", 3, "exact")])
    incident = case.incident()
    second = replace(incident.accounts[1], claims=(replace(incident.accounts[1].claims[0], id="A:0"),))
    with pytest.raises(RecordInvalid, match="one id"):
        record(Incident(incident.id, (incident.accounts[0], second)), case.evidence(), "ucdp")


def test_a_good_record_is_not_refused() -> None:
    case = Case([Said("A", "o1", "killed", 2, "exact")])
    assert isinstance(case.evidence(), Evidence)
    assert record(case.incident(), case.evidence(), "ucdp").id == "incident-x"
