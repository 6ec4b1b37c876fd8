"""The page as a document: sound, closed to the outside, the same every time, and safe from what it quotes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from corroborate.model import Record
from corroborate.publish.page import html
from corroborate.publish.page.safe import language_tag, shown, web_address
from corroborate.publish.records import read_records
from tests.building import SEEDS, beside_the_seeds, build
from tests.publish.made import record
from tests.publish.page.dossiers import EVIL, full, hostile
from tests.publish.page.reading import Page

CASES = {
    "full": [full()],
    "without text": [full()],
    "hostile": [hostile()],
    "bare": [record(articles=())],
    "none": [],
    "several": [full(), hostile(), record(), full()],
}


@pytest.fixture(scope="module", params=sorted(CASES))
def text(request: pytest.FixtureRequest) -> str:
    return html(CASES[request.param], with_text=request.param != "without text")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


@pytest.fixture(scope="module")
def whole() -> Page:
    return Page(html([full()]))


def test_every_tag_is_closed_in_its_turn(page: Page) -> None:
    assert page.wrong == []


def test_ids_are_there_once_and_every_link_inside_leads_to_one(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in ids)
    links = [a["href"] for a in page.all("a") if a.get("href", "").startswith("#")]
    links += ["#" + name for _, a in page.elements for key in ("aria-labelledby", "aria-describedby")
              for name in a.get(key, "").split()]  # fmt: skip
    links += [found for _, a in page.elements for found in re.findall(r"url\((#[^)]+)\)", a.get("marker-end", ""))]
    assert links
    assert {link[1:] for link in links} <= set(ids)


def test_the_policy_lets_in_this_style_and_nothing_else(page: Page, text: str) -> None:
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert text.index("Content-Security-Policy") < text.index("<style")
    assert len(page.all("style")) == 1
    assert not re.search(r"url\(|@import|expression", page.style)


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "base", "form", "input", "use", "foreignobject"}
    for tag, attributes in page.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")
        ]
        target = attributes.get("href", "#")
        assert target.startswith("#") or (tag == "a" and web_address(target)) or (tag, target) == ("link", "data:,")


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_it_can_be_found_through_by_ear_and_by_keyboard(page: Page) -> None:
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("main")) == 1
    assert len(page.all("h1")) == 1
    first_link = page.all("a")[0]
    assert first_link["class"] == "skip"
    assert first_link["href"][1:] in page.ids()
    for drawing in page.all("svg"):
        named = drawing.get("aria-label") or drawing.get("aria-labelledby")
        assert drawing.get("aria-hidden") == "true" or (drawing.get("role") in ("img", "group") and named)
    assert all(nav.get("aria-label") for nav in page.all("nav"))


def test_it_is_the_same_every_time_and_whatever_order_dictionaries_had(text: str) -> None:
    assert html([full()]) == html([full()])
    turned = replace(full(), fields=dict(full().fields))
    assert html([turned]) == html([full()])


def test_hostile_words_stay_words() -> None:
    text = html([hostile()])
    page = Page(text)
    assert page.wrong == []
    assert "alert(1)>" in page.text
    assert EVIL not in text
    assert "{{ 7*7 }} {% raw %}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]", text)
    assert "[U+202E]" in page.text
    assert not [a for a in page.all("a") if a.get("href", "").lower().startswith("javascript")]
    assert all(
        re.fullmatch(r"[A-Za-z0-9-]+", attributes["lang"]) for _, attributes in page.elements if "lang" in attributes
    )
    text.encode("utf-8")


def test_words_that_could_turn_the_line_are_isolated() -> None:
    assert shown("a\u202eb\x00c\r\nd") == "a[U+202E]b\u2400c \nd"
    turning = replace(full(), summary="\u2067turned")
    assert "<bdi>\u2067turned</bdi>" in html([turning])


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://exam ple.org", False),
        ("https://[half", False),
        ("//example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(address: str | None, fits: bool) -> None:
    assert bool(web_address(address)) is fits


@pytest.mark.parametrize(
    ("tag", "fits"),
    [("en", True), ("pt-BR", True), ("zh-Hant-TW", True), ('en" x="', False), ("", False), (None, False)],
)
def test_only_language_tags_are_languages(tag: str | None, fits: bool) -> None:
    assert bool(language_tag(tag)) is fits


# ---------------------------------------------------------------- what the reader is told


def test_the_sentence_is_the_heading(whole: Page) -> None:
    assert f"<bdi>{full().summary}</bdi></h1>" in html([full()])
    assert whole.text.index("\n" + full().summary) < whole.text.index("The facts")


@pytest.mark.parametrize(
    "words",
    [
        "(reports give 4 to 5 or more)",
        "at most 1 origin",
        "Disputed",
        "Decided by an analyst",
        "Where the reports disagree",
        "These figures are about something else",
        "Also known as Brother Oto",
        "Why these tellings count as one",
        "14 words copied and",
        "direction shown",
        "14 words in quotations both carry",
        "superseded",
        "would not say",
        "somewhere",
        "where_prec 2",
        "radius",
        "nothing dates it",
        "not dated",
        "GeoNames",
        "Natural Earth",
        "Incident record incident-1",
        "(GED Codebook 24.1",
    ],
)
def test_it_says(whole: Page, words: str) -> None:
    assert words in whole.text


def test_report_ids_in_sentences_become_links_to_the_reports(whole: Page) -> None:
    assert "report 3 is Kestrel's own report; The Orvane Post (report 1) credits Kestrel" in whole.text


def test_a_claim_leads_to_its_marked_words_and_these_lead_back() -> None:
    text = html([full()])
    page = Page(text)
    ids = set(page.ids())
    marks = [attributes for attributes in page.all("mark") if "id" in attributes]
    quotes = [name for name in ids if re.fullmatch(r"i1-q\d+", name)]
    assert len(marks) + text.count('<span id="i1-c') == len(full().claims)
    assert quotes
    for mark in marks:
        assert f'href="#{mark["id"]}"' in text or f'id="{mark["id"]}"' in text
    letters = [a for a in page.all("a") if a.get("class") == "letter"]
    assert letters
    assert {a["href"][1:] for a in letters} <= set(quotes)


def test_without_text_no_report_stands_there() -> None:
    with_text, without = html([full()]), html([full()], with_text=False)
    line = "We heard one blast and then nothing at all for a very long while"
    assert line in with_text
    page = Page(without)
    assert '<div class="body"' not in without
    assert "quotations have at most 25 words" in page.text
    for quote in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", without, re.S):
        words = re.sub(r"<a class=\"ref\".*?</a>|<[^>]+>", "", quote).split()
        assert len(words) <= 25


def test_an_unknown_place_is_said_and_not_drawn() -> None:
    page = Page(html([record()]))
    assert "The place is not established, so there is no map." in page.text
    assert not [svg for svg in page.all("svg") if svg.get("class") == "map"]


def test_no_incident_at_all_is_said() -> None:
    assert "No incident was found" in html([])


@beside_the_seeds
def test_the_seeds_make_a_page_of_fair_size(seeds: list[Record]) -> None:
    text = html(seeds)
    assert len(text.encode()) < 1_500_000
    page = Page(text)
    assert page.wrong == []
    assert len(page.ids()) == len(set(page.ids()))
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= set(page.ids())
    assert html(read_records([json.dumps(json.loads(line)).encode() for line in _lines(seeds)])) == text


def _lines(records: list[Record]) -> list[bytes]:
    from corroborate.pipeline import encode

    return [encode(one) for one in records]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    return read_records(build(tmp_path_factory.mktemp("seeds") / "s.case", [SEEDS]))


def test_what_changed_between_versions_stands_with_the_lineage() -> None:
    text = html([full()])
    lineage, evidence = text.index("Who took what from whom</h"), text.index("The words behind each value")
    assert lineage < text.index(">Versions</h") < text.index("killed raised from 3 to 4") < evidence
    assert text.count("killed raised from 3 to 4") == 1
