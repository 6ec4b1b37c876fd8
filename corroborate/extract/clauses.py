"""Clauses of a parsed sentence: which verb a word belongs to, and how that verb is used."""

from __future__ import annotations

from typing import Literal

from corroborate.extract.parse import Sentence, Token

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SPELLS = frozenset("hours days weeks months years day week month year".split())
_MODALS = frozenset({"could", "would", "may", "might", "can", "should", "must", "will", "shall", "to"})

Tense = Literal["past", "perfect", "past-perfect", "present", "future", "modal", "none"]


class Clauses:
    """The clauses of one sentence.

    ``head[i]`` is the position of the verb (or verbless root) that token ``i`` belongs to.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.head = _heads(sentence)

    def heads(self) -> list[int]:
        """The clause heads, in order."""
        return sorted(set(self.head))

    def parent(self, head: int) -> int | None:
        """The clause that this one hangs on, or None at a root."""
        above = self._above(head)
        return None if above == head else self.head[above]

    def subject(self, head: int) -> Token | None:
        """The clause's own subject, or that of the verb it is coordinated with."""
        seen: set[int] = set()
        while head not in seen:
            seen.add(head)
            own = [t for t in self.sentence.children(head) if t.dep in _SUBJECTS]
            if own:
                return own[0]
            token = self.sentence.tokens[head]
            if token.dep not in ("conj", "xcomp"):
                return None
            head = self.head[self._above(head)]
        return None

    def content(self, at: int) -> int:
        """The head of a word's clause. "Nine died in Orm, on Friday, police said": what stands between the content and
        who says it is of the content, where the parser gives it to the saying."""
        head = self.head[at]
        subject = self.subject(head)
        if subject is None or not at < subject.i < head:
            return head
        said = [t.i for t in self.sentence.children(head) if t.dep == "ccomp"]
        return self.head[said[0]] if said and all(i < at for i in said) else head

    def _above(self, head: int) -> int:
        """The word that a clause hangs on. "Shook Orm days after a quake levelled homes and killed one": the nearer
        verb, where the parser takes the farther."""
        token = self.sentence.tokens[head]
        if token.dep != "conj" or token.tag != "VBD":
            return token.head
        for verb in self.sentence.children(token.head):
            if verb.dep == "advcl" and token.head < verb.i < head and verb.tag == "VBD" and self._long_after(verb.i):
                between = self.sentence.tokens[verb.i : head]
                return token.head if any(t.text == "," for t in between) else verb.i
        return token.head

    def _long_after(self, head: int) -> bool:
        """Whether a clause with a subject of its own opens on "days after" or the like."""
        marks = [t for t in self.sentence.children(head) if t.dep == "mark" and t.lower == "after" and t.i]
        spell = any(self.sentence.tokens[t.i - 1].lower in _SPELLS for t in marks)
        return spell and any(t.dep in _SUBJECTS for t in self.sentence.children(head))

    def relative(self, head: int) -> bool:
        """Whether the clause, or the one it is coordinated with, only says more of a noun ("…, who killed nine")."""
        token = self.sentence.tokens[head]
        for above in (token, *self.sentence.ancestors(head)):
            if above.dep != "conj":
                return above.dep in ("relcl", "acl")
        return False

    def mark(self, head: int) -> str:
        """The word that introduces the clause ("after", "when", "that"), lower case, or ""."""
        for token in self.sentence.children(head):
            if token.dep in ("mark", "advmod", "prep") and token.i < head and token.tag in ("IN", "WRB", "WP", "WDT"):
                return token.lower
        above = self.sentence.tokens[head]
        governor = self.sentence.head(above)
        return governor.lower if above.dep == "pcomp" and governor.tag == "IN" else ""

    def tense(self, head: int) -> Tense:
        """How the clause's verb is used, by its tag and auxiliaries."""
        token = self.sentence.tokens[head]
        auxiliaries = [t for t in self.sentence.children(head) if t.dep in ("aux", "auxpass")]
        lowers = {t.lower for t in auxiliaries}
        if lowers & {"will", "shall", "'ll", "wo"}:
            return "future"
        if lowers & _MODALS:
            return "modal"
        if "had" in lowers:
            return "past-perfect"
        if lowers & {"has", "have", "'ve"}:
            return "perfect"
        if token.tag in ("VBD", "VBN") or lowers & {"was", "were", "did"}:
            return "past"
        return "present" if token.tag in ("VBZ", "VBP") else "none"

    def participial(self, head: int) -> bool:
        """An "…, killing two" clause: tells more of its parent's event and has no subject."""
        token = self.sentence.tokens[head]
        own = any(t.dep in _SUBJECTS for t in self.sentence.children(head))
        return token.tag in ("VBG", "VBN") and token.dep in ("advcl", "acl") and not own and not self.mark(head)


def _heads(sentence: Sentence) -> list[int]:
    """The clause head of every token, each way up gone once; a parse that goes round ends where it meets itself."""
    found = [-1] * len(sentence.tokens)
    for token in sentence.tokens:
        way: list[int] = []
        while found[token.i] < 0 and token.i not in way and not _heads_clause(token):
            way.append(token.i)
            token = sentence.tokens[token.head]
        top = found[token.i] if found[token.i] >= 0 else token.i
        found[token.i] = top
        for i in way:
            found[i] = top
    return found


def _heads_clause(token: Token) -> bool:
    if token.head == token.i or token.dep in _CLAUSAL:
        return True
    return token.dep == "conj" and token.pos in ("VERB", "AUX")
