"""Countries as the registers name, number and sort them."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table


def country_name(code: str | None) -> str | None:
    """A country's name in English by its ISO 3166-1 alpha-2 code."""
    return next((row["name"] for row in table("countries") if row["code"] == code), None)


def iso_number(code: str | None) -> int | None:
    """Its ISO 3166-1 numeric code."""
    number = _row(code).get("iso")
    return int(number) if number else None


def ucdp_region(code: str | None) -> str | None:
    """Its region in UCDP GED."""
    return _row(code).get("ucdp_region") or None


def acled_region(code: str | None) -> str | None:
    """Its region in ACLED."""
    return _row(code).get("acled_region") or None


def _row(code: str | None) -> dict[str, str]:
    return _rows().get(code or "", {})


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("register_countries")}
