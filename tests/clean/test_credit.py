from __future__ import annotations

import pytest

from tests.clean.cleaning import article

LEAD = "Four people died when a ferry capsized off Harrow Point on Sunday, the coastguard of the province said."
CREDITS = [
    ("“It sank,” a fisherman told Reuters.", ("Reuters",)),
    ("Additional reporting by AFP", ("AFP",)),
    ("A survivor was quoted by the Anadolu news agency as saying so.", ("Anadolu",)),
    ("A photographer who works for French news agency AFP, said so.", ("AFP",)),
    ("The boat was overloaded, the official SANA news agency reported.", ("SANA",)),
    ("The Vesper News Agency said that it was overloaded.", ("Vesper",)),
    ("Countries of the MENA region sent help, PA officials said.", ()),
    ("Rescuers in Harrow on Sunday. (AP Photo/Ilan Verd)", ()),
    ("A Reuters building stands near the harbour.", ()),
]


@pytest.mark.parametrize(("words", "credits"), CREDITS)
def test_agencies_that_stand_behind_a_passage(words: str, credits: tuple[str, ...]) -> None:
    assert article(f"Ferry sinks off Harrow\n\n{LEAD}\n\n{words}\n\n{LEAD} It said more.").credits == credits


@pytest.mark.parametrize(
    ("words", "publisher", "original"),
    [
        ("An official told The Harbour Gazette that it sank.", "The Harbour Gazette", "The Harbour Gazette"),
        ("The Harbour Gazette could not independently verify it.", "The Harbour Gazette", "The Harbour Gazette"),
        ("Times of Harrow staff contributed to this report.", "Times of Harrow", "Times of Harrow"),
        ("An official told AFP that it sank.", None, None),
        ("An official told Al Jazeera that it sank.", None, None),
        ("An official told The Hague that it sank.", None, None),
        ("An official told the Security Council that it sank.", None, None),
        (
            "It sank, an official told The Harbour Gazette, the Gazette reported. The Harbour Gazette said more.",
            None,
            None,
        ),
    ],
)
def test_a_newsroom_names_itself(words: str, publisher: str | None, original: str | None) -> None:
    found = article(f"Ferry sinks off Harrow\n\n{LEAD}\n\n{words}\n\n{LEAD} It said more.")
    assert (found.publisher, found.original_publisher) == (publisher, original)


def test_a_quotation_of_another_outlet_does_not_make_the_text_its_own() -> None:
    text = f"Ferry sinks off Harrow | Velmora Post\n\n{LEAD}\n\nAn official told The Harbour Gazette that it sank."
    found = article(text)
    assert (found.title, found.publisher, found.original_publisher) == (
        "Ferry sinks off Harrow",
        "Velmora Post",
        "Velmora Post",
    )


def test_a_repost_under_another_name_keeps_who_wrote_it() -> None:
    text = (
        f"Ferry sinks off Harrow -Brightwire News\n\n{LEAD}\n\nThe Harbour Gazette has not independently verified this."
    )
    found = article(text)
    assert (found.publisher, found.original_publisher) == ("Brightwire News", "The Harbour Gazette")


def test_a_wire_text_is_the_agency_s_whoever_prints_it() -> None:
    found = article(f"Ferry sinks off Harrow\nBy AFP\n{LEAD}\nThe search went on, it said.", publisher="Velmora Post")
    assert (found.publisher, found.original_publisher, found.credits) == ("Velmora Post", "AFP", ("AFP",))


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sinks off Harrow - police",
        "Ferry sinks - what we know",
        "Ferry sinks off Harrow | World",
        "Blast kills 4: Monitor",
    ],
)
def test_no_outlet_hangs_on_these_titles(title: str) -> None:
    assert article(f"{title}\n\n{LEAD}").publisher is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Quill and Joss Tern", ("Mara Quill", "Joss Tern")),
        ("By Mara Quill in Harrow | June 11, 2021", ("Mara Quill",)),
        ("Mara Quill and Joss Tern in Harrow", ("Mara Quill", "Joss Tern")),
        ("By AFP", ()),
        ("By Mara Quill, Associated Press", ("Mara Quill",)),
        ("By Mara Quill, with Kestrel News", ("Mara Quill",)),
        ("Report: Mara Quill", ("Mara Quill",)),
        ("By our Harrow correspondent", ()),
        ("Staff Writer", ()),
    ],
)
def test_authors(line: str, names: tuple[str, ...]) -> None:
    assert article(f"Ferry sinks off Harrow\n\n{line}\n\n{LEAD}").authors == names


def test_authors_of_a_wire_text_stand_at_its_end() -> None:
    text = f"Ferry sinks off Harrow\n\n{LEAD}\n\nThe search went on.\n\n"
    assert article(f"{text}(Reporting by Mara Quill in Harrow; Editing by Joss Tern)").authors == ("Mara Quill",)
    assert article(f"{text}Additional reporting by Joss Tern").authors == ()


MASTHEADS = [
    ("The Velmora Chronicle", "The Velmora Chronicle", None),
    ("VELMORA LANTERN — the paper of the hill towns\nWednesday 12 March 2025", "Velmora Lantern", "2025-03-12"),
    ("The Northern Courier, Velmora\nSaturday, June 15, 2024", "The Northern Courier", "2024-06-15"),
    ("Velmora Tribune | 10 October 2022", "Velmora Tribune", "2022-10-10"),
    ("VELMORA TIMES (since 1881)", "Velmora Times", None),
    ("Friday, June 11, 2021", None, None),
    ("Opposition demands an inquiry", None, None),
]


@pytest.mark.parametrize(("lines", "publisher", "published"), MASTHEADS)
def test_a_name_line_above_the_headline_is_the_publisher(
    lines: str, publisher: str | None, published: str | None
) -> None:
    found = article(f"{lines}\n\nFerry capsizes off Harrow Point, four dead\n\n{LEAD}\n\nThe search went on, it said.")
    assert found.title == "Ferry capsizes off Harrow Point, four dead"
    assert found.publisher == publisher
    assert (found.published.value if found.published else None) == published


def test_a_headline_about_a_paper_is_no_masthead() -> None:
    text = (
        "Gunmen Attack Harrow Times\n\nNine dead in newspaper office\n\nGunmen stormed the office of the Harrow Times."
    )
    found = article(f"{text} They killed nine people there on Friday, police said.")
    assert (found.title, found.publisher) == ("Gunmen Attack Harrow Times", None)


def test_a_paper_is_its_own_publisher_whomever_a_man_told() -> None:
    text = f"The Velmora Chronicle\n\nFerry sinks off Harrow\n\nBy Mara Quill and Kestrel Press\n\n{LEAD}"
    found = article(f"{text}\n\nA survivor told Kestrel Press that the boat was overloaded.")
    assert (found.publisher, found.original_publisher) == ("The Velmora Chronicle", "The Velmora Chronicle")
    assert (found.credits, found.authors) == (("Kestrel Press",), ("Mara Quill",))


@pytest.mark.parametrize(
    ("head", "credits"),
    [
        ("HARROW (Kestrel Press) - ", ("Kestrel Press",)),
        ("HARROW, Orvania, June 14, 2024 (Litavo) -- ", ("Litavo",)),
        ("HARROW (Namibia) - ", ()),
        ("HARROW (KVLM) -- ", ()),
        ("HARROW, 3 JAN 90 (RADIO ORRIN) -- ", ()),
        ("By Mara Quill, with Kestrel News\n\n", ("Kestrel News",)),
        ("By Mara Quill, Kestrel Press\n\n", ("Kestrel Press",)),
        ("By Mara Quill and Joss Tern\n\n", ()),
        ("By Mara Quill and Detroit Free Press\n\n", ()),
    ],
)
def test_an_agency_that_no_table_knows_is_told_by_form(head: str, credits: tuple[str, ...]) -> None:
    assert article(f"Ferry sinks off Harrow\n\n{head}{LEAD}\n\nThe search went on.").credits == credits


def test_an_agency_s_own_copy_names_itself() -> None:
    text = f"Ferry sinks off Harrow\n\nHARROW (Kestrel Press) - {LEAD}\n\nA survivor told Kestrel Press that it sank."
    found = article(text)
    assert (found.publisher, found.original_publisher, found.credits) == (
        ("Kestrel Press",) * 2 + (("Kestrel Press",),)
    )


@pytest.mark.parametrize("name", ["BrightFeed 24", "News24", "VelmoraNow"])
def test_a_site_s_name_hung_on_a_title(name: str) -> None:
    found = article(f"Four dead off Harrow - {name}\n\n{LEAD}\n\nThe Harrow Courier spent Monday on the quay.")
    assert (found.title, found.publisher) == ("Four dead off Harrow", name)
    assert found.original_publisher == "The Harrow Courier"


@pytest.mark.parametrize("title", ["Plane crash kills nine - MH21", "Nine dead off Harrow - McKinley"])
def test_no_site_hangs_on_these_titles(title: str) -> None:
    assert article(f"{title}\n\n{LEAD}").title == title


STATEMENTS = [
    "REPUBLIC OF ORVANIA\nMINISTRY OF DEFENCE\nDirectorate of Information\n\nMEDIA STATEMENT\n12 March 2025",
    "MINISTRY OF DEFENCE\nPress release No. 77/2025\nHarrow, 12 March 2025",
    "FOR IMMEDIATE RELEASE\nMinistry of Defence\n12 March 2025",
]


@pytest.mark.parametrize("head", STATEMENTS)
def test_a_press_statement_is_its_issuer_s_and_of_its_date(head: str) -> None:
    found = article(f"{head}\n\nOperation near Harrow\n\n{LEAD}\n\nThe ministry will say more tomorrow.")
    assert (found.title, found.publisher) == ("Operation near Harrow", "Ministry of Defence")
    assert found.published and (found.published.value, found.published.basis) == ("2025-03-12", "dateline")
    assert article(f"{head}\n\n{LEAD}\n\nThe ministry will say more tomorrow.").title is None


def test_translation_and_language() -> None:
    assert article(f"Ferry sinks off Harrow\nPowered by automated translation\n\n{LEAD}").translated
    assert not article(f"Ferry sinks off Harrow\n\n{LEAD} A text translated from Orvanian was found.").translated
    assert article(LEAD).language == "en"
    french = "Quatre personnes sont mortes dimanche dans le naufrage d'un bateau, selon les secours. " * 3
    assert article(french).language == "fr"
    assert article(french, language="ht").language == "ht"
    assert article("Oui.").language is None
