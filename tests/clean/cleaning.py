"""Short cuts for the tests of clean: a text of our own as a report, cleaned."""

from __future__ import annotations

import hashlib
from typing import Any

from corroborate.clean import clean
from corroborate.model import Article, Given, Media, Problem, Report
from corroborate.settings import Settings


def cleaned(data: str | bytes, media: Media = "text", **given: Any) -> tuple[Article, tuple[Problem, ...]]:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    report = Report(hashlib.sha256(raw).hexdigest(), media, raw, "utf-8", "a.txt", Given(**given))
    return clean(report, Settings())


def article(data: str | bytes, media: Media = "text", **given: Any) -> Article:
    return cleaned(data, media, **given)[0]


def kinds(found: Article) -> list[tuple[str, str]]:
    text = found.text or ""
    return [(block.kind, text[block.start : block.end]) for block in found.blocks]
