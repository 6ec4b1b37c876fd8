"""One form for the spellings of a word: "organise" and "organize", "Taleb" and "Talib", "two" and "2".

Rules of form and no list of words or names: houses differ in vowels, doubled letters, s and z, k
and q. The form may well be another word's too ("later", "letter"): forms serve to find passages,
whose other words must agree as well, and the printed words are what is shown.
"""

from __future__ import annotations

import re

_ALIKE = str.maketrans("qz", "ks")
_DOUBLED = re.compile(r"(.)\1").sub
_VOWELS = frozenset("aeiou")
_SILENT = str.maketrans("", "", "aeiouyhw")
_SHORTEST = 5
"""Letters from which a word has another form: in shorter ones a vowel is what tells them apart."""
_KEPT = 3
"""Letters a form must keep: "their", "there" and "tower" are three words."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(n) for n, word in enumerate(_UNITS.split())}
_NUMBERS |= {word: str(10 * n) for n, word in enumerate(_TENS.split(), 2)}


def _first(match: re.Match[str]) -> str:
    return match[1]


def spelt(word: str) -> str:
    """The form that stands for all spellings of a folded word (see :func:`corroborate.provenance.words.fold`)."""
    if len(word) < _SHORTEST or word in _NUMBERS or not word.isalpha():
        return _NUMBERS.get(word, word)
    plain = _DOUBLED(_first, word).translate(_ALIKE).replace("ph", "f").replace("ck", "k")
    if plain.endswith(("ence", "ences")):
        plain = plain.replace("ence", "ense")
    first = "a" if plain[0] in _VOWELS else plain[0]
    form = first + plain[1:].translate(_SILENT)
    return form if len(form) >= _KEPT else plain
