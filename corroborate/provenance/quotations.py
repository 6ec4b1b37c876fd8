"""Which characters stand inside quotation marks.

Straight and curly doubles, German and guillemet marks, singles as outer marks, and quotations
that go on over paragraphs (each opens with a mark, only the last closes). Apostrophes are told
from single marks by what stands around them. One pass over the marks; never over all pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.model import Block

_MARKS = re.compile(r"[\"“”„‟«»‹›‘’‚']")
_SIGNED = re.compile(r"[—–-]\s?[^—–()@\n]{2,60}\(@\w{1,30}\)")
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’'",
    "'": "'",
    "‚": "‘’",
}
_SINGLE = frozenset("‘'‚")


def quoted(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Stretches of text inside quotation marks, without the marks, in order, not overlapping.

    A mark that is never closed holds to its block's end; where the next block opens with the same
    mark, the quotation goes on there. A paragraph after one that ends in a colon is a quotation set
    apart (a statement, a post), marks or none, and so is what stands before a post's signature.
    """
    found: list[tuple[int, int]] = []
    before = ""
    posts = "(@" in text
    for block in blocks:
        apart = block.kind == "paragraph" and before.endswith(":")
        start = _posted(text, block) if posts and not apart else block.start
        if start > block.start:
            found.append((block.start, start))
        found.extend([(block.start, block.end)] if apart else _block(text, start, block.end))
        before = text[max(block.start, block.end - 4) : block.end].rstrip() if block.kind == "paragraph" else ""
    return found


def _posted(text: str, block: Block) -> int:
    """Where a post that is set into the text ends and its signature begins ("— Name (@handle)"), or the start."""
    match = _SIGNED.search(text, block.start, block.end)
    return match.start() if match else block.start


def _block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = [(m.start(), m.end(), m.group()) for m in _MARKS.finditer(text, start, end)]
    opened: tuple[int, str] | None = None
    closers = _last_singles(text, marks, end)
    for at, after, mark in marks:
        if opened:
            if mark in _PAIRS[opened[1]] and _closes(text, at, after, mark, end):
                if opened[1] in _SINGLE and _possessive(text, at, after, closers.get(opened[0], at)):
                    continue
                yield opened[0], at
                opened = None
        elif mark in _PAIRS and _opens(text, at, after, mark, (start, end)):
            if mark in _SINGLE and after not in closers:
                continue
            opened = (after, mark)
    if opened:
        yield opened[0], end


def _opens(text: str, at: int, after: int, mark: str, bounds: tuple[int, int]) -> bool:
    start, end = bounds
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    if behind.isspace():
        return False
    if mark in "“„‟«‹":
        return True
    if mark in "'’":
        return not before.isalnum() and (behind.isalpha() or behind in '[(“"…')
    return not before.isalnum() and before not in ".,!?;"


def _closes(text: str, at: int, after: int, mark: str, end: int) -> bool:
    behind = text[after] if after < end else " "
    if mark in "”»›«‹":
        return True
    return not behind.isalnum() and (mark == "“" or not text[at - 1].isspace() or behind.isspace())


def _possessive(text: str, at: int, after: int, last: int) -> bool:
    """Whether a single mark after an s is more likely "the militias' men" than the end of a quotation."""
    return (
        at != last and text[at - 1] in "sS" and text[after : after + 1] == " " and text[after + 1 : after + 2].islower()
    )


def _last_singles(text: str, marks: list[tuple[int, int, str]], end: int) -> dict[int, int]:
    """For each single mark that could open, the last mark before the next opener that could close it."""
    found: dict[int, int] = {}
    last: int | None = None
    closing = 0
    for at, after, mark in reversed(marks):
        if mark not in "‘’'‚":
            continue
        before = text[at - 1] if at else " "
        behind = text[after] if after < end else " "
        if not before.isspace() and not behind.isalnum() and mark in "’'":
            last, closing = (at, 1) if not closing else (last, closing + 1)
        elif not before.isalnum() and not behind.isspace() and last is not None and closing:
            found[after] = last
            closing = 0
    return found
