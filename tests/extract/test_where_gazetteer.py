"""The gazetteer's file, its importer, and the plain geometry of places."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.errors import UsageError
from corroborate.extract import gazetteer_build, gazetteer_file
from corroborate.extract.gazetteer import Gazetteer
from corroborate.model import Where
from corroborate.places import compatible, contains, distance_km, fold, narrowest
from corroborate.settings import Settings


@lru_cache(maxsize=1)
def built() -> Gazetteer:
    return Gazetteer.open()


def line(number: int, name: str, kind: str, others: str = "", people: int = 0) -> str:
    feature, code = kind.split(".")
    return "\t".join([str(number), name, name, others, "10.5", "20.25", feature, code, "ML", "", "01", "02", "", "",
                      str(people), "", "", "", "2026-01-01"])  # fmt: skip


DUMP = "\n".join([
    line(1, "Ostrel Region", "A.ADM1", "Ostrel,Région d'Ostrel"),
    line(2, "Cercle de Vara", "A.ADM2"),
    line(3, "Vara", "P.PPL", "Al Vara,VRA,vara", 1200),
    line(4, "Old Vara", "P.PPLH"),
    line(5, "Vara Hills", "T.HLLS"),
    "not a line",
])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("Baghdad", "town", "IQ"), ("U.S.", "country", "US"), ("the Gambia", "country", "GM"),
     ("Saint Petersburg", "town", "RU"),
     ("St Petersburg", "town", "RU"), ("SAO PAULO", "town", "BR"), ("Al-Qaim", "town", "IQ"), ("Qaim", "town", "IQ"),
     ("Kiev", "town", "UA"), ("Cote d’Ivoire", "country", "CI"), ("Laurel County", "admin2", "US"),
     ("W.Va.", "admin1", "US"),
     ("Gulf of Aden", "sea", None), ("Republic of Armenia", "country", "AM")],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelt(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in {(p.kind, p.country) for p in built().lookup(name)}


def test_nothing_is_found_under_what_is_no_name() -> None:
    assert [built().lookup(name) for name in ("", " ", "…", "Xyzzyqqq", "%", "a" * 5000)] == [()] * 6


def test_capitals_and_countries_by_code() -> None:
    capital, country = built().capital("KE"), built().country("KE")
    assert capital and country and (capital.name, country.name, country.precision) == ("Nairobi", "Kenya", 6)
    assert built().country("ZZ") is None


def test_a_dump_becomes_a_gazetteer_and_a_setting_chooses_it(tmp_path: Path) -> None:
    dump, path = tmp_path / "dump.txt", tmp_path / "places.sqlite"
    dump.write_text(DUMP, encoding="utf-8")
    gazetteer_build.main(["--geonames", str(dump), "-o", str(path)])
    places = Gazetteer.open(Settings(gazetteer=str(path)))
    town = places.lookup("al-Vara")[0]
    assert (town.name, town.kind, town.country, town.admin1, town.admin2) == (
        "Vara", "town", "ML", "Ostrel Region", "Cercle de Vara")  # fmt: skip
    assert (town.latitude, town.longitude, town.population, town.alternate) == (10.5, 20.25, 1200, True)
    assert [p.kind for p in places.lookup("Vara Hills")] == ["region"]
    assert [p.kind for p in places.lookup("Ostrel")] == ["admin1"]
    assert (places.lookup("VRA"), places.lookup("Old Vara")) == ((), ())
    assert places.lookup("Mali")[0].kind == "country"


def test_building_twice_and_at_once_gives_the_same_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    dump = tmp_path / "dump.txt"
    dump.write_text(DUMP, encoding="utf-8")
    folder = tmp_path / "out"
    paths = [folder / "a.sqlite", folder / "a.sqlite", folder / "b.sqlite"]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda path: gazetteer_build.build(path, dump), paths))
    assert sorted(p.name for p in folder.iterdir()) == ["a.sqlite", "b.sqlite"]
    assert paths[0].read_bytes() == paths[2].read_bytes()


@pytest.mark.parametrize("text", ["", "no dump at all\n", None])
def test_what_is_no_dump_is_refused_and_writes_nothing(tmp_path: Path, text: str | None) -> None:
    dump, path = tmp_path / "dump.txt", tmp_path / "out" / "places.sqlite"
    if text is not None:
        dump.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"dump\.txt"):
        gazetteer_build.build(path, dump)
    assert not list(path.parent.iterdir())


def test_what_is_no_gazetteer_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes", encoding="utf-8")
    for chosen in (path, tmp_path / "missing.sqlite"):
        with pytest.raises(UsageError, match=chosen.name):
            Gazetteer.open(Settings(gazetteer=str(chosen)))
    assert path.read_text(encoding="utf-8") == "notes"
    assert not (tmp_path / "missing.sqlite").exists()


def test_a_read_only_installation_builds_into_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built_with: list[list[str]] = []

    def stub(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        built_with.append(command)
        Path(command[-1]).write_bytes(b"")
        return subprocess.CompletedProcess(command, 0, "", "")

    cache = tmp_path / "cache" / "corroborate"
    monkeypatch.setattr(gazetteer_file, "folders", lambda: (tmp_path / "package", cache))
    monkeypatch.setattr("subprocess.run", stub)
    assert gazetteer_file.ready() == gazetteer_file.ready() == cache / f"gazetteer-{gazetteer_file.version()}.sqlite"
    assert [command[0] for command in built_with] == [sys.executable]


# ---------------------------------------------------------------- geometry

IRAQ = Where("Iraq", "IQ", None, 33.0, 44.0, 6)
BAGHDAD = Where("Baghdad", "IQ", "Baghdad", 33.34, 44.4, 1)
STREET = Where("Palm Street, Baghdad", "IQ", "Baghdad", 33.34, 44.4, 1)
BASRA = Where("Basra", "IQ", "Basra", 30.51, 47.78, 1)
PROVINCE = Where("Basra", "IQ", "Basra", 30.43, 47.86, 4)
NEAR = Where("Abu Ghraib", "IQ", "Baghdad", 33.29, 44.07, 2)
UNKNOWN = Where("Palm Street", None, None, None, None, 1)
SYRIA = Where("Syria", "SY", None, 35.0, 38.0, 6)
GULF = Where("Persian Gulf", None, None, 26.5, 52.0, 7)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [(IRAQ, BAGHDAD, True), (BAGHDAD, STREET, True), (BAGHDAD, BASRA, False), (BASRA, PROVINCE, True),
     (BAGHDAD, PROVINCE, False), (NEAR, BAGHDAD, True), (NEAR, BASRA, False), (UNKNOWN, STREET, True),
     (UNKNOWN, BAGHDAD, False), (SYRIA, BAGHDAD, False), (SYRIA, IRAQ, False), (GULF, BASRA, True)],
)  # fmt: skip
def test_compatible(a: Where, b: Where, same: bool) -> None:
    assert compatible(a, b) is compatible(b, a) is same


def test_contains() -> None:
    assert contains(IRAQ, BAGHDAD) and contains(BAGHDAD, STREET) and contains(PROVINCE, BASRA)
    assert not contains(BAGHDAD, IRAQ) and not contains(STREET, BAGHDAD) and not contains(IRAQ, SYRIA)
    assert not contains(PROVINCE, BAGHDAD)


def test_narrowest() -> None:
    assert narrowest([IRAQ, BAGHDAD, STREET]) == narrowest([STREET, IRAQ, BAGHDAD]) == STREET
    assert narrowest([BAGHDAD, BASRA]) is None
    assert narrowest([]) is None


def test_distance() -> None:
    assert distance_km(BAGHDAD, BASRA) == pytest.approx(447, abs=5)
    assert distance_km(BAGHDAD, UNKNOWN) is None


_WHERE = st.builds(
    Where,
    st.sampled_from(["A", "A, B", "B", "B, A", ""]),
    st.sampled_from([None, "IQ", "SY"]),
    st.sampled_from([None, "A", "B"]), st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180),
    st.integers(1, 7),
)  # fmt: skip


@given(st.lists(_WHERE, max_size=5))
def test_geometry_laws(places: list[Where]) -> None:
    assert narrowest(places) == narrowest(places[::-1])
    for a in places:
        assert not a.name or compatible(a, a)
        assert all(compatible(a, b) == compatible(b, a) and distance_km(a, b) == distance_km(b, a) for b in places)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
