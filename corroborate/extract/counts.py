"""Tolls become claims on the count fields, as the contract's fields.md lays down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.persons import added, dies, differ, fatal, ordinal_again, partial, told_apart
from corroborate.extract.reading import Reading
from corroborate.extract.shares import shares
from corroborate.model import Modifier, Scope

_THE_TOLL = re.compile(r"\b(?:the|that|this)\s+(?:(?:death|casualty|reported)\s+)?toll\b", re.IGNORECASE)
_FOUND = re.compile(r"\b(?:found|located|recovered|rescued|accounted for)\b", re.IGNORECASE)
_SPAN = re.compile(r"\bthis (?:week|month|year)\b|\bin (?:\w+ ){1,2}(?:days|weeks|months)\b", re.IGNORECASE)
_NEAR = 6
"""Sentences between "kills 1" and a single person who is that one."""
_CONFIRMS = re.compile(
    r"\bconfirm\w*\W+(?:\w+\W+){0,2}?(?:the|that|this)\W+(?:\w+\W+)?toll\b|\btoll\b\W+(?:\w+\W+){0,3}?confirmed\b",
    re.IGNORECASE,
)


def drafts(reading: Reading, told: Iterable[Facts], scope: Scope) -> list[Draft]:
    """Claims of the tolls of one event's tellings, and of those who confirm them."""
    facts = list(told)
    tolls = [(f, toll) for f in facts for toll in f.telling.tolls]
    split = shares(reading, tolls)
    found, summed = added(tolls, split) if scope == "incident" else ([], frozenset())
    counted = {toll.harm for n, (_, toll) in enumerate(tolls) if n not in split and _many(toll)}
    counted |= {tolls[n][1].harm for n in summed}
    sole = {harm for harm in counted if all(t.value == 1 for _, t in tolls if t.harm == harm and not t.denied)}
    dropped = [tolls[n][1] for n in split | summed]
    alone: list[TollMention] = []
    for place, (f, toll) in enumerate(tolls):
        if place in split | summed or (toll.whole is not None and reading.tolls[toll.whole] in dropped):
            continue
        if _found_again(reading, toll) or dies(toll, tolls) or (scope == "incident" and fatal(toll, tolls, facts)):
            continue
        if partial(toll) and toll.harm in counted and toll.status != "attacker":
            if toll.harm not in sole or _somebody_else(toll, tolls):
                continue
        if scope == "incident" and _of_the_week(f, toll):
            continue
        if (toll.exclusive and toll.single and _larger(toll, tolls)) or _raises(f, toll):
            continue
        single = partial(toll) and toll.harm not in counted  # "kills 1", and "a woman" below it: she is that one
        if single and toll.status != "attacker" and toll.whole is None and not toll.part:
            alone.append(toll)
        earlier = any(partial(t) and t.harm == toll.harm and not ordinal_again(toll, t) for _, t in tolls[:place])
        found.extend(_claims(f, toll, scope, joins=toll.exclusive and earlier))
    if scope == "incident":
        found = _without_spared(_one_by_one(found, alone), tolls)
    return found + list(_confirmed(reading, facts, found)) if scope == "incident" else found


def _without_spared(found: list[Draft], tolls: Sequence[tuple[Facts, TollMention]]) -> list[Draft]:
    """The claims without "no one else was hurt" where somebody was: nought is said of the others alone."""
    spared = {(t.start, t.end, t.harm) for _, t in tolls if t.denied and t.exclusive}
    hurt = {d.field.removeprefix("civilians_") for d in found if d.value != 0}
    return [d for d in found if (d.start, d.end, d.field) not in spared or d.field not in hurt]


def _somebody_else(toll: TollMention, tolls: Sequence[tuple[Facts, TollMention]]) -> bool:
    """Whether a single person may not be the one that is counted: another sex, age or part, or told far from it."""
    same = [t for _, t in tolls if t.harm == toll.harm and t is not toll]
    near = any(_many(t) and abs(t.sentence - toll.sentence) <= _NEAR for t in same)
    return not near or any(differ(toll, t) for t in same)


def _many(toll: TollMention) -> bool:
    return not (partial(toll) or toll.denied)


def _of_the_week(facts: Facts, toll: TollMention) -> bool:
    """ "With the murder of two more, a total of six have been murdered this week": the two are the incident's."""
    if not toll.people.lower().startswith(("a total of", "the total")) or toll.value is None:
        return False
    fewer = any(t.harm == toll.harm and t.value is not None and t.value < toll.value for t in facts.telling.tolls)
    return fewer and _SPAN.search(facts.telling.sentence.text) is not None


def _larger(toll: TollMention, tolls: Sequence[tuple[Facts, TollMention]]) -> bool:
    """Whether somebody counts more than "another": that one is in it, or on top of it."""
    return any(t.harm == toll.harm and (t.value or 0) > 1 and not t.exclusive for _, t in tolls)


_LATER_DEAD = re.compile(
    r"\bof (?:them|the (?:injured|wounded)|their|his|her)\b|\b(?:since died|succumb|more\b)"
    r"|\b(?:in|at) (?:the |a )?hospital",
    re.IGNORECASE,
)


def _raises(facts: Facts, toll: TollMention) -> bool:
    """ "Three of them have since died, bringing the toll to 27": the three are in the 27."""
    larger = [t for t in facts.telling.tolls if t.cumulative and t.harm == toll.harm and t.start > toll.end]
    if toll.cumulative or toll.value is None or not any((t.value or 0) > toll.value for t in larger):
        return False
    return toll.exclusive or toll.part or _LATER_DEAD.search(facts.telling.sentence.text) is not None


def _found_again(reading: Reading, toll: TollMention) -> bool:
    return toll.harm == "missing" and _FOUND.search(reading.clause_text(toll.sentence, toll.start)) is not None


def _one_by_one(found: list[Draft], alone: Sequence[TollMention]) -> list[Draft]:
    """The claims with those of single people counted together, where they are more than one."""
    for harm in ("killed", "injured"):
        mine = [toll for toll in alone if toll.harm == harm]
        total = told_apart(sorted(mine, key=lambda t: t.start)) if len(mine) > 1 else None
        if total is not None:
            spots = {(toll.start, toll.end) for toll in mine}
            found = [d for d in found if not ((d.start, d.end) in spots and d.field.endswith(harm))] + [total]
    return found


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
