from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.clean import clean
from corroborate.model import Article, Given, Report
from corroborate.settings import Settings

LINES = st.sampled_from(
    [
        "Ferry sinks off Harrow",
        "Ferry sinks off Harrow | Velmora Post",
        "By AFP",
        "By Mara Quill",
        "June 11, 2021",
        "04/05/2021",
        "Updated: June 11, 2021, 5:46 AM",
        "Related Articles",
        "- Advertisement -",
        "World",
        "3 min read",
        "(AP Photo/Ilan Verd)",
        "HARROW, June 11 (Reuters) - Four people died when a ferry sank, the coastguard said on Sunday.",
        "The Harbour Gazette could not independently verify it.",
        "Rescuers in Harrow. (Ilan Verd / AFP)",
        "The dead are:",
        "Four people died, the coastguard told The Harbour Gazette. (Reporting by Mara Quill; Editing by Joss Tern)",
        "\x00",
        "\ufeff",
        "—",
        "•",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", " ", "\r\n", "\t"])), max_size=14).map(
        lambda parts: "".join(line + end for line, end in parts)
    ),
)
MARKUP = ["<p>", "</div>", "<html", "<table><tr>", "Four people died, he said.", "<!--", "&#x0;", '<a href="']
TITLES = st.none() | st.text(max_size=40) | LINES


def _clean(data: bytes, encoding: str, **given: object) -> Article:
    return clean(Report("0" * 64, "text", data, encoding, "a.txt", Given(**given)), Settings())[0]  # type: ignore[arg-type]


@settings(max_examples=250, deadline=None)
@given(TEXTS, TITLES)
def test_blocks_cover_the_text_in_order_without_overlap(text: str, title: str | None) -> None:
    found = _clean(text.encode("utf-8", "surrogatepass"), "utf-8", title=title)
    at, words = 0, found.text or ""
    for block in found.blocks:
        assert at <= block.start < block.end
        assert not words[at : block.start].strip()
        assert words[block.start : block.end].strip() == words[block.start : block.end]
        at = block.end
    assert not words[at:].strip()
    titles = [words[b.start : b.end] for b in found.blocks if b.kind == "title"]
    assert titles == ([] if found.title is None else [found.title])
    if found.published and (span := found.published.span):
        assert words[span.start : span.end] == span.exact


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["utf-8", "cp1252", "latin-1", "utf-16", "idna", "zlib", "no such", "ascii"]),
)
def test_any_bytes_in_any_encoding_give_an_article_twice_the_same(data: bytes, encoding: str) -> None:
    found = _clean(data, encoding)
    assert found == _clean(data, encoding)
    (found.text or "").encode("utf-8")
    assert not set(found.text or "") & {"\r", "\x00", "\ufeff"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</div>", "<html", "<table><tr>", "Four people died, he said.", "<!--", "&#x0;", '<a href="']
        ),
        max_size=30,
    )
)
def test_any_markup_gives_an_article(parts: list[str]) -> None:
    report = Report("0" * 64, "html", "".join(parts).encode(), "utf-8", "a.html", Given())
    assert clean(report, Settings()) == clean(report, Settings())
