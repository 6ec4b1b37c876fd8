"""Tolls become claims on the count fields, as the contract's fields.md lays down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.reading import Reading
from corroborate.model import Modifier, Scope

_THE_TOLL = re.compile(r"\b(?:the|that|this)\s+(?:(?:death|casualty|reported)\s+)?toll\b", re.IGNORECASE)
_FOUND = re.compile(r"\b(?:found|located|recovered|rescued|accounted for)\b", re.IGNORECASE)
_CONFIRMS = re.compile(r"\bconfirm", re.IGNORECASE)


def drafts(reading: Reading, told: Iterable[Facts], scope: Scope) -> list[Draft]:
    """Claims of the tolls of one event's tellings, and of those who confirm them."""
    facts = list(told)
    tolls = [(f, toll) for f in facts for toll in f.telling.tolls]
    counted = {toll.harm for _, toll in tolls if not _partial(toll)}
    split = _broken_down(tolls)
    found: list[Draft] = []
    for place, (f, toll) in enumerate(tolls):
        if (
            toll in split
            or _besides(f, toll, tolls)
            or (toll.harm == "missing" and _FOUND.search(f.telling.sentence.text))
        ):
            continue
        if _partial(toll) and toll.harm in counted and toll.status != "attacker":
            continue
        earlier = any(_partial(t) and t.harm == toll.harm for _, t in tolls[:place])
        found.extend(_claims(f, toll, scope, joins=toll.exclusive and earlier))
    return found + list(_confirmed(reading, facts, found)) if scope == "incident" else found


def _broken_down(tolls: list[tuple[Facts, TollMention]]) -> list[TollMention]:
    """ "Nine died at the scene, two in hospital": parts of a total that was given before."""
    total = 0
    parts: list[TollMention] = []
    for sentence in dict.fromkeys(toll.sentence for _, toll in tolls):
        mine = [t for _, t in tolls if t.sentence == sentence and t.harm == "killed" and t.value and t.whole is None]
        values = [t.value or 0 for t in mine]
        if len(mine) > 1 and all(t.modifier == "exact" and not t.cumulative for t in mine) and sum(values) <= total:
            parts.extend(mine)
        else:
            total = max([total, *values])
    return parts


def _besides(facts: Facts, toll: TollMention, tolls: list[tuple[Facts, TollMention]]) -> bool:
    """ "The two pilots also died": some of a larger number that the report gives."""
    largest = max((t.value or 0 for _, t in tolls if t.harm == toll.harm), default=0)
    also = any(token.lower == "also" for token in facts.telling.sentence.tokens)
    return also and not toll.exclusive and toll.value is not None and toll.value * 2 <= largest


def _partial(toll: TollMention) -> bool:
    """One person alone, by name or as "a commander": a victim, and a toll only where no other is given."""
    return toll.value == 1 and (toll.named or toll.single) and not toll.exclusive and not toll.denied


def _claims(facts: Facts, toll: TollMention, scope: Scope, joins: bool) -> Iterator[Draft]:
    value, modifier = toll.value, "at-least" if _partial(toll) else _modifier(toll)
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
