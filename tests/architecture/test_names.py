"""A module is named for its noun or verb; what is public says what it is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .code import Function, modules, shown, tracked, tree

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "stuff", "base"}


def test_no_module_is_named_for_nothing() -> None:
    wrong = [shown(p) for p in tracked() if {p.stem, p.parent.name} & FORBIDDEN and p.suffix == ".py"]
    assert not wrong, f"name these for what is in them: {wrong}"


@pytest.mark.parametrize("path", modules("corroborate"), ids=shown)
def test_what_is_public_is_documented(path: Path) -> None:
    missing = [f"{shown(path, node)} {name}" for name, node in public(path) if not ast.get_docstring(node)]
    assert not missing, "\n".join(missing)


def public(path: Path) -> list[tuple[str, ast.Module | ast.ClassDef | Function]]:
    """The module, its public classes and functions, and those classes' public methods."""
    found: list[tuple[str, ast.Module | ast.ClassDef | Function]] = [("(module)", tree(path))]
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            found.append((node.name, node))
            inner = node.body if isinstance(node, ast.ClassDef) else []
            found += [
                (f"{node.name}.{n.name}", n) for n in inner if isinstance(n, Function) and not n.name.startswith("_")
            ]
    return found
