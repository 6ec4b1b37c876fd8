"""The outlet's own town at a headline's end: "Man shot at party | News 9 Vara", "… - WVRA-TV: Vara, Orm News"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from corroborate.data import table, words
from corroborate.extract.parse import Sentence
from corroborate.extract.where.lists import postal
from corroborate.extract.where.words import Name
from corroborate.model import Article

_BREAK = re.compile(r"\s(?:[|«»]|::)\s|\s[-–—]\s")
_BARE = re.compile(r"\s(?:[|«»]|::)\s")
"""What only a page's title has: a dash may as well be the headline's own."""
_CALL_SIGN = re.compile(r"[CKWX][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?|[A-Z]{2,4}\d{1,2}")
_FURNITURE = frozenset("Tags Tag Topics Keywords Related Print Tweet Share".split())
_FEWEST = 8
"""Tokens of the shortest sentence that keywords may have run into."""
_WORD = re.compile(r"[\w'’-]+")
_DOMAIN = re.compile(r"\w\.(?:com|net|org|tv|co|news)\b", re.IGNORECASE)

_NETWORK = re.compile(r"\b(?:(?:FOX|Fox|CBS|NBC|ABC|abc|fox|nbc|cbs) ?\d{1,2}|CBS [A-Z][a-z]+|[KW][A-Z]{3}(?:-?TV)?)\b")
"""The station of a network of the United States, or a call sign that is given there alone."""
_ANYWHERE = frozenset("co tv io me ai fm am cc ws to gg ly la nu su st vc".split())
"""Ends of addresses that are some country's and are used all over the world."""


def set_in(article: Article) -> tuple[str, ...]:
    """ISO codes of the countries that the outlet's own name or address says it is of; mostly none."""
    return tuple(sorted(set(_countries(article))))


def _countries(article: Article) -> Iterator[str]:
    title = article.title or ""
    start = _begins(title)
    if _NETWORK.search(article.publisher or "") or (start is not None and _NETWORK.search(title[start:])):
        yield "US"
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        host = ""
    end = host.rpartition(".")[2]
    if len(end) == 2 and end not in _ANYWHERE and (code := {"uk": "GB"}.get(end, end.upper())) in _codes():
        yield code


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in table("countries"))


def sign_off(sentence: Sentence, names: Sequence[Name]) -> None:
    """Mark the names that stand in a headline's sign-off, or in a page's keywords that run into its first sentence.

    They say whose page it is, or what else is on it, not where anything was.
    """
    if not names:
        return
    end = _keywords(sentence)
    for name in names if end else ():
        if name.end <= end and name.kind in ("place", "site"):
            name.kind, name.sort, name.inside = "demonym", "tie", None
    if sentence.kind not in ("title", "heading"):
        return
    start = _begins(sentence.text)
    for n, name in enumerate(names) if start is not None else ():
        if name.start >= sentence.start + (start or 0) and name.kind in ("place", "site"):
            stated = n + 1 < len(names) and names[n + 1].key in postal() and name.inside is not None
            name.kind, name.sort, name.inside = "demonym", "tie", name.inside if stated else None


def _keywords(sentence: Sentence) -> int:
    """Where "Tags Vara Ostria raids A raid on …", "Print Tweet Related Ostria bans … At least two …" end, or 0."""
    tokens = sentence.tokens
    if len(tokens) < _FEWEST or tokens[0].text not in _FURNITURE or not tokens[1].text[:1].isupper():
        return 0
    for token in tokens[2:-1]:
        opens = token.text[:1].isupper() and (token.pos in ("DET", "NUM") or token.lower == "at")
        if opens and token.text.istitle() and tokens[token.i + 1].text.islower():
            return token.start
    return 0


def _begins(title: str) -> int | None:
    """Where the sign-off begins: after the first break that an outlet's words follow."""
    for found in _BREAK.finditer(title):
        tail = title[found.end() :]
        if found.start() and (_BARE.fullmatch(found.group()) or _of_outlet(tail)):
            return found.end()
    return None


def _of_outlet(tail: str) -> bool:
    known = words("media_words")
    return _DOMAIN.search(tail) is not None or any(
        w.lower() in known or _CALL_SIGN.fullmatch(w) for w in _WORD.findall(tail)
    )
