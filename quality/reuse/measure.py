"""The figures of made cases, between 0 and 1 and more is better, and what they are made of."""

from __future__ import annotations

import argparse
import time
from collections import Counter

from corroborate.settings import Settings
from quality.reuse.scenarios import case
from quality.reuse.scoring import Scored, opened, score

FAST, FULL = 104, 650
"""Cases of the part that CI runs, and of the whole."""


def scored(count: int, first: int = 0) -> Scored:
    """Make, read and score so many cases."""
    settings, into = Settings(), Scored(Counter(), [])
    for number in range(first, first + count):
        score(opened(case(number), settings), settings, into, number)
    return into


def figures(counts: Counter[str]) -> dict[str, float]:
    """What the issue asks for, from the counts."""
    found = {"precision": 1 - counts["wrong"] / max(1, counts["right"] + counts["wrong"])}
    for kind in ("verbatim", "trimmed", "reordered", "respelt", "renamed", "several", "merged", "siblings"):
        found[f"{kind}_recall"] = counts[f"{kind} right"] / max(1, counts[f"{kind} wanted"])
    found["quotation_recall"] = counts["shared-quotation right"] / max(1, counts["shared-quotation wanted"])
    copied = ("quoted copied said copied", "quoted copied said shared-quotation", "quoted copied said boilerplate")
    quoted = tuple(f"quoted shared-quotation said {kind}" for kind in ("shared-quotation", "copied", "boilerplate"))
    found["quotation_or_copy"] = _share(counts, (copied[0], quoted[0]), (*copied, *quoted))
    found["quotation_said"] = _share(counts, quoted[:1], quoted)
    posts = [f"post said {kind}" for kind in ("shared-quotation", "copied", "boilerplate")]
    found["post_said"] = _share(counts, posts[:1], posts)
    found["stock_phrases_left"] = counts["stock phrases left"] / max(1, counts["stock phrases"])
    stands = [f"boilerplate said {kind}" for kind in ("boilerplate", "copied", "shared-quotation")]
    found["standing_said"] = _share(counts, stands[:1], stands)
    found["standing_only"] = 1 - counts["copied said boilerplate"] / max(
        1, counts["copied said boilerplate"] + counts["copied said copied"]
    )
    found["direction_right"] = counts["direction right"] / max(1, counts["direction answered"])
    found["direction_given_answered"] = counts["direction given answered"] / max(1, counts["direction given"])
    found["direction_refused"] = counts["direction refused"] / max(1, counts["direction taken away"])
    found["origins_exact"] = counts["counted exact"] / max(1, counts["counted"])
    found["origins_never_high"] = 1 - counts["counted high"] / max(1, counts["counted"])
    found["origins_never_low"] = 1 - counts["counted low"] / max(1, counts["counted"])
    return found


def measure(fast: bool) -> dict[str, float]:
    """The benchmark's figures."""
    return figures(scored(FAST if fast else FULL).counts)


def _share(counts: Counter[str], some: tuple[str, ...] | list[str], every: tuple[str, ...] | list[str]) -> float:
    return sum(counts[name] for name in some) / max(1, sum(counts[name] for name in every))


def main() -> None:
    """``python -m quality.reuse.measure [--cases N] [--first N] [--notes]``."""
    options = argparse.ArgumentParser(prog="python -m quality.reuse.measure", description="Made cases of reuse.")
    options.add_argument("--cases", type=int, default=FAST)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--notes", action="store_true", help="name what went wrong, case by case")
    chosen = options.parse_args()
    begun = time.perf_counter()
    found = scored(chosen.cases, chosen.first)
    for name, value in sorted(found.counts.items()):
        print(f"  {name:44} {value}")
    for name, figure in figures(found.counts).items():
        print(f"{name:34} {figure:.3f}")
    if chosen.notes:
        print("\n".join(found.notes))
    print(f"{chosen.cases} cases, {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
