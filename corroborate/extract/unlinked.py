"""Events that a report only sets beside its own: "the killing is not linked to Friday's shooting in Orm".

Whether police see a link or none, the two are two: day, place and dead of the other are never the incident's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.extract.facts import Facts
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.places import fold

_LINKED = frozenset("linked linking link connected connecting related unrelated tied tying tie".split())
_LINK = frozenset("link links connection connections relation relationship tie ties".split())
_TO = frozenset(["to", "with"])
_EVENTS = frozenset(
    "it this that incident incidents case cases death deaths robbery burglary theft threat assault homicide fire blaze"
    " disappearance killing crime hoax scare find discovery".split()
)
"""What can be linked to an event and is one; a suspect, a car or a gun linked to it only has a part in it."""
_HAS = frozenset(["have", "deny"])
_NEAR = 4
"""Tokens from the word of a link to its preposition, at most."""
_NTH = re.compile(
    r"\bthe (?:second|third|fourth|fifth|sixth|latest) (?:(?:such|fatal|deadly|deadliest|mass|major|police) ){0,2}"
    r"(?:attack|shooting|stabbing|bombing|blast|killing|murder|homicide|riot|crash|collision|accident|fire|explosion)s?"
    r"\b[^.;]{0,40}\b(?:in|within|over) "
    r"(?:(?:a|one|two|three|four|five|six|as many|less than a|just|the past|recent) )*"
    r"(?:days?|weeks?|weekend|months?|hours)\b",
    re.IGNORECASE,
)
"""Behind such words a report goes on to the others of its kind."""


def mark(reading: Reading, every: Sequence[Facts]) -> None:
    """Say of every telling that stands behind such a link, or is the other of its kind, that it is apart."""
    by_sentence: dict[int, list[Facts]] = {}
    for facts in every:
        by_sentence.setdefault(facts.telling.sentence.index, []).append(facts)
    for index, here in by_sentence.items():
        link = _link(reading, here[0].telling.sentence)
        if link is not None:
            for facts in here:
                facts.apart = facts.telling.extent()[0] >= link
                if not facts.apart:
                    facts.without([event for event in facts.telling.events if event.start >= link])
            if _turned_round(reading, link, here):
                _swap(here, by_sentence.get(index - 1, []))
        _of_its_kind(reading, here, by_sentence.get(index + 1, []))


def _link(reading: Reading, sentence: Sentence) -> int | None:
    """The character at which the other event's words begin, or None."""
    for token in sentence.tokens:
        if token.lower in _LINKED or token.lower in _LINK:
            to = next((t for t in sentence.tokens[token.i + 1 : token.i + _NEAR] if t.lower in _TO), None)
            if to is not None and (_said_of_event(reading, sentence, token) or _none(sentence, token)):
                return to.end
    return None


def _said_of_event(reading: Reading, sentence: Sentence, link: Token) -> bool:
    """ "The killing was linked to", "are not linking her death to", "is treated as unrelated to"."""
    clauses = reading.clauses[sentence.index]
    linked: list[Token | None] = [t for t in sentence.children(link.i) if t.dep == "dobj"]
    if not linked:
        head = clauses.head[link.i]
        parent = clauses.parent(head)
        linked = [clauses.subject(head) or (clauses.subject(parent) if parent is not None else None)]
    nouns = {event.token for event in reading.events_in[sentence.index] if event.noun}
    return any(token is not None and (token.i in nouns or token.lower in _EVENTS) for token in linked)


def _none(sentence: Sentence, link: Token) -> bool:
    """ "There is no link to", "ruled out a connection with": of events, where nobody is said to have it."""
    if link.lower not in _LINK or link.tag not in ("NN", "NNS"):
        return False
    verb = next((t for t in sentence.ancestors(link.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma.lower() in _HAS:
        return False
    before = {t.lower for t in sentence.tokens[max(0, link.i - 10) : link.i]}
    return bool(before & {"no", "not", "n't", "n’t", "nothing", "any", "possible", "out", "whether"})


def _turned_round(reading: Reading, link: int, here: Sequence[Facts]) -> bool:
    """Whether what stands behind the link is the report's own: a place or name of its head's, which the sentence before
    the link, that tells what is linked to it, does not have."""
    sentence = here[0].telling.sentence
    named = {fold(p.text) for p in reading.places_in[sentence.index] if p.start >= link and p.kind == "place"}
    if sentence.index < 2 or not named:
        return False
    told = {fold(p.text) for p in reading.places_in[sentence.index - 1]}
    head = {fold(p.text) for s in reading.sentences[: sentence.index - 1] for p in reading.places_in[s.index]}
    return bool(told) and bool(named & head) and not named & told


def _swap(here: Sequence[Facts], before: Sequence[Facts]) -> None:
    """ "A guard was shot in Vara. The shooting is not linked to the Orm bombing", in a report of Orm."""
    for facts in here:
        facts.apart = not facts.apart
    for facts in before:
        facts.apart = True


def _of_its_kind(reading: Reading, here: Sequence[Facts], behind: Sequence[Facts]) -> None:
    """ "It was the second riot in a week. On Monday nine died in Vara": the first."""
    sentence = here[0].telling.sentence
    if not behind or not _NTH.search(sentence.text) or behind[0].telling.sentence.block != sentence.block:
        return
    for facts in _with_a_day(behind):
        facts.apart = True


def _with_a_day(behind: Sequence[Facts]) -> Iterator[Facts]:
    return (facts for facts in behind if facts.telling.tolls and facts.day is not None)
