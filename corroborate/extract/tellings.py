"""A telling: the words of one sentence that tell of one event.

"The strike comes two days after a drone attack killed the mayor" holds two tellings. A telling
gathers the event's words, the tolls, the times and the places that hang on the same clauses.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from corroborate.data import table, words
from corroborate.extract import when
from corroborate.extract.aftermath import adds_up, comes_after, counted_again
from corroborate.extract.aside_days import names_a_thing, of_court
from corroborate.extract.beside_days import counted_from, trailing, when_clause
from corroborate.extract.events import EventMention
from corroborate.extract.locating import hyphenated, of_the_dead, signs
from corroborate.extract.mentions import PlaceMention, TimeMention, TollMention
from corroborate.extract.news_days import of_the_count
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.telling import Telling
from corroborate.extract.toll.people import noun as people_noun

_PAIRING = frozenset({",", "and", "&", ";", "while", "with"})
"""Words between two counts of one event: "ten killed and 30 injured"."""
_JOINS = frozenset({"when", "as", "while", "where"})
_AFTER = frozenset({"after", "following"})
_APART = _AFTER | frozenset("for since before amid despite like over to against from until ahead".split())
_LOCATING = frozenset(
    "in at near on outside inside off around across through into over along between of within towards toward "
    "by beside".split()
)
"""Prepositions that can place an event."""
_NOT_THERE = frozenset("after following since before amid despite until ahead like during about of".split())
"""Prepositions under which a place is another event's ("after a raid in …", "amid tension in …")."""


def tellings(reading: Reading) -> list[Telling]:
    """Every telling of the article, in order of the text."""
    return [telling for sentence in reading.sentences for telling in _Scene(reading, sentence).tellings()]


class _Scene:
    """One sentence while its units are being joined."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading, self.sentence = reading, sentence
        self.clauses = reading.clauses[sentence.index]
        self.events = reading.events_in[sentence.index]
        self.tolls = reading.tolls_in[sentence.index]
        self.units: dict[int, list[EventMention | TollMention]] = {}
        for event in self.events:
            self.units.setdefault(event.token, []).append(event)
        for mention in self.tolls:
            token = reading.token_at(sentence.index, mention.trigger[0])
            self.units.setdefault(token.i, []).append(mention)
        self.group = {unit: unit for unit in self.units}

    def tellings(self) -> list[Telling]:
        if not self.units:
            return []
        self._join_clauses()
        self._join_across()
        self._join_pairs()
        found = self._gather()
        self._hang(found)
        for time in self.reading.times_in[self.sentence.index]:
            if self._dates_none(time):
                continue
            if of_the_count(self.reading, time):
                for telling in found:
                    telling.recounted = True
                continue
            trailed = trailing(self.reading, self.sentence, found, time)
            if when.counts_back(time):
                owner = counted_from(self.reading, self.sentence, found, time)
            else:
                owner = trailed or self._owner(found, time.start, time.end)
            if owner is None:
                continue
            opened = trailed is not None or when_clause(self.reading, self.sentence, found, time.end) is owner
            day = self._top(self.reading.token_at(self.sentence.index, time.start), time.end)
            if opened or not comes_after(self.sentence, self.clauses, day, owner.units, self.units):
                owner.times.append(replace(time, role="at") if opened else time)
        for place in self.reading.places_in[self.sentence.index]:
            owner = self._owner(found, place.start, place.end) if place.kind in ("place", "site") else None
            if owner is not None and self._locates(place, owner):
                owner.places.append(place)
                continue
            owner = owner or (found[0] if self._local(place) else None)
            if owner is not None and self._local(place):
                owner.near.append(place)
        return found

    # ------------------------------------------------------------ joining

    def _join_clauses(self) -> None:
        """Units of one clause tell of one event, save those set apart ("after a spate of attacks")."""
        by_clause: dict[int, list[int]] = {}
        for unit in sorted(self.units):
            by_clause.setdefault(self.clauses.head[unit], []).append(unit)
        for units in by_clause.values():
            core = [u for u in units if not self._apart(u)]
            bare = not any(isinstance(m, EventMention) and m.noun for u in core for m in self.units[u])
            for unit in units:
                joined = unit in core or (bare and self._apart(unit) in _AFTER)
                if joined and core:
                    self._union(core[0], unit)

    def _join_across(self) -> None:
        """Clauses that go on telling of the same event are joined to it."""
        for head in self.clauses.heads():
            mine = [u for u in sorted(self.units) if self.clauses.head[u] == head and not self._apart(u)]
            if not mine:
                continue
            other = self._continues(head)
            if other is not None:
                self._union(other, mine[0])

    def _join_pairs(self) -> None:
        """ "Five were killed and dozens injured in raids", "three killed over 70 injured": one event."""
        main = [toll for toll in self.tolls if toll.whole is None]
        for one, two in pairwise(sorted(main, key=lambda toll: (toll.start, toll.end))):
            between = self.sentence.words(max(one.end, one.trigger[1]), two.start).lower().split()
            beside = not between or (len(between) < 3 and set(between) <= _PAIRING)
            if one.harm != two.harm and one.start < one.trigger[0] and two.start < two.trigger[0] and beside:
                units = [self.reading.token_at(self.sentence.index, toll.trigger[0]).i for toll in (one, two)]
                if not any(self._apart(unit) for unit in units):
                    self._union(*units)

    def _continues(self, head: int) -> int | None:
        """The unit whose telling the clause at ``head`` goes on with, if any."""
        token = self.sentence.tokens[head]
        if token.dep == "relcl" or token.dep == "acl":
            anchor = token.head
            if anchor in self.units:
                return anchor
            of = [t.i for c in self.sentence.children(anchor) if c.lower == "of" for t in self.sentence.children(c.i)]
            named = next((i for i in of if i in self.units and self._in_general(i)), None)
            return named if named is not None else self._participle_parent(head, token)  # "a wave of raids that killed"
        above = self._units_above(head)
        if not above:
            return None
        if self.clauses.participial(head) and adds_up(self.sentence, token):
            return None
        mark = self.clauses.mark(head)
        joined = (
            u for u in sorted(self.units) if self.group[u] == self.group[above[0]] and self.clauses.head[u] != head
        )
        told, again = self._tolls(joined), self._tolls(u for u in self.units if self.clauses.head[u] == head)
        if self._besides(self.clauses.parent(head) or 0) or counted_again(self.sentence, told, again):
            return None
        if mark == "while" and self.clauses.subject(head) and told:
            return None  # "ten were killed in one town while rockets killed five in another"
        if token.dep == "conj" or self.clauses.participial(head) or mark in _JOINS:
            return above[0] if self._own_event(head) is None or token.dep != "conj" else None
        names_event = any(isinstance(m, EventMention) and m.noun for u in above for m in self.units[u])
        return above[0] if mark in _AFTER and not names_event else None

    def _tolls(self, units: Iterable[int]) -> list[TollMention]:
        return [mention for unit in units for mention in self.units[unit] if isinstance(mention, TollMention)]

    def _units_above(self, head: int) -> list[int]:
        """Units of the parent clause. A participle passes over a relative clause that only speaks of
        events in general ("a leader it blames for attacks, killing him")."""
        parent = self.clauses.parent(head)
        while parent is not None:
            above = [u for u in sorted(self.units) if self.clauses.head[u] == parent and not self._apart(u)]
            if above and not (self.clauses.participial(head) and all(self._in_general(u) for u in above)):
                return above
            if not self.clauses.participial(head):
                return []
            parent = self.clauses.parent(parent)
        return []

    def _in_general(self, unit: int) -> bool:
        mentions = self.units[unit]
        return all(isinstance(m, EventMention) and m.noun and m.plural and not m.definite for m in mentions)

    def _participle_parent(self, head: int, token: Token) -> int | None:
        if token.dep != "acl" or token.tag != "VBG":
            return None
        parent = self.clauses.head[token.head]
        above = [u for u in sorted(self.units) if self.clauses.head[u] == parent and not self._apart(u)]
        return above[0] if above else None

    def _own_event(self, head: int) -> int | None:
        """An event noun that is the clause's own subject."""
        for child in self.sentence.children(head):
            if child.dep in ("nsubj", "nsubjpass") and child.i in self.units:
                return child.i
        return None

    def _apart(self, unit: int) -> str:
        """The preposition that sets a unit apart from its clause, or ""."""
        head = self.clauses.head[unit]
        token = self.sentence.tokens[unit]
        if unit == head:
            return ""
        if token.dep == "dobj" and self._besides(token.head):
            return "after"  # "the blast followed a raid"
        for above in self.sentence.ancestors(token.i):
            if above.i == head:
                break
            if above.i in self.units and above.pos == "NOUN":
                return ""
            if above.tag == "IN" and (above.lower in _APART or (above.lower == "as" and self._besides(head))):
                return above.lower  # "the strikes came as a bomb wounded 37"
        return ""

    def _besides(self, head: int) -> bool:
        return self.sentence.tokens[head].lemma.lower() in words("beside_verbs", "verb")

    def _union(self, a: int, b: int) -> None:
        old, new = self.group[b], self.group[a]
        for unit, mine in self.group.items():
            if mine == old:
                self.group[unit] = new

    # ------------------------------------------------------------ gathering

    def _gather(self) -> list[Telling]:
        found: dict[int, Telling] = {}
        for unit in sorted(self.units):
            telling = found.setdefault(self.group[unit], Telling(self.sentence))
            telling.apart |= bool(self._apart(unit)) and not telling.units
            telling.units.append(unit)
            if not self._apart(unit):
                telling.clauses.add(self.clauses.head[unit])
            for mention in self.units[unit]:
                if isinstance(mention, EventMention):
                    telling.events.append(mention)
                else:
                    telling.tolls.append(mention)
        return list(found.values())

    def _hang(self, found: Iterable[Telling]) -> None:
        """Note which telling stands under which, by the first unit above in the tree."""
        owner = {unit: telling for telling in found for unit in telling.units}
        for telling in found:
            for above in self.sentence.ancestors(telling.units[0]):
                if above.i in owner and owner[above.i] is not telling:
                    telling.above = owner[above.i]
                    break
            else:
                heads = [self.clauses.parent(h) for h in sorted(telling.clauses)]
                over = [
                    t for t in owner.values() if t is not telling and t.clauses & {h for h in heads if h is not None}
                ]
                telling.above = over[0] if over else None

    def _dates_none(self, time: TimeMention) -> bool:
        """Whether a time is a page's, a party's or a court's, and no event's of this sentence."""
        if when.dates_a_page(self.reading.text, time):
            return True
        token = self._top(self.reading.token_at(self.sentence.index, time.start), time.end)
        return names_a_thing(self.sentence, token, time, self.units) or of_court(self.sentence, token, self.units)

    def _owner(self, found: list[Telling], start: int, end: int) -> Telling | None:
        """The telling that the words ``start:end`` belong to: by the tree, then by the clause."""
        first = self.reading.token_at(self.sentence.index, start)
        opened = when_clause(self.reading, self.sentence, found, end)
        if opened is not None:
            return opened
        owner = {unit: telling for telling in found for unit in telling.units}
        token = self._top(first, end)
        if token.i in owner:
            return owner[token.i]
        head = self.clauses.content(token.i)
        for above in self.sentence.ancestors(token.i):
            if above.i in owner:
                return owner[above.i]
            if above.i == head:
                break
        inside = [t for t in found if head in t.clauses]
        if not inside and (top := self.sentence.tokens[head]).dep == "conj":  # "was shot and killed in …"
            inside = [t for t in found if t.extent()[0] <= top.start < t.extent()[1]]
        return inside[0] if inside else self._next_clause(found, owner, head) or self._sole(found, head)

    def _next_clause(self, found: list[Telling], owner: dict[int, Telling], head: int) -> Telling | None:
        """A clause that tells nothing itself: the event it describes ("an attack in which a man drove …"),
        or the one it opens on ("the feast was shattered on Friday when a truck rammed …")."""
        token = self.sentence.tokens[head]
        if token.dep in ("relcl", "acl") and (above := self._described(owner, token.head)) is not None:
            return above
        for telling in found:
            for mine in sorted(telling.clauses):
                joined = self.clauses.participial(mine) or self.clauses.mark(mine) in _JOINS
                if joined and self.clauses.parent(mine) == head:
                    return telling
        parent = self.clauses.parent(head)
        continues = self.clauses.participial(head) and token.dep == "advcl"
        if parent is not None and (continues or self.clauses.mark(head) in _JOINS):
            return next((t for t in found if parent in t.clauses), None)
        return None

    def _described(self, owner: dict[int, Telling], at: int) -> Telling | None:
        """The telling of a relative clause's noun, or of the one above it ("an attack with a shell that hit …")."""
        for _ in range(4):
            if at in owner:
                return owner[at]
            token = self.sentence.tokens[at]
            if token.dep not in ("pobj", "prep", "nmod", "appos"):
                return None
            at = token.head
        return None

    def _sole(self, found: list[Telling], head: int) -> Telling | None:
        """A verbless fragment or caption with one telling: everything in it is that telling's."""
        token = self.sentence.tokens[head]
        verbal = token.pos in ("VERB", "AUX")
        if verbal and (token.lemma.lower() in words("reporting_verbs", "verb") or self.clauses.subject(head)):
            return None
        return found[0] if len(found) == 1 else None

    def _top(self, token: Token, end: int) -> Token:
        """The highest token of the phrase that begins at ``token`` and ends at ``end``."""
        return self.sentence.top(token, token.start, end)

    def _locates(self, place: PlaceMention, owner: Telling) -> bool:
        """Whether a place's words say where: not from where, against whom, whose, or amid what."""
        first = self.reading.token_at(self.sentence.index, place.start)
        token = self._top(first, place.end)
        if hyphenated(self.sentence, place):
            return False
        outer = self.reading.places[place.inside] if place.inside is not None else None
        for head in self.sentence.ancestors(token.i):
            inner = outer is not None and outer.start <= head.start < outer.end
            if token.dep == "compound" and (inner or signs(self.sentence, head) or self._fellow(place, head)):
                token = head  # "in Orm Ostria", "killed in Vara Monitor": their marks lost
                continue
            if token.dep not in ("appos", "conj", "npadvmod", "nmod") or head.ent[2:] not in ("GPE", "LOC", "FAC"):
                break
            token = head
        above = self.sentence.head(token)
        if token.dep in ("compound", "poss", "nmod", "amod"):
            return self._names_site(place, above, owner)
        if token.dep == "pobj" and above.dep != "agent":  # "a boat bombed by Ostria"
            there = above.lower in _LOCATING
            return there and not of_the_dead(self.sentence, above) and not self._set_apart(above, owner)
        if token.dep == "nsubj":
            return above.lemma.lower() in ("see", "witness", "suffer", "wake", "awake", "experience")
        if token.dep in ("dobj", "nsubjpass"):
            return above.lemma.lower() not in ("border", "neighbour", "neighbor", "adjoin", "abut")
        return token.dep in ("ROOT", "appos", "npadvmod", "conj", "dep", "punct", "nummod")

    def _fellow(self, place: PlaceMention, head: Token) -> bool:
        """ "Killed in raids on Vara Orm": whether the next place of a list that lost its commas holds a token."""
        here = self.reading.places_in[self.sentence.index]
        return any(p.start == place.end + 1 and p.start <= head.start < p.end and p.kind == "place" for p in here)

    def _local(self, place: PlaceMention) -> bool:
        """ "Tell Orm police say …", "a Tell Orm man": a town's force or townsman, not a country's."""
        if place.where is None or place.where.precision > 3 or place.kind not in ("place", "demonym"):
            return False
        token = self._top(self.reading.token_at(self.sentence.index, place.start), place.end)
        above = self.sentence.head(token)
        return token.dep in ("compound", "nmod", "amod") and above.lemma.lower() in words("local_words")

    def _names_site(self, place: PlaceMention, above: Token, owner: Telling) -> bool:
        """A town before an event ("the Tell Orm blast") or a thing that stands there ("a Tell Orm school");
        "a US blast" says who, "a Tell Orm family" whose."""
        here = self.reading.places_in[self.sentence.index]
        site = any(p.kind == "site" and p.start <= above.start < p.end for p in here)
        noun, lemma = people_noun(above.lemma.lower()), above.lemma.lower()
        thing = above.pos == "NOUN" and lemma not in _documents() and (noun is None or noun.status == "thing")
        return not place.text.isupper() and (above.i in owner.units or site or thing)

    def _set_apart(self, preposition: Token, owner: Telling) -> bool:
        """Whether the phrase hangs under words of another time or event ("amid tension in …")."""
        for above in self.sentence.ancestors(preposition.i):
            if above.i in owner.units or above.i in owner.clauses:
                return False
            if above.lower == "according":
                return True
            if above.tag == "IN" and above.lower in _NOT_THERE and not self._over_unit(above, owner):
                return True
        return False

    def _over_unit(self, preposition: Token, owner: Telling) -> bool:
        return (
            any(token.i in owner.units for token in self.sentence.subtree(preposition.i)) or preposition.lower == "of"
        )


@lru_cache(maxsize=1)
def _documents() -> frozenset[str]:
    """Nouns for what is written: "the Tell Orm report" lies nowhere."""
    return frozenset(row["word"] for row in table("speaker_nouns") if row["kind"] == "document")
