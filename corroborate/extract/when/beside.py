"""Days told from a day that the text names just before: "On 12 March … the strike of the previous night"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.extract.mentions import TimeMention
from corroborate.extract.parse import Sentence
from corroborate.extract.when import words

_GOVERNS = re.compile(r"\s+(?:(?:the|a|an|his|her|its|their|our|my|this|that|these|those|he|she|it|they)\b|[A-Z])")

BASES = ("day", "weekday", "relday", "numeric")
"""Rules of mentions that another day may be told from."""

_OWN = 3
"""Numbers of an anaphor's own; those of the day it leans on come behind them."""
_BACK = 1
"""The last of an anaphor's own numbers, where it counts back from the day before it to an event behind it."""
_WEEK = 14
"""Days after an event in which its news says how many have passed."""
_FAR = 2
"""Sentences that may lie between a day and one told from it."""


def lean(found: Sequence[TimeMention], sentences: Sequence[Sentence]) -> list[TimeMention]:
    """The mentions, each anaphoric day with the nearest day before it among its numbers.

    A day of another paragraph than its own or the one before is too far: other events lie between.
    """
    blocks = {sentence.index: sentence.block for sentence in sentences}
    texts = {sentence.index: sentence for sentence in sentences}
    leaning: list[TimeMention] = []
    base: TimeMention | None = None
    for mention in found:
        if base is not None and mention.rule == "anaphor" and mention.numbers[0] == words.DAY:
            beside = mention.sentence - base.sentence <= _FAR and not _of_event(mention, texts[mention.sentence])
            if beside and blocks.get(mention.sentence, 0) - blocks.get(base.sentence, 0) <= 1:
                mention = _leant(mention, base)
        elif base is not None and mention.sentence == base.sentence and _before_base(mention, texts[mention.sentence]):
            mention = _leant(_with(mention, "anaphor", (words.DAY, -mention.numbers[0], _BACK), None), base)
        elif mention.rule in BASES and mention.role == "at":
            base = mention
        leaning.append(mention)
    return leaning


def _before_base(mention: TimeMention, sentence: Sentence) -> bool:
    """ "On Sunday, two days after a slide buried Orm": so long before the day that the sentence gives."""
    counted = mention.rule == "shift" and mention.numbers[1] == words.DAY and 0 < mention.numbers[0] <= _WEEK
    return counted and mention.text.lower().endswith("after") and _of_event(mention, sentence)


def counts_back(mention: TimeMention) -> bool:
    """Whether it gives the day of the event behind its words, told from the day before them."""
    return mention.rule == "anaphor" and len(mention.numbers) > _OWN and mention.numbers[_OWN - 1] == _BACK


def _of_event(mention: TimeMention, sentence: Sentence) -> bool:
    """ "The day after his death" counts from the death."""
    rest = sentence.text[mention.end - sentence.start :][:20]
    return mention.text.lower().endswith(("after", "before")) and _GOVERNS.match(rest) is not None


def _leant(mention: TimeMention, base: TimeMention) -> TimeMention:
    weekday = -1 if base.weekday is None else base.weekday
    numbers = (*mention.numbers[:_OWN], BASES.index(base.rule), weekday, *base.numbers)
    return _with(mention, mention.rule, numbers, mention.weekday)


def base_of(mention: TimeMention) -> TimeMention | None:
    """The day that an anaphoric mention leans on; None where the text names none near it."""
    if mention.rule != "anaphor" or len(mention.numbers) < _OWN + 2:
        return None
    kind, weekday, *numbers = mention.numbers[_OWN:]
    if not 0 <= kind < len(BASES):
        return None
    return _with(mention, BASES[kind], tuple(numbers), None if weekday < 0 else weekday)


def _with(mention: TimeMention, rule: str, numbers: tuple[int, ...], weekday: int | None) -> TimeMention:
    return TimeMention(
        mention.sentence, mention.start, mention.end, mention.text, mention.role, rule, numbers, weekday, mention.clock
    )
