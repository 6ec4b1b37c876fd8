"""Who took what from whom, as a graph: reports, agencies, texts nobody here has seen, and who spoke first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from corroborate.model import Article, Noun, Record
from corroborate.names import fold
from corroborate.publish.page.keys import Keys, words_of
from corroborate.publish.page.passages import Pair
from corroborate.publish.page.voices import voices
from corroborate.publish.page.wording import capital, plural
from corroborate.publish.steps import reaches

NodeKind = Literal["speaker", "agency", "unseen", "report"]
EdgeKind = Literal["says", "credit", "copy", "undirected", "quote", "repost"]


class Node(Noun, frozen=True):
    """A box of the picture; ``day`` is a report's, ``to`` where on the page it is told of."""

    id: str
    kind: NodeKind
    name: str
    note: str
    order: tuple[str, int]
    day: date | None = None
    to: str = ""


class Edge(Noun, frozen=True):
    """An arrow, or a line without a head where nothing shows the direction.

    ``label`` stands on it; ``about`` says it in a sentence, ``taken`` shortly from its end's side (``given``
    from its start's, where it has no direction); ``to`` leads to the two texts side by side; ``weight`` is in
    words.
    """

    kind: EdgeKind
    start: str
    end: str
    label: str
    weight: int = 0
    about: str = ""
    taken: str = ""
    given: str = ""
    to: str = ""
    evidence: tuple[str, ...] = ()


class Graph(Noun, frozen=True):
    """The picture before it is laid out.

    ``hidden`` is how many first-hand speakers are not drawn; ``through`` are the anchors of pairs that have
    no line of their own, because the lines drawn lead from the one to the other or from a third to both.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int
    through: frozenset[str] = frozenset()


def graph(record: Record, keys: Keys, pairs: Sequence[Pair]) -> Graph:
    """The record's lineage."""
    names = _Names(record, keys)
    reports = {a.id: _report(a, keys) for a in record.articles}
    copied = _copies(pairs, names)
    outside = [*_agencies(record.articles, names), *_first_publishers(record.articles, names)]
    unseen, loose = _unseen(pairs, copied, record.articles, names)
    known = {node.id: node for node, _ in outside} | {node.id: node for node in unseen}
    says, hidden = voices(record, keys, set(known))
    speakers = {s.id: Node(s.id, "speaker", s.name, s.note, (s.name, 0), None, s.anchor) for s, _ in says}
    nodes = {**speakers, **known, **reports}
    given = {(e.start, e.end) for e in loose}
    credits = [edge for _, edge in outside if (edge.start, edge.end) not in given]
    spoken = [
        Edge("says", s.id, told, "", 0, capital(f"{s.name} spoke to {names.of(told)}"), f"heard {s.name}", "", s.anchor)
        for s, heard in says
        for told in heard
    ]
    drawn = [*copied, *loose]
    edges = [*spoken, *credits, *drawn, *_quotes(pairs, drawn, names)]
    through = {p.anchor for p in pairs} - {e.to for e in edges}
    kept = [e for e in edges if e.start in nodes and e.end in nodes]
    return Graph(tuple(nodes.values()), tuple(kept), hidden, frozenset(through))


class _Names:
    """What the picture's sentences call things."""

    def __init__(self, record: Record, keys: Keys) -> None:
        self.keys = keys
        self.agencies = {fold(o.name): o.name for o in record.origins if o.kind == "agency" and o.name}
        self.called: dict[str, str] = {}

    def of(self, node: str) -> str:
        """A node's name in a sentence."""
        if node in self.keys.reports:
            key = self.keys.reports[node]
            return f"{key.title}, {key.name}"
        return self.called.get(node, node.partition(" ")[2] or node)

    def short(self, node: str) -> str:
        """A node's name where there is little room."""
        key = self.keys.reports.get(node)
        return f"{key.number} {key.name}" if key else self.of(node).partition(", ")[0]

    def told_to(self, evidence: Iterable[str]) -> str:
        """The agency that the evidence of two subscribers names, where they themselves credit none."""
        text = fold(" ".join(evidence))
        named = (
            name for key, name in sorted(self.agencies.items()) if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text)
        )
        return next(named, "")


def _report(article: Article, keys: Keys) -> Node:
    key = keys.report(article.id)
    seen = "" if article.published or not article.seen else ", fetched later"
    name, note = f"{key.number} {key.name}", f"{key.when}{seen}"
    return Node(article.id, "report", name, note, ("", key.number), _day(article), key.anchor)


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.published.value[:10]) if article.published else None
    except ValueError:
        return None


def _copies(pairs: Sequence[Pair], names: _Names) -> list[Edge]:
    """Arrows between reports where the direction is known, never in a circle: the greater copy comes first."""
    found: list[Edge] = []
    taken: dict[str, set[str]] = defaultdict(set)
    for pair in sorted(pairs, key=lambda p: (-p.copied, p.left.number, p.right.number)):
        if pair.copied and pair.direction == "from-to" and not reaches(taken, pair.right_id, pair.left_id):
            taken[pair.left_id].add(pair.right_id)
            found.append(_copy(pair.left_id, pair.right_id, pair.copied, pair, names))
    return found


def _copy(start: str, end: str, words: int, pair: Pair, names: _Names) -> Edge:
    count = plural(words, "word")
    about = capital(f"{names.of(end)}, has {count} from {names.of(start)}")
    taken = f"{count} from {names.short(start)}"
    return Edge("copy", start, end, count, words, about, taken, "", pair.anchor, _lines(pair))


def _lines(pair: Pair) -> tuple[str, ...]:
    return tuple(words_of(line) for line in pair.evidence)


def _house(article: Article) -> str:
    """Whose report it is: the publisher's, or where nobody is known to carry it, the first publisher's."""
    return article.publisher or article.original_publisher or ""


def _outside(name: str, note: str, names: _Names, kind: NodeKind = "agency") -> Node:
    """Something that is not among the reports, by its name."""
    node = Node(f"outside {fold(name)}", kind, name, note, (name, 0))
    names.called[node.id] = f"{name}, whose report is not here"
    return node


def _agencies(articles: Sequence[Article], names: _Names) -> Iterator[tuple[Node, Edge]]:
    """Agencies that a report credits; one whose own report is here is that report."""
    own = {fold(_house(a)) for a in articles}
    for article in articles:
        for credit in article.credits:
            if fold(credit) in own:
                continue
            node, key = _outside(credit, "agency, not here", names), names.keys.report(article.id)
            about = capital(f"{names.of(article.id)}, credits {credit}")
            yield node, Edge("credit", node.id, article.id, "credited", 0, about, f"credits {credit}", "", key.anchor)


def _first_publishers(articles: Sequence[Article], names: _Names) -> Iterator[tuple[Node, Edge]]:
    published = {fold(_house(a)) for a in articles}
    for article in articles:
        first = article.original_publisher
        if first and article.publisher and fold(first) not in published:
            node, key = _outside(first, "first publisher, not here", names, "unseen"), names.keys.report(article.id)
            about = capital(f"{names.of(article.id)}, re-posts {first}")
            yield node, Edge("repost", node.id, article.id, "re-posted", 0, about, f"re-posts {first}", "", key.anchor)


def _unseen(
    pairs: Sequence[Pair], copied: Sequence[Edge], articles: Sequence[Article], names: _Names
) -> tuple[list[Node], list[Edge]]:
    """Texts that two reports share and neither gave the other, and pairs whose direction nothing shows.

    What a third report here gave to both needs no text unseen.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    for edge in copied:
        sources[edge.end].add(edge.start)
    drawn = {(e.start, e.end) for e in copied}
    by_id = {a.id: a for a in articles}
    most: dict[tuple[str, str], Edge] = {}
    nodes: dict[str, Node] = {}
    loose: list[Edge] = []
    for pair in pairs:
        ends = (pair.left_id, pair.right_id)
        if not pair.copied or ends in drawn or sources[ends[0]] & sources[ends[1]]:
            continue
        if pair.direction != "common-origin":
            loose.append(_undirected(pair, names))
            continue
        node = _common([by_id[end] for end in ends if end in by_id], pair, names)
        nodes[node.id] = node
        for end in ends:
            known = most.get((node.id, end))
            if known is None or known.weight < pair.copied:
                most[node.id, end] = _copy(node.id, end, pair.copied, pair, names)
    return list(nodes.values()), [*(most[ends] for ends in sorted(most)), *loose]


def _common(sides: Sequence[Article], pair: Pair, names: _Names) -> Node:
    """The text that two reports have and nobody here has seen, by its agency's name where that is known."""
    credits = [{fold(c): c for c in (*a.credits, a.original_publisher) if c} for a in sides]
    shared = sorted(set.intersection(*(set(c) for c in credits))) if len(credits) == 2 else []
    name = credits[0][shared[0]] if shared else names.told_to(_lines(pair))
    if name:
        return _outside(name, "its report is not here", names, "unseen")
    names.called["common"] = "a text that nobody here has"
    return Node("common", "unseen", "A text nobody here has", "not among these reports", ("", 1))


def _undirected(pair: Pair, names: _Names) -> Edge:
    ends, count = (pair.left_id, pair.right_id), plural(pair.copied, "word")
    about = f"{names.of(ends[0])}, and {names.of(ends[1])}, share {count}; nothing shows which way they went"
    taken, given = (f"shares {count} with {names.short(end)}" for end in ends)
    return Edge("undirected", *ends, count, pair.copied, capital(about), taken, given, pair.anchor, _lines(pair))


def _quotes(pairs: Sequence[Pair], drawn: Sequence[Edge], names: _Names) -> Iterator[Edge]:
    """Quotations that two reports carry, where the lines drawn don't tie the two together already."""
    tied: dict[str, str] = {}

    def root(node: str) -> str:
        while tied.setdefault(node, node) != node:
            tied[node] = node = tied[tied[node]]
        return node

    for edge in drawn:
        tied[root(edge.start)] = root(edge.end)
    for pair in sorted(pairs, key=lambda p: (-p.quoted, p.left.number, p.right.number)):
        a, b = root(pair.left_id), root(pair.right_id)
        if pair.quoted and a != b:
            tied[a] = b
            count = plural(pair.quoted, "word")
            about = f"{names.of(pair.left_id)}, and {names.of(pair.right_id)}, carry the same quotation of {count}"
            about = capital(f"{about}: one speaker, not a copy")
            ends = (pair.left_id, pair.right_id)
            taken, given = (f"same quote as {names.short(end)}" for end in ends)
            yield Edge("quote", *ends, f"{count} quoted", pair.quoted, about, taken, given, pair.anchor)


def sources(graph: Graph) -> dict[str, tuple[str, ...]]:
    """For every node the nodes that arrows lead from."""
    found: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        if edge.kind not in ("quote", "undirected"):
            found[edge.end].append(edge.start)
    return {node: tuple(dict.fromkeys(starts)) for node, starts in found.items()}
