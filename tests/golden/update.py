"""Write the examples' records anew: ``python -m tests.golden.update``. Read the diff before you commit it.

What has come to hold is taken out of the expectations' ``differs``; nothing is ever put in.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

from tests.building import EXAMPLES, NAMES, build, loaded
from tests.golden.expectations import differences, expected

FOLDER = Path(__file__).parent


def golden(name: str) -> Path:
    """Where an example's records are kept, one a line."""
    return FOLDER / f"{name}.jsonl"


def made(name: str) -> bytes:
    """An example's records as they come out now."""
    with tempfile.TemporaryDirectory() as folder:
        return b"".join(line + b"\n" for line in build(Path(folder) / "a.case", [EXAMPLES / name]))


def _held(name: str, now: bytes) -> list[str]:
    """Take what holds now out of the example's known differences, and say what it was."""
    want, path = expected(name), FOLDER / "expected" / f"{name}.json"
    found = differences(loaded(now.splitlines()), want)
    held = [what for what in want["differs"] if what not in found]
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [
        line
        for line in lines
        if not any(line.startswith("    " + json.dumps(w, ensure_ascii=False) + ': "') for w in held)
    ]
    text = "\n".join(kept) + "\n"
    path.write_text(re.sub(r",(\s*\})", r"\1", text), encoding="utf-8")
    return held


def main() -> None:
    """Write what changed and say so."""
    for name in NAMES:
        now, path = made(name), golden(name)
        same = path.exists() and path.read_bytes() == now
        path.write_bytes(now)
        sys.stdout.write(f"{path.name}: {'as before' if same else 'written'}\n")
        for what in _held(name, now):
            sys.stdout.write(f"{name}: now holds: {what}\n")


if __name__ == "__main__":
    main()
