"""Words that only a headline's capitals make names of: "Drone Hits Market", "47 Dead at Wedding"."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.where.words import Name, Words


def drop(finders: Sequence[Words]) -> None:
    """Drop what a headline's capitals make a name of and the text writes small ("Market Hit" and "hit a market").

    A word that the text has with a capital too is a name for all that ("at Bath", "in Bath", "took a bath").
    """
    titles = [f for f in finders if any(_may_be_word(n) for n in f.found) and f.titled()]
    if not titles:
        return
    body = " ".join(f.sentence.text for f in finders if f not in titles)
    for finder in titles:
        finder.found = [n for n in finder.found if not (_may_be_word(n) and _small(n, body))]


def _may_be_word(name: Name) -> bool:
    return name.text[:1].isupper() and (name.kind == "site" or (name.kind == "place" and name.text.isalpha()))


def _small(name: Name, body: str) -> bool:
    small = f" {name.text.lower()}" in body
    return small and (name.kind == "site" or f" {name.text}" not in body)
