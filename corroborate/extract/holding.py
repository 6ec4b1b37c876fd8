"""Whether a sentence's words put something at a place: "in Vara", "shelled Vara", "called to Palm Street"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Token
from corroborate.extract.reading import Reading
from corroborate.extract.where.lists import DIRECTIONS, HYPHENS, LABEL_SUFFIX, sorts

_AT = frozenset(["at", "in", "inside", "near", "outside", "on", "along", "around"])
_OF = frozenset(["of", "called", "named"])
_PARTS = frozenset(
    "block blocks corner intersection area scene home house apartment parking lot side part waters".split()
)
"""Nouns that a street's or town's name stands after with "of", or that stand in it ("the 500 block of Palm Street")."""
HIT = frozenset(
    "hit strike target attack bomb bombard shell raid storm infiltrate enter assault rock shake devastate pound pummel "
    "batter ravage engulf sweep flatten overrun seize capture retake besiege burn destroy damage".split()
)
"""Verbs of what is done to a town or a thing in it."""
_TAKEN = frozenset("capture recapture fall seizure siege liberation storming battle bombardment destruction".split())
_SENT = frozenset("call respond dispatch summon send rush".split())
_FIND = frozenset(["find", "discover", "locate"])
_BODIES = frozenset("body bodies victim victims dead remains corpse corpses unresponsive wounded".split())
_STEPS = 12
"""Tokens at most between a name and the word that its phrase hangs on."""
_INSIDE = frozenset(["DET", "ADJ", "NUM", "NOUN", "PROPN", "PUNCT"])


def held(reading: Reading, place: PlaceMention) -> bool:
    """Whether the words put something there: "in Vara", "hit Vara", "Vara police"; not "from Vara", "Vara-based"."""
    if reading.text[place.end : place.end + 1] in HYPHENS:
        return False
    if place.kind == "demonym":
        return True
    over = _over(reading, place)
    return over is not None and (over.lower in _AT or _hits(reading, place, over) or _taken(reading, place, over))


def at(reading: Reading, place: PlaceMention) -> bool:
    """Whether "in", "at", "near" and the like stand over the name, past what is said of it: "in the notorious Vara"."""
    over = _over(reading, place)
    return over is not None and over.lower in _AT


def sent_to(reading: Reading, place: PlaceMention) -> bool:
    """ "Officers were called to Palm Street", "responded to the 500 block of Palm Street"."""
    over = _over(reading, place)
    if over is None or over.lower != "to":
        return False
    tokens = reading.sentences[place.sentence].tokens
    near = tokens[max(0, over.i - 3) : over.i]
    return any(token.lemma.lower() in _SENT for token in near)


def found_at(reading: Reading, place: PlaceMention) -> bool:
    """ "Her body was found in the town of Vara", "the victims were discovered on Palm Street"."""
    clauses, tokens = reading.clauses[place.sentence], reading.sentences[place.sentence].tokens
    head = clauses.head[reading.token_at(place.sentence, place.start).i]
    if tokens[head].lemma.lower() not in _FIND or not held(reading, place):
        return False
    return any(token.lower in _BODIES and clauses.head[token.i] == head for token in tokens)


def _over(reading: Reading, place: PlaceMention) -> Token | None:
    """The word that the phrase with the name hangs on: "shelled" of "shelled the northern town of Vara"."""
    tokens = reading.sentences[place.sentence].tokens
    at = reading.token_at(place.sentence, place.start).i - 1
    if at > 1 and tokens[at].text == "," and sorts().get(tokens[at - 1].lower) == "settlement":
        at -= 2  # "in the capital, Vara"
    if at > 1 and tokens[at].lower in ("'s", "’s") and tokens[at - 1].pos == "NOUN":
        at -= 2  # "in the city's Vara section", "at the company's Vara factory"
    if at > 2 and tokens[at].lower in LABEL_SUFFIX and tokens[at - 1].text in HYPHENS:
        at -= 3  # "in rebel-held Vara"
    for _ in range(_STEPS):
        while at >= 0 and (
            tokens[at].lower in DIRECTIONS or tokens[at].lower in ("the", "a", "an") or _told(tokens[at])
        ):
            at -= 1
        if at < 1 or tokens[at].lower not in _OF:
            break
        noun = tokens[at - 1].lower
        if noun not in _PARTS and sorts().get(noun.removesuffix("s")) is None:
            break
        at -= 2
        while at >= 0 and (tokens[at].pos in _INSIDE or _parted(tokens, at)) and tokens[at].lower != ",":
            at -= 1
    return tokens[at] if at >= 0 else None


def _parted(tokens: Sequence[Token], at: int) -> bool:
    """ "Divided" of "in the divided northern city of Vara", which a lost mark before it makes a verb of."""
    return tokens[at].tag in ("VBN", "VBD") and tokens[at + 1].lower in DIRECTIONS


def _taken(reading: Reading, place: PlaceMention, over: Token) -> bool:
    """ "The capture of Vara", "the battle for Vara", "the bombing of Vara"."""
    if over.lower not in ("of", "for") or not over.i:
        return False
    noun = reading.sentences[place.sentence].tokens[over.i - 1]
    return noun.pos == "NOUN" and (
        noun.lemma.lower() in _TAKEN or any(e.token == noun.i for e in reading.events_in[place.sentence])
    )


def _told(token: Token) -> bool:
    """Whether a word before a name only describes it: "the notorious Gulf of Vara"."""
    return token.pos == "ADJ" and token.text.islower() and token.dep == "amod"


def _hits(reading: Reading, place: PlaceMention, verb: Token | None) -> bool:
    """ "Bombed Vara", "infiltrated the town of Vara"; "took Vara" tells of no harm there."""
    if verb is None or verb.pos != "VERB":
        return False
    return verb.lemma.lower() in HIT or any(e.token == verb.i for e in reading.events_in[place.sentence])
