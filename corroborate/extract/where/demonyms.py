"""Demonyms, and the capital that goes without its name ("the Ostrian capital")."""

from __future__ import annotations

from corroborate.extract.parse import Token
from corroborate.extract.where.describe import Describer
from corroborate.extract.where.lists import demonyms
from corroborate.extract.where.words import Name, capital
from corroborate.places import fold


class Demonyms(Describer):
    """Finds the demonyms of a sentence."""

    def _demonyms(self) -> None:
        for i in self.capitals:
            if self.taken[i]:
                continue
            for size in (3, 2, 1):
                last = i + size - 1
                if last < len(self.tokens) and self._is_demonym(i, last):
                    self._take(i, last, "demonym")
                    break

    def _is_demonym(self, first: int, last: int) -> bool:
        text = self.sentence.words(*self.sentence.span(first, last))
        if (
            self.tokens[first].lower == "the"
            or fold(text) not in demonyms()
            or not all(capital(t) for t in self.tokens[first : last + 1])
        ):
            return False
        if text in ("US", "Pole", "Finn", "Dane", "Scot", "Brit", "Turk") or self.shouted:
            return self.other[first] == "NORP"
        return self.other[first] in ("NORP", "", "LANGUAGE", "GPE", "ORG", "LOC") and not self._person(first, last)

    def _person(self, first: int, last: int) -> bool:
        return any(e.label == "PERSON" and e.first <= first and e.last >= last for e in self.ents)

    def _capitals(self) -> None:
        """ "the Ostrian capital", "Ostria's capital": the town itself, where no name follows."""
        for before, token in zip(list(self.found), [self._next(n) for n in self.found], strict=True):
            if token is None or token.lower != "capital" or self._names_it(token):
                continue
            if before.first > 0 and self.tokens[before.first - 1].lower in ("facto", "former", "old", "rebel"):
                continue
            stands = demonyms().get(fold(before.text)) if before.kind == "demonym" else None
            codes = [p.country for p in self.gazetteer.lookup(before.key) if p.kind == "country" and p.country]
            code = stands.country if stands and stands.whole else codes[0] if codes else None
            town = self.gazetteer.capital(code) if code else None
            if town and (name := self._take(token.i, token.i, "site")):
                name.kind, name.key = "place", town.name

    def _next(self, name: Name) -> Token | None:
        i = name.last + 1
        while i < len(self.tokens) and self.tokens[i].lower in ("'s", "’s"):
            i += 1
        return self.tokens[i] if i < len(self.tokens) else None

    def _names_it(self, token: Token) -> bool:
        """ "the Ostrian capital Vara", "the Ostrian capital, Vara": the name itself is there."""
        return any(self.taken[t.i] or t.lower == "of" for t in self.tokens[token.i + 1 : token.i + 3])
