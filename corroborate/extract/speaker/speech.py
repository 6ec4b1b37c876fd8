"""Which attribution covers a stretch of an article's text."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.mentions import Attribution

_CELL = 256
"""Characters a cell of the index: about a sentence and a half."""


class Speech:
    """An article's attributions, to be asked for one stretch after the other."""

    def __init__(self, attributions: Sequence[Attribution], weak: bool = False) -> None:
        """Index the attributions; those of mind, wish and deed (``weak``) only where asked for."""
        self._all = attributions
        self._cells: dict[int, list[tuple[int, int, int]]] = {}
        for number, attribution in enumerate(attributions):
            if attribution.weak and not weak:
                continue
            for start, end in attribution.contents:
                for cell in range(start // _CELL, (end - 1) // _CELL + 1):
                    self._cells.setdefault(cell, []).append((start, end, number))

    def at(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution one of whose contents covers the characters ``start:end``.

        Of two that are as small, the one with the longer chain: it knows more of who says it.
        """
        return next((self._all[number] for number in self.covering(start, end)), None)

    def covering(self, start: int, end: int) -> list[int]:
        """Positions (in the list given) of all attributions that cover ``start:end``, innermost first."""
        ranks = [
            (last - first, -len(self._all[number].chain), number)
            for first, last, number in self._cells.get(start // _CELL, ())
            if first <= start and end <= last
        ]
        return [number for _, _, number in sorted(ranks)]


def voices_at(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """One question to :class:`Speech`; build that object to ask several."""
    return Speech(attributions).at(start, end)
