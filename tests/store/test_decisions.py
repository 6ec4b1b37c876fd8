"""Which decisions stand after some were taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from corroborate.settings import Settings
from corroborate.store.case import Case


@pytest.mark.parametrize(
    ("undone", "standing"),
    [((), [1, 2]), ((1,), [2]), ((1, 2), []), ((1, 3), [1, 2]), ((1, 3, 4), [2]), ((2, 1, 4), [1])],
)
def test_undoing_and_undoing_that(tmp_path: Path, undone: tuple[int, ...], standing: list[int]) -> None:
    with Case.open(tmp_path / "a.case", create=True, settings=Settings()) as case:
        for body in ({"first": 1}, {"first": 2}):
            case.decide("Ana", "same-origin", body)
        for number in undone:
            case.decide("Ana", "undo", {"decision": number})
        assert [decision.id for decision in case.standing()] == standing
        assert len(case.decisions()) == 2 + len(undone)
