"""Take the README's picture: the top of a record file's dossier, as a browser shows it.

    corroborate export CASE --format json -o records.jsonl
    python -m docs.picture records.jsonl [--incident N] [-o docs/dossier.png]

Needs the development packages and a Chromium on the path. The first incident is taken where none is named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from corroborate.publish.page import html
from corroborate.publish.records import read_records
from docs.browser import path, started

WIDTH, HEIGHT = 1080, 1180
"""Pixels of the page; the picture has twice as many, for sharp screens."""


def main() -> int:
    """Render one record and photograph its top."""
    parser = argparse.ArgumentParser(description="the top of a record file's dossier as a picture")
    parser.add_argument("records", type=Path)
    parser.add_argument("--incident", type=int, default=1, help="which line of the file, from 1")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parent / "dossier.png")
    wanted = parser.parse_args()
    records = read_records(wanted.records.read_bytes().splitlines())
    if path() is None or not 1 <= wanted.incident <= len(records):
        sys.stderr.write("no Chromium on the path\n" if path() is None else f"{wanted.records}: no such incident\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, started() as browser:
        page = Path(folder) / "dossier.html"
        page.write_text(html([records[wanted.incident - 1]]), encoding="utf-8")
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2, color_scheme="light")
        tab.goto(page.as_uri())
        tab.screenshot(path=str(wanted.output))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
