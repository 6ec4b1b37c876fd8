"""States' forces and governments that are described rather than named."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name

_COUNTRY_WORDS = 3


def forces(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    """ "the US military", "Russian warplanes", "Iraq's Foreign Ministry", "the US-led coalition"."""
    tokens, firsts = sentence.tokens, lexicon.country_firsts()
    at = 0
    while at < len(tokens):
        size, country = country_at(tokens, at) if tokens[at].text in firsts else (0, "")
        if not size or (at and tokens[at - 1].text == "-"):
            at += max(size, 1)
            continue
        last, kind = _force_noun(tokens, at + size)
        inside = any(first < at <= end and label == "organisation" for first, end, label in spacy)
        if last >= 0 and not inside:
            name = Name(sentence, at, last, "organisation")
            name.kind, name.country = kind, None if kind == "coalition" else country
            yield name
        at = max(at + size, last + 1)


def country_at(tokens: list[Token], at: int) -> tuple[int, str]:
    """How many tokens from ``at`` name a state or are its demonym (0 if none), and the state."""
    if tokens[at].text not in lexicon.country_firsts():
        return 0, ""
    table = lexicon.countries()
    for size in range(min(_COUNTRY_WORDS, len(tokens) - at), 0, -1):
        words = " ".join(t.text for t in tokens[at : at + size])
        if words in table:
            return size, table[words]
    return 0, ""


def _force_noun(tokens: list[Token], at: int) -> tuple[int, str]:
    """The last token of the force that follows a country's name, and its kind; -1 where none does."""
    nouns = lexicon.nouns("force")
    if at + 2 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].lower == "led":
        end = next((i for i in range(at + 2, min(at + 7, len(tokens))) if tokens[i].lower in _ALLIED), -1)
        return (end, "coalition") if end >= 0 and not any(t.text in ",.;" for t in tokens[at:end]) else (-1, "")
    if at < len(tokens) and tokens[at].tag == "POS":
        at += 1
    best, kind = -1, ""
    for skip in (0, 1, 2):
        if skip and (at + skip - 1 >= len(tokens) or tokens[at + skip - 1].pos not in ("ADJ", "NOUN", "PROPN")):
            break
        for size in (3, 2, 1):
            stop = at + skip + size
            phrase = " ".join(t.lower for t in tokens[at + skip : stop])
            if stop <= len(tokens) and phrase in nouns and stop - 1 > best and _ends(tokens, stop):
                best, kind = stop - 1, nouns[phrase]
        if best >= 0:
            break
    return best, kind


_ALLIED = frozenset({"coalition", "alliance", "forces", "mission", "force"})


def _ends(tokens: list[Token], stop: int) -> bool:
    """A noun that goes on ("police chief", "drone strike") names no force here."""
    return stop >= len(tokens) or tokens[stop].pos not in ("NOUN", "PROPN") or tokens[stop].lower in _ON


_ON = lexicon.nouns("people").keys() | frozenset({"officials", "official", "spokesman", "spokesperson", "personnel"})
