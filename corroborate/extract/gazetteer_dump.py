"""A full GeoNames dump (``allCountries.txt``, tab-separated, CC BY 4.0) as a gazetteer.

Columns: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature
code, country, cc2, admin1, admin2, admin3, admin4, population, elevation, dem, timezone, modified.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corroborate.errors import UsageError
from corroborate.extract.gazetteer_areas import bare, english
from corroborate.extract.gazetteer_file import Row, Writer, usable

_SEAS = frozenset(["SEA", "OCN", "GULF", "STRT", "BAY", "CHN"])
_REGIONS = frozenset(["T", "L", "H", "V", "U"])


def write(writer: Writer, dump: Path) -> None:
    """Read the dump twice (the divisions' names, then every place) and write its places.

    Raises:
        UsageError: the file can't be read or holds no line of a GeoNames dump.
    """
    divisions: dict[str, str] = {}
    for cells in _lines(dump):
        if cells[7] in ("ADM1", "ADM2"):
            key = ".".join((cells[8], cells[10]) if cells[7] == "ADM1" else (cells[8], cells[10], cells[11]))
            divisions[key] = english(cells[1], tuple(cells[3].split(",")))
    count = 0
    for cells in _lines(dump):
        if row := _row(cells, divisions):
            others = {other for other in (cells[2], *cells[3].split(",")) if other and usable(other)}
            if row[2] in ("admin1", "admin2"):
                others |= {bare(other) for other in others}
            writer.add(row, others)
            count += 1
    if not count:
        raise UsageError(f"{dump}: not a line of a GeoNames dump in it; give allCountries.txt, unpacked")


def _lines(dump: Path) -> Iterator[list[str]]:
    try:
        with dump.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 19 and cells[0].isdigit():
                    yield cells
    except OSError as error:
        raise UsageError(f"{dump}: this can't be read: {error}") from error


def _row(cells: list[str], divisions: dict[str, str]) -> Row | None:
    found = _kind(cells[6], cells[7])
    if found is None:
        return None
    kind, precision = found
    first = divisions.get(f"{cells[8]}.{cells[10]}")
    second = divisions.get(f"{cells[8]}.{cells[10]}.{cells[11]}")
    name = {"admin1": first, "admin2": second}.get(kind) or cells[1]
    try:
        point, people = (float(cells[4]), float(cells[5])), int(cells[14] or 0)
    except ValueError:
        return None
    capital = int(cells[7] == "PPLC")
    return (int(cells[0]), name, kind, cells[8] or None, first, second, *point, people, precision, capital)


def _kind(feature: str, code: str) -> tuple[str, int] | None:
    """Our kind and where_prec of a feature. Countries come from our own table."""
    if feature == "P":
        return None if code in ("PPLH", "PPLQ", "PPLW") else ("town", 1)
    if feature == "A":
        return {"ADM1": ("admin1", 4), "ADM2": ("admin2", 3), "ADM3": ("admin2", 3)}.get(code)
    if code in _SEAS:
        return ("sea", 7)
    return ("region", 5) if feature in _REGIONS else None
