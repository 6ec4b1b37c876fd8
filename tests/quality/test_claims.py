"""What the scorer of claims takes for one telling."""

from __future__ import annotations

from quality.claims import printed_twice
from quality.labelled import Toll

TITLE = "Four killed in Orrin"


def toll(start: int, value: int = 4, scope: str = "incident") -> Toll:
    return Toll("killed", value, "exact", scope, "", start, start + 4)


def test_a_figure_in_the_titles_second_printing_is_one_telling() -> None:
    doc = f"{TITLE}\n\n3 May 2021 {TITLE}. Four people died."
    again, body = doc.index(TITLE, 1), doc.rindex("Four")
    assert printed_twice([toll(0), toll(again), toll(body)], TITLE, doc) == {1}
    assert printed_twice([toll(again)], TITLE, doc) == frozenset()
    assert printed_twice([toll(0), toll(again, scope="tally")], TITLE, doc) == frozenset()


def test_a_title_printed_once_or_not_at_all() -> None:
    doc = f"{TITLE}\n\nFour people died."
    assert printed_twice([toll(0), toll(doc.rindex("Four"))], TITLE, doc) == frozenset()
    assert printed_twice([toll(0)], "", "Four people died.") == frozenset()
