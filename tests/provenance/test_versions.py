"""Versions of one article: found where order and words show them, told as a list, and counted once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from corroborate.model import Article
from corroborate.provenance import passages
from corroborate.provenance.versions import Version, versions
from corroborate.settings import Settings
from tests.building import build, loaded
from tests.provenance.texts import art, prose

KEPT = (
    "The ferry had sailed from the old harbour at dusk with about sixty passengers and a cargo of timber for the "
    "mills.\n\nWitnesses said that the boat was overloaded and that it had turned back twice because of high waves."
)
LEAD = "Four people were killed when a ferry capsized off the Yemeni city of Aden on Thursday."
RAISED = "Seven people were killed when a ferry capsized off the Yemeni city of Aden on Thursday."
GIVEN = "Four people were killed when a ferry capsized off the Yemeni city of Aden on Thursday, the coastguard said."
FIRE = "A fisherman said that he saw a boat with lights near the rocks that night."


def report(name: str, hour: str | None, *paragraphs: str, **more: str) -> dict[str, str]:
    made = {"id": name, "publisher": "The Orrin Post", "text": "\n\n".join([*paragraphs[:1], KEPT, *paragraphs[1:]])}
    return {**made, **({"published": hour} if hour else {}), **more}


def record(tmp_path: Path, *reports: dict[str, str]) -> dict[str, Any]:
    """The one record; reading the reports the other way round gives the same bytes."""
    lines = []
    for name, order in (("one", reports), ("other", reports[::-1])):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for one in order:
            (folder / f"{one['id']}.jsonl").write_text(json.dumps(one) + "\n")
        sources = [folder / f"{one['id']}.jsonl" for one in order]
        lines.append(build(tmp_path / f"{name}.case", sources))
    assert lines[0] == lines[1]
    (found,) = loaded(lines[0])
    return found


def told(found: dict[str, Any]) -> list[str]:
    return [f"{p['article']} {p['message']}" for p in found["problems"] if p["code"] == "version"]


def standing(found: dict[str, Any], field: str) -> list[tuple[str, Any]]:
    mine = [c for c in found["claims"] if c["field"] == field and c["superseded_by"] is None]
    return sorted((c["span"]["article"], c["value"]) for c in mine)


def test_a_toll_raised(tmp_path: Path) -> None:
    found = record(tmp_path, report("a", "2025-03-14T09:00", LEAD), report("b", "2025-03-14T12:00", RAISED))
    lines = told(found)
    assert lines[0].startswith("b 2025-03-14T12:00: a later version of The Orrin Post (a) of 2025-03-14T09:00")
    assert any("killed raised from 4 to 7: “Four people” became “Seven people”" in line for line in lines)
    assert sum("sentence changed" in line for line in lines) == 1
    assert standing(found, "killed") == [("b", 7)]
    assert {c["span"]["article"] for c in found["claims"] if c["field"] == "killed"} == {"a", "b"}
    killed = found["fields"]["killed"]
    assert (killed["low"], killed["best"], killed["high"], killed["origins"]) == (7, 7, 7, 1)
    assert [c["field"] for c in found["conflicts"]] == []


def test_a_toll_lowered(tmp_path: Path) -> None:
    found = record(tmp_path, report("a", "2025-03-14", RAISED), report("b", "2025-03-15", LEAD))
    assert any("killed lowered from 7 to 4" in line for line in told(found))
    assert found["fields"]["killed"]["high"] == 4


def test_an_attribution_added_and_removed(tmp_path: Path) -> None:
    found = record(tmp_path, report("a", "2025-03-14T09:00", LEAD), report("b", "2025-03-14T12:00", GIVEN))
    assert any("attribution added: killed 4, “coastguard”" in line for line in told(found))
    assert standing(found, "killed") == [("b", 4)]
    back = record(tmp_path / "back", report("a", "2025-03-14T09:00", GIVEN), report("b", "2025-03-14T12:00", LEAD))
    assert any("attribution removed: killed 4, “coastguard”" in line for line in told(back))


def test_a_sentence_withdrawn_and_one_added(tmp_path: Path) -> None:
    closed = "The port was closed for the rest of the week."
    found = record(tmp_path, report("a", "2025-03-14T09:00", LEAD, FIRE), report("b", "2025-03-14T12:00", LEAD, closed))
    assert [line.partition(": ")[2] for line in told(found)[1:]] == [
        f"sentence added: “{closed}”",
        f"sentence withdrawn: “{FIRE}”",
    ]


def test_a_withdrawn_figure_that_nothing_replaces_counts_and_is_listed(tmp_path: Path) -> None:
    hospital = "A hospital in the city said that it had received nine injured people from the boat."
    found = record(tmp_path, report("a", "2025-03-14T09:00", LEAD, hospital), report("b", "2025-03-14T12:00", LEAD))
    assert any("injured 9 withdrawn: “A hospital in the city" in line for line in told(found))
    assert standing(found, "injured") == [("a", 9)]


def test_another_speakers_figure_replaces_nobodys(tmp_path: Path) -> None:
    army = "The army said that nine people on the boat were injured."
    rebels = "The rebels said that 30 people on the boat were injured."
    found = record(tmp_path, report("a", "2025-03-14T09:00", LEAD, army), report("b", "2025-03-14T12:00", LEAD, rebels))
    assert standing(found, "injured") == [("a", 9), ("b", 30)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"published": "2025-03-14"}, {}),
        ({"published": "2025-03-14"}, {"published": "2025-03-14"}),
        ({"published": "2025-03-14"}, {"published": "2025-03-14T12:00"}),
        ({"published": "2025-03-14"}, {"published": "2025-03-16", "publisher": "Velmora Courier"}),
        ({"published": "2025-03-14", "publisher": ""}, {"published": "2025-03-16", "publisher": ""}),
        (
            {"published": "2025-03-14", "original": "Brennick Wire"},
            {"published": "2025-03-16", "original": "Mill Wire"},
        ),
        ({"published": "2025-03-14", "text": prose(5, 90)}, {"published": "2025-03-16"}),
    ],
    ids=["undated", "one dated", "one day", "an hour of the day", "publishers", "no publisher", "re-posts", "texts"],
)
def test_no_version(first: dict[str, str], second: dict[str, str]) -> None:
    assert found(made("a", **first), made("b", **second)) == ()


def test_one_address_is_one_publication_whoever_it_is() -> None:
    a = made("a", published="2025-03-14T09:00", publisher="", url="https://post.example/news/ferry?ref=home")
    b = made("b", published="2025-03-14T12:00", publisher="", url="http://www.post.example/news/ferry/#top")
    assert found(a, b) == (Version("a", "b"),)
    front = "https://post.example/"
    a, b = (made(n, published=f"2025-03-1{d}", publisher="", url=front) for n, d in (("a", 4), ("b", 6)))
    assert found(a, b) == ()


def test_a_few_words_are_enough_under_one_title() -> None:
    for title, some in (("Ferry sinks", (Version("a", "b"),)), (None, ())):
        a, b = (
            made(n, published=f"2025-03-1{d}", text=f"{prose(d, 40)}\n\n{prose(1, 25)}", title=title or n)
            for n, d in (("a", 4), ("b", 6))
        )
        assert found(a, b) == some


def test_three_versions_are_a_chain(tmp_path: Path) -> None:
    third = RAISED.replace("Seven", "Eleven")
    found = record(
        tmp_path,
        report("a", "2025-03-14T12:00", RAISED),
        report("b", "2025-03-15T12:00", third),
        report("c", "2025-03-14T09:00", LEAD),
    )
    lines = told(found)
    assert [line[:2] for line in lines if "a later version of" in line] == ["a ", "b "]
    assert [line.partition("killed ")[2][:19] for line in lines if "killed raised" in line] == [
        "raised from 4 to 7:",
        "raised from 7 to 11",
    ]
    assert standing(found, "killed") == [("b", 11)]
    by_id = {c["id"]: c for c in found["claims"]}
    replaced = [c for c in found["claims"] if c["field"] == "killed" and c["superseded_by"]]
    for claim in replaced:
        assert by_id[claim["superseded_by"]]["value"] > claim["value"]


def test_versions_without_a_publisher_are_one_origin(tmp_path: Path) -> None:
    address = {"publisher": "", "url": "https://post.example/news/ferry"}
    found = record(
        tmp_path,
        report("a", "2025-03-14T09:00", LEAD, **address),
        report("b", "2025-03-14T12:00", RAISED, **address),
    )
    assert len({c["origin"] for c in found["claims"] if c["field"] == "killed"}) == 1


def made(name: str, **more: str) -> Article:
    text, publisher = more.pop("text", f"{LEAD}\n\n{KEPT}"), more.pop("publisher", "The Orrin Post")
    url, title = more.pop("url", None), more.pop("title", None)
    return replace(art(name, text, publisher=publisher or None, **more), url=url, title=title)  # type: ignore[arg-type]


def found(*articles: Article) -> tuple[Version, ...]:
    """The versions; checks that order doesn't matter."""
    reuse = passages(articles, Settings())
    some = versions(articles, reuse)
    assert versions(articles[::-1], reuse[::-1]) == some
    return some


def test_a_late_reprint_of_an_earlier_version_updates_nothing(tmp_path: Path) -> None:
    """The copy came out last, and its figure is the oldest: it is as old as what it was copied from."""
    copied = f"{GIVEN[:-1]}, according to the Orrin Post. Another 11 people were hurt in the accident off Aden."
    reprint = report("c", "2025-03-15", copied, publisher="Harrow Lantern", title="Four dead off Aden")
    first = report("a", "2025-03-14T09:00", f"{GIVEN} Another 11 people were hurt in the accident off Aden.")
    second = report(
        "b",
        "2025-03-14T12:00",
        f"{GIVEN.replace('Four', 'Seven')} Another 13 people were hurt in the accident off Aden.",
    )
    found = record(tmp_path, first, second, reprint)
    assert {value for _, value in standing(found, "killed")} == {7}
    assert {value for _, value in standing(found, "injured")} == {13}
    assert (found["fields"]["killed"]["best"], found["fields"]["injured"]["best"]) == (7, 13)
