"""Cases of reuse, each a folder of articles made so that who copied whom is known.

A case is made from a number alone, so that it comes out the same everywhere. What its articles say of
where they are from (credits, datelines, times, left-overs) is given or taken away by its scenario;
``truth`` below is what a reader who saw everything would say, and what one may say who sees the clues.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Literal, NamedTuple

from corroborate.data import table
from quality.reuse.edits import EDITS, Text, cut
from quality.reuse.made import Clues, Made, paragraphs
from quality.reuse.texts import Base, Sentence, numbered, pool

Pair = frozenset[str]
Way = Literal["from-to", "common-origin", "refuse"]


class Relation(NamedTuple):
    """What may be said of a pair: which clue decides, which way it went, and from whom.

    ``way`` is "refuse" where the evidence was taken away; ``source`` is who was first all the same.
    """

    clue: str
    way: Way
    source: str | None


class Told(NamedTuple):
    """A figure told in an article: the label of its sentence, the chain of speakers, its true origin."""

    article: str
    sentence: str
    chain: tuple[tuple[str, str], ...]
    origin: str


class Case(NamedTuple):
    """Articles with all that is known of them. ``kinds``: how a copy was edited; ``kept``: quotations
    that a pair has from one another and not from the speaker; ``chance``: pairs with a stock phrase."""

    scenario: str
    articles: tuple[Made, ...]
    kinds: dict[Pair, str]
    relations: dict[Pair, Relation]
    kept: frozenset[tuple[str, Pair]]
    chance: frozenset[Pair]
    told: tuple[Told, ...]


OUTLETS = (
    "Velmora Courier", "Orrin Post", "The Mill Gazette", "Dunmarra Tribune", "Kestrel Valley Herald",
    "The Harrow Chronicle", "Castel Dor Times", "Port Ilmar Observer", "Norlund Mail", "Wazelmi Star",
    "The Lantern Review", "Ossian Sentinel",
)  # fmt: skip
_INVENTED = ("Vesper Press", "Kestrel News Agency", "Marlow Newswire", "Pan-Orrin News")
_TOWNS = ("HARROW", "DUNMARRA", "ORRIN", "CASTEL DOR", "WAZELMI", "ILMAR")
_PEOPLE = (
    "Torvald Brennick", "Ilsa Okarvo", "Mara Quill", "Edwin Sallow", "Noor Halvani", "Petra Lindqvist", "Oskar Tamm",
    "Hana Berrada", "Jonas Wicklow", "Amina Dossou",
)  # fmt: skip
_OFFICIALS = ("a security official", "a hospital doctor", "a police officer", "a rescue worker", "a border guard")
_WRITERS = ("Lena Falk", "Tomas Reyl", "Ada Corrigan", "Samir Okun", "Greta Vance", "Piet Maas")
_TOLLS = (
    "At least {n} people were killed and many more were hurt when it happened{who}.",
    "The number of dead stood at {n} by nightfall and was expected to rise further{who}.",
    "Rescuers had recovered the bodies of {n} victims before the search was stopped for the night{who}.",
    "There were {n} dead in all, most of them found in the first hours after the alarm{who}.",
    "Some {n} people lost their lives and the wards of two hospitals filled within the hour{who}.",
    "By Sunday the count of those who had died had reached {n}, none of whom had been named yet{who}.",
    "It left {n} people dead, more than in any such event that the district can remember{who}.",
)


class Desk:
    """What a scenario draws from: one source of chance, texts that no other article of the case has."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        every = pool()
        self._bases = iter(self.rng.sample(every, min(len(every), 60)))
        self._outlets = iter(self.rng.sample(OUTLETS, len(OUTLETS)))
        known = sorted({row["short"] for row in table("agencies") if row["alone"] == "yes"})
        self._agencies = iter(self.rng.sample(known, 3) if self.rng.random() < 0.6 else self.rng.sample(_INVENTED, 3))
        self._people = iter(self.rng.sample(_PEOPLE, len(_PEOPLE)))
        self._tolls = iter(self.rng.sample(_TOLLS, len(_TOLLS)))
        self.figure = self.rng.randint(5, 90)
        self.day = datetime(2019, 1, 1) + timedelta(days=self.rng.randint(0, 1500), hours=self.rng.randint(6, 11))
        self.used: set[str] = set()
        self.articles: list[Made] = []
        self.kinds: dict[Pair, str] = {}
        self.relations: dict[Pair, Relation] = {}
        self.kept: set[tuple[str, Pair]] = set()
        self.chance: set[Pair] = set()
        self.told: list[Told] = []

    def outlet(self) -> str:
        """A publisher that the case has not had."""
        return next(self._outlets)

    def agency(self) -> str:
        """An agency, from the program's table or (4 cases in 10) one that no table has."""
        return next(self._agencies)

    def person(self) -> str:
        """A name that the case has not had."""
        return next(self._people)

    def official(self) -> str:
        """Somebody unnamed."""
        return self.rng.choice(_OFFICIALS)

    def base(self) -> Base:
        """A text that the case has not had."""
        base = next(self._bases)
        self.used.add(base.name)
        return base

    def own(self, sentences: int) -> Text:
        """Sentences that nobody else has, of a text of their own."""
        base = self.base()
        begin = self.rng.randint(0, max(0, len(base.sentences) - sentences))
        return list(base.sentences[begin : begin + sentences])

    def story(self, label: str, speaker: tuple[str, str] | None = None) -> Text:
        """A text that may be copied, with a sentence that tells the case's figure near its head."""
        text = list(self.base().sentences[:40])
        text.insert(self.rng.randint(0, 2), self.toll(label, speaker))
        return text

    def toll(self, label: str, speaker: tuple[str, str] | None = None, how: str = ", {} said") -> Sentence:
        """A sentence with the case's figure, worded as no other of the case."""
        who = how.format(speaker[1]) if speaker else ""
        return numbered(f"toll:{label}", [next(self._tolls).format(n=self.figure, who=who)])[0]

    def time(self, hours: float, exact: bool = True) -> str:
        """A publication time so many hours after the case's first; as a bare day where not exact."""
        when = self.day + timedelta(hours=hours)
        return when.isoformat() + "+00:00" if exact else when.date().isoformat()

    def add(self, text: Text, clues: Clues) -> Made:
        """An article of these sentences."""
        words = [w.text.strip("\"“”.,()'’").capitalize() for w in text[0] if w.text.isalpha()]
        title = " ".join(self.rng.sample(words, min(6, len(words))))
        made = Made(f"a{len(self.articles)}", title, paragraphs(cut(text, self.rng)), clues)
        self.articles.append(made)
        return made

    def tell(self, made: Made, sentence: str, origin: str, *chain: tuple[str, str]) -> None:
        """Note that the article tells the figure, if the sentence is still in it."""
        if any(word.base == f"toll:{sentence}" for paragraph in made.paragraphs for word in paragraph):
            self.told.append(Told(made.name, f"toll:{sentence}", chain, origin))

    def relate(self, a: Made, b: Made, relation: Relation, kind: str = "") -> None:
        """What may be said of a pair, and how the second was edited from the first."""
        self.relations[frozenset((a.name, b.name))] = relation
        if kind:
            self.kinds[frozenset((a.name, b.name))] = kind

    def case(self, scenario: str) -> Case:
        """The case as made so far, its articles shuffled so that no order tells anything."""
        shuffled = self.rng.sample(self.articles, len(self.articles))
        known = (frozenset(self.kept), frozenset(self.chance), tuple(self.told))
        return Case(scenario, tuple(shuffled), self.kinds, self.relations, *known)

    def edited(self, text: Text, kind: str | None = None) -> tuple[str, Text]:
        """A copy, edited in a way drawn or given."""
        kind = kind or self.rng.choice(tuple(EDITS))
        return kind, EDITS[kind](text, self.rng)

    def mixed(self, copy: Text, share: float | None = None) -> Text:
        """A copy among sentences of its own: before it, after it, and once or twice in between."""
        share = self.rng.choice((0.0, 0.2, 0.5)) if share is None else share
        own = self.own(max(2, round(len(copy) * share))) if share else []
        made = list(copy)
        while own:
            size = self.rng.randint(2, 5)
            at = self.rng.choice((0, len(made), self.rng.randint(0, len(made))))
            made[at:at] = own[:size]
            own = own[size:]
        return made

    def control(self, voice: str = "own") -> Made:
        """An article that has nothing of any other; it tells the figure on its own."""
        label = f"control{len(self.articles)}"
        publisher = self.outlet()
        speaker = ("unnamed", self.official()) if voice == "unnamed" else None
        made = self.add(self.story(label, speaker), Clues(publisher, self.time(self.rng.randint(0, 40))))
        self.tell(made, label, f"{label}", *([speaker] if speaker else []))
        return made

    def writer(self) -> str:
        """A reporter's name for a byline."""
        return self.rng.choice(_WRITERS)

    def town(self) -> str:
        """A dateline's town."""
        return self.rng.choice(_TOWNS)

    def dateline(self, agency: str) -> str:
        """What an agency's own report begins with, of the case's first day."""
        return f"{self.town()}, {self.day:%B} {self.day.day} ({agency}) - "


@lru_cache(maxsize=1)
def quotations() -> tuple[tuple[str, str], ...]:
    """Quotations of 10 to 40 words in the pool: the text they are of, and the words."""
    found = []
    for base in pool():
        for sentence in base.sentences:
            text = " ".join(word.text for word in sentence).replace("“", '"').replace("”", '"')
            for quote in text.split('"')[1::2]:
                cut = any(mark in quote for mark in ("…", "...", "[", "("))
                if 10 <= len(quote.split()) <= 40 and quote[:1].isupper() and not cut:
                    found.append((base.name, quote.rstrip(".,!? ")))
    return tuple(found)
