"""The tables of a case, as the newest version of it has them.

``reports``, ``readings`` and ``decisions`` are a case's only truth; ``problems`` is what its
readers were told; ``cache`` and ``derived`` can be thrown away and worked out again.
"""

from __future__ import annotations

import sqlalchemy as sa

VERSION = 1
"""The version of the tables below; each change adds a step to ``migrations``."""

APPLICATION = 0x436F7262
"""SQLite's application id ("Corb"), at byte 68 of the file: what says that it is a case."""

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("media", sa.Text, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),  # zlib
    sa.Column("given", sa.LargeBinary, nullable=False),  # JSON, without "fetched"
)

# A report was read at one or more addresses; when, and how its bytes were decoded there, may differ.
readings = sa.Table(
    "readings",
    metadata,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("encoding", sa.Text, nullable=False),
    sa.Column("fetched", sa.Text),
)

problems = sa.Table(
    "problems",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("message", sa.Text, primary_key=True),
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # JSON
    sqlite_autoincrement=True,
)

cache = sa.Table(
    "cache",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),  # zlib
)

derived = sa.Table(
    "derived",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),  # "record", "article"
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),  # zlib of JSON
)
