"""Words that stand in two reports: pairs of reports, each with what they share and which way it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corroborate.model import Noun, Record, Reuse
from corroborate.publish.page.keys import Keys, Piece, ReportKey, pieces_of
from corroborate.publish.page.marked import Mark
from corroborate.publish.page.wording import listed, plural


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
    passages: tuple[Reuse, ...]


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
    return tuple(_pair(ends, mine, n, keys) for n, (ends, mine) in enumerate(ordered, 1))


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


def _pair(ends: tuple[str, str], passages: Sequence[Reuse], number: int, keys: Keys) -> Pair:
    copied, quoted = _words(passages, "copied"), _words(passages, "shared-quotation")
    ways = {p.direction for p in passages if p.kind == "copied" and _ends(p) == ends}
    backward = any(p.direction == "from-to" and p.kind == "copied" and _ends(p) != ends for p in passages)
    direction = "unknown" if backward or not ways else "from-to" if "from-to" in ways else sorted(ways)[0]
    evidence = tuple(dict.fromkeys(line for p in passages if p.kind == "copied" for line in p.evidence))
    if direction != "from-to":
        ends = _in_order(ends, keys)
    return Pair(
        left=keys.report(ends[0]),
        right=keys.report(ends[1]),
        left_id=ends[0],
        right_id=ends[1],
        anchor=f"{keys.prefix}-s{number}",
        heading=_heading(copied, quoted, _words(passages, "boilerplate")),
        direction=direction,
        copied=copied,
        quoted=quoted,
        evidence=pieces_of(keys, evidence),
        passages=tuple(passages),
    )


def _in_order(ends: tuple[str, str], keys: Keys) -> tuple[str, str]:
    """Two reports in the order of the record's, where no direction says which stands first."""
    first, second = sorted(ends, key=lambda i: (keys.report(i).number, i))
    return first, second


def _heading(copied: int, quoted: int, standing: int) -> str:
    parts = [f"{plural(copied, 'word')} copied"] if copied else []
    parts += [f"{plural(quoted, 'word')} in quotations both carry"] if quoted else []
    parts += [f"{plural(standing, 'word')} of standing text"] if standing else []
    return listed(parts)
