"""Records and articles as the contract's JSON, and back.

A record read back holds its values as plain mappings, in the shapes of ``contract/fields.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from corroborate.model import COUNT_FIELDS, Article, CountField, Field, Record

COUNTED = frozenset((*COUNT_FIELDS, "missing", "captured"))
"""Names of the fields that carry low, best and high."""

_Outline = msgspec.defstruct(
    "_Outline",
    [
        (one.name, dict[str, msgspec.Raw] if one.name == "fields" else one.type)
        for one in msgspec.structs.fields(Record)
    ],
    frozen=True,
)


def read_records(lines: Iterable[bytes]) -> list[Record]:
    """The records of JSON lines."""
    outlines = msgspec.json.Decoder(_Outline)
    return [_record(outlines.decode(line)) for line in lines]


def _record(outline: msgspec.Struct) -> Record:
    parts = {name: getattr(outline, name) for name in Record.__struct_fields__}
    parts["fields"] = {name: _field(name, raw) for name, raw in parts["fields"].items()}
    return Record(**parts)


def _field(name: str, raw: msgspec.Raw) -> Field | CountField:
    if name in COUNTED:
        return msgspec.json.decode(raw, type=CountField)
    return msgspec.json.decode(raw, type=Field)


def read_articles(lines: Iterable[bytes]) -> list[Article]:
    """The articles of JSON lines."""
    decoder = msgspec.json.Decoder(Article)
    return [decoder.decode(line) for line in lines]


def lines(nouns: Sequence[Record | Article]) -> Iterable[bytes]:
    """One JSON object a line, keys in the nouns' own order, UTF-8."""
    for noun in nouns:
        yield msgspec.json.encode(noun) + b"\n"
