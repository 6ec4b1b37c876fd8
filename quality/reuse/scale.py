"""Speed and size of the passage search on made collections, beside the same text only read and hashed.

``python -m quality reuse-scale``, or ``python -m quality.reuse.scale [--many N]``. A collection has real word
frequencies (the pool's words in another order) and no language model: four articles in ten are copies of
another, whole, trimmed or turned round, one in ten carries a paragraph that comes back some fifty times.
Each size runs in a process of its own, whose most memory holds the articles, the index and the answer.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import numpy as np

from corroborate.model import Article, Block, Published
from corroborate.provenance import passages
from corroborate.settings import Settings
from quality.reuse.texts import pool
from quality.reuse.words import WORD

FEW, MANY = 1_000, 100_000
"""Articles of the two collections that are compared."""
MOST_TIMES = 3.0
"""The passage search over reading and hashing alone, at most (issue 4)."""
MOST_GROWTH = 1.3
"""Time an article among many over time an article among few, at most (issue 4)."""
MOST_MEMORY = 2048.0
"""Megabytes that the large collection may take, articles and all (issue 4)."""
REUSED = 0.4
"""Share of articles that are copies."""
_STANDING = 0.1
_NEW_WORDS = 0.004
"""Share of words that nobody used before: a vocabulary grows with the collection."""


def collection(count: int, seed: int = 1) -> list[Article]:
    """So many articles, the same every time."""
    rng = Random(seed)
    stock = [[word.text for s in base.sentences for word in s] for base in pool()]
    standing = [_fresh(stock, rng)[:2] for _ in range(max(2, count // 500))]
    made: list[Article] = []
    sources: list[list[str]] = []
    for number in range(count):
        if sources and rng.random() < REUSED:
            paragraphs = _copy(rng.choice(sources[-2000:]), rng)
        else:
            paragraphs = _fresh(stock, rng)
            sources.append(paragraphs)
        if rng.random() < _STANDING:
            paragraphs = [*paragraphs, *rng.choice(standing)]
        made.append(_article(number, paragraphs, rng))
    return made


def _fresh(stock: Sequence[list[str]], rng: Random) -> list[str]:
    words = list(rng.choice(stock))
    rng.shuffle(words)
    for _ in range(round(len(words) * _NEW_WORDS)):
        words[rng.randrange(len(words))] = f"Name{rng.randrange(10**7)}"
    cuts = list(range(0, len(words), 45))
    return [" ".join(words[a : a + 45]) + "." for a in cuts]


def _copy(source: list[str], rng: Random) -> list[str]:
    how = rng.randrange(3)
    if how == 1:
        return source[: max(2, len(source) * rng.randint(4, 9) // 10)]
    return rng.sample(source, len(source)) if how else list(source)


def _article(number: int, paragraphs: list[str], rng: Random) -> Article:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    day = f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    house = f"Outlet {rng.randrange(400)}"
    return Article(
        id=f"m{number:06}", source=f"m{number}.txt", title=None, publisher=house, original_publisher=house, credits=(),
        authors=(), published=Published(day, "given"), seen=None, url=None, language="en", translated=False,
        text="\n\n".join(paragraphs), blocks=tuple(blocks),
    )  # fmt: skip


def read_and_hash(articles: Sequence[Article], n: int = 8) -> int:
    """The least that any such search must do: every word with its characters, numbered, and its n-grams hashed."""
    numbers: dict[str, int] = {}
    grams = 0
    for article in articles:
        text = article.text or ""
        ids, starts, ends = array("i"), array("i"), array("i")
        for block in article.blocks:
            for match in WORD.finditer(text, block.start, block.end):
                word = match.group().lower()
                ids.append(numbers.setdefault(word, len(numbers)))
                start, end = match.span()
                starts.append(start)
                ends.append(end)
        row = np.frombuffer(ids, np.intc).astype(np.uint64)
        total = np.zeros(max(0, len(row) - n + 1), np.uint64)
        for k in range(n if len(total) else 0):
            total = total * np.uint64(0x9E3779B97F4A7C15) + row[k : k + len(total)]
        grams += len(np.unique(total))
    return grams


def one(count: int) -> dict[str, float]:
    """A collection's figures, measured in this process: seconds an article, times the bare reading, megabytes."""
    articles = collection(count)
    words = sum(len((a.text or "").split()) for a in articles)
    before = _memory()
    rounds = 1 if count > 10_000 else 3
    settings = Settings()
    bare, search = [], []
    found: Sequence[Any] = ()
    for _ in range(rounds):
        bare.append(_seconds(lambda: read_and_hash(articles)))
        begun = time.process_time()
        found = passages(articles, settings)
        search.append(time.process_time() - begun)
    return {
        "articles": count,
        "words": words,
        "passages": len(found),
        "reused": len({span.article for r in found if r.kind == "copied" for span in (r.from_, r.to)}) / count,
        "seconds": statistics.median(search),
        "bare_seconds": statistics.median(bare),
        "words_a_second": words / statistics.median(search),
        "times_bare": statistics.median(s / b for s, b in zip(search, bare, strict=True)),
        "articles_mb": before,
        "most_mb": _memory(),
    }


def both(few: int = FEW, many: int = MANY) -> Iterator[tuple[int, dict[str, float]]]:
    """The figures of both sizes, each from a process of its own."""
    for count in (few, many):
        command = [sys.executable, "-m", "quality.reuse.scale", "--one", str(count)]
        yield count, json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def report(few: int = FEW, many: int = MANY) -> list[str]:
    """Measure, print, and say what lies past its limit."""
    found = dict(both(few, many))
    for count, figures in found.items():
        print(f"reuse-scale: {count} articles")
        for name, value in figures.items():
            print(f"  {name:34} {value:,.2f}", flush=True)
    growth = (found[many]["seconds"] / many) / (found[few]["seconds"] / few)
    print(f"  {'time an article, many over few':34} {growth:.2f}")
    past = [
        (name, value, most)
        for name, value, most in (
            (f"times bare at {few}", found[few]["times_bare"], MOST_TIMES),
            (f"times bare at {many}", found[many]["times_bare"], MOST_TIMES),
            ("time an article", growth, MOST_GROWTH),
            ("memory", found[many]["most_mb"], MOST_MEMORY),
        )
        if value > most
    ]
    return [f"reuse-scale: {name} is {value:.2f}, past {most:g}" for name, value, most in past]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _memory() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m quality.reuse.scale", description="Passage search at scale.")
    options.add_argument("--one", type=int, metavar="N", help="one collection, its figures as JSON")
    options.add_argument("--many", type=int, default=MANY)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one)))
    else:
        print("\n".join(report(FEW, chosen.many)))


if __name__ == "__main__":
    main()
