"""One article's account of its incident: claims split from background events and tallies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from corroborate import names
from corroborate.data import table
from corroborate.extract import actors, background, counts, dating, placing, tallies, targets, victims
from corroborate.extract.claims import make, unique
from corroborate.extract.facts import Facts
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import Anchor
from corroborate.extract.parse import Sentence
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import Told
from corroborate.model import Account, Article, Claim, Tally

LEAD_SENTENCES = 12
"""Sentences, title included, whose names tell which incident a report is about."""


def read(
    article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer, anchor: Anchor | None
) -> tuple[Account, ...]:
    """The article's accounts, one an incident it tells as its own story; none where it tells of none.

    Args:
        article: a cleaned article in a language that is read (English).
        sentences: its parsed sentences, in order.
        gazetteer: where places are looked up.
        anchor: the day its relative dates count from, or None.
    """
    reading = Reading(article, sentences, gazetteer, anchor)
    scopes = Scopes(reading)
    proper = _proper(reading) if scopes.stories else ()
    return tuple(_account(reading, scopes, told, index, proper) for index, told in enumerate(scopes.stories))


def _account(reading: Reading, scopes: Scopes, told: Told, index: int, proper: tuple[str, ...]) -> Account:
    facts = told.facts
    drafts = [*counts.drafts(reading, facts, "incident"), *dating.drafts(reading, scopes, told)]
    drafts += placing.drafts(reading, scopes, told, index == 0)
    drafts += [*actors.drafts(reading, scopes, told), *targets.targets(reading, facts)]
    drafts += [*targets.denials(reading, scopes, told), *targets.weapons(scopes, facts), *targets.types(reading, facts)]
    claims = [make(reading, draft) for draft in drafts]
    people, named = victims.find(reading, facts, lambda sentence: scopes.returns_to(told, sentence))
    own = set(map(id, scopes.stories))
    apart = [other for other in scopes.others if id(other) not in own] if index == 0 else []
    others, other_claims = background.find(reading, apart, told)
    counted = list(_tallies(reading, scopes.tallies)) if index == 0 else []
    masses = [make(reading, draft) for draft in tallies.uncounted(scopes.tallies)] if index == 0 else []
    return Account(
        article=reading.article.id,
        index=index,
        claims=unique([*claims, *named, *other_claims, *(claim for claim, _ in counted), *masses]),
        victims=tuple(people),
        tallies=tuple(tally for _, tally in counted),
        background=tuple(others),
        problems=tuple(dating.problems(reading, facts)),
        weekdays=tuple(sorted({day.weekday for day in told.days if day.when is None and day.weekday is not None})),
        names=tuple(sorted({names.key(name.name) for victim in people for name in victim.names})),
        proper=proper,
    )


def _proper(reading: Reading) -> tuple[str, ...]:
    """The folded proper nouns of the first :data:`LEAD_SENTENCES` sentences that the article writes small nowhere.

    A line without a verb is a byline, a credit or a list of links: its names are no incident's.
    """
    lead = [s for s in reading.sentences[:LEAD_SENTENCES] if s.kind not in ("title", "subtitle", "heading")]
    lead = [s for s in lead if any(t.pos in ("VERB", "AUX") for t in s.tokens)]
    small = {t.text for s in reading.sentences for t in s.tokens if t.text.islower()}
    found = {t.text for s in lead for t in s.tokens if t.pos == "PROPN" and len(t.text) > 2 and t.lower not in small}
    return tuple(sorted({names.fold(text) for text in found} - _everywhere()))


_ROLES = ("ranks", "honorifics", "speaker_nouns", "office_nouns", "group_nouns", "force_nouns", "bodies")


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    """Proper nouns that many reports share: countries, their people, months, days, agencies, offices."""
    cells = ("name", "demonyms", "aliases")
    listed = {part for row in table("countries") for cell in cells for part in row[cell].split("|")}
    listed |= {row["word"] for row in table("calendar")} | {row["short"] for row in table("agencies")}
    listed |= {row["word"].replace("_", " ") for name in _ROLES for row in table(name)}
    return frozenset(names.fold(word) for phrase in listed for word in phrase.split())


def _tallies(reading: Reading, over_time: Sequence[Facts]) -> Iterator[tuple[Claim, Tally]]:
    for counted in tallies.find(reading, over_time):
        claim = make(reading, counted.draft)
        by = claim.speakers[0].name if claim.speakers[0].kind != "article" else None
        yield claim, Tally(counted.count, counted.modifier, counted.of, counted.since, by, claim.id)
