"""Who speaks in a transcript: "ARI VENN, HOST:", "ORR: We hear that nine people died. …" up to the next label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corroborate.extract.parse import Sentence
from corroborate.extract.speaker.utterance import Range, Source, Utterance

_ROLE = r"(?:host|byline|anchor|presenter|correspondent|reporter|moderator|interviewer|guest|newscaster)"
_LABEL = re.compile(
    rf"(?:^|\n)[ \t]*(?:((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){{0,3}})(?:, [A-Z][A-Z ,.'-]{{2,40}})?"
    rf"|([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}), {_ROLE}):(?=\s)",
)
_FEWEST = 3
"""Labels of the shortest transcript: one "LONDON:" or "UPDATE:" makes none."""


def turns(text: str, read: Sequence[Sentence]) -> list[Utterance]:
    """One utterance for each turn of a transcript, over all its sentences; none where the text is no transcript."""
    if text.count(":") < _FEWEST:
        return []
    labels = list(_LABEL.finditer(text))
    surnames = [(m.group(1) or m.group(2)).split()[-1].upper() for m in labels]
    if len(labels) < _FEWEST or len(set(surnames)) == len(surnames) or len(set(surnames)) < 2:
        return []
    starts = [s.start for s in read]
    found: list[Utterance] = []
    full: dict[str, Source] = {}
    for n, label in enumerate(labels):
        end = labels[n + 1].start() if n + 1 < len(labels) else _last_line(text, label.end())
        turn = _turn(text, label, end, read, starts)
        if turn is not None and turn.source is not None:
            if turn.source.first < turn.source.last:
                full.setdefault(surnames[n], turn.source)
            turn.source = full.get(surnames[n], turn.source)
            found.append(turn)
    return found


def _turn(
    text: str, label: re.Match[str], end: int, read: Sequence[Sentence], starts: Sequence[int]
) -> Utterance | None:
    group = 1 if label.group(1) else 2
    first, last = label.span(group)
    at = bisect_right(starts, first) - 1
    if at < 0 or read[at].end < last:
        return None
    named = [t.i for t in read[at].tokens if first <= t.start and t.end <= last]
    content: Range = (label.end(), len(text[:end].rstrip()))
    if not named or not any(c.isalnum() for c in text[content[0] : content[1]]):
        return None
    return Utterance(
        read[at], (named[-1], named[-1]), Source(read[at], named[-1], named[0], named[-1]), [content], carried=True
    )


def _last_line(text: str, start: int) -> int:
    """The end of the last turn: its own paragraph, for what follows a transcript is nobody's in it."""
    end = text.find("\n", start + 1)
    if end >= 0 and not text[start:end].strip():
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)
