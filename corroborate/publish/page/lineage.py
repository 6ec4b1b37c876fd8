"""Who took what from whom, as a graph: reports, agencies, texts nobody here has seen, and who spoke first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from corroborate.model import COUNT_FIELDS, Article, Noun, Record, Span
from corroborate.names import fold
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.passages import Pair
from corroborate.publish.page.wording import plural

NodeKind = Literal["speaker", "agency", "unseen", "report"]
EdgeKind = Literal["says", "credit", "copy", "undirected", "quote", "repost"]

MAX_SPEAKERS = 7
"""First-hand speakers drawn, those whom the most reports carry first; the table has them all."""

_VOUCHED = (*COUNT_FIELDS, "missing", "captured", "perpetrator")
"""Fields whose speakers are drawn: the ones that an editor has to defend."""


class Node(Noun, frozen=True):
    """A box of the picture."""

    id: str
    kind: NodeKind
    name: str
    note: str
    order: tuple[str, int]


class Edge(Noun, frozen=True):
    """An arrow, or a line without a head where nothing shows the direction."""

    kind: EdgeKind
    start: str
    end: str
    label: str
    weight: int = 0


class Graph(Noun, frozen=True):
    """The picture before it is laid out. ``hidden`` is how many first-hand speakers are not drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int


def graph(record: Record, keys: Keys, pairs: Sequence[Pair]) -> Graph:
    """The record's lineage."""
    reports = {a.id: _report(a, keys) for a in record.articles}
    copied = _copies(pairs)
    agencies = list(_agencies(record.articles))
    first = list(_first_publishers(record.articles))
    unseen, loose = _unseen(pairs, copied, record.articles, keys)
    speakers, says, hidden = _speakers(record, keys, {n.id for n, _ in agencies})
    quotes = [
        Edge("quote", p.left_id, p.right_id, f"{plural(p.quoted, 'word')} quoted", p.quoted) for p in pairs if p.quoted
    ]
    nodes = {n.id: n for n in (*speakers, *(n for n, _ in (*agencies, *first)), *unseen, *reports.values())}
    edges = [*says, *(e for _, e in (*agencies, *first)), *copied, *loose, *quotes]
    known = [e for e in edges if e.start in nodes and e.end in nodes]
    return Graph(tuple(nodes.values()), tuple(known), hidden)


def _report(article: Article, keys: Keys) -> Node:
    key = keys.report(article.id)
    seen = "" if article.published or not article.seen else ", fetched later"
    return Node(article.id, "report", f"{key.number} {key.name}", f"{key.when}{seen}", ("", key.number))


def _copies(pairs: Sequence[Pair]) -> list[Edge]:
    """Arrows between reports where the direction is known, never in a circle: the greater copy comes first."""
    found: list[Edge] = []
    taken: dict[str, set[str]] = defaultdict(set)
    for pair in sorted(pairs, key=lambda p: (-p.copied, p.left.number, p.right.number)):
        if pair.copied and pair.direction == "from-to" and not _reaches(taken, pair.right_id, pair.left_id):
            taken[pair.left_id].add(pair.right_id)
            found.append(Edge("copy", pair.left_id, pair.right_id, plural(pair.copied, "word"), pair.copied))
    return found


def _reaches(steps: dict[str, set[str]], start: str, end: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        fresh = steps.get(here, set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return False


def _house(article: Article) -> str:
    """Whose report it is: the publisher's, or where nobody is known to carry it, the first publisher's."""
    return article.publisher or article.original_publisher or ""


def _agencies(articles: Sequence[Article]) -> Iterator[tuple[Node, Edge]]:
    """Agencies that a report credits; one whose own report is here is that report."""
    own = {fold(_house(a)) for a in articles}
    for article in articles:
        for credit in article.credits:
            if fold(credit) in own:
                continue
            node = Node(f"outside {fold(credit)}", "agency", credit, "agency, its report not here", (credit, 0))
            yield node, Edge("credit", node.id, article.id, "credited")


def _first_publishers(articles: Sequence[Article]) -> Iterator[tuple[Node, Edge]]:
    published = {fold(_house(a)) for a in articles}
    for article in articles:
        first = article.original_publisher
        if first and article.publisher and fold(first) not in published:
            node = Node(f"outside {fold(first)}", "unseen", first, "first publisher, not here", (first, 0))
            yield node, Edge("repost", node.id, article.id, "re-posted")


def _unseen(
    pairs: Sequence[Pair], copied: Sequence[Edge], articles: Sequence[Article], keys: Keys
) -> tuple[list[Node], list[Edge]]:
    """Texts that two reports share and neither gave the other, and pairs whose direction nothing shows.

    What a third report here gave to both needs no text unseen.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    for edge in copied:
        sources[edge.end].add(edge.start)
    drawn = {(e.start, e.end) for e in copied}
    credits = {a.id: {fold(c): c for c in a.credits} for a in articles}
    common: dict[str, Counter[str]] = defaultdict(Counter)
    loose: list[Edge] = []
    for pair in pairs:
        ends = (pair.left_id, pair.right_id)
        if not pair.copied or ends in drawn or sources[ends[0]] & sources[ends[1]]:
            continue
        if pair.direction != "common-origin":
            loose.append(Edge("undirected", *ends, plural(pair.copied, "word"), pair.copied))
            continue
        shared = sorted(credits.get(ends[0], {}).keys() & credits.get(ends[1], {}).keys())
        name = credits[ends[0]][shared[0]] if shared else ""
        for end in ends:
            common[name][end] = max(common[name][end], pair.copied)
    nodes, edges = [], []
    for name, words in sorted(common.items()):
        note = f"{name}, not among these" if name else "not among these reports"
        node = Node(f"common {name}", "unseen", "A text nobody here has", note, (name, 1))
        nodes.append(node)
        edges += [Edge("copy", node.id, end, plural(count, "word"), count) for end, count in sorted(words.items())]
    return nodes, [*edges, *loose]


def _speakers(record: Record, keys: Keys, outside: set[str]) -> tuple[list[Node], list[Edge], int]:
    """First-hand speakers of figures and of blame, led to whom they spoke to.

    That is the agency that the words name, or else the report, unless it has all of the speaker's
    words from another report.
    """
    carried: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    copied = _copied_spans(record)
    statements = {o.id for o in record.origins if o.kind == "statement"}
    for claim in record.claims:
        if claim.scope == "incident" and claim.field in _VOUCHED and claim.origin in statements:
            carried[claim.origin].add(claim.span.article)
            through = [f"outside {fold(speaker.name)}" for speaker in claim.speakers[1:]]
            told = next((node for node in through if node in outside), claim.span.article)
            span = claim.span
            if not any(one.start < span.end and span.start < one.end for one in copied.get(span.article, ())):
                heard[claim.origin].add(told)
    ranked = sorted(carried, key=lambda o: (-len(carried[o]), keys.origin(o).name, o))
    nodes, edges = [], []
    for origin in ranked[:MAX_SPEAKERS]:
        key = keys.origin(origin)
        node = Node(
            f"speaker {origin}", "speaker", key.name, f"in {plural(len(carried[origin]), 'report')}", (key.name, 0)
        )
        nodes.append(node)
        edges += [Edge("says", node.id, told, "") for told in sorted(heard[origin])]
    return nodes, edges, max(0, len(ranked) - MAX_SPEAKERS)


def _copied_spans(record: Record) -> dict[str, list[Span]]:
    """The words that each report has from another one here."""
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in record.reuse:
        if passage.kind == "copied" and passage.direction == "from-to":
            found[passage.to.article].append(passage.to)
    return found


def sources(graph: Graph) -> dict[str, tuple[str, ...]]:
    """For every node the nodes that arrows lead from."""
    found: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        if edge.kind not in ("quote", "undirected"):
            found[edge.end].append(edge.start)
    return {node: tuple(dict.fromkeys(starts)) for node, starts in found.items()}
