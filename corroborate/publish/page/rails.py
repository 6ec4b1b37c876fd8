"""The lineage picture for a narrow screen: one box a line from top to bottom, and rails beside them.

Sources stand above what took from them, reports in the order of their dates; every arrow ends at the
line that says it in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corroborate.model import Noun
from corroborate.publish.page.drawing import fitted, wrapped
from corroborate.publish.page.lineage import Edge, Graph, Node, sources

WIDTH = 328.0
"""The room on a phone 360 pixels wide, in pixels: nothing of it is scaled down there."""

_GUTTER, _TEXT = 70.0, 84.0
_LINE, _BETWEEN = 18.0, 22.0
_LANE = 11.0
_LETTERS = 31
_SHOWN = 6


class Stop(Noun, frozen=True):
    """A box: its frame, its words, and the lines that say what it has from whom (words, link, height, kind)."""

    kind: str
    y: float
    height: float
    lines: tuple[str, ...]
    note: str
    has: tuple[tuple[str, str, float, str], ...]
    more: int


class Rail(Noun, frozen=True):
    """An arrow or line in the gutter."""

    kind: str
    path: str


class Rails(Noun, frozen=True):
    """The drawing."""

    width: float
    height: float
    stops: tuple[Stop, ...]
    rails: tuple[Rail, ...]


def rails(graph: Graph) -> Rails:
    """Lay a graph out from top to bottom. Speakers are named in the lines and have no box."""
    boxes = {node.id: node for node in graph.nodes if node.kind != "speaker"}
    order = list(_ordered(graph, boxes))
    place = {node.id: i for i, node in enumerate(order)}
    into: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(graph.edges, key=lambda e: (e.kind == "says", e.kind == "quote", -e.weight, e.taken)):
        known = edge.kind == "says" or edge.start in place
        if edge.end in place and known:
            into[_later(edge, place)].append(edge)
    stops, at = [], 8.0
    ends: list[tuple[str, str, int, float]] = []
    for node in order:
        stop = _stop(node, into[node.id], at)
        stops.append(stop)
        for edge, (_, _, y, kind) in zip(into[node.id], stop.has, strict=False):
            if kind != "says":
                other = edge.start if edge.start != node.id else edge.end
                ends.append((kind, other, place[node.id], y))
        at += stop.height + _BETWEEN
    return Rails(WIDTH, at, tuple(stops), tuple(_rails(ends, place, stops)))


def _later(edge: Edge, place: dict[str, int]) -> str:
    """Where the edge's words stand: at its end, or where it has no direction at the lower of the two."""
    if edge.kind in ("quote", "undirected"):
        return max(edge.start, edge.end, key=lambda n: place[n])
    return edge.end


def _ordered(graph: Graph, boxes: dict[str, Node]) -> Iterator[Node]:
    """Reports by date, each after all that it has something from."""
    before = sources(graph)
    done: set[str] = set()
    for node in sorted(boxes.values(), key=_dated):
        waiting = [node.id]
        while waiting:
            here = waiting[-1]
            first = [n for n in before[here] if n in boxes and n not in done and n not in waiting]
            if first:
                waiting.append(min(first, key=lambda n: _dated(boxes[n])))
                continue
            waiting.pop()
            if here not in done:
                done.add(here)
                yield boxes[here]


def _dated(node: Node) -> tuple[bool, bool, str, tuple[str, int], str]:
    return node.kind != "report", node.day is None, str(node.day or ""), node.order, node.id


def _stop(node: Node, edges: Sequence[Edge], y: float) -> Stop:
    lines = tuple(list(wrapped(fitted(node.name, 58), _LETTERS))[:2])
    first = y + 6 + _LINE * (len(lines) + 2) - 5
    has = tuple(
        (fitted(edge.given if edge.start == node.id else edge.taken, 36), edge.to, first + _LINE * i, edge.kind)
        for i, edge in enumerate(edges[:_SHOWN])
    )
    more = max(0, len(edges) - _SHOWN)
    height = 10 + _LINE * (len(lines) + 1 + len(has) + bool(more))
    return Stop(node.kind, round(y, 1), height, lines, fitted(node.note, 36), has, more)


def _rails(ends: Sequence[tuple[str, str, int, float]], place: dict[str, int], stops: Sequence[Stop]) -> Iterator[Rail]:
    """Short rails inside, long ones outside; rails that pass one another never share a lane."""
    lanes: list[list[tuple[int, int]]] = []
    laid = []
    for kind, other, end, y in sorted(ends, key=lambda e: (abs(place[e[1]] - e[2]), e[2], e[3])):
        low, high = sorted((place[other], end))
        lane = next((n for n, taken in enumerate(lanes) if all(b <= low or high <= a for a, b in taken)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((low, high))
        laid.append((kind, other, y, lane))
    gap = min(_LANE, (_GUTTER - 12) / max(1, len(lanes)))
    for kind, other, y, lane in laid:
        start = stops[place[other]].y + 15
        x = _GUTTER - 8 - gap * (lane + 0.5)
        turn = min(6.0, abs(y - start) / 2) * (1 if y > start else -1)
        curve = abs(turn)
        yield Rail(
            kind,
            f"M{_GUTTER} {start:.1f}H{x + curve:.1f}Q{x:.1f} {start:.1f} {x:.1f} {start + turn:.1f}"
            f"V{y - turn:.1f}Q{x:.1f} {y:.1f} {x + curve:.1f} {y:.1f}H{_TEXT - 2}",
        )
