"""Unnamed speakers over articles: "a security official" is one man in all copies of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from corroborate.model import COUNT_FIELDS, Claim, Noun
from corroborate.provenance.credit import house
from corroborate.provenance.lineage import Lineage
from corroborate.provenance.merging import Merged, Node
from corroborate.provenance.speakers import Who, who

_ANYBODY = frozenset({"official", "source", "officer", "person", "figure", "authority"})
"""Heads that an editor swaps for one another without meaning somebody else."""


class Voice(Noun, frozen=True):
    """An unnamed speaker of one article.

    ``start`` is where he first speaks, ``said`` the (field, value) of his claims, ``heard`` the
    outlets or agencies that he told.
    """

    article: str
    who: Who
    start: int
    said: frozenset[tuple[str, str]]
    heard: frozenset[str]

    @property
    def node(self) -> Node:
        """The speaker's node."""
        return "unnamed", self.article, self.who.key


def value_key(value: Any) -> str:
    """A claim's value as text that is equal for equal values."""
    return msgspec.json.encode(value, order="deterministic").decode()


def figure(claim: Claim) -> tuple[str, str]:
    """What a claim says: its field and value."""
    return claim.field, value_key(claim.value)


def voices(claims: Sequence[Claim], lineage: Lineage) -> dict[str, list[Voice]]:
    """The unnamed first-hand speakers of each article, in the order they speak."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        speaker = who(claim.speakers[0])
        if not speaker.named:
            groups[claim.span.article, speaker.key].append(claim)
    found: dict[str, list[Voice]] = defaultdict(list)
    for (article, _), said in sorted(groups.items()):
        heard = frozenset(name for claim in said if (name := _heard(claim, lineage)))
        start = min(claim.speakers[0].span.start if claim.speakers[0].span else claim.span.start for claim in said)
        fullest = max((who(claim.speakers[0]) for claim in said), key=lambda w: (len(w.name), w.name))
        found[article].append(Voice(article, fullest, start, frozenset(map(figure, said)), heard))
    for named in found.values():
        named.sort(key=lambda v: (v.start, v.who.key))
    return found


def _heard(claim: Claim, lineage: Lineage) -> str:
    """Whom the speaker told: the chain's next outlet, else who wrote the sentence."""
    for speaker in claim.speakers[1:]:
        if speaker.kind == "news-outlet":
            return house(speaker.name)
    source = lineage.source_of(claim.sentence)
    kind, name = lineage.writer(source or claim.span.article)
    return house(name) if kind != "unknown" else ""


def join_unnamed(found: dict[str, list[Voice]], lineage: Lineage, merged: Merged) -> None:
    """Join the unnamed speakers that can't be told apart."""
    for article in sorted(found):
        _join_at_home(found[article], merged)
    for a, b in lineage.linked():
        mine, theirs = found.get(a, []), found.get(b, [])
        _join_across(mine, theirs, merged, "the articles share copied text")
        _join_only(mine, theirs, merged)
    told: dict[tuple[str, str], dict[str, list[Voice]]] = defaultdict(lambda: defaultdict(list))
    for article in sorted(found):
        for voice in found[article]:
            for listener in sorted(voice.heard):
                told[listener, _head(voice.who)][article].append(voice)
            for agency in sorted(lineage.agencies(article)):
                for field, value in sorted(voice.said):
                    told[f"{house(agency)} on {field} {value}", _head(voice.who)][article].append(voice)
    for (listener, _), by_article in sorted(told.items()):
        articles = sorted(by_article)
        for i, first in enumerate(articles[:-1]):
            for other in articles[i + 1 : i + 4]:
                _join_across(by_article[first], by_article[other], merged, f"both through {listener.split(' on ')[0]}")


def compatible(a: Who, b: Who) -> bool:
    """Whether two phrases can mean one unnamed person: no nation or noun of theirs conflicts."""
    if _head(a) != _head(b) or _conflict(a, b):
        return False
    mine, theirs = a.words - {a.head}, b.words - {b.head}
    return mine <= theirs or theirs <= mine


def _head(speaker: Who) -> str:
    return "official" if speaker.head in _ANYBODY else speaker.head


def _join_at_home(named: Sequence[Voice], merged: Merged) -> None:
    """ "The official" is the last one who was introduced with more words."""
    for i, voice in enumerate(named):
        for earlier in reversed(named[:i]):
            if voice.who.words < earlier.who.words and voice.who.head == earlier.who.head:
                merged.join(voice.node, earlier.node, "")
                break


def _join_across(mine: Sequence[Voice], theirs: Sequence[Voice], merged: Merged, why: str) -> None:
    """Join each speaker with the one of the other article that fits best."""
    for voice in mine:
        fits = [other for other in theirs if compatible(voice.who, other.who)]
        if fits:
            best = min(
                fits, key=lambda o: (o.who.words != voice.who.words, not o.said & voice.said, o.start, o.who.key)
            )
            merged.join(voice.node, best.node, describe(voice, best, why))


def _join_only(mine: Sequence[Voice], theirs: Sequence[Voice], merged: Merged) -> None:
    """Join speakers called otherwise where each of two linked articles has but one for the same figure."""
    for field, value in sorted({said for voice in mine for said in voice.said}):
        one, other = ([v for v in side if (field, value) in v.said] for side in (mine, theirs))
        if field in COUNT_FIELDS and len(one) == len(other) == 1 and not _conflict(one[0].who, other[0].who):
            merged.join(
                one[0].node, other[0].node, describe(one[0], other[0], f"the articles share text; same {field}")
            )


def _conflict(a: Who, b: Who) -> bool:
    return bool(a.marks and b.marks and not a.marks & b.marks)


def describe(a: Voice, b: Voice, why: str) -> str:
    """One line about two speakers that were joined."""
    first, second = sorted((a, b), key=lambda v: v.article)
    return f"“{first.who.name}” ({first.article}) and “{second.who.name}” ({second.article}): {why}"
