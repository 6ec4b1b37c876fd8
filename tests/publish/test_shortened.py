"""``--without-text``: nothing of an article but quotations of at most 25 words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.model import Background, Block, Published, Reuse, Span, Speaker, Tally
from corroborate.publish.shortened import MAX_CHARACTERS, MAX_WORDS, shortened, shortened_article

from .made import article, claim, record

LONG = " ".join(f"word{n}" for n in range(60))


def spans(value: Any) -> list[dict[str, Any]]:
    """Every span in a record's JSON."""
    if isinstance(value, list):
        return [span for one in value for span in spans(one)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "exact", "article"} <= set(value) else []
    return own + [span for one in value.values() for span in spans(one)]


def built(text: str, start: int, end: int) -> Any:
    span, whole = Span("a1", start, end, text[start:end]), Span("a1", 0, len(text), text)
    one = claim(
        "killed", 4, text[:1], text, span=span, sentence=whole, speakers=(Speaker("x", "person", False, whole),)
    )
    return record(
        claims=(one,),
        articles=(
            article(text, title=text, published=Published("2020", "byline", whole), blocks=(Block("title", 0, 5),)),
        ),
        reuse=(Reuse("copied", whole, whole, 60, "unknown"),),
        tallies=(Tally(1, "exact", text, None, None, one.id),),
        background=(Background("b", text, None, None, None, ()),),
    )


@given(
    text=st.lists(st.text("ab.“”\u200d-é漢 \n\t", max_size=40), min_size=1, max_size=60)
    .map(" ".join)
    .filter(str.strip),
    cut=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_spans_still_stand_in_the_article(text: str, cut: tuple[float, float]) -> None:
    start = int(cut[0] * (len(text) - 1))
    end = start + 1 + int(cut[1] * (len(text) - 1 - start))
    made = built(text, start, end)
    found = spans(msgspec.to_builtins(shortened(made)))
    assert len(found) == len(spans(msgspec.to_builtins(made)))
    for span in found:
        assert text[span["start"] : span["end"]] == span["exact"]
        assert len(span["exact"].split()) <= MAX_WORDS
        assert len(span["exact"]) <= MAX_CHARACTERS


def test_nothing_else_of_the_text_is_left() -> None:
    made = shortened(built(LONG, 0, len(LONG)))
    text = msgspec.json.encode(made).decode()
    assert "word24" in text and "word25" not in text
    assert made.articles[0].text is None and made.articles[0].blocks == ()


def test_short_quotations_are_left_alone() -> None:
    made = built("Four guards died.", 0, 11)
    assert shortened(made).claims == made.claims


@pytest.mark.parametrize("first", [0, 20, 40, 58])
def test_a_sentence_keeps_the_claims_words(first: int) -> None:
    start = LONG.index(f"word{first}")
    made = shortened(built(LONG, start, start + 6)).claims[0]
    assert made.span.exact in made.sentence.exact
    assert made.sentence.start <= made.span.start and made.span.end <= made.sentence.end


def test_an_article_without_a_date_or_title() -> None:
    bare = shortened_article(article(LONG, title=None, published=None))
    assert (bare.text, bare.title, bare.published) == (None, None, None)
