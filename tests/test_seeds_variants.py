"""The shared reports with other words: the answers that those words would give."""

from __future__ import annotations

import re

import pytest

from tests.building import SEEDS, beside_the_seeds, build, loaded
from tests.seeds_variants import VARIANTS, Substitution, Variant, differences, expected, write

KNOWN = {"paraguay": {"victim: all names"}}
"""What is known to differ: a by-name that is no kunya ("Comandante …") ties a second full name to the
first only where one article gives both. Only ever shortened; what comes to hold must leave it."""


@beside_the_seeds
@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.name)
def test_variant(variant: Variant, tmp_path):
    records = loaded(build(tmp_path / "a.case", write(variant, tmp_path / "in")))
    differs = differences(records, expected(variant))
    assert set(differs) == KNOWN.get(variant.name, set()), differs


@beside_the_seeds
@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.name)
def test_nothing_of_the_seeds_names_is_left(variant: Variant):
    text = " ".join(Substitution(variant).text(p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt")))
    left = re.findall(r"\b(?:US|Iraq\w*|Iran\w*|Baghdad|Hashed|Nujaba|Saidi|Ryder|Pentagon|2024|January)\b", text)
    assert left == []
