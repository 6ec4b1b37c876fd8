"""The registers' tables: their columns, what goes into them, and what a spreadsheet may not run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.data import table as data_table
from corroborate.publish.registers import acled, airwars, flat, ged
from corroborate.publish.registers.cells import aligned, joined, rows
from corroborate.publish.registers.values import middle

from .made import actor, article, claim, count, field, record, victim

STRIKE = field({"type": "Explosions/Remote violence", "sub_type": "Air/drone strike"})
ORVANE = {"name": "Mill Lane, Odesa", "country": "UA", "admin1": "Odessa", "latitude": 46.48, "longitude": 30.73}


def read(pieces: Iterable[bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode(), newline="")))


def one(register: Any, **parts: Any) -> dict[str, str]:
    (row,) = read(register.table([record(**parts)]))
    return row


def days(start: str, end: str, precision: str = "days") -> Any:
    return field({"start": start, "end": end, "edtf": f"{start}/{end}", "precision": precision})


# ---------------------------------------------------------------- columns


def test_ged_has_the_columns_of_its_version_24_1() -> None:
    assert len(ged.COLUMNS) == 49 == len(set(ged.COLUMNS))
    assert ged.COLUMNS[:6] == ("id", "relid", "year", "active_year", "code_status", "type_of_violence")
    assert ged.COLUMNS[18:24] == (
        "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    )  # fmt: skip
    assert ged.COLUMNS[-6:-2] == ("deaths_unknown", "best", "high", "low")


def test_acled_has_the_columns_of_its_api() -> None:
    assert len(acled.COLUMNS) == 31 == len(set(acled.COLUMNS))
    assert acled.COLUMNS[-4:] == ("notes", "fatalities", "tags", "timestamp")


@pytest.mark.parametrize("register", [ged, acled, airwars, flat])
def test_an_empty_record_guesses_nothing(register: Any) -> None:
    row = one(register, articles=(article(publisher=None, original_publisher=None, published=None, title=None),))
    identity = {
        "relid",
        "event_id_cnty",
        "unique_reference_code",
        "id",
        "rule",
        "summary",
        "notes",
        "articles",
        "sources",
    }
    identity |= {"number_of_sources", "source_article", "source_office"}
    said = {name for name, cell in row.items() if cell and not name.endswith(("_status", "_origins", "_open"))}
    assert said <= identity


def test_only_ucdp_numbers_its_conflicts() -> None:
    row = one(ged, killed=count(1, 1, 1), perpetrator=field(actor("France", "state-forces", "FR")))
    assert not any(
        row[name] for name in ("id", "conflict_new_id", "side_a_new_id", "country_id", "gwnoa", "active_year")
    )


# ---------------------------------------------------------------- sides and their dead

GOVERNMENT = actor("Ukraine", "state-forces", "UA")
GROUP = actor("Free Army of Orvane", "armed-group")

SIDES: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    (
        "a state kills a group's fighters, and no civilian",
        {"perpetrator": field(GOVERNMENT), "victims": (victim("Kataib Hezbollah"),), "killed": count(2, 2, 3),
         "civilians_killed": count(0, 0, 0)},
        {"type_of_violence": "1", "side_a": "Government of Ukraine", "side_b": "Kataib Hezbollah", "deaths_a": "0",
         "deaths_b": "2", "deaths_civilians": "0", "deaths_unknown": "0", "best": "2", "low": "2", "high": "3"},
    ),
    (
        "a group kills a state's soldiers: the state is side A",
        {"perpetrator": field(GROUP), "victims": (victim("US Army"),), "killed": count(3, 3, 3),
         "civilians_killed": count(1, 1, 1)},
        {"type_of_violence": "1", "side_a": "Government of United States", "side_b": "Free Army of Orvane",
         "deaths_a": "2", "deaths_b": "0", "deaths_civilians": "1", "deaths_unknown": "0"},
    ),
    (
        "one group kills another's",
        {"perpetrator": field(GROUP), "victims": (victim("Badr Organisation"),), "killed": count(1, 1, 1)},
        {"type_of_violence": "2", "side_a": "Free Army of Orvane", "side_b": "Badr Organisation", "deaths_b": "1"},
    ),
    (
        "everybody killed is a civilian",
        {"perpetrator": field(GROUP), "killed": count(4, 4, 4), "civilians_killed": count(4, 4, 4)},
        {"type_of_violence": "3", "side_a": "Free Army of Orvane", "side_b": "Civilians", "deaths_civilians": "4",
         "deaths_unknown": "0"},
    ),
    (
        "nobody says who the dead were",
        {"perpetrator": field(GOVERNMENT), "killed": count(4, 5, 6)},
        {"type_of_violence": "", "side_a": "", "deaths_a": "", "deaths_b": "", "deaths_unknown": "5"},
    ),
    (
        "one of five is known to have fought; of the others nothing is said",
        {"perpetrator": field(GOVERNMENT), "killed": count(5, 5, 5), "victims": (victim("Badr Organisation"),)},
        {"type_of_violence": "1", "deaths_b": "1", "deaths_unknown": "4", "deaths_civilians": "0"},
    ),
    (
        "who did it is disputed",
        {"perpetrator": field(GOVERNMENT, "disputed"), "victims": (victim("Badr Organisation"),),
         "killed": count(2, 2, 2)},
        {"type_of_violence": "", "side_a": "", "deaths_a": "", "deaths_unknown": "2"},
    ),
    (
        "a crash is no violence",
        {"perpetrator": field(GOVERNMENT), "event_type": field({"type": "Other", "sub_type": "accident"}),
         "killed": count(2, 2, 2), "civilians_killed": count(2, 2, 2)},
        {"type_of_violence": "", "side_a": "", "side_b": "", "deaths_civilians": "2"},
    ),
    (
        "a group nobody lists may be a state's or not",
        {"perpetrator": field(GROUP), "victims": (victim("Harbour Watch"),), "killed": count(1, 1, 1)},
        {"type_of_violence": "", "side_b": ""},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "want"), [(p, w) for _, p, w in SIDES], ids=[name for name, _, _ in SIDES])
def test_sides(parts: dict[str, Any], want: dict[str, str]) -> None:
    row = one(ged, **parts)
    assert {name: row[name] for name in want} == want


@given(
    best=st.integers(0, 50),
    civilians=st.none() | st.integers(0, 60),
    victims=st.lists(st.sampled_from([victim("US Army"), victim("Badr Organisation"), victim(None, "civilian")])),
    who=st.sampled_from([field(None), field(GOVERNMENT), field(GROUP), field(GOVERNMENT, "disputed")]),
)
def test_the_dead_add_up_to_the_best_figure(best: int, civilians: int | None, victims: list[Any], who: Any) -> None:
    (row,) = read(
        ged.table(
            [
                record(
                    killed=count(best, best, best),
                    civilians_killed=count(civilians, civilians, civilians),
                    victims=tuple(victims),
                    perpetrator=who,
                )
            ]
        )
    )
    parts = [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert not any(parts) or sum(int(part or 0) for part in parts) == best


# ---------------------------------------------------------------- when and where


@pytest.mark.parametrize(
    ("start", "end", "ged_precision", "acled_day", "acled_precision"),
    [
        ("2024-03-05", "2024-03-05", "1", "2024-03-05", "1"),
        ("2024-03-05", "2024-03-06", "2", "2024-03-05", "2"),
        ("2024-03-04", "2024-03-10", "3", "2024-03-07", "2"),
        ("2024-02-01", "2024-02-29", "4", "2024-02-15", "3"),
        ("2024-01-01", "2024-12-31", "5", "", ""),
        ("2019-01-01", "2024-12-31", "", "", ""),
    ],
)
def test_precision_of_dates(start: str, end: str, ged_precision: str, acled_day: str, acled_precision: str) -> None:
    row = one(ged, date=days(start, end))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (start, end, ged_precision)
    assert row["year"] == (start[:4] if start[:4] == end[:4] else "")
    row = one(acled, date=days(start, end))
    assert (row["event_date"], row["time_precision"]) == (acled_day, acled_precision)


@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), more=st.integers(0, 400))
def test_the_middle_lies_between(start: date, more: int) -> None:
    end = start + timedelta(more)
    assert start <= middle((start, end)) <= end


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (10.51, 2.29, 145085), (90, 180, 259200), (0, 0, 129961), (-0.01, -0.01, 129240)],
)
def test_prio_grid(latitude: float, longitude: float, cell: int) -> None:
    assert ged.grid_cell(latitude, longitude) == cell


def test_a_place() -> None:
    place = field({**ORVANE, "precision": 1})
    row = one(ged, place=place)
    assert row["geom_wkt"] == "POINT (30.73 46.48)"
    assert (row["country"], row["region"], row["adm_1"]) == ("Ukraine", "Europe", "Odessa")
    assert (row["where_coordinates"], row["where_description"]) == ("Odesa", "Mill Lane, Odesa")
    row = one(acled, place=place)
    assert (row["iso"], row["geo_precision"], row["region"]) == ("804", "1", "Europe")


@pytest.mark.parametrize(
    ("code", "ucdp", "in_acled"),
    [
        ("EG", "Middle East", "Northern Africa"),
        ("SD", "Africa", "Northern Africa"),
        ("GE", "Europe", "Caucasus and Central Asia"),
        ("KZ", "Asia", "Caucasus and Central Asia"),
        ("MX", "Americas", "Central America"),
        ("FJ", "Asia", "Oceania"),
    ],
)
def test_regions_follow_each_register(code: str, ucdp: str, in_acled: str) -> None:
    place = field({**ORVANE, "country": code, "precision": 6})
    assert one(ged, place=place)["region"] == ucdp
    assert one(acled, place=place)["region"] == in_acled


def test_every_country_has_a_region() -> None:
    known = {row["code"] for row in data_table("register_countries") if row["acled_region"]}
    assert {row["code"] for row in data_table("countries")} == known


# ---------------------------------------------------------------- ACLED and Airwars


def test_acled_tells_a_foreign_state_from_the_countrys_own() -> None:
    place = field({**ORVANE, "precision": 1})
    own = one(acled, place=place, perpetrator=field(GOVERNMENT))
    foreign = one(acled, place=place, perpetrator=field(actor("Russia", "state-forces", "RU")))
    assert (own["inter1"], foreign["inter1"]) == ("State forces", "External/Other forces")


def test_acled_codes_civilians_as_the_other_actor() -> None:
    harm = {"killed": count(3, 3, 3), "civilians_killed": count(3, 3, 3), "event_type": STRIKE}
    row = one(acled, place=field({**ORVANE, "precision": 1}), perpetrator=field(GOVERNMENT), **harm)
    assert (row["actor2"], row["inter2"], row["interaction"]) == (
        "Civilians (Ukraine)", "Civilians", "State forces-Civilians",
    )  # fmt: skip
    assert (row["civilian_targeting"], row["fatalities"]) == ("Civilian targeting", "3")


def test_acled_has_no_word_for_an_accident() -> None:
    row = one(acled, event_type=field({"type": "Other", "sub_type": "accident"}), perpetrator=field(GROUP))
    assert not any(row[name] for name in ("disorder_type", "event_type", "sub_event_type", "actor1"))


@pytest.mark.parametrize(
    ("parts", "grade"),
    [
        ({}, ""),
        ({"civilians_killed": count(0, 0, 0)}, "Discounted"),
        ({"civilians_killed": count(1, 2, 3, origins=1)}, "Weak"),
        ({"civilians_killed": count(1, 2, 3, origins=2)}, "Fair"),
        ({"civilians_killed": count(1, 2, 3, origins=2), "perpetrator": field(GOVERNMENT, "disputed")}, "Contested"),
        ({"civilians_killed": count(0, 0, 0), "civilians_injured": count(1, 1, 1)}, "Weak"),
    ],
)
def test_harm_grading(parts: dict[str, Any], grade: str) -> None:
    assert one(airwars, **parts)["grading"] == grade


def test_harm_that_the_attacker_admits_is_confirmed() -> None:
    admitted = claim("civilians_killed", 4, "Four guards")
    by = field(actor("the mayor of Orvane", "individual"))
    killed = count(4, 4, 4, claims=(admitted.id,))
    assert one(airwars, perpetrator=by, civilians_killed=killed, claims=(admitted,))["grading"] == "Confirmed"


DOWNLOADED = [
    "unique_reference_code", "date", "country", "latitude", "longitude", "geolocation_accuracy", "strike_status",
    "grading", "civilians_killed_min", "civilians_killed_max", "civilians_injured_min", "civilians_injured_max",
    "militants_killed_min", "militants_killed_max", "belligerent_list",
]  # fmt: skip
LEVELS = {
    "Province/governorate", "District", "Subdistrict", "City", "Town", "Village", "Neighbourhood/area", "Street",
    "Nearby landmark", "Within 100m (via Coalition)", "Within 1m (via Coalition)", "Exact location (via Airwars)",
    "Exact location (via Coalition)", "Exact location (other)",
}  # fmt: skip


def test_airwars_begins_with_the_columns_of_its_own_tables() -> None:
    assert list(airwars.COLUMNS[: len(DOWNLOADED)]) == DOWNLOADED
    assert len(airwars.COLUMNS) == len(set(airwars.COLUMNS))


def test_airwars_terms_are_its_own() -> None:
    assert set(airwars.ACCURACIES.values()) <= LEVELS
    assert set(airwars.STATUSES) == {"Declared strike", "Likely strike", "Contested strike", "Single source claim"}
    assert set(airwars.GRADINGS) == {"Confirmed", "Fair", "Weak", "Contested", "Discounted"}


@pytest.mark.parametrize("precision", range(1, 8))
def test_airwars_is_never_more_exact_than_what_is_known(precision: int) -> None:
    said = one(airwars, place=field({**ORVANE, "precision": precision}))["geolocation_accuracy"]
    assert said in ("City", "Subdistrict", "District", "Province/governorate", "")
    assert bool(said) is (precision < 5)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({}, ""),
        ({"perpetrator": field(GOVERNMENT)}, "Single source claim"),
        ({"perpetrator": replace(field(GOVERNMENT), origins=2)}, "Likely strike"),
        ({"perpetrator": field(GOVERNMENT, "disputed")}, "Contested strike"),
        ({"perpetrator": field(GROUP), "event_type": field({"type": "Other", "sub_type": "crime"})}, ""),
    ],
)
def test_strike_status(parts: dict[str, Any], status: str) -> None:
    assert one(airwars, **parts)["strike_status"] == status
    assert status in ("", *airwars.STATUSES)


@pytest.mark.parametrize(
    ("kind", "said"), [("drone", "Airstrike: drone"), ("artillery", "Airstrike: artillery"), ("mine", "")]
)
def test_type_of_strike(kind: str, said: str) -> None:
    row = one(airwars, event_type=STRIKE, weapon=field({"kind": kind, "name": kind}))
    assert row["type_of_strike"] == said


def test_airwars_ranges_are_whole_numbers_in_order() -> None:
    row = one(airwars, civilians_killed=count(1, 2, 3), attackers_killed=count(0, 0, 2))
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("1", "3")
    assert (row["militants_killed_min"], row["militants_killed_max"]) == ("0", "2")
    assert row["civilians_injured_min"] == row["civilians_injured_max"] == ""


# ---------------------------------------------------------------- cells

HOSTILE = ['=HYPERLINK("x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("register", [ged, acled, airwars, flat])
def test_no_cell_is_a_formula(register: Any, words: str) -> None:
    named = article(publisher=words, title=words, source=words)
    whole = {**ORVANE, "name": words, "admin1": words, "precision": 1}
    row = one(register, articles=(named,), summary=words, id=words, place=field(whole), victims=(victim(words),))
    strange = {name: cell for name, cell in row.items() if cell.lstrip().startswith(tuple("=+-@＝"))}
    assert strange == {}


def test_numbers_keep_their_sign() -> None:
    place = field({**ORVANE, "latitude": -33.4, "longitude": -70.6, "precision": 1})
    assert (one(ged, place=place)["latitude"], one(flat, place=place)["place_longitude"]) == ("-33.4", "-70.6")


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_words_survive_the_table(words: list[str]) -> None:
    (back,) = csv.reader(io.StringIO(b"".join(list(rows(words, []))).decode(), newline=""))
    clean = [word.replace("\0", "\ufffd").encode("utf-8", "replace").decode() for word in words]
    assert [cell.removeprefix("'") for cell in back] == [word.removeprefix("'") for word in clean]


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such column: b"):
        list(rows(["a"], [{"b": 1}]))


def test_aligned_cells_keep_their_places() -> None:
    assert aligned(["", "2020-01-01", ""]) == "; 2020-01-01; "
    assert aligned(["", ""]) is None
    assert joined(["a", None, "a", "b;c"]) == "a; b,c"
