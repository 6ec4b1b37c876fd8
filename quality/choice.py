"""The settings that the benchmarks run with: the program's own, or with another pipeline beside them."""

from __future__ import annotations

from msgspec.structs import replace

from corroborate.settings import Settings

_chosen = Settings()


def settings() -> Settings:
    """What a benchmark reads its texts with."""
    return _chosen


def use(pipeline: str) -> None:
    """Read with another spaCy pipeline (``python -m quality --pipeline NAME``); the floors are not its own."""
    global _chosen
    _chosen = replace(_chosen, pipeline=pipeline)
