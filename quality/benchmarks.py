"""Every benchmark by name, each as figures between 0 and 1 where more is better.

``fast`` is the part that CI runs: all of them together in some minutes on two cores. Parts named
"test" are only ever scored; what was looked at while the program was made is said in each module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from corroborate.extract.gazetteer import Gazetteer
from quality import claims, extraction, geo, gvdb, incident, muc4, ner, polnear, re3d, timex
from quality.reports import Reports
from quality.reuse import measure as reuse

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"

Figures = dict[str, float]

LEAST_GOLD = {True: 30, False: 20}
"""Gold answers that a figure of whole reports rests on at least, in the fast part and the full: with fewer, one report
moves it by hundredths, which is more than other processors may."""


def _timex(fast: bool) -> Figures:
    figures: Figures = {}
    for name in timex.SCORED if fast else (*timex.TUNED, *timex.SCORED):
        figures |= timex_figures(name, timex.run(timex.FOLDER, name))
    return figures


def timex_figures(name: str, score: timex.Score) -> Figures:
    """A set of time expressions' figures."""
    both = score.gold + score.found
    return {
        f"{name}_span_f1": 2 * score.relaxed / both,
        f"{name}_value_f1": 2 * score.valued / both,
        f"{name}_answered_right": score.right / score.answered,
        f"{name}_answered_not_contradicted": score.fits / score.answered,
    }


def _ner(fast: bool) -> Figures:
    figures: Figures = {}
    for name in ("uner_en_ewt", "crossner_politics"):
        for part in ("test",) if fast else ("dev", "test"):
            _, ours, _, _ = ner.measure(f"{name}_{part}", 0)
            figures |= {f"{name}_{part}_{label}": ours.f1(label) for label in sorted(ours.gold)}
    return figures


def _re3d(fast: bool) -> Figures:
    _, ours, _, _ = re3d.measure("test" if fast else "all", 0)
    return {label: ours.f1(label) for label in sorted(ours.gold)}


def _polnear(fast: bool) -> Figures:
    return polnear.measure("test", 30 if fast else None).figures()


def _gvdb(fast: bool) -> Figures:
    found = gvdb.documents(100 if fast else None)
    return gvdb_figures(gvdb.score(found, gvdb.parses(found, None), 0), len(found))


def gvdb_figures(counted: Counter[str], documents: int) -> Figures:
    """Answered, right and not false of each harm."""
    figures: Figures = {}
    for harm in ("killed", "injured"):
        total, answered = counted[f"{harm} gold"], counted[f"{harm} answered"]
        figures[f"{harm}_answered"] = answered / total
        figures[f"{harm}_right"] = counted[f"{harm} right"] / answered
        figures[f"{harm}_not_false"] = 1 - counted[f"{harm} false"] / (documents - total)
    return figures


def _geo(fast: bool) -> Figures:
    parser, gazetteer = geo.Parser(None), Gazetteer.open()
    figures: Figures = {}
    for name in ("lgl", "geowebnews"):
        got, _ = geo.score(name, "test", 40 if fast else 0, parser, gazetteer)
        wanted = {"found F": "found_f1", "given": "given_161km", "end to end F": "end_to_end_f1"}
        figures |= {f"{name}_{new}": got[old] for old, new in wanted.items()}
    return figures


_UNCOVERED = ("relevant", "victim_names")
"""Fields whose answers are not one a gold answer, so that their share of the gold is no coverage."""


def _incident(name: str, fast: bool) -> Figures:
    reader = Reports()
    figures = incident_figures(incident.SETS[name](reader, 150 if fast else None), LEAST_GOLD[fast])
    return figures | (muc4.figures(reader, fast) if name == "muc4" else {})


def incident_figures(scores: incident.Scores, least: int) -> Figures:
    """Precision, F1 and coverage of the fields that rest on at least so many gold answers."""
    figures: Figures = {}
    for field, score in scores.items():
        if score.counted["gold"] >= least and "baseline" not in field and "=" not in field:
            word = re.sub(r"\W+", "_", field.lower()).strip("_")
            counted = score.counted
            f1 = 2 * counted["right"] / (counted["gold"] + counted["answered"])
            figures |= {f"{word}_precision": score.precision, f"{word}_f1": f1}
            if word not in _UNCOVERED:
                figures[f"{word}_coverage"] = score.coverage
    return figures


def _extraction(_: bool) -> Figures:
    return extraction.measure()


def _claims(part: str, _: bool) -> Figures:
    """Our own labelled reports, the parts that nobody reads."""
    return claims.figures(Reports(), part)


BENCHMARKS: dict[str, Callable[[bool], Figures]] = {
    "extraction": _extraction,
    "timex": _timex,
    "geo": _geo,
    "ner": _ner,
    "re3d": _re3d,
    "gvdb": _gvdb,
    "polnear": _polnear,
    "reuse": reuse.measure,
    "claims": partial(_claims, "sealed"),
    "claims-closed": partial(_claims, "closed"),
    **{f"incident-{name}": partial(_incident, name) for name in incident.SETS},
}
