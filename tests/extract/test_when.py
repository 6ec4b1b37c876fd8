"""Time expressions: a golden table, and the laws that no table can show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.extract.mentions import Anchor, TimeMention, Unanchored
from corroborate.extract.parse import Sentence, unpack
from corroborate.extract.pipeline import parse
from corroborate.extract.when import find, merge_night, night_side, resolve
from corroborate.extract.when.days import a_day, easter
from corroborate.extract.when.resolve import RULES
from corroborate.model import When
from tests.reading import language, parsed

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _cases() -> Iterator[dict[str, str]]:
    lines = Path(__file__).with_name("when_cases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        yield dict(zip(rows[0], row + [""] * (len(rows[0]) - len(row)), strict=True))


CASES = list(_cases())


@lru_cache(maxsize=1)
def _parsed() -> dict[str, Sentence]:
    texts = sorted({case["sentence"] for case in CASES})
    packed = parse(language(), texts, 256)
    return {t: unpack(Sentence(0, 0, "paragraph", 0, t), p) for t, p in zip(texts, packed, strict=True)}


def _read(text: str, start: int = 0) -> list[TimeMention]:
    return find([unpack(Sentence(0, 0, "paragraph", start, text), next(parse(language(), [text], 1)))])


def _anchor(case: dict[str, str]) -> Anchor | None:
    return None if case["own"] == "none" else Anchor(date.fromisoformat(case["anchor"]), case["own"] == "yes")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['words'] or 'nothing'} | {c['sentence']} | {c['own']}")
def test_golden(case: dict[str, str]) -> None:
    found = find([_parsed()[case["sentence"]]])
    if not case["words"]:
        assert found == []
        return
    mention = next((m for m in found if m.text == case["words"]), None)
    assert mention is not None, [m.text for m in found]
    assert case["sentence"][mention.start : mention.end] == mention.text
    assert (mention.role, mention.clock or "") == (case["role"], case["clock"])
    reference = a_day(date.fromisoformat(case["reference"])) if case["reference"] else None
    when = resolve(mention, _anchor(case), reference)
    if case["edtf"] == "-":
        assert isinstance(when, Unanchored)
        assert when.reason and "\n" not in when.reason
    else:
        assert isinstance(when, When), when
        assert (when.edtf, when.precision) == (case["edtf"], case["precision"])


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 120


def test_offsets_are_the_articles() -> None:
    (mention,) = _read("The ferry sank on Tuesday.", start=1000)
    assert (mention.start, mention.end) == (1018, 1025)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.booleans())
def test_a_past_weekday_lands_on_itself_within_the_week(day: date, weekday: int, own: bool) -> None:
    mention = TimeMention(0, 0, 6, _DAYS[weekday], "at", "weekday", (0, -1), weekday)
    when = resolve(mention, Anchor(day, own))
    assert isinstance(when, When)
    found = date.fromisoformat(when.start)
    assert found.weekday() == weekday
    assert timedelta(0) <= day - found < timedelta(7)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_future_weekday_is_on_or_after(day: date, weekday: int) -> None:
    mention = TimeMention(0, 0, 6, _DAYS[weekday], "at", "weekday", (0, 1), weekday)
    when = resolve(mention, Anchor(day))
    assert isinstance(when, When)
    assert timedelta(0) <= date.fromisoformat(when.start) - day < timedelta(7)


@given(
    st.sampled_from([*RULES, "duration", "vague", "no such rule"]),
    st.lists(st.integers(-20, 4000), max_size=7),
    st.none() | st.integers(0, 6),
    st.none() | st.builds(Anchor, st.dates(), st.booleans()),
    st.none() | st.dates().map(a_day),
)
@settings(max_examples=300)
def test_resolve_never_raises_and_never_runs_backwards(
    rule: str, numbers: list[int], weekday: int | None, anchor: Anchor | None, reference: When | None
) -> None:
    when = resolve(TimeMention(0, 0, 1, "x", "at", rule, tuple(numbers), weekday), anchor, reference)
    if isinstance(when, When):
        assert date.fromisoformat(when.start) <= date.fromisoformat(when.end)
        assert when.precision != "day" or when.start == when.end == when.edtf


@pytest.mark.parametrize("words", sorted({c["sentence"] for c in CASES if c["words"] and c["anchor"]}))
def test_nothing_relative_resolves_without_an_anchor(words: str) -> None:
    for mention in find([_parsed()[words]]):
        if isinstance(resolve(mention, None), When):
            assert mention.rule in ("year", "day", "month", "days", "season", "decade", "numeric", "ordinal")
            assert any(len(run) == 4 for run in _digits(mention.text)) or mention.text == "9/11"


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


def test_a_sentence_is_read_by_itself() -> None:
    sentences = [_parsed()[text] for text in sorted(_parsed())]
    alone = [mention for sentence in sentences for mention in find([sentence])]
    assert [_own(mention) for mention in find(sentences)] == [_own(mention) for mention in alone]


def _own(mention: TimeMention) -> TimeMention:
    """Without the day before it that "the next day" leans on."""
    return replace(mention, numbers=mention.numbers[:3]) if mention.rule == "anaphor" else mention


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "She visited Dorvale on 12 March. The shelling of the previous night had killed nine.",
            "2024-03-11/2024-03-12",
        ),
        ("On Wednesday she saw the mill, which had burned down the night before.", "2024-03-12/2024-03-13"),
        ("The mayor spoke on Wednesday. He said the mill had burned down the day before.", "2024-03-12"),
        ("On Friday the dam burst. The next day the army came.", "2024-03-09"),
        ("On Friday the dam burst. The day after his death the army came.", None),
        ("The mill burned down the day before. She spoke on 12 March.", None),
        ("She spoke on 12 March.\n\nThe town has a mill.\n\nIt burned down the next day.", None),
    ],
)
def test_the_next_day_is_counted_from_the_day_named_just_before(text: str, edtf: str | None) -> None:
    found = find(parsed(text))
    (mention,) = [m for m in found if m.rule == "anaphor"]
    when = resolve(mention, Anchor(date(2024, 3, 14)))
    assert (when.edtf if isinstance(when, When) else None) == edtf


def test_a_date_may_begin_a_line() -> None:
    assert [m.text for m in _read("By a writer in Orrin\nMarch 4, 2031 06:15 PM\nA ferry sank.")] == [
        "March 4, 2031 06:15 PM"
    ]


def test_mentions_are_in_order_and_apart() -> None:
    found = _read("On Monday, 3 March 2031 at 5 pm, two days after the raid, he said last week was worse than 2030.")
    assert len(found) == 4
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_two_sides_of_a_night_are_one_date_of_two_days() -> None:
    late, early = _read("The bridge fell late Thursday.")[0], _read("The bridge fell early Friday.")[0]
    assert (night_side(late), night_side(early)) == ("late", "early")
    anchor = Anchor(date(2024, 3, 15))
    first, second = resolve(late, anchor), resolve(early, anchor)
    assert isinstance(first, When) and isinstance(second, When)
    merged = merge_night(first, second)
    assert merged is not None
    assert (merged.edtf, merged.precision) == ("2024-03-14/2024-03-15", "days")
    assert merge_night(second, first) is None
    assert night_side(_read("The bridge fell on Thursday afternoon.")[0]) is None


@pytest.mark.parametrize(("year", "day"), [(2000, (4, 23)), (2008, (3, 23)), (2024, (3, 31)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    "piece", ["a ", "the ", "1 ", "two ", "last ", "early ", "5 to ", "since the ", "March ", " ", "12:", "9/"]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    sentence = Sentence(0, 0, "paragraph", 0, piece * (2000 // len(piece)))
    begin = time.perf_counter()
    find([sentence])
    assert time.perf_counter() - begin < 0.5


@given(st.text(max_size=200) | st.text("0123456789 /:-.,MaytheJnlsfodgkwr", max_size=80))
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    for mention in find([Sentence(0, 0, "paragraph", 0, text)]):
        assert text[mention.start : mention.end] == mention.text
        resolve(mention, Anchor(date(2024, 3, 14)))
