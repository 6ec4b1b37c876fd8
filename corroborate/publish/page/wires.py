"""The lineage picture's edges as curves, with their labels where nothing else lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corroborate.model import Noun
from corroborate.publish.page.drawing import Box, text_width
from corroborate.publish.page.lineage import Edge

_SIZE = 12.0
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


class Tip(Noun, frozen=True):
    """What is told of an edge while somebody points at it: a sentence, then why, in lines inside a frame."""

    box: Box
    lines: tuple[str, ...]
    why: tuple[str, ...]


class Wire(Noun, frozen=True):
    """An edge as a path, with its label's middle; ``thick`` grows with the words copied.

    The label is empty where it would lie on something else: the tip and the list say it.
    """

    kind: str
    path: str
    thick: float
    label: str
    x: float
    y: float
    half: float
    edge: Edge
    tip: Tip | None = None


def wires(edges: Sequence[Edge], ways: Sequence[tuple[str, ...]], boxes: Mapping[str, Box]) -> Iterator[Wire]:
    """Every edge drawn along its way through the boxes; copies get the first choice of room for their labels."""
    ports = _ports(ways, boxes)
    taken = [box for node, box in boxes.items() if not node.startswith("lane ")]
    for number, edge in sorted(enumerate(edges), key=lambda e: (e[1].kind != "copy", -e[1].weight, e[0])):
        way = ways[number]
        curves = _curves(way, ports[number], boxes)
        label, at = edge.label, _along(curves[len(curves) // 2], 0.5)
        half = text_width(label, _SIZE) / 2 + 3
        if label:
            room = _room(curves, half, taken)
            label = "" if room is None else label
            at = room or at
        if label:
            taken.append(Box(at[0] - half, at[1] - 9, 2 * half, 18))
        path = _path(curves, way[0] != edge.start)
        thick = round(min(6.0, 1.6 + edge.weight / 60), 1) if edge.kind in ("copy", "undirected") else 1.4
        yield Wire(edge.kind, path, thick, label, round(at[0], 1), round(at[1], 1), round(half, 1), edge)


def _ports(ways: Sequence[tuple[str, ...]], boxes: Mapping[str, Box]) -> dict[int, tuple[float, float]]:
    """Where every way leaves and arrives: heights spread along the boxes' sides in the order of what lies beyond."""
    ends: dict[tuple[str, bool], list[tuple[float, int, bool]]] = defaultdict(list)
    for number, way in enumerate(ways):
        level = boxes[way[0]].x == boxes[way[-1]].x
        ends[way[0], True].append((_middle(boxes[way[1]]), number, True))
        ends[way[-1], level].append((_middle(boxes[way[-2]]), number, False))
    at: dict[tuple[int, bool], float] = {}
    for (node, _), mine in ends.items():
        box = boxes[node]
        for i, (_, number, leaving) in enumerate(sorted(mine)):
            at[number, leaving] = box.y + box.height * (i + 1) / (len(mine) + 1)
    return {number: (at[number, True], at[number, False]) for number in range(len(ways))}


def _middle(box: Box) -> float:
    return box.y + box.height / 2


def _curves(way: tuple[str, ...], port: tuple[float, float], boxes: Mapping[str, Box]) -> list[Curve]:
    """The curves between the columns; the lanes between the curves are straight."""
    first, last = boxes[way[0]], boxes[way[-1]]
    if first.x == last.x:
        edge = first.x + first.width
        bow = 34.0 + min(30.0, abs(port[1] - port[0]) / 8)
        return [((edge, port[0]), (edge + bow, port[0]), (edge + bow, port[1]), (edge, port[1]))]
    here = (first.x + first.width, port[0])
    found = []
    for node in way[1:]:
        box = boxes[node]
        y = port[1] if node == way[-1] else _middle(box)
        bend = (box.x - here[0]) / 2
        found.append((here, (here[0] + bend, here[1]), (box.x - bend, y), (box.x, y)))
        here = (box.x + box.width, y)
    return found


def _path(curves: Sequence[Curve], backward: bool) -> str:
    if backward:
        curves = [(d, c, b, a) for a, b, c, d in reversed(curves)]
    parts = []
    for i, (a, b, c, d) in enumerate(curves):
        parts.append(f"{'L' if i else 'M'}{a[0]:.1f} {a[1]:.1f}")
        parts.append(f"C{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f} {d[0]:.1f} {d[1]:.1f}")
    return "".join(parts)


def _room(curves: Sequence[Curve], half: float, taken: Sequence[Box]) -> Point | None:
    """Where along the curves a label lies on nothing else, the last curve first; None where nowhere."""
    for curve in reversed(curves):
        for share in _SHARES:
            x, y = _along(curve, share)
            if curve[0][0] == curve[-1][0]:
                x = max(x, curve[0][0] + half + 3)
            if not any(Box(x - half, y - 9, 2 * half, 18).meets(other) for other in taken):
                return x, y
    return None


def _along(curve: Curve, t: float) -> Point:
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, curve, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, curve, strict=True)),
    )
