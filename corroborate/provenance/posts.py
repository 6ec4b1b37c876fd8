"""What a phrase says of somebody's post, and of which body: "the regional health director".

Two reports seldom call an office alike. "The health director", "Brennick, who heads the health
service in the lake district" and "a spokesman for the health authority" speak for one body; the
director of another town's hospital does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from corroborate.data import table, words
from corroborate.model import Noun
from corroborate.provenance.speakers import nations_marked, singular
from corroborate.provenance.words import folded

PostKind = Literal["body", "head", "voice", "staff", "officer"]

_CUT = re.compile(r"[,;:()“”\"\n]|\s(?:who|which|that|whose|speaking|said)\s")
_BOTH = re.compile(r"\band (?:the|an?|his|its|their)\b")
_HEADS = re.compile(
    r"(?:,\s*)?(?:who|which)\s+(?:heads?|headed|leads?|led|runs?|ran|directs?|commands?|(?:is|was) in charge of)"
    r"\s+(?P<of>.{2,200})",
    re.I,
)
_OF = frozenset({"of", "for", "from", "with", "at"})
_IN = frozenset({"in", "on", "near", "after", "to", "by", "over", "across", "inside"})
_ONE_OF = frozenset({"a", "an", "one", "another", "some", "two", "three", "several", "many"})
_POINTS = frozenset({"the", "its", "their", "his", "her", "this", "that", "our"})
_BACK = frozenset({"its", "their"})
_LEVELS = {
    **dict.fromkeys(("national", "federal", "nationwide"), "national"),
    **dict.fromkeys(
        ("regional", "provincial", "state", "governorate", "departmental", "county", "prefectural"), "region"
    ),
    **dict.fromkeys(("municipal", "city", "town", "local", "village", "district", "metropolitan"), "town"),
}
_PLACES = frozenset(
    {"city", "town", "country", "state", "province", "region", "county", "village", "area", "island", "capital"}
)
_ADDS_NOTHING = frozenset(
    """main senior top chief biggest largest only own new former acting interim deputy press public general
    republic department medical emergency and s one""".split()
)
_SPELT = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "harbor": "harbour",
    "military": "army",
    "troop": "army",
}
ANY_GROUP = frozenset(
    "group organisation organization charity movement network watchdog firm mission institution".split()
)
"""What an article calls any body that it has named: "the relief group's spokesman"."""
_PAST = frozenset({"former", "ex", "late", "then", "retired", "ousted", "deposed", "previous"})
_OF_STATE = frozenset("army government ministry presidency premiership parliament navy embassy defence".split())
_BRANCHES = frozenset("mission office branch bureau delegation chapter team country programme program".split())
_LONGEST = 3


class Post(Noun, frozen=True):
    """A post and its body.

    ``kind`` is ``body`` where the phrase names the body itself. ``body`` are the words that tell
    it from others, singular, nations as codes: empty where the phrase leans on what was named
    before ("its spokesman"). ``level`` is national, region, town or "". ``one`` is whether the
    words mean a certain one ("the director"), ``proper`` whether a name is among them.
    """

    kind: PostKind
    body: frozenset[str]
    level: str
    one: bool
    proper: bool

    @property
    def leans(self) -> bool:
        """Whether only what its own article named before says which body it is."""
        if all(_bodies().get(word) in ("any", "weak") for word in self.body):
            return True
        return not self.proper and bool(self.body & ANY_GROUP)


@lru_cache(maxsize=65536)
def post(phrase: str, institution: bool = False) -> Post | None:
    """The post or body that a phrase names, or None.

    Args:
        phrase: a speaker as an article calls him, or what stands beside his name.
        institution: whether the phrase is known for a body's name ("Harbour Lamp").
    """
    if match := _HEADS.match(phrase):
        led = post(match["of"], True)
        return Post("head", led.body, led.level, True, led.proper) if led and led.kind == "body" else None
    if _BOTH.search(phrase):
        return None
    marked = nations_marked(_CUT.split(phrase.strip()[:200], maxsplit=1)[0])
    found = [word for raw in marked.split() for word in _words(raw)]
    if not found:
        return None
    end = next((i for i, word in enumerate(found) if word.plain in _OF | _IN and i), len(found))
    size, row = _post_at_end(found[:end])
    if row is None:
        return _made("body", found, end, "") if institution or _names_body(found[:end]) else None
    kind: PostKind = row[0]  # type: ignore[assignment]
    return _made(kind, [*found[: end - size], *found[end:]], end - size, row[1])


class _Word:
    __slots__ = ("owner", "plain", "proper")

    def __init__(self, plain: str, proper: bool, owner: bool) -> None:
        self.plain, self.proper, self.owner = plain, proper, owner


def _words(raw: str) -> Iterator[_Word]:
    bare = raw.strip(".,;:()[]\"“”'‘’-–—")
    owner = bool(re.search(r"(?:['’]s|s['’])\W*$", raw))
    if bare.startswith("\x00"):
        yield _Word(bare[1:], True, owner)
        return
    for word in folded(re.sub(r"['’]s$", "", bare).replace("-", " ")):
        yield _Word(word, bare[:1].isupper(), owner)


def _post_at_end(found: list[_Word]) -> tuple[int, tuple[str, str] | None]:
    plain = [word.plain for word in found]
    for size in range(min(_LONGEST, len(plain)), 0, -1):
        if row := _posts().get(" ".join(plain[-size:])):
            return size, row
    return 0, None


def _names_body(found: list[_Word]) -> bool:
    return bool(found) and _SPELT.get(singular(found[-1].plain), singular(found[-1].plain)) in _bodies()


def _made(kind: PostKind, found: list[_Word], end: int, of: str) -> Post | None:
    """The post of these words, of which those from ``end`` stand after a preposition."""
    one = found[0].plain not in _ONE_OF if found else True
    if end == 0 and found and found[0].plain in _POINTS | _ONE_OF:
        end = 1
    kept: list[_Word] = []
    inside = False
    for i, word in enumerate(found):
        if i >= end and word.plain in _OF | _IN:
            inside = word.plain in _IN
        elif word.plain in _BACK and kind != "body":
            return Post(kind, frozenset(), "", True, False)
        elif word.plain in _POINTS | _ONE_OF:
            continue
        elif inside and not word.proper:
            break  # "in the areas held by …"
        else:
            kept.append(word)
            if word.owner and (singular(word.plain) in _bodies() or (word.proper and found[-1].plain in _BRANCHES)):
                break  # "the relief group's Namibia mission": the group's
    body, level = _told(kept)
    if of and not any(_bodies().get(word) == "any" for word in body):
        body |= {of}
    if body and all(word.isupper() for word in body):
        return None  # "a US official": of a state, and of which body of it nobody says
    proper = any(word.proper and singular(word.plain) not in _bodies() for word in kept)
    return Post(kind, body, level, one, proper) if body or kind != "body" else None


def _told(kept: list[_Word]) -> tuple[frozenset[str], str]:
    """The words that tell the body from others, and its level."""
    level, body = "", []
    for word in kept:
        plain = _SPELT.get(singular(word.plain), singular(word.plain)) if word.plain.islower() else word.plain
        if plain in _LEVELS or plain in _PLACES:
            level = level or ("" if word.owner else _LEVELS.get(plain, ""))
        elif plain not in _ADDS_NOTHING:
            body.append(_posts().get(plain, ("", ""))[1] or plain)
    if "force" in body and {"defence", "armed"} & set(body):
        body = ["army", *(w for w in body if w not in ("defence", "force", "armed"))]
    if "fire" in body:
        body = [word for word in body if word != "rescue"]  # "Fire and Rescue" is the fire service
    strong = [word for word in body if _bodies().get(word) != "weak"]
    return frozenset(body if all(word.isupper() for word in strong) else strong), level


def _level(told: Post) -> str:
    """The level; a government without one is the country's, and a hospital's "regional" is a name."""
    return "" if several(told.body) else told.level or ("national" if "government" in told.body else "")


def fuller(a: Post, b: Post) -> bool:
    """Whether ``b`` says more of which body it is than ``a``."""
    return (len(b.body), bool(b.level)) > (len(a.body), bool(a.level))


def nations(told: Post) -> frozenset[str]:
    """The nations (ISO alpha-2) in the body's words."""
    return frozenset(word for word in told.body if word.isupper())


def of_state(body: frozenset[str]) -> bool:
    """Whether every state has such a body and another's may act in the same place."""
    return bool(body & _OF_STATE)


def several(body: frozenset[str]) -> bool:
    """Whether a place may have several such bodies ("the hospital")."""
    return any(_bodies().get(word) == "many" for word in body)


def noun_of(word: str) -> bool:
    """Whether the word says what sort of body a body is ("ministry", "police")."""
    return word in _bodies()


def same_body(a: Post, b: Post) -> bool:
    """Whether two posts' bodies can be one: one's words are all among the other's, and what the other
    has more is no further sort of body, nor is it of another level."""
    small, large = sorted((a.body, b.body), key=len)
    if not small or not small <= large or (_level(a) != _level(b) and _level(a) and _level(b)):
        return False
    return not any(_bodies().get(word) for word in large - small)


def person_posts(text: str, start: int, end: int) -> Iterator[Post]:
    """The posts that the words beside a person's name give him: ``text[start:end]`` is the name."""
    after = text[end : end + _BESIDE]
    if match := _APPOSED.match(after):
        told = _HEADS.match(match["told"])
        found = post(match["told"]) if told or _begins_post(match["told"]) else None
        if found and found.kind in ("head", "voice"):
            yield found
    before = re.split(r"[.!?;:“”\"\n]\s|\n", text[max(0, start - _BESIDE) : start])[-1]
    comma = before.rstrip().endswith(",")
    chunk = before.rstrip().rstrip(",")
    if found := _introduced(chunk, comma):
        yield found


_BESIDE = 110
"""Characters beside a name in which a post is looked for."""
_APPOSED = re.compile(r",\s*(?:M\.?P\.?,?\s*)?(?P<told>[^,;.“”\"\n]{3,100})")


def _begins_post(told: str) -> bool:
    """Whether the words are a post from the start: "head of the mission", "the group's spokesman"."""
    before = re.split(r"\s(?:of|for|in|at|said|told|says|added)\b", told.strip(), maxsplit=1)[0].split()
    plain = [word for raw in before for word in folded(re.sub(r"['’]s$", "", raw))]
    known = next((size for size in (3, 2, 1) if " ".join(plain[-size:]) in _posts() and len(plain) >= size), 0)
    rest = before[: len(before) - known]
    return bool(known) and len(rest) <= 5 and not _PAST & set(plain) and all(map(_may_stand_before, rest))


def _introduced(chunk: str, comma: bool) -> Post | None:
    """The post in the words before a name: "hospital director NAME", "the director of the X, Dr NAME"."""
    tokens = chunk.split()
    while tokens and (folded(tokens[-1]) or [""])[-1] in words("ranks") and not _is_post(tokens[-1]):
        tokens.pop()
    if tokens and tokens[-1].endswith(","):
        comma, tokens[-1] = True, tokens[-1].rstrip(",")
    for i in range(len(tokens) - 1, max(-1, len(tokens) - 12), -1):
        if not _is_post(tokens[i]):
            continue
        if i < len(tokens) - 1 and not (comma and tokens[i + 1].lower() in _OF):
            return None
        begin = i
        while begin > 0 and _may_stand_before(tokens[begin - 1]):
            begin -= 1
        found = post(" ".join(tokens[begin:]))
        return (
            found
            if not _PAST & {t.lower() for t in tokens[begin:]}
            and found
            and found.kind in ("head", "voice")
            and (found.body or comma)
            else None
        )
    return None


def _is_post(raw: str) -> bool:
    plain = folded(raw)
    return bool(plain) and plain[-1] in _posts() and _posts()[plain[-1]][0] in ("head", "voice")


def _may_stand_before(raw: str) -> bool:
    plain = [singular(word) for word in folded(re.sub(r"['’]s$", "", raw))]
    return (
        bool(plain)
        and not raw.endswith((",", "."))
        and (
            raw[:1].isupper()
            or all(
                w in _ONE_OF or w in _bodies() or w in _LEVELS or w in _PLACES or w in _POINTS or w in _ADDS_NOTHING
                for w in plain
            )
        )
    )


@lru_cache(maxsize=1)
def _posts() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["body"]) for row in table("posts")}


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("bodies")}
