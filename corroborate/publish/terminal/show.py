"""``show``: an incident as a casualty recorder wants to read it in a minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from corroborate.model import VERSION, Article, Background, Claim, Conflict, Origin, Record, Tally, Victim
from corroborate.publish.terminal.articles import Names, outlet
from corroborate.publish.terminal.paper import Paper
from corroborate.publish.terminal.words import (
    MODIFIER,
    claim_words,
    field_name,
    field_words,
    number_of,
    standing_words,
    value_words,
    when_words,
)

CONFLICT = {
    "contradiction": "these cannot all be true",
    "range": "the figures differ",
    "different-scope": "the figures count different things",
    "self-contradiction": "one article contradicts itself",
}

RULE = {"ucdp": "UCDP", "acled": "ACLED", "airwars": "Airwars"}


def show_record(record: Record, out: Paper) -> None:
    """Write one record on the sheet."""
    names = Names(record)
    origins = {origin.id: origin for origin in record.origins}
    out.line((record.summary, "bold"))
    out.line((f"{record.id}, by the {RULE[record.rule]} rule", "dim"))
    out.heading("What is established")
    for name, field in record.fields.items():
        standing = standing_words(field)
        style = "yellow" if field.status == "disputed" else "dim"
        out.row(field_name(name), field_words(name, field), (f" – {standing}" if standing else "", style))
    _section(out, "What disagrees", [_Disagreement(c, origins, names) for c in record.conflicts])
    _section(out, "Who was harmed", [_Person(victim, names) for victim in record.victims])
    _who_says_what(record, origins, names, out)
    claims = {claim.id: claim for claim in record.claims}
    others: list[_Entry] = [_Count(tally, claims, names) for tally in record.tallies]
    others += [_Event(event, claims, names) for event in record.background]
    _section(out, "Mentioned, and not counted here", others)
    _section(out, "Articles", [Source(article, names) for article in record.articles])
    show_versions(record, names, out)
    if problems := [problem for problem in record.problems if problem.code != VERSION]:
        out.heading("Problems")
        for problem in problems:
            cited = f"{names.cited(problem.article)}: " if problem.article in names.articles else ""
            out.line(f"{cited}{problem.message}", indent=2, hang=2)


def show_versions(record: Record, names: Names, out: Paper) -> None:
    """What changed between the versions of an article, by the day it changed; nothing without versions."""
    changes = [problem for problem in record.problems if problem.code == VERSION]
    if not changes:
        return
    out.heading("Versions")
    for article in dict.fromkeys(problem.article for problem in changes):
        out.line(names.cited(article) if article in names.articles else article or "", indent=2)
        for problem in changes:
            if problem.article == article:
                out.line(problem.message, indent=4, hang=2)


class _Entry(Protocol):
    """Something that writes itself as a few lines."""

    def write(self, out: Paper) -> None: ...


def _section(out: Paper, heading: str, entries: Sequence[_Entry]) -> None:
    if entries:
        out.heading(heading)
        for entry in entries:
            entry.write(out)


class _Disagreement:
    def __init__(self, conflict: Conflict, origins: dict[str, Origin], names: Names) -> None:
        self.conflict, self.origins, self.names = conflict, origins, names

    def write(self, out: Paper) -> None:
        conflict = self.conflict
        out.line((field_name(conflict.field), "yellow"), f": {CONFLICT[conflict.kind]}", indent=2)
        for side in conflict.sides:
            said = value_words(conflict.field, side.value)
            if side.value is None:
                said = "would not say" if conflict.kind == "self-contradiction" else "denied"
            who = [called(self.origins[i]) for i in side.origins if i in self.origins]
            articles = self.names.of(side.claims)
            out.line(f"{said} – {_some(who)} {self.names.brackets(articles)}", indent=4, hang=2)


class _Person:
    def __init__(self, victim: Victim, names: Names) -> None:
        self.victim, self.names = victim, names

    def write(self, out: Paper) -> None:
        victim = self.victim
        full = [one.name for one in victim.names if one.kind == "name"]
        aliases = [one.name for one in victim.names if one.kind == "alias"]
        called = " or ".join(full) or " or ".join(aliases)
        known = f", known as {' and '.join(aliases)}" if full and aliases else ""
        about = [victim.fate, victim.status] if victim.status != "unknown" else [victim.fate]
        cited = self.names.brackets(self.names.of(victim.claims))
        roles = "; ".join([*victim.roles, *(a for a in victim.affiliations if not any(a in r for r in victim.roles))])
        out.line(
            (called, "bold"), f"{known} – {', '.join(about)}{': ' if roles else ''}{roles} {cited}", indent=2, hang=2
        )


class _Count:
    def __init__(self, tally: Tally, claims: dict[str, Claim], names: Names) -> None:
        self.tally, self.claim, self.names = tally, claims.get(tally.claim), names

    def write(self, out: Paper) -> None:
        tally = self.tally
        since = f" since {tally.since}" if tally.since else ""
        by = f", counted by {tally.by}" if tally.by else ""
        cited = self.names.brackets({self.claim.span.article}) if self.claim else ""
        number = "several" if tally.modifier == "several" else f"{MODIFIER[tally.modifier]}{tally.count}"
        out.line(f"{number} {tally.of}{since}{by} {cited}", indent=2, hang=2)


class _Event:
    def __init__(self, event: Background, claims: dict[str, Claim], names: Names) -> None:
        self.event, self.names = event, names
        self.articles = {claims[i].span.article for i in event.claims if i in claims}

    def write(self, out: Paper) -> None:
        event, when = self.event, self.event.date
        date: dict[str, Any] = {"start": when.start, "end": when.end, "precision": when.precision} if when else {}
        killed = None if event.killed is None else f"{event.killed} killed"
        about = [part for part in (when_words(date) if date else None, event.place, killed) if part]
        told = f" ({', '.join(about)})" if about else ""
        out.line(f"another event: {event.label}{told} {self.names.brackets(self.articles)}", indent=2, hang=2)


class Source:
    """An article in a list of them: its number, and what is known of it."""

    def __init__(self, article: Article, names: Names) -> None:
        self.article, self.number = article, names.numbers[article.id]

    def write(self, out: Paper) -> None:
        """Write it on the sheet."""
        out.row(f"[{self.number}]", "; ".join(_facts(self.article)), column=5)


def _facts(article: Article) -> Iterator[str]:
    yield outlet(article)
    if article.original_publisher and article.original_publisher != outlet(article):
        yield f"first published by {article.original_publisher}"
    yield f"published {article.published.value} ({article.published.basis})" if article.published else "undated"
    if article.seen and not article.published:
        yield f"seen {article.seen}"
    if article.credits:
        yield f"credits {', '.join(article.credits)}"
    if article.translated:
        yield "a machine translation"
    if article.title:
        yield f"“{article.title}”"
    if outlet(article) != article.source:
        yield article.source


def _who_says_what(record: Record, origins: dict[str, Origin], names: Names, out: Paper) -> None:
    """Each origin with what it says of the incident, the same thing once, in the order of the fields.

    What kind of event it was is left out: nearly every sentence says it.
    """
    order = {name: number for number, name in enumerate(record.fields) if name != "event_type"}
    mine: dict[str, list[Claim]] = {}
    for claim in sorted((c for c in record.claims if c.field in order), key=lambda c: order[c.field]):
        if claim.scope == "incident":
            mine.setdefault(claim.origin, []).append(claim)
    if mine:
        out.heading("Who says what")
    for key in sorted(mine, key=lambda key: (-len({c.field for c in mine[key]}), -len(mine[key]), key)):
        said: dict[str, dict[str, None]] = {}
        for claim in mine[key]:
            words = claim_words(claim, short=True) + (" (superseded)" if claim.superseded_by else "")
            said.setdefault(field_name(claim.field), {})[words] = None
        cited = names.brackets({claim.span.article for claim in mine[key]})
        out.line((called(origins[key]) if key in origins else key, "bold"), f" {cited}", indent=2)
        out.line("; ".join(f"{field} {', '.join(words)}" for field, words in said.items()), indent=4)


def called(origin: Origin) -> str:
    """An origin's name for a person."""
    return origin.name or "an unknown origin"


def _some(who: Sequence[str]) -> str:
    return f"{', '.join(who)} ({number_of(len(who), 'origin')})" if len(who) > 1 else "".join(who)
