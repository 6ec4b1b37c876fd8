"""Where a report's incident was, when its tellings name no town: its dateline, its police, its streets."""

from __future__ import annotations

from functools import lru_cache

import pytest
from msgspec import convert
from msgspec.structs import replace

from corroborate.extract import account
from corroborate.extract.gazetteer import Gazetteer
from corroborate.extract.where import survey
from corroborate.model import Article, Block, Claim, Where
from corroborate.places import narrowest, refines
from tests.reading import article, parsed


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def dated(dateline: str, text: str) -> Article:
    """An article whose one paragraph has a dateline before it."""
    plain = article(f"{dateline} {text}")
    blocks = (Block("dateline", 0, len(dateline)), Block("paragraph", len(dateline) + 1, len(plain.text or "")))
    return replace(plain, blocks=blocks)


def places(what: Article) -> list[Claim]:
    found = account.read(what, parsed(what), gazetteer(), None)
    return [claim for a in found for claim in a.claims if claim.field == "place" and claim.scope == "incident"]


SHOT = "A man was shot and killed outside a bar on Friday. Officers found him shortly before midnight."


@pytest.mark.parametrize(
    ("dateline", "town", "admin1"),
    [
        ("AURORA, Colo. (KVRA) –", "AURORA", "Colorado"),
        ("AURORA, Ill. —", "AURORA", "Illinois"),
        ("MILWAUKEE --", "MILWAUKEE", "Wisconsin"),
        ("KHARKIV, Ukraine, Nov 4 (Wire) -", "KHARKIV", "Kharkivska"),
        ("SALEM, OR (KVRA) —", "SALEM", "Oregon"),
    ],
)
def test_a_dateline_is_a_place_with_what_contains_it(dateline: str, town: str, admin1: str) -> None:
    what = dated(dateline, SHOT)
    found = survey(what, parsed(what), gazetteer()).dateline
    assert found is not None and found.where is not None
    assert (found.text, found.where.admin1 and found.where.admin1.split()[0]) == (town, admin1)


@pytest.mark.parametrize("dateline", ["ANKARA/BEIRUT (Wire) -", "(Wire) -", "Nov 4 (Wire) -", "WEXLEYVILLEQ —"])
def test_no_place_in_a_dateline_of_two_towns_or_none(dateline: str) -> None:
    what = dated(dateline, SHOT)
    assert survey(what, parsed(what), gazetteer()).dateline is None


@pytest.mark.parametrize(
    ("dateline", "text", "expected"),
    [
        ("MILWAUKEE --", SHOT, ["Milwaukee"]),
        ("MILWAUKEE --", "A man was shot and killed in Racine on Friday.", ["Racine"]),
        ("MILWAUKEE --", "A man was shot and killed on Wexley Avenue on Friday.", ["Wexley Avenue, Milwaukee"]),
        ("LONDON (Wire) -", "Rebels killed nine soldiers on Friday, a monitor said.", []),
        ("HAMBURG (Wire) -", "Rebels killed nine soldiers in Yemen on Friday, a monitor said.", ["Yemen"]),
        ("HAMBURG (Wire) -", "Rebels killed nine soldiers on Friday. The army of Yemen gave no figure.", []),
    ],
)
def test_a_dateline_places_only_what_is_told_where_it_is_written(dateline: str, text: str, expected: list[str]) -> None:
    assert [claim.value["name"] for claim in places(dated(dateline, text))] == expected


def test_what_only_the_dateline_says_is_hedged_and_about() -> None:
    (claim,) = places(dated("MILWAUKEE --", SHOT))
    assert (claim.certainty, claim.value["precision"], claim.span.exact) == ("hedged", 2, "MILWAUKEE")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot and killed on Friday. Memphis police are looking for the driver.", ["Memphis"]),
        ("A man was shot and killed on Friday. Memphis police and Tucson police are at work.", []),
        ("A man was shot and killed in Tucson on Friday. Memphis police helped.", ["Tucson"]),
        ("A man was shot and killed on Friday. Federal agents are looking for the driver.", []),
    ],
)
def test_a_towns_police_place_what_nothing_else_does(text: str, expected: list[str]) -> None:
    assert [claim.value["name"] for claim in places(article(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot and killed in Tucson on Friday and Ana Orm, 22, of Memphis, was hurt.", ["Tucson"]),
        ("A man was shot on Friday in Tucson. He was shot by a man who was arrested in Memphis.", ["Tucson"]),
        ("Gunmen killed four in Basra on Friday. An army source in Baghdad confirmed the attack.", ["Basra"]),
        ("A blast killed four in Basra on Friday. The blast came a day after mortars hit Mosul.", ["Basra"]),
        ("A man was shot on Friday. He died at a hospital in Memphis of gunshot wounds.", []),
        ("A man was shot on Friday. He was taken to Good Palm Hospital in Memphis with critical injuries.", []),
        ("The Orm Observatory based in Britain said 45 fighters had been killed in Yemen.", ["Yemen"]),
        ("According to the hospital in Basra, four people died in strikes on Mosul.", ["Mosul"]),
        ("Pirates killed two men in the Gulf of Aden. It took place 150 nautical miles off Aden.", ["Gulf of Aden"]),
    ],
)
def test_a_place_of_care_custody_or_speech_is_not_the_incidents(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(claim.value["name"] for claim in places(article(text)))) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Man shot dead at party « KVRA Memphis", []),
        ("Man shot dead at party - WVRA-TV: Memphis, Tucson, News & Weather", []),
        ("Man shot dead at party in Memphis | News 9", ["Memphis"]),
        ("Twin Blasts Target Checkpoint near Memphis", ["Memphis"]),
        ("Man shot dead at party - police in Memphis seek driver", ["Memphis"]),
    ],
)
def test_a_headlines_sign_off_is_no_place(title: str, expected: list[str]) -> None:
    plain = article(f"{title}\nA man was shot dead at a party on Friday.")
    what = replace(
        plain, blocks=(Block("title", 0, len(title)), Block("paragraph", len(title) + 1, len(plain.text or "")))
    )
    found = [
        p.text for p in survey(what, parsed(what), gazetteer()).mentions if p.kind == "place" and p.text[0].isupper()
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed nine people in Alto de Ostrel on Friday. The army of Colombia is looking for them.",
            ["Alto de Ostrel, Colombia"],
        ),
        ("Gunmen killed nine people in Ramadan. The army of Colombia is looking for them.", []),
        (
            "A blast killed nine in Borno state on Friday. The explosion hit Ostrelka village at noon.",
            ["Borno", "Ostrelka, Borno"],
        ),
        ("Six people died when shells hit a Shiite shrine in Iraq on Friday.", ["Iraq"]),
        (
            "A strike killed four in a clinic near Aleppo on Friday. The clinic in the village of Ostrelka fell.",
            ["Aleppo", "Ostrelka, Aleppo"],
        ),
        (
            "A strike killed four in a clinic near Aleppo on Friday. A mosque in the village of Ostrelka was opened.",
            ["Aleppo"],
        ),
        ("A man was killed at a store in Ohio on Friday. He had walked into the store in Dayton.", ["Ohio"]),
        (
            "A man was killed at a store in Ohio on Friday. He walked into the store in Dayton at noon.",
            ["Ohio", "Dayton"],
        ),
        ("A man was killed in Ohio on Friday. He worked in Dayton. His wife sings in Toledo.", ["Ohio"]),
    ],
)
def test_a_place_told_beside_the_harm(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(claim.value["name"] for claim in places(article(text)))) == expected


def test_a_headlines_short_name_is_the_province_that_the_text_speaks_of() -> None:
    text = "A bomb killed nine people in a market in Aleppo province on Friday, officials said."
    found = places(article(text, title="Bomb kills nine in Aleppo"))
    assert {(claim.value["name"], claim.value["precision"]) for claim in found} == {("Aleppo", 4)}
    found = places(article(text.replace(" province", " city"), title="Bomb kills nine in Aleppo"))
    assert {(claim.value["name"], claim.value["precision"]) for claim in found} == {("Aleppo", 1)}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # the police are called there, the dead are found there
        (
            "Two shot in Memphis",
            "Two men were shot on Friday. Officers were called to Marlin Street.",
            "Marlin Street, Memphis",
        ),
        ("Two shot in Memphis", "Two men were shot on Friday. Medics took them to Marlin Hospital.", "Memphis"),
        (
            "Memphis man charged",
            "A man killed his wife on Friday. Her body was found in the city of Nashville.",
            "Nashville",
        ),
        ("Man shot", "A man was shot dead on Friday in Memphis. His car was found in Nashville.", "Memphis"),
        # what is hit, though the toll stands elsewhere
        (
            "",
            "Nine people were killed in Iraq on Friday. Jets bombed the town of Wexlam in Basra province.",
            "Wexlam, Basra",
        ),
        ("", "Nine people were killed in Iraq on Friday. The jets came from the town of Wexlam.", "Iraq"),
        ("", "Rebels killed nine farmers in Iraq on Friday. They stormed Wexlam village before dawn.", "Wexlam, Iraq"),
        # a village beside its town
        (
            "",
            "A raid killed nine people in Basra on Friday. Cars burned in the village of Wexlam. Basra was calm.",
            "Wexlam, Basra",
        ),
        # an unnamed spot that is said to lie somewhere
        (
            "",
            "Gunmen killed nine people after seizing a village in Iraq. The village lies 10 km north of Mosul.",
            "Mosul",
        ),
        # where somebody spoke, or where those stood who fired
        ("", "A raid killed nine people in Iraq, the minister told a news conference in Basra.", "Iraq"),
        ("", "Rebels positioned in Basra killed nine people in Mosul with rockets on Friday.", "Mosul"),
        # headlines without their marks
        ("Air raid kills nine in Syrias Aleppo Monitor", "Nine people died on Friday, a monitor said.", "Aleppo"),
        ("Twelve killed in N. Mali", "Twelve people died on Friday.", "Mali"),
        # a town that is called a park, and a park
        ("", "A man was shot dead in College Park, Maryland, on Friday.", "College Park"),
        ("", "A man was shot dead in Palm Park in Memphis on Friday.", "Palm Park, Memphis"),
        # the sea, and not what it lies between
        (
            "",
            "A navy freed nine sailors in the Gulf of Aden between Somalia and Yemen on Friday, killing two pirates.",
            "Gulf of Aden",
        ),
        # how far it was felt
        (
            "",
            "A quake killed nine people in Chile. It was felt from Santiago to Lima and centered near Iquique.",
            "Iquique",
        ),
        # where the suspect is from
        (
            "",
            "A driver killed a woman in Memphis on Friday. Police held 23-year-old Wexland Orbay of Nashville.",
            "Memphis",
        ),
        # two towns in a headline, one of them the report's
        (
            "Nine killed in attacks in Mosul and Basra",
            "Nine people were killed in a raid on a market in Basra on Friday.",
            "Basra",
        ),
        # what is struck in another place
        ("", "Nine people were killed in air strikes on Orvane in Basra province.", "Orvane, Basra"),
        # two streets settle only the town
        ("", "Two people died in a fire in Memphis on Friday. They were found dead in their home.", "Memphis"),
        # a county, and the town in the next sentence; a name on no list in the county that speaks
        (
            "",
            "A store in Surrey, England was destroyed in a fire. People near the store on Elm Street in Epsom fled.",
            "Elm Street, Epsom",
        ),
        (
            "",
            "A man died after being shot in the Wexlam section, according to Shelby County coroner records.",
            "Wexlam, Shelby County",
        ),
        # a village of the province that the head tells of, and not of a town named further down
        (
            "Raids kill nine in Latakia province",
            "Nine people died in raids in Latakia province, a monitor said. Raids on the town of Wexlam killed nine. "
            "A clinic in Damascus sent a doctor. A clinic in Damascus has two beds.",
            "Wexlam, Latakia",
        ),
        # the sea, and not whose trade crosses it
        (
            "Navy foils pirate attack off Gulf of Aden",
            "The raid killed two men. Ships there carry most of India's trade.",
            "Gulf of Aden",
        ),
        # what it shook besides
        (
            "",
            "A quake killed nine people in Chile. It hit the town of Iquique. The quake also shook the city of Arica.",
            "Iquique",
        ),
        # a dateline without its dash
        ("", "Beirut Syrian aircraft killed nine people in the town of Atarib on Friday.", "Al Atārib"),
        (
            "",
            "A raid killed nine people on Friday. DAMASCUS (Wire) Nine people died in the raid in the town of Atarib.",
            "Al Atārib",
        ),
        # a street or quarter of a report that names no town nor country
        ("", "A man was shot dead on Friday. It happened along the 500 block of Wexlam Street.", "Wexlam Street"),
        # what it lies next to
        ("", "Nine people were killed when jets hit a house in the city of Mosul near Kirkuk on Friday.", "Mosul"),
        # who they are, and where it was
        ("", "Nine fighters of a group operating in Iraq and Syria were killed in clashes in Mali on Friday.", "Mali"),
        # a garage downtown of the state's town
        ("", "A woman was shot dead outside a downtown Memphis garage on Friday.", "Memphis"),
    ],
)
def test_the_finest_place_that_the_report_puts_it_in(title: str, text: str, expected: str) -> None:
    found = [convert(c.value, Where) for c in places(article(text, title=title or None))]
    best = narrowest(found)
    inner = [where for where in found if best is not None and refines(where, best)]
    assert [where.name for where in (*inner, best) if where][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a capital's dateline in brackets, a speaker's town, a hospital's
        ("(Bamako) – Gunmen killed nine farmers in central Mali on Friday.", ["Mali"]),
        ("A slide killed nine in Nepal on Friday. Two were missing, an officer said in Khandbari.", ["Nepal"]),
        ("A slide killed nine in Nepal on Friday. A bus fell into a river in Khandbari.", ["Nepal", "Khandbari"]),
        ("Nine died of bad liquor in Bihar on Friday. Two were treated at Patna Medical College.", ["Bihār"]),
        # a street is lent no town where somebody is only held, treated or speaks
        (
            "A man was stabbed to death in Wexley Road on Friday. A man of York is in custody at a police station in "
            "Peterborough, England.",
            ["Wexley Road, United Kingdom"],
        ),
        (
            "A man was stabbed to death in Wexley Road in Norwich, England, on Friday.",
            ["Wexley Road, Norwich", "Norwich", "England"],
        ),
        # a village is lent the district that the report is of, not the town of an office
        (
            "A slide in Sankhuwasabha killed nine on Friday. Nine died in Wexpuwa. The office in Kathmandu sent tents.",
            ["Sankhuwasabha", "Wexpuwa, Sankhuwasabha"],
        ),
    ],
)
def test_towns_of_bodies_care_and_custody_hold_nothing(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(claim.value["name"] for claim in places(article(text)))) == expected


@pytest.mark.parametrize(
    ("dateline", "text", "name", "precision"),
    [
        ("PEMBA (Wire) -", "Raiders killed nine in Wexlanga district on Friday.", "Wexlanga, Cabo Delgado", 4),
        ("PEMBA (Wire) -", "Raiders killed nine in the Wexlanga neighbourhood on Friday.", "Wexlanga, Pemba", 1),
        ("BOGOTA (Wire) -", "Gunmen killed nine on the Wexley highway on Friday.", "Wexley highway, Colombia", 6),
        ("GOMA (Wire) -", "Nine drowned on Friday near the harbour of Kituku. The ferry had left Goma.", "Goma", 2),
    ],
)
def test_what_a_dateline_lends(dateline: str, text: str, name: str, precision: int) -> None:
    found = narrowest([Where(**claim.value) for claim in places(dated(dateline, text))])
    assert found is not None and (found.name, found.precision) == (name, precision)


@pytest.mark.parametrize(
    ("url", "publisher", "country"),
    [
        (None, "KVRA-TV", None),
        ("https://www.wexley-post.com/a", "FOX 9", None),
        ("https://www.wexley-post.co.uk/a", None, "GB"),
        ("https://www.wexley-post.com/a", None, "GB"),
    ],
)
def test_the_outlets_country_refuses_a_hamlet_abroad(
    url: str | None, publisher: str | None, country: str | None
) -> None:
    what = replace(article("Two men were shot in Wylam on Friday."), url=url, publisher=publisher)
    (found,) = survey(what, parsed(what), gazetteer()).mentions
    assert (found.where and found.where.country) == country


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Cotabato bombing kills three", "A bomb killed three in Midsayap, in the Philippines, on Friday.", "Midsayap"),
        (
            "Bombing in Cotabato kills three",
            "A bomb killed three in Cotabato, in the Philippines, on Friday.",
            "Cotabato",
        ),
        ("Bombing in Manila kills three", "A bomb killed three in Manila. A raid killed one in Midsayap.", "Manila"),
    ],
)
def test_a_headlines_city_stands_for_a_town_nearby(title: str, text: str, expected: str) -> None:
    found = narrowest([Where(**claim.value) for claim in places(article(text, title=title))])
    assert found is not None and found.name == expected
