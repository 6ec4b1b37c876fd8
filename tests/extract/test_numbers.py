"""Numbers: what is spelled comes back, and what is no count is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.extract import numbers

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(n: int, joiner: str, hyphen: str) -> str:
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (hyphen + _ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return f"{_ONES[n // 100]} hundred" + (joiner + spell(n % 100, joiner, hyphen) if n % 100 else "")
    rest = n % 1000
    return spell(n // 1000, joiner, hyphen) + " thousand" + (" " + spell(rest, joiner, hyphen) if rest else "")


@given(st.integers(0, 999_999), st.sampled_from([" ", " and "]), st.sampled_from(["-", " "]))
def test_what_is_spelled_comes_back(n: int, joiner: str, hyphen: str) -> None:
    assert numbers.parse(spell(n, joiner, hyphen)) == n


@given(st.integers(0, 10**9))
def test_digits_come_back_with_any_separator(n: int) -> None:
    assert numbers.parse(str(n)) == n
    assert numbers.parse(f"{n:,}") == n
    assert numbers.parse(f"{n:,}".replace(",", ".")) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24), ("a score", 20), ("a couple", 2), ("a hundred", 100),
        ("a hundred and one", 101), ("twelve hundred", 1200), ("20 000", 20_000), ("1.5 million", 1_500_000),
        ("2 million", 2_000_000), ("half a million", 500_000), ("1,200", 1200), ("1.200", 1200),
        ("10 thousand", 10_000),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_count(text: str, value: int) -> None:
    assert numbers.parse(text) == value


@pytest.mark.parametrize("text", ["", "1.5", "12th", "hundred", "dozen", "third", "12%", "3:15", "two three", "9" * 30])
def test_no_count(text: str) -> None:
    assert numbers.parse(text) is None


@given(
    st.lists(st.sampled_from("a two hundred and - dozen 12 20 000 thousand half score million".split()), max_size=12)
)
def test_any_words_are_read_within_their_bounds(words: list[str]) -> None:
    for at in range(len(words) + 1):
        found = numbers.read(words, at)
        assert found is None or (at < found[1] <= len(words) and 0 <= found[0] < numbers.LIMIT**2)
