"""Whole reports read by plain methods, behind the same door as ours, so that one scorer scores both.

What :class:`quality.reports.Reports` gives with every stage, :class:`PlainReports` gives from the bare model's names
and a handful of words: the day is the publication's; every number near "killed" or "injured" is a figure of the
incident; the place is the most populous namesake of the first place name; the doer is the first organisation or
person that is a subject; the weapon is the first word of a short list; the dead are the people named in sentences
that hold such words. There is an incident where the title or the lead holds one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from corroborate.extract.gazetteer import Gazetteer, Place
from corroborate.extract.parse import Ent, Sentence
from corroborate.model import (
    FIELDS,
    SCHEMA,
    Account,
    Article,
    Claim,
    Field,
    Record,
    Span,
    Speaker,
    Victim,
    VictimName,
    Where,
)
from quality.incident import KILLED, NUMBER, near_killed, number
from quality.reports import Read, Reports

INJURED = re.compile(r"\b(?:injur\w*|wound\w*|hurt)\b", re.I)
_NEAR = 40
_LEAD = 600
_SAID = frozenset("say tell report announce add state confirm claim".split())
_WEAPONS = {
    "drone": "drone", "air strike": "aircraft", "airstrike": "aircraft", "air raid": "aircraft", "warplane": "aircraft",
    "missile": "missile", "rocket": "rocket", "shell": "artillery", "mortar": "artillery", "artillery": "artillery",
    "suicide": "suicide-bomb", "bomb": "bomb", "mine": "mine", "gun": "firearm", "shot": "firearm", "shoot": "firearm",
    "knife": "blade", "stab": "blade", "truck": "vehicle", "tram": "vehicle", "car": "vehicle", "gas": "chemical",
}  # fmt: skip
_WEAPON = re.compile(rf"\b(?:{'|'.join(_WEAPONS)})", re.I)

Voices = Literal["nearest", "article"]


class PlainReports(Reports):
    """Reads reports by plain methods; ``voices`` says who stands behind a figure: the nearest verb of saying's
    subject in its sentence, or the article, always."""

    def __init__(self, cache: Path | None = None, voices: Voices = "nearest") -> None:
        super().__init__(cache)
        self.voices = voices

    def _one(self, article: Article) -> Read:
        text = article.text or ""
        head = text[: len(article.title or "") + _LEAD]
        if not (KILLED.search(head) or INJURED.search(head)):
            return Read(article, (), ())
        read = self.sentences(article)
        claims = tuple(tolls(article, read, self.voices))
        account = Account(article.id, 0, claims, _victims(read), (), (), ())
        return Read(article, (account,), (_record(article, account, self._values(article, read)),))

    def _values(self, article: Article, read: list[Sentence]) -> dict[str, Any]:
        text = article.text or ""
        day = article.published.value[:10] if article.published else None
        place, doer, weapon = place_of(read, self.gazetteer), _doer(read), _WEAPON.search(text)
        return {
            "event_type": {"type": "Violence against civilians", "sub_type": "Attack"},
            "date": day and {"start": day, "end": day, "edtf": day, "precision": "day"},
            "place": place and msgspec.structs.asdict(place),
            "perpetrator": doer and {"name": doer, "kind": "organisation", "country": None},
            "weapon": weapon and {"kind": _WEAPONS[weapon.group().lower()], "name": weapon.group()},
            "killed": near_killed(text),
            "injured": next((value for _, _, value in numbers_near(text, INJURED)), None),
        }


def numbers_near(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of the number nearest to each of the words: the last before it, else the first after."""
    seen: set[int] = set()
    for match in words.finditer(text):
        before = list(NUMBER.finditer(text, max(0, match.start() - _NEAR), match.start()))
        hit = before[-1] if before else NUMBER.search(text, match.end(), match.end() + _NEAR)
        if hit and hit.start() not in seen:
            seen.add(hit.start())
            yield hit.start(), hit.end(), number(hit.group())


def tolls(article: Article, read: list[Sentence], voices: Voices) -> Iterator[Claim]:
    """A claim a number near a word of killing or injuring in its sentence, all of the incident."""
    for sentence in read:
        hits = {start: ("injured", start, end, value) for start, end, value in numbers_near(sentence.text, INJURED)}
        hits |= {start: ("killed", start, end, value) for start, end, value in numbers_near(sentence.text, KILLED)}
        for field, first, last, value in hits.values():
            start, end = sentence.start + first, sentence.start + last
            yield Claim(
                id=f"{article.id}:{field}:{start}", field=field, value=value, modifier="exact", stance="asserts",
                certainty="stated", scope="incident", speakers=(_voice(article, sentence, start, voices),), origin="",
                span=Span(article.id, start, end, sentence.words(start, end)),
                sentence=Span(article.id, sentence.start, sentence.end, sentence.text),
            )  # fmt: skip


def _voice(article: Article, sentence: Sentence, at: int, voices: Voices) -> Speaker:
    verbs = sorted((t for t in sentence.tokens if t.lemma in _SAID), key=lambda t: abs(t.start - at))
    for verb in verbs if voices == "nearest" else ():
        for subject in (k for k in sentence.children(verb.i) if k.dep == "nsubj"):
            words = sentence.subtree(subject.i)
            start, end = words[0].start, words[-1].end
            named = sentence.words(start, end)
            return Speaker(named, "person", False, Span(article.id, start, end, named))
    return Speaker(article.publisher or "the article", "article", False)


def most_populous(found: tuple[Place, ...]) -> Place | None:
    """The namesake with the most people."""
    return max(found, key=lambda p: p.population, default=None)


def place_of(read: list[Sentence], gazetteer: Gazetteer) -> Where | None:
    """The most populous namesake of the first place name that the gazetteer knows."""
    for words in _named(read, "GPE", "LOC"):
        if place := most_populous(gazetteer.lookup(words)):
            return placed(words, place)
    return None


def placed(words: str, place: Place) -> Where:
    """A place under the name that the text gives it."""
    return Where(words, place.country, place.admin1, place.latitude, place.longitude, place.precision)


def _named(read: list[Sentence], *labels: str) -> Iterator[str]:
    return (s.words(*s.span(e.first, e.last)) for s in read for e in s.ents() if e.label in labels)


def _doer(read: list[Sentence]) -> str | None:
    def acts(sentence: Sentence, ent: Ent) -> bool:
        return any(t.dep == "nsubj" for t in sentence.tokens[ent.first : ent.last + 1])

    who = (
        s.words(*s.span(e.first, e.last)) for s in read for e in s.ents() if e.label in ("ORG", "PERSON") and acts(s, e)
    )
    return next(who, None)


def _victims(read: list[Sentence]) -> tuple[Victim, ...]:
    harmed = dict.fromkeys(_named([s for s in read if KILLED.search(s.text)], "PERSON"))
    return tuple(Victim((VictimName(name, "name", ()),), "killed", (), (), "unknown", ()) for name in harmed)


def _record(article: Article, account: Account, values: dict[str, Any]) -> Record:
    fields = {name: Field(values.get(name), "single-origin", (), (), 1) for name in FIELDS}
    return Record(
        schema=SCHEMA, id=article.id, summary="read by plain methods", rule="ucdp", fields=dict(fields),
        victims=account.victims, claims=account.claims, articles=(article,), origins=(), reuse=(), conflicts=(),
        tallies=(), background=(), problems=(),
    )  # fmt: skip
