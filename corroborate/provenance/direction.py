"""Which way a copy went, on evidence that can be listed; where it doesn't decide, that is said.

A credit, a re-post's first publisher, a house named in what another house prints, and versions of
one house decide. Time decides only between houses that credit no agency and share most of a text:
otherwise both may have it from a third.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from corroborate.model import Article, Direction, Noun
from corroborate.provenance.addresses import same_address
from corroborate.provenance.credit import (
    agencies,
    author,
    credit_names,
    desk_initials,
    earlier,
    from_agency,
    house,
    label,
    own_agency,
    same_house,
)
from corroborate.provenance.words import folded

_MOST = 0.8
"""Share of the later text that must be the earlier's for time to decide, where no agency is in play:
an earlier text that is a part of a later, longer one may as well be an excerpt of what both had."""
_DAY = timedelta(days=1)
"""How much earlier the one must be for time to decide: an agency's subscribers all print within a day."""
_CREDITS = frozenset({"byline", "dateline", "credit", "title", "subtitle"})

_DROPPED = "'’ʼ."

Span = tuple[int, int]


class Side(Noun, frozen=True):
    """One article of a pair: its copied stretches, and the share of its words that they are."""

    article: Article
    spans: tuple[Span, ...]
    share: float


class Verdict(Noun, frozen=True):
    """``source`` is 0 or 1 (which side was first) where the direction is ``from-to``, else None."""

    direction: Direction
    source: int | None
    evidence: tuple[str, ...]


def direct(sides: tuple[Side, Side]) -> Verdict:
    """Decide for two articles that share copied words.

    The evidence of both ways is listed; when some speaks for each, the verdict is unknown.
    """
    a, b = sides
    ways = (_hard(a, b), _hard(b, a))
    if bool(ways[0]) != bool(ways[1]):
        source = 0 if ways[0] else 1
        return Verdict("from-to", source, ways[source] + _soft(sides))
    if ways[0]:
        return Verdict("unknown", None, ways[0] + ways[1])
    if common := _common(a, b):
        return Verdict("common-origin", None, common + _soft(sides))
    for source, (first, second) in enumerate(((a, b), (b, a))):
        free = not any(agencies(side.article) or credit_names(side.article) for side in sides)
        if free and second.share >= _MOST and earlier(first.article, second.article, _DAY):
            return Verdict("from-to", source, _soft(sides))
    return Verdict("unknown", None, _soft(sides))


def _hard(a: Side, b: Side) -> tuple[str, ...]:
    """Evidence, each enough alone, that ``b`` took from ``a``."""
    first, second = a.article, b.article
    if earlier(second, first):
        return ()
    found = []
    wire = own_agency(first)
    if wire and (agencies(first) - {wire}) & agencies(second):
        pass  # an agency that prints another's report, and says so, is no source of it
    elif wire and from_agency(first) and own_agency(second) != wire:
        how = f"{label(second)} credits {wire}" if _credits(second, wire) else f"{label(second)} carries its words"
        found.append(f"{label(first)} is {wire}'s own report; {how}")
    elif (
        not wire
        and first.publisher
        and _credits(second, first.publisher)
        and not same_house(first.publisher, second.publisher)
    ):
        found.append(f"{label(first)} is {first.publisher}'s own; {label(second)} credits {first.publisher}")
    elif wire and from_agency(first) and not from_agency(second):
        found.append(f"{label(first)} is {wire}'s own report; {label(second)} prints it under {wire}'s name")
    origin = second.original_publisher
    own = first.publisher and same_house(first.original_publisher or first.publisher, first.publisher)
    if own and origin and same_house(origin, first.publisher) and not same_house(origin, second.publisher):
        found.append(f"{label(second)} re-posts an article of {origin}")
    if (name := _names(a, b)) and not found:
        found.append(f"{label(second)} names {name} where it carries the passage")
    if first.publisher and house(first.publisher) == house(second.publisher) and earlier(first, second):
        found.append(f"{label(first)} is the same house's earlier text")
    elif same_address(first, second) and earlier(first, second):
        found.append(f"{label(first)} is the earlier text at the same address")
    return tuple(found)


def _credits(article: Article, wire: str) -> bool:
    return any(house(credit) == house(wire) for credit in {*article.credits, *credit_names(article)})


def _names(a: Side, b: Side) -> str | None:
    """The name of the house that wrote ``a``, where ``b`` gives it in or beside the shared words."""
    who = author(a.article)
    if who is None or who[0] == "agency":
        return None
    if any(same_house(who[1], name) for name in (b.article.publisher, _writer(b.article))):
        return None
    needle = f" {house(who[1])} "
    last = needle.split()[-1] if len(needle) >= 6 else ""
    if not last or (last.isascii() and last not in _flat(b.article.text or "")):
        return None
    return who[1] if any(needle in text for text in _around(b.article, b.spans)) else None


@lru_cache(maxsize=512)
def _flat(text: str) -> str:
    """The text without accents, apostrophes and full stops: a quick look for a name before a slow one."""
    plain = text.casefold()
    for mark in _DROPPED:
        plain = plain.replace(mark, "")
    return plain if plain.isascii() else unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


def _writer(article: Article) -> str:
    who = author(article)
    return who[1] if who else ""


@lru_cache(maxsize=512)
def _around(article: Article, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Folded text of the blocks with the passages, those right beside them, and the credit lines."""
    text = article.text or ""
    near: set[int] = set()
    queue = sorted(spans)
    for i, block in enumerate(article.blocks):
        while queue and queue[0][1] <= block.start:
            queue.pop(0)
        if queue and queue[0][0] < block.end:
            near.update((i - 1, i, i + 1))
        if block.kind in _CREDITS:
            near.add(i)
    blocks = [block for i, block in enumerate(article.blocks) if i in near]
    return tuple(f" {' '.join(folded(text[block.start : block.end]))} " for block in blocks)


def _common(one: Side, other: Side) -> tuple[str, ...]:
    a, b = one.article, other.article
    mine, theirs = agencies(a), agencies(b)
    both = sorted(mine & theirs) or _same_names(credit_names(a) | mine, credit_names(b) | theirs)
    if both:
        return (f"{label(a)} and {label(b)} both credit {' and '.join(both)}",)
    for name in sorted(mine | theirs):
        if house(name) not in {house(a.publisher), house(b.publisher)} and _says(one, name) and _says(other, name):
            return (f"the words that {label(a)} and {label(b)} share are told to {name}",)
    for first, second in ((a, b), (b, a)):
        if (wire := own_agency(first)) and own_agency(second) is None:
            return (f"{label(first)} is {wire}'s text, and {label(second)} carries its words",)
        if initials := desk_initials(first):
            return (f"{label(first)} ends in an agency desk's initials ({initials})",)
    origin = house(a.original_publisher)
    if origin and origin == house(b.original_publisher) and house(a.publisher) != house(b.publisher):
        return (f"{label(a)} and {label(b)} both re-post {a.original_publisher}",)
    return ()


def _same_names(one: frozenset[str], other: frozenset[str]) -> list[str]:
    names = {house(name): name for name in sorted(one)}
    return sorted({names[house(name)] for name in other if house(name) in names})


def _says(side: Side, name: str) -> bool:
    """Whether the shared words themselves name an agency: "witnesses who spoke to Vesper Press"."""
    text, needle = side.article.text or "", f" {' '.join(folded(name))} "
    return any(needle in f" {' '.join(folded(text[start:end]))} " for start, end in side.spans)


def _soft(sides: Sequence[Side]) -> tuple[str, ...]:
    """Evidence that decides nothing alone: time, and the one text's being contained in the other."""
    found = []
    for a, b in (sides, tuple(reversed(sides))):
        if earlier(a.article, b.article):
            found.append(f"{label(a.article)} was published before {label(b.article)}")
        if b.share >= _MOST > a.share:
            found.append(f"{label(b.article)} stands almost whole in {label(a.article)}")
    return tuple(found)
