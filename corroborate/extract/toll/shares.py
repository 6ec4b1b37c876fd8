"""Counts that are only some of an article's: the critically hurt, one hospital's patients, people shot."""

from __future__ import annotations

from corroborate.extract.toll.draft import Draft

_DEGREES = frozenset("critically seriously gravely severely badly slightly lightly moderately".split())
_CONDITION = frozenset("critical serious grave stable".split())
_ADMITTED = frozenset("admitted admit received treated treating operated".split())
_SUSPECTS = frozenset("suspect suspects gunman gunwoman shooter attacker himself herself".split())
_WHO = frozenset("who was were had been badly seriously critically fatally severely , and others".split())
_HAVE = frozenset("has have had".split())
_DIED = frozenset("died dies die succumbed succumbs succumb".split())
_WHICH = frozenset(["whom", "which", "these", "them", "those"])


def weigh(drafts: list[Draft]) -> list[Draft]:
    """The article's drafts with what the others make of them.

    "Four are seriously hurt" is a part of a larger number of injured that the article gives, and at least that
    many where it gives none. "Five people were shot" counts as injured only where nobody is said to have died
    and no more are said to be hurt: whether they live is not said.
    """
    drafts = _dead_since(_some_of(drafts))
    for draft in drafts:
        _of_which(draft, drafts)
        draft.part |= _of_patients(draft)
    for draft in drafts:
        if draft.whole is None and not draft.part and not draft.total.single and _degree(draft):
            _share(draft, drafts)
    return [draft for draft in drafts if draft.frame != "shot" or _open(draft, drafts)]


def _dead_since(drafts: list[Draft]) -> list[Draft]:
    """The tolls without those wounded who have died ("two people wounded in the attack died on Sunday"): some of the
    dead, and no more wounded."""
    kept = list[Draft]()
    for draft in drafts:
        if draft.harm != "injured" or draft.denied or draft.first > draft.trigger[0] or not _then_died(draft):
            kept.append(draft)
            continue
        for dead in drafts:
            same = dead.words is draft.words and dead.harm == "killed" and dead.first == draft.first
            dead.part |= same and (dead.total.value or 0) > 1
    return kept


def _then_died(draft: Draft) -> bool:
    """Whether a participle or "who was" ties the wound to people of whom the sentence goes on to say that they died."""
    words, at = draft.words, draft.trigger[0]
    between = set(words.lowers[draft.last + 1 : at])
    if not between <= _WHO or (between & {"was", "were", "had"} and "who" not in between):
        return False
    for k in range(draft.trigger[1] + 1, words.size):
        if words.low(k) in _DIED:
            return True
        if (words.tag(k) in ("VBD", "VBZ", "VBP", "MD") and words.low(k) not in _HAVE) or words.low(k) in (
            ".",
            ";",
            "and",
        ):
            return False
    return False


def _his_own(other: Draft, draft: Draft) -> bool:
    """ "The suspect was found dead", "he killed himself", beside the people whom he shot."""
    words = other.words.lowers[other.first : other.last + 1]
    return not _SUSPECTS.isdisjoint(words) and _SUSPECTS.isdisjoint(draft.words.lowers[draft.first : draft.last + 1])


def _some_of(drafts: list[Draft]) -> list[Draft]:
    """ "Two of the nine killed were children": a share of nine. "One of the three victims died": not of three dead."""
    dropped: list[Draft] = []
    for whole in (d for d in drafts if d.frame == "whole"):
        for draft in drafts:
            same = draft.words is whole.words and draft.harm == whole.harm and draft is not whole
            if same and draft.first < whole.first <= draft.last and not draft.whole:
                if whole.words.low(whole.last) == "victims":
                    dropped.append(whole)
                else:
                    draft.whole = whole
    return [draft for draft in drafts if draft not in dropped]


def _of_which(draft: Draft, drafts: list[Draft]) -> None:
    """ "20 people were brought in, of which four were badly hurt"."""
    low = draft.words.low
    if draft.whole is None and low(draft.first - 1) in _WHICH and low(draft.first - 2) in ("of", "among"):
        earlier = [d for d in drafts if d.words is draft.words and d.harm == draft.harm and d.last < draft.first]
        larger = [d for d in earlier if (d.total.value or 0) >= (draft.total.value or 0) and d.whole is None]
        if larger:
            draft.whole = max(larger, key=lambda d: d.last)


def _of_patients(draft: Draft) -> bool:
    """ "We admitted 28 people and two of them died": some of one hospital's, not the incident's dead."""
    lowers = draft.words.lowers
    return lowers[draft.last] in ("them", "whom") and bool(
        _ADMITTED & set(lowers[max(draft.first - 12, 0) : draft.first])
    )


def _degree(draft: Draft) -> bool:
    first, last = draft.trigger
    near = draft.words.lowers[max(first - 2, 0) : last + 2]
    return draft.harm == "injured" and (
        bool(_DEGREES & set(near)) or ("condition" in near and bool(_CONDITION & set(near)))
    )


def _share(draft: Draft, drafts: list[Draft]) -> None:
    for other in drafts:
        counted = other.harm == "injured" and other.whole is None and not (other.denied or other.total.exclusive)
        if not counted or other.words is draft.words or other.total.single or _degree(other):
            continue
        if other.total.value is None or other.total.value >= (draft.total.value or 0):
            draft.part = True
            return
    joined = any(d.words is draft.words and d.total.exclusive for d in drafts)
    if draft.total.modifier == "exact" and not joined:
        draft.total = draft.total._replace(modifier="at-least")


def _open(draft: Draft, drafts: list[Draft]) -> bool:
    if "fatally" in draft.words.lowers:
        return False
    for other in drafts:
        if other is draft or other.denied or other.frame == "shot" or _his_own(other, draft):
            continue
        if other.harm == "killed" or (other.harm == "injured" and (other.total.value or 0) > (draft.total.value or 0)):
            return False
    return True
