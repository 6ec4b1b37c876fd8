"""Time expressions in parsed sentences, left to right, the longest reading first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corroborate.data import table
from corroborate.extract.mentions import TimeMention
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.when import clock, dates, spells, words
from corroborate.extract.when.beside import lean
from corroborate.extract.when.context import role, tense
from corroborate.extract.when.patterns import Draft, Pattern, by_first_word

_PATTERNS = by_first_word((*dates.PATTERNS, *spells.PATTERNS, *clock.PATTERNS))
_AFTER_THE = frozenset((*_PATTERNS, *dates.TENS)) | frozenset(
    "weekend morning afternoon evening night near recent past future year day days small wee couple".split()
)
"""What an expression that begins with "the" goes on with: the first words of all, and those that need "the"."""
_THE_WORD = re.compile(r"\s+(?:['’](?=\d))?([A-Za-z]+|\d)")
_WORD = re.compile(r"[A-Za-z]+|\d+|['’](?=\d0s)")
_INSIDE_NUMBER = re.compile(r"(?:[$€£¥#]|\d[.,:/–-]|\w)\Z")

TENSED = frozenset({"day", "days", "month", "season", "weekday", "weekdays", "easter", "nth"})
"""Rules whose last number is the clause's tense: 1 future, -1 past, 0 not told, 2 open (present)."""

_DAYS = frozenset({"day", "weekday", "weekdays", "relday", "numeric", "easter", "nth", "overnight"})
_RANGES = frozenset({"days", "weekdays", "years"})
_PART_AFTER = re.compile(
    r"(?:\s+at\s+|\s+|,\s+)(?:in\s+the\s+)?(?P<edge>early\s+|late\s+|mid-?)?"
    r"(?P<part>morning|afternoon|evening|night(?:time)?|noon|midnight|midday|dawn|dusk)(?![a-z-])",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\s*[,(]?\s*(?:(?:on|at|of|in|around|about|approximately|just|shortly|local\s+time|time|before|after)\s+){0,4}"
)
_DATE_GAP = re.compile(r"\s*[,(]?\s+(?:the\s+)?|\s*\(")
_ON = re.compile(r"\s+(?:on\s+)?", re.IGNORECASE)
_NIGHT_OF = re.compile(r"(?:\bthe\s+)?\bnight\s+(?:of|between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_YEAR_LEADS = re.compile(r"\b(?:the|since|until|early|late|mid|his|her|its|their|['’]s)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s+(?:(?:(?:hundred\s+)?block|building|acres?|miles?|feet|metres?|meters?|pounds?|tonnes?|tons?|people)\b"
    r"|(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:[A-Z][\w’'-]+\s){1,3}"
    r"(?:St|Ave|Rd|Blvd|Dr|Ln|Street|Avenue|Road|Boulevard|Drive|Lane|Way|Highway|Place|Terrace)\b)"
)
"""Behind a number that is a house's or a block's, or counts: "the 1700 block of", "1520 East Orm Street"."""
_DATING = re.compile(r"\b(?:in|since|by|until|from|during|early|late)$", re.IGNORECASE)
_NAMES = {side: frozenset(r["word"] for r in table("calendar") if (r["kind"], r["value"]) == ("not-a-date", side))
          for side in ("before", "after")}  # fmt: skip


class _Found:
    """One expression in its sentence; offsets are into the sentence's text."""

    __slots__ = ("draft", "end", "start")

    def __init__(self, start: int, end: int, draft: Draft) -> None:
        self.start, self.end, self.draft = start, end, draft


def find(sentences: Sequence[Sentence]) -> list[TimeMention]:
    """Every time expression of the sentences, in order.

    Each sentence is read by itself, but for "the previous night" (:mod:`beside`). Leading
    prepositions are no part of a mention ("since
    October 7" is "October 7" with role ``since``); words that bear on the value are ("late
    Thursday", "two days after").
    """
    return lean([mention for sentence in sentences for mention in _in_sentence(sentence)], sentences)


def _in_sentence(sentence: Sentence) -> list[TimeMention]:
    found = _scan(sentence.text)
    if not found:
        return []
    found = [f for f in found if not _is_name(sentence, f)]
    found = _joined(sentence.text, [_with_part(sentence.text, _of_night(sentence.text, f)) for f in found])
    return [_mention(sentence, f) for f in found]


def _scan(text: str) -> list[_Found]:
    found: list[_Found] = []
    position = 0
    for word in _WORD.finditer(text):
        if word.start() < position:
            continue
        first = word.group()
        digits = not first[0].isalpha()
        candidates = _PATTERNS.get("#" if digits else first.lower())
        if not candidates or (first in ("the", "The") and not _leads_on(text, word.end())):
            continue
        if _INSIDE_NUMBER.search(text[max(0, word.start() - 2) : word.start()]):
            continue
        best = _longest(text, word.start(), candidates)
        if best:
            found.append(best)
            position = best.end
    return found


def _leads_on(text: str, end: int) -> bool:
    """Whether the word behind a "the" that ends at ``end`` can be of a time; most are not, and "the" is everywhere."""
    following = _THE_WORD.match(text, end)
    return following is not None and (following[1].isdigit() or following[1].lower() in _AFTER_THE)


def _longest(text: str, start: int, candidates: Sequence[Pattern]) -> _Found | None:
    best: _Found | None = None
    for candidate in candidates:
        match = candidate.regex.match(text, start)
        if match and (best is None or match.end() > best.end):
            draft = candidate.build(match)
            if draft:
                begin = draft.start if draft.start >= 0 else start
                best = _Found(begin, draft.end if draft.end >= 0 else match.end(), draft)
    return best


def _is_name(sentence: Sentence, found: _Found) -> bool:
    """Words of a name that only look like a time: "Russia Today", "the Sunday Herald", April Harrow."""
    text, rule = sentence.text, found.draft.rule
    before, after = text[: found.start].rstrip(), text[found.end : found.end + 12].lstrip()
    first = text[found.start]
    if rule in ("weekday", "easter") and first.isupper():
        last = " ".join(before.lower().rsplit(None, 2)[-2:])
        if last in _NAMES["before"] or last.rpartition(" ")[2] in _NAMES["before"]:
            return True
        return re.split(r"\W", after.lower(), maxsplit=1)[0] in _NAMES["after"] and after[:1].isupper()
    if rule in ("relday", "set", "vague") and first.isupper() and before:
        return before[-1].isalnum()
    if rule == "year" and _ADDRESS.match(text, found.end) and not _DATING.search(before):
        return True
    if rule == "year" and found.end - found.start == 4:
        token = _token(sentence, found.end + 1)
        return token is not None and token.tag == "NNS" and not _YEAR_LEADS.search(before)
    if rule == "named" and (after[:1].isupper() or after.startswith("al-")):
        token = _token(sentence, found.start)
        return token is not None and token.ent.endswith(("PERSON", "ORG"))  # "Ramadan Venn"
    if rule in ("month", "season"):
        token = _token(sentence, found.start)
        return (
            token is not None
            and token.ent.endswith(("PERSON", "ORG"))
            and len(found.draft.numbers) == 2
            and not found.draft.numbers[0]
        )
    return False


def _of_night(text: str, found: _Found) -> _Found:
    """ "The night of 11 to 12 March", "the night between 11 and 12 March"."""
    lead = _NIGHT_OF.search(text[max(0, found.start - 30) : found.start]) if found.draft.rule == "days" else None
    if lead is None:
        return found
    return _Found(found.start - len(lead.group()), found.end, found.draft._replace(clock="night"))


def _with_part(text: str, found: _Found) -> _Found:
    """The part of the day beside a day: "Monday night", "early Friday", "late on Tuesday"."""
    draft = found.draft
    if draft.rule not in _DAYS and not (draft.rule == "anaphor" and draft.numbers[0] == words.DAY):
        return found
    said, end, part = text[found.start : found.end].lower(), found.end, draft.clock
    if match := _PART_AFTER.match(text, found.end):
        end = match.end()
        part = words.DAYPARTS[match.group("part").lower()]
        edge = (match.group("edge") or "").strip().lower()
        if part == "morning" and (edge == "early" or said.startswith("early ")):
            part = "dawn"
    elif part is None and said.startswith(("late ", "early ")):
        part = "night"
    elif part == "morning" and said.startswith("early "):
        part = "dawn"
    return _Found(found.start, end, draft._replace(clock=part))


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """A clock beside its day, a weekday beside its date: one expression."""
    joined: list[_Found] = []
    for one in found:
        if joined and joined[-1].start >= one.start:
            joined.pop()
        both = _pair(text, joined[-1], one) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _pair(text: str, left: _Found, right: _Found) -> _Found | None:
    a, b, gap = left.draft, right.draft, text[left.end : right.start]
    if a.rule == "weekday" and a.numbers == (0,) and b.rule in ("day", "numeric") and _DATE_GAP.fullmatch(gap):
        end = right.end + (text[right.end : right.end + 1] == ")" and "(" in gap)
        return _Found(left.start, end, b._replace(weekday=a.weekday, clock=b.clock or a.clock))
    if a.rule == b.rule == "clock" and b.clock is None and gap.endswith("(") and text[right.end : right.end + 1] == ")":
        return _Found(left.start, right.end + 1, a)
    if a.rule == "overnight" and b.rule in ("day", "weekday", "weekdays") and _ON.fullmatch(gap):
        return _Found(left.start, right.end, b._replace(clock="night"))
    clocks = [d for d in (a, b) if d.rule == "clock"]
    days = [d for d in (a, b) if d.rule in _DAYS or (d.rule == "anaphor" and d.numbers[0] == words.DAY)]
    if len(clocks) != 1 or len(days) != 1 or not gap or not _GAP.fullmatch(gap) or "(" in gap:
        return None
    time = clocks[0].clock
    if days[0].clock and (time is None or not time[0].isdigit()):
        time = days[0].clock
    return _Found(left.start, right.end, days[0]._replace(clock=time))


def _mention(sentence: Sentence, found: _Found) -> TimeMention:
    draft, token = found.draft, _token(sentence, found.start)
    numbers = draft.numbers
    if draft.rule in TENSED:
        numbers = (*numbers, tense(sentence, token) if token else 0)
    last = _token(sentence, found.end - 1)
    return TimeMention(
        sentence=sentence.index,
        start=sentence.start + found.start,
        end=sentence.start + found.end,
        text=sentence.text[found.start : found.end],
        role=draft.role or role(sentence, (found.start, found.end), last, ranged=draft.rule in _RANGES),  # type: ignore[arg-type]
        rule=draft.rule,
        numbers=numbers,
        weekday=draft.weekday,
        clock=draft.clock,
    )


def _token(sentence: Sentence, offset: int) -> Token | None:
    """The token over an offset of the sentence's text."""
    place = bisect_right(sentence.tokens, sentence.start + offset, key=lambda t: t.start) - 1
    return sentence.tokens[place] if place >= 0 else None
