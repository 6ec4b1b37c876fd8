"""Who did it: the perpetrator that an article's words name, accuse, or refuse to name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corroborate import names
from corroborate.data import table, words
from corroborate.extract import accused, blame, doers, meant, responders, responsibility
from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.lexicon import ending_at, phrases
from corroborate.extract.mentions import Entity, Voice
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.suspects import called
from corroborate.extract.told import Told
from corroborate.extract.toll.people import noun
from corroborate.extract.who.lexicon import nouns
from corroborate.model import Certainty, Noun, SpeakerKind

_KINDS = {
    "person": "individual",
    "state-forces": "state-forces",
    "government": "state-forces",
    "armed-group": "armed-group",
    "coalition": "coalition",
    "organisation": "armed-group",
}
_NO_DOER = frozenset({"accident", "disaster"})
_SOME_OF = frozenset(
    "member fighter group number dozen hundred faction wing unit cell band column squad element soldier militant"
    " gunman guerrilla rebel insurgent terrorist supporter follower man commando loyalist bomber aircraft plane jet"
    " warplane helicopter force troop".split()
)
"""Nouns whose "of" or "from" says whose they are: "members of the Front", "a group of gunmen"."""
_CIVIL = frozenset("authority ministry official court parliament minister embassy spokesman".split())
"""Nouns of a state's people who bear no arms."""
_TOWNS = frozenset("a an the city town village province district countryside".split())
_HEDGING = frozenset("alleged suspected presumed so-called self-styled supposed purported apparent".split())
"""Words that say the naming is somebody's, and are no part of the name."""
_COUNTING = frozenset("about around some nearly at least more than over an estimated several many few".split())


class Actor(Noun, frozen=True):
    """The shape of the field ``perpetrator``."""

    name: str
    kind: str
    country: str | None


def drafts(reading: Reading, scopes: Scopes, told: Told) -> list[Draft]:
    """Claims on ``perpetrator``, one a stretch of words."""
    facts = told.facts
    families = set().union(*(f.families for f in facts)) if facts else set()
    found: dict[tuple[int, int], Draft] = {}
    if families & _NO_DOER and not any("violence" in f.families for f in facts):
        _charged(found, reading, scopes, told, formal=True)
        return list(found.values())
    elsewhere = {f.telling.sentence.index for other in scopes.others if other is not told for f in other.facts}
    armed: set[int] = set()
    apart = _of_others(scopes, facts)
    for f in facts:
        sentence = f.telling.sentence
        harmed = [(toll.start, toll.end) for toll in f.telling.tolls]
        did = list(doers.of(reading, f))
        if sentence.index not in elsewhere | armed:
            did += doers.with_weapons(reading, sentence, apart.get(sentence.index, frozenset()))
            armed.add(sentence.index)
        for who in did:
            start, end = sentence.span(*who)
            if not any(s < end and start < e for s, e in harmed):
                _keep(found, reading, sentence, who)
    for sentence in reading.sentences:
        if scopes.about(told, sentence.index):
            for who, own in responsibility.owners(sentence):
                for one in responsibility.with_others(sentence, who):
                    _keep(found, reading, sentence, one, "owns" if own else "")
            for who, stance in blame.blamed(sentence):
                for one in responsibility.with_others(sentence, who):
                    _keep(found, reading, sentence, one, stance)
            if sentence.index not in elsewhere | armed:
                for who in doers.with_weapons(reading, sentence, apart.get(sentence.index, frozenset())):
                    _keep(found, reading, sentence, who)
    _charged(found, reading, scopes, told)
    means = {event.kind for f in facts for event in f.telling.events}
    listed = responders.shot_by_police(facts, found.values())
    return [*responders.without_responders(listed, means), *blame.refusals(reading, scopes, told)]


def _of_others(scopes: Scopes, facts: Sequence[Facts]) -> dict[int, frozenset[int]]:
    """Tokens of tellings that are not the event's own, by sentence."""
    mine = set(map(id, facts))
    found: dict[int, frozenset[int]] = {}
    for other in scopes.all:
        if id(other) not in mine:
            telling = other.telling
            at = telling.sentence.index
            found[at] = found.get(at, frozenset()) | telling.clauses | {e.token for e in telling.events}
    return found


def _charged(
    found: dict[tuple[int, int], Draft], reading: Reading, scopes: Scopes, told: Told, formal: bool = False
) -> None:
    """Claims on people who are charged with it; not on those whom nobody but themselves was harmed beside."""
    alone = _charges_alone(scopes, told)
    for sentence in reading.sentences:
        if not (scopes.about(told, sentence.index) or sentence.index in alone):
            continue
        for who, certainty in accused.accused(sentence, formal):
            actor = _actor(reading, sentence, *who)
            if (
                actor is not None
                and actor.kind in ("individual", "unidentified")
                and not _of_the_law(reading, sentence, who)
            ):
                start, end = sentence.span(*who)
                draft = Draft("perpetrator", actor, sentence.index, start, end, certainty=certainty)
                found.setdefault((start, end), draft)
    for entity, (index, start, end), suspected in () if formal else called(reading):
        if scopes.about(told, index) and entity.key not in told.named and not _hurt(reading, index, end):
            actor = Actor(entity.name, "individual", entity.country)
            sure: Certainty | None = "hedged" if suspected else None
            found.setdefault((start, end), Draft("perpetrator", actor, index, start, end, certainty=sure))


def _hurt(reading: Reading, index: int, end: int) -> bool:
    """ "One of the suspects, Lem Orr, was shot": by whomever, not by himself."""
    sentence = reading.sentences[index]
    token = sentence.climb(reading.token_at(index, end - 1), {"appos", "pobj", "prep"})
    return token.dep == "nsubjpass" and sentence.head(token).lemma.lower() in _WOUNDED


_WOUNDED = frozenset("shoot kill wound injure stab hit strike gun".split())


def _charges_alone(scopes: Scopes, told: Told) -> frozenset[int]:
    """Sentences that tell of nothing but a deed without people, place or day of its own: "charged with murder on
    Friday" is the main event's, whose day the charge's only seems to rule out."""
    if told is not scopes.main:
        return frozenset()
    return frozenset(
        other.facts[0].telling.sentence.index
        for other in scopes.others
        if len(other.facts) == 1 and not other.facts[0].telling.tolls and not other.facts[0].places
    )


def _keep(
    found: dict[tuple[int, int], Draft], reading: Reading, sentence: Sentence, who: tuple[int, int], stance: str = ""
) -> None:
    actor = _actor(reading, sentence, *_behind(reading, sentence, who))
    if actor is None or (actor.kind == "individual" and _of_the_law(reading, sentence, who)):
        return
    start, end = sentence.span(*who)
    draft = Draft("perpetrator", actor, sentence.index, start, end, stance="denies" if stance == "denies" else None)
    if stance == "owns" and actor.kind in _VOICES:
        draft = msgspec.structs.replace(draft, voices=_own_voice(reading, actor, start, end))
    found.setdefault((start, end), draft)


def _of_the_law(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> bool:
    """ "Judge Orla Venn found him guilty of murder": who tries, charges or defends did not do it."""
    known = reading.cast.at(*sentence.span(*who))
    roles = {word for role in known.roles for word in role.lower().split()} if known else set()
    beside = {t.lower for t in sentence.tokens[max(0, who[0] - 2) : who[1] + 1]}
    return bool((roles | beside) & _COURT)


_COURT = frozenset(
    "judge justice magistrate prosecutor attorney lawyer coroner jury juror barrister solicitor bailiff"
    " spokesman spokeswoman spokesperson".split()
)
_VOICES: dict[str, SpeakerKind] = {"armed-group": "armed-group", "state-forces": "military", "coalition": "military"}


def _own_voice(reading: Reading, actor: Actor, start: int, end: int) -> tuple[Voice, ...]:
    """The chain of a claim of responsibility: the group itself, then whoever passes it on."""
    said = reading.speech.at(start, end)
    others = [v for v in (said.chain if said else ()) if v.start != start and not names.same_group(v.name, actor.name)]
    return (Voice(actor.name, _VOICES[actor.kind], False, start, end), *others)


# ---------------------------------------------------------------- who the words are


def _behind(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> tuple[int, int]:
    """Whose people they are where the words say so: "members of the Front", "a group of gunmen"."""
    for _ in range(3):
        who = meant.named(reading, sentence, who)
        head = sentence.tokens[who[1]]
        belongs = [c for c in sentence.children(head.i) if c.dep == "acl" and c.lower == "belonging"]
        if head.lemma.lower() not in _SOME_OF and not belongs:
            return who
        links = [c for b in belongs for c in sentence.children(b.i) if c.lower == "to"] or [
            c for c in sentence.children(head.i) if c.dep == "prep" and c.lower in ("of", "from") and c.i > head.i
        ]
        owner = next((c for link in links[:1] for c in sentence.children(link.i) if c.dep == "pobj"), None)
        if owner is None:
            return who
        whose = doers.phrase(sentence, owner)
        if not ending_at(sentence, owner.i, "perpetrator_nouns")[0] and not _armed(reading, sentence, whose):
            return who
        who = whose
    return who


def _armed(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> bool:
    known = reading.cast.at(*sentence.span(*who))
    return known is not None and known.kind in ("armed-group", "state-forces", "coalition", "organisation")


def _actor(reading: Reading, sentence: Sentence, first: int, last: int) -> Actor | None:
    """Who the words ``first``..``last`` are, or None where they are nobody who acts."""
    start, end = sentence.span(first, last)
    head = sentence.tokens[last]
    if sentence.tokens[first].tag == "PRP$":
        return None  # "its fighters": whose, the sentence before says
    here = reading.cast.at(head.start, head.end)
    says = here is None and head.lemma.lower() in words("reporting_verbs", "verb")  # no "Islamic State"
    if says or _weapon(sentence, first, last):
        return None
    known = here or _whose(reading, sentence, (first, last))
    if known is not None and known.kind == "government" and head.lemma.lower() in _CIVIL:
        return None
    if known is not None and known.kind == "government" and _strikes(reading, sentence, (first, last)):
        return None  # "Orvania air strikes kill nine": where
    noun_at = meant.fighters(sentence, head)
    kind, _ = ending_at(sentence, noun_at.i, "perpetrator_nouns")
    if _says_where(reading, head, kind, (start, end)):
        return None
    if any(token.lemma.lower() == "coalition" for token in sentence.tokens[first : last + 1]):
        kind = "coalition"
    if known is not None and known.kind in _KINDS:
        if not (kind and known.kind in ("government", "organisation", "person")):
            if known.kind == "person" and (head.dep in ("compound", "amod", "nmod") or _doubtful(reading, known, head)):
                return None
            return _named(known, kind)
    state = _state(reading, start, end)
    if kind == "individual" and head.tag == "NNS":
        return None  # "embassy employees": a body's staff, whom one act makes nobody
    if kind:
        if state and kind == "state-forces":
            return Actor(_country(state), "state-forces", state)
        if kind == "armed-group" and (group := meant.sole(reading, noun_at)) is not None:
            return _named(group, kind)
        return Actor(_common(sentence, _own_first(reading, sentence, (first, last), kind), last), kind, state)
    return Actor(_country(state), "state-forces", state) if state and head.ent.endswith(("NORP", "GPE")) else None


def _weapon(sentence: Sentence, first: int, last: int) -> bool:
    """ "357 Magnum", "stray gunfire": what was used, where the model sees somebody."""
    tokens = sentence.tokens
    if not tokens[last].ent.endswith("PERSON") or ending_at(sentence, last, "perpetrator_nouns")[0]:
        return False
    counted = tokens[first].text.lstrip(".").isdigit()
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
    return _placed(reading, head) or _state(reading, *spot) is not None


def _common(sentence: Sentence, first: int, last: int) -> str:
    """The words of somebody without a name: no count of them, no capital that only begins a sentence."""
    tokens = sentence.tokens
    first = next((i + 1 for i in range(last - 1, first, -1) if tokens[i].lower in ("old", "aged")), first)
    while first < last and (
        tokens[first].tag in ("CD", "DT")
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
    return token.text.isupper() or "." in token.text or token.ent.endswith("NORP")


def _named(entity: Entity, kind: str) -> Actor | None:
    if entity.kind in ("state-forces", "government") and entity.country:
        return Actor(_country(entity.country), "state-forces", entity.country)
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
