"""Counts of a fight's two sides: of "killed 40 rebels and lost two soldiers" none is a share of the other."""

from __future__ import annotations

from collections.abc import Iterable

from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.toll.people import noun
from corroborate.names import FightingSide, last_side, side_counted

_THEM = ("of them", "of the")


def of_another_side(reading: Reading, toll: TollMention, told: Iterable[TollMention]) -> bool:
    """Whether all that count more of the harm count those who fight the people that ``toll`` counts."""
    more = [t for t in told if t.harm == toll.harm and (t.value or 0) > (toll.value or 0) and not t.denied]
    if not more or toll.denied or toll.part or toll.whole is not None:
        return False
    mine = _side(reading, toll)
    if mine is None:
        return _others(toll) and all(t.status == "attacker" for t in more)
    sides = {_side(reading, t) for t in more}
    return None not in sides and mine not in sides


def _side(reading: Reading, toll: TollMention) -> FightingSide | None:
    if toll.status == "attacker":
        return "armed"
    words = toll.people.lower()
    if words.endswith(_THEM):
        return last_side(reading.text[reading.sentences[toll.sentence].start : toll.start])
    return side_counted(words)


def _others(toll: TollMention) -> bool:
    """ "Three hostages and two policemen", beside six gunmen: people of other sorts than those who attacked."""
    known = [found for word in toll.people.lower().split() if (found := noun(word)) is not None]
    return bool(known) and all(found.status not in ("attacker", "combatant", "thing") for found in known)
