"""Bodies that an article names in full once and else by a part of the name or by what they are.

"A monitor said … the Britain-based Observatory … the Vesper Observatory for Rights": one office, where the
article lets no second one speak that the words could mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from corroborate.data import table
from corroborate.extract.speaker.utterance import Source
from corroborate.extract.speaker.voices import Speaking, speaking

_GENERIC = frozenset(
    "police army force forces government state official people military media agency television tv news press"
    " rights human office group party front".split()
)
"""Words of names that too many bodies bear: "the police" is not the one police force that is named."""
_KINDS = frozenset(["organisation", "government", "military"])
_SMALL = frozenset("the a an this that these those of for in from at and 's ’s - , \" “ ”".split())


class Offices:
    """The bodies that speak in one article under a name of two words or more."""

    def __init__(self, sources: Iterable[Source]) -> None:
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
        if not self._all or found.plural or "and" in found.words or found.voice.kind not in (*_KINDS, "unnamed"):
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
        return fits[0] if len(fits) == 1 else None

    def _described(self, found: Speaking) -> Speaking | None:
        """ "A monitor", "the monitoring group": what one of the bodies is, by its name or beside it."""
        if found.voice.name[:1].isupper() and len(found.voice.name.split()) > 1:
            return None
        marks = next((marks for noun, marks in _descriptions() if noun <= found.words), None)
        if marks is None:
            return None
        fits = [named for words, named in self._all if named.voice.kind == "organisation" and words & marks]
        return fits[0] if len(fits) == 1 else None


def _full(named: Speaking) -> bool:
    voice = named.voice
    capitals = sum(word[:1].isupper() for word in voice.name.split())
    return (
        voice.kind in _KINDS
        and not voice.anonymous
        and not named.plural
        and capitals > 1
        and "-based" not in voice.name
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - _SMALL


def _placing(name: str) -> frozenset[str]:
    """Words that only say where a body sits or whose side it is on: "UK-based", "opposition-linked"."""
    return frozenset(w for w in name.lower().split() if w.endswith(("-based", "-linked", "-run", "-backed")))


@lru_cache(maxsize=1)
def _descriptions() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words of a description, and the words one of which is in the name of a body that it describes."""
    return tuple(
        (frozenset(row["word"].split("_")), frozenset(row["names"].split("|"))) for row in table("office_nouns")
    )
