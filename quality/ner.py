"""Named entities: spaCy's own against ours, exact span and class.

``python -m quality.ner [--part dev|test] [--limit N] [--errors N]`` reads ``../shared/benchmarks/ner`` (UNER
English-EWT, CrossNER politics; see its README). UNER's sentences are read a document at a time, CrossNER's
alone. Classes: people, organisations (CrossNER: organisation, politicalparty), places (country, location).
Leading articles and ranks and closing possessives are dropped on both sides. Only dev was looked at.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corroborate.extract import pipeline, who
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.who.forces import country_at
from corroborate.extract.who.lexicon import country_names
from corroborate.names import rank_length
from quality.choice import settings

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "ner"
TYPES = {
    "PER": "people", "ORG": "organisations", "LOC": "places", "politician": "people", "person": "people",
    "organisation": "organisations", "politicalparty": "organisations", "country": "places", "location": "places",
}  # fmt: skip
SPACY = {"PERSON": "people", "ORG": "organisations", "GPE": "places", "LOC": "places", "FAC": "places"}
OURS = {"person": "people", "organisation": "organisations", "group": "organisations", "place": "places"}
Span = tuple[int, int, str]


def documents(name: str) -> Iterator[tuple[list[str], list[list[Span]]]]:
    """Sentences of a document and their gold spans (offsets into the document's text, joined by newlines)."""
    with gzip.open(BENCHMARK / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    groups: list[list[dict[str, list[str]]]] = []
    for i, row in enumerate(rows):
        if i and "doc" in row and row["doc"] == rows[i - 1]["doc"]:
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        at, texts, gold = 0, [], []
        for row in group:
            text = " ".join(row["tokens"])
            texts.append(text)
            gold.append([(at + s, at + e, label) for s, e, label in tagged(row["tokens"], row["tags"])])
            at += len(text) + 1
        yield texts, gold


def tagged(tokens: list[str], tags: list[str]) -> Iterator[Span]:
    """The spans of one sentence's IOB2 tags in its words joined by spaces."""
    at, spans = 0, []
    for token, tag in zip(tokens, tags, strict=True):
        if tag.startswith("B-"):
            spans.append((at, at + len(token), tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], at + len(token), spans[-1][2])
        at += len(token) + 1
    for start, end, tag in spans:
        if tag in TYPES:
            yield start, end, TYPES[tag]


def bare_spans(sentence: Sentence) -> Iterator[Span]:
    """spaCy's spans with the benchmark's classes."""
    for ent in sentence.ents():
        if ent.label in SPACY:
            yield *sentence.span(ent.first, ent.last), SPACY[ent.label]


def our_spans(sentences: list[Sentence]) -> Iterator[Span]:
    """Ours; of a force that is only described ("the Sarvan army") the country alone is a name."""
    for name in who.labelled(sentences):
        tokens = name.sentence.tokens
        if name.country and not name.known and tokens[name.last].text.islower():
            size, _ = country_at(tokens, name.first)
            start, end = name.sentence.span(name.first, name.first + max(size, 1) - 1)
            if name.sentence.words(start, end) in country_names():
                yield start, end, "places"
        elif name.label in OURS:
            yield name.start, name.end, OURS[name.label]


def trimmed(text: str, span: Span) -> Span:
    start, end, label = span
    if label == "people":
        start += rank_length(text[start:end])
    for article in ("the ", "a ", "an "):
        if text[start:end].lower().startswith(article):
            start += len(article)
    for ending in ("'s", "’s", " 's", " ’s", "'", "’"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end, label


class Score:
    """True positives, found and gold by class."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, text: str, found: Iterable[Span], gold: Iterable[Span]) -> None:
        """Count one document's spans."""
        mine, theirs = {trimmed(text, s) for s in found}, {trimmed(text, s) for s in gold}
        for tally, spans in ((self.right, mine & theirs), (self.found, mine), (self.gold, theirs)):
            tally.update(label for _, _, label in spans)
        shown = [("+", s) for s in mine - theirs] + [("-", s) for s in theirs - mine]
        for sign, (start, end, label) in sorted(shown, key=lambda x: x[1]):
            context = text[max(0, start - 30) : end + 30].replace("\n", " ")
            self.wrong.append(f"{sign} {label:13} {text[start:end]!r:40} … {context}")

    def f1(self, label: str) -> float:
        """F1 of one class."""
        total = self.found[label] + self.gold[label]
        return 2 * self.right[label] / total if total else 0.0


def report(bare: Score, ours: Score, seconds: float, sentences: int) -> None:
    for label in sorted(bare.gold):
        parts = (f"{s.f1(label):.3f} (P {s.right[label] / max(1, s.found[label]):.3f} "
                 f"R {s.right[label] / max(1, s.gold[label]):.3f})" for s in (bare, ours))  # fmt: skip
        print(f"  {label:14} bare {next(parts)}  ours {next(parts)}  {ours.f1(label) - bare.f1(label):+.3f}")
    print(f"  {seconds / max(1, sentences) * 1000:.3f} ms a sentence")


def parse_all(texts: list[str], cache: str) -> list[Packed]:
    """Parses, kept in the system's temporary folder under the model's name and ``cache``."""
    chosen = settings()
    kept = Path(tempfile.gettempdir()) / f"corroborate-{chosen.pipeline}-{cache}-{len(texts)}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]
    nlp = pipeline.load(pipeline.folder(chosen.pipeline))
    parsed = list(pipeline.parse(nlp, texts, chosen.parse_batch))
    kept.write_bytes(pickle.dumps(parsed))
    return parsed


def measure(name: str, limit: int) -> tuple[Score, Score, float, int]:
    docs = [d for d, _ in zip(documents(name), range(limit or 10**9), strict=False)]
    packed = iter(parse_all([text for texts, _ in docs for text in texts], name))
    bare, ours, seconds, count = Score(), Score(), 0.0, 0
    for texts, gold in docs:
        at = 0
        read: list[Sentence] = []
        for text in texts:
            read.append(unpack(Sentence(len(read), 0, "paragraph", at, text), next(packed)))
            at += len(text) + 1
        begun = time.perf_counter()
        mine = list(our_spans(read))
        seconds += time.perf_counter() - begun
        count += len(read)
        whole = "\n".join(texts)
        every = [span for spans in gold for span in spans]
        bare.add(whole, [span for s in read for span in bare_spans(s)], every)
        ours.add(whole, mine, every)
    return bare, ours, seconds, count


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", choices=("dev", "test"), default="dev")
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    for name in ("uner_en_ewt", "crossner_politics"):
        print(name, chosen.part)
        bare, ours, seconds, count = measure(f"{name}_{chosen.part}", chosen.limit)
        report(bare, ours, seconds, count)
        for line in [line for line in ours.wrong if line not in set(bare.wrong)][: chosen.errors]:
            print("   ", line)


if __name__ == "__main__":
    main()
