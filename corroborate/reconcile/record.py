"""An incident's record: its fields by the chosen rule, with everything they stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from corroborate.errors import RecordInvalid
from corroborate.model import (
    COUNT_FIELDS,
    FIELDS,
    SCHEMA,
    Article,
    Claim,
    CountField,
    Field,
    Incident,
    Noun,
    Origin,
    Problem,
    Record,
    Reuse,
    Rule,
)
from corroborate.reconcile.conflicts import conflicts
from corroborate.reconcile.counts import count_field
from corroborate.reconcile.current import superseded
from corroborate.reconcile.fields import field
from corroborate.reconcile.others import merge as merge_background
from corroborate.reconcile.people import merge as merge_victims
from corroborate.reconcile.rules import RULES
from corroborate.reconcile.summary import summary

_SUPPORT = {"killed": ("killed", "civilians_killed"), "injured": ("injured", "civilians_injured")}


class Evidence(Noun, frozen=True):
    """What an incident's claims rest on: its articles, the origins found, the passages shared."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    origin_of: dict[str, str]
    reuse: tuple[Reuse, ...]
    problems: tuple[Problem, ...]


def record(incident: Incident, evidence: Evidence, rule: Rule) -> Record:
    """Work out the record of one incident.

    Raises:
        RecordInvalid: a span doesn't stand in its article, or a value has nothing under it.
    """
    articles = {article.id: article for article in evidence.articles}
    claims = [
        replace(claim, origin=evidence.origin_of[claim.id]) for account in incident.accounts for claim in account.claims
    ]
    claims = superseded(sorted(claims, key=_order), articles, evidence.reuse)
    fields = _fields(claims, articles, rule)
    accounts = incident.accounts
    made = Record(
        schema=SCHEMA,
        id=incident.id,
        summary=summary(fields, _only_suspected(claims, fields)),
        rule=rule,
        fields=fields,
        victims=merge_victims([victim for account in accounts for victim in account.victims]),
        claims=tuple(claims),
        articles=tuple(sorted(evidence.articles, key=lambda a: a.id)),
        origins=evidence.origins,
        reuse=evidence.reuse,
        conflicts=conflicts(claims, fields),
        tallies=tuple(tally for account in accounts for tally in account.tallies),
        background=merge_background([event for account in accounts for event in account.background]),
        problems=tuple(sorted({*evidence.problems, *_problems(incident, fields)}, key=msgspec.json.encode)),
    )
    _check(made)
    return made


def _only_suspected(claims: Sequence[Claim], fields: Mapping[str, Field | CountField]) -> bool:
    """Whether nobody states who did it: all that name the doer suspect, allege or charge."""
    mine = set(fields["perpetrator"].claims)
    said = [claim for claim in claims if claim.id in mine]
    return bool(said) and all(claim.certainty == "hedged" for claim in said)


def _order(claim: Claim) -> tuple[str, int, int, str, str]:
    return claim.span.article, claim.span.start, claim.span.end, claim.field, claim.id


def _fields(claims: Sequence[Claim], articles: Mapping[str, Article], rule: Rule) -> dict[str, Field | CountField]:
    found: dict[str, Field | CountField] = {}
    said = {claim.field for claim in claims if claim.scope == "incident"}

    def most(name: str) -> int | None:
        people = found.get(name.removeprefix("civilians_")) if name.startswith("civilians_") else None
        return people.best if isinstance(people, CountField) else None

    for name in FIELDS:
        counted = name in COUNT_FIELDS
        found[name] = count_field(name, claims, articles, RULES[rule], most(name)) if counted else field(name, claims)
    for name in COUNT_FIELDS[4:]:
        if name in said:
            found[name] = count_field(name, claims, articles, RULES[rule])
    return found


def _problems(incident: Incident, fields: Mapping[str, Field | CountField]) -> list[Problem]:
    """Problems of the accounts; a date left open is a problem only where no other report gives it."""
    found = [problem for account in incident.accounts for problem in account.problems]
    if fields["date"].value is None and not any(p.code == "date-unanchored" for p in found):
        found.append(Problem("date-unknown", "no report says in its own words on which day this happened"))
    return found


def _check(made: Record) -> None:
    """The contract's invariants; a record that breaks one is never written."""
    texts = {article.id: article.text or "" for article in made.articles}
    claims = {claim.id: claim for claim in made.claims}
    if len(claims) != len(made.claims):
        raise RecordInvalid(f"{made.id}: two claims have one id")
    for claim in made.claims:
        for span in (claim.span, claim.sentence, *(s.span for s in claim.speakers if s.span)):
            if texts[span.article][span.start : span.end] != span.exact or not span.exact:
                raise RecordInvalid(f"{made.id}: the words of claim {claim.id} do not stand in {span.article}")
    for name, worked in made.fields.items():
        backing = [claims[i] for i in worked.claims]
        fits = all(
            c.scope == "incident" and c.stance == "asserts" and c.field in _SUPPORT.get(name, (name,)) for c in backing
        )
        if worked.value is not None and worked.status != "decided" and not (backing and fits):
            raise RecordInvalid(f"{made.id}: the value of {name} has no claim under it")
