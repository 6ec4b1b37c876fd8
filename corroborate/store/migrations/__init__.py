"""From any older version of a case to the newest, one numbered step after another.

Step *n* brings version *n - 1* to *n*; a new case starts at 0 and takes every step, so that there
is one way to the tables. A step is a module ``vNNNN`` with ``upgrade(connection)``. All steps run
in one transaction: a case is at its old version or at the newest, whenever we are killed.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from corroborate.store.migrations import v0001

Step = Callable[[sa.Connection], None]

STEPS: dict[int, Step] = {1: v0001.upgrade}


def migrate(connection: sa.Connection, found: int, wanted: int) -> None:
    """Take the steps from version ``found`` to ``wanted``, inside the caller's transaction."""
    for version in range(found + 1, wanted + 1):
        STEPS[version](connection)
