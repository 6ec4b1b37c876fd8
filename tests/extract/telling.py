"""Short invented reports read as the program reads them: all of a table's reports parsed in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from corroborate.extract import account, pipeline
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.mentions import Anchor
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.reading import Reading
from corroborate.extract.sentences import sentences
from corroborate.model import Account, Article, Claim
from corroborate.settings import Settings
from tests.reading import article, language

Row = dict[str, str]

PUBLISHED = "2025-03-14"
"""A Friday: the day the tables' reports came out."""

_PARSES: dict[str, Packed] = {}


def rows(name: str) -> list[Row]:
    """The rows of the table ``name`` beside the tests; ``known`` is ``gap`` where the program is known to be wrong."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [dict(zip(lines[0], line + [""] * (len(lines[0]) - len(line)), strict=True)) for line in lines[1:]]
    assert all(row["known"] in ("", "gap") for row in found), name
    return found


def cases(name: str) -> list[object]:
    """A table's rows as parameters; a known gap may hold on one machine's parser and not on another's."""
    marks = pytest.mark.xfail(reason="a known gap", strict=False)
    return [pytest.param(row, marks=[marks] if row["known"] else [], id=_name(row)) for row in rows(name)]


def _name(row: Row) -> str:
    return " ".join(value for key, value in row.items() if key in ("class", "said", "text"))[:70].replace("¶", "")


def gaps(name: str) -> int:
    return sum(row["known"] == "gap" for row in rows(name))


def made(text: str, published: str | None = None) -> Article:
    """An article of the table's text: ``¶`` parts paragraphs; a first part that ends in ``#`` is the title."""
    parts = [part.strip() for part in text.split("¶")]
    title = parts.pop(0).rstrip("# ") if parts[0].endswith("#") else None
    return article("\n\n".join(parts), published or None, title)


def parse_all(articles: Iterable[Article]) -> None:
    """Parse the articles' sentences in one batch, so that reading them one by one costs little."""
    limit = Settings().max_sentence_characters
    texts = dict.fromkeys(s.text for one in articles for s in sentences(one, limit) if s.text not in _PARSES)
    _PARSES.update(zip(texts, pipeline.parse(language(), texts, 256), strict=True))


def sentences_of(what: Article) -> list[Sentence]:
    parse_all([what])
    return [unpack(s, _PARSES[s.text]) for s in sentences(what, Settings().max_sentence_characters)]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings())


def _anchor(what: Article) -> Anchor | None:
    return Anchor(date.fromisoformat(what.published.value[:10])) if what.published else None


def reading(what: Article) -> Reading:
    """The report with its words looked up, before its tellings are sorted by event."""
    return Reading(what, sentences_of(what), gazetteer(), _anchor(what))


def accounts(what: Article) -> tuple[Account, ...]:
    return account.read(what, sentences_of(what), gazetteer(), _anchor(what))


def claims(found: Sequence[Account], field: str, scope: str | None = "incident") -> list[Claim]:
    """Claims on ``field`` of the first account, of one scope or of any."""
    mine = found[0].claims if found else ()
    return [c for c in mine if c.field == field and scope in (None, c.scope)]


@lru_cache(maxsize=None)
def _table(name: str) -> dict[str, Article]:
    found = {row["text"]: made(row["text"], PUBLISHED) for row in rows(name)}
    parse_all(found.values())
    return found


@lru_cache(maxsize=None)
def read(name: str, text: str) -> tuple[Account, ...]:
    """The accounts of one row's text of the table ``name``."""
    return accounts(_table(name)[text])
