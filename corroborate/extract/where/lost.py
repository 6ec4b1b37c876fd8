"""Names whose commas, apostrophes or full words were lost: "Ostrias Vara", "in Orm Vara province", "N. Ostria".

Texts that were crawled or scanned have often lost their marks, and headlines leave them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corroborate.data import words
from corroborate.extract.gazetteer import Place
from corroborate.extract.where.lists import DIRECTIONS, HYPHENS, SHORT_DIRECTIONS, armies, sorts
from corroborate.extract.where.words import AT, CUES, Words, capital

_OWNS = 100_000
"""People of a town that a lost apostrophe is looked for behind ("Baghdads Palm district")."""
_LONGEST = 5
_OWNER = 5
"""Letters of the shortest name that may have lost its apostrophe."""
_LISTED, _WORDS = 2, 3
"""Places of the shortest list, and words of the longest name in one."""
_OF = frozenset(["of", "called", "named"])


class Lost(Words):
    """Finds the names that are there but for a mark."""

    def _lost_marks(self) -> None:
        self._bands()
        self._owners()
        for i in (after - 1 for after in self.capitals if after):
            if not self.taken[i] and not self.taken[i + 1]:
                lower = self.tokens[i].lower
                self._owner(i) or (lower.rstrip(".").replace(".", "") in SHORT_DIRECTIONS and self._short(i))

    def _bands(self) -> None:
        """ "The Army of Ostria", "the Front in Ostria and the Levant": an armed group's name has no place in it."""
        text, base = self.sentence.text, self.sentence.start
        for name in armies():
            at = text.find(name)
            while at >= 0:
                for token in self.tokens:
                    if at <= token.start - base < at + len(name):
                        self.taken[token.i] = True
                at = text.find(name, at + len(name))

    def _owners(self) -> None:
        """ "In western Varas crowded quarters": a city without its apostrophe, before what is small."""
        if self.shouted:
            return
        for i in self.capitals:
            text = self.tokens[i].text
            if self.taken[i] or i + 1 >= len(self.tokens) or len(text) < _OWNER or not text.endswith("s"):
                continue
            after = self.tokens[i + 1]
            if (
                not after.text.islower()
                or (after.pos not in ("ADJ", "NOUN", "ADV") and after.tag != "VBN")
                or (i and self._before(i) not in CUES)
            ):
                continue
            known = [p for p in self.gazetteer.lookup(text[:-1])[:3] if p.kind == "town" and _owns(p)]
            if known and not self.gazetteer.lookup(text) and (name := self._take(i, i)) is not None:
                name.text = name.key = text[:-1]
                name.end -= 1

    def _owner(self, i: int) -> bool:
        """ "Ostrias Vara" for "Ostria's Vara": whose it is, and no part of the name."""
        text = self.tokens[i].text
        if len(text) < _OWNER or not text.endswith("s") or not text[0].isupper() or self.tokens[i + 1].pos != "PROPN":
            return False
        if self.shouted or self.gazetteer.lookup(text) or not any(map(_owns, self.gazetteer.lookup(text[:-1])[:3])):
            return False
        name = self._take(i, i, "demonym")
        if name is None:
            return False
        name.key = text[:-1]
        self.silent.add(i)
        return True

    def _short(self, i: int) -> bool:
        """ "N. Ostria", "NW Vara province": a side of it, or the North that is its name ("S. Korea")."""
        token = self.tokens[i]
        if not token.text.isupper() or self.shouted:
            return False
        side = SHORT_DIRECTIONS[token.lower.replace(".", "")]
        for last in range(min(i + _LONGEST, len(self.tokens) - 1), i, -1):
            if not all(capital(t) for t in self.tokens[i + 1 : last + 1]):
                continue
            rest = self.sentence.words(*self.sentence.span(i + 1, last))
            whole = f"{side.title()} {rest}"
            if any(p.kind in ("country", "admin1", "town") for p in self.gazetteer.lookup(whole)):
                if name := self._take(i, last):
                    name.key = whole
                return True
            if any(p.kind in ("country", "admin1", "region") or _owns(p) for p in self.gazetteer.lookup(rest)):
                self.taken[i] = True
                self.silent.add(i)
                return True
        return False

    def _fused(self) -> None:
        """ "Attacks on Vara Orm": a list of cities or provinces whose commas were lost, no "Vara Orm highway"."""
        behind = -1
        for i in self.capitals:
            if i <= behind or self.taken[i] or self.shouted or not self._opens(i):
                continue
            ends = self._big(i)
            behind = ends[-1] if ends else i
            after = self.tokens[behind + 1] if behind + 1 < len(self.tokens) else None
            noun = after is not None and (capital(after) or after.pos in ("NOUN", "PROPN") or after.text in HYPHENS)
            if len(ends) < _LISTED or noun:
                continue
            for first, last in pairwise([i - 1, *ends]):
                if (name := self._take(first + 1, last)) is not None:
                    name.listed = True

    def _big(self, first: int) -> list[int]:
        """Where the cities and provinces that stand side by side from ``first`` on end, the longest names first."""
        ends: list[int] = []
        known: Sequence[Place] = ()
        while first < len(self.tokens) and capital(self.tokens[first]) and not self.taken[first]:
            for last in range(min(first + _WORDS, len(self.tokens)) - 1, first - 1, -1):
                if not capital(self.tokens[last]) or self.tokens[first].lower in DIRECTIONS:
                    continue
                found = [
                    p for p in self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))[:3]
                    if p.kind == "admin1" or _owns(p)
                ]  # fmt: skip
                if found and not any(p.kind == "country" for p in found):
                    break
            else:
                break
            if any(_lies(inner, outer) for inner in known for outer in found if outer.kind == "admin1"):
                return []
            known, first = found, last + 1
            ends.append(last)
        return ends

    def _uncommaed(self) -> None:
        """ "In Orm Vara province", "in Orm Ostria": a name and what contains it, side by side."""
        if self.shouted:
            return
        for i in self.capitals:
            if not 0 < i < len(self.tokens) - 1 or self.taken[i] or not self._opens(i):
                continue
            last = i
            while last + 1 < len(self.tokens) and last - i < _LONGEST and self._joins(last + 1):
                last += 1
            if last > i and not self.gazetteer.lookup(self.sentence.words(*self.sentence.span(i, last))):
                self._cut(i, last)

    def _opens(self, i: int) -> bool:
        before = i - 1
        while before in self.silent:
            before -= 1
        lower = self.tokens[before].lower if before >= 0 else ""
        return lower in AT or (lower in _OF and bool(self._class_of(i)))

    def _joins(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            not self.taken[i] and (capital(token) or token.text in ("-", "al", "el")) and token.lower not in _common()
        )

    def _cut(self, first: int, last: int) -> None:
        """Take what is before the country's or province's name, and that name, as two."""
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        for at in range(first + 1, last + 1):
            found = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(at, last)))
            areas = any(p.kind in ("admin1", "admin2") for p in found)
            area = areas and (sorts().get(after) in ("admin1", "admin2") or (self.titled() and at < last))
            if not area and not any(p.kind == "country" and not p.alternate for p in found):
                continue
            end = at - 1
            while end > first and self.tokens[end].lower in DIRECTIONS:
                end -= 1
            if self.tokens[end].lower in DIRECTIONS or not self.tokens[end].text[0].isalpha():
                return
            whole = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, end)))
            apart = any(map(_owns, whole)) and not any(_lies(inner, outer) for inner in whole for outer in found)
            if self.titled() and not apart:
                return
            if (name := self._take(first, end)) is not None:
                name.listed = apart
                self._take(at, last)
            return


def _lies(inner: Place, outer: Place) -> bool:
    """Whether one place may lie in a country or province."""
    return inner.country == outer.country and (outer.kind == "country" or outer.admin1 in (None, inner.admin1))


def _owns(place: Place) -> bool:
    return place.kind == "country" or (place.kind == "town" and place.population >= _OWNS and not place.alternate)


def _common() -> frozenset[str]:
    return words("calendar") | words("local_words")
