"""Records for the page, made by hand: an invented incident with everything a record can hold, and a hostile one."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from corroborate.model import (
    Article,
    Background,
    Block,
    Claim,
    Conflict,
    Origin,
    Problem,
    Published,
    Record,
    Reuse,
    Side,
    Span,
    Speaker,
    Tally,
    Victim,
    VictimName,
    When,
)
from tests.publish.made import actor, count, field, record

WIRE = (
    "Blast at Orvane mill kills four\n"
    "By Kestrel\n"
    "A bomb went off at the grain mill of Orvane on Monday and killed four guards, the mayor of Orvane said. "
    "“We heard one blast and then nothing at all for a very long while,” Oto Brenn said.\n"
    "The mayor first spoke of three dead. At least nine people were hurt.\n"
    "In 2019 a fire at the mill killed two people."
)
COPY = (
    "Mill blast\n"
    "A bomb went off at the grain mill of Orvane on Monday and killed four of the guards, the mayor of Orvane said. "
    "“We heard one blast and then nothing at all for a very long while,” Oto Brenn said.\n"
    "Read more: our newsletter"
)
OTHER = (
    "Five dead at Orvane\n"
    "Five people died at the mill, rescuers said. Nobody but guards was inside. "
    "There have been 31 attacks on mills since May."
)
TEXTS = {"wire-0001": WIRE, "copy-0002": COPY, "other-0003": OTHER}


def span(article: str, words: str, texts: dict[str, str] = TEXTS) -> Span:
    start = texts[article].index(words)
    return Span(article, start, start + len(words), words)


def claim(article: str, name: str, value: Any, words: str, **more: Any) -> Claim:
    texts = more.pop("texts", TEXTS)
    where = span(article, words, texts)
    line = next(part for part in texts[article].split("\n") if words in part)
    speakers = (*more.pop("speakers", ()), Speaker("the report", "article", False))
    said: dict[str, Any] = {
        "id": f"{article}:{name}:{where.start}-{where.end}", "field": name, "value": value, "modifier": None,
        "stance": "asserts", "certainty": "stated", "scope": "incident", "speakers": speakers,
        "origin": "o-mayor", "span": where, "sentence": span(article, line, texts),
    }  # fmt: skip
    return Claim(**(said | more))


def article(name: str, publisher: str | None, published: str | None, **more: Any) -> Article:
    text = TEXTS[name]
    blocks: list[Block] = []
    at = 0
    for n, line in enumerate(text.split("\n")):
        kind: Any = "title" if n == 0 else "boilerplate" if line.startswith("Read more") else "paragraph"
        kind = "byline" if line.startswith("By ") else kind
        blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    said: dict[str, Any] = {
        "id": name, "source": f"{name}.txt", "title": text.split("\n")[0], "publisher": publisher,
        "original_publisher": publisher, "credits": (), "authors": ("Ina Dole",),
        "published": Published(published, "given") if published else None, "seen": None,
        "url": "https://example.org/mill", "language": "en", "translated": False, "text": text,
        "blocks": tuple(blocks),
    }  # fmt: skip
    return Article(**(said | more))


MAYOR = (Speaker("the mayor of Orvane", "person", False),)
RESCUERS = (Speaker("rescuers", "unnamed", True),)


def _claims() -> dict[str, Claim]:
    found = [
        claim("wire-0001", "killed", 4, "four guards", speakers=MAYOR),
        claim("copy-0002", "killed", 4, "four of the guards", speakers=MAYOR),
        claim("other-0003", "killed", 5, "Five people", speakers=RESCUERS, origin="o-rescue"),
        claim("wire-0001", "killed", 3, "three dead", speakers=MAYOR, superseded_by="wire-0001:killed:154-165"),
        claim("wire-0001", "injured", 9, "At least nine people", modifier="at-least", origin="o-kestrel"),
        claim("wire-0001", "weapon", {"kind": "bomb", "name": "bomb"}, "A bomb", origin="o-kestrel"),
        claim("wire-0001", "event_type", {"type": "Explosions/Remote violence", "sub_type": "Remote explosive"},
              "A bomb went off", origin="o-kestrel"),
        claim("wire-0001", "place", {"name": "Orvane", "country": "FR", "admin1": None, "latitude": 45.0,
              "longitude": 3.0, "precision": 2}, "the grain mill of Orvane", origin="o-kestrel"),
        claim("wire-0001", "target", {"kind": "building", "name": "mill"}, "mill of Orvane on", origin="o-kestrel"),
        claim("wire-0001", "perpetrator", None, "the mayor of Orvane said", stance="declines", speakers=MAYOR),
        claim("wire-0001", "victim", {"name": "Oto Brenn", "fate": "unharmed"}, "Oto Brenn", origin="o-kestrel"),
        claim("wire-0001", "killed", 2, "two people", scope="background", origin="o-kestrel"),
        claim("other-0003", "tally", 31, "31 attacks", scope="tally", origin="o-post"),
    ]  # fmt: skip
    return {c.id: c for c in found}


def full() -> Record:
    """An incident with every part of a record."""
    claims = _claims()
    by = {(c.field, c.value if isinstance(c.value, int) else None, c.span.article): c.id for c in claims.values()}
    four = (by["killed", 4, "wire-0001"], by["killed", 4, "copy-0002"])
    five = (by["killed", 5, "other-0003"],)
    where = {"name": "Orvane", "country": "FR", "admin1": "Limagne", "latitude": 45.0, "longitude": 3.0, "precision": 2}
    when = {"start": "2020-02-03", "end": "2020-02-03", "edtf": "2020-02-03", "precision": "day"}
    killed = replace(count(4, 4, 5, status="disputed", claims=four, against=five, origins=1), open=True)
    mill = "A bomb went off at the grain mill of Orvane on Monday and killed four"
    quoted = "We heard one blast and then nothing at all for a very long while"
    return record(
        summary="On 3 February 2020, a bombing in Orvane killed 4 people (reports give 4 to 5 or more).",
        killed=killed,
        injured=count(9, 9, 9, status="single-origin", claims=(by["injured", 9, "wire-0001"],)),
        date=field(when),
        place=replace(field(where), claims=(by["place", None, "wire-0001"],)),
        weapon=replace(field({"kind": "bomb", "name": "bomb"}, "single-origin"),
                       claims=(by["weapon", None, "wire-0001"],)),
        event_type=field({"type": "Explosions/Remote violence", "sub_type": "Remote explosive"}),
        perpetrator=field(actor("Grey Sickle", "armed-group"), "decided"),
        claims=tuple(sorted(claims.values(), key=lambda c: (c.span.article, c.span.start, c.id))),
        articles=(
            article("copy-0002", "The Orvane Post", "2020-02-04", credits=("Kestrel", "Hoopoe")),
            article("other-0003", None, None, seen="2021-01-01", translated=True),
            article("wire-0001", "Kestrel", "2020-02-03T18:15:00+01:00", credits=("Kestrel",)),
        ),
        origins=(
            Origin("o-kestrel", "agency", "Kestrel", ("copy-0002", "wire-0001")),
            Origin("o-mayor", "statement", "the mayor of Orvane", ("copy-0002", "wire-0001"),
                   ("wire-0001 and copy-0002: one sentence, copied",)),
            Origin("o-post", "newsroom", None, ("other-0003",)),
            Origin("o-rescue", "statement", "rescuers", ("other-0003",)),
        ),
        reuse=(
            Reuse("copied", span("wire-0001", f"{mill} guards"), span("copy-0002", f"{mill} of the guards"), 14,
                  "from-to", ("wire-0001 is Kestrel's own report; The Orvane Post (copy-0002) credits Kestrel",)),
            Reuse("shared-quotation", span("copy-0002", quoted), span("wire-0001", quoted), 14, "unknown"),
        ),
        conflicts=(Conflict("killed", "range", (Side(4, four, ("o-mayor",)), Side(5, five, ("o-rescue",)))),),
        victims=(Victim((VictimName("Oto Brenn", "name", ()), VictimName("Brother Oto", "alias", ())), "unharmed",
                        ("miller",), (), "civilian", (by["victim", None, "wire-0001"],)),),
        tallies=(Tally(31, "exact", "attacks on mills", "2019-05", None, by["tally", 31, "other-0003"]),),
        background=(Background("b1", "fire at the mill", When("2019-01-01", "2019-12-31", "2019", "year"),
                               "Orvane", 2, (by["killed", 2, "wire-0001"],)),
                    Background("b2", "an earlier strike", None, None, None, ())),
        problems=(
            Problem("undated", "other-0003: nothing dates it; give its date", "other-0003"),
            Problem("version", "2025-03-15T09:00: killed raised from 3 to 4: “three” became “four”", "wire-0001"),
        ),
    )  # fmt: skip


EVIL = '"><img src=x onerror=alert(1)></script><script>alert(2)</script><style>*{display:none}</style>'
UNSEEN = "a\x00b\x07c\x1bd\x7fe\x85f\u202eg\u202dh\u2066i\ud800j\ufffek"


def hostile() -> Record:
    """A record every word of which tries to become markup, to turn the line around or to be unseen."""
    bad = EVIL + UNSEEN
    text = f"{bad}\n{EVIL} killed 3 {EVIL}\u202e\n]]><!-- {{{{ 7*7 }}}} {{% raw %}} &lt;b&gt; --></p></div></main>"
    texts = {bad: text}
    made = claim(bad, "killed", 3, f"{EVIL} killed 3", texts=texts, id=bad, origin=bad,
                 speakers=(Speaker(bad, "person", True),))  # fmt: skip
    where = {"name": bad, "country": bad, "admin1": bad, "latitude": 12.0, "longitude": 179.9, "precision": 5}
    page = Article(
        id=bad, source=bad, title=bad, publisher=bad, original_publisher=EVIL, credits=(bad,), authors=(bad,),
        published=Published(bad, "given"), seen=bad, url=f"javascript:alert('{EVIL}')", language='en" onload="x',
        translated=True, text=text, blocks=(Block("title", 0, len(bad)), Block("paragraph", len(bad) + 1, len(text))),
        addresses=(bad,),
    )  # fmt: skip
    return record(
        id=bad, summary=bad, schema=bad,
        killed=replace(count(3, 3, 3, claims=(bad,)), open=True),
        date=field({"start": bad, "end": bad, "edtf": bad, "precision": "day"}),
        place=field(where), perpetrator=field({"name": bad, "kind": bad, "country": bad}),
        target=field([bad]), weapon=field(bad), event_type=field({"type": bad, "sub_type": bad}),
        claims=(made,), articles=(page,), origins=(Origin(bad, "statement", bad, (bad, "gone"), (bad,)),),
        reuse=(Reuse("copied", made.span, made.span, 9, "common-origin", (bad,)),),
        conflicts=(Conflict("killed", "range", (Side(3, (bad,), (bad,)), Side(bad, ("gone",), ("gone",)))),),
        victims=(Victim((VictimName(bad, "name", ()),), "killed", (bad,), (bad,), "disputed", (bad, "gone")),),
        tallies=(Tally(3, "about", bad, bad, bad, bad),),
        background=(Background(bad, bad, When(bad, bad, bad, "year"), bad, 3, (bad,)),),
        problems=(Problem(bad, bad, bad),),
    )  # fmt: skip
