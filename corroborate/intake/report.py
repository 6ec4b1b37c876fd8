"""One report from bytes, and one problem from what went wrong: what every reader here ends in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from corroborate.errors import UnreadableSource
from corroborate.intake.encodings import Encoding, detect
from corroborate.intake.refusal import Refused
from corroborate.model import Given, Media, Problem, Report

MEDIA: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
"""HTTP content types that are articles, and what each is to us."""

_BLANK = "\ufeff\u200b\u200e\u200f\u2060"
_MESSAGE_CHARACTERS = 400


def printable(text: str) -> str:
    """The text with everything that a terminal or a log could act on escaped.

    File names are bytes that somebody else chose: terminal escapes, line breaks, direction marks
    and bytes that are no UTF-8 come out as ``\\x1b``, ``\\n``, ``\\u202e``, ``\\xff``.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def problem(code: str, source: str, reason: str) -> Problem:
    """A problem with one source: one line, safe to print, that begins with the source's name."""
    name = printable(source)
    shown = name if len(name) <= _MESSAGE_CHARACTERS else f"{name[:_MESSAGE_CHARACTERS]}…"
    return Problem(code, f"{shown}: {printable(reason)[:_MESSAGE_CHARACTERS]}", name)


def refusal(error: UnreadableSource | OSError, source: str) -> Problem:
    """The problem that an exception while reading ``source`` amounts to."""
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return problem("unreadable", source, f"can't be read: {reason}; check its permissions and the disk")
    return problem(error.code, source, str(error))


def identity(media: Media, data: bytes, given: Given) -> str:
    """A report's id: SHA-256 (hex) over media, what was given (canonical JSON) and the bytes.

    ``fetched`` stays out of it: when the same page was seen again, it is the same report.
    """
    known = {name: value for name, value in msgspec.to_builtins(given).items() if name != "fetched"}
    digest = hashlib.sha256()
    for part in (media.encode("ascii"), msgspec.json.encode(known, order="sorted"), data):
        digest.update(str(len(part)).encode("ascii") + b":" + part)
    return digest.hexdigest()


def reports(
    data: bytes, media: Media, address: str, given: Given, declared: str | None = None
) -> Iterator[Report | Problem]:
    """The report that the bytes are, then what the reader must know of it.

    Args:
        data: the document, whole and decompressed.
        media: what it is; a text that begins as a page does is taken as one.
        address: where it was read from.
        given: what the caller knows of it.
        declared: the encoding its transport named, if any.

    Raises:
        Refused: empty, binary, or in no encoding that fits.
    """
    encoding: Encoding = detect(data, declared)
    text = data.decode(encoding.name, errors="replace")
    if not text.strip().strip(_BLANK).strip():
        raise Refused("empty", "holds nothing but white space; there is no article to read")
    if "\0" in text:
        raise Refused("binary", "has NUL characters in it, so it is no text; save the article as plain text or HTML")
    if media == "text" and text.lstrip(_BLANK + " \t\r\n")[:15].lower().startswith(("<!doctype html", "<html")):
        media = "html"
    address = printable(address)
    yield Report(identity(media, data, given), media, data, encoding.name, address, given)
    if encoding.lost:
        yield problem(
            "note-encoding",
            address,
            f"{encoding.lost} characters are not {encoding.name} and stand as \N{REPLACEMENT CHARACTER}; "
            "look for a better copy if they matter",
        )


def moment(text: str) -> str | None:
    """An ISO 8601 day, or day and time, in its extended form; None where the text is neither."""
    text = text.strip()
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            value = parse(text)
        except ValueError:
            continue
        extended = len(text) >= 10 and text[4] == text[7] == "-" and "W" not in text
        return text if extended else value.isoformat()
    return None
