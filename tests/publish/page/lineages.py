"""Records with nothing in them but reports and the words they share."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from corroborate.model import Article, Published, Record, Reuse, Span
from tests.publish.made import record
from tests.publish.page.dossiers import full


def report(name: str, **more: Any) -> Article:
    base = full().articles[2]
    return replace(base, **({"id": name, "publisher": name, "original_publisher": name, "credits": ()} | more))


def reuse(a: str, b: str, words: int, direction: Any = "from-to", kind: Any = "copied") -> Reuse:
    return Reuse(kind, Span(a, 0, 4, "Blas"), Span(b, 0, 4, "Blas"), words, direction)


def lineage(*reuse: Reuse, **articles: dict[str, Any]) -> Record:
    names = dict.fromkeys(n for r in reuse for n in (r.from_.article, r.to.article))
    return record(articles=tuple(report(n, **articles.get(n, {})) for n in names), reuse=reuse, origins=())


def on(day: str) -> dict[str, Any]:
    return {"published": Published(day, "given")}
