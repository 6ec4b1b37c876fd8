"""Who "he", "the official" and a bare surname are: the article's speakers so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.extract.mentions import Voice
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import honorifics
from corroborate.extract.speaker.offices import Offices
from corroborate.extract.speaker.utterance import Source
from corroborate.extract.speaker.voices import Speaking, speaking
from corroborate.extract.toll.people import noun

_REACH = 6
"""Sentences back that a pronoun may reach: farther, the reader too would have to guess."""
_COLLECTIVE = frozenset("group organisation organization movement militia faction outfit".split())
_HOUSES = frozenset(
    "agency authority company airline firm department commission bureau union charity operator administration"
    " carrier university network broadcaster newspaper foundation association".split()
)
"""What a body that was named a sentence ago may be called, as ``_COLLECTIVE``, a state's body among them."""
_ISSUED = frozenset("report statement communique communiqué bulletin dispatch claim announcement".split())
_MEMORY = 40
"""Speakers kept for definite descriptions: older ones are as good as forgotten."""
_BODIES = frozenset(["government", "military", "armed-group", "organisation", "news-outlet"])
_SMALL = frozenset("the a an this that these those his her their of for in from at with to on 's ’s , \" “ ”".split())


class Referents:
    """The speakers and acting people of one article, in order of mention."""

    def __init__(self, sentences: Sequence[Sentence], offices: Offices, introduced: dict[int, Speaking]) -> None:
        self._offices, self._introduced = offices, introduced
        self._full, self._shared = _full_names(sentences)
        self._recent: list[tuple[int, int, int, Speaking]] = []
        self._speakers: list[Speaking] = []

    def see(self, sentence: Sentence) -> None:
        """Remember the people who act in a sentence, whether or not they speak."""
        for token in sentence.tokens:
            if token.dep not in ("nsubj", "nsubjpass") or token.pos not in ("NOUN", "PROPN"):
                continue
            found = speaking(clause.source(sentence, token))
            main = sentence.head(token).dep in ("ROOT", "conj")
            human = not found.common or clause.kind_of_noun(token) is not None or _human(token)
            if (found.voice.kind == "person" and not found.common) or (
                found.voice.kind in _BODIES if not found.person else main and human
            ):
                rank = 1 if main else 2
                self._remember(sentence, token.i, rank, self._named(found))

    def resolve(self, source: Source, outlet: bool = False) -> Speaking:
        """The voice behind a source's words; what can't be resolved keeps its own words."""
        found = speaking(source, outlet)
        if outlet:
            return found
        if (named := self._introduced.get(id(source))) is not None:
            found = replace(named, words=named.words | found.words, lemma=found.lemma)
        elif found.pronoun:
            found = self._pronoun(source, found)
        elif (found.voice.kind == "person" and not found.common) or self._surname_alone(found, source):
            found = self._named(found)
        elif found.definite and found.common:
            found = self._belonging(source, self._definite(found, source.sentence.index))
        if not found.pronoun:
            found = self._offices.fullest(found, source)
            self._remember(source.sentence, source.head, 0, found)
            self._speakers.append(found)
            del self._speakers[:-_MEMORY]
        return found

    def knows(self, source: Source) -> bool:
        """Whether a single word is a person's surname here, or a well-known body."""
        if clause.kind_of_noun(source.token) or clause.known_kind(source.sentence, source):
            return True
        return _surname(source.token.text) in self._full

    def _remember(self, sentence: Sentence, at: int, rank: int, found: Speaking) -> None:
        """Latest sentence last; inside one, who speaks before who acts before who is told of."""
        self._recent.append((sentence.index, -rank, at, found))
        if len(self._recent) > 1 and self._recent[-2][:2] > self._recent[-1][:2]:
            self._recent.sort(key=lambda entry: entry[:2])
        del self._recent[:-_MEMORY]

    def _named(self, found: Speaking) -> Speaking:
        key = _surname(found.voice.name)
        full = self._full.get(key)
        if full is None and key not in self._shared and " " in found.voice.name and found.voice.kind == "person":
            self._full[key] = found
        if full is None or full.voice.name == found.voice.name or not _same_person(full, found):
            return found
        gender = full.gender or (found.gender if found.person else "")
        return Speaking(full.voice, gender, False, full.lemma, full.words | found.words, True, person=True)

    def _surname_alone(self, found: Speaking, source: Source) -> bool:
        """A name of one word that the parser took for something else, and a person here bears."""
        name = found.voice.name
        if clause.kind_of_noun(source.token) is not None:
            return False
        tag = source.token.tag
        proper = tag == "NNP" and not found.plural
        proper = proper or (tag in ("NNS", "NNPS") and name[:1].isupper())  # "Nunes", which looks like a plural
        return " " not in name and proper and _surname(name) in self._full

    def _pronoun(self, source: Source, found: Speaking, reach: int = _REACH) -> Speaking:
        here, at = source.sentence.index, source.head
        for index, _, position, earlier in reversed(self._recent):
            if index < here - reach:
                break
            if (index == here and position >= at) or not _fits(found.gender, earlier):
                continue
            if earlier.person and not earlier.gender and found.gender in ("m", "f"):
                earlier.gender = found.gender
            return earlier
        return found

    def _belonging(self, source: Source, found: Speaking) -> Speaking:
        """ "Its commander" is "the Front's commander" where a sentence at most before names whose he is."""
        first = source.sentence.tokens[source.first]
        if first.tag != "PRP$" or first.i == source.head or found.voice.start != source.start:
            return found
        owner = self._pronoun(source, speaking(Source(source.sentence, first.i, first.i, first.i)), 1)
        if owner.pronoun or owner.voice.anonymous or not owner.voice.name[:1].isupper():
            return found
        rest = " ".join(source.sentence.words(source.sentence.tokens[first.i + 1].start, source.end).split())
        mark = "'" if owner.voice.name.endswith("s") else "'s"
        voice = Voice(
            f"{owner.voice.name}{mark} {rest}", found.voice.kind, found.voice.anonymous, source.start, source.end
        )
        return Speaking(voice, found.gender, found.plural, found.lemma, found.words, True, False, True, found.person)

    def _definite(self, found: Speaking, here: int) -> Speaking:
        if found.lemma in _COLLECTIVE and not found.plural and len(found.words - _SMALL) == 1:
            named = [e for i, _, _, e in self._recent if i >= here - 2 and _body(e) and _proper(e)]
            fullest = max(named, key=lambda e: len(e.voice.name), default=None)
            if fullest and all(_one_name(fullest.voice.name, e.voice.name) for e in named):
                return fullest
        if found.lemma in _HOUSES and not found.plural and len(found.words - _SMALL) == 1:
            near = [e for i, r, _, e in self._recent if i >= here - 2 and r == 0 and _body(e) and _house(e)]
            if near and all(_one_name(near[-1].voice.name, e.voice.name) for e in near):
                return near[-1]
        if found.voice.kind == "news-outlet" and not found.plural and len(found.words - _SMALL) == 1:
            outlets = [e for i, r, _, e in self._recent if i >= here - 2 and r == 0 and e.voice.kind == "news-outlet"]
            if outlets and all(_one_name(outlets[-1].voice.name, e.voice.name) for e in outlets):
                return outlets[-1]
        mine = found.words - _SMALL - {found.lemma}
        if found.lemma in _ISSUED and not mine and (issuer := self._issuer(here)) is not None:
            return issuer
        for earlier in reversed(self._speakers):
            if earlier is found or earlier.plural != found.plural or found.lemma not in earlier.words:
                continue
            if _body(found) and earlier.voice.kind == "person":
                continue  # "the observatory" is not its director
            if mine <= earlier.words and (earlier.voice.kind == "person" or earlier.lemma == found.lemma):
                if len(earlier.voice.name.split()) >= len(found.voice.name.split()) or earlier.voice.kind == "person":
                    return earlier
        return found

    def _issuer(self, here: int) -> Speaking | None:
        """Whose "the report" is: the body that spoke last, a sentence before at most."""
        for index, rank, _, earlier in reversed(self._recent):
            if index < here - 1:
                return None
            if rank == 0 and index < here and earlier.voice.kind != "document":
                return earlier if _body(earlier) and not earlier.voice.anonymous else None
        return None


def _human(token: Token) -> bool:
    """Whether a common noun is of people: no "helicopter" is "he"."""
    known = noun(token.lower)
    return known is not None and known.status != "thing"


def _one_name(full: str, other: str) -> bool:
    """The same name, or its letters: "Vesper Liberation Front" and "VLF"."""
    return other == full or other == "".join(word[0] for word in full.split() if word[0].isupper())


def _proper(found: Speaking) -> bool:
    return found.voice.name[:1].isupper() and not (found.common or found.plural or found.voice.kind == "government")


def _house(found: Speaking) -> bool:
    """A body with a name of its own of two words: no "Harrow" for its government."""
    return not (found.common or found.plural) and sum(word[:1].isupper() for word in found.voice.name.split()) > 1


def _body(found: Speaking) -> bool:
    return found.voice.kind in _BODIES


def _fits(gender: str, earlier: Speaking) -> bool:
    if gender in ("m", "f"):
        return earlier.person and earlier.gender in ("", gender)
    if gender == "they":
        return earlier.voice.kind != "document" and (earlier.plural or not earlier.person)
    return not earlier.person and not earlier.plural


def _surname(name: str) -> str:
    last = name.lower().replace("’", "'").split()[-1] if name.split() else ""
    for prefix in ("al-", "el-", "al ", "ul-"):
        last = last.removeprefix(prefix)
    return last


def _same_person(full: Speaking, short: Speaking) -> bool:
    mine = [w for w in short.voice.name.lower().split() if w.rstrip(".") not in honorifics()]
    theirs = full.voice.name.lower().split()
    if len(mine) == 1 or (len(mine) == 2 and mine[0] in ("al", "el", "abu", "bin")):
        return {short.gender, full.gender} != {"m", "f"}
    return 0 < len(mine) < len(theirs) and mine[0] == theirs[0]


def _full_names(sentences: Sequence[Sentence]) -> tuple[dict[str, Speaking], set[str]]:
    """The first full name of each surname, and the surnames that two people share (which name neither)."""
    found: dict[str, Speaking] = {}
    shared: set[str] = set()
    for s in sentences:
        for ent in s.ents():
            if ent.label != "PERSON" or ent.last == ent.first:
                continue
            named = _from_ent(s, s.tokens[ent.last], ent.first)
            if named is None:
                continue
            key = _surname(named.voice.name)
            known = found.setdefault(key, named)
            if known is not named and known.voice.name.split()[0].lower() != named.voice.name.split()[0].lower():
                shared.add(key)
            elif known is not named and not known.gender:
                known.gender = named.gender
    return {key: named for key, named in found.items() if key not in shared}, shared


def _from_ent(s: Sentence, last: Token, first: int) -> Speaking | None:
    if last.lower in ("'s", "’s") and last.i > first:
        last = s.tokens[last.i - 1]
    head = last
    phrase = clause.source(s, head)
    named = speaking(Source(s, head.i, min(phrase.first, first), head.i))
    return named if named.voice.kind == "person" and len(named.voice.name.split()) > 1 else None
