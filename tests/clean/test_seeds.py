"""What the seeds' careful reader says of their provenance, read from beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.clean.cleaning import article

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "seeds-gold" / "expected.json"
WANTED: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))["provenance"] if GOLD.exists() else {}

pytestmark = pytest.mark.skipif(not WANTED, reason="the seeds are not beside this checkout")


@pytest.mark.parametrize("name", WANTED)
def test_provenance(name: str) -> None:
    (path,) = (SHARED / "seeds").glob(f"{name}_*")
    found, want = article(path.read_bytes()), WANTED[name]
    for field in ("publisher", "original_publisher"):
        assert field not in want or getattr(found, field) in want[field]
    assert set(want.get("credits_has", ())) <= set(found.credits)
    value = found.published.value if found.published else ""
    assert value.startswith(want.get("published", ""))
    assert "published_not" not in want or not value.startswith(want["published_not"])
    assert (found.seen or "").startswith(want.get("seen", ""))
    assert found.translated == want.get("translated", found.translated)
