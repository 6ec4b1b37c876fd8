"""What ``lineage`` prints, and what no article can make it print."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corroborate.model import Origin, Record, Reuse, Span
from corroborate.publish.terminal.edits import sides
from corroborate.publish.terminal.lineage import bonds, show_lineage
from corroborate.publish.terminal.paper import paper

from .made import TEXT, article, claim, count, record

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shared(first: str, second: str, kind: str = "copied", direction: str = "from-to", text: str = TEXT) -> Reuse:
    spans = [Span(i, 0, len(text), text) for i in (first, second)]
    return Reuse(kind, spans[0], spans[1], len(text.split()), direction, (f"they share it ({first})",))  # type: ignore[arg-type]


def whole(*reuse: Reuse, **more: str) -> Record:
    four = claim("killed", 4, "Four guards")
    return record(
        articles=tuple(article(id=f"a{i}", publisher=f"Paper {i}", credits=("AFP",)) for i in (1, 2, 3)),
        claims=(four,), killed=count(4, 4, 4, claims=(four.id,)), reuse=reuse, **more,
    )  # fmt: skip


def shown(made: Record, passages: bool = False) -> str:
    out = io.StringIO()
    show_lineage(made, paper(out), passages)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "direction", "said"),
    [
        ("copied", "from-to", "Paper 1 [1] → Paper 2 [2]"),
        ("copied", "common-origin", "(AFP) → Paper 1 [1] and Paper 2 [2]"),
        ("copied", "unknown", "Paper 1 [1] — Paper 2 [2]"),
        ("shared-quotation", "unknown", "no copy"),
        ("boilerplate", "unknown", "standing text"),
    ],
)
def test_each_way_of_sharing(kind: str, direction: str, said: str) -> None:
    assert said in " ".join(shown(whole(shared("a1", "a2", kind, direction))).split())


def test_a_third_report_in_the_case_is_named_for_what_two_share() -> None:
    one = replace(shared("a1", "a2", direction="common-origin"), evidence=("the same words stand in Paper 3 (a3)",))
    assert "Paper 3 [3] → Paper 1 [1] and Paper 2 [2]" in shown(whole(one))
    bare = replace(one, evidence=("the same words stand in a3, AFP's own report",))
    assert "Paper 3 [3] → Paper 1 [1] and Paper 2 [2]" in shown(whole(bare))


def test_words_of_another_version_come_from_neither_of_two() -> None:
    one = replace(shared("a1", "a2", direction="common-origin"), evidence=("the same words stand in Paper 1 (a3)",))
    made = whole(one)
    later = replace(made.articles[2], publisher="Paper 1")
    assert "Paper 1 [1] — Paper 2 [2]" in shown(replace(made, articles=(*made.articles[:2], later)))


def test_an_agency_behind_two_that_neither_credits_is_named() -> None:
    made = whole(shared("a1", "a2", direction="common-origin"))
    bare = tuple(replace(one, credits=()) for one in made.articles)
    assert "(another report) → Paper 1 [1] and" in shown(replace(made, articles=bare))
    origin = Origin("o1", "agency", "Tarn Wire", ("a1", "a2"))
    assert "(Tarn Wire) → Paper 1 [1] and" in shown(replace(made, articles=bare, origins=(origin,)))


def test_origins_by_field_and_the_unseen_agency() -> None:
    out = shown(whole())
    assert "No two of these reports share a passage." in out
    assert "killed: 1 article, at most 1 origin" in out and "AFP: no report of its own is here" in out
    made = whole()
    wire = replace(made.articles[0], publisher=None, original_publisher="AFP")
    assert "no report of its own" not in shown(replace(made, articles=(wire, *made.articles[1:])))


def test_passages_of_a_pair_are_one_bond() -> None:
    found = bonds(whole(shared("a1", "a2"), shared("a1", "a2"), shared("a2", "a3")))
    assert [len(bond.passages) for bond in found] == [2, 1] and found[0].tokens == 2 * len(TEXT.split())


def test_edits_are_marked_on_both_sides() -> None:
    one = shared("a1", "a2")
    other = replace(one, to=Span("a2", 0, 0, TEXT.replace("Orvane on Monday", "Orrin")))
    mine, theirs = ("".join(p if isinstance(p, str) else p[0] for p in side) for side in sides(other, False))
    assert "[[Orvane on Monday]]" in mine and "[[Orrin]]" in theirs and mine.count("[[") == theirs.count("[[") == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_marking_changes_no_word(a: str, b: str) -> None:
    one = replace(shared("a1", "a2"), from_=Span("a1", 0, len(a), a), to=Span("a2", 0, len(b), b))
    for text, side in zip((a, b), sides(one, True), strict=True):
        assert "".join(p if isinstance(p, str) else p[0] for p in side) == text


HOSTILE = "\x1b]0;owned\x07\x1b[2J[bold red]boo[/] \u202eevil\u2066 \r\n[link=http://x]y[/link]"


def test_nothing_from_an_article_reaches_the_terminal_as_more_than_words() -> None:
    odd = article(HOSTILE, id="a2", title=HOSTILE, publisher=HOSTILE, source=HOSTILE, credits=(HOSTILE,))
    one = replace(shared("a1", "a2", text=HOSTILE), evidence=(HOSTILE,))
    made = replace(
        whole(one), articles=(article(id="a1"), odd), summary=HOSTILE, origins=(Origin("o1", "statement", HOSTILE, ()),)
    )
    out = shown(made, passages=True)
    assert not CONTROL.search(out) and "[bold red]boo[/]" in out
