"""People the article names among those harmed, or points at by rank and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corroborate import names
from corroborate.data import words
from corroborate.extract.claims import Draft, make
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import Entity, TollMention
from corroborate.extract.reading import Reading
from corroborate.model import Claim, Fate, Standing, Victim, VictimName

_KUNYA = re.compile(r"(?:Abu|Abou|Umm|Um|Abd)[\s-]\S+(?:[\s-](?:al|el)-?\S+)?", re.IGNORECASE)
_DEATH_OF = re.compile(r"\b(?:death|killing|assassination|murder|martyrdom|funeral)s?\s+of\s+$", re.IGNORECASE)


def find(reading: Reading, told: Iterable[Facts]) -> tuple[list[Victim], list[Claim]]:
    """The incident's victims and the claims (field ``victim``) that name them."""
    facts = list(told)
    found: dict[str, list[tuple[Entity, Draft, TollMention | None]]] = {}
    for entity, draft, mention in _named(reading, facts):
        found.setdefault(entity.key, []).append((entity, draft, mention))
    aliases = _noms_de_guerre(reading, facts, found)
    victims: list[Victim] = []
    claims: list[Claim] = []
    for seen in found.values():
        mine = [make(reading, draft) for _, draft, _ in seen]
        extra = [make(reading, draft) for _, draft in aliases] if aliases and _is_full(seen[0][0]) else []
        claims.extend(mine + extra)
        victims.append(
            _victim(seen, mine, [(entity.name, claim) for (entity, _), claim in zip(aliases, extra, strict=False)])
        )
    return victims, claims


def _named(reading: Reading, facts: list[Facts]) -> Iterator[tuple[Entity, Draft, TollMention | None]]:
    """Each naming of a victim: the entity, the draft of its claim and the toll it stands in."""
    for f in facts:
        sentence = f.telling.sentence
        for toll in f.telling.tolls:
            if toll.harm not in ("killed", "injured", "missing", "captured") or toll.denied:
                continue
            for entity, start, end in _people(reading, sentence.index, toll.start, toll.end):
                yield entity, _draft(entity, toll.harm, sentence.index, start, end), toll
    told_in = {f.telling.sentence.index for f in facts} | {f.telling.sentence.index + 1 for f in facts}
    for entity in reading.cast.entities:
        for index, start, end in entity.mentions if entity.kind == "person" else ():
            before = reading.text[max(0, start - 40) : start]
            if index in told_in and _DEATH_OF.search(before) and _belongs(reading, facts, index):
                yield entity, _draft(entity, "killed", index, start, end), None


def _belongs(reading: Reading, facts: list[Facts], sentence: int) -> bool:
    """Not in a sentence that tells of another event."""
    return any(f.telling.sentence.index == sentence for f in facts) or not reading.events_in[sentence]


def _people(reading: Reading, sentence: int, start: int, end: int) -> Iterator[tuple[Entity, int, int]]:
    for entity in reading.cast.entities:
        if entity.kind == "person":
            for index, first, last in entity.mentions:
                inside = start <= first and last <= end + 1
                if index == sentence and (inside or _in_apposition(reading, sentence, (first, last), (start, end))):
                    yield entity, first, last


def _in_apposition(reading: Reading, sentence: int, name: tuple[int, int], people: tuple[int, int]) -> bool:
    """ "the deputy commander of operations, <name>, had been killed"."""
    tokens = reading.sentences[sentence].tokens
    last = reading.token_at(sentence, name[1] - 1)
    head = tokens[last.head]
    return last.dep == "appos" and people[0] <= head.start < people[1]


def _draft(entity: Entity, fate: str, sentence: int, start: int, end: int) -> Draft:
    return Draft("victim", {"name": entity.name, "fate": fate}, sentence, start, end)


def _is_full(entity: Entity) -> bool:
    return " " in entity.name.strip() and not _KUNYA.fullmatch(entity.name)


def _noms_de_guerre(
    reading: Reading, facts: list[Facts], found: dict[str, list[tuple[Entity, Draft, TollMention | None]]]
) -> list[tuple[Entity, Draft]]:
    """A kunya ("Abu …") that the article never introduces as anybody else is the one dead commander's.

    Only where one full name stands among the killed and one kunya in the incident's own tellings.
    """
    full = [seen[0][0] for seen in found.values() if _is_full(seen[0][0])]
    sentences = {f.telling.sentence.index for f in facts}
    kunyas = [e for e in reading.cast.entities if e.kind == "person" and _KUNYA.fullmatch(e.name)]
    if len(full) != 1 or len(kunyas) != 1 or any(names.same_person(kunyas[0].name, a) for a in full[0].aliases):
        return []
    entity = kunyas[0]
    spots = [m for m in entity.mentions if m[0] in sentences]
    return [(entity, _draft(entity, "killed", *spots[0]))] if spots else []


def _victim(
    seen: list[tuple[Entity, Draft, TollMention | None]], claims: list[Claim], aliases: list[tuple[str, Claim]]
) -> Victim:
    entity = seen[0][0]
    ids = tuple(claim.id for claim in claims)
    listed = [VictimName(entity.name, "name", ids)]
    listed += [VictimName(alias, "alias" if _alias(entity, alias) else "name", ids) for alias in _other_names(entity)]
    listed += [VictimName(name, "alias", (claim.id,)) for name, claim in aliases]
    return Victim(
        names=tuple(listed),
        fate=_fate(claims),
        roles=entity.roles,
        affiliations=entity.groups,
        status=_standing(entity, [mention for _, _, mention in seen if mention]),
        claims=ids + tuple(claim.id for _, claim in aliases),
    )


def _other_names(entity: Entity) -> list[str]:
    """Aliases that say more than a surname or a first name alone."""
    parts = set(names.parts(entity.name))
    return [alias for alias in entity.aliases if not set(names.parts(alias)) <= parts]


def _alias(entity: Entity, alias: str) -> bool:
    return bool(_KUNYA.fullmatch(alias)) or " " not in alias.strip()


def _fate(claims: list[Claim]) -> Fate:
    fates = [str(claim.value["fate"]) for claim in claims]
    for fate in ("killed", "captured", "missing", "injured"):
        if fate in fates:
            return fate
    return "unknown"


def _standing(entity: Entity, mentions: list[TollMention]) -> Standing:
    said = {mention.status for mention in mentions}
    roles = {word for role in entity.roles for word in names.fold(role).split()}
    if "combatant" in said or "attacker" in said or roles & words("combatant_roles"):
        return "combatant"
    return "civilian" if "civilian" in said else "unknown"
