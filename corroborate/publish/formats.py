"""The export formats by name, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from corroborate.errors import UsageError
from corroborate.model import Article, Record

_WRITERS = {
    "json": ("corroborate.publish.records", "lines"),
    "csv": ("corroborate.publish.registers.flat", "table"),
    "ged": ("corroborate.publish.registers.ged", "table"),
    "acled": ("corroborate.publish.registers.acled", "table"),
    "airwars": ("corroborate.publish.registers.airwars", "table"),
    "geojson": ("corroborate.publish.geojson", "collection"),
    "annotations": ("corroborate.publish.annotations", "collection"),
    "prov": ("corroborate.publish.prov", "document"),
}


def written(form: str, records: Sequence[Record], articles: Sequence[Article]) -> Iterable[bytes]:
    """The export as pieces of UTF-8, in order.

    Args:
        form: one of the contract's formats.
        records: in their order.
        articles: every article of the case, for the format of that name.

    Raises:
        UsageError: there is no such format.
    """
    if form == "articles":
        from corroborate.publish.records import lines

        return lines(articles)
    if form == "html":
        from corroborate.publish.page import html

        return [html(records).encode("utf-8", "replace")]
    if form not in _WRITERS:
        raise UsageError(f"{form!r} is no format; take one of: articles, html, {', '.join(_WRITERS)}")
    module, name = _WRITERS[form]
    write: Callable[[Sequence[Record]], Iterable[bytes]] = getattr(import_module(module), name)
    return write(records)
