"""One report in, one incident out, end to end, against four sets of reports.

``python -m quality.incident [gvdb|giveme5w1h|muc4|fakes …] [--documents N] [--cache FILE] [--errors N]``.
Each report goes alone through every stage; what is scored is the record of its own incident. ``coverage``
is the share of the reports with a gold answer that got one, ``precision`` the share of those answers that
are right. Baselines stand beside: the first number near "killed", the publication date, the most
populous place of the text. ``--errors`` prints so many wrong or missing answers a field, to be read.

What the sets can't tell: ``gvdb`` has one annotator an article, who often stops at the first victim, and years
filled in by guess (days and months are compared); three dates of ``giveme5w1h`` contradict their own weekday
and are left out; ``fakes`` has a province and a date found by its authors, no tolls: a toll is right
there where the title or the lead holds the figure.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from corroborate import names
from corroborate.extract.gazetteer import Gazetteer
from corroborate.model import Where
from corroborate.places import distance_km, fold
from quality.lines import Line, lines
from quality.reports import Read, Reports

Figures = dict[str, float]

KILLED = re.compile(r"\b(?:kill\w*|die[sd]?|dead|deaths?|shot dead|murder\w*)\b", re.I)
_WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
NUMBER = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d{1,5}(?![\d,]*\d)|\b(?:" + "|".join(_WORDS) + r")\b", re.I
)
_NEAR = 40
TOWN = 3
"""where_prec of a town and what is finer."""
NEAR_KM = 25
"""Suburbs and quarters this near are taken for their city (where_prec 2 in UCDP GED)."""


class Score:
    """Answers of one field counted, and the wrong and missing ones kept."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, name: str, want: Any, got: Any, right: bool) -> None:
        """Count one report's answer; ``want`` None where the gold has none."""
        self.counted["gold"] += want is not None
        self.counted["answered"] += want is not None and got is not None
        self.counted["right"] += want is not None and got is not None and right
        self.counted["false"] += want is None and got is not None
        if (want is not None or got is not None) and not (right and got is not None):
            kind = "missing" if got is None else "false" if want is None else "wrong"
            self.errors.append(" ".join(f"{name} | {kind} | want {want} | got {got}".split()))

    @property
    def coverage(self) -> float:
        """Share of the reports with a gold answer that got one."""
        return self.counted["answered"] / max(self.counted["gold"], 1)

    @property
    def precision(self) -> float:
        """Share of the answers on reports with a gold answer that are right."""
        return self.counted["right"] / max(self.counted["answered"], 1)


Scores = defaultdict[str, Score]


def number(words: str) -> int:
    """A figure or a number word up to twelve."""
    return _WORDS[words.lower()] if words.lower() in _WORDS else int(words.replace(",", ""))


def near_killed(text: str) -> int | None:
    """The baseline: the first number within some words of "killed"."""
    for match in KILLED.finditer(text):
        before = NUMBER.findall(text[max(0, match.start() - _NEAR) : match.start()])
        after = NUMBER.search(text, match.end(), match.end() + _NEAR)
        if before or after:
            return number(before[-1] if before else after.group() if after else "")
    return None


def most_populous(read: Read, gazetteer: Gazetteer) -> str | None:
    """The baseline: of all towns the gazetteer knows by the text's capitalised words, the largest."""
    found = {m.group() for m in re.finditer(r"\b[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)*", read.article.text or "")}
    towns = [p for name in sorted(found) for p in gazetteer.lookup(name) if p.kind == "town"]
    return max(towns, key=lambda p: p.population or 0).name if towns else None


def lead(read: Read) -> str:
    """The title and the first 600 characters after it."""
    return (read.article.text or "")[: len(read.article.title or "") + 600]


# ---------------------------------------------------------------- gvdb


def gvdb(reader: Reports, limit: int | None) -> Scores:
    """Killed, injured, city, day and victims' names of US local news on shootings."""
    gold = lines("gvdb/dev_incidents.jsonl.gz")[:limit]
    given = [{"id": g["id"], "title": g["title"], "text": g["text"].removeprefix(g["title"])} for g in gold]
    scores = Scores(Score)
    for want, read in zip(gold, reader.read(given), strict=True):
        incident = want["incident"]
        victims = incident["victim-section"]
        fates = [set(victim["victim-was"]) for victim in victims]
        killed = sum("killed" in fate for fate in fates)
        injured = sum("killed" not in fate and bool(fate & {"injured", "hospitalized"}) for fate in fates)
        _count(scores, "killed", (want["id"], killed or None), read)
        _count(scores, "injured", (want["id"], injured or None), read)
        found = near_killed(read.article.text or "")
        scores["killed (baseline: number near killed)"].add(want["id"], killed or None, found, found == killed)
        _city(scores, want, read, reader.gazetteer)
        day, told = read.value("date"), _month_day(incident["date-and-time"]["date"])
        day = None if day is None or day["precision"] in ("season", "year") else day  # a year holds every day
        right = day is not None and day["start"][5:] <= (told or "") <= day["end"][5:]
        scores["day and month"].add(want["id"], told, day and day["start"][5:], right)
        _names(scores, want["id"], {v["name"]["value"] for v in victims} - {""}, read)
    return scores


def _month_day(day: str) -> str | None:
    """The month and day of "2015-3-31" as "03-31"; None where the gold has none."""
    return "-".join(part.zfill(2) for part in day.split("-")[1:]) or None


def _count(scores: Scores, field: str, want: tuple[str, int | None], read: Read) -> None:
    got = read.value(field)
    scores[field].add(want[0], want[1], got, got == want[1])


def _city(scores: Scores, gold: Line, read: Read, gazetteer: Gazetteer) -> None:
    told = gold["incident"]["date-and-time"]
    name, want, state = gold["id"], " ".join(told["city"]["value"].split()) or None, told["state"].split(" - ")[-1]
    where = read.value("place")
    if where and where["country"] is None and where["latitude"] is None:
        where = None  # a street's or a quarter's name alone: no city was given
    text = where and f"{where['name']}, {where['admin1']}, {where['country']} (prec {where['precision']})"
    wanted = {fold(part) for part in (want or "").split(",")[:1]}
    got = {fold(part) for part in where["name"].split(",")} if where else set()
    named = bool(got & wanted)
    scores["city, by name"].add(name, want, text, named)
    scores["city, by name or within 25 km"].add(name, want, text, named or _near(want, state, where, gazetteer))
    populous = most_populous(read, gazetteer)
    scores["city (baseline: most populous)"].add(name, want, populous, fold(populous or "") in wanted)


def _near(want: str | None, state: str, where: Line | None, gazetteer: Gazetteer) -> bool:
    """Whether a place as fine as a town lies within 25 km of the town of that name in the state."""
    if not want or where is None or where["precision"] > TOWN:
        return False
    here = Where(**where)
    for town in gazetteer.lookup(want.title()):
        if town.kind == "town" and town.admin1 == state:
            there = Where(want, town.country, state, town.latitude, town.longitude, 1)
            if (apart := distance_km(here, there)) is not None and apart <= NEAR_KM:
                return True
    return False


def _names(scores: Scores, name: str, want: set[str], read: Read) -> None:
    got = {v.names[0].name for v in (read.records[0].victims if read.records else ()) if v.names}
    got = {n for n in got if n}
    hit = {n for n in want if any(_same(n, m) for m in got)}
    score = scores["victim names"]
    score.counted["gold"] += len(want)
    score.counted["answered"] += len(got)
    score.counted["right"] += len(hit)
    wrong = {m for m in got if not any(_same(n, m) for n in want)}
    if wrong or hit != want:
        score.errors.append(f"{name} | missing {sorted(want - hit)} | false {sorted(wrong)}")


def _same(a: str, b: str) -> bool:
    first, second = set(names.parts(a)), set(names.parts(b))
    return bool(first) and bool(second) and (first <= second or second <= first)


# ---------------------------------------------------------------- giveme5w1h

INCIDENTS = frozenset({"tram", "tram victims", "consulate attack", "seattle shooting"})
"""Clusters of giveme5w1h that tell of people harmed in one event."""


def giveme5w1h(reader: Reports, limit: int | None) -> Scores:
    """When, where and who of news, and that reports of no incident give none."""
    gold = lines("giveme5w1h/gold_5w1h.jsonl.gz")[:limit]
    given = [{"id": g["id"][:8], "title": g["title"], "text": g["text"], "published": g["date"][:10]} for g in gold]
    scores = Scores(Score)
    for want, read in zip(gold, reader.read(given), strict=True):
        name = want["id"][:8]
        if want["cluster"] not in INCIDENTS:
            scores["other news: no incident"].add(
                name, "none", "none" if not read.records else summary(read), not read.records
            )
            continue
        _when(scores, name, want, read)
        _where(scores, name, want, read)
        _who(scores, name, want, read)
    return scores


def summary(read: Read) -> str:
    """The record's sentence and the words that set the incident."""
    record = read.records[0]
    own = [c for c in record.claims if c.scope == "incident"]
    return f"{record.summary} <- {own[0].sentence.exact[:160] if own else ''}"


def _when(scores: Scores, name: str, want: Line, read: Read) -> None:
    wanted = [w["parsed"] for w in want["gold"]["when"] if w.get("parsed")]
    if any(_slipped(w["text"], w["parsed"]) for w in want["gold"]["when"] if w.get("parsed")):
        return
    day = read.value("date")
    right = bool(day) and any(day["start"] <= w <= day["end"] for w in wanted)
    words = [w["text"] for w in want["gold"]["when"]]
    scores["when"].add(name, f"{wanted[0]} {words}" if wanted else None, day and day["edtf"], right)
    scores["when (baseline: published)"].add(
        name, wanted[0] if wanted else None, want["date"][:10], want["date"][:10] in wanted
    )


def _slipped(words: str | None, parsed: str) -> bool:
    """Whether the gold contradicts itself: "Wednesday" given the date of a Saturday."""
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    named = [n for n, day in enumerate(weekdays) if day in (words or "").lower()]
    return len(named) == 1 and date.fromisoformat(parsed[:10]).weekday() != named[0]


def _where(scores: Scores, name: str, want: Line, read: Read) -> None:
    wanted = [w["text"] for w in want["gold"]["where"] if w["text"]]
    where = read.value("place")
    folded = [fold(w) for w in wanted]
    names_ = [fold(part) for part in where["name"].split(",")] if where else []
    right = any(part and (part in w or w in part) for part in names_ for w in folded)
    fine = right and where["precision"] <= TOWN
    scores["where"].add(name, wanted or None, where and f"{where['name']} (prec {where['precision']})", fine)


def _who(scores: Scores, name: str, want: Line, read: Read) -> None:
    wanted = [w["text"] for w in want["gold"]["who"] if w["text"]]
    who = read.value("perpetrator")
    got = [who["name"]] if who and who["name"] else []
    got += [n.name for v in (read.records[0].victims if read.records else ()) for n in v.names]
    got += [f"{read.value('killed')} people"] if read.value("killed") else []
    best = max((_overlap(a, b) for a in wanted for b in got), default=0.0)
    scores["who (token F1 over 0.5)"].add(name, wanted or None, got or None, best >= 0.5)


def _overlap(a: str, b: str) -> float:
    first, second = set(_tokens(a)), set(_tokens(b))
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def _tokens(text: str) -> Iterator[str]:
    for token in fold(text).split():
        yield str(_WORDS.get(token, token))


# ---------------------------------------------------------------- fakes

PROVINCES = {
    "aleppo": "aleppo halab",
    "damascus": "damascus rif dimashq",
    "idlib": "idlib",
    "homs": "homs hims",
    "hasakeh": "hasakah hasaka",
    "deir ezzor": "deir ezzor dayr zor deir ez",
    "raqqa": "raqqah raqqa",
    "hama": "hama hamah",
    "daraa": "daraa dara",
    "lattakia": "latakia lattakia",
    "quneitra": "quneitra qunaytirah",
    "tartous": "tartus tartous",
}
"""Words by which the gazetteer's names of a Syrian governorate are known."""


def fakes(reader: Reports, limit: int | None) -> Scores:
    """Day, province and toll of short reports from the Syrian war."""
    gold = list({g["unit_id"]: g for g in lines("fakes/articles_to_2016.jsonl")}.values())[:limit]
    given = [{"id": g["unit_id"], "title": g["title"], "text": g["text"]} for g in gold]
    scores = Scores(Score)
    for want, read in zip(gold, reader.read(given), strict=True):
        name, printed = want["unit_id"], want.get("date_in_text")
        published = read.article.published.value[:10] if read.article.published else None
        if printed:
            scores["publication date"].add(name, printed, published, published == printed)
        day = read.value("date")
        start = day and date.fromisoformat(day["start"])
        end = day and date.fromisoformat(day["end"])
        meant = [date.fromisoformat(d) for d in (want["date"], printed) if d]
        right = bool(day) and any((start - d).days <= 1 and (d - end).days <= 1 for d in meant)
        key = "date (report prints one)" if printed else "date (report prints none)"
        scores[key].add(name, f"{want['date']} printed {printed}", day and day["edtf"], right)
        _province(scores, name, want["location"], read)
        _toll(scores, name, read)
    return scores


def _province(scores: Scores, name: str, want: str, read: Read) -> None:
    where = read.value("place")
    words = set(fold(f"{where['name']} {where['admin1'] or ''}").split()) if where else set()
    text = where and f"{where['name']}; {where['admin1']}; {where['country']} (prec {where['precision']})"
    fine = where and where["precision"] <= 4
    scores["province"].add(name, want, text if fine else None, bool(words & set(PROVINCES[want].split())))


def _toll(scores: Scores, name: str, read: Read) -> None:
    """Right where title or lead hold the figure; asked only where a number stands near "killed" there."""
    text = lead(read)
    got, baseline = read.value("killed"), near_killed(text)
    figures = {number(m) for m in NUMBER.findall(text)}
    told = got in figures or (got == 1 and baseline is None)
    scores["killed (figure of the lead)"].add(name, baseline, got, told)
    scores["killed = number near killed"].add(name, baseline, got, got == baseline)


# ---------------------------------------------------------------- all


def muc4(reader: Reports, limit: int | None) -> Scores:
    """Terrorism messages, TST4; see :mod:`quality.muc4`."""
    from quality.muc4 import measure

    return measure(reader, limit)


SETS: dict[str, Callable[[Reports, int | None], Scores]] = {
    "fakes": fakes,
    "giveme5w1h": giveme5w1h,
    "gvdb": gvdb,
    "muc4": muc4,
}


def report(scores: Scores, errors: int) -> None:
    """Print each field's figures, and some of its errors."""
    for field, score in scores.items():
        c = score.counted
        f1 = 2 * c["right"] / max(c["gold"] + c["answered"], 1)
        print(
            f"  {field:40} gold {c['gold']:4}  coverage {score.coverage:.3f}  precision {score.precision:.3f}  "
            f"recall {c['right'] / max(c['gold'], 1):.3f}  F1 {f1:.3f}  false {c['false']}"
        )
    for field, score in scores.items() if errors else ():
        print(f"\n--- {field}")
        print("\n".join(score.errors[:errors]))


def main() -> None:
    """Measure the sets named, or all."""
    parser = argparse.ArgumentParser(prog="python -m quality.incident", description="Reports end to end.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of: {', '.join(SETS)}")
    parser.add_argument("--documents", type=int)
    parser.add_argument("--cache", type=Path, help="file that keeps sentences' parses")
    parser.add_argument("--errors", type=int, default=0)
    chosen = parser.parse_args()
    if wrong := set(chosen.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(wrong))}")
    reader = Reports(chosen.cache)
    for name in chosen.sets or SETS:
        scores = SETS[name](reader, chosen.documents)
        print(name)
        report(scores, chosen.errors)


if __name__ == "__main__":
    main()
