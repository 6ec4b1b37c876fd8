"""Who the words for a doer are: a named group, a state's forces, somebody without a name, or nobody who acts."""

from __future__ import annotations

import re

from corroborate import names
from corroborate.data import table, words
from corroborate.extract import carriers, doers, meant
from corroborate.extract.lexicon import ending_at, phrases
from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.toll.people import noun
from corroborate.extract.who.lexicon import country_names, demonyms, nouns, outlets
from corroborate.model import Noun

_KINDS = {
    "person": "individual",
    "state-forces": "state-forces",
    "government": "state-forces",
    "armed-group": "armed-group",
    "coalition": "coalition",
    "organisation": "armed-group",
}
_SOME_OF = frozenset(
    "member fighter group number dozen hundred faction wing unit cell band column squad element soldier militant"
    " gunman guerrilla rebel insurgent terrorist supporter follower man commando loyalist bomber aircraft plane jet"
    " warplane helicopter force troop officer agent policeman operative person individual youth people command"
    " detachment".split()
)
"""Nouns whose "of" or "from" says whose they are: "members of the Front", "a group of gunmen"."""
_CIVIL = frozenset("authority ministry official court parliament minister embassy spokesman".split())
"""Nouns of a state's people who bear no arms."""
_TOWNS = frozenset("a an the city town village province district countryside".split())
_HEDGING = frozenset(
    "alleged suspected presumed so-called self-styled supposed purported apparent continued renewed fresh new latest"
    " recent ongoing further intensified repeated heavy".split()
)
"""Words of a naming or a deed that are no part of the name."""
_COUNTING = frozenset("about around some nearly at least more than over an estimated several many few".split())


class Actor(Noun, frozen=True):
    """The shape of the field ``perpetrator``."""

    name: str
    kind: str
    country: str | None


def self_named(sentence: Sentence, who: tuple[int, int]) -> Actor | None:
    """The body in "a group calling itself the Front", "a militia known as the Front", which no table has."""
    head = sentence.tokens[who[1]]
    for verb in sentence.children(head.i) if head.lemma.lower() in _BODIES else ():
        if verb.dep == "acl" and verb.lemma.lower() in _CALLS:
            links = [verb, *(c for c in sentence.children(verb.i) if c.dep == "prep" and c.lower == "as")]
            names = [c for link in links for c in sentence.children(link.i) if c.pos == "PROPN"]
            if names:
                first, last = doers.phrase(sentence, names[-1])
                first += sentence.tokens[first].lower == "the"
                return Actor(sentence.words(*sentence.span(first, last)), "armed-group", None)
    return None


_CALLS = frozenset("call name know style dub".split())
_BODIES = frozenset("group militia faction movement organisation organization cell gang brigade outfit".split())


def behind(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> tuple[int, int]:
    """Whose people they are, where the words say so: "members of the Front", "a group of gunmen"."""
    for _ in range(3):
        who = meant.named(reading, sentence, who)
        head = sentence.tokens[who[1]]
        lemma = head.lower.removesuffix("s") if head.tag == "NNPS" else head.lemma.lower()
        belongs = [c for c in sentence.children(head.i) if c.dep == "acl" and c.lower == "belonging"]
        if lemma not in _SOME_OF and not belongs:
            return who
        links = [c for b in belongs for c in sentence.children(b.i) if c.lower == "to"] or [
            c for c in sentence.children(head.i) if c.dep == "prep" and c.lower in ("of", "from") and c.i > head.i
        ]
        owners = [c for link in links for c in sentence.children(link.i) if c.dep == "pobj"]
        owner = next((c for c in owners if _armed(reading, sentence, doers.phrase(sentence, c))), None)
        owner = owner or next(iter(owners), None)  # "a group of gunmen from the Front"
        if owner is None:
            return who
        whose = doers.phrase(sentence, owner)
        people = owner.lemma.lower() in _SOME_OF and any(c.lower in ("of", "from") for c in sentence.children(owner.i))
        if (
            not people
            and not ending_at(sentence, owner.i, "perpetrator_nouns")[0]
            and not _armed(reading, sentence, whose)
        ):
            return who
        who = whose
    return who


def _armed(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> bool:
    known = reading.cast.at(*sentence.span(*who))
    return known is not None and known.kind in (
        "armed-group",
        "state-forces",
        "coalition",
        "organisation",
        "government",
    )


def _carried(reading: Reading, sentence: Sentence, who: tuple[int, int], weapon: int) -> Actor | None:
    """Whose weapon or machine the words are: "an |air force| jet", "a |Sarvian| missile"; nobody's by its make."""
    force = carriers.force_before(sentence, who[0], weapon)
    if force is not None:
        return actor_of(reading, sentence, who[0], force)
    state = carriers.nation(reading, sentence, who)
    return Actor(_country(state), "state-forces", state) if state else None


def actor_of(reading: Reading, sentence: Sentence, first: int, last: int) -> Actor | None:
    """Who the words ``first``..``last`` are, or None where they are nobody who acts."""
    head = sentence.tokens[last]
    if sentence.tokens[first].tag == "PRP$":
        if head.tag != "NN" or ending_at(sentence, last, "perpetrator_nouns")[0] != "individual":
            return None  # "its fighters": whose, the sentence before says
        first += 1  # "shot by his brother"
    first, last = _own_words(sentence, first, last)
    weapon = carriers.weapon_at(sentence, last)
    if weapon is not None and not any(_armed(reading, sentence, (i, i)) for i in range(first, weapon)):
        return _carried(reading, sentence, (first, last), weapon)
    head = sentence.tokens[last]
    start, end = sentence.span(first, last)
    here = reading.cast.at(head.start, head.end)
    says = here is None and head.lemma.lower() in words("reporting_verbs", "verb")  # no "Islamic State"
    if says or _weapon(sentence, first, last):
        return None
    known = here or _whose(reading, sentence, (first, last))
    if known is not None and known.kind == "government" and head.lemma.lower() in _CIVIL:
        return None
    if known is not None and known.kind == "government" and _strikes(reading, sentence, (first, last)):
        return None  # "Orvania air strikes kill nine": where
    kind, _ = ending_at(sentence, meant.fighters(sentence, head).i, "perpetrator_nouns")
    if _says_where(reading, head, kind, (start, end)) or (here is None and not kind and _placed(reading, head)):
        return None
    if any(token.lemma.lower() == "coalition" for token in sentence.tokens[first : last + 1]):
        kind = "coalition"
    if known is not None and known.kind in _KINDS:
        if not (kind and known.kind in ("government", "organisation", "person")):
            if known.kind == "person" and (head.dep in ("compound", "amod", "nmod") or _doubtful(reading, known, head)):
                return None
            return _named(known, kind)
    if not kind and known is None and (head.pos == "NOUN" or head.lower == "old"):
        kind = _somebody(head)
    return _unnamed(reading, sentence, (first, last), kind)


def _unnamed(reading: Reading, sentence: Sentence, who: tuple[int, int], kind: str) -> Actor | None:
    """Somebody of a ``kind`` whom no name of the article tells closer, or the state that the words stand for."""
    first, last = who
    head, state = sentence.tokens[last], _state(reading, *sentence.span(first, last))
    if kind == "state-forces" and state is None:
        beside = sentence.tokens[max(0, first - 1) : last]  # "a |Sarvian| military strike"
        states = [code for t in beside if t.ent and (code := demonyms().get(t.text))]
        state = states[0] if len(states) == 1 else meant.sole_state(reading, sentence.tokens[last])
    said = {t.lemma.lower() for t in sentence.tokens[first : last + 1]}
    if kind == "state-forces" and state is None and said <= _BARE:
        return None  # "a helicopter": whose, nobody says
    if kind == "individual" and head.tag == "NNS":
        return None  # "embassy employees": a body's staff, whom one act makes nobody
    if kind:
        if state and kind == "state-forces":
            return Actor(_country(state), "state-forces", state)
        if kind == "armed-group" and (group := meant.sole(reading, meant.fighters(sentence, head))) is not None:
            return _named(group, kind)
        return Actor(_common(sentence, _own_first(reading, sentence, who, kind), last), kind, state)
    return Actor(_country(state), "state-forces", state) if state and head.ent.endswith(("NORP", "GPE")) else None


def _own_words(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Without the agency that a report begins with ("SANA Members of the Front"), nor the weapon behind its users
    ("Orvania rebel rocket")."""
    tokens = sentence.tokens
    if first == 0 and first < last and tokens[0].text.isupper() and names.fold(tokens[0].text) in outlets():
        first = 1
    if first < last and (tokens[last].lemma.lower(),) in phrases("weapon_nouns"):
        if (
            ending_at(sentence, last - 1, "perpetrator_nouns")[0]
            and not ending_at(sentence, last, "perpetrator_nouns")[0]
        ):
            last -= 1
    return first, last


def _somebody(head: Token) -> str:
    """What a common noun for people by age, home or trade makes of a doer: one of a trade, or several of no body's
    staff; else ""."""
    if head.lower in ("old", "year-old") or head.lower.endswith("-year-old"):
        return "individual"  # "a 16-year-old"
    known = noun(head.lower)
    if known is None or known.status not in ("civilian", "trade") or head.lower in _HARMED_ONLY:
        return ""
    if known.plural:
        return "unidentified" if head.lemma.lower() in _CROWDS else ""
    return "individual"


_HARMED_ONLY = frozenset(
    "civilian victim bystander hostage survivor pedestrian passenger baby infant toddler noncombatant".split()
)
"""Nouns for those whom a deed befalls: as its subject they are misread."""
_CROWDS = frozenset("villager protester demonstrator youth local tribesman tribesmen student supporter rioter".split())
"""Nouns for people who act together and are no body's staff."""
_BARE = frozenset("warplane jet helicopter aircraft plane fighter war combat gunboat chopper gunship the a an".split())
"""Machines that somebody flies or sails, and the words before them that say nothing of whom."""


def _weapon(sentence: Sentence, first: int, last: int) -> bool:
    """ "357 Magnum", "stray gunfire": what was used, where the model sees somebody."""
    tokens = sentence.tokens
    if not tokens[last].ent.endswith("PERSON") or ending_at(sentence, last, "perpetrator_nouns")[0]:
        return False
    counted = tokens[first].text.lstrip(".").isdigit() and tokens[first + 1].text != "-"  # no "24-year-old Lem Orr"
    return counted or (tokens[first].text.islower() and (tokens[last].lemma.lower(),) in phrases("weapon_nouns"))


def _doubtful(reading: Reading, person: Entity, head: Token) -> bool:
    """A surname that two people of the article bear, or a headline's first word that its text has in small letters."""
    if " " not in person.name:
        return re.search(rf"\b{re.escape(person.name.lower())}\b", reading.text) is not None
    before = reading.text[max(0, head.start - 2) : head.start]
    if before[:1].isalpha() and reading.cast.at(head.start - 2, head.start - 1) is person:
        return False  # the whole name
    last = names.parts(person.name)[-1:]
    others = [e for e in reading.cast.entities if e.kind == "person" and e is not person]
    return any(names.parts(e.name)[-1:] == last and " " in e.name for e in others)


def _strikes(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> bool:
    """Whether the words are an event with a country's name before it, which may say where and not whose."""
    if who[0] == who[1] or not any(e.noun and e.token == who[1] for e in reading.events_in[sentence.index]):
        return False
    return not any(_adjectival(t) for t in sentence.tokens[who[0] : who[1]])


def _own_first(reading: Reading, sentence: Sentence, who: tuple[int, int], kind: str) -> int:
    """Without the town that only says where an army's people stood: "Tell Orm army units"."""
    first, last = who
    noun = ending_at(sentence, last, "perpetrator_nouns")[1]
    if kind != "state-forces" or sentence.tokens[last].lemma.lower() != "unit":
        return first
    named = sentence.tokens[first:noun]
    where = all(t.tag.startswith("NNP") or t.lower in _TOWNS or t.text == "-" for t in named)
    return noun if named and where else first


def _whose(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> Entity | None:
    """The body that the words before a noun name: "FMLN columns"; no owner ("Sarvia's secret society"), no state
    or firm whose staff they are ("embassy employees")."""
    start, end = sentence.span(*who)
    known = reading.cast.at(start, end)
    if known is None or ending_at(sentence, who[1], "perpetrator_nouns")[0]:
        return known
    last = max((e for i, s, e in known.mentions if i == sentence.index and start <= s and e <= end), default=end)
    if last < end and reading.text[last : last + 2] in ("'s", "’s", "s'", "s’"):
        return None
    head = sentence.tokens[who[1]]
    if known.kind in ("government", "state-forces") and not _armed_noun(sentence, who[1]):
        return None  # "Orvanian competition authorities"
    people = noun(head.lower)
    bodies = nouns("neutral").keys() - nouns("force").keys()
    civil = head.lower in bodies or (people is not None and people.status in ("civilian", "trade"))
    return None if civil and known.kind in ("government", "organisation") else known


def _armed_noun(sentence: Sentence, last: int) -> bool:
    """Whether a noun behind a state's name is its forces, its government or a deed of theirs."""
    head = sentence.tokens[last]
    known = nouns("force").keys() | nouns("people").keys()
    return (
        bool(ending_at(sentence, last, "perpetrator_nouns")[0])
        or head.lower in known
        or head.lemma.lower() in known
        or ending_at(sentence, last, "weapon_nouns")[0] != ""
        or head.lemma.lower() in words("claimed_things")
        or head.ent.endswith(("NORP", "GPE", "ORG"))
    )


def _says_where(reading: Reading, head: Token, kind: str, spot: tuple[int, int]) -> bool:
    """ "The Kano attack": a place before an event that is no word for a state's people."""
    if head.dep not in ("compound", "nmod", "amod") or kind or _adjectival(head):
        return False
    letters = head.text.isupper() and head.text in country_names()  # "a CAR attack"
    return letters or _placed(reading, head) or _state(reading, *spot) is not None


def _common(sentence: Sentence, first: int, last: int) -> str:
    """The words of somebody without a name: no count of them, no capital that only begins a sentence."""
    tokens = sentence.tokens
    first = next((i + 1 for i in range(last - 1, first, -1) if tokens[i].lower in ("old", "aged")), first)
    while first < last and (
        (tokens[first].tag in ("CD", "DT") and tokens[first + 1].text != "-")
        or tokens[first].lower in _COUNTING | _HEDGING
        or not tokens[first].text[0].isalnum()
    ):
        first += 1
    name = sentence.words(*sentence.span(first, last))
    if first == last and name.isupper():
        return name.lower()
    opens = first == 0 or sentence.kind in ("title", "subtitle", "heading")
    named = tokens[first].ent or name[:2].isupper() or (first < last and tokens[first + 1].text[0].isupper())
    return name[:1].lower() + name[1:] if opens and not named else name


def _placed(reading: Reading, token: Token) -> bool:
    """Whether the word is a place's name, which before an event says where."""
    return any(p.start <= token.start < p.end and p.where is not None and p.kind != "demonym" for p in reading.places)


def _adjectival(token: Token) -> bool:
    """ "US", "UK" or a demonym says whose strike it is; "the Syria strike" says where."""
    named = token.ent.endswith("NORP") and token.text not in country_names()
    return token.text.replace(".", "") in _LETTERS or named


_LETTERS = frozenset({"US", "USA", "UK", "UAE", "EU", "UN", "NATO", "DPRK", "USSR", "GCC", "AU"})
"""Letters that say whose; "a CAR attack", "DRC raids" say where."""


def _named(entity: Entity, kind: str) -> Actor | None:
    if entity.kind in ("state-forces", "government") and (state := meant.state_of(entity)):
        return Actor(_country(state), "state-forces", state)
    if entity.kind == "organisation" and kind != "armed-group":
        return None
    return Actor(entity.name, _KINDS[entity.kind], entity.country)


def _state(reading: Reading, start: int, end: int) -> str | None:
    """The country that a demonym, a country or a capital among the words stands for."""
    for place in reading.places:
        if start <= place.start and place.end <= end and place.where is not None and place.where.precision >= 6:
            return place.where.country
    return None


def _country(code: str) -> str:
    return next((row["name"] for row in table("countries") if row["code"] == code), code)
