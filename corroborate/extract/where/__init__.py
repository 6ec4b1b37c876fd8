"""Places: the names in an article, what contains what in the words, and which place each one is.

Three steps: :mod:`spans` finds the names, :mod:`inside` reads containment from the words,
:mod:`choose` decides between namesakes for the whole article at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Sentence
from corroborate.extract.where.choose import Chooser
from corroborate.extract.where.dateline import heading
from corroborate.extract.where.headline import lengthen
from corroborate.extract.where.inside import lend, link
from corroborate.extract.where.outlet import set_in, sign_off
from corroborate.extract.where.spans import article_names
from corroborate.extract.where.values import mention
from corroborate.extract.where.words import Name
from corroborate.model import Article


class Survey(NamedTuple):
    """An article's places in order of their start, and the one in its dateline (None without a known one)."""

    mentions: list[PlaceMention]
    dateline: PlaceMention | None


def survey(article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Survey:
    """The places that an article's sentences and its dateline name; each weighs between the others' namesakes."""
    return _survey(sentences, Chooser(gazetteer, outlet=set_in(article)), heading(article))


def find(sentences: Sequence[Sentence], gazetteer: Gazetteer, countries: Sequence[str] = ()) -> list[PlaceMention]:
    """The places an article's sentences name, in order of their start.

    Args:
        sentences: the article's parsed sentences.
        gazetteer: where names are looked up.
        countries: ISO codes the caller knows the article to be about; they weigh between namesakes.
    """
    return _survey(sentences, Chooser(gazetteer, countries), []).mentions


def _survey(sentences: Sequence[Sentence], chooser: Chooser, above: list[Name]) -> Survey:
    found: list[Name] = []
    for sentence, here in zip(sentences, article_names(sentences, chooser.gazetteer), strict=True):
        link(sentence, here, len(found))
        sign_off(sentence, here)
        found += here
    lend(found)
    for name in above:
        name.inside = None if name.inside is None else name.inside + len(found)
    every = [*found, *above]
    chosen = chooser.choose(every)
    lengthen(sentences, every, chosen)
    dateline = mention(every, len(found), chosen) if above and chosen[len(found)] is not None else None
    if dateline is not None:
        below = next((s.index for s in sentences if s.start >= dateline.end), len(sentences) - 1)
        dateline = replace(dateline, sentence=below) if sentences else None
    return Survey([mention(every, i, chosen) for i in range(len(found))], dateline)


__all__ = ["Survey", "find", "survey"]
