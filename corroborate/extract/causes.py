"""The death that a report answers: "killed 11 in revenge for the murder of a commander", "riots over a killing".

The one whose death is the cause is no victim of the incident, and who killed him did not do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.toll.people import noun
from corroborate.model import Noun
from corroborate.places import fold

_HEAD = 5
"""Sentences, title included, in which a report counts those of its own incident."""
_NEAR = 60
"""Characters in which a cause names its killing."""
_REVENGE = re.compile(
    r"\b(?:(?:in|as|out of) (?:an? )?(?:apparent )?(?:revenge|retaliation|reprisal|retribution|vengeance|response)\b"
    r"(?: \w+)? (?:for|to|over|after|following)|to avenge|avenging|in vengeance for"
    r"|(?:accus\w+|blam\w+|suspect\w*)(?: \w+){1,3}? (?:of|for)(?= [^,;.]{0,30}\bkill))\s",
    re.IGNORECASE,
)
_UNREST = re.compile(
    r"\b(?:protest|march|demonstrat|rall(?:y|ie)|riot|unrest|clash|mob|violence)\w*\b[^.;]{0,100}?"
    r"\b(?:over|against|after|following|sparked by|triggered by|protest(?:ing)?|demand\w* justice for)\s",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:shooting|killing|killings|death|murder|murdered|assassination|lynching|beheading|shot|killed|kill|slaying)\b",
    re.IGNORECASE,
)
_DEATHS = ("kill", "death", "murder", "shot", "shoot", "assassinat", "lynch", "behead", "slaying")
_ANSWERS = ("reveng", "retaliat", "repris", "retribution", "vengeance", "aveng", "response", "accus", "blam", "suspect")
_CROWDS = ("protest", "march", "demonstrat", "rall", "riot", "unrest", "clash", "mob", "violence")
"""Parts of words without one of which no sentence can hold what the patterns look for."""
_ENDS = re.compile(r"[,;.:–—(]|\s-\s|$")
_WORD = re.compile(r"[^\W\d_]+")
_WHO = 90
"""Characters behind the killing in which the one killed is named: "…, a teacher who was shot"."""


class Cause(Noun, frozen=True):
    """The stretch that tells a cause, and the words by which the one killed is known again."""

    start: int
    end: int
    known: frozenset[str]


def mark(reading: Reading, every: Sequence[Facts]) -> None:
    """Say of the killing that the incident answers, and of what is told of it again, that it is apart."""
    causes = dict(_causes(reading))
    for facts in every if causes else ():
        if not _of_one(facts) and _within(facts, causes.get(facts.telling.sentence.index)):
            del causes[facts.telling.sentence.index]  # "clashes broke out after the raid that killed five"
    if not causes:
        return
    inside = [f for f in every if _within(f, causes.get(f.telling.sentence.index)) and _of_one(f)]
    if not any(f.telling.tolls for f in inside) or not any(
        _counts(f) for f in every if f not in inside and f.telling.sentence.index < _HEAD
    ):
        return
    known = frozenset[str]().union(*(cause.known for cause in causes.values()))
    first = min(causes)
    for facts in every:
        again = facts.telling.sentence.index > first and _tells_of(facts, known)
        if facts in inside or again:
            facts.apart = facts.cause = True


def _causes(reading: Reading) -> Iterator[tuple[int, Cause]]:
    for sentence in reading.sentences:
        lowered = sentence.text.lower()
        if not any(stem in lowered for stem in _DEATHS):
            continue
        for pattern, stems in ((_REVENGE, _ANSWERS), (_UNREST, _CROWDS)):
            if not any(stem in lowered for stem in stems):
                continue
            match = pattern.search(sentence.text)
            found = _DEATH.search(sentence.text, match.end(), match.end() + _NEAR) if match else None
            if match and found:
                stop = _ENDS.search(sentence.text, found.end())
                end = stop.start() if stop else len(sentence.text)
                told = sentence.text[match.end() : max(end, match.end() + _WHO)]
                yield sentence.index, Cause(sentence.start + match.end(), sentence.start + end, _known(told))
                break


def _known(told: str) -> frozenset[str]:
    """Names, and what the person is called first ("a commander", "a 17-year-old boy")."""
    words = _WORD.findall(told)
    names = {fold(word) for word in words if word[:1].isupper() and len(word) > 2}
    roles = [word.lower() for word in words if (known := noun(word.lower())) is not None and known.status != "thing"]
    return frozenset(names | set(roles[:1]) | {role.removesuffix("s") for role in roles[:1]})


def _within(facts: Facts, cause: Cause | None) -> bool:
    return cause is not None and facts.telling.extent()[0] >= cause.start and facts.telling.extent()[0] < cause.end


def _of_one(facts: Facts) -> bool:
    return all(_single(toll) for toll in facts.telling.tolls)


def _single(toll: TollMention) -> bool:
    return toll.value == 1 and not toll.denied


def _counts(facts: Facts) -> bool:
    """Whether it counts several people harmed."""
    harmed = [t for t in facts.telling.tolls if t.harm in ("killed", "injured") and not t.denied]
    return any(t.value is None or t.value > 1 for t in harmed)


def _tells_of(facts: Facts, known: frozenset[str]) -> bool:
    """Whether the one whom a telling has killed is known from the cause."""
    tolls = facts.telling.tolls
    if not tolls or not _of_one(facts):
        return False
    return all(known & {fold(word) for word in _WORD.findall(toll.people)} for toll in tolls)
