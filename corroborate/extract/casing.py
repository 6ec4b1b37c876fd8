"""Sentences all in capitals ("AIR RAID KILLS 12 IN LISK MARKET") given the letters that a parser expects.

Wires of the past and headlines of the present are set in capitals. Read so, every word is a name. What is small is
decided by the report's other sentences where they have the word, then by the names in our tables, then by a
spelling dictionary (Hunspell's en_US as ``spylls`` carries it), in which common words are small and names are not.
Only letters change, each for one letter, so that every offset stays and the article is quoted as printed.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from corroborate.data import table, words, words_of_sort

LEAST_WORDS = 3
"""Words of two letters and more that a sentence in capitals has at least: "NATO" alone is no shouting."""
SHARE = 0.8
"""Share of an article's letters, and of a sentence's words, that are capitals where all is set in them."""
_SMALL = bytes(range(ord("a"), ord("z") + 1))
_LARGE = bytes(range(ord("A"), ord("Z") + 1))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETED = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_EXPANDED = re.compile(r"(?<![\w'’])([A-Z]{2,9})\s[\[(]((?:[A-Z'’-]+\s){1,7}[A-Z'’-]+)[\])]")
"""Initials with the body's name in brackets behind them: "OLA [ORVANE LIBERATION ARMY]"."""
_FULL_NAME = 160
"""Characters before an acronym in brackets in which its full name is looked for."""
_MONTHS_TOO = frozenset({"march", "may"})
_BRITISH = (("our", "or"), ("tre", "ter"), ("ence", "ense"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("mme", "m"))
"""Spellings that the American dictionary has otherwise."""
_OF_A_COUNTRY = frozenset("the in from of into across outside inside between".split())
"""Words before "US" that make it the country; elsewhere it is the pronoun where no name follows it."""
_DAY_BESIDE = re.compile(r"\d\s*$")
_APOSTROPHE = re.compile(r"['’]")
_FIGURE = re.compile(r"\d['’]?$")
"""What stands before the letters of "76TH" and "1980'S"."""
_BREAKS = frozenset(("the", "that", "who", "which", "when", "where", "was", "were", "is", "has", "had", "said"))
"""Words that no organisation's full name holds."""
_NO_SURNAMES = frozenset(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday said says told dead"
    " alive here there again too also now later himself herself him her them himself first then who whom both".split()
)
"""Words that stand behind a given name without being its surname."""
_NEAR = 80
"""Characters before a bracket in which the noun of the body it names is looked for."""
_AFTER = re.compile(r"\s*\d")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]")
_ACRONYM = 5
"""Letters at most of a word that nobody knows and that has no vowel: an acronym, no name."""
_PREFIXED = 5
"""Letters that a name with an apostrophe after its first letter has more than: no contraction is so long."""
_LONGEST = 9
"""Words at most of a name that the tables are asked for."""

Span = tuple[int, int]


class Casing:
    """One article's way of writing its words; ``texts`` are its sentences as printed."""

    def __init__(self, texts: Sequence[str]) -> None:
        letters = "".join(texts).encode("ascii", "ignore")
        small, large = (len(letters) - len(letters.translate(None, kind)) for kind in (_SMALL, _LARGE))
        self.all_capitals = large > SHARE * (small + large)
        """Whether the article is set in capitals; then a sentence with a small word or two is read so too."""
        self._texts = texts
        self._known: dict[str, str] | None = None

    def shouts(self, text: str) -> bool:
        """Whether a sentence is in capitals, and long enough to be one."""
        if not (text.isupper() or self.all_capitals):
            return False
        found = [w for w in _WORD.findall(text) if len(w) > 1]
        return len(found) >= LEAST_WORDS and sum(w.isupper() for w in found) >= SHARE * len(found)

    def recased(self, text: str) -> str:
        """The sentence as written, or, where it shouts, with its names capitalised and all else small."""
        if not self.shouts(text):
            return text
        if self._known is None:
            self._known = {} if self.all_capitals else _spellings(self._texts)
            found = {m.group(1) for one in self._texts for m in _BRACKETED.finditer(one) if _is_acronym(m)}
            found |= {m.group(1) for one in self._texts for m in _EXPANDED.finditer(one) if _is_expanded(m)}
            self._known |= {word.lower(): word for word in found}
            if any("U.S." in one for one in self._texts):
                self._known.setdefault("us", "us")
        return _Sentence(text, self._known).recased()


class _Sentence:
    """A sentence in capitals while its words are gone through."""

    def __init__(self, text: str, known: dict[str, str]) -> None:
        self.text, self.known = text, known
        self.matches = list(_WORD.finditer(text))
        self.lows = [m.group().lower() for m in self.matches]

    def recased(self) -> str:
        forms = [""] * len(self.matches)
        for first, name in self._names():
            forms[first : first + len(name)] = name
        for at in range(len(forms)):
            forms[at] = forms[at] or self._form(at, forms[at - 1] if at else "")
        self._beside(forms)
        letters = list(self.text)
        for at, (match, form) in enumerate(zip(self.matches, forms, strict=True)):
            form = form if at else _capital(form)
            if len(form) == match.end() - match.start():
                letters[match.start() : match.end()] = form
        return "".join(letters)

    def _beside(self, forms: list[str]) -> None:
        """Capitalise a title before a name ("Colonel Orvo") and a kind of place behind one ("Lisk County")."""
        for at in reversed(range(1, len(forms))):
            if self.lows[at] in _group_ends():
                self._group(forms, at)
        for at in range(len(forms) - 1):
            if forms[at][:1].isupper() and self.lows[at] in words("given_names", "name") | words("given_words"):
                self._person(forms, at)
        for at in reversed(range(len(forms) - 1)):
            here, after = self.matches[at].end(), self.matches[at + 1].start()
            if self.text[here:after] != " ":
                continue
            named = _is_name(forms[at + 1])
            given = self.lows[at] in words("given_words") and self._surname(forms, at + 1)
            if given or (named and self.lows[at] in _titles()):
                forms[at] = _capital(forms[at])
            elif self.lows[at + 1] in _place_kinds() and _is_name(forms[at]) and self.lows[at] not in _months():
                forms[at + 1] = _capital(forms[at + 1])

    def _person(self, forms: list[str], first: int) -> None:
        """Capitalise what goes on from a given name: "ANA BRENNIK", "JUAN BRENNIK Y TARN", "KARL BALL, 20"."""
        at, given = first + 1, True
        while at < len(forms) and self.text[self.matches[at - 1].end() : self.matches[at].start()] == " ":
            low, form = self.lows[at], forms[at]
            if form.isupper() and len(form) > 1 and low not in self.known:
                form = _capital(low)
            elif low in ("y", "e") and at + 1 < len(forms) and _is_name(forms[at + 1]):
                forms[at] = low
                at += 1
                continue
            elif form.islower() and self._closes(at) and (given or low == "junior"):
                form = _capital(low)
            if not _is_name(form) or low in _titles():
                break
            forms[at], given = form, given and low in words("given_names", "name") | words("given_words")
            at += 1
        if at > first + 1 and forms[first].isupper() and len(forms[first]) > 1:
            forms[first] = _capital(self.lows[first])

    def _closes(self, at: int) -> bool:
        """Whether a word is the last of a name: a mark or "and" follows, and it is a noun for aught one can tell."""
        low, rest = self.lows[at], self.text[self.matches[at].end() :]
        if low in _small() | _months() | _titles() | _NO_SURNAMES or low.endswith(("ed", "ing", "ly")):
            return False
        return rest[:1] in (",", ";", ")", "]", "(") or rest.startswith((" AND ", " WHO ", " (", " ["))

    def _surname(self, forms: list[str], at: int) -> bool:
        """Whether a word can be the surname behind a given name: "HECTOR BRENNIK"."""
        low = self.lows[at]
        return _is_name(forms[at]) and low not in _small() | _months() | _titles() and low not in _place_kinds()

    def _group(self, forms: list[str], last: int) -> None:
        """Capitalise a group's name that ends at ``last``: "Orvane Liberation Army", "National Freedom Front"."""
        first = last
        while first and self.lows[first - 1] in words("group_words"):
            first -= 1
        named = bool(first) and _is_name(forms[first - 1]) and self.lows[first - 1] not in _small()
        one = (
            last - first == 1
            and self.lows[last + 1 : last + 2] == ["of"]
            and any(map(_is_name, forms[last + 2 : last + 3]))
        )
        if last - first >= (1 if named or one else 2):
            forms[first : last + 1] = [_capital(form) for form in forms[first : last + 1]]

    def _names(self) -> Iterable[tuple[int, list[str]]]:
        """The position of each name that is known as a whole, and its words as written."""
        at = 0
        spelt = self._spelt_out()
        while at < len(self.lows):
            found = spelt.get(at) or self._listed(at)
            if found:
                yield at, found
            at += len(found) or 1

    def _listed(self, at: int) -> list[str]:
        first = _APOSTROPHE.split(self.lows[at])[0]
        for name in _phrases().get(self.lows[at]) or _phrases().get(first, ()):
            mine, want = self.lows[at : at + len(name)], [word.lower() for word in name]
            if mine == want:
                return list(name)
            if mine[:-1] == want[:-1] and mine and _APOSTROPHE.split(mine[-1])[0] == want[-1]:
                return [*name[:-1], name[-1] + mine[-1][len(want[-1]) :]]  # "the Orvane Front's men"
        return []

    def _spelt_out(self) -> dict[int, list[str]]:
        """The names before their acronyms in brackets, by first word: "NATIONAL RICE BOARD [NRB]"."""
        found: dict[int, list[str]] = {}
        ends = {match.start(): at for at, match in enumerate(self.matches)}
        for bracket in _EXPANDED.finditer(self.text):
            at = ends.get(bracket.start(2))
            if at is not None and _is_expanded(bracket):
                name = self.lows[at : at + len(_WORD.findall(bracket.group(2)))]
                found[at] = [w if w in _small() else _capital(w) for w in name]
        for bracket in _BRACKETED.finditer(self.text):
            at = ends.get(bracket.start(1), 0)
            least = 2 if at and self.matches[at - 1].end() >= bracket.start() - 1 else at + 1
            for count in range(least, min(len(bracket.group(1)) + 4, at) + 1):
                name = self.lows[at - count : at]
                told = count < at and self.lows[at - count - 1] == "the" and not set(name) & _BREAKS
                near = bracket.start() - self.matches[at - count].start() <= _FULL_NAME
                told |= name[0] in _bodies() and name[1:2] == ["of"] and not set(name) & _BREAKS
                if near and (_initials(name, bracket.group(1).lower()) or (told and _is_acronym(bracket))):
                    found[at - count] = [w if w in _small() else _capital(w) for w in name]
                    break
        return found

    def _form(self, at: int, before: str) -> str:
        word, low = self.matches[at].group(), self.lows[at]
        if _FIGURE.search(self.text, max(0, self.matches[at].start() - 2), self.matches[at].start()):
            return low
        if not word.isupper() or (len(word) == 1 and low != "a"):
            return word
        if low in words_of_sort("small_words", "opening"):
            return low if before in words_of_sort("small_words", "name") else _capital(low)
        if low in _small():
            return low
        if low in self.known:
            return self.known[low]
        if low == "us":
            return low if self._is_pronoun(at) else word
        if low in _MONTHS_TOO:
            start, end = self.matches[at].span()
            dated = _DAY_BESIDE.search(self.text[max(0, start - 3) : start]) or _AFTER.match(self.text, end)
            return _capital(low) if dated else low
        return _plain(low)

    def _is_pronoun(self, at: int) -> bool:
        """Whether "US" is "us"."""
        after = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        beside = self.text[self.matches[at].end() :][:1] == " " and after not in _small() | {"that", "what", "how"}
        return bool(at) and self.lows[at - 1] not in _OF_A_COUNTRY and not beside


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """How a report's other sentences write their words: small, capitalised or in capitals, by majority.

    A sentence's first word and words in capitals of more letters than an acronym has say nothing.
    """
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for match in list(_WORD.finditer(text))[1:] if not text.isupper() else ():
            seen.setdefault(match.group().lower(), Counter())[match.group()] += 1
    return {low: min(forms, key=lambda form: (-forms[form], form)) for low, forms in seen.items()}


def _initials(name: Sequence[str], acronym: str) -> bool:
    """Whether the words' first letters, small words passed over or not, are the acronym's."""
    everything = "".join(w[0] for w in name)
    main = "".join(w[0] for w in name if w not in _small())
    return name[0] not in _small() and acronym in (everything, main)


@lru_cache(maxsize=16384)
def _plain(low: str) -> str:
    """A word on its own: small where the dictionary has it so, in capitals where it can only be an acronym."""
    stem, look = _APOSTROPHE.split(low)[0], _dictionary().lookup
    if len(stem) == 1 and len(low) > _PREFIXED and not look(low) and not look(low[2:]):
        return f"{_capital(low[:2])}{_capital(low[2:])}"  # "D'Arnois", "O'Venn"
    if stem in _acronyms():
        return stem.upper() + low[len(stem) :]
    if low != "august" and (look(low) or look(stem)):
        return low
    if look(_capital(stem)):
        return _capital(low)
    if any(old in stem and look(stem.replace(old, new)) for old, new in _BRITISH):
        return low
    short = len(stem) <= _ACRONYM and (look(stem.upper()) or not _VOWELS.search(stem))
    return stem.upper() + low[len(stem) :] if short else _capital(low)


def _is_acronym(bracket: re.Match[str]) -> bool:
    """Whether a word in brackets is an acronym and no speaker's name, place or remark ("[SIC]", "[TEXT]")."""
    low = bracket.group(1).lower()
    if len(low) > _ACRONYM:
        before = _WORD.findall(bracket.string, max(0, bracket.start() - _NEAR), bracket.start())
        return any(w.lower() in _bodies() for w in before[-1:] + before[-4:-2]) and not _dictionary().lookup(low)
    if low == "sic":
        return False
    return low in _acronyms() or not _dictionary().lookup(low) or bracket.string[: bracket.start()][-2:-1].isalpha()


def _is_expanded(match: re.Match[str]) -> bool:
    """Whether the words in brackets are a body's name that the word before stands for."""
    name = [w.lower() for w in _WORD.findall(match.group(2))]
    body = name[-1] in _bodies() or any(w in _bodies() and n in ("of", "for") for w, n in pairwise(name))
    low = match.group(1).lower()
    return body and not set(name) & _BREAKS and low not in _small() | _bodies() | _titles() and _no_word(low, name)


def _no_word(low: str, name: Sequence[str]) -> bool:
    """Whether a word is initials: of the name, or no English word that a name in brackets could explain."""
    return _initials(name, low) or not _dictionary().lookup(low) or low[0] == name[0][0] or low[0] == name[-1][0]


def _is_name(form: str) -> bool:
    return form[:1].isupper() and not form.isupper()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return words("small_words")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Words before a person's name that are capitalised with it."""
    return frozenset(w for name in ("ranks", "posts") for w in words(name) if " " not in w)


@lru_cache(maxsize=1)
def _group_ends() -> frozenset[str]:
    more = {"alliance", "federation", "guard", "command", "commando", "organization", "organisation"}
    return frozenset(more | {word.lower() for word in words("article_words") if word[:1].isupper()})


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Nouns of bodies that a name ends in or has before "of"."""
    more = "alliance association federation confederation institute committee enterprise corporation company department"
    more += " ministry agency council board commission network academy directorate command police organization service"
    return _group_ends() | frozenset(more.split())


@lru_cache(maxsize=1)
def _place_kinds() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("place_nouns") if row["sort"] == "site" and row["noun"].isalpha())


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(row["word"] for row in table("calendar") if row["kind"] == "month")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of our tables as words, by the first one in small letters, longer ones first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    countries = words("countries", "name")
    for text in _listed_names():
        name = tuple(_WORD.findall(text))
        known = len(name) > 1 or text in countries or (name and not _dictionary().lookup(name[0].lower()))
        if known and len(name) <= _LONGEST and not text.islower():
            found.setdefault(name[0].lower(), set()).add(name)
    return {first: tuple(sorted(names, key=_longest_first)) for first, names in found.items()}


def _longest_first(name: tuple[str, ...]) -> tuple[int, bool, tuple[str, ...]]:
    """Of two spellings of a name the one that is not all in capitals comes first."""
    return -len(name), all(word.isupper() for word in name), name


def _listed_names() -> Iterable[str]:
    for name in ("armed_groups", "forces", "regions", "countries"):
        for row in table(name):
            yield from (row["name"], *row["aliases"].split("|"))
    for row in table("agencies"):
        yield from row["forms"].split(";")
    yield from words("provinces", "name")


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    """Acronyms of the tables' names, in small letters, where no English word is spelt so."""
    found = {w for w in _listed_names() if w.isupper() and w.isalpha() and len(w) <= _ACRONYM + 1}
    return frozenset(w.lower() for w in found if not _dictionary().lookup(w.lower()))


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    from spylls.hunspell import Dictionary

    with warnings.catch_warnings():
        # It leaves closing its two files to the interpreter.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(str(files("spylls") / "hunspell" / "data" / "en" / "en_US"))
