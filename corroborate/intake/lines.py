"""JSON Lines: one article a line, with what the caller knows of it (contract, "Articles as JSON Lines")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from corroborate.intake.refusal import Refused, oversized
from corroborate.intake.report import moment, problem, refusal, reports
from corroborate.intake.streams import Stream
from corroborate.model import Given, Media, Problem, Report

_WORDS = ("id", "title", "publisher", "url", "language")
_MOMENTS = ("published", "fetched")
_KEYS = frozenset({*_WORDS, *_MOMENTS, "authors", "text", "html"})
_HOPELESS = 100
"""Bad lines before the first good one, after which the file is taken for no JSON Lines at all."""


def read(stream: Stream, name: str) -> Iterator[Report | Problem]:
    """The reports of a JSON Lines file; the n-th line's address is ``name#n``, counted from 1.

    A line that can't be read is a problem, and the next one is read. A key whose value has the
    wrong type or shape is a problem ``note-KEY``, after its report, which goes on without it.

    Raises:
        Refused: the file holds no line at all, is cut off, or is no JSON Lines.
        OSError: the disk fails.
    """
    good = bad = 0
    for number, line in enumerate(_lines(stream), 1):
        address = f"{name}#{number}"
        try:
            if number == 1:
                line = _opening(line)
            if line is None:
                raise oversized(stream.limit)
            if line.strip():
                yield from _article(line, address)
                good += 1
        except Refused as error:
            yield refusal(error, address)
            bad += 1
        if bad >= _HOPELESS and not good:
            raise Refused(
                "bad-json", f"is no JSON Lines: its first {number} lines can't be read; its rest is not tried"
            )
    stream.check()
    if not good and not bad:
        raise Refused("empty", "is empty; there is no article to read")


def _lines(stream: Stream) -> Iterator[bytes | None]:
    """Each line; None for one over the limit, whose rest is passed over (but not in gzip: it may be a bomb)."""
    while line := stream.readline(stream.limit + 1):
        if len(line) <= stream.limit:
            yield line
            continue
        if stream.compressed:
            raise Refused("oversized", "has a line over the limit; what follows it is not read; cut the file up")
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 16)


def _opening(line: bytes | None) -> bytes | None:
    if line is None:
        return None
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("bad-encoding", "is UTF-16; JSON Lines are UTF-8, save it again as that")
    return line.removeprefix(b"\xef\xbb\xbf")


def _article(line: bytes, address: str) -> Iterator[Report | Problem]:
    article = _decoded(line)
    notes: list[Problem] = []
    media, body = _body(article, address, notes)
    given = _given(article, address, notes)
    yield from reports(body.encode("utf-8"), media, address, given, declared="utf-8")
    yield from notes


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        article = msgspec.json.decode(line)
    except RecursionError:
        raise Refused("bad-json", "is nested too deeply; keep an article's keys flat") from None
    except UnicodeDecodeError:
        raise Refused("bad-encoding", "is not UTF-8; save the file again as that") from None
    except (msgspec.MsgspecError, ValueError) as error:
        raise Refused("bad-json", f"is no JSON ({error}); one JSON object a line") from None
    if not isinstance(article, dict):
        raise Refused("bad-line", "is JSON but no object; one JSON object a line")
    return article


def _body(article: dict[str, Any], address: str, notes: list[Problem]) -> tuple[Media, str]:
    bodies: list[tuple[Media, str]] = []
    medias: tuple[Media, ...] = ("text", "html")
    for media in medias:
        value = article.get(media)
        if value is not None and not isinstance(value, str):
            raise Refused("bad-line", f'has a "{media}" that is no string; put the article\'s body there')
        if value and value.strip():
            bodies.append((media, value))
    if not bodies:
        if "text" in article or "html" in article:
            raise Refused("empty", "has no words in its body; there is no article to read")
        raise Refused("bad-line", 'has neither "text" nor "html"; put the article\'s body in one of them')
    if len(bodies) > 1:
        notes.append(problem("note-html", address, 'has both "text" and "html"; "text" is read, "html" is left out'))
    return bodies[0]


def _given(article: dict[str, Any], address: str, notes: list[Problem]) -> Given:
    known: dict[str, Any] = {}
    checks: list[tuple[str, Callable[[Any], Any], str]] = [
        *((key, _word, "a string") for key in _WORDS),
        *((key, _moment, "an ISO 8601 date, or date and time, such as 2031-05-17") for key in _MOMENTS),
        ("authors", _authors, "an array of strings"),
    ]
    for key, check, shape in checks:
        value = article.get(key)
        if value is None or value == "":
            continue
        checked = check(value)
        if checked is None:
            notes.append(problem(f"note-{key}", address, f'"{key}" is not {shape}; the article is read without it'))
        elif checked:
            known[key] = checked
    extra = {key: value for key, value in article.items() if key not in _KEYS}
    return Given(**known, extra=extra)


def _word(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else None


def _moment(value: Any) -> str | None:
    return moment(value) if isinstance(value, str) else None


def _authors(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return None
    return tuple(name.strip() for name in value if name.strip())
