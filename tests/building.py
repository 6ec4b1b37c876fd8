"""Short cuts for tests of the whole: sources in, records out, through the pipeline and a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from corroborate import pipeline
from corroborate.model import Problem
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.workers import Workers

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"

beside_the_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared reports are not beside this checkout")


def build(case: Path, sources: Iterable[Path | str], jobs: int = 1) -> list[bytes]:
    """Read sources into a case (new or not) and work out its records, each as a line of the export."""
    return build_and_tell(case, sources, jobs)[0]


def build_and_tell(case: Path, sources: Iterable[Path | str], jobs: int = 1) -> tuple[list[bytes], tuple[Problem, ...]]:
    """Like :func:`build`, with what could not be read."""
    settings = Settings()
    with Case.open(case, create=True, settings=settings) as opened, Workers(settings, jobs) as workers:
        _, problems = pipeline.add(opened, [str(source) for source in sources], settings, _quiet)
        records, _ = pipeline.derive(opened, "ucdp", workers, _quiet)
    return [pipeline.encode(record) for record in records], problems


def loaded(lines: Sequence[bytes]) -> list[dict[str, Any]]:
    """Records as the programs that read them see them."""
    return [json.loads(line) for line in lines]


def spans(value: Any) -> list[dict[str, Any]]:
    """Every span of a record, wherever it stands."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.keys() == {"article", "start", "end", "exact"} else []
    return own + [span for item in value.values() for span in spans(item)]


def broken_spans(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Spans whose words do not stand where they say."""
    texts = {article["id"]: article["text"] for article in record["articles"]}
    return [s for s in spans(record) if not s["exact"] or texts[s["article"]][s["start"] : s["end"]] != s["exact"]]


def unsupported(record: dict[str, Any]) -> list[str]:
    """Fields whose value no claim of the incident asserts."""
    claims = {claim["id"]: claim for claim in record["claims"]}
    support = {"killed": {"killed", "civilians_killed"}, "injured": {"injured", "civilians_injured"}}
    found = []
    for name, field in record["fields"].items():
        own = [claims[i] for i in field["claims"]]
        fits = [c["field"] in support.get(name, {name}) for c in own]
        fits += [c["scope"] == "incident" and c["stance"] == "asserts" for c in own]
        if field["value"] is not None and field["status"] != "decided" and not (own and all(fits)):
            found.append(name)
    return found


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress nobody looks at."""
