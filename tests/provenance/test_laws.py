"""What holds of every passage, whatever the articles."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.model import Article
from corroborate.provenance import passages
from corroborate.provenance.index import grams
from corroborate.provenance.words import Row, compared
from corroborate.settings import Settings
from tests.provenance.texts import art, found, prose

_PARAGRAPHS = [prose(i, 40) for i in range(12)]
_PIECES = st.one_of(
    st.sampled_from(_PARAGRAPHS),
    st.sampled_from([" ".join(p.split()[:12]) for p in _PARAGRAPHS]),
    st.sampled_from([f"“{p.split('.')[0]},” said the pilot." for p in _PARAGRAPHS]),
    st.sampled_from([p.replace("a", "o", 2) for p in _PARAGRAPHS]),
    st.text(alphabet="ab \"'“”‘’.…[\n", max_size=60).map(lambda t: t.replace("\n\n", "\n") or "."),
)
_TEXTS = st.lists(st.lists(_PIECES, min_size=1, max_size=5).map("\n\n".join), min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(texts=_TEXTS, seed=st.integers(0, 99))
def test_spans_words_and_order(texts: list[str], seed: int) -> None:
    articles = [art(f"a{i}", text, publisher=f"Paper {i % 2}") for i, text in enumerate(texts)]
    reuse = found(*articles)
    by_id = {a.id: a.text or "" for a in articles}
    for one in reuse:
        assert one.from_.article != one.to.article
        for side in (one.from_, one.to):
            assert by_id[side.article][side.start : side.end] == side.exact
        mine, theirs = ([form for *_, form in compared(side.exact)] for side in (one.from_, one.to))
        assert Settings().passage_tokens <= one.tokens <= min(len(mine), len(theirs))
        if one.tokens == len(mine) == len(theirs):
            assert mine == theirs
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert found(*shuffled) == reuse


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.text("abcdefghij", min_size=1, max_size=5), min_size=8, max_size=60),
    around=st.lists(st.sampled_from(_PARAGRAPHS[:4]), max_size=2),
    place=st.integers(0, 2),
)
def test_a_copied_paragraph_is_found_whole(words: list[str], around: list[str], place: int) -> None:
    paragraph = " ".join(words).capitalize() + "."
    other = [*around[:place], paragraph, *around[place:]]
    reuse = found(art("a", paragraph), art("b", "\n\n".join(other)))
    assert any(one.from_.exact == paragraph[:-1] for one in reuse)


def test_text_that_stands_everywhere_costs_a_star_and_not_all_pairs() -> None:
    line = " ".join(f"word{i}" for i in range(30))
    articles = [art(f"a{i:03}", f"{line}.\n\n{prose(i, 30)}") for i in range(200)]
    assert len(found(*articles)) < 2 * len(articles)


def test_a_refrain_does_not_multiply() -> None:
    begin = time.perf_counter()
    found(art("a", "la " * 30_000), art("b", "la " * 30_000), art("c", "da la " * 20_000))
    assert time.perf_counter() - begin < 3


def _corpus(count: int) -> list[Article]:
    """Articles of which two in five carry a paragraph of an earlier one."""
    pick, made = random.Random(7), []
    texts: list[list[str]] = []
    for i in range(count):
        parts = [prose(i * 5 + k, 80) for k in range(4)]
        if texts and pick.random() < 0.4:
            parts[pick.randrange(4)] = pick.choice(texts[max(0, i - 50)])
        texts.append(parts)
        made.append(art(f"a{i:05}", "\n\n".join(parts), publisher=f"Paper {i % 7}"))
    return made


def _seconds(work: object, least: int = 3) -> float:
    times = []
    for _ in range(least):
        begin = time.process_time()
        work()  # type: ignore[operator]
        times.append(time.process_time() - begin)
    return min(times)


def test_time_grows_with_the_text_and_stays_near_reading_it() -> None:
    half, whole = _corpus(150), _corpus(300)
    one, two = _seconds(lambda: passages(half, Settings())), _seconds(lambda: passages(whole, Settings()))
    assert two / one < 2.6
    read = _seconds(lambda: [grams(Row([a]).ids, 8) for a in whole])
    assert two / read < 3
