"""Where the incident was: what its tellings say, and, where they give no town, what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from corroborate.data import words, words_of_sort
from corroborate.extract.asides import aside
from corroborate.extract.claims import Draft
from corroborate.extract.facts import TOWN, Facts
from corroborate.extract.holding import at
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.setting import ABOUT, calls, finer, is_town, next_to, setting, spots
from corroborate.extract.told import Told
from corroborate.extract.unlisted import in_county, settled, unlisted
from corroborate.extract.where.words import named
from corroborate.model import Where
from corroborate.places import COUNTRY, PROVINCE, SAME_PLACE_KM, compatible, distance_km, fold, narrowest, parts

LEAD = 7
"""Sentences, title included, whose forces and places say where a local report is set."""

FAR, SEA = 5, 7
"""where_prec of a place far from the one that is named, and of the high seas."""

NEARBY_KM = 100.0
"""How far a headline's town may lie from the one that it stands for."""

SPELT = 0.85
"""Share of letters that two spellings of one name have in common."""


def drafts(reading: Reading, scopes: Scopes, told_of: Told, own: bool) -> Iterator[Draft]:
    """Claims on ``place``.

    Where no telling gives a town: the town of the people harmed or of the force in the same words;
    else, for the report's own incident (``own``), the town whose police the lead names, or the
    dateline's. These are hedged: the words don't say that it was there.
    """
    facts = told_of.facts
    told = _told(reading, facts)
    for place, where in told:
        yield Draft("place", where, place.sentence, place.start, place.end, certainty="hedged" if place.lent else None)
    wide = [where for _, where in told]
    for place, where in spots(reading, facts, wide):
        if all(compatible(where, other) for other in wide):
            yield Draft("place", where, place.sentence, place.start, place.end)
    apart = _apart(scopes, told_of) if own else frozenset()
    sent = calls(reading, apart) if own else []
    sent = [p for p in sent if p.where is not None and all(compatible(p.where, where) for where in wide)]
    for place in sent:
        yield Draft("place", place.where, place.sentence, place.start, place.end)
    for place in (
        finer(reading, facts, wide, apart) if own and not sent and all(len(parts(w)) < 2 for w in wide) else ()
    ):
        yield Draft("place", place.where, place.sentence, place.start, place.end, certainty="hedged")
    if not sent and not any(is_town(where) or _of_district(place) for place, where in told):
        yield from _untold(reading, told_of, told, apart if own else None)


def _untold(
    reading: Reading, told_of: Told, told: Sequence[tuple[PlaceMention, Where]], apart: frozenset[int] | None
) -> Iterator[Draft]:
    """Where no telling gives a town; ``apart`` is None for another than the report's own incident."""
    facts, wide = told_of.facts, [where for _, where in told]
    near = [place for f in facts for place in f.telling.near]
    found = (_beside(reading, told) if apart is not None else []) or (near if _one(near) else [])
    bare: list[tuple[PlaceMention, Where]] = []
    if apart is not None and found and all(_county(place) for place in found):
        counties = [place.where for place in found if place.where is not None]
        towns = _within(setting(reading, facts, [*wide, *counties], apart), found)
        bare = [] if towns else list(in_county(reading, facts, counties))
        found = towns or found
    elif not found:
        bare = list(in_county(reading, facts, wide)) or list(unlisted(reading, facts, wide))
    for place, where in bare:
        yield Draft("place", where, place.sentence, place.start, place.end)
    if not found and not bare and apart is not None:
        found = setting(reading, facts, wide, apart)
        rest = [] if found else [*settled(reading, wide, apart)] or ([] if told else _seas(reading, apart))
        for place, where in rest:
            yield Draft("place", where, place.sentence, place.start, place.end, certainty="hedged")
    for place in found:
        assert place.where is not None
        where = replace(place.where, precision=max(place.where.precision, ABOUT))
        yield Draft("place", where, place.sentence, place.start, place.end, certainty="hedged")


def _told(reading: Reading, facts: Sequence[Facts]) -> list[tuple[PlaceMention, Where]]:
    """What the tellings themselves say of where."""
    every = [pair for f in facts for pair in f.places if not aside(reading, pair[0])]
    every = [(place, where) for place, where in every if not _beside_another(reading, place, every)]
    told = agreeing(_but_headline(reading, _provinces(_rehomed(reading, every))))
    seas = {place.sentence for place, where in told if where.precision == SEA}
    if seas:  # "in the Gulf between Ostria and Vara, 150 miles off Vara … worth most of Ostria's trade"
        told = [
            (place, where) for place, where in told
            if where.precision != FAR and (where.precision != COUNTRY or place.sentence < min(seas))
        ]  # fmt: skip
    return told


def _of_district(place: PlaceMention) -> bool:
    """Whether it is a district on no list: it is not in the dateline's town."""
    return place.lent and place.where is not None and place.where.precision == PROVINCE


def _but_headline(reading: Reading, told: list[tuple[PlaceMention, Where]]) -> list[tuple[PlaceMention, Where]]:
    """Without a headline's bare town where the text tells of another one not far off: it is the best known nearby."""
    title = [(place, where) for place, where in told if reading.sentences[place.sentence].kind == "title"]
    towns = [where for _, where in title if where.precision <= PROVINCE]
    text = [
        (place, where)
        for place, where in told
        if place.sentence and where.precision <= TOWN and (place, where) not in title
    ]
    if len(towns) != 1 or len(parts(towns[0])) > 1 or towns[0].precision > ABOUT or not text:
        return told
    first = [where for place, where in text if place.sentence == text[0][0].sentence]
    if any(set(parts(where)) & set(parts(towns[0])) for where in first) or not all(
        compatible(a, first[0]) for a in first
    ):
        return told
    apart = distance_km(first[0], towns[0])
    other = apart is not None and SAME_PLACE_KM < apart <= NEARBY_KM
    return [pair for pair in told if pair[1] != towns[0]] if other else told


def _beside_another(reading: Reading, place: PlaceMention, told: Sequence[tuple[PlaceMention, Where]]) -> bool:
    """ "In Orm near Vara": it was in Orm, and Vara only says where that is."""
    if place.where is None or place.where.precision != ABOUT:
        return False
    for other, where in told:
        if is_town(where) and next_to(reading, other, place) and not compatible(where, place.where):
            return True
    return False


def _rehomed(reading: Reading, told: Sequence[tuple[PlaceMention, Where]]) -> list[tuple[PlaceMention, Where]]:
    """Spots on no list that were lent to the report's town, where the head tells of another area: they lie in that."""
    lent = {id(place) for place, _ in told if _lent(reading, place)}
    if not lent:
        return list(told)
    areas = [where for place, where in told if id(place) not in lent and where.precision < SEA]
    area = narrowest([where for where in areas if all(compatible(where, other) for other in areas)])
    if area is None or area.precision <= TOWN:
        return list(told)
    return [
        (place, replace(area, name=f"{where.name.rpartition(', ')[0] or place.text}, {area.name}"))
        if id(place) in lent and named(place.text) and not compatible(where, area)
        else (place, where)
        for place, where in told
    ]


def _lent(reading: Reading, place: PlaceMention) -> bool:
    """Whether no words near it say what contains a spot on no list, nor what contains that."""
    outer = reading.places[place.inside] if place.inside is not None else None
    return place.lent or (outer is not None and outer.lent)


def _apart(scopes: Scopes, own: Told) -> frozenset[int]:
    """The sentences that tell of other events alone."""
    mine = {f.telling.sentence.index for f in own.facts}
    others = [f for other in scopes.others if other is not own for f in other.facts]
    beside = {f.telling.sentence.index for f in others if f.apart and not f.cause}
    return frozenset(f.telling.sentence.index for f in (*others, *scopes.tallies)) - mine | beside


def _provinces(told: Sequence[tuple[PlaceMention, Where]]) -> list[tuple[PlaceMention, Where]]:
    """ "Killed in Vara … in the town of Orm in Vara province": the bare name is the province's, not its seat's."""
    towns = [where for _, where in told if where.precision <= TOWN]
    found = []
    for place, where in told:
        seat = where.admin1 is not None and where.precision <= ABOUT and _alike(where.name, where.admin1)
        mates = [t for t in towns if (t.country, t.admin1) == (where.country, where.admin1)]
        if seat and not all(compatible(where, t) for t in mates):
            where = replace(where, precision=PROVINCE)
        found.append((place, where))
    return found


def _alike(town: str, province: str) -> bool:
    """Whether a seat and its province have one name, in two spellings too ("Lattakia", "Latakia")."""
    a, b = fold(town), fold(province)
    return a == b or (a[:1] == b[:1] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= SPELT)


def agreeing(told: Sequence[tuple[PlaceMention, Where]]) -> list[tuple[PlaceMention, Where]]:
    """Without the places of later sentences that cannot be where the first ones put it.

    A report tells at its head where its incident was; what it tells elsewhere further down is another event's.
    """
    fine = [(place, where) for place, where in told if where.precision <= PROVINCE]
    if not fine:
        return list(told)
    head = min(place.sentence for place, _ in told)
    area = [where for place, where in told if place.sentence == head]
    fine = [(place, where) for place, where in fine if any(compatible(where, o) for o in area)] or fine
    first = min(place.sentence for place, _ in fine)
    own = [where for place, where in fine if place.sentence == first]
    if not all(compatible(a, own[0]) for a in own):
        told = _of_list(told, first)
        own = [where for place, where in told if place.sentence == first and where.precision <= PROVINCE]
    return [
        (place, where) for place, where in told if place.sentence == first or any(compatible(where, o) for o in own)
    ]


def _seas(reading: Reading, apart: frozenset[int]) -> list[tuple[PlaceMention, Where]]:
    """The one sea that the lead has something in, where no words say more: "foiled … in the Gulf of Vara"."""
    found = [
        (place, place.where)
        for sentence in reading.sentences[:LEAD]
        for place in reading.places_in[sentence.index]
        if sentence.index not in apart and place.where is not None and place.where.precision == SEA
        if at(reading, place) and _whole(reading, place)
    ]
    return found if len({where.name for _, where in found}) == 1 else []


def _whole(reading: Reading, place: PlaceMention) -> bool:
    """Whether a sea's name stands alone or before "Sea": not in "in the Ostrian coast town"."""
    tokens = reading.sentences[place.sentence].tokens
    after = reading.token_at(place.sentence, place.end - 1).i + 1
    return after >= len(tokens) or tokens[after].lower == "sea" or tokens[after].pos not in ("NOUN", "PROPN", "ADJ")


def _of_list(told: Sequence[tuple[PlaceMention, Where]], first: int) -> Sequence[tuple[PlaceMention, Where]]:
    """Without those of a headline's towns that the next sentence with a place isn't about."""
    later = [(place, where) for place, where in told if place.sentence > first and where.precision <= PROVINCE]
    if not later:
        return told
    after = [where for place, where in later if place.sentence == later[0][0].sentence]
    kept = [pair for pair in told if pair[0].sentence != first or any(compatible(pair[1], w) for w in after)]
    return kept if any(place.sentence == first for place, _ in kept) else told


def _beside(reading: Reading, told: Sequence[tuple[PlaceMention, Where]]) -> list[PlaceMention]:
    """The town of the forces that the lead names first, else the dateline's; a town before a county."""
    wide = [where for _, where in told]
    forces = [place for place, where in _forces(reading) if all(compatible(where, w) for w in wide)]
    forces = [place for place in forces if place.sentence == forces[0].sentence]
    dateline = _dateline(reading, wide)
    if forces and not (dateline is not None and all(_county(f) for f in forces) and _one([dateline, *forces])):
        return forces if _one(forces) else []
    return [dateline] if dateline is not None else []


def _dateline(reading: Reading, wide: Sequence[Where]) -> PlaceMention | None:
    dateline = reading.dateline
    if dateline is None or (where := dateline.where) is None or (where.precision > TOWN and len(parts(where)) < 2):
        return None
    return dateline if all(compatible(where, w) for w in wide) and _local(reading, where) else None


def _forces(reading: Reading) -> Iterator[tuple[PlaceMention, Where]]:
    for sentence in reading.sentences[:LEAD]:
        for place in reading.places_in[sentence.index]:
            if place.kind not in ("place", "demonym") or place.where is None or place.where.precision > TOWN:
                continue
            after = reading.token_at(sentence.index, place.end - 1).i + 1
            if after < len(sentence.tokens) and sentence.tokens[after].lower in words_of_sort("local_words", "force"):
                yield place, place.where


def _county(place: PlaceMention) -> bool:
    return place.where is not None and place.where.precision == TOWN


def _within(towns: Sequence[PlaceMention], counties: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The towns, where they lie in what the counties' forces look after."""
    return list(towns) if towns and _one([*counties, *towns]) else []


def _one(places: Sequence[PlaceMention]) -> bool:
    """Whether all are one town with what lies around it."""
    first = places[0].where if places else None
    return first is not None and all(p.where is not None and compatible(first, p.where) for p in places)


def _local(reading: Reading, dateline: Where) -> bool:
    """Whether the report is set where it is written: it names no other country, and no capital's bureau wrote it."""
    lead = [p for s in reading.sentences[:LEAD] for p in reading.places_in[s.index] if p.where is not None]
    if any(p.where is not None and p.where.country != dateline.country for p in lead):
        return False
    if dateline.name.split(",")[0] not in words("capitals"):
        return True
    return any(p.where is not None and p.where.precision <= TOWN and compatible(p.where, dateline) for p in lead)
