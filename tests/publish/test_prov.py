"""``prov`` read by the W3C model's own package and held to what its constraints ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from graphlib import TopologicalSorter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.constants import PROV_TYPE
from prov.identifier import QualifiedName
from prov.model import ProvAgent, ProvDerivation, ProvDocument, ProvEntity, ProvRelation

from corroborate.model import Origin, Record, Reuse, Span
from corroborate.publish.formats import written
from corroborate.publish.records import read_records
from tests.building import NAMES
from tests.golden.update import golden
from tests.publish.made import article, claim, count, record
from tests.publish.page.dossiers import EVIL, full


def read(*records: Record) -> ProvDocument:
    return ProvDocument.deserialize(content=b"".join(written("prov", records, ())).decode(), format="json")


def example(name: str) -> list[Record]:
    return read_records(golden(name).read_bytes().splitlines())


CASES = {"full": [full()], "bare": [record(articles=())], **{n: example(n) for n in NAMES}}


@pytest.fixture(scope="module", params=sorted(CASES))
def document(request: pytest.FixtureRequest) -> ProvDocument:
    return read(*CASES[request.param])


def test_it_goes_through_the_model_and_comes_back(document: ProvDocument) -> None:
    assert ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document
    assert document.unified() == document
    assert document.get_provn().startswith("document")


def test_every_end_of_a_relation_is_declared_and_is_of_its_kind(document: ProvDocument) -> None:
    entities = {r.identifier for r in document.get_records(ProvEntity)}
    agents = {r.identifier for r in document.get_records(ProvAgent)}
    assert not entities & agents
    for relation in document.get_records(ProvRelation):
        for name, end in relation.formal_attributes:
            if isinstance(end, QualifiedName):
                assert end in (agents if name.localpart == "agent" else entities)


def test_types_are_qualified_names(document: ProvDocument) -> None:
    types = [t for r in document.get_records() for t in r.get_attribute(PROV_TYPE)]
    assert types
    assert all(isinstance(kind, QualifiedName) for kind in types)


def test_nothing_is_derived_from_itself_by_any_way(document: ProvDocument) -> None:
    """PROV-CONSTRAINTS (derivation-generation-generation-ordering): what is derived is made later."""
    steps: dict[Any, set[Any]] = defaultdict(set)
    for one in document.get_records(ProvDerivation):
        made, used, *_ = one.args
        steps[made].add(used)
    list(TopologicalSorter(steps).static_order())


def kinds(document: ProvDocument) -> Counter[str]:
    """Derivations by what is derived from what, and how."""
    found: Counter[str] = Counter()
    for one in document.get_records(ProvDerivation):
        made, used, *_ = one.args
        how = "/".join(sorted(kind.localpart for kind in one.get_attribute(PROV_TYPE)))
        found[f"{made.localpart.split('/')[0]} {used.localpart.split('/')[0]} {how}".strip()] += 1
    return found


def test_each_relation_says_what_the_record_says() -> None:
    made, found = full(), kinds(read(full()))
    supports = sum(len(set(f.claims)) for f in made.fields.values() if f.value is not None)
    assert found == {
        "claim article Quotation": len(made.claims),
        "claim origin PrimarySource": len(made.claims),
        "article origin PrimarySource": 2,
        "article article": 1,
        "passage article Quotation": 2,
        "passage speech PrimarySource": 2,
        "field claim": supports,
    }


def test_a_later_claim_is_a_revision_of_the_one_it_supersedes() -> None:
    claims = (claim("killed", 4, "Four guards", id="c2"), claim("killed", 3, "guards", id="c1", superseded_by="c2"))
    assert kinds(read(record(claims=claims)))["claim claim Revision"] == 1


def _copy(a: str, b: str, words: int, direction: Any = "from-to", kind: Any = "copied") -> Reuse:
    return Reuse(kind, Span(a, 0, 1, "A"), Span(b, 0, 1, "A"), words, direction, ("why", "and why"))


def _moved(span: Span) -> Span:
    return Span(f"{span.article} /é:{EVIL}", 0, 1, "A")


def _derived(*reuse: Reuse, ids: str = "abc") -> set[tuple[str, str]]:
    articles = tuple(article(id=f"{i} /é:{EVIL}") for i in ids)
    spans = [Reuse(r.kind, _moved(r.from_), _moved(r.to), r.tokens, r.direction, r.evidence) for r in reuse]
    document = read(record(articles=articles, reuse=tuple(spans), origins=()))
    pairs = [one.args[:2] for one in document.get_records(ProvDerivation)]
    ends = [tuple(end.localpart.removeprefix("article/")[0] for end in pair) for pair in pairs]
    return {(x, y) for (x, y), (made, _) in zip(ends, pairs, strict=True) if made.localpart.startswith("article/")}


@pytest.mark.parametrize(
    ("reuse", "derived"),
    [
        ([_copy("a", "b", 9)], {("b", "a")}),
        ([_copy("a", "b", 9, "unknown"), _copy("b", "c", 9, "common-origin")], set()),
        ([_copy("a", "b", 9, kind="shared-quotation"), _copy("a", "b", 9, kind="boilerplate")], set()),
        ([_copy("a", "b", 9), _copy("b", "a", 8)], {("b", "a")}),
        ([_copy("a", "b", 9), _copy("b", "c", 8), _copy("c", "a", 7)], {("b", "a"), ("c", "b")}),
    ],
)
def test_only_a_copy_whose_way_is_known_derives(reuse: list[Reuse], derived: set[tuple[str, str]]) -> None:
    assert _derived(*reuse) == derived


def test_an_agencys_text_is_the_primary_source_of_those_who_carry_it() -> None:
    origins = (Origin("o1", "agency", "Kestrel", ("a1", "gone")), Origin("o2", "newsroom", None, ("a1",)))
    found = kinds(read(record(origins=origins)))
    assert found == {"article origin PrimarySource": 1}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_superseded_claims_in_any_order_close_no_circle(links: list[tuple[int, int]]) -> None:
    later = dict(links)
    claims = tuple(
        claim("killed", 4, "Four guards", id=f"c{n}", superseded_by=f"c{later[n]}" if n in later else None)
        for n in range(6)
    )
    document = read(record(killed=count(4, 4, 4, claims=("c0",)), claims=claims))
    test_nothing_is_derived_from_itself_by_any_way(document)
