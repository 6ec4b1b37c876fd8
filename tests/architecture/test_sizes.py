"""Modules under 400 lines, functions under 40, at most five parameters.

A module's lines are all of its lines. A function's run from ``def`` to its end, its docstring left out,
so that nobody saves words to make a function fit; decorators stand before it. ``self`` and ``cls`` are
no parameters, and a method that overrides a library's and hands on to it has the library's.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .code import Function, functions, modules, shown

MODULE_LINES = 400
FUNCTION_LINES = 40
PARAMETERS = 5
MEASURED = modules("corroborate", "quality")


@pytest.mark.parametrize("path", MEASURED + modules("tests"), ids=shown)
def test_modules_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < MODULE_LINES, f"{shown(path)} has {lines} lines; cut it by what it does"


@pytest.mark.parametrize("path", MEASURED, ids=shown)
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{shown(path, node)} {node.name}: {lines(node)} lines"
        for node in functions(path)
        if lines(node) >= FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("path", MEASURED, ids=shown)
def test_functions_take_few_parameters(path: Path) -> None:
    many = [
        f"{shown(path, node)} {node.name}: {parameters(node)} parameters"
        for node in functions(path)
        if parameters(node) > PARAMETERS and f"super().{node.name}(" not in ast.unparse(node)
    ]
    assert not many, "\n".join(many)


def lines(node: Function) -> int:
    """A function's lines without its docstring's."""
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0)


def parameters(node: Function) -> int:
    """How many parameters a function takes, ``*args`` and ``**kwargs`` among them."""
    a = node.args
    every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return sum(one.arg not in ("self", "cls") for one in every)


def test_lines_and_parameters_are_counted() -> None:
    source = 'def f(self, a, *b, c=1, **d):\n    """One\n    two."""\n    x = 1\n    return x\n'
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    assert (lines(node), parameters(node)) == (3, 4)
