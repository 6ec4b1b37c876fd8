"""``annotations`` held to the Web Annotation Data Model and Protocol (W3C Recommendations, 23 February 2017)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from corroborate.model import Record
from corroborate.publish.formats import written
from corroborate.publish.records import read_records
from tests.building import NAMES
from tests.golden.update import golden
from tests.publish.made import TEXT, article, claim, count, record
from tests.publish.page.dossiers import full

MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging"
).split()
IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
LANGUAGE = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}

QUOTE = {
    "type": "object",
    "description": "4.2.4: exactly one exact; prefix and suffix are the text right before and after it",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "description": "4.2.5: start counts from 0, the character at end is not included",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
RESOURCE = {
    "type": "object",
    "required": ["id", "type"],
    "properties": {
        "id": IRI,
        "type": {"enum": ["Dataset", "Image", "Sound", "Text", "Video"]},
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
        "language": LANGUAGE,
    },
}
ANNOTATION = {
    "type": "object",
    "description": "3.1: one id, the type Annotation, one target or more; bodies and motivations may be many",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "body": {"type": "object", "required": ["type"]},
        "target": {
            "type": "object",
            "description": "4: a SpecificResource has exactly one source; its selectors all choose the same words",
            "required": ["source", "selector"],
            "properties": {
                "source": RESOURCE,
                "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
            },
        },
    },
}
PAGE = {
    "type": "object",
    "description": "5.2: a page of a collection has its items in a list, in order",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {
            "type": "array",
            "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}],
            "items": {"type": "object"},
        },
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
}


def loaded(*records: Record) -> Any:
    return json.loads(b"".join(written("annotations", records, ())))


def example(name: str) -> list[Record]:
    return read_records(golden(name).read_bytes().splitlines())


CASES = {"none": [], "full": [full()], "two": [full(), record()], **{name: example(name) for name in NAMES}}


@pytest.mark.parametrize("name", CASES)
def test_a_page_has_the_models_shape(name: str) -> None:
    Draft202012Validator(PAGE).validate(loaded(*CASES[name]))


@pytest.mark.parametrize("name", CASES)
def test_selectors_find_the_same_words_in_the_text_as_published(name: str) -> None:
    texts = {article.source: article.text or "" for one in CASES[name] for article in one.articles}
    page = loaded(*CASES[name])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    assert len(page["items"]) == sum(len(one.claims) for one in CASES[name])
    for item in page["items"]:
        text = texts[item["target"]["source"]["corroborate:file"]]
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        assert quote["prefix"] or start == 0
        assert quote["suffix"] or end == len(text)


def test_places_are_counted_in_code_points() -> None:
    text = "🚑🚑 Four guards died."
    four = claim("killed", 4, "Four guards", text)
    made = loaded(record(killed=count(4, 4, 4, claims=(four.id,)), claims=(four,), articles=(article(text),)))
    quote, position = made["items"][0]["target"]["selector"]
    assert (position["start"], quote["prefix"]) == (3, "🚑🚑 ")


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://example.org/mill", "https://example.org/mill"),
        (None, "urn:corroborate:article:a1"),
        ("not an address", "urn:corroborate:article:a1"),
        ("https://example.org/a b", "urn:corroborate:article:a1"),
        ("javascript:alert(1)", "urn:corroborate:article:a1"),
    ],
)
def test_a_source_is_named_by_an_address_or_by_its_id(url: str | None, source: str) -> None:
    four = claim("killed", 4, "Four guards")
    page = loaded(record(claims=(four,), articles=(article(url=url, language='en" x'),)))
    Draft202012Validator(PAGE).validate(page)
    assert page["items"][0]["target"]["source"]["id"] == source


def test_without_text_the_quotation_has_no_neighbours() -> None:
    four = claim("killed", 4, "Four guards")
    page = loaded(record(claims=(four,), articles=(article(None, blocks=()),)))
    quote, position = page["items"][0]["target"]["selector"]
    assert set(quote) == {"type", "exact"}
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
