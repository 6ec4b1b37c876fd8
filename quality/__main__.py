"""``python -m quality [--fast] [--lift] [NAME …]``: run benchmarks and hold them to their floors.

Without names all of them, and the speeds. Exit status 1 where a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import sys
import time

from quality import speed
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
    chosen = options.parse_args()
    wrong = set(chosen.names) - {*BENCHMARKS, *SPEEDS}
    if wrong:
        options.error(f"no such benchmark: {', '.join(sorted(wrong))}")
    if not SHARED.is_dir():
        options.error(f"{SHARED}: the benchmarks are not there; see quality/README.md")
    names = chosen.names or [*BENCHMARKS, *(SPEEDS if not chosen.fast else SPEEDS[:1])]
    fell = [line for name in names if name not in SPEEDS for line in run(name, chosen)]
    if "speed" in names:
        fell += speed.report(fast=chosen.fast)
    if "reuse-scale" in names:
        fell += scale.report()
    print("\n".join(["", *fell]) if fell else "\nno figure under its floor")
    return 1 if fell else 0


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
