"""spaCy's names with the cuts put right."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.data import words
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.bodies import bodies
from corroborate.extract.who.name import Name, capital
from corroborate.extract.who.whole import whole
from corroborate.names import rank_length

_DROPPED = frozenset("the a an 's ’s ' ’ \" “ ” ‘ , . ; : ( ) [ ] - – —".split())


def labelled(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    """The names themselves, without the emptied ones and photo credits."""
    for first, last, label in spacy:
        if (
            first <= last
            and not _of_a_post(sentence, first, last)
            and not _no_name(sentence, first, last, label)
            and "/" not in sentence.words(*sentence.span(first, last))
        ):
            yield Name(sentence, first, last, label)


def _of_a_post(sentence: Sentence, first: int, last: int) -> bool:
    """ "Defence" of "Defence Minister" is no name."""
    if first < last or last + 1 >= len(sentence.tokens):
        return False
    return f"{sentence.tokens[last].lower} {sentence.tokens[last + 1].lower}" in words("ranks")


def _no_name(sentence: Sentence, first: int, last: int, label: str) -> bool:
    """A rank without its bearer, a transcript's "QUESTION:", an address of the web."""
    tokens = sentence.tokens
    text = sentence.words(*sentence.span(first, last))
    if "@" in text or "www." in text or "://" in text:
        return True
    alone = label in ("person", "organisation") and first == last
    if alone and (text.rstrip(".") in _SHORT_RANKS or (label == "organisation" and _a_thing(tokens, first))):
        return True
    spoken = alone and first == 0 and text.isupper() and last + 1 < len(tokens) and tokens[last + 1].text == ":"
    return spoken and label == "person"


def _a_thing(tokens: list[Token], at: int) -> bool:
    """ "A UAV", "an IED": initials of a thing; "Secretary of State": half a post."""
    before = tokens[at - 1].lower if at else ""
    if before == "of" and at > 1:
        return tokens[at - 2].lower in ("secretary", "minister", "secretaries", "ministers", "undersecretary")
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = after is not None and (after.pos in ("NOUN", "PROPN", "ADJ") or after.text == "-" or after.tag == "POS")
    return before in ("a", "an") and tokens[at].text.isupper() and not goes_on


def corrected(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names as (first, last, label), trimmed and joined, in order."""
    cut = [_trimmed(sentence, *part) for ent in spacy for part in _parts(sentence, *ent)]
    return bodies(sentence, whole(sentence, _joined(sentence, cut)))


def _parts(sentence: Sentence, first: int, last: int, label: str) -> list[tuple[int, int, str]]:
    """A body's name cut at an opening bracket and at a comma that no firm's ending follows: "the Vara Union ( VU".

    A firm's ending is taken in where the model left it out; what follows it is no more of the name.
    """
    tokens = sentence.tokens
    if label != "organisation":
        return [(first, last, label)]
    if (
        last + 2 < len(tokens)
        and tokens[last + 1].text == ","
        and _firm(tokens[last + 2])
        and capital(tokens[last + 2])
    ):
        last += 2
    found, at = [], first
    for i in range(first + 1, last):
        comma = tokens[i].text == "," and not _firm(tokens[i + 1])
        apart = tokens[i].text == "/" and tokens[i - 1].end < tokens[i].start < tokens[i].end < tokens[i + 1].start
        of = tokens[i].text == "of" and _firm(tokens[i - 1])
        if tokens[i].text in "([" or comma or apart or of:
            found.append((at, i - 1, label))
            at = i + 1
    return [*found, (at, last, label)]


def _firm(token: Token) -> bool:
    return token.lower.rstrip(".") in _FIRMS


_FIRMS = frozenset("inc ltd llc co corp plc gmbh ag sa s.a l.p lp llp n.v nv limited incorporated".split())
"""What follows a comma inside a firm's name."""


def _trimmed(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str]:
    """Without articles, possessives, quotation marks, lower-case words at the ends, and ranks."""
    tokens = sentence.tokens
    if first < last and tokens[first].lower in _LEADING and (tokens[first].tag == "IN" or first == 0):
        first, label = first + 1, "place" if label == "person" else label
    cased = label in ("person", "organisation") and any(capital(t) for t in tokens[first : last + 1])
    while first < last and tokens[first].lower in _QUANTITIES and capital(tokens[first + 1]):
        first += 1
    while first <= last and (_loose(tokens[first]) or (cased and _small(tokens, first) and not _opens(tokens[first]))):
        first += 1
    last = _without_owner(tokens, first, last) if label == "organisation" else last
    while first <= last and not _ends_firm(tokens, first, last, label):
        if not (_loose(tokens[last]) or (cased and _small(tokens, last))):
            break
        last -= 1
    if label != "person" and _ranked(sentence, first, last):
        label = "person"
    if label in ("person", "organisation") and sentence.kind in _HEADLINES:
        last, label = _before_verb(tokens, first, last, label)
    if label == "person" and first < last:
        start, end = sentence.span(first, last)
        bare = start + rank_length(sentence.words(start, end))
        while first < last and tokens[first].start < bare:
            first += 1
        last = _without_home(tokens, first, last)
    return first, last, label


def _ends_firm(tokens: list[Token], first: int, last: int, label: str) -> bool:
    """The full stop of "Ltd.", and the "s" of "Vara s" that has lost its apostrophe and owns nothing."""
    if label != "organisation" or first == last:
        return False
    if tokens[last].text == ".":
        return _firm(tokens[last - 1])
    owns = last + 1 < len(tokens) and tokens[last + 1].pos in ("NOUN", "ADJ", "PROPN", "NUM", "ADV", "DET")
    return tokens[last].text == "s" and not owns and last + 1 < len(tokens)


_HEADLINES = ("title", "subtitle", "heading")


def _before_verb(tokens: list[Token], first: int, last: int, label: str) -> tuple[int, str]:
    """ "Orla Venn Dies", "Daro Kelm Pleads Guilty": a headline's capitals go on past the name."""
    for i in range(first + 2, last + 1):
        if tokens[i].lower in words("headline_verbs"):
            body = any(lexicon.body_noun(t.text) for t in tokens[first:i])
            return i - 1, label if body else "person"
    return last, label


def _without_home(tokens: list[Token], first: int, last: int) -> int:
    """A person's name without an age, and without "of" and a place or a dash and a post behind it."""
    of = next((i for i in range(first + 1, last) if _ends_name(tokens, first, i)), None)
    last = of - 1 if of else last
    while last > first and tokens[last].text.isdigit():
        last -= 1
    return last


def _ends_name(tokens: list[Token], first: int, i: int) -> bool:
    if tokens[i].lower in ("of", "from"):
        return i > first + 1
    joins = tokens[i - 1].end == tokens[i].start or tokens[i - 1].lower in lexicon.PARTICLES or i < first + 2
    return tokens[i].text in ("-", "–", "—", "|") and not joins and len(tokens[i + 1].text) > 2


def _ranked(sentence: Sentence, first: int, last: int) -> bool:
    """ "Gen Oleh Brant" under another label: a cut-down rank or title, then one to four capitals and no body's noun."""
    rest = sentence.tokens[first + 1 : last + 1]
    if not 1 <= len([t for t in rest if t.text != "."]) <= 4 or not all(capital(t) or t.text == "." for t in rest):
        return False
    short = sentence.tokens[first].text.rstrip(".") in _SHORT_RANKS
    return short and lexicon.head_kind(sentence.words(*sentence.span(first, last))) is None


_QUANTITIES = frozenset({"several", "some", "many", "various", "most", "other", "alleged", "suspected", "presumed"})
_LEADING = frozenset({"near", "in", "at", "around", "outside", "inside", "from", "across", "throughout"})
"""Prepositions that a sentence begins with, and that the model takes into a place's name."""

_SHORT_RANKS = frozenset(
    {
        "Gen",
        "Col",
        "Maj",
        "Lt",
        "Sgt",
        "Cpl",
        "Capt",
        "Brig",
        "Adm",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sen",
        "Rep",
        "Prof",
        "Insp",
    }
)


def _loose(token: Token) -> bool:
    return token.lower in _DROPPED or token.text.isspace()


def _small(tokens: list[Token], i: int) -> bool:
    """A lower-case word of its own, not the rest of a hyphenated name ("Chia-kan")."""
    glued = i > 0 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start
    return tokens[i].text[:1].islower() and not glued


def _opens(token: Token) -> bool:
    return token.lower in lexicon.PARTICLES


def _without_owner(tokens: list[Token], first: int, last: int) -> int:
    """ "the 12th Brigade of Sarvan's" is the brigade: the state owns what comes after."""
    if tokens[last].tag != "POS":
        return last
    of = next((i for i in range(first + 1, last) if tokens[i].lower == "of"), None)
    return of - 1 if of and " ".join(t.text for t in tokens[of + 1 : last]) in lexicon.countries() else last


def _joined(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that the model cut: two halves side by side, or a half whose rest has no label."""
    tokens = sentence.tokens
    result: list[tuple[int, int, str]] = []
    for first, last, label in spacy:
        if first > last:
            continue
        if label == "person":
            last = _to_the_right(tokens, last)
            first = _to_the_left(tokens, first)
        if result and result[-1][1] == first - 1 and _halves(sentence, result[-1], label):
            first, label = result.pop()[0], "person"
        if not result or result[-1][1] < first:
            result.append((first, last, label))
    return result


def _halves(sentence: Sentence, before: tuple[int, int, str], label: str) -> bool:
    if "person" not in (before[2], label) or before[2] == "organisation" or label != "person":
        return False
    text = sentence.words(*sentence.span(before[0], before[1]))
    if before[0] and sentence.tokens[before[0] - 1].pos == "ADP":
        return False
    return text not in lexicon.countries() and text not in lexicon.capitals() and before[2] in ("person", "place")


def _to_the_right(tokens: list[Token], last: int) -> int:
    """Over "bin", "al-" and the capital after them."""
    at = last + 1
    while at < len(tokens) and (tokens[at].text in "-’'" or _joins(tokens, at)):
        at += 1
    if last + 1 < at < len(tokens) and capital(tokens[at]) and not tokens[at].ent.startswith(("B-GPE", "B-NORP")):
        joined = any(t.lower in lexicon.PARTICLES for t in tokens[last + 1 : at])
        return at if joined else last
    return last


_ENGLISH = frozenset({"as", "an", "ad", "ar", "e", "i", "de", "la", "and"})


def _joins(tokens: list[Token], at: int) -> bool:
    """A particle; one that is an English word too only with its hyphen ("ash-Sharif", "as-Sadr")."""
    hyphened = at + 1 < len(tokens) and tokens[at + 1].text == "-"
    return tokens[at].lower in lexicon.PARTICLES and (hyphened or tokens[at].lower not in _ENGLISH)


def _to_the_left(tokens: list[Token], first: int) -> int:
    """Over an unlabelled "Abu", "al-" or "bin" before the name."""
    at = first
    while at > 0 and not tokens[at - 1].ent:
        before = tokens[at - 1]
        glued = (
            before.text == "-" and at > 1 and tokens[at - 2].lower in ("al", "el") and before.end == tokens[at].start
        )
        if glued:
            at -= 2
        elif before.lower in lexicon.OPENERS and before.text[:1].isupper():
            at -= 1
        else:
            break
    return at
