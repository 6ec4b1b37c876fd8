"""Reports out of nothing, for tests of the case."""

from __future__ import annotations

from hypothesis import strategies as st

from corroborate.intake import identity
from corroborate.model import Given, Media, Report
from corroborate.settings import Settings

SETTINGS = Settings(case_wait_seconds=20.0)


def report(text: str, address: str = "a.txt", media: Media = "text", **given: object) -> Report:
    known = Given(**given)  # type: ignore[arg-type]
    return Report(identity(media, text.encode(), known), media, text.encode(), "utf-8", address, known)


_WORDS = st.none() | st.text(max_size=12)
_EXTRA = st.dictionaries(
    st.text(max_size=4),
    st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    max_size=2,
)
GIVEN = st.builds(
    Given,
    id=_WORDS, title=_WORDS, publisher=_WORDS, url=_WORDS, language=_WORDS, published=_WORDS,
    authors=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    fetched=st.none() | st.sampled_from(["2031-05-17", "2031-05-18T10:00:00Z"]), extra=_EXTRA,
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    media, data, given = draw(st.sampled_from(["text", "html"])), draw(st.binary(max_size=60)), draw(GIVEN)
    encoding, address = draw(st.sampled_from(["utf-8", "windows-1252"])), draw(st.text(min_size=1, max_size=8))
    return Report(identity(media, data, given), media, data, encoding, address, given)
