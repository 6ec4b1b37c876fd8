"""The place in an article's dateline: "AURORA, Colo. (CBS4) –", "KABUL, Nov 4 (Reuters) -"."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.data import table
from corroborate.extract.where.words import Name
from corroborate.model import Article

_REACH = 160
"""Characters of the longest dateline."""
_AGENCIES = re.compile(r"[(\[]|--|[–—:]|\s-")
_PARTS = re.compile(r"[^,\n]+")
_TWO = re.compile(r"/|\band\b")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_OUTER = 2


def heading(article: Article) -> list[Name]:
    """The names in the article's first dateline, the town first, each inside the one after it.

    None for a dateline of two towns ("ANKARA/BEIRUT"), which says of neither that it was there.
    Indexes in ``inside`` count from the list's start.
    """
    block = next((block for block in article.blocks if block.kind == "dateline"), None)
    if block is None or article.text is None:
        return []
    text = article.text[block.start : min(block.end, block.start + _REACH)]
    stop = _AGENCIES.search(text)
    text = text[: stop.start()] if stop else text
    if _TWO.search(text):
        return []
    spans = [span for part in _PARTS.finditer(text) if (span := _name(part, block.start))]
    found = [Name.apart(article.text[start:end], start, end) for start, end in spans[: _MOST_OUTER + 1]]
    for index, name in enumerate(found[:-1]):
        name.inside = index + 1
    return found


def _name(part: re.Match[str], base: int) -> tuple[int, int] | None:
    """The characters of a part's name, without the date that stands before or after it."""
    kept = [match for match in _WORD.finditer(part.group()) if match.group().lower().rstrip(".") not in _dates()]
    if not kept or not kept[0].group()[0].isupper():
        return None
    return base + part.start() + kept[0].start(), base + part.start() + kept[-1].end()


@lru_cache(maxsize=1)
def _dates() -> frozenset[str]:
    whole = frozenset(row["word"] for row in table("calendar") if row["kind"] in ("weekday", "month"))
    return whole | {word[:3] for word in whole} | {"sept", "tues", "thur", "thurs"}
