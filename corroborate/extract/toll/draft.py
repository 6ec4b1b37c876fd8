"""A toll while it is being put together, and the mentions it becomes."""

from __future__ import annotations

from typing import cast

from corroborate.extract.mentions import Harm, TollMention
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import Total
from corroborate.extract.toll.words import Words
from corroborate.model import Modifier


class Draft:
    """A toll in the making: token positions, a total, and flags named as TollMention's."""

    __slots__ = (
        "attackers_included", "cumulative", "denied", "first", "frame", "harm", "hedged", "items", "last", "part",
        "total", "trigger", "whole", "words",
    )  # fmt: skip

    def __init__(self, words: Words, harm: str, items: list[Group], total: Total, trigger: tuple[int, int]) -> None:
        self.words, self.harm, self.items, self.total, self.trigger = words, harm, items, total, trigger
        self.first, self.last = min(g.first for g in items), max(g.last for g in items)
        self.whole: Draft | None = None
        self.attackers_included: bool | None = None
        self.frame = ""
        self.cumulative = self.denied = self.hedged = self.part = False


def settle(drafts: list[Draft]) -> list[TollMention]:
    """Drafts in the order of the text, the same words once, as mentions."""
    seen: dict[tuple[int, int, int, str, str | None], Draft] = {}
    for draft in drafts:
        if draft.total.value == 0 and not draft.denied:
            continue  # "31, 000 people", cut in two
        key = (draft.words.sentence.index, draft.first, draft.last, draft.harm, draft.total.status)
        seen.setdefault(key, draft)
    ordered = sorted(seen.values(), key=lambda d: (d.words.sentence.start, d.first, -d.last, d.harm))
    expanded = [pair for draft in ordered for pair in _ends(draft)]
    position = {id(draft): i for i, (draft, _, _) in reversed(list(enumerate(expanded)))}
    return [_mention(draft, value, modifier, position) for draft, value, modifier in expanded]


def _ends(draft: Draft) -> list[tuple[Draft, int | None, str]]:
    """A range is two mentions on the same words: at least the low figure, at most the high one."""
    total = draft.total
    if total.high is not None and total.high != total.value:
        return [(draft, total.value, "at-least"), (draft, total.high, "at-most")]
    return [(draft, total.value, total.modifier if total.modifier != "range" else "about")]


def _mention(draft: Draft, value: int | None, modifier: str, position: dict[int, int]) -> TollMention:
    sentence, total = draft.words.sentence, draft.total
    start, end = sentence.span(draft.first, draft.last)
    people = sentence.words(start, end)
    if total.named and len(draft.items) == 1 and draft.items[0].named:
        people = sentence.words(*sentence.span(*draft.items[0].named))
    return TollMention(
        sentence=sentence.index,
        start=start,
        end=end,
        harm=cast(Harm, draft.harm),
        value=value,
        modifier=cast(Modifier, modifier),
        trigger=sentence.span(*draft.trigger),
        people=people,
        status=total.status,  # type: ignore[arg-type]
        whole=position.get(id(draft.whole)) if draft.whole is not None else None,
        attackers_included=draft.attackers_included,
        exclusive=total.exclusive,
        hedged=draft.hedged,
        denied=draft.denied,
        cumulative=draft.cumulative,
        named=total.named,
        single=total.single,
        part=draft.part,
    )
