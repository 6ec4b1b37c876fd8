"""The stage: one report in, one article with its text frozen out."""

from __future__ import annotations

import re

from corroborate.clean import credit, newsroom, published
from corroborate.clean.authors import authors
from corroborate.clean.blocks import Layout, layout
from corroborate.clean.kinds import TRAIL, is_trail
from corroborate.clean.known import Known
from corroborate.clean.language import language
from corroborate.clean.lines import pieces
from corroborate.clean.opening import begins_with
from corroborate.clean.piece import Piece, trimmed
from corroborate.clean.text import decode, fold, freeze, is_page
from corroborate.model import Article, Problem, Published, Report
from corroborate.settings import Settings

_ID = 12
_ASIDES = ("boilerplate", "byline", "credit", "update", "subtitle")
_TRANSLATED = re.compile(
    r"automated translation|automatic(?:ally)? translat|machine[- ]translat|google translate|auto-translated"
    r"|translated (?:by (?:ai|google|deepl|machine)|from (?:the )?(?-i:[A-Z])|automatically)"
    r"|ai[- ]translat|translation by (?:ai|google|deepl)",
    re.I,
)


def clean(report: Report, settings: Settings) -> tuple[Article, tuple[Problem, ...]]:
    """Turn a report into an article: frozen text, blocks, title, credits, publisher, dates.

    Never raises. A report in which no text is left gives an article with the text "" and a
    problem ``no-text``.
    """
    name = report.given.id or report.id[:_ID]
    known, problems = _given(report, name)
    text, parts, known = _read(report, known, (name, problems))
    if not text.strip():
        problems.append(Problem("no-text", f"{name}: no text is left of {report.address}; nothing was read", name))
        text, parts = "", []
    most = settings.max_article_characters
    kept, rest = _within(text, parts, most)
    laid = layout(text, kept, _printed(known.title, text) if known.title else None)
    if rest:
        message = f"{name}: only the first {most} of {len(text)} characters were read; split it into its articles"
        problems.append(Problem("long-text", message, name))
        laid.pieces.append(rest)
    return _article(report, text, laid, known, (name, problems))


def _read(report: Report, known: Known, named: tuple[str, list[Problem]]) -> tuple[str, list[Piece], Known]:
    """The frozen text with its title before it, its pieces, and what is known of it by now."""
    text = freeze(decode(report.data, report.encoding))
    parts: list[Piece] | None = None
    if report.media == "html" or is_page(text):
        from corroborate.clean.page import read

        page = read(text, report.given.url)
        known, text, parts = page.known.under(known), page.text, page.pieces()
        named[1].extend(Problem("page", f"{named[0]}: {why}", named[0]) for why in page.problems)
    return *_with_title(text, parts, known.title), known


def _given(report: Report, name: str) -> tuple[Known, list[Problem]]:
    given, problems = report.given, []
    when = published.iso(given.published)
    if given.published and when is None:
        message = f"{name}: published {given.published!r} is no ISO 8601 date and is not used; write it as 2024-01-31"
        problems.append(Problem("published-unreadable", message, name))
    title = freeze(given.title or "").replace("\n", " ").strip() or None
    known = Known(
        title, given.publisher or None, given.authors, given.url or None, given.language or None,
        Published(when, "given") if when else None, published.iso(given.fetched),
    )  # fmt: skip
    return known, problems


def _within(text: str, parts: list[Piece], most: int) -> tuple[list[Piece], Piece | None]:
    """The pieces of the text's first ``most`` characters, and all that follows as one piece."""
    kept = [part for part in parts if part.end <= most]
    if len(kept) == len(parts):
        return parts, None
    begin, over = parts[len(kept)].start, parts[len(kept)]
    if begin < most and (cut := text.rfind(" ", begin, most)) > begin:
        kept.append(trimmed(text, begin, cut, over.kind))
        begin = cut
    return kept, trimmed(text, begin, parts[-1].end, "boilerplate")


def _with_title(text: str, parts: list[Piece] | None, title: str | None) -> tuple[str, list[Piece]]:
    """The text with its title before it where it does not begin with it, and the text's pieces."""
    if parts is None:
        parts = [Piece(text, start, end) for start, end in pieces(text)]
    if not title or begins_with(text.lstrip(), _bare(title, text)):
        return text, parts
    shift = len(title) + 2
    for part in parts:
        part.start, part.end = part.start + shift, part.end + shift
    return f"{title}\n\n{text}", [Piece(title, 0, len(title), "title"), *parts]


def _printed(title: str, text: str) -> str:
    """A title as the text prints it: whole where the text begins so."""
    return title if begins_with(text.lstrip(), title) else _bare(title, text)


def _bare(title: str, text: str) -> str:
    """A title without the site's name and section that pages hang on it."""
    hung = newsroom.hung_on(title, text, None)
    return title[: hung[0]] if hung else title


def _article(
    report: Report, text: str, laid: Layout, known: Known, named: tuple[str, list[Problem]]
) -> tuple[Article, tuple[Problem, ...]]:
    name, problems = named
    hung = _cut_title(text, laid, known.publisher)
    title = laid.title
    dates = published.find(text, laid, name, (known.published, known.fetched))
    people = authors(laid.pieces)
    publisher, original = credit.publishers(laid, known.publisher, hung)
    return Article(
        id=name,
        source=report.address,
        title=title.text if title else None,
        publisher=publisher,
        original_publisher=original,
        credits=credit.agencies_credited(laid, known.authors, publisher),
        authors=known.authors or people,
        published=dates.published,
        seen=dates.seen,
        url=known.url,
        language=known.language or language(laid.pieces),
        translated=any(p.kind in _ASIDES and len(p.text) < 400 and _TRANSLATED.search(p.text) for p in laid.pieces),
        text=text,
        blocks=laid.blocks(),
        addresses=(report.address,),
        encoding=report.encoding,
        report=report.id,
    ), (*problems, *dates.problems)


def _crumbs(laid: Layout) -> frozenset[str]:
    """The first steps of the page's way to the article, which is the site's name."""
    return frozenset(fold(TRAIL.split(p.text)[0]) for p in laid.pieces if p.kind == "boilerplate" and is_trail(p.text))


def _cut_title(text: str, laid: Layout, publisher: str | None) -> str | None:
    """Cut the site's name off the title; returns the name."""
    title = laid.title
    if title is None:
        return None
    body = " ".join(p.text for p in laid.pieces if p.kind == "paragraph")
    hung = newsroom.hung_on(title.text, body, publisher or laid.head.name, _crumbs(laid))
    if hung is None:
        return None
    bare, rest = title.cut(text, title.start + hung[0])
    rest.kind = "credit"
    at = laid.pieces.index(title)
    laid.pieces[at : at + 1] = [bare, rest]
    for piece in laid.pieces[at + 2 :]:
        if piece.kind in ("subtitle", "heading") and fold(piece.text) == fold(bare.text):
            piece.kind = "boilerplate"
    return hung[1]
