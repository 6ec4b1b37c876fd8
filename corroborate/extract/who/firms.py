"""Bodies known the world over, whatever the model makes of their names: "google", "the World Bank"."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who.name import Name, capital, in_place_of, over

_Row = tuple[tuple[str, ...], tuple[str, ...], bool]
"""A name's words in small letters, as written, and whether it is a body's in small letters too."""


def firms(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names in order, with the known bodies' own in place of what the model has there."""
    known = _known()
    if known.keys().isdisjoint([t.lower for t in sentence.tokens]):
        return names
    for token in sentence.tokens:
        rows = known.get(token.lower)
        last = _match(sentence.tokens, token.i, rows) if rows else -1
        if last >= 0:
            names = _with(sentence, names, token.i, last)
    return names


def _with(sentence: Sentence, names: list[Name], first: int, last: int) -> list[Name]:
    gone = over(names, first, last)
    if any(n.label in ("organisation", "group") or n.known or n.first < first or n.last > last for n in gone):
        return names
    if any(n.label == "other" and sentence.tokens[n.last].ent[2:] in _MORE for n in gone):
        return names
    return in_place_of(names, gone, Name(sentence, first, last, "organisation"))


_MORE = frozenset({"ORG", "WORK_OF_ART", "EVENT"})
"""What the model has where a name is part of a poll's (told apart before), a work's or an event's."""


def _match(tokens: list[Token], at: int, rows: tuple[_Row, ...]) -> int:
    """The last token of the longest name that begins here and is no part of a longer one; -1 where none does."""
    for small, cased, also_small in rows:
        end = at + len(small)
        if end > len(tokens) or any(t.lower != p for t, p in zip(tokens[at:end], small, strict=True)):
            continue
        as_written = all(t.text == p for t, p in zip(tokens[at:end], cased, strict=True))
        if (as_written or (also_small and tokens[end - 1].pos != "VERB")) and not _inside(tokens, at, end - 1):
            return end - 1
    return -1


def _inside(tokens: list[Token], first: int, last: int) -> bool:
    """Half of a longer name or word: "Google Earth", "pro-Likud"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first else None
    goes_on = after is not None and (after.text in ("-", "@") or (capital(after) and after.pos == "PROPN"))
    joined = before is not None and (before.text in ("-", "@", ".") or (_named(before) and not before.ent))
    return goes_on or joined


def _named(token: Token) -> bool:
    return token.i > 0 and token.pos == "PROPN" and capital(token)


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[_Row, ...]]:
    """A name's first word in small letters to the names that it begins, cut as tokens are, longest first."""
    found: dict[str, list[_Row]] = {}
    for row in table("firms"):
        cut = tuple(row["name"].replace("'s", " 's").replace("-", " - ").replace("&", " & ").split())
        for pieces in {cut, tuple(row["name"].split())}:
            small = tuple(p.lower() for p in pieces)
            found.setdefault(small[0], []).append((small, pieces, row["small"] == "yes"))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1]))) for first, rows in found.items()}
