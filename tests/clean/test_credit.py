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
        ("Staff Writer", ()),
    ],
)
def test_authors(line: str, names: tuple[str, ...]) -> None:
    assert article(f"Ferry sinks off Harrow\n\n{line}\n\n{LEAD}").authors == names


def test_translation_and_language() -> None:
    assert article(f"Ferry sinks off Harrow\nPowered by automated translation\n\n{LEAD}").translated
    assert not article(f"Ferry sinks off Harrow\n\n{LEAD} A text translated from Orvanian was found.").translated
    assert article(LEAD).language == "en"
    french = "Quatre personnes sont mortes dimanche dans le naufrage d'un bateau, selon les secours. " * 3
    assert article(french).language == "fr"
    assert article(french, language="ht").language == "ht"
    assert article("Oui.").language is None
