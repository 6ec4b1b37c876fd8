"""Steps through a parsed clause: who acts, which words belong to a noun, which to a verb."""

from __future__ import annotations

from collections.abc import Iterable

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker.lexicon import OWN, OWN_STAFF, RELATIVES, names, nouns
from corroborate.extract.speaker.utterance import Range, Source

SUBJECTS = ("nsubj", "csubj")
_SAYING = frozenset(["say", "add", "tell", "report", "announce", "warn", "note"])
_ISSUED = frozenset(
    "keep compile maintain publish issue release prepare make collect gather carry out provide supply give".split()
)
_FIGURES = frozenset("toll count information figure data detail".split())
_CLIMB = ("conj", "xcomp", "advcl", "aux", "pcomp", "dep", "ccomp")
_LEFT = frozenset("det compound amod poss nummod nmod advmod quantmod predet case npadvmod punct neg".split())
_NOUN_PREPOSITIONS = frozenset("of for in from at with to on near inside within behind under".split())
_CUTS = frozenset([",", ";", ":", "(", "–", "—"])
_STOPS = frozenset("relcl acl appos parataxis advcl ccomp".split())


def verbal(token: Token) -> bool:
    """Is it a verb form?"""
    return token.tag.startswith("VB")


def passive(s: Sentence, verb: Token) -> bool:
    """Is the verb a passive (or a past participle hung on a noun)?"""
    kids = s.children(verb.i)
    if any(k.dep in ("nsubjpass", "auxpass") for k in kids):
        return True
    return verb.tag == "VBN" and verb.dep == "acl"


def agent(s: Sentence, verb: Token) -> Token | None:
    """The "by" phrase's noun of a passive."""
    for kid in s.children(verb.i):
        if kid.dep == "agent" or (kid.lower == "by" and kid.dep == "prep"):
            return next((k for k in s.children(kid.i) if k.dep == "pobj"), None)
    return None


def subject(s: Sentence, verb: Token) -> Token | None:
    """Who does what the (active) verb says: its own subject or the one it shares."""
    for _ in range(6):
        own = [k for k in s.children(verb.i) if k.dep in SUBJECTS or k.dep == "expl"]
        if own:
            return antecedent(s, verb, _nearest(s, verb, own))
        head = s.head(verb)
        if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            return head if verb.tag == "VBG" or verb.dep == "relcl" else None
        if verb.dep == "conj" and head.dep == "ccomp" and verb.lemma in _SAYING and s.head(head).lemma in _SAYING:
            head = s.head(head)
        if verb.dep == "pcomp" and head.dep == "prep":
            head = s.head(head)
        elif verb.dep not in _CLIMB or (verb.dep == "ccomp" and verb.tag not in ("VBG", "VB")):
            return None
        if head.i == verb.i or not (verbal(head) or head.pos == "AUX"):
            return None
        if verb.dep == "advcl" and passive(s, head) and verb.tag == "VBG":
            return agent(s, head)
        verb = head
    return None


def _nearest(s: Sentence, verb: Token, subjects: list[Token]) -> Token:
    """The last one that may speak: "a monitor said a town that …", "the claim which names no town said"."""
    last = subjects[-1]
    if len(subjects) < 2 or last.ent or last.tag not in ("NN", "NNS") or kind_of_noun(last) is not None:
        return last
    if any(k.dep == "relcl" and k.i < last.i < verb.i for k in s.children(subjects[-2].i)):
        return subjects[-2]
    return next((k for k in reversed(subjects) if k.i < verb.i and kind_of_noun(k) is not None), last)


def relative(s: Sentence, verb: Token) -> Token | None:
    """The relative pronoun that stands for the verb's subject."""
    for _ in range(4):
        for kid in s.children(verb.i):
            if kid.dep in SUBJECTS and kid.tag in ("WP", "WDT"):
                return kid
        if verb.dep != "conj":
            return None
        verb = s.head(verb)
    return None


def antecedent(s: Sentence, verb: Token, found: Token) -> Token:
    """What a relative pronoun under the verb stands for; any other word stands for itself."""
    if found.lower not in RELATIVES or found.tag not in ("WP", "WDT", "WP$"):
        return found
    verb = s.climb(verb, {"conj"})
    head = s.head(verb)
    if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head
    before = s.tokens[found.i - 1] if found.i else found  # "state television which said": hung elsewhere
    return before if before.pos in ("NOUN", "PROPN") else found


def source(s: Sentence, head: Token) -> Source:
    """The noun phrase around its head: without relative clauses, asides and phrases of time."""
    if head.pos in ("PRON", "DET") and head.lower not in ("others", "some", "many", "several", "one"):
        return Source(s, head.i, head.i, head.i)
    first = last = head.i
    kids = s.children(head.i)
    for kid in reversed([k for k in kids if k.i < head.i]):
        if kid.dep not in _LEFT or (kid.dep == "punct" and kid.lower in (",", '"', "“", "”", ":", ";")):
            break
        below = s.subtree(kid.i)
        bracket = next((t.i for t in reversed(below) if t.text == ")"), None)
        first = min(first, below[0].i if bracket is None else bracket + 1)
        if bracket is not None:
            break
    for kid in [k for k in kids if k.i > head.i]:
        if kid.dep in _STOPS or (kid.dep == "punct" and kid.lower not in ("-", "’", "'")):
            break
        named = kid.text[0].isupper() and not kid.text.isupper()  # "Doctors Without Borders"
        if kid.dep == "prep" and not named and (kid.lower not in _NOUN_PREPOSITIONS or _temporal(s, kid)):
            break
        if kid.dep in ("prep", "conj", "cc", "case", "compound", "nummod", "amod", "punct", "nmod"):
            if kid.dep == "conj" and verbal(kid):
                break
            end = _phrase_end(s, kid)
            if kid.dep == "conj" or kid.dep != "cc":
                last = max(last, end)
    return Source(s, head.i, first, last)


def first_person(phrase: Source) -> bool:
    """Are the words "I", "we" or "our teams"? They name nobody: whoever the words belong to speaks."""
    s, head = phrase.sentence, phrase.token
    if head.lower in OWN and head.text != "US":
        return True
    return head.lemma.lower() in OWN_STAFF and any(k.lower == "our" for k in s.children(head.i) if k.dep == "poss")


def _phrase_end(s: Sentence, top: Token) -> int:
    """The last token of a phrase, cut before its first comma or clause."""
    end = top.i
    for token in s.subtree(top.i):
        if token.i < top.i:
            continue
        if token.i > end + 1 or (
            token.i != top.i and (token.dep in _STOPS or token.lower in _CUTS or token.tag in ("WDT", "WP"))
        ):
            break
        if token.tag == "CD" and token.i > top.i and not token.ent.startswith("I-") and s.tokens[token.i - 1].ent:
            break  # "a source at the Orm Police Command | five people were killed"
        end = token.i
    return end


def _temporal(s: Sentence, preposition: Token) -> bool:
    return any(k.ent[2:] in ("DATE", "TIME") for k in s.children(preposition.i))


def kind_of_noun(token: Token) -> str | None:
    """The speaker kind that the noun itself tells, or None."""
    noun = nouns().get(token.lemma.lower()) or nouns().get(token.lower)
    return noun.kind if noun else None


def runs(tokens: Iterable[Token]) -> list[Range]:
    """Characters of tokens (in order), joined where they stand side by side."""
    found: list[Range] = []
    behind = -2
    for token in tokens:
        if token.i == behind + 1:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
        behind = token.i
    return found


def negated(s: Sentence, verb: Token) -> bool:
    """Is the verb said not to happen ("did not say", "neither confirmed nor denied")?"""
    if verb.i and s.tokens[verb.i - 1].lower in ("nor", "neither"):
        return True
    return any(k.dep == "neg" or k.lower in ("neither", "nor") for k in s.children(verb.i) if k.i < verb.i)


def issuer(s: Sentence, head: Token) -> Token:
    """Who speaks in a document: "a statement by the ministry", "the ministry's statement"."""
    if kind_of_noun(head) != "document" and head.lemma.lower() not in _FIGURES:
        return head
    for kid in s.children(head.i):
        if (
            kid.dep == "poss"
            and (kind_of_noun(kid) is not None or kid.ent)
            and kid.lower not in ("its", "his", "her", "their")
        ):
            return kid
        made = kid.dep == "acl" and kid.lemma in _ISSUED
        for link in s.children(kid.i) if made else [kid]:
            if link.dep not in ("prep", "agent") or link.lower not in ("by", "from"):
                continue
            for noun in s.children(link.i):
                if noun.dep == "pobj" and (kind_of_noun(noun) is not None or noun.ent[2:] in ("ORG", "PERSON")):
                    return noun
    return head


def known_kind(s: Sentence, phrase: Source) -> str | None:
    """The kind of a well-known institution that the words, or their last, name; None for others."""
    words = [t for t in s.tokens[phrase.first : phrase.last + 1] if t.dep != "det"]
    head = s.tokens[phrase.head]
    if not words or not any(t.text[:1].isupper() for t in words):
        return None
    whole = names().get(" ".join(s.words(words[0].start, phrase.end).lower().split()))
    if whole is not None or not head.text[:1].isupper() or not head.tag.startswith("NNP"):
        return whole
    return names().get(head.lower)
