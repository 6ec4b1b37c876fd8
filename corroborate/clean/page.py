"""Web pages: main text through trafilatura, what the page says of itself through its metadata."""

from __future__ import annotations

import re
from typing import Any

from corroborate.clean.known import Known
from corroborate.clean.metadata import metadata
from corroborate.clean.piece import Piece
from corroborate.clean.text import freeze
from corroborate.model import BlockKind, Noun

_BLOCKS = frozenset(
    {
        "p",
        "head",
        "item",
        "quote",
        "row",
        "list",
        "table",
        "div",
        "code",
        "lb",
        "body",
        "main",
        "section",
        "article",
        "hi-block",
    }
)
_MOST_TAGS = 60_000
"""Tags above which a page is no article; its text is taken plainly, in time linear in its size."""
_UNREAD = re.compile(r"<(?P<close>/?)(?P<name>script|style|noscript|template|svg)\b[^<>]{0,2000}>", re.I)
_LONG_TAG = re.compile(r"<([A-Za-z][\w-]{0,40})\b[^<>]{20000,}>")
"""A tag with more than this in it (pictures written into addresses, or an attack: parsing attributes is"
" quadratic)."""
_TAG = re.compile(r"<[^<>]{0,2000}>")


class Page(Noun, frozen=True):
    """A page's text as ``(words, kind or None)`` a piece, what its metadata says, and what went wrong."""

    parts: tuple[tuple[str, BlockKind | None], ...]
    known: Known
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The pieces with a blank line between."""
        return "\n\n".join(words for words, _ in self.parts)

    def pieces(self) -> list[Piece]:
        """The pieces with their offsets in :attr:`text`."""
        text, found, start = self.text, [], 0
        for words, kind in self.parts:
            found.append(Piece(text, start, start + len(words), kind))
            start += len(words) + 2
        return found


def read(html: str, url: str | None) -> Page:
    """Read a page; whatever it holds, something comes back."""
    if html.count("<") > _MOST_TAGS:
        return Page(_plain(html), Known(), ("too many tags for an article; its text was taken as it stands",))
    try:
        return _read(html, url)
    except Exception as error:  # a parser's failure on hostile markup must not stop the other sources
        why = f"the page's structure can't be read ({type(error).__name__}); its text was taken as it stands"
        return Page(_plain(html), Known(), (why,))


def _read(html: str, url: str | None) -> Page:
    import trafilatura

    tree = trafilatura.load_html(_LONG_TAG.sub(r"<\1>", html))
    if tree is None:
        return Page(_plain(html), Known())
    known = metadata(tree)
    found: Any = trafilatura.bare_extraction(
        tree, url=url, with_metadata=True, include_comments=False, include_images=False, include_formatting=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "max_date": "2100-12-31"},
    )  # fmt: skip
    if found is None:
        return Page(_plain(html), known)
    known = known.over(found)
    parts = _parts(found.body) if found.body is not None else []
    if not parts and found.text:
        parts = [(line, None) for line in found.text.split("\n") if line.strip()]
    return Page(_titled(parts, known.title), known)


def _titled(parts: list[tuple[str, BlockKind | None]], title: str | None) -> tuple[tuple[str, BlockKind | None], ...]:
    clean: list[tuple[str, BlockKind | None]] = []
    for words, kind in parts:
        words = freeze(words)
        if words := " ".join(words.split()):
            clean.append((words, kind))
    if title and title not in [words for words, _ in clean[:1]]:
        clean.insert(0, (title, None))
    return tuple(clean)


def _parts(body: Any) -> list[tuple[str, BlockKind | None]]:
    """The extracted tree's pieces, walked without recursion."""
    from lxml import etree

    parts: list[tuple[str, BlockKind | None]] = []
    words: list[str] = []

    def close(kind: BlockKind | None = None) -> None:
        text = "".join(words)
        if text.strip():
            parts.append((text, kind))
        words.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                close()
            words.append(element.text or "")
        else:
            if block:
                close("heading" if element.tag == "head" else None)
            elif element.tag == "cell":
                words.append(" ")
            if element is not body:
                words.append(element.tail or "")
    close()
    return parts


def _plain(html: str) -> tuple[tuple[str, BlockKind | None], ...]:
    from html import unescape

    text = _TAG.sub("\n", _without_scripts(html))
    lines = (" ".join(freeze(unescape(line)).split()) for line in text.split("\n"))
    return tuple((line, None) for line in lines if line)


def _without_scripts(html: str) -> str:
    kept, begin, inside = [], 0, None
    for match in _UNREAD.finditer(html):
        name = match["name"].lower()
        if inside is None and not match["close"]:
            kept.append(html[begin : match.start()])
            inside = name
        elif inside == name and match["close"]:
            begin, inside = match.end(), None
    if inside is None:
        kept.append(html[begin:])
    return "\n".join(kept)
