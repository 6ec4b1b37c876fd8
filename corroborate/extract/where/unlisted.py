"""Places that no list has, told by the words around them: "the Orm section", "Orm village", "in Alto de Orm"."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import words
from corroborate.extract.where.lists import ARTICLES, DIRECTIONS, HYPHENS, NO_NAMES, event_nouns, groups, sorts
from corroborate.extract.where.words import Words, capital

_QUARTERS = frozenset(["neighborhood", "neighbourhood", "quarter", "section", "suburb"])
"""Nouns that only a quarter's name stands before ("district", "area" follow much else)."""
_VILLAGES = frozenset(["village", "hamlet", "town", "neighborhood", "neighbourhood"])
"""Nouns that a settlement's own name stands before without an article."""
_LONGEST = 4
"""Words of the longest name looked for before or behind such a word."""
_REGIONS = frozenset(["region", "area", "countryside", "valley"])
_OVER = frozenset(["in", "near", "at", "outside", "on", "of", "into", "inside", "around", "over"])
_IN = frozenset(["in", "near", "at", "outside"])
_PARTICLES = frozenset(["de", "la", "del", "da", "do", "dos", "el", "al", "di", "-"])
_PLAIN_VILLAGES = frozenset("village hamlet town settlement neighbourhood neighborhood suburb commune".split())
_LIES = DIRECTIONS | frozenset("in near of outside on about some just around that which where , . between at".split())
"""What follows "a village" where it says of a place which it is."""
_APPOSES = frozenset([",", '"', "”"])
_UNITS = frozenset("km kms kilometres kilometers mile miles".split())
_WAY_AHEAD = 9
"""Tokens in which a distance and what it is from stand: "about 40 km ( 25 miles ) north of"."""
_KINDS = frozenset(["residential"])
_NO_PLACES = frozenset(["PERSON", "DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "NORP", "WORK_OF_ART", "PRODUCT", "ORG"])
"""spaCy's labels of what "in" stands before without its being a place ("in Congress", "in Ramadan")."""
_AREAS = frozenset(["canton", "county", "district", "province", "township", "parish", "village", "camp", "heights"])
_HAPPEN = frozenset(["occur", "happen"])


class Unlisted(Words):
    """Finds names by their words alone; the gazetteer is not asked."""

    def _quarters(self) -> None:
        """ "the Ostrel section": a quarter that spaCy takes for something else or for nothing."""
        for i, token in enumerate(self.tokens):
            if token.lower not in _QUARTERS or not i or self.taken[i - 1]:
                continue
            end = i - 1 if i > 1 and self.tokens[i - 1].lower in _KINDS else i
            first = self._named_from(end)
            if first < end and self.tokens[first - 1].lower in ("the", "'s", "’s") and first:
                self._take(first, end - 1)

    def _villages(self) -> None:
        """ "Hit Orm village in Ostria": a settlement whose name no article and no "of" goes with."""
        if self.shouted or self.titled():
            return
        for i, token in enumerate(self.tokens):
            if token.lower not in _VILLAGES or not i or self.taken[i - 1] or token.text[0].isupper():
                continue
            end = i - 1 if i > 1 and self.tokens[i - 1].lower in _KINDS else i
            first = self._named_from(end)
            if first == end or token.dep == "compound" or not self._bare(first, end, i):
                continue
            own = [t for t in self.tokens[first:end] if t.text not in HYPHENS]
            if first and all(t.pos == "PROPN" and self.other[t.i] != "NORP" for t in own):
                self._take(first, end - 1)

    def _apposed(self) -> None:
        """ "Struck Orm, a village near Vara", "hit Orm, 40 km north of Vara": what is told to be a place is one."""
        if self.shouted or self.titled():
            return
        for comma in self.tokens[1:-2]:
            if comma.text not in _APPOSES or not capital(self.tokens[comma.i - 1]) or self.taken[comma.i - 1]:
                continue
            if not (self._village_at(comma.i + 1) or self._way_at(comma.i + 1)):
                continue
            first = self._named_from(comma.i)
            while first > 2 and self.tokens[first - 1].text in HYPHENS and capital(self.tokens[first - 2]):
                first = self._named_from(first - 1)
            own = [t for t in self.tokens[first : comma.i] if t.text not in HYPHENS]
            labels = {self.other[t.i] for t in own}
            if first and own and own[0].pos == "PROPN" and labels.isdisjoint(("NORP", "DATE", "EVENT")):
                if own[-1].text not in self.people and not any(t.lower in _common() for t in own):
                    self._take(first, comma.i - 1)

    def _village_at(self, i: int) -> bool:
        """ "A small village in", "a hamlet 10 km from", "a town that": what a person is not."""
        if self.tokens[i].lower not in ("a", "an"):
            return False
        noun = next((t for t in self.tokens[i + 1 : i + _LONGEST + 1] if t.lower in _PLAIN_VILLAGES), None)
        if noun is None or noun.i + 1 >= len(self.tokens):
            return False
        after = self.tokens[noun.i + 1]
        return after.lower in _LIES or after.text[0].isdigit()

    def _way_at(self, i: int) -> bool:
        """ "40 km (25 miles) north of", "about 15 kilometres from", "just outside"."""
        ahead = self.tokens[i : i + _WAY_AHEAD]
        units = [t.i for t in ahead if t.lower.rstrip(".") in _UNITS]
        if not units or not any(t.text[0].isdigit() for t in self.tokens[i : units[0]]):
            return False
        return any(t.lower in ("of", "from", "outside") for t in self.tokens[units[0] : units[0] + _WAY_AHEAD])

    def _bare(self, first: int, end: int, noun: int) -> bool:
        """Whether no article stands before; or "the", and the name is none of what a village lies in."""
        before = self.tokens[first - 1 if first else 0]
        if before.pos != "DET":
            return True
        if before.lower != "the" or self._is(noun + 1, "of") or self._is(noun + 1, "called"):
            return False
        text = self.sentence.words(*self.sentence.span(first, end - 1))
        return not any(p.kind != "town" for p in self.gazetteer.lookup(text))

    def _regions(self) -> None:
        """ "In Jabal Orm region", "in the Orm Vara area": a name that no body or people goes by."""
        if self.shouted or self.titled():
            return
        for i, token in enumerate(self.tokens):
            if token.lower not in _REGIONS or i < 2 or self.taken[i - 1]:
                continue
            first = self._named_from(i)
            before = self.tokens[first - 1].lower if first else ""
            before = self.tokens[first - 2].lower if before == "the" and first > 1 else before
            own = [t for t in self.tokens[first:i] if t.text not in HYPHENS]
            if not own or before not in _OVER or not all(t.pos == "PROPN" for t in own):
                continue
            labels = {self.other[t.i] for t in own}
            if labels.isdisjoint(("NORP", "ORG", "DATE", "EVENT")) and not any(t.lower in _common() for t in own):
                self._take(first, i - 1)

    def _somewhere(self) -> None:
        """ "In Alto de Orm": what "in", "at", "near" stand right before, where it is no body, feast or person."""
        if self.shouted or self.titled():
            return
        for i in self.capitals:
            if i == 0 or self.taken[i]:
                continue
            before = i - 1
            while before > 0 and before in self.silent:
                before -= 1
            last = self._named_to(i)
            if self.tokens[before].lower not in _IN and not self._struck(before, i, last):
                continue
            if self._may_stand(i, last, before):
                self._take(i, last)

    def _struck(self, before: int, first: int, last: int) -> bool:
        """ "Air strikes on Orm in Vara province": what lies in another place is one itself."""
        on = self.tokens[before]
        if on.lower != "on" or last + 2 >= len(self.tokens) or self.tokens[last + 1].lower != "in":
            return False
        if not capital(self.tokens[last + 2]) or self.tokens[on.head].lemma.lower() not in event_nouns():
            return False
        return self.sentence.words(*self.sentence.span(first, last)) not in groups()

    def _named_from(self, end: int) -> int:
        first = end
        while first and end - first < _LONGEST:
            if self._part(first - 1):
                first -= 1
            elif first < end and first > 2 and self._articled(first) and self._part(first - 3):
                first -= 3  # "Jabal al-Orm"
            else:
                break
        return first - 2 if 1 < first < end and self._articled(first) else first

    def _articled(self, first: int) -> bool:
        return self.tokens[first - 1].text in HYPHENS and self.tokens[first - 2].lower in ARTICLES

    def _named_to(self, first: int) -> int:
        last = first
        for at in range(first + 1, min(first + _LONGEST + 1, len(self.tokens))):
            if self._part(at):
                last = at
            elif self.tokens[at].lower not in _PARTICLES:
                break
        return last

    def _part(self, at: int) -> bool:
        token = self.tokens[at]
        return capital(token) and token.pos in ("PROPN", "NOUN", "ADJ") and not self.taken[at]

    def _may_stand(self, first: int, last: int, preposition: int) -> bool:
        own = self.tokens[first : last + 1]
        head = own[-1]
        above = self.tokens[head.head]
        inner = {t.i for t in own}
        if own[0].pos != "PROPN" or (self._no_name(first, last) and not self._sure(first, preposition)):
            return False
        if own[-1].text in self.people or any(t.text.isupper() for t in own) or len(own[0].text) < 3:
            return False
        if not any(t.head == preposition and t.dep == "pobj" for t in own if t.head not in inner):
            return False
        governor = self.tokens[self.tokens[preposition].head]
        if governor.i and governor.text[:1].isupper() and governor.pos != "PRON":
            return False  # "Dies in Fall": a headline's capitals
        if head.dep in ("compound", "nmod", "poss", "amod") and above.i > last:
            return False
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if after is not None and (after.lower in ("'s", "’s", "'", "’", "-") or capital(after)):
            if after.lower not in words("calendar"):
                return False
        return not any(t.lower in _common() for t in own[:-1]) and (head.lower not in _common() or head.lower in _AREAS)

    def _no_name(self, first: int, last: int) -> bool:
        """Whether spaCy takes the words for what is no place; a body only where nothing in them is a place's."""
        labels = {self.other[i] for i in range(first, last + 1)}
        if labels == {"ORG"} and last > first:
            own = {t.lower for t in self.tokens[first : last + 1]}
            return own.isdisjoint(_PARTICLES) and self.tokens[last].lower not in _AREAS
        return not labels.isdisjoint(_NO_PLACES)

    def _sure(self, first: int, preposition: int) -> bool:
        """ "Occurred in Orm", "in Ostrias Orm": whatever it is, it is a place."""
        if preposition < first - 1:
            return True
        verb = self.tokens[self.tokens[preposition].head]
        return verb.lemma.lower() in _HAPPEN


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that are no place's name, capital or not."""
    plain = words("calendar") | words("local_words") | words("label_nouns", "noun") | words("speaker_nouns")
    return plain | event_nouns() | NO_NAMES | (frozenset(sorts()) - frozenset(["camp", "mount", "lake", "island"]))
