"""Bodies told by their names' last words and by what only a body has: "Orvexa Airways", "shareholders of Orvexa"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from corroborate.data import words_of_sort
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.apart import PRAISE
from corroborate.extract.who.name import Name, capital, in_place_of, over

_LONGEST = 5
"""Words of a body's name at most, before its last."""
_JOINS = frozenset({"&", "-", "'s", "’s", "s"})
"""What stands between the words of a firm's name: "Orla 's Bakery", "Venn & Tarn Motors"."""
_HEADLINES = ("title", "subtitle", "heading")


def ended(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names, with capitals that end in a firm's word made one body's: "Orla Venn | Motors"."""
    endings = words_of_sort("body_signs", "ending")
    if sentence.kind in _HEADLINES or endings.isdisjoint([t.lower for t in sentence.tokens]):
        return names
    for token in sentence.tokens:
        if token.i and token.lower in endings and _part(token) and not _goes_on(sentence.tokens, token.i + 1):
            names = _with(sentence, names, token.i)
    return names


def _with(sentence: Sentence, names: list[Name], last: int) -> list[Name]:
    """The names with the one that ends at ``last``, unless what it covers is a body's already."""
    first = _begins(sentence.tokens, last)
    gone = over(names, first, last)
    whole = any(n.last >= last and n.label not in ("person", "other") for n in gone)
    whole = whole or sentence.tokens[first].lower in PRAISE
    if first == last or whole or any(n.label == "group" or n.known or n.country or n.last > last for n in gone):
        return names
    first = min([first, *(n.first for n in gone)])
    return in_place_of(names, gone, Name(sentence, first, last, "organisation"))


def _begins(tokens: list[Token], last: int) -> int:
    """Where the run of capitals begins that ends at ``last``."""
    first = last
    while first and last - first < _LONGEST:
        before = tokens[first - 1]
        if _part(before) and before.lower not in lexicon.titles():
            first -= 1
        elif before.lower in _JOINS and first > 1 and _part(tokens[first - 2]):
            first -= 2
        else:
            break
    return first


def _part(token: Token) -> bool:
    return capital(token) and token.tag in ("NNP", "NNPS")


def _goes_on(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and capital(tokens[at]) and tokens[at].pos == "PROPN"


def described(sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
    """The names, without those of several words which all stand small elsewhere: "the Smart Phone", "smart phone"."""
    some = [n for n in found if _could_describe(n)]
    if not some:
        return found
    small = {t.text for s in sentences for t in s.tokens if t.text.islower()}
    plain = {id(n) for n in some if all(t.lower in small for t in n.sentence.tokens[n.first : n.last + 1])}
    return [n for n in found if id(n) not in plain]


def _could_describe(name: Name) -> bool:
    if name.label != "organisation" or name.first == name.last or name.known or name.kind or name.country:
        return False
    plain = not lexicon.body_noun(name.text) and lexicon.head_kind(name.text) is None
    return plain and capital(name.sentence.tokens[name.first])


def owners(sentences: Sequence[Sentence], found: Sequence[Name]) -> list[Name]:
    """Unlabelled capitals beside a body's trade, or that have what only a body has."""
    words = _beside()
    some = [s for s in sentences if not words.isdisjoint([t.lower for t in s.tokens])]
    taken = {(n.sentence.index, i) for n in found for i in range(n.first, n.last + 1)} if some else set()
    more = [name for sentence in some for name in _unlabelled(sentence)]
    return [n for n in more if not any((n.sentence.index, i) in taken for i in range(n.first, n.last + 1))]


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    return words_of_sort("body_signs", "trade") | words_of_sort("body_signs", "owned")


def _unlabelled(sentence: Sentence) -> Iterator[Name]:
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        last = at
        if _part(tokens[at]) and not tokens[at].ent:
            while last + 1 < len(tokens) and _part(tokens[last + 1]) and not tokens[last + 1].ent:
                last += 1
            name = Name(sentence, at, last, "organisation")
            if signed(name):
                yield name
        at = last + 1


def signed(name: Name) -> bool:
    """Whether the words beside a name are said of bodies only; a place has shareholders too."""
    if name.known or name.text in lexicon.countries():
        return False
    first, last, sentence = name.first, name.last, name.sentence
    return _traded(sentence, first, last) or (name.label != "place" and _owns(sentence.tokens, first, last))


def _traded(sentence: Sentence, first: int, last: int) -> bool:
    """ "The company Orvexa", not "the company Venn founded" nor "company CEO Orla Venn"."""
    tokens = sentence.tokens
    before = tokens[first - 1] if first else tokens[first]
    if before.lower not in words_of_sort("body_signs", "trade") or not before.text.islower() or before.pos != "NOUN":
        return False
    clause = tokens[last].dep in ("nsubj", "nsubjpass") and sentence.head(tokens[last]).dep in ("relcl", "acl", "ccomp")
    return not clause and tokens[first].lower not in lexicon.titles() | lexicon.posts()


def _owns(tokens: list[Token], first: int, last: int) -> bool:
    """ "Orvexa's shares", "Orvexa shares", "shareholders of Orvexa"."""
    owned = words_of_sort("body_signs", "owned")
    at = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].tag == "POS")
    after = tokens[at] if at < len(tokens) else tokens[last]
    if at < len(tokens) and after.lower in owned and after.text.islower():
        return True
    link = first - 1 - (first > 0 and tokens[first - 1].lower == "the")
    ends = after.pos not in ("NOUN", "PROPN", "ADJ") or after is tokens[last]
    return ends and link > 0 and tokens[link].lower == "of" and tokens[link - 1].lower in owned
