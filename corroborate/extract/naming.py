"""People named in so many words as some of the dead or hurt: "the victims were named as", "is one of the 14 dead"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table, words
from corroborate.extract.mentions import Entity, TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.toll.people import noun

_FIRST, _BETWEEN = 80, 110
"""Characters from the naming words to the first name, and from a name of the list to the next."""

_STOPS = re.compile(
    r"\b(?:said|says|say|told|tells|according|added|reported|announced|accus\w+|by|with|while|but|when|after|before|where|"
    r"if|whether|not|nor|never|denied)\b|n['’]t\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[,;&]|\band\b")
_INSIDE = re.compile(
    r"\b(?:who|whom|whose|which|that|had|has|was|were|is|are|for|at|to|on|from|in|of|near)\b", re.IGNORECASE
)
"""Words that make a name part of what is said of the one before ("who had driven for Venn")."""
_CITES = re.compile(r"\baccording\s+to\b[^,;]*$", re.IGNORECASE)
_APPOSED = re.compile(r"(?:,[^;]*,|\s*\([^;()]*\))?\s*(?:also|both|all|then|later)?\s*", re.IGNORECASE)
_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,3}\b")
_AND_FULL = re.compile(r"\s+(?:and|&)\s+(?:[A-Z][\w'’-]+\s+)+[A-Z]")
_ATTACKER = re.compile(
    r"\b(?:attackers?|gunm[ae]n|suspects?|bombers?|shooters?|assailants?|killers?|perpetrators?)\b", re.I
)


_THE_ONE = re.compile(r"\s*(?:the\s+(?:(?P<age>\d{1,3})-year-old\s+)?)?(?P<word>[a-z]+)\b[^.;:]{0,45}$", re.IGNORECASE)
_A_PERSON = re.compile(
    r"\bthe\s+(?:(?P<age>\d{1,3})-year-old\s+)?(?P<word>[a-z]+)\s+(?:was|has\s+been|is|were)\s+$", re.IGNORECASE
)
"""Whom a naming is of: "(identified) |the man (as)", "|The 19-year-old boy was| (identified as)"."""
_YEARS = re.compile(r"\d-year-old")
_MALE = frozenset("man boy he him his husband father son brother male grandfather gentleman".split())
_FEMALE = frozenset("woman girl she her wife mother daughter sister female grandmother lady".split())
_SEXED = re.compile(rf"\b(?:{'|'.join(sorted(_MALE | _FEMALE))})\b")
_ORDINAL = re.compile(r"(?:an?\s+)?(?:[a-z]+(?:th|rd|nd)|second|third|\d+(?:st|nd|rd|th))\s", re.IGNORECASE)
""" "A fifth victim": one person, though the words count five."""
_OWNER = re.compile(r"^(?:his|her|their)\s+")
_ANYBODY = re.compile(r"\b(?:person|one|victim|someone|somebody|individual|he|she|him|her|child|body)\b")


class Naming(NamedTuple):
    """Somebody named as harmed; ``fate`` as in ``fate_words``, ``start``/``end`` the name's characters."""

    entity: Entity
    sentence: int
    start: int
    end: int
    fate: str


@lru_cache(maxsize=1)
def _fates() -> dict[str, str]:
    return {row["word"]: row["fate"] for row in table("fate_words")}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    fate = r"\b(?P<fate>" + "|".join(_fates()) + r")\b"
    be = r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been)"
    raw = {
        "named": r"\b(?:named|naming|identified|identifying)\b(?P<gap>[^.;:]{0,60}?)(?:\bas\b|:)\s+",
        "names": r"\b(?:named|identified)\s+(?=[A-Z])",
        "as": rf"^[^.;]{{0,12}}?\bas\s+(?:the|one\s+of|some\s+of|being)\b[^.;,]{{0,40}}?{fate}",
        "one": rf"\b{be}\b[^.;]{{0,50}}?\b(?:one\s+of|some\s+of|among)\b[^.;,]{{0,40}}?{fate}",
        "dead": r"\b(?:is|are)\s+(?:also\s+|both\s+|all\s+)?(?P<fate>dead)\b",
        "so": r"^So\s+(?:is|are|was|were|did)\s+",
        "they": r"^(?:They|These)\s+(?:are|were)\s+",
        "among": rf"\b(?:among|the|another)\b[^.;:,]{{0,30}}?{fate}[^.;:,]{{0,20}}?"
        r"(?:\b(?:is|are|was|were|include[ds]?)\b|:)\s+",
        "including": rf"{fate}[^.;:]{{0,80}}?\b(?:including|among\s+them)\s+",
        "died": r"\b(?P<fate>died|perished|(?:was|were)\s+(?:\w+\s+)?"
        r"(?:killed|(?:shot|pronounced|found|declared|confirmed)\s+dead))\b",
        "also": r"^Also\s+(?P<fate>perished|died|killed|dead)\b(?:\s+(?:is|are|was|were))?\s*:?\s+",
        "tribute": r"\btributes?\b[^.;:]{0,50}?\b(?:to|for)\s+",
        "list": r"\b(?:list|names?)\b[^.;:]{0,60}:\s+",
        "hostages": r"\b(?:tak(?:e|es|en|ing)|took|h[eo]ld(?:ing)?|seiz(?:ed|ing))\s+(?:as\s+)?"
        r"(?:hostages?|captives?)\s+",
        "beside": r"\b(?:killed|dead|died|murdered)\s+(?:along|together)\s+with\s+",
        "freed": r"\b(?:(?:is|are|was|were|been)\s+(?:\w+\s+)?)?(?:released|freed|rescued|set\s+free)\b",
        "killing": r"\b(?i:killing)\s+(?=[A-Z][^.;]{0,40};\s+(?:[A-Z]|an?\b))",
    }
    return {
        name: re.compile(pattern, re.IGNORECASE if name not in ("names", "killing") else 0)
        for name, pattern in raw.items()
    }


class Namings:
    """The people that one article names as harmed, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.people: dict[int, list[tuple[int, int, Entity]]] = {}
        for entity in reading.cast.entities:
            for index, start, end in entity.mentions if entity.kind == "person" else ():
                self.people.setdefault(index, []).append((start, end, entity))
        for here in self.people.values():
            here.sort(key=lambda m: m[:2])

    def all(self) -> Iterator[Naming]:
        """Every naming, in the order of the text."""
        before: list[Naming] = []
        for index in sorted(self.people):
            mine = list(dict.fromkeys(self._in(index, [n for n in before if n.sentence == index - 1])))
            yield from mine
            before = mine

    def all_of(self, toll: TollMention) -> list[Naming]:
        """The names directly behind a count where they are as many: "killed two nuns, A and B"."""
        sentence = self.reading.sentences[toll.sentence]
        at = toll.end - sentence.start
        if not toll.value or toll.value < 2 or sentence.text[at : at + 1] not in (",", ":"):
            return []
        found = list(self._forward(toll.sentence, at, toll.harm))
        return found if len(found) == toll.value else []

    def _in(self, index: int, before: list[Naming]) -> Iterator[Naming]:
        text = self.reading.sentences[index].text
        for name, pattern in _patterns().items():
            for match in pattern.finditer(text) if name != "as" else ():
                yield from getattr(self, f"_{name}")(index, match, before)

    def _forward(self, index: int, at: int, fate: str) -> Iterator[Naming]:
        """The list of names behind the words that name them."""
        base = self.reading.sentences[index].start
        last = base + at
        for start, end, entity in self.people.get(index, ()):
            if start < base + at or self._of_whence(entity, start):
                continue
            gap = self.reading.text[last:start]
            first = last == base + at
            if len(gap) > (_FIRST if first else _BETWEEN) or not _goes_on(gap, first) or self._speaks(index, end):
                return
            if self._whole(entity, end):
                yield Naming(entity, index, start, end, fate)
            last = end

    def _backward(self, index: int, at: int, fate: str) -> Iterator[Naming]:
        """The list of names before their verb."""
        base = self.reading.sentences[index].start
        last = base + at
        for start, end, entity in reversed(self.people.get(index, [])):
            if end > base + at or self._of_whence(entity, start):
                continue
            gap = self.reading.text[end:last]
            first = last == base + at
            if len(gap) > _FIRST or not (_apposed(gap) if first else _goes_on(gap, first)):
                return
            if _CITES.search(self.reading.text[base:start]):
                return
            if self._whole(entity, end):
                yield Naming(entity, index, start, end, fate)
            last = start

    def _of_whence(self, entity: Entity, start: int) -> bool:
        """ "Orla Venn, 62, from Tarn": a town that the model takes for somebody."""
        before = self.reading.text[max(0, start - 6) : start].split()
        return " " not in entity.name.strip() and before[-1:] in (["from"], ["of"], ["near"])

    def _speaks(self, index: int, end: int) -> bool:
        """ "…, Venn said" names a speaker."""
        tokens = self.reading.sentences[index].tokens
        at = self.reading.token_at(index, end - 1).i + 1
        while at < len(tokens) and tokens[at].tag == "NNP":
            at += 1
        return at < len(tokens) and tokens[at].lemma in words("reporting_verbs", "verb")

    def _whole(self, entity: Entity, end: int) -> bool:
        """A full name, or a first name in a list of a family's; not somebody else's relative ("Venn's wife")."""
        after = self.reading.text[end : end + 60]
        if after[:2] in ("'s", "’s"):
            return False
        return " " in entity.name.strip() or bool(_AGE.match(after) or _AND_FULL.match(after))

    def _named(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "The dead were named as A and B", "named one of the five as A"."""
        subject = match.string[max(0, match.start() - 90) : match.start()] + match.group("gap")
        fate = _last_fate(subject)
        if fate is None and not _ATTACKER.search(subject):
            fate = self._of_the_toll(index, match.group("gap")) or self._of_the_one(index, match)
        if fate:
            yield from self._forward(index, match.end(), fate)

    def _of_the_one(self, index: int, match: re.Match[str]) -> str | None:
        """ "Identified him as", "identified the man as": the one whom the sentences just before have dead or hurt."""
        said = _THE_ONE.match(match.group("gap")) or _A_PERSON.search(match.string[: match.start()])
        if said is None:
            return None
        word, age = said["word"].lower(), said.groupdict().get("age")
        back = 3 if word in ("him", "her") else 6
        for k in range(index, max(index - back, -1), -1):
            for toll in reversed(self.reading.tolls_in[k]):
                one = toll.single or toll.value == 1 or _ORDINAL.match(toll.people)
                here = toll.harm in ("killed", "injured") and not toll.denied and one
                if here and (k < index or toll.end <= self.reading.sentences[index].start + match.start()):
                    return toll.harm if _can_be(word, age, toll.people.lower()) else None
            text = self.reading.sentences[k].text
            if _ATTACKER.search(text[: match.start()] if k == index else text):
                return None
        return None

    def _names(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "Police named A, B and C as the three victims"."""
        found = list(self._forward(index, match.end(), ""))
        if found:
            rest = self.reading.text[found[-1].end : self.reading.sentences[index].end]
            said = _patterns()["as"].search(re.sub(r"^(?:,\s*\d{1,3}\b|,\s*from\s[^.;,]{1,40}|,)*", "", rest))
            if said:
                yield from (n._replace(fate=_fates()[said.group("fate").lower()]) for n in found)

    def _one(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        if not _STOPS.search(match.group()):
            yield from self._backward(index, match.start(), _fates()[match.group("fate").lower()])

    _dead = _one

    def _died(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        yield from self._backward(index, match.start(), "killed")

    def _so(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        if before:
            yield from self._forward(index, match.end(), before[-1].fate)

    def _they(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "The victims have been named. They are A and B"."""
        said = self.reading.sentences[index - 1].text if index else ""
        fate = _last_fate(said) if re.search(r"\b(?:named|identified)\b", said) else self._listed(index, match)
        if fate:
            yield from self._forward(index, match.end(), fate)

    def _listed(self, index: int, match: re.Match[str]) -> str | None:
        """ "Four people died. They are A, B, C and D": as many names as the sentence before counts."""
        counted = [t for t in self.reading.tolls_in[index - 1] if t.value and not t.denied] if index else []
        named = len(list(self._forward(index, match.end(), "killed")))
        same = {t.harm for t in counted if t.value == named}
        return counted[0].harm if named > 1 and len(same) == 1 and counted[0].harm in same else None

    def _among(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        if not _STOPS.search(match.group()):
            yield from self._forward(index, match.end(), _fates()[match.group("fate").lower()])

    _including = _among

    def _also(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        yield from self._forward(index, match.end(), "killed")

    def _tribute(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        yield from self._forward(index, match.end(), "killed")

    def _beside(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "Was found dead along with B"; and in a list cut by semicolons, "killing A, 42; a minor; and B"."""
        yield from self._forward(index, match.end(), "killed")

    _killing = _beside

    def _hostages(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "Taking as hostages the engineers A, B and C"."""
        yield from self._forward(index, match.end(), "captured")

    def _freed(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "A, B and C were released", "freed A": of a report that has people taken."""
        if " " in match.group().strip() and not match.group().startswith("set"):
            yield from self._backward(index, match.start(), "captured")
        else:
            yield from self._forward(index, match.end(), "captured")

    def _list(self, index: int, match: re.Match[str], before: list[Naming]) -> Iterator[Naming]:
        """ "Eleven people died. The union has a list: A; B; C"."""
        sentences = range(max(0, index - 1), index + 1)
        if any(t.harm == "killed" and not t.denied for k in sentences for t in self.reading.tolls_in[k]):
            yield from self._forward(index, match.end(), "killed")

    def _of_the_toll(self, index: int, said: str) -> str | None:
        """ "One of the five": of the five whom the sentences before have dead."""
        match = re.search(r"\bof\s+the\s+(\w+)", said)
        for k in range(index, max(index - 6, -1), -1) if match else ():
            for toll in self.reading.tolls_in[k]:
                if toll.harm == "killed" and match and match.group(1).lower() in toll.people.lower().split():
                    return "killed"
        return None


def _can_be(word: str, age: str | None, people: str) -> bool:
    """Whether "him", "the man" or "the 42-year-old man" can be a toll's person; "the vehicle" can't."""
    known = noun(word)
    if known is not None and known.status == "thing" and word not in ("body", "corpse"):
        return False
    if age and _YEARS.search(people):
        return bool(re.search(rf"\b{age}-year-old\b", people))
    people = _OWNER.sub("", people)
    male, female = (bool(words & set(re.findall(r"[a-z]+", f"{people} {word}"))) for words in (_MALE, _FEMALE))
    if male != female and word in _MALE | _FEMALE and re.search(_SEXED, people):
        return True
    if male and female:
        return False
    return word in ("him", "her", "victim", "person") or word in people or bool(_ANYBODY.search(people))


def _apposed(gap: str) -> bool:
    """Whether only what is said of the name, between commas, stands between it and its verb."""
    return "." not in gap and not _STOPS.search(gap) and _APPOSED.fullmatch(gap) is not None


def _goes_on(gap: str, first: bool) -> bool:
    if "." in gap.replace("Mr.", "").replace("Dr.", "") or "\n\n" in gap:
        return False
    if first:
        return ";" not in gap and not _STOPS.search(gap)
    joins = list(_JOINS.finditer(gap))
    if not joins or _INSIDE.search(gap, joins[-1].end()):
        return False
    return ";" in gap or not _STOPS.search(gap)


def _last_fate(text: str) -> str | None:
    said: Sequence[str] = re.findall(r"[A-Za-z]+", text.lower())
    return next((_fates()[word] for word in reversed(said) if word in _fates()), None)
