"""The adjectives and nouns of a group: where they end, and which is the head."""

from __future__ import annotations

from corroborate.extract import numbers
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.people import KIN, context, noun
from corroborate.extract.toll.triggers import single_words
from corroborate.extract.toll.words import ADJECTIVES, HYPHENS, NOUNS, QUOTES, Words

_THOSE = frozenset(["them", "whom", "us", "which", "these", "those"])
_SOMEBODY = frozenset(("someone", "somebody", "anyone", "anybody", "everyone", "everybody"))
_NEVER_IN = frozenset(["suffering", "suffered", "sustained", "including", "excluding", "ages", "aged"])
_TAKEN = frozenset(["hostage", "captive", "prisoner", "hostages", "prisoners"])
_GROWN = frozenset("man woman mother father wife husband son daughter brother sister".split())
_KINDS = frozenset("women men children girls boys".split())
""""Women protesters": nouns that another may follow."""
_PARTICIPLES = ("ed", "ing", "en", "ain", "dead", "hurt", "shot", "less")
_SAYS = frozenset(("says", "said", "reports", "reported", "say", "told", "confirms", "confirmed"))
_GIVEN = frozenset(["april", "may", "june", "august", "jan", "mar"])


def read_nouns(words: Words, group: Group, at: int) -> int:
    """Read adjectives and nouns; set the head; return the position after the last noun."""
    end, k, quoted, many = at, at, False, _many(group)
    limit = at if many and _somebody_else(words, at) else min(words.size, at + 24)
    if at > group.first and (words.low(at - 1) in _THOSE or words.low(at - 1) == "others"):
        return at
    while k < limit:
        tag, low = words.tag(k), words.low(k)
        if k > at and _hyphen(words, k):
            k += 1
        elif not quoted and end == at and k > group.first and _quotes_noun(words, k):
            quoted, k = True, k + 1
        elif end == at == k and k > group.first and _closes_count(words, group, k):
            k += 1
        elif quoted and end == k and low in QUOTES:
            return k + 1
        elif end > at and _inner_aside(words, k):
            k = _inner_aside(words, k)
        elif tag == "CD" or (low[:1].isdigit() and low not in ("", "-")):
            moved = _compound(words, k)
            if moved is None:
                break
            k = moved
        elif _ends_noun(words, k, many) or (end > at and low in numbers.SMALL):  # "… Orrin Eleven people were killed"
            break
        elif tag in NOUNS and not (end > at and (low in _SOMEBODY or _next_noun(words, k, end))):
            group.head, end, k = k, k + 1, k + 1
        elif (
            (tag == "POS" and end > at)
            or (tag in ADJECTIVES and _leads_to_noun(words, k, end > at) and not _where(words, k))
            or (low == "[" and end == at)
            or low == "]"
            or (end == at and _describes(words, k, k > at))
        ):
            k += 1
        else:
            break
    if end == at and k > at + 2 and words.low(k - 1) == "old" and words.low(k - 2) in HYPHENS:
        group.head, end = k - 1, k  # "a 17-year-old"
    return end


def _describes(words: Words, at: int, begun: bool) -> bool:
    """ "Heavily armed", and the "and" of "Orrinian and Venish pirates": two adjectives of one noun."""
    if words.tag(at) == "RB":
        return words.tag(at + 1) in ("JJ", "VBN") and _leads_to_noun(words, at + 1, False)
    both = words.tag(at - 1) == words.tag(at + 1) == "JJ" and words.tag(at + 2) == "NNS"
    joined = begun and words.low(at) == "and" and both
    return joined and single_words().isdisjoint((words.low(at - 1), words.low(at + 1)))


def _next_noun(words: Words, at: int, end: int) -> bool:
    """ "Killing ten civilians activist group X said": a second noun phrase, no comma before it."""
    if end != at or words.tag(end - 1) != "NNS":
        return end == at and words.low(at) in KIN and words.low(end - 1) in _GROWN  # "a man woman and child"
    return words.tag(at) == "NNP" or (
        words.tag(at) == "NN" and _person(words.low(end - 1)) and words.low(end - 1) not in _KINDS
    )


def _inner_aside(words: Words, at: int) -> int:
    """The token behind "(Daesh)" where the noun phrase goes on: "23 IS (Daesh) militants"; else 0."""
    if words.low(at) not in ("(", "["):
        return 0
    for k in range(at + 2, min(at + 6, words.size)):
        if words.low(k) in (")", "]"):
            return k + 1 if words.tag(k + 1) in NOUNS else 0
    return 0


def _many(group: Group) -> bool:
    return group.kind == "vague" or (group.kind == "number" and (group.count or 0) > 1)


_OF_AGE = frozenset(["year", "month", "week", "day", "old"])


def joined_modifiers(words: Words, group: Group, end: int) -> int:
    """ "70 regime and rebel fighters": what follows "and", where no number counts the noun before it; else ``end``."""
    if group.kind != "number" or (group.count or 0) < 2 or words.low(end) != "and" or end == group.first:
        return end
    if words.tag(group.head) not in ("NN", "NNP") or _person(words.low(group.head)):
        return end
    k = end + 1
    while k < end + 6 and words.tag(k) in ("NN", "NNP", "JJ"):
        k += 1
    if words.tag(k) != "NNS" or not _person(words.low(k)):
        return end
    group.head = k
    return k + 1


def _person(low: str) -> bool:
    known = noun(low)
    return known is not None and known.status != "thing"


def _hyphen(words: Words, at: int) -> bool:
    """A hyphen inside a word; in an age ("16 - year - old") with blanks around it too."""
    joined = words.touching(at) and words.touching(at + 1)
    return words.low(at) in HYPHENS and (joined or words.low(at + 1) in _OF_AGE)


def _where(words: Words, at: int) -> bool:
    """ "Bomb kills 16 outside bakery": a headline's preposition, where "16 outside experts" are people."""
    return words.low(at) in ("outside", "inside") and not _person(words.low(at + 1))


def _quotes_noun(words: Words, at: int) -> bool:
    """ "Five ‘terrorists’ killed": marks round the noun alone, which close within a few words."""
    if words.low(at) not in QUOTES or words.touching(at) or not words.touching(at + 1):
        return False
    closing = next((k for k in range(at + 2, min(at + 6, words.size)) if words.low(k) in QUOTES), 0)
    return closing > 0 and words.tag(closing - 1) in NOUNS


def _closes_count(words: Words, group: Group, at: int) -> bool:
    """ "Left “nearly 50” rebels dead": marks round the count alone."""
    opened = words.low(group.first - 1) in QUOTES
    return opened and words.low(at) in QUOTES and words.touching(at) and not words.touching(at + 1)


def _ends_noun(words: Words, at: int, many: bool) -> bool:
    """Whether a word of time or of harm ends the noun phrase before it."""
    low = words.low(at)
    if low in _NEVER_IN or (low in _TAKEN and words.tag(at - 1) == "NNS"):
        return True
    if context().get(low) == "time":
        given = low in _GIVEN and words.tag(at) == "NNP" and words.tag(at + 1) == "NNP"
        return not given and words.tokens[at].ent[2:] != "PERSON"
    return low in single_words() and not _attributive(words, at, many)


def _compound(words: Words, at: int) -> int | None:
    """Past a number that is part of an adjective ("12-year-old", "two-storey"), or None."""
    k = at + 1
    if words.low(k) in _OF_AGE and (words.low(k + 1) == "old" or words.low(k + 1) in HYPHENS):
        return k + 2 + (words.low(k + 1) in HYPHENS)  # "an 18 year-old girl"
    while _hyphen(words, k):
        k += 2
    if k == at + 1 and "-" in words.low(at) and not words.low(at)[-1:].isdigit():
        return k
    return k if k > at + 1 else None


def _attributive(words: Words, at: int, many: bool) -> bool:
    if words.tag(at) == "VBG" and words.low(at) not in ("dying", "missing"):
        return False  # "wounding dozens", "and injuring others"
    if not words.low(at).endswith(_PARTICIPLES):
        return False  # "kill 10 injure scores"
    if many and not _plural_ahead(words, at + 1):
        return False  # "left another 30 injured Karl Venn said"
    return (
        words.tag(at + 1) in NOUNS
        and words.low(at + 1) not in single_words()
        and words.low(at + 1) not in ("others", "other")
        and (context().get(words.low(at + 1)) != "time")
    )


def _plural_ahead(words: Words, at: int) -> bool:
    """Whether the noun phrase that goes on at ``at`` can be said of more than one."""
    while words.tag(at) in NOUNS or words.tag(at) in ADJECTIVES or words.low(at) in HYPHENS:
        known = noun(words.low(at))
        if words.tag(at) in ("NNS", "NNPS") or words.tokens[at].ent[2:] == "NORP":
            return True
        if known is not None and (known.plural or known.status == "collective"):
            return True
        at += 1
    return False


def _somebody_else(words: Words, at: int) -> bool:
    """ "Injuring another 40 Karl Venn/Orm", "kills 10 monitoring group says": no people of the count before."""
    if words.tag(at) == "NNP" and words.tokens[at].ent == "B-PERSON":
        return not _plural_ahead(words, at)
    end = at
    while words.tag(end) in NOUNS or words.tag(end) in ADJECTIVES:
        end += 1
    says = words.low(end) in _SAYS and words.tag(end - 1) in ("NN", "NNP")
    return end > at and says and not any(words.tag(k) in ("NNS", "NNPS") for k in range(at, end))


def _leads_to_noun(words: Words, at: int, headed: bool) -> bool:
    if headed and words.low(at - 1) not in HYPHENS and words.tag(at) in ("VBN", "VBG"):
        return False
    for k in range(at + 1, min(at + 6, words.size)):
        if words.tag(k) in NOUNS:
            return not headed or words.tag(at - 1) != "NNS"
        if words.tag(k) not in ADJECTIVES and words.low(k) not in HYPHENS and words.tag(k) not in ("HYPH", "CD", "CC"):
            return False
        if words.tag(k) == "CC" and (headed or words.tag(k + 1) not in ADJECTIVES):
            return False
    return False
