"""The key's templates, and our records as templates of MUC-4.

What the task's rules say of a template is applied to a record as an export to any register applies its rules: an
incident that nobody dates is "on or before" the message's date ("- 16 NOV 89"), one that nobody places is in the
country the message comes from, fights between armed sides in which no civilian is named are not relevant
(M91-1037), and every person or group harmed is a human target with its effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from corroborate import names
from corroborate.data import words
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.sentences import sentences
from corroborate.extract.where import dateline
from corroborate.model import Article, Claim, Record, Speaker, When
from corroborate.names import fold
from corroborate.settings import Settings
from quality.lines import Line
from quality.muc4_slots import SLOTS, TARGET, Fill, Template

NATIONS = {
    "SV": "el salvador", "CO": "colombia", "PE": "peru", "GT": "guatemala", "CL": "chile", "HN": "honduras",
    "NI": "nicaragua", "BO": "bolivia", "EC": "ecuador", "PA": "panama", "AR": "argentina", "BR": "brazil",
    "VE": "venezuela", "ES": "spain", "MX": "mexico", "CR": "costa rica", "HT": "haiti", "US": "united states",
    "JM": "jamaica", "IT": "italy", "UY": "uruguay", "PY": "paraguay", "DO": "dominican republic",
}  # fmt: skip

_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "unharmed": "NO INJURY"}
_FIELDS = {
    "killed": "DEATH",
    "civilians_killed": "DEATH",
    "injured": "INJURY",
    "civilians_injured": "INJURY",
    "captured": "",
}
"""Counts of people, and the effect on them that the key states (none for a kidnapping alone)."""
_AUTHORITIES = frozenset({"government", "military"})
_OFFICE = re.compile(r"\b(?:police|army|military|minister|government|official|authorit|prosecut|judge|command)", re.I)
_COUNT = re.compile(
    r"^(?:(?:the|a|an|another|other|some|about|at least|more than|nearly|around|over|his|her|their|its|all|both|of|"
    r"approximately|only|total of|as many as|up to|these|those|almost|others?|"
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|dozens? of|scores of)\s+)+",
    re.I,
)


_BOMBS = frozenset({"bomb", "suicide-bomb", "mine"})
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments"})


def violent(record: Record) -> bool:
    """Whether a record tells of violence: by the ACLED codebook's words, as a crime, or by civilians harmed in what has
    no type."""
    what: Any = record.fields["event_type"].value
    if what is None:
        return any(record.fields[name].value for name in ("civilians_killed", "civilians_injured"))
    return what["type"] in _VIOLENT or what.get("sub_type") in ("crime", "abduction")


def country(article: Article, gazetteer: Gazetteer) -> str | None:
    """The country that a message comes from, of those the task is about: where the largest town of its dateline's
    name is; None where there is none."""
    for name in dateline.heading(article):
        found = [place for place in gazetteer.lookup(name.text) if place.country in NATIONS]
        if found:
            return NATIONS[max(found, key=lambda place: place.population or 0).country or ""]
    return None


def key(message: Line) -> list[Template]:
    """The key's templates of one message."""
    return [
        Template({slot: tuple(map(_fill, t["parsed"][slot])) for slot in (*SLOTS, TARGET)}, bool(t["optional"]))
        for t in message["templates"]
    ]


def _fill(parsed: Line) -> Fill:
    return Fill(tuple(parsed["alts"]), tuple(parsed.get("of", ())), bool(parsed.get("optional")))


def ours(record: Record, day: str | None, country: str | None) -> Template:
    """A record as a template; ``day`` and ``country`` (small letters) are the message's, used where it has none."""
    value: dict[str, Any] = {name: field.value for name, field in record.fields.items()}
    fills: dict[str, list[Fill]] = {slot: [] for slot in SLOTS}
    fills["incident_type"] = [Fill((kind(record),))]
    when = _when(value["date"], day)
    fills["incident_date"] = [Fill((when,))] if when else []
    where = _where(value["place"], country)
    fills["incident_location"] = [Fill((where,))] if where else []
    _perpetrators(fills, record)
    hit = [c.value["name"] for c in record.claims if c.field == "target" and _told(c) and c.value]
    fills[TARGET] = [Fill((name.upper(),)) for name in hit if name]
    _people(fills, record)
    return Template({slot: tuple(found) for slot, found in fills.items()})


def mentioned(record: Record, day: str | None, country: str | None) -> list[Template]:
    """The other events that a record's report speaks of, as templates, where they have a day or a place; fights
    and what is older than the task asks for are left out."""
    found = []
    for event in record.background:
        claims = [claim for claim in record.claims if claim.id in event.claims]
        text = " ".join([event.label, *(claim.span.exact for claim in claims)])
        harmed = any(c.field in _FIELDS and c.value for c in claims)
        deed = _DEED.search(text)
        if not (deed or harmed) or not (event.date or event.place) or _FIGHT.search(text) or _old(event.date, day):
            continue
        fills: dict[str, list[Fill]] = {slot: [] for slot in SLOTS}
        fills["incident_type"] = [Fill((next((t for t, of in _TYPES if of.search(text)), "ATTACK"),))]
        when = _when({"start": event.date.start, "end": event.date.end} if event.date else None, day)
        fills["incident_date"] = [Fill((when,))] if when else []
        place = [part.strip() for part in reversed((event.place or "").split(",")) if part.strip()]
        where = ": ".join([country or "", *(p for p in place if fold(p) != country)]).strip(": ").upper()
        fills["incident_location"] = [Fill((where,))] if where else []
        _harmed(fills, claims, _read(record.articles[0]), set())
        found.append(Template({slot: tuple(of) for slot, of in fills.items()}))
    return found


_DEED = re.compile(r"\b(?:attack|bomb|explo|assassinat|murder|kidnap|abduct|massacre|kill|shot|dynamit)", re.I)
_FIGHT = re.compile(r"\b(?:clash|battle|combat|fighting|war|skirmish|offensive|accident|earthquake)", re.I)
_TYPES = (
    ("KIDNAPPING", re.compile(r"\b(?:kidnap|abduct)", re.I)),
    ("BOMBING", re.compile(r"\b(?:bomb|explo|dynamit|grenade)", re.I)),
    ("ARSON", re.compile(r"\b(?:arson|set fire|burned)", re.I)),
)
_OLD = 60
"""Days before a message after which an incident is old news to the task."""


def _old(when: When | None, day: str | None) -> bool:
    return (
        bool(when and day)
        and (date.fromisoformat(day or "") - date.fromisoformat(when.end if when else "")).days > _OLD
    )


def kind(record: Record) -> str:
    """MUC-4's incident type of a record: an abduction whatever else was done, else what the record says."""
    what: Any = record.fields["event_type"].value
    weapon: Any = record.fields["weapon"].value
    said = {c.value["sub_type"] for c in record.claims if c.field == "event_type" and _told(c) and c.value}
    sub = what["sub_type"] if what else ""
    if any("abduction" in one.lower() for one in said):
        return "KIDNAPPING"
    if sub == "fire" or (weapon and weapon["kind"] == "fire"):
        return "ARSON"
    bombed = sub in ("Remote explosive/landmine/IED", "Suicide bomb", "explosion")
    return "BOMBING" if bombed or (weapon and weapon["kind"] in _BOMBS) else "ATTACK"


def _told(claim: Claim) -> bool:
    return claim.scope == "incident" and claim.stance == "asserts"


def _when(day: Line | None, message: str | None) -> str | None:
    if day is None:
        return f"- {_printed(message)}" if message else None
    first, last = _printed(day["start"]), _printed(day["end"])
    return first if first == last else f"{first} - {last}"


def _printed(day: str) -> str:
    return date.fromisoformat(day).strftime("%d %b %y").upper()


def _where(place: Line | None, country: str | None) -> str | None:
    nation = (NATIONS.get(place["country"] or "", "") if place else country) or ""
    if place is None or place["precision"] >= 6:
        return nation.upper() if nation else None
    parts = [part.strip() for part in reversed(place["name"].split(","))]
    area = place["admin1"]
    return ": ".join([nation, *([area] if area and fold(area) != fold(parts[0]) else []), *parts]).upper()


def _perpetrators(fills: dict[str, list[Fill]], record: Record) -> None:
    """Every organisation that a claim puts the incident down to, with the confidence of its firmest claim."""
    by_name: dict[str, list[Claim]] = {}
    for claim in record.claims:
        if claim.field == "perpetrator" and _told(claim) and claim.value and claim.value["kind"] in _ORGANISED:
            printed = " ".join(claim.span.exact.split())
            name = printed if claim.value["name"] in _country_names() else claim.value["name"]
            name = _LEADING.sub("", name)
            if claim.value["kind"] == "armed-group" and claim.value["name"].islower():
                continue  # "rebel unit" is no organisation's name
            if fold(name).split()[-1:] and fold(name).split()[-1] not in _COMMON:
                by_name.setdefault(name.upper(), []).append(claim)
    for name, said in by_name.items():
        fills["perp_org"].append(Fill((name,)))
        fills["perp_org_confidence"].append(Fill((_confidence(name, said, _read(record.articles[0])),), (name,)))


_ORGANISED = frozenset({"armed-group", "state-forces", "coalition"})
_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|alleged|suspected|presumed|self-styled|so-called|members of)\s+)+", re.I
)


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return words("countries", "name")


_COMMON = frozenset(
    "guerrillas guerrilla rebels rebel terrorists terrorist gunmen insurgents militants extremists subversives "
    "soldiers troops policemen members fighters column commandos commando traffickers hitmen paramilitaries "
    "mercenaries".split()
)
"""Perpetrators that are no organisation's name (they are MUC-4's individuals, which are not asked for here)."""


def _confidence(name: str, said: Iterable[Claim], text: str) -> str:
    found = {_stance(name, claim, text) for claim in said}
    for one in _FIRMEST:
        if one in found:
            return one
    return "REPORTED AS FACT"


_FIRMEST = (
    "CLAIMED OR ADMITTED",
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)


def _stance(name: str, claim: Claim, text: str) -> str:
    speaker = claim.speakers[0]
    if claim.stance != "asserts":
        return "POSSIBLE"
    if speaker.kind != "article" and names.same_group(speaker.name, name):
        return "CLAIMED OR ADMITTED"
    first = max(text.rfind(mark, 0, claim.span.start) for mark in (". ", ".\n", "\n\n"))
    around = text[max(first, claim.span.start - _SENTENCE, 0) : claim.span.end + _SENTENCE].split(". ")[0]
    accused = claim.certainty != "stated" or _ACCUSES.search(around)
    if not accused and (speaker.kind in ("article", "news-outlet", "document") or _official(speaker)):
        return "REPORTED AS FACT"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if _official(speaker) else "SUSPECTED OR ACCUSED"


_SENTENCE = 200
"""Characters of its sentence before and behind whom an incident is put down to."""
_ACCUSES = re.compile(r"\b(?:accus|blam|suspect|attribut|alleg|presum|implicat|charg|hold|held)", re.I)


def _official(speaker: Speaker) -> bool:
    return speaker.kind in _AUTHORITIES or bool(_OFFICE.search(speaker.name))


def _people(fills: dict[str, list[Fill]], record: Record) -> None:
    """People by name with their posts, then people by what they are, each with the effect on them."""
    named: set[str] = set()
    for victim in record.victims:
        name = max((one.name for one in victim.names), key=len).upper()
        named |= {word for one in victim.names for word in fold(one.name).split()}
        fills["hum_tgt_name"].append(Fill((name,)))
        if victim.roles:
            fills["hum_tgt_description"].append(Fill((_printed_role(record, victim.roles).upper(),), (name,)))
        if effect := _EFFECTS.get(victim.fate):
            fills["hum_tgt_effect"].append(Fill((effect,), (name,)))
    _harmed(fills, [claim for claim in record.claims if claim.scope == "incident"], _read(record.articles[0]), named)
    for claim in record.claims:
        if claim.field == "target" and _told(claim) and claim.value and claim.value["kind"] in _PEOPLE:
            _aimed_at(fills, claim.value["name"] or "", named)
    spared = [word for name, word in (("killed", "DEATH"), ("injured", "INJURY")) if record.fields[name].value == 0]
    if spared and not fills["hum_tgt_effect"]:
        fills["hum_tgt_effect"].append(Fill(("NO " + " OR ".join(reversed(spared)),), ("-",)))


def _printed_role(record: Record, roles: Iterable[str]) -> str:
    """The fullest role, in the plural where the article has it of several ("the engineers A and B")."""
    role, text = max(roles, key=len), _read(record.articles[0]).lower()
    several = re.search(rf"\b{re.escape(role.lower())}(?:e?s)\b", text)
    return several.group() if several and not re.search(rf"\b{re.escape(role.lower())}\b", text) else role


def _aimed_at(fills: dict[str, list[Fill]], said: str, named: set[str]) -> None:
    """People whom the incident was aimed at, harmed or not."""
    what, name = _apart(_COUNT.sub("", said + " ", count=1).strip())
    bare = fold(name or what).split()
    told = {word for fill in fills["hum_tgt_description"] for word in fold(fill.alts[0]).split()}
    if not bare or set(bare) & named or bare[-1] in _NOBODY | _ARMED | told:
        return
    what, name = what.upper(), name.upper()
    fills["hum_tgt_name"] += [Fill((name,))] if name else []
    fills["hum_tgt_description"] += [Fill((what,), (name,) if name else ())] if what else []
    named.update(bare)


def _harmed(fills: dict[str, list[Fill]], claims: Iterable[Claim], text: str, named: set[str]) -> None:
    seen: dict[str, set[str]] = {}
    for claim in claims:
        effect = _FIELDS.get(claim.field)
        if effect is None or claim.stance != "asserts" or claim.value == 0:
            continue
        read = " ".join((text[claim.span.start : claim.span.end] + _whose(text, claim.span.end)).split())
        for one in _AND.split(read):
            bare_words = _COUNT.sub("", _VERB.split(one)[0].strip() + " ", count=1).strip()
            what, name = _apart(bare_words) if claim.value == 1 else (bare_words, "")
            bare = fold(name or what).split()
            if not bare or set(bare) & named or bare[-1] in _NOBODY or not re.search(r"[a-z]{3}", bare[-1]):
                continue
            what, name = what.upper(), name.upper()
            if (name or what) not in seen:
                fills["hum_tgt_name"] += [Fill((name,))] if name else []
                fills["hum_tgt_description"] += [Fill((what,), (name,) if name else ())] if what else []
            if effect not in seen.setdefault(name or what, set()):
                seen[name or what].add(effect)
                fills["hum_tgt_effect"] += [Fill((effect,), (name or what,))] if effect else []


def _whose(text: str, at: int) -> str:
    """What the words behind people say they are of: "members| of a family", "leaders| of the Orvane Union"."""
    found = _OF.match(" ".join(text[at : at + 120].split("\n")))
    return found.group() if found else ""


_OF = re.compile(
    r"\s+of\s+(?:the|a|an|his|her|its|their)\s+(?:(?:[A-Z][\w.'’-]*|of|and|the)\s+)*[\w'’-]+(?=[,.;]?\s)(?!\s+[A-Z])"
)
_VERB = re.compile(r"\b(?:was|were|has|have|had|is|are|died|who)\b")


def _apart(words: str) -> tuple[str, str]:
    """What a person is and the name behind it: "union leader" and "Orvo Tarn"."""
    found = _NAME.search(words)
    name = names.strip_rank(found.group()) if found else ""
    if not name or (len(name.split()) == 1 and name != words):
        return words, ""
    return words[: len(words) - len(name)].strip(), name


_NAME = re.compile(r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]*|de|del|la|las|los|y))*$")


@lru_cache(maxsize=1)
def _read(article: Article) -> str:
    """The article's text with the letters that its sentences were read with."""
    text = article.text or ""
    for sentence in sentences(article, Settings().max_sentence_characters):
        text = text[: sentence.start] + sentence.text + text[sentence.end :]
    return text


_AND = re.compile(r",?\s+(?:and|as well as|(?:along|together) with|plus)\s+|,\s+", re.I)
_PEOPLE = frozenset({"person", "group"})
_ARMED = frozenset("troops patrol patrols convoy column soldiers forces unit units army".split())
_NOBODY = frozenset(
    "others other another bodies body deaths death killings wounded injured dead casualties injuries wounds victims "
    "guerrillas guerrilla rebels rebel terrorists terrorist subversives subversive extremists extremist insurgents "
    "kidnappers attackers assailants him her them soldier soldiers troops combatants fighters".split()
)
"""Words for the harmed that name nobody, and those who fight on either side (M91-1037)."""
