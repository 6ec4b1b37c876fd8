"""The scene's town, and not the one that somebody is of, speaks in, is treated in or lives in."""

from __future__ import annotations

import msgspec
import pytest

from corroborate.extract.where import survey
from corroborate.model import Where
from corroborate.places import narrowest, refines
from tests.extract.test_placing import article, gazetteer, parsed, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a street is not lent the town that somebody is of
        (
            "A man from Bradford is charged after a man was stabbed dead in Leeds, England. Cal Orm, of York, was "
            "stabbed in Wexley Road. Ian Orm, 25, of Palm Lane, Bradford, is in court.",
            ["Leeds", "England", "Wexley Road, Leeds"],
        ),
        (
            "A man was killed in Ohio on Friday. The man was shot in a ditch near Wexlam in Ross County. "
            "The coroner identified him as Ian Orm of Dayton.",
            ["Ohio", "Wexlam, Ross County", "Ross County"],
        ),
        # nor that of a hospital's own name
        (
            "A boy was shot dead in his Ross County, Ohio, home on Friday. He was shot on Wexley Creek Drive. "
            "He died at Dayton Children's Hospital.",
            ["Ross County", "Ohio", "Wexley Creek Drive, Ross County"],
        ),
        # what is done and said after it, and where people live and work
        ("A man was shot dead in Ohio on Friday. An autopsy was performed in Dayton.", ["Ohio"]),
        ("A man was shot dead in Ohio on Friday. He was taken to the medical examiner's office in Dayton.", ["Ohio"]),
        ("A man was shot dead in Ohio on Friday. Police say he was reported missing in Dayton.", ["Ohio"]),
        ("Nine were shot dead in Sindh on Friday. Governor Ana Orm in Karachi condemned the killings.", ["Sindh"]),
        ("A bomb killed nine in Multan. Shahid Orm, who teaches at Peshawar University, saw it.", ["Multan"]),
        ("A man was shot dead in Ohio on Friday. A friend who lives in Dayton was hurt too.", ["Ohio"]),
        ("A man was shot dead in Ohio on Friday. The man was shot at a vigil in Dayton.", ["Ohio", "Dayton"]),
    ],
)
def test_whose_town_is_no_scene(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(claim.value["name"] for claim in places(article(text)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where one spot lies by another
        (
            "Raids in Syria killed nine people. Strikes hit a clinic in the town of al-Mayadin near Deir Ezzor.",
            "al-Mayadin",
        ),
        ("Jets killed nine in Syria at Jeb el-Wexa, a village south of Jarabulus.", "Jeb el-Wexa, Jarabulus"),
        # past what a town is called, and whose factory it is
        ("Shells fell in government-held Mosul. Nine people were killed, medics said.", "Mosul"),
        (
            "Ana Orm, a clerk at the firm's Philadelphia factory, came back and shot two women dead.",
            "Philadelphia factory",
        ),
        # where people fled to
        (
            "Rebels hit a town in Syria, killing 17 and sending residents pouring into Turkey. The assault on the "
            "border town of Qamishli went on.",
            "Qamishli",
        ),
        # a village on no list, of which its province is told
        (
            "At least 30 fighters were killed in clashes in Syria. The fighting pitted them against the army in the "
            "village of Wexiab in Hasakeh province.",
            "Wexiab, Al-Hasakah",
        ),
        # a mark lost before "divided"; an apposition; a city's section
        ("A bomber killed five at a checkpoint in Syrias divided northeastern city of Qamishli.", "Qamishli"),
        # two streets that meet
        ("A boy was shot dead on the bank at Wexley Lane and 21st Street in Harvey, Louisiana.", "Wexley Lane, Harvey"),
    ],
)
def test_the_scenes_own_name(text: str, expected: str) -> None:
    found = [msgspec.convert(c.value, Where) for c in places(article(text))]
    best = narrowest(found)
    inner = [where for where in found if best is not None and refines(where, best)]
    assert [where.name for where in (*inner, best) if where][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A woman of Naples was hurt near Venice on Friday, the Florida Highway Patrol said.", "Naples", "US"),
        ("Officers were called to The Alameda by Palm Avenue.", "Alameda", "-"),
        ("Officers were called to The Hague on Friday.", "The Hague", "NL"),
        ("A Port St. Lucie man was shot in Port St. Lucie, Fla., on Friday.", "Port St. Lucie", "US"),
        ("He hid. A hunter faces charges WESTMORELAND, N.Y. A hunter shot a man.", "WESTMORELAND", "US"),
        ("Two were found dead in Cumbria on Saturday.", "Cumbria", "GB"),
        ("The SWAT team took a man from the house in Ohio.", "SWAT", "-"),
        ("A Benton Harbor man was shot in Michigan.", "Benton Harbor", "US"),
        (
            "A bomb hit Aleppo. Shells hit Aleppo. Aleppo burned. Damascus police said they hit Wexlam village.",
            "Wexlam",
            None,
        ),
    ],
)
def test_names_that_are_and_are_not_a_towns(text: str, name: str, country: str | None) -> None:
    what = article(text)
    found = [p.where and p.where.country for p in survey(what, parsed(what), gazetteer()).mentions if p.text == name]
    assert (found[0] if found else "-") == country


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Iraqi Army Kills 18 Rebels in Anbar Advances in Wexlam", []),
        ("Iraqi Army Kills 18 Rebels in Wexlam in Anbar", ["Wexlam, Anbar", "Anbar"]),
    ],
)
def test_a_headlines_second_deed_is_elsewhere(title: str, expected: list[str]) -> None:
    text = "The army killed 18 fighters in air raids on Friday, it said."
    assert sorted({c.value["name"] for c in places(article(text, title=title))}) == sorted(expected)
