"""An article's account: what holds of every one, and what an article without an incident gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.model import Account
from tests.extract.telling import accounts, made

LEAD = "A bomb at a bus station in Multan killed six people and wounded 20 on Tuesday, police said."
PARTS = (
    LEAD,
    "“Six are dead,” said police chief Asad Tareen. “We don't know who did this.”",
    "No group claimed responsibility. The interior ministry declined to comment.",
    "Among the dead was Colonel Iqbal Warsi, also known as Baba Jan, who led the Green Sand militia.",
    "In 2016 a bomb at the same station killed 31 people.",
    "More than 400 people have been killed in the province since January.",
    "Two days earlier, gunmen shot dead a judge in Quetta.",
    "The Green Sand Front blamed the army, which denied it. Local leaders put the toll at nine.",
)


def told(text: str, day: str | None = "2025-03-14") -> tuple[Account, ...]:
    return accounts(made(text, day))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=6, unique=True), dated=st.booleans())
def test_an_account_points_only_at_its_own_claims(parts: list[str], dated: bool):
    text = "¶".join([LEAD, *(p for p in parts if p != LEAD)])
    article = made(text, "2025-03-14" if dated else None)
    found = accounts(article)
    assert [one.index for one in found] == list(range(len(found)))
    assert found == accounts(article)
    seen: set[str] = set()
    for one in found:
        ids = [claim.id for claim in one.claims]
        assert len(set(ids)) == len(ids)
        assert not seen & set(ids)
        seen |= set(ids)
        pointed = {i for v in one.victims for i in (*v.claims, *(c for n in v.names for c in n.claims))}
        pointed |= {t.claim for t in one.tallies} | {i for b in one.background for i in b.claims}
        assert pointed <= set(ids)
        scopes = {claim.id: claim.scope for claim in one.claims}
        assert {scopes[t.claim] for t in one.tallies} <= {"tally"}
        assert {scopes[i] for b in one.background for i in b.claims} <= {"background"}
        assert {scopes[i] for v in one.victims for i in v.claims} <= {"incident"}
        for claim in one.claims:
            assert article.text is not None
            for span in (claim.span, claim.sentence, *(s.span for s in claim.speakers if s.span)):
                assert article.text[span.start : span.end] == span.exact
            assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end
            assert claim.speakers[-1].kind == "article"


@settings(max_examples=30, deadline=None, derandomize=True)
@given(parts=st.lists(st.sampled_from(PARTS[4:7]), min_size=1, max_size=3, unique=True))
def test_what_is_told_of_other_events_never_reaches_the_incident(parts: list[str]):
    (one,) = told("¶".join([LEAD, *parts]))
    figures = {(c.field, c.value) for c in one.claims if c.scope == "incident" and isinstance(c.value, int)}
    assert figures == {("killed", 6), ("injured", 20)}


def test_a_date_without_an_anchor_is_a_problem_and_a_weekday():
    (one,) = told(LEAD, None)
    assert not [c for c in one.claims if c.field == "date"]
    assert one.weekdays == (1,)
    (problem,) = one.problems
    assert (problem.code, problem.article) == ("date-unanchored", "a")
    assert "Tuesday" in problem.message


def test_the_same_words_with_an_anchor_are_a_day():
    (one,) = told(LEAD)
    assert [c.value["start"] for c in one.claims if c.field == "date"] == ["2025-03-11"]
    assert (one.weekdays, one.problems) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Whisk the eggs with the sugar, then add the juice of three lemons.",
        "The council voted on Tuesday to widen the harbour road.¶Work begins in May.",
        "The minister said that the government would fight inflation.¶Prices rose by six per cent.",
        "The choir of Saint Orla will sing on Friday.",
        "",
        "¶ ¶",
    ],
)
def test_no_incident_is_no_account(text):
    assert told(text) == ()
