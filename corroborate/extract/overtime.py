"""Counts over time: what a telling counts over days, a campaign or a war, and no one event did."""

from __future__ import annotations

import re

from corroborate.extract.apart import HUNDREDS
from corroborate.extract.facts import Facts
from corroborate.extract.recount import OPENING
from corroborate.extract.several import mass

_COUNTED_EVENTS = re.compile(r"\b(?:twin|double|two|three|triple|several|coordinated|simultaneous)\b", re.IGNORECASE)
"""Words that make a plural one incident: "at least 50 have died in twin bombings"."""
_OVER_TIME = re.compile(
    r"\b(?:during|in|over|throughout) the (?:(?:whole )?(?:month|year) of|(?:first|last|past|previous) "
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|few|\d+) )?(?:weeks?|months?|years?|decades?))\b",
    re.IGNORECASE,
)
"""A spell too long for one event: "during the month of May", "in the past two years"."""

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
_FEW_DAYS = r"\b(?:two|three|2|3) days\b|\b(?:24|48|72) hours\b"
_TWO_DAYS = re.compile(rf"{_FEW_DAYS}|\bweekend\b", re.IGNORECASE)
"""Days that one event can take."""
_HOURS = re.compile(_FEW_DAYS, re.IGNORECASE)
"""A report's own spell: what its first words count over it is its news."""
_PAIR = 2
"""As many dead of a week's crimes are of one."""
_COLLECTING = frozenset("document collect compile verify record register catalogue investigate tally".split())
_DEEDS = frozenset(["killing", "war", "crime"])
_REPORT = re.compile(
    r"\b(?:a|the|its|new|annual|monthly) (?:[\w-]+ ){0,2}(?:report|study|survey|database|dossier)\b"
    r"|\bthe names of\b|\b(?:cases|incidents) (?:of|in which)\b|\bduring (?:a|its) [\w-]+ investigation\b",
    re.IGNORECASE,
)

_UNENDED = re.compile(
    r"\b(?:continued|continuing|continuous|continual|intensified|intensifying|escalating|escalated|relentless"
    r"|unrelenting|incessant|daily|stepped-up) (?:[\w&-]+ ){0,5}?"
    r"(?:(?:air[- ]?)?(?:attacks|strikes|raids)|rocket fire|shelling|bombardments?|bombings?|pounding)\b",
    re.IGNORECASE,
)
"""Blows that one follows another of: "continued attacks", "intensified air strikes"."""
_PLURAL_BLOWS = re.compile(
    r"\b(?:air ?strikes|strikes|raids|sorties|bombardment|shelling)\b[^.;]{0,60}?\b(?:have|has) "
    r"(?:so far |now |also |already )?(?:killed|left|claimed|cost|caused|taken)\b",
    re.IGNORECASE,
)
"""Blows as what has killed, whether or not the parser sees a noun in them."""
_WEEK = re.compile(
    r"\b(?:this|last) week\b"
    r"|\b(?:shootings|stabbings|killings|murders|homicides)\b.{0,60}"
    r"\b(?:over|during|throughout) (?:the|last|this) weekend\b",
    re.IGNORECASE,
)
"""A spell in which several crimes fall; one blow of a war can fall on a weekend."""

_SINCE = re.compile(r"(?:\s\w+){0,4}?\ssince\b")
"""Right behind a word of harm: "killed there since …"."""


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
    if tolls and (_masses(facts) or _studied(facts) or _goes_on(facts) or _of_a_month(facts) or _of_blows(facts)):
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
    perfect = "perfect" in facts.tenses or facts.goes_with_perfect
    if facts.day is not None or not perfect or facts.families & {"disaster", "accident"}:
        return False
    text = facts.telling.sentence.text
    return _CAMPAIGN.search(text) is not None or (SPELL.search(text) is not None and not _TWO_DAYS.search(text))


def _of_a_month(facts: Facts) -> bool:
    """ "Killed in raids in August", "killed in August shelling": counted over the month."""
    wide = [day for day in facts.days if day.when is not None and day.when.precision in ("month", "season")]
    masses = all(noun.plural or mass(facts.telling, noun) for noun in facts.telling.nouns)
    violence = facts.families <= {"any", "war", "violence"}
    return bool(wide) and facts.day is None and bool(facts.telling.nouns) and masses and violence


def _of_blows(facts: Facts) -> bool:
    """ "57 killed in continued attacks on Orm", "strikes have killed 122", "12 died in shootings over the weekend": of
    blows on end, with no day of their own."""
    sentence, nouns = facts.telling.sentence, facts.telling.nouns
    one = any(not (noun.plural or mass(facts.telling, noun)) for noun in nouns)
    fine = any(day.mention.rule != "weekend" for day in facts.days if not day.coarse)
    if one or fine or facts.families & _ONE_EVENT or _COUNTED_EVENTS.search(sentence.text):
        return False
    many = [toll.value or HUNDREDS for toll in facts.telling.tolls]
    if max(many) >= HUNDREDS and "perfect" in facts.tenses and _PLURAL_BLOWS.search(sentence.text):
        return True
    if not nouns or _HOURS.search(sentence.text):
        return False
    if _UNENDED.search(sentence.text):
        return True
    return max(many) > _PAIR and not facts.definite and _WEEK.search(sentence.text) is not None


def _studied(facts: Facts) -> bool:
    """ "The group said in a report that it collected the names of 69 people killed": counted one by one, later."""
    sentence = facts.telling.sentence
    verbs = {token.lemma.lower() for token in sentence.tokens if token.pos == "VERB"}
    return bool(verbs & _COLLECTING) and not facts.definite and _REPORT.search(sentence.text) is not None
