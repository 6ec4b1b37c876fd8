"""Where a speaker's words begin that end right before a verb of saying: "… wounding nine | an Orm monitor said".

Read off the words, for a parser hangs such a speaker on the clause before it once the comma is lost.
"""

from __future__ import annotations

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import honorifics, outlet_words
from corroborate.extract.speaker.utterance import Source

_ARTICLES = frozenset(["a", "an", "the", "one", "another", "its", "his", "her", "their"])
_SINGLE = frozenset(["a", "an", "another"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_INSIDE = frozenset([*_NOUNS, "JJ", "HYPH", "POS", "FW"])
_NAMES = frozenset(["NNP", "NNPS"])
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_NAMING = frozenset(["PERSON", "ORG"])
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_TIMES = frozenset(["DATE", "TIME"])
_LINKS = frozenset(["of", "for"])
_HYPHENS = frozenset(["-", "–"])
BODIES = frozenset(["organisation", "news-outlet", "government", "military", "armed-group"])
"""Kinds of speakers that are no persons."""
_MANY = frozenset(["police", "media", "staff"])
"""Nouns without a plural that stand without an article."""
_LONGEST = 14
"""Words of the longest phrase that is read as one speaker."""


def start(s: Sentence, end: int) -> int | None:
    """The first word of the noun phrase that ends at ``end``, without the words of the clause before it."""
    tokens = s.tokens
    if end < 1 or (tokens[end].tag not in _NOUNS and not letters(tokens[end])):
        return None
    first, article = _leftmost(tokens, end)
    seam = next((i for i in range(end, first, -1) if _seam(s, i)), None)
    if seam is not None:
        return _bare(s, end, seam)
    if article is None or (tokens[article].lower in _SINGLE and _plural(tokens[end])):
        return _bare(s, end, first)
    if article and tokens[article - 1].tag == "IN" and _plural(tokens[end]):
        return _bare(s, end, article + 1)  # "in the town | police"
    return article


def letters(token: Token) -> bool:
    """A body's letters, whatever the tagger makes of them: "SANA", "MSF"."""
    return len(token.text) > 2 and token.text.isupper() and token.text.isalpha()


def head(s: Sentence, first: int, last: int) -> int:
    """The phrase's head: the noun before "of" or "for", else its last word."""
    link = next((t.i for t in s.tokens[first + 1 : last] if t.lower in ("of", "for", "in", "at", "from")), last + 1)
    return link - 1


def can_speak(s: Sentence, first: int, last: int) -> bool:
    """Whether the phrase names somebody who speaks: by its noun, or a person's or an organisation's name."""
    if any(t.tag in _FINITE and not letters(t) for t in s.tokens[first : last + 1]):
        return False
    top = s.tokens[head(s, first, last)]
    kind = clause.kind_of_noun(top)
    if kind is not None:
        bare = first == last and top.tag == "NN" and kind == "unnamed"
        return kind != "footage" and not bare
    return top.ent[2:] in _NAMING or clause.known_kind(s, Source(s, top.i, first, last)) is not None


def _leftmost(tokens: list[Token], end: int) -> tuple[int, int | None]:
    """How far words of a noun phrase reach to the left, and the article that opens it."""
    at = end
    while at > 0 and end - at < _LONGEST:
        token = tokens[at - 1]
        if token.lower in _ARTICLES:
            return at - 1, at - 1
        inside = token.tag in _INSIDE or letters(token) or token.lower in words("source_sorts")
        if not (inside or _linking(tokens, at - 1) or _hyphened(tokens, at - 1)):
            break
        at -= 1
    return at, None


def _linking(tokens: list[Token], at: int) -> bool:
    """ "for" or "of" inside a name or behind an office: "Office for Human Rights", "the governor of Orm"."""
    if tokens[at].lower not in _LINKS or not at or at + 1 >= len(tokens) or tokens[at + 1].tag not in _NAMES:
        return False
    before = tokens[at - 1]
    return before.text[:1].isupper() or clause.kind_of_noun(before) not in (None, "footage")


def _hyphened(tokens: list[Token], at: int) -> bool:
    around = (tokens[at - 1].text if at else "", tokens[at + 1].text if at + 1 < len(tokens) else "")
    return tokens[at].text in _HYPHENS or any(text in _HYPHENS for text in around)


def _plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or token.lower in _MANY


def _sorting(token: Token) -> bool:
    """A word that opens the name of a sort of speakers: "state television", "local officials", "Orvanian police"."""
    return token.lower in words("source_sorts") or (token.tag == "JJ" and token.ent[2:] == "NORP")


def _seam(s: Sentence, at: int) -> bool:
    """Whether the clause before ends right before ``at``: two nouns side by side that make no phrase."""
    before, token = s.tokens[at - 1], s.tokens[at]
    if before.ent[2:] in _TIMES:
        return token.ent[:1] != "I"
    if before.tag not in _NOUNS or _hyphened(s.tokens, at):
        return False
    named = letters(token) or (token.tag in _NAMES and token.text[0].isupper())
    if before.tag in _NAMES and not _common_plural(before):
        after = s.tokens[at - 2].lower if at > 1 else ""
        if token.text.islower() and after in ("of", "in", "near") and (_sorting(token) or _plural(token)):
            return True
        return _placed(s, before) and token.ent[:1] != "I" and (named or _sorting(token) or _plural(token))
    if (
        before.tag == "NN"
        and clause.kind_of_noun(before) == "unnamed"
        and (letters(token) or (_plural(token) and _kind(token)))
    ):
        return True
    if named and clause.kind_of_noun(before) in BODIES and at > 1 and s.tokens[at - 2].text[0].isupper():
        return True  # "the Orm Daily channel | SANA": it has its name before it
    if before.text[0].isupper() or clause.kind_of_noun(before) is not None or before.lower in outlet_words():
        return False
    if before.lower in words("source_sorts") or before.lower.rstrip(".") in honorifics():
        return False
    if before.tag == "NNS" or _common_plural(before):
        return named or token.lower in words("source_sorts") or (_plural(token) and _kind(token))
    return named


def _common_plural(token: Token) -> bool:
    """A small plural that the tagger takes for a name: "pilgrims KANA reported"."""
    return token.tag in _NAMES and token.text.islower() and token.lower.endswith("s")


def _kind(token: Token) -> bool:
    return clause.kind_of_noun(token) not in (None, "footage")


def _placed(s: Sentence, token: Token) -> bool:
    """Whether a place's name ends "in Orm", "near Orm", "the village of Orm": what follows is no part of it."""
    at = token.i
    while at > 0 and s.tokens[at].ent[:1] == "I":
        at -= 1
    return token.ent[2:] in _PLACES and at > 0 and s.tokens[at - 1].tag == "IN"


def _bare(s: Sentence, end: int, first: int) -> int:
    """A phrase without an article: a name with the post before it, or a noun with the words that sort it."""
    tokens, at = s.tokens, end
    while at > first and tokens[at].tag not in _NAMES and _sorts(tokens[at - 1], tokens[at]):
        at -= 1
    while at > first and _of_name(s, at - 1, end):
        at -= 1
    before = tokens[at - 1] if at > first else None
    if before is not None and tokens[at].tag in _NAMES and before.tag == "NN" and _kind(before):
        at -= 1
    return at


def _sorts(before: Token, token: Token) -> bool:
    """Whether a small word belongs to the noun behind it: "news agency", "police chief", "security sources"."""
    if before.tag in _NAMES:
        return False
    if _sorting(before) or before.lower in outlet_words() or before.lower == "official":
        return True
    body = before.tag == "NN" and clause.kind_of_noun(before) in BODIES and before.lower not in _MANY
    opens = token.lower in words("source_sorts")  # "in Orm city | state media", "his channel | state media"
    return body and token.tag in ("NN", "NNS") and _kind(token) and not opens


def _of_name(s: Sentence, at: int, end: int) -> bool:
    """Whether the word is part of the name that ends, or stands before, the phrase."""
    token = s.tokens[at]
    if (token.tag in _NAMES or letters(token)) and token.ent[2:] not in _TIMES:
        return not (
            at and s.tokens[at - 1].tag == "IN" and token.ent[2:] in _PLACES and s.tokens[end].tag not in _NAMES
        )
    return token.text in _HYPHENS or _linking(s.tokens, at) or _hyphened(s.tokens, at)
