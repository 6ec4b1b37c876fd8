"""Claims out of nothing: articles whose lines are the words of claims, and the record made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from corroborate.model import (
    Account,
    Article,
    Background,
    Block,
    Claim,
    Incident,
    Modifier,
    Origin,
    Problem,
    Published,
    Record,
    Rule,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Tally,
    Victim,
)
from corroborate.reconcile import Evidence, record

TITLE = "Of what happened"
DAYS = {"A": "2025-03-14", "B": "2025-03-15", "C": "2025-03-16", "D": "2025-03-15T09:00", "E": "2025-03-15T21:00"}
"""When the articles of tests came out; those with another letter have no date."""


class Said(msgspec.Struct, frozen=True):
    """A claim to be: ``words`` stand in ``article`` (in its title where ``headline``)."""

    article: str
    origin: str
    field: str
    value: Any
    modifier: Modifier | None = None
    words: str = ""
    stance: Stance = "asserts"
    scope: Scope = "incident"
    speaker: str = ""
    headline: bool = False
    kind: SpeakerKind = "person"
    hedged: bool = False


class Case:
    """Articles and claims of one incident. ``ids`` are the claims' ids in the order they were said."""

    def __init__(self, said: Sequence[Said], published: dict[str, str] | None = None) -> None:
        self.ids: list[str] = []
        self.claims: dict[str, list[Claim]] = {}
        self.articles: dict[str, Article] = {}
        self.origin_of: dict[str, str] = {}
        days = DAYS | (published or {})
        for name in sorted({s.article for s in said}):
            mine = [s for s in said if s.article == name]
            self.articles[name], spans = _article(name, mine, days.get(name))
            self.claims[name] = [_claim(name, n, s, spans[n]) for n, s in enumerate(mine)]
            self.origin_of |= {c.id: s.origin for c, s in zip(self.claims[name], mine, strict=True)}
        counts: dict[str, int] = {}
        for s in said:
            self.ids.append(f"{s.article}:{counts.get(s.article, 0)}")
            counts[s.article] = counts.get(s.article, 0) + 1

    def incident(self, **more: dict[str, Any]) -> Incident:
        """The incident, one account an article; ``victims``, ``background``, ``tallies``, ``problems`` by article."""
        return Incident(
            "incident-x",
            tuple(
                Account(
                    name, 0, tuple(self.claims[name]), tuple(more.get("victims", {}).get(name, ())),
                    tuple(more.get("tallies", {}).get(name, ())), tuple(more.get("background", {}).get(name, ())),
                    tuple(more.get("problems", {}).get(name, ())),
                )
                for name in sorted(self.claims)
            ),
        )  # fmt: skip

    def evidence(self, problems: Sequence[Problem] = ()) -> Evidence:
        names = {o: sorted(c.split(":")[0] for c, mine in self.origin_of.items() if mine == o)
                 for o in sorted(set(self.origin_of.values()))}  # fmt: skip
        origins = tuple(Origin(o, "unknown", None, tuple(dict.fromkeys(a))) for o, a in names.items())
        return Evidence(tuple(self.articles.values()), origins, self.origin_of, (), tuple(problems))

    def record(self, rule: Rule = "ucdp", **more: dict[str, Any]) -> Record:
        return record(self.incident(**more), self.evidence(), rule)


def _article(name: str, said: Sequence[Said], day: str | None) -> tuple[Article, list[Span]]:
    head, body = [s for s in said if s.headline], [s for s in said if not s.headline]
    text, spans = "", {}
    blocks: list[Block] = []
    for part, kind in ((head, "title"), (body, "paragraph")):
        start = len(text)
        text += TITLE if kind == "title" else ""
        for s in part:
            line = s.words or f"«{s.field} {s.value}»"
            text += " " if kind == "title" else ""
            spans[id(s)] = Span(name, len(text), len(text) + len(line), line)
            text += line if kind == "title" else f"{line}\n"
        blocks.append(Block(kind, start, len(text)))  # type: ignore[arg-type]
        text += "\n\n"
    made = Article(
        id=name, source=f"{name}.txt", title=TITLE, publisher=f"The {name}", original_publisher=None, credits=(),
        authors=(), published=Published(day, "given") if day else None, seen=None, url=None, language="en",
        translated=False, text=text, blocks=tuple(blocks),
    )  # fmt: skip
    return made, [spans[id(s)] for s in said]


def _claim(name: str, number: int, said: Said, span: Span) -> Claim:
    newsroom = Speaker(f"The {name}", "article", False)
    chain = (Speaker(said.speaker, said.kind, False), newsroom) if said.speaker else (newsroom,)
    return Claim(
        id=f"{name}:{number}", field=said.field, value=msgspec.to_builtins(said.value), modifier=said.modifier,
        stance=said.stance, certainty="hedged" if said.hedged else "stated", scope=said.scope, speakers=chain,
        origin="", span=span, sentence=span,
    )  # fmt: skip


def counts(line: str) -> list[Said]:
    """Claims in a table's short hand: ``A.o1 killed 14 at-least first "words"``, parted by "; ".

    ``first`` is said by a person, ``title`` stands in the headline, ``denies`` and ``background`` are what they say.
    """
    found = []
    for part in line.split("; "):
        part, _, words = part.partition(' "')
        where, field, value, *rest = part.split()
        article, _, origin = where.partition(".")
        stance = next((w for w in rest if w in ("denies", "doubts")), "asserts")
        found.append(
            Said(
                article,
                origin,
                field,
                None if value == "-" else int(value),
                next((w for w in rest if w.split("-")[0] in _MODIFIERS), "exact"),  # type: ignore[arg-type]
                words.rstrip('"'),
                stance,
                "background" if "background" in rest else "incident",  # type: ignore[arg-type]
                "Dr Osei" if "first" in rest else "",
                "title" in rest,
            )
        )
    return found


_MODIFIERS = ("exact", "at", "more", "less", "about", "several")

__all__ = ["DAYS", "Background", "Case", "Said", "Tally", "Victim", "counts"]
