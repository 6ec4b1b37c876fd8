"""Where a report sets its incident in sentences that tell of no harm: "the store is in Vara"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from corroborate.extract.asides import aside
from corroborate.extract.facts import TOWN, Facts
from corroborate.extract.holding import HIT, found_at, held, sent_to
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.where.lists import sorts
from corroborate.extract.where.words import named
from corroborate.model import Where
from corroborate.places import compatible, fold, narrowest, parts, refines

LEAD = 8
"""Sentences, title included, in which a report sets its scene."""

ABOUT = 2
"""where_prec of a town that the words only point at: there or within some 25 km (UCDP GED)."""

_LIE = frozenset(["lie", "locate", "situate", "be", "sit", "stand"])
_REACH = 6
"""Tokens between a noun and the name of where it is: "the clinic in the small village of"."""

_CLOSE = 40
_NEXT_TO = re.compile(r",? (?:near|outside|not far from|close to|next to)(?: the)?(?: (?:city|town|village) of)? ")
"""What stands between a place and the one it lies next to."""

_BETWEEN = frozenset("in at near of the a an village town city hamlet neighbourhood neighborhood district".split())


def setting(
    reading: Reading, facts: Sequence[Facts], told: Sequence[Where], apart: frozenset[int]
) -> list[PlaceMention]:
    """The one town that the lead's sentences put anything in, if it fits what the tellings say of the area.

    ``apart`` are the sentences that tell of other events alone. Two towns that are apart settle nothing.
    """
    mine = {f.telling.sentence.index for f in facts}
    found = [
        place
        for sentence in reading.sentences[:LEAD]
        if sentence.index not in apart
        for place in reading.places_in[sentence.index]
        if _is_town(place) and held(reading, place) and not aside(reading, place) and not _before_it(reading, place)
    ]
    found = [place for place in found if not any(next_to(reading, other, place) for other in found)]
    titles = {sentence.index for sentence in reading.sentences[:LEAD] if sentence.kind == "title"}
    near = mine | titles | {index + step for index in mine for step in (-1, 1)}
    if not found or not (told or any(place.sentence in near for place in found)):
        return []
    if not _agree(found, told):
        found = [place for place in found if place.sentence in mine - titles]
    if not found or not _agree(found, told):
        return []
    best = min(found, key=lambda p: _rough(p.where))
    inner = [p for p in found if p.where is not None and best.where is not None and refines(p.where, best.where)]
    return inner[:1] if len({fold(p.text) for p in inner}) == 1 else [best]


def next_to(reading: Reading, place: PlaceMention, other: PlaceMention) -> bool:
    """ "In Orm near Vara": it was in Orm, and Vara, ``other``, only says where that is."""
    if other.sentence != place.sentence or not 0 < other.start - place.end < _CLOSE:
        return False
    return _NEXT_TO.fullmatch(reading.text[place.end : other.start]) is not None


def _agree(places: Sequence[PlaceMention], told: Sequence[Where]) -> bool:
    wheres = [place.where for place in places if place.where is not None]
    return all(compatible(a, b) for a in wheres for b in (wheres[0], *told))


def calls(reading: Reading, apart: frozenset[int]) -> list[PlaceMention]:
    """The spot that the lead sends the police or the medics to, or where the dead were found, where it is one.

    Two streets that meet are one.
    """
    found = [
        place
        for sentence in reading.sentences[:LEAD]
        if sentence.index not in apart
        for place in reading.places_in[sentence.index]
        if _is_town(place) and (sent_to(reading, place) or found_at(reading, place)) and not aside(reading, place)
    ]
    return found if len({place.sentence for place in found}) == 1 else []


def spots(reading: Reading, facts: Sequence[Facts], told: Sequence[Where]) -> Iterator[tuple[PlaceMention, Where]]:
    """Where a spot without a name is: "hit a clinic near Vara … the clinic in the village of Orm".

    Only where one place alone is named so. One that no list has is somewhere around where the tellings are.
    """
    mine = [place for f in facts for place in f.telling.places]
    nouns = {p.text for p in mine if p.kind == "site" and p.text.islower() and not aside(reading, p)}
    if not nouns:
        return
    area = narrowest(told)
    found: dict[str, tuple[PlaceMention, Where]] = {}
    for sentence in reading.sentences[:LEAD]:
        for place in reading.places_in[sentence.index]:
            where = place.where
            if where is None and area is not None:
                where = replace(area, name=f"{place.text}, {area.name}", precision=max(area.precision, TOWN))
            if (
                place in mine
                or place.kind != "place"
                or where is None
                or (place.where is not None and where.precision > TOWN)
            ):
                continue
            if not nouns.isdisjoint(_nouns_of(reading, place)) and not aside(reading, place):
                found.setdefault(fold(place.text), (place, where))
    if len(found) == 1:
        yield from found.values()
    elif not found:
        yield from _described(reading, nouns)


def _described(reading: Reading, nouns: set[str]) -> Iterator[tuple[PlaceMention, Where]]:
    """ "Seized a village … the village lies 10 km from Vara": where an unnamed spot is said to be, there or about."""
    for sentence in reading.sentences[:LEAD]:
        for token in sentence.tokens[1:]:
            if token.lower not in nouns or sentence.tokens[token.i - 1].lower != "the":
                continue
            if token.dep not in ("nsubj", "nsubjpass") or sentence.head(token).lemma.lower() not in _LIE:
                continue
            named = [p for p in reading.places_in[sentence.index] if p.start > token.start and p.kind == "place"]
            if named and named[0].where is not None:
                where = named[0].where
                yield named[0], replace(where, precision=max(where.precision, ABOUT))
            return


def finer(
    reading: Reading, facts: Sequence[Facts], told: Sequence[Where], apart: frozenset[int]
) -> Iterator[PlaceMention]:
    """The one spot beside what is told that lies in its town: "killed nine in Vara. Cars burned in the village of Orm".

    Only in the lead, in a sentence that tells of it too or stands next to one.
    """
    mine = {f.telling.sentence.index for f in facts}
    near = {index + step for index in mine for step in (-1, 0, 1)} - apart
    have = {place for f in facts for place in f.telling.places}
    found = {
        fold(place.text): place
        for sentence in reversed(reading.sentences[:LEAD])
        if sentence.index in near and _harms(reading, sentence.index)
        for place in reading.places_in[sentence.index]
        if place not in have and place.kind in ("place", "site") and place.where is not None
        if any(refines(place.where, where) for where in told) and named(place.text)
        if held(reading, place) and not aside(reading, place) and not _before_it(reading, place)
    }
    if len(found) == 1:
        yield from found.values()


def _harms(reading: Reading, sentence: int) -> bool:
    """Whether a sentence tells of an event or of damage."""
    return bool(reading.events_in[sentence]) or any(
        token.pos == "VERB" and token.lemma.lower() in HIT for token in reading.sentences[sentence].tokens
    )


def _before_it(reading: Reading, place: PlaceMention) -> bool:
    """ "Who had been in Vara": earlier than what is told."""
    clauses = reading.clauses[place.sentence]
    return clauses.tense(clauses.head[reading.token_at(place.sentence, place.start).i]) == "past-perfect"


def _is_town(place: PlaceMention) -> bool:
    return place.kind in ("place", "site") and place.where is not None and is_town(place.where)


def is_town(where: Where) -> bool:
    """Whether it is a town or what is finer, and no county: a village around a town is one."""
    return where.precision < TOWN or (where.precision == TOWN and "," in where.name)


def _rough(where: Where | None) -> tuple[int, int]:
    """The town before the spots in it."""
    return (where.precision, len(parts(where))) if where is not None else (9, 0)


def _nouns_of(reading: Reading, place: PlaceMention) -> set[str]:
    """The nouns that a place's name says the place of: "the clinic in the village of Vara", "Vara village"."""
    tokens = reading.sentences[place.sentence].tokens
    first, last = reading.token_at(place.sentence, place.start).i, reading.token_at(place.sentence, place.end - 1).i
    found = set()
    if last + 1 < len(tokens) and sorts().get(tokens[last + 1].lower) == "settlement":
        found.add(tokens[last + 1].lower)
    at = first - 1
    while at > 0 and tokens[at].lower in _BETWEEN and first - at <= _REACH:
        found.add(tokens[at].lower)
        at -= 1
    if 0 <= at < first - 1:
        found.add(tokens[at].lower)
    return found
