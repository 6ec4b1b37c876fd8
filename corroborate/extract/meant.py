"""Which named group the common noun for a doer means: "a clandestine group, the Vara Army", "the rebels"."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.extract.doers import phrase
from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.who.lexicon import demonyms

_BODIES = frozenset(
    "organization organisation group unit commando cell faction front movement outfit gang squad command militia"
    " wing".split()
)
_TROOPS = frozenset("column unit commando patrol squad cell band detachment faction group".split())
_FIGHTERS = frozenset("guerrilla rebel insurgent militant separatist jihadist fighter".split())
"""Nouns that a report uses for the one armed group that it names."""


def named(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> tuple[int, int]:
    """The name beside a noun for a body: behind it ("the group, Vara Army,") or before it ("the Vara Army group")."""
    head = sentence.tokens[who[1]]
    if head.lemma.lower() not in _BODIES or not head.text.islower():
        return who
    for child in sentence.children(head.i):
        if child.dep == "appos" and child.text[:1].isupper() and child.i > head.i:
            return phrase(sentence, child)
    for child in reversed(sentence.children(head.i)):
        if child.i < head.i and child.dep in ("compound", "nmod") and child.text[:1].isupper():
            known = reading.cast.at(child.start, child.end)
            if known is not None and known.kind in ("armed-group", "organisation"):
                return phrase(sentence, child)
    return who


def fighters(sentence: Sentence, head: Token) -> Token:
    """The word that says whose a body of people is: "a |guerrilla| column"; else the head itself."""
    before = sentence.tokens[head.i - 1] if head.i else head
    return before if head.lemma.lower() in _TROOPS and before.head == head.i and before.pos != "PUNCT" else head


def sole(reading: Reading, noun: Token) -> Entity | None:
    """The article's only armed group, where its words use the noun for that group's people somewhere."""
    word = noun.lemma.lower()
    groups = [e for e in reading.cast.entities if e.kind == "armed-group"]
    if word not in _FIGHTERS or len(groups) != 1:
        return None
    group = groups[0]
    tie = _tie(word)
    for index, start, end in group.mentions:
        sentence = reading.sentences[index]
        before, after = reading.text[max(sentence.start, start - 40) : start], reading.text[end : end + 40]
        if tie[0].search(before) or tie[1].match(after):
            return group
    return None


_FORCES = {"military": "military", "army": "army", "force": "air force", "navy": "navy", "junta": "military"}
"""Nouns of a state's force that stand alone once its name was said, to how that name ends."""


def sole_state(reading: Reading, noun: Token) -> str | None:
    """The one state whose force of this noun the article names: "the air force" after "the Sarvian Air Force"."""
    ending = _FORCES.get(noun.lemma.lower())
    if ending is None:
        return None
    forces = [e for e in reading.cast.entities if e.kind == "state-forces"]
    called = [e for e in forces if any(n.lower().endswith(f" {ending}") for n in (e.name, *e.aliases))]
    named = {state for e in called if (state := state_of(e))}
    return named.pop() if len(named) == 1 else None


def state_of(entity: Entity) -> str | None:
    """The state of a force: its own, or the one that its name begins with ("Sarvian Air Force")."""
    return entity.country or demonyms().get(entity.name.split(" ", 1)[0])


@lru_cache(maxsize=16)
def _tie(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "|rebels of the| NAME", "|the rebel| NAME"; "NAME| rebels|", "NAME|, a rebel group|"."""
    noun = rf"\b{word}s?\b"
    before = re.compile(
        rf"{noun}(?:\s+(?:group|movement|army|force|organi[sz]ation))?(?:\s+(?:of|from)\s+the|\s+of|\s+from|,\s+the)?\s+[\"“]?$",
        re.I,
    )
    after = re.compile(
        rf"(?:\s*[)\]\"”])*(?:\s+(?:urban|leftist))?\s+{noun}|[)\]\"”]*,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?{noun}",
        re.I,
    )
    return before, after
