"""Which place of the gazetteer contains which, and how far apart two are."""

from __future__ import annotations

from corroborate.extract.gazetteer import Place
from corroborate.places import haversine_km

FAR_KM = 161.0
"""Beyond this (100 miles) two places of one name are two."""


def holds(outer: Place, inner: Place) -> bool:
    """Does one place of the gazetteer contain another?"""
    if outer.kind in ("sea", "town") or inner.kind == "country" or (outer.country and outer.country != inner.country):
        return (
            outer.kind == "town"
            and outer.admin1 == inner.admin1
            and outer.country == inner.country
            and not far(outer, inner)
        )
    if outer.kind == "country":
        return True
    if outer.kind == "admin1":
        return inner.kind != "admin1" and outer.name == inner.admin1
    if outer.kind == "admin2":
        return inner.kind == "town" and outer.name == inner.admin2 and outer.admin1 == inner.admin1
    return outer.country is not None or not far(outer, inner, 800.0)


def far(a: Place, b: Place, limit: float = FAR_KM) -> bool:
    """Whether two places are known to lie farther apart than ``limit`` kilometres."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    return haversine_km((a.latitude, a.longitude), (b.latitude, b.longitude)) > limit
