"""What each report claims, end to end, against our own labelled set.

``python -m quality.claims [PART] [--of SET] [--cache FILE] [--errors N]``; parts are ``dev``, ``wide``, ``fresh``,
``broad``, ``sealed`` and ``closed``. Nobody who works on the rules reads the last two, and their errors are not shown.

Toll claims are matched by place: a claim whose words cover a labelled number of the same kind of harm. What stands in
a second printing of the title is counted once, with the first. A claim is right when field, value and scope are. A
share of the toll may be claimed for civilians, and otherwise must not be; shares that are the whole between them are
one claim of their sum. By the readers' guide one person named, or meant again ("the victim"), is no figure, and "no
casualties" is one: the claims on these are left aside, and none hurt beside none killed. A state is right for its own
forces, as a coder of sides takes "government of X" for the army of X; ``perpetrator, its forces by name`` asks for the
label's own words. ``leaked`` counts figures of another event or of a tally that a claim gives to the incident.
Tallies of other things than people killed and hurt are left aside.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from corroborate import names
from corroborate.data import table
from corroborate.model import COUNT_FIELDS, Claim, Record
from corroborate.places import fold
from quality.incident import TOWN, Score, Scores, near_killed, report
from quality.labelled import PARTS, UNREAD, Labels, Toll, document, labels, texts
from quality.reports import Read, Reports, together

_BLANK = re.compile(r"\s")
_SMALL = frozenset("the a an of for in at on and his her their its s said by".split())
_COUNTED = re.compile(r"(?:at least |only |just )?(?:an?|one|another|1)\b", re.I)
"""Words that count one: "a man", "one"; not "the victim", "her" or "34-year-old Orla Venn"."""
_FEWEST = 5
"""Answers of the labels that a figure needs to stand on."""
_SPELT = 84
"""rapidfuzz ratio of two folded place names that are one in two spellings ("Kafr Zita", "Kafar Zeita")."""


class Claims:
    """Counts claims over reports: found, right, and what was wrong with the others."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.errors: list[str] = []

    def say(self, kind: str, name: str, words: str) -> None:
        """Count one outcome and keep its line."""
        self.counted[kind] += 1
        self.errors.append(" ".join(f"{kind} | {name} | {words}".split()))

    def f1(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of the claims of a scope ("incident") or of "any"."""
        right, given, gold = (self.counted[f"{kind} {what}"] for what in ("right", "given", "gold"))
        return right / max(given, 1), right / max(gold, 1), 2 * right / max(given + gold, 1)


def measure(reader: Reports, half: str, of: str = "") -> tuple[Claims, Scores]:
    """Score every report of a half, alone, and its groups together; ``of`` begins the ids of one set."""
    gold, known = [one for one in labels(half) if one.id.startswith(of)], texts()
    given = [known[one.id] for one in gold]
    claims, scores = Claims(), Scores(Score)
    reads = list(reader.read(given))
    for want, read in zip(gold, reads, strict=True):
        _tolls(claims, want, read, document(known[want.id]))
        _fields(scores, want, read)
    _groups(scores, gold, reads, reader)
    return claims, scores


# ---------------------------------------------------------------- toll claims


class _Places:
    """Places in the article's text for places in the document: both have the same characters but blanks."""

    def __init__(self, text: str, doc: str) -> None:
        mine = [n for n, char in enumerate(text) if not _BLANK.match(char)]
        theirs = [n for n, char in enumerate(doc) if not _BLANK.match(char)]
        self.mine, self.theirs = mine, theirs
        self.same = [text[n] for n in mine] == [doc[n] for n in theirs]
        self.text, self.doc = text, doc

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``doc[start:end]`` stands in the text."""
        if self.same:
            first, last = bisect_left(self.theirs, start), bisect_right(self.theirs, end - 1) - 1
            return self.mine[first], self.mine[last] + 1
        around = re.escape(self.doc[max(0, start - 25) : end + 25])
        found = re.search(re.sub(r"(?:\\\s)+", r"\\s+", around), self.text)
        return (found.start(), found.end()) if found else None


def placed(want: Labels, text: str, doc: str) -> list[tuple[Toll, tuple[int, int]]]:
    """The figures that a report asserts, each with the characters of the article's text that give its number."""
    at = _Places(text, doc)
    return [
        (toll, span) for toll in want.claims if (span := at.find(toll.start, toll.end)) and toll.stance == "asserts"
    ]


def _tolls(claims: Claims, want: Labels, read: Read, doc: str) -> None:
    gold = placed(want, read.article.text or "", doc)
    made = [(c, i) for i, one in enumerate(read.accounts) for c in one.claims if _counts(c)]
    twice = printed_twice([toll for toll, _ in gold], read.article.title or "", doc)
    used: set[int] = set(twice)
    for n, (toll, _) in enumerate(gold):
        if toll.scope != "part" and n not in twice:
            claims.counted["any gold"] += 1
            claims.counted[f"{toll.scope} gold"] += 1
    for claim, account in made:
        if any(_meets(claim, gold[n][1]) for n in twice):
            continue
        scope = claim.scope if account == 0 or claim.scope != "incident" else "background"
        _one(claims, (want.id, claim, scope), gold, used)
    for n, (toll, _) in enumerate(gold):
        if n not in used and toll.scope != "part":
            words = doc[max(0, toll.start - 60) : toll.end + 50]
            claims.say(f"missed {toll.scope}", want.id, f"{toll.field} {toll.value} {toll.speaker} | {words}")


def printed_twice(gold: Sequence[Toll], title: str, doc: str) -> frozenset[int]:
    """Which figures stand in a second printing of the title, the first of which has them too: one telling."""
    again = doc.find(title, len(title)) if title and doc.startswith(title) else -1
    if again < 0:
        return frozenset()
    first = {(t.start, t.end, t.field, t.value, t.scope) for t in gold if t.end <= len(title)}
    moved = [(t.start - again, t.end - again, t.field, t.value, t.scope) for t in gold]
    return frozenset(n for n, told in enumerate(moved) if told in first)


def _counts(claim: Claim) -> bool:
    return (claim.field in COUNT_FIELDS or claim.scope == "tally") and claim.stance == "asserts"


def _one(
    claims: Claims, made: tuple[str, Claim, str], gold: list[tuple[Toll, tuple[int, int]]], used: set[int]
) -> None:
    name, claim, scope = made
    harm = _harm(claim.field)
    over = [n for n, (toll, span) in enumerate(gold) if _meets(claim, span) and harm in ("tally", _harm(toll.field))]
    words = f"{claim.field} {claim.value} {scope} | {claim.span.exact} | {claim.sentence.exact[:220]}"
    if not over:
        if claim.value == 0 and any(toll.value == 0 and _meets(claim, span) for toll, span in gold):
            return None
        if claim.value == 1 and not _COUNTED.match(claim.span.exact):
            return None
        return _wrong(claims, scope, "unlabelled", (name, words))
    whole = next((toll for n in over if (toll := gold[n][0]).sum is not None and toll.sum == claim.value), None)
    if whole is not None:
        return _right(claims, scope, None)
    fields = COUNT_FIELDS if harm == "tally" else (claim.field,)
    free = [n for n in over if n not in used and gold[n][0].value == claim.value]
    fitting = [n for n in free if gold[n][0].field in fields or gold[n][0].also in fields]
    best = next((n for n in fitting if gold[n][0].scope == scope), fitting[0] if fitting else over[0])
    toll = gold[best][0]
    if toll.scope in ("background", "tally") and scope == "incident":
        claims.say("leaked", name, words)
        claims.counted[f"leaking {name}"] = 1
    if toll.scope == "part":
        if not claim.field.startswith("civilians") and scope == "incident" and claim.modifier != "at-least":
            _wrong(claims, scope, "part as whole", (name, words))
        return None
    if best not in fitting:
        used.add(best) if toll.value == claim.value and best not in used else None
        kind = "wrong field" if toll.value == claim.value else "wrong value"
        return _wrong(claims, scope, kind, (name, f"want {toll.field} {toll.value} {toll.scope} | {words}"))
    used.add(best)
    if toll.scope != scope:
        return _wrong(claims, scope, f"wrong scope ({toll.scope})", (name, words))
    _right(claims, scope, toll)
    _said(claims, name, toll, claim)
    return None


def _meets(claim: Claim, span: tuple[int, int]) -> bool:
    return claim.span.start < span[1] and span[0] < claim.span.end


def _harm(field: str) -> str:
    return field.removeprefix("civilians_").removeprefix("attackers_")


def _right(claims: Claims, scope: str, toll: Toll | None) -> None:
    for kind in ("any", scope):
        claims.counted[f"{kind} given"] += 1
        claims.counted[f"{kind} right"] += 1
        if toll is None:
            claims.counted[f"{kind} gold"] += 1


def _wrong(claims: Claims, scope: str, kind: str, line: tuple[str, str]) -> None:
    claims.counted["any given"] += 1
    claims.counted[f"{scope} given"] += 1
    claims.say(kind, *line)


def _said(claims: Claims, name: str, toll: Toll, claim: Claim) -> None:
    """Modifier and first-hand speaker of a claim that is right."""
    claims.counted["modifier right"] += toll.modifier == claim.modifier
    claims.counted["modifier"] += 1
    if claim.scope != "incident":
        return
    first = claim.speakers[0]
    own = first.kind in ("article", "news-outlet") and len(claim.speakers) == 1
    right = own if toll.speaker == "article" else not own and alike(toll.speaker, first.name)
    claims.counted["speaker"] += 1
    claims.counted["speaker right"] += right
    if not right:
        claims.say("wrong speaker", name, f"want {toll.speaker} | got {first.name} | {claim.sentence.exact[:220]}")


def alike(a: str, b: str) -> bool:
    """Whether two phrases name one speaker or doer: all the words of the shorter in the longer."""
    mine, theirs = (set(fold(words).split()) - _SMALL for words in (a, b))
    if not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or names.same_group(a, b) or len(mine & theirs) >= 2


# ---------------------------------------------------------------- the other fields


def _fields(scores: Scores, want: Labels, read: Read) -> None:
    got = bool(read.records)
    score = scores["relevant"]
    score.counted["gold"] += want.relevant
    score.counted["answered"] += got
    score.counted["right"] += want.relevant and got
    if got != want.relevant:
        said = [record.summary for record in read.records]
        score.errors.append(f"{want.id} | {'missing' if want.relevant else 'false'} | {said}")
    if not want.relevant:
        return
    day = read.value("date")
    scores["date"].add(want.id, want.date, day and day["edtf"], bool(want.date and day and _days(want.date, day)))
    _place(scores["place"], want, read)
    _doer(scores, want, read)
    arm = read.value("weapon")
    scores["weapon"].add(want.id, want.weapon or None, arm and arm["kind"], bool(arm) and arm["kind"] in want.weapon)
    _baselines(scores, want, read)


def _days(want: tuple[str, str], got: dict[str, str]) -> bool:
    """Whether the days meet and neither end is more than a day off."""
    first, last, start, end = (date.fromisoformat(d) for d in (*want, got["start"], got["end"]))
    return first <= end and start <= last and abs((first - start).days) <= 1 and abs((last - end).days) <= 1


def _place(score: Score, want: Labels, read: Read) -> None:
    where = read.value("place")
    text = where and f"{where['name']}, {where['country']} (prec {where['precision']})"
    parts = where["name"].split(",") if where else []
    right = any(same_place(part, place) for part in parts for place in (want.place or "", *want.places))
    if where and not right and where["precision"] > TOWN and where["country"] == want.country:
        text = None  # a province or a country is no wrong town: it counts as none
    score.add(want.id, want.place, text, right)


def same_place(a: str, b: str) -> bool:
    """Whether two names are one place in two spellings."""
    mine, theirs = (fold(name).removeprefix("al ").removesuffix(" province") for name in (a, b))
    if not mine or not theirs:
        return False
    return mine == theirs or f" {theirs} " in f" {mine} " or fuzz.ratio(mine, theirs) >= _SPELT


def _doer(scores: Scores, want: Labels, read: Read) -> None:
    """The doer, and again with the force's own name asked for."""
    who = read.value("perpetrator")
    said = who and who["kind"] != "unidentified" and who["name"]
    wanted = want.perpetrator if want.perpetrator_kind != "unidentified" else ()
    named = bool(said) and any(alike(said, name) for name in wanted)
    side = bool(said) and want.perpetrator_kind == who["kind"] == "state-forces" and _its_forces(who["country"], wanted)
    scores["perpetrator"].add(want.id, wanted or None, said or None, named or side)
    scores["perpetrator, its forces by name"].add(want.id, wanted or None, said or None, named)


def _its_forces(country: str | None, wanted: Sequence[str]) -> bool:
    """Whether a label names a state's forces or government: "the Sarvan air force" for Sarvia, no "Sarvan-backed"."""
    row = next((row for row in table("countries") if row["code"] == country), None)
    own = [w for cell in ("name", "aliases", "demonyms") for w in row[cell].split("|") if w] if row else []
    return any(re.search(rf"\b{re.escape(word)}(?:'s)?\b(?!-)", name) for word in own for name in wanted)


def _baselines(scores: Scores, want: Labels, read: Read) -> None:
    published = read.article.published.value[:10] if read.article.published else None
    right = bool(published and want.date and want.date[0] <= published <= want.date[1])
    scores["date (baseline: published)"].add(want.id, want.date, published, right)
    figures = {c.value for c in want.claims if c.field.endswith("killed") and c.scope == "incident"}
    found = near_killed(read.article.text or "")
    scores["killed (baseline: number near killed)"].add(want.id, figures or None, found, found in figures)
    best = read.value("killed")
    sums = {c.sum for c in want.claims if c.sum is not None}
    scores["killed (record)"].add(want.id, figures or None, best, best in figures | sums)


# ---------------------------------------------------------------- groups


def _groups(scores: Scores, gold: Sequence[Labels], reads: Sequence[Read], reader: Reports) -> None:
    """Reports of one incident read together: the record's killed against what its reports say."""
    events: dict[tuple[str, str | None], list[tuple[Labels, Read]]] = defaultdict(list)
    for want, read in zip(gold, reads, strict=True):
        if want.relevant:
            events[want.group, want.event].append((want, read))
    for (group, event), members in sorted(events.items(), key=str):
        if len(members) < 2:
            continue
        records = together([read for _, read in members])
        scores["group in one record"].add(f"{group}{event}", 1, len(records) or None, len(records) == 1)
        for record in records:
            _group(scores, f"{group}{event}", record, [want for want, _ in members])


def _group(scores: Scores, name: str, record: Record, members: Sequence[Labels]) -> None:
    mine = {article.id for article in record.articles}
    said = said_killed([want for want in members if want.id in mine])
    killed: Any = record.fields["killed"]
    if not said:
        return
    span = f"{killed.low}-{killed.best}-{killed.high}{'+' if killed.open else ''}"
    inside = killed.best is not None and all(killed.low <= n and (n <= killed.high or killed.open) for n in said)
    scores["group: range holds what is said"].add(name, sorted(said), span, inside)
    scores["group: best is a figure given"].add(name, sorted(said), span, killed.best in said)


def said_killed(members: Sequence[Labels]) -> set[int]:
    """The figures of the incident's dead that reports give between them."""
    told = [c for want in members for c in want.claims if _harm(c.field) == "killed"]
    return {n for c in told if c.scope == "incident" or c.sum if (n := c.sum or c.value) is not None}


def figures(reader: Reports, half: str) -> dict[str, float]:
    """Every figure between 0 and 1, more is better."""
    claims, scores = measure(reader, half)
    count = len(labels(half))
    found: dict[str, float] = {}
    for kind in ("incident", "any"):
        found |= zip((f"{kind}_precision", f"{kind}_recall", f"{kind}_f1"), claims.f1(kind), strict=True)
    leaking = sum(key.startswith("leaking ") for key in claims.counted)
    found["reports_without_a_leak"] = 1 - leaking / count
    for key in ("speaker", "modifier"):
        found[f"{key}_right"] = claims.counted[f"{key} right"] / max(claims.counted[key], 1)
    for field, score in scores.items():
        if "baseline" in field or score.counted["gold"] < _FEWEST:
            continue
        word = re.sub(r"\W+", "_", field).strip("_")
        found[f"{word}_precision"] = score.precision
        if field == "relevant":
            found["relevant_recall"] = score.counted["right"] / max(score.counted["gold"], 1)
        elif not field.startswith("group"):
            found[f"{word}_coverage"] = score.coverage
    return found


def _count(half: str, of: str) -> int:
    return sum(one.id.startswith(of) for one in labels(half))


def main() -> None:
    """Print a half's figures; for ``dev`` also what was wrong."""
    parser = argparse.ArgumentParser(prog="python -m quality.claims", description="What each report claims.")
    parser.add_argument("half", nargs="?", choices=PARTS, default="dev")
    parser.add_argument("--of", default="", help="only reports of one set: fakes, news, muc4, ecb or gvdb")
    parser.add_argument("--cache", type=Path, help="file that keeps sentences' parses")
    parser.add_argument("--errors", type=int, default=0, help="errors to show a field (none of sealed and closed)")
    chosen = parser.parse_args()
    claims, scores = measure(Reports(chosen.cache), chosen.half, chosen.of)
    for kind in ("incident", "background", "tally", "any"):
        print(
            f"  claims, {kind:12} P {claims.f1(kind)[0]:.3f}  R {claims.f1(kind)[1]:.3f}  F1 {claims.f1(kind)[2]:.3f}"
        )
    for key in ("speaker", "modifier"):
        right, of = claims.counted[f"{key} right"], claims.counted[key]
        print(f"  {key} right {right} of {of} ({right / max(of, 1):.3f})")
    leaking = sum(key.startswith("leaking ") for key in claims.counted)
    print(f"  reports with a background figure in the incident: {leaking} of {_count(chosen.half, chosen.of)}")
    errors = 0 if chosen.half in UNREAD else chosen.errors
    kinds = Counter(line.split(" | ")[0] for line in claims.errors)
    print("  " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
    report(scores, errors)
    if errors:
        print("\n--- toll claims\n" + "\n".join(sorted(claims.errors)[: errors * 10]))


if __name__ == "__main__":
    main()
