"""Steps from one article, claim or box to the next, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping


def reaches(steps: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether the steps lead from ``start`` to ``end``; every name reaches itself. Steps that go round end too."""
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        fresh = steps.get(here, set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return False
