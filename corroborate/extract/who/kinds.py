"""What a name is, by what stands around it anywhere in the article."""

from __future__ import annotations

from collections.abc import Iterable

from corroborate.extract.parse import Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.introduced import harmed, holds_a_post, introduced, looks_full
from corroborate.extract.who.name import Name
from corroborate.extract.who.signs import signed
from corroborate.names import fold, group_fold, known_group, parts

_APPOSITION = 9
_SITES = frozenset(
    "drive avenue boulevard highway parkway hospital airport university school college stadium mall".split()
    + "cemetery mosque cathedral airfield island islands mountains river county province district governorate".split()
)
"""Last words of streets', buildings' and regions' names that end no person's."""
_LAND = frozenset({"mountains", "mountain", "river", "mosque", "island", "valley", "district", "desert", "province"})
"""Nouns of places that a name before them, with its article, is the name of: "the Tessan mountains"."""
_STORMS = frozenset({"hurricane", "typhoon", "cyclone"})
_SHIPS = frozenset({"USS", "HMS", "FS", "INS", "MV", "SS", "RMS", "HMAS", "HMCS", "USNS", "KRI", "BRP"})
_BODIES = frozenset({"organisation", "group"})
_LINKS = frozenset({"of", "for", "in"})
"""What a body's name has before its place: "Law Party of Ontario"."""
_FORCE = frozenset({"state-forces", "government", "coalition"})


class Evidence:
    """Votes on one name: for a person, for a group, and whether the group bears arms.

    ``firm`` counts what cannot be read otherwise (an age, a rank; "X, a militia").
    """

    __slots__ = (
        "armed", "beside", "firm_group", "firm_person", "firm_place", "group", "labels", "modifier", "person", "place",
    )  # fmt: skip

    def __init__(self) -> None:
        self.person = self.group = self.firm_person = self.firm_group = self.armed = self.beside = self.place = (
            self.modifier
        ) = self.firm_place = 0
        self.labels: dict[str, int] = {}


def settle(found: Iterable[Name]) -> None:
    """Give every name of an article its label and kind, one for all its mentions."""
    same: dict[str, list[Name]] = {}
    found = list(found)
    for name in found:
        same.setdefault(group_fold(name.text), []).append(name)
    alone = {name.text for mentions in same.values() for name in mentions if _alone(name)}
    for mentions in same.values():
        if "-" in mentions[0].text and mentions[0].label == "people":
            continue
        if mentions[0].text in lexicon.countries() or mentions[0].text in lexicon.capitals():
            continue
        seen = Evidence()
        for name in mentions:
            seen.labels[name.label] = seen.labels.get(name.label, 0) + 1
            _look(name, seen)
        seen.firm_person += _ends_in(mentions[0], alone)
        label, kind = _verdict(mentions[0], seen)
        for name in mentions:
            if name.kind is None or name.kind == "armed-group":
                name.label, name.kind = label, kind
    whole = [n for n in found if n.label in _BODIES and n.first < n.last and not _LINKS & set(n.text.split()[-3:-1])]
    bodies = {n.sentence.tokens[n.last].text for n in whole}
    for name in found:
        if name.label == "other" and name.first == name.last and name.text in bodies:
            name.label, name.kind = "organisation", "organisation"  # "the Column", of the "Vara River Column"


def _no_person(name: Name) -> str | None:
    """What a name is whose own words end no person's, or that a storm or a ship bears: "HMS Venn"."""
    first = name.sentence.tokens[name.first]
    before = name.sentence.tokens[name.first - 1] if name.first else first
    if any(t.lower in _STORMS or t.text in _SHIPS for t in (first, before)):
        return "other"
    if len(parts(name.text)) < 2:
        return None
    if lexicon.body_noun(name.text):
        return "organisation"
    return "place" if fold(name.text).split()[-1] in _SITES else None


def _alone(name: Name) -> bool:
    """One word that is a person's name, and does something."""
    return name.label == "person" and name.first == name.last and name.sentence.tokens[name.last].dep == "nsubj"


def _ends_in(name: Name, alone: set[str]) -> bool:
    """ "Orla Venn" under another label, where "Venn" alone is a person elsewhere in the article."""
    last = name.sentence.tokens[name.last].text
    return last in alone and name.label in ("organisation", "other") and not name.known and looks_full(name)


def _verdict(name: Name, seen: Evidence) -> tuple[str, str | None]:
    labels = seen.labels
    if name.known and name.kind and not seen.firm_person:
        return name.label, name.kind
    if seen.firm_person > seen.firm_group or (seen.firm_person == seen.firm_group > 0 and "person" in labels):
        return "person", None
    head = lexicon.head_kind(name.text)
    if seen.firm_place > max(seen.firm_person, seen.firm_group) and head is None and not name.known:
        return "place", None
    if fold(name.text).startswith(("abu ", "umm ", "um ", "abou ")) and not (seen.group or head or "place" in labels):
        return "person", None
    wanted = 3 if "person" in labels and len(parts(name.text)) > 1 and not seen.firm_group else 2
    place = labels.get("place", 0) + labels.get("people", 0) + labels.get("other", 0) > sum(labels.values()) / 2
    if head == "armed-group" or (seen.group >= wanted and not (place and seen.beside)):
        armed = head == "armed-group" or seen.armed
        return ("group" if armed else "organisation"), _kind(name, head, bool(armed))
    usual = max(labels, key=lambda label: labels[label])
    if usual == "person" and not seen.firm_person and (other := _no_person(name)):
        return other, "organisation" if other == "organisation" else None
    if usual == "person" and 1 < seen.modifier == sum(labels.values()) and not (seen.person or seen.firm_person):
        return "other", None
    if usual != "place" and seen.place > sum(labels.values()) * 2 / 3 and not seen.firm_person and not seen.group:
        return "place", None
    if usual == "organisation":
        return usual, _kind(name, head, seen.armed > 0)
    return usual, None


def _kind(name: Name, head: str | None, armed: bool) -> str:
    if fold(name.text).removeprefix("the ") in lexicon.outlets():
        return "outlet"
    known = known_group(name.text)
    if known:
        return known.kind
    if head in _FORCE and not armed:
        return str(head)
    return "armed-group" if armed else "organisation"


def _look(name: Name, seen: Evidence) -> None:
    tokens = name.sentence.tokens
    _before(tokens, name, seen)
    after = tokens[name.last + 1 : name.last + 1 + _APPOSITION + 3]
    if after:
        _beside(after, seen)
        if after[0].text in ",(–—":
            _apposed(after[1:], seen)
        if after[0].lower == "who":
            seen.person += 1
        if _claims(after):
            seen.group += 3
            seen.armed += 1
    if name.label == "person" and len(parts(name.text)) > 1:
        seen.person += 1
    if signed(name):
        seen.group += 2
        seen.firm_group += 1
    seen.modifier += _describes(tokens, name)
    if name.label != "person" and not name.known:
        full = len(parts(name.text)) > 1
        seen.firm_person += holds_a_post(name) or (full and (harmed(name) or introduced(name)))


def _claims(after: list[Token]) -> bool:
    """ "X (CPA) has claimed responsibility": what no person does by the name alone, and no state's army."""
    if not any(t.lower == "claimed" for t in after):
        return False
    said = [t.lower for t in after if t.text not in _MARKS and not (t.text.isupper() and len(t.text) > 1)]
    while said and said[0] in ("group", "has", "have", "had", "also", "today", "later"):
        said = said[1:]
    return said[:2] in (["claimed", "responsibility"], ["claimed", "credit"])


_MARKS = frozenset("()[],\"“”'‘’-") | {"''", "``"}


def _describes(tokens: list[Token], name: Name) -> bool:
    """One word that only describes the common noun after it: "the Ashkari village"."""
    follows = name.last + 1 < len(tokens) and tokens[name.last + 1].pos == "NOUN"
    return name.first == name.last and follows and tokens[name.last].dep in ("amod", "compound", "nmod")


def _before(tokens: list[Token], name: Name, seen: Evidence) -> None:
    if not name.first:
        return
    quoted = name.first > 1 and tokens[name.first - 1].text in _MARKS
    before = tokens[name.first - 1 - quoted]
    word = before.lower.rstrip(".")
    group = lexicon.nouns("group")
    pair = f"{tokens[name.first - 2].lower} {word}" if name.first > 1 else word
    if word in group or pair in group or (word == "group" and before.pos == "NOUN"):
        seen.group += 2
        seen.firm_group += 1
        seen.armed += word in group or pair in group
    elif ((quoted and word in _CALLED) or word in _TRADES) and before.pos == "NOUN" and before.text.islower():
        seen.group += 2
        seen.firm_group += 1
    elif (_is_title(before, word) and not _noun(tokens, name.last + 1)) or (word == "victim" and looks_full(name)):
        seen.firm_person += 1
    elif word in _PLACING and name.first == name.last and before.dep == "prep" and not _noun(tokens, name.last + 1):
        seen.place += name.text[:1].isupper() and not name.known and lexicon.head_kind(name.text) is None
    elif name.first > 1 and (tokens[name.first - 2].lower, word) in _BEARINGS and not _noun(tokens, name.last + 1):
        seen.place += not name.known and lexicon.head_kind(name.text) is None
    elif word == "of" and name.first > 1 and tokens[name.first - 2].lower in _PLACES:
        seen.place += 3
        seen.firm_place += 1
    follows = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    seen.firm_place += follows in _LAND and "the" in (word, tokens[name.first - 2].lower if name.first > 1 else "")
    at = name.first - 1
    the = word == "the"
    at -= the
    if the and name.label == "person" and not _noun(tokens, name.last + 1):
        seen.group += 1
    if at > 0 and tokens[at].lower in ("of", "from") and tokens[at - 1].lower in lexicon.nouns("people"):
        seen.group += 1 + the
        seen.armed += tokens[at - 1].lower in _ARMED


def _is_title(token: Token, word: str) -> bool:
    """A rank or title has a capital before a name; a post need not have one."""
    if word not in lexicon.titles() or token.dep not in ("compound", "nmod", "amod", "appos", "flat"):
        return False
    return token.text[:1].isupper() or word not in lexicon.true_rank_ends()


_CALLED = frozenset("organization organisation movement front unit commando cell".split())
"""Nouns for a body that a name in quotation marks follows: "the organization 'Vara Hand'"."""
_TRADES = frozenset("agency newspaper broadcaster website airline charity".split())
"""Nouns for a body directly before its name: "the news agency Vara"."""
_BEARINGS = frozenset(
    {(side, "of") for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")}
    | {("outskirts", "of"), ("outside", "of"), ("way", "to"), ("road", "to"), ("highway", "to"), ("close", "to")}
)
_PLACING = frozenset({"in", "near", "outside", "into"})
_PLACES = frozenset(
    {"city", "town", "village", "district", "province", "region", "island", "area", "suburb", "governorate"}
    | {"municipality", "county", "neighborhood", "neighbourhood", "hamlet", "port"}
)
_ARMED = frozenset(
    {"fighter", "fighters", "militant", "militants", "gunmen", "insurgents", "militiamen", "rebels", "guerrillas"}
    | {"combatants", "jihadists", "terrorists", "operatives"}
)


_COMMANDED = frozenset({"forces", "troops", "army", "units", "unit", "guards", "command", "alliance"})
"""Bodies that are called after a leader as often as after a group."""


def _noun(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN")


def _beside(after: list[Token], seen: Evidence) -> None:
    """ "X militia", "X fighters", "X's factions"."""
    owned = after[0].tag == "POS"
    words = after[1:4] if owned else after[:3]
    if not words or words[0].pos not in ("NOUN", "ADJ", "PROPN"):
        return
    for size in (2, 1):
        phrase = " ".join(t.lower for t in words[:size])
        armed = phrase in lexicon.nouns("group") or phrase in _ARMED
        if owned:
            seen.group += armed and phrase.endswith("s")
        elif (
            armed
            or phrase in lexicon.nouns("neutral").keys() - _COMMANDED
            or (phrase in lexicon.nouns("people") and phrase[-1] == "s")
        ):
            seen.group += 2
            seen.beside += 1
            seen.firm_group += phrase not in lexicon.nouns("people")
            seen.armed += armed
            return


def _apposed(after: list[Token], seen: Evidence) -> None:
    """ "X, 45," and "X, a teacher" against "X, a militia" and "X, one of the front's factions"."""
    if after and after[0].text.isdigit() and len(after[0].text) <= 2 and (len(after) < 2 or after[1].text in ",)."):
        seen.firm_person += 1
        return
    if "".join(t.lower for t in after[2:6]).startswith("-year-old") and after[1].text.isdigit():
        seen.firm_person += 1
        return
    if after and after[0].lower == "who":
        seen.person += 1
    if len(after) > 1 and after[0].lower in lexicon.posts() and after[1].lower in ("of", "at", "for"):
        seen.firm_person += 1
        return
    if not after or (after[0].tag != "DT" and after[0].lower != "one"):
        return
    for i, token in enumerate(after[:_APPOSITION]):
        if token.text in ",.;()" or token.lower in ("which", "that", "who", "for", "in", "linked"):
            return
        ends = i + 1 >= len(after) or after[i + 1].pos not in ("NOUN", "PROPN") or after[i + 1].tag == "POS"
        if (
            token.text[:1].islower()
            and token.pos == "NOUN"
            and ends
            and not (i + 1 < len(after) and after[i + 1].tag == "POS")
        ):
            _apposed_noun(token, f"{after[i - 1].lower} {token.lower}" if i else token.lower, seen)
            return


def _apposed_noun(token: Token, pair: str, seen: Evidence) -> None:
    word = token.lower
    if word in _PLACES:
        seen.firm_place += 1
    elif word in lexicon.nouns("group") or pair in lexicon.nouns("group"):
        seen.group += 2
        seen.firm_group += 1
        seen.armed += 1
    elif word in lexicon.nouns("neutral"):
        seen.group += 2
        seen.firm_group += 1
    elif word in lexicon.posts() or word in lexicon.occupations() or word in lexicon.nouns("people"):
        seen.firm_person += 1
