"""Bodies' names that the model cuts: "the Communist Party | of the Valley", "Social Democratic | and Labour Party"."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import capital
from corroborate.names import known_group

Cut = tuple[int, int, str]
"""First and last token of a name, and its label."""

_ADJECTIVAL = ("ic", "al", "ive", "ist", "an", "ese", "ish")
"""Endings of words that say what kind of body it is, and are none themselves."""
_LONGEST = 6


def bodies(sentence: Sentence, names: list[Cut]) -> list[Cut]:
    """The names with bodies' halves joined, in order."""
    result: list[Cut] = []
    for first, last, label in names:
        if result and first <= result[-1][1]:
            continue
        if result and label == "organisation" and _and(sentence, result[-1], (first, last, label)):
            first = result.pop()[0]
        if label == "organisation":
            last = _and_others(sentence.tokens, first, _of(sentence, first, last))
        result.append((first, last, label))
    return result


def _and(sentence: Sentence, before: Cut, name: Cut) -> bool:
    """ "Social Democratic and Labour Party": a kind of body, "and", and another with the body's noun."""
    tokens = sentence.tokens
    if before[2] not in ("organisation", "people", "other") or name[0] != before[1] + 2:
        return False
    if tokens[before[1] + 1].lower not in ("and", "&"):
        return False
    if sentence.words(*sentence.span(before[0], before[1])) in lexicon.countries():
        return False
    kind = tokens[before[1]].lower.endswith(_ADJECTIVAL) and capital(tokens[before[1]])
    noun = tokens[name[1]].lower in lexicon.OWNED
    return kind and noun and known_group(sentence.words(*sentence.span(before[0], before[1]))) is None


def _of(sentence: Sentence, first: int, last: int) -> int:
    """The last token of "X Party of the Y Z"."""
    tokens = sentence.tokens
    if not _owns(tokens, first, last):
        return last
    at = last + 2
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    end = _run(tokens, at)
    return end if end >= at else last


def _and_others(tokens: list[Token], first: int, last: int) -> int:
    """The last token of "Party of Socialists | and Democrats"."""
    of = next((i for i in range(first + 1, last) if tokens[i].lower == "of"), None)
    if of is None or tokens[of - 1].lower not in _JOINED or tokens[last].tag not in _PLURAL:
        return last
    more = tokens[last + 1 : last + 3]
    joined = len(more) > 1 and more[0].lower == "and" and more[1].tag in _PLURAL and capital(more[1])
    return last + 2 if joined else last


_PLURAL = frozenset({"NNPS", "NNS"})


def _run(tokens: list[Token], at: int) -> int:
    """The last token of the capitals from ``at`` on; the one before it where there is none."""
    end = at - 1
    while end + 1 < len(tokens) and end + 1 < at + _LONGEST and _proper(tokens[end + 1]):
        end += 1
    return end


def _owns(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a body's noun with "of" behind it ends the name, and something before it says which body."""
    if last + 2 >= len(tokens) or tokens[last].lower not in lexicon.OWNED | _FOR:
        return False
    if tokens[last + 1].lower != "of" and (tokens[last + 1].lower != "for" or tokens[last].lower not in _FOR):
        return False
    return capital(tokens[last]) and (first < last or tokens[last].lower in _ALONE)


_JOINED = frozenset({"party", "alliance", "union", "federation", "association", "league", "movement"})
_FOR = frozenset(
    "fund center centre institute foundation coalition campaign committee council alliance association society movement"
    " network forum agency office organisation organization commission trust initiative".split()
)
"""Nouns of bodies whose names go on with "for"."""
_ALONE = frozenset("ministry department university bank institute chamber".split())
"""Nouns that are half a name by themselves: "the Department of Health"."""


def _proper(token: Token) -> bool:
    return capital(token) and token.pos in ("PROPN", "ADJ", "NOUN") and token.lower not in lexicon.titles()
