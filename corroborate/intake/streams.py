"""Bytes read piece by piece, decompressed where needed, never past the limit."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from corroborate.intake.refusal import Refused, oversized

_PIECE = 256 * 1024
_RATIO = 200
"""Bytes out for a byte in that no archive of pages reaches (markup packs 5 to 30 times; a bomb 1,000)."""


class Stream:
    """A file's bytes, decompressed if it is gzip.

    What goes wrong while reading ends the stream and is kept in ``failure``, so that a library
    that reads from it sees a plain end; whoever reads calls :meth:`check` when it is done.
    """

    def __init__(self, raw: BinaryIO, compressed: bool, limit: int) -> None:
        self.compressed = compressed
        self.limit = limit
        self.failure: Refused | OSError | None = None
        self._raw = raw
        self._plain: Any = gzip.GzipFile(fileobj=raw) if compressed else raw
        self._out = 0

    def read(self, size: int = _PIECE) -> bytes:
        """At most ``size`` bytes; none at the end or after a failure."""
        return self._take(size if size > 0 else _PIECE, line=False)

    def readline(self, size: int) -> bytes:
        """A line with its end, or the first ``size`` bytes of a longer one; none at the end."""
        return self._take(size, line=True)

    def tell(self) -> int:
        """Bytes handed out so far."""
        return self._out

    def check(self) -> None:
        """Raise what ended the stream early, if anything did."""
        if self.failure is not None:
            raise self.failure

    def _take(self, size: int, line: bool) -> bytes:
        if self.failure is not None:
            return b""
        try:
            data: bytes = self._plain.readline(size) if line else self._plain.read1(size)
        except EOFError:
            self.failure = Refused("truncated", "is cut off in the middle; get the whole file again")
        except (zlib.error, gzip.BadGzipFile):
            self.failure = Refused("damaged", "is damaged, or not gzip; get the file again")
        except OSError as error:
            self.failure = error
        else:
            self._out += len(data)
            if not self.compressed or self._out <= self.limit + _RATIO * self._raw.tell():
                return data
            self.failure = Refused(
                "oversized", f"grows more than {_RATIO} times when decompressed; its rest is not read"
            )
        return b""


@contextmanager
def opened(path: str, compressed: bool, limit: int) -> Iterator[Stream]:
    """A regular file as a stream.

    Opened without waiting, and looked at again once open: what was a file a moment ago may be a
    pipe by now, and a pipe would hold us up for ever.

    Raises:
        Refused: it is no regular file.
        OSError: it can't be opened.
    """
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    with os.fdopen(os.open(path, flags), "rb") as raw:
        if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
            raise Refused("not-a-file", "is not a regular file; copy what it holds into one")
        yield Stream(raw, compressed, limit)


def content(stream: Stream) -> bytes:
    """All of a document.

    Raises:
        Refused: it holds more than the stream's limit, or is cut off or damaged.
        OSError: the disk fails.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read():
        size += len(piece)
        if size > stream.limit:
            raise oversized(stream.limit)
        pieces.append(piece)
    stream.check()
    return b"".join(pieces)
