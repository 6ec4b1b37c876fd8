"""TST4 of MUC-4, mixed case: terrorism messages of 1988 to 1990 against their answer keys.

A message is relevant where its key has a template; we call it relevant where it has an
account of violence. Our records are matched one to one with the key's templates, best first, and scored
on date, place, people killed and injured, and the organisation behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from corroborate import names
from corroborate.model import FIELDS, Record
from corroborate.places import fold
from quality.incident import Score, Scores
from quality.lines import Line, lines
from quality.reports import Read, Reports

_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_DATELINE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{2})\b")
_NUMBER = re.compile(r"\d+")
_SLOTS = ("date", "place (town or area)", "killed", "injured", "perpetrator organisation")
"""The slots that the systems of 1992 are compared by, so far as a record has them."""
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments"})


def given(limit: int | None) -> list[Line]:
    """The messages as reports; the dateline's day is given as the publication day."""
    return [
        {"id": g["docid"], "text": g["text_mixed_case"], "published": _dateline(g["text_mixed_case"])}
        for g in messages(limit)
    ]


def messages(limit: int | None) -> list[Line]:
    """TST4's messages."""
    return [g for g in lines("muc4/tst3_tst4.jsonl.gz") if g.get("text_mixed_case")][:limit]


def measure(reader: Reports, limit: int | None) -> Scores:
    """Text filtering and the fields of the matched templates."""
    scores = Scores(Score)
    for want, read in zip(messages(limit), reader.read(given(limit)), strict=True):
        keys = [t for t in want["templates"] if not t["optional"]]
        violent = [r for r in read.records if _violent(r)]
        _filter(scores, want["docid"], want["relevant"], violent, read)
        for key, record in matched(keys, violent):
            scores["template has a record"].add(
                f"{want['docid']}#{key['template']}", key["slots"]["incident_type"], record and record.summary, True
            )
            _fields(scores, f"{want['docid']}#{key['template']}", key, record)
    for field in _SLOTS:
        scores["slots together"].counted.update(scores[field].counted)
    return scores


def _filter(scores: Scores, name: str, relevant: bool, violent: list[Record], read: Read) -> None:
    score = scores["relevant"]
    score.counted["gold"] += relevant
    score.counted["answered"] += bool(violent)
    score.counted["right"] += relevant and bool(violent)
    score.counted["false"] += bool(violent) and not relevant
    if relevant != bool(violent):
        said = [r.summary for r in read.records]
        score.errors.append(f"{name} | {'missing' if relevant else 'false'} | {said}")


def _violent(record: Record) -> bool:
    kind: Any = record.fields["event_type"].value
    crime = kind and kind.get("sub_type") == "crime"
    return bool(kind) and (kind["type"] in _VIOLENT or bool(crime))


def matched(keys: list[Line], records: list[Record]) -> list[tuple[Line, Record | None]]:
    """Each template with the record that agrees with it best, each record once."""
    pairs = sorted(((-_agreement(k, r), i, j) for i, k in enumerate(keys) for j, r in enumerate(records)))
    mine: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in mine and j not in mine.values():
            mine[i] = j
    return [(key, records[mine[i]] if i in mine else None) for i, key in enumerate(keys)]


def _agreement(key: Line, record: Record) -> int:
    scores: Scores = defaultdict(Score)
    _fields(scores, "", key, record)
    return sum(score.counted["right"] for score in scores.values())


def _fields(scores: Scores, name: str, key: Line, record: Record | None) -> None:
    value: dict[str, Any] = {name: record.fields[name].value if record else None for name in FIELDS}
    parsed = key["parsed"]
    _date(scores, name, parsed["incident_date"], value["date"])
    _place(scores, name, [a for one in parsed["incident_location"] for a in one["alts"]], value["place"])
    for field, effect in (("killed", "DEATH"), ("injured", "INJURY")):
        want = _harmed(parsed, effect)
        scores[field].add(name, want, value[field], want == value[field])
    orgs = [a for one in parsed["perp_org"] for a in one["alts"]]
    who = value["perpetrator"]
    said = who and who["kind"] != "unidentified" and who["name"]
    right = bool(said) and any(_same_group(said, org) for org in orgs)
    scores["perpetrator organisation"].add(name, orgs or None, said or None, right)


def _date(scores: Scores, name: str, fills: list[Line], day: Line | None) -> None:
    spans = [span for one in fills for alt in one["alts"] if (span := _span(alt))]
    right = False
    if day is not None:
        start, end = date.fromisoformat(day["start"]), date.fromisoformat(day["end"])
        right = any(first <= end and start <= last for first, last in spans)
    scores["date"].add(name, fills[0]["alts"] if spans else None, day and day["edtf"], right)


def _place(scores: Scores, name: str, alts: list[str], where: Line | None) -> None:
    finest = [fold(re.sub(r"\(.*?\)", "", part)) for alt in alts for part in re.split(r"[:/-]", alt)[1:]]
    country = {fold(alt.split(":")[0].split("-")[0]) for alt in alts}
    text = where and f"{where['name']}, {where['country']} (prec {where['precision']})"
    words = {fold(part) for part in where["name"].split(",")} if where else set()
    scores["place (town or area)"].add(name, alts if finest else None, text, bool(words & {f.strip() for f in finest}))
    nation = where and NATIONS.get(where["country"] or "", "?")
    scores["country"].add(name, alts or None, nation, nation in country)


NATIONS = {
    "SV": "el salvador", "CO": "colombia", "PE": "peru", "GT": "guatemala", "CL": "chile", "HN": "honduras",
    "NI": "nicaragua", "BO": "bolivia", "EC": "ecuador", "PA": "panama", "AR": "argentina", "BR": "brazil",
    "VE": "venezuela", "ES": "spain", "MX": "mexico", "CR": "costa rica", "HT": "haiti", "US": "united states",
    "JM": "jamaica", "IT": "italy", "UY": "uruguay", "PY": "paraguay", "DO": "dominican republic",
}  # fmt: skip


def _harmed(parsed: Line, effect: str) -> int | None:
    """People of the key's targets with this effect; None where it doesn't say how many."""
    targets = {of for one in parsed["hum_tgt_effect"] if effect in one["alts"] for of in one.get("of", ())[:1]}
    if not targets:
        return None
    total = 0
    for one in parsed["hum_tgt_number"]:
        if targets & set(one.get("of", ())):
            figure = _NUMBER.fullmatch(one["alts"][0].strip("~> -"))
            if figure is None:
                return None
            total += int(figure.group())
    return total or None


def _same_group(said: str, org: str) -> bool:
    mine, theirs = set(fold(said).split()), set(fold(org).split())
    return names.same_group(said, org.title()) or (bool(theirs) and (theirs <= mine or mine <= theirs))


def _span(words: str) -> tuple[date, date] | None:
    """A key's date: a day, "- day" (on or before, taken as a week), or a range."""
    days = [datetime.strptime(" ".join(m.groups()), "%d %b %y").date() for m in _DAY.finditer(words)]
    if not days:
        return None
    return (date.fromordinal(days[0].toordinal() - 7), days[0]) if words.startswith("-") else (days[0], days[-1])


def _dateline(text: str) -> str | None:
    match = _DATELINE.search(text[:200])
    for form in ("%d %b %y", "%d %B %y") if match else ():
        try:
            return datetime.strptime(" ".join(match.groups()), form).date().isoformat()  # type: ignore[union-attr]
        except ValueError:
            continue
    return None
