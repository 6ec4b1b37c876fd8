"""Groups: the noun phrases of a sentence that count people, or say none or one.

Read from the words from left to right, with the parser's tags only where the words leave it open:
its trees go wrong in headlines and after quotation marks, its tags hardly ever do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from corroborate.data import table
from corroborate.extract import numbers
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.toll.people import context, harm_noun, looks_like_people, noun
from corroborate.extract.toll.triggers import single_words

Kind = Literal["number", "vague", "single", "name", "nought", "plural", "bare"]

_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "both",
        "each",
        "every",
    ]
)
_MANY = frozenset(["these", "those", "both"])
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ADJECTIVES = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "XX"))
_OTHERS = frozenset(["other", "others", "more", "additional", "further", "else"])
_PRONOUNS = frozenset(["he", "she", "him", "himself", "herself"])
_THOSE = frozenset(["them", "whom", "us", "which", "these", "those"])
_ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_HYPHENS = frozenset("-‐‑–")
_MONEY = frozenset(
    [
        "$",
        "£",
        "€",
        "¥",
        "#",
        "no",
        "no.",
        "number",
        "flight",
        "route",
        "highway",
        "page",
        "age",
        "aged",
        "chapter",
        "article",
        "room",
    ]
)
_GIVEN = frozenset(["april", "may", "june", "august", "jan", "mar"])
_GATHERED = frozenset(["group", "team", "crew", "party", "family", "squad", "gang", "convoy"])


class Group:
    """One noun phrase. ``first``..``last`` are token positions; ``head`` the noun's, or the number's.

    ``kind``: number; vague (several, dozens); single (an article or a pronoun: one); name; nought
    (no civilians); plural and bare (no count at all). ``high`` is the upper end of a range.
    ``people`` is True (a noun for people), None (formed like one, or no noun), False (things).
    ``listed`` is set where the group is only a part of one before it ("including three").
    """

    __slots__ = (
        "count", "determiner", "each", "exclusive", "first", "head", "high", "kind", "last", "listed",
        "modifier", "named", "partitive", "people", "status",
    )  # fmt: skip

    def __init__(self, first: int) -> None:
        self.first = self.last = self.head = first
        self.kind: Kind = "plural"
        self.count: int | None = None
        self.high: int | None = None
        self.modifier = ""
        self.determiner = ""
        self.exclusive = self.partitive = self.listed = self.each = False
        self.people: bool | None = False
        self.status: str | None = None
        self.named: tuple[int, int] | None = None

    def __repr__(self) -> str:
        return f"Group({self.first}-{self.last} {self.kind} {self.count} {self.modifier} {self.status} {self.people})"


class Words:
    """A sentence's columns, as the readers here want them."""

    def __init__(self, sentence: Sentence) -> None:
        sentence = _spaceless(sentence)
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lowers = [token.lower for token in sentence.tokens]
        self.tags = [token.tag for token in sentence.tokens]
        self.size = len(self.tokens)

    def low(self, i: int) -> str:
        return self.lowers[i] if 0 <= i < self.size else ""

    def tag(self, i: int) -> str:
        return self.tags[i] if 0 <= i < self.size else ""

    def touching(self, i: int) -> bool:
        """Whether token ``i`` stands against the one before it, with no space."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end


def _spaceless(sentence: Sentence) -> Sentence:
    """The sentence without the tokens spaCy makes of line breaks and doubled spaces."""
    if not any(token.tag == "_SP" for token in sentence.tokens):
        return sentence
    kept = [token for token in sentence.tokens if token.tag != "_SP"]
    place = {token.i: k for k, token in enumerate(kept)}
    found = Sentence(sentence.index, sentence.block, sentence.kind, sentence.start, sentence.text)
    for k, old in enumerate(kept):
        token = Token(k, old.start, old.end, old.text)
        token.lemma, token.pos, token.tag, token.dep, token.ent = old.lemma, old.pos, old.tag, old.dep, old.ent
        token.head = place.get(old.head, k)
        found.tokens.append(token)
    return found


@lru_cache(maxsize=4)
def _phrases(place: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    rows = table("vague_counts") if place == "vague" else table("count_modifiers")
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        if place in ("vague", row.get("place")):
            phrase = tuple(row["phrase"].split())
            found.setdefault(phrase[0], []).append((phrase, row["modifier"]))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


def _phrase(words: Words, at: int, place: str) -> tuple[int, str] | None:
    for phrase, effect in _phrases(place).get(words.low(at), ()):
        if all(words.low(at + k) == part for k, part in enumerate(phrase)):
            return at + len(phrase), effect
    return None


def groups(words: Words) -> list[Group]:
    """The sentence's groups, in order; they don't overlap."""
    found: list[Group] = []
    at = 0
    while at < words.size:
        group = _group(words, at)
        if group is not None:
            if found and _is_age(words, found[-1], group):
                group.people, group.kind = False, "bare"
            found.append(group)
            at = group.last + 1
        else:
            at += 1
    return found


def _is_age(words: Words, person: Group, group: Group) -> bool:
    """ "Orla Venn, 41," and "a nurse, 52, of Dorvale": a bare figure between commas after one person."""
    bare = group.kind == "number" and group.first == group.last and (group.count or 0) < 120
    one = person.kind in ("name", "single", "bare") or person.named is not None
    between = group.first == person.last + 2 and words.low(group.first - 1) in (",", "(")
    return bare and one and between and words.low(group.last + 1) in (",", ")", ".", ";", "and", "of", "")


def _group(words: Words, at: int) -> Group | None:
    group = Group(at)
    low = words.low(at)
    if low in _PRONOUNS or (low == "her" and words.tag(at) == "PRP"):
        group.kind, group.count, group.people = "single", 1, True
        return group
    if low in ("nobody", "none") or (low == "no" and words.low(at + 1) == "one"):
        return _nobody(words, group, at)
    begin = _front(words, group, at)
    end = _nouns(words, group, begin)
    if end == begin and group.determiner == "both" and words.tag(at + 1) not in _NOUNS:
        group.kind, group.count, group.people = "number", 2, None
        return group
    if end == begin and group.kind in ("plural", "nought") and group.determiner != "another":
        return None
    group.last = end - 1 if not _of_the_harmed(words, group, begin, end) else end
    _judge(words, group, begin)
    return group if group.last >= at else None


def _of_the_harmed(words: Words, group: Group, begin: int, end: int) -> bool:
    """ "Two of the wounded": the word of harm is the noun."""
    if not group.partitive or end != begin or words.low(begin - 1) != "the" or words.low(begin) not in single_words():
        return False
    group.people, group.head = True, begin
    return True


def _nobody(words: Words, group: Group, at: int) -> Group:
    group.kind, group.count, group.people = "nought", 0, True
    group.last = at + 1 if words.low(at) == "no" else at
    group.exclusive = words.low(group.last + 1) in _OTHERS
    if words.low(group.last + 1) == "of":
        inner = _group(words, group.last + 2)
        if inner is not None and inner.people:
            group.last, group.status, group.head = inner.last, inner.status, inner.head
    return group


def _front(words: Words, group: Group, at: int) -> int:
    """Read modifiers, determiner and count; set them; return where the nouns begin."""
    for _ in range(5):
        if not group.count and group.kind == "plural":
            moved = _counted(words, group, at)
            if moved:
                return _after_count(words, group, moved)
        phrase = _phrase(words, at, "before")
        low = words.low(at)
        if phrase and (phrase[1] in ("", "other") or _count_follows(words, phrase[0])):
            at = _modify(words, group, at, phrase)
        elif (low in _DETERMINERS or low in ("no", "another")) and (low != "that" or words.tag(at) == "DT"):
            if group.determiner in ("no", "another"):
                return at
            group.determiner, at = low, at + 1
            if low == "no":
                group.kind, group.count = "nought", 0
        else:
            return at
    return at


def _count_follows(words: Words, at: int) -> bool:
    """Whether a count stands at ``at`` or a word or two later ("at least some 12")."""
    return any(numbers.read(words.lowers, k) or _phrase(words, k, "vague") for k in range(at, at + 3))


def _modify(words: Words, group: Group, at: int, phrase: tuple[int, str]) -> int:
    end, effect = phrase
    if effect == "other":
        group.exclusive = True
    elif effect:
        group.modifier = effect
    if words.low(at) in ("the", "another"):
        group.determiner = words.low(at)
    elif words.low(at) in ("all", "only", "just", "some") and end == at + 1:
        group.determiner = group.determiner or words.low(at)
    return end


def _counted(words: Words, group: Group, at: int) -> int | None:
    vague = _phrase(words, at, "vague")
    if vague:
        end = vague[0]
        group.kind, group.modifier = "vague", vague[1]
        return end
    found = numbers.read(words.lowers, at)
    if found is None or not _is_count(words, at, found):
        return None
    value, end = found
    group.kind, group.count, group.head = "number", value, end - 1
    high = _range(words, group, end)
    if high:
        group.high, end = high
        group.head = end - 1
    return end


def _is_count(words: Words, at: int, found: tuple[int, int]) -> bool:
    value, end = found
    after = words.low(end)
    if after in _HYPHENS and words.touching(end) and words.touching(end + 1) and words.tag(end + 1) != "CD":
        return False
    if (
        words.low(at - 1) in _MONEY
        or after in ("%", "percent", "°")
        or (after == "per" and words.low(end + 1) == "cent")
    ):
        return False
    if words.low(at - 1) in _HYPHENS and words.touching(at) and words.tag(at - 2) != "CD":
        return False
    digits = words.low(at).isdigit()
    if digits and end == at + 1 and 1900 <= value <= 2099 and len(words.low(at)) == 4 and words.tag(end) not in _NOUNS:
        return False
    return not (after in (":", "am", "pm", "a.m.", "p.m.", "o'clock") and digits and after != ":")


def _range(words: Words, group: Group, at: int) -> tuple[int, int] | None:
    low = words.low(at)
    joined = low in ("to", "or") or low in _HYPHENS or (low == "and" and group.modifier == "range")
    if not joined or words.low(group.first - 1) == "from":
        return None
    found = numbers.read(words.lowers, at + 1)
    if found is None or group.count is None or not group.count < found[0] <= 20 * max(group.count, 1):
        return None
    return found


def _after_count(words: Words, group: Group, at: int) -> int:
    after = _phrase(words, at, "after")
    if after:
        at, group.modifier = after
        group.head = at - 1
    if words.low(at) in _OTHERS and not (words.low(at) == "more" and words.low(at + 1) == "than"):
        group.exclusive = True
        group.head = at
        at += 1
        if words.low(at - 1) == "others":
            return at
    if words.low(at) == "of":
        return _of(words, group, at)
    return at


def _of(words: Words, group: Group, at: int) -> int:
    following = words.low(at + 1)
    if following in _THOSE and (following not in ("these", "those") or words.tag(at + 2) not in _NOUNS):
        group.partitive, group.head = True, at + 1
        group.people = True
        return at + 2
    if following in _DETERMINERS or words.tag(at + 1) in ("NNP", "NNPS", "PRP$"):
        group.partitive = True
        return at + 2 if following in _DETERMINERS else at + 1
    if group.kind == "vague" or words.tag(at + 1) in _NOUNS or words.tag(at + 1) in _ADJECTIVES:
        return at + 1
    return at


def _nouns(words: Words, group: Group, at: int) -> int:
    """Read adjectives and nouns; set the head; return the position after the last noun."""
    end, k, limit = at, at, min(words.size, at + 24)
    if at > group.first and (words.low(at - 1) in _THOSE or words.low(at - 1) == "others"):
        return at
    while k < limit:
        tag, low = words.tag(k), words.low(k)
        if low in _HYPHENS and words.touching(k) and words.touching(k + 1) and k > at:
            k += 1
        elif tag == "CD" or (low[:1].isdigit() and low not in ("", "-")):
            moved = _compound(words, k)
            if moved is None:
                break
            k = moved
        elif _ends_noun(words, k):
            break
        elif tag == "POS" and end > at:
            k += 1
        elif tag in _NOUNS:
            if end > at and tag == "NNP" and words.tag(end - 1) == "NNS" and end == k:
                break
            group.head, end, k = k, k + 1, k + 1
        elif (
            (tag in _ADJECTIVES and _leads_to_noun(words, k, end > at))
            or (low == "[" and end == at)
            or low == "]"
            or (tag == "RB" and words.tag(k + 1) in ("JJ", "VBN") and end == at and words.tag(k + 2) in _NOUNS)
        ):
            k += 1
        else:
            break
    return end


def _ends_noun(words: Words, at: int) -> bool:
    """Whether a word of time or of harm ends the noun phrase before it."""
    low = words.low(at)
    if context().get(low) == "time":
        given = low in _GIVEN and words.tag(at) == "NNP" and words.tag(at + 1) == "NNP"
        return not given and words.tokens[at].ent[2:] != "PERSON"
    return low in single_words() and not _attributive(words, at)


def _compound(words: Words, at: int) -> int | None:
    """Past a number that is part of an adjective ("12-year-old", "two-storey"), or None."""
    k = at + 1
    while words.low(k) in _HYPHENS and words.touching(k) and words.touching(k + 1):
        k += 2
    if k == at + 1 and "-" in words.low(at) and not words.low(at)[-1:].isdigit():
        return k
    return k if k > at + 1 else None


def _attributive(words: Words, at: int) -> bool:
    return (
        words.tag(at + 1) in _NOUNS
        and words.low(at + 1) not in single_words()
        and (context().get(words.low(at + 1)) != "time")
    )


def _leads_to_noun(words: Words, at: int, headed: bool) -> bool:
    if headed and words.low(at - 1) not in _HYPHENS and words.tag(at) in ("VBN", "VBG"):
        return False
    for k in range(at + 1, min(at + 6, words.size)):
        if words.tag(k) in _NOUNS:
            return not headed or words.tag(at - 1) != "NNS"
        if (
            words.tag(k) not in _ADJECTIVES
            and words.low(k) not in _HYPHENS
            and words.tag(k) not in ("HYPH", "CD", "CC")
        ):
            return False
        if words.tag(k) == "CC" and (headed or words.tag(k + 1) not in _ADJECTIVES):
            return False
    return False


def _judge(words: Words, group: Group, begin: int) -> None:
    """Decide whether the group is people, of which status, and what an uncounted one counts as."""
    head = words.tokens[group.head]
    nouns = group.head >= begin
    known = noun(head.lower) if nouns else None
    if nouns and _collective(words, group, known):
        return
    if known is not None and head.ent[2:] != "PERSON":
        group.people = known.status not in ("thing", "collective")
        group.status = known.status if known.status in ("civilian", "combatant", "attacker") else None
        if group.people and group.status is None:
            group.status = _described(words, group)
        if group.count and known.count > 1:
            group.count = known.count * group.count if group.kind == "number" and group.count > 1 else known.count
        _uncounted(words, group, known.plural or head.tag in ("NNS", "NNPS"), known.count)
        return
    if nouns and _name(words, group):
        return
    if nouns and harm_noun(head.lower):
        group.people = None if group.kind in ("number", "vague") else False
        group.status = _described(words, group)
        return
    if not nouns:
        if group.people is False:
            group.people = True if words.low(group.head) in _OTHERS else None
        if group.kind == "plural" and group.determiner == "another":
            group.kind, group.count, group.exclusive, group.people = "single", 1, True, None
            _another_of(words, group)
        return
    if head.ent[2:] == "NORP" or looks_like_people(head.lower):
        group.people = True if head.ent[2:] == "NORP" else None
        _uncounted(words, group, head.tag in ("NNS", "NNPS"), 1)


def _another_of(words: Words, group: Group) -> None:
    if words.low(group.last + 1) == "of":
        inner = _group(words, group.last + 2)
        if inner is not None and inner.people:
            group.last, group.head, group.status, group.people = inner.last, inner.head, inner.status, True
            group.partitive = True


def _collective(words: Words, group: Group, known: object) -> bool:
    """A family of five, a team of 12 hikers: the number after the noun is the count."""
    if words.low(group.head) not in _GATHERED or words.low(group.last + 1) != "of":
        return False
    found = numbers.read(words.lowers, group.last + 2)
    if found is None or (group.kind == "number" and (group.count or 0) > 1):
        return False
    family = words.low(group.head) == "family"
    group.kind, group.count, group.people, group.last = "number", found[0], True, found[1] - 1
    group.status = "civilian" if family else None
    tail = Group(found[1])
    end = _nouns(words, tail, found[1])
    inner = noun(words.low(tail.head)) if end > found[1] else None
    if inner and inner.status != "thing":
        group.last = end - 1
        group.status = group.status or (inner.status if inner.status in ("civilian", "combatant", "attacker") else None)
    return True


_TELLING = {"civilian": "civilian", "militia": "combatant", "army": "combatant", "military": "combatant"}
_TELLING |= {"family": "civilian", "rebel": "combatant", "militant": "combatant", "infantry": "combatant"}
_TELLING |= {"guerrilla": "combatant", "insurgent": "combatant", "paramilitary": "combatant", "jihadist": "combatant"}
_TELLING |= {"wedding": "civilian", "school": "civilian", "aid": "civilian", "hospital": "civilian"}
_TELLING |= {"household": "civilian", "army's": "combatant", "terrorist": "combatant", "battalion": "combatant"}
_OPEN = frozenset(
    ["member", "person", "people", "man", "woman", "adult", "personnel", "staff", "officer", "force", "leader", "chief"]
)


def _described(words: Words, group: Group) -> str | None:
    """The status that the words around a neutral noun give ("militia members", "members of a family")."""
    for k in range(group.first, group.head):
        telling = _TELLING.get(words.low(k)) or (_TELLING.get(words.low(k)[:-1]) if words.low(k)[-1:] == "s" else None)
        if telling:
            return telling
    if words.low(group.head) in ("member", "members") and words.low(group.last + 1) == "of":
        for k in range(group.last + 2, min(group.last + 8, words.size)):
            if words.tag(k) not in _NOUNS and words.tag(k) not in _ADJECTIVES and words.low(k) not in _DETERMINERS:
                break
            if words.low(k) in _TELLING:
                return _TELLING[words.low(k)]
    return None


def _name(words: Words, group: Group) -> bool:
    head = words.tokens[group.head]
    if group.kind != "plural" or group.determiner in ("a", "an", "no", "another"):
        return False
    if head.ent[2:] != "PERSON" and not (head.tag == "NNP" and not head.ent and words.tag(group.head - 1) == "NNP"):
        return False
    first = group.head
    while first > group.first and (
        words.tokens[first - 1].ent[2:] == head.ent[2:] != ""
        or words.tag(first - 1) == "NNP"
        or words.low(first - 1) in _HYPHENS
    ):
        first -= 1
    group.kind, group.count, group.people, group.named = "name", 1, True, (first, group.head)
    for k in range(group.first, first):
        role = noun(words.low(k))
        if role and role.status in ("civilian", "combatant", "attacker"):
            group.status = role.status
    return True


def _uncounted(words: Words, group: Group, plural: bool, count: int) -> None:
    if group.kind != "plural":
        group.each = group.determiner in ("each", "every")
        return
    low = words.low(group.first)
    twin = any(words.low(k) == "twin" for k in range(group.first, group.head))
    if (group.determiner == "both" or twin) and plural:
        group.kind, group.count = "number", 2
    elif count > 1 and not plural and group.determiner:
        group.kind, group.count = "number", count
    elif plural or group.determiner in ("each", "every", "all", "some"):
        group.each = not plural
    elif group.determiner:
        group.kind, group.count = "single", 1
        ordinal = words.low(group.first + 1) in _ORDINALS and low in ("a", "an")
        group.exclusive = group.exclusive or group.determiner == "another" or ordinal
    else:
        group.kind = "bare"
