"""PolNeAR: is this stretch attributed, and to whom?

``python -m quality.polnear [dev|test|train] [--limit N] [--baseline] [--errors]``
reads ``../shared/benchmarks/polnear``.

Scoring, over our tokens: *content* is precision, recall and F1 of the tokens that stand in the
content of some attribution. Attributions are then paired one to one with the gold's, largest
content overlap first; a pair is *right content* from a Dice coefficient of 0.5 on. *source given
content* is the share of these pairs whose source words overlap by a Dice of 0.5 or more without
articles (both silent counts as right). *pair* is F1 over attributions with both right.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from corroborate.extract import pipeline, speaker
from corroborate.extract.mentions import Attribution
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.sentences import sentences
from corroborate.model import Article, Block, BlockKind
from quality.choice import settings

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "polnear"
_ARTICLES = frozenset(["the", "a", "an"])
Spans = list[tuple[int, int]]
Finder = Callable[[Article, list[Sentence]], list[Attribution]]


def article(record: dict[str, Any]) -> Article:
    """The record's text, a block a line; the first, the headline, is the title."""
    blocks: list[Block] = []
    start, text = 0, record["text"]
    for line in text.split("\n"):
        kind: BlockKind = "title" if not blocks else "paragraph"
        if line.strip():
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return Article(
        id=record["id"], source=record["id"], title=None, publisher=None, original_publisher=None, credits=(),
        authors=(), published=None, seen=None, url=None, language="en", translated=False, text=text,
        blocks=tuple(blocks),
    )  # fmt: skip


def parsed(articles: list[Article], name: str) -> Iterator[list[Sentence]]:
    """The articles' sentences, parsed; parses are kept in the temporary folder between runs."""
    cut = [sentences(a, settings().max_sentence_characters) for a in articles]
    texts = [s.text for found in cut for s in found]
    digest = hashlib.sha256("\0".join([name, *texts]).encode()).hexdigest()[:16]
    cache = Path(tempfile.gettempdir()) / f"corroborate-polnear-{digest}.msgpack"
    if cache.is_file():
        packed = msgspec.msgpack.decode(cache.read_bytes(), type=list[Packed])
    else:
        packed = list(pipeline.parse(pipeline.load(pipeline.folder(name)), texts, settings().parse_batch))
        cache.write_bytes(msgspec.msgpack.encode(packed))
    parses = iter(packed)
    for found in cut:
        yield [unpack(s, next(parses)) for s in found]


class Score:
    """Counts over articles, and the three figures."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.errors: list[tuple[str, str, str, str]] = []

    def add(self, record: dict[str, Any], read: list[Sentence], found: list[Attribution]) -> None:
        """Count one article."""
        tokens = [(t.start, t.end, t.lower) for s in read for t in s.tokens]
        gold = [_Read(a["source"], a["cue"], a["content"], tokens) for a in record["attributions"]]
        ours = [_Read([a.source] if a.source else [], [a.cue], contents, tokens) for a, contents in _whole(found)]
        gold, ours = [g for g in gold if g.content], [o for o in ours if o.content]
        here, there = set().union(*(g.content for g in gold)), set().union(*(o.content for o in ours))
        self.count.update(content_hit=len(here & there), content_gold=len(here), content_ours=len(there))
        pairs = _pairs(gold, ours)
        right = [(g, o) for g, o in pairs if _dice(gold[g].content, ours[o].content) >= 0.5]
        good = [(g, o) for g, o in right if gold[g].same_source(ours[o])]
        self.count.update(gold=len(gold), ours=len(ours), content_right=len(right), both_right=len(good))
        text = record["text"]
        for g, o in set(right) - set(good):
            self.errors.append(("source", gold[g].show(text), ours[o].show(text), record["id"]))
        self.errors += [
            ("missed", g.show(text), "", record["id"]) for i, g in enumerate(gold) if i not in {g for g, _ in right}
        ]
        self.errors += [
            ("extra", "", o.show(text), record["id"]) for i, o in enumerate(ours) if i not in {o for _, o in right}
        ]

    def figures(self) -> dict[str, float]:
        """The benchmark's figures, each between 0 and 1."""
        c = self.count
        precision, recall = c["content_hit"] / max(1, c["content_ours"]), c["content_hit"] / max(1, c["content_gold"])
        return {
            "content_precision": precision,
            "content_recall": recall,
            "content_f1": 2 * precision * recall / max(1e-9, precision + recall),
            "attribution_f1": 2 * c["content_right"] / max(1, c["gold"] + c["ours"]),
            "source_given_content": c["both_right"] / max(1, c["content_right"]),
            "pair_precision": c["both_right"] / max(1, c["ours"]),
            "pair_recall": c["both_right"] / max(1, c["gold"]),
            "pair_f1": 2 * c["both_right"] / max(1, c["gold"] + c["ours"]),
        }


def _whole(found: list[Attribution]) -> list[tuple[Attribution, Spans]]:
    """Attributions with the quotations that carry them on: the gold makes one of "A," she said. "B."."""
    whole: dict[tuple[int, int] | int, tuple[Attribution, Spans]] = {}
    for number, a in enumerate(sorted(found, key=lambda a: a.carried)):
        if a.carried and a.source in whole and a.direct:
            whole[a.source][1].extend(a.contents)
        else:
            key = number if a.source is None or a.source in whole else a.source
            whole[key] = (a, list(a.contents))
    return list(whole.values())


class _Read:
    """An attribution as sets of token numbers."""

    def __init__(self, source: Any, cue: Any, content: Any, tokens: list[tuple[int, int, str]]) -> None:
        self.spans = (source, cue, content)
        self.content = _tokens(content, tokens)
        self.source = _tokens(source, tokens, _ARTICLES)

    def same_source(self, other: _Read) -> bool:
        if not self.source or not other.source:
            return not self.source and not other.source
        return _dice(self.source, other.source) >= 0.5 or self.source <= other.source or other.source <= self.source

    def show(self, text: str) -> str:
        return " | ".join("…".join(text[s:e].replace("\n", "⏎")[:150] for s, e in spans) for spans in self.spans)


def _tokens(spans: Any, tokens: list[tuple[int, int, str]], drop: frozenset[str] = frozenset()) -> set[int]:
    return {
        i
        for start, end in spans
        for i, (a, b, word) in enumerate(tokens)
        if a < end and b > start and word not in drop and any(c.isalnum() for c in word)
    }


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _pairs(gold: list[_Read], ours: list[_Read]) -> list[tuple[int, int]]:
    scored = sorted(
        (
            (_dice(g.content, o.content), g.same_source(o), i, j)
            for i, g in enumerate(gold)
            for j, o in enumerate(ours)
            if g.content & o.content
        ),
        key=lambda entry: (-entry[0], not entry[1], entry[2], entry[3]),
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    for _, _, i, j in scored:
        if i not in used_gold and j not in used_ours:
            pairs.append((i, j))
            used_gold.add(i)
            used_ours.add(j)
    return pairs


def baseline(_: Article, read: list[Sentence]) -> list[Attribution]:
    """What the bare parser gives: the subject and the clause of five verbs of saying."""
    found = []
    for s in read:
        for verb in (t for t in s.tokens if t.lemma in ("say", "tell", "report", "announce", "add")):
            kids = {k.dep: k for k in s.children(verb.i)}
            if "nsubj" in kids and "ccomp" in kids:
                words, said = s.subtree(kids["nsubj"].i), s.subtree(kids["ccomp"].i)
                content, cue = ((said[0].start, said[-1].end),), (verb.start, verb.end)
                found.append(Attribution(s.index, content, (), cue, source=(words[0].start, words[-1].end)))
    return found


def measure(part: str = "dev", limit: int | None = None, find: Finder = speaker.find) -> Score:
    """Score one part of the benchmark (the test part is only ever scored, never read)."""
    with gzip.open(BENCHMARK / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:limit]
    articles = [article(r) for r in records]
    score = Score()
    for record, one, read in zip(records, articles, parsed(articles, settings().pipeline), strict=True):
        score.add(record, read, find(one, read))
    return score


def main() -> None:
    """Print the figures, and the errors where asked for (never those of the test part)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test", "train"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    score = measure(options.part, options.limit, baseline if options.baseline else speaker.find)
    for name, value in score.figures().items():
        print(f"{name}\t{value:.3f}")
    print(dict(score.count))
    if options.errors and options.part != "test":
        for error in score.errors:
            print("\t".join(error))


if __name__ == "__main__":
    main()
