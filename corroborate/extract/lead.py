"""The lead: where a report tells its own incident, and the telling that sets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.data import words
from corroborate.extract.apart import AGO, HUNDREDS, SPARKED, like_headline, turned_to, turns
from corroborate.extract.court import opens_on_trial, tried
from corroborate.extract.facts import Facts, families_clash, places_clash
from corroborate.extract.obituary import obituary
from corroborate.extract.papers import on_paper
from corroborate.extract.reading import Reading
from corroborate.extract.recount import OPENING, REPEATED, same_toll
from corroborate.extract.several import mass

TWO = 2
"""A title's figure from which on the first count of the text that gives it too is its own."""

LEAD_PARAGRAPHS = 4
"""Paragraphs, title apart, in which a report tells its own incident (inverted pyramid)."""

_COUNTED_EVENTS = re.compile(r"\b(?:twin|double|two|three|triple|several|coordinated|simultaneous)\b", re.IGNORECASE)
"""Words that make a plural one incident: "at least 50 have died in twin bombings"."""
WEAK_SENTENCES = 4
"""Sentences, title included, in which an event word alone can set the incident."""

_OVER_TIME = re.compile(
    r"\b(?:during|in|over|throughout) the (?:(?:whole )?(?:month|year) of|(?:first|last|past|previous) "
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|few|\d+) )?(?:weeks?|months?|years?|decades?))\b",
    re.IGNORECASE,
)
"""A spell too long for one event: "during the month of May", "in the past two years"."""

_MANY = re.compile(
    r"\b(?:attacks|strikes|airstrikes|raids|operations|clashes|shootings|bombings|blasts|explosions|fires|storms|floods"
    r"|crashes|accidents|incidents|week|month|weekend|days)\b",
    re.IGNORECASE,
)
"""Words of a headline that counts many events, or those of a week."""

TOTAL_TO = re.compile(
    r"\b(?:bring|brings|bringing|brought|raising|raised|taking|took)\b.{0,80}"
    r"\b(?:war|conflict|insurgency|uprising|campaign|since|this (?:year|month|week)|(?:24|48|72) hours"
    r"|in (?:\w+ ){1,2}(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
"""What a blow brings a war's or a day's count to: "bringing to 45 the number killed in 24 hours"."""

SPELL = re.compile(
    r"\b(?:(?:during|in|over|within) the (?:last|past|previous) "
    r"(?:(?:two|three|four|five|six|seven|ten|few|several|\d+) )?(?:days|weeks?|months?|years?|(?:48|72|96) hours)"
    r"|(?:over|during|throughout) the (?:whole |entire )?(?:weekend|week|month|year)"
    r"|in (?:a matter of|recent) (?:days|weeks|months|years)"
    r"|(?:days|weeks|months|years) of (?:\w+ )?"
    r"(?:fighting|clashes|battles?|bombardment|shelling|strikes|air ?strikes|attacks))\b",
    re.IGNORECASE,
)
"""A spell of days or more: what is counted over it beside an incident is more than that."""

_MASSES = re.compile(r"(?:many |several |tens of |hundreds of |some )*(?:hundreds|thousands|millions)\b", re.IGNORECASE)
"""Uncounted hundreds and more."""
_MULTITUDES = re.compile(r"(?:many |several |tens of |hundreds of )*(?:thousands|millions)\b", re.IGNORECASE)
_ONE_EVENT = frozenset({"accident", "disaster", "explosion"})
"""Families of events one of which can kill hundreds at a blow."""
_FIGHTS = "offensive|assault|siege|campaign|operation|battle|bombardment|onslaught|crackdown"
_CAMPAIGN = re.compile(
    r"\b(?:ongoing|continuing|relentless|(?:weeks?|months?)-long) (?:[\w-]+ ){0,2}"
    r"(?:campaign|offensive|siege|operation|assault|crackdown|war|bombardment|battle)\b"
    r"|\b(?:during|in|since) (?:this|the|its|their) (?:[\w-]+ ){1,2}(?:campaign|onslaught)\b"
    r"|\bso far\b.{0,100}\b(?:campaign|offensive|siege|war|uprising|insurgency)\b",
    re.IGNORECASE,
)
"""What has no end yet when its dead are counted."""
_BEGUN = re.compile(
    r"\b(?:offensive|campaign|operation|siege|battle|assault|crackdown)s?,? (?:which|that) (?:\w+ )?"
    r"(?:began|started|begun|launched) (?!on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|today|yesterday)",
    re.IGNORECASE,
)
"""What began some time ago: its dead are counted since."""
_LONG_FIGHT = re.compile(
    r"\b(?:[a-z]+-(?:week|month|year)|(?:four|five|six|seven|eight|nine|ten|\d+)-day)s?(?:-(?:long|old))? "
    rf"(?:[\w-]+ ){{0,2}}(?:{_FIGHTS})\b"
    r"|\b(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th) (?:day|week|month) of "
    rf"(?:[\w-]+ ){{0,4}}(?:{_FIGHTS})\b",
    re.IGNORECASE,
)
"""A fight of more days than one event has: "a three-week assault", "the fifth day of an offensive"."""
_TWO_DAYS = re.compile(r"\b(?:two|three|2|3) days\b|\b(?:24|48|72) hours\b|\bweekend\b", re.IGNORECASE)
"""Days that one event can take."""
_COLLECTING = frozenset("document collect compile verify record register catalogue investigate tally".split())
_DEEDS = frozenset(["killing", "war", "crime"])
_REPORT = re.compile(
    r"\b(?:a|the|its|new|annual|monthly) (?:[\w-]+ ){0,2}(?:report|study|survey|database|dossier)\b"
    r"|\bthe names of\b|\b(?:cases|incidents) (?:of|in which)\b|\bduring (?:a|its) [\w-]+ investigation\b",
    re.IGNORECASE,
)

_SINCE = re.compile(r"(?:\s\w+){0,4}?\ssince\b")
"""Right behind a word of harm: "killed there since …"."""

_TOPS = frozenset({"title", "subtitle", "caption", "heading"})


def lead_paragraphs(reading: Reading) -> set[int]:
    """Numbers of the paragraphs of title, subtitle and captions, and of the first of the text."""
    kinds = {reading.paragraph(sentence.index): sentence.kind for sentence in reading.sentences}
    told = [number for number, kind in sorted(kinds.items()) if kind == "paragraph"][:LEAD_PARAGRAPHS]
    last = told[-1] if told else len(kinds)
    return set(told) | {number for number, kind in kinds.items() if kind in _TOPS and number <= last}


def sums_items(facts: Facts, all_facts: Sequence[Facts]) -> bool:
    """A headline's count of events that the text tells in places apart, and whose figure none of them gives."""
    values = {(t.harm, t.value) for t in facts.telling.tolls if t.value}
    one = facts.telling.nouns and not facts.plural
    if facts.telling.sentence.kind not in _TOPS or not values or one or not _MANY.search(facts.telling.sentence.text):
        return False
    below = [f for f in all_facts if f.telling.sentence.kind == "paragraph" and f.telling.tolls and not f.other]
    if any((t.harm, t.value) in values for f in below for t in f.telling.tolls):
        return False
    most = max(value for _, value in values if value)
    items = [f for f in below if f.places and all(t.value is not None and t.value < most for t in f.telling.tolls)]
    items = [f for f in items if not (f.since or f.recalled or f.old or "past-perfect" in f.tenses)]
    first = [where for _, where in items[0].places] if items else []
    return any(places_clash(first, [where for _, where in f.places]) for f in items[1:])


def adds_items(facts: Facts, all_facts: Sequence[Facts]) -> bool:
    """A headline's figures that are those of the text's items added up, where the text turns from one to the next."""
    want = {t.harm: t.value for t in facts.telling.tolls if t.value and t.whole is None}
    one = facts.telling.nouns and not facts.plural
    if facts.telling.sentence.kind not in _TOPS or not want or one:
        return False
    told: set[tuple[str, int]] = set()
    turned = False
    for below in all_facts:
        if below.telling.sentence.kind != "paragraph":
            continue
        turned = turned or (bool(told) and turned_to(below.telling.sentence.text))
        counted = [t for t in below.telling.tolls if t.value and t.whole is None and not t.part]
        told |= {(t.harm, t.value) for t in counted if t.harm in want and t.value}
        sums = {harm: sum(value for known, value in told if known == harm) for harm in want}
        if any(sums[harm] > value for harm, value in want.items()) or any(pair in told for pair in want.items()):
            return False
        if turned and all(sums[harm] == value for harm, value in want.items()):
            return True
    return False


def heads_sum(facts: Facts, all_facts: Sequence[Facts], lead: set[int]) -> bool:
    """A headline whose figure the lead gives for events in several places, or over days: theirs too."""
    if facts.telling.sentence.kind not in _TOPS or not facts.telling.tolls:
        return False
    top = facts.telling.sentence.index
    below = [f for f in all_facts if f.block in lead and f.telling.sentence.index > top and f.telling.tolls]
    below = [f for f in below if f.telling.sentence.kind in ("paragraph", "subtitle")]
    same = (f for n, f in enumerate(below) if same_toll(facts, [f], fewest=REPEATED if n else 0))
    first = next(same, None)
    if first is None or not any((toll.value or 0) >= TWO for toll in first.telling.tolls):
        return False
    return first.several or (same_toll(facts, [first], fewest=TWO) and counts_over_time(first))


def seed(reading: Reading, all_facts: Sequence[Facts], lead: set[int]) -> Facts | None:
    """The telling that sets the incident: the first in the lead that tells one event of harm.

    An event word that also names games, quarrels and prices sets one only where the lead speaks of
    people harmed, damage or rescue; a headline's, only where the text below tells of no closer one.
    """
    if on_paper(reading, all_facts, lead) or obituary(reading):
        return None
    harmed = _speaks_of_harm(reading, all_facts, lead)
    for strict in (True, False):
        found = [f for f in all_facts if f.block in lead and _could_set(f, strict) and _shown(f, harmed)]
        if found:
            first = _below_headline(found)
            if (first.recalled or "past-perfect" in first.tenses) and opens_on_trial(reading):
                return None
            return first if not tried(reading, first) else _before_court(reading, all_facts, lead, first)
    return None


def _before_court(reading: Reading, all_facts: Sequence[Facts], lead: set[int], trial: Facts) -> Facts | None:
    """What a report tells before it comes to who stands trial: then it is of the deed itself."""
    earlier = [f for f in all_facts if f.block in lead and f.telling.sentence.index < trial.telling.sentence.index]
    found = [f for f in earlier if f.telling.tolls and _could_set(f, strict=False)]
    return found[0] if found and not tried(reading, found[0]) else None


def first_day(all_facts: Sequence[Facts], lead: set[int], start: Facts) -> Facts | None:
    """The first telling of the lead that dates the incident, where the one that sets it has no day."""
    if start.day is not None:
        return start
    own = [f for f in all_facts if f.block in lead and same_toll(f, [start], fewest=REPEATED) and f.day is not None]
    turn = _turn(all_facts, start)
    for facts in [*own, *all_facts]:
        if facts.telling.sentence.index >= turn or facts.block not in lead or facts.day is None:
            continue
        if facts.apart or facts.other or counts_over_time(facts) or SPARKED.search(facts.telling.sentence.text):
            continue
        others = bool(facts.telling.tolls) and not same_toll(facts, [start])
        if (others or not facts.definite) and AGO.search(facts.day.mention.text):
            continue  # "a day ago a child was killed in an attack": another one
        if facts.telling.sentence.index > start.telling.sentence.index + 2 and _counts_others(facts, start):
            continue
        if facts.recalled or families_clash(start.families, facts.families):
            continue
        hangs = facts.telling.above is not None and (facts.war or not facts.definite)
        if hangs or any(toll.exclusive for toll in facts.telling.tolls):
            continue
        if facts in own or not places_clash([w for _, w in start.places], [w for _, w in facts.places]):
            return facts
    return None


def _turn(all_facts: Sequence[Facts], start: Facts) -> int:
    """The sentence from which on the report tells of something else ("In the same context …", with a toll)."""
    first = start.telling.sentence.index
    later = (f.telling.sentence for f in all_facts if f.telling.sentence.index > first and f.telling.tolls)
    return next((s.index for s in later if turned_to(s.text)), all_facts[-1].telling.sentence.index + 1)


def _counts_others(facts: Facts, start: Facts) -> bool:
    """Whether a telling further down counts what the first one counts, and none of its figures."""
    told = {toll.harm for toll in start.telling.tolls if toll.value}
    again = any(toll.harm in told and toll.value for toll in facts.telling.tolls)
    return again and not same_toll(facts, [start])


def counts_over_time(facts: Facts) -> bool:
    """Whether a telling counts over time or over many events: a tally, and no event's toll."""
    tolls, nouns = bool(facts.telling.tolls), facts.telling.nouns
    bounded = bool(facts.bounded) or facts.since
    if any(toll.cumulative for toll in facts.telling.tolls) and TOTAL_TO.search(facts.telling.sentence.text):
        return True
    if facts.several or (tolls and facts.day is None and not facts.definite and _over_time(facts)):
        return True
    if tolls and _BEGUN.search(facts.telling.sentence.text):
        return True
    if tolls and (_masses(facts) or _studied(facts) or _goes_on(facts) or _of_a_month(facts)):
        return True
    if tolls and facts.war_kills and facts.day is None and "perfect" in facts.tenses:
        return True
    if tolls and facts.other and facts.plural and facts.day is None and "perfect" in facts.tenses:
        return True  # "have been killed in the most recent clashes"
    if facts.day is not None and (facts.definite or not bounded or "perfect" not in facts.tenses):
        return False
    if bounded and (tolls or facts.plural):
        return True
    if tolls and (facts.war or (facts.in_war and not facts.kinds)):
        return True
    if (
        tolls
        and nouns
        and facts.plural
        and not facts.definite
        and "perfect" in facts.tenses
        and not (facts.telling.sentence.index <= OPENING and _few(facts))
        and not _COUNTED_EVENTS.search(facts.telling.sentence.text)
    ):
        return True
    return facts.total and tolls and (facts.plural or bool(facts.tenses & {"perfect", "present"}))


def _few(facts: Facts) -> bool:
    """Fewer than a hundred: what a report's first words count so is its news ("air strikes have killed 21 in Orm")."""
    return all(toll.value is not None and toll.value < HUNDREDS for toll in facts.telling.tolls)


def _over_time(facts: Facts) -> bool:
    """A long spell in its own sentence, of what isn't a single event; "have been killed since …"."""
    text, nouns = facts.telling.sentence.text, facts.telling.nouns
    if not nouns and "perfect" in facts.tenses:
        last = max(toll.trigger[1] for toll in facts.telling.tolls) - facts.telling.sentence.start
        if _SINCE.match(text, last):
            return True
    return all(noun.plural for noun in nouns) and _OVER_TIME.search(text) is not None


def _masses(facts: Facts) -> bool:
    """ "Thousands are dead", "hundreds killed as street battles rage": no day, and no single event that did it."""
    if facts.day is not None or facts.families & _ONE_EVENT or _COUNTED_EVENTS.search(facts.telling.sentence.text):
        return False
    counts = [toll.people for toll in facts.telling.tolls if toll.value is None]
    many = facts.plural and all(_MASSES.match(people) for people in counts)
    plain = all(event.kind in _DEEDS for event in facts.telling.events)
    none = plain and all(_MULTITUDES.match(people) for people in counts)
    return len(counts) == len(facts.telling.tolls) and (many or none)


def _goes_on(facts: Facts) -> bool:
    """ "Have so far been killed in the campaign", "have been killed over the past few days": not over yet."""
    if facts.day is None and _LONG_FIGHT.search(facts.telling.sentence.text):
        return True
    if facts.day is not None or "perfect" not in facts.tenses or facts.families & {"disaster", "accident"}:
        return False
    text = facts.telling.sentence.text
    return _CAMPAIGN.search(text) is not None or (SPELL.search(text) is not None and not _TWO_DAYS.search(text))


def _of_a_month(facts: Facts) -> bool:
    """ "Killed in raids in August", "killed in August shelling": counted over the month."""
    wide = [day for day in facts.days if day.when is not None and day.when.precision in ("month", "season")]
    masses = all(noun.plural or mass(facts.telling, noun) for noun in facts.telling.nouns)
    violence = facts.families <= {"any", "war", "violence"}
    return bool(wide) and facts.day is None and bool(facts.telling.nouns) and masses and violence


def _studied(facts: Facts) -> bool:
    """ "The group said in a report that it collected the names of 69 people killed": counted one by one, later."""
    sentence = facts.telling.sentence
    verbs = {token.lemma.lower() for token in sentence.tokens if token.pos == "VERB"}
    return bool(verbs & _COLLECTING) and not facts.definite and _REPORT.search(sentence.text) is not None


def _shown(facts: Facts, harmed: bool) -> bool:
    """Whether the telling itself shows harm, or stands high in a report that does."""
    return facts.harm or (harmed and facts.telling.sentence.index < WEAK_SENTENCES)


def _could_set(facts: Facts, strict: bool) -> bool:
    if (
        facts.apart
        or facts.war
        or facts.generic
        or facts.unreal
        or counts_over_time(facts)
        or facts.tenses & {"modal", "future"}
    ):
        return False
    if facts.old and (strict or not facts.telling.tolls or facts.telling.sentence.index >= WEAK_SENTENCES):
        return False
    if not (facts.telling.tolls or facts.families - {"any", "war", "protest"}):
        return False
    if (
        facts.telling.tolls
        and not facts.telling.events
        and all(toll.part and toll.value is None for toll in facts.telling.tolls)
    ):
        return False
    if facts.recalled and not facts.telling.tolls and facts.plural:
        return False  # "took the town last month with the help of air strikes"
    looks_back = facts.other or facts.recalled or "past-perfect" in facts.tenses
    wide = facts.day is None and any(day.coarse for day in facts.days)
    tolls = facts.telling.tolls
    first = facts.telling.sentence.kind == "paragraph" and facts.telling.sentence.index <= OPENING
    many = facts.plural and not (tolls and facts.places and (facts.day is not None or first))
    added = bool(tolls) and all(toll.exclusive and not toll.single for toll in tolls)  # "another 14 were killed"
    if tolls and SPARKED.search(facts.telling.sentence.text):
        return False  # "the killing of a boy unleashed the riots"
    looks_elsewhere = looks_back or like_headline(facts) or wide or many or added or turns(facts.telling.sentence.text)
    return not (strict and looks_elsewhere)


def _below_headline(found: Sequence[Facts]) -> Facts:
    """The first; but a headline's bare word ("River of fire") gives way to a telling of the text, as does one that
    nobody is counted for ("Governor condemns shelling of Orm") to the first that the text counts, elsewhere."""
    first = found[0]
    if first.telling.sentence.kind not in _TOPS or first.telling.tolls:
        return first
    text = next((f for f in found if f.telling.sentence.kind == "paragraph"), first)
    if first.indefinite and _counted(text) and _elsewhere(first, text):
        return text
    if first.harm:
        return first
    closer = [f for f in found if f.telling.sentence.kind == "paragraph" and families_clash(f.families, first.families)]
    return closer[0] if closer and closer[0].harm else first


def _counted(facts: Facts) -> bool:
    """Whether a telling counts people on a day and in a place."""
    return facts.day is not None and bool(facts.places) and any(toll.value for toll in facts.telling.tolls)


def _elsewhere(a: Facts, b: Facts) -> bool:
    return places_clash([where for _, where in a.places], [where for _, where in b.places])


def _speaks_of_harm(reading: Reading, all_facts: Sequence[Facts], lead: set[int]) -> bool:
    if any(facts.block in lead and facts.telling.tolls for facts in all_facts):
        return True
    known = words("harm_words")
    here = [sentence for sentence in reading.sentences if reading.paragraph(sentence.index) in lead]
    return any(token.lower in known for sentence in here for token in sentence.tokens)
