"""Which tellings cannot be shown to be independent: every claim's origin.

As the contract has it: a first-hand speaker is one origin however many outlets carry the words; an
unnamed official quoted by one agency is one origin in all copies of that agency's text; what
nobody is named for has the origin of whoever wrote it, except that a figure which the same article
attributes elsewhere has that speaker's. A number of origins is one of at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from corroborate.model import COUNT_FIELDS, Article, Claim, Origin, OriginKind, Reuse
from corroborate.names import slug
from corroborate.provenance.bodies import join_bodies
from corroborate.provenance.credit import agency, house
from corroborate.provenance.decided import Decided, OriginDecision, saying
from corroborate.provenance.lineage import Lineage, Writer, same_sentence
from corroborate.provenance.merging import Merged, Node
from corroborate.provenance.naming import join_names, node
from corroborate.provenance.offices import join_offices
from corroborate.provenance.speakers import Who, named, own_call, who
from corroborate.provenance.unnamed import Voice, compatible, describe, figure, join_unnamed, voices
from corroborate.settings import Settings

Figure = tuple[str, str]

_LISTED = 6
"""Articles that a line of reasons names; more are counted."""
_KINDS: dict[str, OriginKind] = {"agency": "agency", "newsroom": "newsroom"}


def origins(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    reuse: Sequence[Reuse],
    settings: Settings | None = None,
    decisions: Sequence[OriginDecision] = (),
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """The origins of the claims, and each claim's: claim id to origin id.

    The answer does not depend on the order of what is given. Every claim has one origin, and every
    origin a claim. Ids are made of the origin's kind and name. What was decided stands, whatever
    the texts show.
    """
    work = _Origins(articles, claims, reuse, settings or Settings())
    work.decided(decisions)
    work.speakers()
    work.tellings()
    return work.named()


class _Origins:
    def __init__(
        self, articles: Sequence[Article], claims: Sequence[Claim], reuse: Sequence[Reuse], settings: Settings
    ) -> None:
        order = sorted(reuse, key=lambda r: (r.from_.article, r.to.article, r.from_.start, r.to.start))
        self.lineage = Lineage(articles, order, settings.derived_share)
        self.claims = sorted(claims, key=lambda c: (c.span.article, c.span.start, c.span.end, c.id))
        self.merged = Merged()
        self._wires = {house(name): name for a in articles for name in sorted(self.lineage.agencies(a.id))}
        self._says = {claim.id: figure(claim) for claim in self.claims}
        self._telling: dict[Figure, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in self.claims:
            self._telling[self._says[claim.id]][claim.span.article].append(claim)
        self._retold = {c.id for c in self.claims if not _own_voice(c) and self._retells(c)}
        self.own = [c for c in self.claims if self._tells(c)]
        outlets = {c.id for c in self.claims if c.speakers and c.speakers[0].kind == "news-outlet"}
        ours = {c.id for c in self.own}
        self.spoken = [c for c in self.claims if not _of_outlet(c) and c.id not in self._retold]
        self.voices: dict[tuple[str, str], Voice] = {}
        self._nodes: dict[str, Node] = {}
        self._behind: dict[str, list[tuple[int, tuple[str, int], str, str]]] = defaultdict(list)
        self._copied: dict[str, set[str]] = defaultdict(set)
        self._taken: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            self._nodes[claim.id] = self._first_node(claim, claim.id in ours, claim.id in outlets)

    def _tells(self, claim: Claim) -> bool:
        """Whether a newsroom's words alone stand behind a claim: the article's own, or those it copied and credits."""
        return _own_voice(claim) or claim.id in self._retold

    def _retells(self, claim: Claim) -> bool:
        """Whether a claim is given to the very house whose article its sentence is copied from.

        "…, according to Harrow Wire" over Harrow Wire's own words: whoever speaks there is its speaker.
        """
        name = house(claim.speakers[0].name)
        return any(
            copy.taken and name == house(self.lineage.writer(copy.theirs.article)[1])
            for copy in self.lineage.covering(claim.sentence)
        )

    def decided(self, decisions: Sequence[OriginDecision]) -> None:
        """Join and keep apart what analysts decided, before anything else is joined."""
        if decisions:
            Decided(self.claims, self.lineage.articles, self._nodes).apply(decisions, self.merged)

    def _outlet(self, name: str) -> Writer:
        """An outlet that speaks: an agency where the table or an article's credits make it one."""
        wire = agency(name) or self._wires.get(house(name))
        return ("agency", wire) if wire else ("newsroom", name)

    def _first_node(self, claim: Claim, own: bool, outlet: bool) -> Node:
        if own:
            return "telling", claim.id
        if outlet:
            name = claim.speakers[0].name
            return _writer_node(self._outlet(name))
        speaker = who(claim.speakers[0])
        return node(speaker, claim.span.article) if speaker.named else ("unnamed", claim.span.article, speaker.key)

    def speakers(self) -> None:
        """Join first-hand speakers: by name, by office, and unnamed ones by lineage."""
        known = {(c.span.article, w) for c in self.spoken if (w := who(c.speakers[0])).named}
        for article, speaker in sorted(known, key=lambda item: (item[0], item[1].key, item[1].name)):
            for principal in speaker.principals:
                behind = named(principal)
                known.add((article, behind))
                why = f"“{speaker.name}” ({article}) speaks for “{behind.name}”"
                self.merged.join(node(speaker, article), node(behind, article), why)
        order = sorted(known, key=lambda item: (item[0], item[1].key, item[1].name))
        join_names(order, self.merged)
        self._issuers(order)
        join_offices(list(self.lineage.articles.values()), order, self.merged)
        found = voices(self.spoken, self.lineage)
        self.voices = {(v.article, v.who.key): v for group in found.values() for v in group}
        join_unnamed(found, self.lineage, self.merged)
        spoken = [(claim, self._nodes[claim.id]) for claim in self.spoken]
        writers = {name: self.lineage.writer(name) for name in self.lineage.articles}
        join_bodies(self.lineage.articles, spoken, writers, self.merged)

    def _issuers(self, known: Sequence[tuple[str, Who]]) -> None:
        """Who issues a statement of its own is the speaker whom other articles quote by that name."""
        spoken = {speaker.key: (article, speaker) for article, speaker in reversed(known)}
        for name in sorted(self.lineage.articles):
            writer = self.lineage.writer(name)
            if writer[0] == "newsroom" and (found := spoken.get(named(writer[1]).key)):
                article, speaker = found
                why = f"“{speaker.name}” ({article}) is who published {name}"
                self.merged.join(_writer_node(writer), node(speaker, article), why)

    def tellings(self) -> None:
        """Join what an article says in its own voice with whoever's words it is, else with its writer.

        Tellings are joined among themselves first and then given to one speaker at most: a figure
        that two speakers give must not make the two one.
        """
        self._copied_sentences()
        self._same_figures()
        self._retold_figures()
        groups: dict[Node, list[Claim]] = defaultdict(list)
        for claim in self.own:
            groups[self.merged.find(self._nodes[claim.id])].append(claim)
        for claim in self.spoken:  # decided already
            groups.pop(self.merged.find(self._nodes[claim.id]), None)
        for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
            speakers = sorted(found for claim in group for found in self._behind[claim.id])
            if not any(self.merged.join(self._nodes[group[0].id], self._nodes[to], why) for _, _, to, why in speakers):
                self._give_writer(group)

    def _own_and(self, claim: Claim, other: Claim, rank: int, why: str) -> None:
        """Join two tellings, or note a speaker who may be behind a telling (the lowest rank is taken)."""
        if self._nodes[other.id][0] == "telling":
            self.merged.join(self._nodes[claim.id], self._nodes[other.id], why)
        else:
            self._behind[claim.id].append((rank, (other.span.article, other.span.start), other.id, why))

    def _copied_sentences(self) -> None:
        for claim in self.claims:
            telling = self._telling[self._says[claim.id]]
            for copy in self.lineage.covering(claim.sentence):
                for other in telling.get(copy.theirs.article, []):
                    inside = other.sentence.start < copy.theirs.end and copy.theirs.start < other.sentence.end
                    if inside and same_sentence(claim.sentence, other.sentence):
                        self._copied[claim.id].add(other.span.article)
                        if copy.taken:
                            self._taken[claim.id].add(other.span.article)
                        self._join_copied(claim, other)

    def _join_copied(self, a: Claim, b: Claim) -> None:
        kinds = {self._nodes[a.id][0], self._nodes[b.id][0]}
        why = f"{saying(a)} and {saying(b)}: one sentence, copied"
        if self._nodes[a.id][0] == "telling":
            self._own_and(a, b, 0, why)
        elif kinds == {"unnamed"}:
            mine, theirs = who(a.speakers[0]), who(b.speakers[0])
            if compatible(mine, theirs) or mine.head == theirs.head:
                pair = [self.voices[c.span.article, w.key] for c, w in ((a, mine), (b, theirs))]
                self.merged.join(pair[0].node, pair[1].node, describe(pair[0], pair[1], "one sentence, copied"))

    def _same_figures(self) -> None:
        """A figure that nobody is named for has the speaker to whom the same article gives it elsewhere.

        Not where the two were copied from two reports, or the article had the one from another's text
        and the other from a call of its own.
        """
        for claim in self.own:
            counts = claim.field in COUNT_FIELDS and claim.value is not None
            same = [c for c in self._telling[self._says[claim.id]][claim.span.article] if _comparable(claim, c)]
            for other in [c for c in same if self._tells(c) and self._one_text(claim, c)][:1]:
                self._own_and(claim, other, 1, "")
            for other in [c for c in same if not self._tells(c) and counts and not self._added(claim, c)][:1]:
                self._own_and(claim, other, 1, f"{saying(claim)}: {saying(other)} gives the figure too")

    def _one_text(self, claim: Claim, other: Claim) -> bool:
        """Whether two tellings of an article can be of one text; what was copied from nowhere goes with the first."""
        mine, theirs = self._copied[claim.id], self._copied[other.id]
        if mine and theirs:
            return bool(mine & theirs)
        alike = self._telling[self._says[claim.id]][claim.span.article]
        first = next((c for c in alike if self._tells(c) and self._copied[c.id]), None)
        return first is None or first.id in (claim.id, other.id)

    def _added(self, claim: Claim, other: Claim) -> bool:
        """Whether an article copied a telling and adds a speaker of its own, whom the other's text has not."""
        home = self._copied[claim.id]
        if not home or home & {copy.theirs.article for copy in self.lineage.covering(other.sentence)}:
            return False
        return bool(self._taken[claim.id]) or own_call(
            other.sentence.exact, self.lineage.articles[other.span.article].publisher
        )

    def _retold_figures(self) -> None:
        """A figure without a speaker that a text it shares words with gives too can't be shown its own."""
        near: dict[str, list[str]] = defaultdict(list)
        for a, b in self.lineage.linked():
            near[a].append(b)
            near[b].append(a)
        for claim in self.own:
            telling = self._telling[self._says[claim.id]]
            here = telling[claim.span.article]
            if claim.field not in COUNT_FIELDS or claim.value is None or any(self._copied[c.id] for c in here):
                continue  # what the article copied says whose the figure is
            for article in near[claim.span.article]:
                others = [c for c in telling.get(article, []) if _comparable(claim, c)]
                if others:
                    other = min(others, key=lambda c: self._nodes[c.id][0] == "telling")
                    why = f"{saying(claim)} and {saying(other)}: the articles share copied text"
                    self._own_and(claim, other, 2, why)

    def _give_writer(self, group: list[Claim]) -> None:
        writers = sorted({w for claim in group if (w := self._writer(claim))})
        best = [w for w in writers if w[0] == "agency"] or writers
        if len(best) == 1:
            for claim in group:
                self.merged.join(self._nodes[claim.id], _writer_node(best[0]), "")

    def _writer(self, claim: Claim) -> Writer:
        """Who wrote the sentence: the first text it is known from, or the agency both copies credit."""
        article = claim.span.article
        source = self.lineage.source_of(claim.sentence) or article
        if source == article:
            for copy in self.lineage.covering(claim.sentence):
                common = self.lineage.agencies(article) & self.lineage.agencies(copy.theirs.article)
                if copy.reuse.direction == "common-origin" and common:
                    return "agency", min(common)
            source = self.lineage.derived_from(article) or article
        return self.lineage.writer(source)

    def named(self) -> tuple[tuple[Origin, ...], dict[str, str]]:
        """The groups as origins, and each claim's."""
        groups: dict[Node, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[self.merged.find(self._nodes[claim.id])].append(claim)
        made = [(self._describe(group), group) for group in groups.values()]
        made.sort(key=lambda item: (item[0][0], item[0][1] or "", [c.id for c in item[1]]))
        taken: dict[str, int] = defaultdict(int)
        found: list[Origin] = []
        of: dict[str, str] = {}
        for (kind, name), group in made:
            stem = f"o-{kind}-{slug(name or group[0].span.article)}"[:80]
            taken[stem] += 1
            at = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
            articles = tuple(sorted({c.span.article for c in group}))
            why = (*self._by_name(group), *self.merged.reasons(self._nodes[c.id] for c in group))
            found.append(Origin(at, kind, name, articles, why))
            of.update((claim.id, at) for claim in group)
        return tuple(sorted(found, key=lambda o: o.id)), of

    def _by_name(self, group: list[Claim]) -> list[str]:
        """A line for each speaker whom several articles call alike, and for each writer of several."""
        known: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        root = self.merged.find(self._nodes[group[0].id])
        for claim in group:
            if self._nodes[claim.id][0] == "named":
                speaker = who(claim.speakers[0])
                known[f"“{speaker.name}” in ", "one speaker by that name", speaker.key].add(claim.span.article)
            elif self._tells(claim):
                kind, name = self._writer(claim)
                if kind != "unknown" and self.merged.find(_writer_node((kind, name))) == root:
                    known["", f"in their own voice the text of {name}", ""].add(claim.span.article)
        told = sorted((before, _listed(sorted(of)), after) for (before, after, _), of in known.items() if len(of) > 1)
        return [f"{before}{articles}: {after}" for before, articles, after in dict.fromkeys(told)]

    def _describe(self, group: list[Claim]) -> tuple[OriginKind, str | None]:
        spoken = [c for c in group if not _of_outlet(c) and c.id not in self._retold]
        if spoken:
            names = Counter(who(c.speakers[0]) for c in spoken)
            return "statement", max(names, key=lambda w: (w.named, names[w], len(w.name), w.name)).name
        outlets = [c.speakers[0].name for c in group if c.speakers and c.speakers[0].kind == "news-outlet"]
        writers = {self._writer(c) for c in group if self._tells(c)}
        for kind, name in sorted(writers):
            if (
                self.merged.find(_writer_node((kind, name))) == self.merged.find(self._nodes[group[0].id])
                and kind in _KINDS
            ):
                return _KINDS[kind], name
        if outlets:
            name = max(outlets, key=lambda n: (len(n), n))
            kind, name = self._outlet(name)
            return _KINDS[kind], name
        return "unknown", None


def _writer_node(writer: Writer) -> Node:
    return "writer", writer[0], house(writer[1]) if writer[0] != "unknown" else writer[1]


def _listed(articles: list[str]) -> str:
    """Articles in a line of reasons: the first few by their ids."""
    more = len(articles) - _LISTED
    return " and ".join([", ".join(articles[:_LISTED]), f"{more} more"]) if more > 0 else ", ".join(articles)


def _own_voice(claim: Claim) -> bool:
    return not claim.speakers or claim.speakers[0].kind == "article"


def _of_outlet(claim: Claim) -> bool:
    """Whether a newsroom says it: the article's own, or another that it names."""
    return _own_voice(claim) or claim.speakers[0].kind == "news-outlet"


def _comparable(claim: Claim, other: Claim) -> bool:
    return other.id != claim.id and other.scope == claim.scope and other.stance == claim.stance == "asserts"
