"""Several processes at one case, and processes that are killed at it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from corroborate.store.case import Case
from tests.store.reporting import SETTINGS, report

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from corroborate.store.case import Case
from tests.store.reporting import SETTINGS, report
path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
with Case.open(path, create=True, settings=SETTINGS) as case:
    for n in range(first, last):
        case.add(report(f"{n} died in a fire. " * 200, f"{n}.txt"))
        case.keep("parse", {f"{n}.{i}": b"parse" * 50 for i in range(5)})
        while not case.publish(case.basis(), "ucdp", [b"%d" % len(case.report_ids())], []):
            pass
"""


def writer(path: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(first), str(last)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE)


def whole(path: Path, last: int) -> tuple[list[object], str]:
    with Case.open(path, create=True, settings=SETTINGS) as case:
        for n in range(last):
            case.add(report(f"{n} died in a fire. " * 200, f"{n}.txt"))
        return list(case.reports()), case.basis()


def test_two_processes_fill_one_case(tmp_path):
    path = tmp_path / "a.case"
    started = [writer(path, 0, 25), writer(path, 15, 40)]
    assert [process.wait(60) for process in started] == [0, 0]
    for process in started:
        process.stdout.close()
    with Case.open(path, create=False, settings=SETTINGS) as case:
        assert (list(case.reports()), case.basis()) == whole(tmp_path / "b.case", 40)
        assert case.records() == [b"40"]
        assert case.published_basis() == case.basis()


def test_a_killed_process_leaves_a_case_that_goes_on(tmp_path):
    chance = random.Random(3)
    path = tmp_path / "a.case"
    for wait in (0.0, *(chance.uniform(0.0, 0.25) for _ in range(4))):
        process = writer(path, 0, 100_000)
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        process.stdout.close()
        with Case.open(path, create=True, settings=SETTINGS) as case:
            found = list(case.reports())
            assert {one.address for one, _ in found} == {f"{n}.txt" for n in range(len(found))}
            assert all(one.data == (f"{one.address[:-4]} died in a fire. " * 200).encode() for one, _ in found)
            assert case.records() in ([], [b"%d" % len(found)], [b"%d" % (len(found) - 1)])
            # A journal that held nothing yet may lie there until the next change.
            case.set_rule(f"{wait}")
    assert found
    assert [name.name for name in tmp_path.iterdir()] == ["a.case"]
    assert whole(path, len(found)) == whole(tmp_path / "b.case", len(found))
