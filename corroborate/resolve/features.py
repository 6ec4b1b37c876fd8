"""What one account says that another can be held against: days, places, tolls, people, kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from corroborate import names
from corroborate.model import Account, Claim, Noun, When, Where
from corroborate.resolve.ties import everyones, folded, nobodys

_AGED = re.compile(r"\b(\d{1,3})-year-old\b")
FAMILIES = {
    "Explosions/Remote violence": "violence",
    "Battles": "violence",
    "Violence against civilians": "violence",
    "Riots": "unrest",
    "Protests": "unrest",
}


class Features(Noun, frozen=True):
    """An account reduced to what is compared; ``key`` is (article id, account index).

    ``suspects`` are people named as the doers, ``actors`` groups and forces; ``voices`` the words in the names of
    those who speak or fight, which tell nothing of what happened; ``open`` the fields ("killed") whose largest
    figure is a least one, which a later report may well raise. ``proper`` are the lead's names, ``where`` the words
    of its places, ``own`` the names that are nobody else's: no place's, voice's, army's or office's (:mod:`ties`).
    ``weapons`` are kinds of weapon, ``hours`` times of day, ``ages`` those of the dead who are told one by one.
    ``busy``: the case knows several incidents of those weeks in its town (:mod:`crowds`).
    """

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
    suspects: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    published: str | None = None
    proper: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    busy: bool = False
    weapons: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()

    @property
    def countries(self) -> frozenset[str]:
        """Countries of its places."""
        return frozenset(place.country for place in self.places if place.country)


def features(account: Account, published: str | None = None) -> Features:
    """Reduce an account to its features; ``published`` is its article's own day (ISO 8601), if known.

    A day marked uncertain (EDTF's "?") says no more than that one, and is left out.
    """
    mine = [c for c in account.claims if c.scope == "incident" and c.stance == "asserts" and c.value is not None]
    said: dict[str, list[object]] = {}
    for claim in mine:
        said.setdefault(claim.field, []).append(claim.value)
    doers = [(str(v["name"]), str(v["kind"])) for v in said.get("perpetrator", []) if isinstance(v, dict)]
    groups = {name for name, kind in doers if kind != "individual"}
    spoken = {speaker.name for claim in account.claims for speaker in claim.speakers}
    places = [msgspec.convert(value, Where) for value in said.get("place", [])]
    types = [value for value in said.get("event_type", []) if isinstance(value, dict)]
    proper = frozenset(account.proper)
    where = frozenset(word for place in places for word in folded(f"{place.name} {place.admin1 or ''}"))
    voices = frozenset(word for name in (*spoken, *groups) for word in names.fold(name).split())
    shared = where | voices | everyones()
    return Features(
        key=(account.article, account.index),
        days=tuple(day for v in said.get("date", []) if "?" not in (day := msgspec.convert(v, When)).edtf),
        weekdays=account.weekdays,
        places=tuple(places),
        sites=_sites(places),
        killed=_counts(said, "killed", "civilians_killed"),
        injured=_counts(said, "injured", "civilians_injured"),
        open=frozenset(field for field in ("killed", "injured") if _least(mine, field)),
        victims=frozenset(account.names),
        families=frozenset(_family(value) for value in types),
        types=frozenset(str(value["sub_type"]) for value in types),
        targets=frozenset(str(v["kind"]) for v in said.get("target", []) if isinstance(v, dict)),
        published=published,
        proper=proper,
        where=where,
        own=frozenset(name for name in proper if not nobodys(name, shared)),
        actors=frozenset(names.key(name) for name, kind in doers if kind != "individual"),
        suspects=frozenset(names.key(name) for name, kind in doers if kind == "individual" and " " in name),
        voices=voices,
        weapons=frozenset(str(v["kind"]) for v in said.get("weapon", []) if isinstance(v, dict)) - {"other"},
        hours=frozenset(str(v) for v in said.get("time_of_day", [])),
        ages=_ages(mine),
    )


def _sites(places: Sequence[Where]) -> frozenset[str]:
    """Spots of a town; no half of a town's own name ("Tarn" beside "Tarn Kuru")."""
    towns = [set(names.fold(place.name).split()) for place in places if "," not in place.name]
    spots = [names.fold(place.name.split(",")[0]) for place in places if "," in place.name]
    return frozenset(s.removeprefix("al ") for s in spots if not any(set(s.split()) < town for town in towns))


def _ages(claims: Sequence[Claim]) -> frozenset[int]:
    """The years of "a 41-year-old man was killed"."""
    dead = (c for c in claims if c.field in ("killed", "civilians_killed") and c.value == 1)
    return frozenset(int(found[1]) for c in dead if (found := _AGED.search(c.span.exact)))


def _counts(said: dict[str, list[object]], *fields: str) -> frozenset[int]:
    return frozenset(value for field in fields for value in said.get(field, []) if isinstance(value, int) and value)


def _least(claims: Sequence[Claim], field: str) -> bool:
    """Whether the largest figure of a field is only a least one."""
    figures = [c for c in claims if c.field in (field, f"civilians_{field}") and isinstance(c.value, int)]
    return bool(figures) and max(figures, key=lambda c: c.value).modifier in ("at-least", "more-than")


def _family(value: dict[str, object]) -> str:
    kind = str(value["type"])
    return FAMILIES.get(kind) or ("violence" if value["sub_type"] == "abduction" else str(value["sub_type"]))


def first_day(features: Features) -> date | None:
    """The earliest of its narrowest days, or None where it gives no more than a month or a year."""
    narrow = sorted(
        (d.precision not in ("day", "days"), d.start) for d in features.days if d.end <= _week_after(d.start)
    )
    return date.fromisoformat(narrow[0][1]) if narrow else None


def _week_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat()
