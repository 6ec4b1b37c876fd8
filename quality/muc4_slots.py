"""MUC-4's counting: templates of the key against templates of a system, slot by slot.

After Chinchor, "MUC-4 Evaluation Metrics" and the conference's "Guidelines for Scoring Mismatches" (M92-1002,
M92-1044): a fill is right (1), partly right (1/2) or wrong; recall is over the key's fills, precision over the
system's, of all templates, those that only one side has included. Optional fills and templates cost nothing where
they are missing. Templates are mapped one to one where the type agrees at least in part and something else of them
does too (a target, an organisation, or day and place), so that the total is largest. The judges of 1992 decided on
strings by hand; here one is right where it has the key's words (titles and articles aside) and partly right where
it shares one that matters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from corroborate import names
from corroborate.model import Noun
from corroborate.names import fold

SLOTS = (
    "incident_type",
    "incident_date",
    "incident_location",
    "perp_org",
    "perp_org_confidence",
    "hum_tgt_name",
    "hum_tgt_description",
    "hum_tgt_effect",
)
TARGET = "phys_tgt_id"
"""A slot that is not counted; templates may be mapped by it."""
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_BEFORE = 7
"""Days before its date that a key's "- 16 NOV 89" (on or before) is taken to reach."""
_KINDS_OF_ATTACK = frozenset({"BOMBING", "ARSON"})
_KIND = re.compile(r"\(.*?\)")
_SKIPPED = frozenset(
    "the a an of some one two three four five six seven eight nine ten several many other others another and "
    "at least about than more in from with for to".split()
)


class Fill(Noun, frozen=True):
    """One fill: any of ``alts`` is right; ``of`` is the entity it belongs to, with its alternatives."""

    alts: tuple[str, ...]
    of: tuple[str, ...] = ()
    optional: bool = False


class Template(Noun, frozen=True):
    """One incident's fills by slot."""

    fills: dict[str, tuple[Fill, ...]]
    optional: bool = False


class Count:
    """Credit over the key's fills and the system's, slot by slot; ``notes`` are what is not right."""

    def __init__(self) -> None:
        self.credit: defaultdict[str, float] = defaultdict(float)
        self.possible: Counter[str] = Counter()
        self.actual: Counter[str] = Counter()
        self.notes: list[tuple[str, str, str, str]] = []

    def figures(self, slots: Iterable[str] = SLOTS) -> tuple[float, float, float]:
        """Precision, recall and F over the slots."""
        slots = list(slots)
        credit, possible, actual = (sum(count[s] for s in slots) for count in (self.credit, self.possible, self.actual))
        precision, recall = credit / max(actual, 1), credit / max(possible, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def join(self, other: Count) -> None:
        """Take another part's counts in."""
        for slot in SLOTS:
            self.credit[slot] += other.credit[slot]
        self.possible += other.possible
        self.actual += other.actual
        self.notes += other.notes

    def message(self, name: str, key: Sequence[Template], ours: Sequence[Template]) -> None:
        """Count one message's templates."""
        mapped = mapping(key, ours)
        for i, template in enumerate(key):
            if i in mapped or not template.optional:
                self._template(f"{name}#{i}", template, ours[mapped[i]] if i in mapped else None)
        for j, template in enumerate(ours):
            if j not in mapped.values():
                self._template(f"{name}+{j}", None, template)

    def _template(self, name: str, key: Template | None, ours: Template | None) -> None:
        for slot in SLOTS:
            wanted = key.fills.get(slot, ()) if key else ()
            said = ours.fills.get(slot, ()) if ours else ()
            credit, possible, pairs = compare(slot, wanted, said)
            self.credit[slot] += credit
            self.possible[slot] += possible
            self.actual[slot] += len(said)
            for want, got, worth in pairs:
                if worth < 1:
                    kind = "missing" if not got else "spurious" if not want else "part" if worth else "wrong"
                    whole = "" if key and ours else " template"
                    self.notes.append((name, slot, kind + whole, f"want {want} | got {got}"))


def mapping(key: Sequence[Template], ours: Sequence[Template]) -> dict[int, int]:
    """The key's templates with ours, one to one, the best agreement first."""
    pairs = sorted(
        (-worth, i, j) for i, one in enumerate(key) for j, other in enumerate(ours) if (worth := agreement(one, other))
    )
    found: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def agreement(key: Template, ours: Template) -> float:
    """Credit of two templates together, or 0 where they may not be mapped."""
    worth = {s: compare(s, key.fills.get(s, ()), ours.fills.get(s, ()))[0] for s in SLOTS}
    about = compare(TARGET, key.fills.get(TARGET, ()), ours.fills.get(TARGET, ()))[0]
    about += worth["hum_tgt_name"] + worth["hum_tgt_description"] + worth["perp_org"]
    scene = min(worth["incident_date"], worth["incident_location"])
    return sum(worth.values()) if worth["incident_type"] and (about or scene) else 0.0


def compare(slot: str, wanted: Sequence[Fill], said: Sequence[Fill]) -> tuple[float, int, list[tuple[str, str, float]]]:
    """Credit, the number of fills the key asks for, and each pair of fills with what it is worth."""
    worths = sorted(
        (-worth, i, j) for i, one in enumerate(wanted) for j, other in enumerate(said)
        if (worth := _worth(slot, one, other)) or not one.optional
    )  # fmt: skip
    paired: dict[int, tuple[int, float]] = {}
    for worth, i, j in worths:
        if i not in paired and j not in {k for k, _ in paired.values()}:
            paired[i] = (j, -worth)
    pairs = []
    for i, one in enumerate(wanted):
        if i in paired or not one.optional:
            other, worth = paired.get(i, (-1, 0.0))
            pairs.append((_shown(one), _shown(said[other]) if other >= 0 else "", worth))
    pairs += [("", _shown(s), 0.0) for j, s in enumerate(said) if j not in {k for k, _ in paired.values()}]
    possible = sum(i in paired or not one.optional for i, one in enumerate(wanted))
    return sum(worth for _, worth in paired.values()), possible, pairs


def _shown(fill: Fill) -> str:
    return fill.alts[0] + (f" of {fill.of[0]}" if fill.of else "")


def _worth(slot: str, want: Fill, got: Fill) -> float:
    said = got.alts[0]
    if slot == "incident_date":
        return max(_date(alt, said) for alt in want.alts)
    if slot == "incident_location":
        return max(_location(alt, said) for alt in want.alts)
    if slot == "incident_type":
        return max(_type(alt, said) for alt in want.alts)
    if slot == "perp_org":
        return max(_organisation(alt, said) for alt in want.alts)
    if slot in ("hum_tgt_name", TARGET):
        return max(_string(alt, said) for alt in want.alts)
    whose = not (want.of or got.of) or any(_string(a, b) for a in want.of for b in got.of)
    if slot == "hum_tgt_description":
        worth = max(_string(alt, said) for alt in want.alts)
        return worth if whose or not got.of or not want.of else min(worth, 0.5)
    return (1.0 if whose else 0.5) if said in want.alts else 0.0


def _type(want: str, said: str) -> float:
    if want == said:
        return 1.0
    return 0.5 if {want, said} & {"ATTACK"} and {want, said} & _KINDS_OF_ATTACK else 0.0


def _span(words: str) -> tuple[date, date, bool] | None:
    """First and last day, and whether the words say only "on or before"."""
    try:
        days = [datetime.strptime(" ".join(m.groups()), "%d %b %y").date() for m in _DAY.finditer(words)]
    except ValueError:  # "30 FEB 89": some keys are malformed
        return None
    if not days:
        return None
    before = words.strip("( ").startswith("-")
    return (days[0] - timedelta(_BEFORE) if before else days[0]), days[-1], before


def _date(want: str, said: str) -> float:
    wanted, given = _span(want), _span(said)
    if wanted is None or given is None:
        return 0.0
    if wanted == given or (not wanted[2] and not given[2] and wanted[0] <= given[0] and given[1] <= wanted[1]):
        return 1.0
    overlap = wanted[0] <= given[1] and given[0] <= wanted[1]
    return 0.5 if overlap and not given[2] else 0.0


def _levels(words: str) -> list[frozenset[str]]:
    """The place names of a chain, the country first; two for a border ("A - B")."""
    parts = [_KIND.sub("", part) for part in words.split(":")]
    return [frozenset(fold(p) for p in re.split(r"\s-\s|/", part) if fold(p)) for part in parts]


def _location(want: str, said: str) -> float:
    wanted, given = _levels(want), _levels(said)
    known, told = set().union(*wanted), set().union(*given)
    if wanted[-1] & told and (len(wanted) > 1 or len(given) == 1):
        return 1.0
    return 0.5 if known & told else 0.0


def _organisation(want: str, said: str) -> float:
    if names.same_group(said, want.title()) or fold(want) == fold(said):
        return 1.0
    mine, theirs = _content(said), _content(want)
    return 0.5 if mine and theirs and (mine <= theirs or theirs <= mine) else 0.0


def _content(words: str) -> set[str]:
    bare = fold(names.strip_rank(words)) or fold(words)
    return {w for w in bare.split() if w not in _SKIPPED and not w.isdigit()} or set(bare.split())


def _string(want: str, said: str) -> float:
    """1 for the same words, rank, number and articles aside; 1/2 for a shared word or one more or less."""
    mine, theirs = _content(said), _content(want)
    if mine == theirs:
        return 1.0
    return 0.5 if mine & theirs else 0.0
