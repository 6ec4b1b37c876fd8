"""Reporting verbs: who says, what is said, to whom it was told."""

from __future__ import annotations

from corroborate.data import words as listed
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import citing, clause, deeds, links, misread, phrases, tagged
from corroborate.extract.speaker.content import content
from corroborate.extract.speaker.lexicon import NOBODY, OWN, Verb, light_verbs, misspelt, names, verbs
from corroborate.extract.speaker.trailing import trailing
from corroborate.extract.speaker.utterance import Range, Source, Utterance

_NONE = frozenset(["no", "neither", "nobody", "none", "no-one"])
_ADDING = frozenset("add note say stress warn explain state specify confirm point claim put".split())
_PLAIN = frozenset("say tell add reply answer shout yell recall recount tweet write explain admit".split())
_EVIDENCE = frozenset("show find indicate suggest reveal prove demonstrate imply signal record document".split())
_DEEDS = frozenset("attack shooting stabbing killing murder bombing blast explosion raid riot fire crash".split())
"""What recalls others of its kind, and says nothing."""
_DOCUMENTARY = frozenset("show indicate prove demonstrate reveal suggest".split())


def verb_utterances(s: Sentence) -> list[Utterance]:
    """One utterance for each reporting verb of the sentence that has a speaker and a content."""
    table, light, slips = verbs(), light_verbs(), misspelt()
    found: list[Utterance] = []
    for token in s.tokens:
        lemma = token.lemma.lower()
        entry = table.get(lemma)
        if entry is None and token.lower in slips and clause.verbal(token):
            token.lemma = lemma = slips[token.lower]
            entry = table[lemma]
        if lemma in light and (_puts_a_figure(s, token) if light[lemma][0] == "figure" else deeds.takes_on(s, token)):
            entry = light[lemma][1]
        if entry is not None and (clause.verbal(token) or _headline_verb(s, token)):
            utterance = _utterance(s, token, entry)
            shared = _shared(s, token, found)
            if utterance is not None:
                utterance.source = shared or utterance.source
                found.append(utterance)
            elif shared is not None and (said := content(s, token, entry, None, False)):
                found.append(Utterance(s, (token.i, token.i), shared, said, entry.stance, entry.hedged, entry.weak))
    return found + misread.misread(s)


def _shared(s: Sentence, verb: Token, found: list[Utterance]) -> Source | None:
    """ "…, the office said adding that …": whose the participle is that follows words of saying at once."""
    if verb.tag != "VBG" or not found or verb.dep == "pcomp":
        return None
    last = found[-1]
    if last.source is None or last.weak or verb.lemma.lower() not in _ADDING:
        return None
    end = max(last.cue[1], last.source.last) + 1
    between = s.tokens[end : verb.i]
    plain = all(t.text == "," or t.lower == "on" or t.ent[2:] in ("DATE", "TIME") for t in between)
    return last.source if plain and end <= verb.i else None


def _asks_for_anonymity(s: Sentence, verb: Token) -> bool:
    """ "asked not to be named": says how, not what."""
    return verb.lemma in ("ask", "request", "insist", "speak", "want", "prefer", "wish") and any(
        k.lemma in ("name", "identify", "quote", "anonymity", "anonymous")
        and k.dep in ("xcomp", "ccomp", "pobj", "acomp")
        for t in (verb, *s.children(verb.i))
        for k in s.children(t.i)
    )


def _headline_verb(s: Sentence, token: Token) -> bool:
    return token.pos == "VERB" or (
        s.kind in ("title", "subtitle", "heading") and token.lower in ("says", "say", "claims")
    )


def _utterance(s: Sentence, verb: Token, entry: Verb) -> Utterance | None:
    lemma = verb.lemma.lower()
    kids = s.children(verb.i)
    if verb.dep in ("amod", "compound") or (
        lemma == "call" and any(k.lower in ("off", "in", "up") for k in kids if k.dep == "prt")
    ):
        return None
    if phrases.silent(s, verb) or _charged(s, verb) or _costs_lives(s, verb) or _deed(s, verb) or _comes_upon(s, verb):
        return None
    if s.head(verb).lower == "without" or _asks_for_anonymity(s, verb):
        return None
    quoted = citing.quoted(s, verb, entry)
    if quoted is not None:
        return quoted
    if lemma in ("quote", "cite") and (verb.tag == "VBG" or citing.quotes_somebody(s, verb)):
        return citing.citing(s, verb)
    if lemma == "report" and citing.quotes_somebody(s, verb):
        return None
    if lemma == "call" and any(k.lower in _REFLEXIVE for k in kids if k.dep in ("dobj", "nsubj")):
        return None
    if lemma == "continue" and any(k.dep in ("xcomp", "dobj") for k in kids):
        return None
    tail = _tail(s, verb, entry) or _trailing(s, verb, entry)
    if tail is not None:
        return tail
    head, is_passive = _speaker(s, verb)
    ranges = content(s, verb, entry, head, is_passive)
    if head is not None and (head.lower in NOBODY or (head.lower == "it" and is_passive)):
        head = None
    if not ranges and not (head is not None and not entry.weak and s.text.rstrip().endswith((":", "—"))):
        return None
    if head is None and (not is_passive or entry.weak):
        return None
    if head is not None and (
        head.lower in _NONE or any(k.lower in _NONE for k in s.children(head.i) if k.dep == "det")
    ):
        return None
    return _finished(s, verb, entry, head, ranges)


def _charged(s: Sentence, verb: Token) -> bool:
    """ "The man accused of the killing": nobody is said to accuse him; who accuses has an object before "of"."""
    after = s.tokens[verb.i + 1 : verb.i + 2]
    by = clause.agent(s, verb) is not None
    return verb.lemma == "accuse" and verb.tag in ("VBN", "VBD") and bool(after) and after[0].lower == "of" and not by


def _deed(s: Sentence, verb: Token) -> bool:
    """ "The attack recalled the one in Orm"."""
    head = next((k for k in s.children(verb.i) if k.dep == "nsubj"), None)
    return head is not None and head.lemma.lower() in _DEEDS and verb.lemma.lower() not in _EVIDENCE


def _comes_upon(s: Sentence, verb: Token) -> bool:
    """ "A fisherman found the body": no finding of an inquiry."""
    if verb.lemma not in ("find", "discover", "spot") or clause.passive(s, verb):
        return False
    told = clause.subject(s, verb)
    if told is not None and told.tag == "CD" and not any(k.dep == "ccomp" and k.i > verb.i for k in s.children(verb.i)):
        return True  # "six have died, four of them found in vehicles"
    things = [k for k in s.children(verb.i) if k.dep in ("dobj", "nsubj", "ccomp") and k.i > verb.i]
    bodies = any(t.lemma in _FOUND for k in things for t in s.subtree(k.i)[:6] if t.tag in ("NN", "NNS"))
    office = told is not None and clause.kind_of_noun(told) in ("document", "organisation", "government")
    if told is None or (office and not (bodies and told.lower in listed("response_forces"))):
        return False
    return (bodies or any(k.dep == "dobj" for k in s.children(verb.i))) and not any(
        k.lower == "that" and k.dep == "mark" for c in s.children(verb.i) for k in s.children(c.i)
    )


_FOUND = frozenset("body man woman child boy girl people person victim remains corpse casing suspect".split())


def _costs_lives(s: Sentence, verb: Token) -> bool:
    """ "The raid claimed nine lives"."""
    return verb.lemma == "claim" and any(k.dep == "dobj" and k.lemma in _LIVES for k in s.children(verb.i))


_LIVES = frozenset(["life", "live", "victim", "casualty", "soul"])


def _speaker(s: Sentence, verb: Token) -> tuple[Token | None, bool]:
    if clause.passive(s, verb):
        return clause.agent(s, verb), True
    told = clause.subject(s, verb)
    return _inverted(s, verb) or _joined(s, verb, told) or _behind_byline(s, verb, told) or told, False


def _behind_byline(s: Sentence, verb: Token, told: Token | None) -> Token | None:
    """ "(Orm Wire and agencies) The Harbour Union said …": who stands between the brackets and the verb."""
    if told is None or told.i > verb.i:
        return None
    last = next((t.i for t in reversed(s.tokens[told.i : verb.i]) if t.text == ")"), None)
    opened = any(t.text == "(" for t in s.tokens[: told.i])
    if last is None or not opened or verb.i - last < 2:
        return None
    first = tagged.start(s, verb.i - 1)
    if first is None or first <= last or not tagged.can_speak(s, first, verb.i - 1):
        return None
    return s.tokens[tagged.head(s, first, verb.i - 1)]


def _joined(s: Sentence, verb: Token, told: Token | None) -> Token | None:
    """ "Nine died of smoke and the medic added that …": the speaker right before the verb, which the parser
    joined to the noun before "and"."""
    if verb.i < 4 or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    noun, article, link = (s.tokens[verb.i - n] for n in (1, 2, 3))
    apart = noun.dep == "conj" and (
        told is None or (noun.i not in {t.i for t in s.subtree(told.i)} and told is not noun)
    )
    if not apart or article.lower not in ("the", "a", "an") or link.lower not in ("and", "but", "while"):
        return None
    return noun if clause.kind_of_noun(noun) not in (None, "footage", "document") else None


def _tail(s: Sentence, verb: Token, entry: Verb) -> Utterance | None:
    """ "A, officials and militia leaders reported.": read off the words where the parse differs."""
    if (
        entry.weak
        or (entry.takes_object is False and verb.lemma not in _PLAIN)
        or verb.tag not in ("VBD", "VBZ", "VBP")
        or verb.i < 4
    ):
        return None
    if any(t.text[0].isalnum() for t in s.tokens[verb.i + 1 :]):
        return None
    comma = next((i for i in range(verb.i - 1, max(0, verb.i - 10), -1) if s.tokens[i].text == ","), None)
    if comma is None or comma + 1 >= verb.i:
        return None
    words, head = s.tokens[comma + 1 : verb.i], s.tokens[verb.i - 1]
    told = clause.subject(s, verb)
    if (told is not None and told.i > comma) or any(clause.verbal(t) or t.lower in ("who", "which") for t in words):
        return None
    if clause.kind_of_noun(head) in (None, "footage") and head.tag not in ("NNP", "NNPS"):
        return None
    source = Source(s, head.i, comma + 1, head.i)
    return Utterance(
        s, (verb.i, verb.i), source, [(s.tokens[0].start, s.tokens[comma - 1].end)], entry.stance, entry.hedged
    )


def _trailing(s: Sentence, verb: Token, entry: Verb) -> Utterance | None:
    found = None if entry.weak else trailing(s, verb)
    if found is None:
        return None
    utterance = Utterance(s, (verb.i, verb.i), found[0], found[1], entry.stance, entry.hedged)
    links.attach(s, verb, utterance)
    return utterance


_FIGURES = frozenset("toll number death figure count dead casualty estimate wounded injured loss damage cost".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())


def _puts_a_figure(s: Sentence, verb: Token) -> bool:
    """ "put the toll at nine", "gave the number of dead as nine": a report; no other putting or giving is."""
    after = [t for t in s.subtree(verb.i) if t.i > verb.i][:24]
    figure = next((n for n, t in enumerate(after) if t.lemma.lower() in _FIGURES), None)
    if figure is None:
        figure = next((n for n, t in enumerate(after[:1]) if t.lower in ("it", "this", "that")), None)
    if figure is None:
        return _counted_after(s.subtree(verb.i), verb)
    by = light_verbs()[verb.lemma.lower()][1].prepositions
    return any(t.lower in by and _counted_soon(after[n + 1 :]) for n, t in enumerate(after) if n > figure)


def _counted_after(below: list[Token], verb: Token) -> bool:
    """ "the toll, put at nine"."""
    places = [n for n, t in enumerate(below) if t.i > verb.i and t.lower in ("at", "as")]
    figure = any(t.lemma.lower() in _FIGURES for t in below if t.i < verb.i)
    return figure and any(_counted_soon(below[n + 1 :]) for n in places)


def _counted_soon(after: list[Token]) -> bool:
    """A number within a few words, as "at least nine", "some 30"."""
    return any(t.tag == "CD" for t in after[:4])


def _inverted(s: Sentence, verb: Token) -> Token | None:
    """ "…, said the officer": a speaker right behind the verb, whatever the parser made of it."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or not verb.i or s.tokens[verb.i - 1].lower not in _CLOSERS:
        return None
    if verb.lemma in ("tell", "accuse", "blame", "inform"):
        return None
    for kid in s.children(verb.i):
        if (
            kid.i > verb.i
            and kid.dep in ("nsubj", "dobj", "attr", "oprd")
            and clause.source(s, kid).first == verb.i + 1
        ):
            kind = clause.kind_of_noun(kid)
            if (
                kid.dep == "nsubj"
                or (kind is not None and kind not in ("document", "footage"))
                or kid.ent[2:] == "PERSON"
            ):
                return kid
    return None


_CLOSERS = frozenset([",", "”", '"', "’", "'", "»", "''"])


def _finished(s: Sentence, verb: Token, entry: Verb, head: Token | None, ranges: list[Range]) -> Utterance | None:
    lemma = verb.lemma.lower()
    speaker = clause.source(s, clause.issuer(s, head)) if head is not None else None
    if head is not None and head.lower in ("speaking", "talking") and head.dep == "csubj":
        speaker = _behind_outlet(s, head, verb) or speaker
    if speaker is not None:
        speaker.beside = clause.relative(s, verb)
    stance, weak, hedged = entry.stance, entry.weak, entry.hedged
    if head is not None:
        kind = clause.kind_of_noun(head)
        if kind == "footage" or (
            lemma in _DOCUMENTARY and kind not in ("document", None) and kind is not None and head.pos == "NOUN"
        ):
            weak = True
        if lemma in _EVIDENCE and kind == "document":
            hedged = False
        if (head.lower in OWN and head.text != "US") or (kind is None and not _animate(head, lemma)):
            weak = True
    denied = clause.negated(s, verb)
    if denied:
        if stance != "asserts":
            stance, weak = "doubts" if lemma == "rule" else "declines", False
        else:
            weak = True
    if _intended(s, verb):
        weak = True
    utterance = Utterance(s, _cue(s, verb), speaker, ranges, stance, hedged, weak)
    links.attach(s, verb, utterance)
    utterance.awaits = not ranges
    utterance.own_deed = head is not None and not weak and deeds.own(s, verb, head)
    return utterance


def _behind_outlet(s: Sentence, speaking: Token, verb: Token) -> Source | None:
    """ "Speaking to Orm Radio Ila Venn said": the name between the outlet and the verb, the comma lost."""
    first = verb.i
    while first - 1 > speaking.i + 1 and s.tokens[first - 1].tag in ("NNP", "NNPS"):
        first -= 1
        if s.tokens[first].ent == "B-PERSON":
            return Source(s, verb.i - 1, first, verb.i - 1)
    for at in range(verb.i - 1, first, -1):
        if names().get(s.words(s.tokens[first].start, s.tokens[at - 1].end).lower()) == "news-outlet":
            return Source(s, verb.i - 1, at, verb.i - 1)
    return None


def _animate(head: Token, lemma: str) -> bool:
    """Could this word speak? Anybody at all may say and tell; few may vow, threaten or warn."""
    return lemma in _PLAIN or head.tag in ("NNP", "NNPS", "PRP", "WP", "CD", "PRP$") or bool(head.ent)


def _intended(s: Sentence, verb: Token) -> bool:
    """Words not yet said, or only wished for: "will announce", "was expected to say"."""
    for kid in s.children(verb.i):
        if kid.dep == "aux" and kid.lower in (
            "will",
            "would",
            "should",
            "could",
            "can",
            "may",
            "might",
            "must",
            "'ll",
            "’ll",
        ):
            return True
        if kid.dep == "aux" and kid.lower == "to" and s.head(verb).lemma not in ("go", "continue", "decline", "refuse"):
            return True
    return False


def _cue(s: Sentence, verb: Token) -> Range:
    return (verb.i, verb.i)
