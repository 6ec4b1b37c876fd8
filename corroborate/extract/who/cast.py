"""An article's entities, found by place and by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corroborate import names
from corroborate.extract.mentions import Entity


class Cast:
    """Everybody an article names. ``entities`` are in the order of their first mention."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = tuple(entities)
        spots = sorted((start, end, i) for i, e in enumerate(entities) for _, start, end in e.mentions)
        self._starts = [start for start, _, _ in spots]
        self._spots = spots
        self._named: dict[str, Entity] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._named.setdefault(names.fold(name).removeprefix("the "), entity)

    def at(self, start: int, end: int) -> Entity | None:
        """The entity with a mention over any of the article's characters ``start:end``; the last one if several."""
        found = bisect_right(self._starts, max(end - 1, start)) - 1
        if found < 0:
            return None
        _, last, index = self._spots[found]
        return self.entities[index] if last > start else None

    def named(self, text: str) -> Entity | None:
        """The entity that goes by this name: as written, else the only one that can be meant."""
        folded = names.fold(names.without_possessive(text.strip())).removeprefix("the ")
        if folded in self._named:
            return self._named[folded]
        fits = [e for e in self.entities if any(_same(e, text, name) for name in (e.name, *e.aliases))]
        return fits[0] if len(fits) == 1 else None


def _same(entity: Entity, text: str, name: str) -> bool:
    return names.same_person(text, name) if entity.kind == "person" else names.same_group(text, name)
