"""Tolls become claims on the count fields, as the contract's fields.md lays down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading
from corroborate.extract.shares import shares
from corroborate.model import Modifier, Scope

_THE_TOLL = re.compile(r"\b(?:the|that|this)\s+(?:(?:death|casualty|reported)\s+)?toll\b", re.IGNORECASE)
_FOUND = re.compile(r"\b(?:found|located|recovered|rescued|accounted for)\b", re.IGNORECASE)
_MEN = frozenset("he him man boy male father husband brother son".split())
_WOMEN = frozenset("she her woman girl female mother wife sister daughter".split())
_CONFIRMS = re.compile(r"\bconfirm", re.IGNORECASE)


def drafts(reading: Reading, told: Iterable[Facts], scope: Scope) -> list[Draft]:
    """Claims of the tolls of one event's tellings, and of those who confirm them."""
    facts = list(told)
    tolls = [(f, toll) for f in facts for toll in f.telling.tolls]
    counted = {toll.harm for _, toll in tolls if not _partial(toll)}
    split = shares(reading, tolls)
    found, added = _added(tolls, split) if scope == "incident" else ([], frozenset())
    split |= added
    dropped = [tolls[n][1] for n in split]
    for place, (f, toll) in enumerate(tolls):
        if toll.whole is not None and reading.tolls[toll.whole] in dropped:
            continue
        found_again = toll.harm == "missing" and _FOUND.search(reading.clause_text(toll.sentence, toll.start))
        if place in split or found_again or _dies(toll, tolls):
            continue
        if _partial(toll) and toll.harm in counted and toll.status != "attacker":
            continue
        earlier = any(_partial(t) and t.harm == toll.harm for _, t in tolls[:place])
        found.extend(_claims(f, toll, scope, joins=toll.exclusive and earlier))
    return found + list(_confirmed(reading, facts, found)) if scope == "incident" else found


def _added(tolls: Sequence[tuple[Facts, TollMention]], split: frozenset[int]) -> tuple[list[Draft], frozenset[int]]:
    """ "Four were badly hurt while 20 others had light injuries": 24, where nobody gives as many."""
    found: list[Draft] = []
    taken: set[int] = set()
    for place, (_, toll) in enumerate(tolls[1:], 1):
        before = tolls[place - 1][1]
        alike = before.sentence == toll.sentence and before.harm == toll.harm and before.status == toll.status
        counted = toll.exclusive and not toll.single and _plain(toll) and _plain(before) and not before.exclusive
        if not (alike and counted and before.trigger != toll.trigger) or {place, place - 1} & split:
            continue
        total = (before.value or 0) + (toll.value or 0)
        if any(t.harm == toll.harm and t.value is not None and t.value > (toll.value or 0) for _, t in tolls):
            continue
        field = f"civilians_{toll.harm}" if toll.status == "civilian" else toll.harm
        found.append(Draft(field, total, toll.sentence, before.start, toll.end, "incident", "exact"))
        taken |= {place, place - 1}
    return found, frozenset(taken)


def _plain(toll: TollMention) -> bool:
    exact = toll.modifier == "exact" and toll.value is not None and not toll.cumulative and not toll.denied
    return exact and toll.harm in ("killed", "injured") and toll.whole is None and not toll.part


def _partial(toll: TollMention) -> bool:
    """One person alone, by name or as "a commander": a victim, and a toll only where no other is given."""
    return toll.value == 1 and (toll.named or toll.single) and not toll.exclusive and not toll.denied


def _dies(toll: TollMention, tolls: Sequence[tuple[Facts, TollMention]]) -> bool:
    """ "The victim was taken to hospital", of one who died of it: where one person is killed and one hurt, in
    sentences apart, and the words don't make them two."""
    if toll.harm != "injured" or not _partial(toll):
        return False
    dead = [t for _, t in tolls if t.harm == "killed" and t.status != "attacker" and t.value]
    hurt = [t for _, t in tolls if t.harm == "injured" and not t.denied]
    alone = bool(dead) and all(t.value == 1 for t in dead) and all(_partial(t) for t in hurt)
    if not alone or any(t.sentence == toll.sentence and t.start != toll.start for t in dead):
        return False
    if _sex(toll) and any(_sex(t) and _sex(t) != _sex(toll) for t in dead):
        return False
    named = toll.named and any(t.named for t in dead)
    return not named or any(_last(t) == _last(toll) for t in dead)


def _sex(toll: TollMention) -> str:
    known = set(toll.people.lower().split())
    return "m" if known & _MEN else "f" if known & _WOMEN else ""


def _last(toll: TollMention) -> str:
    return toll.people.lower().split()[-1]


def _claims(facts: Facts, toll: TollMention, scope: Scope, joins: bool) -> Iterator[Draft]:
    value, modifier = toll.value, _modifier(toll)
    if joins and toll.harm == "killed" and value is not None:
        value += 1
    for field in _fields(toll):
        if (toll.whole is not None or toll.part) and field.startswith("civilians") and modifier == "exact":
            modifier = "at-least"
        yield Draft(
            field,
            value,
            toll.sentence,
            toll.start,
            toll.end,
            scope,
            modifier,
            certainty="hedged" if toll.hedged else None,
        )


def _modifier(toll: TollMention) -> Modifier | None:
    return toll.modifier or ("exact" if toll.value is not None else "several")


def _fields(toll: TollMention) -> tuple[str, ...]:
    """The fields a toll speaks to; a part of a whole never replaces the whole."""
    part = toll.whole is not None or toll.part
    if toll.harm not in ("killed", "injured"):
        return (toll.harm,) if toll.harm in ("missing", "captured") and not part else ()
    if toll.status == "civilian":
        return (f"civilians_{toll.harm}",)
    if toll.status == "attacker":
        return ("attackers_killed",) if toll.harm == "killed" else ()
    return () if part else (toll.harm,)


def _confirmed(reading: Reading, facts: list[Facts], found: list[Draft]) -> Iterator[Draft]:
    """ "A source confirmed the death toll": the figure given before, with a speaker of his own."""
    for sentence in reading.sentences:
        match = _THE_TOLL.search(sentence.text)
        if not match or not _CONFIRMS.search(sentence.text):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before = [d for d in found if d.field == "killed" and d.start < start and isinstance(d.value, int)]
        said = reading.speech.at(start, end)
        if before and said is not None and said.chain and said.stance == "asserts":
            last = before[-1]
            yield Draft("killed", last.value, sentence.index, start, end, "incident", last.modifier)
