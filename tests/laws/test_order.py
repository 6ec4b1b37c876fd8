"""Same input in any order, in one go or one by one, once or twice: the same bytes."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.building import EXAMPLES, NAMES, build, loaded
from tests.laws.reports import SMALL

FILES = sorted(SMALL)


def content(case: Path) -> list[str]:
    """Everything in a case, row by row."""
    with closing(sqlite3.connect(case)) as opened:
        return sorted(opened.iterdump())


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(FILES))), cuts=st.sets(st.integers(1, len(FILES) - 1)))
def test_order_and_portions_do_not_matter(small, order, cuts):
    paths, whole = small
    mixed = [paths[n] for n in order]
    with tempfile.TemporaryDirectory() as folder:
        edges = [0, *sorted(cuts), len(mixed)]
        portions = [mixed[a:b] for a, b in pairwise(edges)]
        built = [build(Path(folder) / "a.case", portion) for portion in portions]
    assert built[-1] == whole


def test_examples_backwards_one_by_one(examples, tmp_path):
    files = sorted((path for name in NAMES for path in (EXAMPLES / name).iterdir()), reverse=True)
    for file in files:
        built = build(tmp_path / "a.case", [file])
    assert built == examples


def test_two_processes_give_what_one_gives(examples, tmp_path):
    assert build(tmp_path / "a.case", [EXAMPLES / name for name in NAMES], jobs=2) == examples


def test_twice_adds_nothing(small, tmp_path):
    paths, whole = small
    case = tmp_path / "a.case"
    assert build(case, paths) == whole
    once = content(case)
    assert build(case, paths) == whole
    assert build(case, [*paths, *paths]) == whole
    assert content(case) == once


def test_a_copy_under_another_address_is_one_report(small, tmp_path):
    paths, whole = small
    copy = tmp_path / "zz"
    copy.mkdir()
    for path in paths:
        shutil.copy(path, copy)
    again = loaded(build(tmp_path / "a.case", [*paths, copy]))
    assert [(r["id"], r["claims"], r["fields"]) for r in again] == [
        (r["id"], r["claims"], r["fields"]) for r in loaded(whole)
    ]
