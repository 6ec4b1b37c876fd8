"""Names whose parts hyphens join: "Mazar-i-Sharif", "Newcastle-upon-Tyne"; spaCy cuts them at the hyphens."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.where.lists import HYPHENS, LABEL_SUFFIX, sorts
from corroborate.extract.where.words import CUES, Words, capital

_PARTICLES = frozenset(
    "i e al el ul ud ad an as ash ar at az ez es le la les de du des da do dos di am im an sur sous lez upon on under "
    "in by the au aux en y bei ob".split()
)
_VARIANTS = (("i", "e"), ("e", "i"), ("al", "el"), ("el", "al"))
_LONGEST = 9
"""Tokens of the longest chain: five parts and their hyphens."""


class Chains(Words):
    """Finds the hyphened names of a sentence, the longest first."""

    def _chains(self) -> None:
        for i in self.capitals:
            if not self.taken[i] and not self._joined(i):
                self._chain(i)

    def _chain(self, first: int) -> None:
        ends = list(self._links(first))
        for last in reversed(ends):
            parts = [t.lower for t in self.tokens[first : last + 1]]
            particle = any(part in _PARTICLES for part in parts[2:-1])
            known = self._spelling(first, last)
            if known and (particle or self._before(first) in CUES or self.other[first] in ("GPE", "LOC")):
                name = self._take(first, last)
                if name is not None:
                    name.key = known
                return
            if last == ends[-1] and ((particle and self._before(first) in CUES) or self._settled(first, last)):
                self._take(first, last)  # a place that no gazetteer knows: its first part is another one
                return

    def _settled(self, first: int, last: int) -> bool:
        """ "Orm-Vara village", "the village of Orm-Vara"."""
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        return sorts().get(after) == "settlement" or self._class_of(first) == "settlement"

    def _links(self, first: int) -> Iterator[int]:
        """Where a chain that begins at ``first`` may end: at every part with a capital."""
        at = first
        while at + 2 < len(self.tokens) and at + 2 - first < _LONGEST and self._joined(at + 2):
            at += 2
            if capital(self.tokens[at]):
                yield at
            elif self.tokens[at].lower not in _PARTICLES:
                return

    def _joined(self, at: int) -> bool:
        """Whether a hyphen joins token ``at`` to the one before it, with no space."""
        if at < 2 or self.tokens[at - 1].text not in HYPHENS or self.tokens[at].lower in LABEL_SUFFIX:
            return False
        return self.tokens[at - 2].end == self.tokens[at - 1].start and self.tokens[at - 1].end == self.tokens[at].start

    def _spelling(self, first: int, last: int) -> str:
        """The name as the gazetteer knows it, with "i" for "e" and the like; or ""."""
        text = self.sentence.words(*self.sentence.span(first, last))
        if self.gazetteer.lookup(text):
            return text
        parts = [t.text for t in self.tokens[first : last + 1]]
        for old, new in _VARIANTS:
            if old in parts[1:-1] and self.gazetteer.lookup(varied := "".join(new if p == old else p for p in parts)):
                return varied
        return ""
