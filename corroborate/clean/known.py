"""What is known of an article before its text is read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from corroborate.model import Noun, Published

_EASTERNMOST, _WESTERNMOST = 11, 10
"""Hours that outlets' clocks lie before and behind UTC: Sydney in summer, Honolulu."""


class Known(Noun, frozen=True):
    """The caller's word, or a page's metadata; None where they are silent."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    fetched: str | None = None

    def over(self, page: Any) -> Known:
        """This, with what trafilatura's document adds where this is silent."""
        authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
        site = page.sitename if page.sitename and page.sitename != page.hostname and "." not in page.sitename else None
        return Known(
            title=self.title or page.title or None,
            publisher=self.publisher or site,
            authors=self.authors or authors,
            url=self.url or page.url or None,
            language=self.language,
            published=_local(self.published, page.date),
        )

    def under(self, given: Known) -> Known:
        """The caller's word first, this where the caller is silent."""
        return Known(*(getattr(given, name) or getattr(self, name) for name in Known.__struct_fields__))


def _local(stamp: Published | None, found: str | None) -> Published | None:
    """The metadata's date, in the outlet's own day where address or page print it.

    A time in UTC can lie on the neighbouring day; an article's "Monday" is the outlet's. At noon it is the
    same day from Hawaii to Sydney, and another one that the page gives is that of an update.
    """
    if not found:
        return stamp
    if stamp is None:
        return Published(found, "metadata")
    apart = date.fromisoformat(found[:10]) - date.fromisoformat(stamp.value[:10])
    if not stamp.value.endswith("+00:00") or abs(apart) != timedelta(days=1):
        return stamp
    hour = int(stamp.value[11:13])
    reached = hour + _EASTERNMOST >= 24 if apart.days > 0 else hour - _WESTERNMOST < 0
    return Published(found[:10], "metadata") if reached else stamp
