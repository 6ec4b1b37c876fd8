"""The place names of a sentence: spaCy's, corrected, and those it misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.data import words
from corroborate.extract import numbers
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.parse import Sentence
from corroborate.extract.where.demonyms import Demonyms
from corroborate.extract.where.lists import DIRECTIONS, HYPHENS, NO_NAMES, demonyms, event_nouns, postal, sorts
from corroborate.extract.where.lost import Lost
from corroborate.extract.where.sites import Sites
from corroborate.extract.where.uncapped import drop
from corroborate.extract.where.unlisted import Unlisted
from corroborate.extract.where.words import AT, CUES, Name, capital
from corroborate.places import fold

LONGEST = 6
"""Tokens of the longest name looked for ("Democratic Republic of the Congo" is five and an article)."""

_CLASSES = frozenset(["city", "town", "province", "governorate", "district", "region", "oblast", "prefecture"])
_WITHIN = frozenset(["in", "near", "outside"])
_AGE = re.compile(r"\d{1,2}")
_KIN = frozenset(["family", "couple", "mother", "father"])
"""Words that a surname stands before as often as a town ("the Rivera family")."""
_TOWN_WORDS, _KNOWN_TOWN = 4, 1000
"""Words of the longest town's name before "police", and the inhabitants it needs."""
_TODAY = frozenset("today yesterday tonight tomorrow".split())
_JOINTS = frozenset("'s ’s a di da sul sur sous am an upon".split())
"""Small words inside towns' names, at which spaCy cuts them."""
_STATEWIDE = frozenset(["State", "Highway", "Provincial"])
"""Words before "police" that make it a state's or province's own: "Ostria State Police"."""
_LOCAL = ("town", "admin2")
_PARTICLES = frozenset(["de", "del", "la", "las", "los", "da", "do", "dos", "das", "du"])
_MOST_PARTICLES = 2


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
    for finder in finders:
        finder.find()
    drop(finders)
    known = frozenset(
        n.text for finder in finders for n in finder.found if n.kind == "place" and gazetteer.lookup(n.key)
    )
    firsts = frozenset(text.split()[0] for text in known)
    return [finder.again(known, firsts) for finder in finders]


class _Finder(Sites, Demonyms, Lost, Unlisted):
    """Finds all names of a sentence, in steps that each leave the earlier ones' tokens alone."""

    def find(self) -> list[Name]:
        if not any(t.text[:1].isupper() for t in self.tokens):
            self._unnamed_sites()
            return sorted(self.found, key=lambda n: n.start)
        self._lost_marks()
        self._chains()
        self._named_sites()
        self._jointed()
        self._demonyms()
        self._fused()
        self._uncommaed()
        self._entities()
        self._known()
        self._entities()
        self._towns_of()
        self._quarters()
        self._villages()
        self._apposed()
        self._regions()
        self._somewhere()
        self._capitals()
        self._unnamed_sites()
        self.found.sort(key=lambda n: n.start)
        for name in self.found:
            self._describe(name)
        return self.found

    def _jointed(self) -> None:
        """ "King's Orm", "Vara a Mare": towns whose names small words join, which the gazetteer has as they stand."""
        for i in self.capitals:
            last = i + 2
            if last >= len(self.tokens) or self.tokens[i + 1].lower not in _JOINTS or self.taken[i]:
                continue
            if not capital(self.tokens[last]) or (last + 1 < len(self.tokens) and capital(self.tokens[last + 1])):
                continue
            found = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(i, last)))
            if found and found[0].kind == "town" and not found[0].alternate:
                self._take(i, last)

    def surnames(self) -> Iterator[str]:
        """Last words of people's names of two words and more."""
        for ent in self.ents:
            last = ent.last - (self.tokens[ent.last].lower in ("'s", "’s"))
            if ent.label == "PERSON" and last > ent.first:
                yield self.tokens[last].text
        for i in range(2, len(self.tokens) - 1):
            if self.tokens[i].text == "," and _AGE.fullmatch(self.tokens[i + 1].text):  # "Ana Vara, 34,"
                if all(capital(t) and t.pos == "PROPN" for t in self.tokens[i - 2 : i]):
                    yield self.tokens[i - 1].text

    def again(self, known: frozenset[str], firsts: frozenset[str]) -> list[Name]:
        """The sentence's names with those that other sentences know to be places."""
        for i, token in enumerate(self.tokens):
            if self.taken[i] or token.text not in firsts or token.text in self.people:
                continue
            person = self.other[i] == "PERSON" and self._before(i) not in (*AT, "of")
            for last in self._ends(i):
                if self.other[i] == "PERSON" and (person or last == i):
                    continue
                if self.sentence.words(*self.sentence.span(i, last)) in known and (name := self._take(i, last)):
                    self._describe(name)
                    self._label(name)
                    break
        self.found.sort(key=lambda n: n.start)
        return self.found

    def _entities(self) -> None:
        for n, ent in enumerate(self.ents):
            if ent.label not in ("GPE", "LOC", "FAC", "ORG", "PERSON", "PRODUCT", "NORP"):
                continue
            first, last = self._trim(ent.first, self._joined_end(n))
            if first <= last and ent.label in ("GPE", "LOC") and self._before(first) in AT:
                last = last if self._respelt(first, last) else self._longer(last)
            if first > last or any(self.taken[first : last + 1]):
                continue
            if self._plain(first, last, ent.label) or (
                self._known_as_place(first, last) and self._placed(first, last, ent.label)
            ):
                self._split(first, last)

    def _joined_end(self, n: int) -> int:
        """The last token of a name: with the next one where spaCy cuts "Orm Vara" in two and nobody knows either."""
        ent, after = self.ents[n], self.ents[n + 1] if n + 1 < len(self.ents) else None
        bar = next((i for i in range(ent.first + 1, ent.last + 1) if self.tokens[i].text == "|"), None)
        if bar is not None:
            return bar - 1  # "Vara | News 9"
        if ent.label not in ("GPE", "LOC"):
            return ent.last
        if after is not None and after.first != ent.last + 1:
            after = None
        end = after.last if after is not None and after.label in ("GPE", "LOC") else ent.last + 1
        if end >= len(self.tokens) or end > ent.last + 2 or not capital(self.tokens[end]):
            return ent.last
        if self._known_as_place(ent.first, ent.last) or self._known_as_place(ent.last + 1, end):
            return ent.last
        return end if after is not None or self._respelt(ent.first, end) else ent.last

    def _plain(self, first: int, last: int, label: str) -> bool:
        """spaCy says place, and nothing speaks against it: a name nobody knows needs the words' support."""
        if self._surname(first, last):
            return False
        if label not in ("GPE", "LOC"):
            return False
        if any(t.text in (",", "/", ";") for t in self.tokens[first : last + 1]):
            return True
        text = self.sentence.words(*self.sentence.span(first, last))
        places = self.gazetteer.lookup(text)
        code = text in postal() and first > 0 and self.tokens[first - 1].text == ","
        if len(text) < 3 and not code and not any(p.kind in ("country", "region") for p in places):
            return False
        if places or fold(text) in demonyms() or text in postal():
            return True
        if not capital(self.tokens[last]) and self.tokens[last].lower not in sorts():
            return False
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        before = self._before(first)
        if after == "in" and last + 2 < len(self.tokens) and capital(self.tokens[last + 2]) and not self.titled():
            return True
        return before in CUES or after in sorts() or self.tokens[last].lower in sorts() or bool(self._class_of(first))

    def _surname(self, first: int, last: int) -> bool:
        """A name that somebody in the article bears is a place only after "in", "at", "near", and not "Vara's"."""
        if first != last or self.tokens[first].text not in self.people:
            return False
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        return self._before(first) not in AT or after in ("'s", "’s")

    def _respelt(self, first: int, last: int) -> bool:
        return bool(self.gazetteer.respelt(self.sentence.words(*self.sentence.span(first, last))))

    def _longer(self, last: int) -> int:
        """ "Elm Vara", "Elm de Vara" where spaCy sees "Elm": up to the noun that the name's last word is a part of."""
        if (end := self._particled(last)) > last:
            return end
        token = self.tokens[last]
        head = self.sentence.head(token)
        if token.dep != "compound" or head.i != last + 1 or self.taken[head.i] or self.other[head.i]:
            return last
        named = capital(head) and head.pos == "PROPN" and head.lower not in sorts()
        known = words("calendar") | words("local_words") | words("label_nouns", "noun") | event_nouns()
        return head.i if named and head.lower not in known else last

    def _particled(self, last: int) -> int:
        """Where "Elm" ends in "Elm de la Vara"."""
        at = last + 1
        while at < len(self.tokens) and at - last <= _MOST_PARTICLES and self.tokens[at].lower in _PARTICLES:
            at += 1
        return at if last + 1 < at < len(self.tokens) and capital(self.tokens[at]) and not self.taken[at] else last

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Without articles and directions in front, possessives and class nouns behind ("Vara province")."""
        while first <= last and self._before_name(first, last):
            first += 1
        while last >= first and self._behind_name(first, last):
            last -= 1
        return first, last

    def _before_name(self, first: int, last: int) -> bool:
        lower = self.tokens[first].lower
        if first in self.silent:
            return True
        if lower in DIRECTIONS or lower in ("the", "in", "of", "near", "'s", "’s"):
            return not self._official(first, last)
        return not self.tokens[first].text[:1].isalnum()

    def _behind_name(self, first: int, last: int) -> bool:
        token = self.tokens[last]
        if self._signs(last):
            return True
        if last > first and token.lower in _TODAY:
            return True
        if last > first and sorts().get(token.text) in ("admin1", "admin2", "quarter", "settlement"):
            return True
        return token.lower in ("'s", "’s", "'", "’") or not (token.text[-1:].isalnum() or token.text.endswith("."))

    def _official(self, first: int, last: int) -> bool:
        """A direction that is part of the name: "South Sudan", "North Carolina", "West Bank"."""
        text = self.sentence.words(*self.sentence.span(first, last))
        return capital(self.tokens[first]) and bool(self.gazetteer.lookup(text))

    def _split(self, first: int, last: int) -> None:
        """Take an entity, cut at its commas and small words: "Vara, Ostria", "Vara in Ostria" are two names."""
        begin = first
        for i in range(first, last + 1):
            if self.tokens[i].text in (",", "/", ";") or (first < i < last and self.tokens[i].text in _WITHIN):
                self._take(*self._trim(begin, i - 1))
                begin = i + 1
        self._take(*self._trim(begin, last))

    def _known_as_place(self, first: int, last: int) -> bool:
        return bool(self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last))))

    def _placed(self, first: int, last: int, label: str) -> bool:
        """Do the words before say that a name spaCy takes for something else is a place?"""
        if self._surname(first, last):
            return False
        if self._before(first) in CUES or self._class_of(first) or self._follows_site(first) or self._classed(last):
            return True
        if label == "FAC":
            return True
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        return any(p.kind in ("country", "region", "sea") and (first < last or label == "ORG") for p in places)

    def _known(self) -> None:
        """Names spaCy has no entity for: after a preposition of place, after "town of", or countries."""
        behind = -1
        for i in self.capitals:
            if i > behind and self._may_begin(i):
                behind = self._known_at(i)

    def _towns_of(self) -> None:
        """ "Tell Orm police", "a Tell Orm man", "the Tell Orm shooting": a town that spaCy has no name for."""
        for i, token in enumerate(self.tokens):
            local = token.lower in words("local_words") and token.lower not in _KIN
            if not local and token.lower not in event_nouns():
                continue
            end = i - 1 if local else self._modified(i) - 1
            if local and end > 0 and self.tokens[end].text in _STATEWIDE:
                end -= 1
            for first in range(max(0, end - _TOWN_WORDS + 1), end + 1):
                if self._town(first, end, local) and self._take(first, end, "demonym" if local else "place"):
                    break

    def _modified(self, noun: int) -> int:
        """Where the small words before an event noun begin: "double", "drive-by", "police"."""
        at = noun
        while at > 1 and noun - at < _TOWN_WORDS and not capital(self.tokens[at - 1]):
            if self.tokens[at - 1].pos not in ("NOUN", "ADJ", "ADP", "PUNCT") or self.tokens[at - 1].text in ",:;":
                break
            if self.tokens[at - 1].pos == "ADP" and self.tokens[at - 2].text not in HYPHENS:
                break
            at -= 1
        return at

    def _town(self, first: int, last: int, local: bool) -> bool:
        own = self.tokens[first : last + 1]
        if first and capital(self.tokens[first - 1]) and self.tokens[first - 1].pos == "PROPN":
            return False  # the last word of a longer name
        if not all(t.pos == "PROPN" and capital(t) for t in own) or self.shouted or any(self.taken[first : last + 1]):
            return False
        if any(self.other[t.i] == "PERSON" for t in own) and not local:
            return False
        if len(own) == 1 and own[0].lower in words("calendar") | words("local_words") | NO_NAMES:
            return False
        if own[-1].text in self.people:
            return False
        places = self.gazetteer.lookup(self.sentence.words(*self.sentence.span(first, last)))
        whole = ("town", "admin2", "admin1") if last + 1 < len(self.tokens) and self._statewide(last + 1) else _LOCAL
        return any(p.kind in whole and p.population >= _KNOWN_TOWN and not p.loose for p in places[:1])

    def _statewide(self, i: int) -> bool:
        return self.tokens[i].text in _STATEWIDE

    def _may_begin(self, i: int) -> bool:
        token = self.tokens[i]
        if self.taken[i] or not token.text[0].isalpha() or self._surname(i, i):
            return False
        work = self.other[i] == "WORK_OF_ART" and self.tokens[i - 1].lower in AT  # hardly a book
        count = self.other[i] == "CARDINAL" and self._before(i) in AT and numbers.parse(token.lower) is None  # "Pleven"
        return self.other[i] in ("", "GPE", "LOC") or work or count or bool(self._class_of(i))

    def _known_at(self, i: int) -> int:
        cued = self._before(i) in CUES or self._follows_site(i) or bool(self._class_of(i))
        whole = self._class_of(i) == "settlement" and self._of(i)
        for last in self._ends(i):
            if whole and last + 1 < len(self.tokens) and self._goes_on_named(last + 1):
                break  # "the village of Khan Vara" is not in Khan
            text = self.sentence.words(*self.sentence.span(i, last))
            if self._postal(i, last, text) or self._accepts(text, cued or self._classed(last), i):
                last = self._particled(last)
                self._take(i, last)
                return last
        if self._class_of(i) in ("settlement", "quarter", "admin1", "admin2"):
            last = max((e for e in self._ends(i) if capital(self.tokens[e]) and not self._listed(i, e)), default=i)
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
            capital(token) or token.lower in ("of", "the", "and", "-", "al", "el", "de", "la")
        )

    def _listed(self, first: int, last: int) -> bool:
        """ "Orm and Vara": two names."""
        return any(t.lower == "and" for t in self.tokens[first : last + 1])

    def _classed(self, last: int) -> bool:
        """ "Vara city", "Vara province", in small letters, and "Vara, N.Y.": what follows says what the name is."""
        after = self.tokens[last + 1].text if last + 1 < len(self.tokens) else ""
        return after in _CLASSES or self._stated(last)

    def _of(self, i: int) -> bool:
        return i > 1 and self.tokens[i - 1].lower in ("of", "called", "named")

    def _goes_on_named(self, i: int) -> bool:
        token = self.tokens[i]
        return capital(token) and token.pos == "PROPN" and not self.taken[i] and token.lower not in words("calendar")

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
