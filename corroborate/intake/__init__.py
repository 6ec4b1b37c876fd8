"""Sources in, reports out.

A source is a file, a folder or an address on the web; :func:`read` gives what they hold, one
report after another, and a problem for each thing that could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corroborate.intake import files
from corroborate.intake.report import identity
from corroborate.intake.sources import files as found_in
from corroborate.model import Problem, Report
from corroborate.settings import Settings

__all__ = ["identity", "read"]


def read(sources: Sequence[str], settings: Settings) -> Iterator[Report | Problem]:
    """Read sources lazily: in the order given, folders recursively in name order.

    No source can stop the rest: whatever is wrong with one is a problem that names it (``article``
    is its address, safe to print). A problem means that something was *not read*, and the command
    ends with status 1, except where its code begins with ``note-`` (``note-published``: a key
    that had to be left out; ``note-encoding``; ``note-folder-again``), which only says something
    of what *was* read. A report's notes follow it.

    Codes: ``missing``, ``dangling-link``, ``link-loop``, ``folder-loop``, ``not-a-file`` (a pipe,
    a socket, a device), ``unreadable``, ``unknown-type``, ``empty``, ``binary``, ``oversized``,
    ``truncated``, ``damaged``, ``bad-encoding``, ``bad-json``, ``bad-line``, ``fetch``.

    Args:
        sources: files, folders, and http or https addresses.
        settings: ``max_document_bytes`` and ``fetch_timeout_seconds`` are used.
    """
    for source in dict.fromkeys(sources):
        if source[:8].lower().startswith(("http://", "https://")):
            from corroborate.intake import pages  # the one user of urllib, which costs 30 ms

            yield from pages.read(source, settings)
            continue
        for found in found_in(source):
            if isinstance(found, Problem):
                yield found
            else:
                yield from files.read(found, settings)
