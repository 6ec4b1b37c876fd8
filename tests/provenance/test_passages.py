"""What counts as a passage, of which kind, and which way it went: cases a reader would decide."""

from __future__ import annotations

import pytest

from corroborate.provenance.words import compared
from tests.provenance.texts import art, found, prose, tokens

STORY = (
    "A freight barge struck the old swing bridge at Velmora shortly before dawn and sank within minutes. "
    "Divers pulled four crew members from the river while crowds watched from both of the muddy banks."
)
OTHER = "Councillors in the northern hills met to discuss the price of seed potatoes and the state of the roads."


@pytest.mark.parametrize(
    ("name", "copy", "least"),
    [
        ("verbatim", f"{OTHER}\n\n{STORY}", 34),
        ("trimmed", STORY.split(". ")[0] + ".", 17),
        ("respelt", STORY.replace("watched", "wätched").replace("muddy", "muddied"), 32),
        (
            "house style",
            STORY.replace("shortly before dawn", "SHORTLY BEFORE DAWN").replace("A freight", "“A freight"),
            34,
        ),
        ("renamed", STORY.replace("Velmora", "Port Saint Ilmar").replace("crew members", "sailors"), 29),
        ("clause dropped", STORY.replace(" shortly before dawn", ""), 30),
        ("clause put in", STORY.replace("Velmora", "Velmora, a town of mills on the Orrin river,"), 34),
        ("reordered", f"{'. '.join(reversed(STORY.rstrip('.').split('. ')))}.", 34),
    ],
)
def test_a_copy_is_found(name: str, copy: str, least: int) -> None:
    reuse = found(art("a", STORY), art("b", copy))
    assert least <= tokens(reuse, "copied", "a", "b") <= 35, name
    assert {r.kind for r in reuse} == {"copied"}


def test_seven_words_are_no_passage() -> None:
    assert not found(
        art("a", "The barge struck the old swing bridge. " + OTHER), art("b", "The barge struck the old swing bridge.")
    )


def test_words_that_reach_into_the_next_sentence_by_chance_are_left_out() -> None:
    a = art("a", "Police closed the river to all boat traffic. The mayor wept openly at the town hall.")
    b = art("b", "Police closed the river to all boat traffic. The cause was a broken rudder, they think.")
    (one,) = found(a, b)
    assert one.from_.exact == "Police closed the river to all boat traffic"


def test_a_ministers_titles_are_no_copy() -> None:
    name = "Velmoran Deputy Prime Minister General Torvald Ankar Brennick Ossian said"
    assert not found(art("a", f"{name} that nobody knew."), art("b", f"{name} rain was on its way."))


QUOTE = "we never saw the barge until it was upon us and by then it was far too late"


@pytest.mark.parametrize(("marks_a", "marks_b"), [('""', "“”"), ("“”", "«»"), ("‘’", '""'), ("''", "“”"), ("„“", "»«")])
def test_the_same_quotation_is_a_common_speaker(marks_a: str, marks_b: str) -> None:
    a = art("a", f"At the quay a pilot was blunt. {marks_a[0]}{QUOTE.capitalize()}.{marks_a[1]} He left at once.")
    b = art("b", f"{marks_b[0]}{QUOTE.capitalize()},{marks_b[1]} Ossian told a crowd of about sixty people.")
    (one,) = found(a, b)
    assert (one.kind, one.tokens, one.direction) == ("shared-quotation", 18, "unknown")


def test_a_quotation_over_paragraphs_stays_one() -> None:
    a = art("a", f"He spoke at noon. “It was dark.\n\n“{QUOTE.capitalize()}.\n\n“That is all,” he said.")
    b = art("b", f"“{QUOTE.capitalize()},” the pilot told us on the quay.")
    assert [r.kind for r in found(a, b)] == ["shared-quotation"]


def test_a_statement_set_apart_is_a_quotation_without_marks() -> None:
    a = art("a", f"On Tuesday he wrote:\n\n{QUOTE.capitalize()}. I am sorry.")
    b = art("b", f"His post read:\n\n{QUOTE.capitalize()}. I am sorry.\n\n{OTHER}")
    assert [r.kind for r in found(a, b)] == ["shared-quotation"]


def test_a_post_set_into_the_text_is_a_quotation_without_marks() -> None:
    a = art("a", f"{OTHER}\n\n{QUOTE.capitalize()} — Torvald Ossian (@tossian) May 5")
    b = art("b", f"“{QUOTE.capitalize()},” the pilot told us on the quay.")
    assert [r.kind for r in found(a, b)] == ["shared-quotation"]


def test_a_quotation_that_comes_back_is_no_standing_text() -> None:
    articles = [
        art(
            f"a{i}",
            f"{prose(i, 40)} “{QUOTE.capitalize()},” he said.",
            publisher=f"Paper {i}",
            published=f"2021-03-{9 * i + 1:02}",
        )
        for i in range(3)
    ]
    assert {r.kind for r in found(*articles)} == {"shared-quotation"}


def test_one_fragment_that_anybody_might_write_is_chance() -> None:
    a = art("a", "A man was held on suspicion of theft and is currently in a cell.")
    b = art("b", "She was held on suspicion of theft and is currently in hospital under guard.")
    assert not found(a, b)
    assert tokens(found(art("a", f"{a.text}{STORY}"), art("b", f"{b.text}{STORY}")), "copied", "a", "b") == 44


def test_apostrophes_open_no_quotation() -> None:
    text = "The miners’ families' lawyers didn’t say when the inquest’s first day would be held in 'ere this week"
    assert [r.kind for r in found(art("a", f"{text} or there."), art("b", f"{text} at all."))] == ["copied"]


def test_a_frame_makes_it_a_copy() -> None:
    frame = "said the harbour official, speaking on condition of anonymity because he was not cleared"
    reuse = found(
        art("a", f"“{QUOTE.capitalize()},” {frame}."), art("b", f'{OTHER}\n\n"{QUOTE.capitalize()}," {frame}.')
    )
    assert [r.kind for r in reuse] == ["copied"] and reuse[0].tokens == 32


def test_told_reporters_is_no_frame() -> None:
    a = art("a", f"“{QUOTE.capitalize()},” Ossian told reporters on Tuesday.")
    b = art("b", f"“{QUOTE.capitalize()},” Ossian told reporters on Tuesday. {OTHER}")
    assert [r.kind for r in found(a, b)] == ["shared-quotation"]


def test_the_same_cut_makes_it_a_copy() -> None:
    cut = "we never saw the barge until it was upon us … and by then it was far too late"
    assert [r.kind for r in found(art("a", f"“{cut},” he said."), art("b", f"“{cut},” Ossian recalled."))] == ["copied"]


def test_standing_text_is_found_by_how_often_it_comes_back() -> None:
    line = "The Free Rowers, a banned union, fought the river barons for nine years before the truce of the mills."
    articles = [
        art(f"a{i}", f"{prose(i, 60)}\n\n{line}", publisher="Velmora Courier", published=f"2021-03-{3 * i + 1:02}")
        for i in range(4)
    ]
    articles.append(art("z", f"{prose(9, 60)}\n\n{line}", publisher="Orrin Post", published="2021-03-20"))
    assert {r.kind for r in found(*articles)} == {"boilerplate"}
    assert {r.kind for r in found(*articles[:2])} == {"copied"}


def test_versions_of_one_story_are_no_standing_text() -> None:
    articles = [
        art(f"a{i}", prose(1, 200), publisher="Velmora Courier", published=f"2021-03-{5 * i + 1:02}") for i in range(4)
    ]
    assert {r.kind for r in found(*articles)} == {"copied"}


def test_blocks_that_say_who_published_are_not_compared() -> None:
    line = "byline: By our staff in Velmora with reporting from the river towns and from Orrin"
    assert not found(art("a", f"{line}\n\n{OTHER}"), art("b", f"{line}\n\n{STORY}"))


def test_a_caption_is_compared() -> None:
    line = "caption: Divers search for the sunken barge below the old swing bridge in the rain"
    assert [r.kind for r in found(art("a", f"{line}\n\n{OTHER}"), art("b", f"{line}\n\n{STORY}"))] == ["copied"]


def test_direction_from_an_agencys_report_to_who_carries_it() -> None:
    wire = art("w", f"byline: By AFP\n\n{STORY}", credits=("AFP",))
    paper = art("a", f"{OTHER}\n\n{STORY}", publisher="Velmora Courier", credits=("AFP",))
    site = art("b", STORY, publisher="Orrin Post")
    reuse = {(r.from_.article, r.to.article): r for r in found(paper, wire, site)}
    assert reuse["w", "a"].direction == reuse["w", "b"].direction == "from-to"
    assert reuse["a", "b"].direction == "common-origin" and "AFP" in reuse["a", "b"].evidence[0]


def test_an_agency_that_prints_anothers_report_and_says_so_is_no_source() -> None:
    wire = art("a", STORY, "Reuters", credits=("Reuters",))
    national = art("b", STORY, "Xinhua", credits=("Xinhua", "Reuters"))
    paper = art("c", STORY, "Harrow Lantern", credits=("Reuters",))
    ways = {(r.from_.article, r.to.article, r.direction) for r in found(wire, national, paper)}
    assert {way for way in ways if way[2] == "from-to"} == {("a", "b", "from-to"), ("a", "c", "from-to")}
    assert {r.direction for r in found(national, paper)} == {"common-origin"}


def test_two_subscribers_have_a_common_origin() -> None:
    a, b = (
        art(n, STORY, publisher=p, credits=("Reuters",)) for n, p in (("a", "Velmora Courier"), ("b", "Orrin Post"))
    )
    (one,) = found(a, b)
    assert one.direction == "common-origin" and one.evidence == (
        "Velmora Courier (a) and Orrin Post (b) both credit Reuters",
    )


@pytest.mark.parametrize("order", [1, -1])
def test_direction_by_repost_name_and_time(order: int) -> None:
    def way(*articles: object) -> list[tuple[str, str, str]]:
        return [(r.from_.article, r.to.article, r.direction) for r in found(*articles[::order])]  # type: ignore[arg-type]

    first = art("z", STORY, publisher="Velmora Courier")
    assert way(first, art("b", STORY, publisher="Quick Feed", original="Velmora Courier")) == [("z", "b", "from-to")]
    naming = f"{STORY}\n\nA witness told the Velmora Courier that the lamps were out."
    assert way(first, art("b", naming, publisher="Orrin Post")) == [("z", "b", "from-to")]
    assert way(first, art("b", STORY, publisher="Orrin Post")) == [("b", "z", "unknown")]
    dated = art("z", STORY, publisher="Velmora Courier", published="2021-03-01")
    assert way(dated, art("b", STORY, publisher="Orrin Post", published="2021-03-05")) == [("z", "b", "from-to")]
    assert way(dated, art("b", STORY, publisher="Orrin Post", published="2021-03-02")) == [("b", "z", "unknown")]
    assert way(dated, art("b", STORY, publisher="Velmora Courier", published="2021-03-02")) == [("z", "b", "from-to")]


TOLD = f"{STORY.rstrip('.')}, according to witnesses who spoke to Kestrel News."


def test_siblings_of_an_agency_that_no_table_knows_have_a_common_origin() -> None:
    wire = art(
        "w", f"dateline: HARROW (Kestrel News) -\n\n{OTHER}\n\n{TOLD}", publisher="Kestrel News",
        published="2022-10-09T11:00:00+02:00", credits=("Kestrel News",),
    )  # fmt: skip
    mail = art("a", f"byline: By Mara Quill, with Kestrel News\n\n{TOLD}", credits=("Kestrel News",))
    paper = art("b", TOLD, publisher="Velmora Tribune", published="2022-10-10", credits=("Kestrel News",))
    reuse = {(r.from_.article, r.to.article): r for r in found(paper, wire, mail)}
    assert reuse["w", "a"].direction == reuse["w", "b"].direction == "from-to"
    assert reuse["a", "b"].direction == "common-origin" and "Kestrel News" in reuse["a", "b"].evidence[0]
    assert ("b", "a") not in reuse


def test_an_article_of_a_house_that_another_credits_is_its_source() -> None:
    plain = art("w", TOLD, publisher="Kestrel News")
    (one,) = found(art("a", TOLD, publisher="Velmora Tribune", credits=("Kestrel News",)), plain)
    assert (one.from_.article, one.direction) == ("w", "from-to")


def test_words_that_name_an_agency_are_the_agency_s() -> None:
    mail = art("a", TOLD, publisher="Velmora Mail", published="2022-10-01")
    paper = art("b", TOLD, publisher="Velmora Tribune", published="2022-10-10", credits=("Kestrel News",))
    (one,) = found(mail, paper)
    assert one.direction == "common-origin" and "Kestrel News" in one.evidence[0]


def test_a_house_is_no_agency_for_being_credited_elsewhere() -> None:
    first = art("a", STORY, publisher="Velmora Mail")
    (one,) = found(first, art("b", f"{OTHER}\n\n{STORY}", publisher="Velmora Tribune"))
    assert one.direction == "unknown"


def test_a_repost_that_knows_its_source_by_its_short_name_only() -> None:
    own = f"{STORY} The Courier spent the day on the quay."
    first = art("z", f"{own}\n\n{OTHER}", publisher="The Northern Courier")
    (one, *_) = found(first, art("b", own, publisher="Quick Feed", original="The Courier"))
    assert (one.from_.article, one.direction) == ("z", "from-to")


def test_nothing_to_read_is_no_error() -> None:
    assert found() == [] and found(art("a", ""), art("b", "")) == []
    assert found(art("a", STORY)) == []


NAMES = "Torvald Ankar, Mara Quill, Ilsa Brennick, Castel Dor, Port Ilmar, the Rowers, Orrin, Wazelmi".split(", ")
FULL_OF_NAMES = (
    "Troops loyal to {0} entered the town of {1} after a night of shelling, and {2} told reporters that {3} had "
    "fallen to {4} without a fight, while residents of {5} spoke of looting and {6} called for calm in {7} again."
)


def test_a_name_swapped_every_few_words_hides_no_copy() -> None:
    a = art("a", FULL_OF_NAMES.format(*NAMES))
    b = art("b", f"{OTHER} {FULL_OF_NAMES.format(*reversed(NAMES))}")
    assert tokens(found(a, b), "copied", "a", "b") >= 30


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisations", "organizations"), ("harbour", "harbor"), ("centre", "center"), ("travelled", "traveled"),
        ("defence", "defense"), ("programme", "program"), ("analysed", "analyzed"), ("twelve", "12"),
        ("Taleb", "Talib"), ("Mohammed", "Muhammad"), ("Hezbollah", "Hizbullah"), ("Zelenskiy", "Zelensky"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_have_one_form(one: str, other: str) -> None:
    assert [form for *_, form in compared(one)] == [form for *_, form in compared(other)]


@pytest.mark.parametrize("pair", ["two three", "eight eighty", "Iran Iraq", "dead died", "there three", "their tower"])
def test_words_that_say_something_else_keep_their_forms(pair: str) -> None:
    one, other = (form for *_, form in compared(pair))
    assert one != other


def test_two_phrases_that_everybody_uses_are_no_passage() -> None:
    a = art("a", f"At the end of the day the ferry sank. {OTHER} In the middle of the night it rained on the hills.")
    b = art("b", "At the end of the day she won. Nobody came. In the middle of the night they left for Orrin.")
    assert not found(a, b)


def test_a_sentence_that_was_moved_is_a_passage_of_its_own() -> None:
    first, second = STORY.rstrip(".").split(". ")
    moved = "Rescuers closed the river to all boats until the evening"
    a = art("a", f"{first}. {moved}. {second}.")
    b = art("b", f"{first}. {second}. {moved}.")
    assert sorted(r.tokens for r in found(a, b)) == [10, 17, 17]


def test_a_quotation_amid_a_copy_is_copied() -> None:
    said = f"“{QUOTE.capitalize()},” Ossian said."
    a, b = (art(n, f"{said} {STORY} {prose(5, 30)}{tail}") for n, tail in (("a", ""), ("b", f" {OTHER}")))
    assert {r.kind for r in found(a, b)} == {"copied"}


CREDITS = [
    ("credit: Source: Marlow Newswire", "credit: (With inputs from Marlow Newswire)", "Marlow Newswire"),
    ("credit: © Marlow Newswire", "credit: Via Marlow Newswire and Kestrel News", "Marlow Newswire"),
    ("byline: By AFP", "byline: By Mara Quill", "AFP"),
    ("byline: By Mara Quill", "byline: By our staff\n\nstr-mq/to/il", "str-mq/to/il"),
]


@pytest.mark.parametrize(("one", "other", "named"), CREDITS)
def test_an_agency_out_of_sight_is_a_common_origin(one: str, other: str, named: str) -> None:
    a = art("a", f"{STORY}\n\n{one}", publisher="Velmora Mail", published="2022-10-01")
    b = art("b", f"{STORY}\n\n{OTHER}\n\n{other}", publisher="Orrin Tribune", published="2022-10-10")
    (way,) = found(a, b)
    assert way.direction == "common-origin" and named in way.evidence[0]


@pytest.mark.parametrize("line", ["credit: Photo by Mara Quill", "credit: Source: Orrin Survey", ""])
def test_what_credits_no_common_agency_is_no_common_origin(line: str) -> None:
    a = art("a", f"{STORY}\n\n{line}", publisher="Velmora Mail")
    b = art("b", f"{STORY}\n\ncredit: Photo by Mara Quill", publisher="Orrin Tribune")
    assert {r.direction for r in found(a, b)} == {"unknown"}


@pytest.mark.parametrize(("hours", "way"), [(7, "unknown"), (23, "unknown"), (50, "from-to")])
def test_time_decides_only_past_the_day_on_which_subscribers_print(hours: int, way: str) -> None:
    later = f"2022-10-{1 + hours // 24:02}T{hours % 24:02}:00:00+00:00"
    a = art("a", STORY, publisher="Velmora Mail", published="2022-10-01T00:00:00+00:00")
    (one,) = found(a, art("b", STORY, publisher="Orrin Tribune", published=later))
    assert one.direction == way and "before" in one.evidence[0]
