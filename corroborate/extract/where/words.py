"""A sentence being read for place names: its tokens, what is taken, and the words around a name."""

from __future__ import annotations

import re
from typing import Literal

from corroborate.data import words
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.where.lists import (
    ARTICLES,
    COMPASS,
    DIRECTIONS,
    HYPHENS,
    LABEL_SUFFIX,
    LOCATIVE,
    NO_NAMES,
    PARTS,
    STREETS,
    feasts,
    groups,
    named_provinces,
    postal,
    seats,
    sorts,
)
from corroborate.places import fold

Kind = Literal["place", "site", "demonym", "capital-for-government"]
CUES = LOCATIVE | {"between"}
AT = frozenset("in at near on outside around inside".split())
_CORNER = 4
"""Tokens of the longest name of a street that another one meets."""
_CORNER_AFTER = frozenset(["at", "near", "of", "on", "between"])
_CITY = 100_000
_LOCAL = ("town", "admin2")
_ENDS = 2
"""Tokens at most behind a headline's sign-off: a full stop, a bar."""
_PARTED = frozenset(["province", "district", "region", "governorate", "area", "side", "part"])
_CONTENT = frozenset(["VERB", "NOUN", "ADJ"])
"""Parts of speech that a headline set in capitals writes with one; "In Vara Fire" is no place there."""
_ARTICLED = re.compile(r"(?:al|el|ash|as|ar|ad|an|at|az)-[A-Z]")
_ARTICLE_LETTERS = frozenset("ae")
_NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


class Name:
    """A place name in a sentence, not yet resolved.

    ``first``/``last`` are tokens; ``key`` is what is looked up; ``sort`` what a noun beside it says
    it is ("Vara district": admin2); ``near`` marks "near Vara"; ``inside`` is the index of the
    containing name, ``beside`` of one that the words put it next to ("Orm, 10 km north of Vara"),
    ``fellow`` of one in the same list ("Orm and Vara"). ``key`` is empty where the words are no place's
    name ("a base"). ``lent`` marks a spot whose containing name stands elsewhere in the article, and not
    in the same words; ``stands`` one that its own words make a spot on the ground: a street, or a name
    after "in", "at", "near"; ``left`` one that somebody or something only comes from;
    ``km`` how far from it the words say; ``listed`` one of a list whose commas were lost; ``held`` one that
    a comma puts into what follows ("Orm, Texas"); ``unit`` a district that no town holds ("in Orm district",
    "the district of Orm", but not "the Orm district"); ``folk`` one that only says whose town somebody is of
    or whose name an institution bears ("a Vara man", "Ana Orm, 22, of Vara", "Vara Memorial Hospital").
    """

    __slots__ = (
        "beside",
        "end",
        "fellow",
        "first",
        "folk",
        "held",
        "inside",
        "key",
        "kind",
        "km",
        "last",
        "left",
        "lent",
        "listed",
        "near",
        "sentence",
        "sort",
        "stands",
        "start",
        "text",
        "unit",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, first: int, last: int, kind: Kind = "place") -> None:
        self.sentence, self.first, self.last, self.kind = sentence.index, first, last, kind
        self.start, self.end = sentence.span(first, last)
        while self.end > self.start + 1 and sentence.words(self.end - 1, self.end) in "-‑–—":
            self.end -= 1
        self.text = self.key = sentence.words(self.start, self.end)
        self.sort, self.near, self.lent, self.stands = "", False, False, False
        self.left, self.km, self.listed, self.held, self.unit, self.folk = False, 0.0, False, False, False, False
        self.inside: int | None = None
        self.beside: int | None = None
        self.fellow: int | None = None

    @classmethod
    def apart(cls, text: str, start: int, end: int) -> Name:
        """A name outside every sentence (a dateline's): ``sentence`` is -1."""
        name = cls.__new__(cls)
        name.sentence, name.first, name.last, name.kind = -1, 0, 0, "place"
        name.start, name.end, name.text, name.key = start, end, text, text
        name.sort, name.near, name.lent, name.stands = "", False, False, False
        name.left, name.km, name.listed, name.held, name.unit, name.folk = False, 0.0, False, True, False, False
        name.inside = name.beside = name.fellow = None
        return name

    def __repr__(self) -> str:
        return f"Name({self.text!r}, {self.kind}, {self.sort}, inside={self.inside})"


class Words:
    """One sentence's search, as far as it has come. Tokens once taken by a name are not read again.

    ``other`` is spaCy's label of each token; ``shouted`` marks a sentence in capitals; ``people``
    are the surnames that the article knows; ``silent`` are tokens that stand before a name and are no word
    that it hangs on ("Ostrias" of "in Ostrias Vara"); ``capitals`` are the tokens that may begin a name.
    """

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.sentence, self.tokens, self.gazetteer = sentence, sentence.tokens, gazetteer
        self.taken = [False] * len(self.tokens)
        self.found: list[Name] = []
        letters = [t for t in self.tokens if t.text.isalpha() and len(t.text) > 1]
        self.shouted = len(letters) > 3 and sum(t.text.isupper() for t in letters) > 0.7 * len(letters)
        self.other = [""] * len(self.tokens)
        self.ents = sentence.ents()
        self.people: frozenset[str] = frozenset()
        self.silent: set[int] = set()
        self.capitals = [token.i for token in self.tokens if capital(token)]
        self._titled: bool | None = None
        for ent in self.ents:
            for i in range(ent.first, ent.last + 1):
                self.other[i] = ent.label

    def titled(self) -> bool:
        """Whether the words have capitals, as a headline's."""
        if self._titled is None:
            self._titled = not any(t.pos in _CONTENT and t.text[:1].islower() for t in self.tokens)
        return self._titled

    def _take(self, first: int, last: int, kind: Kind = "place") -> Name | None:
        if first > last or any(self.taken[first : last + 1]) or (kind == "place" and self._no_place(first, last)):
            return None
        if last + 1 < len(self.tokens) and self.tokens[last + 1].text == "." and "." in self.tokens[last].text[:-1]:
            last += 1
        end = self._first_of(first, last) if kind == "place" else last
        if end < last:
            name = self._take(first, end)
            self._take(end + 1, last)
            return name
        self.taken[first : last + 1] = [True] * (last + 1 - first)
        self.found.append(Name(self.sentence, first, last, kind))
        return self.found[-1]

    def _no_place(self, first: int, last: int) -> bool:
        lower = self.tokens[first].lower
        if first == last and (lower in NO_NAMES | DIRECTIONS or lower in sorts() or lower in words("local_words")):
            return True
        if first == last and (lower in feasts() or self._signs(first)):
            return True
        side = self.tokens[last].lower in ("side", "end")
        if side and (self.tokens[last - 1].lower in DIRECTIONS if last else False):
            return True  # "the South Side": every town has one
        if first < last and lower in DIRECTIONS and self.tokens[last].lower in _PARTED and self._is(last + 1, "of"):
            return True  # "the Northern Province of Vara"
        if self._crosses(first, last) or self._half(first, last) or self._the(first, last):
            return True
        text = self.sentence.words(*self.sentence.span(first, last))
        if text[0].isdigit() and self.tokens[last].text[0].isdigit():
            return True  # "near 10th and Vara"
        if text.isupper() and (text == "SWAT" or text in words("agencies", "short")) and not self.shouted:
            return True
        if text in groups() and (first == 0 or self.tokens[first - 1].lower not in ("in", "at")):
            return True
        return fold(text) in seats()

    def _the(self, first: int, last: int) -> bool:
        """ "To The Orm by Vara Avenue": with its article in a capital it is a house or a street, and no town."""
        if first < 2 or self.tokens[first - 1].text != "The" or self.titled() or self.shouted:
            return False
        if self.tokens[first - 2].pos not in ("ADP", "VERB", "DET"):
            return False
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return bool(places) and not any(p.name.startswith("The ") or p.kind not in _LOCAL for p in places)

    def _half(self, first: int, last: int) -> bool:
        """ "Velho" of "Orm-Velho": what follows a hyphen is a place of its own only by its own name."""
        before = first - 1
        if before < 1 or self.tokens[before].text not in HYPHENS or not capital(self.tokens[before - 1]):
            return False
        if (
            self.tokens[before - 1].end != self.tokens[before].start
            or self.tokens[before].end != self.tokens[first].start
        ):
            return False
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return all(place.alternate for place in places)

    def _first_of(self, first: int, last: int) -> int:
        """ "Al-Orm al-Vara": two names, their comma lost; "Jabal al-Orm" is one."""
        if self.tokens[first].lower not in ARTICLES:
            return last
        again = (i for i in range(first + 3, last + 1) if self.tokens[i].lower in ARTICLES and self._joint(i + 1))
        return next(again, last + 1) - 1

    def _joint(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].text in HYPHENS

    def _signs(self, i: int) -> bool:
        """Whether a token is who tells it, at a headline's end without its mark: "in Vara Monitor", "… NGO"."""
        if self.sentence.kind != "title" or not capital(self.tokens[i]) or i < len(self.tokens) - _ENDS:
            return False
        return self.tokens[i].lower in words("speaker_nouns") and self.tokens[i].lower not in sorts()

    def _is(self, i: int, word: str) -> bool:
        return i < len(self.tokens) and self.tokens[i].lower == word

    def _crosses(self, first: int, last: int) -> bool:
        """ "65th & Vara", "12th and North Vara": two streets that meet, whatever else is called Vara."""
        at = first - 1
        while at > 0 and self.tokens[at].lower in DIRECTIONS:
            at -= 1
        around = [self.tokens[i].text for i in (at, last + 1) if 0 <= i < len(self.tokens)]
        beyond = [
            self.tokens[i].lower
            for i, joint in ((at - 1, at), (last + 2, last + 1))
            if 0 <= i < len(self.tokens) and 0 <= joint < len(self.tokens) and self.tokens[joint].lower in ("and", "&")
        ]
        if self._crossroads(first, last):
            return True
        numbered = "&" in around or any(_NUMBERED.fullmatch(word) for word in beyond)
        if not numbered and not self._corner(first, last):
            return False
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return not any(p.kind in ("country", "admin1", "region", "sea") for p in places)

    def _crossroads(self, first: int, last: int) -> bool:
        """ "At Vara and Orm in Ostrel", "the corner of Vara and Orm": two towns are no spot, two streets are."""
        tokens, begin, end = self.tokens, first, last
        while (
            begin > 1
            and last - begin < _CORNER * 2
            and (capital(tokens[begin - 1]) or tokens[begin - 1].lower == "and")
        ):
            begin -= 1
        while (
            end + 1 < len(tokens)
            and end - first < _CORNER * 2
            and (capital(tokens[end + 1]) or tokens[end + 1].lower == "and")
        ):
            end += 1
        joints = [i for i in range(begin, end + 1) if tokens[i].lower == "and"]
        if len(joints) != 1 or not begin < joints[0] < end or end + 1 >= len(tokens) or tokens[end + 1].lower != "in":
            return False
        hung = tokens[begin - 1].lower if begin else ""
        return hung == "at" or (hung == "of" and begin > 1 and tokens[begin - 2].lower in ("corner", "intersection"))

    def _corner(self, first: int, last: int) -> bool:
        """ "near Vara and Palm Street", "at Eight Mile and Vara": named with a street, or with what no town is."""
        tokens, at = self.tokens, first - 1
        if last + 2 < len(tokens) and tokens[last + 1].lower in ("and", "&"):
            end = last + 2
            while end + 1 < len(tokens) and end - last < _CORNER and capital(tokens[end]):
                end += 1
            if end > last + 2 and (self._street(end) or self._street(end - 1)):
                hung = (self._before(first), tokens[first - 1].lower if first else "")
                return not _CORNER_AFTER.isdisjoint(hung)
        while at > 0 and tokens[at].lower in DIRECTIONS:
            at -= 1
        if at < 2 or tokens[at].lower not in ("and", "&"):
            return False
        begin = at
        while begin > 0 and at - begin < _CORNER and capital(tokens[begin - 1]):
            begin -= 1
        if begin == at or tokens[begin - 1].lower not in ("at", "near", "of", "on"):
            return False
        other = self.sentence.words(*self.sentence.span(begin, at - 1))
        unknown = tokens[begin - 1].lower in ("at", "near") and not self.gazetteer.lookup(other) and at - begin > 1
        return self._street(at - 1) or (unknown and self._small(first, last))

    def _street(self, i: int) -> bool:
        lower = self.tokens[i].lower.rstrip(".")
        return lower in STREETS or lower.removesuffix("s") in STREETS

    def _small(self, first: int, last: int) -> bool:
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return all(place.population < _CITY for place in places)

    def _before(self, first: int) -> str:
        """The word that a name hangs on, past directions, other names and "rebel-held"; "in" for "parts of"."""
        i = self._hung(first)
        if i > 0 and self.tokens[i].lower == "of" and self.tokens[i - 1].lower in PARTS | COMPASS:
            return "in"
        return self.tokens[i].lower if i >= 0 else ""

    def _hung(self, first: int) -> int:
        i = first - 1
        while i >= 0:
            lower = self.tokens[i].lower
            listed = self.taken[i] and self.tokens[i + 1].lower in ("and", ",")
            if lower in LABEL_SUFFIX and i > 1 and self.tokens[i - 1].text in HYPHENS:
                i -= 3
            elif i in self.silent or lower in DIRECTIONS or lower in ("the", "and", ",") or listed:
                i -= 1
            else:
                break
        return i

    def _class_of(self, first: int) -> str:
        """The sort of "town of", "the province of", "village called" right before a name."""
        before = self.tokens[first - 1] if first else None
        if before is not None and first >= 2 and before.lower in ("of", "called", "named"):
            sort = sorts().get(self.tokens[first - 2].lower, "")
            if sort == "quarter" and first >= 3 and capital(self.tokens[first - 3]):
                return ""  # "the Ostrel neighbourhood of Vara": Vara is no neighbourhood
            return "" if self._part_of(first - 2) else sort
        sort = sorts().get(before.text, "") if before is not None else ""
        return sort if sort in ("settlement", "admin1", "admin2") else ""

    def _part_of(self, noun: int) -> bool:
        """ "A northern district of Vara", "western districts of Vara", "Ostrel district of Vara": part of it."""
        token, before = self.tokens[noun], self.tokens[noun - 1] if noun else None
        if sorts().get(token.lower) == "quarter" and token.tag == "NNS" and noun + 2 < len(self.tokens):
            places = self.gazetteer.lookup(self.tokens[noun + 2].text)
            return any(p.kind == "town" and p.population >= _CITY and not p.alternate for p in places[:3])
        if sorts().get(token.lower) != "admin2" or before is None:
            return False
        return token.tag == "NNS" or before.lower in DIRECTIONS or before.lower in ("a", "one") or capital(before)

    def _stated(self, last: int) -> bool:
        """ "WEXLEY, N.Y.": its state's letters behind a comma say what a name is."""
        if last + 2 >= len(self.tokens) or self.tokens[last + 1].text != ",":
            return False
        state = self.tokens[last + 2].text
        if not state[:1].isupper() or (state not in postal() and "." not in state):
            return False
        return any(p.kind == "admin1" and p.country in named_provinces() for p in self.gazetteer.lookup(state))

    def _follows_site(self, first: int) -> bool:
        """ "12 Palm Street, Vara" """
        if first < 2 or self.tokens[first - 1].text != ",":
            return False
        noun = sorts().get(self.tokens[first - 2].lower) == "settlement"  # "Orm village, Vara"
        return self.taken[first - 2] or (
            noun and first > 2 and (self.taken[first - 3] or capital(self.tokens[first - 3]))
        )


def capital(token: Token) -> bool:
    """Does the token begin a name: with a capital, behind "al-" too, or a number that is part of one?"""
    text = token.text
    first = text[:1]
    if first.isupper() or (first.isdigit() and token.pos == "PROPN"):
        return True
    return first in _ARTICLE_LETTERS and "-" in text and _ARTICLED.match(text) is not None


def named(text: str) -> bool:
    """Does a text begin as a name, behind "al-" too?"""
    return text[:1].isupper() or _ARTICLED.match(text) is not None


def speaks(sentence: Sentence, i: int) -> bool:
    """ "Vara University told us": an institution that speaks is no place here."""
    token = sentence.tokens[i]
    verb = sentence.head(token).lemma
    return token.dep == "nsubj" and (verb in words("government_verbs") or verb in words("reporting_verbs", "verb"))
