"""``annotations``: every claim as a W3C Web Annotation (JSON-LD, 2017) on the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from corroborate.model import Article, Claim, Record, Span
from corroborate.publish.page.safe import language_tag, web_address

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"corroborate": "urn:corroborate:terms:"}]
"""The Web Annotation context, and one prefix for what it has no word for."""

AROUND = 32
"""Characters before and after that a TextQuoteSelector carries, so that the words are found again."""


def collection(records: Sequence[Record]) -> Iterable[bytes]:
    """An AnnotationPage with one annotation a claim, a line each."""
    claims = [(record, claim) for record in records for claim in record.claims]
    head = {"@context": CONTEXT, "id": "urn:corroborate:annotations", "type": "AnnotationPage"}
    yield msgspec.json.encode(head)[:-1] + b',"items":[\n'
    texts = {article.id: article for record in records for article in record.articles}
    for number, (record, claim) in enumerate(claims):
        made = _annotation(record, claim, texts[claim.span.article])
        yield (b",\n" if number else b"") + msgspec.json.encode(made)
    yield b"\n]}\n"


def _annotation(record: Record, claim: Claim, article: Article) -> dict[str, Any]:
    body = {
        "type": "Dataset",
        "corroborate:field": claim.field,
        "corroborate:value": claim.value,
        "corroborate:modifier": claim.modifier,
        "corroborate:stance": claim.stance,
        "corroborate:certainty": claim.certainty,
        "corroborate:scope": claim.scope,
        "corroborate:origin": claim.origin,
        "corroborate:speakers": [speaker.name for speaker in claim.speakers],
    }
    target = {"source": _source(article), "selector": [_quote(claim.span, article), _position(claim.span)]}
    return {
        "id": f"urn:corroborate:claim:{quote(record.id, safe='')}:{quote(claim.id, safe='')}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": target,
    }


def _source(article: Article) -> dict[str, Any]:
    own = f"urn:corroborate:article:{quote(article.id, safe='')}"
    source: dict[str, Any] = {"id": web_address(article.url) or own}
    source |= {"type": "Text", "format": "text/plain", "corroborate:file": article.source}
    language = language_tag(article.language)
    return source if language is None else {**source, "language": language}


def _quote(span: Span, article: Article) -> dict[str, Any]:
    selector: dict[str, Any] = {"type": "TextQuoteSelector", "exact": span.exact}
    if article.text is not None:
        selector["prefix"] = article.text[max(0, span.start - AROUND) : span.start]
        selector["suffix"] = article.text[span.end : span.end + AROUND]
    return selector


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
