"""The five shared reports with other names, places, figures and dates, and what they then say.

``tests/seeds_variants.tsv`` holds word for word what is put in place of what. Dates move by whole
days, months and weekdays with them, so that everything that counts from a date goes on fitting.
The same substitution of the shared expectations gives what must be found.
"""

from __future__ import annotations

import importlib.util
import json
import re
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from tests.building import SEEDS, SHARED

TABLE = Path(__file__).with_name("seeds_variants.tsv")
DAY = date(2024, 1, 4)
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d\d?)(?:, (\d{{4}}))?\b(?!,\d)")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?! \d)")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")
_ISO = re.compile(r"^(\d{4})-(\d\d)(?:-(\d\d))?$")


class Variant(NamedTuple):
    """Another incident told in the shared reports' way: its day, country, and where its town is."""

    name: str
    day: date
    country: str
    near: tuple[float, float]

    @property
    def shift(self) -> timedelta:
        return self.day - DAY


VARIANTS = (
    Variant("sudan", date(2019, 6, 6), "SD", (15.56, 32.53)),
    Variant("paraguay", date(2021, 8, 9), "PY", (-25.28, -57.63)),
    Variant("libya", date(2025, 11, 12), "LY", (32.88, 13.19)),
)


def pairs(name: str) -> dict[str, str]:
    """What stands in place of what in a variant."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    column = rows[0].index(name)
    return {row[0]: row[column] or row[0] for row in rows[1:]}


class Substitution:
    """A variant's substitution of words and dates."""

    def __init__(self, variant: Variant) -> None:
        self.shift = variant.shift
        self.words = pairs(variant.name)
        parts = [_bordered(word) for word in sorted(self.words, key=lambda w: (-len(w), w))]
        self._all = re.compile("|".join(parts))

    def text(self, text: str) -> str:
        """A text with other words, months and weekdays."""
        text = self._all.sub(lambda m: self.words[m.group()], text)
        kept: list[str] = []

        def day(match: re.Match[str]) -> str:
            kept.append(self._day(match))
            return f"\x00{len(kept) - 1}\x00"

        text = _DAY.sub(day, text)
        text = _MONTH.sub(lambda m: MONTHS[self._month(m.group(1)).month - 1], text)
        text = _WEEKDAY.sub(lambda m: WEEKDAYS[(WEEKDAYS.index(m.group()) + self.shift.days) % 7], text)
        return re.sub("\x00(\\d+)\x00", lambda m: kept[int(m.group(1))], text)

    def _day(self, match: re.Match[str]) -> str:
        month = MONTHS.index(match[1]) + 1
        moved = date(int(match[3] or _year(month)), month, int(match[2])) + self.shift
        number = f"{moved.day:0{len(match[2])}}" if match[2].startswith("0") else str(moved.day)
        return f"{MONTHS[moved.month - 1]} {number}" + (f", {moved.year}" if match[3] else "")

    def _month(self, name: str) -> date:
        month = MONTHS.index(name) + 1
        return date(_year(month), month, 15) + self.shift

    def number(self, number: int) -> int:
        """A figure of the expectations in the variant."""
        words = {2: "two people were killed", 3: "Three killed", 6: "six", 7: "seven"}
        said = self.words.get(words.get(number, f"{number:,}"))
        return number if said is None else _number(said)

    def iso(self, text: str) -> str | None:
        """A date of the expectations in the variant; None for what is no date."""
        match = _ISO.match(text)
        if match is None:
            return None
        moved = date(int(match[1]), int(match[2]), int(match[3] or 15)) + self._years(int(match[1]))
        return moved.isoformat()[: len(text)]

    def _years(self, year: int) -> timedelta:
        """Dates that count back whole years ("exactly four years ago") keep their day of the year."""
        if year >= DAY.year - 1:
            return self.shift
        near = date(DAY.year, 1, 3) + self.shift
        return near.replace(year=near.year - (DAY.year - year)) - date(year, 1, 3)


def _year(month: int) -> int:
    """Months without a year in the shared reports are of the autumn before or of that winter and spring."""
    return DAY.year - 1 if month > 6 else DAY.year


def _bordered(word: str) -> str:
    left = r"(?<![\w,])" if word[0].isalnum() else ""
    right = r"(?![\w]|,\d)" if word[-1].isalnum() else ""
    return left + re.escape(word) + right


def _number(said: str) -> int:
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    first = said.split()[0].lower().replace(",", "")
    return int(first) if first.isdigit() else words.index(first)


def write(variant: Variant, folder: Path) -> list[Path]:
    """The variant's five reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    substitution = Substitution(variant)
    made = []
    for seed in sorted(SEEDS.glob("*.txt")):
        made.append(folder / f"{seed.name[:4]}{variant.name}.txt")
        made[-1].write_text(substitution.text(seed.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    return made


def expected(variant: Variant) -> dict[str, Any]:
    """The shared expectations in the variant's terms."""
    shared = json.loads((SHARED / "seeds-gold" / "expected.json").read_text(encoding="utf-8"))
    wanted: dict[str, Any] = _moved(shared, Substitution(variant), "")
    wanted["fields"]["place"] |= {"country": variant.country, "near": list(variant.near)}
    return wanted


_COUNTED = {"low", "best", "high", "value", "killed", "count", "never_in_fields"}


def _moved(value: Any, by: Substitution, key: str) -> Any:
    if isinstance(value, dict):
        return {k: _moved(v, by, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_moved(v, by, key) for v in value]
    if isinstance(value, str):
        return by.iso(value) or by.text(value)
    return by.number(value) if key in _COUNTED and type(value) is int else value


def differences(records: list[dict[str, Any]], want: dict[str, Any]) -> dict[str, Any]:
    """What the shared program finds wrong in records: the name of each difference, and what was seen."""
    return {name: seen for name, holds, seen in _shared().check(records, want) if not holds}


def _shared() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_check", SHARED / "seeds-gold" / "check.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
