"""Days apart from the words of their event: "…, on Tuesday, the mayor said", "a day after a slide buried Orm"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.data import words
from corroborate.extract import when
from corroborate.extract.mentions import TimeMention
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading
from corroborate.extract.telling import Telling


def counted_from(reading: Reading, sentence: Sentence, found: Sequence[Telling], time: TimeMention) -> Telling | None:
    """ "On Sunday, a day after a slide buried Orm": the telling behind the words, whose day they give."""
    after = reading.token_at(sentence.index, time.end - 1)
    under = {token.i for token in sentence.subtree(after.i)} | ({after.head} if after.dep == "mark" else set())
    return next((t for t in found if t.extent()[0] >= time.end and under & {*t.units, *t.clauses}), None)


def trailing(reading: Reading, sentence: Sentence, found: Sequence[Telling], time: TimeMention) -> Telling | None:
    """ "Eleven died in Orm, on Tuesday evening, the mayor said on Wednesday": the telling before such a day.

    The parser hangs the day on the word of saying; a comma and the speaker behind it say that it is not the saying's.
    """
    if time.role != "at" or time.rule == "clock" or when.counts_back(time):
        return None
    clauses, day = reading.clauses[sentence.index], reading.token_at(sentence.index, time.start)
    verb = sentence.tokens[clauses.head[day.i]]
    before = [telling for telling in found if telling.extent()[1] <= time.start]
    if not before or verb.i <= day.i or verb.lemma.lower() not in words("reporting_verbs", "verb"):
        return None
    subject = clauses.subject(verb.i)
    last = reading.token_at(sentence.index, time.end - 1)
    follows = subject is not None and last.i < subject.i < verb.i
    return before[-1] if follows and sentence.tokens[last.i + 1].text == "," else None


def when_clause(reading: Reading, sentence: Sentence, found: Sequence[Telling], end: int) -> Telling | None:
    """ "October 7, when gunmen killed …": the day that ends at ``end`` belongs to the clause that it opens."""
    if not sentence.words(end, sentence.end).lstrip(" ,").startswith("when "):
        return None
    later = [t for t in found if t.extent()[0] >= end]
    wide = any(t.end == end and t.rule in ("relunit", "ago") for t in reading.times_in[sentence.index])
    across = [t for t in found if t.extent()[0] < end < t.extent()[1] and not wide]
    return next(iter((across or later) if later else ()), None)
