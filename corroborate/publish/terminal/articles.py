"""What an article is called in ``show`` and ``explain``, and where in it a thing stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corroborate.model import Article, Claim, Record, Span


class Names:
    """The record's articles by number, as people cite them: ``The Harbour Gazette [2]``."""

    def __init__(self, record: Record) -> None:
        self.articles = {article.id: article for article in record.articles}
        self.numbers = {article.id: number for number, article in enumerate(record.articles, 1)}
        self._claims = {claim.id: claim.span.article for claim in record.claims}
        # Ids a caller gave can be ordinary words; only those that can't be are put into names.
        known = [re.escape(i) for i in self.articles if len(i) >= 8 and any(c.isdigit() for c in i)]
        self._known = re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)") if known else None

    def cited(self, article: str) -> str:
        """Its publisher and its number."""
        return f"{outlet(self.articles[article])} [{self.numbers[article]}]"

    def of(self, claims: Iterable[str]) -> set[str]:
        """The articles that the claims of these ids stand in."""
        return {self._claims[i] for i in claims if i in self._claims}

    def brackets(self, articles: set[str]) -> str:
        """The numbers alone, in order: ``[1] [3]``."""
        return " ".join(f"[{n}]" for n in sorted(self.numbers[a] for a in articles if a in self.numbers))

    def named(self, text: str) -> str:
        """A sentence about articles with their ids put into names."""
        for article in self.articles.values():
            if article.publisher:
                text = text.replace(f"{article.publisher} ({article.id})", self.cited(article.id))
        return self._known.sub(lambda found: self.cited(found[0]), text) if self._known else text

    def chain(self, claim: Claim) -> str:
        """Who says it, through whom: ``an official → AFP → The Harbour Gazette [2]``."""
        links = [speaker.name for speaker in claim.speakers if speaker.kind != "article"]
        here = self.cited(claim.span.article)
        links = [link for link in links if link != outlet(self.articles[claim.span.article])]
        return " → ".join([*links, here])

    def place(self, span: Span) -> str:
        """Where it stands: the source, the paragraph, the characters."""
        article = self.articles[span.article]
        return f"{article.source}, {_block(article, span)}characters {span.start}–{span.end}"


def outlet(article: Article) -> str:
    """Who published it, as far as is known."""
    return article.publisher or article.original_publisher or article.source


def _block(article: Article, span: Span) -> str:
    paragraph = 0
    for block in article.blocks:
        paragraph += block.kind == "paragraph"
        if block.start <= span.start < block.end:
            return f"paragraph {paragraph}, " if block.kind == "paragraph" else f"{block.kind}, "
    return ""
