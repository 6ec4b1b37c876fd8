"""How many origins a set of tellings has at most, in cases a careful reader would count."""

from __future__ import annotations

import random

import pytest

from corroborate.model import Article, Claim, Origin
from corroborate.provenance import origins, passages
from corroborate.settings import Settings
from tests.provenance.texts import art, claim, prose

LEAD = "Four people drowned when a ferry capsized off Velmora, a coastguard official told reporters at the old harbour."
BACK = "The ferry had sailed from Orrin at dusk with about sixty passengers and a cargo of timber bound for the mills."

WORDS = ["{} said that four died.", "Four lost their lives, according to {}.", "{} put the dead at four."]


def count(articles: list[Article], claims: list[Claim]) -> tuple[tuple[Origin, ...], list[str]]:
    """The origins, and each claim's in the order given; checks that order doesn't matter."""
    reuse = passages(articles, Settings())
    found, of = origins(articles, claims, reuse)
    mixed = random.Random(3).sample(claims, len(claims))
    assert origins(articles[::-1], mixed, reuse[::-1]) == (found, of)
    assert set(of) == {c.id for c in claims} and set(of.values()) == {o.id for o in found}
    for origin in found:
        assert origin.articles == tuple(sorted({c.span.article for c in claims if of[c.id] == origin.id}))
    return found, [of[c.id] for c in claims]


def said(*speakers: str) -> list[str]:
    """Origins of one figure that articles with nothing in common each give to a speaker."""
    articles, claims = [], []
    for i, speaker in enumerate(speakers):
        sentence = WORDS[i].format(speaker.partition(":")[2])
        articles.append(art(f"a{i}", f"{prose(i, 50)}\n\n{sentence}", publisher=f"Paper {i}"))
        claims.append(claim(articles[-1], sentence, "killed", 4, speaker))
    return count(articles, claims)[1]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("person:Torvald Brennick", "person:Brennick", True),
        ("person:Mayor Torvald Brennick", "person:Torvald Brennick", True),
        ("person:Torvald Brennick", "person:Ilsa Brennick", False),
        ("government:Iraqi government", "government:Baghdad", True),
        ("government:Iraqi government", "government:Iranian government", False),
        ("government:Peru's Interior Ministry", "government:the Peruvian interior ministry", True),
        ("government:Peru's Interior Ministry", "government:Chile's Interior Ministry", False),
        ("military:the Pentagon", "military:US military", True),
        ("organisation:Velmora Rescue Brigade", "unnamed:a spokesman for the Velmora Rescue Brigade", True),
        ("organisation:Velmora Rescue Brigade", "person:Velmora Rescue Brigade spokeswoman Ilsa Okarvo", True),
        ("organisation:Velmora Rescue Brigade", "unnamed:a Velmora Rescue Brigade volunteer", False),
        ("unnamed:a security official", "unnamed:a security official", False),
        ("government:police", "government:police", True),
        ("news-outlet:The Orrin Post", "news-outlet:Orrin Post", True),
    ],
)
def test_speakers_of_articles_with_nothing_in_common(a: str, b: str, same: bool) -> None:
    first, second = said(a, b)
    assert (first == second) is same


def test_a_surname_never_makes_two_people_one() -> None:
    found = said("person:Torvald Brennick", "person:Ilsa Brennick", "person:Brennick")
    assert len(set(found)) == 2 and found[2] in found[:2]


def test_a_voice_and_its_institution_are_one_where_an_article_ties_them() -> None:
    tie = "Velmora Port Authority spokesman Torvald Brennick said that four people had drowned."
    a = art("a", f"{prose(1, 40)}\n\n{tie}")
    b = art("b", f"{prose(2, 40)}\n\nFour people had drowned, the Velmora Port Authority said.")
    c = art("c", f"{prose(3, 40)}\n\nFour people had drowned, the Orrin Port Authority said.")
    found, (one, two, three) = count(
        [a, b, c],
        [
            claim(a, tie, "killed", 4, "person:Torvald Brennick"),
            claim(
                b,
                "Four people had drowned, the Velmora Port Authority said.",
                "killed",
                4,
                "government:Velmora Port Authority",
            ),
            claim(
                c,
                "Four people had drowned, the Orrin Port Authority said.",
                "killed",
                4,
                "government:Orrin Port Authority",
            ),
        ],
    )
    assert one == two != three
    assert any("an office and its head or voice" in line for o in found if o.id == one for line in o.why)


def test_two_parties_in_one_sentence_stay_two() -> None:
    text = "Rebels blamed the Orrin Front for it. Brennick, who met the Orrin Front, said that four people had died."
    a = art("a", text)
    _, (one, two) = count(
        [a], [claim(a, text, "killed", 4, "person:Brennick"), claim(a, text, "killed", 5, "armed-group:Orrin Front")]
    )
    assert one != two


def test_an_unnamed_official_is_one_in_all_copies_of_an_agencys_text() -> None:
    wire = art("w", f"byline: By AFP\n\n{LEAD}\n\n{BACK}", credits=("AFP",))
    paper = art("a", f"{prose(1, 60)}\n\n{LEAD}", publisher="Velmora Courier", credits=("AFP",))
    site = art("b", f"A coastguard official said four had died.\n\n{BACK}", publisher="Orrin Post")
    own = art("c", "A coastguard official said that four bodies were found.", publisher="Mill Gazette")
    claims = [
        claim(wire, LEAD, "killed", 4, "unnamed:a coastguard official"),
        claim(paper, LEAD, "killed", 4, "unnamed:the official"),
        claim(site, "A coastguard official said four had died.", "killed", 4, "unnamed:a coastguard official"),
        claim(
            own, "A coastguard official said that four bodies were found.", "killed", 4, "unnamed:a coastguard official"
        ),
    ]
    _, of = count([wire, paper, site, own], claims)
    assert of[0] == of[1] == of[2] != of[3]


def test_who_told_one_agency_is_one() -> None:
    a = art("a", "Four died, an Orrin rescue worker told Reuters.", publisher="Velmora Courier")
    b = art("b", "Reuters quoted an Orrin rescue worker as saying that four had died.", publisher="Orrin Post")
    c = art("c", "An Orrin rescue worker told us that four had died.", publisher="Mill Gazette")
    who = "unnamed:an Orrin rescue worker"
    claims = [claim(x, (x.text or "").strip(), "killed", 4, who, "news-outlet:Reuters") for x in (a, b)]
    _, of = count([a, b, c], [*claims, claim(c, (c.text or "").strip(), "killed", 4, who)])
    assert of[0] == of[1] != of[2]


def test_a_source_who_confirms_anothers_toll_is_his_own_origin() -> None:
    more = "A Rowers source, asking not to be named either, confirmed the toll given by the coastguard on Monday night."
    renamed = more.replace("Rowers", "Oarsmen")
    wire = art("w", f"byline: By AFP\n\n{LEAD}\n\n{more}", credits=("AFP",))
    paper = art("a", f"{LEAD}\n\n{renamed}", publisher="Velmora Courier", credits=("AFP",))
    claims = [
        claim(wire, LEAD, "killed", 4, "unnamed:a coastguard official"),
        claim(wire, more, "killed", 4, "unnamed:a Rowers source"),
        claim(paper, LEAD, "killed", 4, "unnamed:a coastguard official"),
        claim(paper, renamed, "killed", 4, "unnamed:an Oarsmen source"),
    ]
    _, of = count([wire, paper], claims)
    assert of[0] == of[2] != of[1] == of[3]


def test_an_own_call_adds_an_origin_for_that_claim_alone() -> None:
    call = "Nine were missing on Tuesday, the harbour master told this newspaper by telephone."
    wire = art("w", f"byline: By AFP\n\n{LEAD}\n\n{BACK}", credits=("AFP",))
    paper = art("a", f"{LEAD}\n\n{BACK}\n\n{call}", publisher="Velmora Courier")
    claims = [
        claim(wire, BACK, "place", "Orrin"),
        claim(paper, BACK, "place", "Orrin"),
        claim(paper, call, "missing", 9, "unnamed:the harbour master"),
    ]
    found, of = count([wire, paper], claims)
    assert of[0] == of[1] == "o-agency-afp" and of[2] == "o-statement-the-harbour-master"
    assert {o.kind for o in found} == {"agency", "statement"}


def test_an_unattributed_figure_has_the_speaker_the_article_names_elsewhere() -> None:
    a = art("a", f"title: Four drown off Velmora\n\n{LEAD}\n\nSix were hurt.", publisher="Velmora Courier")
    claims = [
        claim(a, "Four drown off Velmora", "killed", 4),
        claim(a, LEAD, "killed", 4, "unnamed:a coastguard official"),
        claim(a, "Six were hurt.", "injured", 6),
    ]
    _, of = count([a], claims)
    assert of[0] == of[1] and of[2] == "o-newsroom-velmora-courier"


def test_a_figure_that_two_speakers_give_makes_them_no_one() -> None:
    text = "The mayor said four had died. A nurse also counted four."
    a = art("a", f"title: Four die\n\n{text}", publisher="Velmora Courier")
    claims = [
        claim(a, "Four die", "killed", 4),
        claim(a, "The mayor said four had died.", "killed", 4, "unnamed:the mayor"),
        claim(a, "A nurse also counted four.", "killed", 4, "unnamed:a nurse"),
    ]
    assert len(set(count([a], claims)[1])) == 2


def test_newsrooms_of_their_own_are_as_many_origins_and_a_repost_is_none() -> None:
    a = art("a", "Four people died.", publisher="Velmora Courier")
    b = art("b", "Four people are dead.", publisher="Orrin Post")
    c = art("c", "Four have died.", publisher="Quick Feed", original="The Velmora Courier")
    d = art("d", "Four lives were lost.")
    found, of = count([a, b, c, d], [claim(x, (x.text or "").strip(), "killed", 4) for x in (a, b, c, d)])
    assert of[0] == of[2] and len(set(of)) == 3
    assert {o.kind for o in found} == {"newsroom", "unknown"}


def test_a_text_shared_without_a_known_direction_is_one_origin_at_most() -> None:
    a, b = art("a", f"{BACK} Four people died."), art("b", f"{BACK} Four people died.")
    found, of = count([a, b], [claim(x, "Four people died.", "killed", 4) for x in (a, b)])
    assert of[0] == of[1] and found[0].kind == "unknown"


def test_two_subscribers_share_the_agencys_origin() -> None:
    a = art("a", f"{BACK} Four people died.", publisher="Velmora Courier", credits=("Reuters",))
    b = art("b", f"{prose(3, 40)}\n\n{BACK} Four people died.", publisher="Orrin Post", credits=("Reuters",))
    _, of = count([a, b], [claim(x, "Four people died.", "killed", 4) for x in (a, b)])
    assert of == ["o-agency-reuters", "o-agency-reuters"]


def test_ids_that_clash_are_numbered() -> None:
    found = said("unnamed:an official", "unnamed:an official")
    assert sorted(found) == ["o-statement-an-official", "o-statement-an-official-2"]


def test_strange_speakers_break_nothing() -> None:
    a = art("a", "Four people died.")
    names = [
        "unnamed:",
        "person:…",
        "person:\x00",
        "government:the",
        "person:'s",
        "unnamed:" + "a " * 500,
        "document:視察団",
    ]
    claims = [claim(a, "Four people died.", "killed", i, name) for i, name in enumerate(names)]
    count([a], claims)


def test_who_issues_a_statement_is_whom_others_quote() -> None:
    says = "Four people drowned when the barge sank."
    a = art("a", f"{prose(1, 40)}\n\n{says}", publisher="Orrin Rescue Service")
    quoted = "Four people drowned, the Orrin Rescue Service said."
    b = art("b", f"{prose(2, 40)}\n\n{quoted}", publisher="Velmora Courier")
    _, (one, two) = count(
        [a, b], [claim(a, says, "killed", 4), claim(b, quoted, "killed", 4, "organisation:Orrin Rescue Service")]
    )
    assert one == two


def test_an_agency_that_articles_credit_by_form_is_one_whoever_names_it() -> None:
    says = "Four people drowned when the barge sank."
    a = art("a", f"{prose(1, 40)}\n\n{says}", publisher="Kestrel Press", credits=("Kestrel Press",))
    cited = "Four people drowned, Kestrel Press reported."
    b = art("b", f"{prose(2, 40)}\n\n{cited}", publisher="Velmora Courier")
    found, (one, two) = count(
        [a, b], [claim(a, says, "killed", 4), claim(b, cited, "killed", 4, "news-outlet:Kestrel Press")]
    )
    assert one == two and {o.kind for o in found} == {"agency"}


def test_a_copy_of_two_wires_makes_them_no_one() -> None:
    other = (
        "Four bodies were brought ashore before dawn by the lifeboat of a village further down the coast from there."
    )
    one = art("a", f"{BACK}\n\n{prose(1, 40)}\n\n{LEAD.replace(', a coastguard official told reporters', '')}")
    two = art("b", f"{prose(2, 60)}\n\n{other}")
    lead = LEAD.replace(", a coastguard official told reporters", "")
    both = art("c", f"title: Four die\n\n{lead}\n\n{other}\n\n{prose(3, 30)}", publisher="Mill Gazette")
    claims = [claim(x, s, "killed", 4) for x, s in ((one, lead), (two, other), (both, lead), (both, other))]
    head = claim(both, "Four die", "killed", 4)
    _, of = count([one, two, both], [*claims, head])
    assert of[0] == of[2] != of[1] == of[3] and of[4] == of[0]


@pytest.mark.parametrize("heard", ["told this newspaper", "told us", "told the Courier", "told The Velmora Courier"])
def test_a_call_of_its_own_gives_no_speaker_to_what_was_copied(heard: str) -> None:
    copied = LEAD.replace(", a coastguard official told reporters", "")
    call = f"I counted four myself, Mara Quill {heard} on Tuesday."
    wire = art("w", f"byline: By AFP\n\n{copied}\n\n{BACK}", credits=("AFP",))
    paper = art("a", f"{copied}\n\n{BACK}\n\n{call}", publisher="The Velmora Courier", credits=("AFP",))
    claims = [claim(wire, copied, "killed", 4), claim(paper, copied, "killed", 4)]
    _, of = count([wire, paper], [*claims, claim(paper, call, "killed", 4, "person:Mara Quill")])
    assert of[0] == of[1] == "o-agency-afp" and of[2] == "o-statement-mara-quill"


def test_two_subscribers_of_an_unseen_agency_and_a_call_of_one_of_them() -> None:
    copied = LEAD.replace(", a coastguard official told reporters", "")
    call = "I counted four myself, Mara Quill told this newspaper on Tuesday."
    a = art("a", f"{copied}\n\n{BACK}\n\n{call}", publisher="Velmora Courier", credits=("Reuters",))
    b = art("b", f"{prose(3, 30)}\n\n{copied}\n\n{BACK}", publisher="Orrin Post", credits=("Reuters",))
    claims = [claim(a, copied, "killed", 4), claim(b, copied, "killed", 4)]
    _, of = count([a, b], [*claims, claim(a, call, "killed", 4, "person:Mara Quill")])
    assert of[0] == of[1] == "o-agency-reuters" != of[2]


def test_a_speaker_whom_the_copy_left_out_still_has_the_wires_figure() -> None:
    lead = "Four people drowned when a ferry capsized off Velmora on Sunday night in a storm that nobody had forecast."
    quote = "Four are dead, harbour master Per Hallow said in the evening."
    wire = art("w", f"byline: By AFP\n\n{lead}\n\n{BACK}\n\n{quote}", credits=("AFP",))
    paper = art("a", f"{lead}\n\n{BACK}", publisher="Velmora Courier", credits=("AFP",))
    claims = [claim(wire, lead, "killed", 4), claim(paper, lead, "killed", 4)]
    _, of = count([wire, paper], [*claims, claim(wire, quote, "killed", 4, "person:Per Hallow")])
    assert len(set(of)) == 1
