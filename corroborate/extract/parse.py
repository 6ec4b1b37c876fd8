"""Sentences and their parse: spaCy's work, kept in shapes of our own.

A sentence is parsed once however many articles carry it. What spaCy says of it is packed
(:class:`Packed`), keyed by the sentence's text and the pipeline's digest, and kept in the case;
:func:`unpack` puts it back at its place in an article. Nothing after this module touches spaCy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from corroborate.model import BlockKind


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """One parsed sentence, one list a column, offsets relative to the sentence's first character."""

    starts: list[int]
    ends: list[int]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    ents: list[str]


class Token:
    """A token in its article.

    ``start``/``end`` are offsets into the article's text; ``i`` and ``head`` are positions in the
    sentence (the root is its own head); ``pos``, ``tag``, ``dep``, ``lemma`` are spaCy's; ``ent``
    is ``B-GPE``/``I-GPE`` style or ``""``.
    """

    __slots__ = ("dep", "end", "ent", "head", "i", "lemma", "lower", "pos", "start", "tag", "text")

    def __init__(self, i: int, start: int, end: int, text: str) -> None:
        self.i, self.start, self.end, self.text = i, start, end, text
        self.lower = text.lower()
        self.lemma = self.pos = self.tag = self.dep = self.ent = ""
        self.head = i

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"


class Ent:
    """A name spaCy found: token positions ``first``..``last`` (inclusive) and its label (GPE …)."""

    __slots__ = ("first", "label", "last")

    def __init__(self, label: str, first: int, last: int) -> None:
        self.label, self.first, self.last = label, first, last


class Sentence:
    """A parsed sentence in its article.

    ``index`` counts the article's parsed sentences, ``block`` its blocks; ``kind`` is the block's
    kind. ``start``/``end`` are offsets into the article's text.
    """

    def __init__(self, index: int, block: int, kind: BlockKind, start: int, text: str) -> None:
        self.index, self.block, self.kind = index, block, kind
        self.start, self.end, self.text = start, start + len(text), text
        self.tokens: list[Token] = []
        self._children: list[list[Token]] | None = None
        self._ents: list[Ent] | None = None
        self._subtrees: dict[int, list[Token]] = {}

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.kind}, {self.text!r})"

    def children(self, i: int) -> list[Token]:
        """The direct dependants of token ``i``, in order: the sentence's own list, to be read only."""
        if self._children is None:
            self._children = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    self._children[token.head].append(token)
        return self._children[i]

    def subtree(self, i: int) -> list[Token]:
        """Token ``i`` and everything under it, in order: the sentence's own list, to be read only."""
        known = self._subtrees.get(i)
        if known is None:
            found, queue = {i}, [i]
            while queue:
                for child in self.children(queue.pop()):
                    if child.i not in found:
                        found.add(child.i)
                        queue.append(child.i)
            known = self._subtrees[i] = [self.tokens[j] for j in sorted(found)]
        return known

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token ``i``, nearest first; ends at the root (and never loops)."""
        seen, tokens = [i], self.tokens
        while (head := tokens[i].head) not in seen:
            seen.append(head)
            i = head
            yield tokens[i]

    def top(self, token: Token, start: int, end: int) -> Token:
        """The highest word from ``start`` to ``end`` (article offsets) that ``token``, one of them, hangs on."""
        for above in self.ancestors(token.i):
            if not start <= above.start < end:
                break
            token = above
        return token

    def climb(self, token: Token, through: Collection[str]) -> Token:
        """The first token from ``token`` upwards that does not hang on its head by one of ``through``.

        ``climb(token, {"conj"})`` is the first of the coordinated words. A parse in which heads go
        round ends where it meets a token again.
        """
        for above in self.ancestors(token.i):
            if token.dep not in through:
                break
            token = above
        return token

    def head(self, token: Token) -> Token:
        """The token's head (itself at the root)."""
        return self.tokens[token.head]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Article offsets of tokens ``first``..``last`` (inclusive)."""
        return self.tokens[first].start, self.tokens[last].end

    def words(self, start: int, end: int) -> str:
        """The article's characters ``start:end``, which lie inside this sentence."""
        return self.text[start - self.start : end - self.start]

    def ents(self) -> list[Ent]:
        """The names spaCy found, in order: the sentence's own list, to be read only."""
        if self._ents is None:
            self._ents = self._read_ents()
        return self._ents

    def _read_ents(self) -> list[Ent]:
        found: list[Ent] = []
        for token in self.tokens:
            if token.ent.startswith("B-"):
                found.append(Ent(token.ent[2:], token.i, token.i))
            elif token.ent.startswith("I-") and found and found[-1].last == token.i - 1:
                found[-1].last = token.i
        return found


def unpack(sentence: Sentence, packed: Packed) -> Sentence:
    """Put a packed parse at its place: fills ``sentence.tokens`` and returns the sentence."""
    text, base = sentence.text, sentence.start
    for i, (start, end) in enumerate(zip(packed.starts, packed.ends, strict=True)):
        token = Token(i, base + start, base + end, text[start:end])
        token.lemma, token.pos, token.tag = packed.lemmas[i], packed.pos[i], packed.tags[i]
        token.dep, token.head, token.ent = packed.deps[i], packed.heads[i], packed.ents[i]
        sentence.tokens.append(token)
    for token in sentence.tokens:
        if token.dep == "conj" and token.tag in ("VBN", "VBD") and token.i > 1:
            _joined(sentence, token)
    return sentence


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def _joined(sentence: Sentence, verb: Token) -> None:
    """Mend a joined clause: in "a lorry hit a bus near Vara and nine people died" the parser takes the people for
    one more noun of the first clause, and the verb for one without a subject."""
    tokens = sentence.tokens
    at = verb.i - 1
    while at > 0 and tokens[at].head == verb.i and tokens[at].dep in ("aux", "auxpass", "neg", "advmod"):
        at -= 1
    noun = tokens[at]
    if noun.dep != "conj" or noun.pos not in ("NOUN", "PROPN") or noun.head >= noun.i:
        return
    if any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens):
        return
    above = next((t for t in sentence.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    joined = sentence.climb(noun, {"conj"})
    if above is None or above.i >= joined.i or above.i == verb.i:
        return  # "a man and a woman were hurt": both are the subject
    passive = any(t.head == verb.i and t.dep == "auxpass" for t in tokens)
    noun.dep, noun.head = "nsubjpass" if passive else "nsubj", verb.i
    verb.head = above.i
