"""Who published a copy and who wrote it: names hung on titles, and newsrooms that name themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corroborate.clean.agencies import short_name
from corroborate.clean.piece import Piece
from corroborate.clean.text import fold
from corroborate.data import table, words
from corroborate.model import Noun

_NAME = r"(?:[Tt]he )?[A-ZÀ-Þ][\w&'-]*(?:(?: of| the| de| and| on)? [A-ZÀ-Þ0-9][\w&-]*(?:'s(?= [A-Z]))?){0,4}"
_NAME_END = r"(?![\w-])"
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|speaking to|spoke to|spoke with|statement to|emailed to|said to|in comments to)\s+"
    rf"(?P<name>{_NAME}){_NAME_END}(?! (?:station|officials?|minister|police|newspaper|website|magazine"
    rf"|reporter|podcast|that in))"
)
_OTHERS = (
    r"(?:according to|reported by|reported in|reports? (?:by|in|from)|published (?:by|in)|quoted (?:by|in)"
    r"|interview (?:with|in|by)|writing in"
    r"|written (?:by|in)|cited by|citing|article in|obtained by|story in|column (?:for|in)|via|per) (?:the )?{0}"
    r"|{0}(?:'s? \w+)?,? (?:has |had |also |first |later )?(?:report(?:s|ed)\b(?! from)|said\b|says\b|wrote\b"
    r"|writes\b|quot(?:es|ed)\b|newspaper|website"
    r"|magazine|noted|published|described|cit(?:es|ed))"
)
_OWN = re.compile(
    rf"(?:^|[.!?\"”’]\s+|\b(?:but|and|although|though|while|which|that)\s+)(?P<name>{_NAME})(?:'s \w+)?\s+"
    r"(?:could not|cannot|can ?not|was unable|were unable|was not able|is unable|has not been able|has not|had"
    r" not|did not|couldn't|hasn't|wasn't able)"
    r"\s+(?:to\s+)?(?:immediately |independently |fully |yet |been able to )*(?:verif|confirm|authenticate"
    r"|corroborate)"
)
_APPROACHED = re.compile(
    rf"(?:^|[.!?\"”’]\s+)(?P<name>{_NAME}) (?:has |have )?(?:approached|contacted|reached out to|understands\b)"
)
_STAFF = re.compile(
    rf"(?P<name>{_NAME})\s+(?:staff|staff writers?|reporters?|writers?|correspondents?|journalists?|editors?)\b"
    r"[^.]{0,80}?\s(?:contributed|helped)"
)
_SUBSCRIBE = re.compile(
    rf"\b(?i:subscribe to|sign up (?:for|to)|follow|download|support|advertise (?:with|in)|read more (?:from|on"
    rf"|at))\s+(?P<name>{_NAME}){_NAME_END}"
)
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by"
    rf" )?(?P<name>{_NAME})"
)
_REPRINTED = re.compile(
    rf"\b(?:(?:originally|first) (?:published|appeared|posted) (?:by|in|on|at)|republished from|reprinted from"
    rf"|reproduced from|courtesy of)\s+(?P<name>{_NAME})"
)
_SUFFIX = re.compile(r"\s*(?P<sep>[|»]|::|\s[-–—•·]\s?)\s*(?P<name>(?:(?!\s[-–—•·]\s)[^|»]){2,48})$")
_SITE = re.compile(
    r"(?:[A-Z][\w']+ ){0,2}(?!Ma?c[A-Z])[A-Z][a-z]+[A-Z][a-z]+(?: \d{1,3})?(?: [A-Z][a-z]+)?"
    r"|(?:TV|FM|[A-Z][a-z]{2,})\d{1,3}"
)
"""Names that only sites have: GlobeFeed 24, News24, TV7."""
_ACTED = re.compile(
    rf"(?:^|[.!?\"”’]\s+)(?P<name>{_NAME})"
    r" (?:spent|visited|has seen|saw|met|interviewed|has spoken|spoke|was shown|travelled|reviewed|counted)\b"
)
_PRONOUNS = frozenset("the he she it they we this that there authorities officials police".split())
_NOT_PAPERS = frozenset(
    {
        "the hague",
        "the gambia",
        "the bronx",
        "the taliban",
        "the kremlin",
        "the pentagon",
        "the vatican",
        "the united nations",
        "the foreign office",
    }
)
_SMALL = frozenset("of the and de la el al on for".split())
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co|news|tv|press|ng|uk|in|pk|za|au|ke|gh)\b", re.I)


class Newsroom(Noun, frozen=True):
    """What the text says of its own newsroom. ``strong``: in words that only its writer uses."""

    name: str
    strong: bool


def self_named(pieces: Iterable[Piece]) -> Newsroom | None:
    """The newsroom that names itself in the text, or None where none or several do.

    "X could not verify", "X staff contributed" are the writer's own words. "told X" is weak: outlets
    quote each other's interviews, and in 514 articles of known publisher it named the publisher in
    one of six. It counts only where a single newsroom is named so and never as somebody else.
    """
    pieces = list(pieces)
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}
    for piece in pieces:
        text = piece.text.replace("’", "'")
        if piece.kind == "caption":
            continue
        _collect(_OWN, text, strong)
        _collect(_APPROACHED, text, strong)
        if piece.kind == "paragraph":
            _collect(_ACTED, text, strong)
        if " contributed" in text or " helped" in text:
            _collect(_STAFF, text, strong)
        if piece.kind in ("boilerplate", "credit") and len(text) < 300:
            _collect(_SUBSCRIBE, text, strong)
        if piece.kind == "paragraph":
            _collect(_TOLD, text, weak)
    if len(weak) == 1 and _another(next(iter(weak.values())), pieces):
        return None
    for names, is_strong in ((strong, True), (weak, False)):
        if len(names) == 1:
            return Newsroom(next(iter(names.values())), is_strong)
        if names:
            return None
    return None


def reprinted(pieces: Iterable[Piece]) -> str | None:
    """The outlet that a credit line says first published the text."""
    for piece in pieces:
        if piece.kind in ("credit", "boilerplate", "update") and (
            match := _REPRINTED.search(piece.text.replace("’", "'"))
        ):
            return _clean(match["name"])
    return None


def copyright_holder(pieces: Iterable[Piece]) -> str | None:
    """The outlet that a copyright line names (agencies among them by their short names)."""
    for piece in pieces:
        if (
            len(piece.text) < 300
            and piece.kind in ("boilerplate", "credit")
            and (match := _COPYRIGHT.search(piece.text))
        ):
            name = _clean(match["name"])
            if short_name(name) or is_outlet(name):
                return short_name(name) or name
    return None


def hung_on(
    title: str, body: str, publisher: str | None, sites: frozenset[str] = frozenset()
) -> tuple[int, str] | None:
    """A site's name at a title's end: where the title proper ends, and the name; None where there is none."""
    match = _SUFFIX.search(title)
    if match is None or len(title[: match.start()].split()) < 2:
        return None
    name, key = match["name"].strip(), fold(match["name"])
    if not name or (not name[0].isupper() and not _DOMAIN.fullmatch(name)) or name[-1] in "?!.\"'”’":
        return None
    if key in words("sections", "label"):
        return None
    known = (publisher is not None and fold(publisher) == key) or bool(_DOMAIN.fullmatch(name)) or is_outlet(name)
    known = known or key in sites or (bool(_SITE.fullmatch(name)) and key not in fold(body))
    bar = match["sep"].strip() in ("|", "»", "::")
    if known:
        return _before_sections(title[: match.start()]), name
    if (
        bar
        and len(name.split()) <= 4
        and all(w[0].isupper() or w in ("of", "the", "and") for w in name.split())
        and key not in fold(body)
    ):
        return match.start(), name
    return None


def _before_sections(title: str) -> int:
    while (match := _SUFFIX.search(title)) and fold(match["name"]) in words("sections", "label"):
        title = title[: match.start()]
    return len(title.rstrip())


def is_outlet(name: str) -> bool:
    """Whether a name is built like a newspaper's, broadcaster's or site's."""
    bare = re.sub(r"^[Tt]he ", "", name).strip()
    parts = bare.split()
    if (
        not parts
        or _is_agency(name)
        or not all(part[0].isupper() or part.isdigit() or part in _SMALL for part in parts)
    ):
        return False
    if fold(bare) in _widely_quoted():
        return True
    if len(parts) == 1:
        alone = {row["word"] for row in table("media_words") if row["alone"]}
        return fold(bare) in alone and name != bare
    return fold(parts[-1]) in words("media_words") or (
        fold(parts[0]) in ("daily", "radio", "television", "channel")
        or (parts[1] == "of" and fold(parts[0]) in (*words("media_words"), "voice"))
    )


def _collect(pattern: re.Pattern[str], text: str, into: dict[str, str]) -> None:
    for match in pattern.finditer(text):
        name = _clean(match["name"])
        key = fold(re.sub(r"^[Tt]he ", "", name))
        if _is_agency(name) or key in _PRONOUNS or not _outlet_here(name, pattern, match["name"]):
            continue
        into.setdefault(key, name)


def _is_agency(name: str) -> bool:
    bare = re.sub(r"^[Tt]he ", "", name)
    return bool(short_name(bare) or short_name(bare.removesuffix(" News")))


def _outlet_here(name: str, pattern: re.Pattern[str], said: str) -> bool:
    if pattern is _TOLD and fold(re.sub(r"^[Tt]he ", "", name)) in _widely_quoted():
        return False
    if is_outlet(name) or (pattern is _STAFF and len(name.split()) > 1):
        return True
    # Mid-sentence only a newspaper's own article is a capital: "told The Harrow".
    return (
        pattern is _TOLD
        and said.startswith("The ")
        and len(name.split()) <= 4
        and not name.isupper()
        and not name[4:].isupper()
        and fold(name) not in _NOT_PAPERS
    )


def _another(name: str, pieces: list[Piece]) -> bool:
    """Whether the text speaks of the outlet as of another: "according to", "X reported"."""
    bare = re.escape(re.sub(r"^[Tt]he ", "", name))
    pattern = re.compile(_OTHERS.format(bare))
    return any(pattern.search(p.text.replace("’", "'")) for p in pieces if p.kind in ("paragraph", "subtitle", "title"))


def _clean(name: str) -> str:
    name = re.sub(r"\s+", " ", name.replace("\n", " ")).strip(" .,'-")
    name = re.sub(r"'s$", "", name)
    return name[0].upper() + name[1:] if name.startswith("the ") else name


def _widely_quoted() -> frozenset[str]:
    return words("outlets", "name")
