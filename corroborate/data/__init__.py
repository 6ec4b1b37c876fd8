"""Word lists and tables: knowledge as data, one example a row.

A table is a tab-separated file: comment lines beginning with ``#`` (what it is, its source and
its licence), a line of column names, then rows. Every table has an ``example`` column.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=None)
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/NAME.tsv``, each a mapping from column to cell (empty cells are "")."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    return tuple(dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True)) for row in rows)


@lru_cache(maxsize=None)
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a table, as a set."""
    return frozenset(row[column] for row in table(name))


@lru_cache(maxsize=None)
def words_of_sort(name: str, sort: str) -> frozenset[str]:
    """The words of a table whose ``sort`` column has this cell."""
    return frozenset(row["word"] for row in table(name) if row["sort"] == sort)
