"""Words copied from one article into another that tell of the incident."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from corroborate.model import Account, Reuse, Span


def copied_words(reuse: Sequence[Reuse], accounts: Sequence[Account]) -> dict[tuple[str, str], int]:
    """Words in the passages that two articles share and that tell their incidents, by the articles' ids in order.

    A house reprints its paragraphs on the war under every report of it: a passage in which neither or only one of
    the two makes a claim on its incident says nothing of whether the two are one.

    Args:
        reuse: the passages found.
        accounts: every article's accounts.
    """
    told: dict[str, list[Span]] = defaultdict(list)
    for account in accounts:
        told[account.article] += {c.sentence for c in account.claims if c.scope == "incident"}
    shared: Counter[tuple[str, str]] = Counter()
    for passage in reuse:
        if passage.kind == "copied" and _tells(passage.from_, told) and _tells(passage.to, told):
            a, b = sorted((passage.from_.article, passage.to.article))
            shared[a, b] += passage.tokens
    return dict(shared)


def _tells(passage: Span, told: Mapping[str, Sequence[Span]]) -> bool:
    return any(s.start < passage.end and passage.start < s.end for s in told.get(passage.article, ()))
