"""What speaks for and against a count's being of the report's own incident, each a named figure.

No single sign settles it: an attack's toll comes back lower down without its day, and another attack's stands in
the lead. So the signs are weighed together. Every one is a number that a reader can check against the words, and
the weights (``data/scope_weights.txt``) are learnt from labelled reports by ``quality/train_scope.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp, log1p

from corroborate.data import words
from corroborate.extract.apart import Apart, turns
from corroborate.extract.facts import Facts, days_clash, days_in, families_clash, places_clash
from corroborate.extract.overtime import counts_over_time
from corroborate.extract.reading import Reading
from corroborate.extract.recount import by_chance, label, more, same_toll, says_little
from corroborate.extract.standing import Standing
from corroborate.extract.told import others_hurt, this_week

Signs = dict[str, float]
"""Names of signs and how strongly each is there: mostly 0 or 1."""

_GRAMMAR = (
    "other recalled old elsewhere indefinite definite plural avenged reported since in_war war_kills several "
    "total updates war unreal generic"
).split()
_COUNT = "exclusive hedged denied cumulative single part named".split()
ABOUT = 0.4
"""A count half as high again, or two thirds, may be another count of the same people."""
FEW = 4
"""Fewer people than that are any incident's."""
FIRM = 30.0
"""A sum of weights that is as good as certain."""
BRIEF = 14
"""Sentences of a report short enough for its last one to be near its first."""
_ACCUSING = frozenset({"accuse", "blame", "charge", "convict", "allege"})
_TIME = re.compile(
    r"[\W_]*(?:earlier|later|previously|since|last|in recent|on \w+day|over the|during|before|after|when)\b", re.I
)
_PLACE = re.compile(
    r"[\W_]*(?:in|at|near|on the (?:outskirts|edge) of|around|outside)\s+(?:the\s+)?(?:\w+\s+){0,3}?[A-Z]"
)
_SECOND = re.compile(r"\b(?:another|a second|a separate|a similar|other|also|too)\b", re.I)
_AFTER = re.compile(r"\b(?:after|before|following|since|amid|despite|days? earlier)\b", re.I)


class Evidence:
    """Reads the signs of one report's tellings; ``main`` grows while the report is read."""

    def __init__(self, reading: Reading, lead: set[int], apart: Apart, all_facts: Sequence[Facts]) -> None:
        self.reading, self.lead, self.apart = reading, lead, apart
        self.main, self.standing = apart.main, Standing(reading, apart.main)
        tolls = [(toll.harm, toll.value, facts) for facts in all_facts for toll in facts.telling.tolls if toll.value]
        self._given = Counter((harm, value) for harm, value, _ in tolls)
        self._most = {harm: max(v for h, v, _ in tolls if h == harm) for harm, _, _ in tolls}
        self._titled = {(harm, value) for harm, value, facts in tolls if facts.telling.sentence.kind == "title"}

    def of(self, facts: Facts, course: Mapping[str, bool], first: int) -> Signs:
        """The signs of one telling that counts people.

        Args:
            facts: the telling.
            course: what the report's course so far says of it, by name (:meth:`Scopes.course`).
            first: the sentence that set the incident.
        """
        signs: Signs = {"always": 1.0}
        signs.update({name: 1.0 for name, there in course.items() if there})
        signs.update(self._where_it_stands(facts, first))
        signs.update({name: 1.0 for name, there in self._time_and_place(facts).items() if there})
        signs.update({name: 1.0 for name, there in self._words(facts).items() if there})
        signs.update({name: 1.0 for name, there in self.standing.signs(facts).items() if there})
        signs.update(self._counts(facts))
        return signs

    def _where_it_stands(self, facts: Facts, first: int) -> Signs:
        index = facts.telling.sentence.index
        here = {
            "in the lead": facts.block in self.lead,
            "before the incident is set": index < first,
            "in the sentence that sets it": index == first,
            "in the sentence after that": index == first + 1,
            f"in a {facts.telling.sentence.kind}": True,
            "a list's heading": label(facts.telling.sentence),
        }
        signs = {name: 1.0 for name, there in here.items() if there}
        signs["sentences from the top"] = log1p(index)
        signs["sentences behind the one that sets it"] = log1p(max(0, index - first))
        signs["share of the report above it"] = index / max(len(self.reading.sentences), BRIEF)
        return signs

    def _time_and_place(self, facts: Facts) -> dict[str, bool]:
        main, mine = self.main, [day for day in facts.days if not says_little(day, facts)]
        known, here = main.days, [where for _, where in facts.places]
        beside = [day for day in days_in(self.reading, facts.telling.sentence.index) if not day.coarse]
        wide = [day for day in mine if day.coarse and not (this_week(day) and not known)]
        apart = places_clash(main.places, here)
        spots, known_spots = self.apart.spots.told(facts), self.apart.spots.of(main.facts)
        return {
            "another day": bool(known and mine) and all(days_clash(d, e) for d in known for e in mine),
            "another spell": any(not any(not days_clash(day, d) for d in known) for day in wide),
            "the same day": facts.day is not None and any(not days_clash(facts.day, d) for d in known),
            "a day": bool(facts.days),
            "a day beside it": any(all(days_clash(d, e) for e in known) for d in beside) if known else bool(beside),
            "a day before it": any(all(days_clash(d, e) for e in known) for d in facts.elsewhen),
            "a spell that bounds it": bool(facts.bounded),
            "another place": apart,
            "the same place": bool(here and main.places) and not apart,
            "a place": bool(here),
            "another spot": bool(facts.spots and main.spots) and not facts.spots & main.spots,
            "the same spot": bool(facts.spots & main.spots),
            "another name of a place": bool(known_spots and spots) and not spots & known_spots,
            "a name of a place more": bool(known_spots and spots - known_spots),
            "the incident has a day": bool(known),
            "the incident has a place": bool(main.places),
        }

    def _words(self, facts: Facts) -> dict[str, bool]:
        main, telling, text = self.main, facts.telling, facts.telling.sentence.text
        kinds = {kind for own in main.facts for kind in own.kinds}
        return {
            **{name.replace("_", " "): bool(getattr(facts, name)) for name in _GRAMMAR},
            **{f"{tense} tense": True for tense in sorted(facts.tenses)},
            "counts over time": counts_over_time(facts),
            "another kind of event": families_clash(main.families, facts.families),
            "the same kind of event": bool(kinds & set(facts.kinds)),
            "told as before": main.told_as(facts),
            "clashes with the incident": main.clashes(facts),
            "clashes but for its place": main.clashes(facts, placed=False),
            "an event noun": bool(telling.nouns),
            "hangs under another": telling.above is not None,
            "set apart in its clause": telling.apart,
            "opens with a turn": turns(text),
            "quoted": '"' in text or "“" in text,
            "accused or tried": any(token.lower in words("court_words") for token in telling.sentence.tokens)
            or any(token.lemma.lower() in _ACCUSING for token in telling.sentence.tokens),
            "opens with another time": _TIME.match(text) is not None,
            "opens with a place": _PLACE.match(text) is not None,
            "a second or another": _SECOND.search(text) is not None,
            "after or before something": _AFTER.search(text) is not None,
            "names the same person": bool(facts.named & main.named),
            "names a person": bool(facts.named),
        }

    def _counts(self, facts: Facts) -> Signs:
        main, tolls = self.main, facts.telling.tolls
        harms = {toll.harm for toll in tolls}
        mine = [toll.value for toll in tolls if toll.value is not None]
        told = [t.value for f in main.facts for t in f.telling.tolls if t.value is not None and t.harm in harms]
        chance = by_chance(facts, main.facts)
        there = {
            **{f"{name} count": any(getattr(toll, name) for toll in tolls) for name in _COUNT},
            **{f"{harm} counted": True for harm in sorted(harms)},
            "no number": not mine,
            "others of an event of any kind": others_hurt(facts),
            "the incident's figure again": same_toll(facts, main.facts),
            "the incident's figure of five or more again": same_toll(facts, main.facts, fewest=5),
            "the title's figure": not chance and any((t.harm, t.value) in self._titled for t in tolls),
            "as many by chance": chance,
            "the report's highest": any(t.value == self._most.get(t.harm) for t in tolls if t.value),
            "given once": all(self._given[t.harm, t.value] < 2 for t in tolls if t.value),
            "the incident is counted": bool(told),
            "more than the incident's": more(facts, main.facts),
            **self._set_apart(facts),
        }
        signs = {name: 1.0 for name, yes in there.items() if yes}
        signs["how many"] = log1p(max(mine, default=0))
        if told and mine:
            times = log1p(max(mine)) - log1p(max(told))
            signs["times the incident's"] = max(-3.0, min(4.0, times))
            signs["about the incident's figure"] = float(max(mine) >= FEW and abs(times) < ABOUT)
        return signs

    def _set_apart(self, facts: Facts) -> dict[str, bool]:
        apart, begun = self.apart, bool(self.main.facts)
        return {
            "a new count": apart.new_toll(facts),
            "far more than the lead's": apart.outgrows(facts),
            "counted in another place": begun and apart.counts_elsewhere(facts),
            "told besides": begun and apart.told_besides(facts),
            "came before": apart.comes_before(facts),
            "one of many": apart.one_of_many(facts),
            "what sparked it": apart.sparked(facts),
            "runs on from a headline": begun and apart.run_on(facts),
            "another item": begun and apart.another_item(facts),
            "days before": begun and apart.days_before(facts),
            "adds up": apart.adds_up(facts),
            "never ends": apart.never_ends(facts),
        }


@lru_cache(maxsize=1)
def in_use() -> dict[str, float]:
    """The weights of the signs, by name."""
    text = files("corroborate.data").joinpath("scope_weights.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {sign: float(weight) for weight, sign in rows}


def belongs(signs: Signs, weights: Mapping[str, float] | None = None) -> float:
    """How likely it is that a telling with these signs is of the report's own incident, 0 to 1."""
    weights = in_use() if weights is None else weights
    total = sum(weights.get(name, 0.0) * strength for name, strength in signs.items())
    return 1 / (1 + exp(-max(-FIRM, min(FIRM, total))))
