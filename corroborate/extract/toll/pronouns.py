"""Who a pronoun of the same sentence means: "a girl is in hospital after she was shot"."""

from __future__ import annotations

from corroborate.extract.toll.asides import MISHAPS
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.slots import Slots

_HE = frozenset(("he", "him", "himself"))
_SHE = frozenset(("she", "her", "herself"))
_MALE = frozenset("man boy male father husband brother son grandfather priest".split())
_FEMALE = frozenset("woman girl female mother wife sister daughter grandmother nun".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def meant(slots: Slots, pronoun: Group) -> Group:
    """The one person that a pronoun stands for, where the sentence names nobody else before it; else the pronoun.

    Only a subject above the pronoun's clause is taken: "a man told police that he was shot".
    """
    words = slots.words
    low = words.low(pronoun.first)
    if pronoun.first != pronoun.last or low not in _HE | _SHE:
        return pronoun
    if low.endswith("self") and MISHAPS.isdisjoint(words.lowers):
        return pronoun
    other = _FEMALE if low in _HE else _MALE
    before = [g for g in slots.groups if g.last < pronoun.first and g.people and g.kind in ("single", "name")]
    before = [g for g in before if words.low(g.head) not in other]
    if len(before) != 1 or before[0].kind == "name" or before[0].status == "attacker":
        return pronoun
    one = before[0]
    if words.low(one.first) in _HE | _SHE:
        return pronoun
    if one.determiner not in ("a", "an") and not (slots.headline and not one.determiner):
        return pronoun
    return one if _over(slots, one, pronoun) else pronoun


def _over(slots: Slots, one: Group, pronoun: Group) -> bool:
    """Whether ``one`` is the subject of a clause that the pronoun's clause hangs on, or a noun that it describes."""
    tokens = slots.words.tokens
    token = tokens[one.head]
    verb = tokens[token.head] if token.dep in _SUBJECTS else token
    at = tokens[pronoun.first]
    for _ in range(8):
        at = tokens[at.head]
        if at.i == verb.i:
            return True
    return False
