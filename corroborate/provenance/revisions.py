"""What changed between the versions of an article, as a dated list for the reader, a line a change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from corroborate.model import COUNT_FIELDS, VERSION, Article, Claim, Noun, Problem
from corroborate.provenance.credit import label
from corroborate.provenance.edits import edits
from corroborate.provenance.sentences import Matched, Place
from corroborate.provenance.versions import Version, counterpart, own_voice, replaced

_QUOTED = 12
"""Words of a sentence that a line quotes where it quotes two, twice that where it quotes one: as many as
``--without-text`` lets through (25)."""
_BEFORE = 4
"""Words before its first changed one that a changed sentence is quoted from."""
_LINES = 40
"""Changed sentences that are listed for two versions; more are counted."""
_WORD = re.compile(r"\S+")
_LONGEST = 160
"""Characters a quotation keeps where its words have no spaces between them."""


class Revisions(Noun, frozen=True):
    """The versions among an incident's articles: what changed, and which claims were replaced by which."""

    problems: tuple[Problem, ...]
    replaced: dict[str, str]

    def mark(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims, those of an earlier version that a later one replaces marked so."""
        of = self.replaced
        return tuple(replace(c, superseded_by=of[c.id]) if c.id in of else c for c in claims)


def revisions(
    articles: Sequence[Article],
    found: Sequence[Version],
    claims: Sequence[Claim],
    origin_of: Mapping[str, str],
    sentences: Callable[[Article], Sequence[Place]],
) -> Revisions:
    """What changed from each version of an article to the next.

    Args:
        articles: of one incident, in any order; the answer is the same.
        found: the versions among them.
        claims: what they say, in any order.
        origin_of: each claim's origin, by their ids.
        sentences: where an article's sentences stand; only asked of versions.
    """
    if not found:
        return Revisions((), {})
    named = {name for version in found for name in (version.earlier, version.later)}
    by_id = {article.id: article for article in articles if article.id in named}
    matched = Matched(by_id, {name: sentences(article) for name, article in by_id.items()})
    mine = sorted((c for c in claims if c.span.article in named), key=lambda c: (c.span.article, c.span.start, c.id))
    lines = {line for version in found for line in _Changes(version, mine, origin_of, matched).lines()}
    problems = sorted(lines, key=lambda p: (p.message, p.article or ""))
    return Revisions(tuple(problems), replaced(found, mine, origin_of, matched))


class _Changes:
    """The changes from one version to the next."""

    def __init__(
        self, version: Version, claims: Sequence[Claim], origin_of: Mapping[str, str], matched: Matched
    ) -> None:
        self.before, self.after = (matched.articles[i] for i in (version.earlier, version.later))
        self.matched, self.origin_of = matched, origin_of
        counted = [c for c in claims if c.field in COUNT_FIELDS and c.scope == "incident" and c.stance == "asserts"]
        self.mine = [c for c in counted if c.span.article == self.before.id]
        self.theirs = [c for c in counted if c.span.article == self.after.id]

    def lines(self) -> list[Problem]:
        """A line that names the two versions, then a line a change; dated, so that they sort by date."""
        told = [f"a later version of {label(self.before)} of {_date(self.before)}"]
        told += dict.fromkeys([*self._tolls(), *self._sentences()])
        return [Problem(VERSION, f"{_date(self.after)}: {line}", self.after.id) for line in told]

    def _tolls(self) -> Iterable[str]:
        done: set[tuple[object, ...]] = set()
        for claim in self.mine:
            later = counterpart(claim, self.theirs, self.origin_of, self.matched)
            if later is None:
                if self.matched.became(claim.sentence, self.after.id) is None:
                    sentence = _quote(claim.sentence.exact, most=2 * _QUOTED)
                    yield f"{claim.field} {_figure(claim)} withdrawn: “{sentence}”"
                continue
            words = f"“{_quote(claim.span.exact)}” became “{_quote(later.span.exact)}”"
            key = claim.field, claim.value, claim.modifier, later.value, later.modifier
            if key not in done and (claim.value, claim.modifier) != (later.value, later.modifier):
                done.add(key)
                yield f"{claim.field} {_moved(claim, later)} from {_figure(claim)} to {_figure(later)}: {words}"
            if own_voice(claim) != own_voice(later):
                speaker = (later if own_voice(claim) else claim).speakers[0].name
                how = "added" if own_voice(claim) else "removed"
                yield f"attribution {how}: {later.field} {_figure(later)}, “{_quote(speaker)}”"

    def _sentences(self) -> Iterable[str]:
        found = self.matched.between(self.before.id, self.after.id)
        old, new = self.before.text or "", self.after.text or ""
        lines = []
        for a, b in found.changed:
            left, right = old[slice(*a)], new[slice(*b)]
            first = next(iter(edits(left, right)), None)
            start = (first.left[0], first.right[0]) if first else (0, 0)
            lines.append(f"sentence changed: “{_quote(left, start[0])}” became “{_quote(right, start[1])}”")
        lines += [f"sentence withdrawn: “{_quote(old[slice(*at)], most=2 * _QUOTED)}”" for at in found.withdrawn]
        lines += [f"sentence added: “{_quote(new[slice(*at)], most=2 * _QUOTED)}”" for at in found.added]
        yield from lines[:_LINES]
        if len(lines) > _LINES:
            yield f"sentences changed, withdrawn or added beside these: {len(lines) - _LINES}"


def _date(article: Article) -> str:
    return article.published.value if article.published else "not dated"


def _figure(claim: Claim) -> str:
    value = "without a number" if claim.value is None else str(claim.value)
    return value if claim.modifier in (None, "exact") else f"{value} ({claim.modifier})"


def _moved(claim: Claim, later: Claim) -> str:
    if claim.value is None or later.value is None or claim.value == later.value:
        return "changed"
    return "raised" if later.value > claim.value else "lowered"


def _quote(text: str, at: int = 0, most: int = _QUOTED) -> str:
    """A few words of a text on one line, from a little before ``at``; "…" where some are left out."""
    words = [match.span() for match in _WORD.finditer(text)]
    first = min(max(0, sum(end <= at for _, end in words) - _BEFORE), max(0, len(words) - most))
    shown = " ".join(text[start:end] for start, end in words[first : first + most])
    more = first + most < len(words) or len(shown) > _LONGEST
    return f"{'…' if first else ''}{shown[:_LONGEST].rstrip()}{'…' if more else ''}"
