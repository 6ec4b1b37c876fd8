"""Many invented reports of one event: subscribers of an agency that is here, of one that isn't, versions, strangers."""

from __future__ import annotations

from msgspec.structs import replace

from corroborate.model import Article, Block, Published, Record, Reuse, Span
from tests.publish.made import record

_WIRE = [
    f"On the {n} hour the ferry {verb} at the pier of Lomar while {what}, the harbour master {said} in the evening."
    for n, (verb, what, said) in enumerate(
        [
            ("burned", "nobody was aboard", "wrote"),
            ("listed", "its crew slept ashore", "told the port radio"),
            ("sank", "two tugs stood by", "said again"),
            ("drifted", "the lamps were out", "noted"),
            ("rolled", "the bell rang on", "recalled"),
            ("smoked", "the quay was cleared", "added"),
        ],
        3,
    )
]
QUOTED = "“We have counted every name on that list and then we have counted it again,” Iva Toll said."


def crowd(many: int) -> Record:
    """So many reports: a third have an agency's text, which is among them, a third one that isn't, a third none."""
    articles, reuse = [], []
    for n in range(many):
        kind = n % 3
        own = f"Paper {n} went to the pier on its own day {n} and met witness number {n} there."
        words = [own, *(_WIRE[:4] if kind == 0 else _WIRE[3:] if kind == 1 else []), QUOTED if n % 5 == 2 else ""]
        articles.append(_article(n, kind, [w for w in words if w]))
    for a in range(many):
        for b in range(a + 1, many):
            reuse.extend(_shared(articles[a], articles[b], a, b))
    return record(articles=tuple(articles), reuse=tuple(reuse), origins=())


def _article(n: int, kind: int, words: list[str]) -> Article:
    text = "\n".join(words)
    blocks, at = [], 0
    for line in words:
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    name = "Kestrel" if n == 0 else f"The Lomar Evening Messenger {n}"
    return Article(
        id=f"r{n:03}", source=f"{n}.txt", title=f"Ferry {n}", publisher=name, original_publisher=name,
        credits=(("Kestrel",), ("Hoopoe",), ())[kind], authors=(),
        published=Published(f"2020-02-{3 + n % 9:02}", "given"), seen=None, url=None, language="en", translated=False,
        text=text, blocks=tuple(blocks),
    )  # fmt: skip


def _shared(one: Article, two: Article, a: int, b: int) -> list[Reuse]:
    if a % 3 == b % 3 != 2:
        lines = _WIRE[:4] if a % 3 == 0 else _WIRE[3:]
        words = "\n".join(lines)
        made = Reuse(
            "copied", _span(one, words), _span(two, words), 18 * len(lines), "common-origin", ("both credit it",)
        )
        if a == 0:
            made = replace(made, direction="from-to", evidence=(f"{one.id} is Kestrel's own report",))
        return [made]
    if QUOTED in (one.text or "") and QUOTED in (two.text or ""):
        return [Reuse("shared-quotation", _span(one, QUOTED), _span(two, QUOTED), 18, "unknown", ("quoted",))]
    return []


def _span(article: Article, words: str) -> Span:
    start = (article.text or "").index(words)
    return Span(article.id, start, start + len(words), words)
