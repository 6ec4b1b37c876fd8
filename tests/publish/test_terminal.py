"""What ``show`` and ``explain`` print, and what no article can make them print."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from corroborate.model import Conflict, Origin, Problem, Record, Side, Speaker, Tally
from corroborate.publish.terminal.explain import explain_field
from corroborate.publish.terminal.paper import PIPE_WIDTH, Paper, paper
from corroborate.publish.terminal.plain import plain
from corroborate.publish.terminal.rulebook import rule_words
from corroborate.publish.terminal.show import show_record
from corroborate.publish.terminal.words import count_words, value_words

from .made import TEXT, article, claim, count, field, record, victim

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff]")


def shown(made: Record, name: str | None = None) -> str:
    stream = io.StringIO()
    if name is None:
        show_record(made, paper(stream))
    else:
        explain_field(made, name, paper(stream))
    return stream.getvalue()


def whole(**more: Any) -> Record:
    four = claim("killed", 4, "Four guards")
    other = claim("killed", 3, "guards", origin="o2", speakers=(Speaker("The Orvane Post", "article", False),))
    killed = count(3, 4, 4, status="disputed", claims=(four.id,), against=(other.id,))
    parts: dict[str, Any] = {
        "claims": (four, other),
        "killed": killed,
        "victims": (victim("Mill Guard"),),
        "origins": (
            Origin("o1", "statement", "the mayor", ("a1",), ("“mayor” (a1) and “he”: one person",)),
            Origin("o2", "newsroom", "The Orvane Post", ("a1",)),
        ),
        "conflicts": (Conflict("killed", "range", (Side(3, (other.id,), ("o2",)), Side(4, (four.id,), ("o1",)))),),
        "tallies": (Tally(90, "more-than", "raids", "2019", "the mayor", four.id),),
        "problems": (Problem("odd", "the date line can't be read; give one", "a1"),),
    }
    return record(**(parts | more))


def test_show_has_what_a_recorder_looks_for() -> None:
    out = shown(whole())
    for words in (
        "A mill was hit.", "killed              4 (3–4) – disputed, at most 1 origin", "the figures differ",
        "3 – The Orvane Post [1]", "4 – the mayor [1]", "Oto Brenn – killed, combatant: Mill Guard",
        "more than 90 raids since 2019, counted by the mayor [1]", "[1]  The Orvane Post; published 2020-02-04 (given)",
        "the date line can't be read; give one",
    ):  # fmt: skip
        assert words in out, words


def test_changes_between_versions_are_no_problems() -> None:
    change = Problem("version", "2020-02-04T15:00: killed raised from 3 to 4: “three” became “four”", "a1")
    out = shown(whole(problems=(change, Problem("odd", "the date line can't be read; give one", "a1"))))
    versions, problems = out.index("Versions"), out.index("Problems")
    assert versions < out.index("killed raised from 3 to 4") < problems < out.index("can't be read")
    assert "Problems" not in shown(whole(problems=(change,)))


def test_explain_says_whose_words_stand_where() -> None:
    out = shown(whole(), "killed")
    assert "For it: at most 1 origin, 1 claim" in out
    assert "Against it: at most 1 origin, 1 claim" in out
    assert "[[Four guards]] died, the mayor of Orvane said" in out
    assert "the mayor of Orvane → The Orvane Post [1]" in out
    assert "mill.txt, paragraph 1, characters 42–53" in out
    assert "counted as one origin because" in out
    assert "UCDP (GED Codebook 24.1" in out


def test_explain_parts_what_it_did_not_use() -> None:
    later = claim("killed", 4, "Four guards")
    earlier = claim("killed", 3, "guards", superseded_by=later.id)
    silent = claim("killed", None, "the mayor", stance="declines")
    other = claim("killed", 84, "mill", scope="background")
    made = whole(claims=(later, earlier, silent, other), killed=count(4, 4, 4, claims=(later.id,)), conflicts=())
    out = shown(made, "killed")
    assert out.index("For it") < out.index("Superseded by a later figure") < out.index("Would not say")
    assert out.index("About other events, and not counted") < out.index("84 – “mill”")


def test_explain_of_a_field_nobody_mentions() -> None:
    assert "No article says anything of it." in shown(whole(), "weapon")


@pytest.mark.parametrize(
    ("field_", "words"),
    [
        (count(None, None, None), "unknown"),
        (count(2, 2, 2), "2"),
        (count(0, 0, 0), "0"),
        (count(2, 3, 9), "3 (2–9)"),
    ],
)
def test_counts(field_: Any, words: str) -> None:
    assert count_words(field_) == words


def test_an_open_top_is_said() -> None:
    from msgspec.structs import replace

    assert count_words(replace(count(6, 7, 7), open=True)) == "7 (6–7 or more)"
    assert count_words(replace(count(6, 6, 6), open=True)) == "6 or more"
    assert count_words(replace(count(None, None, None), open=True)) == "some, number unknown"


def test_dates_in_words() -> None:
    month = {"start": "2023-10-01", "end": "2023-10-31", "edtf": "2023-10", "precision": "month"}
    assert value_words("date", month) == "October 2023"
    night = {"start": "2023-10-01", "end": "2023-10-02", "edtf": "2023-10-01/2023-10-02", "precision": "days"}
    assert value_words("date", night) == "1 October 2023 to 2 October 2023"


@pytest.mark.parametrize("name", ["killed", "date", "place", "missing", "weapon"])
@pytest.mark.parametrize("rule", ["ucdp", "acled", "airwars"])
def test_every_field_has_its_rule_in_words(name: str, rule: Any) -> None:
    assert len(rule_words(name, rule)) > 100


# ---------------------------------------------------------------- hostile text


@given(st.text())
def test_plain_text_moves_nothing(text: str) -> None:
    out = plain(text)
    assert not CONTROL.search(out) and "\n" not in out
    assert plain(out) == out


def test_plain_shows_what_it_disarms() -> None:
    assert plain("a\x1b[31mb\u202ec\x9bd") == "a\\x1b[31mb\\u202ec\\x9bd"
    assert plain("نامه\u200cها") == "نامه\u200cها"


HOSTILE = "\x1b]0;owned\x07\x1b[2J[bold red]boo[/] :smile: \u202eevil\u2066 \r\n{x} [link=http://x]y[/link]"


@pytest.mark.parametrize("name", [None, "killed"])
def test_nothing_from_an_article_reaches_the_terminal_as_more_than_words(name: str | None) -> None:
    text = f"{HOSTILE} Four guards died."
    odd = article(text, title=HOSTILE, publisher=HOSTILE, source=HOSTILE, credits=(HOSTILE,))
    speakers = (Speaker(HOSTILE, "person", False), Speaker(HOSTILE, "article", False))
    four = claim("killed", 4, "Four guards", text, speakers=speakers)
    made = whole(
        summary=HOSTILE,
        articles=(odd,),
        claims=(four,),
        killed=count(4, 4, 4, claims=(four.id,)),
        victims=(victim(HOSTILE),),
        origins=(Origin("o1", "statement", HOSTILE, ("a1",), (HOSTILE,)),),
        problems=(Problem("odd", HOSTILE, "a1"),),
        place=field(
            {"name": HOSTILE, "country": None, "admin1": None, "latitude": None, "longitude": None, "precision": 1}
        ),
    )
    out = shown(made, name)
    assert not CONTROL.search(out)
    assert "[bold red]boo[/] :smile:" in re.sub(r"\s+", " ", out)


@given(st.text(max_size=300), st.integers(1, 200))
def test_lines_keep_to_the_width(text: str, width: int) -> None:
    stream = io.StringIO()
    sheet = Paper(Console(file=stream, width=width, color_system=None, markup=False, highlight=False, emoji=False))
    sheet.row("label", text)
    sheet.line(text, ("marked", "bold"), indent=4, hang=2)
    assert not CONTROL.search(stream.getvalue())
    assert all(line == line.rstrip(" ") for line in stream.getvalue().split("\n"))


def test_no_style_without_a_terminal() -> None:
    out = shown(whole(), "killed")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= PIPE_WIDTH


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_styles_on_a_terminal_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.delenv("NO_COLOR", raising=False)
    styled = Terminal()
    explain_field(whole(), "killed", paper(styled))
    assert "\x1b[" in styled.getvalue() and "[[" not in styled.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    bare = Terminal()
    explain_field(whole(), "killed", paper(bare))
    assert "\x1b" not in bare.getvalue() and "[[Four guards]]" in bare.getvalue()
    assert max(map(len, bare.getvalue().splitlines())) <= 70


def test_ids_that_are_words_stay_words() -> None:
    made = whole(articles=(article(id="a1"),), origins=(Origin("o1", "statement", "a1 a1", ("a1",), ("a1 is one",)),))
    assert "a1 is one" in shown(made, "killed")
    assert TEXT[:10] in shown(made, "killed")
