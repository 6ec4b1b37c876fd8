"""Where names stand in a sentence: spaCy's, corrected, and the ones it overlooks."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.names import Known, fold, known_group, rank_length

_LABELS = {"PERSON": "person", "ORG": "organisation", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place"}
_DROPPED = frozenset("the a an 's ’s ' ’ \" “ ” ‘ , . ; : ( ) [ ] - – —".split())  # noqa: SIM905
_COUNTRY_WORDS = 3


class Name:
    """A name at its place: tokens ``first``..``last`` (inclusive) of its sentence.

    ``label`` is person, organisation, people, place or group; ``kind`` the kind of actor where the
    words alone say it; ``known`` the tables' entry; ``country`` ISO alpha-2.
    """

    __slots__ = ("country", "end", "first", "kind", "known", "label", "last", "sentence", "start", "text")

    def __init__(self, sentence: Sentence, first: int, last: int, label: str) -> None:
        self.sentence, self.first, self.last, self.label = sentence, first, last, label
        self.start, self.end = sentence.span(first, last)
        self.text = sentence.words(self.start, self.end)
        self.kind: str | None = None
        self.country: str | None = None
        self.known: Known | None = None

    def __repr__(self) -> str:
        return f"{self.text}/{self.label}/{self.kind}"


def names(sentence: Sentence) -> list[Name]:
    """The sentence's names in order, none overlapping another."""
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    found: list[Name] = []
    spacy = [(e.first, e.last, _LABELS[e.label]) for e in sentence.ents() if e.label in _LABELS]
    spacy = _joined(sentence, [_trimmed(sentence, *ent) for ent in spacy])
    for name in (*_known(sentence, spacy), *_forces(sentence), *_opened(sentence), *_labelled(sentence, spacy)):
        if not any(taken[name.first : name.last + 1]):
            taken[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)
            found.append(name)
    return sorted(found, key=lambda n: n.first)


# ---------------------------------------------------------------- what spaCy found


def _labelled(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    for first, last, label in spacy:
        if first <= last and "/" not in sentence.words(*sentence.span(first, last)):
            yield Name(sentence, first, last, label)


def _trimmed(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str]:
    """Without articles, possessives, quotation marks, lower-case words at the ends, and ranks."""
    tokens = sentence.tokens
    while first <= last and (tokens[first].lower in _DROPPED or _small(tokens[first], label, opening=True)):
        first += 1
    owner = next((i for i in range(first + 1, last) if tokens[i].lower == "of"), None)
    if owner is not None and label == "organisation" and tokens[last].tag == "POS":
        last = owner - 1
    while first <= last and (tokens[last].lower in _DROPPED or _small(tokens[last], label, opening=False)):
        last -= 1
    if label == "person" and first < last:
        start, end = sentence.span(first, last)
        bare = start + rank_length(sentence.words(start, end))
        while first < last and tokens[first].start < bare:
            first += 1
    return first, last, label


def _small(token: Token, label: str, opening: bool) -> bool:
    if label not in ("person", "organisation") or not token.text[:1].islower():
        return False
    return not (opening and (token.lower in lexicon.OPENERS or token.lower in lexicon.PARTICLES))


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
    return text not in lexicon.countries() and text not in lexicon.capitals() and before[2] in ("person", "place")


def _to_the_right(tokens: list[Token], last: int) -> int:
    """Over "bin", "al-" and the capital after them."""
    at = last + 1
    while at < len(tokens) and (tokens[at].text in "-’'" or tokens[at].lower in lexicon.PARTICLES - {"de", "la", "an"}):
        at += 1
    if last + 1 < at < len(tokens) and _capital(tokens[at]) and not tokens[at].ent.startswith(("B-GPE", "B-NORP")):
        joined = any(t.lower in lexicon.PARTICLES for t in tokens[last + 1 : at])
        return at if joined else last
    return last


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


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


# ---------------------------------------------------------------- known groups


def _known(sentence: Sentence, spacy: list[tuple[int, int, str]]) -> Iterator[Name]:
    """Names of the tables, wherever they stand, unless spaCy's name goes on beyond them."""
    tokens = sentence.tokens
    table = lexicon.group_names()
    at = 0
    while at < len(tokens):
        piece = _piece(tokens[at])
        last = _match(tokens, at, table[piece]) if piece in table else -1
        if last < 0:
            at += 1
            continue
        first = at
        at = last + 1
        if first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].lower in ("al", "el"):
            first -= 2
        elif first and tokens[first - 1].lower == "al":
            first -= 1
        longer = _longer(sentence, spacy, first, last)
        name = Name(sentence, *(longer[:2] if longer else (first, last)), "group")
        known = known_group(name.text)
        name.known = known
        name.kind, name.country = (known.kind, known.country) if known else (None, None)
        if known:
            name.label = "group" if known.kind == "armed-group" else "organisation"
            yield name
        elif longer:
            name.label = longer[2]
            yield name


def _piece(token: Token) -> str:
    return "".join(c for c in fold(token.text) if c not in "'.") if _capital(token) else ""


def _match(tokens: list[Token], at: int, rows: tuple[tuple[tuple[str, ...], str], ...]) -> int:
    """The last token of the longest of the rows' names that begins at ``at``, or -1."""
    for pieces, name in rows:
        if len(pieces) == 1:
            if name.isupper() and tokens[at].text.replace(".", "") != name.replace(".", ""):
                continue
            return at
        last = _sequence(tokens, at, pieces)
        if last >= 0 and _capital(tokens[last]):
            return last
    return -1


def _sequence(tokens: list[Token], at: int, pieces: tuple[str, ...]) -> int:
    last, seen = at, 1
    while seen < len(pieces) and last + 1 < len(tokens):
        last += 1
        token = tokens[last]
        if token.text in ("-", "–", "'", "’", "'s", "’s") or token.lower in ("al", "the"):
            continue
        if fold(token.text).replace("'", "").replace(".", "") != pieces[seen]:
            return -1
        seen += 1
    return last if seen == len(pieces) else -1


def _longer(
    sentence: Sentence, spacy: list[tuple[int, int, str]], first: int, last: int
) -> tuple[int, int, str] | None:
    """spaCy's name around a known one, where its other words belong to a longer name."""
    for begin, end, label in spacy:
        if begin <= first and last <= end and (begin, end) != (first, last):
            rest = [t for t in sentence.tokens[begin : end + 1] if t.i < first or t.i > last]
            told = [t for t in rest if _capital(t) and len(t.text) > 1 and t.lower not in lexicon.titles()]
            told = [t for t in told if t.text not in lexicon.countries() and t.lower not in lexicon.nouns("neutral")]
            if told and not any(t.tag == "POS" or t.text in "(),/" for t in rest):
                return begin, end, label
    return None


# ---------------------------------------------------------------- a state's forces


def _forces(sentence: Sentence) -> Iterator[Name]:
    """ "the US military", "Russian warplanes", "Iraq's Foreign Ministry", "the US-led coalition"."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        size, country = country_at(tokens, at)
        if not size or (at and tokens[at - 1].text == "-"):
            at += max(size, 1)
            continue
        last, kind = _force_noun(tokens, at + size)
        if last >= 0:
            name = Name(sentence, at, last, "organisation")
            name.kind, name.country = kind, None if kind == "coalition" else country
            yield name
        at = max(at + size, last + 1)


def country_at(tokens: list[Token], at: int) -> tuple[int, str]:
    """How many tokens from ``at`` name a state or are its demonym (0 if none), and the state."""
    if not _capital(tokens[at]):
        return 0, ""
    table = lexicon.countries()
    for size in range(min(_COUNTRY_WORDS, len(tokens) - at), 0, -1):
        words = " ".join(t.text for t in tokens[at : at + size])
        if words in table:
            return size, table[words]
    return 0, ""


def _force_noun(tokens: list[Token], at: int) -> tuple[int, str]:
    """The last token of the force that follows a country's name, and its kind; -1 where none does."""
    nouns = lexicon.nouns("force")
    if at + 2 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].lower == "led":
        end = next((i for i in range(at + 2, min(at + 7, len(tokens))) if tokens[i].lower in _ALLIED), -1)
        return (end, "coalition") if end >= 0 and not any(t.text in ",.;" for t in tokens[at:end]) else (-1, "")
    if at < len(tokens) and tokens[at].tag == "POS":
        at += 1
    best, kind = -1, ""
    for skip in (0, 1, 2):
        if skip and (at + skip - 1 >= len(tokens) or tokens[at + skip - 1].pos not in ("ADJ", "NOUN", "PROPN")):
            break
        for size in (3, 2, 1):
            stop = at + skip + size
            phrase = " ".join(t.lower for t in tokens[at + skip : stop])
            if stop <= len(tokens) and phrase in nouns and stop - 1 > best and _ends(tokens, stop):
                best, kind = stop - 1, nouns[phrase]
        if best >= 0:
            break
    return best, kind


_ALLIED = frozenset({"coalition", "alliance", "forces", "mission", "force"})


def _ends(tokens: list[Token], stop: int) -> bool:
    """A noun that goes on ("police chief", "drone strike") names no force here."""
    return stop >= len(tokens) or tokens[stop].pos not in ("NOUN", "PROPN") or tokens[stop].lower in _ON


_ON = lexicon.nouns("people").keys() | frozenset({"officials", "official", "spokesman", "spokesperson", "personnel"})


# ---------------------------------------------------------------- names that open like groups'


def _opened(sentence: Sentence) -> Iterator[Name]:
    """ "Harakat …", "Jaish-e-…": capitals and particles after a word that opens groups' names."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens) - 1:
        last = at
        if _capital(tokens[at]) and tokens[at].lower in lexicon.nouns("prefix"):
            last = _run(tokens, at)
        if last > at:
            name = Name(sentence, at, last, "group")
            name.kind = "armed-group"
            yield name
        at = last + 1


def _run(tokens: list[Token], at: int) -> int:
    last = at
    for i in range(at + 1, min(at + 9, len(tokens))):
        token = tokens[i]
        if _capital(token) and token.pos in ("PROPN", "NOUN", "ADJ", "X") and token.lower not in lexicon.titles():
            last = i
        elif not (token.text in "-’'" or token.lower in lexicon.PARTICLES):
            break
    return last
