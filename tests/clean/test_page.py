from __future__ import annotations

from types import SimpleNamespace

import pytest

from corroborate.clean.known import Known
from corroborate.model import Published
from tests.clean.cleaning import article, cleaned, kinds

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "Four people died when a ferry capsized off Harrow Point on Sunday, the coastguard of the province said.",
        "“It went down in a moment,” a fisherman, Ansel Brandt, told AFP at the harbour in the evening.",
        "The ministry of transport said that it would investigate why the boat had carried so many passengers.",
        "Two of the survivors were in a serious condition in the provincial hospital, its director said on Monday.",
    )
)
HEAD = """<meta property="og:site_name" content="Velmora Post"><link rel="canonical" href="https://velmora.example/a1">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Ferry sinks off Harrow", "datePublished": "2021-06-13T21:10:00+02:00", "author":
[{"name": "Mara Quill"}]}]}</script>"""
PAGE = '<!doctype html><html lang="en-GB"><head><title>Ferry sinks off Harrow | Velmora Post</title>'
PAGE += f"{HEAD}</head><body><nav><a href=/>Home</a></nav>"
PAGE += f"<article><h1>Ferry sinks off Harrow</h1>{BODY}</article></body></html>"


def test_a_page_gives_text_and_what_it_says_of_itself() -> None:
    found = article(PAGE, "html")
    assert (found.title, found.publisher, found.authors) == ("Ferry sinks off Harrow", "Velmora Post", ("Mara Quill",))
    assert found.published and (found.published.value, found.published.basis) == ("2021-06-13T21:10+02:00", "metadata")
    assert (found.url, found.language, found.credits) == ("https://velmora.example/a1", "en", ("AFP",))
    assert [kind for kind, _ in kinds(found)] == ["title", *["paragraph"] * 4]
    assert "Home" not in (found.text or "")


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    assert article(PAGE, "text").text == article(PAGE, "html").text


def test_the_caller_s_word_stands_before_the_page_s() -> None:
    found = article(PAGE, "html", publisher="Velmora Weekly", title="A ferry sank", published="2021-06-14")
    assert (found.publisher, found.title) == ("Velmora Weekly", "A ferry sank")
    assert found.published and (found.published.value, found.published.basis) == ("2021-06-14", "given")
    assert (found.text or "").startswith("A ferry sank\n\n")


@pytest.mark.parametrize(
    ("under", "want"),
    [
        ("Written: 2021-06-13 15:03:30 / Updated: 2021-06-15 09:00:00", "2021-06-13T15:03"),
        ("Posted on June 13, 2021", "2021-06-13"),
    ],
)
def test_the_day_under_the_headline_goes_before_one_of_a_list_beside(under: str, want: str) -> None:
    beside = "".join(f"<li><h2>Clip {n}</h2><p class='date'>2021-06-0{n}</p></li>" for n in range(1, 5))
    page = f"<html><body><h1>Velmora</h1><article><h1>Ferry sinks</h1><p class='date'>{under}</p>{BODY}</article>"
    found = article(f"{page}<ul>{beside}</ul></body></html>", "html")
    assert found.published and found.published.value == want


@pytest.mark.parametrize(
    ("published", "want"),
    [("2021-06-13T12:25:00+00:00", "2021-06-13T12:25+00:00"), ("2021-06-13T22:10:00+00:00", "2021-06-14")],
)
def test_the_outlet_s_own_day_is_one_that_its_clock_can_show(published: str, want: str) -> None:
    stamp = Known(published=Published(published[:16] + published[-6:], "metadata"))
    page = SimpleNamespace(author=None, sitename=None, hostname=None, title=None, url=None, date="2021-06-14")
    assert (stamp.over(page).published or stamp.published) == Published(want, "metadata")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + BODY,
        "<html><body>" + "<div>" * 5_000 + BODY,
        "<html>" + "<" * 300_000,
        "<html><body>" + "<script>" * 70_000 + BODY,
        "<html><body " + " ".join(f"a{i}=1" for i in range(100_000)) + ">" + BODY,
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><body>" + BODY,
        '<html><script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": [1]}}</script>' + BODY,
        "<html><!--" * 20_000,
        "<html>",
    ],
    ids=["deep", "nested", "angles", "scripts", "attributes", "json", "types", "comments", "empty"],
)
def test_hostile_pages_are_read_or_refused_but_never_stop_us(page: str) -> None:
    found, problems = cleaned(page, "html")
    assert found.text or problems
    if page.endswith(BODY) and "<script>" not in page:
        assert "a ferry capsized off Harrow Point" in (found.text or "")
