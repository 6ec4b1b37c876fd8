"""Who fought whom, as far as the record says: the sides that UCDP and ACLED ask for.

Nothing is concluded from a country or a reputation; a side is named by the perpetrator field or by
what the articles say a combatant among the victims belonged to.
"""

from __future__ import annotations

from corroborate.model import Noun, Record, Victim
from corroborate.names import known_group
from corroborate.publish.registers.countries import country_name
from corroborate.publish.registers.values import best, only_civilians, settled

_STATES = ("state-forces", "coalition")


class Actor(Noun, frozen=True):
    """A side: its name, what kind of actor it is (None where nothing says), and its country."""

    name: str
    kind: str | None
    country: str | None

    @property
    def state(self) -> bool:
        """Whether it is a state's force."""
        return self.kind in _STATES

    @property
    def government(self) -> str:
        """What UCDP calls it: a state is its government, everybody else goes by name."""
        country = country_name(self.country) if self.kind == "state-forces" else None
        return f"Government of {country}" if country else self.name


def attacker(record: Record) -> Actor | None:
    """The perpetrator where it is known by name and not disputed."""
    who = settled(record, "perpetrator")
    if not who or who["kind"] == "unidentified" or not who["name"]:
        return None
    return Actor(who["name"], who["kind"], who["country"])


def attacked(record: Record) -> Actor | None:
    """The force or group that the combatants among the dead and hurt belonged to, the most often named."""
    attackers = attacker(record)
    named: dict[str, int] = {}
    for victim in record.victims:
        if victim.status == "combatant":
            for name in victim.affiliations:
                if attackers is None or name != attackers.name:
                    named[name] = named.get(name, 0) + 1
    if not named:
        return None
    name = min(named, key=lambda n: (known_group(n) is None, -named[n], n))
    known = known_group(name)
    return Actor(known.name if known else name, known.kind if known else None, known.country if known else None)


def violence(record: Record) -> int | None:
    """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided; None where the sides don't say.

    Source: UCDP GED Codebook 24.1, type_of_violence.
    """
    by, against = attacker(record), attacked(record)
    if by is None or by.kind == "individual" or settled(record, "event_type").get("type") == "Other":
        return None
    if only_civilians(record):
        return 3
    if against is None:
        return None
    if by.state or against.state:
        return 1
    return 2 if by.kind == against.kind == "armed-group" else None


def dead_by_side(record: Record) -> dict[str, int]:
    """The dead by status, adding up to the best figure; empty where they can't be made to.

    ``combatants`` are the attacked side's: the rest of the dead where somebody says that no civilian
    (or how many civilians) died and a combatant is known to be among the dead; ``unknown`` are the
    dead of whom nothing is said.
    """
    killed, civilians = best(record, "killed"), best(record, "civilians_killed")
    if killed is None or (civilians or 0) > killed:
        return {}
    rest = killed - (civilians or 0)
    fought = [v for v in record.victims if v.fate == "killed" and v.status == "combatant"]
    if civilians is not None and fought and attacked(record):
        return {"combatants": rest, "civilians": civilians, "unknown": 0}
    own = min(rest, _attributed(fought)) if attacked(record) else 0
    return {"combatants": own, "civilians": civilians or 0, "unknown": rest - own}


def _attributed(fought: list[Victim]) -> int:
    """Killed combatants of whom the articles say where they belonged."""
    return sum(1 for victim in fought if victim.affiliations)
