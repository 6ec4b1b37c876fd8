"""Names of one article joined into figures: everybody and everything with a name."""

from __future__ import annotations

from collections.abc import Iterable

from corroborate import names
from corroborate.extract.who import lexicon
from corroborate.extract.who.name import Name

_MOST = 60
"""Candidates looked at for one name: no page of thousands of names can hold us up."""
_WEIGHT = ("coalition", "state-forces", "government", "armed-group", "outlet", "organisation", "person")


class Figure:
    """Mentions that are one person or body, growing while the article is read."""

    def __init__(self, name: Name) -> None:
        self.found: list[Name] = [name]
        self.texts: dict[str, int] = {name.text: 1}
        self.roles: dict[str, None] = {}
        self.groups: dict[str, None] = {}
        self.bynames: set[str] = set()
        self.nation: str | None = None
        self.same: Figure | None = None

    def add(self, name: Name) -> None:
        """One more mention."""
        self.found.append(name)
        self.texts[name.text] = self.texts.get(name.text, 0) + 1

    def absorb(self, other: Figure) -> None:
        """Take another figure's mentions: the two are one, and the other's names are by-names."""
        self.bynames |= other.texts.keys() - self.texts.keys()
        for name in other.found:
            self.add(name)
        other.same = self

    @property
    def kind(self) -> str:
        """The kind that most of the mentions show; among equals the more telling one."""
        votes: dict[str, int] = {}
        for name in self.found:
            kind = "person" if name.label == "person" else name.kind or "organisation"
            votes[kind] = votes.get(kind, 0) + 1
        if len(votes) > 1:
            votes.pop("organisation", None)
        if len(votes) > 1 and any(name.known for name in self.found):
            votes.pop("person", None)
        return max(votes, key=lambda kind: (votes[kind], -_WEIGHT.index(kind)))

    @property
    def country(self) -> str | None:
        """The state the figure belongs to, where its words, the tables or the words beside it say it."""
        return next((name.country for name in self.found if name.country), None) or self.nation


def final(figure: Figure) -> Figure:
    """The figure that this one was absorbed by, at the end of the chain."""
    while figure.same is not None:
        figure = figure.same
    return figure


# ---------------------------------------------------------------- people


class People:
    """Figures of people, found again by the sound of their surnames and given names."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_part: dict[str, list[Figure]] = {}

    def gather(self, found: Iterable[Name]) -> None:
        """Join people's names: full names first, then surnames alone to whoever was named last."""
        people = [n for n in found if n.label == "person"]
        fulls = [n for n in people if len(names.parts(n.text)) > 1]
        for name in sorted(fulls, key=lambda n: (-len(names.parts(n.text)), n.start)):
            self._place(name, self._matching(name.text) or self._ending_in(name.text))
        for name in (n for n in people if len(names.parts(n.text)) <= 1):
            self.single(name)

    def single(self, name: Name) -> None:
        """One surname or given name: the fitting figure named last before it, else a figure of its own."""
        matching = self._matching(name.text)
        if not matching:
            given = [f for f in self._near(name.text) if _is_given(name.text, f)]
            matching = given if len(given) == 1 else []
        if len(matching) > 1:
            matching = [max(matching, key=lambda f: _last_before(f, name))]
        self._place(name, matching)

    def surname_of(self, text: str, last_only: bool) -> bool:
        """Whether the word is the surname of somebody with a full name (the last part of it alone)."""
        wanted = names.key(text)
        for figure in self._by_part.get(wanted, ()):
            if any(
                names.same_word(part, names.fold(text))
                for t in figure.texts
                for part in _surnames(t)[-1 if last_only else 0 :]
            ):
                return True
        return False

    def surnames(self) -> set[str]:
        """Folded last words of everybody's full names."""
        return {p[-1] for f in self.figures for t in f.texts if len(p := _surnames(t)) and len(p[-1]) > 2}

    def _near(self, text: str) -> list[Figure]:
        seen: dict[int, Figure] = {}
        for part in names.key(text).split():
            for figure in self._by_part.get(part, ()):
                seen.setdefault(id(figure), figure)
        return list(seen.values())

    def _matching(self, text: str) -> list[Figure]:
        return [f for f in self._near(text)[-_MOST:] if all(names.same_person(text, other) for other in _fullest(f))]

    def _ending_in(self, text: str) -> list[Figure]:
        """The only longer name that ends in all of this one's words: "Tarn Venn" for "Orla Tarn Venn"."""
        mine = names.parts(text)
        found = [
            f for f in self._near(text)[-_MOST:]
            if any(len(p := names.parts(t)) > len(mine) and p[-len(mine) :] == mine for t in f.texts)
        ]  # fmt: skip
        return found if len(found) == 1 else []

    def _place(self, name: Name, matching: list[Figure]) -> None:
        if len(matching) == 1 or (matching and len(names.parts(name.text)) == 1):
            figure = matching[0]
            figure.add(name)
        else:
            exact = [f for f in matching if name.text in f.texts]
            figure = exact[0] if exact else Figure(name)
            if exact:
                figure.add(name)
            else:
                self.figures.append(figure)
        for part in names.key(name.text).split():
            known = self._by_part.setdefault(part, [])
            if figure not in known:
                known.append(figure)


def _surnames(text: str) -> tuple[str, ...]:
    """The last part of a full name; of three and more the last but one too, as in Spanish."""
    found = names.parts(text)
    return found[-2:] if len(found) > 2 else found[1:]


def _fullest(figure: Figure) -> list[str]:
    most = max(len(names.parts(text)) for text in figure.texts)
    return [text for text in figure.texts if len(names.parts(text)) == most]


def _is_given(text: str, figure: Figure) -> bool:
    wanted = names.parts(text)
    return bool(wanted) and any(
        len(p := names.parts(t)) > 1 and p[0] == wanted[0] and len(p[0]) > 2 for t in figure.texts
    )


def _last_before(figure: Figure, name: Name) -> tuple[int, int]:
    """Where the figure was last called by the name's word or in full: "Dana" leaves "Venn" to her father."""
    word = names.parts(name.text)[-1:]
    mine = [n for n in figure.found[-_MOST:] if len(names.parts(n.text)) > 1 or names.parts(n.text)[-1:] == word]
    before = [n.start for n in mine if n.start < name.start]
    return (max(before), 0) if before else (-1, -figure.found[0].start)


# ---------------------------------------------------------------- groups and bodies


class Bodies:
    """Figures of groups, forces, governments and organisations."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_key: dict[str, Figure] = {}
        self._by_piece: dict[str, list[Figure]] = {}

    def gather(self, found: Iterable[Name]) -> None:
        """Join bodies' names: one name in its spellings, then acronyms and short forms."""
        bodies = [n for n in found if n.label in ("group", "organisation", "state")]
        for name in sorted(bodies, key=lambda n: (names.is_acronym(n.text), -len(_pieces(n)), n.start)):
            key = body_key(name)
            figure = self._by_key.get(key) or self._alike(name)
            if figure is None:
                figure = Figure(name)
                self.figures.append(figure)
                for piece in {*_sounds(name), *_initials(name)}:
                    self._by_piece.setdefault(piece, []).append(figure)
            else:
                if name.known and not any(other.known for other in figure.found):
                    # The article spells the letters out: they are not the tables' group of these letters.
                    name.known, name.country, name.kind = None, figure.country, figure.found[0].kind
                figure.add(name)
            self._by_key.setdefault(key, figure)

    def _alike(self, name: Name) -> Figure | None:
        """A figure whose name differs in spelling, is written out, or is longer by some words."""
        if name.label == "state" or (name.kind in ("state-forces", "government", "coalition") and not name.known):
            return None
        pieces = sorted({*_sounds(name), *_initials(name)})
        near = {id(f): f for piece in pieces for f in self._by_piece.get(piece, ())[-_MOST:]}
        same = [f for f in near.values() if any(names.same_group(name.text, text) for text in list(f.texts)[:_MOST])]
        if same:
            return same[0]
        if name.known or names.known_group(name.text):
            return None
        short = [f for f in near.values() if any(_is_short_form(name, other) for other in f.found[:3])]
        return short[0] if len(short) == 1 else None


def body_key(name: Name) -> str:
    """What names of one body share: the tables' entry, the state and its noun, or the folded name."""
    if name.label == "state":
        return f"state {name.country}"
    if name.known:
        return f"known {name.known.name}"
    if name.country and name.kind in ("state-forces", "government"):
        noun = names.fold(name.text).split()[-1]
        return f"{name.country} {_ALIKE.get(noun, noun)}"
    return names.group_fold(name.text)


_ALIKE = {"troops": "forces", "soldiers": "forces", "regime": "government", "administration": "government"}


def _pieces(name: Name) -> list[str]:
    return names.group_fold(name.text).split()


def _sounds(name: Name) -> list[str]:
    return names.key(names.group_fold(name.text)).split()


def _initials(name: Name) -> tuple[str, ...]:
    if names.is_acronym(name.text):
        return (f"={names.fold(name.text).removeprefix('the ').replace('.', '')[:2]}",)
    short = names.acronym(name.text).lower()
    return (f"={short[:2]}",) if len(short) > 1 else ()


def _is_short_form(short: Name, full: Name) -> bool:
    """ "al-Wadi" for "Ashkar al-Wadi": a part of the name that is no other body's, kind or country."""
    a, b = _pieces(short), _pieces(full)
    if not 0 < len(a) < len(b) or full.kind in ("state-forces", "government", "coalition", "outlet"):
        return False
    if len(a) == 1 and (len(a[0]) < 4 or a[0] in lexicon.nouns("neutral") or a[0] in lexicon.nouns("prefix")):
        return False
    return a in (b[: len(a)], b[-len(a) :]) and not any(lexicon.countries().get(w.title()) for w in a)
