"""Attributions whose comma is lost: "Nine people died a monitor said Friday", "… a monitor said as troops left".

The parser hangs such a speaker on the clause before it. Read off the words: a noun phrase that can
speak, right beside a verb of saying with nothing behind it but a time, an outlet, a participle or
a clause that says when.
"""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause, tagged
from corroborate.extract.speaker.utterance import Range, Source

_SAYING = frozenset("say report add tell confirm announce state write note indicate suggest claim declare".split())
_STAFF = frozenset("source spokesman spokeswoman spokesperson member director head reporter correspondent".split())
"""Nouns whose house follows them: "a source at the police command"."""
_PERFECT = frozenset(["have", "has", "had"])
_PRONOUNS = frozenset(["he", "she", "it", "they"])
_JOINING = frozenset(
    "and or but nor that as what which who whom whose when than if because while before after since until though"
    " although whether where how why once all everything nothing anything by to".split()
)
"""Words before a speaker that make a clause of its own of it: "what the army said", "after the army said"."""
_WHEN = frozenset("as while when after before since because hours days minutes shortly".split())
_SPANS = frozenset(["hour", "day", "week", "month"])
_PLACES = frozenset("in on at from during over amid following via through hours days".split())
_OPENERS = frozenset("as while when after before since because although though if despite following amid once".split())
"""Words that open a sentence whose own clause comes later: "As troops left a monitor said …"."""
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_MARKS = frozenset([",", ";", ":", '"', "“", "”", "''", "``", "'", "’", "‘", "(", "–", "—"])
_OPENING = frozenset(["a", "an", "the", "one", "another"])
_HEADS = frozenset(["title", "subtitle", "heading"])
_INSIDE = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "FW"])
_LINKS = frozenset(["of", "for", "in", "at", "from"])
_NAMING = frozenset(["PERSON", "ORG"])
_LONGEST = 14
_REACH = 8
"""Words between a speaker's mark and its name: "…”, a resident called Ila Orm said"."""
_BEFORE = 4
"""Words that must stand before the speaker: less is no report."""


def trailing(s: Sentence, verb: Token) -> tuple[Source, list[Range]] | None:
    """The speaker beside a closing verb of saying and what it says, where no comma parts them off."""
    if verb.lemma.lower() not in _SAYING or verb.i <= _BEFORE or not _tells(s, verb):
        return None
    closes = _closes(s, verb.i + 1, verb)
    source = _before(s, verb) if closes or _pauses(s, verb) else None
    if source is not None and _marked(s, source.first) and not _misread(s, verb):
        return None
    if source is None and not closes and (s.tokens[verb.i - 1].text not in _MARKS or _misread(s, verb)):
        source = _behind(s, verb)
    if source is None:
        return None
    last = min(source.first, verb.i) - 1
    said = s.tokens[_first(s, last) : last + 1]
    if len(said) < _BEFORE or not any(t.tag in _FINITE or t.tag == "VBN" for t in said):
        return None
    return source, [(said[0].start, said[-1].end)]


def _marked(s: Sentence, first: int) -> bool:
    """Whether a comma or a quotation's mark parts the speaker off, so that the parse can be believed."""
    for token in reversed(s.tokens[max(0, first - _REACH) : first]):
        if token.text in _MARKS:
            return True
        if token.tag in _FINITE or token.tag in ("IN", "VBG") or token.text == ")":
            return False
    return False


def _misread(s: Sentence, verb: Token) -> bool:
    """Whether the parse has no speaker for the verb, or hangs both on the clause before."""
    shared = verb.dep in ("advcl", "conj") and not any(k.dep in clause.SUBJECTS for k in s.children(verb.i))
    told = None if shared else clause.subject(s, verb)
    return told is None or not _speaks(told) or _parted(s, verb, told)


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
    """The last token before the verb and its auxiliary, without letters in brackets: "the Orm Union (OU) has said"."""
    last = verb.i - (2 if s.tokens[verb.i - 1].lower in _PERFECT else 1)
    bracket = s.tokens[last].text == ")" and last > 2 and s.tokens[last - 2].text == "("
    return last - 3 if bracket else last


def _speaks(token: Token) -> bool:
    """Whether the parse's own subject may well be the speaker."""
    kind = clause.kind_of_noun(token)
    return (kind is not None and kind != "footage") or token.ent[2:] in _NAMING or token.pos == "PRON"


def _closes(s: Sentence, at: int, verb: Token) -> bool:
    """Whether nothing more is said from ``at`` on: the end, a time, a participle, an outlet that was told."""
    rest = _untimed(s.tokens[at:])
    if not rest or not any(t.text[0].isalnum() for t in rest):
        return True
    if rest[0].lower in ("from", "in") and rest[1:2] and rest[1].tag in ("NNP", "NNPS"):
        return not any(t.tag in _FINITE or t.tag in ("MD", "VBN") for t in rest)
    if rest[0].lower in ("which", "who"):
        return verb.lemma == "say"  # "… said the monitor which counts the dead"
    if rest[0].tag == "VBG" or (rest[0].text == "," and len(rest) > 1 and rest[1].tag == "VBG"):
        return True
    plain = not any(t.tag in _FINITE or t.tag == "MD" for t in rest)
    return plain and (verb.lemma == "tell" or [t.lower for t in rest[:2]] == ["in", "a"])


def _untimed(rest: list[Token]) -> list[Token]:
    while rest and (rest[0].ent[2:] in ("DATE", "TIME") or rest[0].lower in ("on", "late", "early", "earlier")):
        rest = rest[1:]
    spans = len(rest) > 2 and rest[1].lemma in _SPANS and rest[2].lower in ("after", "before")  # "a day after …"
    return rest[2:] if spans else rest


def _pauses(s: Sentence, verb: Token) -> bool:
    """Whether what follows only says when, where or what stands there: "… a monitor said as rebels took the town"."""
    rest = _untimed(s.tokens[verb.i + 1 :])
    opening = next((t for t in s.tokens if t.text[0].isalnum()), None)
    if verb.lemma == "tell" or not rest or opening is None or opening.lower in _OPENERS:
        return False
    if rest[0].lower in _WHEN:
        return not any(t.lower == "that" and t.dep == "mark" and s.head(t).head == verb.i for t in rest)
    if rest[0].lower == "and" and len(rest) > 1 and rest[1].tag in _FINITE:
        return True  # "… killed nine people a monitor said and damaged a clinic"
    if any(t.lower == "that" or t.text == ":" for t in rest):
        return False
    finite = any(t.tag in _FINITE or t.tag == "MD" for t in rest)
    if rest[0].lower in _PLACES:
        return not finite
    return rest[0].lower in ("a", "an") and not finite and not any(t.tag == "CD" for t in rest)


def _first(s: Sentence, last: int) -> int:
    """Where the words before the speaker begin: behind a semicolon that another clause ends with."""
    walls = [t.i for t in s.tokens[:last] if t.text == ";"]
    if walls and any(t.tag in _FINITE for t in s.tokens[walls[-1] : last + 1]):
        return walls[-1] + 1
    return 0


def _before(s: Sentence, verb: Token) -> Source | None:
    """The phrase that ends right before the verb."""
    top = _edge(s, verb)
    if s.tokens[top].tag == "PRP" and s.tokens[top].lower in _PRONOUNS and s.tokens[top - 1].lower not in _JOINING:
        return Source(s, top, top, top)
    first = tagged.start(s, top)
    if first is None or first < _BEFORE:
        return None
    if [t.lower for t in s.tokens[first - 2 : first]] == ["known", "as"]:
        outer = tagged.start(s, first - 3)
        return Source(s, first - 3, outer, top) if outer is not None and outer >= _BEFORE else None
    pair = s.tokens[first - 1].lower in _LINKS and first - 2 > _BEFORE
    if pair and (s.tokens[first - 2].lower in _STAFF or not tagged.can_speak(s, first, top)):
        outer = tagged.start(s, first - 2)
        if outer is None or not tagged.can_speak(s, outer, first - 2):
            return None
        return Source(s, first - 2, outer, top)
    if s.tokens[first - 1].tag == "IN" or not _names_a_speaker(s, verb, first, top):
        return None
    joined = _joined(s, first)
    if joined is None and s.tokens[first - 1].lower in _JOINING:
        return None
    return Source(s, tagged.head(s, first, top), first if joined is None else joined, top)


def _names_a_speaker(s: Sentence, verb: Token, first: int, last: int) -> bool:
    """Whether the phrase can speak; only somebody's name stands right before "said" at a sentence's end."""
    if tagged.can_speak(s, first, last):
        return True
    named = all(t.tag in ("NNP", "NNPS") or tagged.letters(t) for t in s.tokens[first : last + 1])
    return verb.lemma == "say" and named


def _joined(s: Sentence, first: int) -> int | None:
    """Where "a policeman and a medic", "state media and a monitor" begins, given the second."""
    if s.tokens[first - 1].lower != "and" or first - 2 <= _BEFORE:
        return None
    begin = tagged.start(s, first - 2)
    if begin is None or s.tokens[begin - 1].tag == "IN" or not tagged.can_speak(s, begin, first - 2):
        return None
    opened, other = s.tokens[begin].lower in _OPENING, s.tokens[first]
    both = opened and (other.lower in _OPENING or clause.kind_of_noun(other) is not None)
    body = clause.kind_of_noun(s.tokens[tagged.head(s, begin, first - 2)]) in tagged.BODIES
    return begin if both or body else None


def _behind(s: Sentence, verb: Token) -> Source | None:
    """ "… said the source adding that …": the phrase right behind a verb that no comma parts off."""
    at = verb.i + 1
    if verb.lemma == "tell" or at >= len(s.tokens) or s.tokens[verb.i - 1].tag not in (*_INSIDE, "VBN", "CD", "RB"):
        return None
    end = at
    while end + 1 < len(s.tokens) and end - at < _LONGEST and _goes_on(s, end + 1):
        end += 1
    begins = s.tokens[at].lower in _OPENING or s.tokens[at].ent[2:] in _NAMING or s.kind in _HEADS
    if not begins or not _closes(s, end + 1, verb) or not tagged.can_speak(s, at, end):
        return None
    return Source(s, tagged.head(s, at, end), at, end)


def _goes_on(s: Sentence, at: int) -> bool:
    """Whether a phrase's words go on: a noun, or "for" and "of" inside a name ("the Office for Human Rights")."""
    token = s.tokens[at]
    if token.tag in _INSIDE:
        return True
    return token.lower in ("of", "for") and at + 1 < len(s.tokens) and s.tokens[at + 1].tag in ("NNP", "NNPS")
