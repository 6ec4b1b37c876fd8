"""Where sentences begin and end, before anything is parsed.

A parser that finds its own sentences needs the whole text; cutting first is what lets a sentence
be parsed once for all the articles that carry it.
"""

from __future__ import annotations

import re

from corroborate.data import words
from corroborate.extract.casing import Casing
from corroborate.extract.parse import Sentence
from corroborate.model import Article

READ = frozenset({"title", "subtitle", "caption", "paragraph", "heading"})
"""Kinds of block whose sentences are read; the others tell nothing of the incident."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n[^\S\n]*+\n")
LONGEST_WORD = 40
"""Characters looked back for the word before a full stop; no abbreviation is longer."""
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+|[A-Z]")
_SPACES = str.maketrans(dict.fromkeys("\n\t\u00a0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "))
"""Every white space is one space to a parser: line ends of wrapped text, no-break and thin spaces."""
_OPENS = re.compile(r"\s++(?:\([a-z]\)\s+|[•●▪◦‣]\s*)?[\"'“‘«(\[-]*+\s*+[A-Z0-9À-ÖØ-Þ]")


_ENUMERATOR = re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\)|\((?:i{1,3}|iv|vi{0,3}|ix|x)\)|[•●▪◦‣∙·*–—-])\s+(?=\S)")
"""What a list puts before a sentence: "1. ", "(a) ", "• ". No word of it, and a parser trips over it."""


def split(text: str, limit: int) -> list[tuple[int, int]]:
    """Offsets of the sentences of one block's text, trimmed of white space.

    A full stop after an abbreviation, an initial or before a small letter ends nothing. A list's number
    or bullet before a sentence is no part of it. A sentence over ``limit`` characters is cut at a white
    space, so that no page can hold us up.
    """
    found: list[tuple[int, int]] = []
    begin = _begins(text, 0)
    for match in _END.finditer(text):
        if match.end() > begin and _ends(text, match):
            found.append((begin, match.end()))
            begin = _begins(text, match.end())
    found.append((begin, len(text)))
    return [piece for start, end in found for piece in _trim(text, start, end, limit)]


def sentences(article: Article, limit: int) -> list[Sentence]:
    """The article's sentences in order, not yet parsed; their text has the article's length and letters,
    with every white space a plain one, and what is set all in capitals given its small letters."""
    found = _cut(article, limit)
    casing = Casing([s.text for s in found])
    for sentence in found:
        sentence.text = casing.recased(sentence.text)
    return found


def _cut(article: Article, limit: int) -> list[Sentence]:
    text = article.text or ""
    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        for start, end in split(text[block.start : block.end], limit):
            begin = block.start + start
            words = text[begin : block.start + end].translate(_SPACES)
            found.append(Sentence(len(found), number, block.kind, begin, words))
    return found


def _begins(text: str, at: int) -> int:
    """Where the words begin: past white space and a list's number, if words follow it."""
    while at < len(text) and text[at].isspace():
        at += 1
    match = _ENUMERATOR.match(text, at)
    return match.end() if match else at


def _ends(text: str, match: re.Match[str]) -> bool:
    if "\n" in match.group():
        return True
    if not _OPENS.match(text, match.end()):
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - LONGEST_WORD), match.start() + 1)
    stem = word.group().rstrip(".") if word else ""
    if stem.lower() in words("abbreviations"):
        return False
    return not _INITIALS.fullmatch(stem) or stem in ("I",)


def _trim(text: str, start: int, end: int, limit: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > limit:
        cut = text.rfind(" ", start, start + limit)
        cut = cut if cut > start else start + limit
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    stripped = [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in pieces]
    return [(s, e) for s, e in stripped if s < e]
