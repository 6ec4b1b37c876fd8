"""Persons and the institutions they speak for or head, as the articles' own words tie them.

"Pentagon spokesman Pat Ryder", "Ryder, the Pentagon press secretary,", "Prime Minister Sudani":
only words right beside the name count, so a sentence about two parties ties neither to the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from corroborate.model import Article
from corroborate.names import parts
from corroborate.provenance.merging import Merged
from corroborate.provenance.naming import node
from corroborate.provenance.speakers import Who, is_post
from corroborate.provenance.words import folded

_WINDOW = 90
"""Characters beside a person's name in which his post is looked for."""
_LONGEST = 6
"""Words of the longest institution's name that is looked for."""
_SAME_NAME = 8
"""Speakers of one name that are tried for one mention."""
_BREAK = re.compile(r"[.!?;:\n\"“”]\s")
_SMALL = frozenset({"the", "a", "an", "chief", "deputy", "top", "lead", "al", "el", "s"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "secretary", "officer"})
_NAME = re.compile(r"[^\W\d_][\w'’-]+")

Forms = Mapping[tuple[str, ...], Sequence[tuple[str, Who]]]


def join_offices(articles: Sequence[Article], found: Sequence[tuple[str, Who]], merged: Merged) -> None:
    """Join a person with the institution that an article calls him the voice or the head of.

    ``found`` are the named speakers as (article, speaker).
    """
    forms: dict[tuple[str, ...], list[tuple[str, Who]]] = defaultdict(list)
    people: dict[str, list[tuple[str, Who]]] = defaultdict(list)
    for article_id, speaker in found:
        forms[tuple(_content(speaker.name))].append((article_id, speaker))
        if speaker.name[:1].isupper() and (name := parts(speaker.name)):
            people[name[-1]].append((article_id, speaker))
    at_home: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form, told in forms.items():
        for article_id, _ in told if form else ():
            at_home[article_id].add(form)
    names = {surname: {w for p in {p.name for _, p in told} for w in folded(p)} for surname, told in people.items()}
    for article in sorted(articles, key=lambda a: a.id):
        for form, surname in dict.fromkeys(_ties(article, names, forms, at_home[article.id])):
            for a, person in people[surname][:_SAME_NAME]:
                for b, office in forms[form][:_SAME_NAME]:
                    why = f"“{office.name}” and “{person.name}”: an office and its head or voice ({article.id})"
                    merged.join(node(person, a), node(office, b), why)


def _ties(
    article: Article, names: Mapping[str, Collection[str]], forms: Forms, here: Collection[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The offices tied to surnames; ``names`` are the words of all speakers with a surname, ``here`` the
    article's own forms."""
    text = article.text or ""
    for match in _NAME.finditer(text):
        words = folded(match.group().removesuffix("'s").removesuffix("’s")) or [""]
        words = folded(match.group().replace("-", " ").removesuffix("'s").removesuffix("’s")) or words
        surname = words[-1]
        if surname not in names or not any(c.isupper() for c in match.group()):
            continue
        before = _BREAK.split(text[max(0, match.start() - _WINDOW) : match.start()])[-1]
        after = _BREAK.split(text[match.end() : match.end() + _WINDOW])[0]
        for form in (*_before(_content(before), names[surname], forms, here), *_after(after, forms)):
            yield form, surname


def _before(
    words: list[str], own: Collection[str], forms: Forms, here: Collection[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    while words and words[-1] in own:
        words.pop()
    yield from _known(words, forms, posts=True)
    while words and is_post(words[-1]) and words[-1] not in _VOICES:
        words.pop()
    voice = _voiceless(words)
    found = list(_known(voice, forms, posts=False))
    # "police spokesman" in a report that also quotes the one "National Road Police"
    short = [form for form in here if voice and form[-1] == voice[-1] and len(form) > 1]
    yield from found or (short if len(short) == 1 else ())


def _voiceless(words: list[str]) -> list[str]:
    """The words before "spokesman" or "press secretary" where they end so; else none."""
    if not words or words[-1] not in _VOICES:
        return []
    return (
        words[:-2]
        if words[-1] in ("secretary", "officer") and words[-2:-1] == ["press"]
        else words[:-1]
        if words[-1].startswith("spokes")
        else []
    )


def _known(words: list[str], forms: Forms, posts: bool) -> Iterator[tuple[str, ...]]:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        form = tuple(words[-size:])
        if form in forms and (not posts or is_post(form[-1])):
            yield form
            return


def _after(text: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    if not text.startswith(","):
        return
    words = _content(text.split(",")[1])
    if words and words[0].startswith("spokes"):
        yield from _leading(words[2:], forms) if words[1:2] in (["for"], ["of"]) else ()
        return
    for size in range(min(_LONGEST, len(words)), 0, -1):
        form = tuple(words[:size])
        voice = words[size : size + 1]
        spoken = bool(voice) and (voice[0].startswith("spokes") or words[size : size + 2] == ["press", "secretary"])
        if form in forms and (spoken or is_post(form[-1])):
            yield form
            return


def _leading(words: list[str], forms: Forms) -> Iterator[tuple[str, ...]]:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if tuple(words[:size]) in forms:
            yield tuple(words[:size])
            return


def _content(text: str) -> list[str]:
    return [word for word in folded(text) if word not in _SMALL]
