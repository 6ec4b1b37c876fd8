"""One file: what kind its name says it is, and what it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator

from corroborate.intake import lines
from corroborate.intake.refusal import Refused
from corroborate.intake.report import refusal, reports
from corroborate.intake.sources import Found
from corroborate.intake.streams import content, opened
from corroborate.model import Given, Problem, Report
from corroborate.settings import Settings

_KINDS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".warc": "warc",
}


def read(found: Found, settings: Settings) -> Iterator[Report | Problem]:
    """What one file holds: its reports, and a problem for each part that can't be read."""
    try:
        kind, compressed = _kind(found.address)
        with opened(found.path, compressed, settings.max_document_bytes) as stream:
            if kind == "lines":
                yield from lines.read(stream, found.address)
            elif kind == "warc":
                from corroborate.intake import warc  # the one user of a compiled library

                yield from warc.read(stream, found.address)
            else:
                yield from reports(content(stream), "html" if kind == "html" else "text", found.address, Given())
    except (Refused, OSError) as error:
        yield refusal(error, found.address)


def _kind(address: str) -> tuple[str, bool]:
    stem, suffix = os.path.splitext(os.path.basename(address).lower())
    compressed = suffix == ".gz"
    if compressed:
        suffix = os.path.splitext(stem)[1]
    if suffix not in _KINDS:
        raise Refused("unknown-type", "is of no type we read; give .txt, .html, .jsonl or .warc (each may be .gz)")
    return _KINDS[suffix], compressed
