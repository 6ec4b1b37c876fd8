"""Same incident or not: documents of two sets grouped by the program's incidents.

``python -m quality.resolve [--case FILE] [--jobs N] [--wrong N]``. Read from ``../shared/benchmarks``: ECB+
(dev, test: news of two events of one kind a topic; most texts have no date) and the world news of
Giveme5W1H (given their publication dates and titles). Each set goes through every stage in a case of its own;
documents that share an incident are one group, one without an account is a group by itself. B-cubed
precision, recall and F over the documents; "apart" is the share of the pairs of documents of one topic's two
ECB+ events that are kept apart, "read" the share of documents that have an account at all (half of these sets
tell of no incident: arrests, weddings, products), "read_f1" the F over those. ``--case`` keeps the cases in a
folder, so that a change of rules is measured without parsing again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from corroborate import pipeline
from corroborate.store.case import Case
from corroborate.workers import Workers
from quality.choice import settings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
SETS = ("ecbplus_dev", "ecbplus_test", "world_news")

Line = dict[str, Any]
Figures = dict[str, float]


def documents(name: str) -> tuple[list[Line], dict[str, str], dict[str, str]]:
    """A set's documents as JSON Lines input, the event of each, and the topic of each (what makes events alike)."""
    if name == "world_news":
        found = [d for d in _lines("giveme5w1h/news_cluster.jsonl.gz") if d["category"] == "world"]
        given = [
            {"id": d["id"], "title": d["title"], "published": d["date"], "text": f"{d['description']}\n\n{d['text']}"}
            for d in found
        ]
        return given, {d["id"]: d["cluster"] for d in found}, {d["id"]: d["cluster"] for d in found}
    part = name.removeprefix("ecbplus_")
    found = [d for d in _lines("ecbplus/docs.jsonl.gz") if d["split"] == part]
    given = [{"id": d["doc"], "text": d["text"].replace("\n", "\n\n")} for d in found]
    return given, {d["doc"]: d["subtopic"] for d in found}, {d["doc"]: str(d["topic"]) for d in found}


def groups(lines: Sequence[Line], case_file: Path, jobs: int) -> list[set[str]]:
    """The documents of each incident, by their ids; those without an account are in none."""
    chosen = settings()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "documents.jsonl"
        source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        with Case.open(case_file, create=True, settings=chosen) as case, Workers(chosen, jobs) as workers:
            pipeline.add(case, [str(source)], chosen, lambda *_: None)
            records, _ = pipeline.derive(case, "ucdp", workers, lambda *_: None)
    return [{article.id for article in record.articles} for record in records]


def partition(found: Sequence[set[str]], ids: Sequence[str]) -> dict[str, str]:
    """Each document's group: documents that share an incident are together, however many each tells."""
    root = {i: i for i in ids}

    def top(i: str) -> str:
        while root[i] != i:
            i = root[i]
        return i

    for group in found:
        first, *rest = sorted(group)
        for other in rest:
            root[top(other)] = top(first)
    return {i: top(i) for i in ids}


def b_cubed(ours: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F over the documents (Bagga and Baldwin 1998)."""
    both = Counter((ours[i], gold[i]) for i in gold)
    mine, theirs = Counter(ours[i] for i in gold), Counter(gold.values())
    precision = sum(n * n / mine[group] for (group, _), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[event] for (_, event), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def apart(ours: Mapping[str, str], gold: Mapping[str, str], topic: Mapping[str, str]) -> float:
    """Of the pairs of documents of one topic and two events, the share that is in two groups."""
    alike = [(a, b) for mine in _by(topic).values() for a, b in combinations(mine, 2) if gold[a] != gold[b]]
    return sum(ours[a] != ours[b] for a, b in alike) / len(alike) if alike else 1.0


def measure(name: str, cases: Path, jobs: int = 2) -> tuple[Figures, dict[str, str]]:
    """One set's figures and the groups they are of; ``cases`` is the folder where its case is kept."""
    lines, gold, topic = documents(name)
    found = groups(lines, cases / f"{name}.case", jobs)
    ours = partition(found, sorted(gold))
    precision, recall, f1 = b_cubed(ours, gold)
    seen = set().union(*found)
    read = b_cubed({i: ours[i] for i in seen}, {i: gold[i] for i in seen})
    figures = {"precision": precision, "recall": recall, "f1": f1, "apart": apart(ours, gold, topic)}
    figures |= {"read": len(seen) / len(gold), "read_f1": read[2]}
    return figures, ours


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m quality.resolve", description="Same incident or not.")
    options.add_argument("--case", type=Path, metavar="FOLDER", help="keep the cases there between runs")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument(
        "--wrong", type=int, default=0, metavar="N", help="show the N largest mixed groups of each set"
    )
    options.add_argument("sets", nargs="*", metavar="SET", help=f"of: {', '.join(SETS)}")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = chosen.case or Path(folder)
        cases.mkdir(parents=True, exist_ok=True)
        for name in chosen.sets or SETS:
            begun = time.perf_counter()
            figures, ours = measure(name, cases, chosen.jobs)
            said = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
            print(f"{name:14} {said}  ({time.perf_counter() - begun:.0f} s)", flush=True)
            for line in list(_mixed(ours, documents(name)[1]))[: chosen.wrong]:
                print(f"  {line}")


def _mixed(ours: Mapping[str, str], gold: Mapping[str, str]) -> Iterator[str]:
    """Groups that hold documents of several events, largest first."""
    for _, mine in sorted(_by(ours).items(), key=lambda pair: (-len(pair[1]), pair[0])):
        events = Counter(gold[i] for i in mine)
        if len(events) > 1:
            yield ", ".join(f"{event} {n}" for event, n in events.most_common()) + f": {' '.join(mine[:6])}"


def _by(labels: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for i, label in sorted(labels.items()):
        found[label].append(i)
    return found


def _lines(path: str) -> list[Line]:
    with gzip.open(SHARED / path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
