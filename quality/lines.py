"""The benchmarks' files, read where they lie."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"

Line = dict[str, Any]


def lines(file: str) -> list[Line]:
    """A benchmark's JSON Lines, gzipped or not."""
    path = SHARED / file
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [msgspec.json.decode(line) for line in data.splitlines()]
