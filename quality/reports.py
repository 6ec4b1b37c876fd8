"""Texts in, records out: each report alone, through every stage, as the program itself would.

Sentences' parses can be kept in a file between runs, so that a change of the rules is measured in seconds.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corroborate.clean import clean
from corroborate.extract import account, pipeline
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import Anchor
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.reading import Reading
from corroborate.extract.sentences import sentences
from corroborate.intake.report import reports
from corroborate.model import Account, Article, Given, Incident, Noun, Problem, Record, Reuse
from corroborate.provenance import origins, passages
from corroborate.reconcile import Evidence, record
from corroborate.resolve import copied_words, incidents
from quality.choice import settings


class Read(Noun, frozen=True):
    """One report as it was read: ``records`` one an incident it tells, its own first."""

    article: Article
    accounts: tuple[Account, ...]
    records: tuple[Record, ...]

    def value(self, field: str) -> Any:
        """The value of a field of the report's own incident, or None."""
        return self.records[0].fields[field].value if self.records else None


class Reports:
    """Reads reports one by one; ``cache`` is a file of sentences' parses or None."""

    def __init__(self, cache: Path | None = None) -> None:
        self.settings = settings()
        self.gazetteer = Gazetteer.open(self.settings)
        self.cache = cache
        self.parses: dict[str, Packed] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}
        self._nlp: Any = None

    def read(self, lines: Sequence[dict[str, Any]]) -> Iterator[Read]:
        """Each line's report (the keys are those of the JSON Lines input), in order."""
        articles = [self.article(line) for line in lines]
        self.parse(articles)
        for article in articles:
            yield self._one(article)

    def article(self, line: dict[str, Any]) -> Article:
        """The line's report, cleaned; nothing is parsed yet."""
        body = str(line["text"]).encode()
        given = Given(
            id=line["id"], title=line.get("title"), publisher=line.get("publisher"), published=line.get("published")
        )
        found = next(
            r for r in reports(body, "text", line["id"], given, declared="utf-8") if not isinstance(r, Problem)
        )
        return clean(found, self.settings)[0]

    def parse(self, articles: Sequence[Article]) -> None:
        """Parse the articles' sentences, save those that have been."""
        limit = self.settings.max_sentence_characters
        texts = dict.fromkeys(s.text for a in articles for s in sentences(a, limit))
        missing = [text for text in texts if text not in self.parses]
        if not missing:
            return
        self._nlp = self._nlp or pipeline.load(pipeline.folder(self.settings.pipeline))
        packed = pipeline.parse(self._nlp, missing, self.settings.parse_batch)
        self.parses |= zip(missing, packed, strict=True)
        if self.cache:
            self.cache.write_bytes(pickle.dumps(self.parses))

    def sentences(self, article: Article) -> list[Sentence]:
        """The article's sentences, parsed."""
        cut = sentences(article, self.settings.max_sentence_characters)
        return [unpack(s, self.parses[s.text]) for s in cut]

    def readings(self, lines: Sequence[dict[str, Any]]) -> Iterator[tuple[Article, Reading]]:
        """Each line's report with its words looked up, before its tellings are sorted by event."""
        articles = [self.article(line) for line in lines]
        self.parse(articles)
        for article in articles:
            yield article, Reading(article, self.sentences(article), self.gazetteer, _anchor(article))

    def _one(self, article: Article) -> Read:
        accounts = account.read(article, self.sentences(article), self.gazetteer, _anchor(article))
        return Read(article, accounts, tuple(_record(article, one) for one in accounts))


def _anchor(article: Article) -> Anchor | None:
    day = article.published.value[:10] if article.published else ""
    return Anchor(date.fromisoformat(day)) if len(day) == len("2000-01-01") else None


def _record(article: Article, told: Account) -> Record:
    return _reconciled(Incident(f"{article.id}:{told.index}", (told,)), [article], ())


def _reconciled(incident: Incident, articles: Sequence[Article], reuse: Sequence[Reuse]) -> Record:
    claims = [claim for account in incident.accounts for claim in account.claims]
    found, origin_of = origins(articles, claims, reuse)
    return record(incident, Evidence(tuple(articles), found, origin_of, tuple(reuse), ()), "ucdp")


def together(reads: Sequence[Read]) -> list[Record]:
    """The records that reports read alone give as one case."""
    by_id = {read.article.id: read.article for read in reads}
    reuse = passages(list(by_id.values()), settings())
    accounts = [told for read in reads for told in read.accounts]
    published = {i: a.published.value[:10] for i, a in by_id.items() if a.published}
    made = []
    for incident in incidents(accounts, copied_words(reuse, accounts), published):
        ids = sorted({account.article for account in incident.accounts})
        mine = [one for one in reuse if one.from_.article in ids and one.to.article in ids]
        made.append(_reconciled(incident, [by_id[i] for i in ids], mine))
    return made
