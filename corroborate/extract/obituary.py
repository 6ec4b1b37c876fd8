"""Obituaries: somebody known has died, of age or of an illness, and nothing happened."""

from __future__ import annotations

import re

from corroborate.extract.events import kinds
from corroborate.extract.reading import Reading

OPENING = 6
"""Sentences, title included, in which a report of an event would name it."""
_DIES = re.compile(r"(?:die[sd]?|dying|dead|pass(?:es|ed)? away)", re.IGNORECASE)
_NATURAL = re.compile(
    r"\b(?:illness|cancer|pneumonia|leuka?emia|heart (?:attack|failure|disease)|stroke|alzheimer\S*|natural causes"
    r"|peacefully|in (?:his|her) sleep|at (?:his|her) home|old age|obituary|aged (?:[6-9]\d|1\d\d)"
    r"|at (?:the )?age (?:of )?(?:[6-9]\d|1\d\d)|(?:he|she) was (?:[6-9]\d|1\d\d)\b)",
    re.IGNORECASE,
)
"""What people die of whom nobody and nothing killed."""


def obituary(reading: Reading) -> bool:
    """Whether a report opens on one person's death of age or illness, and on no event."""
    opening = reading.sentences[:OPENING]
    events = [event for sentence in opening for event in reading.events_in[sentence.index]]
    if any(kinds()[event.kind]["family"] != "any" for event in events):
        return False
    tolls = [toll for sentence in opening for toll in reading.tolls_in[sentence.index]]
    if not any(toll.named for toll in tolls):
        return False
    told = all(toll.value is not None and toll.value < 3 and toll.harm == "killed" for toll in tolls)
    dies = all(_DIES.fullmatch(reading.text[slice(*toll.trigger)]) for toll in tolls)
    return told and dies and any(_NATURAL.search(sentence.text) for sentence in opening)
