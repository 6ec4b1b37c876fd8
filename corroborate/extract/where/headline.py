"""A headline's short names: "Nine killed in Vara" where the text says "in Vara province"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.gazetteer import Place
from corroborate.extract.parse import Sentence
from corroborate.extract.where.words import Name
from corroborate.places import fold


def lengthen(sentences: Sequence[Sentence], names: Sequence[Name], chosen: list[Place | None]) -> None:
    """Take a headline's bare name for the province that the text's first mention of it makes it."""
    if not sentences or sentences[0].kind != "title":
        return
    said: dict[str, Place | None] = {}
    for name, place in zip(names, chosen, strict=True):
        if name.sentence > 0 and name.kind in ("place", "demonym") and name.key:
            said.setdefault(_key(name), place)
    for i, name in enumerate(names):
        own, there = chosen[i], said.get(_key(name)) if name.key else None
        if name.sentence != 0 or name.sort or own is None or there is None or own.kind != "town":
            continue
        if there.kind == "admin1" and (own.country, own.admin1) == (there.country, there.name):
            chosen[i] = there


def _key(name: Name) -> str:
    return fold(name.key).removesuffix(" province").removesuffix(" governorate")
