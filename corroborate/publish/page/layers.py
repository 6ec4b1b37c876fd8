"""The lineage picture laid out: a column for first-hand speakers, one for what isn't here, then report after report.

Layered drawing after Sugiyama, Tagawa and Toda (1981): columns by the longest way, order inside a
column by the mean place of the neighbours; ties by name and number, so that the same record is
always the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter

from corroborate.model import Noun
from corroborate.publish.page.drawing import Box, fitted, text_width, wrapped
from corroborate.publish.page.lineage import Edge, Graph, Node, sources

_WIDTH, _BETWEEN, _APART = 190.0, 104.0, 16.0
_TOP, _SIDE, _BULGE = 34.0, 8.0, 96.0
_LINE, _SIZE = 16.0, 12.0
_SWEEPS = 4


class Placed(Noun, frozen=True):
    """A box with its words."""

    kind: str
    box: Box
    lines: tuple[str, ...]
    note: str


class Wire(Noun, frozen=True):
    """An edge as a path, with its label's middle; ``thick`` grows with the words copied."""

    kind: str
    path: str
    thick: float
    label: str
    x: float
    y: float
    half: float


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
    boxes = _place(graph, columns)
    wires = tuple(_wires(graph.edges, boxes))
    placed = tuple(
        Placed(node.kind, boxes[node.id], tuple(_lines(node)), fitted(node.note, 31)) for node in graph.nodes
    )
    bulge = any(boxes[e.start].x == boxes[e.end].x for e in graph.edges if e.kind in ("quote", "undirected"))
    width = max((b.x + b.width for b in boxes.values()), default=0.0) + (_BULGE if bulge else _SIDE)
    height = max((b.y + b.height for b in boxes.values()), default=0.0) + 12
    return Picture(width, height, placed, wires, tuple(_headings(graph, columns)))


def _columns(graph: Graph) -> dict[str, int]:
    """Speakers, then what isn't here, then reports by the longest way from either."""
    before = sources(graph)
    kinds = {node.id: node.kind for node in graph.nodes}
    depth = {node.id: 0 if node.kind == "speaker" else 1 for node in graph.nodes}
    for node in TopologicalSorter(before).static_order():
        depth[node] = max([depth[node], *(depth[start] + 1 for start in before[node] if kinds[start] != "speaker")])
    used = sorted(set(depth.values()))
    return {node: used.index(column) for node, column in depth.items()}


def _place(graph: Graph, columns: Mapping[str, int]) -> dict[str, Box]:
    order = _ordered(graph, columns)
    heights = {node.id: 14 + _LINE * (len(list(_lines(node))) + 1) for node in graph.nodes}
    tall = max((sum(heights[n] + _APART for n in column) - _APART for column in order), default=0.0)
    boxes: dict[str, Box] = {}
    for number, column in enumerate(order):
        own = sum(heights[n] + _APART for n in column) - _APART
        gap = _APART + (min(30.0, (tall - own) / len(column)) if column else 0.0)
        own += (gap - _APART) * (len(column) - 1)
        y = _TOP + (tall - own) / 2
        for node in column:
            boxes[node] = Box(_SIDE + number * (_WIDTH + _BETWEEN), round(y, 1), _WIDTH, heights[node])
            y += heights[node] + gap
    return boxes


def _ordered(graph: Graph, columns: Mapping[str, int]) -> list[list[str]]:
    """Nodes by column, brought near what they are tied to."""
    order: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for node in sorted(graph.nodes, key=lambda n: (n.kind != "agency", n.kind != "unseen", n.order, n.id)):
        order[columns[node.id]].append(node.id)
    tied: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        tied[edge.start].append(edge.end)
        tied[edge.end].append(edge.start)
    for _ in range(_SWEEPS):
        for column in order:
            place = {n: (i + 0.5) / len(mine) for mine in order for i, n in enumerate(mine)}

            def middle(node: str, place: Mapping[str, float] = place) -> tuple[float, float]:
                near = [place[other] for other in tied[node]]
                return (round(sum(near) / len(near), 6) if near else place[node], place[node])

            column.sort(key=middle)
    return order


def _lines(node: Node) -> Iterator[str]:
    yield from list(wrapped(fitted(node.name, 50), 27))[:2]


def _headings(graph: Graph, columns: Mapping[str, int]) -> Iterator[Heading]:
    kinds: dict[int, set[str]] = defaultdict(set)
    for node in graph.nodes:
        kinds[columns[node.id]].add(node.kind)
    for number, held in sorted(kinds.items()):
        if held == {"speaker"}:
            words = "Spoke first"
        elif "report" not in held:
            words = "Not among these reports"
        else:
            earlier = any("report" in kinds[n] for n in range(number))
            words = "Took from them" if earlier else "Reports"
        yield Heading(_SIDE + number * (_WIDTH + _BETWEEN), words)


# ---------------------------------------------------------------- wires


def _wires(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> Iterator[Wire]:
    ports = _ports(edges, boxes)
    taken = list(boxes.values())
    for number, edge in sorted(enumerate(edges), key=lambda e: (e[1].kind != "copy", -e[1].weight, e[0])):
        x1, y1, x2, y2, bow = ports[number]
        curve = _curve(x1, y1, x2, y2, bow)
        half = text_width(edge.label, _SIZE) / 2 + 4 if edge.label else 0.0
        x, y = _label_place(curve, half, taken) if edge.label else (0.0, 0.0)
        if edge.label:
            taken.append(Box(x - half, y - 9, 2 * half, 18))
        path = "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(*(v for p in curve for v in p))
        thick = round(min(6.0, 1.6 + edge.weight / 60), 1) if edge.kind in ("copy", "undirected") else 1.4
        yield Wire(edge.kind, path, thick, edge.label, round(x, 1), round(y, 1), round(half, 1))


Port = tuple[float, float, float, float, float]


def _ports(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> dict[int, Port]:
    """Where every edge leaves and arrives, spread along the boxes' sides; and how far it bows out to the right."""
    ends: dict[tuple[str, bool], list[tuple[float, int, bool]]] = defaultdict(list)
    ways: dict[int, tuple[str, str, bool]] = {}
    for number, edge in enumerate(edges):
        a, b = edge.start, edge.end
        if boxes[a].x > boxes[b].x:
            a, b = b, a
        level = boxes[a].x == boxes[b].x
        ways[number] = (a, b, level)
        ends[a, True].append((boxes[b].y, number, True))
        ends[b, level].append((boxes[a].y, number, False))
    at: dict[tuple[int, bool], float] = {}
    for (node, _), mine in ends.items():
        box = boxes[node]
        for i, (_, number, leaving) in enumerate(sorted(mine)):
            at[number, leaving] = box.y + box.height * (i + 1) / (len(mine) + 1)
    found = {}
    for number, (a, b, level) in ways.items():
        right = boxes[b].x + boxes[b].width if level else boxes[b].x
        y1, y2 = at[number, True], at[number, False]
        flipped = a != edges[number].start
        bow = 34.0 + min(30.0, abs(y2 - y1) / 8) if level else 0.0
        ends_of = (boxes[a].x + boxes[a].width, y1, right, y2)
        found[number] = (ends_of[2], ends_of[3], ends_of[0], ends_of[1], bow) if flipped else (*ends_of, bow)
    return found


Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


def _curve(x1: float, y1: float, x2: float, y2: float, bow: float) -> Curve:
    if bow:
        return (x1, y1), (x1 + bow, y1), (x2 + bow, y2), (x2, y2)
    bend = (x2 - x1) * 0.5
    return (x1, y1), (x1 + bend, y1), (x2 - bend, y2), (x2, y2)


def _label_place(curve: Curve, half: float, taken: Sequence[Box]) -> tuple[float, float]:
    """Where along the curve a label lies on nothing else; the middle where it lies everywhere on something."""
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82):
        x, y = _along(curve, share)
        if not any(Box(x - half, y - 9, 2 * half, 18).meets(other) for other in taken):
            return x, y
    return _along(curve, 0.5)


def _along(curve: Curve, t: float) -> tuple[float, float]:
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, curve, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, curve, strict=True)),
    )
