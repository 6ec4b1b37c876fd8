"""The count fields: low, best, high, open, and who supports or contradicts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from corroborate.model import Article, Claim, CountField, Status
from corroborate.reconcile.current import current, firsthand, headline
from corroborate.reconcile.parties import enemies, parties
from corroborate.reconcile.rules import CountRule, Figure, Range, standing
from corroborate.reconcile.sums import Worked, borne, work_out

_PEOPLE = {"killed": "civilians_killed", "injured": "civilians_injured"}


def count_field(
    name: str, claims: Sequence[Claim], articles: Mapping[str, Article], rule: CountRule, most: int | None = None
) -> CountField:
    """Work out one count field by the record's rule; ``most`` is how many people its best figure can be of."""
    mine = current(claims, name)
    civilians = current(claims, _PEOPLE[name]) if name in _PEOPLE else []
    mine = _without_attackers(mine, current(claims, "attackers_killed")) if name == "killed" else mine
    mine += _civilians(mine, civilians)
    asserted = [c for c in mine if c.stance == "asserts"]
    figures = marked(asserted, articles)
    worked = work_out(figures, rule, marked(_beside(asserted, civilians), articles))
    worked = _within(worked, figures, rule, most)
    by_id = {c.id: c for c in [*asserted, *civilians]}
    value = worked.found.best
    if value is None:
        against = [c.id for c in mine if c.stance != "asserts"]
        return CountField(None, "unknown", (), tuple(sorted(against)), 0, None, None, None, _open(asserted))
    against = [f.claim for f in worked.against]
    against += [c.id for c in mine if c.stance in ("denies", "doubts") and c.value == value]
    origins = min(len({by_id[f.claim].origin for f in part}) for part in worked.backing)
    return CountField(
        value=value,
        status=_status(origins, bool(against)),
        claims=tuple(sorted({f.claim for part in worked.backing for f in part})),
        against=tuple(sorted(set(against))),
        origins=origins,
        low=worked.found.low,
        best=value,
        high=worked.found.high,
        open=_open(asserted),
    )


def _within(worked: Worked, figures: Sequence[Figure], rule: CountRule, most: int | None) -> Worked:
    """With the best of the figures of at most ``most``: no more civilians than people died. Without one, as it was."""
    if most is None or worked.found.best is None or worked.found.best <= most:
        return worked
    fitting = [f for f in figures if f.value is not None and f.value <= most]
    best = rule.reconcile(standing(fitting)).best if fitting else None
    return worked if best is None else borne(Range(worked.found.low, best, worked.found.high), figures)


def marked(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Figure]:
    """Claims as a rule sees them, with the sides they count."""
    counted = parties(claims)
    enemy = enemies(claims, counted)
    return [replace(figure(c, articles), side=counted.get(c.id), enemy=c.id in enemy) for c in claims]


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


def _without_attackers(claims: list[Claim], attackers: Sequence[Claim]) -> list[Claim]:
    """The claims without those of the dead whom their origin elsewhere calls attackers: they are counted apart."""
    apart = {(c.origin, c.value) for c in attackers if c.stance == "asserts"}
    sides = parties(claims)
    return [c for c in claims if sides.get(c.id) != "armed" or (c.origin, c.value) not in apart]


def _beside(people: Sequence[Claim], civilians: Sequence[Claim]) -> list[Claim]:
    """Civilian figures that come on top of fighters whom their origin counts in the same article."""
    sides = parties(people)
    fought = {(c.origin, c.span.article) for c in people if c.id in sides}
    mine = [c for c in civilians if c.stance == "asserts" and isinstance(c.value, int) and c.modifier == "exact"]
    return [c for c in mine if c.value and (c.origin, c.span.article) in fought]


def _civilians(people: Sequence[Claim], civilians: Sequence[Claim]) -> list[Claim]:
    """Civilian figures that speak for people: as the figure where nobody counts more.

    Where somebody does, they are a lower bound that the larger figure already meets; what one side of a fight says
    of the other's dead is a rival figure. "No civilians" says nothing of how many people.
    """
    counted = [c for c in people if c.stance == "asserts" and isinstance(c.value, int)]
    claimed = enemies(counted, parties(counted))
    most = max([1, *(c.value for c in counted if c.id not in claimed)])
    return [c for c in civilians if c.stance == "asserts" and isinstance(c.value, int) and c.value >= most]


def _open(claims: Sequence[Claim]) -> bool:
    return any(c.modifier in ("at-least", "more-than", "several") for c in claims)


def _status(origins: int, against: bool) -> Status:
    if against:
        return "disputed"
    return "agreed" if origins > 1 else "single-origin"
