"""Accounts out of nothing: one article's claims on an incident, in few words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from corroborate import names
from corroborate.model import Account, Claim, Incident, Modifier, Span, Speaker, When, Where
from corroborate.resolve import incidents

TOWNS = {
    "Taiz": Where("Taiz", "YE", "Taizz", 13.58, 44.02, 3),
    "Aden": Where("Aden", "YE", "Aden", 12.78, 45.04, 3),
    "Huanta": Where("Huanta", "PE", "Ayacucho", -12.94, -74.25, 3),
    "Yemen": Where("Yemen", "YE", None, 15.5, 47.5, 6),
    "Peru": Where("Peru", "PE", None, -9.2, -75.0, 6),
    "Taizz": Where("Taizz", "YE", "Taizz", 13.6, 43.9, 4),
    "Hurd, US": Where("Hurd", "US", "Ohio", 40.1, -82.1, 1),
    "Hurd, GB": Where("Hurd", "GB", "England", 52.1, -1.1, 1),
    "al-Veshriya": Where("al-Veshriya, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Veshria": Where("Veshria, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Orm camp": Where("Orm camp, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Orm Street": Where("Orm Street, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Dargo on Orm": Where("Dargo on Orm, Dargo", "YE", "Taizz", 13.75, 44.02, 1),
    "Orm Island": Where("Orm Island, Ormtown", "YE", "Taizz", 13.58, 44.02, 1),
    "Orm": Where("Orm", "YE", "Hadramaut", 15.9, 48.8, 1),
    "Orm port": Where("Orm port, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Aden Road": Where("Aden Road, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
    "Harrow Street": Where("Harrow Street, Taiz", "YE", "Taizz", 13.58, 44.02, 1),
}
KINDS = {
    "strike": {"type": "Explosions/Remote violence", "sub_type": "Air/drone strike"},
    "bombing": {"type": "Explosions/Remote violence", "sub_type": "Remote explosive/landmine/IED"},
    "shooting": {"type": "Violence against civilians", "sub_type": "Attack"},
    "suicide": {"type": "Explosions/Remote violence", "sub_type": "Suicide bomb"},
    "crash": {"type": "Other", "sub_type": "accident"},
    "quake": {"type": "Other", "sub_type": "natural-disaster"},
    "fire": {"type": "Other", "sub_type": "fire"},
    "crime": {"type": "Other", "sub_type": "crime"},
    "explosion": {"type": "Other", "sub_type": "explosion"},
}


def day(value: str) -> When:
    """``2025-03-13``, or ``2025-03-13/2025-03-14`` for a night."""
    start, _, end = value.partition("/")
    return When(start, end or start, value, "days" if end else "day")


def claim(article: str, number: int, field: str, value: object, modifier: Modifier | None = None) -> Claim:
    span = Span(article, number, number + 1, "x")
    what = msgspec.to_builtins(value)
    speaker = Speaker("the article", "article", True)
    return Claim(
        f"{article}:{number}", field, what, modifier, "asserts", "stated", "incident", (speaker,), "", span, span
    )


def figure(article: str, number: int, field: str, value: object) -> Claim:
    """A claim; "20+" is a figure that is at least 20."""
    if isinstance(value, str) and field != "time_of_day":
        return claim(article, number, field, int(value.rstrip("+")), "at-least" if value.endswith("+") else "exact")
    return claim(article, number, field, value)


def told(article: str, index: int = 0, **said: Any) -> Account:
    """An account, each value words parted by "; ".

    ``days``, ``places``, ``killed`` and ``injured`` ("20+": at least 20), ``kinds``, ``targets``, ``actors``,
    ``suspects``, ``weapons``, ``hours``;
    ``weekdays`` days like "Thursday"; ``victims`` full names; ``proper`` the lead's proper nouns.
    """
    parts = {key: [p for p in str(value).split("; ") if p] for key, value in said.items()}
    values: list[tuple[str, object]] = [("date", day(p)) for p in parts.get("days", [])]
    values += [("place", TOWNS[p]) for p in parts.get("places", [])]
    values += [(f, p) for f in ("killed", "injured", "civilians_killed") for p in parts.get(f, [])]
    values += [("event_type", KINDS[p]) for p in parts.get("kinds", [])]
    values += [("weapon", {"kind": p, "name": p}) for p in parts.get("weapons", [])]
    values += [("time_of_day", p) for p in parts.get("hours", [])]
    values += [("target", {"kind": p, "name": p}) for p in parts.get("targets", [])]
    values += [("perpetrator", {"name": p, "kind": "armed-group", "country": None}) for p in parts.get("actors", [])]
    values += [("perpetrator", {"name": p, "kind": "individual", "country": None}) for p in parts.get("suspects", [])]
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return Account(
        article=article, index=index,
        claims=tuple(figure(article, 100 * index + n, field, value) for n, (field, value) in enumerate(values)),
        victims=(), tallies=(), background=(), problems=(),
        weekdays=tuple(weekdays.index(p) for p in parts.get("weekdays", [])),
        names=tuple(sorted(names.key(p) for p in parts.get("victims", []))),
        proper=tuple(sorted(names.fold(p) for p in parts.get("proper", []))),
    )  # fmt: skip


def grouped(
    *accounts: Account, shared: dict[tuple[str, str], int] | None = None, published: dict[str, str] | None = None
) -> list[str]:
    """The incidents as the articles (and indexes over 0) they hold: ``["a b", "c d/1"]``."""
    return [shown(i) for i in incidents(accounts, shared or {}, published or {})]


def shown(incident: Incident) -> str:
    return " ".join(a.article + (f"/{a.index}" if a.index else "") for a in incident.accounts)


def weekday(value: str) -> int:
    return date.fromisoformat(value).weekday()
