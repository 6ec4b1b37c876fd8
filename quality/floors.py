"""The floors: figures that the main branch reached, which no change may fall under."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")

SLACK = {"fast": 0.03, "full": 0.004}
"""What a figure may lie under its floor: other processors round the parser's sums otherwise, which turns a
decision here and there; in the fast part, with 30 answers and more to a figure, one decision is up to 0.03."""

PARTS = {True: "fast", False: "full"}


def floors(name: str, *, fast: bool) -> dict[str, float]:
    """A benchmark's floors by figure; empty where none was reached yet."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    found: dict[str, float] = known.get(PARTS[fast], {}).get(name, {})
    return found


def falls(figures: Mapping[str, float], known: Mapping[str, float], *, fast: bool) -> list[str]:
    """One line a figure that lies under its floor, or is no longer measured."""
    gone = [f"{name} is no longer measured (its floor is {floor:.3f})" for name, floor in known.items()
            if name not in figures]  # fmt: skip
    low = [f"{name} fell to {figures[name]:.3f} from {floor:.3f}" for name, floor in known.items()
           if name in figures and not figures[name] >= floor - SLACK[PARTS[fast]]]  # fmt: skip
    return gone + low


def lift(name: str, figures: Mapping[str, float], *, fast: bool) -> None:
    """Write figures that lie above their floors as the new floors; a floor is never lowered here."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    mine = known.setdefault(PARTS[fast], {}).setdefault(name, {})
    for figure, value in figures.items():
        mine[figure] = max(mine.get(figure, -math.inf), math.floor(value * 1000) / 1000)
    FILE.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
