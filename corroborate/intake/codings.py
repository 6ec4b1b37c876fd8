"""The codings that a body comes in over HTTP, undone up to the limit (RFC 9110 8.4, RFC 9112 7.1)."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any

from fastwarc.stream_io import BrotliReader, ChunkedReader

from corroborate.intake.refusal import Refused, oversized

_PIECE = 64 * 1024


def unchunked(payload: bytes, limit: int) -> bytes:
    """The body of a chunked answer; as it stands, where it isn't chunked after all."""
    return _read(ChunkedReader(io.BytesIO(payload)), limit, payload)


def decoded(payload: bytes, coding: str, limit: int) -> bytes:
    """The body without its content coding (gzip, deflate, br).

    Many archivers write the body decoded and the headers as they were; so a body that is not in
    the coding its headers name is taken as it stands.

    Raises:
        Refused: it decodes to more than ``limit`` bytes, or breaks off on the way.
    """
    coding = coding.strip().lower()
    if coding in ("gzip", "x-gzip") and payload[:2] == b"\x1f\x8b":
        return _read(gzip.GzipFile(fileobj=io.BytesIO(payload)), limit, None)
    if coding == "br":
        return _read(BrotliReader(io.BytesIO(payload)), limit, payload)
    if coding == "deflate":
        return _inflated(payload, limit)
    return payload


def _read(reader: Any, limit: int, otherwise: bytes | None) -> bytes:
    """All that a decoder gives, up to the limit; where it fails at once, what to take instead."""
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := reader.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise oversized(limit)
    except (OSError, EOFError, zlib.error):
        if pieces or otherwise is None:
            raise Refused("damaged", "has a body that can't be decompressed; get the page again") from None
        return otherwise
    return b"".join(pieces)


def _inflated(payload: bytes, limit: int) -> bytes:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # servers send both, RFC 9110 8.4.1.2
        decoder = zlib.decompressobj(window)
        try:
            data = decoder.decompress(payload, limit + 1)
        except zlib.error:
            continue
        if len(data) > limit:
            raise oversized(limit)
        return data
    return payload
