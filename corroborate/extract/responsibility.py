"""Who owns up to a deed or is said to stand behind it, in words other than a verb of blame.

"The Front took responsibility for the blast", "the attack was the work of the Front", "the Front said it was
responsible", "the raid is believed to have been carried out by the Front".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corroborate.data import words
from corroborate.extract.doers import phrase
from corroborate.extract.lexicon import ending_at
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.toll.people import noun

_OWNED = frozenset({"responsibility", "credit"})
_TAKES = frozenset("claim accept assume take acknowledge admit own".split())
_SIGNS = frozenset({"work", "handiwork", "doing"})
_LEADS = frozenset("plan plot direct mastermind organize organise orchestrate".split())
"""Verbs whose subject stands behind the deed that is their object."""
_SHARES = frozenset({"participate", "take"})
_HELD = frozenset("believe think suspect report say understand presume".split())
_DONE = frozenset(
    "carry commit perpetrate stage launch mount conduct plan order organize organise plant execute".split()
)
_NOBODY = frozenset({"no", "nobody", "none", "nor", "neither"})
_ALSO = frozenset(
    "crime death murder massacre assassination abduction kidnapping action incident slaughter act".split()
)
"""Deeds, beside those of ``claimed_things``, for which somebody is responsible."""
_HINT = re.compile(
    r"responsib|\bcredit|\bwork\b|handiwork|\bdoing\b|\bplann|\bplott|\bdirect|mastermind|organi[sz]ed|orchestrat|to\s+have\s+been"
    r"|participat|\bpart\s+in\b|\bhands?\s+of\b|\bto\s+blame\b|\bimplicat|\binvolv|\bin\s+(?:the\s+)?(?:court|dock)\b"
    r"|\b(?:perpetrator|attacker|killer|murderer|assassin|assailant|gunm[ae]n|shooter|kidnapper|bomber|culprit)s?\b",
    re.IGNORECASE,
)
"""What a sentence has where any of these is said: asked first, of its letters."""
_DOERS = frozenset(
    "perpetrator attacker killer murderer assassin assailant gunman shooter kidnapper bomber culprit".split()
)
"""Nouns for whoever did it, before "was" and who that is."""
_POINTS = frozenset({"hand", "blame", "implicate", "involve", "court", "dock"})
_CUES = _OWNED | _SIGNS | _HELD | _LEADS | _DOERS | _POINTS | {"responsible", "participate", "part"}


def owners(sentence: Sentence) -> Iterator[tuple[tuple[int, int], bool]]:
    """Token ranges of whoever the sentence's words make responsible, and whether they say so themselves."""
    if _HINT.search(sentence.text) is None:
        return
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if lemma not in _CUES:
            continue
        own = lemma in _OWNED
        if own:
            found = _taken(sentence, token)
        elif lemma == "responsible":
            own, found = _said(sentence, token), _responsible(sentence, token)
        elif lemma in _SIGNS:
            found = _signed(sentence, token)
        elif lemma in _LEADS:
            found = _led(sentence, token)
        elif lemma in _HELD:
            found = _held(sentence, token)
        elif lemma in _DOERS:
            found = _were(sentence, token)
        elif lemma in _POINTS:
            found = _pointed(sentence, token)
        else:
            found = _shared(sentence, token)
        for who in found:
            if who.pos != "PRON" and who.lower not in _NOBODY:
                yield phrase(sentence, who), own


def agents(sentence: Sentence, taken: bool) -> Iterator[tuple[tuple[int, int], bool]]:
    """Who did what a sentence tells again, and whether that may be anybody, and not an armed group alone: forces shoot
    gunmen and free those who were ``taken``."""
    yield from _again(sentence)
    for who in _captors(sentence) if taken else ():
        yield who, False


def _again(sentence: Sentence) -> Iterator[tuple[tuple[int, int], bool]]:
    """ "The herders were killed by members of the Front", "it was planted by Front guerrillas", "this action carried
    out by the Front"; True where only civilians suffered it."""
    if " by " not in sentence.text.lower():
        return
    for verb in sentence.tokens:
        if verb.tag != "VBN" or verb.lemma.lower() not in _AGAIN or _denied(sentence, verb) or _unreal(sentence, verb):
            continue
        if verb.dep == "acl":
            about = [sentence.head(verb)]
        else:
            about = [c for c in sentence.children(verb.i) if c.dep == "nsubjpass"]
        if about and (civil := _told_before(sentence, about[0])) is not None:
            yield from ((phrase(sentence, who), civil) for who in _behind(sentence, verb, ("by",)) if who.pos != "PRON")


def _unreal(sentence: Sentence, verb: Token) -> bool:
    """ "If this crime was committed by the Front", "would be killed by"."""
    return any(c.lower in ("if", "whether", "unless", "would", "should", "will") for c in sentence.children(verb.i))


def _told_before(sentence: Sentence, about: Token) -> bool | None:
    """Whether those of whom the words tell again are civilians; None where they are nobody told of before."""
    if about.pos == "PRON":
        return False if about.lower in ("it", "they", "he", "she") else None
    if about.pos == "PROPN":
        return False
    if not _definite(sentence, about):
        return None
    people, weapon = noun(about.lower), ending_at(sentence, about.i, "weapon_nouns")[0]
    civil = people is not None and people.status in ("civilian", "trade")
    return civil if civil or weapon or about.lemma.lower() in _deeds() else None


_AGAIN = _DONE | frozenset(
    "kill murder assassinate shoot kidnap abduct massacre slaughter set detonate place hurl throw seize".split()
)
"""Verbs whose agent did what happened."""


def _captors(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Who holds people or lets them go: "held by the Front", "The Front … nurses it kidnapped"."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if lemma in _HOLDS and token.tag == "VBN":
            yield from (phrase(sentence, who) for who in _behind(sentence, token, ("by",)))
        if lemma in _KIDNAPS and token.dep == "relcl":
            own = [c for c in sentence.children(token.i) if c.dep == "nsubj"]
            above = next((a for a in sentence.ancestors(token.i) if a.dep == "ROOT"), None)
            if above is not None and own and own[0].lower in ("it", "they"):
                yield from (
                    phrase(sentence, c) for c in sentence.children(above.i) if c.dep == "nsubj" and c.pos != "PRON"
                )


_HOLDS = frozenset("hold release free seize capture take keep".split())
_KIDNAPS = frozenset("kidnap abduct seize capture".split())


def with_others(sentence: Sentence, who: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The words themselves and what "and" joins to them: "blamed the army and the police"."""
    yield who
    head = sentence.tokens[who[1]]
    if any(c.lower == "or" for c in sentence.children(head.i)):
        return
    for other in sentence.children(head.i):
        if other.dep == "conj" and other.pos in ("NOUN", "PROPN"):
            yield from with_others(sentence, phrase(sentence, other))


# ---------------------------------------------------------------- the words


def _taken(sentence: Sentence, noun: Token) -> list[Token]:
    """ "Took responsibility for the attack", "responsibility was claimed by", "a claim of responsibility by"."""
    verb = sentence.head(noun)
    if _denied(sentence, noun) or _denied(sentence, verb):
        return []
    if noun.dep == "pobj" and verb.lower == "of" and sentence.head(verb).lemma.lower() == "claim":
        return _behind(sentence, sentence.head(verb), ("by", "from"))
    if verb.lemma.lower() not in _TAKES:
        return []
    if noun.dep == "nsubjpass":
        return _behind(sentence, verb, ("by",))
    claimed = verb.lemma.lower() == "claim" or _of_deed(sentence, noun) or _of_deed(sentence, verb)
    return _subjects(sentence, verb) if noun.dep == "dobj" and claimed else []


def _responsible(sentence: Sentence, word: Token) -> list[Token]:
    """ "The army is responsible for the attack", "said it was responsible"; not "those responsible"."""
    verb = sentence.head(word)
    if word.dep != "acomp" or verb.lemma.lower() != "be" or _denied(sentence, verb):
        return []
    return _subjects(sentence, verb) if _of_deed(sentence, word) or _of_deed(sentence, verb) else []


def _said(sentence: Sentence, word: Token) -> bool:
    """ "The Front said it was responsible": of itself."""
    verb = sentence.head(word)
    return verb.dep == "ccomp" and any(c.lower in ("it", "they") for c in sentence.children(verb.i) if c.dep == "nsubj")


def _signed(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The attack was the work of the Front"."""
    verb = sentence.head(noun)
    about = {t.lemma.lower() for c in sentence.children(verb.i) if c.dep == "nsubj" for t in sentence.subtree(c.i)}
    about |= {
        t.lemma.lower() for c in sentence.children(sentence.head(verb).i) if c.dep.startswith("nsubj") for t in [c]
    }
    if noun.dep != "attr" or verb.lemma.lower() != "be" or _denied(sentence, verb):
        return []
    return _behind(sentence, noun, ("of",)) if about & (_deeds() | {"it", "this", "that"}) else []


def _led(sentence: Sentence, verb: Token) -> list[Token]:
    """ "The Front planned the attack", "the blast was organised by the Front"."""
    if verb.tag not in ("VBD", "VBN") or _denied(sentence, verb):
        return []
    done = [c for c in sentence.children(verb.i) if c.dep in ("dobj", "nsubjpass") and _definite(sentence, c)]
    if not any(c.lemma.lower() in _deeds() for c in done):
        return []
    joined = [verb, *(c for c in sentence.children(verb.i) if c.dep == "conj" and c.tag == "VBN")]
    if done[0].dep == "nsubjpass":
        return [who for one in joined for who in _behind(sentence, one, ("by",))]
    return _subjects(sentence, verb)


def _held(sentence: Sentence, verb: Token) -> list[Token]:
    """ "The attack is believed to have been carried out by the Front"."""
    about = [c for c in sentence.children(verb.i) if c.dep == "nsubjpass" and c.lemma.lower() in _deeds()]
    if not about or _denied(sentence, verb):
        return []
    done = [c for c in sentence.children(verb.i) if c.dep == "xcomp" and c.tag == "VBN" and c.lemma.lower() in _DONE]
    return [who for c in done if not _denied(sentence, c) for who in _behind(sentence, c, ("by",))]


def _were(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The killers of the two were members of the Front"; no "the attackers were armed men"."""
    verb = sentence.head(noun)
    if noun.dep != "nsubj" or verb.lemma.lower() != "be" or _denied(sentence, verb) or not _definite(sentence, noun):
        return []
    said = [c for c in sentence.children(verb.i) if c.dep == "attr" and c.pos in ("NOUN", "PROPN")]
    return [c for c in said if any(t.pos == "PROPN" for t in sentence.subtree(c.i))]


def _pointed(sentence: Sentence, word: Token) -> list[Token]:
    """ "At the hands of the Front", "the army is to blame for the deaths", "implicated two officers in the murder",
    "the attack involved gunmen", "is in court over the murders"."""
    lemma, above = word.lemma.lower(), sentence.head(word)
    if lemma == "hand":
        at = word.dep == "pobj" and above.lower == "at" and sentence.head(above).lemma.lower() in _SUFFERED
        return _behind(sentence, word, ("of",)) if at else []
    if lemma == "blame":
        blamed = word.dep == "xcomp" and above.lemma.lower() == "be" and not _denied(sentence, above)
        return _subjects(sentence, above) if blamed and _of_deed(sentence, word) else []
    if lemma == "implicate":
        into = any(t.lemma.lower() in _deeds() for t in sentence.subtree(word.i))
        found = [c for c in sentence.children(word.i) if c.dep in ("dobj", "nsubjpass") and c.pos != "PRON"]
        return found if word.pos == "VERB" and into and not _denied(sentence, word) else []
    if lemma == "involve":
        deed = [c for c in sentence.children(word.i) if c.dep == "nsubj" and c.lemma.lower() in _deeds()]
        deed = [c for c in deed if _definite(sentence, c)]
        done = [
            c
            for c in sentence.children(word.i)
            if c.dep == "dobj" and any(k.lower == "of" for k in sentence.children(c.i))
        ]
        return done if deed and not _denied(sentence, word) else []
    return _tried(sentence, word)


_SUFFERED = frozenset("die kill murder suffer perish torture execute massacre slaughter assassinate death".split())


def _tried(sentence: Sentence, court: Token) -> list[Token]:
    """ "Is due in court over the murders of": who stands there for a deed."""
    link = sentence.head(court)
    if court.dep != "pobj" or link.lower != "in":
        return []
    verb = sentence.climb(link, {"prep", "acomp"})
    verb = sentence.head(verb) if verb.pos not in ("VERB", "AUX") else verb
    over = [t for t in sentence.subtree(verb.i) if t.lower == "over" and t.dep == "prep" and t.i > court.i]
    deeds = {c.lemma.lower() for t in over for c in sentence.children(t.i) if c.dep == "pobj"}
    return _subjects(sentence, verb) if deeds & _deeds() and not _denied(sentence, verb) else []


def _shared(sentence: Sentence, word: Token) -> list[Token]:
    """ "Members of the army took part in the murder"."""
    verb = sentence.head(word) if word.lemma.lower() == "part" else word
    if verb.lemma.lower() not in _SHARES or verb.tag not in ("VBD", "VBN") or _denied(sentence, verb):
        return []
    into = [c for c in (*sentence.children(verb.i), *sentence.children(word.i)) if c.dep == "prep" and c.lower == "in"]
    done = [c for link in into for c in sentence.children(link.i) if c.dep == "pobj" and _definite(sentence, c)]
    return _subjects(sentence, verb) if any(c.lemma.lower() in _deeds() - {"operation"} for c in done) else []


# ---------------------------------------------------------------- what stands around them


def _deeds() -> frozenset[str]:
    return words("claimed_things") | _ALSO


def _of_deed(sentence: Sentence, word: Token) -> bool:
    """Whether "for" and a deed hang on the word."""
    links = [c for c in sentence.children(word.i) if c.dep == "prep" and c.lower == "for"]
    named = {c.lemma.lower() for link in links for c in sentence.children(link.i) if c.dep in ("pobj", "pcomp")}
    return bool(named & (_deeds() | {"it", "this"}))


def _definite(sentence: Sentence, noun: Token) -> bool:
    return any(c.lower in ("the", "this", "that") or c.dep == "poss" for c in sentence.children(noun.i))


def _behind(sentence: Sentence, word: Token, links: tuple[str, ...]) -> list[Token]:
    """The objects of the prepositions that hang on a word."""
    hung = [c for c in sentence.children(word.i) if c.dep in ("prep", "agent") and c.lower in links]
    return [c for link in hung for c in sentence.children(link.i) if c.dep == "pobj"]


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb's subject; for "it" or "they" whoever says so, for "which" the noun it stands for."""
    own = [c for c in sentence.children(verb.i) if c.dep == "nsubj"]
    if any(c.lower in _NOBODY for s in own for c in [s, *sentence.children(s.i)]):
        return []
    above = sentence.head(verb)
    if not own and verb.tag == "VBG" and verb.dep == "acl" and above.dep == "dobj":  # "sent a note claiming …"
        return [c for c in sentence.children(above.head) if c.dep == "nsubj" and c.pos != "PRON"]
    if not own or own[0].pos != "PRON":
        return own
    if verb.dep == "relcl" and own[0].tag in ("WDT", "WP"):
        return [above]
    said = verb.dep == "ccomp" and own[0].lower in ("it", "they")
    return [c for c in sentence.children(above.i) if c.dep == "nsubj"] if said else []


def _denied(sentence: Sentence, word: Token) -> bool:
    return any(c.dep == "neg" or c.lower in _NOBODY for c in sentence.children(word.i))
