"""Places by name: one indexed SQLite file, read row by row, never loaded whole."""

from __future__ import annotations

import sqlite3
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from corroborate.errors import UsageError
from corroborate.extract.gazetteer_file import SCHEMA, loose, plain, ready, sound
from corroborate.model import Noun
from corroborate.places import fold
from corroborate.settings import Settings

PlaceKind = Literal["country", "admin1", "admin2", "town", "region", "sea"]


class Place(Noun, frozen=True):
    """A place of the gazetteer.

    ``country`` is ISO 3166-1 alpha-2 (None for what lies in several, and for seas); ``admin1`` and
    ``admin2`` are names; ``precision`` is the UCDP GED where_prec of an event located by this name
    alone; ``capital`` marks a country's capital; ``alternate`` marks a place found under another
    name than its own. ``loose`` marks one found only after dropping an Arabic article.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    precision: int
    capital: bool = False
    alternate: bool = False
    loose: bool = False


ALIKE = {2: 0.95, 3: 0.8}
ALIKE_LONG = 0.72
"""Share of letters that two names of so many equal consonants have in common where they are one in two spellings."""

_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.precision, p.capital"
_BY_NAME = (
    f"SELECT {_COLUMNS}, n.alternate, n.loose FROM name n JOIN place p ON p.id = n.place "
    "WHERE n.folded = ? AND n.loose <= ? ORDER BY n.alternate, p.population DESC, p.id LIMIT 120"
)
_BY_SOUND = (
    f"SELECT n.folded, {_COLUMNS}, 1, 1 FROM spelling n JOIN place p ON p.id = n.place "
    "WHERE n.sound = ? ORDER BY p.population DESC, p.id, n.folded LIMIT 400"
)
_CAPITAL = (
    f"SELECT {_COLUMNS}, 0, 0 FROM place p WHERE p.capital = 1 AND p.country = ? ORDER BY p.population DESC LIMIT 1"
)
_COUNTRY = f"SELECT {_COLUMNS}, 0, 0 FROM place p WHERE p.kind = 'country' AND p.country = ? ORDER BY p.id LIMIT 1"


class Gazetteer:
    """Look-ups in a gazetteer file. Cheap to open; answers are kept (least recently used go)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._base = sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True, check_same_thread=False)
            found = self._base.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
        except sqlite3.Error as error:
            raise UsageError(f"{path}: this is no gazetteer ({error}); build one or set another") from error
        if found is None or found[0] != str(SCHEMA):
            raise UsageError(f"{path}: a gazetteer of another version; build it anew")
        self.lookup = lru_cache(maxsize=8192)(self._lookup)
        self.respelt = lru_cache(maxsize=2048)(self._respelt)
        self.capital = lru_cache(maxsize=512)(self._capital)
        self.country = lru_cache(maxsize=512)(self._country)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Gazetteer:
        """The settings' gazetteer, or the one built from installed packages (built first if need be).

        Raises:
            UsageError: the settings' file is missing or is no gazetteer of this version.
        """
        chosen = settings.gazetteer if settings else ""
        if chosen and not Path(chosen).is_file():
            raise UsageError(f"{chosen}: no such gazetteer; build it or leave the setting empty")
        return cls(Path(chosen) if chosen else ready())

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _lookup(self, name: str) -> tuple[Place, ...]:
        """Places of that name, own names before other names, then by population; empty if none.

        Case, marks, hyphens, apostrophes, "St"/"Saint" don't matter; an Arabic article ("al-",
        "el-", "ar-") only where nothing is found with it as it stands.
        """
        folded = fold(name[:200])
        rows = self._base.execute(_BY_NAME, (folded, 0)).fetchall()
        if not rows:
            rows = self._base.execute(_BY_NAME, (folded, 1)).fetchall()
        stripped = loose(folded)
        if not rows and stripped != folded:
            rows = [(*row[:-1], 1) for row in self._base.execute(_BY_NAME, (stripped, 1)).fetchall()]
        return tuple(_place(row) for row in rows)

    def _respelt(self, name: str) -> tuple[Place, ...]:
        """Places that a name written from Arabic script may be in another spelling ("Deir Ezzor"), the largest first.

        Empty for a name that :meth:`lookup` knows. Many a village is heard alike: the caller must know the country.
        """
        folded = fold(name[:200])
        heard = sound(folded)
        if not heard or self.lookup(name):
            return ()
        own = plain(folded)
        least = ALIKE.get(len(heard), ALIKE_LONG)
        found: dict[int, Place] = {}
        for row in self._base.execute(_BY_SOUND, (heard,)):
            if row[1] not in found and row[3] != "country" and _alike(own, plain(row[0])) >= least:
                found[row[1]] = _place(row[1:])
        return tuple(found.values())

    def _country(self, code: str) -> Place | None:
        """The country with that ISO 3166-1 alpha-2 code."""
        row = self._base.execute(_COUNTRY, (code,)).fetchone()
        return _place(row) if row else None

    def _capital(self, code: str) -> Place | None:
        """The capital of the country with that code."""
        row = self._base.execute(_CAPITAL, (code,)).fetchone()
        return _place(row) if row else None


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _place(row: tuple[Any, ...]) -> Place:
    plain = row[:10]
    return Place(*plain, *map(bool, row[10:]))
