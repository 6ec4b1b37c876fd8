"""Named speakers of many articles joined: one person under several names, an office and its voice.

Full names are joined first; a surname alone then goes to one of them, and never makes two people
with that surname one. A spokesman and whom he speaks for can't be shown independent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corroborate.names import key, parts, same_group, same_person, stands_for
from corroborate.provenance.merging import Merged, Node
from corroborate.provenance.posts import noun_of
from corroborate.provenance.speakers import Who
from corroborate.provenance.words import folded

_BUCKET = 64
"""Names compared with one another in one bucket: past it only neighbours in sorted order are."""


def node(speaker: Who, article: str) -> Node:
    """A named speaker's node: a single word may be anybody's surname, so it is its article's own."""
    if _lone(speaker):
        return ("named", speaker.key, article)
    return ("named", speaker.key)


def join_names(found: Sequence[tuple[str, Who]], merged: Merged) -> None:
    """Join the named speakers, given as (article, speaker), that can be one."""
    spoken = Counter(speaker.key for _, speaker in found)
    full = {speaker.key: speaker for _, speaker in found if not _lone(speaker)}
    buckets = _buckets(full.values())
    for _, names in sorted(buckets.items()):
        for a, b in _pairs(sorted(set(names))):
            if _one(full[a], full[b]):
                merged.join(("named", a), ("named", b), f"“{full[a].name}” and “{full[b].name}”: one speaker's names")
    _join_lone(found, full, spoken, merged)


def _lone(speaker: Who) -> bool:
    return " " not in speaker.key


def _one(a: Who, b: Who) -> bool:
    if a.key.startswith(("government ", "forces ", "group ")) and b.key.startswith(
        ("government ", "forces ", "group ")
    ):
        return False
    if a.words == b.words or same_group(a.name, b.name) or stands_for(a.name, b.name) or stands_for(b.name, a.name):
        return True
    return (
        a.name[:1].isupper()
        and b.name[:1].isupper()
        and not _nations(a)
        and not _nations(b)
        and same_person(a.name, b.name)
    )


def _nations(speaker: Who) -> frozenset[str]:
    return frozenset(word for word in speaker.words if word.isupper())


def _buckets(speakers: Iterable[Who]) -> dict[str, list[str]]:
    buckets: dict[str, list[str]] = defaultdict(list)
    for speaker in speakers:
        found = parts(speaker.name)
        for part in found:
            buckets[key(part)].append(speaker.key)
        buckets["initials " + "".join(part[0] for part in found if part)].append(speaker.key)
    return buckets


def _pairs(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    reach = len(names) if len(names) <= _BUCKET else 4
    for i, name in enumerate(names):
        for other in names[i + 1 : i + reach]:
            yield name, other


def _join_lone(found: Sequence[tuple[str, Who]], full: Mapping[str, Who], spoken: Counter[str], merged: Merged) -> None:
    at_home: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, list[str]] = defaultdict(list)
    for article, speaker in found:
        if not _lone(speaker):
            at_home[article].add(speaker.key)
    for name, speaker in sorted(full.items()):
        for part in {key(part) for part in parts(speaker.name)} | {"".join(p[0] for p in folded(speaker.name))}:
            ends[part].append(name)
    for article, speaker in sorted({(a, s) for a, s in found if _lone(s)}, key=lambda item: (item[0], item[1].key)):
        here = ("named", speaker.key, article)
        near = [] if noun_of(speaker.key) else ends.get(key(speaker.key), []) + ends.get(speaker.key, [])
        names = [n for n in near if _one(full[n], speaker)]
        if names:
            best = min(names, key=lambda n: (n not in at_home[article], -spoken[n], n))
            why = f"“{speaker.name}” ({article}) and “{full[best].name}”: one speaker's names"
            merged.join(here, ("named", best), why)
        else:
            merged.join(here, ("named", speaker.key), "")
