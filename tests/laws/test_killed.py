"""A build that is killed at any moment and run again gives the same record."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

from tests.building import EXAMPLES, ROOT, build

EXAMPLE = EXAMPLES / "mzuzu-market"
SCRIPT = """
import sys
from pathlib import Path
import tests.building as building
from corroborate.settings import Settings
from corroborate.workers import _language
_language(Settings().pipeline)
print("ready", flush=True)
sys.stdin.readline()
building.build(Path(sys.argv[1]), sys.argv[2:])
"""


def started(case):
    arguments = [sys.executable, "-c", SCRIPT, str(case), str(EXAMPLE)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    return process


def go(process):
    process.stdin.write(b"\n")
    process.stdin.flush()


def test_killed_at_any_moment(tmp_path):
    begun = time.monotonic()
    whole = build(tmp_path / "whole.case", [EXAMPLE])
    takes = time.monotonic() - begun
    chance, case, killed = random.Random(11), tmp_path / "a.case", 0
    for share in (0.02, 0.1, 0.25, 0.4, 0.6, 0.8):
        process = started(case)
        go(process)
        time.sleep(takes * share * chance.uniform(0.7, 1.3))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(30) == -signal.SIGKILL
        process.stdin.close()
        process.stdout.close()
        if share in (0.1, 0.6):
            assert build(case, [EXAMPLE]) == whole
            case.unlink()
    assert killed >= 3
    assert build(case, [EXAMPLE]) == whole
    leftovers = [path.name for path in tmp_path.iterdir() if path.suffix != ".case"]
    assert leftovers == []


def test_two_builds_of_one_case_at_once(tmp_path):
    case = tmp_path / "a.case"
    both = [started(case), started(case)]
    for process in both:
        go(process)
    assert [process.wait(60) for process in both] == [0, 0]
    for process in both:
        process.stdin.close()
        process.stdout.close()
    assert build(case, [EXAMPLE]) == build(tmp_path / "whole.case", [EXAMPLE])
