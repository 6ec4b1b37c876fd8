"""Version 1: every table that the first release has; those that are there already stay."""

from __future__ import annotations

import sqlalchemy as sa

from corroborate.store.tables import metadata


def upgrade(connection: sa.Connection) -> None:
    """Create the tables that are missing.

    When version 2 comes, this step gets the tables of version 1 as they are today written out
    here, and ``tables`` moves on without it.
    """
    metadata.create_all(connection)
