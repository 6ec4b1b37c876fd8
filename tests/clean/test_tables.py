"""Every row's example does what its row says."""

from __future__ import annotations

import pytest

from corroborate.clean.agencies import quoted
from corroborate.clean.kinds import furniture, is_section
from corroborate.clean.newsroom import is_outlet, self_named
from corroborate.clean.piece import Piece
from corroborate.clean.stamps import stamps
from corroborate.data import table
from tests.clean.cleaning import article


@pytest.mark.parametrize("row", table("agencies"), ids=lambda r: r["short"])
def test_agencies(row: dict[str, str]) -> None:
    assert quoted(row["example"]) == {row["short"]}


@pytest.mark.parametrize("row", table("boilerplate"), ids=lambda r: f"{r['match']}: {r['phrase']}")
def test_boilerplate(row: dict[str, str]) -> None:
    found = furniture(row["example"])
    assert found is not None and found[0] == row["kind"]
    assert row["opens"] != "yes" or found[1]


@pytest.mark.parametrize("row", table("zones"), ids=lambda r: r["zone"])
def test_zones(row: dict[str, str]) -> None:
    (found,) = stamps(row["example"])
    assert (found.clock, found.zone or "") == ("05:46", row["offset"])


@pytest.mark.parametrize("row", table("media_words"), ids=lambda r: r["word"])
def test_media_words(row: dict[str, str]) -> None:
    assert is_outlet(row["example"].removesuffix(".").split("told the ")[1])


@pytest.mark.parametrize("row", table("outlets"), ids=lambda r: r["name"])
def test_outlets(row: dict[str, str]) -> None:
    found = self_named([Piece(row["example"], 0, len(row["example"]), "paragraph")])
    assert found is not None and found.strong and found.name.casefold() == row["name"]
    told = f"An official told {found.name} that it sank."
    assert self_named([Piece(told, 0, len(told), "paragraph")]) is None


@pytest.mark.parametrize("row", table("paper_nouns"), ids=lambda r: r["word"])
def test_paper_nouns(row: dict[str, str]) -> None:
    under = f"{row['example']}\n\nFerry sinks off Velmora\n\nFour people died when a ferry sank off Velmora on Sunday."
    found = article(under)
    assert (found.publisher, found.title) == (row["example"], "Ferry sinks off Velmora")


@pytest.mark.parametrize("row", table("sections"), ids=lambda r: r["label"])
def test_sections(row: dict[str, str]) -> None:
    assert is_section(row["example"])
