"""A page on the web, fetched: only http and https, with a time limit and the size limit."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from corroborate.intake.codings import decoded
from corroborate.intake.refusal import Refused, oversized
from corroborate.intake.report import MEDIA, refusal, reports
from corroborate.model import Given, Problem, Report
from corroborate.settings import Settings

_HEADERS = {
    "User-Agent": "corroborate/0.1 (reads news reports that a person named)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "identity",
}
_INSTEAD = "save the page as .html in a browser and give that file"
_PIECE = 64 * 1024
_PATIENCE = 3
"""Times the time limit of one network operation that a whole page may take."""


def read(address: str, settings: Settings) -> Iterator[Report | Problem]:
    """The page at an address, or the problem that says why not and what to do instead."""
    try:
        data, headers, url = _fetched(address, settings)
        media = MEDIA.get(headers.get_content_type())
        if media is None:
            raise Refused("unknown-type", f"is {headers.get_content_type()}, not HTML or plain text; {_INSTEAD}")
        data = decoded(data, headers.get("Content-Encoding") or "", settings.max_document_bytes)
        given = Given(url=url, fetched=datetime.now(UTC).isoformat(timespec="seconds"))
        yield from reports(data, media, address, given, declared=headers.get_content_charset())
    except Refused as error:
        yield refusal(error, address)


def _fetched(address: str, settings: Settings) -> tuple[bytes, Any, str]:
    try:
        _only_web(address)
        request = urllib.request.Request(address, headers=_HEADERS)
        with _opener().open(request, timeout=settings.fetch_timeout_seconds) as answer:
            return _body(answer, settings), answer.headers, answer.url
    except urllib.error.HTTPError as error:
        with error:
            raise Refused("fetch", f"the server answers {error.code} {error.reason}; {_INSTEAD}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Refused("fetch", f"can't be fetched: {reason or type(error).__name__}; {_INSTEAD}") from None


def _body(answer: Any, settings: Settings) -> bytes:
    pieces: list[bytes] = []
    size = 0
    until = time.monotonic() + _PATIENCE * settings.fetch_timeout_seconds
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > settings.max_document_bytes:
            raise oversized(settings.max_document_bytes)
        if time.monotonic() > until:
            raise Refused("fetch", f"comes too slowly; {_INSTEAD}")
    length = answer.headers.get("Content-Length") or ""
    if length.isdecimal() and size < int(length):
        raise Refused("truncated", f"was cut off on the way; try again, or {_INSTEAD}")
    return b"".join(pieces)


def _only_web(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise Refused("fetch", f"leads to an address that is not http or https; {_INSTEAD}")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirects, but to http and https only (the library's own also follow to ftp)."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0913
        """Refuse other schemes; the rest is the library's."""
        _only_web(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        _Redirects,
    ):
        opener.add_handler(handler())
    return opener
