"""Plane geometry for the map: rings cut to the drawing, written as paths, and the coasts of a globe."""

from __future__ import annotations

import math
from collections.abc import Sequence

from corroborate.publish.page.earth import Point, coasts

WIDTH, HEIGHT = 460.0, 400.0
"""The drawing's size in its own units."""

MARGIN = 24.0
"""How far rings go on beyond the drawing, so that where they are cut is not seen."""


def clipped(ring: list[Point]) -> list[Point]:
    """The ring cut to the drawing and a margin around it (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in (
        (0, -MARGIN, 1.0),
        (0, WIDTH + MARGIN, -1.0),
        (1, -MARGIN, 1.0),
        (1, HEIGHT + MARGIN, -1.0),
    ):
        cut: list[Point] = []
        for i, here in enumerate(ring):
            last = ring[i - 1]
            inside, was = (here[axis] - limit) * sign >= 0, (last[axis] - limit) * sign >= 0
            if inside != was:
                share = (limit - last[axis]) / (here[axis] - last[axis])
                cut.append((last[0] + share * (here[0] - last[0]), last[1] + share * (here[1] - last[1])))
            if inside:
                cut.append(here)
        ring = cut
    return ring


def path(ring: Sequence[Point], least: float = 0.6) -> str:
    """The ring as a path, without points nearer to the last than the eye can tell."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def size(ring: Sequence[Point]) -> float:
    """A ring's area."""
    closed = zip(ring, (*ring[1:], *ring[:1]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in closed)) / 2


def within(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies in a ring (even and odd crossings)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def globe(point: Point, middle: Point, radius: float) -> str:
    """The coasts on the half of the Earth that has the point in its middle, as one path.

    Orthographic; what lies behind the edge is drawn on the edge, so that rings stay closed.
    """
    cx, cy = middle
    sin0, cos0 = math.sin(math.radians(point[1])), math.cos(math.radians(point[1]))
    paths = []
    for ring in coasts():
        drawn: list[Point] = []
        seen = False
        for longitude, latitude in ring:
            turn = math.radians(longitude - point[0])
            sin, cos = math.sin(math.radians(latitude)), math.cos(math.radians(latitude))
            x, y = cos * math.sin(turn), cos0 * sin - sin0 * cos * math.cos(turn)
            if sin0 * sin + cos0 * cos * math.cos(turn) >= 0:
                seen = True
            else:
                away = math.hypot(x, y) or 1.0
                x, y = x / away, y / away
            drawn.append((cx + radius * x, cy - radius * y))
        if seen:
            paths.append(path(drawn, 1.0))
    return "".join(paths)
