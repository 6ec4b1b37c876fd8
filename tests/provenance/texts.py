"""Articles and claims of our own making, in few words."""

from __future__ import annotations

import random
from typing import Any

from corroborate.model import Article, Block, Claim, Published, Reuse, Span, Speaker
from corroborate.provenance import passages
from corroborate.settings import Settings

KINDS = ("byline", "caption", "boilerplate", "credit", "dateline", "title", "update")


def art(
    name: str,
    text: str,
    publisher: str | None = None,
    published: str | None = None,
    credits: tuple[str, ...] = (),
    **more: Any,
) -> Article:
    """Paragraphs are cut at blank lines; one that begins "byline:" (any block kind) has that kind."""
    blocks, whole = [], ""
    for part in text.strip().split("\n\n"):
        kind, _, rest = part.partition(": ")
        kind, part = (kind, rest) if kind in KINDS else ("paragraph", part)
        blocks.append(Block(kind, len(whole), len(whole) + len(part)))  # type: ignore[arg-type]
        whole += part + "\n\n"
    return Article(
        id=name, source=f"{name}.txt", title=None, publisher=publisher,
        original_publisher=more.pop("original", publisher), credits=credits, authors=(),
        published=Published(published, "given") if published else None, seen=None, url=None, language="en",
        translated=False, text=whole, blocks=tuple(blocks),
    )  # fmt: skip


def found(*articles: Article) -> list[Reuse]:
    return list(passages(articles, Settings()))


def tokens(reuse: list[Reuse], kind: str, a: str, b: str) -> int:
    return sum(r.tokens for r in reuse if r.kind == kind and {r.from_.article, r.to.article} == {a, b})


def claim(article: Article, sentence: str, field: str, value: Any, *chain: str) -> Claim:
    """A claim on a whole sentence. ``chain`` is "kind:name", first-hand first; none: the article's own."""
    start = (article.text or "").index(sentence)
    span = Span(article.id, start, start + len(sentence), sentence)
    speakers = [Speaker(name, kind, kind == "unnamed") for kind, _, name in (c.partition(":") for c in chain)]  # type: ignore[arg-type]
    if not speakers:
        speakers = [Speaker(article.publisher or "the article", "article", False)]
    return Claim(
        id=f"c-{article.id}-{field}-{value}-{start}-{chain[0] if chain else ''}", field=field, value=value,
        modifier="exact", stance="asserts", certainty="stated", scope="incident", speakers=tuple(speakers),
        origin="", span=span, sentence=span,
    )  # fmt: skip


def prose(seed: int, words: int) -> str:
    """Sentences of invented words, capitals and stops as in prose."""
    pick = random.Random(seed)
    syllables = "ba ke lo mi nu ra se to vi wa zel dor fin gam hol".split()
    out: list[str] = []
    while len(out) < words:
        sentence = ["".join(pick.choices(syllables, k=pick.randint(1, 3))) for _ in range(pick.randint(6, 22))]
        sentence[0] = sentence[0].capitalize()
        sentence[-1] += "."
        out += sentence
    return " ".join(out)
