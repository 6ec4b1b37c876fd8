"""The stages in order; the one place that sees them all.

    sources → intake → Report → clean → Article → extract → Account → resolve → Incident → reconcile → Record

What is a function of one report or one sentence is kept in the case and worked out once; the rest
is worked out anew from all the reports at every build, so that their order can't matter.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from corroborate.extract import pipeline as language
from corroborate.extract.mentions import Anchor
from corroborate.extract.sentences import sentences
from corroborate.intake import read as read_sources
from corroborate.model import Account, Article, Incident, Problem, Record, Report, Reuse, Rule
from corroborate.provenance import corrected, origins, passages, revisions, versions
from corroborate.provenance.decided import OriginDecision, moved
from corroborate.reconcile import Evidence, record
from corroborate.resolve import copied_words, incidents
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.workers import Cleaned, Task, Workers, decode_accounts, version

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much is done and how much there is."""

READ_LANGUAGES = ("en", None)
"""Languages that are extracted from; None is too short a text to tell."""


def add(case: Case, sources: Sequence[str], settings: Settings, progress: Progress) -> tuple[int, tuple[Problem, ...]]:
    """Read sources into the case: how many reports were new, and what could not be read."""
    problems: list[Problem] = []
    batch: list[Report] = []
    new = seen = 0
    for found in read_sources(sources, settings):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        batch.append(found)
        seen += 1
        if len(batch) >= 50:
            new += _keep(case, batch)
            progress("reading", seen, 0)
    new += _keep(case, batch)
    progress("reading", seen, seen)
    case.note([p for p in problems if not p.code.startswith("note-")])
    return new, tuple(problems)


def _keep(case: Case, batch: list[Report]) -> int:
    new = case.add_many(batch)
    case.clear_problem(*(report.address for report in batch))
    batch.clear()
    return new


def derive(
    case: Case, rule: Rule, workers: Workers, progress: Progress
) -> tuple[tuple[Record, ...], tuple[Article, ...]]:
    """Work out everything from the case's reports and decisions, and put it into the case."""
    while True:
        basis = case.basis()
        cleaned = _articles(case, workers, progress)
        articles = [one.article for one in cleaned]
        reuse = passages([a for a in articles if a.text], workers.settings)
        groups = _incidents(case, articles, reuse, workers, progress)
        notes = [problem for one in cleaned for problem in one.problems]
        found = _Found(articles, reuse, notes, origin_decisions(case), workers.settings)
        records = tuple(_records(groups, found, rule))
        encoded = [encode(made) for made in records]
        if case.publish(basis, rule, encoded, [encode(article) for article in articles]):
            return records, tuple(articles)


def encode(noun: Record | Article) -> bytes:
    """A noun as the contract's JSON: one line, keys in their fixed order."""
    return msgspec.json.encode(noun)


# ---------------------------------------------------------------- clean


def _articles(case: Case, workers: Workers, progress: Progress) -> list[Cleaned]:
    """Every report's article, ordered by id, each id once."""
    reports = list(case.reports())
    made_by = version(workers.settings)
    keys = {report.id: f"{report.id}:{made_by}" for report, _ in reports}
    known = case.cached("article", keys.values())
    missing = [report for report, _ in reports if keys[report.id] not in known]
    fresh: dict[str, bytes] = {}
    for report, data in zip(missing, workers.clean(missing), strict=True):
        fresh[keys[report.id]] = data
        progress("cleaning", len(fresh), len(missing))
    case.keep("article", fresh)
    found = []
    for report, addresses in reports:
        data = known.get(keys[report.id]) or fresh[keys[report.id]]
        one = msgspec.msgpack.decode(data, type=Cleaned)
        article = replace(one.article, source=addresses[0], addresses=addresses)
        found.append(replace(one, article=article))
    return sorted(_distinct(found), key=lambda one: one.article.id)


def _distinct(found: Sequence[Cleaned]) -> list[Cleaned]:
    """Two different articles under one id get the report's digest after it."""
    times = Counter(one.article.id for one in found)
    return [one if times[one.article.id] == 1 else _renamed(one) for one in found]


def _renamed(one: Cleaned) -> Cleaned:
    new, article = f"{one.article.id}~{one.article.report[:8]}", one.article
    published = article.published
    if published is not None and published.span is not None:
        published = replace(published, span=replace(published.span, article=new))
    return Cleaned(replace(article, id=new, published=published), tuple(replace(p, article=new) for p in one.problems))


# ---------------------------------------------------------------- extract and resolve


def _incidents(
    case: Case, articles: Sequence[Article], reuse: Sequence[Reuse], workers: Workers, progress: Progress
) -> tuple[Incident, ...]:
    """Read every article, group the accounts, then read the undated again by their companions' date."""
    reader = _Reader(case, workers, progress)
    readable = [a for a in articles if a.text and a.language in READ_LANGUAGES]
    anchors = {article.id: _own_anchor(article) for article in readable}
    accounts = reader.read(readable, anchors)
    published = {a.id: day.isoformat() for a in readable if (day := _day(a))}
    groups = incidents(accounts, copied_words(reuse, accounts), published)
    borrowed = _borrowed(groups, {a.id: a for a in readable}, anchors)
    if borrowed:
        again = reader.read([a for a in readable if a.id in borrowed], borrowed)
        accounts = [a for a in accounts if a.article not in borrowed] + again
        groups = incidents(accounts, copied_words(reuse, accounts), published)
    return groups


class _Reader:
    """Articles to accounts, with every sentence and every account worked out once a case."""

    def __init__(self, case: Case, workers: Workers, progress: Progress) -> None:
        self.case, self.workers, self.progress = case, workers, progress
        model = language.weights_digest(language.folder(workers.settings.pipeline))
        self.model = model[:16]

    def read(self, articles: Sequence[Article], anchors: Mapping[str, Anchor | None]) -> list[Account]:
        keys = {a.id: self._key(a, anchors[a.id]) for a in articles}
        known = self.case.cached("accounts", keys.values())
        missing = [a for a in articles if keys[a.id] not in known]
        parses = self._parses(missing)
        tasks = [Task(a, parses[a.id], anchors[a.id]) for a in missing]
        fresh: dict[str, bytes] = {}
        for task, data in zip(tasks, self.workers.read(tasks), strict=True):
            fresh[keys[task.article.id]] = data
            self.progress("extracting", len(fresh), len(tasks))
        self.case.keep("accounts", fresh)
        known |= fresh
        return [account for a in articles for account in decode_accounts(known[keys[a.id]])]

    def _key(self, article: Article, anchor: Anchor | None) -> str:
        data = msgspec.json.encode([replace(article, source="", addresses=()), anchor])
        return f"{hashlib.sha256(data).hexdigest()}:{self.model}:{version(self.workers.settings)}"

    def _parses(self, articles: Sequence[Article]) -> dict[str, tuple[bytes, ...]]:
        """Each article's sentences' parses; a sentence is parsed once however many carry it."""
        limit = self.workers.settings.max_sentence_characters
        texts = {a.id: [s.text for s in sentences(a, limit)] for a in articles}
        keys = {text: self._sentence_key(text) for mine in texts.values() for text in mine}
        known = self.case.cached("parse", keys.values())
        missing = [text for text, key in keys.items() if key not in known]
        fresh: dict[str, bytes] = {}
        for text, data in zip(missing, self.workers.parse(missing), strict=True):
            fresh[keys[text]] = data
            if len(fresh) % 50 == 0:
                self.progress("parsing", len(fresh), len(missing))
        self.case.keep("parse", fresh)
        known |= fresh
        return {article: tuple(known[keys[text]] for text in mine) for article, mine in texts.items()}

    def _sentence_key(self, text: str) -> str:
        return f"{hashlib.sha256(text.encode()).hexdigest()}:{self.model}"


def _own_anchor(article: Article) -> Anchor | None:
    """The article's publication day; a month alone anchors nothing."""
    day = _day(article)
    return Anchor(day) if day else None


def _day(article: Article) -> date | None:
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.value[:10])
    except ValueError:
        return None


def _borrowed(
    groups: Sequence[Incident], articles: Mapping[str, Article], anchors: Mapping[str, Anchor | None]
) -> dict[str, Anchor | None]:
    """Days for undated articles from the dated ones that tell of the same incident.

    The first publication on or after the incident's day, so that its weekday is the one meant.
    """
    found: dict[str, Anchor | None] = {}
    for incident in groups:
        ids = [account.article for account in incident.accounts]
        days = sorted(day for i in ids if (day := _day(articles[i])))
        happened = sorted(_dates_of(incident))
        later = [day for day in days if not happened or day.isoformat() >= happened[0]]
        if days:
            anchor = Anchor((later or days[-1:])[0], own=False)
            found |= {i: anchor for i in ids if anchors[i] is None}
    return found


def _dates_of(incident: Incident) -> list[str]:
    claims = [claim for account in incident.accounts for claim in account.claims]
    return [c.value["start"] for c in claims if c.field == "date" and c.scope == "incident" and c.value]


# ---------------------------------------------------------------- reconcile


class _Found(NamedTuple):
    """What the records of a case are worked out with, beside the incidents."""

    articles: Sequence[Article]
    reuse: Sequence[Reuse]
    problems: Sequence[Problem]
    decisions: Sequence[OriginDecision]
    settings: Settings


def origin_decisions(case: Case) -> tuple[OriginDecision, ...]:
    """The decisions on origins that stand in a case."""
    kinds = ("same-origin", "two-origins")
    rows = [
        {**d.body, "id": d.id, "kind": d.kind, "by": d.by, "made_at": d.made_at}
        for d in case.standing()
        if d.kind in kinds
    ]
    return tuple(msgspec.convert(row, OriginDecision) for row in rows)


def _records(groups: Sequence[Incident], found: _Found, rule: Rule) -> list[Record]:
    by_id = {article.id: article for article in found.articles}
    every = [claim for incident in groups for account in incident.accounts for claim in account.claims]
    problems = [*found.problems, *moved(found.decisions, every, by_id)]
    made = []
    for incident in groups:
        ids = sorted({account.article for account in incident.accounts})
        mine = {i: by_id[i] for i in ids}
        shared = [r for r in found.reuse if r.from_.article in mine and r.to.article in mine]
        known = versions(list(mine.values()), shared)
        passed = corrected(list(mine.values()), shared, known)
        claims = [claim for account in incident.accounts for claim in account.claims]
        come, origin_of = origins(list(mine.values()), claims, passed, found.settings, found.decisions)
        told = revisions(list(mine.values()), known, claims, origin_of, lambda a: _places(a, found.settings))
        accounts = tuple(replace(account, claims=told.mark(account.claims)) for account in incident.accounts)
        notes = (*(p for p in problems if p.article in mine), *told.problems)
        evidence = Evidence(tuple(mine.values()), come, origin_of, passed, notes)
        made.append(record(replace(incident, accounts=accounts), evidence, rule))
    return sorted(made, key=_order)


def _places(article: Article, settings: Settings) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in sentences(article, settings.max_sentence_characters)]


def _order(made: Record) -> tuple[str, str]:
    day: Any = made.fields["date"].value
    return (day["start"] if day else "9999", made.id)
