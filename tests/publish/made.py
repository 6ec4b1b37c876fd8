"""Records of our own, made by hand."""

from __future__ import annotations

from typing import Any

from corroborate.model import (
    FIELDS,
    SCHEMA,
    Article,
    Block,
    Claim,
    CountField,
    Field,
    Origin,
    Published,
    Record,
    Span,
    Speaker,
    Victim,
    VictimName,
)
from corroborate.publish.records import COUNTED

TEXT = "A drone hit the mill at Orvane on Monday. Four guards died, the mayor of Orvane said."


def count(low: int | None, best: int | None, high: int | None, **more: Any) -> CountField:
    said = {"status": "agreed" if best is not None else "unknown", "claims": (), "against": (), "origins": 1} | more
    return CountField(value=best, low=low, best=best, high=high, open=False, **said)


def field(value: Any, status: str = "agreed") -> Field:
    return Field(value, status if value is not None else "unknown", (), (), 1)  # type: ignore[arg-type]


def article(text: str | None = TEXT, **more: Any) -> Article:
    said: dict[str, Any] = {
        "id": "a1", "source": "mill.txt", "title": "Mill hit", "publisher": "The Orvane Post",
        "original_publisher": "The Orvane Post", "credits": (), "authors": (),
        "published": Published("2020-02-04", "given"), "seen": None, "url": None, "language": "en",
        "translated": False, "text": text, "blocks": (Block("paragraph", 0, len(text or "")),),
    }  # fmt: skip
    return Article(**(said | more))


def claim(name: str, value: Any, words: str, text: str = TEXT, **more: Any) -> Claim:
    start = text.index(words)
    speakers = (Speaker("the mayor of Orvane", "person", False), Speaker("The Orvane Post", "article", False))
    said: dict[str, Any] = {
        "id": f"a1:{name}:{start}", "field": name, "value": value, "modifier": "exact", "stance": "asserts",
        "certainty": "stated", "scope": "incident", "speakers": speakers, "origin": "o1",
        "span": Span("a1", start, start + len(words), words), "sentence": Span("a1", 0, len(text), text),
    }  # fmt: skip
    return Claim(**(said | more))


def victim(affiliation: str | None, status: str = "combatant", fate: str = "killed") -> Victim:
    names = (VictimName("Oto Brenn", "name", ()),)
    return Victim(names, fate, (), (affiliation,) if affiliation else (), status, ())  # type: ignore[arg-type]


def actor(name: str, kind: str, country: str | None = None) -> dict[str, Any]:
    return {"name": name, "kind": kind, "country": country}


def record(**parts: Any) -> Record:
    """A record whose fields are unknown but for those given; other parts by their own names."""
    fields: dict[str, Any] = {
        name: count(None, None, None) if name in COUNTED else field(None)
        for name in (*FIELDS, *parts)
        if _a_field(name)
    }
    given = {name: part for name, part in parts.items() if _a_field(name)}
    rest = {name: part for name, part in parts.items() if not _a_field(name)}
    whole: dict[str, Any] = {
        "schema": SCHEMA, "id": "incident-1", "summary": "A mill was hit.", "rule": "ucdp", "fields": fields | given,
        "victims": (), "claims": (), "articles": (article(),),
        "origins": (Origin("o1", "statement", "the mayor", ("a1",)),),
        "reuse": (), "conflicts": (), "tallies": (), "background": (), "problems": (),
    }  # fmt: skip
    return Record(**(whole | rest))


def _a_field(name: str) -> bool:
    return name in FIELDS or name in COUNTED
