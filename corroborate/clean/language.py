"""The language of an article, over its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from corroborate.clean.piece import Piece

_ENGLISH = frozenset(
    "the of and to that said with for from by were was has have been which who after their they this not at as"
    " it are an".split()
)
_SURE = 0.22
"""Share of English function words above which a text is English whatever its names (news prose has 0.3 to 0.45)."""
_LEAST = 12
"""Words: fewer say nothing of a language."""
_SAMPLE = 6000


def language(pieces: Iterable[Piece]) -> str | None:
    """ISO 639-1 code, or None where the text is too short to say."""
    kept = [p.text for p in pieces if p.kind in ("paragraph", "title", "subtitle", "heading", "caption")]
    text = " ".join(kept)[:_SAMPLE]
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(token in _ENGLISH for token in tokens) / len(tokens) if tokens else 0.0
    if len(tokens) >= _LEAST // 2 and english >= _SURE:
        return "en"
    letters = sum(c.isalpha() for c in text)
    if len(tokens) < _LEAST and not (letters >= 40 and not text.isascii()):
        return None
    found = str(_identifier().classify(text)[0])
    return "en" if found != "en" and english >= _SURE / 2 and text.isascii() else found


@lru_cache(maxsize=1)
def _identifier() -> Any:
    import py3langid

    return py3langid
