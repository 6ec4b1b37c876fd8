"""MUC-4: terrorism messages of 1988 to 1990 against their answer keys, in two ways.

``measure`` (``python -m quality.incident muc4``): TST4 in mixed case, field by field as on the other sets. A message
is relevant where its key has a template; we call it relevant where it has an account of violence. Our records
are matched one to one with the key's templates, best first, and scored on date, place, people killed and
injured, and the organisation behind it.

``python -m quality.muc4 [dev|tst1_tst2|tst3|tst4 …] [--documents N] [--cache FILE] [--errors SLOT]``: MUC-4's own
counting (:mod:`quality.muc4_slots`) of incident type, day and place, human targets and the effect on them, and the
organisation with its confidence, as one F; TST3 is set in capitals. Read for errors: dev, TST1 and TST2 only.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corroborate import names
from corroborate.model import FIELDS, Record
from corroborate.places import fold
from quality.incident import Score, Scores
from quality.lines import Line, lines
from quality.muc4_slots import SLOTS, Count
from quality.muc4_templates import NATIONS, country, key, mentioned, ours, violent
from quality.reports import Read, Reports

FILES = {"dev": "dev", "tst1_tst2": "tst1_tst2", "tst3": "tst3_tst4", "tst4": "tst3_tst4"}
SEALED = frozenset({"tst3", "tst4"})
"""Parts that are figures only: nobody reads their errors."""

_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_DATELINE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{2})\b")
_NUMBER = re.compile(r"\d+")
_TOGETHER = ("date", "place (town or area)", "killed", "injured", "perpetrator organisation")
"""The fields that are added up to compare with a plain method, which has no templates to count."""


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
        told = [r for r in read.records if violent(r)]
        _filter(scores, want["docid"], want["relevant"], told, read)
        for one, record in matched(keys, told):
            name = f"{want['docid']}#{one['template']}"
            scores["template has a record"].add(name, one["slots"]["incident_type"], record and record.summary, True)
            _fields(scores, name, one, record)
    for field in _TOGETHER:
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


class Part:
    """One part counted as MUC-4 counted it: its slots, and the messages called relevant."""

    def __init__(self) -> None:
        self.count, self.messages = Count(), Counter[str]()

    def add(self, reader: Reports, part: str, limit: int | None, defaults: bool = True) -> None:
        """Read a part's messages and count them; without ``defaults`` what no record says stays empty."""
        gold = [g for g in lines(f"muc4/{FILES[part]}.jsonl.gz") if part == FILES[part] or g["split"] == part][:limit]
        given = [{"id": g["docid"], "text": g["text_mixed_case" if part == "tst4" else "text"]} for g in gold]
        for want, read in zip(gold, reader.read(given), strict=True):
            day = read.article.published.value[:10] if defaults and read.article.published else None
            home = country(read.article, reader.gazetteer) if defaults else None
            told = [ours(record, day, home) for record in read.records if violent(record)]
            self.messages.update(gold=want["relevant"], said=bool(told), right=bool(want["relevant"] and told))
            told += [one for record in read.records for one in mentioned(record, day, home)]
            self.count.message(want["docid"], key(want), told)

    def figures(self, name: str) -> dict[str, float]:
        """Text filtering and all slots together, by names that begin with ``name``."""
        precision, _, f1 = self.count.figures()
        said = self.messages
        filtered = 2 * said["right"] / (said["gold"] + said["said"])
        return {f"{name}_relevant_f1": filtered, f"{name}_slots_precision": precision, f"{name}_slots_f1": f1}


def figures(reader: Reports, fast: bool) -> dict[str, float]:
    """The slots' F of TST4 (the fast part), or of TST3, TST4 and both, these slot by slot too."""
    found: dict[str, float] = {}
    both = Part()
    for name in ("tst4",) if fast else ("tst3", "tst4"):
        part = Part()
        part.add(reader, name, None)
        found |= part.figures(name)
        both.messages += part.messages
        both.count.join(part.count)
    if not fast:
        found |= both.figures("both")
        found |= {f"both_{slot}_f1": both.count.figures([slot])[2] for slot in SLOTS}
    return found


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


def show(names: Sequence[str], part: Part, errors: Sequence[str]) -> None:
    """Print the table of slots, and what is not right in those named."""
    print(*names, *(f"{name} {value:.3f}" for name, value in part.figures("all").items()), sep="  ")
    for slot in (*SLOTS, "all"):
        precision, recall, f1 = part.count.figures(SLOTS if slot == "all" else [slot])
        print(f"  {slot:22} P {precision:.3f}  R {recall:.3f}  F {f1:.3f}  key {part.count.possible[slot]:4}")
    print("\n".join(" | ".join(note) for note in part.count.notes if note[1] in errors))


def main() -> None:
    """Count the parts named, or TST3 and TST4, together."""
    parser = argparse.ArgumentParser(prog="python -m quality.muc4", description="MUC-4's slots.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(FILES)}")
    parser.add_argument("--documents", type=int)
    parser.add_argument("--cache", type=Path, help="file that keeps sentences' parses")
    parser.add_argument("--errors", nargs="*", default=(), metavar="SLOT", help=f"of: {', '.join(SLOTS)}")
    parser.add_argument(
        "--no-defaults", action="store_true", help="leave day and country empty where no record has them"
    )
    chosen = parser.parse_args()
    names = chosen.parts or sorted(SEALED)
    if wrong := set(names) - set(FILES):
        parser.error(f"no such part: {', '.join(sorted(wrong))}")
    if chosen.errors and SEALED & set(names):
        parser.error("the errors of tst3 and tst4 are not read; take dev or tst1_tst2")
    part, reader = Part(), Reports(chosen.cache)
    for name in names:
        part.add(reader, name, chosen.documents, not chosen.no_defaults)
    show(names, part, chosen.errors)


if __name__ == "__main__":
    main()
