"""What a telling's words say beside those of the incident: its figure again, more than it, or a list's heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.extract.facts import Day, Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Sentence

REPEATED = 5
"""A figure from which on it is one event's again when it comes again; smaller ones are anybody's."""
OPENING = 2
"""Sentences behind the title that open a report: what they count is what it tells."""
LABEL_TOKENS = 9
"""Tokens of a line with a colon and no full stop that is a list's heading."""
FEW = 10
"""Below so many, two events have the same count of dead by chance."""
_NOW = frozenset({"now", "currently", "presently"})
_PAST = re.compile(r"\d|\b(?:last|ago|earlier|past|previous|recent\w*|years?|months?|weeks?|days?)\b", re.IGNORECASE)


def says_little(day: Day, facts: Facts) -> bool:
    """Words that date nothing: "now", and a feast beside "the attack"."""
    if day.when is not None or day.weekday is not None:
        return False
    opens = facts.telling.sentence.index <= OPENING and bool(facts.telling.tolls)
    return day.mention.text.lower() in _NOW or ((facts.definite or opens) and not _PAST.search(day.mention.text))


def label(sentence: Sentence) -> bool:
    """A heading below the lead, or a line like one: "Orm nightclub: 49 killed"."""
    if sentence.kind == "heading":
        return True
    short = sentence.kind == "paragraph" and len(sentence.tokens) <= LABEL_TOKENS
    return short and ":" in sentence.text and sentence.text.rstrip()[-1:] not in ".!?”\"'"


def the_toll(facts: Facts) -> bool:
    """ "The toll includes 40 killed by …": a part of the count just given."""
    return facts.telling.sentence.text.lower().startswith(
        ("the toll", "the figure", "the total", "they include", "of those")
    )


def more(facts: Facts, main: Sequence[Facts]) -> bool:
    """Whether a telling counts more than any the incident's own do: in the perfect, a count over time."""
    for toll in facts.telling.tolls:
        said = [t.value for f in main for t in f.telling.tolls if t.harm == toll.harm and t.value]
        if said and toll.value is not None and toll.value > max(said):
            return True
    return False


def same_toll(facts: Facts, main: Sequence[Facts], fewest: int = 0) -> bool:
    """Whether the telling repeats a figure of the incident, of so many people or more."""
    again = given_again(facts, main)
    return any(not t.exclusive and (t.value or 0) >= fewest for t in again) and not by_chance(facts, main)


def by_chance(facts: Facts, main: Sequence[Facts]) -> bool:
    """Whether a few dead that are as many as the incident's are others: other injured are counted beside them."""
    again = given_again(facts, main)
    known = {t.harm for f in main for t in f.telling.tolls if t.value and t.whole is None}
    rest = [t for t in facts.telling.tolls if (t.value or 0) > 1 and t.whole is None and not t.part and t.harm in known]
    return (
        bool(again)
        and all((t.value or 0) < FEW for t in again)
        and len({t.harm for t in rest} - {t.harm for t in again}) > 0
    )


def given_again(facts: Facts, main: Sequence[Facts]) -> list[TollMention]:
    """Its counts whose harm and number the incident's words have, whatever says that they are others."""
    known = {(t.harm, t.value) for f in main for t in f.telling.tolls if t.value is not None}
    return [t for t in facts.telling.tolls if t.value is not None and (t.harm, t.value) in known]
