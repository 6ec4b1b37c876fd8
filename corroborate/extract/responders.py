"""Police who came, and what that makes of those they shot: doers only where nobody else did it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from corroborate.data import words
from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts

_NOT_POLICE = frozenset({"ramming", "bombing", "suicide-bombing", "rocket", "abduction"})
"""Kinds of attack after which police who shoot somebody are those who came."""
_SEVERAL = 2
"""People of a count that gives no number, at least."""


def without_responders(drafts: Iterable[Draft], means: Collection[str]) -> list[Draft]:
    """Plain "police" who shot the attacker are no perpetrators where the words name an attacker, or tell of
    ``means`` (kinds of event) that no police use."""
    listed = list(drafts)
    attacked = bool(_NOT_POLICE & set(means)) or any(
        d.stance is None and d.value.kind not in ("state-forces", "coalition") for d in listed
    )
    return [d for d in listed if not (attacked and _responder(d.value))]


def _responder(actor: Any) -> bool:
    return actor.country is None and bool(set(actor.name.lower().split()) & words("responders"))


def shot_by_police(facts: Sequence[Facts], drafts: Iterable[Draft]) -> list[Draft]:
    """Where police shot the only person who was hurt, that suspect did not do it, whatever he is charged with."""
    listed = list(drafts)
    police = [d for d in listed if d.stance is None and _responder(d.value)]
    tolls = [t for f in facts for t in f.telling.tolls if t.harm in ("killed", "injured") and not t.denied]
    hurt = sum(max((t.value or _SEVERAL for t in tolls if t.harm == harm), default=0) for harm in ("killed", "injured"))
    officers = any(set(t.people.lower().split()) & words("responders") for t in tolls)
    if not police or hurt != 1 or officers:
        return listed
    return [d for d in listed if d.value.kind not in ("individual", "unidentified")]
