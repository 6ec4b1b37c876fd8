"""One process or several: the same bytes; spaCy only where a sentence needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corroborate import pipeline, workers
from corroborate.extract.mentions import Anchor
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.workers import Task, Workers, code_digest, decode_accounts
from tests.reading import article

TOWNS = ("Taiz", "Aden", "Kano", "Lodz", "Graz", "Quito", "Davao", "Indore", "Bergen", "Tampere", "Cali", "Recife")
KINDS = ("drone strike", "car bomb", "fire", "shooting")


def reports(count: int) -> list[dict[str, str]]:
    """Short reports, each with twelve sentences of its own."""
    found = []
    for n in range(count):
        town, kind = TOWNS[n % len(TOWNS)], KINDS[n // len(TOWNS) % len(KINDS)]
        body = " ".join(f"Witness {k} of {n} saw smoke over street {k}." for k in range(10))
        text = f"A {kind} in {town} killed {n + 2} people on Thursday, police said.\n\n{body}\n\nOfficer {n} spoke."
        found.append({"id": f"r{n:02}", "text": text, "published": "2025-03-14"})
    return found


def built(folder: Path, source: Path, jobs: int) -> list[bytes]:
    settings = Settings()
    with Case.open(folder / f"{jobs}.case", create=True, settings=settings) as case, Workers(settings, jobs) as at_work:
        pipeline.add(case, [str(source)], settings, lambda *_: None)
        pipeline.derive(case, "ucdp", at_work, lambda *_: None)
        return case.records() + case.articles()


def test_two_processes_give_the_bytes_of_one(tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in reports(36)), encoding="utf-8")
    alone = built(tmp_path, source, 1)
    assert built(tmp_path, source, 2) == alone
    assert len(alone) > 36


def test_work_comes_back_in_the_order_it_was_given() -> None:
    texts = [f"Bomb {n} killed {n} people." for n in range(7)]
    with Workers(Settings(), 1) as one:
        parses = list(one.parse(texts))
    assert len(parses) == 7
    with Workers(Settings(parse_batch=2), 1) as one:
        assert list(one.parse(texts)) == parses
        assert list(one.parse(texts[::-1])) == parses[::-1]


def test_nothing_to_do_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(name: str) -> None:
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(workers, "_language", refused)
    with Workers(Settings(), 1) as one:
        assert (list(one.clean([])), list(one.parse([])), list(one.read([]))) == ([], [], [])


def test_an_article_and_its_parses_must_fit() -> None:
    what = article("A bomb killed 12 people in Kano on Thursday. Police spoke.", "2025-03-14")
    with Workers(Settings(), 1) as one:
        parses = tuple(one.parse(["A bomb killed 12 people in Kano on Thursday.", "Police spoke."]))
        accounts = decode_accounts(next(one.read([Task(what, parses, None)])))
        assert [c.value for c in accounts[0].claims if c.field == "killed"] == [12]
        with pytest.raises(ValueError, match="zip"):
            list(one.read([Task(what, parses[:1], None)]))


def test_the_anchor_is_the_tasks_own() -> None:
    from datetime import date

    what = article("A bomb killed 12 people in Kano on Thursday.")
    with Workers(Settings(), 1) as one:
        parses = tuple(one.parse(["A bomb killed 12 people in Kano on Thursday."]))
        tasks = [Task(what, parses, None), Task(what, parses, Anchor(date(2025, 3, 14)))]
        undated, dated = (decode_accounts(data)[0] for data in one.read(tasks))
    assert not [c for c in undated.claims if c.field == "date"]
    assert undated.weekdays == (3,)
    assert [c.value["edtf"] for c in dated.claims if c.field == "date"] == ["2025-03-13"]


def test_the_code_digest_is_one_a_process() -> None:
    assert code_digest() == code_digest()
    assert len(code_digest()) == 16


def test_code_tables_and_weights_are_in_the_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes
    seen = code_digest()
    for name in ("scope.py", "ranks.tsv", "scope_weights.txt"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", lambda path, name=name: read(path) + b"x" * (path.name == name))
            assert code_digest.__wrapped__() != seen, name


def test_a_case_that_knows_every_sentence_never_imports_spacy(tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in reports(2)), encoding="utf-8")
    built(tmp_path, source, 1)
    script = f"""
import sys
from corroborate import pipeline
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.workers import Workers
with Case.open({str(tmp_path / "1.case")!r}, create=False, settings=Settings()) as case, Workers(Settings(), 1) as one:
    records, _ = pipeline.derive(case, "ucdp", one, lambda *_: None)
    assert records
print("spacy" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "False", ran.stderr
