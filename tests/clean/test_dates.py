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
    ("11 / 27 / 2005 7:21 AM", "2005-11-27T07:21"),
    ("10/25/11 06:44 PM", "2011-10-25T18:44"),
    ("Posted 2012 - 04 - 14", "2012-04-14"),
    ("04/05/2024 06:44 PM EDT", "2024-04-05T18:44-04:00"),
    ("5 May 2024 Last updated at 12:42 GMT", "2024-05-05T12:42+00:00"),
    ("Friday, May 10, 2024 | Updated 9:28 AM EST", "2024-05-10T09:28-05:00"),
    ("7:00pm UK, Sunday 05 May 2024", "2024-05-05T19:00"),
    ("Posted at 3:21 PM ET, May 5, 2024", "2024-05-05T15:21"),
    ("POSTED: 1052 GMT (1852 HKT), May 5, 2024", "2024-05-05T10:52+00:00"),
    ("Sun 05 May 2024 at 1459", "2024-05-05T14:59"),
    ("13-05-2024 0147 PM", "2024-05-13T13:47"),
    ("May 5 2024, 5:55p", "2024-05-05T17:55"),
    ("Published time: May 5, 2024 02:03", "2024-05-05T02:03"),
    ("Sunday, May 5 - 2024 at 16:12", "2024-05-05T16:12"),
]


@pytest.mark.parametrize(("words", "value"), STAMPS)
def test_stamps(words: str, value: str) -> None:
    (found,) = stamps(words)
    assert found.day is not None and found.value() == value
    assert (found.start, found.end) == (0, len(words))


NONE = [
    "04/05/2024",
    "04/05/24",
    "Thursday",
    "May 12",
    "31 February 2024",
    "1200 people",
    "2024",
    "10/12/14/2012",
    "1.5.10",
]


@pytest.mark.parametrize("words", NONE)
def test_no_whole_date_is_no_date(words: str) -> None:
    assert all(stamp.day is None for stamp in stamps(words))


def test_a_page_date_above_the_title_is_seen_and_dates_nothing() -> None:
    found = article(f"Friday, June 11, 2021\n\nFerry sinks off Harrow\n\n{LEAD}")
    assert (found.published, found.seen) == (None, "2021-06-11")


@pytest.mark.parametrize(
    "line", ["June 11, 2021", "11 June 2021 Last updated at 12:42 GMT", "8:15 PM, FRI 11 JUN 2021"]
)
def test_a_date_above_the_title_without_a_weekday_or_with_an_hour_is_the_story_s(line: str) -> None:
    found = article(f"{line}\n\nFerry sinks off Harrow\n\n{LEAD}")
    assert found.published and found.published.value.startswith("2021-06-11")
    assert found.seen is None


def test_a_date_above_the_title_is_the_story_s_where_the_story_has_just_been() -> None:
    told = LEAD.replace("on Sunday", "on June 9")
    found = article(f"Friday, June 11, 2021\n\nFerry sinks off Harrow\n\n{told}")
    assert found.published and found.published.value == "2021-06-11"
    found = article(f"Friday, November 12, 2021\n\nFerry sinks off Harrow\n\n{told}")
    assert (found.published, found.seen) == (None, "2021-11-12")


def test_a_date_under_a_deck_in_sentences_is_the_byline_s() -> None:
    deck = "Four people are dead.\n\nRescuers are still at work.\n\nThe cause is not known."
    found = article(f"Ferry Sinks Off Harrow\n\n{deck}\n\nJune 11, 2021\n\n{LEAD}")
    assert found.published and found.published.value == "2021-06-11"


FIGURES = [
    ("03/04/2024", "on Sunday", "2024-03-04"),  # Monday the fourth of March; the third of April was a Wednesday
    ("03/04/2024", "on Wednesday", "2024-04-03"),
    ("03/04/2024", "on Monday", None),  # the same day, or two days before
    ("06/01/2016", "on Wednesday", None),  # both were Wednesdays
    ("06/08/2013", "near the square hit on July 25", "2013-08-06"),
    ("04/05/2024", "in Harrow, Mich.", "2024-04-05"),
    ("03/04/2024", "in Michigan on Friday", None),
    ("04/05/2024", "in Harrow", None),
    ("04-05-2024", "in Harrow", "2024-05-04"),
    ("03-04-2024", "in Harrow on Friday", None),
    ("03-04-2024", "in Harrow on Sunday", "2024-03-04"),
]


@pytest.mark.parametrize(("line", "words", "value"), FIGURES)
def test_the_story_tells_day_from_month_in_a_date_in_figures(line: str, words: str, value: str | None) -> None:
    found = article(
        f"Ferry sinks off Harrow Point\n\n{line}\n\nFour people died when a ferry capsized {words}, police said."
    )
    assert (found.published.value if found.published else None) == value


RUN_ON = [
    ("AFP Friday 23 Aug 2013 A ferry sank off the town and four people died there.", "2013-08-23"),
    ("Reuters 23 August 2013 Four people died there, the coastguard said, in the water.", "2013-08-23"),
    ("13-08-2013 0147 PM A ferry sank off the town and four people died there.", "2013-08-13T13:47"),
    ("seen on 13-08-2013 0147 PM A ferry sank off the town and four people died there.", None),
    ("the pier at Harrow June 18 2013 A ferry sank off the town and four people died.", None),
]


@pytest.mark.parametrize(("rest", "value"), RUN_ON)
def test_a_byline_whose_line_ends_were_lost(rest: str, value: str | None) -> None:
    head = (
        "Ferry sinks off Harrow Point in storm Coastguard looks for five who are still missing off the old town pier "
    )
    found = article(f"{head}{rest} It said no more of it.")
    assert (found.published.value if found.published else None) == value
    titled = article(f"{head}{rest} It said no more of it.", title="Ferry sinks off Harrow Point in storm")
    assert (titled.published.value if titled.published else None) == value


def test_a_head_that_runs_into_its_title_or_out_of_it() -> None:
    title = "Ferry sinks off Harrow Point in a storm | Lantern 9"
    found = article(f"{title}HARROW, Ill. (June 11, 2021)– {LEAD} {LEAD}", title=title)
    assert found.published and found.published.value == "2021-06-11"
    assert [b.kind for b in found.blocks if b.kind in ("dateline", "paragraph")] == ["dateline", "paragraph"]
    found = article(f"{title}Friday, June 11, 2021 HARROW, Illinois -- {LEAD} {LEAD}", title=title)
    assert found.published and found.published.value == "2021-06-11"
    head = "Print this page Friday 11 June 2021 16:45 Ferry sinks off Harrow Point in a storm."
    found = article(f"{head} {LEAD} {LEAD}", title="Ferry sinks off Harrow Point in a storm")
    assert found.published and found.published.value == "2021-06-11T16:45"


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


def test_a_dateline_in_brackets_is_no_day_of_the_story() -> None:
    found = article(f"Raid kills nine at market\n\n(Harrow, July 22, 2025) - {LEAD}")
    assert [b.kind for b in found.blocks if b.kind in ("dateline", "paragraph")] == ["dateline", "paragraph"]
    assert found.published and found.published.value == "2025-07-22"


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
