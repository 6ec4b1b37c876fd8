"""What holds of every record, whatever was read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corroborate import pipeline
from corroborate.model import Incident, Record
from corroborate.publish.records import read_records
from corroborate.settings import Settings
from corroborate.store.case import Case
from tests.building import (
    EXAMPLES,
    NAMES,
    SEEDS,
    SHARED,
    beside_the_seeds,
    broken_spans,
    build,
    loaded,
    spans,
    unsupported,
)
from tests.laws.reports import SMALL


def held(record: dict[str, Any]) -> None:
    """The laws that one record can be asked about alone."""
    assert not broken_spans(record)
    assert not unsupported(record)
    ids = {claim["id"] for claim in record["claims"]}
    assert len(ids) == len(record["claims"])
    pointed = {i for f in record["fields"].values() for i in (*f["claims"], *f["against"])}
    pointed |= {i for v in record["victims"] for i in (*v["claims"], *(c for n in v["names"] for c in n["claims"]))}
    pointed |= {tally["claim"] for tally in record["tallies"]}
    pointed |= {i for event in record["background"] for i in event["claims"]}
    pointed |= {i for conflict in record["conflicts"] for side in conflict["sides"] for i in side["claims"]}
    pointed |= {claim["superseded_by"] for claim in record["claims"]} - {None}
    assert pointed <= ids
    origins = {origin["id"] for origin in record["origins"]}
    assert {claim["origin"] for claim in record["claims"]} <= origins
    articles = {article["id"] for article in record["articles"]}
    assert {article for origin in record["origins"] for article in origin["articles"]} <= articles
    for field in record["fields"].values():
        if "low" in field and field["best"] is not None:
            assert field["low"] <= field["best"] <= field["high"]


def test_examples(examples):
    assert len(spans(loaded(examples))) > 500
    for record in loaded(examples):
        held(record)


@beside_the_seeds
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.name[:3])
def test_each_seed_alone(seed, tmp_path):
    records = loaded(build(tmp_path / "a.case", [seed]))
    assert len(records) == 1
    held(records[0])


@beside_the_seeds
def test_records_validate_against_the_schema(examples):
    schema = json.loads((SHARED / "contract" / "record.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for record in loaded(examples):
        assert [error.message for error in validator.iter_errors(record)] == []


def test_store_and_load_give_back_the_same(small, tmp_path):
    paths, whole = small
    build(tmp_path / "a.case", paths)
    with Case.open(tmp_path / "a.case", create=False, settings=Settings()) as case:
        assert list(case.records()) == whole
    assert [pipeline.encode(record) for record in read_records(whole)] == whole


def test_no_claim_is_lost_between_account_and_record(tmp_path, monkeypatch):
    seen: list[tuple[Incident, Record]] = []
    making = pipeline.record

    def watched(incident: Incident, evidence: Any, rule: Any) -> Record:
        made = making(incident, evidence, rule)
        seen.append((incident, made))
        return made

    monkeypatch.setattr(pipeline, "record", watched)
    build(tmp_path / "a.case", [EXAMPLES / name for name in NAMES])
    assert seen
    told = [(a.article, a.index) for incident, _ in seen for a in incident.accounts]
    assert len(told) == len(set(told))
    for incident, made in seen:
        extracted = {c.id: (c.span, c.value, c.stance, c.scope) for a in incident.accounts for c in a.claims}
        assert {c.id: (c.span, c.value, c.stance, c.scope) for c in made.claims} == extracted
        assert {t.claim for t in made.tallies} == {t.claim for a in incident.accounts for t in a.tallies}
        victims = {claim for a in incident.accounts for v in a.victims for claim in v.claims}
        assert {claim for v in made.victims for claim in v.claims} == victims


PIECES = st.sampled_from(
    [
        *(part for text in SMALL.values() for part in text.split("\n\n")),
        "\u202e\u200f", "\ufeff", "e\u0301", "\U0001f525\U0001f692", "\x0b\x0c", "\u2028", "(" * 90, '"' * 41, "“’”",
        "12,000,000,000,000,000,000 people were killed.", "Killed killed killed 7 7 7 in in Cork Cork Cork.",
        "Two, three, four and five of the six were killed or injured, he said she said they said.", "- ", "• 3.",
        "On February 30, 2023, minus two people died.", "Ⅷ people died on ٣ May.",
        "At least at most about over 9 died.",
    ]
)  # fmt: skip


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, min_size=1, max_size=8), glue=st.sampled_from(["\n\n", "\n", " ", "\r\n", "\u00a0"]))
def test_any_text_keeps_the_laws(tmp_path_factory: pytest.TempPathFactory, pieces: list[str], glue: str) -> None:
    folder: Path = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_text(glue.join(pieces), encoding="utf-8", newline="")
    for record in loaded(build(folder / "a.case", [folder / "a.txt"])):
        held(record)
