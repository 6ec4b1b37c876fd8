"""The project's own files as the tests of its architecture read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "corroborate"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@lru_cache(maxsize=None)
def tracked() -> tuple[Path, ...]:
    """The files that a commit of the working tree would hold; outside a repository, all that lie about."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        every = (p for p in ROOT.rglob("*") if not any(part.startswith(".") for part in p.relative_to(ROOT).parts))
        return tuple(sorted(p for p in every if p.is_file() and "__pycache__" not in p.parts))
    return tuple(sorted(p for name in listed.split("\0") if name and (p := ROOT / name).is_file()))


def modules(*folders: str) -> list[Path]:
    """The Python files under the named folders of the project."""
    return [p for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in folders]


@lru_cache(maxsize=None)
def tree(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path, node: ast.AST | None = None) -> str:
    """Where something stands, as a message names it."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT).as_posix()}{f':{line}' if line else ''}"


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file, inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))
