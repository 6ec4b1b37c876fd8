"""Real text to read: passages found, and places that share words and were not found.

``python -m quality.reuse.reading [--seed N] [--found N] [--missed N]`` prints both sides of each, drawn
by chance from the same-event groups of Giveme5W1H (its clusters) and FA-KES (same day and province); a
fifth of the passages are from pairs of two groups. All articles are searched at once. What was read
there, and what it showed, stands in ``quality/reuse.md`` (places only: the texts are their publishers').
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from corroborate.clean import clean
from corroborate.intake.report import identity
from corroborate.model import Article, Given, Report, Reuse
from corroborate.provenance import passages
from corroborate.settings import Settings
from quality.reuse.texts import raw
from quality.reuse.words import Read, runs, words

RARE = 5
"""Words of the rare grams that make a pair a candidate: in two articles of all, no more."""
KINDS = {"copied": 0.6, "shared-quotation": 0.25, "boilerplate": 0.15}
"""Shares of the passages drawn."""


class Candidate(NamedTuple):
    """A place where two articles share words outside every passage: first words, how many, and what for."""

    pair: tuple[str, str]
    starts: tuple[int, int]
    size: int
    why: str


def articles(settings: Settings) -> tuple[dict[str, Article], dict[str, str]]:
    """The articles by id, read as the program reads them, and the group of each."""
    found: dict[str, Article] = {}
    group: dict[str, str] = {}
    for row in raw("giveme5w1h/news_cluster.jsonl.gz"):
        given = Given(id=f"g-{row['id'][:8]}", title=row["title"], publisher=row["publisher"], published=row["date"])
        _put(found, given, row["text"], settings)
        group[given.id or ""] = f"g-{row['cluster']}"
    for row in raw("fakes/articles_to_2016.jsonl"):
        given = Given(id=f"f-{row['unit_id']}", title=row["title"], publisher=row["source"], published=row["date"])
        _put(found, given, row["text"], settings)
        group[given.id or ""] = f"f-{row['date']}-{row['location']}"
    return found, group


def _put(found: dict[str, Article], given: Given, text: str, settings: Settings) -> None:
    data = text.encode()
    report = Report(identity("text", data, given), "text", data, "utf-8", f"{given.id}.txt", given)
    found[given.id or ""] = clean(report, settings)[0]


def drawn(reuse: Sequence[Reuse], count: int, seed: int) -> list[Reuse]:
    """Passages by chance, one of a pair of articles at most, of all kinds.

    Chance is a hash of the pair and the seed: a change of the engine's leaves most of the draw as it was.
    """
    one_each: dict[tuple[str, str, str], list[Reuse]] = defaultdict(list)
    for one in reuse:
        a, b = sorted((one.from_.article, one.to.article))
        one_each[one.kind, a, b].append(one)
    found: list[Reuse] = []
    for kind, share in KINDS.items():
        keys = sorted((k for k in one_each if k[0] == kind), key=lambda k: _lot(seed, *k[1:]))
        found += [
            min(one_each[key], key=lambda r: _lot(seed, str(r.from_.start // 200), str(r.to.start // 200)))
            for key in keys[: round(count * share)]
        ]
    return found


def _lot(seed: int, *names: str) -> str:
    return sha256(" ".join([str(seed), *names]).encode()).hexdigest()


def candidates(by_id: dict[str, Article], group: dict[str, str], reuse: Sequence[Reuse]) -> list[Candidate]:
    """Per pair of one group, its longest run outside all passages and the densest rare five-grams, best first."""
    read = {name: words(article) for name, article in sorted(by_id.items())}
    covered: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one in reuse:
        for mine, other in ((one.from_, one.to), (one.to, one.from_)):
            covered[mine.article, other.article].append((mine.start, mine.end))
    stands: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, one_read in read.items():
        for gram in one_read.grams(RARE):
            stands[gram].add(name)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_id):
        groups[group[name]].append(name)
    found: list[Candidate] = []
    for members in groups.values():
        for a, b in combinations(members, 2):
            found += _pair((a, b), (read[a], read[b]), (covered[a, b], covered[b, a]), stands)
    return found


def _pair(
    pair: tuple[str, str],
    read: tuple[Read, Read],
    covered: tuple[list[tuple[int, int]], list[tuple[int, int]]],
    stands: dict[tuple[str, ...], set[str]],
) -> Iterator[Candidate]:
    free = [
        (i, j, n)
        for i, j, n in runs(*read, 4)
        if not (_covered(read[0], i, n, covered[0]) or _covered(read[1], j, n, covered[1]))
    ]
    if not free:
        return
    i, j, n = max(free, key=lambda run: run[2])
    yield Candidate(pair, (i, j), n, "run")
    rare = [run for run in free if _rare(read[0].words[run[0] : run[0] + run[2]], stands)]
    if rare:
        i, j, n = rare[0]
        yield Candidate(pair, (i, j), n, f"rare {len(rare)}")


def _covered(read: Read, at: int, size: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a run touches a passage: words that stand twice in one article are in one passage only."""
    return any(start < read.ends[at + size - 1] and read.starts[at] < end for start, end in spans)


def _rare(run: tuple[str, ...], stands: dict[tuple[str, ...], set[str]]) -> bool:
    """Whether a run holds a gram that stands in two articles of all."""
    return any(len(stands[run[k : k + RARE]]) == 2 for k in range(len(run) - RARE + 1))


def chosen(every: Sequence[Candidate], count: int, seed: int) -> list[Candidate]:
    """Half by the longest run, half by the most rare five-grams: drawn from four times as many of the best."""

    def lot(one: Candidate) -> str:
        return _lot(seed, *one.pair)

    by_run = sorted((c for c in every if c.why == "run"), key=lambda c: (-c.size, c.pair))
    found = sorted(by_run[: 2 * count], key=lot)[: count // 2]
    taken = {c.pair for c in found}
    rare = [c for c in every if c.why != "run" and c.pair not in taken]
    by_rare = sorted(rare, key=lambda c: (-int(c.why.split()[1]), c.pair))
    return found + sorted(by_rare[: 2 * count], key=lot)[: count - len(found)]


def _show_found(one: Reuse, by_id: dict[str, Article], around: int) -> str:
    lines = [f"{one.kind} {one.tokens}w {one.direction} [{'; '.join(one.evidence)[:150]}]"]
    for span in (one.from_, one.to):
        text = by_id[span.article].text or ""
        inside = span.exact if len(span.exact) < 500 else f"{span.exact[:240]} [...] {span.exact[-240:]}"
        before, after = text[max(0, span.start - around) : span.start], text[span.end : span.end + around]
        lines.append(f"  {span.article} {span.start}-{span.end}: {before}⟦{inside}⟧{after}".replace("\n", " / "))
    return "\n".join(lines)


def _show_candidate(one: Candidate, by_id: dict[str, Article], around: int) -> str:
    lines = [f"{one.why} {one.size}w"]
    for name, at in zip(one.pair, one.starts, strict=True):
        read, text = words(by_id[name]), by_id[name].text or ""
        start, end = read.starts[at], read.ends[at + one.size - 1]
        before, after = text[max(0, start - around) : start], text[end : end + around]
        lines.append(f"  {name} {start}-{end}: {before}⟦{text[start:end]}⟧{after}".replace("\n", " / "))
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m quality.reuse.reading", description="Real text to read.")
    options.add_argument("--seed", type=int, default=4)
    options.add_argument("--found", type=int, default=100)
    options.add_argument("--missed", type=int, default=100)
    options.add_argument("--around", type=int, default=60, help="characters shown around a passage")
    wanted = options.parse_args()
    settings = Settings()
    by_id, group = articles(settings)
    reuse = passages(list(by_id.values()), settings)
    inside = [one for one in reuse if group[one.from_.article] == group[one.to.article]]
    print(f"{len(by_id)} articles, {len(reuse)} passages, {len(inside)} inside a group")
    across = [one for one in reuse if group[one.from_.article] != group[one.to.article]]
    of_groups = wanted.found * 4 // 5
    shown = drawn(inside, of_groups, wanted.seed)
    shown += drawn(across, wanted.found - of_groups, wanted.seed)
    for number, one in enumerate(shown):
        print(f"F{number:02} {_show_found(one, by_id, wanted.around)}")
    every = candidates(by_id, group, reuse)
    for number, place in enumerate(chosen(every, wanted.missed, wanted.seed)):
        print(f"M{number:02} {_show_candidate(place, by_id, 2 * wanted.around)}")


if __name__ == "__main__":
    main()
