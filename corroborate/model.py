"""Every noun of the program, frozen; no logic beyond a noun's own invariants.

The nouns that leave the program (Record and what it holds) have the field names and the
field order of ``corroborate/record/1``; the order here is the order in the files.
Offsets are Unicode code points into an article's frozen text, end exclusive, everywhere.
Dates inside the program are ``datetime.date``; in records they are ISO 8601 strings.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

BlockKind = Literal[
    "title", "subtitle", "byline", "dateline", "caption", "paragraph", "heading", "credit", "boilerplate", "update"
]
Basis = Literal["given", "metadata", "dateline", "byline", "inferred"]
Precision = Literal["day", "days", "week", "month", "season", "year"]
Modifier = Literal["exact", "at-least", "more-than", "at-most", "less-than", "about", "several"]
Stance = Literal["asserts", "denies", "doubts", "declines"]
Certainty = Literal["stated", "hedged"]
Scope = Literal["incident", "background", "tally"]
SpeakerKind = Literal[
    "person",
    "organisation",
    "government",
    "military",
    "armed-group",
    "news-outlet",
    "document",
    "unnamed",
    "article",
]
OriginKind = Literal["agency", "newsroom", "statement", "unknown"]
ReuseKind = Literal["copied", "shared-quotation", "boilerplate"]
Direction = Literal["from-to", "common-origin", "unknown"]
Status = Literal["agreed", "single-origin", "disputed", "unknown", "decided"]
ConflictKind = Literal["contradiction", "range", "different-scope", "self-contradiction"]
Fate = Literal["killed", "injured", "captured", "missing", "unharmed", "unknown"]
Standing = Literal["civilian", "combatant", "disputed", "unknown"]
Rule = Literal["ucdp", "acled", "airwars"]
Media = Literal["text", "html"]

COUNT_FIELDS = (
    "killed",
    "injured",
    "civilians_killed",
    "civilians_injured",
    "attackers_killed",
    "missing",
    "captured",
)
FIELDS = (
    "event_type",
    "date",
    "time_of_day",
    "place",
    "perpetrator",
    "target",
    "weapon",
    "killed",
    "injured",
    "civilians_killed",
    "civilians_injured",
)


class Noun(msgspec.Struct, frozen=True):
    """What every noun is: immutable, compared by value, written in field order."""


class Span(Noun, frozen=True):
    """Characters of one article: ``text[start:end] == exact`` always holds in a record."""

    article: str
    start: int
    end: int
    exact: str


class Problem(Noun, frozen=True):
    """One thing that went wrong or that the reader must know, in one line.

    ``code`` is a stable word a program may test; ``message`` says what was read, what is wrong
    with it and what to do; ``article`` is the article or the source's name where there is one.
    """

    code: str
    message: str
    article: str | None = None


VERSION = "version"
"""The code of a problem that tells one change between two versions of an article."""


# ---------------------------------------------------------------- intake


class Given(Noun, frozen=True):
    """What the caller knows of an article (the keys of the JSON Lines input); None where silent."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: str | None = None
    fetched: str | None = None
    extra: dict[str, Any] = {}


class Report(Noun, frozen=True):
    """The bytes as they came. ``id`` is the SHA-256 (hex) of media, bytes and what was given.

    ``address`` is the path or URL it was read from, relative to what was given; a JSON Lines
    file's n-th line has ``file.jsonl#n``, a WARC's record its own address. ``encoding`` is the
    encoding the bytes are in, as detected or declared (``utf-8``, ``windows-1252`` …).
    """

    id: str
    media: Media
    data: bytes
    encoding: str
    address: str
    given: Given


# ---------------------------------------------------------------- clean


class Block(Noun, frozen=True):
    """A stretch of an article's text with its kind. Blocks do not overlap; order is by start."""

    kind: BlockKind
    start: int
    end: int


class Published(Noun, frozen=True):
    """A publication date: ISO 8601 (``2024-01-04`` or with a time), what says so, and where."""

    value: str
    basis: Basis
    span: Span | None = None


class Article(Noun, frozen=True):
    """An article with its text frozen.

    ``addresses`` are all the places the same bytes were read from, sorted; ``source`` is the
    first. ``newsrooms`` (not in the schema) are the names the text uses for its own newsroom.
    """

    id: str
    source: str
    title: str | None
    publisher: str | None
    original_publisher: str | None
    credits: tuple[str, ...]
    authors: tuple[str, ...]
    published: Published | None
    seen: str | None
    url: str | None
    language: str | None
    translated: bool
    text: str | None
    blocks: tuple[Block, ...]
    addresses: tuple[str, ...] = ()
    encoding: str | None = None
    report: str = ""


# ---------------------------------------------------------------- values


class When(Noun, frozen=True):
    """First and last day (ISO 8601), the EDTF expression, and how precise the words are."""

    start: str
    end: str
    edtf: str
    precision: Precision


class Where(Noun, frozen=True):
    """A place; ``precision`` is UCDP GED's where_prec (1 exact … 7 international waters)."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: int


# ---------------------------------------------------------------- claims


class Speaker(Noun, frozen=True):
    """One link of a chain of speakers, named as the article names it."""

    name: str
    kind: SpeakerKind
    anonymous: bool
    span: Span | None = None


class Claim(Noun, frozen=True):
    """One thing that one article says. ``value`` has the shape of the field's value.

    ``event`` (not in the schema) is the key of the background event a background claim is about.
    """

    id: str
    field: str
    value: Any
    modifier: Modifier | None
    stance: Stance
    certainty: Certainty
    scope: Scope
    speakers: tuple[Speaker, ...]
    origin: str
    span: Span
    sentence: Span
    superseded_by: str | None = None


class VictimName(Noun, frozen=True):
    """One name of a victim: a full name, or an alias the articles tie to it."""

    name: str
    kind: Literal["name", "alias"]
    claims: tuple[str, ...]


class Victim(Noun, frozen=True):
    """A person the articles name, or point at by rank and role."""

    names: tuple[VictimName, ...]
    fate: Fate
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    status: Standing
    claims: tuple[str, ...]


class Tally(Noun, frozen=True):
    """A count over time or of other things; ``since`` is EDTF."""

    count: int
    modifier: Modifier
    of: str
    since: str | None
    by: str | None
    claim: str


class Background(Noun, frozen=True):
    """Another event that is mentioned; its figures never reach the incident's fields."""

    id: str
    label: str
    date: When | None
    place: str | None
    killed: int | None
    claims: tuple[str, ...]


class Account(Noun, frozen=True):
    """One article's telling of one incident.

    ``claims`` have scope incident, background or tally and are this article's own; the victims,
    tallies and background events point at them. ``weekdays`` are the days of the week (0 Monday)
    that the incident's date words name where no anchor was there to resolve them. ``names`` are
    the folded keys of people and groups tied to the incident, and ``proper`` all the folded proper
    nouns of the title and the lead, for comparing accounts.
    """

    article: str
    index: int
    claims: tuple[Claim, ...]
    victims: tuple[Victim, ...]
    tallies: tuple[Tally, ...]
    background: tuple[Background, ...]
    problems: tuple[Problem, ...]
    weekdays: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()


class Incident(Noun, frozen=True):
    """The accounts that tell of the same thing; ``id`` is stable under order and repetition."""

    id: str
    accounts: tuple[Account, ...]


# ---------------------------------------------------------------- provenance


class Reuse(Noun, frozen=True, rename={"from_": "from"}):
    """A passage that stands in two articles: the same words on both sides, and which way it went.

    ``evidence`` says, in words, what decided the direction (empty where nothing did).
    """

    kind: ReuseKind
    from_: Span
    to: Span
    tokens: int
    direction: Direction
    evidence: tuple[str, ...] = ()


class Origin(Noun, frozen=True):
    """Tellings that cannot be shown to be independent of one another.

    ``why`` says, a line a merge, which tellings were joined and on what evidence.
    """

    id: str
    kind: OriginKind
    name: str | None
    articles: tuple[str, ...]
    why: tuple[str, ...] = ()


# ---------------------------------------------------------------- record


class Field(Noun, frozen=True):
    """A field of the record, worked out from claims by the record's rule."""

    value: Any
    status: Status
    claims: tuple[str, ...]
    against: tuple[str, ...]
    origins: int


class CountField(Noun, frozen=True):
    """A count: ``low``, ``best``, ``high`` in people; ``open`` when a claim leaves the top open."""

    value: int | None
    status: Status
    claims: tuple[str, ...]
    against: tuple[str, ...]
    origins: int
    low: int | None
    best: int | None
    high: int | None
    open: bool


class Side(Noun, frozen=True):
    """One side of a conflict."""

    value: Any
    claims: tuple[str, ...]
    origins: tuple[str, ...]


class Conflict(Noun, frozen=True):
    """Claims on one field that cannot all be true, side by side."""

    field: str
    kind: ConflictKind
    sides: tuple[Side, ...]


class Record(Noun, frozen=True):
    """Everything known about one incident, with the evidence for each value."""

    schema: str
    id: str
    summary: str
    rule: Rule
    fields: dict[str, Field | CountField]
    victims: tuple[Victim, ...]
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]
    conflicts: tuple[Conflict, ...]
    tallies: tuple[Tally, ...]
    background: tuple[Background, ...]
    problems: tuple[Problem, ...]


SCHEMA = "corroborate/record/1"
