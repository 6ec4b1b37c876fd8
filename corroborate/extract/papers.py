"""Reports of a paper: a petition, a letter or a protest note, and what it denounces only as what lies behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corroborate.extract.facts import Day, Facts, of_the_news
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading

_PAPERS = frozenset("petition memorandum letter letters note notes".split())
_KINDS = frozenset("protest diplomatic open joint public foreign ministry".split())
"""What a note or a letter of state is called: one that somebody left at home is no such paper."""
_SURE = frozenset(("petition", "memorandum"))
_DAYS = 7
"""Days within which what the lead dates is the news, whoever writes of it."""


def on_paper(reading: Reading, all_facts: Sequence[Facts], lead: set[int]) -> bool:
    """Whether a report opens on a paper of state, and its lead dates nothing of the last days.

    ``lead`` are the numbers of the lead's paragraphs.
    """
    first = next((s for s in reading.sentences if s.kind == "paragraph"), None)
    if first is None or not any(_paper(first, token.i) for token in first.tokens if token.lower in _PAPERS):
        return False
    top = [f for f in all_facts if f.block in lead]
    if any(f.telling.tolls and f.telling.sentence.index <= first.index for f in top):
        return False
    return not any(_news(reading, day) for f in top for day in f.days)


def _paper(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.pos != "NOUN":
        return False
    before = {t.lower for t in sentence.tokens[max(0, at - 3) : at]}
    return token.lower in _SURE or not before.isdisjoint(_KINDS)


def _news(reading: Reading, day: Day) -> bool:
    if day.weekday is not None or of_the_news(day.mention):
        return True
    if day.when is None or day.coarse or reading.anchor is None:
        return False
    return 0 <= (reading.anchor.day - date.fromisoformat(day.when.end)).days <= _DAYS
