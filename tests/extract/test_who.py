"""Who an article names: short invented reports, and what must never happen to any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.extract import who
from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Packed, Sentence, unpack
from corroborate.extract.who import Cast
from corroborate.model import Article
from tests.reading import article, parsed

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def cast(text: str) -> Cast:
    read = article(text)
    return Cast(who.entities(read, parsed(read)))


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "who_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[3]}: {case[0][:40]}")
def test_reports(case: list[str]) -> None:
    text, kind, country, name, aliases, mentions, roles, groups = case
    found = [e for e in cast(text).entities if e.name == name]
    assert len(found) == 1, [e.name for e in cast(text).entities]
    entity = found[0]
    assert (entity.kind, entity.country) == (kind, None if country == "-" else country)
    assert sorted(entity.aliases) == sorted(filter(None, aliases.split(";")))
    assert len(entity.mentions) == int(mentions)
    if roles != "?":
        assert list(entity.roles) == [r for r in roles.split(";") if r]
    assert list(entity.groups) == [g for g in groups.split(";") if g]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Kataib Hezbollah fired. Hezbollah did not.", "Kataib Hezbollah", "Hezbollah"),
        ("Tarek Amari was killed with his brother, Nabil Amari, police said.", "Tarek Amari", "Nabil Amari"),
        ("Daniel Varga named Samira Okello, a nurse, as a witness.", "Daniel Varga", "Samira Okello"),
        ("Hamas, or Hezbollah, may have fired, the colonel said.", "Hamas", "Hezbollah"),
        (
            "The Orvane Liberation Front fought the Orvane People's Army.",
            "Orvane Liberation Front",
            "Orvane People's Army",
        ),
    ],
)
def test_two_stay_two(text: str, one: str, other: str) -> None:
    found = cast(text)
    first, second = found.named(one), found.named(other)
    assert first is not None and second is not None
    assert first is not second


def test_a_surname_alone_is_the_one_named_last() -> None:
    text = "Tarek Amari was killed. His cousin Nabil Amari was hurt. Amari was taken to hospital."
    found = cast(text)
    at = text.rindex("Amari")
    entity = found.at(at, at + 5)
    assert entity is not None and entity.name == "Nabil Amari"


def test_a_capital_that_was_hit_is_no_government() -> None:
    found = cast("Baghdad was hit by rockets. Residents fled from Baghdad to the north.")
    assert not [e for e in found.entities if e.kind == "government"]


def test_a_state_that_things_happen_in_is_no_actor() -> None:
    found = cast("A bus crashed in Peru. Nine people died in northern Peru.")
    assert not [e for e in found.entities if e.country == "PE"]


def test_backing_a_group_is_not_being_it() -> None:
    found = cast("An Iran-backed group fired rockets.")
    assert found.named("Iran") is None


def test_at_finds_by_any_overlap() -> None:
    text = "Maj Gen Torvald Brennick spoke."
    found = cast(text)
    start = text.index("Torvald")
    assert found.at(start, start + 3) is found.entities[0]
    assert found.at(0, len(text)) is found.entities[0]
    assert found.at(len(text) - 3, len(text)) is None
    assert Cast([]).at(0, 5) is None


def test_the_articles_own_newsroom_is_an_outlet() -> None:
    read = article("An aide told The Coast Herald that nine had died.")
    fields = {f: getattr(read, f) for f in read.__struct_fields__}
    read = Article(**{**fields, "publisher": "The Coast Herald"})
    entity = Cast(who.entities(read, parsed(read))).named("The Coast Herald")
    assert entity is not None and entity.kind == "outlet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike killed a deputy commander and his driver.", ["deputy commander"]),
        ("The district police chief was wounded.", ["district police chief"]),
        ("The blast killed a senior officer of the border guard.", ["senior officer of the border guard"]),
        ("Deputy commander Tarek Amari was killed.", []),
        ("The commander, Tarek Amari, was killed.", []),
        ("Three commanders were killed.", []),
        ("Tarek Amari was a commander.", []),
    ],
)
def test_people_known_by_role_alone(text: str, expected: list[str]) -> None:
    found = who.role_people(parsed(text))
    assert [e.name for e in found] == expected
    assert all(text[start:end] == e.name for e in found for _, start, end in e.mentions)


def check(text: str, entities: list[Entity]) -> None:
    assert len({e.key for e in entities}) == len(entities)
    assert [e.mentions for e in entities] == sorted((e.mentions for e in entities), key=lambda m: min(x[1] for x in m))
    for entity in entities:
        for _, start, end in entity.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


TAGS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "DATE", ""])
WORDS = st.sampled_from(
    "the Ashkar al - Wadi militia , ( OLF ) also known as Brennick Col . US - led coalition 's \n ’ 45 and Iraqi army "
    "Abu of / killed Baghdad said".split(" ")
)


@st.composite
def parses(draw: st.DrawFn) -> Sentence:
    """A sentence with any parse at all: the finder must live with whatever a model says."""
    words = draw(st.lists(WORDS, min_size=1, max_size=14))
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + bool(i) for i in range(len(words))]
    count = len(words)
    pick = st.lists(st.integers(0, count - 1), min_size=count, max_size=count)
    entities = [
        f"{draw(st.sampled_from('BI'))}-{tag}" if tag else ""
        for tag in draw(st.lists(TAGS, min_size=count, max_size=count))
    ]
    deps = draw(
        st.lists(
            st.sampled_from(["nsubj", "pobj", "appos", "attr", "conj", "relcl", "poss"]), min_size=count, max_size=count
        )
    )
    tags = draw(st.lists(st.sampled_from(["NNP", "NN", "POS", "DT", "VBD"]), min_size=count, max_size=count))
    pos = draw(st.lists(st.sampled_from(["PROPN", "NOUN", "ADJ", "VERB"]), min_size=count, max_size=count))
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    packed = Packed(starts, ends, [w.lower() for w in words], pos, tags, deps, draw(pick), entities)
    return unpack(Sentence(0, 0, "paragraph", 0, text), packed)


@settings(max_examples=150, deadline=None)
@given(parses())
def test_any_parse_gives_whole_mentions(sentence: Sentence) -> None:
    found = who.entities(article(sentence.text), [sentence])
    check(sentence.text, found)
    assert found == who.entities(article(sentence.text), [sentence])
    for entity in who.role_people([sentence]):
        _, start, end = entity.mentions[0]
        assert sentence.text[start:end] == entity.name


def test_heads_that_go_round_hold_nothing_up() -> None:
    packed = Packed([0, 5], [4, 12], ["vara", "baghdad"], ["PROPN"] * 2, ["NNP"] * 2, ["conj"] * 2, [1, 0], [""] * 2)
    sentence = unpack(Sentence(0, 0, "paragraph", 0, "Vara Baghdad"), packed)
    assert sentence.climb(sentence.tokens[1], {"conj"}).i == 0
    who.entities(article(sentence.text), [sentence])


def test_a_page_of_names_takes_no_time() -> None:
    base = parsed("Karim Amari joined the Orvane Front (ORF), also known as the Sons of Amari, with Amari.")[0]
    many = []
    for i in range(1500):
        sentence = Sentence(i, i, "paragraph", i * 200, base.text)
        for token in base.tokens:
            copy = type(token)(token.i, token.start + i * 200, token.end + i * 200, token.text)
            copy.lemma, copy.pos, copy.tag, copy.dep, copy.head, copy.ent = (
                token.lemma, token.pos, token.tag, token.dep, token.head, token.ent
            )  # fmt: skip
            if token.text in ("Karim", "Orvane"):
                copy.text = token.text + chr(97 + i % 26) + chr(97 + i // 26 % 26) + chr(97 + i // 676)
            sentence.tokens.append(copy)
        many.append(sentence)
    begun = time.process_time()
    who.entities(article(base.text), many)
    assert time.process_time() - begun < 6


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared folder is not here")
def test_the_seeds_names_are_joined() -> None:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    for number, wanted in {
        "000": ("PMF", "Hashed al-Shaabi", "Popular Mobilization Force"),
        "002": ("PMF", "Popular Mobilisation Forces", "Hashd Al-Shaabi", "Hashed"),
        "004": ("Mushtaq Taleb al-Saidi", "Saidi", "Abu Taqwa"),
    }.items():
        found = cast(texts[number])
        assert len({id(found.named(name)) for name in wanted}) == 1, (number, [found.named(n) for n in wanted])
    assert cast(texts["000"]).named("Saidi") is not None
