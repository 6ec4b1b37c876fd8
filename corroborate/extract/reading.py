"""One article with everything the finders saw in it, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from corroborate.extract import events, speaker, toll, when, where, who
from corroborate.extract.clauses import Clauses
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import Anchor, PlaceMention, TimeMention, TollMention
from corroborate.extract.parse import Sentence, Token
from corroborate.model import Article, Span

LONG_BLOCK = 6
"""Sentences of the longest paragraph that news prints; a longer block has lost its line ends."""
CUT = 2
"""Sentences that such a block's paragraphs are taken to have."""

M = TypeVar("M", events.EventMention, TimeMention, PlaceMention, TollMention)


class Reading:
    """What the finders found. Lists named ``*_in`` are by ``Sentence.index``."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer, anchor: Anchor | None
    ) -> None:
        self.article, self.sentences, self.anchor = article, list(sentences), anchor
        self.text = article.text or ""
        self.clauses = [Clauses(sentence) for sentence in sentences]
        self.tolls = toll.find(sentences)
        self.places, self.dateline = where.survey(article, sentences, gazetteer)
        self.cast = who.Cast(who.entities(article, sentences))
        self.attributions = speaker.find(article, sentences)
        self.speech = speaker.Speech(self.attributions)
        self.events_in = _by_sentence(events.find(sentences), len(self.sentences))
        self.times_in = _by_sentence(when.find(sentences), len(self.sentences))
        self.places_in = _by_sentence(self.places, len(self.sentences))
        self.tolls_in = _by_sentence(self.tolls, len(self.sentences))
        self.paragraphs = _paragraphs(self.sentences)

    def token_at(self, sentence: int, offset: int) -> Token:
        """The token that covers ``offset``, or the nearest one before it."""
        tokens = self.sentences[sentence].tokens
        low, high = 0, len(tokens) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if tokens[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return tokens[low]

    def span(self, start: int, end: int) -> Span:
        """The article's characters as a span."""
        return Span(self.article.id, start, end, self.text[start:end])

    def clause_text(self, sentence: int, offset: int) -> str:
        """The words of the clause that ``offset`` stands in."""
        clauses = self.clauses[sentence]
        head = clauses.head[self.token_at(sentence, offset).i]
        return " ".join(t.text for t in self.sentences[sentence].tokens if clauses.head[t.i] == head)

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph that the sentence stands in."""
        return self.paragraphs[sentence]


def _paragraphs(sentences: Sequence[Sentence]) -> list[int]:
    """A paragraph number for each sentence: its block, a long block cut every few sentences.

    Texts whose line ends were lost are one block; a story still moves on every other sentence.
    """
    length = Counter(sentence.block for sentence in sentences)
    found: list[int] = []
    number, inside, last = -1, 0, -1
    for sentence in sentences:
        cut = length[sentence.block] > LONG_BLOCK and inside >= CUT
        if sentence.block != last or cut:
            number, inside, last = number + 1, 0, sentence.block
        inside += 1
        found.append(number)
    return found


def _by_sentence(mentions: Sequence[M], count: int) -> list[list[M]]:
    found: list[list[M]] = [[] for _ in range(count)]
    for mention in mentions:
        found[mention.sentence].append(mention)
    return found
