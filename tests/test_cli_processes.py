"""The program as a shell runs it: how fast it starts, what it loads, and how it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from .commands import REPORTS, run, write

PYTHON = [sys.executable]
PROGRAM = [sys.executable, "-c", "from corroborate.cli import main; main()"]
HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "rapidfuzz", "jinja2", "corroborate.pipeline", "corroborate.extract")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("process")
    path = folder / "one.case"
    assert run("build", write(folder / "reports", REPORTS), "--case", path).status == 0
    return path


def took(words: list[str]) -> float:
    """The processor time of the fastest of five runs, in seconds: the machine may be busy with others."""
    best = float("inf")
    for _ in range(5):
        before = os.times()
        subprocess.run(words, check=True, capture_output=True)
        after = os.times()
        best = min(best, after.children_user - before.children_user + after.children_system - before.children_system)
    return best


def test_starting_costs_little(case: Path) -> None:
    """0.3 s for help and 0.6 s for ``show`` where a bare Python takes 0.02 s (issue 2, speed)."""
    scale = max(took([*PYTHON, "-c", "pass"]), 0.01) / 0.02
    assert took([*PROGRAM, "--help"]) < 0.3 * max(scale, 1)
    assert took([*PROGRAM, "show", str(case)]) < 0.6 * max(scale, 1)


def test_help_costs_little_more_than_click() -> None:
    assert took([*PROGRAM, "--help"]) < 3 * took([*PYTHON, "-c", "import click"]) + 0.02


@pytest.mark.parametrize("words", [["--help"], ["show"], ["explain", "killed"], ["export", "--format", "json"]])
def test_reading_loads_nothing_that_building_needs(case: Path, words: list[str]) -> None:
    told = words if words == ["--help"] else [words[0], str(case), *words[1:]]
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr))\n"
        f"from corroborate.cli import main; main({told!r})"
    )
    done = subprocess.run([*PYTHON, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "export", str(case), "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(("jobs", "after"), [("1", 1.0), ("2", 0.7), ("2", 1.3)])
def test_ctrl_c_leaves_the_case_whole(tmp_path: Path, jobs: str, after: float) -> None:
    many = {f"{n}-{name}": f"{text}\nNo {n}.\n" for n in range(40) for name, text in REPORTS.items()}
    folder, case = write(tmp_path / "reports", many), tmp_path / "a.case"
    words = [*PROGRAM, "build", str(folder), "--case", str(case), "--jobs", jobs]
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # a job in the background hears none
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heard
    ) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130 and out == ""
    assert "the case is intact" in err and "Traceback" not in err
    if case.exists():
        assert run("export", case, "--format", "articles").status == 0


def test_a_terminal_without_letters_for_a_name(case: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*PROGRAM, "show", str(case)], capture_output=True, check=True, env=environment)
    assert b"\\u2013" in done.stdout and done.stdout.isascii()
    done = subprocess.run(
        [*PROGRAM, "export", str(case), "--format", "json"], capture_output=True, check=True, env=environment
    )
    assert done.stdout.decode() == run("export", case, "--format", "json").out
