"""Claims on one field sorted into sides: those that mean the same thing, and those that can't both be true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from corroborate.model import Claim, Noun

Same = Callable[[Any, Any], bool]


class Group(Noun, frozen=True):
    """Claims whose values mean the same thing, in order of the text of their articles."""

    claims: tuple[Claim, ...]

    @property
    def origins(self) -> frozenset[str]:
        """Origins that stand behind the group."""
        return frozenset(claim.origin for claim in self.claims)

    @property
    def articles(self) -> int:
        """How many articles carry it (a tie-break, never a count of sources)."""
        return len({claim.span.article for claim in self.claims})

    @property
    def stated(self) -> int:
        """How many of its claims are put without a hedge."""
        return sum(claim.certainty == "stated" for claim in self.claims)


def groups(claims: Sequence[Claim], same: Same) -> list[Group]:
    """Claims grouped by ``same``, which need not be transitive: a claim joins the first group it fits whole."""
    found: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: c.id):
        for mine in found:
            if all(same(claim.value, other.value) for other in mine):
                mine.append(claim)
                break
        else:
            found.append([claim])
    return [Group(tuple(mine)) for mine in found]


def heaviest(found: Sequence[Group], weight: Callable[[Group], float]) -> Group:
    """The group that most speaks for: weight, then origins, then articles, then plain words, then id."""
    ranked = sorted(found, key=lambda g: (-weight(g), -len(g.origins), -g.articles, -g.stated, g.claims[0].id))
    return ranked[0]
