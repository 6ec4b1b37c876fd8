"""Whether two articles stand at one address of the web."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from corroborate.model import Article


def same_address(a: Article, b: Article) -> bool:
    """Whether both were published at one address, apart from scheme, query and fragment.

    A site's front page is no article's address.
    """
    return a.url is not None and b.url is not None and _bare(a.url) is not None and _bare(a.url) == _bare(b.url)


@lru_cache(maxsize=4096)
def _bare(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return (host, path) if host and path else None
