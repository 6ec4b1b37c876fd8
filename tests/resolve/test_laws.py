"""Laws of grouping: order is nothing, nothing is lost, an article's own accounts stay apart, vetoes hold."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.model import Account
from corroborate.resolve import incidents
from corroborate.resolve.compare import compare
from corroborate.resolve.features import features
from tests.resolve.accounts import KINDS, TOWNS, told

DAYS = ("", "2025-03-13", "2025-03-14", "2025-03-17", "2025-03-13/2025-03-14")
_SAID = st.fixed_dictionaries(
    {
        "days": st.sampled_from(DAYS),
        "weekdays": st.sampled_from(["", "Thursday", "Friday", "Monday"]),
        "places": st.sampled_from(["", *TOWNS]),
        "killed": st.sampled_from(["", "2", "3", "14", "14; 16"]),
        "kinds": st.sampled_from(["", *KINDS]),
        "targets": st.sampled_from(["", "building", "vehicle"]),
        "victims": st.sampled_from(["", "Omar Haddad", "Saleh Nasser"]),
        "proper": st.sampled_from(["", "Taiz", "Huanta"]),
    }
)


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    said = draw(st.lists(st.tuples(st.sampled_from("abcdef"), _SAID), max_size=8))
    seen: dict[str, int] = {}
    found = []
    for article, what in said:
        found.append(told(article, seen.get(article, 0), **what))
        seen[article] = seen.get(article, 0) + 1
    return found


SHARED = st.dictionaries(
    st.sampled_from([(a, b) for a, b in combinations("abcdef", 2)]), st.integers(min_value=8, max_value=60), max_size=4
)
PUBLISHED = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["2025-03-13", "2025-03-15", "2025-04-20"]))


@settings(deadline=None, max_examples=150)
@given(accounts(), SHARED, PUBLISHED, st.randoms())
def test_order_is_nothing(found, shared, published, chance) -> None:  # type: ignore[no-untyped-def]
    mixed = found.copy()
    chance.shuffle(mixed)
    turned = dict(reversed(shared.items()))
    assert incidents(mixed, turned, published) == incidents(found, shared, published)


@settings(deadline=None, max_examples=150)
@given(accounts(), SHARED, PUBLISHED)
def test_every_account_is_in_one_incident_and_no_article_twice(found, shared, published) -> None:  # type: ignore[no-untyped-def]
    groups = incidents(found, shared, published)
    keys = [(a.article, a.index) for group in groups for a in group.accounts]
    assert sorted(keys) == sorted((a.article, a.index) for a in found)
    for group in groups:
        articles = [a.article for a in group.accounts]
        assert len(set(articles)) == len(articles)
    assert len({group.id for group in groups}) == len(groups)


@settings(deadline=None, max_examples=150)
@given(accounts(), SHARED, PUBLISHED)
def test_no_incident_holds_two_that_cannot_be_one(found, shared, published) -> None:  # type: ignore[no-untyped-def]
    for group in incidents(found, shared, published):
        for a, b in combinations(group.accounts, 2):
            first, second = (features(x, published.get(x.article)) for x in (a, b))
            said = compare(first, second, 0)
            assert said.veto is None or said.soft


@settings(deadline=None, max_examples=100)
@given(_SAID, _SAID, st.integers(min_value=0, max_value=60))
def test_comparing_has_no_sides(one, other, words) -> None:  # type: ignore[no-untyped-def]
    a, b = features(told("a", **one)), features(told("b", **other))
    there, back = compare(a, b, words), compare(b, a, words)
    assert (there.points, there.veto) == (back.points, back.veto)
    assert sorted(there.reasons) == sorted(back.reasons)


@settings(deadline=None, max_examples=100)
@given(accounts(), _SAID)
def test_an_article_that_tells_of_nothing_near_changes_no_other_incident(found, said) -> None:  # type: ignore[no-untyped-def]
    far = told("z", **{**said, "days": "2031-07-01", "weekdays": "", "victims": "Nobody Else"})
    before = incidents(found, {}, {})
    after = incidents([*found, far], {}, {})
    joined = [g for g in after if any(a.article == "z" for a in g.accounts)]
    if len(joined[0].accounts) == 1:
        assert tuple(g for g in after if g is not joined[0]) == before


@settings(deadline=None, max_examples=60)
@given(_SAID)
def test_an_incident_keeps_its_id_when_a_later_article_joins_it(said) -> None:  # type: ignore[no-untyped-def]
    alone = incidents([told("a", **said)], {}, {})
    joined = incidents([told("a", **said), told("b", **said)], {("a", "b"): 80}, {})
    assert joined[0].id == alone[0].id
    assert alone[0].id.startswith("incident-")
