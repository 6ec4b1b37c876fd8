"""Initials of bodies that the model left unread: "the OVC said", "Lisk Vara Tarn (LVT)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name, capital

_CAPITALS = re.compile(r"[A-Z]{3}")
_LEAST, _MOST = 3, 7
"""Letters of initials that are taken for a body's."""


def initials(sentences: Sequence[Sentence], found: Sequence[Name]) -> list[Name]:
    """Initials that no name covers, where the words around them leave only a body."""
    some = [s for s in sentences if _CAPITALS.search(s.text)]
    taken = {(n.sentence.index, i) for n in found for i in range(n.first, n.last + 1)} if some else set()
    return [name for s in some for name in _in_sentence(s) if (s.index, name.first) not in taken]


def _in_sentence(sentence: Sentence) -> Iterator[Name]:
    tokens = sentence.tokens
    for token in tokens:
        if _spelt(token) and not _shouted(tokens, token.i) and (_acts(sentence, token) or _bracketed(tokens, token.i)):
            yield Name(sentence, token.i, token.i, "organisation")


def _spelt(token: Token) -> bool:
    text = token.text
    if not (_LEAST <= len(text) <= _MOST and text.isupper() and text.isalpha() and not token.ent):
        return False
    return token.tag in _NOUNS and text not in words("shouted_words") and text not in lexicon.countries()


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def _shouted(tokens: list[Token], at: int) -> bool:
    """Whether the word beside is in capitals too: all is, and says nothing."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(len(t.text) > 1 and t.text.isalpha() and t.text.isupper() for t in beside)


def _acts(sentence: Sentence, token: Token) -> bool:
    """ "The OVC said": with its article, and the subject of what a body does and no thing."""
    verb = sentence.head(token)
    named = token.i > 0 and sentence.tokens[token.i - 1].lower == "the" and token.dep == "nsubj"
    return named and verb.pos == "VERB" and verb.lemma.lower() not in _OF_THINGS


_OF_THINGS = frozenset(
    "arrive blow burn carry crash explode fail fall fire fly go hit kill land lead lie miss move overturn roll run show"
    " sink stand stay stop strike take turn wound injure".split()
)
"""Verbs whose subject may as well be a machine, a weapon or an illness."""


def _bracketed(tokens: list[Token], at: int) -> bool:
    """ "Lisk Vara Tarn (LVT)": behind two words with capitals, the first of its letters among theirs."""
    if at < _FEWEST or at + 1 >= len(tokens) or tokens[at - 1].text not in "([" or tokens[at + 1].text not in ")];":
        return False
    before = tokens[at - 1 - _FEWEST : at - 1]
    return all(capital(t) and t.text.isalpha() for t in before) and any(
        t.text[0] == tokens[at].text[0] for t in tokens[max(0, at - 1 - _MOST) : at - 1]
    )


_FEWEST = 2
"""Words with capitals before a bracket that spell its initials out, at least."""
