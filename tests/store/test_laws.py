"""What holds of every case: what went in comes out, twice adds nothing, order does not matter."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corroborate.model import Report
from corroborate.store.case import Case
from tests.store.reporting import SETTINGS, reports

LAW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BATCH = st.lists(reports(), max_size=5)


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    numbers = itertools.count()
    return lambda: tmp_path / f"{next(numbers)}.case"


def filled(path: Path, batch: list[Report]) -> tuple[object, str]:
    with Case.open(path, create=True, settings=SETTINGS) as case:
        for one in batch:
            case.add(one)
        return list(case.reports()), case.basis()


@LAW
@given(one=reports())
def test_store_and_load_give_back_the_same(fresh, one):
    path = fresh()
    with Case.open(path, create=True, settings=SETTINGS) as case:
        assert case.add(one)
    with Case.open(path, create=False, settings=SETTINGS) as case:
        assert list(case.reports()) == [(one, (one.address,))]
        assert case.report_ids() == [one.id]


@LAW
@given(batch=BATCH)
def test_twice_adds_nothing(fresh, batch):
    path = fresh()
    before = filled(path, batch)
    with Case.open(path, create=True, settings=SETTINGS) as case:
        assert not any(case.add(one) for one in batch)
        assert case.add_many(batch) == 0
    assert filled(path, []) == before


@LAW
@given(batch=BATCH, data=st.data())
def test_order_and_batches_do_not_matter(fresh, batch, data):
    alone = filled(fresh(), batch)
    path = fresh()
    with Case.open(path, create=True, settings=SETTINGS) as case:
        case.add_many(data.draw(st.permutations(batch)))
        assert (list(case.reports()), case.basis()) == alone


@LAW
@given(batch=BATCH, one=reports())
def test_the_basis_moves_exactly_when_something_is_new(fresh, batch, one):
    with Case.open(fresh(), create=True, settings=SETTINGS) as case:
        case.add_many(batch)
        before = case.basis()
        assert case.add(one) == (case.basis() != before)


@LAW
@given(items=st.dictionaries(st.text(max_size=8), st.binary(max_size=50), max_size=6))
def test_the_cache_gives_back_what_was_kept_first(fresh, items):
    with Case.open(fresh(), create=True, settings=SETTINGS) as case:
        case.keep("parse", items)
        case.keep("parse", dict.fromkeys(items, b"later"))
        case.keep("other", dict.fromkeys(items, b"elsewhere"))
        assert case.cached("parse", [*items, "missing-key"]) == items


@LAW
@given(records=st.lists(st.binary(max_size=20), max_size=4), articles=st.lists(st.binary(max_size=20), max_size=4))
def test_what_is_published_comes_back_in_order(fresh, records, articles):
    path = fresh()
    with Case.open(path, create=True, settings=SETTINGS) as case:
        assert case.publish(case.basis(), "acled", [b"old"] * 5, [b"old"])
        assert case.publish(case.basis(), "ucdp", records, articles)
    with Case.open(path, create=False, settings=SETTINGS) as case:
        assert (case.records(), case.articles(), case.rule()) == (records, articles, "ucdp")
        assert case.published_basis() == case.basis()
