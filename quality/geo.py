"""Place names in news: found, resolved given the name, and end to end.

``python -m quality.geo [--part dev|test|all] [--documents N] [--cache FILE] [--errors N]``. Texts and gold are read
from ``../shared/benchmarks/geo`` (LGL, GeoWebNews; see its README). Every other document is dev,
the rest is test; only dev was looked at. Scores, as printed a set:

* found P/R/F: spans equal, after leading "the" and trailing "'s" are dropped. Recall is over the names
  with coordinates; a found name is right where any annotated name has its span.
* given: the share of gold names put within 161 km when the name's characters are given (Acc@161km);
  ``holds`` is the share for which the gazetteer has a right candidate at all, ``populous`` the
  most populous namesake's score, the baseline.
* end to end P/R/F: found and put within 161 km, over found names with a place and gold names. What the gold
  marks as a place and gives no coordinates (LGL's streets) is in neither.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import time
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from corroborate.extract import pipeline
from corroborate.extract.gazetteer import Gazetteer, Place
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.sentences import sentences
from corroborate.extract.where import find
from corroborate.extract.where.choose import Chooser
from corroborate.extract.where.inside import link
from corroborate.extract.where.spans import names
from corroborate.extract.where.values import where
from corroborate.extract.where.words import Name
from corroborate.model import Article, Block, Where
from corroborate.places import haversine_km
from quality.choice import settings

SETS = Path(__file__).parents[2] / "shared" / "benchmarks" / "geo"
KM = 161.0
Gold = dict[str, Any]


def documents(name: str, part: str, limit: int) -> list[dict[str, Any]]:
    with gzip.open(SETS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = [msgspec.json.decode(line) for line in lines]
    wanted = {"dev": every[0::2], "test": every[1::2], "all": every}[part]
    return wanted[:limit] if limit else wanted


def article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Article(
        id="a", source="a", title=None, publisher=None, original_publisher=None, credits=(), authors=(), published=None,
        seen=None, url=None, language="en", translated=False, text=text, blocks=tuple(blocks),
    )  # fmt: skip


class Parser:
    """Parses with the default pipeline; keeps parses in ``cache`` where one is given."""

    def __init__(self, cache: Path | None) -> None:
        self.cache = cache
        self.nlp: Any = None
        self.known: dict[str, Packed] = pickle.loads(cache.read_bytes()) if cache and cache.is_file() else {}

    def parse(self, text: str) -> list[Sentence]:
        """The text's sentences, parsed."""
        found = sentences(article(text), settings().max_sentence_characters)
        new = [s.text for s in found if s.text not in self.known]
        if new:
            self.nlp = self.nlp or pipeline.load(pipeline.folder(settings().pipeline))
            self.known.update(zip(new, pipeline.parse(self.nlp, new, 256), strict=True))
        return [unpack(s, self.known[s.text]) for s in found]

    def save(self) -> None:
        """Keep the parses."""
        if self.cache:
            self.cache.write_bytes(pickle.dumps(self.known))


def near(gold: Gold, latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return False
    return haversine_km((gold["lat"], gold["lon"]), (latitude, longitude)) <= KM


def given(
    parsed: list[Sentence], gold: list[Gold], gazetteer: Gazetteer
) -> list[tuple[Gold, Where | None, tuple[Place, ...]]]:
    """Resolve the gold names among what the article's own names say."""
    wanted = [t for t in gold if t["lat"] is not None]
    every: list[Name] = []
    of: dict[int, Gold] = {}
    for sentence in parsed:
        here = [t for t in wanted if sentence.start <= t["start"] < t["end"] <= sentence.end]
        own = [
            n for n in names(sentence, gazetteer) if not any(t["start"] < n.end and n.start < t["end"] for t in here)
        ]
        same = {(n.start, n.end): n for n in names(sentence, gazetteer)}
        for t in here:
            tokens = [k.i for k in sentence.tokens if k.start < t["end"] and k.end > t["start"]]
            name = same.get((t["start"], t["end"])) or Name(sentence, tokens[0], tokens[-1])
            name.key = name.key if (t["start"], t["end"]) in same and name.key else t["text"]
            name.stands = True
            own.append(name)
        own.sort(key=lambda n: n.start)
        for i, name in enumerate(own):
            for t in here:
                if name.start < t["end"] and t["start"] < name.end:
                    of[len(every) + i] = t
        link(sentence, own, len(every))
        every += own
    chooser = Chooser(gazetteer)
    chosen = chooser.choose(every)
    return [(t, where(every, i, chosen), chooser.candidates(every[i])) for i, t in of.items()]


def shown(where: Where | None) -> str:
    return f"{where.name} {where.country} {where.admin1}" if where else "none"


def told(gold: Gold) -> str:
    return f"{gold['lat']},{gold['lon']} {gold.get('type')} {gold.get('admin1', '')}"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if words.lower().startswith("the "):
        start += 4
    if words.endswith(("'s", "’s")):
        end -= 2
    return start, end


def score(
    name: str, part: str, limit: int, parser: Parser, gazetteer: Gazetteer
) -> tuple[dict[str, float], Counter[str]]:
    n: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    took = 0.0
    for document in documents(name, part, limit):
        parsed = parser.parse(document["text"])
        begin = time.perf_counter()
        found = find(parsed, gazetteer)
        took += time.perf_counter() - begin
        n["sentences"] += len(parsed)
        count_found(document, found, n, errors)
        count_given(given(parsed, document["toponyms"], gazetteer), n, errors)
    return figures(n, took), errors


def count_found(document: Gold, found: list[PlaceMention], n: Counter[str], errors: Counter[str]) -> None:
    """Count names found and put on the map against one document's gold."""
    text, gold = document["text"], document["toponyms"]
    spans = {trimmed(text, t["start"], t["end"]) for t in gold}
    placed = {trimmed(text, t["start"], t["end"]): t for t in gold if t["lat"] is not None}
    named = [m for m in found if m.text[:1].isupper()]
    n["gold"] += len(placed)
    n["found"] += len(named)
    for m in named:
        span = trimmed(text, m.start, m.end)
        n["right"] += span in spans
        n["recalled"] += span in placed
        n["answered"] += m.where is not None and (span in placed or span not in spans)
        if span not in spans:
            errors[f"spurious\t{m.text}\t{m.kind}"] += 1
        if m.where and span in placed and near(placed[span], m.where.latitude, m.where.longitude):
            n["whole"] += 1
        elif span in placed:
            errors[f"wrong\t{m.text}\t{shown(m.where)}\t{told(placed[span])}"] += 1
    for span in set(placed) - {trimmed(text, m.start, m.end) for m in named}:
        errors[f"missed\t{placed[span]['text']}\t{text[max(0, span[0] - 30) : span[1] + 20]!r}"] += 1


def count_given(
    resolved: list[tuple[Gold, Where | None, tuple[Place, ...]]], n: Counter[str], errors: Counter[str]
) -> None:
    """Count gold names that were put where they are."""
    for t, place, candidates in resolved:
        n["given"] += 1
        n["holds"] += any(near(t, c.latitude, c.longitude) for c in candidates)
        most = max(candidates, key=lambda c: c.population, default=None)
        n["populous"] += most is not None and near(t, most.latitude, most.longitude)
        n["refused"] += bool(candidates) and place is None
        if place is not None and near(t, place.latitude, place.longitude):
            n["given right"] += 1
        elif not any(near(t, c.latitude, c.longitude) for c in candidates):
            errors[f"lacking\t{t['text']}\t{told(t)} {shown(place)}"] += 1
        else:
            errors[f"namesake\t{t['text']}\t{shown(place)}\t{told(t)}"] += 1


def figures(n: Counter[str], took: float) -> dict[str, float]:
    found = harmonic(n["right"] / n["found"], n["recalled"] / n["gold"])
    whole = harmonic(n["whole"] / n["answered"], n["whole"] / n["gold"])
    return {
        "found P": n["right"] / n["found"], "found R": n["recalled"] / n["gold"], "found F": found,
        "given": n["given right"] / n["given"], "holds": n["holds"] / n["given"],
        "populous": n["populous"] / n["given"],
        "refused": n["refused"] / n["given"],
        "end to end P": n["whole"] / n["answered"], "end to end R": n["whole"] / n["gold"], "end to end F": whole,
        "ms a sentence": 1000 * took / n["sentences"],
    }  # fmt: skip


def harmonic(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=("dev", "test", "all"), default="test")
    options.add_argument("--documents", type=int, default=0, help="at most so many a set")
    options.add_argument("--cache", type=Path, help="keep parses in this file")
    options.add_argument("--errors", type=int, default=0, help="print so many of the commonest errors")
    chosen = options.parse_args()
    parser, gazetteer = Parser(chosen.cache), Gazetteer.open()
    for name in ("lgl", "geowebnews"):
        got, errors = score(name, chosen.part, chosen.documents, parser, gazetteer)
        print(f"{name:11}" + "  ".join(f"{key} {value:.3f}" for key, value in got.items()))
        for line, count in errors.most_common(chosen.errors):
            print(f"  {count}\t{line}")
    parser.save()


if __name__ == "__main__":
    main()
