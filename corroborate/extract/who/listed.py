"""Names of the tables, wherever they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital
from corroborate.names import Known, fold, known_group


def listed(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    """Names of the tables, wherever they stand, unless spaCy's name goes on beyond them."""
    tokens = sentence.tokens
    table = lexicon.group_names()
    at = 0
    while at < len(tokens):
        piece = _piece(tokens[at].text)
        last = _match(tokens, at, table[piece]) if piece in table else -1
        if last < 0:
            at += 1
            continue
        first = at
        at = last + 1
        if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[last].end:
            if capital(tokens[at + 1]) and tokens[at + 1].text.isupper():
                continue
        if first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].lower in ("al", "el"):
            first -= 2
        elif first and tokens[first - 1].lower == "al":
            first -= 1
        longer = _longer(sentence, spacy, first, last)
        name = Name(sentence, *(longer[:2] if longer else (first, last)), "group")
        known = known_group(name.text) or (_same_state(tokens, name, first, last) if longer else None)
        name.known = known
        name.kind, name.country = (known.kind, known.country) if known else (None, None)
        if known:
            name.label = "group" if known.kind == "armed-group" else "organisation"
            yield name
        elif longer:
            name.label = longer[2]
            yield name


def _same_state(tokens: list[Token], name: Name, first: int, last: int) -> Known | None:
    """The known body inside a longer name that only adds its own state: "Lebanese Hezbollah"."""
    if name.last != last:
        return None
    known = known_group(name.sentence.words(*name.sentence.span(first, last)))
    states = {lexicon.countries().get(t.text) for t in tokens[name.first : first]}
    return known if known and states == {known.country} else None


@lru_cache(maxsize=65536)
def _piece(text: str) -> str:
    """A word as the tables' names are cut up; "" for one that begins small."""
    return "".join(c for c in fold(text) if c not in "'.") if text[:1].isupper() else ""


def _match(tokens: list[Token], at: int, rows: tuple[tuple[tuple[str, ...], str], ...]) -> int:
    """The last token of the longest of the rows' names that begins at ``at``, or -1."""
    for pieces, name in rows:
        if len(pieces) == 1:
            if name.isupper() and tokens[at].text.replace(".", "") != name.replace(".", ""):
                continue
            return at
        last = _sequence(tokens, at, pieces)
        if last >= 0 and capital(tokens[last]):
            return last
    return -1


def _sequence(tokens: list[Token], at: int, pieces: tuple[str, ...]) -> int:
    last, seen = at, 1
    while seen < len(pieces) and last + 1 < len(tokens):
        last += 1
        token = tokens[last]
        if token.text in ("-", "–", "'", "’", "'s", "’s") or token.lower in ("al", "the"):
            continue
        if fold(token.text).replace("'", "").replace(".", "") != pieces[seen]:
            return -1
        seen += 1
    return last if seen == len(pieces) else -1


def _longer(
    sentence: Sentence, spacy: list[tuple[int, int, str]], first: int, last: int
) -> tuple[int, int, str] | None:
    """spaCy's name around a known one, where its other words belong to a longer name."""
    for begin, end, label in spacy:
        if begin <= first and last <= end and (begin, end) != (first, last):
            before, after = sentence.tokens[begin:first], sentence.tokens[last + 1 : end + 1]
            if any(t.tag == "POS" or t.text in "(),/" for t in (*before, *after)):
                return None
            follows = sentence.tokens[end + 1 : end + 2]
            lengthens = _lengthens_before(before, label) or _lengthens_after(after, follows)
            return (begin, end, label) if lengthens else None
    return None


def _lengthens_before(tokens: list[Token], label: str) -> bool:
    """ "U.S. Department of State": a state's name is part of a body's name that carries it."""
    words = [t for t in tokens if capital(t) and len(t.text) > 1]
    if words and all(t.text in lexicon.countries() for t in words):
        return label == "organisation"
    return any(t.lower not in lexicon.titles() for t in words)


def _lengthens_after(tokens: list[Token], follows: list[Token]) -> bool:
    """Not by a post ("Pentagon Press Secretary") or by what kind of body it is ("Hamas Movement")."""
    words = [t for t in tokens if capital(t) and len(t.text) > 1 and t.text not in lexicon.countries()]
    if not words or (words + [t for t in follows if capital(t)])[-1].lower in lexicon.posts() - {"general"}:
        return False
    return len(words) > 1 or (words[0].lower not in lexicon.nouns("neutral") and words[0].lower not in lexicon.titles())
