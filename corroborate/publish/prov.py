"""``prov``: where each claim and value comes from, as PROV-JSON (W3C member submission, 2013).

Articles, claims, passages and values are entities; speakers and publishers are agents. Derivations carry the
PROV-DM subtypes (W3C Recommendation, 2013, 5.2.2–5.2.4) that PROV-O calls ``wasQuotedFrom``,
``hadPrimarySource`` and ``wasRevisionOf``. An article that took words from another was derived from it; an
article that an agency's text stands behind has that text as primary source. A claim was quoted from its
article and has its first-hand speaker's telling as primary source. A quotation that two articles carry has
the one speech as primary source of both. A value was derived from the claims that support it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

import msgspec

from corroborate.model import Article, Claim, Record
from corroborate.publish.steps import reaches

_PREFIXES = {"corr": "urn:corroborate:", "prov": "http://www.w3.org/ns/prov#"}

Document = dict[str, dict[str, Any]]


def document(records: Sequence[Record]) -> Iterable[bytes]:
    """One PROV document of all the records."""
    found: Document = {"prefix": dict(_PREFIXES), "entity": {}, "agent": {}}
    for record in records:
        _articles(record, found)
        _claims(record, found)
        _fields(record, found)
        _copies(record, found)
        _speeches(record, found)
    yield msgspec.json.format(msgspec.json.encode({key: part for key, part in found.items() if part}), indent=1) + b"\n"


def _articles(record: Record, found: Document) -> None:
    for article in record.articles:
        name = _article(article.id)
        found["entity"][name] = _described(article)
        if article.publisher:
            agent = _name("publisher", article.publisher)
            found["agent"][agent] = _typed("prov:Organization", **{"prov:label": article.publisher})
            _attribute(found, name, agent)
    known = {article.id for article in record.articles}
    for origin in record.origins:
        name = _name("origin", record.id, origin.id)
        label = {"prov:label": origin.name} if origin.name else {}
        found["entity"][name] = _typed("corr:Origin", **{"corr:kind": origin.kind, **label})
        for article_id in origin.articles if origin.kind == "agency" else ():
            if article_id in known:
                _derive(found, _article(article_id), name, "prov:PrimarySource")


def _described(article: Article) -> dict[str, Any]:
    about = _typed("corr:Article", **{"prov:label": article.title or article.source, "corr:source": article.source})
    if article.publisher:
        about["corr:publisher"] = article.publisher
    if article.published:
        about["corr:published"] = article.published.value
    return about


def _claims(record: Record, found: Document) -> None:
    for claim in record.claims:
        name = _name("claim", record.id, claim.id)
        found["entity"][name] = _typed("corr:Claim", **{"corr:field": claim.field, "prov:value": claim.span.exact})
        _derive(found, name, _article(claim.span.article), "prov:Quotation")
        origin = _name("origin", record.id, claim.origin)
        found["entity"].setdefault(origin, _typed("corr:Origin"))
        _derive(found, name, origin, "prov:PrimarySource")
        for speaker in _voices(record, claim, found):
            _attribute(found, name, speaker)
    later = {claim.id: claim.superseded_by for claim in record.claims}
    for old, new in sorted((old, new) for old, new in later.items() if new in later):
        if not _circle(later, old):
            _derive(found, _name("claim", record.id, new or ""), _name("claim", record.id, old), "prov:Revision")


def _circle(later: Mapping[str, str | None], claim: str) -> bool:
    """Whether a claim is in the end superseded by itself."""
    seen: set[str] = set()
    at: str | None = claim
    while at is not None and at not in seen:
        seen.add(at)
        at = later.get(at)
    return at is not None


_KINDS = {"person": "prov:Person", "organisation": "prov:Organization", "news-outlet": "prov:Organization"}


def _voices(record: Record, claim: Claim, found: Document) -> list[str]:
    names = []
    for speaker in claim.speakers:
        if speaker.kind != "article":
            name = _name("speaker", record.id, speaker.name)
            about = {"prov:label": speaker.name, "corr:kind": speaker.kind}
            found["agent"][name] = _typed(_KINDS.get(speaker.kind, "corr:Speaker"), **about)
            names.append(name)
    return list(dict.fromkeys(names))


def _fields(record: Record, found: Document) -> None:
    whole = _name("record", record.id)
    about = {"prov:label": record.summary, "corr:rule": record.rule}
    found["entity"][whole] = _typed("prov:Collection", **about)
    for field, worked in record.fields.items():
        if worked.value is None:
            continue
        name = _name("field", record.id, field)
        said = msgspec.json.encode(worked.value).decode()
        found["entity"][name] = _typed("corr:Field", **{"prov:label": field, "prov:value": said})
        _add(found, "hadMember", {"prov:collection": whole, "prov:entity": name})
        for claim in worked.claims:
            _derive(found, name, _name("claim", record.id, claim))


def _copies(record: Record, found: Document) -> None:
    """Copies whose direction is known, the greater first; one that would close a circle is left out."""
    words: Counter[tuple[str, str]] = Counter()
    why: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in record.reuse:
        if one.kind == "copied" and one.direction == "from-to":
            ends = (one.from_.article, one.to.article)
            words[ends] += one.tokens
            why[ends] = tuple(dict.fromkeys((*why.get(ends, ()), *one.evidence)))
    taken: dict[str, set[str]] = defaultdict(set)
    for (first, copy), count in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        if not reaches(taken, copy, first):
            taken[first].add(copy)
            more: dict[str, Any] = {"corr:words": count}
            if evidence := why[first, copy]:
                more["corr:evidence"] = list(evidence) if len(evidence) > 1 else evidence[0]
            _derive(found, _article(copy), _article(first), None, more)


def _speeches(record: Record, found: Document) -> None:
    """A quotation that two articles carry: neither is derived from the other, both from one speech."""
    for one in record.reuse:
        if one.kind == "shared-quotation":
            spans = sorted((one.from_, one.to), key=lambda s: (s.article, s.start))
            speech = _name("speech", record.id, spans[0].article, f"{spans[0].start}-{spans[0].end}")
            found["entity"][speech] = _typed("corr:Speech", **{"prov:value": spans[0].exact})
            for span in spans:
                name = _name("passage", record.id, span.article, f"{span.start}-{span.end}")
                found["entity"][name] = _typed("corr:Passage", **{"prov:value": span.exact})
                _derive(found, name, _article(span.article), "prov:Quotation")
                _derive(found, name, speech, "prov:PrimarySource")


def _derive(
    found: Document, entity: str, used: str, kind: str | None = None, more: Mapping[str, Any] | None = None
) -> None:
    said = {"prov:generatedEntity": entity, "prov:usedEntity": used, **(_typed(kind) if kind else {}), **(more or {})}
    _add(found, "wasDerivedFrom", said)


def _attribute(found: Document, entity: str, agent: str) -> None:
    _add(found, "wasAttributedTo", {"prov:entity": entity, "prov:agent": agent})


def _add(found: Document, relation: str, said: dict[str, Any]) -> None:
    """A relation under a name of its own, once: said again with the same words it is the same."""
    known = found.setdefault(relation, {})
    key = msgspec.json.encode([relation, said], order="sorted")
    known[f"_:{relation}-{blake2b(key, digest_size=8).hexdigest()}"] = said


def _typed(kind: str, **about: Any) -> dict[str, Any]:
    """Attributes with a type that is a qualified name, not a string (PROV-JSON 2.1)."""
    return {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, **about}


def _article(key: str) -> str:
    return _name("article", key)


def _name(*parts: str) -> str:
    """A qualified name that no character of an id can break."""
    return "corr:" + "/".join(quote(part.encode("utf-8", "replace"), safe="-_.~") for part in parts)
