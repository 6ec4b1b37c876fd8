"""What one sentence says of who says what, before names are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from corroborate.extract.parse import Sentence, Token
from corroborate.model import Stance

Range = tuple[int, int]


@dataclass(slots=True)
class Source:
    """The words that stand for a speaker: tokens ``first``..``last``, ``head`` among them.

    ``beside`` is the token that stands for them next to the cue: the "who" of a relative clause.
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    beside: Token | None = None

    @property
    def token(self) -> Token:
        """The head."""
        return self.sentence.tokens[self.head]

    @property
    def start(self) -> int:
        """First character, in the article's text."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Behind the last character, in the article's text."""
        return self.sentence.tokens[self.last].end


@dataclass(slots=True)
class Utterance:
    """A cue, its source and its content; ``nearer`` stand before the source in the chain (whom it
    cites), ``through`` after it (the outlet it was told to). ``own_deed``: the speaker says (or denies)
    that the deed was its own, so that its name too is part of what it says. ``refuses``: the field
    whose figure it won't give."""

    sentence: Sentence
    cue: Range
    source: Source | None
    contents: list[Range]
    stance: Stance = "asserts"
    hedged: bool = False
    weak: bool = False
    carried: bool = False
    nearer: list[Source] = field(default_factory=list)
    through: list[Source] = field(default_factory=list)
    awaits: bool = False
    own_deed: bool = False
    refuses: str = ""


def merged(ranges: list[Range], text: str | None = None) -> list[Range]:
    """Sorted, without overlap; with ``text``, pieces with only blanks between are joined."""
    found: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if found and (start <= found[-1][1] or (text is not None and not text[found[-1][1] : start].strip(" "))):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
