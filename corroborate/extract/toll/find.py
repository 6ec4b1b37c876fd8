"""Tolls from parsed sentences: the words of harm, their people, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Sentence
from corroborate.extract.toll.bare import NUMBERS, bare_tolls
from corroborate.extract.toll.burials import BURIES, burial_tolls
from corroborate.extract.toll.draft import Draft, settle
from corroborate.extract.toll.fates import DOWN, TO_DEATH, fate_tolls
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.groups import groups
from corroborate.extract.toll.later import of_news
from corroborate.extract.toll.murders import DEEDS, murder_tolls
from corroborate.extract.toll.nouns import DEADLY, noun_tolls
from corroborate.extract.toll.parts import add_parts, mark_listed
from corroborate.extract.toll.people import harm_nouns
from corroborate.extract.toll.shares import weigh
from corroborate.extract.toll.slots import Slots
from corroborate.extract.toll.triggers import signs as trigger_signs
from corroborate.extract.toll.unhurt import unhurt_tolls
from corroborate.extract.toll.verbs import verb_tolls
from corroborate.extract.toll.wholes import whole_tolls
from corroborate.extract.toll.words import Words
from corroborate.extract.toll.wounds import SHOOTS, of_the_dead, wound_tolls

_OTHER_SIGNS = frozenset(
    "toll harmed unharmed unhurt uninjured unscathed treat treats treating hospital hospitals icu infirmary"
    " custody laid".split()
)


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    """Words one of which stands in every sentence that can hold a toll; the readers go through no other."""
    words = BURIES | DEADLY | DEEDS | DOWN | SHOOTS | TO_DEATH
    return trigger_signs() | harm_nouns().keys() | words | _OTHER_SIGNS


def find(sentences: Sequence[Sentence]) -> list[TollMention]:
    """Every count of people harmed, in the order of the text.

    Args:
        sentences: parsed sentences of one article.

    Returns:
        Mentions; ``whole`` is a position in this list. Scope is not decided here: a war's dead and
        another incident's are mentions as well.
    """
    drafts: list[Draft] = []
    for at, sentence in enumerate(sentences):
        lowers = [token.lower for token in sentence.tokens]
        if not _signs().isdisjoint(lowers):
            drafts += _in_sentence(sentence)
        elif not NUMBERS.isdisjoint(lowers):
            drafts += bare_tolls(sentences, at)
    return settle(weigh(of_news(of_the_dead(drafts))))


def _without_speaker(words: Words, found: list[Group]) -> None:
    """ "Governor: 21 died", in a title: who says it, and none of the dead."""
    if words.headline and found and found[0].first == 0 and words.low(found[0].last + 1) == ":":
        if found[0].kind in ("bare", "single", "name", "plural"):
            found[0].people = False


def _in_sentence(sentence: Sentence) -> list[Draft]:
    words = Words(sentence)
    found = groups(words)
    mark_listed(words, found)
    _without_speaker(words, found)
    slots = Slots(words, found)
    drafts = verb_tolls(slots) + noun_tolls(slots) + whole_tolls(slots) + wound_tolls(slots)
    drafts += murder_tolls(slots) + fate_tolls(slots) + unhurt_tolls(slots) + burial_tolls(slots)
    return add_parts(slots, drafts)
