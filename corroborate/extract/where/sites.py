"""Spots: streets, buildings, camps, crossings, with a name or without."""

from __future__ import annotations

from corroborate.extract.parse import Token
from corroborate.extract.where.chains import Chains
from corroborate.extract.where.describe import Describer
from corroborate.extract.where.lists import DIRECTIONS, LOCATIVE, STREET_LIKE, STREETS, demonyms, event_nouns, sorts
from corroborate.extract.where.words import capital, speaks
from corroborate.places import fold

_SITE_MODIFIERS = frozenset(
    "air military army naval refugee border bus railway train police petrol gas fire power shopping".split()
)
_OWNED = frozenset(
    "embassy embassies consulate consulates legation mission base bases airbase airbases barracks garrison"
    " outpost".split()
)
"""Spots that a country has abroad too: "the Ostria embassy" says whose it is, not where."""
_DRIVES = frozenset(["Drive", "Terrace", "Parkway", "Pkwy", "Pike"])
_HITS = frozenset("target targets hit hits strike strikes rock rocks kill kills near outside at".split())
_INITIALS = 4
"""Letters of capitals that are no town's name in a hospital's: "OU Health Hospital"."""
_OFFICES = frozenset(["Patrol", "Police", "Department", "Authority", "Commission", "Administration", "Agency", "Corps"])
"""Words in capitals behind a spot's noun that make an office of it."""
_NO_PART = frozenset(["DET", "VERB", "AUX", "PRON", "SCONJ", "CCONJ"])


def _joins(token: Token) -> bool:
    """A preposition in a title's capitals ("Found In Palm Street") is no part of the street's name."""
    return token.lower in LOCATIVE or token.lower in ("on", "for", "with", "after", "by", "as")


class Sites(Describer, Chains):
    """Finds the spots of a sentence."""

    def _named_sites(self) -> None:
        """ "Palestine Street", "Vara International Airport", "Vara airport", "Gate 4 crossing"."""
        for i, token in enumerate(self.tokens):
            if (
                (sorts().get(token.lower) != "site" and not self._drive(token))
                or i == 0
                or self.shouted
                or self.taken[i]
                or token.pos == "VERB"
                or (capital(token) and (self._saint(i) or self._office(i)))
            ):
                continue
            first = i
            while first > 1 and self.tokens[first - 1].lower in _SITE_MODIFIERS:
                first -= 1
            while first > 0 and self._part_of_name(self.tokens[first - 1]):
                first -= 1
            while capital(token) and self._of_name(first, token):
                first -= 2
            while first < i and not capital(self.tokens[first]):
                first += 1
            if first == i or (self.tokens[first].i == 0 and i - first == 1 and not self._name_like(first)):
                continue
            if not capital(token) and all(self._counted(k) for k in range(first, i)):
                continue  # "a Shiite shrine", "Nine houses"
            if i + 1 < len(self.tokens) and sorts().get(self.tokens[i + 1].lower) == "quarter":
                continue  # "the Vara Park neighbourhood" is a quarter
            if capital(token) and self._town_by_name(first, i):
                self._take(first, i)
                continue
            if not capital(token) and self._some_street(first, token):
                continue
            if speaks(self.sentence, i) or (not capital(token) and not self._name_like(first)):
                continue
            if name := self._take(first, i, "site"):
                name.key = self._place_in(first, i, token.lower)

    def _saint(self, i: int) -> bool:
        """ "Port St. Orm", "St. Orm": a town's saint, and no street."""
        if self.tokens[i].lower not in ("st", "st.") or i + 1 >= len(self.tokens) or not capital(self.tokens[i + 1]):
            return False
        first = i - 1 if i and capital(self.tokens[i - 1]) else i
        texts = (self.sentence.words(*self.sentence.span(at, i + 1)) for at in {first, i})
        return any(p.kind == "town" and not p.loose for text in texts for p in self.gazetteer.lookup(text))

    def _office(self, i: int) -> bool:
        """ "Ostria Highway Patrol", "the Vara Bridge Authority": who looks after it."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return after is not None and after.text in _OFFICES

    def _of_name(self, first: int, noun: Token) -> bool:
        """ "Prince of Orm Road": a street's name goes on before its "of"."""
        if first < 2 or noun.lower not in STREETS or self.tokens[first - 1].lower != "of" or self.titled():
            return False
        before = self.tokens[first - 2]
        return before.i > 0 and capital(before) and before.pos == "PROPN" and not self.taken[before.i]

    def _counted(self, k: int) -> bool:
        """A people or a number before a spot; what spaCy takes for a people and no adjective is ("the Orm market")."""
        token, label = self.tokens[k], self.other[k]
        return label == "CARDINAL" or (label == "NORP" and (token.pos == "ADJ" or fold(token.text) in demonyms()))

    def _some_street(self, first: int, noun: Token) -> bool:
        """ "A Vara street", "on Vara streets": any of the town's, and none by that name."""
        plain = noun.lower.removesuffix("s") in STREETS
        several = noun.lower.endswith("s") and self._before(first) in ("on", "in", "through", "onto", "across")
        return plain and (several or self._before(first) in ("a", "an", "another", "some"))

    def _drive(self, token: Token) -> bool:
        """ "Vara Drive", "Vara Parkway": words that name streets with a capital alone."""
        return token.pos == "PROPN" and token.text.rstrip(".") in _DRIVES and not self.titled()

    def _part_of_name(self, token: Token) -> bool:
        if token.lower in demonyms() and not token.ent.endswith(("FAC", "ORG", "GPE", "LOC")):
            return False
        return (
            (
                capital(token)
                and token.lower not in DIRECTIONS
                and token.pos not in _NO_PART
                and not _joins(token)
                and not (self.titled() and self._deed(token))
            )
            or token.lower in ("al", "el", "-", "international")
            or token.lower[:3] in ("al-", "el-")
        )

    def _deed(self, token: Token) -> bool:
        """ "Twin Blasts Target Checkpoint": what a headline writes with a capital before a spot."""
        lower = token.lower
        return lower in event_nouns() or lower.removesuffix("s") in event_nouns() or lower in _HITS

    def _name_like(self, i: int) -> bool:
        return self.tokens[i].pos == "PROPN" or bool(self.other[i])

    def _place_in(self, first: int, last: int, noun: str) -> str:
        """The place a site is named for and lies in ("Vara" of "Vara Central Hospital"), or ""."""
        if noun in STREET_LIKE or noun.rstrip(".") in STREETS or noun.removesuffix("s") in STREETS:
            return ""
        for end in range(last - 1, first - 1, -1):
            text = self.sentence.words(*self.sentence.span(first, end))
            if text.lower() in sorts() or (text.isupper() and len(text) < _INITIALS):
                continue  # "University Hospital" is in no town of that name
            if places := self.gazetteer.lookup(text):
                whose = noun in _OWNED and any(place.kind == "country" for place in places)
                return "" if whose else text
        end = last - 1
        while end > first and not capital(self.tokens[end]):
            end -= 1
        text = self.sentence.words(*self.sentence.span(first, end))
        return text if end > first and self.gazetteer.respelt(text) else ""

    def _unnamed_sites(self) -> None:
        """ "a base in Vara", "the market": a place noun after "in", "at", "on", "near" …"""
        for i, token in enumerate(self.tokens):
            if sorts().get(token.lower) not in ("site", "settlement") or self.taken[i] or capital(token):
                continue
            named = i > 0 and self.taken[i - 1] and sorts()[token.lower] == "settlement"  # "Vara city" is Vara
            if named or not self._sited(token):
                continue
            if (
                i + 1 < len(self.tokens)
                and self.tokens[i + 1].lower in ("of", "called", "named")
                and sorts()[token.lower] != "site"
            ):
                continue
            if token.lower == "headquarters" and i + 1 < len(self.tokens) and self.taken[i + 1]:
                continue  # "from the district headquarters Vara" is Vara
            if name := self._take(i, i, "site"):
                name.key, name.sort = "", sorts()[token.lower]

    def _sited(self, token: Token) -> bool:
        if token.dep == "pobj" and self.sentence.head(token).lower in LOCATIVE | {"on", "against"}:
            return True
        after = self.tokens[token.i + 1 : token.i + 5]
        return (
            len(after) > 1
            and after[0].lower in ("in", "near", "outside", "between")
            and any(self.taken[t.i] for t in after)
        )
