"""The count fields: low, best, high, open, and who supports or contradicts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.model import Article, Claim, CountField, Status
from corroborate.reconcile.current import current, firsthand, headline
from corroborate.reconcile.rules import CountRule, Figure, standing

_PEOPLE = {"killed": "civilians_killed", "injured": "civilians_injured"}


def count_field(
    name: str, claims: Sequence[Claim], articles: Mapping[str, Article], rule: CountRule, most: int | None = None
) -> CountField:
    """Work out one count field by the record's rule; ``most`` is how many people its best figure can be of."""
    mine = current(claims, name)
    mine += _civilians(mine, current(claims, _PEOPLE[name])) if name in _PEOPLE else []
    asserted = [c for c in mine if c.stance == "asserts"]
    figures = [figure(c, articles) for c in asserted]
    found = rule.reconcile(standing(figures))
    by_id = {c.id: c for c in asserted}
    if found.best is None:
        against = [c.id for c in mine if c.stance != "asserts"]
        return CountField(None, "unknown", (), tuple(sorted(against)), 0, None, None, None, _open(asserted))
    value = _within(found.best, figures, rule, most)
    backing = [f for f in figures if f.value is not None and f.fits(value)]
    backing = backing or [f for f in figures if f.value == value] or [f for f in figures if f.value is None] or figures
    against = [f.claim for f in figures if f.value is not None and not f.fits(value)]
    against += [c.id for c in mine if c.stance in ("denies", "doubts") and c.value == value]
    origins = {by_id[f.claim].origin for f in backing}
    return CountField(
        value=value,
        status=_status(len(origins), bool(against)),
        claims=tuple(sorted(f.claim for f in backing)),
        against=tuple(sorted(against)),
        origins=len(origins),
        low=found.low,
        best=value,
        high=found.high,
        open=_open(asserted),
    )


def _within(best: int, figures: Sequence[Figure], rule: CountRule, most: int | None) -> int:
    """The best of the figures of at most ``most``: no more civilians than people died. Without one, ``best``."""
    if most is None or best <= most:
        return best
    fitting = [f for f in figures if f.value is not None and f.value <= most]
    found = rule.reconcile(standing(fitting)).best if fitting else None
    return best if found is None else found


def figure(claim: Claim, articles: Mapping[str, Article]) -> Figure:
    """A claim as a rule sees it."""
    published = articles[claim.span.article].published
    return Figure(
        claim=claim.id,
        article=claim.span.article,
        origin=claim.origin,
        value=claim.value if isinstance(claim.value, int) else None,
        modifier=claim.modifier,
        words=claim.span.exact,
        firsthand=firsthand(claim),
        headline=headline(claim, articles),
        published=published.value if published else "",
    )


def _civilians(people: Sequence[Claim], civilians: Sequence[Claim]) -> list[Claim]:
    """Civilian figures that speak for people: as the figure where nobody counts more.

    Where somebody does, they are a lower bound that the larger figure already meets. "No civilians"
    says nothing of how many people.
    """
    counted = [c.value for c in people if c.stance == "asserts" and isinstance(c.value, int)]
    most = max([1, *counted])
    return [c for c in civilians if c.stance == "asserts" and isinstance(c.value, int) and c.value >= most]


def _open(claims: Sequence[Claim]) -> bool:
    return any(c.modifier in ("at-least", "more-than", "several") for c in claims)


def _status(origins: int, against: bool) -> Status:
    if against:
        return "disputed"
    return "agreed" if origins > 1 else "single-origin"
