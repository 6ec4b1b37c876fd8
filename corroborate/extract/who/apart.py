"""What the model takes for a body and is none: an event's or a document's name, a building, a word of its own."""

from __future__ import annotations

import re

from corroborate.data import words
from corroborate.extract.numbers import SMALL
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital
from corroborate.extract.who.whole import a_name
from corroborate.names import fold

_POLLS = frozenset("election elections by-election by-elections referendum referendums primaries".split())
_POLL = re.compile(r"lection|eferend|rimaries")
_BEFORE_A_POLL = 10
"""Tokens between a poll's year and its noun, at most: "the 1994 Sarvan Senate special election"."""
_IN_POLLS = frozenset(
    "general federal state presidential parliamentary legislative municipal local special gubernatorial provincial"
    " regional by leadership mayoral national council assembly house constitutional of and the - 's".split()
)
_POSTCODE = re.compile(r"\d{5}")
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


_COUNTED = 12
"""Number words above it begin no person's name; "Seven" and "Ten" may."""


def told_apart(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names, without single words that are none; those of events, documents and spots under their own label."""
    polls = _polls(sentence) if _POLL.search(sentence.text) else []
    found = []
    for name in names:
        if name.label == "person" and SMALL.get(sentence.tokens[name.first].lower, 0) > _COUNTED:
            continue  # "Thirtythree Sarvan seamen"
        if any(first <= name.first and name.last <= last for first, last in polls):
            name.label, name.kind = "other", None
        elif name.label == "organisation" and not name.known:
            label = _told(sentence, name)
            if label is None:
                continue
            if label == "address":
                name = Name(sentence, name.first, name.last - 1, "place")
            else:
                name.label = label
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


def _told(sentence: Sentence, name: Name) -> str | None:
    """The label of what the model takes for a body; None for what is no name, "address" for a place and its code."""
    tokens = sentence.tokens
    if name.first < name.last and _POSTCODE.fullmatch(tokens[name.last].text):
        return "address"
    if _called(tokens, name) or _given(tokens, name):
        return "person"
    if _plain(sentence, name) or (name.first == name.last and _a_word(tokens, name)):
        return None
    if _one_of_many(tokens, name):
        return "other"
    return _sort(sentence, name)


def _plain(sentence: Sentence, name: Name) -> bool:
    """No body's name: no word a name to the parser, a mark at an end, praise ("Great Service"), a line's one word.

    Initials are nouns to the parser as often as names.
    """
    tokens = sentence.tokens[name.first : name.last + 1]
    if not name.text[:1].isalnum() or tokens[-1].text == "&":
        return True
    if lexicon.head_kind(name.text) is not None or lexicon.body_noun(name.text):
        return False
    if fold(name.text) in lexicon.outlets():
        return False
    spelt = any(t.pos == "PROPN" or any(c.isupper() for c in t.text[1:]) for t in tokens)
    if tokens[0].lower in PRAISE or not (spelt or (len(tokens) > 1 and all(map(capital, tokens)))):
        return True
    return len(tokens) == 1 and _cut_off(sentence, name)


def _cut_off(sentence: Sentence, name: Name) -> bool:
    """One word that nothing is said of, or that is part of a longer name which the model cut."""
    token = sentence.tokens[name.first]
    after = sentence.tokens[name.last + 1] if name.last + 1 < len(sentence.tokens) else None
    goes_on = after is not None and after.pos == "PROPN" and capital(after) and not after.ent
    dated = after is not None and after.text in "(-–—"  # "VARA (Lisk Press) -"
    return goes_on or (token.dep == "ROOT" and sentence.kind not in _HEADLINES and not dated)


_HEADLINES = ("title", "subtitle", "heading")
PRAISE = frozenset(
    "great good best better nice excellent amazing awesome fantastic wonderful superb perfect lovely terrible horrible"
    " awful worst bad poor very overall highly happy sad".split()
)
"""Words that a judgement begins with, and no body's name but one with a body's noun ("Great Lakes Council")."""


def _given(tokens: list[Token], name: Name) -> bool:
    """A given name alone, or one with a surname behind it and no noun of a body, a place or an event."""
    mine = tokens[name.first : name.last + 1]
    if len(mine) > _FULL or mine[0].lower not in words("given_names", "name") or name.text.isupper():
        return False
    if not all(capital(t) and t.text.isalpha() and t.tag == "NNP" for t in mine):
        return False
    return len(mine) == 1 or all(a_name(t) for t in mine[1:])


_FULL = 3
"""Words of a person's name at most."""


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


def _one_of_many(tokens: list[Token], name: Name) -> bool:
    """ "A Tarnmobil", "a Tarn 300": a thing of a make, with nothing behind it that the name would only describe."""
    last = tokens[name.last]
    mine = tokens[name.first : name.last + 1]
    dated = len(mine) > 2 and mine[-2].lower == "of" and _YEAR.fullmatch(last.text) is not None
    if dated or any(_MODEL.fullmatch(t.text) for t in mine[1:]):
        return not any(t.lower in _NUMBERED or lexicon.head_kind(t.text) or lexicon.body_noun(t.text) for t in mine)
    before = tokens[name.first - 1].lower if name.first else ""
    if name.first < name.last or before not in ("a", "an") or lexicon.body_noun(name.text):
        return False
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else last
    goes_on = after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.tag == "POS" or after.text in "-/"
    return after is last or not goes_on


_MODEL = re.compile(r"\d+\.\d+|[A-Z]{1,4}-?\d{1,4}[A-Za-z]{0,2}")
"""A make's version: "Reader 4.0", "Tarn A320"; a bare number is a party's or a movement's too ("Charter 77")."""
_NUMBERED = frozenset("channel radio tv television local station network unit group column chapter post lodge".split())
"""Nouns of bodies that have a number for a name: "Channel 9"."""


def _called(tokens: list[Token], name: Name) -> bool:
    """One word that a sentence begins by calling: "Orla, please send it", "Orla, you are right"."""
    if name.first or name.last or name.text.isupper() or len(tokens) < _A_CALL or tokens[1].text != ",":
        return False
    return tokens[2].lower in ("you", "please", "thanks", "thank", "i", "we", "can", "could")


_A_CALL = 4
"""Tokens that a sentence has at least which calls somebody."""


def _sort(sentence: Sentence, name: Name) -> str:
    last = sentence.tokens[name.last].lower.rstrip(".")
    if name.first < name.last and (last in words("event_heads") or _event_of(sentence.tokens, name)):
        return "other"
    if name.first < name.last and last in _SITES and lexicon.head_kind(name.text) is None:
        return "place"
    return "organisation"


def _event_of(tokens: list[Token], name: Name) -> bool:
    """ "The Lisk Treaty on Borders", "the Campaign of the Vara War"; not "the Campaign for Vara", a body."""
    link = next((t.i for t in tokens[name.first + 2 : name.last] if t.lower in ("of", "on")), 0)
    head = tokens[link - 1].lower
    return bool(link) and (head in words("event_heads") or (head == "conference" and tokens[link].lower == "on"))
