"""What the finders of this stage hand to each other: mentions, with their characters.

Offsets are into the article's text. ``sentence`` is ``Sentence.index``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from corroborate.model import Certainty, Modifier, Noun, SpeakerKind, Stance, When, Where


class Anchor(Noun, frozen=True):
    """The day a relative date counts from. ``own`` is False where the day was borrowed from the
    case's other articles: then weekdays, months and "last week" resolve, "today", "yesterday" and
    "two hours ago" do not."""

    day: date
    own: bool = True


class TimeMention(Noun, frozen=True):
    """A time expression, not yet resolved: "Thursday", "two days after", "since October 7".

    ``role``: ``at`` (dates what its clause tells), ``since``/``until``/``before``/``after`` (bounds),
    ``duration``, ``set`` (every week), ``age``. ``weekday`` 0 Monday where the words name one.
    ``clock`` is ``"14:30"`` or dawn, morning, daytime, afternoon, evening, night where they say so.
    ``rule`` and ``numbers`` are what :func:`when.resolve` works from; only ``when`` reads them.
    """

    sentence: int
    start: int
    end: int
    text: str
    role: Literal["at", "since", "until", "before", "after", "duration", "set", "age"]
    rule: str
    numbers: tuple[int, ...] = ()
    weekday: int | None = None
    clock: str | None = None


class Unanchored(Noun, frozen=True):
    """Why a time expression has no date: one line for the record's problems."""

    reason: str


class PlaceMention(Noun, frozen=True):
    """A place name in the text. ``where`` is None where the gazetteer doesn't know it.

    ``kind``: ``place`` (a settlement, area, country), ``site`` (street, building, base, camp …
    named or not: "Palestine Street", "a base"), ``demonym`` ("Iraqi"), ``capital-for-government``
    ("Washington said"). ``inside`` is the mention (index in the list) that contains it in the
    words themselves ("Palestine Street" inside "Baghdad"), or None. ``lent`` marks a spot that only
    the article as a whole puts into its town.
    """

    sentence: int
    start: int
    end: int
    text: str
    kind: Literal["place", "site", "demonym", "capital-for-government"]
    where: Where | None
    inside: int | None = None
    lent: bool = False


ActorKind = Literal["person", "state-forces", "armed-group", "coalition", "government", "organisation", "outlet"]


class Entity(Noun, frozen=True):
    """Everybody and everything with a name in one article, its mentions joined.

    ``name`` is the fullest the article gives, ``aliases`` its other names; ``key`` is the folded
    name (see ``corroborate.names``); ``country`` ISO 3166-1 alpha-2; ``roles`` are ranks and
    posts ("deputy commander of operations for Baghdad"); ``groups`` the names of groups the
    article puts a person in; ``mentions`` are (sentence, start, end).
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    groups: tuple[str, ...]
    mentions: tuple[tuple[int, int, int], ...]


Harm = Literal["killed", "injured", "missing", "captured", "displaced"]


class TollMention(Noun, frozen=True):
    """A count of people harmed, as said.

    ``start``/``end`` are the words of the count ("two members", "him and another person");
    ``trigger`` the words of harm ("killed"). ``value`` is None for "several", "dozens".
    ``status`` is what the sentence makes of the people; ``whole`` is the index (in the list) of
    the toll this one is a part of ("126 people, 68 of them children"), else None.
    ``attackers_included`` is None where the words don't say. ``exclusive`` marks a count that adds
    to a named person in the same words ("one other", "six others"): ``value`` already includes
    the named ones where the words join them ("a commander and another" is 2).
    ``denied``: the words say nobody was (``value`` 0). ``hedged``: "reportedly", "feared dead".
    ``cumulative``: an update of an earlier figure ("rose to 14").
    ``single``: the count is an article's, a pronoun's or a bare singular's ("a soldier was killed"),
    not a number; ``named``: it is one person's name. ``part``: the words make it a share of a count
    they don't give ("two medics were among the dead"), so it is no total.
    """

    sentence: int
    start: int
    end: int
    harm: Harm
    value: int | None
    modifier: Modifier | None
    trigger: tuple[int, int]
    people: str
    status: Literal["civilian", "combatant", "attacker"] | None = None
    whole: int | None = None
    attackers_included: bool | None = None
    exclusive: bool = False
    hedged: bool = False
    denied: bool = False
    cumulative: bool = False
    named: bool = False
    single: bool = False
    part: bool = False


class Voice(Noun, frozen=True):
    """Somebody who says something: a link of a chain of speakers."""

    name: str
    kind: SpeakerKind
    anonymous: bool
    start: int | None
    end: int | None


class Attribution(Noun, frozen=True):
    """Who stands behind a stretch of text.

    ``contents`` are the characters attributed; ``chain`` the speakers, first-hand first, without
    the article itself ("…, an official told AFP": official, then AFP). ``cue`` is the reporting
    verb or "according to". ``direct`` is True inside quotation marks. ``carried`` is True where the
    words have no cue of their own and go on with the same speaker's account. ``weak`` marks verbs of
    mind, wish and deed ("hopes", "plans") and cues that nobody stands behind: no statement of fact.
    ``source`` are the words that stand for the speaker beside the cue ("he"). ``refuses`` is the
    count ("killed", "injured") that a speaker who declines won't give a figure for, where the words
    say which; else "".
    """

    sentence: int
    contents: tuple[tuple[int, int], ...]
    chain: tuple[Voice, ...]
    cue: tuple[int, int]
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    direct: bool = False
    carried: bool = False
    weak: bool = False
    source: tuple[int, int] | None = None
    refuses: str = ""


__all__ = [
    "ActorKind",
    "Anchor",
    "Attribution",
    "Entity",
    "Harm",
    "PlaceMention",
    "TimeMention",
    "TollMention",
    "Unanchored",
    "Voice",
    "When",
    "Where",
]
