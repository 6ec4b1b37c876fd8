"""Which words of a sentence a reporting verb reports."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause, links
from corroborate.extract.speaker.lexicon import Verb, verbs
from corroborate.extract.speaker.utterance import Range

_CLAUSES = frozenset(["ccomp", "xcomp"])
_OBJECTS = frozenset(["dobj", "oprd", "attr", "acomp"])
_TELLING = frozenset("tell inform remind assure convince advise brief notify".split())
_QUOTE = frozenset("\"“”«»'‘’`") | {"''", "``"}
_TRIM_LEFT = frozenset([",", ":", ";", "-", "–", "—", "and", "but", "or"])
_TRIM_RIGHT = frozenset([",", ".", ":", ";", "-", "–", "—"])
_HEADS = frozenset(["title", "subtitle", "heading"])
_LIGHT = frozenset("punct npadvmod advmod prep dobj dative cc conj advcl nsubj prt".split())
_EMPTY = frozenset(["it", "who", "which", "that"])
_FURTHER = frozenset(["conj", "advcl", "parataxis", "pcomp", "relcl"])


def content(s: Sentence, verb: Token, entry: Verb, head: Token | None, is_passive: bool) -> list[Range]:
    """Characters of what is said inside this sentence; empty where nothing is."""
    own = {verb.i} if head is None else {verb.i, head.i}
    tokens = _complements(s, verb, entry, head, is_passive)
    if not tokens and is_passive:
        tokens = _passive_subject(s, verb)
    if not tokens and not is_passive and not entry.weak:
        tokens = _around(s, verb, head)
    cited = links.cited_beside(s, verb)
    if cited is not None:
        own |= set(range(verb.i, cited.last + 1))
    tokens = _pruned(s, [t for t in tokens if t.i not in own], verb)
    tokens = same_part(s, tokens, verb)
    return _trimmed(s, tokens)


def same_part(s: Sentence, tokens: list[Token], cue: Token) -> list[Token]:
    """What stands before a semicolon is said by nobody behind it; in a headline, nor the reverse."""
    walls = [t.i for t in s.tokens if t.text == ";"]
    if not walls:
        return tokens
    first = max((i for i in walls if i < cue.i), default=-1)
    last = min((i for i in walls if i > cue.i), default=len(s.tokens))
    return [t for t in tokens if first < t.i and (t.i < last or s.kind not in _HEADS)]


def _complements(s: Sentence, verb: Token, entry: Verb, head: Token | None, is_passive: bool) -> list[Token]:
    lemma, chosen = verb.lemma.lower(), []
    for kid in s.children(verb.i):
        if head is not None and kid.i == head.i:
            continue
        if kid.dep in _CLAUSES and not (kid.dep == "xcomp" and kid.i < verb.i):
            chosen.append(kid)
        elif kid.i < verb.i:
            continue
        elif kid.dep in _OBJECTS:
            if _object_counts(lemma, entry, kid) and not (is_passive and head is not None):
                chosen.append(kid)
        elif _phrase_counts(s, lemma, entry, kid) or (kid.dep == "conj" and chosen and _goes_on(s, verb, kid)):
            chosen.append(kid)
    if verb.dep in ("parataxis",) and not chosen:
        return _interrupted(s, verb)
    if is_passive and chosen and lemma not in ("tell", "inform", "ask", "say"):
        chosen += [k for k in s.children(verb.i) if k.dep == "nsubjpass" and k.lower not in _EMPTY]
    if not chosen and lemma == "tell":
        chosen = _told(s, verb)
    found = {t.i: t for kid in chosen for t in s.subtree(kid.i)}
    return [found[i] for i in sorted(found)]


def _told(s: Sentence, verb: Token) -> list[Token]:
    """ "told a reporter the clinic had counted nine dead": the parser hangs what is told on who is told it."""
    for person in s.children(verb.i):
        for kid in s.children(person.i) if person.dep in ("dobj", "dative") and person.i > verb.i else ():
            own = next((k for k in s.children(kid.i) if k.dep in clause.SUBJECTS), None) if kid.dep == "relcl" else None
            if own is not None and own.pos in ("NOUN", "PROPN") and s.subtree(own.i)[0].i == person.i + 1:
                return [kid]
    return []


def _phrase_counts(s: Sentence, lemma: str, entry: Verb, kid: Token) -> bool:
    if kid.dep == "dative":
        return entry.takes_object and lemma not in _TELLING
    if kid.dep == "prep":
        return kid.lower in entry.prepositions
    if kid.dep != "advcl":
        return False
    first = s.subtree(kid.i)[0].lower
    if lemma in ("accuse", "blame") and kid.tag == "VBG":
        return True
    if any(k.lower == "that" and k.dep == "mark" for k in s.children(kid.i)):
        return not entry.weak
    return first in entry.prepositions or any(k.lower in ("if", "whether") for k in s.children(kid.i))


def _object_counts(lemma: str, entry: Verb, kid: Token) -> bool:
    if kid.lower in ("himself", "herself", "themselves", "itself") or kid.tag in ("WDT", "WP"):
        return False
    if lemma in _TELLING:
        return False
    return entry.takes_object


def _goes_on(s: Sentence, verb: Token, kid: Token) -> bool:
    """A second clause that the parser hung on the verb of saying: "said A and B happened"."""
    if not clause.verbal(kid) or kid.lemma.lower() in verbs():
        return False
    if any(k.lower == "that" and k.dep == "mark" for k in s.children(kid.i)):
        return True
    own = [k for k in s.children(kid.i) if k.dep in ("nsubj", "nsubjpass")]
    return bool(own) and not any(t.lower in (",", ";") for t in s.tokens[verb.i : own[0].i])


def _interrupted(s: Sentence, verb: Token) -> list[Token]:
    inner = {t.i for t in s.subtree(verb.i)}
    return [t for t in s.subtree(verb.head) if t.i not in inner]


def _passive_subject(s: Sentence, verb: Token) -> list[Token]:
    """What a passive verb of saying is about: "the toll, confirmed by a source"."""
    for kid in s.children(verb.i):
        if kid.dep == "nsubjpass":
            return s.subtree(clause.antecedent(s, verb, kid).i) if kid.tag not in ("WDT", "WP") else _noun(s, verb)
    return _noun(s, verb) if verb.dep == "acl" else []


def _noun(s: Sentence, verb: Token) -> list[Token]:
    verb = s.climb(verb, {"conj"})
    if verb.dep not in ("acl", "relcl"):
        return []
    inner = {t.i for t in s.subtree(verb.i)}
    return [t for t in s.subtree(verb.head) if t.i not in inner and t.i < verb.i]


def _around(s: Sentence, verb: Token, head: Token | None) -> list[Token]:
    """Where the parse shows no content: the words before "…, X said", or after "X said: …"."""
    tokens = s.tokens
    after = verb.i + 1
    if head is not None and head.i > verb.i:
        after = clause.source(s, head).last + 1
    if (
        after < len(tokens)
        and (tokens[after].lower in (":", "that") or tokens[after].lower in _QUOTE)
        and after + 1 < len(tokens)
    ):
        if any(t.text[0].isalnum() for t in tokens[after + 1 :]):
            return tokens[after + (tokens[after].lower == ":") :]
    that = next((t.i for t in tokens[after : after + 12] if t.lower == "that" and t.dep == "mark"), None)
    if that is not None and not any(t.text in (",", ";") for t in tokens[after:that]):
        return tokens[that:]
    if any(k.i > verb.i and k.dep not in _LIGHT and k is not head for k in s.children(verb.i)):
        return []
    first = min(verb.i, clause.source(s, head).first if head is not None else verb.i)
    at = first - 1
    while at > 0 and tokens[at].lower in _QUOTE:
        at -= 1
    if 0 < at < first - 1 and tokens[at].lower not in (",", "?", "!"):  # "…" said the office: no comma in the marks
        opened = next((i for i in range(at, -1, -1) if tokens[i].lower in _QUOTE), 0)
        return tokens[opened : at + 1]
    if at > 0 and tokens[at].lower in (",", "?", "!") and verb.dep in ("ROOT", "parataxis", "ccomp", "conj"):
        return tokens[: at + 1]
    return []


def _pruned(s: Sentence, tokens: list[Token], verb: Token) -> list[Token]:
    """Without a further clause in which somebody else speaks: "A, while the army said B"."""
    table, drop = verbs(), set()
    for token in tokens:
        if token.i in drop or token.dep not in _FURTHER or token.i < verb.i:
            continue
        lemma = token.lemma.lower()
        if lemma not in table or table[lemma].weak or not any(k.dep == "nsubj" for k in s.children(token.i)):
            continue
        top = s.head(token) if token.dep == "pcomp" else token
        inner = {t.i for t in s.subtree(top.i)}
        first = min(inner)
        opening = {t.lower for t in s.tokens[max(0, first - 2) : first]}
        if "," in opening or ";" in opening:
            drop |= inner
    return [t for t in tokens if t.i not in drop]


def _trimmed(s: Sentence, tokens: list[Token]) -> list[Range]:
    pieces: list[list[Token]] = []
    for token in tokens:
        if pieces and pieces[-1][-1].i >= token.i - 1:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    found = []
    for piece in pieces:
        first, last = 0, len(piece) - 1
        while first <= last and piece[first].lower in _TRIM_LEFT:
            first += 1
        while last >= first and piece[last].lower in _TRIM_RIGHT:
            last -= 1
        if first <= last and any(t.text[0].isalnum() for t in piece[first : last + 1]):
            found.append((piece[first].start, piece[last].end))
    return found
