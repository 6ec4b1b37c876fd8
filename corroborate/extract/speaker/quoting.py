"""Quotations and their speakers: beyond the sentence of the cue, broken in two, over paragraphs."""

from __future__ import annotations

from bisect import bisect_right

from corroborate.extract.speaker.quotation import covering
from corroborate.extract.speaker.utterance import Range, Utterance, merged

_MARKS = "\"“”„«»‟'‘’`"
_NEAR = 3
"""Characters between a quotation and the words "X said" beside it: a comma, a mark, a space."""


def spread(found: list[Utterance], quotes: list[Range], text: str) -> list[Utterance]:
    """Give each quotation to its speaker; drop utterances for which nothing is said in the end."""
    claims: dict[Range, Utterance] = {}
    for u in found:
        _extend(u, quotes, claims)
    by_sentence: dict[int, list[Utterance]] = {}
    for u in found:
        by_sentence.setdefault(u.sentence.index, []).append(u)
    for group in by_sentence.values():
        _beside(group, quotes, claims, text)
    for u in found:
        if u.awaits and not u.contents:
            _await(u, quotes, claims, text)
    _linked(quotes, claims, text)
    for u in found:
        u.contents = [r for r in merged(u.contents, text) if any(c.isalnum() for c in text[r[0] : r[1]])]
    return [u for u in found if u.contents]


def _cue_at(u: Utterance) -> Range:
    return u.sentence.tokens[u.cue[0]].start, u.sentence.tokens[u.cue[1]].end


def _extend(u: Utterance, quotes: list[Range], claims: dict[Range, Utterance]) -> None:
    if u.stance == "declines":
        return
    start, end = _cue_at(u)
    around = [q for q in covering(quotes, start, end) if q[0] < start and end < q[1]]
    if around:
        first, last = around[0]
        u.contents = [(max(a, first), min(b, last)) for a, b in u.contents if a < last and b > first]
        return
    for a, b in list(u.contents):
        for q in covering(quotes, a, b):
            if q[0] <= start and end <= q[1]:
                continue
            beyond = q[0] < u.sentence.start or q[1] > u.sentence.end
            if beyond and not (a <= q[0] + 2 or q[1] - 2 <= b or q[0] < u.sentence.start):
                continue
            u.contents.append(q)
            if not u.weak:
                claims.setdefault(q, u)


def _beside(group: list[Utterance], quotes: list[Range], claims: dict[Range, Utterance], text: str) -> None:
    """The other half of a broken quotation: it stands right beside the words of saying."""
    sentence = group[0].sentence
    for q in covering(quotes, sentence.start, sentence.end):
        if q in claims:
            continue
        for u in group:
            if u.weak or u.stance == "declines":
                continue
            left, right = _cue_at(u)
            if u.source is not None:
                left, right = min(left, u.source.start), max(right, u.source.end)
            if q[0] < left and right < q[1]:
                continue
            gap = text[right : q[0]] if q[0] >= right else text[q[1] : left] if q[1] <= left else None
            if gap is not None and len(gap.strip()) <= 1 and len(gap) <= _NEAR:
                u.contents.append(q)
                claims[q] = u
                break


def _await(u: Utterance, quotes: list[Range], claims: dict[Range, Utterance], text: str) -> None:
    """ "The minister said:" before a paragraph of quotation; a bare "She said." after one."""
    s = u.sentence
    at = bisect_right(quotes, (s.start, s.start)) - 1
    if (
        at >= 0
        and not text[quotes[at][1] : s.start].strip()
        and quotes[at] not in claims
        and s.start - quotes[at][1] < _NEAR
    ):
        u.contents.append(quotes[at])
        claims[quotes[at]] = u
        return
    if not s.text.rstrip().endswith((":", "—")):
        return
    following = bisect_right(quotes, (s.end, s.end))
    if following < len(quotes) and not text[s.end : quotes[following][0]].strip():
        u.contents.append(quotes[following])
        claims.setdefault(quotes[following], u)


def _linked(quotes: list[Range], claims: dict[Range, Utterance], text: str) -> None:
    """A quotation that goes on over paragraphs is one speaker's, wherever the speaker is named."""
    group: list[Range] = []
    for q in [*quotes, (-1, -1)]:
        if group and q[0] >= 0 and _goes_on(group[-1], q, text):
            group.append(q)
            continue
        speaker = next((claims[member] for member in group if member in claims), None)
        if speaker is not None and len(group) > 1:
            for member in group:
                if member not in claims:
                    claims[member] = speaker
                    speaker.contents.append(member)
        group = [q]


def _goes_on(q: Range, following: Range, text: str) -> bool:
    unclosed = text[q[1] - 1] not in _MARKS or q[1] - q[0] < 2
    gap = text[q[1] : following[0]]
    return unclosed and not gap.strip() and "\n" in gap
