"""Places that a telling names and where it was not: the hospital's, the jail's, the speaker's, a home town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corroborate.data import words, words_of_sort
from corroborate.extract.mentions import PlaceMention
from corroborate.extract.parse import Token
from corroborate.extract.reading import Reading

_REACHED = frozenset("feel rattle shake jolt hear see report stretch extend range spread".split())
_OPERATES = frozenset(["operate", "fight"])
_SAY = frozenset(["say", "tell", "announce"])
"""Verbs whose "in Vara" is where somebody spoke."""
_CITY, _AREA = 2, 4
"""where_prec of a town and of a province."""
_SHORT = 3
"""Letters of the longest abbreviation ("UAE")."""
_SHOOK = frozenset(["shake", "rattle", "jolt"])
_AGED = 6
"""Tokens before "of Vara" in which an age makes somebody of a name ("23-year-old Ana Orm of Vara")."""
_BRACKETED = re.compile(r"(?:, [^()\n]{1,40})?\)\s?[-–—]")
"""What follows the capital of "(Vara) – A group said": a dateline that no agency's name stands in."""
_STOOD = frozenset("according based headquartered positioned stationed deployed entrenched garrisoned".split())
"""Words under which a place is a speaker's, or where those stood who fired."""
_FLEES = frozenset("flee pour escape flock stream displace return retreat withdraw".split())
_ARRANGED = frozenset("perform conduct do carry hold schedule set plan expect begin open take organise".split())
"""Verbs of what comes after an incident: "an autopsy was performed", "a vigil was held"."""
_DWELLS = frozenset("live reside teach work study serve head lead run own chair direct manage preach coach".split())
_SET_OUT = re.compile(
    r"\b(?:bound|sailing|sailed|en route|on (?:its|her|his|the) way|had (?:come|set out|set off)) from (?:the )?$",
    re.IGNORECASE,
)
_ON_IT = frozenset(["hit", "strike", "target", "attack", "bomb", "shell", "destroy", "damage", "raid", "storm", "burn"])
"""Verbs under which a hospital is where it was."""


def aside(reading: Reading, place: PlaceMention) -> bool:
    """Whether the words put at the place who was hurt, caught or heard, and not what happened."""
    sentence = reading.sentences[place.sentence]
    token = sentence.top(reading.token_at(place.sentence, place.end - 1), place.start, place.end)
    chain = list(_up(reading, place.sentence, token))
    return (
        _in_care(reading, place)
        or _home(reading, place, token)
        or _of_tie(chain, token)
        or _care(reading, chain, place)
        or _caught(chain)
        or _spoke(chain)
        or _heard_there(reading, place, chain)
        or _stays(chain)
        or _fled(chain)
        or _ranges(reading, place, chain)
        or _works(chain, place)
        or _written_from(reading, place)
        or _came_from(reading, place)
    )


def _came_from(reading: Reading, place: PlaceMention) -> bool:
    """ "The port where it was bound from Orm island": where a journey began."""
    return _SET_OUT.search(reading.text[max(0, place.start - 40) : place.start]) is not None


def _up(reading: Reading, sentence: int, token: Token) -> Iterator[Token]:
    """The token and what it hangs on, up to the first verb."""
    yield token
    for above in reading.sentences[sentence].ancestors(token.i):
        yield above
        if above.pos in ("VERB", "AUX"):
            return


def _home(reading: Reading, place: PlaceMention, token: Token) -> bool:
    """ "Ana Orm, 22, of Vara": where somebody is from."""
    tokens = reading.sentences[place.sentence].tokens
    first = reading.token_at(place.sentence, place.start).i
    if first < 2 or tokens[first - 1].lower != "of":
        return False
    before = tokens[first - 2]
    if before.text == ",":
        before = tokens[first - 3] if first > 2 else before
        return before.pos == "NUM" or before.ent.endswith("PERSON")
    aged = before.pos == "PROPN" and any(t.lower.endswith("year-old") for t in tokens[max(0, first - _AGED) : first])
    return aged or before.ent.endswith("PERSON") or before.lower in _townsfolk()


def _ranges(reading: Reading, place: PlaceMention, chain: list[Token]) -> bool:
    """ "Felt from Vara to Orm", "shook houses as far as Orm": how far it reached, and not where it was."""
    tokens = reading.sentences[place.sentence].tokens
    over = next((t for t in chain[1:] if t.dep == "prep"), None)
    verb = chain[-1]
    if verb.lemma.lower() not in _REACHED:
        return False
    if verb.lower == "felt" and over is not None:
        return True
    if verb.lemma.lower() in _SHOOK and any(
        t.lower == "also" for t in reading.sentences[place.sentence].children(verb.i)
    ):
        return True
    if over is None:
        return False
    words_of = {t.lower for t in tokens}
    return over.lower in ("from", "to", "of", "as") and ({"from", "to"} <= words_of or "far" in words_of)


def _works(chain: list[Token], place: PlaceMention) -> bool:
    """ "A group operating in Ostria and Sarvia": who they are, not what they did."""
    verb = chain[-1]
    if place.where is None or place.where.precision <= _AREA:
        return False
    return verb.dep == "acl" and verb.tag == "VBG" and verb.lemma.lower() in _OPERATES


def _written_from(reading: Reading, place: PlaceMention) -> bool:
    """ "Vara Ostrian aircraft hit …", "Vara At least ten …": datelines without their dash; "VARA (Agency)" wherever."""
    sentence = reading.sentences[place.sentence]
    if place.text.isupper() and len(place.text) > _SHORT and reading.text[place.end : place.end + 2] == " (":
        return True
    if reading.text[place.start - 1 : place.start] == "(" and place.start <= sentence.start + 1:
        return place.text in words("capitals") and bool(_BRACKETED.match(reading.text, place.end))
    if (
        place.start != sentence.start
        or sentence.kind == "title"
        or place.where is None
        or place.where.precision > _CITY
    ):
        return False
    if any(before.kind == "paragraph" for before in reading.sentences[: sentence.index]):
        return False
    after = reading.token_at(place.sentence, place.end - 1).i + 1
    if after + 1 >= len(sentence.tokens):
        return False
    opens, then = sentence.tokens[after], sentence.tokens[after + 1]
    if opens.text.istitle() and opens.pos in ("DET", "NUM", "ADP", "ADV", "PRON") and then.text.islower():
        return True
    return any(p.kind == "demonym" and p.start == opens.start for p in reading.places_in[place.sentence])


def _of_tie(chain: list[Token], token: Token) -> bool:
    """ "Its ally Ostria"."""
    return (
        token.dep in ("appos", "compound", "nmod")
        and len(chain) > 1
        and chain[1].lemma.lower() in words_of_sort("place_asides", "tie")
    )


def _care(reading: Reading, chain: list[Token], place: PlaceMention) -> bool:
    """ "Taken to a hospital in Vara", "died at Vara hospital"."""
    verb = chain[-1]
    if verb.lemma.lower() in _ON_IT:
        return False
    nouns = words_of_sort("place_asides", "care_noun")
    care = any(t.lemma.lower() in nouns or (t.lower == "office" and _examiners(reading, place, t)) for t in chain)
    named = any(place.text.lower().endswith(noun) for noun in nouns)
    return (care or named) and verb.lemma.lower() in words_of_sort("place_asides", "care_verb")


def _examiners(reading: Reading, place: PlaceMention, office: Token) -> bool:
    """ "The medical examiner's office in Vara"."""
    below = reading.sentences[place.sentence].children(office.i)
    return any(t.lemma.lower() in ("examiner", "coroner") for t in below)


def _in_care(reading: Reading, place: PlaceMention) -> bool:
    """ "Taken to Orm Hospital in Vara": the town of a hospital that is no scene, however the words hang together."""
    here = reading.places_in[place.sentence]
    holds = [p for p in here if p.kind == "site" and p.inside is not None and reading.places[p.inside] is place]
    return any(aside(reading, p) for p in holds)


def _caught(chain: list[Token]) -> bool:
    """ "Arrested in Vara", "taken into custody in Vara"."""
    verb = chain[-1].lemma.lower()
    return verb in words_of_sort("place_asides", "custody_verb") or any(
        t.lemma.lower() in words_of_sort("place_asides", "custody_noun") for t in chain
    )


def _spoke(chain: list[Token]) -> bool:
    """ "A source in Vara confirmed it", "according to Vara hospital", "told a briefing in Vara", "said in Vara"."""
    if any(t.lower in _STOOD for t in chain):
        return True
    if [t.dep for t in chain[1:-1]] == ["prep"] and chain[1].lower == "in" and chain[-1].lemma.lower() in _SAY:
        return True
    if any(t.lemma.lower() in words_of_sort("place_asides", "speech_noun") for t in chain[1:]):
        return True
    if len(chain) < 3 or not any(
        t.lower in words_of_sort("place_asides", "source") and t.dep in ("nsubj", "pobj", "dobj") for t in chain[1:-1]
    ):
        return False
    return chain[-1].lemma.lower() in words("reporting_verbs", "verb")


def _heard_there(reading: Reading, place: PlaceMention, chain: list[Token]) -> bool:
    """ "Governor Ana Orm in Vara condemned it", "an autopsy will be done in Vara", "was reported missing in Vara"."""
    sentence, verb = reading.sentences[place.sentence], chain[-1]
    lemma = verb.lemma.lower()
    if len(chain) > 2 and chain[-2].dep == "nsubj" and chain[-2].ent.endswith("PERSON"):
        return lemma in words("reporting_verbs", "verb") or lemma in words("government_verbs")
    below = list(sentence.children(verb.i))
    if lemma in _ARRANGED and any(
        t.dep in ("nsubj", "nsubjpass", "dobj") and t.lemma.lower() in words_of_sort("place_asides", "after_noun")
        for t in below
    ):
        return True
    return lemma == "report" and any(t.lower == "missing" for t in below)


def _stays(chain: list[Token]) -> bool:
    """ "Who teaches at Vara University", "Orm heads an aid group in Vara": what somebody always does."""
    verb = chain[-1]
    lemma = verb.lemma.lower()
    stays = verb.tag in ("VBZ", "VBP") and lemma in _DWELLS
    return stays or (lemma in ("live", "reside") and verb.tag == "VBG" and chain[-2].lower == "in")


def _fled(chain: list[Token]) -> bool:
    """ "Sent residents pouring into Ostria", "fled to Ostria": where people went, and not what they left."""
    over = next((t for t in chain[1:] if t.dep == "prep"), None)
    return over is not None and over.lower in ("to", "into", "toward", "towards") and chain[-1].lemma.lower() in _FLEES


@lru_cache(maxsize=1)
def _townsfolk() -> frozenset[str]:
    return words_of_sort("local_words", "people") - words_of_sort("place_asides", "care_noun")
