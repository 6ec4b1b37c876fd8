"""Times of day that meet, and that can't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.resolve.hours import same_hour

TIMES = st.one_of(
    st.sampled_from(["dawn", "morning", "daytime", "afternoon", "evening", "night"]),
    st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59)),
)


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("23:50", "00:20", True),
        ("night", "02:15", True),
        ("night", "23:30", True),
        ("dawn", "05:40", True),
        ("09:00", "17:00", False),
        ("morning", "evening", False),
        ("night", "14:00", False),
        ("09:00", "11:30", None),
        ("daytime", "09:00", None),
        ("afternoon", "night", None),
    ],
)
def test_two_times(mine: str, theirs: str, same: bool | None) -> None:
    assert same_hour([mine], [theirs]) is same
    assert same_hour([theirs], [mine]) is same


@given(st.lists(TIMES, max_size=3), st.lists(TIMES, max_size=3))
def test_it_has_no_sides_and_needs_both(mine: list[str], theirs: list[str]) -> None:
    assert same_hour(mine, theirs) == same_hour(theirs, mine)
    assert same_hour(mine, []) is None


@given(TIMES)
def test_a_time_is_its_own(time: str) -> None:
    assert same_hour([time], [time]) is (None if time == "daytime" else True)
