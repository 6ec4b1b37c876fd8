"""The words that grammar makes the doer of an event: subjects, agents, whose strike it was."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.data import words
from corroborate.extract.events import EventMention, kinds
from corroborate.extract.facts import Facts
from corroborate.extract.lexicon import ending_at, phrases
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading
from corroborate.extract.whose import armed_people, from_whom

_CARRIES = frozenset(
    "carry conduct launch stage perpetrate mount order perform fire drop commit execute claim hurl throw lob plant"
    " place lay".split()
)
"""Verbs whose subject did the event, or used the weapon, that is their object."""
USES = frozenset("fire launch hurl throw lob toss plant place lay drop detonate".split())
"""Verbs whose subject used the weapon that is their object."""
_PLACED_BY_COUNTRY = frozenset({"shooting", "stabbing", "crime", "killing", "riot", "protest", "clash", "explosion"})
"""Kinds whose country says where they were: "the worst US shooting"."""
_DONE_TO = frozenset({"killing", "assassination", "murder", "crime", "abduction", "execution", "shooting", "stabbing"})
"""Kinds whose "X's" is the victim, unless "of" brings the victim: "the group's killing of Venn"."""
_ONTO = frozenset({"on", "into", "at", "through", "with", "upon"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_BEFALLS = frozenset({"die", "perish", "succumb", "drown", "suffocate", "lose", "suffer", "sustain"})
"""Verbs of harm whose subject is harmed, and does none."""
_HITS = frozenset({"hit", "smash", "slam"})
_WOUNDS = frozenset({"shoot", "stab", "kill", "wound", "injure", "hurt"})
"""Verbs whose past tense before "on" or "in" is a headline's passive: "Man shot on Harrow Road"."""
_DEED_NOUNS = frozenset("shooting stabbing bombing shelling killing beating burning ramming".split())
"""Participles that are nouns as well."""
_ARRESTS = frozenset({"capture", "arrest", "detain", "catch", "apprehend", "intercept", "free", "hold"})
"""Verbs by which forces take people in: no attack."""
_OWNING = frozenset("claim admit confess manage begin start continue acknowledge proceed".split())
"""Verbs whose subject did what their infinitive tells."""
_MOVES = frozenset(
    "chase pursue respond flee investigate search arrive help rush face see suffer witness experience undergo endure"
    " have condemn mourn".split()
)
"""What people do who did not do what happened meanwhile ("police chased the car, killing two")."""
_UNREAL = frozenset({"could", "would", "should", "will", "can", "must"})
_FINDS = frozenset({"find", "discover", "leave", "see"})
_STEPS = 4
"""Verbs that are climbed for a subject."""
_NO_DOER = frozenset({"accident", "disaster"})
_FIGHTS = frozenset(
    {"clash", "battle", "fighting", "firefight", "gunfight", "gunbattle", "shootout", "fight", "combat"}
)
_SAYS = frozenset("say announce confirm admit claim acknowledge state declare add".split())
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "nummod", "poss", "punct")
_LEAD = 3
"""Sentences of a body that may tell in the present, as its headline does; further on a caption does."""


def of(reading: Reading, facts: Facts) -> Iterator[tuple[int, int]]:
    """Token ranges of whoever the telling's grammar makes the doer."""
    telling = facts.telling
    sentence = telling.sentence
    for event in telling.events:
        if kinds()[event.kind]["family"] in _NO_DOER | {"war"}:
            continue
        if event.noun:
            yield from _around_noun(sentence, event)
        else:
            yield from _whose_gerund(sentence, event.token)
            yield from _foiled(sentence, event.token)
            if event.kind == "raid" and _to_arrest(sentence, event.token):
                continue
            if event.kind != "incident" or sentence.tokens[event.token].lemma in _HITS:
                blown = sentence.tokens[event.token].lemma.lower() == "detonate"
                did = around_verb(sentence, event.token)
                yield from (who for who in did if not (blown and responds(sentence, who)))
    for toll in telling.tolls:
        trigger = reading.token_at(sentence.index, toll.trigger[0])
        told = trigger.pos == "VERB" or (trigger.dep == "ROOT" and trigger.i > 0 and trigger.lower.endswith("s"))
        does = told and trigger.lemma.lower() not in _BEFALLS | (_ARRESTS if toll.harm == "captured" else set())
        does = does and not (toll.harm == "captured" and _into_custody(sentence, trigger))
        if does and trigger.i not in {e.token for e in telling.events}:
            yield from around_verb(sentence, trigger.i)
        yield from _fought(sentence, trigger)


def _into_custody(sentence: Sentence, verb: Token) -> bool:
    """ "The navy took 23 into custody": no attack."""
    below = {t.lower for c in sentence.children(verb.i) if c.dep == "prep" for t in sentence.children(c.i)}
    return bool(below & {"custody", "detention"})


_FOILS = frozenset("prevent stop foil thwart repel repulse deter block".split())


def _foiled(sentence: Sentence, verb: int) -> Iterator[tuple[int, int]]:
    """ "The navy prevented pirates from attacking a ship": the pirates."""
    link = sentence.head(sentence.tokens[verb])
    above = sentence.head(link)
    if link.lower == "from" and above.lemma.lower() in _FOILS:
        yield from (phrase(sentence, c) for c in sentence.children(above.i) if c.dep == "dobj")


def _to_arrest(sentence: Sentence, raid: int) -> bool:
    """ "Police raided a house to arrest the gunman": no attack."""
    return any(
        t.lemma.lower() in _ARRESTS | {"search"}
        for c in sentence.children(raid)
        if c.dep in ("advcl", "xcomp", "conj")
        for t in sentence.subtree(c.i)
    )


def responds(sentence: Sentence, who: tuple[int, int]) -> bool:
    """Whether the words are of police and other people who come to an attack."""
    return any(t.lemma.lower() in words("responders") for t in sentence.tokens[who[0] : who[1] + 1])


def _around_noun(sentence: Sentence, event: EventMention) -> Iterator[tuple[int, int]]:
    """ "a US strike", "the group's attack", "an attack (launched) by gunmen", "X carried out a strike"."""
    head = sentence.tokens[event.token]
    if any(c.lower in _NOT_YET for c in sentence.children(event.token)) or _struck(sentence, head):
        return
    for child in sentence.children(event.token):
        if (
            child.i < event.token
            and child.dep in ("compound", "amod", "nmod", "poss")
            and _tells_whose(sentence, child, event)
        ):
            yield _of_that_nation(sentence, child) or phrase(sentence, child)
        if child.lower in ("by", "from") and child.dep in ("prep", "agent"):
            whose = [c for c in sentence.children(child.i) if c.dep == "pobj"]
            yield from (phrase(sentence, c) for c in whose if child.lower == "by" or armed_people(c))
        if child.dep in ("acl", "relcl") and child.tag == "VBN" and child.lemma.lower() in _CARRIES:
            yield from around_verb(sentence, child.i)
    verb = sentence.head(head)
    if verb.lemma.lower() in USES and any(responds(sentence, who) for who in around_verb(sentence, verb.i)):
        return
    if verb.lemma.lower() in _CARRIES and (head.dep == "nsubjpass" or (head.dep == "dobj" and verb.lemma != "claim")):
        yield from around_verb(sentence, verb.i)


_NOT_YET = frozenset("possible potential planned threatened future imminent impending looming feared".split())
"""Words of an attack that has not been: "bracing for a possible Orvanian strike"."""


def _struck(sentence: Sentence, noun: Token) -> bool:
    """ "Jets pounded a Front offensive": whoever pounded it is the doer."""
    verb = sentence.head(noun)
    return noun.dep == "dobj" and verb.lemma.lower().removesuffix("s") in _STRIKES


_STRIKES = frozenset("pound bomb bombard shell strafe target hit".split())


def _of_that_nation(sentence: Sentence, word: Token) -> tuple[int, int] | None:
    """ "Somali pirate attack": the pirates, and no state's."""
    after = sentence.tokens[word.i + 1 : word.i + 2]
    if not word.ent.endswith("NORP") or not after:
        return None
    kind = phrases("perpetrator_nouns").get((after[0].lemma.lower(),))
    return (word.i, word.i + 1) if kind in ("armed-group", "unidentified", "individual") else None


def _has_of(sentence: Sentence, noun: int) -> bool:
    return any(c.dep == "prep" and c.lower == "of" for c in sentence.children(noun))


def _tells_whose(sentence: Sentence, word: Token, event: EventMention) -> bool:
    """Whether a word before an event noun can name its doer: "Israeli strike", "rebel attack"; in
    "terrorist attack" it says of what kind, in "US shooting" where, in "Venn's murder" of whom."""
    if word.dep == "poss" and event.kind in _DONE_TO and not _has_of(sentence, event.token):
        return False
    if event.kind == "incident":
        return False  # "a Harrow Police Department incident report": who wrote it down
    if word.lemma.lower() in ("terrorist", "terror", "suicide", "force", "mine"):
        before = sentence.tokens[word.i - 1].lower if word.i else "in"
        if word.tag not in ("NNS", "NNPS") or before not in ("in", "from", "by", "under", "new", "fresh"):
            return False  # "a terrorist attack"; but "in terrorists' attacks", which have lost their mark
    if word.start >= event.start:
        return False
    if word.dep != "poss" and phrases("perpetrator_nouns").get((word.lemma.lower(),)) in ("unidentified", "individual"):
        return False
    if word.tag.startswith(("JJ", "VB", "RB")) and not word.ent:
        return word.tag == "JJ" and (word.lower,) in phrases("perpetrator_nouns")
    if word.ent.endswith("NORP") and not _leads_to(sentence, word, event):
        return False
    return not (word.ent[2:] in ("GPE", "LOC", "FAC", "NORP") and event.kind in _PLACED_BY_COUNTRY)


def _leads_to(sentence: Sentence, word: Token, event: EventMention) -> bool:
    """Whether only words of the doer or the deed stand between: "Orvanian army air strike"; not "on an Orvanian town
    a bomb attack killed nine", whose mark is lost."""
    between = [t for t in sentence.tokens[word.i + 1 : event.token] if t.start < event.start]
    return all(
        t.tag.startswith("JJ")
        or not t.text[0].isalnum()
        or t.tag in ("CC", "CD", "VBN")
        or t.ent.endswith(("NORP", "GPE", "ORG"))
        or (t.lemma.lower(),) in phrases("perpetrator_nouns")
        or (t.lemma.lower(),) in phrases("weapon_nouns")
        or t.lower in words("force_nouns")
        for t in between
    )


def _whose_gerund(sentence: Sentence, gerund: int) -> Iterator[tuple[int, int]]:
    """ "killed in rebel shelling of the town": the parser takes the shelling for a verb of its own."""
    token, before = sentence.tokens[gerund], sentence.tokens[gerund - 1] if gerund else None
    if token.tag != "VBG" or before is None or before.dep != "pobj":
        return
    if ending_at(sentence, before.i, "perpetrator_nouns")[0]:
        first, last = phrase(sentence, before)
        if sentence.tokens[first - 1].lower in ("in", "by", "from", "under", "after", "during"):
            yield first, last


def _fought(sentence: Sentence, trigger: Token) -> Iterator[tuple[int, int]]:
    """ "Nine soldiers were killed in clashes with rebels": the other side."""
    for where in sentence.children(trigger.i):
        for fight in sentence.children(where.i) if where.dep == "prep" and where.lower in ("in", "during") else ():
            if fight.dep != "pobj" or fight.lemma.lower() not in _FIGHTS:
                continue
            for side in sentence.children(fight.i):
                if side.dep == "prep" and side.lower in ("with", "against"):
                    yield from (phrase(sentence, c) for c in sentence.children(side.i) if c.dep == "pobj")


def around_verb(sentence: Sentence, verb: int) -> Iterator[tuple[int, int]]:
    """The subject of an active verb, the agent of a passive one; a strike that kills is no doer."""
    token = sentence.tokens[verb]
    if token.tag == "VBG" and sentence.head(token).dep == "prep" and sentence.head(token).i < verb:
        return  # "after a Harrow shooting": no verb, and its noun is no subject
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(verb))
    if token.tag == "VBN" and token.dep in ("acl", "relcl"):
        passive = True
    joined = [c for c in sentence.children(verb) if passive and c.dep == "conj" and c.tag == "VBN"]
    for child in [*sentence.children(verb), *(c for v in joined for c in sentence.children(v.i))]:
        if child.i == 0:
            continue  # "By Lem Orr At least nine were killed": whose the report is
        if child.dep == "agent" or (passive and child.lower == "by"):
            yield from (phrase(sentence, c) for c in sentence.children(child.i) if c.dep == "pobj")
    if passive or not _acts(sentence, verb):
        return
    for subject in _subjects(sentence, token):
        if _labels(sentence, subject):
            continue
        if subject.pos != "PRON":
            yield phrase(sentence, subject)
            yield from (phrase(sentence, who) for who in from_whom(sentence, subject))
        elif subject.lower in ("it", "they"):
            yield from _who_says(sentence, token)


def _labels(sentence: Sentence, subject: Token) -> bool:
    """A country at a headline's start that only says where: "Orvania 20 killed in attacks", "Orvania fighting
    kills nine"."""
    after = sentence.tokens[subject.i + 1 : subject.i + 2]
    return (
        sentence.kind in ("title", "subtitle", "heading")
        and subject.ent.endswith("GPE")
        and bool(after)
        and (after[0].tag == "CD" or (after[0].tag == "VBG" and after[0].dep == "acl"))
    )


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """Who does what an active verb says: its own subject, a relative clause's noun, or the subject of the verb
    that it is joined to or hangs on ("walked up and shot", "stormed the camp, killing nine")."""
    for _ in range(_STEPS):
        own = [c for c in sentence.children(verb.i) if c.dep == "nsubj"]
        for drawn in () if own else (c for c in sentence.children(verb.i) if c.dep == "csubj" and c.tag == "VBG"):
            own += [c for c in sentence.children(drawn.i) if c.dep == "nsubj"]  # "gunmen riding on bikes killed"
        above = sentence.head(verb)
        if own:
            chain = sentence.climb(verb, {"conj"})
            relative = own[0].tag in ("WP", "WDT") and chain.dep == "relcl"
            if verb.lemma.lower() == "crash":
                own = [s for s in own if not _machine(sentence, s)]
            return _meant(sentence, sentence.head(chain)) if relative else own
        if (
            above is verb
            or above.pos not in ("VERB", "AUX")
            or any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children(above.i))
        ):
            return []
        hangs = verb.dep == "advcl" and verb.tag == "VBG" and above.lemma.lower() not in _SAYS | _MOVES | _ARRESTS
        joined = verb.dep == "conj" and not (verb.tag == "VB" and above.tag != "VB")
        if not (joined or hangs or (verb.dep == "xcomp" and above.lemma.lower() in _OWNING)):
            return []
        verb = above
    return []


def _machine(sentence: Sentence, token: Token) -> bool:
    """ "An army jet crashed into a market, killing nine": no attack."""
    return ending_at(sentence, token.i, "weapon_nouns")[0] == "aircraft" or token.lemma.lower() in (
        "helicopter",
        "plane",
    )


def _meant(sentence: Sentence, noun: Token) -> list[Token]:
    """What a relative clause is said of; no place: "a horrific attack in Tarn, Orvania, which killed nine"."""
    where = sentence.head(noun).lower in ("in", "at", "near", "outside") or noun.dep == "appos"
    return [] if noun.ent.endswith(("GPE", "LOC", "FAC")) and where else [noun]


def _who_says(sentence: Sentence, verb: Token) -> Iterator[tuple[int, int]]:
    """ "The army said it had carried out the strike": the army."""
    above = sentence.head(verb)
    if verb.dep == "ccomp" and above.lemma.lower() in _SAYS and verb.lemma.lower() in _CARRIES:
        said = [c for c in sentence.children(above.i) if c.dep == "nsubj" and c.pos != "PRON"]
        yield from (phrase(sentence, c) for c in said if not c.ent.endswith("PERSON"))  # no person is a "they"


def _acts(sentence: Sentence, verb: int) -> bool:
    """Whether the subject does it: "a van hit" in a headline was hit; "gunmen opened fire" did it; a
    present tense far down describes a picture."""
    token = sentence.tokens[verb]
    if token.tag == "VBG" and not _progressive(sentence, token):
        return False
    told_by = sentence.head(token) if token.tag == "VB" and token.dep == "xcomp" else token  # "continues to hit"
    if told_by.tag in ("VBZ", "VBP") and sentence.index >= _LEAD and sentence.kind == "paragraph":
        return False
    if token.tag not in ("VBD", "VBN"):
        return True
    kids = sentence.children(verb)
    if any(c.dep == "neg" or (c.dep == "aux" and c.lower in _UNREAL) for c in kids) or _found_so(sentence, token):
        return False
    if any(c.dep == "dobj" and c.tag in ("WP", "WDT") for c in kids):
        return True  # "the man whom police shot"
    after = [c for c in kids if c.i > verb and c.lemma.lower() not in ("time", "down", "dead")]
    if any(c.dep == "dobj" and c.lower in _REFLEXIVE for c in after):
        return token.lemma.lower() == "blow"
    if token.lemma.lower() in _WOUNDS:
        joined = [k for c in after if c.dep == "conj" and c.lemma.lower() in _WOUNDS for k in sentence.children(c.i)]
        aims = not _in_headline_style(sentence, kids)
        return any(
            c.dep == "dobj" or (aims and c.dep == "prep" and c.lower == "at" and c.i == verb + 1)
            for c in [*after, *joined]
        ) or _shot_dead(sentence, verb, kids)
    return any(c.dep in ("dobj", "prt", "dative") or (c.dep == "prep" and c.lower in _ONTO) for c in after)


def _in_headline_style(sentence: Sentence, kids: list[Token]) -> bool:
    """ "Doctor shot at Harrow hospital": a bare singular, which a headline has for one who was shot there."""
    subjects = [c for c in kids if c.dep == "nsubj" and c.tag in ("NN", "NNP")]
    return (
        bool(subjects)
        and not any(c.dep in ("det", "poss") for s in subjects for c in sentence.children(s.i))
        and (sentence.kind in ("title", "subtitle", "heading") or subjects[0].tag == "NN")
    )


def _shot_dead(sentence: Sentence, verb: int, kids: list[Token]) -> bool:
    """ "Shot dead a priest", whose object the parser hangs on the verb in another way."""
    after = sentence.tokens[verb + 1].lower if verb + 1 < len(sentence.tokens) else ""
    return after == "dead" and any(c.dep == "npadvmod" and c.tag in ("NN", "NNS") and not c.ent for c in kids)


def _found_so(sentence: Sentence, verb: Token) -> bool:
    """ "Officers found Lem Orr shot to death": how he was found."""
    to_death = any(
        c.dep == "prep" and c.lower == "to" and any(k.lower == "death" for k in sentence.children(c.i))
        for c in sentence.children(verb.i)
    ) and not any(c.dep == "dobj" for c in sentence.children(verb.i))
    return to_death or (verb.dep == "ccomp" and sentence.head(verb).lemma.lower() in _FINDS)


def _progressive(sentence: Sentence, verb: Token) -> bool:
    """ "Were shelling", or a participle that shares its subject; no "Man hurt in Orm shooting", whose noun the
    parser takes for a verb."""
    kids = sentence.children(verb.i)
    if verb.lower not in _DEED_NOUNS:
        return True
    return any(c.dep == "aux" for c in kids) or not any(c.dep == "nsubj" for c in kids)


def phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The noun phrase around its head: modifiers before it, nothing after."""
    first = token.i
    for child in sentence.children(token.i):
        if child.i < token.i and child.dep in _MODIFIERS and child.text != ",":
            first = min(first, min(t.i for t in sentence.subtree(child.i)))
    return first, token.i
