"""The generator of reuse knows what it made, and the scoring sees what is wrong."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from corroborate.model import Article, Reuse, Span
from corroborate.settings import Settings
from quality.reuse import scenarios
from quality.reuse.edits import EDITS
from quality.reuse.made import Clues, Made, paragraphs
from quality.reuse.made import printed as print_made
from quality.reuse.scale import collection, read_and_hash
from quality.reuse.scoring import Read, Scored, opened, words
from quality.reuse.texts import SHARED, Sentence, numbered
from quality.reuse.truth import stretches
from quality.reuse.words import runs
from quality.reuse.words import words as plain

TEXT = [
    "The barge struck the old swing bridge at Velmora, a town of mills on the Orrin, shortly before dawn on Sunday.",
    "Twelve crew members of the Free Rowers organisation were taken off by the harbour master Torvald Brennick.",
    "Nobody in Velmora had watched the muddy river rise through the night, the Free Rowers said in a statement.",
    "“We never saw the bridge until it was upon us and by then it was far too late,” said Torvald Brennick.",
    "Police closed the well-known river path to all walkers until the neighbouring towns had been searched.",
] * 3


def base(name: str = "one") -> list[Sentence]:
    return list(numbered(name, TEXT[:5]))


def article(name: str, text: list[Sentence]) -> Made:
    return Made(name, "A Title Of Its Own", paragraphs([[s] for s in text]), Clues())


def case_of(*made: Made) -> scenarios.Case:
    return scenarios.Case("test", made, {}, {}, frozenset(), frozenset(), ())


def as_read(*made: Made) -> Read:
    return opened(case_of(*made), Settings())


def said(read: Read, kind: str = "copied", cut: int = 0) -> list[Reuse]:
    """A passage over the whole body of both articles, short of the last ``cut`` characters on each side."""
    spans = []
    for one in read.articles:
        places = read.made[one.id][1].words
        start, end = places[0][1], places[-1][2] - cut
        spans.append(Span(one.id, start, end, (one.text or "")[start:end]))
    return [Reuse(kind, spans[0], spans[1], 1, "unknown")]  # type: ignore[arg-type]


def counted(read: Read, reuse: list[Reuse]) -> Counter[str]:
    into = Scored(Counter(), [])
    words(read, reuse, into, 0)
    return into.counts


@pytest.mark.parametrize("kind", EDITS)
def test_every_edited_word_knows_where_it_was(kind: str) -> None:
    original = {(w.base, w.at): w.text for s in base() for w in s}
    for seed in range(20):
        for sentence in EDITS[kind](base(), Random(seed)):
            for word in sentence:
                if word.base:
                    assert word.edit or word.text.rstrip(",") == original[word.base, word.at].rstrip(",")
                else:
                    assert word.edit == "inserted"


@pytest.mark.parametrize("kind", [k for k in EDITS if k != "verbatim"])
def test_every_edit_edits(kind: str) -> None:
    assert any(EDITS[kind](base(), Random(seed)) != base() for seed in range(10))


def test_printed_words_stand_where_they_are_said_to() -> None:
    shown = print_made(article("a", base()))
    assert all(shown.text[start:end] == word.text for word, start, end in shown.words)
    assert sum(shown.quoted) == 18


def test_a_copy_is_one_stretch_over_small_edits_and_two_over_moved_text() -> None:
    text = base()
    shorter = [text[0][:9] + text[0][16:], *text[1:]]
    one, other, turned = article("a", text), article("b", shorter), article("c", [text[3], text[0]])
    found = list(stretches(case_of(one, other), (one, print_made(one)), other))
    assert [s.kind for s in found] == ["copied"] and len(found[0].words) == sum(map(len, shorter))
    assert len(list(stretches(case_of(one, turned), (turned, print_made(turned)), one))) == 2


def test_a_perfect_answer_is_perfect() -> None:
    read = as_read(article("a", base()), article("b", base()))
    counts = counted(read, said(read))
    assert counts["right"] == counts["siblings wanted"] > 150 and not counts["wrong"]
    assert counts["quoted copied said copied"] == 2


def test_what_is_missed_or_wrong_is_counted() -> None:
    same = as_read(article("a", base()), article("b", base()))
    assert counted(same, [])["right"] == 0 and counted(same, [])["siblings wanted"] > 150
    assert counted(same, said(same, cut=60))["right"] < counted(same, said(same))["right"]
    assert counted(same, said(same, "shared-quotation"))["quoted copied said shared-quotation"] == 2
    strangers = as_read(article("a", base()), article("b", base("two")))
    assert counted(strangers, said(strangers))["wrong"] > 150


def test_runs_are_the_longest_and_all_of_them() -> None:
    def plain_article(text: str) -> Article:
        return as_read(Made("x", "T", (tuple(numbered("x", [text])[0]),), Clues())).articles[0]

    a = plain(plain_article("one two three four five six seven"))
    b = plain(plain_article("zero two three four five nine six seven"))
    found = {a.words[i : i + n] for i, _, n in runs(a, b, 2)}
    assert found == {("two", "three", "four", "five"), ("six", "seven")}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
class TestOfOpenTexts:
    def test_a_number_makes_the_same_case_every_time(self) -> None:
        for number in range(13):
            assert scenarios.case(number) == scenarios.case(number)
        assert scenarios.case(0) != scenarios.case(13)

    def test_the_texts_come_through_the_reading_letter_by_letter(self) -> None:
        for number in range(13):
            opened(scenarios.case(number), Settings())

    def test_controls_share_no_words_with_anybody(self) -> None:
        for number in range(13):
            made = scenarios.case(number)
            told = {t.article for t in made.told if t.origin.startswith("control")}
            for control in told:
                mine = next(a for a in made.articles if a.name == control).labels()
                assert all(not mine & a.labels() for a in made.articles if a.name != control)

    def test_a_collection_is_the_same_every_time_and_nearly_half_of_it_copies(self) -> None:
        one = collection(200)
        assert one == collection(200) and read_and_hash(one) > 40_000
        texts = [set((a.text or "").split("\n\n")) for a in one]
        copies = sum(any(len(texts[k] & other) > 1 for other in texts[:k]) for k in range(len(texts)))
        assert 50 <= copies <= 110
