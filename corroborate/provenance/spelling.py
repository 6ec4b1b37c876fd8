"""One form for the spellings of a word: "organise" and "organize", "harbour" and "harbor", "two" and "2".

Rules of form and no list of words or names. They may well make one of two words that have nothing
to do with one another ("latter", "later"): the forms serve to find passages, whose other words
must agree too, and the printed words are what is shown.
"""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(.)\1", r"\1"),  # travelled, programme, Mohammed; before the others, so they see one form
        (r"([aiy])s(e[ds]?|ers?|ing|ations?|ement)$", r"\1z\2"),  # organise, analyse
        (r"our", "or"),  # harbour, favourite
        (r"(?<=[bctdghp])re(s?)$", r"er\1"),  # centre, metres
        (r"ence(s?)$", r"ense\1"),  # defence
        (r"ogue(s?)$", r"og\1"),  # dialogue
        (r"ae|oe", "e"),  # paediatric, manoeuvre
        (r"(?<=[^aeiou])(?:ei|ie|ey|iy|yi|ij|i)$", "y"),  # -sky, -skiy, -skyi at a name's end
    )
)
_SHORTEST = 5
"""Letters from which the rules hold: "our", "four", "re" and "rise" are words of their own."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(n) for n, word in enumerate(_UNITS.split())}
_NUMBERS |= {word: str(10 * n) for n, word in enumerate(_TENS.split(), 2)}


def spelt(word: str) -> str:
    """The form that stands for all spellings of a folded word (see :func:`corroborate.provenance.words.fold`)."""
    if len(word) < _SHORTEST or not word.isalpha():
        return _NUMBERS.get(word, word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return word
