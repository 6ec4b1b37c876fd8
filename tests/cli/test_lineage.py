"""``corroborate lineage``, on reports that share an agency's words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import run, write

LEAD = (
    "Nine people were killed when a ferry capsized off Velmora on Sunday, a coastguard official told Kestrel Press at "
    "the old harbour, where relatives waited through the night for the boats that brought the bodies in."
)
COPY = f"{LEAD.replace('relatives', 'families')}\n\nThe harbour master told this newspaper that two were missing."
WIRES = {
    "wire.txt": f"Ferry capsizes off Velmora\n\nVELMORA, March 3, 2024 (Kestrel Press) - {LEAD}\n",
    "paper.jsonl": json.dumps({"id": "c-1", "publisher": "Velmora Courier", "published": "2024-03-04", "text": COPY}),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lineage")
    path = folder / "ferry.case"
    assert run("build", write(folder / "reports", WIRES), "--case", path).status == 0
    return path


def test_who_has_whose_words_and_how_many_origins(case: Path) -> None:
    ran = run("lineage", case)
    out = " ".join(ran.out.split())
    assert ran.status == 0 and ran.err == ""
    assert "Kestrel Press [" in out and "→ Velmora Courier [" in out and " words in 1 passage" in out
    assert "killed: 2 articles, at most 1 origin" in out
    assert "Passages" not in out


def test_passages_show_both_sides_and_the_edit(case: Path) -> None:
    out = run("lineage", case, "1", "--passages").out
    assert "[[relatives]]" in out and "[[families]]" in out


def test_a_pipe_gets_no_styles_and_no_long_lines(case: Path) -> None:
    out = run("lineage", case, "--passages").out
    assert "\x1b" not in out and max(map(len, out.splitlines())) <= 100


def test_help_and_wrong_names(case: Path) -> None:
    assert "Example: corroborate lineage " in run("lineage", "--help").out
    ran = run("lineage", case, "9")
    assert ran.status == 2 and "names no incident" in ran.err


@pytest.mark.parametrize("command", ["lineage", "decide", "undo", "decisions"])
def test_help_gives_an_example(command: str) -> None:
    assert f"Example: corroborate {command} " in run(command, "--help").out
