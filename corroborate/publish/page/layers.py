"""The lineage picture laid out: a column for first-hand speakers, one for what isn't here, then the reports by day.

A report that took from one of its own day stands a column further. Layered drawing after Sugiyama, Tagawa
and Toda (1981): columns by the longest way, lanes through the columns that an edge passes, order inside a
column by the mean place of the neighbours; ties by name and number, so that the same record is always the
same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from graphlib import TopologicalSorter
from itertools import pairwise

from corroborate.model import Noun
from corroborate.publish.page.drawing import Box, fitted, wrapped
from corroborate.publish.page.lineage import Graph, Node, sources
from corroborate.publish.page.tips import with_tips
from corroborate.publish.page.wires import Wire, wires
from corroborate.publish.page.wording import day_words

_WIDTH, _BETWEEN, _APART, _LANE = 168.0, 94.0, 14.0, 4.0
_TOP, _SIDE, _BOW = 34.0, 6.0, 50.0
_LINE = 16.0
_SWEEPS = 6
_STRETCHES = 3
"""Stretches of days that have columns of their own; more are joined where they lie nearest."""


class Placed(Noun, frozen=True):
    """A box with its words."""

    kind: str
    box: Box
    lines: tuple[str, ...]
    note: str
    to: str


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
    bins = _bins(graph)
    columns = _columns(graph, bins)
    ways = tuple(_ways(graph, columns))
    boxes = _place(graph, columns, ways)
    drawn = tuple(wires(graph.edges, ways, boxes))
    placed = tuple(
        Placed(node.kind, boxes[node.id], tuple(_lines(node)), fitted(node.note, 26), node.to) for node in graph.nodes
    )
    bowed = [columns[way[0]] for way in ways if columns[way[0]] == columns[way[-1]]]
    rightmost = [b.x + b.width + (_BOW if bowed and max(bowed) == max(columns.values()) else 0) for b in boxes.values()]
    width = max([*rightmost, *(wire.x + wire.half for wire in drawn)], default=0.0) + _SIDE
    height = max((b.y + b.height for b in boxes.values()), default=0.0) + 12
    width, height, drawn = with_tips(drawn, width, height)
    return Picture(width, height, placed, drawn, tuple(_headings(graph, columns, bins)))


def _bins(graph: Graph) -> dict[date, int]:
    """Which stretch of days a day is in, from left to right."""
    days = sorted({node.day for node in graph.nodes if node.day})
    wide = sorted(range(1, len(days)), key=lambda i: (days[i - 1] - days[i], i))[: _STRETCHES - 1]
    return {day: sum(cut <= i for cut in wide) for i, day in enumerate(days)}


def _columns(graph: Graph, bins: Mapping[date, int]) -> dict[str, int]:
    """Speakers, then what isn't here, then reports by their day, each after all that it has something from."""
    before = sources(graph)
    kinds = {node.id: node.kind for node in graph.nodes}
    far = len(graph.nodes) + 2
    first = {"speaker": 0, "agency": 1, "unseen": 1, "report": 2}
    depth = {n.id: first[n.kind] + far * (bins[n.day] if n.day else 0) for n in graph.nodes}
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
    yield from list(wrapped(fitted(node.name, 38), 20))[:2]


def _headings(graph: Graph, columns: Mapping[str, int], bins: Mapping[date, int]) -> Iterator[Heading]:
    held: dict[int, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        held[columns[node.id]].append(node)
    last: int | None = None
    step = 0
    for number, nodes in sorted(held.items()):
        kinds = {node.kind for node in nodes}
        if "report" in kinds:
            days = sorted(node.day for node in nodes if node.day)
            stretch = bins[days[-1]] if days else last or 0
            step = step + 1 if stretch == last else 0
            words = ("Took from them", "Took from those")[min(step, 2) - 1] if step else _days(days)
            last = stretch
        else:
            words = "Spoke first" if kinds == {"speaker"} else "Not among these"
        yield Heading(_SIDE + number * (_WIDTH + _BETWEEN), words)


def _days(days: Sequence[date]) -> str:
    if not days:
        return "Reports"
    first, last = days[0], days[-1]
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"
