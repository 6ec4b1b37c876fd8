"""The place names of a sentence: spaCy's, corrected, and those it misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from corroborate.data import words
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.where.lists import (
    DIRECTIONS,
    GOVERNMENT_NOUNS,
    LABEL_SUFFIX,
    LOCATIVE,
    NEAR,
    NO_NAMES,
    STREET_LIKE,
    demonyms,
    postal,
    seats,
    sorts,
)
from corroborate.places import fold

Kind = Literal["place", "site", "demonym", "capital-for-government"]
_SITE_MODIFIERS = frozenset(
    "air military army naval refugee border bus railway train police petrol gas fire power shopping".split()
)
_CUES = LOCATIVE | {"between"}
LONGEST = 6
"""Tokens of the longest name looked for ("Democratic Republic of the Congo" is five and an article)."""


class Name:
    """A place name in a sentence, not yet resolved.

    ``first``/``last`` are tokens; ``key`` is what is looked up; ``sort`` what a noun beside it says
    it is ("Vara district": admin2); ``near`` marks "near Vara"; ``inside`` is the index of the
    containing name; ``sited`` is False where the key is no place name at all ("a base").
    """

    __slots__ = ("end", "first", "inside", "key", "kind", "last", "near", "sentence", "sort", "start", "text")

    def __init__(self, sentence: Sentence, first: int, last: int, kind: Kind = "place") -> None:
        self.sentence, self.first, self.last, self.kind = sentence.index, first, last, kind
        self.start, self.end = sentence.span(first, last)
        while self.end > self.start + 1 and sentence.words(self.end - 1, self.end) in "-‑–—":
            self.end -= 1
        self.text = self.key = sentence.words(self.start, self.end)
        self.sort, self.near = "", False
        self.inside: int | None = None

    def __repr__(self) -> str:
        return f"Name({self.text!r}, {self.kind}, {self.sort}, inside={self.inside})"


def names(sentence: Sentence, gazetteer: Gazetteer) -> list[Name]:
    """The sentence's place names, in order, none overlapping."""
    return _Finder(sentence, gazetteer).find()


def article_names(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[list[Name]]:
    """Every sentence's place names; a name that is a place once is one wherever nothing speaks against it.

    A surname is none: "Jordan said" in an article that has a "Michael Jordan" in it.
    """
    finders = [_Finder(sentence, gazetteer) for sentence in sentences]
    people = frozenset(surname for finder in finders for surname in finder.surnames())
    for finder in finders:
        finder.people = people
    found = [finder.find() for finder in finders]
    known = frozenset(n.text for here in found for n in here if n.kind == "place" and gazetteer.lookup(n.key))
    firsts = frozenset(text.split()[0] for text in known)
    return [finder.again(known, firsts) for finder in finders]


class _Finder:
    """One sentence's search. Tokens once taken by a name are not read again."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.sentence, self.tokens, self.gazetteer = sentence, sentence.tokens, gazetteer
        self.taken = [False] * len(self.tokens)
        self.found: list[Name] = []
        letters = [t for t in self.tokens if t.text.isalpha() and len(t.text) > 1]
        self.shouted = len(letters) > 3 and sum(t.text.isupper() for t in letters) > 0.7 * len(letters)
        self.other = [""] * len(self.tokens)
        self.ents = sentence.ents()
        self.people: frozenset[str] = frozenset()
        for ent in self.ents:
            for i in range(ent.first, ent.last + 1):
                self.other[i] = ent.label

    def find(self) -> list[Name]:
        if not any(t.text[:1].isupper() for t in self.tokens):
            self._unnamed_sites()
            return sorted(self.found, key=lambda n: n.start)
        self._named_sites()
        self._demonyms()
        self._entities()
        self._known()
        self._capitals()
        self._unnamed_sites()
        self.found.sort(key=lambda n: n.start)
        for name in self.found:
            self._describe(name)
        return self.found

    def surnames(self) -> Iterator[str]:
        """Last words of people's names of two words and more."""
        for ent in self.ents:
            last = ent.last - (self.tokens[ent.last].lower in ("'s", "’s"))
            if ent.label == "PERSON" and last > ent.first:
                yield self.tokens[last].text

    def again(self, known: frozenset[str], firsts: frozenset[str]) -> list[Name]:
        """The sentence's names with those that other sentences know to be places."""
        for i, token in enumerate(self.tokens):
            if self.taken[i] or token.text not in firsts or self.other[i] == "PERSON":
                continue
            for last in self._ends(i):
                if self.sentence.words(*self.sentence.span(i, last)) in known and (name := self._take(i, last)):
                    self._describe(name)
                    self._label(name)
                    break
        self.found.sort(key=lambda n: n.start)
        return self.found

    def _label(self, name: Name) -> None:
        """ "Vara Police", "Vara Chamber of Commerce": the name of somebody, not where something was."""
        following = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        if (
            name.kind == "place"
            and following is not None
            and _capital(following)
            and following.pos in ("PROPN", "NOUN")
        ):
            name.kind = "demonym"

    def _take(self, first: int, last: int, kind: Kind = "place") -> Name | None:
        if first > last or any(self.taken[first : last + 1]) or (kind == "place" and self._no_place(first, last)):
            return None
        if last + 1 < len(self.tokens) and self.tokens[last + 1].text == "." and "." in self.tokens[last].text[:-1]:
            last += 1
        self.taken[first : last + 1] = [True] * (last + 1 - first)
        self.found.append(Name(self.sentence, first, last, kind))
        return self.found[-1]

    def _no_place(self, first: int, last: int) -> bool:
        lower = self.tokens[first].lower
        if first == last and (lower in NO_NAMES or lower in DIRECTIONS or lower in sorts()):
            return True
        return fold(self.sentence.words(*self.sentence.span(first, last))) in seats()

    # ------------------------------------------------------------ sites

    def _named_sites(self) -> None:
        """ "Palestine Street", "Vara International Airport", "Vara airport", "Gate 4 crossing"."""
        for i, token in enumerate(self.tokens):
            if sorts().get(token.lower) != "site" or i == 0 or self.shouted:
                continue
            first = i
            while first > 1 and self.tokens[first - 1].lower in _SITE_MODIFIERS:
                first -= 1
            while first > 0 and self._part_of_name(self.tokens[first - 1]):
                first -= 1
            while first < i and not _capital(self.tokens[first]):
                first += 1
            if first == i or (self.tokens[first].i == 0 and i - first == 1 and not self._name_like(first)):
                continue
            if _speaks(self.sentence, i) or (not _capital(token) and not self._name_like(first)):
                continue
            first = self._after_place(first, i)
            if name := self._take(first, i, "site"):
                name.key = self._place_in(first, i, token.lower)

    def _part_of_name(self, token: Token) -> bool:
        if token.lower in demonyms() and not token.ent.endswith(("FAC", "ORG", "GPE", "LOC")):
            return False
        return (
            (_capital(token) and token.lower not in DIRECTIONS and token.pos != "DET")
            or token.lower in ("al", "el", "-", "international")
            or token.lower[:3] in ("al-", "el-")
        )

    def _name_like(self, i: int) -> bool:
        return self.tokens[i].pos == "PROPN" or bool(self.other[i])

    def _after_place(self, first: int, last: int) -> int:
        """ "Baghdad Palestine Street" has none of its own name in front unless a comma parts them."""
        return first

    def _place_in(self, first: int, last: int, noun: str) -> str:
        """The place a site is named for and lies in ("Vara" of "Vara Central Hospital"), or ""."""
        if noun in STREET_LIKE:
            return ""
        for end in range(last - 1, first - 1, -1):
            text = self.sentence.words(*self.sentence.span(first, end))
            if self.gazetteer.lookup(text):
                return text
        return ""

    def _unnamed_sites(self) -> None:
        """ "a base in Vara", "the market": a place noun after "in", "at", "on", "near" …"""
        for i, token in enumerate(self.tokens):
            if sorts().get(token.lower) not in ("site", "settlement") or self.taken[i] or _capital(token):
                continue
            if not self._sited(token):
                continue
            if (
                i + 1 < len(self.tokens)
                and self.tokens[i + 1].lower in ("of", "called", "named")
                and sorts()[token.lower] != "site"
            ):
                continue
            if name := self._take(i, i, "site"):
                name.key, name.sort = "", sorts()[token.lower]

    def _sited(self, token: Token) -> bool:
        if token.dep == "pobj" and self.sentence.head(token).lower in LOCATIVE | {"on", "against"}:
            return True
        after = self.tokens[token.i + 1 : token.i + 5]
        return len(after) > 1 and after[0].lower in ("in", "near", "outside") and any(self.taken[t.i] for t in after)

    # ------------------------------------------------------------ demonyms

    def _demonyms(self) -> None:
        for i in range(len(self.tokens)):
            if self.taken[i] or not _capital(self.tokens[i]):
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
            or not all(_capital(t) for t in self.tokens[first : last + 1])
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

    # ------------------------------------------------------------ places

    def _entities(self) -> None:
        for ent in self.ents:
            if ent.label not in ("GPE", "LOC", "FAC", "ORG", "PERSON", "PRODUCT", "NORP"):
                continue
            first, last = self._trim(ent.first, ent.last)
            if first > last or any(self.taken[first : last + 1]):
                continue
            if self._plain(first, last, ent.label) or (
                self._known_as_place(first, last) and self._placed(first, last, ent.label)
            ):
                self._split(first, last)

    def _plain(self, first: int, last: int, label: str) -> bool:
        """spaCy says place, and nothing speaks against it: a name nobody knows needs the words' support."""
        if first == last and self.tokens[first].text in self.people and self._before(first) not in _CUES:
            return False
        if label not in ("GPE", "LOC"):
            return False
        if any(t.text in (",", "/", ";") for t in self.tokens[first : last + 1]):
            return True
        text = self.sentence.words(*self.sentence.span(first, last))
        places = self.gazetteer.lookup(text)
        if len(text) < 3 and text not in postal() and not any(p.kind in ("country", "region") for p in places):
            return False
        if places or fold(text) in demonyms() or text in postal():
            return True
        if not _capital(self.tokens[last]) and self.tokens[last].lower not in sorts():
            return False
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        before = self._before(first)
        return before in _CUES or after in sorts() or self.tokens[last].lower in sorts() or bool(self._class_of(first))

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        while first <= last and (
            (
                self.tokens[first].lower in DIRECTIONS | {"the", "in", "of", "near", "'s", "’s"}
                and not self._official(first, last)
            )
            or not self.tokens[first].text[:1].isalnum()
        ):
            first += 1
        while last >= first and (
            self.tokens[last].lower in ("'s", "’s", "'", "’")
            or (
                not self.tokens[last].text[-1:].isalnum()
                and self.tokens[last].text != "."
                and not self.tokens[last].text.endswith(".")
            )
        ):
            last -= 1
        return first, last

    def _official(self, first: int, last: int) -> bool:
        """A direction that is part of the name: "South Sudan", "North Carolina", "West Bank"."""
        text = self.sentence.words(*self.sentence.span(first, last))
        return _capital(self.tokens[first]) and bool(self.gazetteer.lookup(text))

    def _split(self, first: int, last: int) -> None:
        """Take an entity, cut at its commas: "Vara, Ostria" is two names."""
        begin = first
        for i in range(first, last + 1):
            if self.tokens[i].text in (",", "/", ";"):
                self._take(*self._trim(begin, i - 1))
                begin = i + 1
        self._take(*self._trim(begin, last))

    def _known_as_place(self, first: int, last: int) -> bool:
        return bool(self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last))))

    def _placed(self, first: int, last: int, label: str) -> bool:
        """Do the words before say that a name spaCy takes for something else is a place?"""
        if self._before(first) in _CUES or self._class_of(first) or self._follows_site(first):
            return True
        if label == "FAC":
            return True
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return any(p.kind in ("country", "region", "sea") and (first < last or label == "ORG") for p in places)

    def _follows_site(self, first: int) -> bool:
        """ "12 Palm Street, Vara" """
        return first > 1 and self.tokens[first - 1].text == "," and self.taken[first - 2]

    def _before(self, first: int) -> str:
        i = first - 1
        while i >= 0 and (
            self.tokens[i].lower in DIRECTIONS
            or self.tokens[i].lower in ("the", "and", ",")
            or (self.taken[i] and self.tokens[i + 1].lower in ("and", ","))
        ):
            i -= 1
        return self.tokens[i].lower if i >= 0 else ""

    def _class_of(self, first: int) -> str:
        """The sort of "town of", "the province of", "village called" right before a name."""
        before = self.tokens[first - 1] if first else None
        if before is not None and first >= 2 and before.lower in ("of", "called", "named"):
            return sorts().get(self.tokens[first - 2].lower, "")
        sort = sorts().get(before.text, "") if before is not None else ""
        return sort if sort in ("settlement", "admin1", "admin2") else ""

    def _known(self) -> None:
        """Names spaCy has no entity for: after a preposition of place, after "town of", or countries."""
        i = 0
        while i < len(self.tokens):
            i = self._known_at(i) + 1 if self._may_begin(i) else i + 1

    def _may_begin(self, i: int) -> bool:
        token = self.tokens[i]
        if self.taken[i] or not _capital(token) or not token.text[0].isalpha():
            return False
        return self.other[i] in ("", "GPE", "LOC") or bool(self._class_of(i))

    def _known_at(self, i: int) -> int:
        cued = self._before(i) in _CUES or self._follows_site(i) or bool(self._class_of(i))
        for last in self._ends(i):
            text = self.sentence.words(*self.sentence.span(i, last))
            if self._postal(i, last, text) or self._accepts(text, cued, i):
                self._take(i, last)
                return last
        if self._class_of(i) in ("settlement", "quarter", "admin1", "admin2"):
            last = max((e for e in self._ends(i) if _capital(self.tokens[e])), default=i)
            self._take(i, last)
            return last
        return i

    def _ends(self, i: int) -> Iterator[int]:
        last = i
        while last + 1 < len(self.tokens) and last - i < LONGEST - 1 and self._goes_on(last + 1):
            last += 1
        return iter(range(last, i - 1, -1))

    def _goes_on(self, i: int) -> bool:
        token = self.tokens[i]
        return not self.taken[i] and (
            _capital(token) or token.lower in ("of", "the", "and", "-", "al", "el", "de", "la")
        )

    def _postal(self, i: int, last: int, text: str) -> bool:
        return i == last and i > 1 and text in postal() and self.tokens[i - 1].text == "," and self.taken[i - 2]

    def _accepts(self, text: str, cued: bool, i: int) -> bool:
        places = self.gazetteer.lookup(text)
        if not places or (not cued and self.tokens[i].pos != "PROPN"):
            return False
        top = places[0]
        strong = any(p.kind in ("country", "region", "sea") or (p.kind == "admin1" and not p.alternate) for p in places)
        if self.shouted:
            return (strong or (cued and top.population > 20000)) and len(text) > 3
        if cued:
            return len(text) > 2 and (not top.alternate or top.population > 5000 or strong)
        return strong and (len(text) > 3 or text.isupper())

    # ------------------------------------------------------------ what the words around a name say

    def _describe(self, name: Name) -> None:
        self._sort(name)
        if name.kind == "place":
            name.kind = self._kind(name)
        name.near = self._near(name.first)

    def _sort(self, name: Name) -> None:
        if name.kind != "place":
            return
        after = self.tokens[name.last + 1].lower if name.last + 1 < len(self.tokens) else ""
        last = self.tokens[name.last].lower
        name.sort = self._class_of(name.first) or ""
        if (
            not name.sort
            and sorts().get(after) in ("quarter", "admin1", "admin2", "settlement")
            and not after.endswith("s")
        ):
            name.sort = sorts()[after]
        if not name.sort and name.last > name.first and sorts().get(last) in ("admin1", "admin2", "quarter", "site"):
            name.sort = sorts()[last]
        if not name.sort and after in ("street", "road"):
            name.sort = "site"

    def _kind(self, name: Name) -> Kind:
        after = [t.lower for t in self.tokens[name.last + 1 : name.last + 3]]
        if len(after) == 2 and after[0] in "-‑–" and after[1] in LABEL_SUFFIX:
            return "demonym"
        if not name.sort and self._modifies(name):
            return "demonym"
        if after and after[0] in words("label_nouns", "noun"):
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
        token = self.tokens[name.last]
        while token.dep == "conj" and token.head != token.i:
            token = self.sentence.head(token)
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

    def _near(self, first: int) -> bool:
        before = self._before(first)
        if before in NEAR:
            return True
        around = [t.lower for t in self.tokens[max(0, first - 5) : first]]
        if before in ("of", "from") and any(
            w in ("outskirts", "km", "kilometres", "kilometers", "miles", "kms") for w in around
        ):
            return True
        return "between" in around[-2:]


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:1].isdigit() and token.pos == "PROPN")


def _speaks(sentence: Sentence, i: int) -> bool:
    """ "Vara University told us": an institution that speaks is no place here."""
    token = sentence.tokens[i]
    return token.dep == "nsubj" and sentence.head(token).lemma in (
        "say",
        "tell",
        "announce",
        "report",
        "confirm",
        "add",
        "state",
    )
