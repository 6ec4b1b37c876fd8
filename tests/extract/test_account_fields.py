"""Accounts: dates, places, speakers of short reports; how many incidents a report tells; what holds of any text."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.model import FIELDS, Account, Article, Claim
from tests.extract.telling import Row, accounts, cases, claims, gaps, made, parse_all, rows

TABLE = "account_cases.tsv"
GAPS = 1
"""Rows that the program is known to get wrong; only ever lowered."""


@lru_cache(maxsize=1)
def reports() -> dict[tuple[str, str], Article]:
    found = {(row["text"], row["published"]): made(row["text"], row["published"]) for row in rows(TABLE)}
    parse_all(found.values())
    return found


@lru_cache(maxsize=None)
def read(text: str, published: str) -> tuple[Account, ...]:
    return accounts(reports()[text, published])


def seen(found: tuple[Account, ...], field: str) -> list[str]:
    """What the first account says of a table's field, each once."""
    if field == "accounts":
        return [str(len(found))]
    if field == "weekdays":
        return [str(day) for one in found for day in one.weekdays]
    if field == "problems":
        return [problem.code for one in found for problem in one.problems]
    if field in ("speakers", "certainty"):
        return [_who(claim) if field == "speakers" else claim.certainty for claim in claims(found, "killed")]
    if field == "doer certainty":
        return [claim.certainty for claim in claims(found, "perpetrator")]
    shape = {"date": "edtf", "place": "name"}
    values = [c.value[shape[field]] if field in shape else c.value for c in claims(found, field)]
    return [value.split(",")[0] for value in values]


def _who(claim: Claim) -> str:
    return " > ".join(speaker.name for speaker in claim.speakers[:-1])


@pytest.mark.parametrize("row", cases(TABLE))
def test_field(row: Row) -> None:
    found = seen(read(row["text"], row["published"]), row["field"])
    assert "; ".join(sorted({value for value in found if value})) == row["want"]


def test_gaps_only_fall() -> None:
    assert len(rows(TABLE)) >= 45
    assert gaps(TABLE) <= GAPS


def test_a_round_up_tells_each_story_apart() -> None:
    text = next(row["text"] for row in rows(TABLE) if row["class"] == "roundup")
    first, second = read(text, "2025-03-14")
    assert [(c.value, c.scope) for c in first.claims if c.field == "killed"] == [(12, "incident")]
    assert [(c.value, c.scope) for c in second.claims if c.field.endswith("killed")] == [(9, "incident")]
    assert (first.index, second.index) == (0, 1)
    assert not {c.id for c in first.claims} & {c.id for c in second.claims}


def test_the_chain_ends_with_the_article_itself() -> None:
    for row in rows(TABLE):
        for one in read(row["text"], row["published"]):
            for claim in one.claims:
                assert [s.kind for s in claim.speakers].count("article") == 1
                assert claim.speakers[-1].kind == "article"


def sound(found: tuple[Account, ...], what: Article) -> None:
    """What holds for the accounts of any text."""
    text = what.text or ""
    for number, one in enumerate(found):
        assert one.index == number
        ids = [claim.id for claim in one.claims]
        assert len(set(ids)) == len(ids)
        assert [c.span.start for c in one.claims] == sorted(c.span.start for c in one.claims)
        for claim in one.claims:
            assert claim.field in {*FIELDS, "attackers_killed", "missing", "captured", "victim", "tally", "event"}
            for span in (claim.span, claim.sentence, *(s.span for s in claim.speakers if s.span)):
                assert span.exact
                assert text[span.start : span.end] == span.exact
            assert claim.sentence.start <= claim.span.start
            assert claim.span.end <= claim.sentence.end
        pointed = [*(i for v in one.victims for i in v.claims), *(t.claim for t in one.tallies)]
        pointed += [i for event in one.background for i in event.claims]
        assert set(pointed) <= set(ids)


def test_every_report_of_the_tables_is_sound() -> None:
    for (text, published), what in reports().items():
        sound(read(text, published), what)


def test_a_long_list_of_attacks_is_read_in_the_time_of_its_length() -> None:
    def spent(count: int) -> float:
        towns = ("Taiz", "Aden", "Kano", "Lodz", "Graz", "Quito", "Davao", "Indore", "Bergen", "Tampere")
        items = [f"A strike in {towns[n % 10]} killed {n + 2} people on Thursday, police said." for n in range(count)]
        what = made("¶".join(items), "2025-03-14")
        parse_all([what])
        begun = time.process_time()
        assert accounts(what)
        return time.process_time() - begun

    spent(2)
    assert spent(240) < 240 * 0.008


_PIECES = [
    "A drone strike", "killed 12 people", "and wounded 30", "in Taiz", "on Thursday", ",", ".", "\n\n",
    "two days after",
    "gunmen", "police said", "the army denied", "“", "”", "(", "since January", "Omar Haddad", "which", "—", "¶", "No",
    "was hit by", "at least", "\u00a0", "who had", "the strike", "came as", "civilians", "124", "Israel", "7,000",
]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40), st.sampled_from([None, "2025-03-14"]))
def test_no_heap_of_words_breaks_it(pieces: list[str], published: str | None) -> None:
    what = made(" ".join(pieces), published)
    found = accounts(what)
    sound(found, what)
    assert accounts(what) == found
