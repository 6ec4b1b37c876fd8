"""The passage search beside plain methods and existing tools, on the same made cases.

``python -m quality.reuse.comparison [--cases N] [--with FOLDER]``. The tools are no dependency of the project;
put them into a folder of their own and name it:

    pip install --target FOLDER copydetect==0.5.0 datasketch==2.0.0 text-matcher==0.1.6

A tool that isn't there is left out. Each gets the text of every two articles of a case (none of them searches
more than two documents for passages at once) and says which characters both share; words are scored as for our
own passages, whatever kind they are. Its time is all of its processor seconds, reading the text included.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from corroborate.model import Article, Reuse, Span
from corroborate.provenance import passages
from corroborate.settings import Settings
from quality.reuse.scenarios import case
from quality.reuse.scoring import Read, Scored, opened, words
from quality.reuse.words import runs
from quality.reuse.words import words as plain

KINDS = ("verbatim", "trimmed", "reordered", "respelt", "renamed", "several", "merged")
"""Kinds of copy whose words are counted apart: found of those that went over."""

Finder = Callable[[Sequence[Article]], Sequence[Reuse]]
Places = tuple[int, int]

JACCARD = 0.2
"""Five-word Jaccard similarity from which two articles are called copies (one fifth of all their shingles)."""


def corroborate(articles: Sequence[Article]) -> Sequence[Reuse]:
    """Our own passages."""
    return passages(articles, Settings())


def exact(articles: Sequence[Article]) -> Sequence[Reuse]:
    """Runs of eight equal words, not joined over edits."""
    found: list[Reuse] = []
    for a, b in combinations(articles, 2):
        one, other = plain(a), plain(b)
        for i, j, n in runs(one, other, 8):
            found.append(_reuse(a, (one.starts[i], one.ends[i + n - 1]), b, (other.starts[j], other.ends[j + n - 1])))
    return found


def jaccard(articles: Sequence[Article]) -> Sequence[Reuse]:
    """Whole articles whose five-word shingles are alike."""
    grams = {a.id: plain(a).grams(5) for a in articles}
    return [
        _reuse(a, (0, len(a.text or "")), b, (0, len(b.text or "")))
        for a, b in combinations(articles, 2)
        if len(grams[a.id] & grams[b.id]) >= JACCARD * len(grams[a.id] | grams[b.id])
    ]


def minhash(articles: Sequence[Article]) -> Sequence[Reuse]:
    """datasketch: paragraphs whose five-word shingles are alike by MinHash and LSH (0.5, 128 permutations)."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found,unused-ignore]

    index = MinHashLSH(threshold=0.5, num_perm=128)
    kept: dict[str, tuple[Article, Places, Any]] = {}
    found = []
    for article in articles:
        for block in article.blocks:
            text = (article.text or "")[block.start : block.end].lower().split()
            if block.kind != "paragraph" or len(text) < 8:
                continue
            sketch = MinHash(num_perm=128)
            sketch.update_batch([" ".join(text[k : k + 5]).encode() for k in range(len(text) - 4)])
            for name in index.query(sketch):
                other, place, _ = kept[name]
                if other.id != article.id:
                    found.append(_reuse(article, (block.start, block.end), other, place))
            name = f"{article.id}:{block.start}"
            kept[name] = (article, (block.start, block.end), sketch)
            index.insert(name, sketch)
    return found


def winnowing(articles: Sequence[Article]) -> Sequence[Reuse]:
    """copydetect: winnowed fingerprints of 40 characters (about eight words), at most 10 apart."""
    from copydetect import CodeFingerprint  # type: ignore[import-not-found,unused-ignore]
    from copydetect.utils import find_fingerprint_overlap, get_copied_slices  # type: ignore[import-not-found,unused-ignore]

    prints = {a.id: CodeFingerprint(a.id, 40, 10, filter=False, fp=io.StringIO(a.text)) for a in articles}
    found = []
    for a, b in combinations(articles, 2):
        one, other = prints[a.id], prints[b.id]
        at, there = find_fingerprint_overlap(one.hashes, other.hashes, one.hash_idx, other.hash_idx)
        mine = [(int(s), int(e)) for s, e in get_copied_slices(at, 40).T]
        theirs = [(int(s), int(e)) for s, e in get_copied_slices(there, 40).T]
        wide = max(len(mine), len(theirs))
        for k in range(wide):
            found.append(_reuse(a, mine[min(k, len(mine) - 1)], b, theirs[min(k, len(theirs) - 1)]))
    return found


def matcher(articles: Sequence[Article]) -> Sequence[Reuse]:
    """text-matcher: stemmed trigrams matched in sequence, neighbours joined (its defaults, stop words kept)."""
    from text_matcher.matcher import Matcher, Text  # type: ignore[import-not-found,unused-ignore]

    texts = {a.id: Text(a.text, a.id, removeStopwords=False) for a in articles}
    found = []
    for a, b in combinations(articles, 2):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(IndexError):
            _, mine, theirs = Matcher(texts[a.id], texts[b.id], removeStopwords=False).match()
            found += [_reuse(a, at, b, there) for at, there in zip(mine, theirs, strict=True)]
    return found


FINDERS: Mapping[str, tuple[Finder, str]] = {
    "corroborate": (corroborate, ""),
    "exact runs of 8": (exact, ""),
    f"Jaccard of fives >= {JACCARD}": (jaccard, ""),
    "datasketch MinHash": (minhash, "datasketch"),
    "copydetect": (winnowing, "copydetect"),
    "text-matcher": (matcher, "text_matcher"),
}


def _reuse(a: Article, mine: Places, b: Article, theirs: Places) -> Reuse:
    spans = [Span(x.id, s, e, (x.text or "")[s:e]) for x, (s, e) in ((a, mine), (b, theirs))]
    return Reuse("copied", spans[0], spans[1], 0, "unknown")


def compared(cases: Sequence[Read]) -> Iterator[tuple[str, dict[str, float]]]:
    """Each finder's words found, words right, pairs found, false pairs, seconds, and words found by kind."""
    for name, (finder, package) in FINDERS.items():
        if package and importlib.util.find_spec(package) is None:
            continue
        into, seconds, pairs = Scored(Counter(), []), 0.0, Counter[str]()
        for number, one in enumerate(cases):
            begun = time.process_time()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reuse = finder(one.articles)
            seconds += time.process_time() - begun
            words(one, reuse, into, number)
            _pairs(one, reuse, pairs)
        wanted = sum(count for key, count in into.counts.items() if key.endswith(" wanted"))
        yield (
            name,
            {
                "words found": into.counts["right"] / wanted,
                "words right": into.counts["right"] / max(1, into.counts["right"] + into.counts["wrong"]),
                "pairs found": pairs["found"] / pairs["alike"],
                "false pairs": pairs["false"] / pairs["apart"],
                "seconds": seconds,
                **{kind: into.counts[f"{kind} right"] / max(1, into.counts[f"{kind} wanted"]) for kind in KINDS},
            },
        )


def _pairs(one: Read, reuse: Sequence[Reuse], into: Counter[str]) -> None:
    said = {frozenset((r.from_.article, r.to.article)) for r in reuse}
    for a, b in combinations(one.made.values(), 2):
        pair = frozenset((a[0].name, b[0].name))
        both = len(a[0].labels() & b[0].labels())
        into["alike"] += both >= 8
        into["apart"] += not both
        into["found"] += both >= 8 and pair in said
        into["false"] += not both and pair in said


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m quality.reuse.comparison", description="Beside existing tools.")
    options.add_argument("--cases", type=int, default=104)
    options.add_argument("--with", dest="folder", help="where pip put the tools")
    chosen = options.parse_args()
    if chosen.folder:
        sys.path.append(chosen.folder)
    settings = Settings()
    cases = [opened(case(number), settings) for number in range(chosen.cases)]
    for name, figures in compared(cases):
        print(f"{name:24}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
