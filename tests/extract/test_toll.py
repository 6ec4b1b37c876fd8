"""Tolls: the golden cases, the tables' own examples, and what holds for any words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.data import table
from corroborate.extract.mentions import TollMention
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.toll import find
from tests.reading import parsed

_FLAGS = ("exclusive", "hedged", "denied", "cumulative", "named", "single", "part")
_CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("toll_cases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
][1:]


def shown(mention: TollMention) -> str:
    flags = [mention.status] if mention.status else []
    if mention.whole is not None:
        flags.append(f"of={mention.whole}")
    if mention.attackers_included is not None:
        flags.append("attackers" if mention.attackers_included else "no-attackers")
    flags += [flag for flag in _FLAGS if getattr(mention, flag)]
    return (
        ":".join([mention.harm, str(mention.value), mention.modifier or "", ",".join(flags)]) + f" [{mention.people}]"
    )


@lru_cache(maxsize=1)
def read() -> dict[str, list[Sentence]]:
    """Every sentence of the golden file, parsed in one go (a blank line keeps them apart)."""
    texts = [sentence for sentence, _ in _CASES]
    found = parsed("\n\n".join(texts))
    per_block: dict[int, list[Sentence]] = {}
    for sentence in found:
        per_block.setdefault(sentence.block, []).append(sentence)
    return {text: per_block[block] for block, text in enumerate(texts)}


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[case[0][:60] for case in _CASES])
def test_golden(sentence: str, expected: str) -> None:
    assert "; ".join(shown(mention) for mention in find(read()[sentence])) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Man, woman killed in crash near Dorvale", [("killed", 2)]),
        ("Man, woman and child found dead in Dorvale home", [("killed", 3)]),
        ("Teacher, mother of two, killed in crash", [("killed", 1)]),
        ("Mother, two children die in house fire", [("killed", 3)]),
        ("Eighth person arrested in murder of Dorvale City man", [("killed", 1)]),
        ("Police release name of store clerk fatally shot during robbery", [("killed", 1)]),
        ("Teen, man shot in South Dorvale", [("injured", 2)]),
        ("Shooting at Accounting Firm Leaves Woman Dead and 2 Hurt", [("killed", 1), ("injured", 2)]),
        ("Fury at report clearing police over death of schoolboy", [("killed", 1)]),
        ("Suspect, homeowner shot during home invasion", [("injured", 2)]),
        ("Young person hurt when bullet flies through wall", [("injured", 1)]),
        ("Man charged with battery after shooting woman in Dorvale", [("injured", 1)]),
        ("Man tells police he was shot in the foot", [("injured", 1)]),
        ("Climber dead after Mount Orrin fall", [("killed", 1)]),
        ("Drive-by shooting critically injures child", [("injured", 1)]),
        ("Officer, suspect injured, female found dead", [("injured", 2), ("killed", 1)]),
        ("Officer In Orrin County Shoots, Kills Man Who Came Out Firing", [("killed", 1)]),
        ("Police: Drug deal ends in gunfire, Dorvale man wounded", [("injured", 1)]),
        ("Dorvale 2-year-old accidentally shot by uncle cleaning gun", [("injured", 1)]),
        ("Man charged after 3-year-old shot in head", [("injured", 1)]),
        ("Family of man who police fatally shot wants answers", [("killed", 1)]),
        ("Man in wheelchair shot in Dorvale", [("injured", 1)]),
        ("Driver accused of Dorvale mother and sister murder", [("killed", 2)]),
        ("Brother double - murder charge", [("killed", 2)]),
        ("Arrest in Dorvale man's death", [("killed", 1)]),
        ("Overnight shooting in Dorvale sends 1 person to the hospital", [("injured", 1)]),
        ("Former Orrin football star fatally shot, possibly during break-in", [("killed", 1)]),
        ("Teen Shot To Death Visiting Uncle At Dorvale Complex", [("killed", 1)]),
        ("Nurse shot at Tresk General Hospital", [("injured", 1)]),
        ("Goth son held as mum and sister killed", [("killed", 2)]),
        ("Girl, 7, accidentally shot in leg in eastern Orrin dies", [("killed", 1)]),
        ("Officials identify 12-year-old who fatally shot himself by accident", [("killed", 1)]),
        ("Link between suspect and shooting of bus driver", [("injured", 1)]),
        ("Clerk shot in Tresk market, suspect found dead", [("injured", 1), ("killed", 1)]),
        ("Man shot at police in Dorvale", []),
        ("Chief, mayor, teacher killed", []),
        ("Suspect in shooting dead", []),
        ("Mother murder suspect held", []),
        ("Bullet wounds found on body", []),
        ("Army leaves Dorvale", []),
        ("Army chief visits Dorvale", []),
        ("Troops fired at man in Dorvale", []),
    ],
)
def test_a_headline_leaves_articles_and_conjunctions_out(headline: str, expected: list[tuple[str, int]]) -> None:
    sentence = parsed(headline)[0]
    sentence.kind = "title"
    assert [(m.harm, m.value) for m in find([sentence]) if m.whole is None] == expected


def test_a_first_sentence_without_its_full_stop_is_a_headline() -> None:
    found = find(parsed("Man held after Orrin mother killed in crash: police\n\nThe police closed the road."))
    assert [(m.harm, m.value) for m in found] == [("killed", 1)]


def test_the_golden_file_is_large_and_has_claims_and_refusals() -> None:
    assert len(_CASES) >= 300
    assert sum(not expected for _, expected in _CASES) >= 40
    assert len({sentence for sentence, _ in _CASES}) == len(_CASES)


def test_every_trigger_finds_its_example() -> None:
    rows = table("toll_triggers")
    sentences = parsed("\n\n".join(row["example"] for row in rows))
    missed = [
        row["example"]
        for row, sentence in zip(rows, sentences, strict=True)
        if row["harm"] not in {mention.harm for mention in find([sentence])}
    ]
    assert missed == []


def test_nouns_for_people_are_counted_with_their_status_and_things_are_not() -> None:
    rows = [row for row in table("toll_people") if row["status"] in ("civilian", "combatant", "attacker")]
    texts = [f"Four {row['word']} were killed." if row["plural"] == row["word"] else row["example"] for row in rows]
    sentences = parsed("\n\n".join(texts))
    wrong = []
    for row, sentence in zip(rows, sentences, strict=True):
        if [mention.status for mention in find([sentence])] != [row["status"]]:
            wrong.append(row["word"])
    assert len(wrong) <= len(rows) * 0.02, wrong
    things = [row["word"] for row in table("toll_people") if row["status"] == "thing"]
    found = find(parsed("\n\n".join(f"The storm killed a {word}." for word in things)))
    assert [mention.people for mention in found] == []


@pytest.mark.parametrize("name", ["count_modifiers", "vague_counts", "toll_nouns", "toll_people", "toll_context"])
def test_examples_contain_their_word(name: str) -> None:
    for row in table(name):
        word = row.get("phrase") or row["word"]
        stem = word.lower() if len(word) < 4 else word.lower()[:-2]
        assert stem in row["example"].lower(), row


_WORDS = st.sampled_from(
    "the a two 12 1,200 dozens of killed killing wounded dead and , including them people soldiers Orla Venn toll rose "
    "to no civilians were not could 12-year-old [ ] “ ” family another other some between - deaths in hospital".split()
)
_TAGS = st.sampled_from("NN NNS NNP CD VBD VBN VBG DT IN JJ , CC RB _SP POS".split())


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Any words with any tags and any tree: what a parser at its worst could hand over."""
    picked = draw(st.lists(_WORDS, min_size=1, max_size=25))
    sentence = Sentence(0, 0, "paragraph", draw(st.integers(0, 50)), " ".join(picked))
    at = sentence.start
    for i, word in enumerate(picked):
        token = Token(i, at, at + len(word), word)
        token.tag, token.head = draw(_TAGS), draw(st.integers(0, len(picked) - 1))
        token.dep = draw(st.sampled_from("nsubj nsubjpass dobj conj acl relcl ROOT appos xcomp prep".split()))
        token.lemma, token.ent = word, draw(st.sampled_from(("", "", "B-PERSON", "I-PERSON", "B-NORP")))
        sentence.tokens.append(token)
        at += len(word) + 1
    return sentence


@settings(max_examples=300, deadline=None)
@given(sentences())
def test_any_parse_gives_mentions_that_lie_in_it(sentence: Sentence) -> None:
    found = find([sentence])
    for i, mention in enumerate(found):
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert sentence.start <= mention.trigger[0] < mention.trigger[1] <= sentence.end
        assert mention.people in sentence.text
        assert mention.whole is None or (mention.whole != i and 0 <= mention.whole < len(found))
        assert mention.value is None or mention.value >= 0
        assert not mention.denied or mention.value == 0
    assert found == find([sentence])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find(parsed(text))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 9999), st.sampled_from(["{} people were killed.", "The fire killed {} people.", "{} people died."])
)
def test_any_figure_is_read(count: int, frame: str) -> None:
    for written in (str(count), f"{count:,}"):
        assert [m.value for m in find(parsed(frame.format(written)))] == [count]


def test_a_long_run_of_harm_is_read_in_no_time() -> None:
    sentence = parsed("Two people were killed and three wounded, including four of them dead, " * 25 + "said Venn.")
    assert find(sentence)
