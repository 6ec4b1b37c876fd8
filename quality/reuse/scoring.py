"""Passages, directions and origins of made cases held against what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from corroborate.model import Article, Claim, Reuse, Span, Speaker, SpeakerKind
from corroborate.provenance import origins, passages
from corroborate.settings import Settings
from quality.reuse.cases import Case, Relation
from quality.reuse.made import Made, Printed, printed, read
from quality.reuse.truth import LEAST, Stretch, stretches

Finder = Callable[[Sequence[Article], Settings], Sequence[Reuse]]


class Scored(NamedTuple):
    """Counts over cases; ``notes`` name what went wrong, by case and article."""

    counts: Counter[str]
    notes: list[str]


class Read(NamedTuple):
    """A case as the program sees it, beside what it is made of."""

    case: Case
    made: dict[str, tuple[Made, Printed]]
    articles: tuple[Article, ...]


def opened(case: Case, settings: Settings) -> Read:
    """Print and read the articles of a case."""
    shown = {made.name: (made, printed(made)) for made in case.articles}
    return Read(case, shown, tuple(read(*both, settings) for both in shown.values()))


def score(case: Read, settings: Settings, into: Scored, number: int) -> None:
    """Run the passage search and the origins on a case, and count."""
    reuse = passages(case.articles, settings)
    words(case, reuse, into, number)
    chance(case, reuse, into, number)
    directions(case, reuse, into, number)
    counted(case, reuse, into, (number, settings))


def words(case: Read, reuse: Sequence[Reuse], into: Scored, number: int) -> None:
    """Count words found, missed and wrong on both sides of every pair."""
    for a, b in combinations(sorted(case.made), 2):
        of = [r for r in reuse if {r.from_.article, r.to.article} == {a, b}]
        for mine, other in ((a, b), (b, a)):
            spans: list[tuple[str, Span]] = [(r.kind, s) for r in of for s in (r.from_, r.to) if s.article == mine]
            _side(case, (mine, other), spans, (into, number))


def _side(case: Read, names: tuple[str, str], spans: list[tuple[str, Span]], out: tuple[Scored, int]) -> None:
    into, number = out
    made, shown = case.made[names[0]]
    found = _marked(shown, spans)
    known = list(stretches(case.case, (made, shown), case.made[names[1]][0]))
    how = case.case.kinds.get(frozenset(names), "siblings")
    neutral = {place for stretch in known for place in stretch.inside}
    wanted = [s for s in known if len(s.words) >= LEAST]
    counts = into.counts
    if not known:
        counts["unrelated"] += len(shown.words)
    for place, kind in found.items():
        if any(c.isalnum() for c in shown.words[place][0].text) and place not in neutral:
            counts["wrong"] += 1
            counts[f"{how} wrong"] += 1
            if kind == "copied":
                counts["wrong copied"] += 1
    for stretch in wanted:
        got = [found[place] for place in stretch.words if place in found]
        counts["right"] += len(got)
        name = how if stretch.kind == "copied" else stretch.kind
        counts[f"{name} right"] += len(got)
        counts[f"{name} wanted"] += len(stretch.words)
        if shown.words[stretch.words[0]][0].base.startswith("post:"):
            counts[f"post said {Counter([*got, '']).most_common(1)[0][0] if len(got) >= LEAST else 'nothing'}"] += 1
            continue
        _told_apart(stretch, found, shown, counts)
        if len(got) < 0.5 * len(stretch.words):
            into.notes.append(f"{number} {case.case.scenario} {names[0]}-{names[1]} {name}: "
                              f"missed words {stretch.inside.start}-{stretch.inside.stop}, got {len(got)}")  # fmt: skip
        elif (kind := Counter(got).most_common(1)[0][0]) != stretch.kind:
            into.notes.append(f"{number} {case.case.scenario} {names[0]}-{names[1]} {stretch.kind}: said {kind} at "
                              f"{stretch.inside.start}-{stretch.inside.stop}")  # fmt: skip


def chance(case: Read, reuse: Sequence[Reuse], into: Scored, number: int) -> None:
    """Count pairs that have a stock phrase in common and are not said to have copied."""
    for pair in case.case.chance:
        said = any({r.from_.article, r.to.article} == pair and r.kind == "copied" for r in reuse)
        into.counts["stock phrases"] += 1
        into.counts["stock phrases left"] += not said
        if said:
            into.notes.append(f"{number} {'-'.join(sorted(pair))}: a stock phrase taken for a copy")


def _told_apart(stretch: Stretch, found: dict[int, str], shown: Printed, counts: Counter[str]) -> None:
    """What a stretch was said to be; of copied prose with quotations in it, what each quotation was."""
    got = [found[place] for place in stretch.words if place in found]
    if len(got) >= LEAST and stretch.kind != "shared-quotation":
        counts[f"{stretch.kind} said {Counter(got).most_common(1)[0][0]}"] += 1
    if stretch.kind == "boilerplate":
        return
    for run, inside in groupby(stretch.words, key=lambda place: shown.quoted[place]):
        got = [found[place] for place in inside if place in found] if run else []
        if len(got) >= LEAST:
            counts[f"quoted {stretch.kind} said {Counter(got).most_common(1)[0][0]}"] += 1


def _marked(shown: Printed, spans: list[tuple[str, Span]]) -> dict[int, str]:
    """The words that lie in a span, each with the span's kind."""
    found: dict[int, str] = {}
    for kind, span in spans:
        for place, (_, start, end) in enumerate(shown.words):
            if start < span.end and span.start < end:
                found[place] = kind
    return found


def directions(case: Read, reuse: Sequence[Reuse], into: Scored, number: int) -> None:
    """Count directions answered, right, and refused, by clue."""
    for pair, known in case.case.relations.items():
        of = [r for r in reuse if {r.from_.article, r.to.article} == pair and r.kind == "copied"]
        if not of:
            into.counts["direction without a passage"] += 1
            continue
        longest = max(of, key=lambda r: r.tokens)
        _direction(known, longest, into.counts)
        _by_time(case, tuple(sorted(pair)), known, into.counts)
        if not _right(known, longest) and longest.direction != "unknown":
            into.notes.append(f"{number} {case.case.scenario} {known.clue}: said {longest.direction} "
                              f"{longest.from_.article}>{longest.to.article}, is {known.way} {known.source}; "
                              f"{'; '.join(longest.evidence)}")  # fmt: skip
        elif longest.direction == "unknown" and known.way != "refuse":
            names = "-".join(sorted(pair))
            into.notes.append(f"{number} {case.case.scenario} {known.clue} {names}: no answer")


def _right(known: Relation, said: Reuse) -> bool:
    if known.source is None:
        return said.direction == "common-origin"
    return said.direction == "from-to" and said.from_.article == known.source


def _direction(known: Relation, said: Reuse, counts: Counter[str]) -> None:
    answered, right = said.direction != "unknown", _right(known, said)
    for name in ("direction", f"direction {known.clue}"):
        counts[f"{name} answered"] += answered
        counts[f"{name} right"] += answered and right
        if known.way == "refuse":
            counts[f"{name} taken away"] += 1
            counts[f"{name} refused"] += not answered or (known.source is None and right)
        else:
            counts[f"{name} given"] += 1
            counts[f"{name} given answered"] += answered


def _by_time(case: Read, pair: tuple[str, ...], known: Relation, counts: Counter[str]) -> None:
    """The baseline: whoever's printed time is earlier was first; the same or none refuses."""
    stamps = [case.made[name][0].clues.published or "" for name in pair]
    if not all(stamps) or stamps[0] == stamps[1]:
        counts["by time refused"] += known.way == "refuse"
        return
    counts["by time answered"] += 1
    counts["by time right"] += pair[stamps.index(min(stamps))] == known.source


def counted(case: Read, reuse: Sequence[Reuse], into: Scored, run: tuple[int, Settings]) -> None:
    """Hold the number of origins of the case's figure against the true one."""
    number, settings = run
    claims, truth = _claims(case)
    if not claims:
        return
    _, of = origins(case.articles, claims, reuse, settings)
    said, known = len({of[c.id] for c in claims}), len(set(truth.values()))
    into.counts["counted"] += 1
    into.counts["counted exact"] += said == known
    into.counts["counted high"] += said > known
    into.counts["counted low"] += said < known
    into.counts["by article exact"] += len({c.span.article for c in claims}) == known
    if said != known:
        groups: dict[str, list[str]] = {}
        for c in claims:
            groups.setdefault(of[c.id], []).append(f"{c.span.article}={truth[c.id]}")
        into.notes.append(f"{number} {case.case.scenario}: {said} origins, are {known}: {groups}")


def _claims(case: Read) -> tuple[list[Claim], dict[str, str]]:
    by_id = {article.id: article for article in case.articles}
    claims: list[Claim] = []
    truth: dict[str, str] = {}
    for told in case.case.told:
        article, (_, shown) = by_id[told.article], case.made[told.article]
        places = [(start, end) for word, start, end in shown.words if word.base == told.sentence]
        start, end = places[0][0], places[-1][1]
        span = Span(article.id, start, end, (article.text or "")[start:end])
        speakers = tuple(_speaker(kind, name) for kind, name in told.chain) or (
            Speaker(article.publisher or "the article", "article", False),
        )
        claims.append(Claim(
            id=f"c-{article.id}-{told.sentence}", field="killed", value=1, modifier="exact", stance="asserts",
            certainty="stated", scope="incident", speakers=speakers, origin="", span=span, sentence=span,
        ))  # fmt: skip
        truth[claims[-1].id] = told.origin
    return claims, truth


def _speaker(kind: str, name: str) -> Speaker:
    kinds: dict[str, SpeakerKind] = {"person": "person", "unnamed": "unnamed", "news-outlet": "news-outlet"}
    return Speaker(name, kinds[kind], kind == "unnamed")
