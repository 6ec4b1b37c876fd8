"""The examples: what a careful coder expects of them, and their whole records, byte for byte."""

from __future__ import annotations

import difflib
import json
from typing import Any

import pytest

from tests.building import NAMES, loaded
from tests.golden.expectations import differences, expected
from tests.golden.update import golden, made

FIX = "if the change is meant, run `python -m tests.golden.update` and read its diff"


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, made(request.param)


def test_a_careful_coder_would_agree(example: tuple[str, bytes]):
    """All that is expected holds but what ``differs`` names; what comes to hold is taken out of it."""
    name, now = example
    want = expected(name)
    found = differences(loaded(now.splitlines()), want)
    new = {what: seen for what, seen in found.items() if what not in want["differs"]}
    assert new == {}
    assert sorted(want["differs"]) == sorted(found), "an expectation has come to hold: take it out of `differs`"


def test_the_record_is_the_golden_one(example: tuple[str, bytes]):
    name, now = example
    was = golden(name).read_bytes()
    if now != was:
        pytest.fail(f"{name}: {FIX}\n" + "\n".join(_diff(was, now)))


def _diff(was: bytes, now: bytes) -> list[str]:
    """The first lines that differ, a leaf of the record a line."""
    a, b = ([*_leaves([json.loads(line) for line in data.splitlines()], "")] for data in (was, now))
    lines = [line for line in difflib.unified_diff(a, b, "golden", "now", n=0, lineterm="") if line[:2] != "@@"]
    return [line[:300] for line in lines[:60]]


def _leaves(value: object, path: str) -> list[str]:
    if isinstance(value, dict) and "superseded_by" in value:
        return [f"{path}: {_claim(value)}"]
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in _leaves(item, f"{path}.{key}")]
    if isinstance(value, list):
        return [leaf for n, item in enumerate(value) for leaf in _leaves(item, f"{path}[{_name(item, n)}]")]
    return [f"{path} = {json.dumps(value, ensure_ascii=False)}"]


def _claim(claim: dict[str, Any]) -> str:
    """A claim in one line; where it begins and what it is called are left to the bytes."""
    parts = [claim[key] for key in ("scope", "field", "stance", "certainty", "value", "modifier", "origin")]
    spoken = " > ".join(speaker["name"] for speaker in claim["speakers"])
    return f"{json.dumps(parts, ensure_ascii=False)} {spoken}: “{claim['span']['exact']}”"


def _name(item: object, n: int) -> object:
    """An item's id where it has one, so that one more claim does not shift the rest."""
    return item["id"] if isinstance(item, dict) and "id" in item else n
