"""What a telling's own words say about which event it is: days, places, kind, grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corroborate.data import words
from corroborate.extract import when
from corroborate.extract.clauses import Clauses, Tense
from corroborate.extract.events import EventMention, kinds
from corroborate.extract.mentions import TimeMention, Unanchored
from corroborate.extract.reading import Reading
from corroborate.extract.several import several
from corroborate.extract.telling import Telling
from corroborate.model import Noun, When, Where
from corroborate.places import compatible, fold

_LOOKS_BACK = re.compile(r"\b(?:earlier|last|previous|past|ago)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|in the past|previously|repeatedly|in recent (?:weeks|months|years))\b[^,]*$", re.IGNORECASE
)
OPENS_ON_PAST = re.compile(
    r"[\s\"“']*(?:earlier (?:this|in the) (?:week|month|year)|last (?:week|month|year)|(?:weeks|months|years) ago)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:retaliat\w+|revenge|response|reprisals?|aveng\w+|in return)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:hours?|overnight|days?|night|weekend|minutes?|seconds?|morning|afternoon|evening)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\s*(?:meanwhile|elsewhere|separately|in (?:a|another) (?:separate|similar|related)|in another|in other|also in"
    r"|earlier,? in|in (?:the|a) (?:same|similar|relevant|related) (?:context|development|incident))\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?:hours?|minutes?|moments?|seconds?)\b", re.IGNORECASE)
_NEWS = ("today", "yesterday", "tonight", "overnight", "night", "morning", "afternoon", "evening", "weekend")
_RECORD = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|heaviest|biggest|largest|highest|most|strongest|fiercest|greatest)\b"
    r"[^,;.]{0,100}\bsince\b",
    re.IGNORECASE,
)
"""What is told of one event by those before it: "the deadliest attack since 2015"."""
_SAME_DAY = re.compile(r"later (?:in the|that|the same) day", re.IGNORECASE)
_DIES = re.compile(r"die[sd]?|dying|dead", re.IGNORECASE)
_SPATE = re.compile(
    r"\b(?:spate|string|series|rash|wave) of (?:\w+ ){0,2}"
    r"(?:violence|crimes?|\w*shootings|killings|attacks|murders|raids)\b"
    r"[^.]{0,30}\b(?:began|begun|started|dates? back)\b",
    re.IGNORECASE,
)
"""What stands behind such words began it, and is not what a report tells."""
_GONE = frozenset({"missing", "unaccounted", "unseen", "trapped"})
"""Before "since": of those who are gone since, not of what is counted since."""
_BOUNDS = frozenset({"since", "until", "duration", "set"})
TOWN = 3
"""where_prec up to which a place tells two events of one country apart."""
_FINE = frozenset({"day", "days"})
_MIDWEEK = (1, 2, 3)
"""Tuesday to Thursday: no part of a weekend, nor a night of it."""
ANY_FAMILY = frozenset({"any", "explosion"})


class Day(Noun, frozen=True):
    """A day an event is said to be on: resolved, or a weekday where no anchor was there.

    ``coarse`` marks a time wider than a few days, or one that can't be resolved and isn't a
    weekday: enough to tell another event, too little to date this one.
    """

    mention: TimeMention
    when: When | None
    weekday: int | None
    coarse: bool


class Facts:
    """A telling with what its words say of its event.

    ``apart``: it is only set beside what the report tells (:mod:`unlinked`, :mod:`unrest`); ``cause``: it is what the
    incident answers (:mod:`causes`).
    """

    apart = cause = False

    def __init__(self, reading: Reading, telling: Telling) -> None:
        self.telling = telling
        self.block = reading.paragraph(telling.sentence.index)
        clauses = reading.clauses[telling.sentence.index]
        said = reading.speech.at(*telling.extent())
        self.clauses = telling.clauses or {clauses.head[unit] for unit in telling.units}
        self.reported = said is not None and bool(said.chain)
        tenses = {clauses.tense(head) for head in self.clauses}
        self.tenses = tenses - {"past-perfect"} | {"past"} if self.reported else tenses
        self.goes_with_perfect = bool(telling.tolls) and _goes_with_perfect(clauses, self.clauses)
        self.named = _named(reading, telling)
        record = _RECORD.search(telling.sentence.text) is not None
        self.since = not record and (_since(reading, telling, self.clauses) or _since_before(reading, telling, tenses))
        self.elsewhen = _elsewhen(reading, telling)
        self.in_war = _in_war(reading, telling, self.clauses)
        self.war_kills = _war_kills(reading, telling, self.clauses)
        self.days = [_day(reading, time) for time in telling.times if _dates(time) and not _beside(telling, time)]
        self.updates = _updates(telling)
        if self.updates:
            self.days = []  # "rose to 16 on Friday": the day of the count, not of the event
        self.unreal = _unreal(reading, telling, self.clauses)
        bounds = _BOUNDS - {"since"} if record else _BOUNDS
        wave = _goes_on(reading, telling)
        self.bounded = [] if wave else [time for time in telling.times if time.role in bounds and _long(time)]
        self.old = any(day.when is not None and _years_ago(reading, day.when) for day in self.days)
        self.places = [(place, place.where) for place in telling.places if place.where is not None]
        self.spots = frozenset(fold(place.text) for place in telling.places if place.text[:1].isupper())
        self.elsewhere = bool(self.places) and bool(_ELSEWHERE.match(telling.sentence.text))
        self._sort()
        nouns = telling.nouns
        self.definite = bool(nouns) and all(noun.definite for noun in nouns)
        self.other = any(noun.other for noun in nouns)
        self.plural = bool(nouns) and all(noun.plural for noun in nouns)
        self.indefinite = bool(nouns) and not any(noun.definite for noun in nouns)
        text = telling.sentence.text.lower()
        self.several = several(reading, telling)
        self.summed = self.item = False
        """Whether it gives a sum over places, and whether it is one of its items behind the first (:mod:`sums`)."""
        self.total = any(phrase in text for phrase in words("tally_phrases", "phrase"))

    def _sort(self) -> None:
        self.kinds = [kind for kind in self.telling.kinds if kinds()[kind]["family"] not in ("any", "war")]
        self.families = {kinds()[kind]["family"] for kind in self.telling.kinds}

    def without(self, events: Sequence[EventMention]) -> None:
        """Take from it what its words only set beside it ("not linked to the riot", "a march over the leak")."""
        kept = [event for event in self.telling.events if event not in events]
        if events and (kept or self.telling.tolls):
            self.telling.events = kept
            self._sort()

    @property
    def war(self) -> bool:
        """Whether all it names is a war or campaign, not one event of it."""
        return bool(self.telling.events) and self.families == {"war"}

    @property
    def harm(self) -> bool:
        """Whether it counts people harmed, or its word alone shows that something happened."""
        return bool(self.telling.tolls) or any(kinds()[kind]["plain"] == "yes" for kind in self.kinds)

    @property
    def avenged(self) -> bool:
        """Whether it stands as what something else answered ("in revenge for raids that killed 30")."""
        return bool(_ANSWERS.search(self.telling.sentence.text))

    @property
    def recalled(self) -> bool:
        """Whether its words look back: "earlier this month", "two years ago", "has attacked before"."""
        if "perfect" in self.tenses and _BEFORE.search(self.telling.sentence.text):
            return True
        if _SPATE.search(self.telling.sentence.text) and self.telling.tolls:
            return True
        if OPENS_ON_PAST.match(self.telling.sentence.text) and any(d.coarse for d in (*self.days, *self.elsewhen)):
            return True
        return self.day is None and any(day.coarse and _LOOKS_BACK.search(day.mention.text) for day in self.days)

    @property
    def day(self) -> Day | None:
        """The first fine-grained day its words give."""
        return next((day for day in self.days if not day.coarse), None)

    @property
    def generic(self) -> bool:
        """Events in general ("attacks on US forces"), with nobody counted."""
        return self.plural and self.indefinite and not self.telling.tolls and not self.days


def heard_in(reading: Reading, telling: Telling) -> list[Where]:
    """Towns of those who tell it: "a source at Tell Orm police said …"."""
    return [
        place.where
        for place in reading.places_in[telling.sentence.index]
        if place.kind in ("demonym", "place") and place.where is not None and place.where.precision <= TOWN
        if place.end <= telling.extent()[0] and place not in telling.places
    ]


def _goes_with_perfect(clauses: Clauses, own: set[int]) -> bool:
    """Whether it is a participle beside a perfect: "have crushed the revolt, killing 23"."""
    above = [clauses.parent(head) for head in own if clauses.participial(head)]
    return any(head is not None and clauses.tense(head) == "perfect" for head in above)


def _updates(telling: Telling) -> bool:
    """ "The toll rose on Friday", "the last six bodies were found on Friday": the count's day."""
    return not telling.nouns and any(t.cumulative or (t.part and "bodies" in t.people) for t in telling.tolls)


def _since(reading: Reading, telling: Telling, own: set[int]) -> bool:
    """Whether its clauses have a "since …" of any kind, dated or not."""
    clauses = reading.clauses[telling.sentence.index]
    for token in telling.sentence.tokens:
        if token.lower == "since" and (not token.i or telling.sentence.tokens[token.i - 1].lower not in _GONE):
            head = clauses.head[token.i]
            if (head in own or clauses.parent(head) in own) and not _goes_on(reading, telling):
                return True
    return False


def _goes_on(reading: Reading, telling: Telling) -> bool:
    """ "49 have died of heat since Friday": of one wave of heat or cold, which kills for days."""
    index = telling.sentence.index
    if not any(event.kind == "heat" for event in reading.events_in[index]):
        return False
    began = [when.resolve(t, reading.anchor) for t in reading.times_in[index] if t.role == "since"]
    days = [
        date.fromisoformat(day.start) for day in began if not isinstance(day, Unanchored) and day.precision == "day"
    ]
    return reading.anchor is not None and any(0 <= (reading.anchor.day - day).days <= _WAVE for day in days)


_WAVE = 14
"""Days that a wave of heat or cold lasts."""


def _since_before(reading: Reading, telling: Telling, tenses: set[Tense]) -> bool:
    """ "20,000 have fled since May. The group has killed 300 people": counted since then too."""
    index = telling.sentence.index - 1
    if "perfect" not in tenses or not telling.tolls or telling.nouns or telling.times or index < 0:
        return False
    before = reading.sentences[index]
    if before.block != telling.sentence.block or before.kind != "paragraph" or _RECORD.search(before.text):
        return False
    return any(time.role == "since" and _long(time) for time in reading.times_in[index])


def _unreal(reading: Reading, telling: Telling, own: set[int]) -> bool:
    """Whether it is told of a film, a drill or shares."""
    clauses, known = reading.clauses[telling.sentence.index], words("unreal_words")
    for head in own:
        subjects = [clauses.subject(h) for h in (head, clauses.parent(head)) if h is not None]
        if any(token is not None and token.lemma.lower() in known for token in subjects):
            return True
    return any(t.lower in ("exercise", "drill", "simulated", "simulation") for t in telling.sentence.tokens)


def _elsewhen(reading: Reading, telling: Telling) -> list[Day]:
    """Days that its sentence names before it, where it has none of its own."""
    if telling.times:
        return []
    start = telling.extent()[0]
    return [day for day in days_in(reading, telling.sentence.index) if day.mention.end <= start]


def days_in(reading: Reading, sentence: int) -> list[Day]:
    """Every day that a sentence names, whatever it is the day of."""
    return [_day(reading, time) for time in reading.times_in[sentence] if _dates(time)]


def _in_war(reading: Reading, telling: Telling, own: set[int]) -> bool:
    """Whether its toll is a war's: "the death toll from the conflict", "killed in fighting"."""
    clauses = reading.clauses[telling.sentence.index]
    wars = [e for e in reading.events_in[telling.sentence.index] if kinds()[e.kind]["family"] == "war"]
    return bool(telling.tolls) and any(clauses.head[e.token] in own for e in wars)


def _war_kills(reading: Reading, telling: Telling, own: set[int]) -> bool:
    """Whether a war is the subject of its toll: "the war, which began in 2011, has killed …"."""
    clauses = reading.clauses[telling.sentence.index]
    wars = {e.token for e in reading.events_in[telling.sentence.index] if kinds()[e.kind]["family"] == "war"}
    subjects = [clauses.subject(head) for head in own]
    return bool(telling.tolls) and any(token is not None and token.i in wars for token in subjects)


def _named(reading: Reading, telling: Telling) -> frozenset[str]:
    """Keys of the people its tolls name."""
    found = {
        entity.key
        for toll in telling.tolls
        for entity in reading.cast.entities
        if entity.kind == "person"
        for index, start, end in entity.mentions
        if index == toll.sentence and toll.start <= start and end <= toll.end + 1
    }
    return frozenset(found)


def _day(reading: Reading, mention: TimeMention) -> Day:
    found = when.resolve(mention, reading.anchor)
    if isinstance(found, Unanchored):
        return Day(
            mention, None, mention.weekday, mention.weekday is None and not (of_the_news(mention) or _one_day(mention))
        )
    return Day(mention, found, mention.weekday, found.precision not in _FINE)


def _long(time: TimeMention) -> bool:
    """Whether a bound counts over time: "since May", "in ten days"; not "by the evening", "in 24 hours"."""
    return time.clock is None and not (time.role in ("duration", "set") and _SHORT.search(time.text))


def _years_ago(reading: Reading, day: When) -> bool:
    """Whether a day lies more than a year before the report: recalled, whatever it says of it."""
    if reading.anchor is None:
        return False
    return (reading.anchor.day - date.fromisoformat(day.end)).days > 365


def _dates(time: TimeMention) -> bool:
    """Whether it gives a day: "on Friday", and "before dawn on Friday" too."""
    if time.rule == "vague" and time.numbers[0] == 0:
        return False  # "now" and "currently" give no day
    if time.rule == "shift" and _HOURS.search(time.text):
        return False  # "died a few hours later": of the same event
    return time.rule != "clock" and (time.role == "at" or (time.role in ("before", "after") and time.clock is not None))


def _beside(telling: Telling, time: TimeMention) -> bool:
    """Whether it dates no event: "a recently laid off clerk", "later that day", "dies two days after it"."""
    if _SAME_DAY.fullmatch(time.text):
        return True
    after = time.rule == "shift" and any(toll.trigger[1] <= time.start for toll in telling.tolls)
    if after and any(_DIES.fullmatch(telling.sentence.words(*toll.trigger)) for toll in telling.tolls):
        return True
    word = next((t for t in telling.sentence.tokens if t.start == time.start), None)
    if word is None or word.pos != "ADV":
        return False
    above = telling.sentence.head(word)
    return above.dep == "amod" and word.i < above.i < above.head


def of_the_news(mention: TimeMention) -> bool:
    """ "today", "yesterday", "overnight": of the day's news, whatever day that is."""
    return any(word in mention.text.lower() for word in _NEWS)


def _one_day(mention: TimeMention) -> bool:
    """ "January 11", "the weekend": as fine as a day, though nothing says of which year."""
    return mention.rule in ("day", "weekend")


def _other_day(a: TimeMention, b: TimeMention) -> bool:
    """ "January 11" and "December 5", of whatever years."""
    return a.rule == b.rule == "day" and a.numbers[1:3] != b.numbers[1:3]


def days_clash(a: Day, b: Day) -> bool:
    """Whether two days cannot be of one event. Neighbouring nights do not clash."""
    if a.when and b.when:
        if a.when.start <= b.when.end and b.when.start <= a.when.end:
            return False
        return not (a.weekday is not None and b.weekday is not None and _one_night(a, b))
    if a.weekday is not None and b.weekday is not None:
        return a.weekday != b.weekday and not _one_night(a, b)
    if a.when is None and b.when is None and _other_day(a.mention, b.mention):
        return True
    if any(x.mention.rule == "weekend" and x.when is None and y.weekday in _MIDWEEK for x, y in ((a, b), (b, a))):
        return True
    weekdays = _weekday(a), _weekday(b)
    if None not in weekdays and not (a.coarse or b.coarse):
        return weekdays[0] != weekdays[1]
    return a.coarse != b.coarse


def _weekday(day: Day) -> int | None:
    """The day of the week, said or worked out from the date."""
    if day.weekday is None and day.when is not None and day.when.precision == "day":
        return date.fromisoformat(day.when.start).weekday()
    return day.weekday


def _one_night(a: Day, b: Day) -> bool:
    """ "Late Thursday" and "early Friday" are one night."""
    if a.weekday is None or b.weekday is None:
        return False
    first, second = (a, b) if (a.weekday + 1) % 7 == b.weekday else (b, a)
    if first.weekday is None or (first.weekday + 1) % 7 != second.weekday:
        return False
    return first.mention.clock in ("night", "evening") and second.mention.clock in ("night", "dawn", "morning")


def places_clash(a: list[Where], b: list[Where]) -> bool:
    """Whether two lists of places cannot be of one event: no pair of them fits together."""
    a, b = [x for x in a if x.country], [y for y in b if y.country]
    fine_a, fine_b = [x for x in a if x.precision <= TOWN], [y for y in b if y.precision <= TOWN]
    if fine_a and fine_b:
        a, b = fine_a, fine_b
    return bool(a) and bool(b) and not any(compatible(x, y) for x in a for y in b)


def families_clash(a: set[str], b: set[str]) -> bool:
    """Whether two events cannot be one by their kind: a quake is no ambush."""
    a, b = a - {"war"}, b - {"war"}
    return bool(a) and bool(b) and not (a & b or a & ANY_FAMILY or b & ANY_FAMILY)
