"""Our own labelled reports: what each claims, read off ``quality/gold`` and the texts of ``../shared/benchmarks``.

``gold/dev.jsonl``, ``wide``, ``fresh``, ``broad``, ``sealed`` and ``closed`` hold ids, offsets and values only;
``gold/README.md`` says how they were read and how far the readers agreed. Offsets are code points into
:func:`document`: the title, an empty line and the text, or the text alone where it begins with its title or has none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from corroborate.model import COUNT_FIELDS, Noun
from quality.lines import Line, lines

GOLD = Path(__file__).parent / "gold"
PARTS = ("dev", "wide", "fresh", "broad", "sealed", "closed")
UNREAD = ("sealed", "closed")
"""Parts whose errors are never shown."""


class Toll(Noun, frozen=True):
    """A figure that a report gives: ``start`` and ``end`` are the number's own words.

    ``scope`` is a claim's, or ``part``: a share of the incident's toll. ``sum`` stands on the first of
    several parts that are the whole between them. ``also`` is a second field that is right too, where the codebook
    leaves it open whether people of an occupation are said to be civilians.
    """

    field: str
    value: int | None
    modifier: str
    scope: str
    speaker: str
    start: int
    end: int
    stance: str = "asserts"
    hedged: bool = False
    sum: int | None = None
    also: str | None = None


class Labels(Noun, frozen=True):
    """What one report says of its own incident; None is what it doesn't say.

    ``event`` is a letter: reports of one ``group`` with one letter tell of the same incident. ``date`` is first
    and last day. ``place`` is the smallest place, ``places`` what else is right for it, ``country`` an ISO
    3166 code. ``perpetrator`` and ``weapon`` list every answer that is right.
    """

    id: str
    group: str
    relevant: bool
    event: str | None
    date: tuple[str, str] | None
    place: str | None
    places: tuple[str, ...]
    country: str | None
    perpetrator: tuple[str, ...]
    perpetrator_kind: str | None
    weapon: tuple[str, ...]
    claims: tuple[Toll, ...]


def labels(half: str) -> list[Labels]:
    """The labelled reports of a part (:data:`PARTS`), in the file's order."""
    data = (GOLD / f"{half}.jsonl").read_bytes()
    found = [msgspec.json.decode(line, type=Labels) for line in data.splitlines()]
    assert all(c.field in COUNT_FIELDS for one in found for c in one.claims)
    return found


_JOINED = re.compile(
    r"(?<=\d)(?:[:.] (?=\d)|, (?=\d{3}\b)| - (?=(?:year|month|day|week|hour|mile|magnitude|degree)\b))"
    r"|(?<=\b[A-Za-z]\.) (?=[A-Za-z]\.)|(?<=\w) (?=['’](?:s|t|re|ve|ll|d|m)\b)|(?<=year) - (?=old\b)"
)


def untokenised(text: str) -> str:
    """ECB+'s tokens as print has them, by taking blanks away alone: "12: 17 a. m.", "a 59 - year - old"."""
    return _JOINED.sub(lambda match: match.group().replace(" ", ""), text)


@lru_cache(maxsize=1)
def texts() -> dict[str, Line]:
    """Every report that can be labelled as JSON Lines input, by the id that the labels use."""
    found: dict[str, Line] = {}
    for g in lines("fakes/articles_to_2016.jsonl"):
        found.setdefault(f"fakes-{g['unit_id']}", {"title": g["title"], "text": g["text"], "publisher": g["source"]})
    for g in lines("giveme5w1h/news_cluster.jsonl.gz"):
        found[f"news-{g['id'][:10]}"] = {
            "title": g["title"],
            "text": g["text"],
            "publisher": g["publisher"],
            "published": g["date"][:10],
        }
    for g in lines("muc4/tst3_tst4.jsonl.gz"):
        if text := g.get("text_mixed_case"):
            found[f"muc4-{g['docid']}"] = {"text": text}
    for g in lines("ecbplus/docs.jsonl.gz"):
        found[f"ecb-{g['doc'].removesuffix('.xml')}"] = {"text": untokenised(g["text"])}
    for g in lines("gvdb/dev_incidents.jsonl.gz"):
        found[f"gvdb-{g['id']}"] = {"title": g["title"], "text": g["text"]}
    return {name: {"id": name, **given} for name, given in found.items()}


def document(given: Line) -> str:
    """The text that offsets point into."""
    title, text = given.get("title"), str(given["text"])
    return text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}"
