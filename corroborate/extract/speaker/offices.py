"""Bodies that an article names in full once and else by a part of the name or by what they are.

"A monitor said … the Britain-based Observatory … the Vesper Observatory for Rights": one office, where the
article lets no second one speak that the words could mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

import msgspec

from corroborate.data import table
from corroborate.extract.parse import Sentence
from corroborate.extract.speaker.lexicon import state_agencies
from corroborate.extract.speaker.utterance import Source
from corroborate.extract.speaker.voices import STATES, Speaking, speaking

_GENERIC = frozenset(
    "police army force forces government state official people military media agency television tv news press"
    " rights human office group party front".split()
)
"""Words of names that too many bodies bear: "the police" is not the one police force that is named."""
_ALONE = frozenset(["observatory"])
"""Words that are a body's whole name to those who say no more of it."""
_KINDS = frozenset(["organisation", "government", "military"])
_SMALL = frozenset("the a an this that these those of for in from at and 's ’s - , \" “ ”".split())


class Offices:
    """The bodies that speak in one article under a name of two words or more."""

    def __init__(self, sources: Iterable[Source], sentences: Sequence[Sentence] = ()) -> None:
        self._sentences = sentences
        found: dict[str, Speaking] = {}
        for source in sources:
            if not any(t.text[:1].isupper() for t in source.sentence.tokens[source.first : source.last + 1]):
                continue
            named = speaking(source)
            if _full(named):
                found.setdefault(named.voice.name.lower(), named)
        names = [_words(named.voice.name) for named in found.values()]
        self._all = [
            (mine, named)
            for mine, named in zip(names, found.values(), strict=True)
            if not any(mine < other for other in names)
        ]

    def fullest(self, found: Speaking, source: Source) -> Speaking:
        """The body that the words name in short or describe, where it is plainly the same; else the words' own."""
        if (agency := self._agency(found)) is not None:
            return agency
        if found.plural or "and" in found.words or found.voice.kind not in (*_KINDS, "unnamed"):
            return found
        named = self._shortened(found, source) or self._described(found)
        return named if named is not None and named.voice.name != found.voice.name else found

    def _shortened(self, found: Speaking, source: Source) -> Speaking | None:
        """ "The Observatory", "the London-based observatory": a definite part of one name."""
        proper = source.token.text[:1].isupper() and source.token.tag.startswith("NNP")
        if found.lemma in _GENERIC or not (found.definite or proper):
            return None
        mine = _words(found.voice.name) - _placing(found.voice.name)
        if source.token.lower not in mine or len(source.token.text) < 4:
            return None
        fits = [named for words, named in self._all if mine < words]
        if not fits and found.common:
            fits = [named for named in self._silent if mine < _words(named.voice.name)]
        return fits[0] if len(fits) == 1 else None

    def _described(self, found: Speaking) -> Speaking | None:
        """ "A monitor", "the monitoring group": what one of the bodies is, by its name or beside it."""
        first, *more = found.voice.name.split() or [""]
        placed = first.endswith("-based") or first.lower() in _countries()
        if first[:1].isupper() and more and not placed:
            return None
        tiers = next((tiers for noun, tiers in _descriptions() if noun <= found.words), ())
        every = frozenset().union(*tiers)
        bodies = [named for _, named in self._all if named.voice.kind == "organisation"]
        for known, lots in ((bodies, tiers), (self._silent if tiers else [], (every,))):
            for marks in lots:
                fits = [named for named in known if _words(named.voice.name) & marks]
                if fits:
                    return fits[0] if len(fits) == 1 else None
        return None

    def _agency(self, found: Speaking) -> Speaking | None:
        """ "The state-run news agency": the one state's agency that the article names."""
        if found.lemma != "agency" or "news" not in found.words or not found.words & STATES:
            return None
        names = {t.text for s in self._sentences for t in s.tokens} & frozenset(state_agencies().values())
        if len(names) != 1:
            return None
        return replace(found, voice=msgspec.structs.replace(found.voice, name=names.pop(), kind="news-outlet"))

    @cached_property
    def _silent(self) -> list[Speaking]:
        """Bodies that the article names in full without letting them speak: "the head of the Vesper Observatory"."""
        marks = frozenset().union(*(marks for _, tiers in _descriptions() for marks in tiers))
        found: dict[str, Speaking] = {}
        for sentence in self._sentences:
            for token in sentence.tokens:
                if token.lower in marks and token.text[0].isupper():
                    first, last = _name_around(sentence, token.i)
                    named = speaking(Source(sentence, token.i, first, last))
                    if _full(named) and named.voice.kind == "organisation":
                        found.setdefault(named.voice.name.lower(), named)
        names = [_words(name) for name in found]
        return [n for mine, n in zip(names, found.values(), strict=True) if not any(mine < other for other in names)]


_LINKS = frozenset(["for", "of", "'", "'s", "’", "’s"])
"""Words inside bodies' names: "Office for Rights", "Miners' Union"."""


def _name_around(s: Sentence, at: int) -> tuple[int, int]:
    """The capitals around a word, with "for" and "of" between them."""
    first = last = at
    while first > 0 and (_capital(s, first - 1) or (s.tokens[first - 1].tag == "POS" and _capital(s, first - 2))):
        first -= 1
    while last + 1 < len(s.tokens) and (
        _capital(s, last + 1) or (s.tokens[last + 1].lower in _LINKS and _capital(s, last + 2))
    ):
        last += 1
    return first, last


def _capital(s: Sentence, at: int) -> bool:
    return 0 <= at < len(s.tokens) and s.tokens[at].text[0].isupper() and s.tokens[at].tag in ("NNP", "NNPS")


def _full(named: Speaking) -> bool:
    voice = named.voice
    capitals = sum(word[:1].isupper() for word in voice.name.split())
    return (
        voice.kind in _KINDS
        and not voice.anonymous
        and not named.plural
        and (capitals > 1 or voice.name.lower() in _ALONE)
        and "-based" not in voice.name
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - _SMALL


def _placing(name: str) -> frozenset[str]:
    """Words that only say where a body sits or whose side it is on: "UK-based", "opposition-linked"."""
    return frozenset(w for w in name.lower().split() if w.endswith(("-based", "-linked", "-run", "-backed")))


@lru_cache(maxsize=1)
def _descriptions() -> tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]:
    """Words of a description, and the words one of which is in the name of a body that it describes: the closest
    first, each lot only where no name has one of the lot before."""
    return tuple(
        (frozenset(row["word"].split("_")), tuple(frozenset(lot.split("|")) for lot in row["names"].split(";")))
        for row in table("office_nouns")
    )


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Countries' names in small letters: "Orvania monitor says nine dead"."""
    return frozenset(row["name"].lower() for row in table("countries"))
