"""Whole numbers as news writes them: digits with separators, words, dozens and scores.

A number is read from a position in a row of lower-cased tokens, since that is what a finder has;
``20 000``, ``twenty - one`` (spaCy cuts at the hyphen) and ``half a dozen`` are several tokens.
Ordinals, decimals without a scale, percentages and times are no counts and give None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(_UNITS.split())}
SMALL |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)} | {"fourty": 40}
SMALL |= {
    ten + unit: SMALL[ten] + SMALL[unit] for ten in _TENS.split() for unit in _UNITS.split()[1:10]
}  # "thirtythree"
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
GROUPS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2}
"""Words that count in lots; only after a number or "a" ("two dozen", "a score")."""
LIMIT = 10**10
"""No count of people is larger; a longer row of digits is something else."""

_PLAIN = re.compile(r"[0-9]{1,10}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,.'’][0-9]{3}){1,3}")
_DECIMAL = re.compile(r"[0-9]{1,4}[.,][0-9]{1,3}")
_JOINED = re.compile(r"([a-z]+)[-‐‑]([a-z]+)")
_HYPHENS = frozenset("-‐‑")


def read(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that begins at token ``at``: its value and the position after its last token.

    Args:
        words: lower-cased tokens.
        at: where the number must begin.

    Returns:
        ``(value, end)``, or None where no whole number begins there.
    """
    if at >= len(words):
        return None
    if words[at] == "half":
        return _half(words, at)
    first = words[at]
    if first[:1].isascii() and first[:1].isdigit():
        return _digits(words, at)
    return _spelled(words, at)


def parse(text: str) -> int | None:
    """The value of a text that is a number and nothing else, or None."""
    words = text.lower().replace("-", " - ").split()
    found = read(words, 0)
    return found[0] if found and found[1] == len(words) else None


def _half(words: Sequence[str], at: int) -> tuple[int, int] | None:
    end = at + 1
    if end < len(words) and words[end] == "a":
        end += 1
    scale = {"dozen": 6, "million": 500_000}.get(words[end]) if end < len(words) else None
    return (scale, end + 1) if scale else None


def _digits(words: Sequence[str], at: int) -> tuple[int, int] | None:
    first, end = words[at], at + 1
    scale = _scale(words, end)
    if scale > 1 and (_DECIMAL.fullmatch(first) or _PLAIN.fullmatch(first)):
        value = Decimal(first.replace(",", ".")) * scale
        return _within(int(value), end + 1) if value == int(value) else None
    if _GROUPED.fullmatch(first):
        return _within(int(re.sub(r"\D", "", first)), end)
    if not _PLAIN.fullmatch(first):
        return None
    if len(first) <= 3 and first != "0":
        while end < len(words) and len(words[end]) == 3 and _PLAIN.fullmatch(words[end]) and end - at < 3:
            first, end = first + words[end], end + 1
    return _within(int(first), end)


def _scale(words: Sequence[str], at: int) -> int:
    word = words[at] if at < len(words) else ""
    return SCALES.get(word) or (12 if word == "dozen" else 1)


def _within(value: int, end: int) -> tuple[int, int] | None:
    return (value, end) if value < LIMIT else None


def _spelled(words: Sequence[str], at: int) -> tuple[int, int] | None:
    first = words[at]
    if first in ("a", "an"):
        word = words[at + 1] if at + 1 < len(words) else ""
        if word in GROUPS:
            return GROUPS[word], at + 2
        if word == "quarter" and list(words[at + 2 : at + 4]) == ["of", "a"] and words[at + 4 : at + 5] == ["million"]:
            return 250_000, at + 5
        return _Spelling(words, at + 1, 1).run() if word in SCALES else None
    if first not in SMALL and not _JOINED.fullmatch(first):
        return None
    return _Spelling(words, at, 0).run()


class _Spelling:
    """Reads a number in words; ``room`` is what the next small word must stay under."""

    def __init__(self, words: Sequence[str], at: int, current: int) -> None:
        self.words, self.at, self.begin = words, at, at
        self.total, self.current = 0, current
        self.room, self.scale = (1 if current else 100), LIMIT

    def run(self) -> tuple[int, int] | None:
        while self.at < len(self.words) and self._step(self.words[self.at]):
            pass
        return (self.total + self.current, self.at) if self.at > self.begin else None

    def _step(self, word: str) -> bool:
        if word in SMALL:
            return self._small(SMALL[word], 1)
        if word in SCALES:
            return self._scaled(SCALES[word])
        if word == "dozen" and 0 < self.current < 100 and not self.total:
            self.current, self.room, self.scale = self.current * 12, 0, 0
            self.at += 1
            return True
        if word in _HYPHENS and self.room == 10 and self._next() in SMALL:
            return self._small(SMALL[self._next()], 2)
        if word == "and" and self.room in (100, 1000) and self.at > self.begin and self._next() in SMALL:
            return self._small(SMALL[self._next()], 2)
        joined = _JOINED.fullmatch(word)
        if joined and self.room == 100 and all(part in SMALL for part in joined.groups()):
            tens, unit = (SMALL[part] for part in joined.groups())
            return tens >= 20 and 0 < unit < 10 and self._small(tens + unit, 1)
        return False

    def _next(self) -> str:
        return self.words[self.at + 1] if self.at + 1 < len(self.words) else ""

    def _small(self, value: int, taken: int) -> bool:
        if value >= min(self.room, 100) or (value == 0 and self.at > self.begin):
            return False
        self.current += value
        self.room = 10 if value >= 20 and value % 10 == 0 else 1
        self.at += taken
        return True

    def _scaled(self, scale: int) -> bool:
        if not 0 < self.current < 1000 or scale >= self.scale:
            return False
        if scale == 100:
            if self.current >= 100:
                return False
            self.current, self.room = self.current * 100, 100
        else:
            self.total, self.current = self.total + self.current * scale, 0
            self.scale, self.room = scale, 1000
        self.at += 1
        return True
