"""What analysts decided about origins, honoured: two that are one, and one that is two.

A decision names tellings by their article and their place in it, so that it outlives an origin's
id. A later decision goes before an earlier one, and both go before what the texts show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from corroborate.model import Article, Claim, Noun, Problem
from corroborate.provenance.merging import Merged, Node

OriginDecisionKind = Literal["same-origin", "two-origins"]


class Telling(Noun, frozen=True):
    """One claim, by what stays when the program learns to read better.

    ``report`` is the digest of the article's report, ``article`` its id when this was decided;
    ``start`` and ``end`` are the claim's characters and ``exact`` its words.
    """

    report: str
    article: str
    field: str
    start: int
    end: int
    exact: str


class OriginDecision(Noun, frozen=True):
    """A signed decision that two groups of tellings have one origin, or that they have two.

    ``made_at`` is ISO 8601, UTC. ``second`` is the side that is set apart where both had one.
    """

    id: int
    kind: OriginDecisionKind
    by: str
    made_at: str
    why: str
    first: tuple[Telling, ...]
    second: tuple[Telling, ...]


def telling(claim: Claim, articles: Mapping[str, Article]) -> Telling:
    """How a decision names a claim."""
    span, article = claim.span, articles[claim.span.article]
    return Telling(article.report, article.id, claim.field, span.start, span.end, span.exact)


def named_tellings(
    tellings: Sequence[Telling], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> list[list[Claim]]:
    """The claims that each telling names; none where the article is not here or says nothing there any more."""
    of_report: dict[str, set[str]] = defaultdict(set)
    for article in articles.values():
        of_report[article.report or article.id].add(article.id)
    there: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        there[claim.span.article, claim.field].append(claim)
    found = []
    for one in tellings:
        ids = of_report.get(one.report) or ({one.article} & set(articles))
        near = [c for i in sorted(ids) for c in there[i, one.field]]
        same = [c for c in near if (c.span.start, c.span.end) == (one.start, one.end)]
        found.append(same or [c for c in near if c.span.start < one.end and one.start < c.span.end])
    return found


def moved(
    decisions: Sequence[OriginDecision], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[Problem, ...]:
    """A problem for each decision that some telling of these articles was named in and is not found any more."""
    here = {article.report or article.id for article in articles.values()}
    found = []
    for decision in decisions:
        for one in (*decision.first, *decision.second):
            if (one.report or one.article) in here and not named_tellings((one,), claims, articles)[0]:
                message = (
                    f"decision {decision.id} by {decision.by} rests on “{one.exact[:80]}” ({one.field}), which is not "
                    "read as a claim any more; look at it again"
                )
                found.append(Problem("decision-moved", message, one.article))
                break
    return tuple(found)


class Decided:
    """Decisions put onto the nodes of an incident's claims, before anything is joined."""

    def __init__(self, claims: Sequence[Claim], articles: Mapping[str, Article], nodes: dict[str, Node]) -> None:
        self._claims, self._articles, self._nodes = claims, articles, nodes
        self._at: dict[Node, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._at[nodes[claim.id]].append(claim)

    def apply(self, decisions: Sequence[OriginDecision], merged: Merged) -> None:
        """Join and keep apart, the latest decision first; ``nodes`` gets a node of its own for what is set apart."""
        for decision in sorted(decisions, key=lambda d: -d.id):
            first = self._side(decision.first)
            second = [claim for claim in self._side(decision.second) if claim not in first]
            if not first or not second:
                continue
            signed = f"decided by {decision.by} on {decision.made_at[:10]}: {decision.why}"
            if decision.kind == "same-origin":
                self._join(first, second, signed, merged)
            else:
                self._part(decision.id, first, second, signed, merged)

    def _side(self, tellings: Sequence[Telling]) -> list[Claim]:
        return [claim for found in named_tellings(tellings, self._claims, self._articles) for claim in found]

    def _join(self, first: list[Claim], second: list[Claim], signed: str, merged: Merged) -> None:
        merged.join(self._nodes[first[0].id], self._nodes[second[0].id], f"{_two(first, second)}: {signed}")
        for side in (first, second):
            for claim in side[1:]:
                merged.join(self._nodes[side[0].id], self._nodes[claim.id], "")

    def _part(self, number: int, first: list[Claim], second: list[Claim], signed: str, merged: Merged) -> None:
        held = {self._nodes[claim.id] for claim in first}
        home = {claim.span.article for claim in first}
        for claim in second:
            at = self._nodes[claim.id]
            if at in held:
                self._set_apart(claim, at, ("apart", number, at), claim.span.article in home)
        mine, theirs = ({self._nodes[claim.id] for claim in side} for side in (first, second))
        merged.part(mine, theirs, f"{_two(first, second)} are counted apart: {signed}")

    def _set_apart(self, claim: Claim, at: Node, own: Node, shared: bool) -> None:
        """The claim's speaker becomes another one than the same name elsewhere: in the whole article, or where
        the article itself is on both sides, in the sentence."""
        for other in self._at[at]:
            here = other.sentence == claim.sentence if shared else other.span.article == claim.span.article
            if here and self._nodes[other.id] == at:
                self._nodes[other.id] = own


def _two(first: list[Claim], second: list[Claim]) -> str:
    """The two sides, each by its first speaker, or where it has none by its article."""
    a, b = (min(side, key=lambda c: not c.speakers or c.speakers[0].kind == "article") for side in (first, second))
    return f"{saying(a)} and {saying(b)}"


def saying(claim: Claim) -> str:
    """Who says it, and in which article, as a line of reasons calls it."""
    name = claim.speakers[0].name if claim.speakers and claim.speakers[0].kind != "article" else ""
    return f"“{name}” ({claim.span.article})" if name else f"{claim.span.article} in its own voice"
