"""The five shared reports: the passages their expectations name, read through intake and clean."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from corroborate.clean import clean
from corroborate.intake import read
from corroborate.model import Report
from corroborate.provenance import passages
from corroborate.settings import Settings

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared reports are not here")
def test_reuse_is_as_expected() -> None:
    want = json.loads((SHARED / "seeds-gold" / "expected.json").read_text(encoding="utf-8"))["reuse"]
    settings = Settings()
    articles = [clean(r, settings)[0] for r in read([str(SHARED / "seeds")], settings) if isinstance(r, Report)]
    number = {a.id: Path(a.source).name[:3] for a in articles}
    words: Counter[tuple[str, str, str]] = Counter()
    for one in passages(articles, settings):
        a, b = sorted((number[one.from_.article], number[one.to.article]))
        words[one.kind, a, b] += one.tokens
    for a, b, least in want["copied"]:
        assert words["copied", a, b] >= 0.8 * least
    for a, b in want["not_copied"]:
        assert words["copied", a, b] == 0
    for a, b in want["shared_quotation"]:
        assert words["shared-quotation", a, b] >= 20
