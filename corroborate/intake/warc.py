"""Web archives: pages and plain texts that a server answered with, by fastwarc (WARC 1.1, ISO 28500)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from corroborate.intake.codings import decoded, unchunked
from corroborate.intake.refusal import Refused, oversized
from corroborate.intake.report import MEDIA, moment, problem, reports
from corroborate.intake.streams import Stream
from corroborate.model import Given, Media, Problem, Report


class _Cut(Refused):
    """The archive ends inside a record."""

    def __init__(self) -> None:
        super().__init__("truncated", "is cut off in the middle of a record; what stood before is read; get it again")


def read(stream: Stream, name: str) -> Iterator[Report | Problem]:
    """The reports of an archive: responses with status 200 and an HTML or plain-text content type.

    A report's address is its record's own (WARC-Target-URI). A record that can't be read is a
    problem of that address, and the next one is read.

    Raises:
        Refused: the archive is cut off or damaged (what stood before is already given), or holds
            no page.
        OSError: the disk fails.
    """
    pages = 0
    for record in _records(stream):
        media = _media(record)
        if media is None:
            _pass_over(record)
            continue
        pages += 1
        address = _address(record) or name
        try:
            data = _body(record, _payload(record, stream.limit), stream.limit)
            given = Given(url=_address(record), fetched=moment(record.headers.get("WARC-Date") or ""))
            yield from reports(data, media, address, given, declared=record.http_charset)
        except _Cut:
            stream.check()
            raise
        except Refused as error:
            yield problem(error.code, address, f"{error} (in {name})")
    stream.check()
    if not pages:
        raise Refused("empty", "has no page in it (a response with status 200, in HTML or plain text)")


def _records(stream: Stream) -> Iterator[Any]:
    """The archive's records, their HTTP headers parsed, whatever state the archive is in."""
    try:
        for record in ArchiveIterator(cast(Any, stream), record_types=WarcRecordType.any_type, parse_http=False):
            if not (record.headers.get("Content-Length") or "").strip().isdecimal():
                raise _Cut
            if record.is_http:
                record.parse_http()
            yield record
    except (OSError, ValueError) as error:
        stream.check()
        raise Refused("damaged", f"is no web archive from here on ({error}); what stood before is read") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what fastwarc's Rust raises where it gives up
            raise
        stream.check()
        raise Refused("damaged", "holds a record that fastwarc can't read; what stood before is read") from None


def _address(record: Any) -> str | None:
    # Some crawlers put the address in angle brackets, as WARC 1.0's grammar had it.
    address: str = record.headers.get("WARC-Target-URI") or ""
    return address.strip("<>") or None


def _media(record: Any) -> Media | None:
    """What an answer is to us; None for what is no answer, no success or no article."""
    if record.record_type != WarcRecordType.response or not record.is_http or record.http_headers is None:
        return None
    if record.http_headers.status_code != 200 or _is_robots(_address(record) or ""):
        return None
    return MEDIA.get((record.http_content_type or "").lower())


def _is_robots(address: str) -> bool:
    try:
        return urlsplit(address).path == "/robots.txt"
    except ValueError:
        return False


def _pass_over(record: Any) -> None:
    length = record.content_length
    if record.consume() < length:
        raise _Cut


def _payload(record: Any, limit: int) -> bytes:
    """The record's bytes as they came over the wire."""
    length = record.content_length
    if length > limit:
        raise oversized(limit)
    payload = b""
    while len(payload) < length:
        piece = record.reader.read(length - len(payload))
        if not piece:
            raise _Cut
        payload += piece
    return payload


def _body(record: Any, payload: bytes, limit: int) -> bytes:
    if "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower():
        payload = unchunked(payload, limit)
    return decoded(payload, record.http_headers.get("Content-Encoding") or "", limit)
