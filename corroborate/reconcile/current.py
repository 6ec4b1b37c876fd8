"""Which claims count: each origin's latest, its headline last; a civilian is a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from corroborate.data import words
from corroborate.model import COUNT_FIELDS, Article, Claim, Reuse
from corroborate.reconcile.printed import after, first_printed

COUNTED = re.compile(r"\d|\b(?:one|single|only)\b", re.IGNORECASE)
"""Words that count one; "a soldier" and a name tell of one, and of how many they don't speak."""


def superseded(claims: Sequence[Claim], articles: Mapping[str, Article], reuse: Sequence[Reuse] = ()) -> list[Claim]:
    """Mark claims that a later one of the same origin replaces; all are kept, in their order.

    Only counts are updated this way, only across two dates of publication (or a figure that its
    own words call an update), and only upwards or sideways in time: what can't be ordered stays.
    A later figure that is less than half takes the other's place where its words correct it: else
    it is of some of them ("another of the wounded died"), as is one whom no word counts.
    A copied figure is as old as what it was copied from (``reuse``): a late reprint updates nothing.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        counted = claim.field in COUNT_FIELDS and claim.scope == "incident" and claim.stance == "asserts"
        if counted and isinstance(claim.value, int):
            groups[claim.field, claim.origin].append(claim)
    later = _corrected(groups.values())
    printed = first_printed((claim for mine in groups.values() for claim in mine), articles, reuse)
    for mine in groups.values():
        dated = [(printed[claim.id], claim) for claim in mine if claim.id in printed]
        for day, claim in dated:
            newer = [(d, c) for d, c in dated if after(d, day) and c.value != claim.value and _replaces(c, claim)]
            if newer:
                later[claim.id] = max(newer, key=lambda pair: (pair[0], pair[1].id))[1].id
    return [replace(claim, superseded_by=later[claim.id]) if claim.id in later else claim for claim in claims]


def _replaces(newer: Claim, older: Claim) -> bool:
    if newer.value > older.value:
        return True
    if newer.value == 1 and not COUNTED.search(newer.span.exact):
        return False
    return newer.value * 2 > older.value or newer.value == 0 or bool(_corrections().search(newer.sentence.exact))


@lru_cache(maxsize=1)
def _corrections() -> re.Pattern[str]:
    found = "|".join(sorted(re.escape(word).replace("_", r"\s+") for word in words("correction_words")))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


def _corrected(groups: Iterable[Sequence[Claim]]) -> dict[str, str]:
    """Lower figures that a report's own lead has overtaken: of one origin, in one article, the highest
    exact figure stands first (a live page's latest entry, a headline's "rises to 14")."""
    later: dict[str, str] = {}
    for group in groups:
        for article in sorted({claim.span.article for claim in group}):
            mine = sorted((c for c in group if c.span.article == article), key=lambda c: (c.span.start, c.id))
            top = mine[0]
            exact = top.modifier == "exact" and all(top.value >= c.value for c in mine)
            if exact:
                later |= {c.id: top.id for c in mine if c.value < top.value}
    return later


def current(claims: Iterable[Claim], field: str) -> list[Claim]:
    """The incident's claims on ``field`` that stand: asserted or denied, and not superseded."""
    return [c for c in claims if c.field == field and c.scope == "incident" and c.superseded_by is None]


def headline(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether a claim stands in a title or subtitle: those weigh last."""
    for block in articles[claim.span.article].blocks:
        if block.start <= claim.span.start < block.end:
            return block.kind in ("title", "subtitle")
    return False


def firsthand(claim: Claim) -> bool:
    """Whether somebody other than the article stands behind the claim, and no third party between."""
    return claim.speakers[0].kind != "article"
