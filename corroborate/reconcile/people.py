"""Victims over articles: name variants and aliases that the articles tie together are one person."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate import names
from corroborate.model import Fate, Standing, Victim, VictimName

_GRAVEST: tuple[Fate, ...] = ("killed", "captured", "missing", "injured", "unharmed", "unknown")


def merge(victims: Sequence[Victim]) -> tuple[Victim, ...]:
    """One victim a person, from every account's victims; any order of them gives the same."""
    found: list[list[Victim]] = []
    for victim in sorted(victims, key=lambda v: (v.names[0].name, v.claims)):
        same = [mine for mine in found if any(_one_person(victim, other) for other in mine)]
        joined = [victim, *(other for mine in same for other in mine)]
        found = [mine for mine in found if mine not in same] + [joined]
    merged = [_merged(mine) for mine in found]
    return tuple(sorted(merged, key=lambda v: (v.fate != "killed", v.names[0].name, v.claims)))


def _one_person(a: Victim, b: Victim) -> bool:
    return any(names.same_person(x.name, y.name) for x in a.names for y in b.names)


def _merged(mine: Sequence[Victim]) -> Victim:
    by_name: dict[str, VictimName] = {}
    for victim in mine:
        for name in victim.names:
            known = by_name.get(name.name)
            claims = tuple(sorted({*name.claims, *(known.claims if known else ())}))
            kind = "name" if name.kind == "name" or (known and known.kind == "name") else "alias"
            by_name[name.name] = VictimName(name.name, kind, claims)  # type: ignore[arg-type]
    listed = sorted(by_name.values(), key=lambda n: (n.kind != "name", -len(n.claims), -len(n.name), n.name))
    return Victim(
        names=tuple(listed),
        fate=next(fate for fate in _GRAVEST if any(v.fate == fate for v in mine)),
        roles=tuple(sorted({role for v in mine for role in v.roles})),
        affiliations=tuple(sorted({group for v in mine for group in v.affiliations})),
        status=_standing(mine),
        claims=tuple(sorted({claim for v in mine for claim in v.claims})),
    )


def _standing(mine: Sequence[Victim]) -> Standing:
    said = {v.status for v in mine} - {"unknown"}
    if len(said) > 1:
        return "disputed"
    return said.pop() if said else "unknown"
