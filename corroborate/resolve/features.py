"""What one account says that another can be held against: days, places, tolls, people, kind."""

from __future__ import annotations

from datetime import date

import msgspec

from corroborate import names
from corroborate.model import Account, Noun, When, Where

FAMILIES = {
    "Explosions/Remote violence": "violence",
    "Battles": "violence",
    "Violence against civilians": "violence",
    "Riots": "unrest",
    "Protests": "unrest",
}


class Features(Noun, frozen=True):
    """An account reduced to what is compared; ``key`` is (article id, account index)."""

    key: tuple[str, int]
    days: tuple[When, ...]
    weekdays: tuple[int, ...]
    places: tuple[Where, ...]
    sites: frozenset[str]
    killed: frozenset[int]
    injured: frozenset[int]
    victims: frozenset[str]
    families: frozenset[str]
    types: frozenset[str]
    targets: frozenset[str]
    actors: frozenset[str]
    published: str | None = None
    proper: frozenset[str] = frozenset()

    @property
    def countries(self) -> frozenset[str]:
        """Countries of its places."""
        return frozenset(place.country for place in self.places if place.country)


def features(account: Account, published: str | None = None) -> Features:
    """Reduce an account to its features; ``published`` is its article's own day (ISO 8601), if known.

    A day marked uncertain (EDTF's "?") says no more than that one, and is left out.
    """
    said: dict[str, list[object]] = {}
    for claim in account.claims:
        if claim.scope == "incident" and claim.stance == "asserts" and claim.value is not None:
            said.setdefault(claim.field, []).append(claim.value)
    places = [msgspec.convert(value, Where) for value in said.get("place", [])]
    types = [value for value in said.get("event_type", []) if isinstance(value, dict)]
    return Features(
        key=(account.article, account.index),
        days=tuple(day for v in said.get("date", []) if "?" not in (day := msgspec.convert(v, When)).edtf),
        weekdays=account.weekdays,
        places=tuple(places),
        sites=frozenset(names.fold(place.name.split(",")[0]) for place in places if "," in place.name),
        killed=_counts(said, "killed", "civilians_killed"),
        injured=_counts(said, "injured", "civilians_injured"),
        victims=frozenset(account.names),
        families=frozenset(_family(value) for value in types),
        types=frozenset(str(value["sub_type"]) for value in types),
        targets=frozenset(str(v["kind"]) for v in said.get("target", []) if isinstance(v, dict)),
        published=published,
        proper=frozenset(account.proper),
        actors=frozenset(names.key(str(v["name"])) for v in said.get("perpetrator", []) if isinstance(v, dict)),
    )


def _counts(said: dict[str, list[object]], *fields: str) -> frozenset[int]:
    return frozenset(value for field in fields for value in said.get(field, []) if isinstance(value, int) and value)


def _family(value: dict[str, object]) -> str:
    kind = str(value["type"])
    return FAMILIES.get(kind) or ("violence" if value["sub_type"] in ("crime", "abduction") else str(value["sub_type"]))


def first_day(features: Features) -> date | None:
    """The earliest of its narrowest days, or None."""
    narrow = sorted(features.days, key=lambda d: (d.precision not in ("day", "days"), d.start))
    return date.fromisoformat(narrow[0].start) if narrow else None
