"""What a web page says of itself: JSON-LD and meta elements (schema.org, Open Graph, Dublin Core)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corroborate.clean.known import Known
from corroborate.clean.published import iso
from corroborate.clean.stamps import stamps
from corroborate.clean.text import freeze
from corroborate.model import Published

_ARTICLES = ("Article", "Posting", "Report", "Broadcast")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date_published",
    "rnews:datepublished",
)
_SITE = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher_name",
    "twitter:app:name:iphone",
)
_LARGEST = 2_000_000
"""Characters of JSON-LD; more is no description of an article."""
_NODES = 3_000
_HEADLINES, _UNDER, _UNDER_NODES = 4, 240, 30
"""Headlines looked at, and characters and pieces of text under each in which an outlet prints its day."""


def metadata(tree: Any) -> Known:
    """Title, publisher, authors, address, language and date, each None where the page is silent."""
    meta = _meta(tree)
    node = _article_node(tree)
    when = next(
        (w for w in (iso(_text(node.get("datePublished"))), *(iso(meta.get(key)) for key in _PUBLISHED)) if w), None
    )
    canonical = tree.xpath('//link[@rel="canonical"]/@href')
    language = (
        _text(node.get("inLanguage")) or tree.get("lang") or meta.get("og:locale") or meta.get("content-language")
    )
    return Known(
        title=_line(_text(node.get("headline"))) or _line(meta.get("og:title")),
        publisher=_line(_name(node.get("publisher")))
        or next((_line(meta[key]) for key in _SITE if meta.get(key)), None),
        authors=tuple(
            dict.fromkeys(name for name in map(_line, _names(node.get("author"))) if name and "//" not in name)
        ),
        url=str(canonical[0]) if canonical and str(canonical[0]).startswith("http") else None,
        language=language[:2].lower() if language and language[:2].isalpha() and len(language) >= 2 else None,
        published=Published(when, "metadata") if (when := when or _printed(tree)) else None,
    )


def _printed(tree: Any) -> str | None:
    """The day printed under the headline behind a word for publishing: "Written: 2024-05-06 15:03"."""
    for headline in tree.xpath(f"(//h1)[position() <= {_HEADLINES}]"):
        words = ""
        for node in headline.xpath(f"following::text()[normalize-space()][position() <= {_UNDER_NODES}]"):
            if node.getparent().tag not in ("script", "style"):
                words = f"{words} {node.strip()}"[:_UNDER]
        stamp = next((stamp for stamp in stamps(words) if stamp.label == "published" and stamp.day), None)
        if stamp is not None:
            return stamp.value()
    return None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if key and (content := (element.get("content") or "").strip()):
            found.setdefault(key.lower(), content)
    return found


def _article_node(tree: Any) -> dict[str, Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _LARGEST:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(
                isinstance(k, str) and k.endswith(_ARTICLES) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    queue, seen = [data], 0
    while queue and seen < _NODES:
        node, seen = queue.pop(0), seen + 1
        if isinstance(node, list):
            queue.extend(node[:_NODES])
        elif isinstance(node, dict):
            yield node
            queue.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "itemListElement", "item")
            )


def _names(value: Any) -> list[str]:
    return [name for item in (value if isinstance(value, list) else [value])[:20] if (name := _name(item))]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None


def _line(value: str | None) -> str | None:
    from html import unescape

    return " ".join(freeze(unescape(value)).split())[:400] or None if value else None
