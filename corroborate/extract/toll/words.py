"""A sentence's columns, as the readers of tolls want them."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.toll.headline import retagged
from corroborate.extract.toll.people import noun

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "XX"))
QUOTES = frozenset("“”\"'‘’«»")
HYPHENS = frozenset("-‐‑–")
STANDS = frozenset("is was stands stood remains".split())
"""What a count is said to do: "the figure stands at 37", "the number is 31"."""
ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), range(2, 11), strict=True))


class Words:
    """A sentence's columns, as the readers here want them."""

    def __init__(self, sentence: Sentence) -> None:
        sentence = _spaceless(sentence)
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lowers = [token.lower for token in sentence.tokens]
        self.tags = [token.tag for token in sentence.tokens]
        self.size = len(self.tokens)
        first = sentence.index == 0 and sentence.text.rstrip()[-1:].isalnum()  # a title run into the text
        self.headline = (sentence.kind in ("title", "subtitle") and self.low(self.size - 1) != ".") or first
        if sentence.kind in ("title", "subtitle") or first:
            self.tags = retagged(self.lowers, self.tokens)
        for i, token in enumerate(self.tokens[:-1]):
            if self.tags[i] == "VB" and self.tokens[i + 1].ent == "B-PERSON" and noun(token.lower):
                self.tags[i] = "NN"  # "and guard William Otis"
            if token.text == "IS" and not self.tokens[i + 1].text.isupper():
                self.lowers[i], self.tags[i] = "isis", "NNP"  # the group: "18 IS fighters killed"

    def low(self, i: int) -> str:
        """Token ``i`` in lower case; "" outside the sentence."""
        return self.lowers[i] if 0 <= i < self.size else ""

    def tag(self, i: int) -> str:
        """Token ``i``'s part of speech; "" outside the sentence."""
        return self.tags[i] if 0 <= i < self.size else ""

    def touching(self, i: int) -> bool:
        """Whether token ``i`` stands against the one before it, with no space."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end


def _spaceless(sentence: Sentence) -> Sentence:
    """The sentence without the tokens spaCy makes of line breaks and doubled spaces."""
    if not any(token.tag == "_SP" for token in sentence.tokens):
        return sentence
    kept = [token for token in sentence.tokens if token.tag != "_SP"]
    place = {token.i: k for k, token in enumerate(kept)}
    found = Sentence(sentence.index, sentence.block, sentence.kind, sentence.start, sentence.text)
    for k, old in enumerate(kept):
        token = Token(k, old.start, old.end, old.text)
        token.lemma, token.pos, token.tag, token.dep, token.ent = old.lemma, old.pos, old.tag, old.dep, old.ent
        token.head = place.get(old.head, k)
        found.tokens.append(token)
    return found
