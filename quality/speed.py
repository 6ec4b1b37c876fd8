"""Speed and size, by paired runs: each measure stands beside something bare on the same machine.

``python -m quality.speed [--fast]``. What is measured:

* ``build``: the whole build of 100 articles over ``nlp.pipe`` on the same texts, each in a process of
  its own, in processor seconds, start and loading of the model left out of neither; the best of some runs each, since
  a first run from a cold disk took a third more and a busy machine only ever adds.
* ``stream``: 100 articles in which two sentences in five stood in 100 others, added to a case that holds those, over
  the same 100 added to a case that holds other articles, in processor seconds: what has been read is not parsed again.
* ``help``, ``show``: processor seconds of ``corroborate --help`` and ``corroborate show`` over those of bare
  ``python -c pass``, which takes 0.02 s on the machine that the limits were written for.
* ``memory``: the most memory that building ``../shared/seeds`` takes, in MB.
* ``extraction``: reading all accounts off 60 parsed reports each of FA-KES, news clusters and MUC-4, over parsing their
  sentences, in processor seconds of one process, by turns, the best of some runs each.
* ``jobs``: how many times faster by the clock two processes are on 200 articles (needs two free cores).

Articles are FA-KES's, in file order (``../shared/benchmarks/fakes``).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corroborate.model import Article

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = SHARED / "benchmarks" / "fakes" / "articles_to_2016.jsonl"

MOST = {"build": 1.5, "extraction": 0.25, "stream": 0.92, "help": 0.3 / 0.02, "show": 0.6 / 0.02, "memory": 900.0}
"""Limits from above: ratios to the bare run, and megabytes."""

LEAST = {"jobs": 1.6}
"""Limits from below."""

_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])|\n+")

_PIPE = """
import json, sys
from corroborate.extract import pipeline
from corroborate.settings import Settings
rows = map(json.loads, open(sys.argv[1], encoding="utf-8"))
texts = [f"{row['title']}\\n\\n{row['text']}" for row in rows]
nlp = pipeline.load(pipeline.folder(Settings().pipeline))
for doc in nlp.pipe(texts, batch_size=Settings().parse_batch):
    pass
"""


@contextmanager
def articles(count: int) -> Iterator[Path]:
    """The first ``count`` articles as a JSON Lines file in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with ARTICLES.open(encoding="utf-8") as lines, path.open("w", encoding="utf-8") as out:
            for _, line in zip(range(count), lines, strict=False):
                read = json.loads(line)
                kept = {"id": str(read["unit_id"]), "title": read["title"], "text": read["text"]}
                out.write(json.dumps(kept) + "\n")
        yield path


class Run(NamedTuple):
    """What a command took: seconds by the clock, processor seconds, and its most memory in MB."""

    clock: float
    processor: float
    memory: float


def run(*command: str) -> Run:
    """Run a command to its end, its output thrown away.

    Raises:
        RuntimeError: it failed, so its figures mean nothing.
    """
    most = [0.0]
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        watch = threading.Thread(target=_watch, args=(process.pid, most), daemon=True)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            why = said.read().decode(errors="replace")[-500:]
            raise RuntimeError(f"{' '.join(command)[:200]} ended with {process.returncode}: {why}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(clock, used.ru_utime + used.ru_stime, most[0] or used.ru_maxrss / unit)


def _watch(pid: int, most: list[float]) -> None:
    """Keep a process's most memory so far, in MB, as Linux tells it.

    What ``wait4`` tells of a child counts the memory that this process had when it started the child.
    """
    status = Path(f"/proc/{pid}/status")
    while True:
        try:
            told = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"), re.MULTILINE)
        except OSError:
            return
        if told is None:
            return
        most[0] = int(told[1]) / 1024
        time.sleep(0.02)


def program(*words: str) -> tuple[str, ...]:
    """The installed command with these words."""
    return (str(Path(sys.executable).with_name("corroborate")), *words)


def pairs(one: Callable[[], float], other: Callable[[], float], times: int) -> list[float]:
    """The ratios of runs side by side, so that a busy machine slows both."""
    return [one() / other() for _ in range(times)]


def build(times: int = 4) -> float:
    """A whole build over the bare pipeline on the same texts, the best of some runs each, one after the other."""
    with articles(100) as path:

        def whole() -> float:
            case = path.with_name("a.case")
            case.unlink(missing_ok=True)
            return run(*program("build", str(path), "--case", str(case))).processor

        def bare() -> float:
            return run(sys.executable, "-c", _PIPE, str(path)).processor

        taken = [(whole(), bare()) for _ in range(times)]
        return min(ours for ours, _ in taken) / min(theirs for _, theirs in taken)


def stream(times: int = 3) -> float:
    """Articles with two known sentences in five, added to the case that knows them, over one that knows others."""
    with articles(300) as path:
        read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        later = _written(path.with_name("later.jsonl"), mixed(read[:100], read[100:200]))
        cases = []
        for name, some in (("known", read[:100]), ("other", read[200:])):
            cases.append(path.with_name(f"{name}.case"))
            source = _written(path.with_name(f"{name}.jsonl"), some)
            run(*program("build", source, "--case", str(cases[-1])))

        def added(to: Path) -> float:
            case = shutil.copy(to, path.with_name("a.case"))
            return run(*program("build", later, "--case", str(case))).processor

        return statistics.median(pairs(lambda: added(cases[0]), lambda: added(cases[1]), times))


def _written(path: Path, articles: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return str(path)


def mixed(known: list[dict[str, str]], new: list[dict[str, str]]) -> list[dict[str, str]]:
    """The new articles with every second and fourth sentence of five taken from a known one's."""
    made = []
    for old, one in zip(known, new, strict=True):
        theirs, own = (_SENTENCE.split(article["text"]) for article in (old, one))
        for place in range(min(len(theirs), len(own))):
            if place % 5 in (1, 3):
                own[place] = theirs[place]
        made.append({**one, "text": "\n\n".join(own)})
    return made


def extraction(times: int = 4) -> float:
    """Extraction over parsing: what the rules add to the time that the pipeline takes."""
    from corroborate.extract import account
    from quality.labelled import texts
    from quality.reports import Reports

    reports, parsing, reading = Reports(), 0.0, 0.0
    for name in ("fakes", "news", "muc4"):
        some = [line for key, line in texts().items() if key.startswith(name)][:60]
        articles = [reports.article(line) for line in some]

        def parse(articles: list[Article] = articles) -> None:
            reports.parses.clear()
            reports.parse(articles)

        def read(articles: list[Article] = articles) -> None:
            for article in articles:
                account.read(article, reports.sentences(article), reports.gazetteer, None)

        rounds = [(_seconds(parse), _seconds(read)) for _ in range(times)]
        parsing += min(parsed for parsed, _ in rounds)
        reading += min(taken for _, taken in rounds)
    return reading / parsing


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def start(words: tuple[str, ...], times: int = 7) -> float:
    """A command's processor seconds over bare Python's start, the middle of some pairs."""
    bare = (sys.executable, "-c", "pass")
    return statistics.median(pairs(lambda: run(*program(*words)).processor, lambda: run(*bare).processor, times))


def jobs(times: int = 2) -> float:
    """One process's seconds on 200 articles over two processes', the better of some pairs."""
    with articles(200) as path:

        def with_jobs(count: str) -> float:
            case = path.with_name(f"{count}.case")
            case.unlink(missing_ok=True)
            return run(*program("build", str(path), "--case", str(case), "--jobs", count)).clock

        return max(pairs(lambda: with_jobs("1"), lambda: with_jobs("2"), times))


def measure(*, fast: bool) -> dict[str, float]:
    """Every figure; ``fast`` leaves out what needs a machine with nothing else to do."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "seeds.case")
        figures["memory"] = run(*program("build", str(SHARED / "seeds"), "--case", case)).memory
        figures["help"] = start(("--help",))
        figures["show"] = start(("show", case))
    figures["build"] = build()
    figures["extraction"] = extraction()
    if not fast:
        figures["stream"] = stream()
        figures["jobs"] = jobs()
    return figures


def report(*, fast: bool) -> list[str]:
    """Print the figures; return a line for each that is past its limit."""
    figures = measure(fast=fast)
    print("speed")
    for name, value in figures.items():
        limit = f"at most {MOST[name]:.2f}" if name in MOST else f"at least {LEAST[name]:.2f}"
        print(f"  {name:34} {value:.2f}   {limit}", flush=True)
    return past(figures)


def past(figures: dict[str, float]) -> list[str]:
    """One line a figure that is past its limit."""
    over = [f"speed: {name} is {v:.2f}, at most {MOST[name]:.2f}" for name, v in figures.items()
            if name in MOST and v > MOST[name]]  # fmt: skip
    under = [f"speed: {name} is {v:.2f}, at least {LEAST[name]:.2f}" for name, v in figures.items()
             if name in LEAST and v < LEAST[name]]  # fmt: skip
    return over + under


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--fast", action="store_true")
    wrong = report(fast=options.parse_args().fast)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
