"""Killed and injured in US local news on shootings, against what crowd workers wrote down.

``python -m quality.gvdb [--documents N] [--cache FILE] [--errors N]``. Texts and gold are read from
``../shared/benchmarks/gvdb`` (dev part; see its README). Gold is the number of victims marked killed, and
of those marked injured or hospitalised and not killed; one worker an article, so both are often low.

What the product does with tolls (scope, origins, rules) is not measured here: a rule of a few lines
picks one figure an article and harm, so that the finder's own errors show. The first count in the
title and the first ``LEAD`` sentences that is no part, no denial and no article's singular; else 1
where a single person is said to be; else no answer. Scores a harm: ``answered`` is the share of the
articles with such victims that got a figure, ``right`` the share of the answers on articles with victims
that equal the gold, ``false`` the articles that got a figure where the gold has no such victim.
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
from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.sentences import split
from corroborate.extract.toll import find
from quality.choice import settings

DATA = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "gvdb" / "dev_incidents.jsonl.gz"
LEAD = 8
CHARACTERS = 6000


def documents(limit: int | None) -> list[dict[str, Any]]:
    with gzip.open(DATA) as lines:
        found = [msgspec.json.decode(line) for line in lines]
    return found[:limit]


def gold(document: dict[str, Any]) -> dict[str, int]:
    fates = [set(victim["victim-was"]) for victim in document["incident"]["victim-section"]]
    killed = sum("killed" in fate for fate in fates)
    return {
        "killed": killed,
        "injured": sum(bool(fate & {"injured", "hospitalized"}) - ("killed" in fate) > 0 for fate in fates),
    }


def pieces(document: dict[str, Any]) -> list[str]:
    title, text = document["title"], document["text"][:CHARACTERS]
    body = text[len(title) :] if text.startswith(title) else text
    return [title, *(body[start:end] for start, end in split(body, settings().max_sentence_characters))]


def parses(found: list[dict[str, Any]], cache: Path | None) -> list[list[tuple[str, Packed]]]:
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    texts = [pieces(document) for document in found]
    nlp = pipeline.load(pipeline.folder(settings().pipeline))
    packed = pipeline.parse(nlp, [text for group in texts for text in group], settings().parse_batch)
    read = [[(text, next(packed)) for text in group] for group in texts]
    if cache:
        cache.write_bytes(pickle.dumps(read))
    return read


def place(parsed: list[tuple[str, Packed]]) -> list[Sentence]:
    placed, start = [], 0
    for index, (text, packed) in enumerate(parsed):
        placed.append(unpack(Sentence(index, index, "paragraph", start, text), packed))
        start += len(text) + 1
    return placed


def answer(mentions: list[TollMention], harm: str) -> int | None:
    own = [m for m in mentions if m.harm == harm and m.sentence <= LEAD and not m.denied]
    counts = [m for m in own if not (m.single or m.named or m.part or m.whole is not None) and m.value is not None]
    if counts:
        return counts[0].value
    return 1 if any(m.single or m.named for m in own) else None


def count(counted: Counter[str], harm: str, want: int, got: int | None) -> None:
    """Count one article's answer."""
    counted[f"{harm} gold"] += want > 0
    counted[f"{harm} answered"] += want > 0 and got is not None
    counted[f"{harm} right"] += want > 0 and got == want
    counted[f"{harm} false"] += want == 0 and got is not None


def score(found: list[dict[str, Any]], parsed: list[list[tuple[str, Packed]]], errors: int) -> Counter[str]:
    counted: Counter[str] = Counter()
    for document, group in zip(found, parsed, strict=True):
        sentences = place(group)
        begin = time.perf_counter()
        mentions = find(sentences)
        counted["microseconds"] += int(1e6 * (time.perf_counter() - begin))
        counted["sentences"] += len(sentences)
        for harm, want in gold(document).items():
            got = answer(mentions, harm)
            count(counted, harm, want, got)
            if got is not None and got != want and counted["errors"] < errors:
                counted["errors"] += 1
                words = [(m.people, m.value) for m in mentions if m.harm == harm and m.sentence <= LEAD]
                print(document["id"], harm, "got", got, "gold", want, words[:4], document["title"][:80], sep=" | ")
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    chosen = parser.parse_args()
    found = documents(chosen.documents)
    counted = score(found, parses(found, chosen.cache), chosen.errors)
    for harm in ("killed", "injured"):
        total, answered = counted[f"{harm} gold"], counted[f"{harm} answered"]
        print(
            f"{harm}: {total} articles with victims, answered {answered / max(total, 1):.3f}, "
            f"right {counted[f'{harm} right'] / max(answered, 1):.3f}, false {counted[f'{harm} false']}"
        )
    print(f"{counted['microseconds'] / max(counted['sentences'], 1) / 1000:.3f} ms a sentence")


if __name__ == "__main__":
    main()
