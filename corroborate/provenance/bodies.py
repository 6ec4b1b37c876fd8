"""Speakers joined by the body they speak for: a ministry and its minister, a police force and its
spokesman, an office that one report calls by its post and another by its holder's name.

What differs by place or by body never becomes one. Where a short name ("the police") fits two
bodies that are known apart, it goes to one of them and does not make the two one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corroborate.model import COUNT_FIELDS, Article, Claim, Noun
from corroborate.names import parts
from corroborate.provenance.credit import house
from corroborate.provenance.lineage import Writer
from corroborate.provenance.merging import Merged, Node
from corroborate.provenance.posts import (
    ANY_GROUP,
    Post,
    fuller,
    nations,
    of_state,
    person_posts,
    post,
    same_body,
    several,
)
from corroborate.provenance.speakers import Who, who
from corroborate.provenance.unnamed import figure
from corroborate.provenance.words import folded

_BODIES = frozenset({"organisation", "government", "military", "armed-group"})
_PUBLIC = frozenset({"ministry", "police", "army", "government", "municipality", "governorate"})
"""Bodies that no article calls "the group"."""
_BACK = 400
"""Characters before "its spokesman" in which whose he is was named."""
_MENTIONS = 12
"""Mentions of a person in one article that are looked at for his post."""
_TRIED = 48
"""Seats of one body that a further one is compared with, beside those of its own article and figure."""
_MOST = 400
"""Kinds of body compared with one another; an incident has a few dozen."""

Said = frozenset[tuple[str, str]]


class Seat(Noun, frozen=True):
    """Somebody who speaks from a post, in one article; ``at`` is where he is first met.

    ``person`` is whether he has a name of his own beside his post's.
    """

    article: str
    node: Node
    name: str
    post: Post
    said: Said
    at: int
    person: bool = False


def join_bodies(
    articles: Mapping[str, Article],
    spoken: Sequence[tuple[Claim, Node]],
    writers: Mapping[str, Writer],
    merged: Merged,
) -> None:
    """Join the speakers that speak for one body.

    Args:
        articles: the incident's articles by id.
        spoken: claims with a first-hand speaker, and each speaker's node.
        writers: each article's writer, as (kind, name).
        merged: what is joined so far.
    """
    seats = sorted(_seats(articles, spoken, writers), key=lambda s: (s.article, s.at, s.name, repr(s.node)))
    _join_leaning([s for s in seats if s.post.leans], [s for s in seats if not s.post.leans], merged)
    own = [s for s in seats if not s.post.leans]
    groups: dict[tuple[frozenset[str], str], list[Seat]] = defaultdict(list)
    for seat in own:
        groups[seat.post.body, seat.post.level].append(seat)
    for _, same in sorted(groups.items(), key=lambda item: (sorted(item[0][0]), item[0][1])):
        _join_equal(same, merged)
    if len(groups) <= _MOST:
        _join_shorter(own, merged)


# ---------------------------------------------------------------- who sits where


def _seats(
    articles: Mapping[str, Article], spoken: Sequence[tuple[Claim, Node]], writers: Mapping[str, Writer]
) -> Iterable[Seat]:
    said: dict[tuple[str, Node, str, str], list[Claim]] = defaultdict(list)
    for claim, at in spoken:
        said[claim.span.article, at, claim.speakers[0].name[:300], claim.speakers[0].kind].append(claim)
    people: dict[str, list[tuple[Who, Node, Said]]] = defaultdict(list)
    names: set[str] = set()
    for (article, at, name, kind), claims in said.items():
        figures = frozenset(figure(c) for c in claims if c.field in COUNT_FIELDS and c.value is not None)
        place = min(c.speakers[0].span.start if c.speakers[0].span else c.span.start for c in claims)
        found = post(name, kind in _BODIES)
        speaker = who(claims[0].speakers[0])
        if found:
            yield Seat(article, at, name, found, figures, place)
            names.add(" ".join(folded(name)))
        if speaker.named and (not found or found.kind == "body") and (surname := parts(speaker.name)):
            people[surname[-1]].append((speaker, at, figures))
    for article, (kind, name) in writers.items():
        issuer = " ".join(folded(name)) in names
        if kind == "newsroom" and (found := post(name, issuer)) and found.kind == "body":
            yield Seat(article, ("writer", kind, house(name)), name, found, frozenset(), -1)
    for whole in articles.values():
        yield from _described(whole, people)


_NAME = re.compile(r"[^\W\d_][\w'’-]+")


def _described(article: Article, people: Mapping[str, Sequence[tuple[Who, Node, Said]]]) -> Iterable[Seat]:
    """The seats that an article gives to people by the words beside their names."""
    text, met = article.text or "", Counter[str]()
    for match in _NAME.finditer(text):
        if not match.group()[:1].isupper():
            continue
        plain = folded(re.sub(r"['’]s$", "", match.group()).replace("-", " "))
        if not plain or plain[-1] not in people or met[plain[-1]] >= _MENTIONS:
            continue
        met[plain[-1]] += 1
        for speaker, at, figures in people[plain[-1]][:8]:
            begin = _begin(text, match.start(), speaker)
            for found in person_posts(text, begin, match.end()):
                yield Seat(article.id, at, speaker.name, found, figures, begin, True)


def _begin(text: str, start: int, speaker: Who) -> int:
    """Where a person's name begins whose surname is at ``start``."""
    own = set(folded(speaker.name))
    while found := re.search(r"(\S+)\s+$", text[max(0, start - 40) : start]):
        if not set(folded(found[1])) or not set(folded(found[1])) <= own:
            break
        start -= len(found[0])
    return start


# ---------------------------------------------------------------- which are one


def _join_leaning(leaning: Sequence[Seat], others: Sequence[Seat], merged: Merged) -> None:
    """ "Its spokesman", "the ministry": of the one body that the article has just named, or whose release it is."""
    home: dict[str, list[Seat]] = defaultdict(list)
    for seat in others:
        if not seat.person and seat.post.kind in ("body", "staff"):
            home[seat.article].append(seat)
    for seat in leaning:
        fits = [o for o in home[seat.article] if o.node != seat.node and _lent(seat.post, o.post)]
        before = [o for o in fits if 0 <= o.at < seat.at and seat.at - o.at <= _BACK]
        if not seat.post.body and before:
            fits = [max(before, key=lambda o: o.at)]
        elif not seat.post.body:
            fits = [o for o in fits if o.at < 0]
        if fits and len({merged.find(o.node) for o in fits}) == 1:
            merged.join(seat.node, fits[0].node, _why(seat, fits[0], "one body, named in full and in short"))


def _lent(short: Post, full: Post) -> bool:
    """Whether a body's name can stand behind words that only say that it is one."""
    if not short.body or short.body <= full.body:
        return True
    return bool(short.body & ANY_GROUP) and full.proper and not full.body & _PUBLIC


def _join_equal(same: Sequence[Seat], merged: Merged) -> None:
    """Seats whose bodies have the same words: one, unless a place may have several such bodies, or two people hold
    a post of which there is one a place."""
    first = _Bench()
    for seat in sorted(same, key=lambda s: (s.post.kind != "body", s.person, s.article, s.at)):
        fits = [o for o in first.beside(seat) if o.node == seat.node or _one(o, seat)]
        if fits:
            best = min(fits, key=lambda o: (o.article != seat.article, not o.said & seat.said))
            merged.join(seat.node, best.node, _why(seat, best, "they speak for one body"))
        first.add(seat)


class _Bench:
    """Seats of one body: those of an article, and the first of all, so that a thousand reports cost no million."""

    def __init__(self) -> None:
        self._first: list[Seat] = []
        self._here: dict[str, list[Seat]] = defaultdict(list)
        self._said: dict[tuple[str, str], Seat] = {}

    def add(self, seat: Seat) -> None:
        if len(self._first) < _TRIED:
            self._first.append(seat)
        if len(self._here[seat.article]) < _TRIED:
            self._here[seat.article].append(seat)
        for told in seat.said:
            self._said.setdefault(told, seat)

    def beside(self, seat: Seat) -> list[Seat]:
        alike = [self._said[told] for told in sorted(seat.said) if told in self._said]
        return [*self._first, *self._here.get(seat.article, []), *alike]


def _one(a: Seat, b: Seat) -> bool:
    """Whether two seats of bodies that fit can't be shown independent."""
    officer = "officer" in (a.post.kind, b.post.kind)
    if officer and (a.post.kind == b.post.kind or not a.said & b.said):
        return False
    if a.person and b.person and (a.post.kind == b.post.kind == "head" or several(a.post.body)):
        return bool(a.post.proper and b.post.proper and several(a.post.body))
    if several(a.post.body & b.post.body) and not (a.post.proper and b.post.proper):
        return bool(a.said & b.said) or a.article == b.article
    return (a.post.one and b.post.one) or bool(a.said & b.said)


def _join_shorter(seats: Sequence[Seat], merged: Merged) -> None:
    """Seats whose body is another's in fewer words go to one that fits: at home, by figure, else the most spoken."""
    spoken = Counter(merged.find(s.node) for s in seats)
    known = frozenset[str]().union(*(nations(s.post) for s in seats))
    benches: dict[tuple[frozenset[str], str], tuple[Post, _Bench]] = {}
    for seat in seats:
        benches.setdefault((seat.post.body, seat.post.level), (seat.post, _Bench()))[1].add(seat)
    fuller_ones: dict[tuple[frozenset[str], str], list[_Bench]] = {
        key: [b for o, b in benches.values() if fuller(short, o) and same_body(short, o) and _whose(short, o, known)]
        for key, (short, _) in benches.items()
    }
    for seat in sorted(seats, key=lambda s: (-len(s.post.body), s.article, s.at, s.name, repr(s.node))):
        near = fuller_ones[seat.post.body, seat.post.level]
        fits = [o for bench in near for o in bench.beside(seat) if _one(seat, o)]
        if not fits or any(merged.find(o.node) == merged.find(seat.node) for o in fits):
            continue
        order = [(o.article != seat.article, not o.said & seat.said, -spoken[merged.find(o.node)]) for o in fits]
        best = min(
            zip(order, fits, strict=True), key=lambda item: (item[0], item[1].name, item[1].article, item[1].at)
        )[1]
        merged.join(seat.node, best.node, _why(seat, best, "one body, named in full and in short"))


def _whose(short: Post, full: Post, known: frozenset[str]) -> bool:
    """Whether "the army" can be that of a nation: not where the reports speak of several nations' bodies."""
    return not (of_state(short.body) and nations(full) - nations(short) and len(known) > 1)


def _why(a: Seat, b: Seat, why: str) -> str:
    first, second = sorted((a, b), key=lambda s: (s.article, s.at))
    if first.name == second.name:
        return ""
    return f"“{first.name}” ({first.article}) and “{second.name}” ({second.article}): {why}"
