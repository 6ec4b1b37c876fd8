"""Mentions of an article's names that the model left unlabelled elsewhere in the same article."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.introduced import introduced
from corroborate.extract.who.name import Name, capital
from corroborate.names import is_acronym

_LABELS = frozenset({"person", "organisation", "group"})
_SHORT = 2
"""Letters of initials that are taken for a body's only where the model has them so ("US", "UN")."""


def overlooked(sentences: Sequence[Sentence], found: Sequence[Name]) -> list[Name]:
    """Further mentions, word for word, of names of two words and more, and of bodies' initials."""
    wanted: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    seen: set[tuple[str, ...]] = set()
    for name in found:
        words = tuple(t.text for t in name.sentence.tokens[name.first : name.last + 1])
        long = len(words) > 1 or (name.label != "person" and len(words[0]) > _SHORT)
        if name.label in _LABELS and long and words not in seen:
            seen.add(words)
            wanted.setdefault(words[0], []).append((words, name))
    taken = {(n.sentence.index, i) for n in found for i in range(n.first, n.last + 1)}
    surnames = {name.text for name in found if name.label == "person" and name.first == name.last}
    result = [name for sentence in sentences for name in _in_sentence(sentence, wanted, taken)]
    return result + [name for sentence in sentences for name in _runs(sentence, surnames, taken)]


def _runs(sentence: Sentence, surnames: set[str], taken: set[tuple[int, int]]) -> list[Name]:
    """Unlabelled full names: capitals that end in a person's name used alone, or with an age or a naming beside."""
    tokens, result, first = sentence.tokens, [], 0
    for i, token in enumerate(tokens):
        inside = token.pos == "PROPN" and capital(token) and (sentence.index, i) not in taken
        if not inside:
            first = i + 1
        elif 0 < i - first < _LONGEST and not _goes_on(sentence, i + 1):
            aged = [t.text for t in tokens[i + 1 : i + 4]]
            old = (
                len(aged) == 3
                and aged[0] == ","
                and aged[1].isdigit()
                and len(aged[1]) == 2
                and aged[2] in (",", ".", "-", "–", "—", "|")
            )
            name = Name(sentence, first, i, "person")
            known = token.text in surnames or old or introduced(name)
            if known and tokens[first].lower not in lexicon.titles():
                taken.update((sentence.index, n) for n in range(first, i + 1))
                result.append(name)
    return result


_LONGEST = 4


def _in_sentence(
    sentence: Sentence, wanted: dict[str, list[tuple[tuple[str, ...], Name]]], taken: set[tuple[int, int]]
) -> list[Name]:
    result = []
    for token in sentence.tokens:
        for words, like in wanted.get(token.text, ()):
            last = token.i + len(words) - 1
            here = tuple(t.text for t in sentence.tokens[token.i : last + 1])
            free = here == words and not any((sentence.index, i) in taken for i in range(token.i, last + 1))
            free = free and (len(words) > 1 or is_acronym(words[0]) or _alone(sentence, token, like))
            if free and not _goes_on(sentence, last + 1) and not _hyphened(sentence, token.i, last):
                name = Name(sentence, token.i, last, like.label)
                name.kind, name.country, name.known = like.kind, like.country, like.known
                taken.update((sentence.index, i) for i in range(token.i, last + 1))
                result.append(name)
                break
    return result


def _alone(sentence: Sentence, token: Token, like: Name) -> bool:
    """One word that can only be the body's name: no noun of a body ("the House of Deputies"), no part of a name."""
    body = lexicon.head_kind(like.text) is not None or lexicon.body_noun(like.text)
    beside = (*sentence.tokens[max(0, token.i - 1) : token.i], *sentence.tokens[token.i + 1 : token.i + 2])
    cut = any(t.lower == "of" or (t.pos == "PROPN" and capital(t)) for t in beside)
    return like.label == "organisation" and not body and not cut and token.tag == "NNP" and capital(token)


def _hyphened(sentence: Sentence, first: int, last: int) -> bool:
    """Initials that are half of another word: "VLF-led", "anti-VLF"."""
    beside = {t.text for t in (*sentence.tokens[max(0, first - 1) : first], *sentence.tokens[last + 1 : last + 2])}
    return first == last and bool(beside & {"-", "/"})


def _goes_on(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].pos == "PROPN" and capital(sentence.tokens[at])
