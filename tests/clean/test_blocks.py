from __future__ import annotations

from pathlib import Path

import pytest

from tests.clean.cleaning import article, cleaned, kinds

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
LEAD = "Four people died when a ferry capsized off Harrow Point on Sunday, the coastguard of the province said."


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_golden_kinds(path: Path) -> None:
    rows = [tuple(line.split("\t", 1)) for line in path.read_text(encoding="utf-8").splitlines()]
    joiner = "\n" if path.stem.startswith("one_line") else "\n\n"
    text = ""
    for i, (kind, words) in enumerate(rows):
        same_line = i and (rows[i - 1][0] == "dateline" and kind == "paragraph" and rows[i - 1][1].endswith("—"))
        same_line = same_line or (kind == "credit" and words.startswith("-"))
        text += (" " if same_line else joiner if i else "") + words
    assert kinds(article(text)) == rows


def test_hard_wrapped_lines_are_joined_into_paragraphs() -> None:
    first = "   BRENHOLT, 3 JAN 90 (EFE) -- [TEXT] THE POLICE HAVE REPORTED THAT AN\n" \
        "ATTACK WITH EXPLOSIVES IN FRONT OF A BUILDING HAS LEFT ONE PERSON HURT IN\n" \
        "THE CAPITAL, AND THAT THE MEN WHO THREW THE CHARGES FLED IN A VEHICLE.\n\n"  # fmt: skip
    second = "   NO GROUP HAS CLAIMED RESPONSIBILITY FOR THE ATTACK, WHICH WAS THE THIRD\n" \
        "OF ITS KIND IN THE CITY SINCE THE BEGINNING OF THE MONTH OF DECEMBER.\n"  # fmt: skip
    found = kinds(article(first + second))
    assert [kind for kind, _ in found] == ["dateline", "paragraph", "paragraph"]
    assert found[0][1] == "BRENHOLT, 3 JAN 90 (EFE) -- [TEXT]"
    assert found[1][1].endswith("FLED IN A VEHICLE.")


def test_one_line_that_begins_with_its_date_and_title() -> None:
    text = (
        "24 November 2016 Air raid kills ten in Harrow Ten people died in an air raid on Harrow on Wednesday. " + LEAD
    )
    found = article(text, title="Air raid kills ten in Harrow")
    assert [kind for kind, _ in kinds(found)] == ["title", "dateline", "boilerplate", "paragraph"]
    assert found.published and (found.published.value, found.published.span.exact) == ("2016-11-24", "24 November 2016")  # type: ignore[union-attr]


def test_a_given_title_becomes_the_first_block_once() -> None:
    apart = article(LEAD, title="Ferry sinks off Harrow")
    assert apart.text == f"Ferry sinks off Harrow\n\n{LEAD}"
    assert kinds(apart)[0] == ("title", "Ferry sinks off Harrow")
    inside = article(f"FERRY sinks off Harrow\n\n{LEAD}", title="Ferry sinks off Harrow")
    assert inside.text == f"FERRY sinks off Harrow\n\n{LEAD}"
    assert inside.title == "FERRY sinks off Harrow"


def test_headline_with_most_of_the_story_in_it_is_the_title() -> None:
    top = "Minister says sorry\n\nFerry capsizes off Harrow Point, killing four people\n\nBoat was overdue\n\n"
    assert article(top + LEAD).title == "Ferry capsizes off Harrow Point, killing four people"


@pytest.mark.parametrize("first", [LEAD, "The men fled. No one was hurt in Harrow, police said."])
def test_a_text_without_headline_has_no_title(first: str) -> None:
    found = article(f"{first}\n\n{LEAD} It said so twice.")
    assert found.title is None
    assert {kind for kind, _ in kinds(found)} == {"paragraph"}


def test_lists_of_names_stay_prose_and_lists_of_links_do_not() -> None:
    named = kinds(article(f"{LEAD}\n\nThe dead are:\n\nIlan Verd, 34\n\nPers Holm, 51"))
    linked = kinds(article(f"{LEAD}\n\nStorm Hits Northern Coast Again\n\nMinister Quits After Budget Row"))
    assert [kind for kind, _ in named[-2:]] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in linked[-2:]] == ["boilerplate", "boilerplate"]


def test_a_dateline_is_a_place_and_not_a_speaker() -> None:
    assert kinds(article(f"HARROW (Reuters) - {LEAD}"))[0] == ("dateline", "HARROW (Reuters) -")
    assert kinds(article(f"HARROW: {LEAD}"))[0] == ("dateline", "HARROW:")
    assert kinds(article(f"Nobody - not even the coastguard - knew. {LEAD}"))[0][0] == "paragraph"
    assert kinds(article(f"FILE - {LEAD}"))[0][0] != "dateline"


def test_nothing_left_is_an_empty_article_with_a_problem() -> None:
    found, problems = cleaned(b" \n\x00\n ")
    assert (found.text, found.blocks, [p.code for p in problems]) == ("", (), ["no-text"])


def test_a_text_too_long_to_be_an_article_is_cut_with_a_problem() -> None:
    found, problems = cleaned(f"{LEAD}\n\n" * 12_000)
    assert [p.code for p in problems] == ["long-text"]
    assert found.blocks[-1].kind == "boilerplate" and found.blocks[-1].end > 1_000_000


@pytest.mark.parametrize("line", ["BrightFeed 24 » World » Americas", "Home > News > Africa", "Home / World"])
def test_a_page_s_way_to_the_article_is_furniture(line: str) -> None:
    found = kinds(article(f"Ferry sinks off Harrow Point\n\n{line}\n\n{LEAD}\n\nThe search went on."))
    assert ("boilerplate", line) in found


def test_a_path_is_no_credit() -> None:
    assert ("credit", "src/tor") not in kinds(
        article(f"Ferry sinks off Harrow Point\n\n{LEAD}\n\nsrc/tor\n\n{LEAD} Yes.")
    )


def test_desk_initials_are_a_credit() -> None:
    assert kinds(article(f"Ferry sinks off Harrow Point\n\n{LEAD}\n\nlit/mb/jo"))[-1] == ("credit", "lit/mb/jo")
