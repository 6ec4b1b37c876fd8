"""Disagreements, side by side: what cannot all be true, and figures that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from corroborate.model import Claim, Conflict, ConflictKind, CountField, Field, Side
from corroborate.reconcile.current import current
from corroborate.reconcile.fields import rule_for
from corroborate.reconcile.sides import groups


def conflicts(claims: Sequence[Claim], fields: Mapping[str, Field | CountField]) -> tuple[Conflict, ...]:
    """Every conflict of the incident's claims, in the order of the fields."""
    found: list[Conflict] = []
    for name in fields:
        worked = fields[name]
        conflict = _count(name, claims) if isinstance(worked, CountField) else _value(name, claims, worked)
        if conflict is not None:
            found.append(conflict)
    return (*found, *_self_contradictions(claims))


def _count(name: str, claims: Sequence[Claim]) -> Conflict | None:
    by_value: dict[int, list[Claim]] = defaultdict(list)
    denied: list[Claim] = []
    for claim in current(claims, name):
        if isinstance(claim.value, int) and claim.stance == "asserts":
            by_value[claim.value].append(claim)
        elif claim.stance in ("denies", "doubts"):
            denied.append(claim)
    sides = [_side(value, mine) for value, mine in sorted(by_value.items())]
    if denied and sides:
        sides.append(_side(None, denied))
        return Conflict(name, "contradiction", tuple(sides))
    return Conflict(name, "range", tuple(sides)) if len(sides) > 1 else None


def _value(name: str, claims: Sequence[Claim], field: Field) -> Conflict | None:
    if field.status != "disputed":
        return None
    mine = [c for c in current(claims, name) if c.value is not None]
    rule = rule_for(name, [c for c in mine if c.stance == "asserts"])
    asserted = groups([c for c in mine if c.stance == "asserts"], rule.same)
    against = set(field.against)
    sides = [_side(field.value, [c for c in mine if c.id in field.claims])]
    for group in asserted:
        opposed = [c for c in group.claims if c.id in against]
        if opposed:
            sides.append(_side(rule.merge(group), opposed))
    denials = [c for c in mine if c.stance in ("denies", "doubts") and c.id in against]
    if denials:
        sides.append(_side(None, denials))
    kind: ConflictKind = "contradiction"
    return Conflict(name, kind, tuple(sides)) if len(sides) > 1 else None


def _self_contradictions(claims: Sequence[Claim]) -> list[Conflict]:
    """One article that says its officials would not comment and that one of them confirmed it."""
    found: list[Conflict] = []
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in current(claims, "perpetrator"):
        by_article[claim.span.article].append(claim)
    for _, mine in sorted(by_article.items()):
        declined = [c for c in mine if c.stance == "declines"]
        spoke = [c for c in mine if c.stance == "asserts" and any(_same_house(c, d) for d in declined)]
        if declined and spoke:
            sides = (_side(None, declined), _side(spoke[0].value, spoke))
            found.append(Conflict("perpetrator", "self-contradiction", sides))
    return found


def _same_house(claim: Claim, declined: Claim) -> bool:
    """Whether the one who spoke is of those who declined: they share a word that names a house."""
    words = {w for w in claim.speakers[0].name.split() if w[:1].isupper()}
    other = {w for w in declined.speakers[0].name.split() if w[:1].isupper()}
    return claim.speakers[0].kind != "article" and bool(words & other)


def _side(value: Any, claims: Sequence[Claim]) -> Side:
    return Side(
        value=msgspec.to_builtins(value),
        claims=tuple(sorted(c.id for c in claims)),
        origins=tuple(sorted({c.origin for c in claims})),
    )
