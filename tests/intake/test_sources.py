"""Folders, links, names and orders."""

from __future__ import annotations

import gzip
import itertools
import os
from pathlib import Path

import pytest

from corroborate.intake import read
from corroborate.model import Report
from corroborate.settings import Settings

SETTINGS = Settings()


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Two people died in {name.upper()}, police said.\n")


def told(*sources: Path | str) -> list[str]:
    found = read([str(source) for source in sources], SETTINGS)
    return [x.address if isinstance(x, Report) else f"{x.code} {x.article}" for x in found]


def test_a_folder_is_read_in_name_order_with_addresses_below_it(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/y/x.html", "c.htm", "A.TXT", "a.txt", "10.txt", "9.txt")
    assert told(tmp_path) == ["10.txt", "9.txt", "A.TXT", "a/y/x.html", "a/z.txt", "a.txt", "b.txt", "c.htm"]


def test_a_file_is_addressed_by_its_name(tmp_path, monkeypatch):
    write(tmp_path, "a/b.txt")
    monkeypatch.chdir(tmp_path)
    for source in (tmp_path / "a" / "b.txt", "a/b.txt", "./a/../a/b.txt"):
        assert told(source) == ["b.txt"]
    assert told("a") == told("a/") == told(tmp_path / "a") == ["b.txt"]
    assert told(".") == ["a/b.txt"]


def test_hidden_files_and_folders_are_passed_over_but_read_when_named(tmp_path):
    write(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert told(tmp_path) == ["c.txt"]
    assert told(tmp_path / ".a.txt", tmp_path / ".git") == [".a.txt", "b.txt"]


def test_a_source_named_twice_is_read_once(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    assert told(tmp_path, tmp_path) == ["a.txt", "b.txt"]
    assert told(tmp_path / "b.txt", tmp_path / "a.txt") == ["b.txt", "a.txt"]


def test_links_are_followed_and_a_folder_is_read_once(tmp_path):
    write(tmp_path, "real/a.txt", "in/b.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "in" / "d").symlink_to(tmp_path / "real")
    (tmp_path / "in" / "e").symlink_to(tmp_path / "real")
    assert told(tmp_path / "in") == ["b.txt", "c.txt", "d/a.txt", "note-folder-again e"]


def test_a_lattice_of_links_takes_no_exponential_time(tmp_path):
    for i in range(40):
        (tmp_path / f"n{i:02}").mkdir()
    for i in range(39):
        for name in "ab":
            (tmp_path / f"n{i:02}" / name).symlink_to(tmp_path / f"n{i + 1:02}")
    write(tmp_path, "n39/deep.txt")
    assert len([x for x in told(tmp_path / "n00") if x.endswith("deep.txt")]) == 1


def test_a_deep_folder_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for depth in range(1, 301):
        os.mkdir("d/" * depth)
    with open("d/" * 300 + "a.txt", "w") as file:
        file.write("Two people died.")
    assert told("d")[0].endswith("/a.txt")


def test_reading_is_lazy(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    found = read([str(tmp_path)], SETTINGS)
    first = next(found)
    (tmp_path / "b.txt").write_bytes(b"")
    assert [first.address, next(found).code] == ["a.txt", "empty"]


def test_the_same_bytes_are_the_same_report_wherever_they_lie(tmp_path):
    write(tmp_path, "a.txt")
    data = (tmp_path / "a.txt").read_bytes()
    (tmp_path / "b.txt").write_bytes(data)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(data))
    (tmp_path / "d.html").write_bytes(data)
    found = list(read([str(tmp_path)], SETTINGS))
    assert len({x.id for x in found[:3]}) == 1
    assert found[3].id != found[0].id
    assert [x.media for x in found] == ["text", "text", "text", "html"]


@pytest.mark.parametrize("start", ["<!DOCTYPE html><html>", " \n<html lang=en>", "\ufeff<!doctype HTML>"])
def test_a_page_in_a_text_file_is_a_page(tmp_path, start):
    (tmp_path / "a.txt").write_text(start + "<p>Two people died.</p></html>")
    assert [x.media for x in read([str(tmp_path)], SETTINGS)] == ["html"]


def test_order_of_sources_changes_no_report(tmp_path):
    write(tmp_path, "a.txt", "b.txt", "c/d.txt")
    sources = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c")]
    orders = {frozenset(x.id for x in read(order, SETTINGS)) for order in itertools.permutations(sources)}
    assert len(orders) == 1


def test_the_seeds_are_read_as_they_are():
    seeds = Path(__file__).parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seeds are not beside this checkout")
    found = list(read([str(seeds)], SETTINGS))
    assert [x.address for x in found] == sorted(p.name for p in seeds.iterdir())
    assert {x.encoding for x in found} == {"utf-8"}
    assert all(x.data == (seeds / x.address).read_bytes() for x in found)
