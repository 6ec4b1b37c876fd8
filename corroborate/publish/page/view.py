"""A record as the templates need it: every part worked out, nothing left to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corroborate.model import VERSION, Claim, Noun, Origin, Record, Victim
from corroborate.publish.page.abreast import Line, abreast
from corroborate.publish.page.evidence import Evidence, Quote
from corroborate.publish.page.glance import ConflictView, Row, conflict_views, rows
from corroborate.publish.page.keys import Keys, OriginKey, Piece, ReportKey, pieces_of
from corroborate.publish.page.layers import Picture, picture
from corroborate.publish.page.lineage import Edge, Graph, graph
from corroborate.publish.page.passages import Pair, pairs, passage_marks
from corroborate.publish.page.place_map import Map, place_map
from corroborate.publish.page.rails import Rails, rails
from corroborate.publish.page.reports import ReportView, report_views
from corroborate.publish.page.timeline import TimeLine, event_words, time_line
from corroborate.publish.page.wording import ORIGIN_KINDS, listed, plural, when_words
from corroborate.publish.terminal.rulebook import ALWAYS, COUNTS

MAX_ABREAST = 60
"""Pairs laid side by side, besides those that the picture draws: a wire in a hundred papers makes thousands."""
MAX_LISTED = 200
"""Further pairs named in a line each."""


class PersonView(Noun, frozen=True):
    """A victim."""

    names: tuple[str, ...]
    aliases: tuple[str, ...]
    fate: str
    standing: str
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    quotes: tuple[Quote, ...]


class OriginView(Noun, frozen=True):
    """An origin: what it is, which reports carry it, on which fields, and why its tellings are one."""

    key: OriginKey
    kind: str
    reports: tuple[ReportKey, ...]
    on: str
    why: tuple[tuple[Piece, ...], ...]


class ApartView(Noun, frozen=True):
    """What is said of something else: a tally or another event."""

    anchor: str
    words: str
    note: str
    quotes: tuple[Quote, ...]


class ProblemView(Noun, frozen=True):
    """A problem, with its report where there is one."""

    code: str
    words: tuple[Piece, ...]
    report: ReportKey | None


class PairView(Noun, frozen=True):
    """Two reports that share words, and the two side by side."""

    pair: Pair
    lines: tuple[Line, ...]


class RecordView(Noun, frozen=True):
    """One record, ready to be written."""

    id: str
    number: int
    prefix: str
    summary: str
    lead: str
    rule: str
    rule_words: str
    rows: tuple[Row, ...]
    conflicts: tuple[ConflictView, ...]
    time: TimeLine
    place: Map | None
    place_words: str
    lineage: Picture
    rails: Rails
    said: tuple[Edge, ...]
    hidden_speakers: int
    pairs: tuple[PairView, ...]
    other_pairs: tuple[Pair, ...]
    unlisted_pairs: int
    people: tuple[PersonView, ...]
    origins: tuple[OriginView, ...]
    tallies: tuple[ApartView, ...]
    events: tuple[ApartView, ...]
    reports: tuple[ReportView, ...]
    versions: tuple[ProblemView, ...]
    problems: tuple[ProblemView, ...]
    cite: str


def record_view(record: Record, number: int, version: str) -> RecordView:
    """Work out everything the page says of a record; ``number`` keeps records on one page apart."""
    keys = Keys(record, number)
    evidence = Evidence(record, keys)
    ledger = rows(record, keys, evidence)
    shared = pairs(record, keys)
    drawn: Graph = graph(record, keys, shared)
    beside, others = _side_by_side(record, shared, drawn, keys)
    place = record.fields["place"]
    return RecordView(
        id=record.id,
        number=number,
        prefix=keys.prefix,
        summary=record.summary,
        lead=_lead(record),
        rule=record.rule,
        rule_words=f"{COUNTS[record.rule]} {ALWAYS}",
        rows=ledger,
        conflicts=conflict_views(record, keys, evidence),
        time=time_line(record, keys),
        place=place_map(record),
        place_words=next((row.value for row in ledger if row.name == "place"), "") if place.value else "",
        lineage=picture(drawn),
        rails=rails(drawn),
        said=tuple(edge for edge in drawn.edges if edge.about),
        hidden_speakers=drawn.hidden,
        pairs=beside,
        other_pairs=others[:MAX_LISTED],
        unlisted_pairs=max(0, len(others) - MAX_LISTED),
        people=tuple(_person(victim, evidence) for victim in record.victims),
        origins=_origins(record, keys),
        tallies=tuple(_tallies(record, keys, evidence)),
        events=tuple(_events(record, keys, evidence)),
        reports=report_views(record, keys, evidence.back, passage_marks(record, keys)),
        versions=_problems(record, keys, versions=True),
        problems=_problems(record, keys, versions=False),
        cite=_cite(record, keys, version),
    )


def _side_by_side(
    record: Record, shared: Sequence[Pair], drawn: Graph, keys: Keys
) -> tuple[tuple[PairView, ...], tuple[Pair, ...]]:
    """The pairs that are laid side by side, those that the picture draws first; and the others."""
    texts = {article.id: article.text for article in record.articles}
    ordered = sorted(shared, key=lambda pair: pair.anchor in drawn.through)
    open_ = [pair for n, pair in enumerate(ordered) if n < MAX_ABREAST or pair.anchor not in drawn.through]
    beside = tuple(PairView(pair, abreast(pair, texts, keys)) for pair in open_)
    return beside, tuple(ordered[len(open_) :])


def _lead(record: Record) -> str:
    """The line under the sentence: how much stands behind it."""
    killed = record.fields["killed"]
    parts = [plural(len(record.articles), "report")]
    if killed.value is not None:
        parts.append(f"at most {plural(killed.origins, 'origin')} for the toll")
    kinds = Counter(field.status for field in record.fields.values())
    if kinds["disputed"]:
        parts.append(f"{plural(kinds['disputed'], 'field')} disputed")
    if kinds["unknown"]:
        parts.append(f"{plural(kinds['unknown'], 'field')} not established")
    return " · ".join(parts)


def _person(victim: Victim, evidence: Evidence) -> PersonView:
    claims = [evidence.claims[i] for i in victim.claims if i in evidence.claims]
    return PersonView(
        names=tuple(n.name for n in victim.names if n.kind == "name"),
        aliases=tuple(n.name for n in victim.names if n.kind == "alias"),
        fate=victim.fate,
        standing=victim.status,
        roles=victim.roles,
        affiliations=victim.affiliations,
        quotes=evidence.quotes(claims),
    )


def _origins(record: Record, keys: Keys) -> tuple[OriginView, ...]:
    """Those who speak of the incident first, then those who speak only of other things."""
    on: dict[str, dict[str, None]] = {}
    for claim in record.claims:
        if claim.scope == "incident":
            on.setdefault(claim.origin, {})[claim.field] = None
    found = [_origin(origin, on.get(origin.id, {}), keys) for origin in record.origins]
    return tuple(sorted(found, key=lambda o: (not o.on, -len(o.reports), o.key.name)))


def _origin(origin: Origin, fields: Iterable[str], keys: Keys) -> OriginView:
    from corroborate.publish.page.wording import label

    on = listed([label(name).lower() for name in fields])
    reports = tuple(keys.report(article) for article in origin.articles)
    return OriginView(keys.origin(origin.id), ORIGIN_KINDS[origin.kind], reports, on, pieces_of(keys, origin.why))


def _tallies(record: Record, keys: Keys, evidence: Evidence) -> Iterable[ApartView]:
    for number, tally in enumerate(record.tallies, 1):
        hedge = "" if tally.modifier == "exact" else tally.modifier.replace("-", " ") + " "
        since = f"since {tally.since}" if tally.since else ""
        by = f"counted by {tally.by}" if tally.by else ""
        note = ", ".join(part for part in (since, by) if part)
        quotes = evidence.quotes(_known(evidence, (tally.claim,)))
        yield ApartView(f"{keys.prefix}-t{number}", f"{hedge}{tally.count:,} {tally.of}", note, quotes)


def _events(record: Record, keys: Keys, evidence: Evidence) -> Iterable[ApartView]:
    for number, event in enumerate(record.background, 1):
        date = {"start": event.date.start, "end": event.date.end, "edtf": event.date.edtf} if event.date else None
        when = when_words({**date, "precision": event.date.precision}) if date and event.date else "not dated"
        quotes = evidence.quotes(_known(evidence, event.claims))
        yield ApartView(f"{keys.prefix}-b{number}", event_words(event), when, quotes)


def _known(evidence: Evidence, ids: Sequence[str]) -> list[Claim]:
    return [evidence.claims[i] for i in ids if i in evidence.claims]


def _problems(record: Record, keys: Keys, versions: bool) -> tuple[ProblemView, ...]:
    """What changed between versions of an article, or the problems."""
    found = [problem for problem in record.problems if (problem.code == VERSION) == versions]
    reports = [keys.reports.get(problem.article) if problem.article else None for problem in found]
    return tuple(
        ProblemView(problem.code, keys.pieces(problem.message), report)
        for problem, report in zip(found, reports, strict=True)
    )


def _cite(record: Record, keys: Keys, version: str) -> str:
    """A line that names the record, the rule, the program and the reports."""
    reports = "; ".join(
        f"{key.name}, {key.when}" if key.when != "not dated" else key.name for key in keys.reports.values()
    )
    return (
        f"Incident record {record.id}, worked out by Corroborate {version} under the rule {record.rule} "
        f"({record.schema}) from {plural(len(record.articles), 'report')}: {reports}."
    )
