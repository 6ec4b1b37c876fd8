"""``python -m quality [--fast] [--lift] [NAME …]``: run benchmarks and hold them to their floors.

Without names all of them, and the speeds. Exit status 1 where a figure lies under its floor. ``--baselines`` measures
plain methods instead, and ``--table`` writes the tables of README.md from what both reached.
"""

from __future__ import annotations

import argparse
import math
import sys
import time

from quality import baselines, baselines_table, choice, speed
from quality.benchmarks import BENCHMARKS, SHARED
from quality.floors import falls, floors, lift
from quality.reuse import scale

SPEEDS = ("speed", "reuse-scale")
"""What is measured against a limit and not a floor; the fast part leaves the last one out."""


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m quality", description="Run benchmarks against their floors.")
    options.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join([*BENCHMARKS, *SPEEDS])}")
    options.add_argument("--fast", action="store_true", help="the part that CI runs")
    options.add_argument("--lift", action="store_true", help="write what was reached as the new floors")
    options.add_argument("--pipeline", metavar="NAME", help="read with another spaCy pipeline than the program's own")
    options.add_argument("--baselines", action="store_true", help="measure plain methods and keep their figures")
    options.add_argument("--table", action="store_true", help="write README.md's tables from the floors and baselines")
    chosen = options.parse_args()
    wrong = set(chosen.names) - {*BENCHMARKS, *SPEEDS}
    if wrong:
        options.error(f"no such benchmark: {', '.join(sorted(wrong))}")
    if not SHARED.is_dir():
        options.error(f"{SHARED}: the benchmarks are not there; see quality/README.md")
    if chosen.pipeline:
        if chosen.lift:
            options.error("--lift: the floors are the program's own pipeline's; leave --pipeline out")
        choice.use(chosen.pipeline)
    if chosen.baselines or chosen.table:
        return _plain(chosen)
    names = chosen.names or [*BENCHMARKS, *(SPEEDS if not chosen.fast else SPEEDS[:1])]
    fell = [line for name in names if name not in SPEEDS for line in run(name, chosen)]
    if "speed" in names:
        fell += speed.report(fast=chosen.fast)
    if "reuse-scale" in names:
        fell += scale.report()
    if chosen.lift:
        baselines_table.write(list(BENCHMARKS))
    print("\n".join(["", *fell]) if fell else "\nno figure under its floor")
    return 1 if fell else 0


def _plain(chosen: argparse.Namespace) -> int:
    """Measure plain methods where asked, and write the tables."""
    for name in (chosen.names or BENCHMARKS) if chosen.baselines else ():
        if measure := baselines.BASELINES.get(name):
            begun = time.perf_counter()
            plain, reached = measure(), baselines_table.reached(name)
            baselines.keep(name, plain)
            print(f"{name} ({time.perf_counter() - begun:.0f} s)")
            for figure, methods in plain.items():
                beside = ", ".join(f"{value:.3f} ({method})" for method, value in methods.items())
                print(f"  {figure:42} {beside}   ours {reached.get(figure, math.nan):.3f}", flush=True)
    baselines_table.write(list(BENCHMARKS))
    return 0


def run(name: str, chosen: argparse.Namespace) -> list[str]:
    """Run one benchmark, print its figures beside their floors, and say what fell."""
    begun = time.perf_counter()
    figures = BENCHMARKS[name](chosen.fast)
    known = floors(name, fast=chosen.fast)
    print(f"{name} ({time.perf_counter() - begun:.0f} s)")
    for figure, value in figures.items():
        floor = f"{known[figure]:.3f}" if figure in known else "none"
        print(f"  {figure:34} {value:.3f}   floor {floor}", flush=True)
    if chosen.lift:
        lift(name, figures, fast=chosen.fast)
    return [f"{name}: {line}" for line in falls(figures, known, fast=chosen.fast)]


if __name__ == "__main__":
    sys.exit(main())
