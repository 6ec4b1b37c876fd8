"""``prov``: where each claim and value comes from, as PROV-JSON (W3C member submission, 2013).

Articles, claims, passages and values are entities; speakers, agencies and newsrooms are agents. An article
that took words from another was derived from it; a claim was quoted from its article and has its
first-hand speaker's telling as primary source; a value was derived from the claims that support it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from corroborate.model import Article, Claim, Record

_PREFIXES = {"corr": "urn:corroborate:", "prov": "http://www.w3.org/ns/prov#"}

Document = dict[str, dict[str, Any]]


def document(records: Sequence[Record]) -> Iterable[bytes]:
    """One PROV document of all the records."""
    found: Document = {"prefix": dict(_PREFIXES), "entity": {}, "agent": {}}
    for record in records:
        _articles(record, found)
        _claims(record, found)
        _fields(record, found)
        _reuse(record, found)
    yield msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def _articles(record: Record, found: Document) -> None:
    for article in record.articles:
        found["entity"][_article(article.id)] = _described(article)
    for origin in record.origins:
        name = _name("origin", record.id, origin.id)
        found["entity"][name] = {"prov:type": "corr:Origin", "corr:kind": origin.kind, "prov:label": origin.name or ""}


def _described(article: Article) -> dict[str, Any]:
    about: dict[str, Any] = {"prov:type": "corr:Article", "prov:label": article.title or article.source}
    about["corr:source"] = article.source
    if article.publisher:
        about["corr:publisher"] = article.publisher
    if article.published:
        about["corr:published"] = article.published.value
    return about


def _claims(record: Record, found: Document) -> None:
    for claim in record.claims:
        name = _name("claim", record.id, claim.id)
        found["entity"][name] = {"prov:type": "corr:Claim", "corr:field": claim.field, "prov:value": claim.span.exact}
        _relate(found, "wasDerivedFrom", name, _article(claim.span.article), "prov:Quotation")
        _relate(found, "wasDerivedFrom", name, _name("origin", record.id, claim.origin), "prov:PrimarySource")
        for speaker in _voices(record, claim, found):
            said = {"prov:entity": name, "prov:agent": speaker}
            found.setdefault("wasAttributedTo", {})[f"_:a{len(found.get('wasAttributedTo', {}))}"] = said
        if claim.superseded_by:
            later = _name("claim", record.id, claim.superseded_by)
            _relate(found, "wasDerivedFrom", later, name, "prov:Revision")


def _voices(record: Record, claim: Claim, found: Document) -> list[str]:
    names = []
    for speaker in claim.speakers:
        if speaker.kind != "article":
            name = _name("speaker", record.id, speaker.name)
            kind = "prov:Person" if speaker.kind == "person" else "prov:Agent"
            found["agent"][name] = {"prov:type": kind, "prov:label": speaker.name, "corr:kind": speaker.kind}
            names.append(name)
    return list(dict.fromkeys(names))


def _fields(record: Record, found: Document) -> None:
    whole = _name("record", record.id)
    found["entity"][whole] = {"prov:type": "corr:Record", "prov:label": record.summary, "corr:rule": record.rule}
    for field, worked in record.fields.items():
        if worked.value is None:
            continue
        name = _name("field", record.id, field)
        said = msgspec.json.encode(worked.value).decode()
        found["entity"][name] = {"prov:type": "corr:Field", "prov:label": field, "prov:value": said}
        found.setdefault("hadMember", {})[f"_:m{len(found.get('hadMember', {}))}"] = {
            "prov:collection": whole,
            "prov:entity": name,
        }
        for claim in worked.claims:
            _relate(found, "wasDerivedFrom", name, _name("claim", record.id, claim), None)


def _reuse(record: Record, found: Document) -> None:
    """Copies whose direction is known; a shared quotation or a common origin derives neither from the other."""
    pairs = {
        (passage.to.article, passage.from_.article)
        for passage in record.reuse
        if passage.kind == "copied" and passage.direction == "from-to"
    }
    for copy, first in sorted(pairs):
        _relate(found, "wasDerivedFrom", _article(copy), _article(first), None)


def _relate(found: Document, relation: str, entity: str, used: str, kind: str | None) -> None:
    made = {"prov:generatedEntity": entity, "prov:usedEntity": used}
    if kind:
        made["prov:type"] = kind
    known = found.setdefault(relation, {})
    known[f"_:d{len(known)}"] = made


def _article(key: str) -> str:
    return _name("article", key)


def _name(*parts: str) -> str:
    """A qualified name that no character of an id can break."""
    return "corr:" + "/".join(quote(part, safe="-_.~") for part in parts)
