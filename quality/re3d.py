"""People, organisations and places in documents on the Syria and Iraq conflict: spaCy's own against ours.

``python -m quality.re3d [--part dev|test|all] [--limit N] [--errors N]`` reads ``../shared/benchmarks/re3d`` (see
its README). Every other document is dev, the rest test; dev was looked at; of test, once, the errors on people.
Gold: what people annotated (confidence above 0) of the types Person, Organisation and Location, so far as it is a
name: without its article, possessive and a person's rank it begins and ends with a capital and has no common noun
inside; pronouns that begin a sentence are out. Common-noun phrases ("rebels") are out; states are taken out of
organisations on both sides. Exact span and class.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corroborate.extract.parse import Sentence, unpack
from corroborate.extract.sentences import split
from corroborate.extract.who.lexicon import countries
from quality.choice import settings
from quality.ner import Score, Span, bare_spans, our_spans, parse_all, report, trimmed

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "re3d" / "docs.jsonl.gz"
TYPES = {"Person": "people", "Organisation": "organisations", "Location": "places"}
_PRONOUNS = frozenset("I We He She It They You My Our His Her Its Their This That These Those Who".split())
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "al", "el", "bin", "ibn", "de", "to", "at", "e"])


def documents(part: str, limit: int) -> list[dict[str, Any]]:
    with gzip.open(BENCHMARK, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    wanted = {"dev": every[0::2], "test": every[1::2], "all": every}[part]
    return wanted[:limit] if limit else wanted


def plain(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Spans without articles, possessives and ranks; names only, and no state as an organisation."""
    for span in spans:
        start, end, label = trimmed(text, span)
        name = text[start:end]
        words = [w for w in re.split(r"[\s-]+", name) if w]
        named = (
            name not in _PRONOUNS
            and words
            and words[0][:1].isupper() | (words[0] in _SMALL)
            and words[-1][:1].isupper() | words[-1].isdigit()
        )
        if not named or any(w.islower() and w not in _SMALL for w in words):
            continue
        if label == "organisations" and name in countries():
            continue
        yield start, end, label


def read(documents: list[dict[str, Any]], part: str) -> Iterator[tuple[dict[str, Any], list[Sentence]]]:
    limit = settings().max_sentence_characters
    cut = [[(s, e) for s, e in split(d["text"], limit)] for d in documents]
    packed = iter(
        parse_all([d["text"][s:e] for d, c in zip(documents, cut, strict=True) for s, e in c], f"re3d-{part}")
    )
    for document, pieces in zip(documents, cut, strict=True):
        text = document["text"]
        yield (
            document,
            [unpack(Sentence(i, 0, "paragraph", s, text[s:e]), next(packed)) for i, (s, e) in enumerate(pieces)],
        )


def measure(part: str, limit: int) -> tuple[Score, Score, float, int]:
    """The bare pipeline's score, ours, the seconds that ours took, and the sentences read."""
    bare, ours, seconds, count = Score(), Score(), 0.0, 0
    for document, sentences in read(documents(part, limit), part):
        text = document["text"]
        begun = time.perf_counter()
        mine = list(our_spans(sentences))
        seconds += time.perf_counter() - begun
        count += len(sentences)
        marked = [e for e in document["entities"] if e["type"] in TYPES and e["confidence"] > 0]
        gold = list(plain(text, ((e["start"], e["end"], TYPES[e["type"]]) for e in marked)))
        bare.add(text, plain(text, (span for s in sentences for span in bare_spans(s))), gold)
        ours.add(text, plain(text, mine), gold)
    return bare, ours, seconds, count


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", choices=("dev", "test", "all"), default="dev")
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    bare, ours, seconds, count = measure(chosen.part, chosen.limit)
    print("re3d", chosen.part)
    report(bare, ours, seconds, count)
    for line in [line for line in ours.wrong if line not in set(bare.wrong)][: chosen.errors]:
        print("   ", line)


if __name__ == "__main__":
    main()
