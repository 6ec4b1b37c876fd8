"""The language pipeline: found, checked and run; clauses on top of its parse."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from corroborate.errors import PipelineError
from corroborate.extract import pipeline
from corroborate.extract.clauses import Clauses
from corroborate.extract.parse import Packed, Sentence
from corroborate.settings import Settings
from tests.reading import language, parsed


def test_the_packaged_pipelines_are_what_they_say() -> None:
    for name, known in pipeline.PACKAGED.items():
        assert pipeline.weights_digest(pipeline.folder(name)) == known.weights
    assert Settings().pipeline in pipeline.PACKAGED


@pytest.mark.parametrize("name", ["no_such_pipeline", "", "msgspec", "../nowhere"])
def test_what_is_no_pipeline_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(PipelineError) as told:
        pipeline.folder(name)
    assert "\n" not in str(told.value)


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = pipeline.folder("en_core_web_sm")
    copy = tmp_path / "copy"
    shutil.copytree(good, copy)
    assert pipeline.folder(str(copy)) == copy
    assert pipeline.weights_digest(copy) == pipeline.weights_digest(good)
    (copy / "meta.json").write_bytes((copy / "meta.json").read_bytes() + b" ")
    assert pipeline.weights_digest(copy) != pipeline.weights_digest(good)
    wrong = msgspec.structs.replace(pipeline.PACKAGED["en_core_web_sm"], weights="0" * 64)
    monkeypatch.setitem(pipeline.PACKAGED, "en_core_web_sm", wrong)
    with pytest.raises(PipelineError, match="not the pipeline"):
        pipeline.folder("en_core_web_sm")


def test_batches_do_not_change_a_parse_and_a_text_is_one_sentence() -> None:
    texts = ["A bomb went off. Two died.", "Police came.", "", "  ", "“", "The army denied it."]
    at_once = list(pipeline.parse(language(), texts, 256))
    assert at_once == list(pipeline.parse(language(), texts, 1))
    for text, packed in zip(texts, at_once, strict=True):
        columns = [getattr(packed, name) for name in packed.__struct_fields__]
        assert len({len(column) for column in columns}) == 1
        assert all(0 <= head < len(packed.heads) for head in packed.heads)
        assert all(text[s:e].strip() or not text.strip() for s, e in zip(packed.starts, packed.ends, strict=True))


def test_a_parse_survives_its_packing() -> None:
    for packed in pipeline.parse(language(), ["Gunmen in Kano killed Omar Haddad on Thursday."], 8):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(packed), type=Packed) == packed


def only(text: str) -> tuple[Sentence, Clauses]:
    sentence = parsed(text)[0]
    return sentence, Clauses(sentence)


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("A bomb killed two people.", "killed", "past"),
        ("Two people were killed.", "killed", "past"),
        ("Bombs have killed two people.", "killed", "perfect"),
        ("Bombs had killed two people.", "killed", "past-perfect"),
        ("Two people had been killed.", "killed", "past-perfect"),
        ("The bomb will kill two people.", "kill", "future"),
        ("The bomb could have killed people.", "killed", "modal"),
        ("Bombs kill people.", "kill", "present"),
    ],
)
def test_tense(text: str, verb: str, tense: str) -> None:
    sentence, clauses = only(text)
    head = next(token.i for token in sentence.tokens if token.lower == verb)
    assert clauses.tense(head) == tense


def test_clauses_know_their_verb_subject_and_mark() -> None:
    sentence, clauses = only("The army fired after rebels attacked the town, killing two soldiers.")
    at = {token.lower: token.i for token in sentence.tokens}
    assert clauses.head[at["rebels"]] == clauses.head[at["town"]] == at["attacked"]
    assert clauses.head[at["army"]] == at["fired"]
    assert clauses.mark(at["attacked"]) == "after"
    assert clauses.parent(at["attacked"]) == at["fired"]
    assert clauses.parent(at["fired"]) is None
    assert clauses.participial(at["killing"])
    assert not clauses.participial(at["attacked"])
    subject = clauses.subject(at["attacked"])
    assert subject is not None
    assert subject.lower == "rebels"
    assert set(clauses.heads()) >= {at["fired"], at["attacked"], at["killing"]}


def test_any_tree_ends() -> None:
    """A parse with a loop in it holds nobody up."""
    sentence = parsed("The army fired at rebels.")[0]
    for token in sentence.tokens:
        token.head, token.dep = (token.i + 1) % len(sentence.tokens), "conj"
        token.pos = "NOUN"
    clauses = Clauses(sentence)
    assert len(clauses.head) == len(sentence.tokens)
    assert clauses.heads()
    assert all(clauses.subject(head) is None for head in clauses.heads())
