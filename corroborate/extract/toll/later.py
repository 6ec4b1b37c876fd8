"""Counts in the news of a later day: what was added to a toll, who died of wounds told before, a figure "so far"."""

from __future__ import annotations

import re

from corroborate.extract.toll.draft import Draft
from corroborate.extract.toll.words import Words

_SO_FAR = re.compile(
    r"\b(?:so far|thus far|to date|until now|up to now|at this stage|as (?:of|at)(?! (?:if|least|the same)\b))\b"
    r"(?! (?:this|in) (?:\w+ )?(?:year|month|week|winter|summer|season))",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between "so far" and its count."""
_DIED = frozenset("died dies die succumbed succumb".split())
_BODIES = frozenset("body bodies corpse corpses remains".split())
_MORE = frozenset("more last final remaining missing".split())
_ADDED = _MORE | frozenset("further additional another".split())
"""Before bodies; "another man died" may be of another town."""
_OF_WOUNDS = frozenset("wounds injuries burns hospital hurt injured wounded".split())
_TOLLS = frozenset("toll number count tally".split())
_OVER_TIME = re.compile(
    r"\b(?:this|last|past) (?:year|month|week|season|decade)\b|\bsince\b|\bin (?:attacks|raids|clashes|20\d\d)\b",
    re.IGNORECASE,
)
_SAID = frozenset("report reports claim claims rumour rumours rumor rumors post posts video videos allegations".split())
_FALSE = frozenset("false untrue fake baseless unfounded fabricated incorrect inaccurate misleading wrong".split())
_REJECTS = frozenset("dismissed rejected denied denies denying dismissing rejecting refuted debunked".split())
_PRESUMED = frozenset("presumed feared".split())
_BE = frozenset("is are was were".split())
_REACH = 14


def of_news(drafts: list[Draft]) -> list[Draft]:
    """The article's drafts with what a later day's words make of them.

    "So far 23" is at least 23. "Two more bodies" are no total where a larger one is given, and at least two
    where none is. People hurt in the event who "died on Friday" are no longer among the injured. What "reports
    of 40 dead" say that are false is no count. A few "presumed drowned" beside more who are dead are missing.
    """
    kept = [d for d in drafts if not (_died_later(d) or _rumour(d))]
    for draft in kept:
        if _so_far(draft) or (_grows(draft) and _plain(draft)):
            draft.total = draft.total._replace(modifier="at-least")
    kept = [d for d in kept if not _found_dead(d, kept)]
    for draft in kept:
        draft.part |= _is_added(draft, kept)
        if draft.harm == "killed" and _presumed(draft) and _more_dead(draft, kept):
            draft.harm = "missing"
    return kept


def _plain(draft: Draft) -> bool:
    total = draft.total
    return total.modifier == "exact" and (total.value or 0) > 1 and not (draft.denied or draft.part or draft.whole)


def _so_far(draft: Draft) -> bool:
    if draft.harm not in ("killed", "injured") or not _plain(draft):
        return False
    sentence = draft.words.sentence
    start, end = sentence.span(min(draft.first, draft.trigger[0]), max(draft.last, draft.trigger[1]))
    for match in _SO_FAR.finditer(sentence.text):
        begin, stop = sentence.start + match.start(), sentence.start + match.end()
        if (0 <= start - stop <= _NEAR) or (0 <= begin - end <= _NEAR // 3) or start <= begin <= end:
            return True
    return False


def _died_later(draft: Draft) -> bool:
    """ "Two workers hurt in Monday's fire died on Friday": a participle, and the verb that its people die by."""
    words, (at, last) = draft.words, draft.trigger
    if draft.harm != "injured" or words.tag(at) not in ("VBN", "VBD") or not 0 < at - draft.last <= 4:
        return False
    between = words.lowers[draft.last + 1 : at]
    if not _BE.isdisjoint(between) and not {"who", "that"} & set(between):
        return False
    for k in range(last + 1, min(last + 1 + _REACH, words.size)):
        low = words.low(k)
        if low in _DIED and words.tag(k).startswith("VB"):
            return words.low(k - 1) not in ("who", "and", "later") or "who" in between
        if low in ("and", "while", "when", "as", "who", ";", "but") or words.tag(k) == "CD":
            return False
    return False


def _grows(draft: Draft) -> bool:
    """ "Two more bodies", "three more have died": counts on top of others. "Two others" are beside somebody named."""
    lowers = draft.words.lowers
    own = set(lowers[max(draft.first - 1, 0) : draft.last + 1])
    if draft.harm != "killed" or not {"other", "others"}.isdisjoint(own):
        return False
    dying = set(lowers[draft.trigger[0] : draft.trigger[1] + 1])
    if not (dying | own).isdisjoint(_BODIES):
        return not _ADDED.isdisjoint(own) or _were_missing(draft)
    return not dying.isdisjoint(_DIED) and not _MORE.isdisjoint(own)


def _were_missing(draft: Draft) -> bool:
    """ "The bodies of the four who remained missing": found after others."""
    behind = draft.words.lowers[draft.last + 1 : draft.last + 6]
    return behind[:1] == ["who"] and "missing" in behind


def _found_dead(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether those who were missing are the dead whose bodies were found."""
    if draft.harm != "missing":
        return False
    same = [d for d in drafts if d.harm == "killed" and d.words is draft.words and d.first == draft.first]
    return any(_grows(d) and not d.denied for d in same)


def _is_added(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a larger count holds it: its own sentence's toll, or for "two more" any that the article gives."""
    if draft.denied or draft.whole is not None or draft.total.value is None or draft.harm != "killed":
        return False
    more, value = _grows(draft), draft.total.value
    for other in drafts:
        larger = other.harm == "killed" and not other.denied and (other.total.value or 0) > value
        if not larger or other.total.exclusive or other.part or other is draft:
            continue
        if other.words is not draft.words:
            if more:
                return True
        elif draft.last < other.first and _raised_by(draft, other.words, other):
            return True
    return False


def _raised_by(draft: Draft, words: Words, other: Draft) -> bool:
    """ "Found two bodies, bringing the toll to nine"; not "killed two, bringing the toll this year to nine"."""
    if words.low(other.trigger[0]) not in _TOLLS:
        return False
    start, _ = words.sentence.span(other.trigger[0], other.trigger[0])
    if _OVER_TIME.search(words.sentence.text, start - words.sentence.start):
        return False
    own = set(words.lowers[max(min(draft.first - 1, draft.trigger[0]), 0) : other.trigger[0]])
    return draft.total.exclusive or _grows(draft) or not own.isdisjoint(_OF_WOUNDS | _BODIES)


def _rumour(draft: Draft) -> bool:
    """ "Reports of 40 dead are false", "dismissed as false claims of 40 dead"."""
    lowers = draft.words.lowers
    before = lowers[max(draft.first - _REACH, 0) : draft.first]
    if _SAID.isdisjoint(before) or draft.denied:
        return False
    end = max(draft.last, draft.trigger[1]) + 1
    behind = lowers[end : end + 6]
    told = next((k for k, low in enumerate(before) if low in _SAID), 0)
    predicate = not _BE.isdisjoint(behind) and not _FALSE.isdisjoint(behind)
    return predicate or not (_FALSE | _REJECTS).isdisjoint(before[max(told - 4, 0) : told])


def _presumed(draft: Draft) -> bool:
    near = draft.words.lowers[max(draft.trigger[0] - 3, 0) : draft.trigger[0]]
    several = (draft.total.value or 0) > 1 and not draft.total.named
    return several and draft.hedged and not _PRESUMED.isdisjoint(near)


def _more_dead(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the article counts more who are known to be dead."""
    sure = [d for d in drafts if d.harm == "killed" and not (d.hedged or d.denied or d.part) and d is not draft]
    return any((d.total.value or 0) > (draft.total.value or 0) for d in sure)
