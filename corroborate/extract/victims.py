"""People the article names among those harmed, or points at by rank and role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from corroborate import names
from corroborate.data import words
from corroborate.extract.claims import Draft, make
from corroborate.extract.facts import Facts
from corroborate.extract.harmed import fate
from corroborate.extract.mentions import Entity, TollMention
from corroborate.extract.naming import Naming, Namings
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading
from corroborate.extract.suspects import suspects
from corroborate.extract.toll.people import noun
from corroborate.model import Claim, Fate, Standing, Victim, VictimName

_KUNYA = re.compile(r"(?:Abu|Abou|Umm|Um|Abd)[\s-]\S+(?:[\s-](?:al|el)-?\S+)?", re.IGNORECASE)
_LED = re.compile(
    r"(?:,[^.;,]{1,80}(?:,(?=\s*who))?)?,?\s+(?:who\s+)?(?:had\s+|has\s+)?(?:led|leads|commanded|commands|headed|heads)\s+[^.;,]{0,60}?"
    r"\b(?:unit|brigade|wing|cell|faction|militia|battalion|company|squad|fighters|forces|regiment|platoon|insurgency)\b"
)
_AGED = re.compile(r",\s+(?:aged\s+)?(\d{1,2})\b(?!\s*(?:%|per|km|other))")
_GROWN = 16
"""Years of age from which a name's age alone makes nobody a child, and so a civilian."""
_HIS_POST = re.compile(r"(?: (?:of|for|in|at) [^,;.:“”\"]{2,60})?, ")
"""Between a post and its holder's name: "the deputy commander| of operations for the town, |NAME"."""
_INCLUDING = re.compile(r"\b(?:including|among\s+them)\b", re.IGNORECASE)
_DEATH_OF = re.compile(r"\b(?:death|killing|assassination|murder|martyrdom|funeral)s?\s+of\s+$", re.IGNORECASE)


_OWNS = re.compile(r"['’]s\b| ?['’](?=s? [a-z])")
"""After a name: "Venn's", "Gomes' wife", also where blanks were put around marks."""
_RELATIVE = re.compile(
    r"\b(?:sister|brother|mother|father|mom|mum|dad|wife|husband|widow|son|daughter|cousin|uncle|aunt|niece|nephew|"
    r"grandmother|grandfather|parent)s?,?\s+$",
    re.IGNORECASE,
)
_ADDRESS = frozenset("mr mrs ms miss mx sir dame lord lady".split())
"""Forms of address that tell of no role."""
FATES: tuple[Fate, ...] = ("killed", "captured", "missing", "injured", "unharmed")
"""The fates of one person that several sentences tell, the one that stands first."""


class Named(NamedTuple):
    """A victim named once: who, the claim's draft, and what the words make of them (a toll's status or None)."""

    entity: Entity
    draft: Draft
    status: str | None


class Hurt(NamedTuple):
    """A mention of a person whom the grammar of its sentence has harmed; ``fate`` as :func:`harmed.fate` gives it."""

    entity: Entity
    sentence: int
    start: int
    end: int
    fate: str


_TOP = 12
"""Sentences, title included, in which a short report names its dead."""
_TITLE = 2
"""Sentences of a report that is no more than its headline."""


def find(reading: Reading, told: Iterable[Facts], about: Callable[[int], bool]) -> tuple[list[Victim], list[Claim]]:
    """The incident's victims and the claims (field ``victim``) that name them.

    ``about`` says of a sentence, by its index, whether it goes on with the incident.
    """
    facts = list(told)
    found: dict[str, list[Named]] = {}
    held = suspects(reading)
    hurt = list(_by_grammar(reading, held))
    mine_hurt = [h for h in hurt if about(h.sentence)] or list(_the_only_one(facts, hurt))
    for named in _named(reading, facts, about, mine_hurt):
        arrested = named.draft.value["fate"] == "captured" and named.entity.key in held
        if arrested or _headline_alone(reading, named.entity):
            continue
        mine = found.setdefault(named.entity.key, [])
        if not any((n.draft.start, n.draft.end) == (named.draft.start, named.draft.end) for n in mine):
            mine.append(named)
    aliases = _noms_de_guerre(reading, facts, found)
    victims: list[Victim] = []
    claims: list[Claim] = []
    for seen in sorted(found.values(), key=lambda seen: min(n.draft.start for n in seen)):
        if _relative_of_another(reading, seen):
            continue
        mine_made = [make(reading, named.draft) for named in seen]
        extra = [make(reading, draft) for _, draft in aliases] if aliases and _is_full(seen[0].entity) else []
        claims.extend(mine_made + extra)
        also = [(entity.name, claim) for (entity, _), claim in zip(aliases, extra, strict=False)]
        victims.append(_victim(reading, seen, mine_made, also))
    return victims, claims


def _of_another(reading: Reading, facts: list[Facts], start: int, end: int) -> bool:
    """Whether the words of a toll that is not the incident's name them ("in revenge for the killing of Venn")."""
    told = [t for t in reading.tolls if t.start <= start and end <= t.end]
    return bool(told) and not any(t in f.telling.tolls for f in facts for t in told)


def _relative_of_another(reading: Reading, seen: list[Named]) -> bool:
    """ "Venn was pronounced dead" after "his sister Orla Venn said", in a report on Daro Venn: she is not the one."""
    entity, texts = seen[0].entity, {reading.text[n.draft.start : n.draft.end] for n in seen}
    last = names.parts(entity.name)[-1:]
    if any(" " in text for text in texts):
        return False
    if not any(_RELATIVE.search(reading.text[max(0, start - 24) : start]) for _, start, _ in entity.mentions):
        return False
    people = (e for e in reading.cast.entities if e.kind == "person" and e.key != entity.key)
    return any(names.parts(e.name)[-1:] == last and " " in e.name.strip() for e in people)


def _headline_alone(reading: Reading, entity: Entity) -> bool:
    """A headline's capitals whose last word the story under it never repeats: "Tarn Teen Found Shot"."""
    last = names.parts(entity.name)[-1:]
    below = [reading.text[s:e] for i, s, e in entity.mentions if reading.sentences[i].kind != "title"]
    return len(reading.sentences) > _TITLE and not any(set(last) <= set(names.parts(text)) for text in below)


def _named(reading: Reading, facts: list[Facts], about: Callable[[int], bool], hurt: list[Hurt]) -> Iterator[Named]:
    """Each naming of a victim, by a toll's words, as somebody's death, or in so many words."""
    for f in facts:
        sentence = f.telling.sentence
        for toll in f.telling.tolls:
            if toll.harm not in ("killed", "injured", "missing", "captured") or toll.denied:
                continue
            for entity, start, end in _people(reading, sentence.index, toll.start, toll.end):
                yield Named(entity, _draft(entity, toll.harm, sentence.index, start, end), _status(reading, toll))
    namings = Namings(reading)
    for toll in (t for f in facts for t in f.telling.tolls if t.harm in FATES and not t.denied):
        for of in namings.all_of(toll):
            yield Named(of.entity, _draft(of.entity, toll.harm, of.sentence, of.start, of.end), toll.status)
    for entity in reading.cast.entities:
        for index, start, end in entity.mentions if entity.kind == "person" else ():
            before = reading.text[max(0, start - 40) : start]
            if _DEATH_OF.search(before) and about(index) and not _of_another(reading, facts, start, end):
                yield Named(entity, _draft(entity, "killed", index, start, end), None)
    voices = {voice.name for attribution in reading.attributions for voice in attribution.chain} if hurt else set()
    for one in hurt:
        spoke = one.fate == "hit" and one.entity.name in voices
        became = "injured" if spoke else _outcome(facts, one.fate)
        draft = _draft(one.entity, became, one.sentence, one.start, one.end)
        yield Named(one.entity, draft, None)
    for naming in namings.all():
        told_of = _fate_told(naming, facts)
        if told_of and _ours(reading, facts, naming):
            draft = _draft(naming.entity, told_of, naming.sentence, naming.start, naming.end)
            yield Named(naming.entity, draft, _status_told(reading, naming))


def _by_grammar(reading: Reading, held: frozenset[str]) -> Iterator[Hurt]:
    """Each person whom a sentence's parse has harmed, found dead, or called the victim."""
    for entity in reading.cast.entities:
        if entity.kind == "person" and entity.key not in held and " " in entity.name.strip():
            for index, start, end in entity.mentions:
                first, last = reading.token_at(index, start).i, reading.token_at(index, end - 1).i
                said = fate(reading.sentences[index], first, last)
                if said and not _says(reading.sentences[index], last):
                    yield Hurt(entity, index, start, end, said)


def _says(sentence: Sentence, last: int) -> bool:
    """ "A round hit a man in the leg, Venn said": the speaker, whom the parser may hang on the harm."""
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return after is not None and after.tag in ("VBD", "VBZ") and after.lemma in words("reporting_verbs", "verb")


def _the_only_one(facts: list[Facts], hurt: list[Hurt]) -> Iterator[Hurt]:
    """Where one is dead or hurt and one alone is named so near the top: the same, whatever is told between."""
    one = all((toll.value or 2) <= 1 for f in facts for toll in f.telling.tolls)
    if one and len({h.entity.key for h in hurt}) == 1:
        yield from (h for h in hurt if h.sentence <= _TOP)


def _outcome(facts: list[Facts], said: str) -> str:
    """What became of somebody hit, or called the victim: what the story tells of its people."""
    harms = {t.harm for f in facts for t in f.telling.tolls if not t.denied}
    if said == "victim":
        return "killed" if "killed" in harms else "injured"
    return said if said != "hit" else "killed" if "killed" in harms and "injured" not in harms else "injured"


def _fate_told(naming: Naming, facts: list[Facts]) -> str | None:
    """ "Victims" are what the story tells of: dead where it has dead, else hurt."""
    harms = {t.harm for f in facts for t in f.telling.tolls if not t.denied}
    if naming.fate == "victim":
        return next((harm for harm in ("killed", "injured") if harm in harms), None)
    return naming.fate if naming.fate in harms else None


def _ours(reading: Reading, facts: list[Facts], naming: Naming) -> bool:
    """Whether the event told of last before the name is the incident; where none is, the first one told of."""
    mine = {f.telling.sentence.index for f in facts}
    counted = any(t.named and t.start <= naming.start < t.end for t in reading.tolls_in[naming.sentence])
    if counted and naming.sentence not in mine:
        return False  # "two hours later Orla Venn was killed in Vara": another's dead
    for index in range(naming.sentence, -1, -1):
        if index in mine:
            return True
        if any(event.start < naming.start for event in reading.events_in[index]):
            return False
    later = (k for k in range(naming.sentence, len(reading.sentences)) if k in mine or reading.events_in[k])
    return next(later, -1) in mine


def _status(reading: Reading, toll: TollMention) -> str | None:
    """What the words make of a toll's people, or of those they are a part of."""
    if toll.status or toll.whole is None:
        return toll.status
    return reading.tolls[toll.whole].status


def _status_told(reading: Reading, naming: Naming) -> str | None:
    """ "Five fighters were killed, including <name>"."""
    before = [t for t in reading.tolls_in[naming.sentence] if t.harm == naming.fate and t.end <= naming.start]
    including = before and _INCLUDING.search(reading.text[before[-1].end : naming.start])
    return _status(reading, before[-1]) if including else None


def _people(reading: Reading, sentence: int, start: int, end: int) -> Iterator[tuple[Entity, int, int]]:
    for entity in reading.cast.entities:
        if entity.kind == "person":
            for index, first, last in entity.mentions:
                inside = start <= first and last <= end + 1 and reading.text[first - 1 : first] != "-"
                if _OWNS.match(reading.text, last):
                    continue  # "the fatal shooting of Venn's owner"
                if index == sentence and (inside or _in_apposition(reading, sentence, (first, last), (start, end))):
                    yield entity, first, last


def _in_apposition(reading: Reading, sentence: int, name: tuple[int, int], people: tuple[int, int]) -> bool:
    """ "the deputy commander of operations, <name>, had been killed"."""
    tokens = reading.sentences[sentence].tokens
    last = reading.token_at(sentence, name[1] - 1)
    head = tokens[last.head]
    if _says(reading.sentences[sentence], last.i):
        return False
    if last.dep == "appos" and people[0] <= head.start < people[1]:
        return True
    return bool(_HIS_POST.fullmatch(reading.text[people[1] : name[0]])) if people[1] < name[0] else False


def _draft(entity: Entity, fate: str, sentence: int, start: int, end: int) -> Draft:
    return Draft("victim", {"name": entity.name, "fate": fate}, sentence, start, end)


def _is_full(entity: Entity) -> bool:
    return " " in entity.name.strip() and not _KUNYA.fullmatch(entity.name)


def _noms_de_guerre(reading: Reading, facts: list[Facts], found: dict[str, list[Named]]) -> list[tuple[Entity, Draft]]:
    """A kunya ("Abu …") that the article never introduces as anybody else is the one dead commander's.

    Only where one full name stands among the killed and one kunya in the incident's own tellings.
    """
    full = [seen[0].entity for seen in found.values() if _is_full(seen[0].entity)]
    sentences = {f.telling.sentence.index for f in facts}
    said = {voice.name for attribution in reading.attributions for voice in attribution.chain}
    kunyas = [e for e in reading.cast.entities if e.kind == "person" and _KUNYA.fullmatch(e.name)]
    kunyas = [] if any(e.name in said for e in kunyas) else kunyas  # who speaks is not the dead one
    if len(full) != 1 or len(kunyas) != 1 or any(names.same_person(kunyas[0].name, a) for a in full[0].aliases):
        return []
    entity = kunyas[0]
    spots = [m for m in entity.mentions if m[0] in sentences]
    return [(entity, _draft(entity, "killed", *spots[0]))] if spots else []


def _victim(reading: Reading, seen: list[Named], claims: list[Claim], aliases: list[tuple[str, Claim]]) -> Victim:
    entity = seen[0].entity
    ids = tuple(claim.id for claim in claims)
    listed = [VictimName(entity.name, "name", ids)]
    listed += [VictimName(alias, "alias" if _alias(entity, alias) else "name", ids) for alias in _other_names(entity)]
    listed += [VictimName(name, "alias", (claim.id,)) for name, claim in aliases]
    return Victim(
        names=tuple(listed),
        fate=_fate(claims),
        roles=tuple(role for role in entity.roles if role.lower().rstrip(".") not in _ADDRESS),
        affiliations=entity.groups,
        status=_standing(reading, entity, {named.status for named in seen}),
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
    for worst in FATES:
        if worst in fates:
            return worst
    return "unknown"


def _standing(reading: Reading, entity: Entity, said: set[str | None]) -> Standing:
    roles = {word for role in entity.roles for word in names.fold(role).split()}
    if "combatant" in said or "attacker" in said or roles & words("combatant_roles") or _led(reading, entity):
        return "combatant"
    by_role = {known.status for word in roles if (known := noun(word))}
    return "civilian" if "civilian" in said or by_role & {"civilian", "trade"} or _child(reading, entity) else "unknown"


def _led(reading: Reading, entity: Entity) -> bool:
    """ "Who had led the group's river unit"."""
    return any(_LED.match(reading.text, end) for _, _, end in entity.mentions)


def _child(reading: Reading, entity: Entity) -> bool:
    """ "Mira Holm, 12," """
    ages = (_AGED.match(reading.text, end) for _, _, end in entity.mentions)
    return any(int(match.group(1)) < _GROWN for match in ages if match)
