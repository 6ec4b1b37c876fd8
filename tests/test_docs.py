"""Every command in the README and the docs is run as it stands there, and ends and prints as it says.

Commands stand in fenced blocks marked ``console``: a line that begins with ``$ `` is a command, the
lines after it are what it prints (standard error among it), and ``[1]`` as the last of them is its exit
status where that is not 0. In what is printed ``…`` stands for any characters, or alone on a line for any
lines; a command that shows nothing may print anything. A page's commands run in order in one folder,
a copy of the project, where ``reports/`` holds reports and ``allCountries.txt`` is a small GeoNames dump.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.code import ROOT, tracked

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "quality" / "README.md"]

DRY = (
    "make setup", "make test", "make lint", "make quality", "make lock", ".ci/run", "pip ",
    "python -m quality", "python -m tests", "python docs/picture.py",
)  # fmt: skip
"""Commands that run this very test, fetch packages, need a browser or take minutes: what they name is looked for."""

GEONAMES = (
    "{id}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\t{country}\t\t01\t\t\t\t{people}\t\t10\tAfrica/Windhoek\t2024-01-01\n"
)


class Command(NamedTuple):
    """A command of a page, what it is to print (None: nothing is said of it), and its exit status."""

    line: int
    words: str
    prints: str | None
    status: int


def commands(page: Path) -> list[Command]:
    """The commands of a page, in order."""
    found: list[Command] = []
    text = page.read_text(encoding="utf-8")
    for block in re.finditer(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        line = text.count("\n", 0, block.start()) + 2
        for part in re.split(r"^(?=\$ )", block[1], flags=re.MULTILINE):
            if part.startswith("$ "):
                first, _, rest = part[2:].partition("\n")
                status = re.search(r"^\[(\d+)\]\n*\Z", rest, re.MULTILINE)
                prints = rest[: status.start()] if status else rest
                found.append(Command(line, first, prints.strip("\n") or None, int(status[1]) if status else 0))
            line += part.count("\n")
    return found


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def page(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def folder(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a clone holds, with the environment that this test runs in."""
    copy = tmp_path_factory.mktemp("docs") / "clone"
    for file in tracked():
        target = copy / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    shutil.copytree(ROOT / "examples" / "mzuzu-market", copy / "reports")
    towns = [(900001, "Aussenkehr", -28.38, 17.42, 7000), (900002, "Rundu", -17.93, 19.77, 63000)]
    lines = [GEONAMES.format(id=i, name=n, lat=y, lon=x, country="NA", people=p) for i, n, y, x, p in towns]
    (copy / "allCountries.txt").write_text("".join(lines), encoding="utf-8")
    environment(copy / ".venv")
    return copy


def environment(folder: Path) -> None:
    """The environment that this test runs in, with stamps of its own: ``make`` finds it made, and installs nothing."""
    folder.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if not entry.name.startswith("."):
            (folder / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    for stamp in (".installed", ".gazetteer"):
        (folder / stamp).touch()


def test_commands_run_and_print_what_the_page_says(page: Path, folder: Path) -> None:
    wrong = [said for command in commands(page) if (said := trial(command, folder, page))]
    assert not wrong, "\n\n".join(wrong)


def trial(command: Command, folder: Path, page: Path) -> str | None:
    """Run one command; what is wrong with it, if anything."""
    where = f"{page.relative_to(ROOT)}:{command.line}: $ {command.words}"
    if command.words.startswith(DRY):
        return None if dry(command.words, folder) else f"{where}\nnames something that is not there"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PIP_NO_INDEX": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command.words], cwd=folder, env=env, stdin=subprocess.DEVNULL, timeout=300, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode != command.status:
        return f"{where}\nended with {done.returncode}, not {command.status}:\n{done.stdout[-2000:]}"
    if command.prints is not None and not fits(command.prints, done.stdout):
        return f"{where}\nprints something else:\n{done.stdout[-6000:]}"
    return None


def dry(words: str, folder: Path) -> bool:
    """Is what the command names there: a target of make, a file, a module?"""
    first, *rest = words.split()
    if first == "make":
        return subprocess.run(["make", "-n", *rest], cwd=folder, capture_output=True, check=False).returncode == 0
    if words.startswith("python -m"):
        module = folder / rest[1].replace(".", "/")
        return module.is_dir() or module.with_suffix(".py").is_file()
    if first == "python":
        return (folder / rest[0]).is_file()
    return first == "pip" or os.access(folder / first, os.X_OK)


def fits(wanted: str, printed: str) -> bool:
    """Is this what was to be printed, ``…`` standing for anything?"""
    pattern = ""
    for line in wanted.splitlines():
        literal = ".*".join(re.escape(piece) for piece in line.rstrip().split("…"))
        pattern += r"(?:.*\n)*" if line.strip() == "…" else rf"{literal}[ ]*\n"
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def test_pages_show_commands() -> None:
    assert sum(len(commands(page)) for page in PAGES) >= 15
    assert {c.words for c in commands(ROOT / "README.md")} >= {"make demo", "make test"}


def test_what_differs_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("```console\n$ echo one two; exit 3\none …\n[3]\n$ true\n```\n", encoding="utf-8")
    first, second = commands(page)
    assert first == Command(2, "echo one two; exit 3", "one …", 3)
    assert second == Command(5, "true", None, 0)
    assert fits("one …\n…\nend", "one two\na\nb\nend\n")
    assert fits("a\n…\nend", "a\nend\n")
    assert not fits("one …", "two one\n")
    assert not fits("one", "one\ntwo\n")


def test_links_lead_somewhere() -> None:
    """Every relative link and picture of a page is there."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
