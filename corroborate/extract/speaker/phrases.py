"""Attribution without a reporting verb: "according to", a colon, a dash in a headline, silence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause, headlines
from corroborate.extract.speaker.content import same_part
from corroborate.extract.speaker.lexicon import silences
from corroborate.extract.speaker.utterance import Source, Utterance

_HEADS = frozenset(["title", "subtitle", "heading", "caption"])
_TRIM = frozenset([",", ".", ";", ":", "-", "–", "—"])
_REFUSE = frozenset(["decline", "refuse"])
_GIVING = frozenset("give offer provide release issue have".split())
_FIGURES = frozenset("figure toll number count total tally estimate breakdown".split())
_COUNTS = frozenset(["toll", "tally", "count", "plan", "schedule"])
_DEAD = frozenset("dead death die kill fatality casualty killed toll".split())
_HURT = frozenset("injured wounded hurt injure wound injury".split())
_NO_COMMENT = re.compile(
    r"\b(?:no|without)\s+(?:immediate|official|further|public|\w+ly)?\s*(?:comments?|response|reaction|word|statement|reply)\b"
    r"|\bnot\s+(?:immediately\s+)?(?:available|reachable)\s+(?:for|to)\s+comment|\bnot\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?reached\b",
    re.IGNORECASE,
)


def phrase_utterances(s: Sentence) -> list[Utterance]:
    """Utterances of one sentence whose cue is no reporting verb."""
    found = _according(s) + _silences(s) + _reports(s)
    spoken = headlines.colon(s) or (headlines.tail(s) if s.kind in _HEADS else None)
    return found + ([spoken] if spoken else [])


def _according(s: Sentence) -> list[Utterance]:
    found = []
    for token in s.tokens:
        if token.lower != "according" or token.i + 2 >= len(s.tokens) or s.tokens[token.i + 1].lower != "to":
            continue
        head = _object(s, token)
        if head is None or _nobodys(s, head):
            continue
        source = clause.source(s, head)
        contents = _clause_around(s, token, source)
        issuer = clause.issuer(s, head)
        contents = same_part(s, contents, token)
        if contents and contents[0].i < token.i:
            contents = _before_semicolon(s, contents, token)
        if contents:
            source = source if issuer is head else clause.source(s, issuer)
            found.append(Utterance(s, (token.i, token.i + 1), source, clause.runs(contents)))
    return found


def _nobodys(s: Sentence, head: Token) -> bool:
    """ "According to the latest death toll": it does not say whose."""
    return head.lemma.lower() in _COUNTS and not any(
        k.dep in ("prep", "acl", "relcl", "poss") or k.tag in ("NNP", "NNPS") for k in s.children(head.i)
    )


def _reports(s: Sentence) -> list[Utterance]:
    """ "…, reports Harrow Radio.": the parser takes the verb for a noun."""
    for token in reversed(s.tokens[4:-1]):
        if token.lower != "reports" or token.tag != "NNS" or s.tokens[token.i - 1].text not in (",", '"', "”", "’"):
            continue
        rest = s.tokens[token.i + 1 :]
        names = [t for t in rest if t.text[0].isalnum()]
        if not names or len(names) > 6 or any(t.tag.startswith("VBD") or t.text == "," for t in rest):
            return []
        named = [t for t in names if t.tag in ("NNP", "NNPS")]
        if not named or not (names[0] in named or names[0].lower == "the" or clause.kind_of_noun(names[0])):
            return []
        last = next((t.i - 1 for t in names if t.tag == "IN"), names[-1].i)
        body = _trimmed(s.tokens[: token.i])
        source = Source(s, last, names[0].i, last)
        return [Utterance(s, (token.i, token.i), source, [(body[0].start, body[-1].end)])] if body else []
    return []


def _before_semicolon(s: Sentence, contents: list[Token], cue: Token) -> list[Token]:
    """ "A, according to X; B": B is not X's."""
    wall = next((t.i for t in s.tokens[cue.i :] if t.text == ";"), len(s.tokens))
    return [t for t in contents if t.i < wall]


def _object(s: Sentence, token: Token) -> Token | None:
    to = s.tokens[token.i + 1]
    for above in (to, token):
        for kid in s.children(above.i):
            if kid.dep == "pobj":
                return kid
    follow = s.tokens[token.i + 2]
    while follow.dep in ("det", "compound", "amod", "poss", "nmod", "nummod") and follow.head > follow.i:
        follow = s.head(follow)
    return follow if follow.pos in ("NOUN", "PROPN", "PRON") else None


def _clause_around(s: Sentence, token: Token, source: Source) -> list[Token]:
    """The clause that an "according to" stands with: after it at a sentence's beginning, else before."""
    inner = {t.i for t in s.subtree(token.i)} | set(range(token.i, source.last + 1))
    before = [t for t in s.tokens[: token.i] if t.text[0].isalnum()]
    if not before or (len(before) == 1 and before[0].lower in ("but", "and", "meanwhile", "yet", "so")):
        end = source.last + 1
        while end < len(s.tokens) and s.tokens[end].lower != ",":
            end += 1
        rest = s.tokens[end + 1 :] or s.tokens[source.last + 1 :]
        return _trimmed([t for t in rest if t.i > source.last])
    top = _governor(s, token)
    return _trimmed([t for t in s.subtree(top.i) if t.i not in inner and not source.first <= t.i <= source.last])


def _governor(s: Sentence, token: Token) -> Token:
    """The clause above the phrase; a comma before it means the whole clause, not its last noun."""
    top = token
    for above in s.ancestors(token.i):
        top = above
        if above.dep == "relcl" and _runs_to_the_end(s, token, above):
            continue
        if (clause.verbal(above) or above.pos == "AUX") and above.dep in ("conj", "relcl", "ROOT", "parataxis"):
            if above.dep == "conj" and (
                _closes_both(s, token, above) or not any(k.dep in ("nsubj", "nsubjpass") for k in s.children(above.i))
            ):
                continue
            break
    return top


def _closes_both(s: Sentence, token: Token, verb: Token) -> bool:
    """ "Nine were killed and five were hurt according to X.": both are X's, where no comma parts them."""
    first = s.subtree(verb.i)[0].i
    return _runs_to_the_end(s, token, verb) and not any(
        t.text in (",", ";") for t in s.tokens[max(0, first - 2) : first]
    )


def _runs_to_the_end(s: Sentence, token: Token, verb: Token) -> bool:
    """ "… in a blast which took place in Orm according to X.": the sentence is X's, not the clause alone."""
    first = s.subtree(verb.i)[0].i
    inside = s.subtree(token.i)
    rest = s.tokens[inside[-1].i + 1 :]
    apart = any(t.text == "," for t in s.tokens[max(0, first - 1) : token.i])
    return not apart and not any(t.text[0].isalnum() for t in rest)


def _trimmed(tokens: list[Token]) -> list[Token]:
    kept = headlines.trimmed(tokens, _TRIM)
    return [t for i, t in enumerate(kept) if not (t.lower == "," and _at_a_gap(kept, i))]


def _at_a_gap(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].i != tokens[i].i + 1


def _silences(s: Sentence) -> list[Utterance]:
    found = []
    known = _keeping_back()
    for token in s.tokens:
        lemma = token.lemma.lower()
        if lemma not in known:
            continue
        if lemma in _REFUSE and clause.verbal(token):
            verb = next((k for k in s.children(token.i) if k.dep == "xcomp" and k.lemma in silences("refuse")), None)
            if verb is not None:
                found.append(_silence(s, token, verb))
        elif token.tag != "VBG" and (silent(s, token) or _gives_no_figure(s, token)):
            found.append(_silence(s, token, token))
    match = _NO_COMMENT.search(s.text)
    if match:
        found.append(_no_comment(s, s.start + match.start(), s.start + match.end()))
    return [u for u in found if u is not None]


@lru_cache(maxsize=1)
def _keeping_back() -> frozenset[str]:
    """Verbs that a refusal can have."""
    return frozenset({*_REFUSE, *_GIVING, *silences("not")})


def silent(s: Sentence, verb: Token) -> bool:
    """ "did not say", "would not comment": a refusal, as against "would not fall"."""
    lemma = verb.lemma.lower()
    if lemma not in silences("not") or not clause.verbal(verb) or not clause.negated(s, verb):
        return False
    return not clause.passive(s, verb)


def _gives_no_figure(s: Sentence, verb: Token) -> bool:
    """ "The group gave no figure"."""
    return verb.lemma in _GIVING and any(
        k.dep == "dobj" and k.lemma in _FIGURES and any(d.lower == "no" for d in s.children(k.i))
        for k in s.children(verb.i)
    )


def _refused(words: list[Token]) -> str:
    """The count that a refusal's words keep back: "would not give a figure", "how many were hurt"."""
    lemmas = {t.lemma.lower() for t in words} | {t.lower for t in words}
    asked = bool(lemmas & _FIGURES) or any(a.lower == "how" and b.lower == "many" for a, b in pairwise(words))
    if not asked:
        return ""
    return "injured" if lemmas & _HURT and not lemmas & _DEAD else "killed"


def _silence(s: Sentence, verb: Token, last: Token) -> Utterance | None:
    head = clause.subject(s, verb)
    if head is None or verb.dep == "amod":
        return None
    tokens = s.subtree(verb.i)
    own = {t.i for t in s.subtree(head.i)}
    words = _trimmed(_within_clause(s, [t for t in tokens if t.i not in own], verb))
    cue = min(verb.i, last.i), max(verb.i, last.i)
    found = Utterance(s, cue, clause.source(s, head), clause.runs(words), "declines")
    found.refuses = _refused(words)
    return found


def _within_clause(s: Sentence, tokens: list[Token], verb: Token) -> list[Token]:
    """The words on the verb's own side of the semicolons around it."""
    walls = [t.i for t in s.tokens if t.text == ";"]
    first = max((i for i in walls if i < verb.i), default=-1)
    last = min((i for i in walls if i > verb.i), default=len(s.tokens))
    return [t for t in tokens if first < t.i < last]


def _no_comment(s: Sentence, start: int, end: int) -> Utterance | None:
    inside = [t for t in s.tokens if start <= t.start < end]
    if not inside:
        return None
    noun = next((t for t in reversed(inside) if t.pos == "NOUN"), inside[-1])
    head = None
    for kid in s.children(noun.i):
        if kid.dep == "prep" and kid.lower in ("from", "by"):
            head = next((k for k in s.children(kid.i) if k.dep == "pobj"), head)
    if head is None:
        verb = next((t for t in (inside[0], *s.ancestors(inside[0].i)) if clause.verbal(t) or t.pos == "AUX"), None)
        chosen = clause.subject(s, verb) if verb is not None else None
        if chosen is None and verb is not None:
            chosen = next((k for k in s.children(verb.i) if k.dep == "nsubjpass"), None)
        if chosen is not None and chosen.i != noun.i and chosen.lower not in ("there", "it"):
            head = chosen
    source = clause.source(s, head) if head is not None else None
    last = max(inside[-1].i, source.last if source is not None else 0)
    return Utterance(s, (inside[0].i, inside[-1].i), source, [(inside[0].start, s.tokens[last].end)], "declines")
