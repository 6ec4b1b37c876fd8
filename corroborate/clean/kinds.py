"""What a piece is by its own words: stamp, byline, caption, credit, furniture; None where it could be prose."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.clean.agencies import is_agency_list
from corroborate.clean.stamps import Stamp, stamps
from corroborate.clean.text import fold
from corroborate.data import table, words
from corroborate.model import BlockKind

_SHORT = 160
"""Characters: the longest line that furniture, bylines and stamps are looked for in."""
_ASIDE = 320
"""Characters: the longest line that an anywhere-phrase ("contributed to this report") may stand in."""
_CAPTION = 600
_READ_TIME = re.compile(
    r"(?:\(?\d{1,3}|a|one|two|three|four|five)[ -]min(?:ute)?s?\.?(?: read)?\)?|reading time:? .{1,20}", re.I
)
_RELATIVE = re.compile(
    r"(?:(?:updated|published|posted|about|last updated)[: ]+)?\d{1,3} (?:sec(?:ond)?|min(?:ute)?|hour|hr|day"
    r"|week|month|year)s? ago",
    re.I,
)
_PHOTO = re.compile(
    r"[(\[][^()\[\]]{0,120}(?:\bphotos?\b|\bimages?\b|\bgetty\b|\bfile\b|\bhandout\b|\bepa\b|\bshutterstock\b"
    r"|\bscreen ?grab\b"
    r"|\bscreenshot\b|\bcourtesy\b|\bpool\b|\bvia\b|/)[^()\[\]]{0,120}[)\]]\.?$", re.I)  # fmt: skip
_PHOTO_TAIL = re.compile(
    r"(?:getty images|reuters/[\w .'-]{3,40}|/ ?(?:afp|reuters|ap|epa|getty)(?: via getty images)?"
    r"|(?:photo|image|picture|credit|photograph|pic|source)(?: credit| source| by|s)?: ?[\w .,'/©&-]{2,80}|©"
    r" ?[\w .'/-]{2,60}"
    r"|— ?(?:ap|afp|reuters|epa)(?:/[\w .]{2,40})?(?: photo)?)\)?\.?$", re.I)  # fmt: skip
_PHOTO_HEAD = re.compile(
    r"(?:\(?file(?: photo| image| picture)?\)?|photos?|image|picture|pictured|photo caption|illustrative(?:"
    r" image)?)\s*[:–—-]\s*\S"
    r"|(?:image|media|photo|picture|video)\s+(?:copyright|caption|source)\b|caption:|enlarge (?:this )?image\b",
    re.I,
)
_BY = re.compile(r"(?:(?:written|story|report|words|text|article)\s+)?by:?\s+(?P<who>\S.*)", re.I | re.S)
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|[A-ZÀ-Þ]\.|al|el|bin|ibn|abu|de|da|del|van|von|der|den|dos|la|le)"
_NAMES = re.compile(rf"{_NAME}(?:[ ]{_NAME}){{0,4}}(?:(?:,| and| &|;)+ {_NAME}(?:[ ]{_NAME}){{0,5}}){{0,6}}")
_NAMES_IN = re.compile(
    rf"(?:{_NAME}(?: {_NAME}){{1,3}})(?:(?:,| and| &)+ {_NAME}(?: {_NAME}){{1,3}}){{0,4}},? in {_NAME}(?:"
    rf" {_NAME}){{0,3}}(?: and {_NAME}(?: {_NAME}){{0,2}})?"
)
_RESIDUE = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b)?"
    r"|\b(?:at|on|in|from|um|last|updated|published|posted|modified|GMT|UTC|local time|hrs|hours)\b|[\W_]+",
    re.I,
)
_SLUG = re.compile(r"\(?[a-z]{2,4}(?:/[a-z]{2,4}){2,4}\)?")
_OUR = re.compile(
    r"by (?:our|a|an|the) (?:[\w’'-]+ ){0,4}(?:correspondents?|reporters?|writers?|staff|desk|team)\b.{0,60}", re.I
)
TRAIL = re.compile(r"\s*[»›>→]\s*|\s+/\s+")
_REPORT = re.compile(r"(?:report|reporter|reported|text|words|story|author|writer|written)\s*:\s*(?P<who>\S.*)", re.I)


def furniture(text: str) -> tuple[BlockKind, bool] | None:
    """The kind the table gives a line, and whether a list of links to other stories follows it."""
    key = fold(text)
    if not key:
        return "boilerplate", False
    if len(text) > _ASIDE:
        return None
    lines, starts, has = _phrases()
    if row := lines.get(key):
        return row
    bare = key.lstrip("([ ")
    if len(text) <= _SHORT or bare.startswith(("reporting by", "additional reporting")):
        for said in dict.fromkeys((key, bare)):
            for size in range(min(len(said), 48), 0, -1):
                begun = starts.get(said[:size])
                if begun and _bounded(said, size, begun[2]):
                    return begun[0], begun[1]
    for phrase, found in has:
        if phrase in key:
            return found
    return None


def own_kind(text: str) -> BlockKind | None:
    """The kind of a piece by its own words alone; None where it may be a headline, heading or prose."""
    if found := stamp_line(text):
        return found[0]
    if (known := furniture(text)) and not (known[0] == "credit" and is_caption(text)):
        return known[0]
    if is_trail(text):
        return "boilerplate"
    if _SLUG.fullmatch(text):
        return "credit"
    if len(text) <= _SHORT and (_READ_TIME.fullmatch(text) or _RELATIVE.fullmatch(text)):
        return "boilerplate"
    if is_caption(text):
        return "caption"
    if is_byline(text):
        return "byline"
    return None


def is_caption(text: str) -> bool:
    """A picture's caption: a short piece that ends in a photo credit or begins "File:"."""
    if len(text) > _CAPTION:
        return False
    if _PHOTO_HEAD.match(text):
        return True
    tail = text[-160:]
    if _PHOTO.search(tail):
        return not re.search(r"(?:reporting|editing|writing) by", tail, re.I)
    match = _PHOTO_TAIL.search(tail)
    return bool(match) and len(text) > len(match.group()) + 20 if match else False


def is_trail(text: str) -> bool:
    """A page's way to the article: "Harrow Online » World » Americas", "Home / News"."""
    parts = TRAIL.split(text)
    if len(text) > _SHORT or len(parts) < 2 or any(not p or len(p.split()) > 4 for p in parts):
        return False
    labels = words("sections", "label")
    return any(fold(p) in labels or fold(p) in ("home", "homepage", "start", "front page") for p in parts)


def is_byline(text: str) -> bool:
    """ "By X", "Report: X", "X and Y in City", or nothing but agencies' names."""
    if len(text) > _SHORT:
        return False
    if _OUR.fullmatch(text):
        return True
    if (match := _REPORT.fullmatch(text)) and _NAMES.fullmatch(match["who"].strip(" .")):
        return len(match["who"].split()) > 1
    if (match := _BY.fullmatch(text)) and len(text.split()) <= 20:
        who = match["who"].strip(" .|-–—")
        head = re.split(r"\s*[|–—•·(]\s*|\s+-\s+|,|\s(?:in|for|at)\s(?=[A-Z])", who, maxsplit=1)[0]
        return bool(_NAMES.fullmatch(head)) or head.isupper() or is_agency_list(who)
    return is_agency_list(text) or bool(_NAMES_IN.fullmatch(text))


def stamp_line(text: str) -> tuple[BlockKind, list[Stamp]] | None:
    """A line that is a date stamp with at most a byline, an agency or a place beside it."""
    if len(text) > _SHORT or not any(c.isdigit() for c in text):
        return None
    found = stamps(text)
    if not found:
        return None
    rest, begin = "", 0
    for stamp in found:
        rest, begin = rest + text[begin : stamp.start] + " ", stamp.end
    rest = (rest + text[begin:]).strip(" |·•-–—,:()[]\n\t/")
    if not _RESIDUE.sub("", rest):
        return ("update" if any(s.label for s in found) else "dateline"), found
    if is_byline(rest) or _short_names(rest) or _READ_TIME.fullmatch(rest) or _RELATIVE.fullmatch(rest):
        return "byline", found
    return None


def is_section(text: str) -> bool:
    """A section label ("World", "Middle East"), alone or several with separators."""
    parts = [fold(part) for part in re.split(r"\s*[|/>»•·,]\s*", text) if part.strip()]
    return 0 < len(parts) <= 4 and all(part in words("sections", "label") for part in parts)


def _short_names(text: str) -> bool:
    parts = [p for p in re.split(r"\s*[|·•/,–—()]\s*|\s+-\s+|\s+by\s+|^by\s+", text, flags=re.I) if p]
    return len(parts) <= 4 and len(text.split()) <= 8 and all(_short_name(part) for part in parts)


def _short_name(part: str) -> bool:
    if is_section(part) or is_agency_list(part):
        return True
    return all(word[0].isupper() or word in ("and", "in", "of", "the", "al") for word in part.split())


def _bounded(key: str, size: int, label: bool) -> bool:
    if label:
        return key[size : size + 2].lstrip()[:1] in (":", "|", "-", "")
    return size == len(key) or not key[size].isalnum() or not key[size - 1].isalnum()


@lru_cache(maxsize=1)
def _phrases() -> tuple[
    dict[str, tuple[BlockKind, bool]], dict[str, tuple[BlockKind, bool, bool]], list[tuple[str, tuple[BlockKind, bool]]]
]:
    lines: dict[str, tuple[BlockKind, bool]] = {}
    starts: dict[str, tuple[BlockKind, bool, bool]] = {}
    has: list[tuple[str, tuple[BlockKind, bool]]] = []
    for row in table("boilerplate"):
        kind: BlockKind = row["kind"]  # type: ignore[assignment]
        if row["match"] == "line":
            lines[row["phrase"]] = (kind, row["opens"] == "yes")
        elif row["match"] == "has":
            has.append((row["phrase"], (kind, False)))
        else:
            starts[row["phrase"]] = (kind, False, row["match"] == "label")
    return lines, starts, has
