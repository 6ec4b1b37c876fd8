"""The tables of README.md: ``python -m quality --table`` puts each figure beside its goal and what plain methods reach.

Reached is the floor of the full part (of the fast part where the two are the same run): what the main branch had when
somebody last ran ``--lift``, rounded down. Plain methods' figures are those of ``baselines.json``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from quality.baselines import known
from quality.floors import floors

README = Path(__file__).with_name("README.md")
GOALS = Path(__file__).with_name("goals.tsv")
BEGIN, END = "<!-- figures: python -m quality --table -->", "<!-- end of figures -->"
LEFT_OUT = ("reuse",)
"""Benchmarks with a table of their own, written by hand."""


def goals() -> dict[tuple[str, str], str]:
    """The goal of a benchmark's figure, as a number or words."""
    with GOALS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {(row["benchmark"], row["figure"]): row["goal"] for row in rows}


def reached(name: str) -> dict[str, float]:
    """A benchmark's floors of the full part, or of the fast part where it has no other."""
    return floors(name, fast=False) or floors(name, fast=True)


def tables(names: list[str]) -> str:
    """One table a benchmark."""
    return "\n\n".join("\n".join(_table(name)) for name in names if name not in LEFT_OUT)


def _table(name: str) -> Iterator[str]:
    wanted, plain = goals(), known().get(name, {})
    yield f"| `{name}` | goal | reached | plain method | its figure |"
    yield "|---|---|---|---|---|"
    for figure, value in reached(name).items():
        methods = plain.get(figure, {})
        words = "; ".join(methods) or ("" if plain else "not measured")
        figures = "; ".join(f"{found:.3f}" for found in methods.values())
        yield f"| `{figure}` | {wanted.get((name, figure), '')} | {value:.3f} | {words} | {figures} |"


def block(names: list[str]) -> str:
    """What stands between the marks."""
    return f"{BEGIN}\n\n{tables(names)}\n\n{END}"


def written(text: str, names: list[str]) -> str:
    """The page with its block made anew.

    Raises:
        ValueError: A mark is missing.
    """
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{README.name}: no block between {BEGIN!r} and {END!r}")
    return before + block(names) + after


def write(names: list[str]) -> None:
    """Write the page's tables anew."""
    README.write_text(written(README.read_text(encoding="utf-8"), names), encoding="utf-8")
