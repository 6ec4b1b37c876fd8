"""What the model takes for a body and is none: an event's or a document's name, a building, a word of its own."""

from __future__ import annotations

import re

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital

_POLLS = frozenset("election elections by-election by-elections referendum referendums primaries".split())
_POLL = re.compile(r"lection|eferend|rimaries")
_BEFORE_A_POLL = 10
"""Tokens between a poll's year and its noun, at most: "the 1994 Sarvan Senate special election"."""
_IN_POLLS = frozenset(
    "general federal state presidential parliamentary legislative municipal local special gubernatorial provincial"
    " regional by leadership mayoral national council assembly house constitutional of and the - 's".split()
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SITES = frozenset(
    "road street avenue highway boulevard lane bridge square island islands river lake mountain mountains beach"
    " ballroom auditorium building tower hotel restaurant palace mall hall".split()
)
"""Last words of names of spots."""
_FILE = re.compile(r"[\w-]+\.(?:jpe?g|gif|png|pdf|docx?|xlsx?|zip|txt|html?|exe|ref)", re.IGNORECASE)
_NO_NAME = frozenset({"RB", "RBR", "UH", "IN", "DT", "CC", "MD", "PRP", "WP", "WRB", "VB", "VBD", "VBG", "VBZ", "VBP"})
"""Tags of one word that is no name, whatever it is spelt like."""
_COMMON = frozenset({"NN", "NNS", "JJ"})


def told_apart(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names, without single words that are none; those of events, documents and spots under their own label."""
    polls = _polls(sentence) if _POLL.search(sentence.text) else []
    found = []
    for name in names:
        if any(first <= name.first and name.last <= last for first, last in polls):
            name.label, name.kind = "other", None
        elif name.label == "organisation" and not name.known:
            if name.first == name.last and _a_word(sentence.tokens, name):
                continue
            name.label = "person" if _called(sentence.tokens, name) else _sort(sentence, name)
        found.append(name)
    return found


def _polls(sentence: Sentence) -> list[tuple[int, int]]:
    """Stretches from a year to the poll's noun: "1994 Sarvan Senate special election"."""
    found = []
    for token in sentence.tokens:
        if token.lower not in _POLLS:
            continue
        at = token.i - 1
        while at >= 0 and token.i - at <= _BEFORE_A_POLL and _of_a_poll(sentence.tokens[at]):
            if _YEAR.fullmatch(sentence.tokens[at].text):
                found.append((at, token.i))
                break
            at -= 1
    return found


def _of_a_poll(token: Token) -> bool:
    return capital(token) or token.text.isdigit() or token.lower in _IN_POLLS


def _a_word(tokens: list[Token], name: Name) -> bool:
    """One word that the parser doesn't take for a name, at the head of a sentence or shouted, or a file's name."""
    token = tokens[name.first]
    if _FILE.fullmatch(token.text) or (token.text.islower() and "." in token.text):
        return True
    if token.tag in _NO_NAME or (token.text.upper() in words("shouted_words") and token.text.isupper()):
        return True
    acronym = token.text.isupper() and len(token.text) < _SHOUTED
    return token.tag in _COMMON and not acronym and (name.first == 0 or (token.tag == "JJ" and token.text.isupper()))


_SHOUTED = 6
"""Letters from which a common word in capitals is no acronym."""


def _called(tokens: list[Token], name: Name) -> bool:
    """One word that a sentence begins by calling: "Orla, please send it", "Orla, you are right"."""
    if name.first or name.last or name.text.isupper() or len(tokens) < _A_CALL or tokens[1].text != ",":
        return False
    return tokens[2].lower in ("you", "please", "thanks", "thank", "i", "we", "can", "could")


_A_CALL = 4
"""Tokens that a sentence has at least which calls somebody."""


def _sort(sentence: Sentence, name: Name) -> str:
    last = sentence.tokens[name.last].lower.rstrip(".")
    if name.first < name.last and last in words("event_heads"):
        return "other"
    if name.first < name.last and last in _SITES and lexicon.head_kind(name.text) is None:
        return "place"
    return "organisation"
