"""The fields that are no counts: what happened, when, where, who, what was hit, with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec

from corroborate import names
from corroborate.model import Claim, Field, Noun, Status, When, Where
from corroborate.places import compatible, refines
from corroborate.reconcile.current import current
from corroborate.reconcile.nights import one_night
from corroborate.reconcile.sides import Group, groups, heaviest

UNKNOWN = Field(None, "unknown", (), (), 0)

_SPECIFIC = {
    "Suicide bomb": 3.0,
    "Chemical weapon": 3.0,
    "Grenade": 2.5,
    "Air/drone strike": 2.0,
    "Shelling/artillery/missile attack": 2.0,
    "Remote explosive/landmine/IED": 2.0,
    "Abduction/forced disappearance": 1.5,
    "abduction": 1.5,
    "Armed clash": 1.5,
    "Violent demonstration": 1.5,
    "crime": 0.5,
    "explosion": 0.2,
}
"""How much closer than a plain "attack" a sub-event type says what happened; an attack is a crime where the report
names no armed side, which another report may."""

_VAGUE_ACTORS = frozenset({"unidentified"})


class FieldRule(Noun, frozen=True):
    """How one field's values are compared and chosen.

    ``same``: two values mean one thing. ``clash``: both cannot be true. ``weight``: how much a
    group counts. ``merge``: the value that a group stands for.
    """

    same: Callable[[Any, Any], bool]
    clash: Callable[[Any, Any], bool]
    weight: Callable[[Group], float]
    merge: Callable[[Group], Any]


def field(name: str, claims: Sequence[Claim]) -> Field:
    """Work out one field from the incident's claims."""
    mine = current(claims, name)
    asserted = [c for c in mine if c.stance == "asserts" and c.value is not None]
    rest = [c for c in mine if c.stance in ("denies", "doubts") and c.value is not None]
    if not asserted:
        return msgspec.structs.replace(UNKNOWN, against=tuple(sorted(c.id for c in rest)))
    if name == "date":  # a day that a report states goes before one taken from when it was printed
        asserted = [c for c in asserted if "?" not in c.value["edtf"]] or asserted
    rule = rule_for(name, asserted)
    found = groups(asserted, rule.same)
    chosen = heaviest([g for g in found if not _outweighed(name, g, rest)] or found, rule.weight)
    value = rule.merge(chosen)
    backing = [
        c for c in asserted if not rule.clash(c.value, value) and (c in chosen.claims or rule.same(c.value, value))
    ]
    against = [c for c in asserted if rule.clash(c.value, value)]
    if name == "date":  # the day that an article gives beside the one it shares is the day of its news
        told = {c.span.article for c in backing}
        against = [c for c in against if c.span.article not in told]
    against += [c for c in rest if _denies(name, c, value)]
    origins = {c.origin for c in backing}
    return Field(
        value=value,
        status=_status(len(origins), bool(against)),
        claims=tuple(sorted(c.id for c in backing)),
        against=tuple(sorted(c.id for c in against)),
        origins=len(origins),
    )


def rule_for(name: str, asserted: Sequence[Claim]) -> FieldRule:
    """The field's rule; for a date told from both sides of a night, one that takes its two days as one."""
    night = one_night(asserted) if name == "date" else None
    if night is None:
        return FIELD_RULES[name]

    def same(a: Any, b: Any) -> bool:
        return _overlap(a, b) or (_overlap(a, night) and _overlap(b, night))

    def merge(group: Group) -> Any:
        return night if any(_overlap(c.value, night) for c in group.claims) else _narrowest(group)

    return FieldRule(same, lambda a, b: not same(a, b), _fine, merge)


def _status(origins: int, against: bool) -> Status:
    if against:
        return "disputed"
    return "agreed" if origins > 1 else "single-origin"


def _denies(name: str, claim: Claim, value: Any) -> bool:
    """Whether a denial contradicts the value: of damage always, of a doer where it is the one chosen."""
    return name == "target" or FIELD_RULES[name].same(claim.value, value)


def _outweighed(name: str, group: Group, denials: Sequence[Claim]) -> bool:
    """Whether as many origins deny what happened or with what as say it: then what nobody denies goes before it.

    A doer's own denial does not clear it.
    """
    if name not in ("event_type", "weapon"):
        return False
    against = {c.origin for c in denials if any(_denies(name, c, mine.value) for mine in group.claims)}
    return len(against) >= len(group.origins)


# ---------------------------------------------------------------- dates


def _overlap(a: Any, b: Any) -> bool:
    return bool(a["start"] <= b["end"] and b["start"] <= a["end"])


def _length(when: Any) -> int:
    return (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days


def _narrowest(group: Group) -> Any:
    return min((c.value for c in group.claims), key=lambda w: (_length(w), w["start"], w["edtf"]))


def _fine(group: Group) -> float:
    """Origins that give a day count before those that give a month."""
    return len({c.origin for c in group.claims if _length(c.value) <= 1}) + 0.1 * len(group.origins)


# ---------------------------------------------------------------- places

AROUND = 3
"""where_prec of a place that lies somewhere around another one's point (UCDP GED: its district)."""


def _where(value: Any) -> Where:
    return msgspec.convert(value, Where)


def _fits(a: Any, b: Any) -> bool:
    return compatible(_where(a), _where(b))


def _smallest(group: Group) -> Any:
    """The smallest place of the group; among equals the one more origins give.

    "Orm, Vara" is smaller than Vara, however roughly it is known where Orm lies; its point is then the nearest
    that the others give.
    """
    places = {c.id: _where(c.value) for c in group.claims}
    finer = {c.id for c in group.claims if any(refines(other, places[c.id]) for other in places.values())}
    folded = {c.id: names.fold(c.value["name"]) for c in group.claims}
    count = {c.id: len({o.origin for o in group.claims if folded[o.id] == folded[c.id]}) for c in group.claims}

    def rank(claim: Claim) -> tuple[Any, ...]:
        value = claim.value
        return (
            claim.id in finer,
            value["precision"],
            -value["name"].count(","),
            -count[claim.id],
            value["latitude"] is None,
            value["name"],
        )

    value = min(group.claims, key=rank).value
    nearest = min(group.claims, key=lambda c: rank(c)[1:]).value
    rough = max(nearest["precision"], AROUND)
    if rough >= value["precision"] or nearest["latitude"] is None:
        return value
    return value | {key: nearest[key] for key in ("admin1", "latitude", "longitude")} | {"precision": rough}


# ---------------------------------------------------------------- actors, targets, weapons, types


def same_actor(a: Any, b: Any) -> bool:
    """Whether two perpetrator values are the same actor: one name, or one state."""
    if a["kind"] == b["kind"] == "state-forces":
        if a["country"] and b["country"]:
            return bool(a["country"] == b["country"])
        if not (a["country"] or b["country"]) or " " not in (a["name"] if not a["country"] else b["name"]).strip():
            return True  # "the army" beside a named state's is that state's
    return names.same_group(a["name"], b["name"])


def _actors_clash(a: Any, b: Any) -> bool:
    """Two named actors of different kinds or states. A coalition may be the state that leads it."""
    if same_actor(a, b) or a["kind"] in _VAGUE_ACTORS or b["kind"] in _VAGUE_ACTORS:
        return False
    if "coalition" in (a["kind"], b["kind"]):
        return bool(a["country"] and b["country"] and a["country"] != b["country"])
    if not _proper(a) or not _proper(b):
        return {a["kind"], b["kind"]} == {"state-forces", "armed-group"}
    return True


def _proper(actor: Any) -> bool:
    """Whether it is somebody's name: "Gunmen" at a headline's start is none."""
    return actor["kind"] not in _VAGUE_ACTORS and any(part[:1].isupper() for part in actor["name"].split())


def _actor_weight(group: Group) -> float:
    best = max(group.claims, key=lambda c: _proper(c.value))
    return len(group.origins) * (1.0 if _proper(best.value) else 0.3 if best.value["kind"] in _VAGUE_ACTORS else 0.6)


def _fullest(group: Group) -> Any:
    """The group's fullest name; its country where any claim gives one."""
    values = [c.value for c in group.claims]
    return max(values, key=lambda v: (_proper(v), bool(v["country"]), len(v["name"]), v["name"]))


def _same_kind(a: Any, b: Any) -> bool:
    return bool(a["kind"] == b["kind"])


def _targets_clash(a: Any, b: Any) -> bool:
    """A person, group or crowd may be in the building; a base is not a vehicle."""
    people = {"person", "group", "crowd", "settlement", "other"}
    return bool(a["kind"] != b["kind"] and not ({a["kind"], b["kind"]} & people))


def _weapons_clash(a: Any, b: Any) -> bool:
    near = (
        {"drone", "aircraft", "missile"},
        {"missile", "rocket", "artillery"},
        {"bomb", "suicide-bomb", "mine", "vehicle"},
    )
    kinds = {a["kind"], b["kind"]}
    if kinds <= _BLASTS and any(_of_event(x) and x["kind"] in _GENERAL_MEANS for x in (a, b)):
        return False
    return bool(a["kind"] != b["kind"] and not any(kinds <= pair for pair in near))


_GENERAL_MEANS = frozenset({"aircraft", "bomb"})


def _weapon_weight(group: Group) -> float:
    """ "An air strike" may be a drone's, "a bombing" a suicide bomber's: a means named beats the event's word."""
    kind = group.claims[0].value["kind"]
    named = any(not _of_event(c.value) for c in group.claims)
    return len(group.origins) * (
        0.01 if kind in _GENERAL_MEANS and not named else 3.0 if kind == "suicide-bomb" else 1.0
    )


def _of_event(weapon: Any) -> bool:
    """Whether a weapon is known by the event's word alone: "the bombing" may be a jet's."""
    return bool(weapon["name"].lower().endswith(_EVENT_ENDS))


_BLASTS = frozenset({"aircraft", "bomb", "missile", "drone", "rocket", "artillery"})
_EVENT_ENDS = ("strike", "strikes", "raid", "raids", "attack", "attacks", "bombing", "bombings", "bombardment", "blast")


def _commonest(group: Group) -> Any:
    values = [c.value for c in group.claims]
    return max(values, key=lambda v: (sum(v == o for o in values), len(v["name"]), v["name"]))


def _types_clash(a: Any, b: Any) -> bool:
    """Whether two can't both have happened: an explosion may be any's, a crime an attack with no armed side named."""
    subs = {a["sub_type"], b["sub_type"]}
    if "explosion" in subs or subs <= _NO_SIDE_NAMED:
        return False
    return bool(a["type"] != b["type"] and "Other" in (a["type"], b["type"]))


_NO_SIDE_NAMED = frozenset(
    {"crime", "Attack", "Armed clash", "Grenade", "Suicide bomb", "Remote explosive/landmine/IED"}
)


def _first(group: Group) -> Any:
    return group.claims[0].value


def _by_origin(group: Group) -> float:
    return float(len(group.origins))


def _clocks_clash(a: Any, b: Any) -> bool:
    return bool(a != b and ":" in a and ":" in b)


FIELD_RULES: dict[str, FieldRule] = {
    "date": FieldRule(_overlap, lambda a, b: not _overlap(a, b), _fine, _narrowest),
    "time_of_day": FieldRule(lambda a, b: bool(a == b), _clocks_clash, _by_origin, _first),
    "place": FieldRule(_fits, lambda a, b: not _fits(a, b), _by_origin, _smallest),
    "perpetrator": FieldRule(same_actor, _actors_clash, _actor_weight, _fullest),
    "target": FieldRule(_same_kind, _targets_clash, _by_origin, _commonest),
    "weapon": FieldRule(_same_kind, _weapons_clash, _weapon_weight, _commonest),
    "event_type": FieldRule(
        lambda a, b: bool(a == b),
        _types_clash,
        lambda g: len(g.origins) * _SPECIFIC.get(g.claims[0].value["sub_type"], 1.0),
        _first,
    ),
}

__all__ = ["FIELD_RULES", "FieldRule", "When", "field", "rule_for", "same_actor"]
