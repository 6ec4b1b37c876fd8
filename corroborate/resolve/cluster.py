"""Accounts into incidents: the strongest pairs first, never across a veto that a third report doesn't lift."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from corroborate.model import Account, Incident
from corroborate.resolve.compare import ENOUGH, Evidence, compare
from corroborate.resolve.crowds import crowded
from corroborate.resolve.features import Features, features, first_day

Key = tuple[str, int]
LIKELY = 3.0
"""Points from which two accounts are one incident's where no third of the case may be."""
ALONE = 3.75
"""Points from which they are where neither has been joined with any other."""
RIVAL = 1.0
"""Points from which a third may be."""
_OF_WAR = frozenset({"violence"})
"""Families of which there are many a day, most of them in no report of the case."""
RARE = 20
"""Accounts of a case up to which a name they share can be of one incident."""


def incidents(
    accounts: Sequence[Account], shared_words: Mapping[tuple[str, str], int], published: Mapping[str, str]
) -> tuple[Incident, ...]:
    """Group accounts that tell of the same incident; any order of ``accounts`` gives the same.

    Args:
        accounts: every article's accounts.
        shared_words: words copied between two articles, by their ids in order.
        published: articles' own days (ISO 8601), by id, where they are known.
    """
    ordered = sorted(accounts, key=lambda a: (a.article, a.index))
    known = crowded({(a.article, a.index): features(a, published.get(a.article)) for a in ordered})
    groups = _Groups(known, shared_words)
    for found, a, b in groups.pairs(LIKELY):
        if found.points >= ENOUGH or groups.likely(a, b):
            groups.join(a, b)
    by_root: dict[Key, list[Account]] = defaultdict(list)
    for account in ordered:
        by_root[groups.root[account.article, account.index]].append(account)
    return tuple(Incident(_id(mine[0]), tuple(mine)) for _, mine in sorted(by_root.items()))


class _Groups:
    """Accounts while they are joined; ``root`` is each account's group, ``near`` those that it may be one with."""

    def __init__(self, known: dict[Key, Features], shared_words: Mapping[tuple[str, str], int]) -> None:
        self.known, self.shared = known, shared_words
        self.root = {key: key for key in known}
        self.members: dict[Key, list[Key]] = {key: [key] for key in known}
        self.seen: dict[tuple[Key, Key], Evidence] = {}
        self.near: dict[Key, set[Key]] = defaultdict(set)

    def evidence(self, a: Key, b: Key) -> Evidence:
        a, b = min(a, b), max(a, b)
        if (a, b) not in self.seen:
            words = self.shared.get((min(a[0], b[0]), max(a[0], b[0])), 0)
            self.seen[a, b] = compare(self.known[a], self.known[b], words)
        return self.seen[a, b]

    def pairs(self, least: float) -> list[tuple[Evidence, Key, Key]]:
        """Pairs worth comparing that have so much evidence, most first; notes which may be one with which."""
        found: list[tuple[Evidence, Key, Key]] = []
        for a, b in sorted(_candidates(self.known, self.shared)):
            evidence = self.evidence(a, b)
            if evidence.veto is None and evidence.points >= RIVAL:
                self.near[a].add(b)
                self.near[b].add(a)
                if evidence.points >= least:
                    found.append((evidence, a, b))
        return sorted(found, key=lambda pair: (-pair[0].points, *pair[1:]))

    def likely(self, a: Key, b: Key) -> bool:
        """Whether two are one incident's though their evidence alone is not enough: nothing speaks for two, and no
        third of the case may as well be the smaller one's. A war has many strikes a day, in no report of the case."""
        smaller, larger = sorted((self.root[a], self.root[b]), key=lambda root: len(self.members[root]))
        found, alone = self.evidence(a, b), len(self.members[larger]) == 1
        war = (self.known[a].families | self.known[b].families) <= _OF_WAR
        if smaller == larger or found.against or war or (alone and found.points < ALONE):
            return False
        return not self._rivals(smaller, larger)

    def _rivals(self, smaller: Key, larger: Key) -> set[Key]:
        """Third groups that may be one with the smaller and not with the larger; of two alike, with one of them."""
        one, other = self._near(smaller), self._near(larger)
        alike = len(self.members[smaller]) == len(self.members[larger])
        return (one ^ other if alike else one - other) - {smaller, larger}

    def _near(self, root: Key) -> set[Key]:
        """Groups that a group may be one with."""
        return {self.root[y] for x in self.members[root] for y in self.near[x]}

    def join(self, a: Key, b: Key) -> None:
        first, second = sorted((self.root[a], self.root[b]))
        if first == second:
            return
        if any(self._apart(x, y, first, second) for x in self.members[first] for y in self.members[second]):
            return
        for key in self.members.pop(second):
            self.root[key] = first
            self.members[first].append(key)

    def _apart(self, x: Key, y: Key, first: Key, second: Key) -> bool:
        """Whether two can't be one; a place or a near day gives way where a third is surely one's and fits both."""
        found = self.evidence(x, y)
        if not found.soft:
            return found.veto is not None
        return not any(
            self.evidence(one, z).bound and not self.evidence(other, z).veto
            for one, other in ((x, y), (y, x))
            for z in (*self.members[first], *self.members[second])
            if z not in (x, y)
        )


def _candidates(known: dict[Key, Features], shared: Mapping[tuple[str, str], int]) -> set[tuple[Key, Key]]:
    """Pairs worth comparing: a day and a country, a victim or suspect, or words in common (blocking)."""
    blocks: dict[object, list[Key]] = defaultdict(list)
    for key, f in known.items():
        for block in _blocks(f):
            blocks[block].append(key)
    found = {(a, b) for mine in blocks.values() for a in mine for b in mine if a < b and a[0] != b[0]}
    by_article: dict[str, list[Key]] = defaultdict(list)
    for key in known:
        by_article[key[0]].append(key)
    found |= _by_names(known) | _by_kind(known)
    for x, y in shared:
        found |= {(min(a, b), max(a, b)) for a in by_article[x] for b in by_article[y]}
    return found


def _by_names(known: dict[Key, Features]) -> set[tuple[Key, Key]]:
    """Pairs that share names of their own, whatever day and place each gives; a name of many is nobody's."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, f in known.items():
        for name in f.own:
            holders[name].append(key)
    together: Counter[tuple[Key, Key]] = Counter()
    for mine in holders.values():
        if len(mine) <= RARE:
            together.update((a, b) for a in mine for b in mine if a < b and a[0] != b[0])
    return {pair for pair, names in together.items() if names > 2}


def _by_kind(known: dict[Key, Features]) -> set[tuple[Key, Key]]:
    """Pairs of one kind of event in one week's news, where one of the two gives no country."""
    blocks: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for key, f in known.items():
        days = [day for day in (first_day(f), f.published and date.fromisoformat(f.published)) if day]
        for week in {week for day in days for week in _weeks(day)}:
            for kind in f.types:
                blocks[kind, week].append(key)
    return {
        (min(a, b), max(a, b))
        for mine in blocks.values()
        for a in mine
        if not known[a].countries
        for b in mine
        if a[0] != b[0]
    }


def _blocks(f: Features) -> Iterator[object]:
    for person in f.victims | f.suspects:
        yield "person", person
        yield "surname", person.split()[-1]
    day = first_day(f)
    if day is not None:
        yield "anywhere", day.isoformat()
    weekdays = set(f.weekdays) | ({day.weekday()} if day else set())
    for country in f.countries or {"?"}:
        for weekday in weekdays:
            yield "weekday", country, weekday
        if day is not None:
            yield from (("day", country, near) for near in _near(day))
            if country == "?":
                yield from (("anywhere", near) for near in _near(day))
        if day is None:
            yield "undated", country
        if f.published:
            yield from (("news", country, week) for week in _weeks(date.fromisoformat(f.published)))
        if day is not None:
            yield from (("news", country, week) for week in _weeks(day))
    if day is None:
        for place in f.places:
            yield "place", place.name


def _weeks(day: date) -> tuple[int, int]:
    """The week a day is in and the one before it, counted from the calendar's first."""
    week = day.toordinal() // 7
    return week, week - 1


def _near(day: date) -> Iterator[str]:
    yield day.isoformat()
    yield (day - timedelta(days=1)).isoformat()


def _id(account: Account) -> str:
    digest = hashlib.sha256(f"{account.article}\0{account.index}".encode()).hexdigest()
    return f"incident-{digest[:10]}"
