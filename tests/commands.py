"""Running commands in this process, on reports of our own."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import NamedTuple

from corroborate.cli import main

REPORTS = {
    "harbour.txt": (
        "Strike on depot kills three near Saltmarsh Gate\n\nBy Ida Bremme\nMarch 8, 2022\n\n"
        "KHARKIV – A drone strike on a fuel depot killed three people and wounded at least five in Kharkiv on Tuesday, "
        "a regional official told The Harbour Gazette.\n\n"
        "The governor said that no group had claimed the attack. In 2019 a blast in Odesa killed 14 people.\n"
    ),
    "lantern.txt": (
        "Depot hit in Kharkiv\n\nThe Northern Lantern\nMarch 9, 2022\n\n"
        "Four people were killed when a drone hit a fuel depot in Kharkiv on Tuesday, the ambulance service said.\n\n"
        "Doctors at the city hospital said that five people were wounded.\n"
    ),
}

CRASH = {
    "crash.txt": (
        "Bus leaves road in Bolivia\n\nBy the Andes Courier\nJune 2, 2021\n\n"
        "LA PAZ – Eleven passengers died when a bus left the road near La Paz on Wednesday, police said.\n"
    ),
}


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


def run(*words: str | Path) -> Ran:
    """Run one command as a pipe would."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
    return Ran(status, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))  # type: ignore[attr-defined]


def write(folder: Path, reports: dict[str, str]) -> Path:
    """A folder of reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
