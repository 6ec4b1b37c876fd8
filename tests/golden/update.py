"""Write the examples' records anew: ``python -m tests.golden.update``. Read the diff before you commit it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.building import EXAMPLES, NAMES, build

FOLDER = Path(__file__).parent


def golden(name: str) -> Path:
    """Where an example's records are kept, one a line."""
    return FOLDER / f"{name}.jsonl"


def made(name: str) -> bytes:
    """An example's records as they come out now."""
    with tempfile.TemporaryDirectory() as folder:
        return b"".join(line + b"\n" for line in build(Path(folder) / "a.case", [EXAMPLES / name]))


def main() -> None:
    """Write what changed and say so."""
    for name in NAMES:
        now, path = made(name), golden(name)
        same = path.exists() and path.read_bytes() == now
        path.write_bytes(now)
        sys.stdout.write(f"{path.name}: {'as before' if same else 'written'}\n")


if __name__ == "__main__":
    main()
