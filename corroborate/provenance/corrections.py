"""Which version of an article a copy was taken from: the one whose changed words it has.

A later correction that a copy has not taken over shows that it stands on the earlier version; one
that it has, on the later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from corroborate.model import Article, Reuse
from corroborate.provenance.credit import label
from corroborate.provenance.edits import edits
from corroborate.provenance.versions import Version
from corroborate.provenance.words import compared

_QUOTED = 6
"""Words that alone show a version, quoted in the evidence; more are counted."""

Pair = tuple[str, str]


def corrected(articles: Sequence[Article], reuse: Sequence[Reuse], found: Sequence[Version]) -> tuple[Reuse, ...]:
    """Let copies of an article with versions go back to the version whose words they have.

    Of two versions that a third text was taken from, the one whose own words it has stays the
    source, and the evidence quotes them; what it shares with the other version too is then said to
    stand in both, as ``common-origin``. Nothing changes where it has words of each alone, or of neither.

    Args:
        articles: of one incident, in any order; the answer is the same.
        reuse: the passages they share.
        found: the versions among them.
    """
    if not found:
        return tuple(reuse)
    chains = _chains(found)
    taken: dict[Pair, list[Reuse]] = defaultdict(list)
    for one in reuse:
        ends = {one.from_.article, one.to.article}
        if one.kind == "copied" and one.direction == "from-to" and not any(ends <= chain for chain in chains):
            taken[one.from_.article, one.to.article].append(one)
    work = _Corrections({article.id: article for article in articles}, taken)
    for version in found:
        work.settle((version.earlier, version.later))
    return tuple(work.told(one) for one in reuse)


class _Corrections:
    """Copies of versions: the way each keeps, and the way that is moved; each article's words are read once."""

    def __init__(self, by_id: dict[str, Article], taken: dict[Pair, list[Reuse]]) -> None:
        self.by_id, self.taken = by_id, taken
        self.copies: dict[str, set[str]] = defaultdict(set)
        for source, copy in taken:
            self.copies[source].add(copy)
        self.words: dict[str, list[tuple[int, int, str]]] = {}
        self.kept: dict[Pair, str] = {}
        self.moved: dict[Pair, str] = {}

    def settle(self, pair: Pair) -> None:
        """Decide between two versions for each copy of both, where its words do."""
        both = sorted(self.copies[pair[0]] & self.copies[pair[1]])
        texts = [f" {' '.join(word for *_, word in self._words(source))} " for source in pair if both]
        for copy in both:
            words = self._words(copy)
            had = [_had(self.taken[source, copy], words) for source in pair]
            alone = [_alone(words, had[side] - had[1 - side], texts[1 - side]) for side in (0, 1)]
            if bool(alone[0]) != bool(alone[1]):
                side = 0 if alone[0] else 1
                self._keep(copy, (pair[side], pair[1 - side]), alone[side][0], earlier=side == 0)

    def told(self, one: Reuse) -> Reuse:
        """The passage with the way that its article's versions leave it."""
        way = one.from_.article, one.to.article
        if one.kind != "copied" or one.direction != "from-to":
            return one
        if way in self.moved and way not in self.kept:
            lesser, other = sorted((one.from_, one.to), key=lambda span: span.article)
            return Reuse(one.kind, lesser, other, one.tokens, "common-origin", (self.moved[way],))
        if way in self.kept:
            return Reuse(one.kind, one.from_, one.to, one.tokens, one.direction, (*one.evidence, self.kept[way]))
        return one

    def _keep(self, copy: str, pair: Pair, at: tuple[int, int], *, earlier: bool) -> None:
        source, other = (self.by_id[name] for name in pair)
        mine = self.by_id[copy]
        quoted = " ".join((mine.text or "")[slice(*at)].split()[:_QUOTED])
        when = "does not have any more" if earlier else "did not have yet"
        self.kept[source.id, copy] = f"{label(mine)} has words that {label(other)} {when}: “{quoted}”"
        self.moved[other.id, copy] = f"the same words stand in {label(source)}, the version that {label(mine)} has"

    def _words(self, name: str) -> list[tuple[int, int, str]]:
        if name not in self.words:
            self.words[name] = compared(self.by_id[name].text or "")
        return self.words[name]


def _chains(found: Sequence[Version]) -> list[set[str]]:
    """The versions of each article together: what they share is no copy of one another's."""
    chains: list[set[str]] = []
    for version in found:
        ends = {version.earlier, version.later}
        joined = [chain for chain in chains if chain & ends]
        chains = [chain for chain in chains if not chain & ends] + [ends.union(*joined)]
    return chains


def _had(passed: Sequence[Reuse], words: Sequence[tuple[int, int, str]]) -> set[int]:
    """Which words of a copy (by their numbers) stand in the passages as the source has them."""
    found: set[int] = set()
    for one in passed:
        changed = [edit.right for edit in edits(one.from_.exact, one.to.exact)]
        spots = [(one.to.start + a, one.to.start + b) for a, b in changed if b > a]
        inside = [i for i, (start, end, _) in enumerate(words) if one.to.start <= start and end <= one.to.end]
        found |= {i for i in inside if not any(a < words[i][1] and words[i][0] < b for a, b in spots)}
    return found


def _alone(words: Sequence[tuple[int, int, str]], numbers: set[int], other: str) -> list[tuple[int, int]]:
    """Stretches of the copy that only one version has: with the word on each side they stand nowhere in the other."""
    found = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda item: item[1] - item[0]):
        own = [number for _, number in run]
        first, last = max(0, own[0] - 1), min(len(words) - 1, own[-1] + 1)
        if f" {' '.join(word for *_, word in words[first : last + 1])} " not in other:
            found.append((words[own[0]][0], words[own[-1]][1]))
    return found
