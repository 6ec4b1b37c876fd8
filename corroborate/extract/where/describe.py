"""What the words around a name say it is: a district, a government, near and not in."""

from __future__ import annotations

from corroborate.data import words, words_of_sort
from corroborate.extract.where.lists import (
    COMPASS,
    DIRECTIONS,
    GOVERNMENT_NOUNS,
    HYPHENS,
    LABEL_SUFFIX,
    NEAR,
    STREETS,
    sorts,
)
from corroborate.extract.where.words import AT, CUES, Kind, Name, Words, capital, named

_DISTANCES = frozenset("outskirts km kms kilometres kilometers miles".split())

_KM = {"km": 1.0, "kms": 1.0, "kilometres": 1.0, "kilometers": 1.0, "miles": 1.6, "mile": 1.6}
_SEA_MILE = 1.85
_FROM = frozenset(["of", "from", "off"])
_TOWN = 10_000
"""People of a town that is meant before a spot of its name ("College Park")."""
_TOWN_OF_FOLK = 1000
"""The same where its people or its police are spoken of ("a College Park man")."""
_REACH, _DIGITS = 8, 5
_EDGES = frozenset(["outskirts"])
_HOUSES = frozenset(
    "hospital clinic morgue mortuary infirmary court courthouse jail prison station office headquarters bureau "
    "embassy".split()
)
"""Nouns of where the hurt and the caught are taken, and of where officials sit and speak."""
_HARMED = frozenset("victim victims driver passenger passengers suspect suspects gunman attacker".split())
_REACH_NAMED = 5
"""Tokens in which "Vara Memorial Hospital" ends."""
_SITS = frozenset("have send receive issue open dispatch".split())
_SPOKEN = frozenset("say tell speak announce arraign arrest detain jail".split())
_BESIDE_NOUN = frozenset(["capital", "city", "town", "village", "headquarters"])
"""Nouns that stand right before a name: "near the Ostrian capital Vara", "outside the port city Orm"."""
_OF_ANOTHER = frozenset(["compound", "nmod", "poss", "amod"])


class Describer(Words):
    """Reads a name's sort, kind and nearness from its sentence."""

    def _describe(self, name: Name) -> None:
        self._sort(name)
        if name.kind == "place":
            name.kind = self._kind(name)
        name.near = self._near(name.first)
        name.km = self._distance(name.first)
        name.left = self._before(name.first) == "from" or self._seat(name)
        name.folk = self._folk(name)
        name.stands = self._stands(name)
        name.unit = name.sort == "admin2" and not self._articled_unit(name.first)

    def _stands(self, name: Name) -> bool:
        """A street, a quarter or a village by its noun; any other name only after "in", "at", "near" …"""
        if name.kind not in ("place", "site") or not named(name.text):
            return False
        if self.tokens[name.last].lower.rstrip(".") in STREETS or name.sort in ("quarter", "settlement"):
            return True
        after = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        if after is not None and (capital(after) or after.lower in ("'s", "’s", "-", "'", "’")):
            return False
        token = self.tokens[name.last]
        if token.dep in _OF_ANOTHER and token.head > name.last and self.tokens[token.head].lower not in sorts():
            return False  # "in Vara era": no Vara
        placed = self._before(name.first) in AT
        return placed and (name.kind == "site" or self.other[name.first] in ("GPE", "LOC", "FAC"))

    def _folk(self, name: Name) -> bool:
        """ "A Vara man", "Ana Orm, 22, of Vara", "both victims, of Vara", "Vara Memorial Hospital"."""
        after = self.tokens[name.last + 1 : name.last + _REACH_NAMED]
        if name.kind == "demonym" and after and after[0].lower in words_of_sort("local_words", "people"):
            return True
        if name.kind in ("demonym", "place") and after and capital(after[0]):
            run = next((n for n, t in enumerate(after) if not capital(t) and t.lower not in ("'s", "’s")), len(after))
            if after[run - 1].lower in words_of_sort("place_asides", "care_noun"):
                return True
        of = name.first - 1
        if name.kind not in ("place", "site") or of < 1 or not self._is(of, "of"):
            return False
        before = self.tokens[of - 1]
        if before.lower in ("also", "both"):
            return True
        if before.text == ",":
            before = self.tokens[max(of - 2, 0)]
            return before.pos == "NUM" or self.other[before.i] == "PERSON" or before.lower in _HARMED
        return self.other[before.i] == "PERSON" or before.lower in words_of_sort("local_words", "people") - _HOUSES

    def _seat(self, name: Name) -> bool:
        """ "Died at a hospital in Vara", "its office in Vara said", "told a briefing in Vara", "said in Vara".

        The hurt or the accused were taken there, or somebody sits and speaks there: no scene's town.
        """
        at = self._hung(self._phrase(name.first))
        if at < 1 or self.tokens[at].lower not in AT:
            return False
        over = self.sentence.head(self.tokens[at])
        chain = [over, *self.sentence.ancestors(over.i)]
        verb = next((t for t in chain if t.pos in ("VERB", "AUX")), over)
        if over is verb:
            return verb.lemma.lower() in _SPOKEN
        for sort in ("custody_noun", "speech_noun"):
            said = words_of_sort("place_asides", sort)
            if any(t.lemma.lower() in said for t in (*chain, *self.tokens[verb.i + 1 : over.i])):
                return True
        if over.lemma.lower() not in _HOUSES:
            return False
        taken = words_of_sort("place_asides", "care_verb") | words_of_sort("place_asides", "custody_verb")
        lemma = verb.lemma.lower()
        return lemma in taken or (over.dep == "nsubj" and lemma in _SITS | words("reporting_verbs", "verb"))

    def _articled_unit(self, first: int) -> bool:
        """ "The Orm district", "the rebel-held Orm district": one of a city's as well."""
        at = first - 1
        while at > 0 and (self.tokens[at].pos in ("ADJ", "NOUN", "VERB") or self.tokens[at].text in HYPHENS):
            at -= 1
        return self._is(max(at, 0), "the")

    def _label(self, name: Name) -> None:
        """ "Vara Police", "Vara Chamber of Commerce": the name of somebody, not where something was."""
        following = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        if name.kind == "place" and following is not None and capital(following) and following.pos in ("PROPN", "NOUN"):
            name.kind = "demonym"

    def _sort(self, name: Name) -> None:
        if name.kind != "place":
            return
        after = next((t.lower for t in self.tokens[name.last + 1 : name.last + 3] if t.lower != "residential"), "")
        last = self.tokens[name.last].lower
        name.sort = self._class_of(name.first) or ""
        if (
            not name.sort
            and sorts().get(after) in ("quarter", "admin1", "admin2", "settlement", "around")
            and not after.endswith("s")
        ):
            name.sort = sorts()[after]
        if not name.sort and name.last > name.first and sorts().get(last) in ("admin1", "admin2", "quarter", "site"):
            name.sort = "" if self._town_by_name(name.first, name.last) else sorts()[last]
        if not name.sort and after in ("street", "road"):
            name.sort = "site"

    def _town_by_name(self, first: int, last: int) -> bool:
        """ "Overland Park": a town that is called after a park; "the Palm Park", "Palm Park in Vara" is none."""
        before = self.tokens[first - 1].lower if first else ""
        if before in ("the", "at") or self._is(last + 1, "in"):
            return False
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        fewest = _TOWN_OF_FOLK if after in words("local_words") else _TOWN
        return any(p.kind == "town" and p.population >= fewest and not (p.loose or p.alternate) for p in places)

    def _kind(self, name: Name) -> Kind:
        after = [t.lower for t in self.tokens[name.last + 1 : name.last + 3]]
        if len(after) == 2 and after[0] in "-‑–" and after[1] in LABEL_SUFFIX:
            name.sort = "tie"
            return "demonym"
        if not name.sort and self._modifies(name):
            return "demonym"
        if after and after[0] in words("label_nouns", "noun"):
            return "demonym"
        if after and not name.sort and after[0] in words("local_words") and self._before(name.first) not in CUES:
            return "demonym"
        if name.sort == "site":
            return "site"
        if not name.sort and self._governs(name):
            return "capital-for-government"
        return "place"

    def _modifies(self, name: Name) -> bool:
        """A country's name before a noun says whose or which: "US forces", "the Israel-Hamas war"."""
        token = self.tokens[name.last]
        head = self.sentence.head(token)
        if token.dep not in ("compound", "nmod", "amod") or head.i <= token.i or head.lower in sorts():
            return False
        return any(p.kind == "country" for p in self.gazetteer.lookup(name.key))

    def _governs(self, name: Name) -> bool:
        """Is this a capital that says, decides or is blamed?"""
        places = self.gazetteer.lookup(name.key)
        if not any(p.capital for p in places):
            return False
        token = self.sentence.climb(self.tokens[name.last], {"conj"})
        head = self.sentence.head(token)
        if token.dep == "nsubj":
            return head.lemma in words("government_verbs")
        if token.dep == "poss":
            return head.lower in GOVERNMENT_NOUNS
        if token.dep == "pobj":
            return head.lower in ("with", "by") or self.sentence.head(head).lower in ("blame", "pressure", "sanctions")
        return token.dep == "dobj" and head.lemma in (
            "accuse",
            "blame",
            "urge",
            "warn",
            "tell",
            "press",
            "criticise",
            "criticize",
        )

    def _distance(self, first: int) -> float:
        """Kilometres of "55 km south of Vara", "150 nautical miles off Vara"; 0 where none are said."""
        hung = self._hung(self._phrase(first))
        if hung < 1 or self.tokens[hung].lower not in _FROM:
            return 0.0
        for at in range(hung - 1, max(0, hung - _REACH), -1):
            unit = _KM.get(self.tokens[at].lower.rstrip("."))
            if unit is None:
                continue
            sea = self.tokens[at - 1].lower == "nautical"
            said = self.tokens[at - 1 - sea].text.replace(",", "")
            if said.isdigit() and len(said) < _DIGITS:
                return int(said) * (_SEA_MILE if sea else unit)
        return 0.0

    def _phrase(self, first: int) -> int:
        """Where "the northern city of Vara", "the Ostrian capital, Vara" begin: at the city, the capital."""
        if self._is(first, "capital"):  # "near the Ostrian capital", "near Ostria's capital"
            while first > 1 and (self.taken[first - 1] or self.tokens[first - 1].lower in ("'s", "’s")):
                first -= 1
            return first
        noun = first - 1 - (self._is(first - 1, ",") or self._is(first - 1, "of"))
        if noun < 1 or self.tokens[noun].lower not in _BESIDE_NOUN:
            return first
        while (
            noun > 1 and self.tokens[noun - 1].pos in ("ADJ", "NOUN") and self.tokens[noun - 1].lower not in DIRECTIONS
        ):
            noun -= 1
        return noun

    def _near(self, first: int) -> bool:
        first = self._phrase(first)
        before = self._before(first)
        if before in NEAR or before in ("between", "off"):
            return True
        hung = self._hung(first)
        if hung > 0 and self.tokens[hung].lower == "of" and sorts().get(self.tokens[hung - 1].lower) == "settlement":
            if any(t.lower == "between" for t in self.tokens[max(0, hung - 4) : hung - 1]):
                return True  # "between the port city of Vara and Orm"
        if hung > 0 and self.tokens[hung].lower == "of" and self.tokens[hung - 1].lower in COMPASS | _EDGES:
            side = self.tokens[hung - 1]  # "the east of Vara" is in it, "east of Vara" is not
            return side.lower in _EDGES or not any(t.dep == "det" for t in self.sentence.children(side.i))
        around = {t.lower for t in self.tokens[max(0, first - 5) : first]}
        return before in ("of", "from") and not around.isdisjoint(_DISTANCES)
