"""Who did it: the perpetrator that an article's words name, accuse, or refuse to name."""

from __future__ import annotations

from collections.abc import Iterable

from corroborate.data import table, words
from corroborate.extract import blame, doers
from corroborate.extract.claims import Draft
from corroborate.extract.lexicon import ending_at
from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.scope import Scopes
from corroborate.extract.told import Told
from corroborate.extract.toll.people import noun
from corroborate.extract.who.lexicon import nouns
from corroborate.model import Noun

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
    " gunman guerrilla rebel insurgent terrorist supporter follower man commando loyalist bomber".split()
)
"""Nouns whose "of" or "from" says whose they are: "members of the Front", "a group of gunmen"."""
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
    if families & _NO_DOER and not any("violence" in f.families for f in facts):
        return []
    found: dict[tuple[int, int], Draft] = {}
    elsewhere = {f.telling.sentence.index for other in scopes.others if other is not told for f in other.facts}
    armed: set[int] = set()
    for f in facts:
        sentence = f.telling.sentence
        harmed = [(toll.start, toll.end) for toll in f.telling.tolls]
        did = list(doers.of(reading, f))
        if sentence.index not in elsewhere | armed:
            did += doers.with_weapons(reading, sentence)
            armed.add(sentence.index)
        for who in did:
            start, end = sentence.span(*who)
            if not any(s < end and start < e for s, e in harmed):
                _keep(found, reading, sentence, who)
    for sentence in reading.sentences:
        if scopes.about(told, sentence.index):
            for who, stance in blame.blamed(sentence):
                _keep(found, reading, sentence, who, stance)
    return [*_without_responders(found.values()), *blame.refusals(reading, scopes, told)]


def _without_responders(drafts: Iterable[Draft]) -> list[Draft]:
    """Plain "police" who shot the attacker are no perpetrators where the words name an attacker."""
    listed = list(drafts)
    attacked = any(d.stance is None and d.value.kind not in ("state-forces", "coalition") for d in listed)
    return [d for d in listed if not (attacked and _responder(d.value))]


def _responder(actor: Actor) -> bool:
    return actor.country is None and bool(set(actor.name.lower().split()) & words("responders"))


def _keep(
    found: dict[tuple[int, int], Draft], reading: Reading, sentence: Sentence, who: tuple[int, int], stance: str = ""
) -> None:
    actor = _actor(reading, sentence, *_behind(reading, sentence, who))
    if actor is None:
        return
    start, end = sentence.span(*who)
    denies = "denies" if stance == "denies" else None
    found.setdefault((start, end), Draft("perpetrator", actor, sentence.index, start, end, stance=denies))  # type: ignore[arg-type]


# ---------------------------------------------------------------- who the words are


def _behind(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> tuple[int, int]:
    """Whose people they are where the words say so: "members of the Front", "a group of gunmen"."""
    for _ in range(3):
        head = sentence.tokens[who[1]]
        if head.lemma.lower() not in _SOME_OF:
            return who
        links = [c for c in sentence.children(head.i) if c.dep == "prep" and c.lower in ("of", "from") and c.i > head.i]
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
    known = reading.cast.at(head.start, head.end) or _whose(reading, sentence, (first, last))
    kind, _ = ending_at(sentence, last, "perpetrator_nouns")
    if _says_where(reading, head, kind, (start, end)):
        return None
    if any(token.lemma.lower() == "coalition" for token in sentence.tokens[first : last + 1]):
        kind = "coalition"
    if known is not None and known.kind in _KINDS:
        if not (kind and known.kind in ("government", "organisation", "person")):
            aside = known.kind == "person" and head.dep in ("compound", "amod", "nmod")
            return None if aside else _named(known, kind)
    state = _state(reading, start, end)
    if kind:
        if state and kind == "state-forces":
            return Actor(_country(state), "state-forces", state)
        return Actor(_common(sentence, first, last), kind, state)
    return Actor(_country(state), "state-forces", state) if state and head.ent.endswith(("NORP", "GPE")) else None


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
    people = noun(head.lower)
    bodies = nouns("neutral").keys() - nouns("force").keys()
    civil = head.lower in bodies or (people is not None and people.status in ("civilian", "trade"))
    return None if civil and known.kind in ("government", "organisation") else known


def _says_where(reading: Reading, head: Token, kind: str, spot: tuple[int, int]) -> bool:
    """ "The Kano attack": a place before an event that is no word for a state's people."""
    if head.dep not in ("compound", "nmod", "amod") or kind or _adjectival(head):
        return False
    return _placed(reading, head) or _state(reading, *spot) is not None


def _common(sentence: Sentence, first: int, last: int) -> str:
    """The words of somebody without a name: no count of them, no capital that only begins a sentence."""
    tokens = sentence.tokens
    while first < last and (tokens[first].tag in ("CD", "DT") or tokens[first].lower in _COUNTING | _HEDGING):
        first += 1
    name = sentence.words(*sentence.span(first, last))
    opens = first == 0 or sentence.kind in ("title", "subtitle", "heading")
    return name[:1].lower() + name[1:] if opens and not tokens[first].ent and not name[:2].isupper() else name


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
