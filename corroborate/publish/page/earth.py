"""Country outlines and towns as the package carries them (``data/map_outlines.txt``, ``data/map_towns.txt``).

Lines are written as differences in hundredths of a degree, five bits a character from ``?`` on,
lowest bits first, the sign in the lowest bit: the well-known encoded-polyline scheme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from corroborate import data
from corroborate.model import Noun

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_STEPS = 100.0


class Area(Noun, frozen=True):
    """One piece of a country: ISO code ("" where it has none), name, its box and its rings of line numbers."""

    code: str
    name: str
    west: float
    south: float
    east: float
    north: float
    rings: tuple[tuple[int, ...], ...]


class Town(Noun, frozen=True):
    """A town, with its people as GeoNames counts them."""

    name: str
    country: str
    latitude: float
    longitude: float
    people: int


def encode_line(points: Sequence[tuple[int, int]]) -> str:
    """Points in hundredths of a degree as text."""
    out: list[str] = []
    last = (0, 0)
    for point in points:
        for value, before in zip(point, last, strict=True):
            step = value - before
            left = ~(step << 1) if step < 0 else step << 1
            while left >= 0x20:
                out.append(chr((0x20 | (left & 0x1F)) + 63))
                left >>= 5
            out.append(chr(left + 63))
        last = point
    return "".join(out)


def decode_line(text: str) -> tuple[Point, ...]:
    """What :func:`encode_line` wrote, in degrees."""
    values: list[int] = []
    value = shift = 0
    for character in text:
        bits = ord(character) - 63
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: list[Point] = []
    x = y = 0
    for dx, dy in zip(values[::2], values[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / _STEPS, y / _STEPS))
    return tuple(points)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    text = files(data).joinpath("map_outlines.txt").read_text(encoding="utf-8")
    return tuple(tuple(row.split("\t")) for row in text.split("\n") if row and not row.startswith("#"))


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    return tuple(row[1] for row in _rows() if row[0] == "line")


@lru_cache(maxsize=4096)
def _line(number: int) -> tuple[Point, ...]:
    return decode_line(_lines()[number]) if number >= 0 else decode_line(_lines()[~number])[::-1]


@lru_cache(maxsize=1)
def areas() -> tuple[Area, ...]:
    """Every piece of every country."""
    found = []
    for row in _rows():
        if row[0] == "area":
            west, south, east, north = (int(value) / _STEPS for value in row[3].split())
            rings = tuple(tuple(int(i) for i in ring.split(",")) for ring in row[4].split(";"))
            found.append(Area(row[1], row[2], west, south, east, north, rings))
    return tuple(found)


def rings(area: Area) -> Iterator[list[Point]]:
    """An area's rings as closed lines of points."""
    for numbers in area.rings:
        ring: list[Point] = []
        for number in numbers:
            ring.extend(_line(number))
        yield ring


@lru_cache(maxsize=1)
def coasts() -> tuple[tuple[Point, ...], ...]:
    """The world's coasts, coarse, for a globe the size of a coin."""
    return tuple(decode_line(row[1]) for row in _rows() if row[0] == "coast")


@lru_cache(maxsize=1)
def towns() -> tuple[Town, ...]:
    """The towns, largest first."""
    text = files(data).joinpath("map_towns.txt").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in text.split("\n") if row and not row.startswith("#"))
    return tuple(Town(name, country, float(lat), float(lon), int(people)) for people, lat, lon, country, name in rows)
