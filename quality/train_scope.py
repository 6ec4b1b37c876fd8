"""Learns the weights of the signs that a count is of the report's own incident.

``python -m quality.train_scope [--write]`` reads the labelled reports of ``dev``, ``wide`` and ``fresh`` (never
``sealed`` and ``closed``, and none of MUC-4, whose licence is not stated) and the tests' invented ones, follows each
with the labels in place of the weights, and fits a logistic regression with an L2 penalty by Newton's method: no
random numbers, so the same labels give the same weights. Without ``--write`` it shows how well reports left out of
the fit are sorted (ten folds, whole groups), beside the weights now in use.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corroborate.extract.evidence import Signs, belongs, in_use
from corroborate.extract.facts import Facts
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes, verdict
from corroborate.model import Noun
from quality.claims import placed
from quality.labelled import Labels, document, labels, texts
from quality.reports import Reports
from tests.extract import test_reports, test_tellings
from tests.extract.telling import reading, rows

TAUGHT = ("dev", "wide", "fresh")
LEFT_OUT = "broad"
"""Taught too, it gives the same on itself left out and on the others, and MUC-4's slots 0.003 less."""
PENALTY = 2.0
"""Weight of the penalty: flat between 1 and 5 on reports left out."""
FEWEST = 3
"""Tellings a sign must be seen in to get a weight."""
FOLDS = 10


Labelled = tuple[Labels, Reading, list[tuple[tuple[int, int], str]]]
"""A report's labels, the report, and where its figures stand with their scopes."""


class Seen(Noun, frozen=True):
    """One telling that counts people: its signs, whether labels give it to the incident, and whether it was given."""

    report: str
    signs: Signs
    own: bool
    given: bool
    sentence: str


class _Taught(Scopes):
    """Follows a report with the labels in place of the weights, or with given weights, and keeps what it weighed."""

    def __init__(self, given: Labelled, weights: Mapping[str, float] | None = None) -> None:
        self.labels, report, self.gold = given
        self.weights, self.weighed = weights, list[tuple[Facts, Signs, bool]]()
        super().__init__(report)

    def belongs(self, facts: Facts, signs: Signs) -> bool | None:
        scopes = {s for toll in facts.telling.tolls for (a, b), s in self.gold if toll.start < b and a < toll.end}
        own = bool(scopes & {"incident", "part"})
        if scopes and not (own and scopes & {"background", "tally"}):
            self.weighed.append((facts, signs, own))
        if self.weights is None:
            return own if scopes else True  # somebody meant again, mostly: what the readers' guide calls no figure
        return verdict(belongs(signs, self.weights))

    def seen(self) -> Iterator[Seen]:
        """What was weighed, and what became of it."""
        mine = {id(facts) for facts in self.main.facts} if self.main else set()
        for facts, signs, own in self.weighed:
            yield Seen(self.labels.id, signs, own, id(facts) in mine, facts.telling.sentence.text)


def labelled(reports: Reports, gold: Sequence[Labels]) -> list[Labelled]:
    """Reports with their words looked up and their labels placed."""
    known = texts()
    found = []
    for want, (article, read) in zip(gold, reports.readings([known[one.id] for one in gold]), strict=True):
        spans = placed(want, article.text or "", document(known[want.id]))
        found.append((want, read, [(span, toll.scope) for toll, span in spans]))
    return found


def invented() -> list[Labelled]:
    """The tests' own reports: what they say of a figure must hold, and no set has enough of each kind of wording."""
    found: list[Labelled] = []
    for row in rows(test_tellings.TABLE):
        article = test_tellings.report(row)
        said = (article.text or "").index(row["said"])
        start = (article.text or "").index(row["mark"], said)
        own = [((0, said), "incident"), ((said + len(row["said"]), len(article.text or "")), "incident")]
        mark = ((start, start + len(row["mark"])), row["want"].replace("out", "background"))
        found.append((_named(f"scope-{len(found)}"), reading(article), [*own, mark]))
    for case in test_reports.cases():
        article, marks = test_reports.marked(case)
        placed_marks = [(span, "background" if scope in ("2nd", "none") else scope) for span, scope in marks]
        found.append((_named(f"report-{len(found)}"), reading(article), placed_marks))
    return found


def _named(name: str) -> Labels:
    """Labels that say no more than which report it is: a group of its own."""
    return Labels(name, name, True, None, None, None, (), None, (), None, (), ())


def seen(reports: Sequence[Labelled], weights: Mapping[str, float] | None = None) -> list[Seen]:
    """The labelled tellings of reports, in order: led by the labels, or by weights as the program would be."""
    return [row for one in reports for row in _Taught(one, weights).seen()]


def learn(reports: Sequence[Labelled]) -> dict[str, float]:
    """Weights from reports led by their labels, then from those and the same led by the first weights.

    The second round shows the fit the courses that its own mistakes give a report.
    """
    led = seen(reports)
    return fit([*led, *seen(reports, fit(led))])


def fit(told: Sequence[Seen]) -> dict[str, float]:
    """Weights by sign: logistic regression, L2, Newton's method."""
    often = Counter(name for row in told for name in row.signs)
    names = sorted(name for name, times in often.items() if times >= FEWEST)
    x = np.array([[row.signs.get(name, 0.0) for name in names] for row in told])
    y = np.array([float(row.own) for row in told])
    penalty = np.array([0.0 if name == "always" else PENALTY for name in names])
    return dict(zip(names, _newton(x, y, penalty).tolist(), strict=True))


def _newton(x: NDArray[np.float64], y: NDArray[np.float64], penalty: NDArray[np.float64]) -> NDArray[np.float64]:
    w = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (y - p) - penalty * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def held_out(reports: Sequence[Labelled], own: Sequence[Labelled]) -> list[Seen]:
    """Each report's tellings, sorted by weights learnt without it (and with our own invented reports)."""
    order = {name: n for n, name in enumerate(sorted({want.group for want, _, _ in reports}))}
    found = []
    for fold in range(FOLDS):
        weights = learn([*own, *(one for one in reports if order[one[0].group] % FOLDS != fold)])
        found += seen([one for one in reports if order[one[0].group] % FOLDS == fold], weights)
    return found


def write(weights: dict[str, float]) -> Path:
    """Put the weights into ``data/scope_weights.txt``, strongest first, under that table's own heading."""
    path = Path(str(files("corroborate.data") / "scope_weights.txt"))
    heading = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    strongest = sorted(weights.items(), key=lambda item: (-abs(round(item[1], 3)), item[0]))
    lines = [*heading, *(f"{weight:.3f}\t{name}" for name, weight in strongest)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def show(told: Sequence[Seen], title: str) -> None:
    """One line: how many counts leak into the incident, from how many reports, and how many of its own are lost."""
    leaks = [row for row in told if row.given and not row.own]
    lost = sum(row.own and not row.given for row in told)
    reports = len({row.report for row in leaks})
    print(f"{title:32} {len(told)} tellings: {len(leaks)} leak in {reports} reports, {lost} lost")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write data/scope_weights.txt")
    options.add_argument("--cache", metavar="FILE", type=Path, help="keep the sentences' parses in this file")
    chosen = options.parse_args()
    reader, own = Reports(chosen.cache), invented()
    reports = labelled(reader, [one for part in TAUGHT for one in labels(part) if not one.id.startswith("muc4")])
    if chosen.write:
        print(write(learn([*own, *reports])))
        return
    show(seen(reports, in_use()), "the weights in use")
    show(seen(own, in_use()), "the same, on the tests' reports")
    show(seen(labelled(reader, labels(LEFT_OUT)), in_use()), f"the same, on {LEFT_OUT}, in no fit")
    show(held_out(reports, own), "reports left out of the fit")


if __name__ == "__main__":
    main()
