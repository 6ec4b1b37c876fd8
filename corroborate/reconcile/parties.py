"""Whose dead a claim counts, and who counts them: each side of a fight tells of its own losses and of the other's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import Claim, Speaker
from corroborate.names import FightingSide, known_group, side_counted, side_speaking

_OWN = re.compile(
    r"\b(?:its|our|his|their)\s+(?:[\w-]+\s+){0,2}?(?:men|members|fighters|soldiers|troops|personnel|martyrs|officers"
    r"|own|ranks|comrades|forces)\b",
    re.IGNORECASE,
)
_STATES = frozenset({"state-forces", "coalition", "government"})


def party(claim: Claim) -> FightingSide | None:
    """The side whose people a claim counts; None where the words are of anybody, of both, or don't say."""
    words = claim.span.exact
    own = side_of(claim.speakers[0]) if _OWN.search(words) else None
    return own or side_counted(words)


def side_of(speaker: Speaker) -> FightingSide | None:
    """The side that a speaker speaks for."""
    if speaker.kind in ("article", "news-outlet", "document"):
        return None
    if speaker.kind == "armed-group":
        return "armed"
    if speaker.kind in ("military", "government"):
        return "state"
    known = known_group(speaker.name)
    if known is not None:
        return "state" if known.kind in _STATES else "armed" if known.kind == "armed-group" else None
    return side_speaking(speaker.name)


def opposed(one: Claim, two: Claim) -> bool:
    """Whether two claims count different sides' people: neither corrects nor includes the other."""
    a, b = party(one), party(two)
    return a is not None and b is not None and a != b


def parties(claims: Iterable[Claim]) -> Mapping[str, FightingSide]:
    """Whose people each claim counts, by its id; a bare "nine" is of those whom the same origin counts as nine."""
    mine = list(claims)
    said = {c.id: side for c in mine if (side := party(c)) is not None}
    known: dict[tuple[str, object], set[FightingSide]] = {}
    for claim in mine:
        if claim.id in said:
            known.setdefault((claim.origin, claim.value), set()).add(said[claim.id])
    for claim in mine:
        sides = known.get((claim.origin, claim.value), set())
        if claim.id not in said and claim.value is not None and len(sides) == 1:
            said[claim.id] = next(iter(sides))
    return said


def enemies(claims: Sequence[Claim], counted: Mapping[str, FightingSide]) -> frozenset[str]:
    """Ids of the claims in which one side of a fight counts the other's people."""
    found: set[str] = set()
    for claim in claims:
        speaker = side_of(claim.speakers[0])
        if claim.id in counted and speaker is not None and speaker != counted[claim.id]:
            found.add(claim.id)
    return frozenset(found)
