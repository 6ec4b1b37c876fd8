"""News agencies: which are named, and where naming one credits it."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.data import table

_TOLD = re.compile(
    r"\b(?:told|tells|telling|(?:said|statement|statements|speaking|spoke|interview|comments?|remarks|sent"
    r"|emailed|confirmed|according|attributed)"
    r" (?:to|with|by|from)|(?:quoted|reported|seen|reviewed|obtained|verified|carried|published|cited|contacted"
    r"|compiled|tallied) by"
    r"|citing|quoting|(?:news|press|wire) (?:agency|agencies|service)|newswire|(?:a|the) tally (?:by|from"
    r"|of))\s*,?\s*"
    r"(?:the |The )?(?:[\w'’-]+(?: [\w'’-]+){0,3} (?:agency|agencies|service|newswire|wire),? )?[\"“‘'(]?$"
)
_SAYS = re.compile(
    r"['’]?s?[\"”’')]?,?\s*(?:(?:news )?agency|newswire|wire service)?\s*,?\s*(?:has |had |also |later |earlier"
    r" |first |on \w+ |could |was |were |has not )*"
    r"(?:report(?:s|ed|ing)?|said|says|quot(?:es|ed|ing)|cit(?:es|ed|ing)|wrote|writes|add(?:s|ed)|confirmed"
    r"|learned|understands|not (?:immediately |independently )?"
    r"(?:verify|confirm|able)|unable|tally|count|toll|calculations?|figures|(?:news"
    r" )?(?:correspondents?|reporters?|journalists?|photographers?"
    r"|videographers?|teams?|staff)\b[^.;]{0,60}?\b(?:said|saw|reported|witnessed|counted|at the scene|on the"
    r" ground|heard))\b"
)
_AGENCY_WORDS = re.compile(r"\s*['’]?s?\s*(?:(?:state|official|national)[ -])*(?:news|press)\s+agency\b", re.I)
_AGENCY_BEFORE = re.compile(
    r"\b(?:news|press) (?:agency|agencies),? (?:the )?[(\"“‘']?$|\bnewswire[s]? (?:the )?$", re.I
)
_NAMED = re.compile(
    r"\b(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}) News Agency\b|\b(?P<letters>[A-Z]{3,6}) news agency\b"
)
_NO_NAMES = frozenset({"State", "Official", "National", "The", "A", "Another", "Local", "International", "Foreign"})
_GLUE = re.compile(
    r"\b(?:and|with|by|from|the|via|in|agencies|agency|staff|news|service|services|wires?|reporters?|report"
    r"|correspondents?|writers?|&)\b|[\W\d_]+",
    re.I,
)


def short_name(form: str) -> str | None:
    """The agency's short name where the words are one of its forms, else None."""
    return _forms().get(form.strip(" .,:;-–—()[]"), (None, False))[0]


def named(text: str) -> list[tuple[int, int, str]]:
    """Offsets and short names of the agencies' forms in a text, wanted or not."""
    return [(m.start(), m.end(), _forms()[m.group()][0]) for m in _pattern().finditer(text)]


def is_agency_list(text: str) -> bool:
    """Nothing but agencies' names and the words between them ("AFP and Reuters", "Agencies")."""
    if len(text) > 120:
        return False
    found = list(_pattern().finditer(text))
    if not found or (len(found) == 1 and text.strip() == found[0].group() and not _forms()[text.strip()][1]):
        return False  # "MENA", "PA" by themselves are more often something else
    return not _GLUE.sub("", _pattern().sub(" ", text))


def credited(text: str) -> set[str]:
    """Agencies named in a line that credits (a byline, a dateline's brackets, a credit line)."""
    return {short for _, _, short in named(text)}


def quoted(text: str) -> set[str]:
    """Agencies that prose gives as the source of a passage ("told AFP", "Reuters reported")."""
    found = set()
    for start, end, short in named(text):
        before, after = text[max(0, start - 70) : start], text[end : end + 110]
        by_name = bool(_AGENCY_WORDS.match(after) or _AGENCY_BEFORE.search(before))
        if by_name or (_forms()[text[start:end]][1] and (_TOLD.search(before) or _SAYS.match(after))):
            found.add(short)
    for match in _NAMED.finditer(text):
        name = re.sub(r"^(?:The|A) ", "", match["name"] or match["letters"])
        if name not in _NO_NAMES and not _pattern().search(match.group()):
            found.add(name)
    return found


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, bool]]:
    return {
        form: (row["short"], row["alone"] == "yes") for row in table("agencies") for form in row["forms"].split(";")
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=len, reverse=True)
    return re.compile(r"(?<![\w.@/-])(?:" + "|".join(re.escape(form) for form in forms) + r")(?![\w@]|\.\w|-[a-z])")
