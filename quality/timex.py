"""Time expressions against TempEval-3: spans and TIMEX3 values.

``python -m quality.timex [FOLDER] [--show SET]`` reads ``timebank``, ``aquaint`` (tuned on) and
``te3_platinum`` (only scored) from FOLDER and prints one line a set: strict and relaxed span F1,
value F1 (the official ranking: an overlapping mention with the same value), how many of the dates that we
answered are right, and how many are not contradicted: the one's days lie within the other's, as of "a year ago",
which the annotators gave as a year, a quarter, a month or a day. ``--show`` lists what differs, never for platinum.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from corroborate.extract import pipeline
from corroborate.extract.mentions import Anchor, TimeMention
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.sentences import split
from corroborate.extract.when import find, resolve, words
from corroborate.model import When
from corroborate.settings import Settings

FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "benchmarks" / "timex"
TUNED, SCORED = ("timebank", "aquaint"), ("te3_platinum",)
_LETTERS = {
    words.SECOND: "TS", words.MINUTE: "TM", words.HOUR: "TH", words.DAY: "D", words.WEEK: "W", words.MONTH: "M",
    words.QUARTER: "Q", words.YEAR: "Y", words.DECADE: "E", words.CENTURY: "C", words.WEEKEND: "WE",
}  # fmt: skip
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "daytime": "TDT"}
_REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_PART = re.compile(r"\d|noon|night|dawn|morning|evening|midday|hours", re.IGNORECASE)
_SIGNAL = re.compile(r"\s+(?:before|after)$", re.IGNORECASE)


class Timex(NamedTuple):
    """A time expression as the benchmark has it; ``answered`` where a date was resolved."""

    start: int
    end: int
    value: str
    answered: bool = False


def documents(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parsed(folder: Path, name: str, pipe: str = Settings().pipeline) -> list[list[Sentence]]:
    """The sentences of a set's documents, parsed; the parse is kept in the temporary folder."""
    path = pipeline.folder(pipe)
    cut = []
    for document in documents(folder, name):
        text = document["text"]
        cut.append([Sentence(i, 0, "paragraph", a, text[a:b]) for i, (a, b) in enumerate(split(text, 2000))])
    texts = [sentence.text for sentences in cut for sentence in sentences]
    key = hashlib.sha256(pipeline.weights_digest(path).encode() + json.dumps(texts).encode()).hexdigest()
    kept = Path(tempfile.gettempdir()) / f"timex-{key[:16]}.json"
    if kept.is_file():
        packed = msgspec.json.decode(kept.read_bytes(), type=list[Packed])
    else:
        packed = list(pipeline.parse(pipeline.load(path), texts, 256))
        kept.write_bytes(msgspec.json.encode(packed))
    rest = iter(packed)
    return [[unpack(sentence, next(rest)) for sentence in sentences] for sentences in cut]


def answers(sentences: list[Sentence], dct: date) -> list[Timex]:
    """Our mentions of a document as TIMEX3; as in the program, "that day" without a day beside it has no date."""
    found = []
    anchor = Anchor(dct)
    for mention in find(sentences):
        if mention.role == "age":  # TimeML annotates no ages of people
            continue
        when = resolve(mention, anchor)
        answered = isinstance(when, When)
        end = mention.end
        if mention.rule == "shift" and (signal := _SIGNAL.search(mention.text)):
            end -= len(signal.group())
        said = value(mention, when if isinstance(when, When) else None, dct)
        found.append(Timex(mention.start, end, said, answered and said[0].isdigit()))
    return found


def value(mention: TimeMention, when: When | None, dct: date) -> str:
    """The TIMEX3 value of a mention."""
    rule, numbers = mention.rule, mention.numbers
    if rule in ("duration", "age"):
        return _period(numbers[0], numbers[1], numbers[2] if rule == "duration" else 0)
    if rule == "span":
        return _period(*numbers[:3])
    if rule == "vague":
        return _period(words.SOME, numbers[1], 0) if len(numbers) > 1 else _REFS[numbers[0]]
    if rule == "set":
        return _set_value(mention)
    if rule == "shift" and (_SIGNAL.search(mention.text) or numbers[1] < words.DAY):
        return _period(*numbers[:3])
    if rule in ("shift", "ago") and numbers[0] == words.SOME:
        return "PAST_REF" if numbers[3] < 0 else "FUTURE_REF"
    if rule == "clock":
        return dct.isoformat() + _time(mention.clock)
    if when is None:
        return "?"
    return _date(mention, when)


def _date(mention: TimeMention, when: When) -> str:
    first = date.fromisoformat(when.start)
    if mention.rule == "overnight":
        return first.isoformat() + "TNI"
    if when.precision == "day":
        said = mention.clock if mention.rule not in ("weekday", "relday") or _PART.search(mention.text) else None
        return first.isoformat() + _time(said)
    iso = first.isocalendar()
    if when.precision == "week":
        return f"{iso.year}-W{iso.week:02d}"
    if when.precision == "days" and first.weekday() == 5 and when.end == (first + timedelta(days=1)).isoformat():
        return f"{iso.year}-W{iso.week:02d}-WE"
    if when.precision == "season":
        if "/" in when.edtf:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        return f"{when.edtf[:4]}-{ {'21': 'SP', '22': 'SU', '23': 'FA', '24': 'WI'}[when.edtf[-2:]] }"
    return when.edtf.replace("X", "") if when.precision == "year" else when.edtf


def _time(clock: str | None) -> str:
    if not clock:
        return ""
    return "T" + clock if clock[0].isdigit() else _PARTS[clock]


def _period(count: int, unit: int, half: int) -> str:
    letter = _LETTERS[unit]
    amount = "X" if count < 0 else f"{count}.5" if half else str(count)
    return f"PT{amount}{letter[1]}" if letter[0] == "T" else f"P{amount}{letter}"


def _set_value(mention: TimeMention) -> str:
    if mention.weekday is not None:
        return f"XXXX-WXX-{mention.weekday + 1}" + _time(mention.clock)
    return {words.DAY: "XXXX-XX-XX", words.WEEK: "XXXX-WXX", words.MONTH: "XXXX-XX", words.YEAR: "XXXX"}.get(
        mention.numbers[0], _period(1, mention.numbers[0], 0)
    )


class Score:
    """Counts over documents."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.valued = self.answered = self.right = self.fits = 0

    def add(self, gold: list[Timex], found: list[Timex]) -> list[tuple[Timex | None, Timex | None]]:
        """Match each gold expression with the first overlapping answer that is free; return what differs."""
        self.gold, self.found = self.gold + len(gold), self.found + len(found)
        free, differ = list(found), list[tuple[Timex | None, Timex | None]]()
        for one in gold:
            hits = [f for f in free if f.start < one.end and one.start < f.end]
            hit = next((f for f in hits if f[:2] == one[:2]), hits[0] if hits else None)
            if hit is None:
                differ.append((one, None))
                continue
            free.remove(hit)
            self.relaxed += 1
            self.strict += hit[:2] == one[:2]
            self.valued += hit.value == one.value
            self.answered += hit.answered
            self.right += hit.answered and hit.value == one.value
            self.fits += hit.answered and (hit.value == one.value or _within(hit.value, one.value))
            if hit.value != one.value or hit[:2] != one[:2]:
                differ.append((one, hit))
        return differ + [(None, f) for f in free]

    def line(self, name: str) -> str:
        """The set's figures in one line, in per cent."""

        def f1(hits: int) -> float:
            return 200 * hits / max(1, self.gold + self.found)

        return (
            f"{name:14} gold {self.gold:5} found {self.found:5}  strict {f1(self.strict):5.1f}  "
            f"relaxed {f1(self.relaxed):5.1f}  value {f1(self.valued):5.1f}  "
            f"answered right {100 * self.right / max(1, self.answered):5.1f} of {self.answered}, "
            f"not contradicted {100 * self.fits / max(1, self.answered):5.1f}"
        )


_CALENDAR = re.compile(
    r"(\d{3,4})X{0,2}(?:-(?:Q([1-4X])|W(\d\d|XX)(?:-WE)?|([0-9X]{2})(?:-([0-9X]{2}))?|(H\d|S[PU]|FA|WI)))?(?:T.*)?"
)


def _within(a: str, b: str) -> bool:
    """Whether two values are days of the calendar of which the one's lie within the other's."""
    first, second = _interval(a), _interval(b)
    if first is None or second is None:
        return False
    return (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1])


def _interval(value: str) -> tuple[date, date] | None:
    """First and last day of a value; letters for figures leave the whole open."""
    if "/" in value:
        one, other = (_interval(end) for end in value.split("/", 1))
        return (one[0], other[1]) if one and other else None
    match = _CALENDAR.fullmatch(value)
    if match is None:
        return None
    head, quarter, week, month, day, part = match.groups()
    year = int(head) * (10 if len(head) == 3 else 1)
    first, last = date(year, 1, 1), date(year + (9 if len(head) == 3 else 0), 12, 31)
    try:
        if quarter and quarter != "X":
            begins, ends = 3 * int(quarter) - 2, 3 * int(quarter)
            return date(year, begins, 1), date(year + ends // 12, ends % 12 + 1, 1) - timedelta(days=1)
        if week and week != "XX":
            monday = date.fromisocalendar(year, int(week), 1)
            return monday, monday + timedelta(days=6)
        if month and "X" not in month:
            if day and "X" not in day:
                return date(year, int(month), int(day)), date(year, int(month), int(day))
            following = date(year + int(month) // 12, int(month) % 12 + 1, 1)
            return date(year, int(month), 1), following - timedelta(days=1)
    except ValueError:
        return None
    return None if part else (first, last)


def gold_of(document: dict[str, Any]) -> list[Timex]:
    """The annotated expressions."""
    return [Timex(t["start"], t["end"], t["value"]) for t in document["timex"]]


def run(folder: Path, name: str, show: bool = False) -> Score:
    """Score one set."""
    score = Score()
    for document, sentences in zip(documents(folder, name), parsed(folder, name), strict=True):
        for one, hit in score.add(gold_of(document), answers(sentences, date.fromisoformat(document["dct"][:10]))):
            if show:
                print(_difference(document, one, hit))
    return score


def _difference(document: dict[str, Any], one: Timex | None, hit: Timex | None) -> str:
    def said(t: Timex | None) -> str:
        return "-" if t is None else f"{' '.join(document['text'][t.start : t.end].split())!r} {t.value}"

    kind = "MISS" if hit is None else "EXTRA" if one is None else "VALUE" if one.value != hit.value else "SPAN"
    place = (one or hit).start  # type: ignore[union-attr]
    around = " ".join(document["text"][max(0, place - 50) : place + 60].split())
    return f"{kind}\t{document['dct'][:10]}\t{said(one)}\t{said(hit)}\t{around}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--show", choices=TUNED)
    given = parser.parse_args()
    if given.show:
        run(given.folder, given.show, show=True)
        return
    for name in (*TUNED, *SCORED):
        print(run(given.folder, name).line(name))


if __name__ == "__main__":
    main()
