"""The map: outlines around the incident's point, the towns near it, a scale, and a globe that shows where on it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corroborate.model import Noun, Record
from corroborate.places import haversine_km
from corroborate.publish.page.drawing import Box, fitted, text_width
from corroborate.publish.page.earth import Area, Point, Town, areas, rings, towns
from corroborate.publish.page.outlines import HEIGHT, MARGIN, WIDTH, clipped, globe, path, size, within
from corroborate.publish.page.wording import PLACE_PRECISIONS, country, plain

_KM_DEGREE = 111.195
_HALF_KM = {1: 180.0, 2: 180.0, 3: 220.0, 4: 380.0, 5: 380.0, 6: 600.0, 7: 900.0}
"""Kilometres from the point to the map's left and right edge, by where_prec."""

_CIRCLE_KM = {2: 25.0, 3: 60.0, 4: 250.0, 5: 100.0}
"""Radius drawn around a point that is not exact: UCDP GED's 25 km for where_prec 2; for an area
about how far from its point one may reach."""

_TOWNS = 14
_SIZE = 13.0
_GLOBE = 44.0


class Land(Noun, frozen=True):
    """A piece of a country as a path; ``home`` where it is the incident's country."""

    path: str
    home: bool


class Name(Noun, frozen=True):
    """Words on the map, with the dot they belong to where they name a town."""

    x: float
    y: float
    words: str
    anchor: str
    dot: Point | None = None


class Line(Noun, frozen=True):
    """A line of the graticule with its words."""

    path: str
    words: str
    x: float
    y: float
    level: bool


class Neighbour(Noun, frozen=True):
    """A town near the point, for those who can't see the map."""

    name: str
    country: str
    km: int
    bearing: str


class Map(Noun, frozen=True):
    """The drawing and what it says in words."""

    name: str
    precision: str
    where_prec: int
    coordinates: str
    inside: str
    point: Point
    circle: float
    circle_km: int
    label: Name
    lands: tuple[Land, ...]
    names: tuple[Name, ...]
    towns: tuple[Name, ...]
    lines: tuple[Line, ...]
    scale: float
    scale_km: int
    globe: str
    globe_point: Point
    neighbours: tuple[Neighbour, ...]


class _View:
    """A window on the Earth: true to scale at its middle (equirectangular there)."""

    def __init__(self, longitude: float, latitude: float, half_km: float) -> None:
        self.longitude, self.latitude = longitude, latitude
        self.units = WIDTH / (2 * half_km)
        self.shrink = max(0.15, math.cos(math.radians(latitude)))
        self.degree = _KM_DEGREE * self.units

    def xy(self, point: Point) -> Point:
        x = WIDTH / 2 + (point[0] - self.longitude) * self.shrink * self.degree
        return x, HEIGHT / 2 - (point[1] - self.latitude) * self.degree

    def near(self, longitude: float) -> float:
        """The longitude, turned round the Earth to the side the view is on."""
        return self.longitude + (longitude - self.longitude + 180) % 360 - 180

    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees, with a margin."""
        across = (WIDTH / 2 + MARGIN) / self.degree / self.shrink
        up = (HEIGHT / 2 + MARGIN) / self.degree
        return self.longitude - across, self.latitude - up, self.longitude + across, self.latitude + up


def place_map(record: Record) -> Map | None:
    """The map of a record's place; None where it has no coordinates."""
    value: Any = plain(record.fields["place"].value)
    if not isinstance(value, Mapping) or value.get("latitude") is None or value.get("longitude") is None:
        return None
    point = (float(value["longitude"]), float(value["latitude"]))
    precision = int(value.get("precision") or 6)
    view = _view(point, precision, value.get("country"))
    around = _around(view)
    x, y = view.xy(point)
    taken: list[Box] = []
    name = fitted(str(value.get("name") or ""), 34)
    label = _named(name, (x, y), taken, 15.0, 15.0) or Name(x, y - 16, "", "middle")
    taken.append(Box(x - 13, y - 13, 26, 26))
    radius = _CIRCLE_KM.get(precision, 0.0)
    km, scale = _scale(view)
    taken.append(Box(0, HEIGHT - 34, scale + 80, 34))
    taken.append(Box(WIDTH - 2 * _GLOBE - 14, 0, 2 * _GLOBE + 14, 2 * _GLOBE + 14))
    near = tuple(_towns(view, point, taken))
    return Map(
        name=str(value.get("name") or ""),
        precision=PLACE_PRECISIONS.get(precision, ""),
        where_prec=precision,
        coordinates=_coordinates(point),
        inside=", ".join(dict.fromkeys(p for p in (value.get("admin1"), country(value.get("country"))) if p)),
        point=(round(x, 1), round(y, 1)),
        circle=round(radius * view.units, 1),
        circle_km=round(radius),
        label=label,
        lands=tuple(_lands(around, view, value.get("country"))),
        names=tuple(_country_names(around, view, taken)),
        towns=near,
        lines=tuple(_graticule(view)),
        scale=scale,
        scale_km=km,
        globe=globe(point, (WIDTH - _GLOBE - 8, _GLOBE + 8), _GLOBE),
        globe_point=(round(WIDTH - _GLOBE - 8, 1), round(_GLOBE + 8, 1)),
        neighbours=tuple(_neighbours(point)),
    )


def _view(point: Point, precision: int, code: str | None) -> _View:
    """Around the point; for a place known to the country, all of that country's piece around it."""
    if precision == 6:
        pieces = [a for a in areas() if a.code == code]
        piece = max(pieces, key=lambda a: (a.east - a.west) * (a.north - a.south), default=None)
        if piece is not None:
            middle = ((piece.west + piece.east) / 2, (piece.south + piece.north) / 2)
            across = (piece.east - piece.west) / 2 * max(0.15, math.cos(math.radians(middle[1])))
            up = (piece.north - piece.south) / 2 * WIDTH / HEIGHT
            return _View(*middle, min(4000.0, max(60.0, max(across, up) * _KM_DEGREE * 1.15)))
    return _View(*point, _HALF_KM.get(precision, 600.0))


def _around(view: _View) -> list[Area]:
    west, south, east, north = view.box()
    found = []
    for area in areas():
        if area.south <= north and area.north >= south:
            middle = (area.west + area.east) / 2
            turn = view.near(middle) - middle
            if area.west + turn <= east and area.east + turn >= west:
                found.append(area)
    return found


def _lands(around: Sequence[Area], view: _View, code: str | None) -> Iterator[Land]:
    for area in around:
        drawn = "".join(path(clipped(_drawn(ring, area, view))) for ring in rings(area))
        if drawn:
            yield Land(drawn, bool(code) and area.code == code)


def _drawn(ring: Sequence[Point], area: Area, view: _View) -> list[Point]:
    middle = (area.west + area.east) / 2
    turn = view.near(middle) - middle
    return [view.xy((x + turn, y)) for x, y in ring]


def _country_names(around: Sequence[Area], view: _View, taken: list[Box]) -> Iterator[Name]:
    """Each country's name in the middle of what the map shows of it, where there is room."""
    best: dict[str, tuple[float, list[Point]]] = {}
    for area in around:
        outer = clipped(_drawn(next(rings(area)), area, view))
        large = size(outer)
        if large > best.get(area.name, (0.0, outer))[0]:
            best[area.name] = (large, outer)
    for name, (_, outer) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        half = text_width(name.upper(), 12) * 0.62 + 3
        for x, y in _spots(outer):
            box = Box(x - half, y - 9, 2 * half, 18)
            inside = all(within((x + dx * half, y + dy * 9), outer) for dx in (-1, 0, 1) for dy in (-1, 1))
            fits = half <= x <= WIDTH - half and 12 <= y <= HEIGHT - 40
            if inside and fits and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield Name(round(x, 1), round(y + 4, 1), name, "middle")
                break


def _spots(ring: Sequence[Point]) -> Iterator[Point]:
    """A grid over what the drawing shows of a ring, from its middle outwards."""
    if not ring:
        return
    xs, ys = sorted(x for x, _ in ring), sorted(y for _, y in ring)
    west, east, north, south = max(0, xs[0]), min(WIDTH, xs[-1]), max(0, ys[0]), min(HEIGHT, ys[-1])
    shares = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)
    steps = sorted(((i, j) for i in range(9) for j in range(9)), key=lambda s: (s[0] + s[1], s))
    for i, j in steps:
        yield west + (east - west) * shares[i], north + (south - north) * shares[j]


def _towns(view: _View, point: Point, taken: list[Box]) -> Iterator[Name]:
    west, south, east, north = view.box()
    shown = 0
    for town in towns():
        longitude = view.near(town.longitude)
        if not (west < longitude < east and south < town.latitude < north):
            continue
        x, y = view.xy((longitude, town.latitude))
        if not (6 < x < WIDTH - 6 and 6 < y < HEIGHT - 6) or _km(point, town) < 4:
            continue
        name = _named(fitted(town.name, 24), (x, y), taken, _SIZE)
        if name is not None:
            yield name
            shown += 1
            if shown == _TOWNS:
                return


def _named(words: str, at: Point, taken: list[Box], size: float, off: float = 9.0) -> Name | None:
    """Words beside a dot, right, left, above or below it, where nothing else lies; None where something does."""
    x, y = at
    wide = text_width(words, size)
    dot = Box(x - 4, y - 4, 8, 8)
    if any(dot.meets(other) for other in taken):
        return None
    beside = ((off, 4.5, "start"), (-off, 4.5, "end"), (0.0, -off - 1, "middle"), (0.0, size + off - 1, "middle"))
    for dx, dy, anchor in beside:
        left = x + dx - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
        box = Box(left, y + dy - size, wide, size + 4)
        fits = left > 2 and left + wide < WIDTH - 2 and box.y > 0 and box.y + box.height < HEIGHT
        if fits and not any(box.meets(other) for other in taken):
            taken += [box, dot]
            return Name(round(x + dx, 1), round(y + dy, 1), words, anchor, (round(x, 1), round(y, 1)))
    return None


def _km(point: Point, town: Town) -> float:
    return haversine_km((point[1], point[0]), (town.latitude, town.longitude))


def _neighbours(point: Point) -> Iterator[Neighbour]:
    """The six nearest towns of the table, with how far and which way they lie."""
    for town in sorted(towns(), key=lambda t: (_km(point, t), t.name))[:6]:
        yield Neighbour(town.name, country(town.country) or "", round(_km(point, town)), _bearing(point, town))


def _bearing(point: Point, town: Town) -> str:
    turn = (town.longitude - point[0] + 180) % 360 - 180
    east, north = turn * math.cos(math.radians(point[1])), town.latitude - point[1]
    winds = ("east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east")
    return winds[round(math.degrees(math.atan2(north, east)) / 45) % 8]


def _coordinates(point: Point) -> str:
    longitude, latitude = point
    return (
        f"{abs(latitude):.4f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.4f}° {'E' if longitude >= 0 else 'W'}"
    )


def _scale(view: _View) -> tuple[int, float]:
    """A round number of kilometres that takes about a quarter of the width, and its length."""
    wish = WIDTH / 4 / view.units
    unit = 10 ** math.floor(math.log10(wish))
    km = max(k for k in (1, 2, 5) if k * unit <= wish) * unit
    return round(km), round(km * view.units, 1)


def _graticule(view: _View) -> Iterator[Line]:
    west, south, east, north = view.box()
    step = next((s for s in (0.5, 1, 2, 5, 10, 20) if (north - south) / s <= 5), 30)
    for n in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = view.xy((n * step, 0.0))[0]
        turned = (n * step + 180) % 360 - 180
        words = f"{abs(turned):g}°{'E' if turned > 0 else 'W' if turned < 0 else ''}"
        if 20 < x < WIDTH - 20:
            yield Line(f"M{x:.1f} 0V{HEIGHT:g}", words, round(x + 3, 1), HEIGHT - 5, False)
    for n in range(math.ceil(south / step), math.floor(north / step) + 1):
        y = view.xy((0.0, n * step))[1]
        words = f"{abs(n * step):g}°{'N' if n > 0 else 'S' if n < 0 else ''}"
        if 20 < y < HEIGHT - 40 and abs(n * step) <= 90:
            yield Line(f"M0 {y:.1f}H{WIDTH:g}", words, 4, round(y - 3, 1), True)
