"""The verb chain before a word of harm: is it passive, real, denied, hedged?"""

from __future__ import annotations

from corroborate.extract.toll.people import context
from corroborate.extract.toll.triggers import Trigger
from corroborate.extract.toll.words import Words

_BE = frozenset(["be", "been", "being", "was", "were", "is", "are", "am", "'s", "'re", "got", "get", "gets", "getting"])
_HAVE = frozenset(["have", "has", "had", "having", "'ve"])
_REACH = 14
_CLAUSE = frozenset((",", ";", ":", "-", "–", "—", "(", '"', "“", "”"))
_QUOTES = frozenset("\"“”‘’'«»")
_SAYING = frozenset(["said", "reported", "known", "confirmed"])
_THOUGHT = frozenset(["said", "reported", "known", "confirmed", "believed", "thought", "presumed", "feared"])
_NOT_QUITE = frozenset(["nearly", "almost", "narrowly"])
_OWNING = frozenset(
    ["admitted", "admits", "admitting", "confessed", "confesses", "confessing", "guilty", "linked", "tied", "connected"]
)
""" "Admitted to killing": no purpose."""
_NEAR_TO = frozenset(["inches", "seconds", "moments", "risk", "danger", "verge", "brink", "close", "capable"])
""" "Within inches of killing", "came close to dying": nobody did."""
_CLAIMS = frozenset("claim claims claimed claiming profess professes professed boast boasts boasted".split())
""" "Claimed to have killed 40"."""
_ACHIEVED = frozenset(["managed", "went", "proceeded", "continued", "helped", "used"])


class Chain:
    """What stands between the people and the word of harm; ``first`` is its first token."""

    __slots__ = ("be", "first", "have", "hedged", "infinitive", "may", "negative", "unreal")

    def __init__(self, words: Words, trigger: Trigger) -> None:
        self.first = trigger.first
        self.be = self.have = self.hedged = self.infinitive = self.may = self.negative = self.unreal = False
        achieved = False
        kinds = context()
        for at in range(trigger.first - 1, max(trigger.first - 1 - _REACH, -1), -1):
            low = words.low(at)
            kind = kinds.get(low, "")
            if low in _QUOTES and kinds.get(words.low(at - 1), "") == "chain":
                pass  # had been "martyred": the mark opens on the verb
            elif low == "to":
                self.infinitive = words.low(at - 1) not in _OWNING or words.tag(at + 1) != "VBG"
            elif low in _ACHIEVED and self.infinitive:
                achieved = True
            elif low == "as" and words.low(at + 1) in ("having", "being", "dead", "missing", "killed"):
                pass
            elif kind in ("chain", "hedge", "negative", "unreal", "may") and low != "without":
                self._note(low, kind)
            elif words.tag(at) != "RB":
                break
            self.first = at
        if self.infinitive and (self._said(words, trigger) or self._thought(words, trigger)):
            self.hedged = True
        claimed = self.have and words.low(self.first - 1) in _CLAIMS
        if self.infinitive and (achieved or self.hedged or claimed):
            self.infinitive = False

    def _note(self, low: str, kind: str) -> None:
        self.be |= low in _BE
        self.have |= low in _HAVE
        self.hedged |= kind == "hedge"
        self.may |= kind == "may"
        self.negative |= kind == "negative"
        self.unreal |= kind == "unreal" and not (self.have and low == "must")
        self.hedged |= low == "must"

    def _thought(self, words: Words, trigger: Trigger) -> bool:
        """ "Are reported to be missing", "is believed to be dead"."""
        near = words.lowers[self.first : trigger.first]
        return trigger.frame == "state" and near[-2:] == ["to", "be"] and not _THOUGHT.isdisjoint(near)

    def _said(self, words: Words, trigger: Trigger) -> bool:
        """ "Is said to have died": the saying is in the chain and the dying is in the perfect."""
        return self.have and any(words.low(k) in _SAYING for k in range(self.first, trigger.first))


def hypothetical(words: Words, trigger: Trigger, chain: Chain) -> bool:
    """Whether nothing is claimed to have happened: modals, purposes, conditions, denials, questions."""
    if chain.unreal or chain.infinitive or (chain.may and not chain.have):
        return True
    if words.low(words.size - 1) == "?" or words.low(trigger.first - 1) in _NOT_QUITE:
        return True
    if chain.be and words.low(trigger.first - 1) in ("is", "are") and "when" in words.lowers[: chain.first]:
        return True  # "when one is killed, all of us lose"
    return _condition(words, chain.first) or _governed(words, trigger)


def _condition(words: Words, first: int) -> bool:
    for at in range(first - 1, max(first - 16, -1), -1):
        low = words.low(at)
        if low in _CLAUSE or low in ("that", "who", "which"):
            return False
        if context().get(low) == "condition":
            return True
        if low in ("could", "would") and words.low(at + 1) == "have":
            return True
    return False


def _governed(words: Words, trigger: Trigger) -> bool:
    token = words.tokens[trigger.first]
    for _ in range(4):
        if token.dep not in ("xcomp", "ccomp", "pcomp", "pobj", "prep", "conj", "dobj", "acl"):
            return False
        head = words.tokens[token.head]
        kind = context().get(head.lemma.lower())
        if kind == "denial" and token.dep in ("xcomp", "ccomp", "pcomp", "dobj"):
            return True
        if kind == "intent" and token.dep in ("xcomp", "pcomp", "prep", "pobj") and trigger.first != head.i:
            return words.tag(trigger.first) in ("VBG", "VB", "NN")
        if head.lower == "without" or (head.lower in _NEAR_TO and token.dep == "prep"):
            return True
        token = head
    return False


def hedged_near(words: Words, first: int) -> bool:
    """Whether "unconfirmed reports", "it is feared" stand in the same clause before the count."""
    for at in range(first - 1, max(first - 7, -1), -1):
        low = words.low(at)
        if low in (";", ".", "“", '"'):
            return False
        if low in ("unconfirmed", "feared", "presumed", "reportedly", "allegedly", "apparently", "unverified"):
            return True
    return False
