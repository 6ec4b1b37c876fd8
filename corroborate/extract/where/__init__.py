"""Places: the names in an article, what contains what in the words, and which place each one is.

Three steps: :mod:`spans` finds the names, :mod:`inside` reads containment from the words,
:mod:`choose` decides between namesakes for the whole article at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Sentence
from corroborate.extract.where.choose import Chooser
from corroborate.extract.where.inside import lend, link
from corroborate.extract.where.spans import article_names
from corroborate.extract.where.values import mention
from corroborate.extract.where.words import Name


def find(sentences: Sequence[Sentence], gazetteer: Gazetteer, countries: Sequence[str] = ()) -> list[PlaceMention]:
    """The places an article's sentences name, in order of their start.

    Args:
        sentences: the article's parsed sentences.
        gazetteer: where names are looked up.
        countries: ISO codes the caller knows the article to be about; they weigh between namesakes.
    """
    found: list[Name] = []
    for sentence, here in zip(sentences, article_names(sentences, gazetteer), strict=True):
        link(sentence, here, len(found))
        found += here
    lend(found)
    chosen = Chooser(gazetteer, countries).choose(found)
    return [mention(found, i, chosen) for i in range(len(found))]


__all__ = ["find"]
