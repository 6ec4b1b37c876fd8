"""The contract's laws, from folder to export: the schema, the spans, any order, what is never lost."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.commands import CRASH, REPORTS, run, write

SCHEMA = Path(__file__).parents[3] / "shared" / "contract" / "record.schema.json"
EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").glob("*/") if path.is_dir())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of our own, and the examples."""
    folder = tmp_path_factory.mktemp("laws")
    sources = [write(folder / "strike", REPORTS), write(folder / "crash", CRASH), *EXAMPLES]
    ran = run("build", *sources, "--case", folder / "all.case")
    assert ran.status == 0, ran.err
    return folder / "all.case"


def exported(case: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", case, "--format", "json", *words).out.splitlines()]


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the shared folder is not here")
@pytest.mark.parametrize("words", [(), ("--without-text",)])
def test_every_record_is_as_the_schema_says(case: Path, words: tuple[str, ...]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    found = exported(case, *words)
    assert len(found) >= 2
    for record in found:
        assert [error.message for error in validator.iter_errors(record)] == []
        required = validator.schema["required"]
        assert list(record) == required, "keys are in the schema's order"


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the shared folder is not here")
def test_every_article_is_as_the_schema_says(case: Path) -> None:
    schema = json.loads(SCHEMA.read_text())
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/article", "$defs": schema["$defs"]})
    lines = run("export", case, "--format", "articles").out.splitlines()
    assert lines
    for line in lines:
        assert [error.message for error in validator.iter_errors(json.loads(line))] == []


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for one in value for span in spans(one)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "exact", "article"} <= set(value) else []
    return own + [span for one in value.values() for span in spans(one)]


def test_every_span_stands_in_its_article(case: Path) -> None:
    whole = {article["id"]: article["text"] for record in exported(case) for article in record["articles"]}
    for words in ((), ("--without-text",)):
        found = [span for record in exported(case, *words) for span in spans(record)]
        assert len(found) > 20
        assert all(whole[span["article"]][span["start"] : span["end"]] == span["exact"] for span in found)
        assert not words or max(len(span["exact"].split()) for span in found) <= 25


def test_every_value_has_a_claim_that_asserts_it(case: Path) -> None:
    for record in exported(case):
        claims = {claim["id"]: claim for claim in record["claims"]}
        for field in record["fields"].values():
            backing = [claims[key] for key in field["claims"]]
            assert field["value"] is None or backing
            assert all((c["scope"], c["stance"]) == ("incident", "asserts") for c in backing)


def test_every_article_of_a_record_is_among_the_cases(case: Path) -> None:
    all_of_them = [json.loads(line) for line in run("export", case, "--format", "articles").out.splitlines()]
    assert all(article in all_of_them for record in exported(case) for article in record["articles"])


def test_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", REPORTS | CRASH)
    outs = set()
    for number, order in enumerate(permutations(sorted(reports.iterdir()))):
        case = tmp_path / f"{number}.case"
        assert run("build", *order, "--case", case).status == 0
        outs.add(run("export", case, "--format", "json").out)
    assert len(outs) == 1


def test_claims_say_the_same_under_every_rule(tmp_path: Path) -> None:
    reports, case = write(tmp_path / "reports", REPORTS), tmp_path / "a.case"
    found = []
    for rule in ("ucdp", "acled", "airwars"):
        assert run("build", reports, "--case", case, "--rule", rule).status == 0
        found.append([record["claims"] for record in exported(case)])
    assert found[0] == found[1] == found[2]
