"""What a case's other reports tell of a name or a town."""

from __future__ import annotations

from corroborate.model import Account
from tests.resolve.accounts import grouped, told

WAR = [
    told("x", days="2025-03-02", places="Taiz", killed="3", kinds="strike", proper="Orla; Venn; Sundlo"),
    told("y", days="2025-03-09", places="Taiz", killed="41", kinds="strike", proper="Orla; Venn; Sundlo"),
    told("z", days="2025-03-27", places="Taiz", killed="17", kinds="strike", proper="Orla; Venn; Sundlo"),
]
"""Three strikes on one town in a month, told by one watcher."""


def one(a: Account, b: Account, beside: list[Account], second: str, first: str = "") -> bool:
    """Whether two are one incident; ``second`` and ``first`` are the days that b and a were published."""
    published = {"a": first, "b": second} if first else {"b": second}
    return "a b" in grouped(a, b, *beside, published=published)


def test_where_much_happens_a_town_and_a_kind_are_little() -> None:
    a = told("a", days="2025-03-20", places="Taiz", killed="8", kinds="strike")
    b = told("b", places="Taiz", killed="6", kinds="strike")
    assert one(a, b, [], "2025-03-21")
    assert one(a, b, WAR[:1], "2025-03-21")
    assert not one(a, b, WAR, "2025-03-21")


def test_in_a_busy_town_a_toll_a_day_and_a_victim_still_tell() -> None:
    a = told("a", days="2025-03-20", places="Taiz", killed="23", kinds="strike", victims="Omar Haddad")
    for same in ({"killed": "23"}, {"days": "2025-03-20"}, {"victims": "Omar Haddad"}):
        b = told("b", **{"places": "Taiz", "kinds": "strike", **same})
        assert one(a, b, WAR, "2025-03-21"), same


def test_a_name_that_recurs_from_strike_to_strike_ties_none() -> None:
    names = "Orla; Venn; Sundlo"
    a = told("a", days="2025-03-20", places="Yemen", kinds="strike", proper=names)
    b = told("b", places="Yemen", kinds="strike", proper=names)
    assert one(a, b, [], "2025-03-21")
    assert not one(a, b, WAR, "2025-03-21")


def test_reports_of_other_years_say_nothing_of_a_town() -> None:
    old = [told(k, days=day, places="Taiz", kinds="strike") for k, day in
           (("p", "2011-03-02"), ("q", "2017-03-09"), ("r", "2031-01-01"))]  # fmt: skip
    a = told("a", days="2025-03-20", places="Taiz", killed="8", kinds="strike")
    b = told("b", places="Taiz", killed="6", kinds="strike")
    assert one(a, b, old, "2025-03-21")


def test_a_misread_day_makes_no_other_incident() -> None:
    """Reports whose days are three or fewer apart may be of one incident: they make no town busy."""
    near = [told(k, days=f"2025-03-{day}", places="Taiz", kinds="quake") for k, day in
            (("p", "18"), ("q", "20"), ("r", "21"))]  # fmt: skip
    a = told("a", days="2025-03-20", places="Taiz", killed="8", kinds="strike")
    b = told("b", places="Taiz", killed="6", kinds="strike")
    assert one(a, b, near, "2025-03-21")


def test_what_was_printed_the_day_before_tells_of_something_else() -> None:
    a = told("a", days="2025-03-20", places="Taiz", kinds="strike", targets="building", actors="Northern Front")
    b = told("b", places="Taiz", kinds="strike", targets="building", actors="Northern Front")
    assert one(a, b, [], "2025-03-20")
    assert not one(a, b, [], "2025-03-19")


def test_undated_news_weeks_apart_is_of_two_events_but_for_large_tolls_and_names() -> None:
    a = told("a", places="Taiz", injured="50", kinds="strike", targets="building")
    b = told("b", places="Taiz", injured="50", kinds="strike", targets="building")
    assert one(a, b, [], "2025-03-21", "2025-03-20")
    assert not one(a, b, [], "2025-04-15", "2025-03-20")
    large = [told(k, places="Taiz", killed="59", kinds=kind) for k, kind in (("a", "shooting"), ("b", "crime"))]
    assert one(large[0], large[1], [], "2025-05-15", "2025-03-20")
    c = told("a", places="Taiz", killed="2", kinds="crime", proper="Orla; Venn; Foods")
    d = told("b", places="Taiz", killed="2", kinds="crime", proper="Orla; Venn; Foods")
    assert one(c, d, [], "2025-09-15", "2025-03-20")


def test_a_report_of_a_month_is_compared_with_one_of_a_day() -> None:
    a = told("a", days="2025-03-20", places="Taiz", killed="23", kinds="strike")
    b = told("b", days="2025-03-01/2025-03-31", places="Taiz", killed="23", kinds="strike")
    c = told("b", days="2025-03-01/2025-03-31", places="Taiz", killed="4", kinds="strike")
    assert one(a, b, [], "2025-03-22")
    assert not one(a, c, [], "2025-03-22")


def test_a_disaster_whose_toll_grows_by_the_day_is_one() -> None:
    for kind, whole in (("quake", True), ("crash", True), ("strike", False)):
        a = told("a", days="2025-03-20", places="Taiz", killed="4", kinds=kind)
        b = told("b", days="2025-03-20", places="Taiz", killed="29", kinds=kind)
        assert one(a, b, [], "2025-03-22", "2025-03-20") is whole, kind
        assert not one(b, a, [], "2025-03-20", "2025-03-20") or kind == "quake"
