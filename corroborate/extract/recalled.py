"""Reports of something else: a debate, a visit, an accusation, and the attack only as what lies behind it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from corroborate.data import table, words
from corroborate.extract.facts import Facts, of_the_news
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.told import Told

FRESH_DAYS = 3
"""Days before a report up to which a day further down than its opening is news in it."""

_CLAIMED = frozenset({"responsibility", "responsible"})
"""Words of a claim or a charge of who did it: that is news of the deed itself."""
_OPENING = frozenset({"after", "for", "following", "over", "as", "when"})
"""Prepositions under which even an opening tells its event: "a driver was charged after a crash"."""


def recalled(reading: Reading, main: Told, lead: set[int]) -> bool:
    """Whether a report's lead tells its incident nowhere as news: only as what somebody speaks of, as what
    something else followed, or of a day long before.

    ``lead`` are the numbers of the lead's paragraphs.
    """
    first = next((s.index for s in reading.sentences if s.kind == "paragraph"), 0)
    top = [facts for facts in main.facts if facts.block in lead]
    return not any(_news(reading, facts, facts.telling.sentence.index <= first) for facts in top)


def _news(reading: Reading, facts: Facts, opens: bool) -> bool:
    """Whether a telling tells its event as news. ``opens``: it stands in a title or the first sentence."""
    if not facts.harm and not _fresh(reading, facts) and (_known(facts) or not (opens or _tells(facts))):
        return False
    return not (_spoken_of(facts, opens) or _behind(facts, opens) or _long_before(reading, facts, opens))


def _fresh(reading: Reading, facts: Facts) -> bool:
    """ "The troops were sent after the murder of a judge today": known already, and yet the day's news."""
    if facts.day is None or (facts.plural and not facts.telling.tolls):
        return False
    when = facts.day.when
    if when is None or reading.anchor is None:
        return of_the_news(facts.day.mention)
    return 0 <= (reading.anchor.day - date.fromisoformat(when.end)).days <= FRESH_DAYS


def _known(facts: Facts) -> bool:
    """ "The massacre", "the Orm blast": known already, and not told as "the massacre committed by …"."""
    sentence = facts.telling.sentence
    told = any(child.dep in ("acl", "relcl") for noun in facts.telling.nouns for child in sentence.children(noun.token))
    return facts.definite and not told


def _tells(facts: Facts) -> bool:
    """ "The base was attacked on Monday": a verb tells it, or a noun with its day."""
    return facts.day is not None or any(not event.noun for event in facts.telling.events)


def _spoken_of(facts: Facts, opens: bool) -> bool:
    """ "Has accused the army of killing nine", "leaders discuss the attack"."""
    sentence, known = facts.telling.sentence, _opening() if opens else words("recall_verbs")
    verbs = {token.i for token in sentence.tokens if token.lemma.lower() in known and _told(sentence, token)}
    return bool(verbs) and any(_under(sentence, unit, verbs) for unit in facts.telling.units)


def _under(sentence: Sentence, unit: int, verbs: set[int]) -> bool:
    """Whether a word hangs under one of the verbs, and not as what does it ("a blast ended the talks")."""
    below = sentence.tokens[unit]
    for above in sentence.ancestors(unit):
        if above.i in verbs and below.dep not in ("nsubj", "nsubjpass", "csubj"):
            return True
        below = above
    return False


def _told(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says what somebody did: "a man accused of …" only says who he is."""
    if verb.pos != "VERB":
        return False
    return verb.tag != "VBN" or any(child.dep in ("aux", "auxpass") for child in sentence.children(verb.i))


def _behind(facts: Facts, opens: bool) -> bool:
    """ "Seeks backing for strikes in response to the attack": set apart from its clause, or under another telling."""
    sentence = facts.telling.sentence
    if facts.telling.above is not None and not opens:
        return True
    above = {token.lower for unit in facts.telling.units for token in sentence.ancestors(unit)}
    return facts.telling.apart and not above & (_CLAIMED | _OPENING if opens else _CLAIMED)


def _long_before(reading: Reading, facts: Facts, opens: bool) -> bool:
    if opens:
        return facts.old
    days = [day.when for day in facts.days if day.when is not None]
    if reading.anchor is None or not days:
        return False
    return all((reading.anchor.day - date.fromisoformat(day.end)).days > FRESH_DAYS for day in days)


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    return frozenset(row["word"] for row in table("recall_verbs") if row["opening"])
