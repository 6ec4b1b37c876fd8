"""Whose text an article is: an agency's own report, a house's own, a re-post of another's."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from corroborate.data import table
from corroborate.model import Article
from corroborate.provenance.addresses import same_address
from corroborate.provenance.words import folded

_CREDITING = frozenset({"byline", "dateline", "credit"})
_GLUE = frozenset(
    {"by", "from", "source", "the", "and", "agency", "agencies", "news", "via", "story", "text", "report"}
)
_NOT_TEXT = re.compile(
    r"\b(?:photo|photograph|image|picture|video|file|handout|getty|additional|contribut\w+|with|staff)\b", re.I
)
_PICTURE = re.compile(r"\b(?:photo|photograph|image|picture|video|file|handout|getty)", re.I)
_FROM = re.compile(
    r"(?:\b(?i:source|sources|from|via|by|courtesy(?: of)?|copyright|distributed by|agency|agencies)\b|[©(])[ :]+"
    r"((?:the )?[A-Z][\w.'’&-]*(?:(?: of| the| and|,| /)? [A-Z][\w.'’&-]*){0,5})"
)
_AND = re.compile(r",? and |, | / ")
_INITIALS = re.compile(r"(?:[a-z]{2,4}-){0,2}[a-z]{2,4}(?:/[a-z]{2,4}){1,4}")
_ZONE = timedelta(hours=14)
"""How far a clock time without a zone may be off: civil time runs from UTC-12 to UTC+14."""


@lru_cache(maxsize=4096)
def agency(name: str | None) -> str | None:
    """The short name of the agency that a name is a form of, or None."""
    return _agencies().get(" ".join(folded(name or "")))


def same_house(a: str | None, b: str | None) -> bool:
    """Whether two names are one outlet's: the same, or one cut to its last words ("the Courier").

    A single word that many papers are named for is taken for a paper's short name all the same: it
    is only asked of articles that share a text.
    """
    one, other = house(a).split(), house(b).split()
    short, full = sorted((one, other), key=len)
    return bool(short) and full[-len(short) :] == short


@lru_cache(maxsize=4096)
def house(name: str | None) -> str:
    """A publisher's name for comparison: folded, without "The"; an agency's by its short name."""
    words = folded(agency(name) or name or "")
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def credited(article: Article, name: str | None) -> str | None:
    """The agency that a name is: one that the table knows, or one that the article credits."""
    if name is None or (known := agency(name)):
        return known if name else None
    return next((credit for credit in article.credits if house(credit) == house(name)), None)


def agencies(article: Article) -> frozenset[str]:
    """The agencies that the article credits or is of."""
    wire = own_agency(article)
    return frozenset([agency(credit) or credit for credit in article.credits] + ([wire] if wire else []))


def own_agency(article: Article) -> str | None:
    """The agency whose own text the article is, by its publisher or a byline that names it alone.

    An agency that no table knows is one where the article itself credits it ("HARROW (Vesper) -").
    """
    for name in (article.original_publisher, article.publisher):
        if found := credited(article, name):
            return found
    named = {found for author in article.authors if (found := agency(author))}
    if len(article.authors) == 1 and named:
        return named.pop()
    text = article.text or ""
    for block in article.blocks:
        if block.kind in _CREDITING and block.end - block.start <= 120:
            line = text[block.start : block.end]
            if not _NOT_TEXT.search(line) and (found := _alone(line, block.kind == "dateline")):
                return found
    return None


def from_agency(article: Article) -> bool:
    """Whether the agency itself is the publisher, as far as known: not a subscriber's copy."""
    own = own_agency(article) is not None
    return own and (article.publisher is None or credited(article, article.publisher) is not None)


def author(article: Article) -> tuple[str, str] | None:
    """Who wrote the text: ("agency" or "newsroom", name); None where nobody is known."""
    if wire := own_agency(article):
        return "agency", wire
    name = article.original_publisher or article.publisher
    return ("newsroom", name) if name else None


def label(article: Article) -> str:
    """How a sentence of evidence calls the article."""
    return f"{article.publisher} ({article.id})" if article.publisher else article.id


def credit_names(article: Article) -> frozenset[str]:
    """The names that the article's credit lines give as its source, agencies that no table knows among them."""
    text = article.text or ""
    lines = (text[b.start : min(b.end, b.start + 200)] for b in article.blocks if b.kind == "credit")
    return frozenset(
        name.strip(" .,")
        for line in lines
        if not _PICTURE.search(line)
        for match in _FROM.finditer(line)
        for name in _AND.split(match.group(1))
        if house(name)
    )


def desk_initials(article: Article) -> str | None:
    """The initials of an agency's desk that a copy was left with at its end ("str-ab/cd/ef"), or None."""
    text = article.text or ""
    for block in article.blocks[-4:]:
        if block.end - block.start <= 30 and (match := _INITIALS.fullmatch(text[block.start : block.end].strip())):
            return match.group()
    return None


def earlier(a: Article, b: Article, by: timedelta = timedelta(0)) -> bool:
    """Whether ``a`` was surely published before ``b`` (``by`` so much), given how precise the two dates are."""
    same_house = same_address(a, b) or (a.publisher is not None and house(a.publisher) == house(b.publisher))
    first, second = _bounds(a, same_house), _bounds(b, same_house)
    return bool(first and second and first[1] + by <= second[0] and first != second)


def _bounds(article: Article, same_house: bool) -> tuple[datetime, datetime] | None:
    if article.published is None or article.published.basis == "inferred":
        return None
    value = article.published.value
    try:
        start = datetime.fromisoformat(value)
        end = start + (timedelta(days=1) if len(value) <= 10 else timedelta(0))
        zone = start.utcoffset()
        slack = timedelta(0) if same_house or zone is not None else _ZONE
        start, end = (
            start.replace(tzinfo=None) - (zone or timedelta()),
            end.replace(tzinfo=None) - (zone or timedelta()),
        )
        return start - slack, end + slack
    except (ValueError, OverflowError):
        return None


def _alone(line: str, dateline: bool) -> str | None:
    """The one agency a line credits where it credits nothing else; a dateline's comes in brackets."""
    bracket = re.search(r"\(([^()]{2,40})\)", line)
    if dateline and bracket:
        return agency(bracket.group(1))
    words = [word for word in folded(line) if word not in _GLUE]
    return _agencies().get(" ".join(words)) or (agency(line) if not dateline else None)


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    return {" ".join(folded(form)): row["short"] for row in table("agencies") for form in row["forms"].split(";")}
