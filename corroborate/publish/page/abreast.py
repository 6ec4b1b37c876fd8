"""Two reports beside one another: each in its own order, shared passages in step, the edits inside them marked.

What stands between the passages is each report's own; long stretches of it are cut to their ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from corroborate.model import Noun, Reuse, Span
from corroborate.publish.page.compared import Stretch, compared
from corroborate.publish.page.keys import Keys
from corroborate.publish.page.passages import Pair
from corroborate.publish.page.wording import plural

_WHOLE = 40
"""Words of a report's own between two passages that are shown whole."""
_ENDS = 12
"""Words shown at each end of a longer stretch."""

_KINDS = {
    "copied": ("Prose", "the same words outside quotations"),
    "shared-quotation": ("Quotation", "the same words quoted on both sides: one speaker, not a copy"),
    "boilerplate": ("Standing text", "comes back in many reports: counts for nothing"),
}
_SPACE = re.compile(r"\s+")
_CLOSING = re.compile(r"[)\]}.,;:!?’”»\"']*")
_OPENING = re.compile(r"[(\[{‘“«\"']{1,3}\Z")
_WORD = re.compile(r"\w")


class Cell(Noun, frozen=True):
    """One side's words, and where in the report they stand (``to`` is an anchor, "" for none)."""

    words: tuple[Stretch, ...]
    to: str = ""
    paragraph: int = 0


class Line(Noun, frozen=True):
    """A passage in both reports, or (``kind`` "between") what each has before it alone."""

    kind: str
    left: Cell | None
    right: Cell | None
    name: str = ""
    meaning: str = ""
    words: str = ""
    moved: str = ""


def abreast(pair: Pair, texts: Mapping[str, str | None], keys: Keys) -> tuple[Line, ...]:
    """The pair's two reports in step.

    Args:
        pair: whose passages are laid side by side.
        texts: the reports' texts by id; None where the export leaves them out.
        keys: the page's names.
    """
    sided = sorted(((*_sides(passage, pair), passage) for passage in pair.passages), key=_places)
    moved = _moved([there.start for _, there, _ in sided])
    before = (_own(texts, [s[0] for s in sided], keys), _own(texts, [s[1] for s in sided], keys))
    lines: list[Line] = []
    for number, (here, there, passage) in enumerate(sided):
        lines += _between(before[0].get(here.start), before[1].get(there.start))
        shown = tuple(_marks(texts.get(span.article), span) for span in (here, there))
        lines.append(_line((here, there), shown, passage, keys, number in moved))
    return (*lines, *_between(before[0].get(-1), before[1].get(-1)))


def _sides(passage: Reuse, pair: Pair) -> tuple[Span, Span]:
    straight = passage.from_.article == pair.left_id
    return (passage.from_, passage.to) if straight else (passage.to, passage.from_)


def _places(side: tuple[Span, Span, Reuse]) -> tuple[int, int]:
    return side[0].start, side[1].start


def _marks(text: str | None, span: Span) -> str:
    """A passage with the marks that open its first word and close its last."""
    return _opening(text, span.start) + span.exact + _closing(text, span.end)


def _opening(text: str | None, start: int) -> str:
    found = _OPENING.search(text, max(0, start - 3), start) if text else None
    return found[0] if found else ""


def _closing(text: str | None, end: int) -> str:
    found = _CLOSING.match(text, end) if text else None
    return found[0] if found else ""


def _line(spans: tuple[Span, Span], shown: Sequence[str], passage: Reuse, keys: Keys, moved: bool) -> Line:
    left, right = compared(*shown)
    cells = []
    for span, words in zip(spans, (left, right), strict=True):
        side = "a" if span is passage.from_ else "b"
        known = span.article in keys.with_text
        to = keys.passage(passage, side) if known else keys.report(span.article).anchor
        cells.append(Cell(words, to, keys.paragraph(span)))
    name, meaning = _KINDS[passage.kind]
    where = "stands elsewhere in the other report" if moved else ""
    return Line(passage.kind, cells[0], cells[1], name, meaning, plural(passage.tokens, "word"), where)


def _between(left: Cell | None, right: Cell | None) -> Iterator[Line]:
    if left or right:
        yield Line("between", left, right)


def _moved(starts: Sequence[int]) -> set[int]:
    """Those of the right side's passages that are out of step with the rest: not on the longest rising way."""
    tails: list[int] = []
    at: list[int] = []
    back = [-1] * len(starts)
    for i, start in enumerate(starts):
        k = bisect_left(tails, start)
        tails[k : k + 1] = [start]
        at[k : k + 1] = [i]
        back[i] = at[k - 1] if k else -1
    rising = set()
    i = at[-1] if at else -1
    while i >= 0:
        rising.add(i)
        i = back[i]
    return set(range(len(starts))) - rising


def _own(texts: Mapping[str, str | None], spans: Sequence[Span], keys: Keys) -> dict[int, Cell]:
    """What a report has of its own before each passage, by where the passage begins, and at its end (-1)."""
    article = spans[0].article if spans else ""
    text = texts.get(article)
    if not text:
        return {}
    found: dict[int, Cell] = {}
    at = 0
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    for start, end, place in (*((s.start, s.end, s.start) for s in ordered), (len(text), len(text), -1)):
        start -= len(_opening(text, start))
        words = text[at:start].strip() if start > at else ""
        if _WORD.search(words):
            first = at + text[at:start].index(words)
            found[place] = Cell(tuple(_shortened(words)), "", keys.paragraph(Span(article, first, first, "")))
        at = max(at, end + len(_closing(text, end)))
    return found


def _shortened(text: str) -> Iterator[Stretch]:
    """A long stretch's first and last words, with how many are left out between them."""
    gaps = [m.span() for m in _SPACE.finditer(text)]
    if len(gaps) < _WHOLE:
        yield Stretch(text)
        return
    start, end = gaps[_ENDS - 1][0], gaps[-_ENDS][1]
    yield Stretch(text[:start])
    yield Stretch(f"… {plural(len(gaps) + 1 - 2 * _ENDS, 'word')} …", "cut")
    yield Stretch(text[end:])
