"""Records and articles without the articles' text, with quotations of at most 25 words.

A shortened span keeps its start (or moves it, for a sentence whose claim stands late in it) and
has its ``end`` moved with its words, so that it still resolves in the article as published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from corroborate.model import Article, Background, Claim, Record, Reuse, Span, Speaker, Tally

MAX_WORDS = 25
"""Words a quotation keeps (contract/README.md, ``--without-text``)."""

MAX_CHARACTERS = 300
"""Characters a quotation keeps where a text has no spaces between its words."""

_WORD = re.compile(r"\S+")


def shortened(record: Record) -> Record:
    """The record with no article text and no long quotation."""
    return replace(
        record,
        claims=tuple(_claim(claim) for claim in record.claims),
        articles=tuple(shortened_article(article) for article in record.articles),
        reuse=tuple(_reuse(passage) for passage in record.reuse),
        tallies=tuple(_tally(tally) for tally in record.tallies),
        background=tuple(_event(event) for event in record.background),
    )


def shortened_article(article: Article) -> Article:
    """The article with neither text nor blocks, which would point into it."""
    published = article.published
    if published is not None and published.span is not None:
        published = replace(published, span=_span(published.span))
    title = article.title if article.title is None else _words(article.title)
    return replace(article, title=title, text=None, blocks=(), published=published)


def _claim(claim: Claim) -> Claim:
    span = _span(claim.span)
    speakers = tuple(_speaker(speaker) for speaker in claim.speakers)
    return replace(claim, span=span, sentence=_around(claim.sentence, span), speakers=speakers)


def _speaker(speaker: Speaker) -> Speaker:
    span = speaker.span
    return replace(speaker, name=_words(speaker.name), span=span if span is None else _span(span))


def _reuse(passage: Reuse) -> Reuse:
    return replace(passage, from_=_span(passage.from_), to=_span(passage.to))


def _tally(tally: Tally) -> Tally:
    return replace(tally, of=_words(tally.of))


def _event(event: Background) -> Background:
    return replace(event, label=_words(event.label))


def _words(text: str) -> str:
    return text[: _cut(text)]


def _cut(text: str, start: int = 0) -> int:
    """Where the 25th word from ``start`` ends; a whole shorter text is left as it is."""
    words: Iterator[re.Match[str]] = _WORD.finditer(text, start)
    last = start
    for word in islice(words, MAX_WORDS):
        if word.end() - start > MAX_CHARACTERS:
            return max(last, min(start + MAX_CHARACTERS, word.end())) if last == start else last
        last = word.end()
    return len(text) if next(words, None) is None and len(text) - start <= MAX_CHARACTERS else last


def _span(span: Span) -> Span:
    exact = _words(span.exact)
    return replace(span, end=span.start + len(exact), exact=exact)


def _around(sentence: Span, words: Span) -> Span:
    """The sentence, cut to a window that holds the claim's words where 25 words can."""
    cut = _cut(sentence.exact)
    if sentence.start + cut >= words.end or not sentence.start <= words.start < sentence.end:
        return replace(sentence, end=sentence.start + cut, exact=sentence.exact[:cut])
    starts = [word.start() for word in _WORD.finditer(sentence.exact)]
    end = words.end - sentence.start
    before = [at for at in starts if at < end][-MAX_WORDS:]
    start = next((at for at in before if end - at <= MAX_CHARACTERS), words.start - sentence.start)
    start = min(start, words.start - sentence.start)
    exact = sentence.exact[start:end]
    return replace(sentence, start=sentence.start + start, end=sentence.start + end, exact=exact)
