"""What analysts signed: append only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from corroborate.store.database import Database
from corroborate.store.tables import decisions

UNDO = "undo"
"""The kind of decision that takes back an earlier one, whose number its body has under ``decision``."""


class Decision(msgspec.Struct, frozen=True):
    """One signed row: when (ISO 8601, UTC), by whom, of which kind, and what it says."""

    id: int
    made_at: str
    by: str
    kind: str
    body: dict[str, Any]


class Decisions:
    """The decisions of a case; there is no way to change or remove one but a later one."""

    _db: Database

    def decide(self, by: str, kind: str, body: dict[str, Any]) -> Decision:
        """Append a decision and return it as it was kept."""
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"made_at": made_at, "by": by, "kind": kind, "body": msgspec.json.encode(body, order="sorted")}
        with self._db.writing() as connection:
            key = connection.execute(sa.insert(decisions).values(**row)).inserted_primary_key
        return Decision(id=int(key[0]) if key else 0, made_at=made_at, by=by, kind=kind, body=body)

    def decisions(self) -> list[Decision]:
        """Every decision, oldest first."""
        with self._db.reading() as connection:
            rows = connection.execute(sa.select(decisions).order_by(decisions.c.id)).all()
        return [Decision(r.id, r.made_at, r.by, r.kind, msgspec.json.decode(r.body)) for r in rows]

    def standing(self) -> list[Decision]:
        """The decisions that no later one undoes, oldest first; an undoing can be undone too."""
        undone: set[int] = set()
        kept = []
        for decision in reversed(self.decisions()):
            if decision.id in undone:
                continue
            if decision.kind == UNDO:
                undone.add(int(decision.body["decision"]))
            else:
                kept.append(decision)
        return kept[::-1]
