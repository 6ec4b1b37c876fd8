"""Which place contains which, read from the words between two names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corroborate.extract.parse import Sentence
from corroborate.extract.where.lists import DIRECTIONS, STREETS, country_names, demonyms, sorts
from corroborate.extract.where.words import Name, capital
from corroborate.places import fold

_AREAS = ("quarter", "settlement", "admin1", "admin2")
_FILLERS = DIRECTIONS | {
    "the",
    "its",
    "'s",
    "’s",
    "part",
    "parts",
    "of",
    "in",
    "capital",
    "area",
    "section",
    "side",
    "centre",
    "center",
    "heart",
    "middle",
    "countryside",
    "hinterland",
    "areas",
}
_BY = ("near", "outside", "between")
_REACH = 7
"""Tokens that may stand between a place and what contains it."""
_PLURALS = {
    "counties": "admin2", "districts": "admin2", "parishes": "admin2",
    "provinces": "admin1", "governorates": "admin1", "oblasts": "admin1",
}  # fmt: skip
_LISTED = 8
"""Tokens of the longest list before such a noun."""
_REACH_OFF = 14
_UNITS = frozenset("km kms kilometres kilometers kilometre kilometer mile miles metres meters minutes hours".split())
_WAY = _UNITS | DIRECTIONS | frozenset(
    ", ( ) which that lies lie lying is was located situated about some around just only roughly nearly a an the few "
    "several of from near outside close to next city town village capital drive - north-east headquarters district "
    "provincial regional administrative main nearest second largest biggest commercial".split()
)  # fmt: skip
"""Words that say how far one place lies from another."""
_NEXT = frozenset(["near", "outside", "close", "next"])


def link(sentence: Sentence, names: list[Name], offset: int) -> None:
    """Set ``inside`` for neighbouring names; ``offset`` is the index of ``names[0]`` in the article."""
    _several(sentence, names)
    for i in range(len(names) - 1):
        left, right = names[i], names[i + 1]
        between = _between(sentence, left, right)
        other = i + 1 if right.kind != "demonym" or i + 2 == len(names) else i + 2  # "west of the Ostrian capital Vara"
        if left.kind == "place" and _unnamed(right) and i + 2 < len(names):
            _appose(sentence, names, i, offset)
        meant = names[other].kind in ("place", "capital-for-government")
        if left.kind == "place" and meant and _off(_between(sentence, left, names[other])):
            left.beside = offset + other
        if _listed(left, right, between):
            left.fellow, right.fellow = offset + i + 1, offset + i
        if len(between) > _REACH:
            continue
        if not between and (_owned(left, right) or _uncommaed(left, right)):
            _hold(left, right, offset + i)
            continue
        if _left_in_right(left, right, between):
            left.inside = offset + i + 1
            left.held = between[:1] == [","] and not _goes_on(sentence, names, i + 1)
        elif _right_in_left(left, right, between):
            right.inside = offset + i
        elif right.kind == "demonym" and i + 2 < len(names):
            beyond = names[i + 2]
            words = between + [t.lower for t in sentence.tokens[right.last + 1 : beyond.first]]
            if len(words) <= _REACH and _left_in_right(left, beyond, words):
                left.inside = offset + i + 2
                left.held = words[:1] == [","]
    _crossing(sentence, names)
    _listed_in(sentence, names, offset)
    _of_country(names, offset)
    for i in range(len(names) - 2):
        if names[i].inside == offset + i + 1 and _whole_country(names[i + 1]) and names[i + 2].kind == "place":
            if _off(_between(sentence, names[i + 1], names[i + 2])):
                names[i].beside = offset + i + 2  # "Orm, Ostria, 20 km south of Vara"


def _crossing(sentence: Sentence, names: Sequence[Name]) -> None:
    """ "At Palm Street and Elm Lane in Vara": two streets that meet are both where the second one is."""
    for left, right in pairwise(names):
        if left.kind == right.kind == "site" and left.inside is None and _street(left) and _street(right):
            if right.inside is not None and _between(sentence, left, right) in (["and"], ["&"], ["at"], ["near"]):
                left.inside = right.inside


def _listed_in(sentence: Sentence, names: Sequence[Name], offset: int) -> None:
    """ "The villages of Orm, Wexba and Tarka in Vara state": all of them, whatever else is called Orm."""
    for i, name in enumerate(names):
        plural = sentence.tokens[name.first - 2].lower if name.first > 1 else ""
        if sorts().get(plural) != "settlement" or not plural.endswith("s"):
            continue
        last = i
        while last + 1 < len(names) and _listed(
            names[last], names[last + 1], _between(sentence, names[last], names[last + 1])
        ):
            last += 1
        outer = names[last].inside if last > i else None
        if outer is None or offset + i <= outer <= offset + last:
            outer = offset + last + 1 if _after_last(sentence, names, last) else None
        if outer is None:
            continue
        for one in names[i : last + 1]:
            one.inside, one.sort = outer, one.sort or "settlement"


def _after_last(sentence: Sentence, names: Sequence[Name], last: int) -> bool:
    """ "Orm and Wexba in Vara state": whether a list goes on past its last known name, and the next one holds it."""
    if last + 1 == len(names):
        return False
    tokens = sentence.tokens[names[last].last + 1 : names[last + 1].first]
    at = 1 + (bool(tokens) and tokens[0].text == "," and len(tokens) > 1 and tokens[1].lower == "and")
    if len(tokens) <= at or tokens[at - 1].lower not in ("and", ","):
        return False
    rest = at
    while rest < len(tokens) and capital(tokens[rest]):
        rest += 1
    words = [t.lower for t in tokens[rest:]]
    return rest > at and _left_in_right(names[last], names[last + 1], words)


def _whole_country(name: Name) -> bool:
    return name.kind == "place" and fold(name.key) in country_names()


def _of_country(names: Sequence[Name], offset: int) -> None:
    """ "Orm, in Ostria's northern province of Vara": Orm is in Vara, of which the words say only whose it is."""
    for name in names:
        outer = name.inside
        if outer is None or outer + 1 - offset >= len(names) or not _whole_country(names[outer - offset]):
            continue
        owned = names[outer + 1 - offset]
        if owned is not name and owned.inside == outer and owned.kind == "place" and owned.start > name.end:
            name.inside = outer + 1


def _unnamed(name: Name) -> bool:
    """Whether it is "village", "town" and no name."""
    return name.kind == "site" and sorts().get(name.text) == "settlement"


def _appose(sentence: Sentence, names: Sequence[Name], i: int, offset: int) -> None:
    """ "Orm, a small village near Vara", "Orm, a town in Vara province": what its noun is said to lie by or in."""
    left, other = names[i], names[i + 2]
    words = _between(sentence, left, other)
    rest = _behind_noun(words)
    if rest is words or other.kind not in ("place", "capital-for-government"):
        return
    if _off(rest):
        left.beside = offset + i + 2
        left.sort = left.sort or "settlement"
    elif _left_in_right(left, other, rest):
        left.inside, left.sort = offset + i + 2, left.sort or "settlement"


def _behind_noun(between: list[str]) -> list[str]:
    """What follows ", a small village": the same list where it begins otherwise."""
    if between[:1] != [","] or between[1:2] not in (["a"], ["an"], ["the"]):
        return between
    nouns = (k for k, word in enumerate(between[: _REACH + 1]) if sorts().get(word) in ("settlement", "quarter"))
    noun = next(nouns, None)
    return between if noun is None else between[noun + 1 :]


def _owned(left: Name, right: Name) -> bool:
    """ "Ostrias Vara": whose it is, without the apostrophe."""
    return left.kind == "demonym" and left.key != left.text and right.kind in ("place", "site")


def _uncommaed(left: Name, right: Name) -> bool:
    """ "Orm Vara province", "Orm Ostria": what contains the name stands behind it, without a comma."""
    if left.kind not in ("place", "site") or right.kind != "place" or fold(left.key) in country_names():
        return False
    return not left.listed and (right.sort in ("admin1", "admin2") or fold(right.key) in country_names())


def _hold(left: Name, right: Name, index: int) -> None:
    """Put one of two names that stand side by side into the other; ``index`` is the left one's."""
    if left.kind == "demonym":
        right.inside = index
        return
    left.inside = index + 1
    if left.kind == "place":
        left.sort, left.listed = left.sort or "settlement", True


def _off(between: list[str]) -> bool:
    """ "Vara north of Orm", "Vara, which lies some 10 km (6 miles) from Orm", "Vara near Orm"."""
    if not between or len(between) > _REACH_OFF:
        return False
    if not all(w in _WAY or w[:1].isdigit() or w in demonyms() for w in between):
        return False
    if not _NEXT.isdisjoint(between):
        return True
    return any(
        w in ("of", "from") and i and (between[i - 1] in DIRECTIONS | _UNITS or between[i - 1][-2:] in ("km", ")"))
        for i, w in enumerate(between)
    )


def _street(name: Name) -> bool:
    return name.text.split()[-1].lower().rstrip(".") in STREETS


def _several(sentence: Sentence, names: list[Name]) -> None:
    """ "Orm and Lake counties": each of the list is a county."""
    tokens = sentence.tokens
    if not any(token.lower in _PLURALS for token in tokens):
        return
    for name in names:
        at = name.last + 1
        while (
            at < len(tokens) and at - name.last <= _LISTED and (capital(tokens[at]) or tokens[at].lower in (",", "and"))
        ):
            at += 1
        if name.kind == "place" and at < len(tokens) and tokens[at].lower in _PLURALS:
            name.sort = _PLURALS[tokens[at].lower]


def _between(sentence: Sentence, left: Name, right: Name) -> list[str]:
    return [t.lower for t in sentence.tokens[left.last + 1 : right.first]]


def _listed(left: Name, right: Name, between: list[str]) -> bool:
    """ "Orm town and Vara village": two of one list."""
    bare = [w for w in between if sorts().get(w) not in ("settlement", "quarter")]
    return left.kind == right.kind == "place" and bare in ([","], ["and"], [",", "and"], ["and", "the"])


def _goes_on(sentence: Sentence, names: list[Name], last: int) -> bool:
    """ "Orm, Ostria and Vara": whether a comma stands in a list that goes on."""
    if last + 1 == len(names):
        return False
    between = _between(sentence, names[last], names[last + 1])
    return bool(between) and all(word in (",", "and", "or", "the") for word in between)


def lend(names: list[Name]) -> None:
    """A named spot that the article places once ("Palm Street in Vara") is there wherever it is named again."""
    placed = {fold(n.text): n.inside for n in reversed(names) if n.kind == "site" and n.inside is not None}
    for i, name in enumerate(names):
        if name.kind == "site" and name.text[:1].isupper() and name.inside is None and not name.key:
            outer = placed.get(fold(name.text))
            name.inside = outer if outer != i else None


def _left_in_right(left: Name, right: Name, between: list[str]) -> bool:
    """ "Palm Street, Vara", "Palm Street in central Vara", "the Ostrel district of Vara", "a village near Vara"."""
    if left.kind not in ("place", "site") or right.kind not in ("place", "site"):
        return False
    if between and between[-1] in ("'s", "’s"):
        return False
    between = _behind_noun(between)
    if between[:1] == ["residential"]:
        between = between[1:]
    if between and between[0] in sorts():
        between = between[1:]
    if right.kind == "site" and (left.kind != "site" or (_street(left) and _street(right))):
        return False
    if between[:1] == [","]:
        rest = between[1:]
        return rest[:1] == ["in"] or all(w in _FILLERS or w in sorts() for w in rest)
    if between[:1] == ["between"] and fold(right.key) in country_names():
        return False  # "the crossing between Ostria and Vara" is in neither alone
    if between[:1] and between[0] in ("in", "of", "on", *_BY):
        if between[0] in _BY and left.key and left.kind != "site":
            return False
        left.near = left.near or (between[0] in _BY and not left.key)
        if not all(w in _FILLERS or w in sorts() or w == "," for w in between[1:]):
            return False
        if between[0] == "in" and left.kind == "place" and right.sort in ("admin1", "admin2"):
            left.sort = left.sort or "settlement"  # "Orm in Vara province": whatever else is called Orm
        return True
    return False


def _right_in_left(left: Name, right: Name, between: list[str]) -> bool:
    """ "Vara's Palm Street", "the Ostrian city of Vara", "the Ostrian capital, Vara", "Vara province's Ostrel"."""
    if right.kind not in ("place", "site", "capital-for-government") or left.kind == "site":
        return False
    bare = [w for w in between if w not in DIRECTIONS and w not in (",", "the")]
    if left.kind == "demonym":
        return (
            bool(bare)
            and any(sorts().get(w) in _AREAS or sorts().get(w) in ("site", "land") for w in bare)
            and (bare[-1] in ("of", "called", "named") or sorts().get(bare[-1]) in _AREAS)
            and all(w in ("of", "called", "named", "border", "port") or w in sorts() or w.endswith("ern") for w in bare)
        )
    if between and between[0] in sorts():
        between = between[1:]
    return bool(between) and between[0] in ("'s", "’s") and all(w in _FILLERS or w in sorts() for w in between)
