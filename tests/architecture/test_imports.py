"""A stage imports the nouns, the errors, the settings, the tables, the names and places, and itself.

``__init__`` is the program's own, which holds its version.

``pipeline``, ``workers`` and ``cli`` put stages together; ``quality`` and ``tests`` may import anything.
"""

from __future__ import annotations

import ast
import importlib.metadata
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from .code import PROGRAM, ROOT, modules, shown, tree

SHARED = {"__init__", "model", "errors", "settings", "data", "names", "places"}
STAGES = {"intake", "clean", "extract", "provenance", "resolve", "reconcile", "store", "publish", "review"}
ALLOWED = {
    "__init__": set(),
    "model": set(),
    "errors": set(),
    "settings": {"errors"},
    "data": set(),
    "places": {"model", "data"},
    "names": {"model", "data", "places"},
    **{stage: SHARED | {stage} for stage in STAGES},
    "workers": SHARED | STAGES,
    "pipeline": SHARED | STAGES | {"workers"},
    "cli": SHARED | STAGES | {"workers", "pipeline", "cli"},
}


def part(path: Path) -> str:
    """The part of the program a file belongs to: its folder, or its own name."""
    first = path.relative_to(PROGRAM).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The full names of the modules and names that a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).with_suffix("").parts[: -node.level] if node.level else ()
            base = ".".join([*package, *([node.module] if node.module else [])])
            yield from ((f"{base}.{alias.name}", node) for alias in node.names)


def ours(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The parts of the program that a file imports."""
    for name, node in imported(path):
        words = name.split(".")
        if words[0] == PROGRAM.name:
            inside = words[1] if len(words) > 1 else ""
            known = (PROGRAM / inside).is_dir() or (PROGRAM / f"{inside}.py").is_file()
            yield (inside if inside and known else "__init__"), node


@pytest.mark.parametrize("path", modules(PROGRAM.name), ids=shown)
def test_a_part_imports_only_what_it_may(path: Path) -> None:
    me = part(path)
    assert me in ALLOWED, f"{shown(path)} belongs to no known part of the program: name it in {Path(__file__).name}"
    wrong = [f"{shown(path, node)} imports {other}" for other, node in ours(path) if other not in ALLOWED[me] | {me}]
    assert not wrong, "\n".join(wrong)


def test_imports_are_seen_wherever_they_stand() -> None:
    """The test above can fail: an import in a function, of a package's name, and a relative one are all found."""
    seen = {name for name, _ in imported(PROGRAM / "cli" / "read.py")}
    assert "corroborate.settings.Settings" in {name for name, _ in imported(PROGRAM / "workers.py")}
    assert any(name.startswith("corroborate.publish") for name in seen)
    assert "tests.architecture.code.modules" in {name for name, _ in imported(Path(__file__))}


def test_what_is_imported_is_what_is_declared() -> None:
    """The packages that ``pyproject.toml`` asks for are the ones that the program names, no more and no fewer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {name_of(line) for line in project["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    used = set()
    for path in modules(PROGRAM.name):
        tops = {name.split(".")[0] for name, _ in imported(path)} - set(sys.stdlib_module_names) - {PROGRAM.name}
        used |= {canonical(dist) for top in tops for dist in providers.get(top, [top])[:1]}
    # Models and data packages are opened by name, as resources, and never imported.
    named = "\n".join(path.read_text(encoding="utf-8") for path in modules(PROGRAM.name))
    opened = {dist for dist in asked if f'"{dist}"' in named}
    assert used <= asked, f"imported and not declared: {sorted(used - asked)}"
    assert asked <= used | opened, f"declared and not used: {sorted(asked - used - opened)}"


def name_of(requirement: str) -> str:
    """The package's name in a requirement."""
    end = next((i for i, c in enumerate(requirement) if c in "<>=!~;[ "), len(requirement))
    return canonical(requirement[:end])


def canonical(name: str) -> str:
    """A package's name as indexes compare them."""
    return name.lower().replace("_", "-").replace(".", "-")
