"""The export formats by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corroborate.errors import UsageError
from corroborate.model import Article, Record


def written(form: str, records: Sequence[Record], articles: Sequence[Article]) -> Iterable[bytes]:
    """The export as pieces of UTF-8, in order.

    Args:
        form: one of the contract's formats.
        records: in their order.
        articles: every article of the case, for the format of that name.

    Raises:
        UsageError: this format is not there.
    """
    if form == "json":
        from corroborate.publish.records import lines

        return lines(records)
    if form == "articles":
        from corroborate.publish.records import lines

        return lines(articles)
    raise UsageError(f"{form!r} is not written yet; take json, articles, csv, ged, acled or html")
