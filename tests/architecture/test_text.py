"""What no file of the project holds: paths of one machine, hosts of registries, work that is not done."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from .code import PROGRAM, ROOT, shown, tracked

# Written in pieces, so that this file does not hold what it looks for.
_MACHINE = ["/" + r"work/(?:main|shared|me|brief)", "/" + "root/", "/" + r"home/\w", "/" + "opt/", "C:" + r"\\Users"]
_HOSTS = ["pypi" + r"\.(?:org|python)", "python" + "hosted", "anaconda" + r"\.org", "npmjs" + r"\.(?:org|com)"]
_UNDONE = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "NotImplemented" + "Error"]
MACHINE = re.compile("|".join(_MACHINE))
REGISTRIES = re.compile("|".join([*_HOSTS, "--(?:extra-)?index-" + "url [a-z]", "--find-" + "links [a-z/]"]))
UNDONE = re.compile(rf"\b(?:{'|'.join(_UNDONE)})\b")
TEXT = {".py", ".md", ".toml", ".tsv", ".txt", ".lock", ".json", ".css", ".html", ".cff", ".sql", ".js", ".svg", ""}


def found(pattern: re.Pattern[str], *leaving: str) -> list[str]:
    """Where a pattern stands in the project's text files."""
    hits = []
    for path in tracked():
        if path.suffix not in TEXT or shown(path).startswith(leaving):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                hits.append(f"{shown(path)}:{number}: {line.strip()[:100]}")
    return hits


def test_no_path_of_one_machine() -> None:
    assert not (hits := found(MACHINE)), "\n".join(hits)


def test_no_registry_by_name() -> None:
    assert not (hits := found(REGISTRIES)), "\n".join(hits)


def test_nothing_is_left_undone() -> None:
    assert not (hits := found(UNDONE, "examples/")), "\n".join(hits)


def test_what_the_program_reads_is_installed_with_it() -> None:
    """Every file beside the modules is package data, so that an installed copy has it too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    beside = [p for p in tracked() if PROGRAM in p.parents and p.suffix != ".py"]
    left = [shown(p) for p in beside if not any(taken(p, pattern) for pattern in patterns)]
    assert beside
    assert not left, f"add these to package-data: {left}"


def taken(path: Path, pattern: str) -> bool:
    """Does the pattern take the file, as seen from the package that it lies in? No ``*`` leads into a folder."""
    package = next(folder for folder in path.parents if (folder / "__init__.py").is_file())
    parts, wanted = path.relative_to(package).parts, pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatch, parts, wanted))


def test_the_lock_covers_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        re.split(r"[<>=!~;\[ ]", line)[0]
        for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    }
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))
    assert asked <= locked, f"run make lock: {sorted(asked - locked)}"
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z0-9])", lock)[1:])
