from __future__ import annotations

import pytest

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
