"""What several laws are held against, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import EXAMPLES, NAMES, build
from tests.laws import reports


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The records of all examples in one case."""
    return build(tmp_path_factory.mktemp("examples") / "a.case", [EXAMPLES / name for name in NAMES])


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[bytes]]:
    """The small reports' files, and the records of all of them in one case."""
    folder = tmp_path_factory.mktemp("small")
    paths = reports.write(folder / "in")
    return paths, build(folder / "a.case", paths)
