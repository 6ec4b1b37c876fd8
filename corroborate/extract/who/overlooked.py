"""Mentions of an article's names that the model left unlabelled elsewhere in the same article."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.parse import Sentence
from corroborate.extract.who.name import Name, capital

_LABELS = frozenset({"person", "organisation", "group"})


def overlooked(sentences: Sequence[Sentence], found: Sequence[Name]) -> list[Name]:
    """Further mentions, word for word, of names of two words and more."""
    wanted: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    seen: set[tuple[str, ...]] = set()
    for name in found:
        words = tuple(t.text for t in name.sentence.tokens[name.first : name.last + 1])
        if name.label in _LABELS and len(words) > 1 and words not in seen:
            seen.add(words)
            wanted.setdefault(words[0], []).append((words, name))
    taken = {(n.sentence.index, i) for n in found for i in range(n.first, n.last + 1)}
    return [name for sentence in sentences for name in _in_sentence(sentence, wanted, taken)]


def _in_sentence(
    sentence: Sentence, wanted: dict[str, list[tuple[tuple[str, ...], Name]]], taken: set[tuple[int, int]]
) -> list[Name]:
    result = []
    for token in sentence.tokens:
        for words, like in wanted.get(token.text, ()):
            last = token.i + len(words) - 1
            here = tuple(t.text for t in sentence.tokens[token.i : last + 1])
            free = here == words and not any((sentence.index, i) in taken for i in range(token.i, last + 1))
            if free and not (last + 1 < len(sentence.tokens) and _goes_on(sentence, last + 1)):
                name = Name(sentence, token.i, last, like.label)
                name.kind, name.country, name.known = like.kind, like.country, like.known
                taken.update((sentence.index, i) for i in range(token.i, last + 1))
                result.append(name)
                break
    return result


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].pos == "PROPN" and capital(sentence.tokens[at])
