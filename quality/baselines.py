"""What plain methods reach on the same documents, by the same scorers: ``python -m quality --baselines [NAME …]``.

Each benchmark's figures keep the names they have in :mod:`quality.benchmarks`; each has one or more methods by name.
The figures are kept in ``baselines.json``, because they take minutes and change with the data and the bare model
only. Whole reports are read plainly in :mod:`quality.baselines_reports`.
"""

from __future__ import annotations

import importlib
import json
import math
import re
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import trafilatura

from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import Attribution, PlaceMention
from corroborate.extract.parse import Sentence
from corroborate.model import Article
from quality import claims, extraction, geo, gvdb, incident, muc4, ner, polnear, re3d, timex
from quality.baselines_reports import INJURED, PlainReports, most_populous, numbers_near, placed
from quality.benchmarks import LEAST_GOLD, Figures, gvdb_figures, incident_figures, timex_figures
from quality.incident import near_killed
from quality.labelled import Labels, document, labels, texts
from quality.lines import lines

FILE = Path(__file__).with_name("baselines.json")
Methods = dict[str, dict[str, float]]
"""Figure, then method, then what it reaches."""

_MODEL = "bare model"
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,2000})[”\"]")


def by(method: str, figures: Figures) -> Methods:
    """Figures that one method reaches."""
    return {figure: {method: value} for figure, value in figures.items() if not math.isnan(value)}


def joined(*every: Methods) -> Methods:
    """Several methods' figures, in their order."""
    found: Methods = defaultdict(dict)
    for methods in every:
        for figure, values in methods.items():
            found[figure] |= values
    return dict(found)


# ---------------------------------------------------------------- pages


def _extraction() -> Methods:
    folder = extraction.SHARED / "benchmarks" / "extraction"
    found = by(f"trafilatura {trafilatura.__version__}", extraction.pages(folder, _bare_page))
    first = "first date dateparser finds"
    fakes = [
        (g["text"][:200], g["date_in_text"]) for g in lines("fakes/articles_to_2016.jsonl") if g.get("date_in_text")
    ]
    got = [next((when for _, when in searched(text, date(2016, 12, 31))), None) for text, _ in fakes]
    right = sum(g == want for g, (_, want) in zip(got, fakes, strict=True))
    wrong = sum(g not in (want, None) for g, (_, want) in zip(got, fakes, strict=True))
    found |= by(first, {"fakes_date": right / len(fakes), "fakes_date_not_wrong": 1 - wrong / len(fakes)})
    return found


def _bare_page(data: bytes) -> extraction.Page:
    body = trafilatura.extract(data) or ""
    meta: Any = trafilatura.extract_metadata(data)
    return extraction.Page(extraction.spaced(body), meta and meta.title, meta and meta.date)


# ---------------------------------------------------------------- times


def _timex() -> Methods:
    figures: Figures = {}
    for name in (*timex.TUNED, *timex.SCORED):
        score = timex.Score()
        for one in timex.documents(timex.FOLDER, name):
            score.add(timex.gold_of(one), list(_times(one["text"], date.fromisoformat(one["dct"][:10]))))
        figures |= timex_figures(name, score)
    return by("dateparser's search", figures)


def _times(text: str, dct: date) -> Iterator[timex.Timex]:
    start = 0
    for line in text.split("\n"):
        at = start
        for words, value in searched(line, dct):
            hit = text.find(words, at, start + len(line))
            if hit >= 0:
                at = hit + len(words)
                yield timex.Timex(hit, at, value, True)
        start += len(line) + 1


@lru_cache(maxsize=1)
def _dateparser() -> tuple[Any, Any]:
    # By name: it comes with trafilatura, and its types aren't declared.
    return importlib.import_module("dateparser.search"), importlib.import_module("dateparser.date")


def searched(text: str, anchor: date) -> list[tuple[str, str]]:
    """The words that dateparser takes for a date, and the date as fine as they say."""
    if not text.strip():
        return []
    search, single = _dateparser()
    settings = {"RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day), "PREFER_DATES_FROM": "past"}
    reader = single.DateDataParser(languages=["en"], settings=settings)
    found = []
    for words, _ in search.search_dates(text, languages=["en"], settings=settings) or ():
        data = reader.get_date_data(words)
        if data.date_obj is not None:
            size = {"year": 4, "month": 7}.get(data.period, 10)
            found.append((words, data.date_obj.date().isoformat()[:size]))
    return found


# ---------------------------------------------------------------- names and places


def _ner() -> Methods:
    figures: Figures = {}
    for name in ("uner_en_ewt", "crossner_politics"):
        for part in ("dev", "test"):
            bare, _, _, _ = ner.measure(f"{name}_{part}", 0)
            figures |= {f"{name}_{part}_{label}": bare.f1(label) for label in sorted(bare.gold)}
    return by(_MODEL, figures)


def _re3d() -> Methods:
    bare, _, _, _ = re3d.measure("all", 0)
    return by(_MODEL, {label: bare.f1(label) for label in sorted(bare.gold)})


def _geo() -> Methods:
    parser, gazetteer = geo.Parser(_kept("geo")), Gazetteer.open()
    found: Methods = {}
    for name in ("lgl", "geowebnews"):
        counted: Counter[str] = Counter()
        for one in geo.documents(name, "test", 0):
            read = parser.parse(one["text"])
            geo.count_found(one, list(_bare_places(read, gazetteer)), counted, Counter())
            geo.count_given(geo.given(read, one["toponyms"], gazetteer), counted, Counter())
            counted["sentences"] += len(read)
        got = geo.figures(counted, 0.0)
        found |= by(_MODEL, {f"{name}_found_f1": got["found F"]})
        found |= by("most populous namesake", {f"{name}_given_161km": got["populous"]})
        found |= by(f"{_MODEL}, most populous namesake", {f"{name}_end_to_end_f1": got["end to end F"]})
    parser.save()
    return found


def _bare_places(read: list[Sentence], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    for sentence in read:
        for ent in sentence.ents():
            if ent.label in ("GPE", "LOC"):
                start, end = sentence.span(ent.first, ent.last)
                words = sentence.words(start, end)
                most = most_populous(gazetteer.lookup(words.removeprefix("the ").removesuffix("'s").removesuffix("’s")))
                where = placed(words, most) if most else None
                yield PlaceMention(sentence.index, start, end, words, "place", where)


# ---------------------------------------------------------------- who says what


def _polnear() -> Methods:
    quoted = polnear.measure("test", None, quotations).figures()
    verbs = polnear.measure("test", None, polnear.baseline).figures()
    return joined(by("quotation marks, nearest person", quoted), by("five verbs, subject and clause", verbs))


def quotations(article: Article, read: list[Sentence]) -> list[Attribution]:
    """What stands between quotation marks, said by the person named nearest in the paragraph."""
    found, text = [], article.text or ""
    for number in sorted({s.block for s in read}):
        mine = [s for s in read if s.block == number]
        people = [s.span(e.first, e.last) for s in mine for e in s.ents() if e.label == "PERSON"]
        block = article.blocks[number]
        for quote in _QUOTED.finditer(text, block.start, block.end):
            start, end = quote.span(1)
            inside = [p for p in people if p[1] <= start or p[0] >= end]
            source = min(inside, key=lambda p: max(start - p[1], p[0] - end), default=None)
            found.append(
                Attribution(mine[0].index, ((start, end),), (), (quote.start(), start), direct=True, source=source)
            )
    return found


# ---------------------------------------------------------------- whole reports


def _gvdb() -> Methods:
    counted: Counter[str] = Counter()
    found = gvdb.documents(None)
    for one in found:
        text = one["text"] if one["text"].startswith(one["title"]) else f"{one['title']}\n{one['text']}"
        near = {"killed": near_killed(text), "injured": next((v for _, _, v in numbers_near(text, INJURED)), None)}
        for harm, want in gvdb.gold(one).items():
            gvdb.count(counted, harm, want, near[harm])
    figures = gvdb_figures(counted, len(found))
    return {figure: {f"first number near “{figure.split('_')[0]}”": value} for figure, value in figures.items()}


_FIELD_METHODS = {
    "date": "publication date", "when": "publication date", "day": "publication date", "publication": "",
    "killed": "first number near “killed”", "injured": "first number near “injured”",
    "place": "first place name, most populous namesake", "city": "first place name, most populous namesake",
    "province": "first place name, most populous namesake", "where": "first place name, most populous namesake",
    "country": "first place name, most populous namesake", "who": "first organisation or person that is a subject",
    "perpetrator": "first organisation or person that is a subject", "weapon": "first word for one",
    "victim": "people named beside “killed”", "relevant": "“killed” or “injured” in the lead",
    "other": "“killed” or “injured” in the lead", "template": "“killed” or “injured” in the lead",
    "incident": "every number near “killed” or “injured”", "any": "every number near “killed” or “injured”",
    "reports": "every number near “killed” or “injured”",
    "slots": "the slots' plain methods", "modifier": "exact, always",
}  # fmt: skip


def _named(figures: Figures) -> Methods:
    """Figures of plainly read reports with the method of their field; none where the gold is the method itself."""
    methods = {figure: _FIELD_METHODS.get(figure.split("_")[0], "") for figure in figures}
    return {figure: {methods[figure]: value} for figure, value in figures.items() if methods[figure]}


def _incident(name: str) -> Methods:
    reader = PlainReports(_kept("reports"))
    found = _named(incident_figures(incident.SETS[name](reader, None), LEAST_GOLD[False]))
    if name == "muc4":
        found |= {f: {"the slots' plain methods": v} for f, v in muc4.figures(reader, False).items()}
    return {figure: value for figure, value in found.items() if not figure.startswith("killed_figure_of_the_lead")}


def _claims(part: str) -> Methods:
    figures = claims.figures(PlainReports(_kept("reports")), part)
    always = claims.figures(PlainReports(_kept("reports"), "article"), part)["speaker_right"]
    speaker = {"nearest verb of saying's subject": figures["speaker_right"], "the article, always": always}
    grouped = _groups(part) if "group_in_one_record_precision" in figures else {}
    return {**_named(figures), **grouped, "speaker_right": speaker}


def _groups(part: str) -> Methods:
    """Groups by the first number near "killed" of each report: the range of them, and the commonest."""
    known = texts()
    groups: dict[tuple[str, str | None], list[Labels]] = defaultdict(list)
    for want in labels(part):
        if want.relevant:
            groups[want.group, want.event].append(want)
    counted: Counter[str] = Counter()
    for members in (m for m in groups.values() if len(m) > 1):
        near = [n for want in members if (n := near_killed(document(known[want.id]))) is not None]
        said = claims.said_killed(members)
        if said:
            counted["groups"] += 1
            counted["inside"] += bool(near) and all(min(near) <= n <= max(near) for n in said)
            counted["given"] += bool(near) and statistics.mode(near) in said
    number = "numbers near “killed”"
    return {
        "group_range_holds_what_is_said_precision": {f"span of the {number}": counted["inside"] / counted["groups"]},
        "group_best_is_a_figure_given_precision": {f"commonest of the {number}": counted["given"] / counted["groups"]},
    }


# ---------------------------------------------------------------- all


BASELINES: dict[str, Callable[[], Methods]] = {
    "extraction": _extraction,
    "timex": _timex,
    "geo": _geo,
    "ner": _ner,
    "re3d": _re3d,
    "gvdb": _gvdb,
    "polnear": _polnear,
    "claims": partial(_claims, "sealed"),
    "claims-closed": partial(_claims, "closed"),
    **{f"incident-{name}": partial(_incident, name) for name in incident.SETS},
}


def _kept(name: str) -> Path:
    return Path(tempfile.gettempdir()) / f"corroborate-baselines-{name}.pickle"


def known() -> dict[str, Methods]:
    """Every baseline that was measured, by benchmark."""
    found: dict[str, Methods] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    return found


def keep(name: str, methods: Methods) -> None:
    """Write a benchmark's baselines in place of those known."""
    rounded = {figure: {m: round(v, 3) for m, v in values.items()} for figure, values in methods.items()}
    FILE.write_text(
        json.dumps(known() | {name: rounded}, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
