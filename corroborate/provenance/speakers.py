"""Who a first-hand speaker is, in a form that two articles' words for him can be compared in."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.data import table, words
from corroborate.model import Noun, Speaker
from corroborate.names import known_group, strip_rank, without_possessive
from corroborate.provenance.words import folded

_VOICE = r"(?:spokes(?:man|woman|person|people|men)|press (?:secretary|office|officer|service)|media office)"
_OFFICE = re.compile(
    rf"(?P<of>.{{2,200}}?)(?:['’]s?)?\s+(?:(?:chief|lead|top|deputy)\s+)?(?:{_VOICE}|office)\b,?(?P<who>.{{0,200}})",
    re.I,
)
_FOR = re.compile(rf"(?:\w+\s+){{0,4}}(?:{_VOICE}|office|statement)\s+(?:for|of|from|by|at)\s+(?P<of>.{{2,200}})", re.I)
_STAFF = re.compile(
    r"(?P<of>[A-Z]\S*(?:\s+[A-Z]\S*){0,8}?)(?:['’]s?)?\s+(?:staff|teams?|personnel|crews|employees)\b.{0,100}", re.S
)
_TOLD_US = re.compile(
    r"\b(?:told|tells|interview with|spoke to|speaking to|said to)\s+(?:us\b|(?:this|our)\s+(?:own\s+)?(?:news)?"
    r"(?:paper|room|site|reporters?|correspondents?|station|channel|magazine|programme|agency|outlet|website)\b)",
    re.I,
)
_TOLD = re.compile(r"\b(?:told|tells|spoke to|speaking to)\s+((?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,5})")
_SMALL = frozenset({"a", "an", "the", "one", "another", "some", "two", "several", "his", "her", "its", "their", "this"})
_NO_MORE = frozenset(
    {
        "senior",
        "top",
        "high",
        "ranking",
        "level",
        "unnamed",
        "unidentified",
        "anonymous",
        "local",
        "own",
        "other",
        "same",
        "former",
    }
)
_AFTER = frozenset(
    {
        "of",
        "in",
        "at",
        "from",
        "with",
        "for",
        "who",
        "that",
        "to",
        "on",
        "by",
        "close",
        "speaking",
        "familiar",
        "inside",
    }
)
_RULES = frozenset({"government", "authority", "administration", "cabinet", "state"})
_ARMS = frozenset({"military", "army", "force", "troop"})


class Who(Noun, frozen=True):
    """A speaker for comparison.

    ``named`` speakers with equal ``key`` are one wherever they speak; the others' key is only
    good inside one article. ``principals`` are whom a spokesman or an office speaks for. ``words``
    are the phrase's own words, singular; ``head`` its noun; ``marks`` the nations and names in it.
    """

    name: str
    named: bool
    key: str
    words: frozenset[str]
    head: str
    marks: frozenset[str]
    principals: tuple[str, ...] = ()


def who(speaker: Speaker) -> Who:
    """The speaker for comparison."""
    return _who(speaker.name[:300], speaker.kind, speaker.anonymous)


@lru_cache(maxsize=65536)
def _who(name: str, kind: str, anonymous: bool) -> Who:
    principals, person = _principals(name)
    if person:
        return named(person, principals)
    if principals and not (principals[0].islower() and anonymous and not _institution(principals[0])):
        return named(principals[0])
    own, head, marks = _phrase(name)
    if anonymous or kind == "unnamed" or (kind == "document" and name[1:].islower()):
        return Who(name, False, " ".join(sorted(own)), own, head, marks)
    return named(name)


@lru_cache(maxsize=65536)
def named(name: str, principals: tuple[str, ...] = ()) -> Who:
    """A speaker known by this name."""
    titled = _without_nation(name)
    bare = strip_rank(titled) if strip_rank(titled) != titled else name
    own, head, marks = _phrase(name)
    known = known_group(name)
    nation = [word for word in own if word.isupper()]
    rest = own - set(nation)
    if voice := _voices().get(" ".join(_bare(known.name if known else name))) or _voices().get(" ".join(_bare(name))):
        key = voice
    elif known:
        key = f"group {known.name}"
    elif len(nation) == 1 and rest <= _RULES:
        key = f"government {nation[0]}"
    elif len(nation) == 1 and rest <= _ARMS:
        key = f"forces {nation[0]}"
    elif bare != name and bare[:1].isupper():
        own, head, marks = _phrase(bare)
        key = " ".join(folded(bare))
        name = bare
    else:
        key = " ".join(sorted(own)) if nation else " ".join(w for w in folded(name) if w not in _SMALL)
    return Who(name, True, key or " ".join(folded(name)) or name, own, head, marks, principals)


def _principals(name: str) -> tuple[tuple[str, ...], str | None]:
    """Whom a spokesman or office speaks for, and the person, where the words name one."""
    if match := _FOR.fullmatch(name) or _STAFF.fullmatch(name):
        return (_plain(match["of"]),), None
    if (match := _OFFICE.fullmatch(name)) and _plain(match["of"]):
        person = strip_rank(match["who"].strip(" ,"))
        return (_plain(match["of"]),), person if person[:1].isupper() else None
    return (), None


def _plain(name: str) -> str:
    parts = without_possessive(name.strip(" ,")).split()
    while parts and parts[0].lower() in _SMALL:
        parts.pop(0)
    return " ".join(parts)


def _institution(name: str) -> bool:
    return (name.split() or [""])[-1].lower() in _institutions()


def _phrase(name: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """The phrase's words (nations as codes), its head noun, and the nations and names in it."""
    found: list[str] = []
    marks: set[str] = set()
    head = ""
    text = nations_marked(name)
    for place, raw in enumerate(text.split()):
        bare = raw.strip(".,;:()[]\"“”'‘’")
        code = bare[1:] if bare.startswith("\x00") else ""
        forms = [code] if code else [singular(word) for word in folded(bare)]
        for form in forms:
            if form in _SMALL or form in _NO_MORE:
                continue
            if form in _AFTER:
                head = head or (found[-1] if found else "")
                continue
            found.append(form)
            if code or (bare[:1].isupper() and place) or bare.isupper():
                marks.add(form)
    head = head or (found[-1] if found else "")
    return frozenset(found), head, frozenset(marks - {head})


def singular(word: str) -> str:
    """A folded noun without its plural."""
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def nations_marked(name: str) -> str:
    """The name with each nation as its code after a NUL: "Peru's Interior Ministry" is "\0PE Interior Ministry"."""
    return _nation_pattern().sub(lambda m: f"\x00{_nations()[_nation_key(m.group())]}", name)


def _without_nation(name: str) -> str:
    rest = _nation_pattern().sub(" ", name, count=1).strip()
    return " ".join(rest.split()) if rest[:1].isupper() else name


def _nation_key(text: str) -> str:
    return re.sub(r"['’]s?$", "", text)


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("countries"):
        for name in (row["name"], *row["demonyms"].split("|"), *row["aliases"].split("|")):
            if name:
                found.setdefault(name, row["code"])
    for row in table("capitals"):
        found.setdefault(row["word"], row["country"])
    return found


@lru_cache(maxsize=1)
def _nation_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_nations(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})(?:['’]s?)?(?!\w)")


@lru_cache(maxsize=1)
def _voices() -> dict[str, str]:
    return {" ".join(_bare(row["name"])): f"{row['voice']} {row['country']}" for row in table("state_voices")}


def _bare(name: str) -> list[str]:
    return [word for word in folded(name) if word != "the"]


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    return frozenset(row["word"] for row in table("speaker_nouns") if row["anonymous"] == "no")


def own_call(sentence: str, publisher: str | None) -> bool:
    """Whether somebody told the very outlet that prints it: "told this newspaper", "told the Courier"."""
    if _TOLD_US.search(sentence):
        return True
    told = {" ".join(_bare(match[1])) for match in _TOLD.finditer(sentence)}
    own = _bare(publisher or "")
    return bool(own) and any(name and own[-len(name.split()) :] == name.split() for name in told)


def is_post(word: str) -> bool:
    """Whether the word is a rank or post ("minister", "governor")."""
    return word in words("ranks")
