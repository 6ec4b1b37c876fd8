"""The lineage picture laid out: a column for first-hand speakers, one for what isn't here, then report after report.

Layered drawing after Sugiyama, Tagawa and Toda (1981): columns by the longest way, lanes through the
columns that an edge passes, order inside a column by the mean place of the neighbours; ties by name
and number, so that the same record is always the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

from corroborate.model import Noun
from corroborate.publish.page.drawing import Box, fitted, wrapped
from corroborate.publish.page.lineage import Graph, Node, sources
from corroborate.publish.page.wires import Wire, wires

_WIDTH, _BETWEEN, _APART, _LANE = 186.0, 110.0, 14.0, 4.0
_TOP, _SIDE, _BOW = 34.0, 6.0, 50.0
_LINE = 16.0
_SWEEPS = 6


class Placed(Noun, frozen=True):
    """A box with its words."""

    kind: str
    box: Box
    lines: tuple[str, ...]
    note: str


class Heading(Noun, frozen=True):
    """What a column is."""

    x: float
    words: str


class Picture(Noun, frozen=True):
    """The drawing."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    wires: tuple[Wire, ...]
    headings: tuple[Heading, ...]


def picture(graph: Graph) -> Picture:
    """Lay a graph out."""
    columns = _columns(graph)
    ways = tuple(_ways(graph, columns))
    boxes = _place(graph, columns, ways)
    drawn = tuple(wires(graph.edges, ways, boxes))
    placed = tuple(
        Placed(node.kind, boxes[node.id], tuple(_lines(node)), fitted(node.note, 30)) for node in graph.nodes
    )
    bowed = [columns[way[0]] for way in ways if columns[way[0]] == columns[way[-1]]]
    rightmost = [b.x + b.width + (_BOW if bowed and max(bowed) == max(columns.values()) else 0) for b in boxes.values()]
    width = max([*rightmost, *(wire.x + wire.half for wire in drawn)], default=0.0) + _SIDE
    height = max((b.y + b.height for b in boxes.values()), default=0.0) + 12
    return Picture(width, height, placed, drawn, tuple(_headings(graph, columns)))


def _columns(graph: Graph) -> dict[str, int]:
    """Speakers, then what isn't here, then reports by the longest way from either."""
    before = sources(graph)
    kinds = {node.id: node.kind for node in graph.nodes}
    depth = {node.id: 0 if node.kind == "speaker" else 1 for node in graph.nodes}
    for node in TopologicalSorter(before).static_order():
        depth[node] = max([depth[node], *(depth[start] + 1 for start in before[node] if kinds[start] != "speaker")])
    used = sorted(set(depth.values()))
    return {node: used.index(column) for node, column in depth.items()}


def _ways(graph: Graph, columns: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Each edge from left to right: its ends, and a lane through every column between them."""
    for number, edge in enumerate(graph.edges):
        a, b = sorted((edge.start, edge.end), key=lambda n: columns[n])
        lanes = (f"lane {number} {column}" for column in range(columns[a] + 1, columns[b]))
        yield (a, *lanes, b)


def _place(graph: Graph, columns: Mapping[str, int], ways: Sequence[tuple[str, ...]]) -> dict[str, Box]:
    order = _ordered(graph, columns, ways)
    heights = defaultdict(lambda: _LANE, {n.id: 14 + _LINE * (len(list(_lines(n))) + 1) for n in graph.nodes})
    tall = max((sum(heights[n] + _APART for n in column) - _APART for column in order), default=0.0)
    boxes: dict[str, Box] = {}
    for number, column in enumerate(order):
        own = sum(heights[n] + _APART for n in column) - _APART
        gap = _APART + min(34.0, (tall - own) / max(1, len(column)))
        own += (gap - _APART) * (len(column) - 1)
        y = _TOP + (tall - own) / 2
        for node in column:
            boxes[node] = Box(_SIDE + number * (_WIDTH + _BETWEEN), round(y, 1), _WIDTH, heights[node])
            y += heights[node] + gap
    return boxes


def _ordered(graph: Graph, columns: Mapping[str, int], ways: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """Nodes and lanes by column, brought near what they are tied to."""
    order: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for node in sorted(graph.nodes, key=lambda n: (n.kind != "agency", n.kind != "unseen", n.order, n.id)):
        order[columns[node.id]].append(node.id)
    tied: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        for step, lane in enumerate(way[1:-1], 1):
            order[columns[way[0]] + step].append(lane)
        for a, b in pairwise(way):
            tied[a].append(b)
            tied[b].append(a)
    for sweep in range(_SWEEPS):
        for column in order if sweep % 2 == 0 else order[::-1]:
            place = {n: (i + 0.5) / len(mine) for mine in order for i, n in enumerate(mine)}

            def middle(node: str, place: Mapping[str, float] = place) -> tuple[float, float]:
                near = [place[other] for other in tied[node]]
                return (round(sum(near) / len(near), 6) if near else place[node], place[node])

            column.sort(key=middle)
    return order


def _lines(node: Node) -> Iterator[str]:
    yield from list(wrapped(fitted(node.name, 42), 22))[:2]


def _headings(graph: Graph, columns: Mapping[str, int]) -> Iterator[Heading]:
    kinds: dict[int, set[str]] = defaultdict(set)
    for node in graph.nodes:
        kinds[columns[node.id]].add(node.kind)
    reports = 0
    for number, held in sorted(kinds.items()):
        if held == {"speaker"}:
            words = "Spoke first"
        elif "report" not in held:
            words = "Not among these reports"
        else:
            words = ("Reports", "Took from them", "Took from those")[min(reports, 2)]
            reports += 1
        yield Heading(_SIDE + number * (_WIDTH + _BETWEEN), words)
