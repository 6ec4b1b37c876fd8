"""Words of harm in a sentence: which, what harm, and how people attach to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corroborate.data import table

_GAP = 8
"""Tokens that "..." in a pattern may stand for."""


class Pattern(NamedTuple):
    """A row of ``toll_triggers``: alternatives by place; None stands for the gap."""

    parts: tuple[frozenset[str] | None, ...]
    harm: str
    frame: str


class Trigger(NamedTuple):
    """Tokens ``first``..``last`` say ``harm``; ``frame`` as in ``toll_triggers``."""

    first: int
    last: int
    harm: str
    frame: str


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for row in table("toll_triggers"):
        parts = tuple(None if part == "..." else frozenset(part.split("|")) for part in row["pattern"].split())
        for word in parts[0] or ():
            found.setdefault(word, []).append(Pattern(parts, row["harm"], row["frame"]))
    for choices in found.values():
        choices.sort(key=lambda pattern: -len(pattern.parts))
    return found


@lru_cache(maxsize=1)
def single_words() -> frozenset[str]:
    """Forms that are words of harm by themselves ("killed", "dead")."""
    plain = {word for word, found in _patterns().items() if any(_plain(pattern) for pattern in found)}
    return frozenset(plain | {"shot"})


def _plain(pattern: Pattern) -> bool:
    return len(pattern.parts) == 1 and pattern.frame not in ("army", "shot")


@lru_cache(maxsize=1)
def signs() -> frozenset[str]:
    """Words one of which stands wherever a pattern matches: its part of the longest words, as the rarest."""
    found = set[str]()
    for pattern in {pattern for choices in _patterns().values() for pattern in choices}:
        needed = [part for part in pattern.parts if part is not None and "?" not in part]
        found |= max(reversed(needed), key=lambda part: min(map(len, part)))
    return frozenset(found)


def triggers(lowers: Sequence[str]) -> list[Trigger]:
    """The words of harm, longest pattern first, from left to right without overlap."""
    known = _patterns()
    found: list[Trigger] = []
    at = 0
    while at < len(lowers):
        match = next((m for p in known.get(lowers[at], ()) if (m := _match(p, lowers, at))), None)
        if match:
            found.append(match)
            at = match.last + 1
        else:
            at += 1
    return found


def _match(pattern: Pattern, lowers: Sequence[str], at: int) -> Trigger | None:
    end = _after(pattern.parts, lowers, at)
    return None if end is None else Trigger(at, end - 1, pattern.harm, pattern.frame)


def _after(parts: tuple[frozenset[str] | None, ...], lowers: Sequence[str], at: int) -> int | None:
    for number, part in enumerate(parts):
        if part is None:
            for k in range(at, min(at + _GAP, len(lowers))):
                if lowers[k] in (",", ".", ";", ":"):
                    return None
                end = _after(parts[number + 1 :], lowers, k)
                if end is not None:
                    return end
            return None
        if at < len(lowers) and lowers[at] in part:
            at += 1
        elif "?" not in part:
            return None
    return at
