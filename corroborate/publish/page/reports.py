"""The reports in full: blocks by kind, numbered, with every claim's words marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.model import Article, Block, Claim, Noun, Record
from corroborate.publish.page.evidence import group_of
from corroborate.publish.page.keys import Keys, ReportKey
from corroborate.publish.page.marked import Mark, Token, tokens
from corroborate.publish.page.safe import language_tag, web_address
from corroborate.publish.page.wording import BASES, label, stamp_words


class Paragraph(Noun, frozen=True):
    """A block of a report's text; ``number`` is its place among the blocks, from 1 (0: between blocks)."""

    number: int
    kind: str
    anchor: str
    words: tuple[Token, ...]


class Fact(Noun, frozen=True):
    """A line of what is known about a report."""

    name: str
    words: str
    link: str | None = None


class ReportView(Noun, frozen=True):
    """A report as the page shows it; no paragraphs where its text is left out."""

    key: ReportKey
    title: str
    language: str | None
    facts: tuple[Fact, ...]
    paragraphs: tuple[Paragraph, ...]


class Home(Noun, frozen=True):
    """Where the letter behind a mark leads, and what is said of it to those who can't see it."""

    anchor: str
    about: str


def report_views(
    record: Record, keys: Keys, back: Mapping[str, str], passages: Mapping[str, Sequence[Mark]]
) -> tuple[ReportView, ...]:
    """Every report. ``back`` says where each claim is quoted; ``passages`` are anchors by report."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        claims[claim.span.article].append(claim)
    found = []
    for article in record.articles:
        marks = [*_marks(claims[article.id], keys, back), *passages.get(article.id, ())]
        paragraphs = tuple(_paragraphs(article, keys, marks)) if article.text else ()
        title = article.title or article.source
        language, facts = language_tag(article.language), tuple(_facts(article))
        found.append(ReportView(keys.report(article.id), title, language, facts, paragraphs))
    return tuple(found)


def _marks(claims: Sequence[Claim], keys: Keys, back: Mapping[str, str]) -> list[Mark]:
    """One mark for all the claims of one colour and letter on the same words."""
    alike: dict[tuple[int, int, str, str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        old = claim.superseded_by is not None
        alike[claim.span.start, claim.span.end, *group_of(claim), old].append(claim)
    found = []
    for (start, end, group, letter, old), mine in alike.items():
        anchors = tuple(keys.mark(c.id) for c in mine)
        leads = next((back[c.id] for c in mine if c.id in back), "")
        about = label(mine[0].field) if mine[0].scope == "incident" else "another event or a tally"
        found.append(Mark(start, end, anchors, group, letter, leads, old, about))
    return found


def _paragraphs(article: Article, keys: Keys, marks: Sequence[Mark]) -> list[Paragraph]:
    """The blocks in order, and what stands between them where that is more than space."""
    text = article.text or ""
    anchor = keys.report(article.id).anchor
    ordered = sorted(marks, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    found: list[Paragraph] = []
    at = first = 0
    for number, block in enumerate((*article.blocks, Block("paragraph", len(text), len(text))), 1):
        for start, end, kind, mine in ((at, block.start, "between", 0), (block.start, block.end, block.kind, number)):
            while first < len(ordered) and ordered[first].end < start:
                first += 1
            near = ordered[first : bisect_left(starts, end)]
            if not text[start:end].strip() and not any(start <= m.start < end for m in near):
                continue
            words = tuple(tokens(text, start, end, near))
            found.append(Paragraph(mine, kind, f"{anchor}p{mine}" if mine else "", words))
        at = max(at, block.end)
    return found


def _facts(article: Article) -> list[Fact]:
    published = article.published
    dated = f"{stamp_words(published.value)} ({BASES[published.basis]})" if published else "not dated"
    found = [Fact("Publisher", article.publisher or "not known"), Fact("Published", dated)]
    if article.original_publisher and article.original_publisher != article.publisher:
        found.append(Fact("First published by", article.original_publisher))
    if article.authors:
        found.append(Fact("By", ", ".join(article.authors)))
    if article.credits:
        found.append(Fact("Credits", ", ".join(article.credits)))
    if article.seen:
        found.append(Fact("Fetched", f"{stamp_words(article.seen)} (dates nothing in the text)"))
    if article.translated:
        found.append(Fact("Translation", "by machine"))
    if article.language and article.language != "en":
        found.append(Fact("Language", article.language))
    found.append(Fact("Read from", ", ".join(article.addresses) or article.source))
    if article.url:
        found.append(Fact("Address", article.url, web_address(article.url)))
    found.append(Fact("Id", article.id))
    return found
