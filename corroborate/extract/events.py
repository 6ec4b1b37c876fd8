"""Words that tell of an event: a strike, a crash, a quake; their kind and how they are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from msgspec.structs import replace

from corroborate.data import table, words
from corroborate.extract.breakage import broken
from corroborate.extract.lexicon import phrases
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who.lexicon import country_names
from corroborate.model import Noun


class EventMention(Noun, frozen=True):
    """A word or phrase that names or tells an event.

    ``token`` is its head word's position in the sentence; ``kind`` a row of ``event_kinds``;
    ``noun`` False for a verb; ``definite`` for "the strike", "this", "Thursday's strike";
    ``plural`` for several; ``other`` for "another", "previous", "a similar".
    """

    sentence: int
    token: int
    start: int
    end: int
    kind: str
    noun: bool
    definite: bool
    plural: bool
    other: bool


_LONG = 3
"""Tokens from which on a phrase of ``event_words`` is nothing else."""


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    nouns: dict[tuple[str, ...], str] = {}
    verbs: dict[tuple[str, ...], str] = {}
    for row in table("event_words"):
        (nouns if row["part"] == "n" else verbs)[tuple(row["word"].replace("-", "_").split("_"))] = row["kind"]
    return nouns, verbs


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """Words that an entry can begin with: the rest are passed over at once."""
    return frozenset(words[0] for lexicon in _lexicon() for words in lexicon)


@lru_cache(maxsize=1)
def kinds() -> dict[str, dict[str, str]]:
    """The rows of ``event_kinds`` by kind."""
    return {row["kind"]: row for row in table("event_kinds")}


def find(sentences: Sequence[Sentence]) -> list[EventMention]:
    """Every event mention of the article, in order.

    A strike is one of workers wherever the article has one and nothing of the air in it.
    """
    found = [mention for sentence in sentences for mention in _in_sentence(sentence)]
    told = {mention.kind for mention in found}
    if "mine" in told and digs(sentences):
        found = [replace(m, kind="explosion") if m.kind == "mine" and _is_blast(sentences, m) else m for m in found]
    if "strike" in told and "protest" in told and not told & _FROM_AFAR:
        texts = {sentence.index: sentence for sentence in sentences}
        laid_down = any(m.kind == "protest" and _is_strike(texts[m.sentence], m) for m in found)
        if laid_down:
            return [replace(m, kind="protest") if m.kind == "strike" and m.noun else m for m in found]
    return found


_FROM_AFAR = frozenset({"air-strike", "drone-strike", "missile", "rocket", "shelling"})


def digs(sentences: Sequence[Sentence]) -> bool:
    """Whether an article's mine is one that people dig in."""
    return any(token.lemma.lower() in words("pit_words") for sentence in sentences for token in sentence.tokens)


def _is_blast(sentences: Sequence[Sentence], mention: EventMention) -> bool:
    """ "A mine blast": of a pit or of a weapon; a "landmine" is none."""
    sentence = next(one for one in sentences if one.index == mention.sentence)
    return sentence.words(mention.start, mention.end).lower().startswith("mine ")


def _is_strike(sentence: Sentence, mention: EventMention) -> bool:
    return sentence.tokens[mention.token].lower.startswith("strike")


def _in_sentence(sentence: Sentence) -> list[EventMention]:
    nouns, verbs = _lexicon()
    found: list[EventMention] = []
    taken = -1
    openings = [token for token in sentence.tokens if _stem(token).split("-", 1)[0] in _openings()]
    if not openings:
        return _breakage(sentence)
    idioms = _idioms(sentence, openings)
    for token in openings:
        if token.i <= taken:
            continue
        if any(start <= token.start < end for start, end in idioms) or _in_name(sentence, token):
            continue
        if _brings_down(sentence, token) or _state_letters(sentence, token):
            continue
        for lexicon, noun in ((nouns, True), (verbs, False)):
            length, kind = _longest(sentence, token.i, lexicon)
            if kind and _harmless(sentence, token, kind):
                break
            long = noun and length >= _LONG  # "Hit-And-Run" is one whatever a headline's tags are
            if kind and (long or _reads_as(sentence.tokens[token.i + (length - 1 if noun else 0)], noun)):
                last = token.i + length - 1
                taken = last
                if not noun and (_moves(sentence, token) if kind == "strike" else _bursts(sentence, token, kind)):
                    break
                found.append(_mention(sentence, (token.i, last), kind, noun))
                break
    return found or _breakage(sentence)


def _breakage(sentence: Sentence) -> list[EventMention]:
    """What a sentence without another event tells of a cable that broke."""
    token = broken(sentence)
    return [_mention(sentence, (token.i, token.i), "breakage", token.tag.startswith("N"))] if token else []


def _in_name(sentence: Sentence, token: Token) -> bool:
    """ "The Accident Investigation Bureau": a body's name, no accident."""
    if token.tag != "NNP" or token.dep not in ("compound", "nmod", "amod"):
        return False
    following = sentence.tokens[token.i + 1 : token.i + 4]
    named = list(takewhile(lambda t: t.tag in ("NNP", "NNPS"), following))
    return any(t.lower in words("event_bodies") for t in named)


def _brings_down(sentence: Sentence, token: Token) -> bool:
    """ "Of 88 drones 71 were shot down": no shooting at people."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    if token.lemma.lower() != "shoot" or not after or after[0].lower != "down":
        return False
    kids = [c for c in sentence.children(token.i) if c.dep in ("dobj", "nsubjpass")]
    near = {t.lemma.lower() for t in sentence.tokens[max(0, token.i - 12) : token.i + 12]}
    people = any(c.ent.endswith("PERSON") or c.pos == "PRON" for c in kids)
    return bool(near & _FLIES) and not people


_FLIES = frozenset("drone missile rocket aircraft plane jet helicopter uav warplane warhead projectile".split())


def _state_letters(sentence: Sentence, token: Token) -> bool:
    """ "A CAR attack", in small letters around it: a state's letters, no car."""
    return (
        len(token.text) > 2 and token.text.isupper() and token.text in country_names() and not sentence.text.isupper()
    )


def _longest(sentence: Sentence, first: int, lexicon: dict[tuple[str, ...], str]) -> tuple[int, str]:
    """The longest entry that begins at token ``first``: its length in tokens and its kind."""
    best, kind = 0, ""
    parts: list[str] = []
    for offset, token in enumerate(sentence.tokens[first : first + 6]):
        if token.text == "-":
            continue
        parts.extend(_stem(token).split("-"))
        if (key := tuple(parts)) in lexicon:
            best, kind = offset + 1, lexicon[key]
        if len(parts) > 4:
            break
    return best, kind


def _stem(token: Token) -> str:
    lemma = token.lemma.lower()
    if token.tag in ("NNP", "NNPS") and token.lower.endswith("s") and len(token.lower) > 4:
        return token.lower[:-1]
    return lemma or token.lower


def _reads_as(token: Token, noun: bool) -> bool:
    if noun and token.lower in ("striking", "firing"):
        return False  # "after striking a woman" is a verb's, where "the shooting" and "the stabbing" are nouns
    if noun:
        return token.pos in ("NOUN", "PROPN") or token.tag == "VBG"
    return token.pos in ("VERB", "AUX")


def _told_kind(sentence: Sentence, verb: Token, kind: str) -> str:
    """The kind that a verb of hitting has by its subject: aircraft and armies strike from afar, fighters attack,
    a ship that strikes a bridge has an accident; where nothing says what struck, only that something happened."""
    joined = [t for t in sentence.children(verb.i) if t.dep == "conj" and t.tag == verb.tag]
    subjects = [c for t in (verb, *joined) for c in sentence.children(t.i) if c.dep in ("nsubj", "agent")]
    subjects += [c for t in subjects if t.dep == "agent" for c in sentence.children(t.i) if c.dep == "pobj"]
    lemmas = {c.lemma.lower() for c in subjects} | {t.lemma.lower() for c in subjects for t in sentence.children(c.i)}
    weapons = {phrases("weapon_nouns").get((lemma,), "") for lemma in lemmas}
    doers = {phrases("perpetrator_nouns").get((lemma,), "") for lemma in lemmas}
    if weapons & {"aircraft", "drone"}:
        return "drone-strike" if "drone" in weapons else "air-strike"
    if kind == "incident":
        return next((_STRUCK_BY[w] for w in ("missile", "rocket", "artillery") if w in weapons), kind)
    if kind != "strike":
        flown = any(t.lemma.lower() in _FLIES for c in subjects for t in sentence.subtree(c.i)[:6])
        state = any(t.ent.endswith(("GPE", "NORP")) for t in subjects)
        if kind == "bombing" and flown:
            return "air-strike"
        return "strike" if kind == "bombing" and ("state-forces" in doers or state) else kind
    if weapons & {"artillery", "missile"}:
        return "missile" if "missile" in weapons else "shelling"
    told = sorted(known for lemma in lemmas if (known := _lexicon()[0].get((lemma,), "")) not in ("", "strike"))
    if told:  # "the blast struck a market": what struck says what it was
        return told[0] if kinds()[told[0]]["family"] != "disaster" else "incident"
    if any(_vehicle(lemma) for lemma in lemmas) or lemmas & {"lightning", "disaster", "tragedy", "vessel"}:
        return "incident"
    if doers & {"armed-group", "unidentified"}:
        return "attack"
    if "firearm" in weapons:
        return "shooting"
    armed = "state-forces" in doers or lemmas & _FORCES or any(t.ent.endswith(("GPE", "NORP")) for t in subjects)
    return kind if armed else "incident"


_STRUCK_BY = {"missile": "missile", "rocket": "rocket", "artillery": "shelling"}
"""What a weapon that hits something makes of "hit"."""
_FORCES = frozenset({"troop", "coalition", "nato"})
"""Who strikes from afar, beside the state's forces of ``perpetrator_nouns``."""


def _vehicle(lemma: str) -> bool:
    return phrases("target_nouns").get((lemma,)) == "vehicle"


def _strikes_something(sentence: Sentence, noun: Token) -> bool:
    """ "Cruise Ship Strikes Bridge": a headline's verb, which the parser takes for a noun."""
    before, after = sentence.tokens[max(0, noun.i - 1) : noun.i], sentence.tokens[noun.i + 1 : noun.i + 2]
    if noun.lower != "strikes":
        return False
    if _nature_moves(sentence, noun):
        return True
    driven = bool(before) and before[0].tag != "NNS" and _vehicle(before[0].lemma.lower() or before[0].lower)
    return driven and bool(after) and after[0].pos in ("NOUN", "PROPN", "ADJ", "DET")


def _nature_moves(sentence: Sentence, noun: Token) -> bool:
    """ "Quake of Magnitude 6.1 Strikes …", "Cyclone Strikes …": no comma, and nothing that flies, in between."""
    beside = list(takewhile(lambda t: t.text not in ",;:", reversed(sentence.tokens[max(0, noun.i - 5) : noun.i])))
    told = {_lexicon()[0].get((t.lemma.lower() or t.lower,), "") for t in beside}
    return any(kind and kinds()[kind]["family"] == "disaster" for kind in told)


def _moves(sentence: Sentence, verb: Token) -> bool:
    """ "What struck me": a thought that comes to somebody."""
    return any(
        c.dep in ("dobj", "obj") and c.lower in ("me", "us", "you", "anyone", "anybody")
        for c in sentence.children(verb.i)
    ) and any(c.lower in ("what", "that", "it", "this", "which") for c in sentence.children(verb.i))


def _bursts(sentence: Sentence, verb: Token, kind: str) -> bool:
    """ "Flames shot into the air": nobody fires."""
    if kind != "shooting":
        return False
    return any(c.dep == "nsubj" and c.lemma.lower() in words("rising_things") for c in sentence.children(verb.i))


def _harmless(sentence: Sentence, token: Token, kind: str) -> bool:
    """ "Prosecutors raid the firm", "with rain falling", "crews battling the flames": nobody harms anybody."""
    if kind == "raid":
        near = sentence.tokens[max(0, token.i - 2) : token.i]
        return any(t.lemma.lower() in _SEARCHERS or t.lower in _SEARCHERS for t in near)
    if kind == "incident" and token.lemma.lower() == "fall":
        subject = [c for c in sentence.children(token.i) if c.dep == "nsubj"]
        return any(t.lemma.lower() in _FALLING for t in (*subject, *sentence.tokens[max(0, token.i - 1) : token.i]))
    return kind in ("clash", "war") and _fights_nature(sentence, token)


def _fights_nature(sentence: Sentence, token: Token) -> bool:
    """ "Crews were battling the flames", "fighting the wildfire": nobody fights anybody."""
    if not token.lower.startswith(("battl", "fight")):
        return False
    against = [p for p in sentence.children(token.i) if p.lower in ("against", "with")]
    met = [c for p in (token, *against) for c in sentence.children(p.i) if c.dep in ("dobj", "pobj")]
    of_nature = (kinds().get(_lexicon()[0].get((c.lemma.lower(),), ""), {}).get("family") for c in met)
    return any(c.lemma.lower() in _ELEMENTS for c in met) or any(family in _NATURE for family in of_nature)


_SEARCHERS = frozenset(
    "prosecutor prosecutors investigator investigators inspector auditor regulator tax fraud".split()
)
_FALLING = frozenset("rain snow hail sleet temperature night darkness dusk price level rate share number toll".split())
_ELEMENTS = frozenset("flame smoke water wave wind current temperature elements bushfire".split())
_NATURE = frozenset({"disaster", "explosion"})


def _driven_into(sentence: Sentence, verb: Token) -> str:
    """ "A truck rammed into a bus": an accident; "rammed a van into a crowd", "rammed into a crowd" are none."""
    subject = next((c for c in sentence.children(verb.i) if c.dep == "nsubj"), None)
    driven = subject.lemma.lower() if subject is not None else ""
    if driven in _ON_RAILS:
        return "rail-accident"
    into = (
        c for p in sentence.children(verb.i) if p.lower in ("into", "onto", "against") for c in sentence.children(p.i)
    )
    return "road-accident" if _vehicle(driven) and any(_stands(c.lemma.lower()) for c in into) else ""


def _slides(sentence: Sentence, token: Token) -> bool:
    """ "A hillside collapsed", "the collapse of a slope": a landslide."""
    beside = [c for c in sentence.children(token.i) if c.dep in ("nsubj", "nsubjpass", "compound")]
    of = [c for p in sentence.children(token.i) if p.lower == "of" for c in sentence.children(p.i)]
    return any(c.lemma.lower() in _SLOPES for c in (*beside, *of))


def _stands(lemma: str) -> bool:
    """Whether a thing is driven into by mishap: another vehicle, a tree, a wall."""
    return _vehicle(lemma) or lemma in _IN_THE_WAY


_SLOPES = frozenset("hillside mountainside slope hill mountain cliff embankment glacier".split())
_ON_RAILS = frozenset("train express tram locomotive".split())
_IN_THE_WAY = frozenset(
    "tree wall pole divider barrier bridge embankment truck trailer rickshaw tractor pillar".split()
)


def _of_workers(sentence: Sentence, noun: Token) -> bool:
    """ "A strike by dockers", "the teachers' strike": work laid down."""
    if noun.i and sentence.tokens[noun.i - 1].lower == "on":
        return True
    beside = [t.lemma.lower() for t in sentence.subtree(noun.i)] + [sentence.head(noun).lemma.lower()]
    return any(word in words("labour_words") for word in beside)


def _idioms(sentence: Sentence, openings: Sequence[Token]) -> list[tuple[int, int]]:
    """Article offsets of the sentence's idioms that may hold one of these tokens."""
    pattern, inside = _idiom_pattern()
    if not any(token.lower.split("-", 1)[0] in inside for token in openings):
        return []
    return [(sentence.start + m.start(), sentence.start + m.end()) for m in pattern.finditer(sentence.text)]


@lru_cache(maxsize=1)
def _idiom_pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    longest = sorted((row["phrase"] for row in table("event_idioms")), key=len, reverse=True)
    inside = frozenset(word for phrase in longest for word in re.split(r"[ -]", phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE), inside


def _mention(sentence: Sentence, at: tuple[int, int], kind: str, noun: bool) -> EventMention:
    first, last = at
    token = sentence.tokens[last if noun else first]
    if noun and kind == "strike" and _strikes_something(sentence, token):
        kind = "incident"
    elif noun and kind == "strike" and _of_workers(sentence, token):
        kind = "protest"
    if kind == "collapse" and _slides(sentence, token):
        kind = "landslide"
    if not noun and kind == "ramming":
        kind = _driven_into(sentence, token) or kind
    if not noun and (kind in ("strike", "bombing", "shelling") or token.lemma.lower() == "hit"):
        kind = _told_kind(sentence, token, kind)
    start, end = sentence.span(first, last)
    before = [t for t in sentence.children(token.i) if t.i < token.i]
    lowers = {t.lower for t in before}
    definite = bool(lowers & {"the", "this", "that", "these", "those"}) or any(t.dep == "poss" for t in before)
    other = bool({t.lemma.lower() for t in before} & words("other_event")) and noun and not _foremost(before)
    plural = token.tag in ("NNS", "NNPS")
    return EventMention(sentence.index, token.i, start, end, kind, noun, definite, plural, other)


def _foremost(before: Sequence[Token]) -> bool:
    """ "Some of the heaviest recent raids": the one told is among them."""
    return any(token.tag == "JJS" and token.lower not in ("most", "latest", "last") for token in before)
