"""Attributions at a sentence's end whose comma is lost: "Nine people died a monitor said Friday."

The parser hangs such a speaker on the clause before it. Read off the words: a noun phrase that can
speak, right beside a verb of saying with nothing behind it but a time, an outlet or a participle.
"""

from __future__ import annotations

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.utterance import Range, Source

_SAYING = frozenset("say report add tell confirm announce state write note".split())
_STAFF = frozenset("source spokesman spokeswoman spokesperson member director head reporter correspondent".split())
"""Nouns whose house follows them: "a source at the police command"."""
_PERFECT = frozenset(["have", "has", "had"])
_PRONOUNS = frozenset(["he", "she", "it", "they"])
_JOINING = frozenset(
    ["and", "or", "but", "that", "as", "what", "which", "who", "when", "than", "if", "because", "while"]
)
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_ARTICLES = frozenset(["a", "an", "the", "one", "another", "its", "his", "her", "their"])
_OPENING = frozenset(["a", "an", "the", "one", "another"])
_INSIDE = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "FW"])
_LINKS = frozenset(["of", "for", "in", "at", "from"])
_NAMING = frozenset(["PERSON", "ORG"])
_LONGEST = 14
"""Words of the longest phrase that is read as one speaker."""
_BEFORE = 4
"""Words that must stand before the speaker: less is no report."""


def trailing(s: Sentence, verb: Token) -> tuple[Source, list[Range]] | None:
    """The speaker beside a closing verb of saying and what it says, where the parse has no speaker there."""
    if verb.lemma.lower() not in _SAYING or verb.i <= _BEFORE or not _tells(s, verb):
        return None
    shared = verb.dep in ("advcl", "conj") and not any(k.dep in clause.SUBJECTS for k in s.children(verb.i))
    told = None if shared else clause.subject(s, verb)
    if told is not None and _speaks(told) and not _parted(s, verb, told):
        return None
    source = _before(s, verb) if _closes(s, verb.i + 1, verb) else _behind(s, verb)
    if source is None:
        return None
    last = min(source.first, verb.i) - 1
    first = _first(s, last)
    said = s.tokens[first : last + 1]
    if len(said) < _BEFORE or not any(t.tag in _FINITE or t.tag == "VBN" for t in said):
        return None
    return source, [(said[0].start, said[-1].end)]


def _tells(s: Sentence, verb: Token) -> bool:
    """A finite verb, a perfect ("have reported"), or "the office reported", which the parser takes for a participle."""
    if verb.tag in _FINITE:
        return True
    return verb.tag == "VBN" and (s.tokens[verb.i - 1].lower in _PERFECT or verb.dep == "acl")


def _parted(s: Sentence, verb: Token, told: Token) -> bool:
    """Whether the parse has the speaker but hangs both on the clause before, so that nothing is said: "nine died as
    rebels took the town a monitor said", "the man who died she said"."""
    if verb.dep not in ("conj", "relcl", "acl") or told.i != _edge(s, verb) or s.tokens[told.i - 1].lower in _JOINING:
        return False
    return (
        not any(k.dep in ("ccomp", "xcomp", "dobj") and k.i > verb.i for k in s.children(verb.i))
        or verb.lemma == "tell"
    )


def _edge(s: Sentence, verb: Token) -> int:
    """The last token before the verb and its auxiliary."""
    return verb.i - (2 if s.tokens[verb.i - 1].lower in _PERFECT else 1)


def _speaks(token: Token) -> bool:
    """Whether the parse's own subject may well be the speaker."""
    kind = clause.kind_of_noun(token)
    return (kind is not None and kind != "footage") or token.ent[2:] in _NAMING or token.pos == "PRON"


def _closes(s: Sentence, at: int, verb: Token) -> bool:
    """Whether nothing more is said from ``at`` on: the end, a time, a participle, an outlet that was told."""
    rest = s.tokens[at:]
    while rest and (rest[0].ent[2:] in ("DATE", "TIME") or rest[0].lower in ("on", "late", "early", "earlier")):
        rest = rest[1:]
    if not rest or not any(t.text[0].isalnum() for t in rest):
        return True
    if rest[0].lower in ("from", "in") and rest[1:2] and rest[1].tag in ("NNP", "NNPS"):
        return not any(t.tag in _FINITE or t.tag in ("MD", "VBN") for t in rest)
    if rest[0].tag == "VBG" or (rest[0].text == "," and len(rest) > 1 and rest[1].tag == "VBG"):
        return True
    plain = not any(t.tag in _FINITE or t.tag == "MD" for t in rest)
    return plain and (verb.lemma == "tell" or [t.lower for t in rest[:2]] == ["in", "a"])


def _first(s: Sentence, last: int) -> int:
    """Where the words before the speaker begin: behind a semicolon that another clause ends with."""
    walls = [t.i for t in s.tokens[:last] if t.text == ";"]
    if walls and any(t.tag in _FINITE for t in s.tokens[walls[-1] : last + 1]):
        return walls[-1] + 1
    return 0


def _before(s: Sentence, verb: Token) -> Source | None:
    """The phrase that ends right before the verb."""
    head = _edge(s, verb)
    if s.tokens[head].tag == "PRP" and s.tokens[head].lower in _PRONOUNS and s.tokens[head - 1].lower not in _JOINING:
        return Source(s, head, head, head)
    first = _phrase_start(s, head)
    if first is None:
        return None
    pair = s.tokens[first - 1].lower in _LINKS and first - 2 > _BEFORE
    if pair and (s.tokens[first - 2].lower in _STAFF or not _can_speak(s, first, head)):
        outer = _phrase_start(s, first - 2)
        if outer is None or not _can_speak(s, outer, first - 2):
            return None
        return Source(s, first - 2, outer, head)
    if not _can_speak(s, first, head):
        return None
    if s.tokens[first - 1].lower == "and" and (joined := _phrase_start(s, first - 2)) is not None:
        if (
            s.tokens[first].lower in _OPENING
            and s.tokens[joined].lower in _OPENING
            and _can_speak(s, joined, first - 2)
        ):
            first = joined
    return Source(s, _head(s, first, head), first, head)


def _behind(s: Sentence, verb: Token) -> Source | None:
    """ "… said the source adding that …": the phrase right behind a verb that no comma parts off."""
    at = verb.i + 1
    if verb.lemma == "tell" or at >= len(s.tokens) or s.tokens[verb.i - 1].tag not in _INSIDE:
        return None
    end = at
    while end + 1 < len(s.tokens) and end - at < _LONGEST and _goes_on(s, end + 1):
        end += 1
    begins = s.tokens[at].lower in _OPENING or s.tokens[at].ent[2:] in _NAMING
    if not begins or not _closes(s, end + 1, verb) or not _can_speak(s, at, end):
        return None
    return Source(s, _head(s, at, end), at, end)


def _goes_on(s: Sentence, at: int) -> bool:
    """Whether a phrase's words go on: a noun, or "for" and "of" inside a name ("the Office for Human Rights")."""
    token = s.tokens[at]
    if token.tag in _INSIDE:
        return True
    return token.lower in ("of", "for") and at + 1 < len(s.tokens) and s.tokens[at + 1].tag in ("NNP", "NNPS")


def _phrase_start(s: Sentence, end: int) -> int | None:
    """The first word of the noun phrase that ends at ``end``, without the words of the clause before it."""
    tokens = s.tokens
    if end < 1 or tokens[end].tag not in _INSIDE or tokens[end].tag in ("JJ", "HYPH", "POS"):
        return None
    for at in range(end, max(-1, end - _LONGEST), -1):
        if tokens[at].lower in _ARTICLES and at < end:
            return at
        linked = tokens[at].lower in ("of", "for") and tokens[at + 1].tag in ("NNP", "NNPS")
        if linked and at + 2 <= end and tokens[at + 2].tag in ("JJ", "NN", "NNS") and tokens[at + 2].text.islower():
            break  # "the province of Orm | local residents"
        if tokens[at].tag not in _INSIDE and not linked and not _hyphened(tokens, at):
            break
    return _bare_start(s, end)


def _hyphened(tokens: tuple[Token, ...] | list[Token], at: int) -> bool:
    return at > 0 and "-" in (tokens[at - 1].text, tokens[at + 1].text if at + 1 < len(tokens) else "")


def _bare_start(s: Sentence, end: int) -> int:
    """A phrase without an article: a name with the post before it, or a noun with the one word that sorts it."""
    tokens, first = s.tokens, end
    while first > 0 and tokens[first].ent[:1] == "I" and tokens[first - 1].ent[2:] == tokens[end].ent[2:]:
        first -= 1
    before = tokens[first - 1] if first else None
    if before is not None and (
        (tokens[end].ent[2:] == "PERSON" and before.tag[:3] != "NNS" and clause.kind_of_noun(before) is not None)
        or before.lower in words("source_sorts")
        or (tokens[end].tag == "NN" and before.tag == "NNP")
    ):
        first -= 1
    return first


def _can_speak(s: Sentence, first: int, last: int) -> bool:
    """Whether the phrase names somebody who speaks: by its noun, or a person's or an organisation's name."""
    if any(t.tag in _FINITE for t in s.tokens[first : last + 1]):
        return False
    head = s.tokens[_head(s, first, last)]
    kind = clause.kind_of_noun(head)
    if kind is not None:
        bare = first == last and head.tag == "NN" and kind == "unnamed"
        return kind != "footage" and not bare
    return head.ent[2:] in _NAMING or clause.known_kind(s, Source(s, head.i, first, last)) is not None


def _head(s: Sentence, first: int, last: int) -> int:
    """The phrase's head: the noun before "of" or "for", else its last word."""
    link = next((t.i for t in s.tokens[first + 1 : last] if t.lower in ("of", "for", "in", "at", "from")), last + 1)
    return link - 1
