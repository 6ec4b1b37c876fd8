"""People's names that the model cuts short or takes for a body's: "Orla Venn | Tarn", "A B, C D E and F G"."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import capital

Cut = tuple[int, int, str]
"""First and last token of a name, and its label."""

_MORE = 3
"""Words at most that a name goes on with."""
_LONGEST = 4
"""Words at most of a person's name that was taken for a body's."""


def whole(sentence: Sentence, cuts: list[Cut]) -> list[Cut]:
    """The names, people's with what the parser hangs them on and the model left out, in order."""
    result: list[Cut] = []
    for i, cut in enumerate(cuts):
        if result and cut[0] <= result[-1][1]:
            continue
        if (own := _behind_a_post(sentence, cut)) > cut[0]:
            cut = (own, cut[1], "person")
        elif cut[2] == "person":
            cut = (cut[0], _end(sentence, cut), "person")
        elif cut[2] == "organisation" and _among_people(sentence, cut, result[-2:], cuts[i + 1 : i + 2]):
            cut = (cut[0], cut[1], "person")
        result.append(cut)
    return result


def _behind_a_post(sentence: Sentence, cut: Cut) -> int:
    """Where the name of a post's holder begins, behind the place of the post: "Minister for Vara | Orla Venn"."""
    first, last, _ = cut
    tokens = sentence.tokens
    link = first - 1 - (first > 1 and tokens[first - 1].lower == "the")
    if last - first < _SHORTEST or link < 1 or tokens[link].lower not in ("for", "to", "of"):
        return first
    if not any(t.lower in lexicon.titles() for t in tokens[max(0, link - 3) : link]):
        return first
    for size in (3, 2, 1):
        own = first + size
        area = sentence.words(*sentence.span(first, own - 1)) if own <= last else ""
        if 1 <= last - own <= 2 and area in _areas() and all(a_name(t) for t in tokens[own : last + 1]):
            return own
    return first


def _end(sentence: Sentence, cut: Cut) -> int:
    """The head that a name of two words or more is a modifier of, where only capitals stand between them."""
    first, last, _ = cut
    head = sentence.tokens[last].head
    if first == last or sentence.tokens[last].dep != "compound" or not last < head <= last + _MORE:
        return last
    if any(t.text[-1] == "." for t in sentence.tokens[first : last + 1]):
        return last  # "Orla B. Venn" is a whole name
    more = sentence.tokens[last + 1 : head + 1]
    goes_on = head + 1 < len(sentence.tokens) and _part(sentence.tokens[head + 1])
    return last if goes_on or not all(map(_part, more)) or not all(map(_surname, more)) else head


def _part(token: Token) -> bool:
    return capital(token) and token.tag in ("NNP", "NNPS")


def _surname(token: Token) -> bool:
    """No name of another sort, no body's, place's or building's noun, no title."""
    return (not token.ent or token.ent[2:] in ("PERSON", "GPE")) and a_name(token)


def a_name(token: Token) -> bool:
    """Whether a word with a capital can be part of a person's name: no noun of a body, place or event, no title."""
    if not _part(token):
        return False
    known = token.lower in _nouns() or token.lower in lexicon.titles() or token.text in lexicon.countries()
    return not known and lexicon.head_kind(token.text) is None and not token.text.isupper()


def _among_people(sentence: Sentence, cut: Cut, before: list[Cut], after: list[Cut]) -> bool:
    """Whether a name stands in a list of people's: between two of them, or after two."""
    tokens = sentence.tokens[cut[0] : cut[1] + 1]
    if not 1 < len(tokens) <= _LONGEST or not all(_part(t) for t in tokens):
        return False
    text = sentence.words(*sentence.span(cut[0], cut[1]))
    if lexicon.head_kind(text) or lexicon.body_noun(text) or any(t.lower in _nouns() for t in tokens):
        return False
    if not before or before[-1][2] != "person" or not _joined(sentence, before[-1], cut):
        return False
    if any(other[2] == "person" and _joined(sentence, cut, other) for other in after):
        return True
    return len(before) > 1 and before[0][2] == "person" and _joined(sentence, before[0], before[1])


def _joined(sentence: Sentence, left: Cut, right: Cut) -> bool:
    between = sentence.tokens[left[1] + 1 : right[0]]
    return 0 < len(between) <= 3 and all(t.text in ",;&" or t.lower == "and" or t.text.isdigit() for t in between)


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Nouns of places, bodies and events that end no person's name."""
    places = {row["noun"] for row in table("place_nouns")}
    bodies = {row["word"].split()[-1] for row in table("group_nouns")}
    return frozenset(places | bodies | lexicon.OWNED | _MISC)


@lru_cache(maxsize=1)
def _areas() -> frozenset[str]:
    return frozenset(row["name"] for row in table("regions")) | frozenset(lexicon.country_names())


_SHORTEST = 2
"""Words of a place and a full name together, less one."""
_MISC = frozenset(
    "house center centre administration day act award prize cup stadium tower library foundation report times post news"
    " show trophy jr sr bill law inc corp co ltd llc plan deal case trial campaign memorial museum theatre theater hall"
    " award awards game games team fund trust group holdings brothers sons associates institute doctrine"
    " endowment".split()
)
