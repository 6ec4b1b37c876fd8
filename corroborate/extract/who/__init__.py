"""Who an article names: people, groups, forces and governments, each with all its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate import names
from corroborate.extract.mentions import ActorKind, Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import kinds, lexicon, roles, spans, states, ties
from corroborate.extract.who.cast import Cast
from corroborate.extract.who.figures import Bodies, Figure, People, body_key, final
from corroborate.extract.who.initials import initials
from corroborate.extract.who.name import Name, capital
from corroborate.extract.who.overlooked import overlooked
from corroborate.extract.who.roles import role_people
from corroborate.extract.who.signs import described, owners
from corroborate.model import Article

__all__ = ["Cast", "Name", "entities", "labelled", "named", "role_people"]


def named(sentences: Sequence[Sentence]) -> list[Name]:
    """Every name of an article with its label settled over all its mentions, in order."""
    found: list[Name] = []
    for sentence in sentences:
        mine = spans.names(sentence)
        more = [*ties.bracketed(sentence, mine), *ties.introduced(sentence, mine)]
        found += sorted([*mine, *more], key=lambda n: n.first)
    found = described(sentences, found)
    found += initials(sentences, found)
    found += owners(sentences, found)
    kinds.settle(found)
    ties.relabel(found)
    found += overlooked(sentences, found)
    found.sort(key=lambda n: (n.sentence.index, n.first))
    return found


def labelled(sentences: Sequence[Sentence]) -> list[Name]:
    """The article's names with the surnames alone given to their bearers, as :func:`entities` counts them."""
    found = named(sentences)
    people = People()
    people.gather(found)
    _surnames_alone(sentences, found, people)
    return found


def entities(article: Article, sentences: Sequence[Sentence]) -> list[Entity]:
    """The article's entities, in the order of their first mention."""
    found = named(sentences)
    _own_newsroom(article, found)
    people = People()
    people.gather(found)
    _surnames_alone(sentences, found, people)
    by_sentence: dict[int, list[Name]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence.index, []).append(name)
    bodies = Bodies()
    bodies.gather(found + [n for s in sentences for n in states.states(s, by_sentence.get(s.index, []))])
    owner = {id(n): f for f in (*people.figures, *bodies.figures) for n in f.found}
    for one, other in ties.ties(found):
        _unite(owner, one, other)
    figures = [f for f in (*people.figures, *bodies.figures) if f.same is None]
    _tell_roles(figures, by_sentence, owner)
    figures.sort(key=lambda f: min(n.start for n in f.found))
    return _distinct([_entity(figure) for figure in figures])


def _own_newsroom(article: Article, found: list[Name]) -> None:
    """The article's publishers and credited agencies are outlets, whatever their names look like."""
    own = {
        names.fold(n).removeprefix("the ")
        for n in (article.publisher, article.original_publisher, *article.credits)
        if n
    }
    for name in found:
        if names.fold(name.text) in own:
            name.label, name.kind = "organisation", "outlet"


def _surnames_alone(sentences: Sequence[Sentence], found: list[Name], people: People) -> None:
    """Surnames that the model took for places or bodies, or overlooked, once their bearer is known."""
    surnames = people.surnames()
    taken: set[tuple[int, int]] = set()
    for name in found:
        taken.update((name.sentence.index, i) for i in range(name.first, name.last + 1))
        if _is_unread(name) and _is_surname(name, people):
            name.label, name.kind = "person", None
            people.single(name)
    if surnames:
        small = {t.text for s in sentences for t in s.tokens if t.text.islower()}
        for sentence in sentences:
            for token in sentence.tokens:
                if _could_be(sentence, token, surnames, small) and (sentence.index, token.i) not in taken:
                    name = Name(sentence, token.i, token.i, "person")
                    people.single(name)
                    found.append(name)
    found.sort(key=lambda n: n.start)


def _is_unread(name: Name) -> bool:
    return name.label != "person" and not name.known and not name.country


def _could_be(sentence: Sentence, token: Token, surnames: set[str], small: set[str]) -> bool:
    """An unlabelled surname: a capital, a noun, no common word of this article, no part of a longer name."""
    if token.pos not in ("PROPN", "NOUN") or not capital(token) or names.fold(token.text) not in surnames:
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if lexicon.body_noun(token.text):
        return False
    return (token.pos == "PROPN" or token.lower not in small) and not (
        after and after.pos == "PROPN" and capital(after)
    )


def _is_surname(name: Name, people: People) -> bool:
    text = name.text
    if " " in text or text in lexicon.countries() or text in lexicon.capitals() or lexicon.body_noun(text):
        return False
    before = name.sentence.tokens[name.first - 1].lower if name.first else ""
    if before in ("in", "at", "near", "outside", "into"):
        return False
    return people.surname_of(text, last_only=name.label == "people")


def _unite(owner: dict[int, Figure], one: Name, other: Name) -> None:
    if id(one) not in owner or id(other) not in owner:
        return
    first, second = final(owner[id(one)]), final(owner[id(other)])
    if first is not second:
        first.absorb(second)


def _tell_roles(figures: list[Figure], by_sentence: dict[int, list[Name]], owner: dict[int, Figure]) -> None:
    for figure in figures:
        if figure.kind != "person":
            continue
        for name in figure.found:
            for first, last in roles.contexts(name):
                figure.roles.update(dict.fromkeys(roles.role_texts(name, first, last)))
                figure.nation = figure.nation or roles.nation(name, first, last)
                for other in by_sentence.get(name.sentence.index, ()):
                    if other is not name and first - 2 <= other.first and other.last <= last and id(other) in owner:
                        _belongs(figure, final(owner[id(other)]), other, first)


def _belongs(figure: Figure, group: Figure, other: Name, first: int) -> None:
    owns = other.first >= first or other.sentence.tokens[other.last + 1].tag == "POS"
    if owns and group.kind not in ("person", "outlet"):
        figure.groups.setdefault(_fullest(group), None)


def _entity(figure: Figure) -> Entity:
    name = _fullest(figure)
    kind: ActorKind = figure.kind  # type: ignore[assignment]
    key = names.key(name) if kind == "person" else _body_key(figure, name)
    return Entity(
        key=key,
        name=name,
        kind=kind,
        country=figure.country,
        aliases=tuple(sorted(text for text in figure.texts if text != name)),
        roles=tuple(figure.roles),
        groups=tuple(figure.groups),
        mentions=tuple(sorted({(n.sentence.index, n.start, n.end) for n in figure.found})),
    )


def _body_key(figure: Figure, name: str) -> str:
    known = next((n.known for n in figure.found if n.known), None)
    state = next((n for n in figure.found if n.label == "state"), None)
    if known or state is None:
        return names.group_fold(known.name if known else name)
    return body_key(state)


def _fullest(figure: Figure) -> str:
    """The fullest name the article gives: real names before by-names, words before initials."""
    texts = figure.texts
    if any(n.label == "state" for n in figure.found):
        return _state_name(figure)
    if figure.kind == "person":
        return max(texts, key=lambda t: (_is_real(t), len(names.parts(t)), t not in figure.bynames, len(t), t))
    canonical = next((n.known.name for n in figure.found if n.known), None)
    return max(
        texts,
        key=lambda t: (
            not names.is_acronym(t),
            _spells(t, canonical),
            t not in figure.bynames,
            len(names.group_fold(t).split()),
            texts[t],
            len(t),
            t,
        ),
    )


def _spells(text: str, canonical: str | None) -> bool:
    return canonical is not None and names.group_fold(text) == names.group_fold(canonical)


def _is_real(text: str) -> bool:
    return not (len(names.parts(text)) == 1 and names.parts(text)[0].startswith(("abu ", "umm ")))


def _state_name(figure: Figure) -> str:
    own = [t for t in figure.texts if t in lexicon.country_names() and len(t) > 4]
    if own:
        return max(own, key=lambda t: (len(t), t))
    return lexicon.name_of(figure.country or "") or max(figure.texts)


def _distinct(found: list[Entity]) -> list[Entity]:
    """No two entities with one key: the later ones' keys take the whole folded name, then a number."""
    seen: set[str] = set()
    result = []
    for entity in found:
        key = entity.key
        tries = iter([names.fold(entity.name), *(f"{entity.key} {n}" for n in range(2, len(found) + 2))])
        while key in seen:
            key = next(tries)
        seen.add(key)
        result.append(entity if key == entity.key else _rekeyed(entity, key))
    return result


def _rekeyed(entity: Entity, key: str) -> Entity:
    fields = {field: getattr(entity, field) for field in entity.__struct_fields__}
    return Entity(**{**fields, "key": key})
