"""The fast part of every benchmark holds its floors. CI runs this file last."""

from __future__ import annotations

import os

import pytest

from quality import speed
from quality.benchmarks import BENCHMARKS, SHARED
from quality.floors import falls, floors


@pytest.fixture(autouse=True)
def _benchmarks() -> None:
    if not SHARED.is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{SHARED}: the benchmarks are not there")


@pytest.mark.parametrize("name", BENCHMARKS)
def test_no_figure_falls(name: str) -> None:
    known = floors(name, fast=True)
    assert known, f"{name} has no floors: python -m quality --fast --lift {name}"
    fell = falls(BENCHMARKS[name](True), known, fast=True)
    assert not fell, "\n".join(fell)


def test_speed_and_size() -> None:
    assert not (wrong := speed.past(speed.measure(fast=True))), "\n".join(wrong)


def test_a_fall_is_seen() -> None:
    assert falls({"f1": 0.5}, {"f1": 0.6}, fast=True) == ["f1 fell to 0.500 from 0.600"]
    assert falls({"f1": float("nan")}, {"f1": 0.6}, fast=True)
    assert falls({}, {"f1": 0.6}, fast=True)
    assert falls({"f1": 0.59}, {"f1": 0.6}, fast=False)
    assert not falls({"f1": 0.6, "new": 0.1}, {"f1": 0.602}, fast=False)
    assert len(speed.past({"build": 9.0, "jobs": 0.5, "help": 1.0})) == 2
