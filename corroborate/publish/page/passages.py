"""Words that stand in two reports: pairs of reports, their passages side by side, differences marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from corroborate.model import Noun, Record, Reuse
from corroborate.publish.page.keys import Keys, Piece, ReportKey, pieces_of
from corroborate.publish.page.marked import Mark
from corroborate.publish.page.wording import listed, plural

_COMPARED = 1500
"""Words a side may have to be compared word by word (the comparison is quadratic at worst)."""

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_KINDS = {
    "copied": "the same words outside quotations",
    "shared-quotation": "the same quotation: one speaker, not a copy",
    "boilerplate": "standing text: counts for nothing",
}


class Stretch(Noun, frozen=True):
    """Words of one side; ``own`` where the other side hasn't got them."""

    text: str
    own: bool


class PassageView(Noun, frozen=True):
    """A passage: the left side's words and the right side's, with links into the reports."""

    kind: str
    meaning: str
    words: str
    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    left_to: str
    right_to: str
    left_paragraph: int
    right_paragraph: int


class Pair(Noun, frozen=True):
    """Two reports that share words. Copied words went from ``left`` to ``right`` where the direction is known."""

    left: ReportKey
    right: ReportKey
    left_id: str
    right_id: str
    anchor: str
    heading: str
    direction: str
    copied: int
    quoted: int
    evidence: tuple[tuple[Piece, ...], ...]
    passages: tuple[PassageView, ...]


def pairs(record: Record, keys: Keys) -> tuple[Pair, ...]:
    """Every pair of reports with passages; most words copied first."""
    by_pair: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for passage in record.reuse:
        by_pair[_ends(passage)].append(passage)
    merged: dict[tuple[str, str], list[Reuse]] = {}
    for (left, right), mine in sorted(by_pair.items(), key=lambda item: (-_words(item[1], "copied"), item[0])):
        other = merged.get((right, left))
        if other is not None:
            other.extend(mine)
        else:
            merged[left, right] = list(mine)
    ordered = sorted(merged.items(), key=lambda i: (-_words(i[1], "copied"), -_words(i[1], "shared-quotation"), i[0]))
    return tuple(_pair(left, right, mine, n, keys) for n, ((left, right), mine) in enumerate(ordered, 1))


def passage_marks(record: Record, keys: Keys) -> dict[str, list[Mark]]:
    """Empty marks where the passages begin, by report."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for passage in dict.fromkeys(record.reuse):
        for side, span in (("a", passage.from_), ("b", passage.to)):
            found[span.article].append(Mark(span.start, span.start, (keys.passage(passage, side),)))
    return found


def _ends(passage: Reuse) -> tuple[str, str]:
    return passage.from_.article, passage.to.article


def _words(passages: Sequence[Reuse], kind: str) -> int:
    return sum(passage.tokens for passage in passages if passage.kind == kind)


def _pair(left: str, right: str, passages: Sequence[Reuse], number: int, keys: Keys) -> Pair:
    copied, quoted = _words(passages, "copied"), _words(passages, "shared-quotation")
    ways = {p.direction for p in passages if p.kind == "copied" and _ends(p) == (left, right)}
    backward = any(p.direction == "from-to" and p.kind == "copied" and _ends(p) != (left, right) for p in passages)
    direction = "unknown" if backward or not ways else "from-to" if "from-to" in ways else sorted(ways)[0]
    evidence = tuple(dict.fromkeys(line for p in passages if p.kind == "copied" for line in p.evidence))
    return Pair(
        left=keys.report(left),
        right=keys.report(right),
        left_id=left,
        right_id=right,
        anchor=f"{keys.prefix}-s{number}",
        heading=_heading(copied, quoted, _words(passages, "boilerplate")),
        direction=direction,
        copied=copied,
        quoted=quoted,
        evidence=pieces_of(keys, evidence),
        passages=tuple(_views(passages, left, keys)),
    )


def _heading(copied: int, quoted: int, standing: int) -> str:
    parts = [f"{plural(copied, 'word')} copied"] if copied else []
    parts += [f"{plural(quoted, 'word')} in quotations both carry"] if quoted else []
    parts += [f"{plural(standing, 'word')} of standing text"] if standing else []
    return listed(parts)


def _views(passages: Sequence[Reuse], left: str, keys: Keys) -> Iterator[PassageView]:
    """The passages in the order of the left report's text."""
    sided = [(p.from_, p.to, p) if p.from_.article == left else (p.to, p.from_, p) for p in passages]
    for mine, other, passage in sorted(sided, key=lambda s: (s[0].start, s[1].start)):
        here, there = compared(mine.exact, other.exact)
        ends = []
        for span in (mine, other):
            side = "a" if span is passage.from_ else "b"
            known = span.article in keys.with_text
            ends.append(keys.passage(passage, side) if known else keys.report(span.article).anchor)
        yield PassageView(
            kind=passage.kind,
            meaning=_KINDS[passage.kind],
            words=plural(passage.tokens, "word"),
            left=here,
            right=there,
            left_to=ends[0],
            right_to=ends[1],
            left_paragraph=keys.paragraph(mine),
            right_paragraph=keys.paragraph(other),
        )


def compared(left: str, right: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Two texts word by word: what each has that the other hasn't is ``own``."""
    a, b = _WORD.findall(left), _WORD.findall(right)
    if max(len(a), len(b)) > _COMPARED:
        return (Stretch(left, False),), (Stretch(right, False),)
    matcher = SequenceMatcher(None, [w.lower() for w in a], [w.lower() for w in b], autojunk=False)
    here: list[Stretch] = []
    there: list[Stretch] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        _put(here, "".join(a[i:j]), tag != "equal")
        _put(there, "".join(b[k:m]), tag != "equal")
    return tuple(here), tuple(there)


def _put(side: list[Stretch], text: str, own: bool) -> None:
    if text:
        side.append(Stretch(text, own and bool(text.strip())))
