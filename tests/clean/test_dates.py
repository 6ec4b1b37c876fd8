from __future__ import annotations

import pytest

from corroborate.clean.stamps import stamps
from tests.clean.cleaning import article, cleaned

LEAD = "Four people died when a ferry capsized off Harrow Point on Sunday, the coastguard of the province said."
STAMPS = [
    ("Tuesday, April 23, 2024", "2024-04-23"),
    ("January 4, 2024 06:15 PM", "2024-01-04T18:15"),
    ("Updated: January 05, 2024, 5:46 AM GMT", "2024-01-05T05:46+00:00"),
    ("Sun 10 Jul 2016", "2016-07-10"),
    ("3 JAN 90", "1990-01-03"),
    ("4th of March 2011 at 5pm", "2011-03-04T17:00"),
    ("2024-01-04T18:15:00+03:00", "2024-01-04T18:15+03:00"),
    ("Thursday 04/01/2024", "2024-01-04"),
    ("23/07/2016", "2016-07-23"),
    ("04.01.2024 18:15 CET", "2024-01-04T18:15+01:00"),
    ("12 Oct 2016, 10.50am ET", "2016-10-12T10:50"),
]


@pytest.mark.parametrize(("words", "value"), STAMPS)
def test_stamps(words: str, value: str) -> None:
    (found,) = stamps(words)
    assert found.day is not None and found.value() == value
    assert (found.start, found.end) == (0, len(words))


@pytest.mark.parametrize("words", ["04/05/2024", "Thursday", "May 12", "31 February 2024", "1200 people", "2024"])
def test_no_whole_date_is_no_date(words: str) -> None:
    assert all(stamp.day is None for stamp in stamps(words))


def test_a_page_date_above_the_title_is_seen_and_dates_nothing() -> None:
    found = article(f"Friday, June 11, 2021\n\nFerry sinks off Harrow\n\n{LEAD}")
    assert (found.published, found.seen) == (None, "2021-06-11")


def test_a_stamp_under_the_headline_is_the_byline_s() -> None:
    found = article(f"Ferry sinks off Harrow\n\nFriday, June 11, 2021\n\n{LEAD}")
    assert found.published and (found.published.value, found.published.basis) == ("2021-06-11", "byline")
    assert found.seen is None


@pytest.mark.parametrize(
    ("dateline", "value"),
    [("HARROW, June 11, 2021 (AFP) -", "2021-06-11"), ("HARROW, June 11 (AFP) -", None), ("HARROW (AFP) -", None)],
)
def test_a_dateline_dates_where_it_is_whole(dateline: str, value: str | None) -> None:
    found = article(f"Ferry sinks off Harrow\n\n{dateline} {LEAD}")
    assert (found.published.value if found.published else None) == value
    assert found.credits == ("AFP",)


def test_a_dateline_s_day_borrows_the_stamp_s_year_also_over_new_year() -> None:
    found = article(f"Ferry sinks off Harrow\n\nHARROW, Dec 31 (AFP) - {LEAD}\n\nUpdated: January 1, 2022, 9:00 AM")
    assert found.published and (found.published.value, found.published.basis) == ("2021-12-31", "dateline")


def test_an_ambiguous_date_is_refused_unless_another_stamp_decides() -> None:
    assert article(f"Ferry sinks off Harrow\n\nIssued on: 04/05/2024 - 18:15\n\n{LEAD}").published is None
    both = f"Ferry sinks off Harrow\n\nIssued on: 04/05/2024\n\n{LEAD}\n\nUpdated: 5 May 2024"
    found = article(both)
    assert found.published and found.published.value == "2024-05-04"


def test_given_stands_unless_the_text_says_otherwise() -> None:
    text = f"Ferry sinks off Harrow\n\nPublished: June 11, 2021\n\n{LEAD}"
    near, none = cleaned(text, published="2021-06-12T08:00:00Z")
    assert near.published and (near.published.value, near.published.basis) == ("2021-06-12T08:00+00:00", "given")
    assert none == ()
    far, problems = cleaned(text, published="2021-09-30")
    assert far.published and (far.published.value, far.published.basis) == ("2021-06-11", "byline")
    assert [p.code for p in problems] == ["published-differs"]
    assert "2021-09-30" in problems[0].message and "2021-06-11" in problems[0].message


def test_a_later_update_does_not_contradict_what_is_given() -> None:
    found, problems = cleaned(f"Ferry sinks\n\n{LEAD}\n\nUpdated: June 30, 2021", published="2021-06-11")
    assert found.published and found.published.value == "2021-06-11" and problems == ()


def test_a_given_date_that_is_none_is_refused_by_name() -> None:
    found, problems = cleaned(LEAD, published="last Tuesday")
    assert found.published is None
    assert [p.code for p in problems] == ["published-unreadable"] and "last Tuesday" in problems[0].message


def test_links_under_the_story_date_nothing() -> None:
    assert article(f"Ferry sinks off Harrow\n\n{LEAD}\n\nRelated Articles\n\nJune 1, 2021").published is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Ferry sinks\n\nHarrow, June 11, 2021. {LEAD}", ("2021-06-11", "dateline")),
        (f"Ferry sinks\n\nPublished June 11, 2021 08:05, updated 19:20\n\n{LEAD}", ("2021-06-11T08:05", "byline")),
    ],
)
def test_dates_of_other_forms(text: str, value: tuple[str, str]) -> None:
    found = article(text)
    assert found.published and (found.published.value, found.published.basis) == value
    assert found.text is not None and "subtitle" not in {block.kind for block in found.blocks}


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        (f"Photo KUNDRA, Orvania -- {LEAD}", "KUNDRA, Orvania --"),
        (f"A ferry at sea. KUNDRA, Orvania -- {LEAD}", None),
        (f"ST KUNDRA, Orvania — {LEAD}", "ST KUNDRA, Orvania —"),
        (f"KUNDRA. {LEAD}", "KUNDRA."),
        (f"THE ENVOY ARRIVED ON 11 JANUARY. {LEAD.upper()}", None),
        (f"NATO. {LEAD}", None),
    ],
)
def test_a_dateline_behind_a_page_s_words_in_a_text_of_one_paragraph(text: str, dateline: str | None) -> None:
    found = article(f"{text} It said no more.", title="Ferry sinks off Harrow Point in storm")
    lines = [(found.text or "")[b.start : b.end] for b in found.blocks if b.kind == "dateline"]
    assert lines == ([dateline] if dateline else [])
    assert found.title == "Ferry sinks off Harrow Point in storm"


def test_a_stamp_with_a_clock_says_more_than_the_dateline_of_its_day() -> None:
    found = article(f"Harrow Lantern\n12 May 2023 09:10\n\nFerry sinks\n\nHARROW, 12 May 2023 - {LEAD}\n")
    assert found.published is not None and found.published.value == "2023-05-12T09:10"
    other = article(f"Harrow Lantern\n13 May 2023 09:10\n\nFerry sinks\n\nHARROW, 12 May 2023 - {LEAD}\n")
    assert other.published is not None and other.published.value == "2023-05-12"


def test_a_paper_that_calls_itself_by_its_name_prints_its_own_day() -> None:
    call = '"We knew them all," baker Siri Vold told Orrin Dagblad.'
    found = article(f"Orrin Dagblad\n13 May 2023\n\nFerry sinks\n\n{LEAD}\n\n{call}\n")
    assert (found.publisher, found.seen) == ("Orrin Dagblad", None)
    assert found.published is not None and found.published.value == "2023-05-13"
