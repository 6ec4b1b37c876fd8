"""Tables as RFC 4180 has them, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

Cell = str | int | float | bool | None

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters by which a spreadsheet takes words for a formula (OWASP, CSV injection)."""


def rows(columns: Sequence[str], given: Iterable[Mapping[str, Cell]]) -> Iterable[bytes]:
    """A header and a line a row, UTF-8, CRLF, empty where a row has nothing for a column.

    Words that a spreadsheet would run as a formula get an apostrophe before them; numbers keep
    their sign. Lone surrogates and NUL become a replacement character.

    Raises:
        ValueError: a row has a column that is not among ``columns``.
    """
    yield _line(columns)
    for row in given:
        if strange := set(row) - set(columns):
            raise ValueError(f"no such column: {', '.join(sorted(strange))}")
        yield _line([row.get(column) for column in columns])


def joined(parts: Iterable[str | None]) -> str | None:
    """Several values in one cell, each once, as the registers write them: ``AFP; Reuters``."""
    return aligned([part for part in dict.fromkeys(parts) if part])


def aligned(parts: Sequence[str]) -> str | None:
    """Several values in one cell, the n-th of one column beside the n-th of the next, empty ones kept."""
    return "; ".join(part.replace(";", ",") for part in parts) if any(parts) else None


def _line(cells: Sequence[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return buffer.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    clean = cell.replace("\0", "\ufffd")
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(_ACTIVE) or clean.startswith(_ACTIVE) else clean
