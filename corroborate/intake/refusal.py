"""Why one source was not read, on its way from where it was noticed to the problem it becomes."""

from __future__ import annotations

from corroborate.errors import UnreadableSource


class Refused(UnreadableSource):
    """One source, or one line or record of one, can't be read.

    ``code`` is the problem's code; ``str(error)`` says what is wrong and what to do, without the
    source's name, which whoever catches it knows.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def oversized(limit: int) -> Refused:
    """The refusal of a document of more than ``limit`` bytes."""
    size = f"{limit / 1024 / 1024:.3g} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return Refused("oversized", f"holds more than {size}; cut it, or raise max_document_bytes in the settings")
